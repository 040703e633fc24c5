#include "code/gate.h"

#include "base/error.h"
#include "base/installed.h"
#include "base/slice.h"
#include "code/coreference.h"
#include "code/ellipsis.h"
#include "code/happened.h"
#include "code/names.h"
#include "code/phrases.h"
#include "syntax/model.h"

#include <stdlib.h>
#include <string.h>

/* ---- the file ---- */

struct EntenteGate {
    EntenteModel *file;
    Gate gate;
};

const Gate *entente_gate_inside(const EntenteGate *gate)
{
    return &gate->gate;
}

EntenteStatus entente_gate_open(const char *file, EntenteGate **gate, EntenteError *error)
{
    const char *name = installed_file(file, "ENTENTE_GATE", ENTENTE_GATE_BUILT, ENTENTE_GATE_INSTALLED);
    EntenteGate *made = calloc(1, sizeof *made);
    if (!made)
        return error_no_memory(error);
    EntenteStatus status = entente_model_open(name, &made->file, error);
    if (status != ENTENTE_OK) {
        free(made);
        return status;
    }
    ModelSection section = model_section(made->file, "gate");
    GateHeader *header = &made->gate.header;
    if (section.size >= sizeof *header)
        memcpy(header, section.data, sizeof *header);
    if (section.size != sizeof *header + GATE_BUCKETS || header->version != GATE_VERSION ||
        header->bits != GATE_BITS) {
        entente_gate_close(made);
        return error_set(error, ENTENTE_BAD_MODEL, name, 0, "no gate that this program reads");
    }
    made->gate.weights = (const int8_t *)section.data + sizeof *header;
    *gate = made;
    return ENTENTE_OK;
}

void entente_gate_close(EntenteGate *gate)
{
    if (!gate)
        return;
    entente_model_close(gate->file);
    free(gate);
}

/* ---- features ---- */

typedef enum Group {
    GROUP_WORD = 1,
    GROUP_BEFORE,
    GROUP_AFTER,
    GROUP_WITH_BEFORE,
    GROUP_WITH_AFTER,
    GROUP_END,
    GROUP_TYPES,
    GROUP_TYPE,
    GROUP_SIDES,
    GROUP_WORD_SIDES,
    GROUP_TYPES_SIDES,
    GROUP_TYPES_BEFORE,
    GROUP_ACTORS,
    GROUP_WORD_ACTORS,
    GROUP_TYPES_ACTORS,
    GROUP_LENGTH
} Group;

/* Who is named, from the most telling. */
typedef enum Somebody {
    SOMEBODY_STATE = 0,
    SOMEBODY_ORGANISATION,
    SOMEBODY_PERSON,
    SOMEBODY_ROLE,
    SOMEBODY_PLACE,
    SOMEBODY_PRONOUN,
    SOMEBODIES
} Somebody;

static void add(GateReading *reading, uint32_t word, Group group, uint64_t a, uint64_t b)
{
    uint64_t mixed = (a ^ ((uint64_t)group << 56)) * 0x9E3779B97F4A7C15u;
    mixed = (mixed ^ (mixed >> 32) ^ b) * 0xFF51AFD7ED558CCDu;
    if (reading->count[word] < GATE_FEATURES)
        reading->features[word][reading->count[word]++] = (uint32_t)(mixed >> (64 - GATE_BITS));
}

/* Plain letters are lower-cased, digits are all one. */
static uint64_t form_hash(EntenteSlice word)
{
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t i = 0; i < word.size; i++) {
        unsigned char c = (unsigned char)word.data[i];
        c = c >= 'A' && c <= 'Z' ? (unsigned char)(c + 32) : c >= '0' && c <= '9' ? '0' : c;
        hash = (hash ^ c) * 0x100000001b3u;
    }
    return hash;
}

typedef struct Triggers {
    uint32_t types; /* a set of EntenteEventType; ENTENTE_OTHER: an operator */
    const Image *compiled;
    bool own;
} Triggers;

