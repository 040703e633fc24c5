/* Names of people and offices that the parser broke up. */
#include "base/slice.h"
#include "code/names.h"
#include "code/repair_inside.h"

#include <string.h>

/* "with Secretary of State John Kerry" with Kerry as head of the preposition, "Secretary of State John Kerry
 * and envoys" with the envoys under Kerry: the office is one word, the name stands behind it, and what is
 * joined to the name is joined to the office. */
static void secretaries(EntenteSentence *sentence)
{
    for (uint32_t t = 1; t + 3 <= sentence->token_count; t++) {
        EntenteToken *office = &sentence->tokens[t - 1], *state = &sentence->tokens[t + 1],
                     *name = &sentence->tokens[t + 2];
        if (!repair_word_is(office, "Secretary") || !repair_word_is(&sentence->tokens[t], "of") ||
            !repair_word_is(state, "State") || name->upos != ENTENTE_PROPN || office->head == t + 3)
            continue;
        if (name->head != t && name->head != t + 2)
            continue;
        sentence->tokens[t].head = t + 2;
        state->head = t;
        state->deprel = "nmod";
        name->head = t;
        name->deprel = "nmod";
        EntenteToken *before = t > 1 ? &sentence->tokens[t - 2] : NULL;
        if (before && before->upos == ENTENTE_ADP && before->head > t) {
            before->head = t;
            before->deprel = "case";
        }
        for (uint32_t i = t + 4; i <= sentence->token_count; i++) {
            EntenteToken *child = &sentence->tokens[i - 1];
            if (child->head == t + 3 && repair_is(child, "conj"))
                child->head = t;
        }
    }
}

/* Whether a person of the dictionaries has just these two words as a name. */
static bool is_person_here(const EntenteLexicon *lexicon, const EntenteSentence *sentence, uint32_t first)
{
    NameMatch match;
    if (!names_match(lexicon, sentence, first, &match) || match.first != first || match.last != first + 1)
        return false;
    for (size_t i = 0; i < match.hit_count; i++)
        if (match.hits[i].payload->kind == PAYLOAD_ACTOR && hit_actor(match.hits[i])->kind == ACTOR_PERSON)
            return true;
    return false;
}

/* "met Wang Yi" with somebody who is wanging: a name of the dictionaries holds no verb. The first word takes
 * the place that the second or it has under the verb before, or behind the office before it. */
static void verbs_of_names(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 1; t < sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1], *last = &sentence->tokens[t];
        bool capital = token->text.size && token->text.data[0] >= 'A' && token->text.data[0] <= 'Z';
        if (token->upos != ENTENTE_VERB || last->upos != ENTENTE_PROPN || last->head != t || !token->head ||
            !capital || !is_person_here(lexicon, sentence, t))
            continue;
        const EntenteToken *before = t > 1 ? &sentence->tokens[t - 2] : NULL;
        token->upos = ENTENTE_PROPN;
        token->xpos = "NNP";
        token->lemma = token->text;
        if (before && (before->upos == ENTENTE_PROPN || before->upos == ENTENTE_NOUN)) {
            token->head = t - 1;
            token->deprel = "nmod";
        } else if (token->head < t) {
            token->deprel = before && before->upos == ENTENTE_ADP ? "obl" : "obj";
        } else {
            token->deprel = "nsubj";
        }
        last->deprel = "flat";
    }
}

/* "Minister Wang Yi co-chaired the session" with a Wang that is told of and somebody who co-chaired: a name
 * of the dictionaries is one, and the subject of the verb. */
static void parted_names(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 1; t < sentence->token_count; t++) {
        EntenteToken *first = &sentence->tokens[t - 1], *second = &sentence->tokens[t];
        uint32_t verb = second->head;
        if (first->upos != ENTENTE_PROPN || first->head || !repair_is(second, "nsubj") || verb <= t + 1 ||
            sentence->tokens[verb - 1].head != t || sentence->tokens[verb - 1].upos != ENTENTE_VERB ||
            !is_person_here(lexicon, sentence, t))
            continue;
        for (uint32_t i = 1; i <= sentence->token_count; i++) {
            EntenteToken *child = &sentence->tokens[i - 1];
            if (child->head == t && i > verb)
                child->head = verb;
            else if (child->head == t + 1)
                child->head = t;
        }
        if (t > 1 && sentence->tokens[t - 2].head == t && repair_is(&sentence->tokens[t - 2], "nsubj"))
            sentence->tokens[t - 2].deprel = "nmod:desc";
        sentence->tokens[verb - 1].head = 0;
        sentence->tokens[verb - 1].deprel = "root";
        first->head = verb;
        first->deprel = "nsubj";
        second->head = t;
        second->deprel = "flat";
        second->upos = ENTENTE_PROPN;
        second->xpos = "NNP";
        return;
    }
}

