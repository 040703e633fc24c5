#include "code/attribution.h"

#include "code/statements.h"

#include <limits.h>
#include <string.h>
#include <strings.h>

bool attribution_begin(Speakers *speakers, const EntenteDocument *document)
{
    *speakers = (Speakers){.count = document->statement_count};
    speakers->each = arena_array(document->arena, speakers->count + 1, sizeof *speakers->each);
    return speakers->each != NULL;
}

/* Keep the roles with a country that the sentence names. */
static bool read_bodies(Speakers *speakers, Scene *scene, const EntenteDocument *document)
{
    for (uint32_t t = 1; t <= scene->view.count; t++) {
        if (!names_role(&scene->names, t) || scene->names.matches[scene->names.at[t] - 1].last != t)
            continue;
        const EntenteEntity *entity = names_entity(&scene->names, t);
        if (!*entity->code || scene->names.links[t])
            continue;
        EntenteEntity *grown = arena_grow(document->arena, speakers->bodies, &speakers->body_room,
                                          speakers->body_count + 1, sizeof *grown);
        EntenteSlice *nouns = arena_grow(document->arena, speakers->nouns, &speakers->noun_room,
                                         speakers->body_count + 1, sizeof *nouns);
        if (!grown || !nouns)
            return false;
        speakers->bodies = grown;
        speakers->nouns = nouns;
        nouns[speakers->body_count] = view_token(&scene->view, t)->text;
        grown[speakers->body_count] = *entity;
        char *sectors = arena_copy(document->arena, entity->sectors, strlen(entity->sectors));
        if (!sectors)
            return false;
        grown[speakers->body_count++].sectors = sectors;
    }
    return true;
}

/* "a list provided by the hospital", "figures compiled by the union": who made what tells it; 0: not said. */
static uint32_t maker_of(const Scene *scene, uint32_t record)
{
    const View *view = &scene->view;
    for (uint32_t child = view->first_child[record]; child; child = view->next_sibling[child]) {
        if (view->relation[child] != REL_ACL && view->relation[child] != REL_RELATIVE)
            continue;
        for (uint32_t by = view->first_child[child]; by; by = view->next_sibling[by])
            if ((view->relation[by] == REL_AGENT || view->relation[by] == REL_OBLIQUE) &&
                view_text_is(view, view_case(view, by), "by"))
                return by;
    }
    return 0;
}

bool attribution_read(Speakers *speakers, Scene *scene, const EntenteDocument *document, size_t sentence)
{
    if (!read_bodies(speakers, scene, document))
        return false;
    for (size_t i = 0; i < speakers->count; i++) {
        const EntenteStatement *statement = &document->statements[i];
        if (!statement->source_head || statement->source.sentence != sentence ||
            statement->source_head > scene->view.count)
            continue;
        EntenteEntity *speaker = &speakers->each[i];
        *speaker = *names_entity(&scene->names, statement->source_head);
        uint32_t maker = *speaker->code || *speaker->sectors ? 0 : maker_of(scene, statement->source_head);
        if (maker && entity_is_known(names_entity(&scene->names, maker)))
            *speaker = *names_entity(&scene->names, maker);
        /* may live in the coder's scratch memory */
        speaker->sectors = arena_copy(document->arena, speaker->sectors, strlen(speaker->sectors));
        if (!speaker->sectors)
            return false;
    }
    return true;
}

/* The words of a part of a statement. */
static EntenteSlice words_of(const EntenteDocument *document, const EntentePart *part)
{
    const EntenteSentence *sentence = &document->sentences[part->sentence];
    if (!part->first || part->last > sentence->token_count)
        return (EntenteSlice){"", 0};
    const EntenteToken *from = &sentence->tokens[part->first - 1], *to = &sentence->tokens[part->last - 1];
    return (EntenteSlice){from->text.data, (size_t)(to->text.data + to->text.size - from->text.data)};
}

static uint32_t token_at(const EntenteSentence *sentence, uint32_t start)
{
    for (size_t t = 0; t < sentence->token_count; t++)
        if (sentence->tokens[t].start - sentence->start == start)
            return (uint32_t)t + 1;
    return 0;
}