static bool on_trigger(void *context, LexiconHit hit)
{
    Triggers *triggers = context;
    if (hit.payload->kind == PAYLOAD_FRAME)
        triggers->types |= 1u << (hit_frame(hit)->type % ENTENTE_OTHER);
    else if (hit.payload->kind == PAYLOAD_OPERATOR)
        triggers->types |= 1u << ENTENTE_OTHER;
    triggers->own = triggers->own || hit.image != triggers->compiled;
    return true;
}

static Somebody kind_of(const NameMatch *match)
{
    Somebody best = SOMEBODY_PLACE;
    for (size_t i = 0; i < match->hit_count; i++) {
        static const Somebody actors[] = {SOMEBODY_STATE, SOMEBODY_ORGANISATION, SOMEBODY_PERSON};
        const ImagePayload *payload = match->hits[i].payload;
        Somebody kind = payload->kind == PAYLOAD_ACTOR  ? actors[hit_actor(match->hits[i])->kind % 3]
                        : payload->kind == PAYLOAD_ROLE ? SOMEBODY_ROLE
                                                        : SOMEBODY_PLACE;
        best = kind < best ? kind : best;
    }
    return best;
}

/* Words of a sentence as the features see them. */
typedef struct GateWord {
    uint64_t form, end;
    uint32_t verb, noun, operator; /* types that the dictionaries have under it */
    uint8_t actor;                 /* Somebody + 1 whose name ends here; 0: nobody's */
} GateWord;

static uint32_t types_of(Triggers *triggers, const EntenteLexicon *lexicon, uint32_t root,
                         const EntenteToken *word)
{
    triggers->types = 0;
    lexicon_find_word(lexicon, root, word, on_trigger, triggers);
    return triggers->types;
}

/* The nearest actor on one side and how far away it is, as a small number. */
static uint32_t nearest(const GateWord *words, uint32_t count, uint32_t at, int way)
{
    enum { FAR = 16 };
    uint32_t distance = 0;
    for (uint32_t i = at; distance < FAR; distance++) {
        if (way < 0 ? i == 0 : i + 1 >= count)
            return 0;
        i = way < 0 ? i - 1 : i + 1;
        if (words[i].actor)
            return words[i].actor * 4u + (distance < 3 ? 0 : distance < 8 ? 1 : 2);
    }
    return 1;
}

static void add_word(GateReading *reading, const GateWord *words, uint32_t at, uint32_t actors)
{
    uint32_t count = reading->words;
    const GateWord *word = &words[at];
    uint64_t before = at ? words[at - 1].form : 1, after = at + 1 < count ? words[at + 1].form : 1;
    uint64_t types = word->verb | (uint64_t)word->noun << 20 | (uint64_t)word->operator<< 40;
    uint32_t left = nearest(words, count, at, -1), right = nearest(words, count, at, 1);
    uint32_t sides = left * 64 + right;
    add(reading, at, GROUP_WORD, word->form, 0);
    add(reading, at, GROUP_BEFORE, before, 0);
    add(reading, at, GROUP_AFTER, after, 0);
    add(reading, at, GROUP_WITH_BEFORE, before, word->form);
    add(reading, at, GROUP_WITH_AFTER, word->form, after);
    add(reading, at, GROUP_BEFORE, at > 1 ? words[at - 2].form : 1, 2);
    add(reading, at, GROUP_AFTER, at + 2 < count ? words[at + 2].form : 1, 2);
    add(reading, at, GROUP_END, word->end, 0);
    add(reading, at, GROUP_TYPES, types, 0);
    add(reading, at, GROUP_SIDES, left, 1);
    add(reading, at, GROUP_SIDES, right, 2);
    add(reading, at, GROUP_SIDES, sides, 3);
    add(reading, at, GROUP_WORD_SIDES, word->form, left);
    add(reading, at, GROUP_WORD_SIDES, word->form, right + 64);
    add(reading, at, GROUP_TYPES_SIDES, types, sides);
    add(reading, at, GROUP_TYPES_BEFORE, types, before);
    add(reading, at, GROUP_ACTORS, actors, 0);
    add(reading, at, GROUP_WORD_ACTORS, word->form, actors);
    add(reading, at, GROUP_TYPES_ACTORS, types, actors);
    add(reading, at, GROUP_LENGTH, count / 8, at / 8);
    for (unsigned type = 0; types >> type && reading->count[at] < GATE_FEATURES; type++)
        if (types >> type & 1)
            add(reading, at, GROUP_TYPE, type, 0);
}