/* The last word of a state's name that begins here; 0: none does. */
static uint32_t state_here(const EntenteLexicon *lexicon, const EntenteSentence *sentence, uint32_t first)
{
    NameMatch match;
    if (sentence->tokens[first - 1].upos != ENTENTE_PROPN || !names_match(lexicon, sentence, first, &match) ||
        match.first != first)
        return 0;
    for (size_t i = 0; i < match.hit_count; i++)
        if (match.hits[i].payload->kind == PAYLOAD_ACTOR && hit_actor(match.hits[i])->kind == ACTOR_STATE &&
            match.hits[i].payload->variety != NAME_ADJECTIVE)
            return match.last;
    return 0;
}

/* "Ministers from Mali, Burkina Faso and Niger met" with Burkina Faso as another word for the ministers:
 * states that go on behind a state's name belong to the same people. */
static void states_listed(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 4; t <= sentence->token_count; t++) {
        EntenteToken *name = &sentence->tokens[t - 1];
        uint32_t title = name->head;
        /* "a meeting of ministers of Mali, Niger and Chad" with Niger as another word for the meeting */
        uint32_t below = title ? repair_child(sentence, title, "nmod", title + 1) : 0;
        if (below && below < t && strcmp(sentence->tokens[below - 1].xpos, "NNS") == 0 &&
            strcmp(sentence->tokens[title - 1].xpos, "NNS") != 0)
            title = below;
        if ((!repair_is(name, "conj") && !repair_is(name, "appos")) || !title || title >= t - 2 ||
            !repair_word_is(&sentence->tokens[t - 2], ",") ||
            strcmp(sentence->tokens[title - 1].xpos, "NNS") != 0)
            continue;
        uint32_t first = repair_child(sentence, title, "nmod", title + 1),
                 preposition = first ? repair_child(sentence, first, "case", title) : 0,
                 last = state_here(lexicon, sentence, t);
        if (!last || !preposition || first >= t ||
            (!repair_word_is(&sentence->tokens[preposition - 1], "of") &&
             !repair_word_is(&sentence->tokens[preposition - 1], "from")) ||
            !state_here(lexicon, sentence, first))
            continue;
        bool several = false;
        for (uint32_t i = last + 1; i <= sentence->token_count; i++) {
            EntenteToken *next = &sentence->tokens[i - 1];
            bool joined =
                repair_is(next, "conj") && next->upos == ENTENTE_PROPN &&
                (next->head == title || next->head == name->head || (next->head >= t && next->head <= last));
            if (joined)
                next->head = first;
            several = several || joined;
        }
        if (!several)
            continue;
        name->head = first;
        name->deprel = "conj";
    }
}

static bool on_state(void *context, LexiconHit hit)
{
    bool *found = context;
    *found = *found || (hit.payload->kind == PAYLOAD_ACTOR && hit_actor(hit)->kind == ACTOR_STATE);
    return !*found;
}

/* "Togo, with Ghana's help, sent troops" with somebody who is togoing: a state at the beginning of a sentence
 * is no verb, and the subject of one that has none. */