static bool holds(const EntentePart *part, size_t sentence, uint32_t token)
{
    return part->first && part->sentence == sentence && part->first <= token && token <= part->last;
}

/* Whether a semicolon parts the event from the word of saying: "he was hurt, doctors said; the police
 * denied". */
static bool is_parted(const EntenteDocument *document, size_t sentence, const EntenteStatement *statement,
                      uint32_t token)
{
    if (!statement->cue.first || statement->cue.sentence != sentence)
        return false;
    const EntenteSentence *words = &document->sentences[sentence];
    uint32_t from = token < statement->cue.first ? token : statement->cue.last;
    uint32_t to = token < statement->cue.first ? statement->cue.first : token;
    for (uint32_t t = from; t < to && t < words->token_count; t++)
        if (words->tokens[t].text.size == 1 && words->tokens[t].text.data[0] == ';')
            return true;
    return false;
}

static bool is_one_of(const EntenteToken *token, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (token->text.size == strlen(words[i]) &&
            strncasecmp(token->text.data, words[i], token->text.size) == 0)
            return true;
    return false;
}

/* "Kyiv said it was ready, a day after missiles killed 12": what had happened shortly before is told by the
 * report. */
static bool is_background(const EntenteDocument *document, size_t sentence, const EntenteStatement *statement,
                          uint32_t token)
{
    static const char *const spans[] = {"minutes", "hour",  "hours",  "day",     "days",  "night", "week",
                                        "weeks",   "month", "months", "evening", "years", "year"};
    static const char *const after[] = {"after"};
    enum { WORDS = 5 }; /* "just over two weeks" */
    if (!statement->cue.first || statement->cue.sentence != sentence || token <= statement->cue.last)
        return false;
    const EntenteSentence *words = &document->sentences[sentence];
    /* "said that it would talk, even as the air force bombed the town" */
    static const char *const meanwhile[] = {"as", "while", "although", "though"};
    bool quoted = false;
    for (uint32_t t = statement->cue.last + 2; t < token && t <= words->token_count; t++) {
        quoted = quoted || words->tokens[t - 1].text.data[0] == '"' ||
                 words->tokens[t - 1].text.data[0] == '\'' ||
                 (unsigned char)words->tokens[t - 1].text.data[0] == 0xE2;
        bool even = t > 2 && is_one_of(&words->tokens[t - 2], (const char *const[]){"even"}, 1);
        uint32_t comma = even ? t - 2 : t - 1;
        if (!quoted && is_one_of(&words->tokens[t - 1], meanwhile, sizeof meanwhile / sizeof *meanwhile) &&
            words->tokens[t - 1].upos == ENTENTE_SCONJ && comma > statement->cue.last + 3 &&
            words->tokens[comma - 1].text.size == 1 && words->tokens[comma - 1].text.data[0] == ',')
            return true;
    }
    for (uint32_t t = statement->cue.last + 2; t + 1 < token && t + 1 <= words->token_count; t++) {
        if (!is_one_of(&words->tokens[t - 1], spans, sizeof spans / sizeof *spans) ||
            !is_one_of(&words->tokens[t], after, 1))
            continue;
        for (uint32_t from = t - 1; from > statement->cue.last && from + WORDS > t; from--)
            if (words->tokens[from - 1].text.size == 1 && words->tokens[from - 1].text.data[0] == ',')
                return true;
    }
    return false;
}

/* "vowed to go on after police fired on the crowd", "agreed to leave as rebels advanced": what somebody says
 * that he will do is his word; what had happened by then is told by the report. */