static void look_up(GateWord *word, const EntenteLexicon *lexicon, EntenteSlice text, GateCache *cache,
                    Triggers *triggers)
{
    uint64_t hash = slice_hash(text);
    size_t at = hash % GATE_CACHE;
    if (cache->each[at].word != hash) {
        const EntenteToken plain = {.text = text, .lemma = text};
        Triggers fresh = {.compiled = triggers->compiled};
        cache->each[at].word = hash;
        cache->each[at].verb = types_of(&fresh, lexicon, ROOT_VERBS, &plain);
        cache->each[at].noun = types_of(&fresh, lexicon, ROOT_NOUNS, &plain);
        cache->each[at].operator= types_of(&fresh, lexicon, ROOT_OPERATORS, &plain);
        cache->each[at].own = fresh.own;
    }
    word->verb = cache->each[at].verb;
    word->noun = cache->each[at].noun;
    word->operator= cache->each[at].operator;
    triggers->own = triggers->own || cache->each[at].own;
}

void gate_read(GateReading *reading, const EntenteLexicon *lexicon, const EntenteSentence *sentence,
               GateCache *cache)
{
    GateWord words[GATE_WORDS];
    uint32_t covered = 0, actors = 0;
    reading->words = (uint32_t)(sentence->token_count < GATE_WORDS ? sentence->token_count : GATE_WORDS);
    Triggers triggers = {.compiled = &lexicon->image[lexicon->count - 1]};
    for (uint32_t i = 0; i < reading->words; i++)
        words[i] = (GateWord){0};
    for (uint32_t i = 0; i < reading->words; i++) {
        EntenteSlice text = sentence->tokens[i].text;
        GateWord *word = &words[i];
        word->form = form_hash(text);
        word->end = text.size > 3 ? form_hash((EntenteSlice){text.data + text.size - 3, 3}) : 1;
        NameMatch match;
        if (i >= covered && names_match(lexicon, sentence, i + 1, &match)) {
            Somebody kind = kind_of(&match);
            covered = match.last;
            actors |= 1u << kind;
            if (covered <= reading->words)
                words[covered - 1].actor = (uint8_t)(kind + 1);
            for (size_t h = 0; h < match.hit_count; h++)
                triggers.own = triggers.own || match.hits[h].image != triggers.compiled;
        } else if (i >= covered && coreference_word(text)) {
            word->actor = SOMEBODY_PRONOUN + 1;
            actors |= 1u << SOMEBODY_PRONOUN;
        }
        look_up(word, lexicon, text, cache, &triggers);
    }
    reading->somebody = actors != 0;
    reading->own = triggers.own;
    for (uint32_t i = 0; i < reading->words; i++) {
        reading->count[i] = 0;
        add_word(reading, words, i, actors);
    }
}

int32_t gate_word(const Gate *gate, const GateReading *reading, uint32_t word)
{
    int32_t sum = 0;
    for (size_t f = 0; f < reading->count[word]; f++)
        sum += gate->weights[reading->features[word][f]];
    return sum;
}

static bool passes(const Gate *gate, const GateReading *reading)
{
    for (uint32_t i = 0; i < reading->words; i++)
        if (gate_word(gate, reading, i) >= gate->header.threshold)
            return true;
    return reading->own;
}

/* ---- what a wanted sentence leans on ---- */

static bool is_capital(EntenteSlice word)
{
    return word.size > 1 && word.data[0] >= 'A' && word.data[0] <= 'Z';
}

static bool is_quote(EntenteSlice word)
{
    return slice_is(word, "\"") || slice_is(word, "``") || slice_is(word, "''") || slice_is(word, "\u201C") ||
           slice_is(word, "\u201D") || slice_is(word, "\u00AB") || slice_is(word, "\u00BB") ||
           slice_is(word, "\u201E");
}

static bool holds_quote(const EntenteSentence *sentence)
{
    for (size_t t = 0; t < sentence->token_count; t++)
        if (is_quote(sentence->tokens[t].text))
            return true;
    return false;
}