static void states_in_front(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    EntenteToken *token = sentence->token_count > 1 ? &sentence->tokens[0] : NULL;
    bool state = false;
    bool subject = token && repair_is(token, "nsubj") && token->upos == ENTENTE_VERB;
    if (!token || (token->upos != ENTENTE_VERB && token->upos != ENTENTE_ADV) || !token->head ||
        (!repair_is(token, "advmod") && !subject))
        return;
    lexicon_find(lexicon, ROOT_NAMES, token->text, on_state, &state);
    if (state && subject) { /* "Congo and the rebels signed" */
        token->upos = ENTENTE_PROPN;
        token->xpos = "NNP";
        token->lemma = token->text;
        return;
    }
    uint32_t verb = token->head;
    if (!state || sentence->tokens[verb - 1].upos != ENTENTE_VERB || repair_child(sentence, verb, "nsubj", 1))
        return;
    token->upos = ENTENTE_PROPN;
    token->xpos = "NNP";
    token->lemma = token->text;
    token->deprel = "nsubj";
}

static bool is_title(const EntenteToken *token)
{
    static const char *const titles[] = {"Minister",  "President", "Secretary",  "Chairman",       "Premier",
                                         "Commander", "Speaker",   "Chancellor", "Representative", "Chief"};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (slice_is(token->text, titles[i]))
            return true;
    return false;
}

/* "Deputy Prime Minister and Foreign Minister Ishaq Dar" as two people: a title that stands without a name or
 * an article before another with a name is the same one's. */
static void double_titles(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t + 3 <= sentence->token_count; t++) {
        EntenteToken *title = &sentence->tokens[t - 2], *and = &sentence->tokens[t - 1];
        uint32_t one = t - 1, two = and->head;
        if (!repair_word_is(and, "and") || !is_title(title) || two <= t || two > t + 6 ||
            sentence->tokens[two - 1].head != one || !repair_is(&sentence->tokens[two - 1], "conj") ||
            repair_child(sentence, one, "det", 1) || sentence->tokens[two - 1].upos != ENTENTE_PROPN)
            continue;
        bool titled = false, named = true;
        for (uint32_t i = t + 1; i <= two; i++) {
            titled = titled || (i < two && is_title(&sentence->tokens[i - 1]));
            named = named && (sentence->tokens[i - 1].upos == ENTENTE_PROPN ||
                              sentence->tokens[i - 1].upos == ENTENTE_ADJ);
        }
        if (!titled || !named || is_title(&sentence->tokens[two - 1]))
            continue;
        EntenteToken *name = &sentence->tokens[two - 1];
        for (uint32_t i = 1; i <= sentence->token_count; i++) {
            EntenteToken *child = &sentence->tokens[i - 1];
            if (child->head == one && i != two && !repair_is(child, "compound") && !repair_is(child, "amod"))
                child->head = two;
        }
        name->head = title->head;
        name->deprel = title->deprel;
        title->head = two;
        title->deprel = "compound";
        and->deprel = "dep";
    }
}

/* The last word of an organisation's name that begins at a token; 0: none of the dictionaries does. */
static uint32_t body_here(const EntenteLexicon *lexicon, const EntenteSentence *sentence, uint32_t first)
{
    NameMatch match;
    if (!names_match(lexicon, sentence, first, &match) || match.first != first)
        return 0;
    for (size_t i = 0; i < match.hit_count; i++)
        if (match.hits[i].payload->kind == PAYLOAD_ACTOR &&
            hit_actor(match.hits[i])->kind == ACTOR_ORGANISATION)
            return match.last;
    return 0;
}

/* "the Lebanese group Hezbollah" with the group as the one who acts: what stands before a body's name says
 * what it is, and the name takes its place. */
static void kinds_before_bodies(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    static const char *const kinds[] = {"group",      "movement",  "militia", "organisation", "organization",
                                        "faction",    "alliance",  "bloc",    "coalition",    "network",
                                        "insurgency", "guerrilla", "party",   "agency",       "broadcaster"};
    for (uint32_t t = 2; t < sentence->token_count; t++) {
        EntenteToken *kind = &sentence->tokens[t - 1], *name = &sentence->tokens[t];
        bool known = false;
        for (size_t i = 0; i < sizeof kinds / sizeof *kinds && !known; i++)
            known = slice_is(kind->lemma, kinds[i]);
        uint32_t last = known && kind->upos == ENTENTE_NOUN && name->upos == ENTENTE_PROPN
                            ? body_here(lexicon, sentence, t + 1)
                            : 0;
        uint32_t top = t + 1; /* of the words of the name the one that hangs outside */
        for (uint32_t i = t + 1; i <= last; i++)
            if (sentence->tokens[i - 1].head <= t || sentence->tokens[i - 1].head > last)
                top = i;
        EntenteToken *head = &sentence->tokens[top - 1];
        bool beside = head->head == t ? repair_is(head, "appos") || repair_is(head, "flat")
                                      : head->head == kind->head && repair_is(head, kind->deprel);
        if (!last || !beside)
            continue;
        head->head = kind->head;
        head->deprel = kind->deprel;
        kind->head = top;
        kind->deprel = "compound";
        for (uint32_t i = 1; i <= sentence->token_count; i++)
            if (sentence->tokens[i - 1].head == t && (i < t || i > last))
                sentence->tokens[i - 1].head = top;
    }
}