static bool is_occasion(const EntenteDocument *document, size_t sentence, const EntenteStatement *statement,
                        uint32_t token)
{
    static const char *const marks[] = {"after", "as", "when", "while"};
    const EntenteSentence *words = &document->sentences[sentence];
    if (statement->cue.sentence != sentence || !statement->cue_head || token > words->token_count)
        return false;
    bool occasion = false;
    for (uint32_t t = token, steps = 0; t && t <= words->token_count && steps < words->token_count; steps++) {
        const EntenteToken *word = &words->tokens[t - 1];
        if (occasion)
            return strcmp(word->deprel, "xcomp") == 0 && strcmp(word->xpos, "VB") == 0 &&
                   word->head == statement->cue_head;
        if (strcmp(word->deprel, "advcl") == 0 && strcmp(word->xpos, "VBD") == 0)
            for (uint32_t m = 1; m < t && !occasion; m++)
                occasion = words->tokens[m - 1].head == t &&
                           strcmp(words->tokens[m - 1].deprel, "mark") == 0 &&
                           is_one_of(&words->tokens[m - 1], marks, sizeof marks / sizeof *marks);
        t = word->head;
    }
    return false;
}

/* "It was noted that": nobody. */
static bool is_nobody(const EntenteEntity *speaker)
{
    return speaker->text.size == 2 && (speaker->text.data[0] | 0x20) == 'i' && speaker->text.data[1] == 't' &&
           !*speaker->code && !*speaker->sectors;
}

/* Whether a statement tells who says so: aloud, by somebody named, and not by the very words of the event. */
static bool tells(const EntenteDocument *document, const Speakers *speakers, size_t sentence,
                  const EntenteStatement *statement, uint32_t token)
{
    const EntenteEntity *speaker = &speakers->each[statement - document->statements];
    return statement->speech && speaker->text.size && !holds(&statement->cue, sentence, token) &&
           !is_parted(document, sentence, statement, token) &&
           !is_background(document, sentence, statement, token) &&
           !is_occasion(document, sentence, statement, token) && !is_nobody(speaker);
}

/* Whether the event is a word of the speaker's own: "the president said that he would not resign" is his
 * refusal, which nobody else reports. */
static bool is_own(const EntenteEvent *event, const EntenteEntity *speaker)
{
    bool words = event->type == ENTENTE_AGREE || event->type == ENTENTE_REJECT ||
                 event->type == ENTENTE_REQUEST || event->type == ENTENTE_THREATEN ||
                 event->type == ENTENTE_ACCUSE || event->type == ENTENTE_SUPPORT ||
                 event->type == ENTENTE_CONCEDE;
    /* "an official told the agency" reports what others announce */
    bool somebody =
        speaker->text.size > 2 && speaker->text.data[0] == 'a' &&
        (speaker->text.data[1] == ' ' || (speaker->text.data[1] == 'n' && speaker->text.data[2] == ' '));
    if (!words || somebody || !event->actor_count || !*speaker->code || event->status != ENTENTE_OCCURRED)
        return false;
    for (size_t i = 0; i < event->actor_count; i++) {
        const EntenteEntity *actor = &event->actors[i];
        /* an aide tells what his president will do */
        bool other = *actor->office && *actor->name && strcmp(actor->name, speaker->name) != 0;
        if (memcmp(actor->code, speaker->code, sizeof actor->code) != 0 || other)
            return false;
    }
    return true;
}

/* "said that it had postponed the talks": of what was done before, somebody's telling is a telling. */
static bool is_of_before(const EntenteSentence *sentence, uint32_t token)
{
    enum { NEAR = 4 };
    for (uint32_t t = token; t-- > 1 && t + NEAR > token;)
        if (sentence->tokens[t - 1].upos == ENTENTE_AUX && sentence->tokens[t - 1].text.size == 3 &&
            memcmp(sentence->tokens[t - 1].text.data, "had", 3) == 0)
            return true;
    return false;
}

/* The only country of those whom the event names; NULL: none, or several. */
static const char *only_country(const EntenteEvent *event)
{
    const char *code = NULL;
    const EntenteEntity *const sides[] = {event->actors, event->recipients};
    const size_t counts[] = {event->actor_count, event->recipient_count};
    for (size_t side = 0; side < 2; side++)
        for (size_t i = 0; i < counts[side]; i++) {
            if (!*sides[side][i].code)
                continue;
            if (code && memcmp(code, sides[side][i].code, 4) != 0)
                return NULL;
            code = sides[side][i].code;
        }
    return code;
}

/* The country of those who act, where a government, or whoever is called theirs, tells what they did and that
 * was no violence; NULL: not known. */