/* A word of somebody's name, and the first sentence that has it beside another such word. */
typedef struct FirstName {
    uint64_t word, before; /* hashes */
    size_t sentence;       /* from 1; 0: none */
} FirstName;

typedef struct FirstNames {
    FirstName *each; /* open addressing */
    size_t mask;
} FirstNames;

static FirstName *first_name(const FirstNames *names, EntenteSlice word)
{
    uint64_t hash = slice_hash(word);
    size_t at = hash & names->mask;
    while (names->each[at].word && names->each[at].word != hash)
        at = (at + 1) & names->mask;
    names->each[at].word = hash;
    return &names->each[at];
}

static bool list_names(FirstNames *names, const EntenteDocument *document, Arena *scratch)
{
    size_t words = 0, room = 16;
    for (size_t i = 0; i < document->sentence_count; i++)
        for (size_t t = 0; t < document->sentences[i].token_count; t++)
            words += is_capital(document->sentences[i].tokens[t].text);
    while (room < 2 * words)
        room *= 2;
    names->mask = room - 1;
    names->each = arena_array(scratch, room, sizeof *names->each);
    if (!names->each)
        return false;
    for (size_t i = 0; i < document->sentence_count; i++) {
        const EntenteSentence *sentence = &document->sentences[i];
        for (size_t t = 1; t < sentence->token_count; t++) {
            EntenteSlice word = sentence->tokens[t].text;
            if (!is_capital(word) || !is_capital(sentence->tokens[t - 1].text))
                continue;
            FirstName *name = first_name(names, word);
            if (name->sentence)
                continue;
            name->sentence = i + 1;
            name->before = slice_hash(sentence->tokens[t - 1].text);
        }
    }
    return true;
}

enum { CHOSEN = 1, LEANED_ON = 2 };
enum { LONGEST_TOLL = 60 }; /* tokens of a sentence that only tells a toll */

static void lean(const EntenteDocument *document, const FirstNames *names, uint8_t *chosen, size_t number)
{
    const EntenteSentence *sentence = &document->sentences[number];
    for (size_t t = 0; t < sentence->token_count; t++) {
        EntenteSlice word = sentence->tokens[t].text;
        const FirstName *first = is_capital(word) ? first_name(names, word) : NULL;
        /* beside another word than there: "Mr Ederin", after "Tomas Ederin" */
        if (first && first->sentence && first->sentence <= number &&
            !(t && slice_hash(sentence->tokens[t - 1].text) == first->before))
            chosen[first->sentence - 1] |= LEANED_ON;
    }
    if (number && coreference_any(sentence))
        chosen[number - 1] |= LEANED_ON;
    if (!holds_quote(sentence))
        return;
    if (number && holds_quote(&document->sentences[number - 1]))
        chosen[number - 1] |= LEANED_ON;
    if (number + 1 < document->sentence_count && holds_quote(&document->sentences[number + 1]))
        chosen[number + 1] |= LEANED_ON;
}

static void on_toll(void *context, uint32_t last, const char *set)
{
    (void)last;
    unsigned *seen = context;
    static const char prefix[] = "toll_";
    if (strncmp(set, prefix, sizeof prefix - 1) != 0)
        return;
    const char *rest = set + sizeof prefix - 1, *form = strrchr(set, '_');
    bool hurt = strncmp(rest, "dead_", 5) == 0 || strncmp(rest, "injured_", 8) == 0 ||
                strncmp(rest, "missing_", 8) == 0 || strncmp(rest, "captured_", 9) == 0 ||
                strncmp(rest, "casualties_", 11) == 0 || strncmp(rest, "displaced_", 10) == 0;
    if (strncmp(rest, "number_", 7) == 0 || strncmp(rest, "low_", 4) == 0)
        *seen |= 1;
    else if (hurt && strcmp(form, "_people") != 0)
        *seen |= 2;
}