/* "the US and South Korea" with an American Korea: two states, the second of two words. */
static void states_of_two_words(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 4; t <= sentence->token_count; t++) {
        EntenteToken *last = &sentence->tokens[t - 1], *first = &sentence->tokens[t - 2];
        uint32_t other = first->head, cc = other ? repair_child(sentence, t - 1, "cc", 1) : 0;
        if (last->upos != ENTENTE_PROPN || !repair_is(first, "conj") || !other || other + 3 != t ||
            cc != t - 2)
            continue;
        EntenteToken *state = &sentence->tokens[other - 1];
        EntenteSlice both = {first->text.data,
                             (size_t)(last->text.data + last->text.size - first->text.data)};
        if (!repair_is(state, "compound") || state->head != t ||
            !repair_is_proper_name(lexicon, state->text) || !repair_is_proper_name(lexicon, both))
            continue;
        state->head = last->head;
        state->deprel = last->deprel;
        last->head = other;
        last->deprel = "conj";
        first->head = t;
        first->deprel = "compound";
        sentence->tokens[cc - 1].head = t;
        for (uint32_t i = 1; i < other; i++)
            if (sentence->tokens[i - 1].head == t)
                sentence->tokens[i - 1].head = other;
    }
}

/* "joined by their counterpart Ada Moreau", "Ali Said and Chad's army chief Idriss Kosso" with one more who
 * joined them: the name right behind a role, in the same place of the clause, is whose role it is. */
static void names_behind_roles(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *name = &sentence->tokens[t - 1];
        uint32_t first = t;
        while (first > 1 && sentence->tokens[first - 2].head == t)
            first--;
        const EntenteToken *role = first > 1 ? &sentence->tokens[first - 2] : name;
        bool title = role->upos == ENTENTE_NOUN || is_title(role);
        if (name->upos == ENTENTE_PROPN && title && name->head && role->head == name->head &&
            strcmp(name->deprel, role->deprel) == 0 &&
            (repair_is(name, "obl:agent") || repair_is(name, "conj")) &&
            !repair_child(sentence, t, "case", 1)) {
            name->head = first - 1;
            name->deprel = "appos";
        }
    }
}

/* "the National Liberation Army, or ELN,": one body with two names. */
static void short_names(EntenteSentence *sentence)
{
    enum { LONGEST = 7 };
    for (uint32_t t = 4; t <= sentence->token_count; t++) {
        EntenteToken *name = &sentence->tokens[t - 1];
        bool capitals = name->text.size > 1 && name->text.size <= LONGEST;
        for (size_t i = 0; capitals && i < name->text.size; i++)
            capitals = name->text.data[i] >= 'A' && name->text.data[i] <= 'Z';
        if (capitals && repair_is(name, "conj") && name->head && name->head < t &&
            sentence->tokens[name->head - 1].upos == ENTENTE_PROPN &&
            repair_word_is(&sentence->tokens[t - 2], "or") && repair_word_is(&sentence->tokens[t - 3], ","))
            name->deprel = "appos";
    }
}

void repair_names(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    short_names(sentence);
    names_behind_roles(sentence);
    states_in_front(sentence, lexicon);
    verbs_of_names(sentence, lexicon);
    parted_names(sentence, lexicon);
    secretaries(sentence);
    double_titles(sentence);
    states_listed(sentence, lexicon);
    kinds_before_bodies(sentence, lexicon);
    states_of_two_words(sentence, lexicon);
}