static const char *acting_country(const EntenteEvent *event, const EntenteEntity *speaker)
{
    bool violent = event->type == ENTENTE_ASSAULT || event->type == ENTENTE_COERCE ||
                   event->type == ENTENTE_MOBILIZE || event->type == ENTENTE_PROTEST;
    if (violent || !event->actor_count || strncmp(speaker->sectors, "GOV", 3) != 0 ||
        strncmp(event->actors[0].sectors, "GOV", 3) != 0 || !*event->actors[0].code)
        return NULL;
    static const char *const theirs[] = {"his ", "her ", "its "};
    bool owned = false;
    for (size_t i = 0; i < sizeof theirs / sizeof *theirs; i++)
        owned = owned || (speaker->text.size > 4 && strncasecmp(speaker->text.data, theirs[i], 4) == 0);
    for (size_t i = 1; i < event->actor_count && !owned; i++)
        if (memcmp(event->actors[i].code, event->actors[0].code, 4) != 0)
            return NULL;
    return event->actors[0].code;
}

/* "Residents", "a local official", "his aides": those of the place, or of the country that it is about. */
static void settle(const EntenteEvent *event, EntenteEntity *speaker)
{
    static const char *const sectors[] = {"CVL", "GOV", "LAB", "MED", "COP", "EDU", "MIL", "LEG"};
    bool local = false;
    for (size_t i = 0; i < sizeof sectors / sizeof *sectors; i++)
        local = local || strncmp(speaker->sectors, sectors[i], 3) == 0;
    if (*speaker->code || !local)
        return;
    const char *code = event->place && *event->place->country ? event->place->country : only_country(event);
    /* "Iraq has recalled its envoy from Stockholm, the government said", "met the king, his office said" */
    const char *acting = acting_country(event, speaker);
    if (acting)
        code = acting;
    if (code)
        memcpy(speaker->code, code, sizeof speaker->code);
}

const EntenteEntity *attribution_teller(const Speakers *speakers, const EntenteDocument *document,
                                        const EntenteEvent *event)
{
    const EntenteStatement *chain[STATEMENT_DEPTH];
    const EntenteSentence *sentence = &document->sentences[event->sentence];
    uint32_t token = event->trigger_count ? token_at(sentence, event->triggers[0].start) : 0;
    for (size_t i = token ? statements_over(document, event->sentence, token, chain) : 0; i-- > 0;)
        if (tells(document, speakers, event->sentence, chain[i], token))
            return &speakers->each[chain[i] - document->statements];
    return NULL;
}

static bool give(const Speakers *speakers, const EntenteDocument *document, EntenteEvent *event)
{
    if (!event->trigger_count)
        return true;
    const EntenteStatement *chain[STATEMENT_DEPTH];
    uint32_t token = token_at(&document->sentences[event->sentence], event->triggers[0].start);
    size_t count = token ? statements_over(document, event->sentence, token, chain) : 0, told = 0;
    for (size_t i = 0; i < count; i++)
        told += tells(document, speakers, event->sentence, chain[i], token);
    if (!told)
        return true;
    event->sources = arena_array(document->arena, told, sizeof *event->sources);
    if (!event->sources)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!tells(document, speakers, event->sentence, chain[i], token))
            continue;
        EntenteSource *source = &event->sources[event->source_count++];
        *source = (EntenteSource){.speaker = speakers->each[chain[i] - document->statements],
                                  .cue = words_of(document, &chain[i]->cue),
                                  .medium = chain[i]->medium};
        settle(event, &source->speaker);
    }
    if (event->source_count == 1 && !is_of_before(&document->sentences[event->sentence], token) &&
        is_own(event, &event->sources[0].speaker))
        event->source_count = 0;
    return true;
}

/* The sentence and token at which a figure's words begin; false where no sentence has them. */
static bool find_words(const EntenteDocument *document, const char *words, size_t *sentence, uint32_t *token)
{
    for (size_t s = 0; s < document->sentence_count; s++) {
        const EntenteSentence *each = &document->sentences[s];
        if (!each->token_count || words < each->tokens[0].text.data ||
            words > each->tokens[each->token_count - 1].text.data)
            continue;
        for (size_t t = 0; t < each->token_count; t++)
            if (each->tokens[t].text.data == words) {
                *sentence = s;
                *token = (uint32_t)t + 1;
                return true;
            }
    }
    return false;
}