/* "Nine were wounded, residents said": nobody is known, but it may be the toll of the sentence before. */
static bool tells_toll(const EntenteLexicon *lexicon, const EntenteSentence *sentence)
{
    View view = {.sentence = sentence, .count = (uint32_t)sentence->token_count};
    unsigned seen = 0;
    for (uint32_t t = 1; t <= view.count && seen != 3; t++) {
        EntenteSlice word = view_token(&view, t)->text;
        if ((word.size && word.data[0] >= '0' && word.data[0] <= '9') || slice_is(word, "No") ||
            slice_is(word, "no") || slice_is(word, "Neither") || slice_is(word, "neither"))
            seen |= 1;
        else
            phrases_visit(lexicon, &view, t, on_toll, &seen);
    }
    return seen == 3;
}

static void on_fate(void *context, uint32_t last, const char *set)
{
    (void)last;
    unsigned *seen = context;
    if (strcmp(set, "fate_of") == 0)
        *seen |= 1;
    else if (strcmp(set, "fate") == 0)
        *seen |= 2;
}

/* "The next round will take place on 10 December", "The session was put off": a meeting to come or called off
 * is told even where nobody is named. */
static bool tells_fate(const EntenteLexicon *lexicon, const EntenteSentence *sentence)
{
    View view = {.sentence = sentence, .count = (uint32_t)sentence->token_count};
    unsigned seen = 0;
    for (uint32_t t = 1; t <= view.count && seen != 3; t++)
        phrases_visit(lexicon, &view, t, on_fate, &seen);
    return seen == 3;
}

/* "The two spoke for an hour by phone": a call, whoever they are. */
static bool tells_call(const EntenteSentence *sentence)
{
    for (size_t t = 2; t < sentence->token_count; t++) {
        EntenteSlice word = sentence->tokens[t].text, before = sentence->tokens[t - 1].text;
        if ((slice_is(word, "phone") || slice_is(word, "telephone")) &&
            (slice_is(before, "by") || slice_is(before, "over") || slice_is(before, "the")))
            return true;
    }
    return false;
}

/* "They met in Moscow on Friday": what those did next of whom the sentence before told. */
static bool goes_on(const EntenteSentence *sentence)
{
    enum { SHORT = 14 };
    static const char *const words[] = {"They", "He", "She", "Both"};
    if (sentence->token_count < 3 || sentence->token_count > SHORT)
        return false;
    return slice_in(sentence->tokens[0].text, words, sizeof words / sizeof *words) ||
           (slice_is(sentence->tokens[0].text, "The") && slice_is(sentence->tokens[1].text, "two"));
}

bool gate_choose(const Gate *gate, const EntenteLexicon *lexicon, const EntenteDocument *document,
                 GateCache *cache, Arena *scratch, bool *wanted)
{
    arena_reset(scratch);
    size_t count = document->sentence_count;
    uint8_t *chosen = arena_bytes(scratch, count + 1);
    FirstNames names;
    if (!chosen || !list_names(&names, document, scratch))
        return false;
    memset(chosen, 0, count + 1);
    for (size_t i = 0; i < count; i++) {
        GateReading reading;
        gate_read(&reading, lexicon, &document->sentences[i], cache);
        wanted[i] = reading.somebody;
        /* the lead tells what a report is about, and may be all that somebody types */
        bool lead = i == 0 && document->part == 0;
        if (gate && reading.somebody &&
            (lead || passes(gate, &reading) || tells_call(&document->sentences[i])))
            chosen[i] |= CHOSEN;
    }
    for (size_t i = 0; gate && i < count; i++)
        if (chosen[i] & CHOSEN)
            lean(document, &names, chosen, i);
    for (size_t i = 0; gate && i < count; i++)
        wanted[i] = wanted[i] && chosen[i];
    for (size_t i = 0; i < count; i++)
        wanted[i] = wanted[i] || (document->sentences[i].token_count < LONGEST_TOLL &&
                                  tells_fate(lexicon, &document->sentences[i]));
    for (size_t i = 1; i < count; i++)
        wanted[i] = wanted[i] || happened_begins(lexicon, &document->sentences[i]);
    for (size_t i = 1; i < count; i++)
        if (!wanted[i] && wanted[i - 1] && document->sentences[i].token_count < LONGEST_TOLL)
            wanted[i] = goes_on(&document->sentences[i]) || tells_toll(lexicon, &document->sentences[i]) ||
                        ellipsis_possible(&document->sentences[i]);
    return true;
}