/* ---- speakers that their words alone do not name ---- */

/* The last word of a mention without its possessor: "ministry" of "Velmark's Defence Ministry". */
static EntenteSlice last_word(EntenteSlice text)
{
    size_t from = text.size;
    while (from && text.data[from - 1] != ' ')
        from--;
    return (EntenteSlice){text.data + from, text.size - from};
}

/* Of a speaker whose sentence was not parsed nothing is known. */
static bool is_named(const EntenteEntity *entity)
{
    return entity->name && (*entity->code || *entity->name);
}

static bool same_noun(const EntenteEntity *one, const EntenteEntity *other)
{
    EntenteSlice a = last_word(one->text), b = last_word(other->text);
    return a.size == b.size && strncasecmp(a.data, b.data, a.size) == 0;
}

/* Whether the words name what the speaker is called by: "the Defence Ministry in Lomé" for "the ministry". */
static bool names_noun(EntenteSlice text, const EntenteEntity *speaker)
{
    EntenteSlice word = last_word(speaker->text);
    for (size_t at = 0; word.size && at + word.size <= text.size; at++)
        if ((!at || text.data[at - 1] == ' ') && strncasecmp(text.data + at, word.data, word.size) == 0)
            return true;
    return false;
}

/* "the Observatory" for "the Syrian Observatory for Human Rights": one word of a longer name. */
static bool is_short_of(const EntenteEntity *named, const EntenteEntity *speaker)
{
    EntenteSlice word = last_word(speaker->text);
    return word.size > 3 && word.size + 4 == speaker->text.size && word.data[0] >= 'A' &&
           word.data[0] <= 'Z' && !*speaker->code && named->text.size > speaker->text.size &&
           names_noun(named->text, speaker);
}

/* Whether an actor that the report names is what is called by the same noun and nothing else: "Velmark's
 * Defence Ministry" for "the ministry". `far` keeps how far before it stands, the nearest wins; one that
 * follows counts as the farthest. */
static bool is_nearer(const EntenteEntity *named, const EntenteEntity *speaker, long *far)
{
    long distance = speaker->text.data - named->text.data;
    if (!is_named(named) || (!same_noun(named, speaker) && !is_short_of(named, speaker)))
        return false;
    distance = distance > 0 ? distance : LONG_MAX - 1;
    if (distance >= *far)
        return false;
    *far = distance;
    return true;
}

static bool begins_definite(EntenteSlice text)
{
    return text.size > 4 && strncasecmp(text.data, "the ", 4) == 0;
}

static bool is_person_pronoun(EntenteSlice text)
{
    return (text.size == 2 && strncasecmp(text.data, "he", 2) == 0) ||
           (text.size == 3 && strncasecmp(text.data, "she", 3) == 0);
}

/* "He said", of whom nothing else tells who it is: the person who spoke last. */
static void resolve_pronoun(const Speakers *speakers, EntenteEntity *speaker)
{
    const EntenteEntity *found = NULL;
    for (size_t i = 0; i < speakers->count; i++) {
        const EntenteEntity *other = &speakers->each[i];
        bool person = other->name && *other->name && *other->office;
        if (person && other->text.data < speaker->text.data &&
            (!found || other->text.data > found->text.data))
            found = other;
    }
    if (!found)
        return;
    EntenteSlice text = speaker->text;
    EntenteSpan span = speaker->span;
    *speaker = *found;
    speaker->text = text;
    speaker->span = span;
}

static bool is_they(EntenteSlice text)
{
    return text.size == 4 && strncasecmp(text.data, "they", 4) == 0;
}

/* "Ten were arrested, they said", of whom nothing else tells who they are: whoever spoke last, if several. */
static void resolve_they(const Speakers *speakers, EntenteEntity *speaker)
{
    const EntenteEntity *found = NULL;
    for (size_t i = 0; i < speakers->count; i++) {
        const EntenteEntity *other = &speakers->each[i];
        if (other->text.size && other->text.data < speaker->text.data && !is_they(other->text) &&
            (!found || other->text.data > found->text.data))
            found = other;
    }
    if (!found || found->text.data[found->text.size - 1] != 's' || (*found->name && *found->office))
        return;
    speaker->sectors = found->sectors;
    speaker->name = found->name;
    memcpy(speaker->code, found->code, sizeof speaker->code);
}

/* "the ministry", "the army": the ministry that spoke before, the army that acts in the report. */
static bool resolve_speaker(const Speakers *speakers, EntenteDocument *document, EntenteEntity *speaker)
{
    const EntenteEntity *found = NULL;
    long far = LONG_MAX;
    if (is_person_pronoun(speaker->text) && !is_named(speaker))
        resolve_pronoun(speakers, speaker);
    if (is_they(speaker->text) && !is_named(speaker) && !*speaker->sectors)
        resolve_they(speakers, speaker);
    if (!speaker->text.size || !begins_definite(speaker->text) || *speaker->name)
        return true;
    /* what the report says outright goes before what was inferred */
    for (size_t i = 0; i < speakers->body_count; i++) {
        const EntenteEntity *body = &speakers->bodies[i];
        EntenteSlice noun = speakers->nouns[i], word = last_word(speaker->text);
        bool bare = body->text.size <= noun.size + 4; /* "the ministry" itself */
        long distance = speaker->text.data - body->text.data;
        if (!bare && distance > 0 && distance < far && noun.size == word.size &&
            strncasecmp(noun.data, word.data, word.size) == 0) {
            far = distance;
            found = body;
        }
    }
    if (!found && is_named(speaker))
        return true;
    for (size_t i = 0; i < speakers->count; i++)
        if (is_nearer(&speakers->each[i], speaker, &far))
            found = &speakers->each[i];
    for (size_t i = 0; i < document->event_count; i++)
        for (size_t k = 0; k < document->events[i].actor_count; k++)
            if (is_nearer(&document->events[i].actors[k], speaker, &far))
                found = &document->events[i].actors[k];
    if (!found)
        return true;
    EntenteSlice name = *found->name ? entente_slice(found->name) : found->text;
    bool itself = begins_definite(name);
    speaker->name = itself ? "" : arena_copy(document->arena, name.data, name.size);
    speaker->sectors = found->sectors;
    memcpy(speaker->code, found->code, sizeof speaker->code);
    return speaker->name != NULL;
}

/* A figure that another sentence or clause told may have a claimant of its own. */
static void give_figure(const Speakers *speakers, const EntenteDocument *document, const EntenteEvent *event,
                        EntenteFigure *figure)
{
    const EntenteStatement *chain[STATEMENT_DEPTH];
    size_t sentence;
    uint32_t token;
    /* "Kenya's claim of 12 dead" names its own */
    if (figure->by.text.size || !find_words(document, figure->text.data, &sentence, &token))
        return;
    size_t count = statements_over(document, sentence, token, chain);
    for (size_t i = 0; i < count; i++) {
        if (!tells(document, speakers, sentence, chain[i], token))
            continue;
        const EntenteEntity *speaker = &speakers->each[chain[i] - document->statements];
        /* "the ministry", of which no more is known, is the one that spoke before */
        bool known = is_named(speaker) || (*speaker->sectors && event->source_count &&
                                           !names_noun(event->sources[0].speaker.text, speaker));
        if (!event->source_count || (known && event->sources[0].speaker.text.data != speaker->text.data))
            figure->by = *speaker;
        return;
    }
}

bool attribution_give(const Speakers *speakers, EntenteDocument *document)
{
    for (size_t i = 0; i < speakers->count; i++)
        if (!resolve_speaker(speakers, document, &speakers->each[i]))
            return false;
    for (size_t i = 0; i < document->event_count; i++) {
        EntenteEvent *event = &document->events[i];
        if (!give(speakers, document, event))
            return false;
        for (size_t k = 0; k < event->figure_count; k++)
            give_figure(speakers, document, event, &event->figures[k]);
    }
    return true;
}
