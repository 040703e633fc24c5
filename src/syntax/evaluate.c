/* entente_evaluate_documents: the metric of the CoNLL 2018 shared task.
 *
 * Text is compared as characters without white space. A token, sentence or word is right when it spans the
 * same characters on both sides. Words inside of multiword tokens have no spans of their own: where multiword
 * tokens of either side overlap, their words are aligned by the longest common subsequence of their
 * lower-cased forms. See docs/evaluation.md. */
#include "base/arena.h"
#include "base/error.h"
#include "base/slice.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

#define NOWHERE SIZE_MAX

typedef struct Span {
    uint32_t start, end; /* characters without white space, from the document's start */
} Span;

/* A word with what it is compared by. */
typedef struct Word {
    const EntenteToken *token;
    Span span; /* its own, or that of the multiword token that holds it */
    bool multiword;
    bool content;  /* counts for CLAS */
    size_t parent; /* index in its side's words, NOWHERE for the root */
} Word;

typedef struct Side {
    Span *tokens, *sentences;
    EntenteSlice *surfaces; /* of the tokens */
    size_t token_count, sentence_count;
    Word *words;
    size_t word_count;
    uint32_t characters;
} Side;

/* ---- laying out one side ---- */

static uint32_t count_characters(EntenteSlice text)
{
    uint32_t count = 0, code;
    for (size_t at = 0; at < text.size;) {
        at += utf8_decode(text, at, &code);
        count += !utf8_is_space(code);
    }
    return count;
}

/* Relations between content words, after the shared task's definition of CLAS. */
static bool is_content(const char *deprel)
{
    static const char *const relations[] = {
        "nsubj",  "obj",        "iobj",       "csubj",  "ccomp",     "xcomp",    "obl",   "vocative",
        "expl",   "dislocated", "advcl",      "advmod", "discourse", "nmod",     "appos", "nummod",
        "acl",    "amod",       "conj",       "fixed",  "flat",      "compound", "list",  "parataxis",
        "orphan", "goeswith",   "reparandum", "root",   "dep"};
    size_t size = strcspn(deprel, ":");
    for (size_t i = 0; i < sizeof relations / sizeof *relations; i++)
        if (strlen(relations[i]) == size && memcmp(relations[i], deprel, size) == 0)
            return true;
    return false;
}

static void lay_out_sentence(const EntenteSentence *sentence, Side *side)
{
    size_t first = side->word_count;
    uint32_t start = side->characters;
    for (size_t i = 0; i < sentence->token_count;) {
        const EntenteToken *token = &sentence->tokens[i];
        size_t words = token->multiword > 1 ? token->multiword : 1;
        if (words > sentence->token_count - i)
            words = sentence->token_count - i;
        EntenteSlice surface = words > 1 ? token->surface : token->text;
        Span span = {side->characters, side->characters + count_characters(surface)};
        side->characters = span.end;
        side->surfaces[side->token_count] = surface;
        side->tokens[side->token_count++] = span;
        for (size_t w = 0; w < words; w++) {
            size_t head = token[w].head;
            side->words[side->word_count] =
                (Word){.token = &token[w],
                       .span = span,
                       .multiword = words > 1,
                       .content = is_content(token[w].deprel ? token[w].deprel : "_"),
                       .parent = head && head <= sentence->token_count ? first + head - 1 : NOWHERE};
            side->word_count++;
        }
        i += words;
    }
    side->sentences[side->sentence_count++] = (Span){start, side->characters};
}

static bool lay_out(const EntenteDocument *document, Arena *arena, Side *side)
{
    size_t words = 0;
    for (size_t i = 0; i < document->sentence_count; i++)
        words += document->sentences[i].token_count;
    *side = (Side){.tokens = arena_array(arena, words + 1, sizeof(Span)),
                   .sentences = arena_array(arena, document->sentence_count + 1, sizeof(Span)),
                   .surfaces = arena_array(arena, words + 1, sizeof(EntenteSlice)),
                   .words = arena_array(arena, words + 1, sizeof(Word))};
    if (!side->tokens || !side->surfaces || !side->sentences || !side->words)
        return false;
    for (size_t i = 0; i < document->sentence_count; i++)
        lay_out_sentence(&document->sentences[i], side);
    return true;
}

/* ---- alignment ---- */

static bool same_form(EntenteSlice a, EntenteSlice b)
{
    size_t i = 0, j = 0;
    while (i < a.size && j < b.size) {
        uint32_t left, right;
        i += utf8_decode(a, i, &left);
        j += utf8_decode(b, j, &right);
        if (utf8_lower(left) != utf8_lower(right))
            return false;
    }
    return i == a.size && j == b.size;
}

typedef struct Alignment {
    size_t *system_of; /* gold word -> system word, NOWHERE: none */
    size_t count;
} Alignment;

/* Align words gold[g0, g1) and system[s0, s1) by the longest common subsequence of their forms. */
static bool align_block(const Side *gold, size_t g0, size_t g1, const Side *system, size_t s0, size_t s1,
                        Alignment *alignment)
{
    size_t rows = g1 - g0, columns = s1 - s0;
    if (!rows || !columns)
        return true;
    uint32_t *length =
        rows < SIZE_MAX / (columns + 1) ? calloc((rows + 1) * (columns + 1), sizeof *length) : NULL;
    if (!length)
        return false;
    for (size_t i = rows; i-- > 0;)
        for (size_t j = columns; j-- > 0;) {
            uint32_t *cell = &length[i * (columns + 1) + j];
            uint32_t down = length[(i + 1) * (columns + 1) + j], right = cell[1];
            *cell = down > right ? down : right;
            if (same_form(gold->words[g0 + i].token->text, system->words[s0 + j].token->text)) {
                uint32_t both = length[(i + 1) * (columns + 1) + j + 1] + 1;
                *cell = both > *cell ? both : *cell;
            }
        }
    for (size_t i = 0, j = 0; i < rows && j < columns;) {
        uint32_t here = length[i * (columns + 1) + j];
        if (same_form(gold->words[g0 + i].token->text, system->words[s0 + j].token->text) &&
            here == length[(i + 1) * (columns + 1) + j + 1] + 1) {
            alignment->system_of[g0 + i++] = s0 + j++;
            alignment->count++;
        } else if (here == length[(i + 1) * (columns + 1) + j]) {
            i++;
        } else {
            j++;
        }
    }
    free(length);
    return true;
}

/* Whether the word lies behind `end`: a word of a multiword token when the token begins there or later,
 * another when it ends later. */
static bool is_behind(const Side *side, size_t word, uint32_t end)
{
    if (word == side->word_count)
        return true;
    const Span *span = &side->words[word].span;
    return side->words[word].multiword ? span->start >= end : span->end > end;
}

/* Move g and s, at words of which one at least is of a multiword token that ends at `end`, behind the
 * stretch of text that no multiword token of either side crosses. */
static void pass_block(const Side *gold, size_t *g, const Side *system, size_t *s, uint32_t end)
{
    do {
        bool from_gold =
            *g < gold->word_count &&
            (*s == system->word_count || gold->words[*g].span.start <= system->words[*s].span.start);
        const Word *word = from_gold ? &gold->words[(*g)++] : &system->words[(*s)++];
        if (word->multiword && word->span.end > end)
            end = word->span.end;
    } while (!is_behind(gold, *g, end) || !is_behind(system, *s, end));
}

static bool align(const Side *gold, const Side *system, Alignment *alignment)
{
    size_t g = 0, s = 0;
    while (g < gold->word_count && s < system->word_count) {
        const Word *left = &gold->words[g], *right = &system->words[s];
        if (left->multiword || right->multiword) {
            /* one word that begins before the multiword token is no part of it; were there more, the shared
             * task's program would still compare them, and its figures are the measure */
            s += left->multiword && !right->multiword && right->span.start < left->span.start;
            g += right->multiword && !left->multiword && left->span.start < right->span.start;
            size_t g0 = g, s0 = s;
            pass_block(gold, &g, system, &s, left->multiword ? left->span.end : right->span.end);
            if (!align_block(gold, g0, g, system, s0, s, alignment))
                return false;
        } else if (left->span.start == right->span.start && left->span.end == right->span.end) {
            alignment->system_of[g++] = s++;
            alignment->count++;
        } else if (left->span.start <= right->span.start) {
            g++;
        } else {
            s++;
        }
    }
    return true;
}

/* ---- counting ---- */

static void count_spans(const Span *gold, size_t gold_count, const Span *system, size_t system_count,
                        EntenteScore *score)
{
    score->gold += gold_count;
    score->system += system_count;
    for (size_t g = 0, s = 0; g < gold_count && s < system_count;) {
        bool same = gold[g].start == system[s].start;
        score->correct += same && gold[g].end == system[s].end;
        bool gold_first = gold[g].start < system[s].start;
        g += same || gold_first;
        s += same || !gold_first;
    }
}

static bool same_string(const char *a, const char *b)
{
    return strcmp(a ? a : "_", b ? b : "_") == 0;
}

static bool same_relation(const char *a, const char *b)
{
    size_t size = strcspn(a, ":");
    return size == strcspn(b, ":") && memcmp(a, b, size) == 0;
}

/* Features that count: those universal to the shared task's treebanks. */
static bool is_universal(EntenteSlice name)
{
    static const char *const names[] = {"PronType", "NumType", "Poss",   "Reflex", "Foreign",  "Abbr",
                                        "Gender",   "Animacy", "Number", "Case",   "Definite", "Degree",
                                        "VerbForm", "Mood",    "Tense",  "Aspect", "Voice",    "Evident",
                                        "Polarity", "Person",  "Polite"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (slice_is(name, names[i]))
            return true;
    return false;
}

/* The next universal feature from `*at` on; size 0 at the end. */
static EntenteSlice next_feature(const char **at)
{
    while (**at) {
        size_t size = strcspn(*at, "|");
        EntenteSlice feature = {*at, size};
        *at += size + ((*at)[size] == '|');
        const char *sign = memchr(feature.data, '=', size);
        if (sign && is_universal((EntenteSlice){feature.data, (size_t)(sign - feature.data)}))
            return feature;
    }
    return (EntenteSlice){*at, 0};
}

static bool has_feature(const char *feats, EntenteSlice wanted)
{
    for (EntenteSlice feature = next_feature(&feats); feature.size; feature = next_feature(&feats))
        if (slice_equal(feature, wanted))
            return true;
    return false;
}

static bool same_features(const char *a, const char *b)
{
    size_t left = 0, right = 0;
    const char *at = a ? a : "_";
    for (EntenteSlice feature = next_feature(&at); feature.size; feature = next_feature(&at), left++)
        if (!has_feature(b ? b : "_", feature))
            return false;
    at = b ? b : "_";
    for (EntenteSlice feature = next_feature(&at); feature.size; feature = next_feature(&at))
        right++;
    return left == right;
}

static bool same_parent(const Word *gold, const Word *system, const Alignment *alignment)
{
    size_t parent = gold->parent == NOWHERE ? NOWHERE : alignment->system_of[gold->parent];
    return parent == system->parent && (parent != NOWHERE || gold->parent == NOWHERE);
}

static void count_words(const Side *gold, const Side *system, const Alignment *alignment,
                        EntenteScores *scores)
{
    uint64_t gold_content = 0, system_content = 0;
    for (size_t i = 0; i < gold->word_count; i++)
        gold_content += gold->words[i].content;
    for (size_t i = 0; i < system->word_count; i++)
        system_content += system->words[i].content;
    for (unsigned m = ENTENTE_MEASURE_WORDS; m < ENTENTE_MEASURE_COUNT; m++) {
        scores->of[m].gold += m == ENTENTE_MEASURE_CLAS ? gold_content : gold->word_count;
        scores->of[m].system += m == ENTENTE_MEASURE_CLAS ? system_content : system->word_count;
        if (m != ENTENTE_MEASURE_CLAS)
            scores->of[m].aligned += alignment->count;
    }
    for (size_t g = 0; g < gold->word_count; g++) {
        if (alignment->system_of[g] == NOWHERE)
            continue;
        const Word *left = &gold->words[g], *right = &system->words[alignment->system_of[g]];
        const EntenteToken *a = left->token, *b = right->token;
        bool parent = same_parent(left, right, alignment);
        bool labelled = parent && same_relation(a->deprel ? a->deprel : "_", b->deprel ? b->deprel : "_");
        bool no_lemma = a->lemma.size == 0 || slice_is(a->lemma, "_");
        scores->of[ENTENTE_MEASURE_CLAS].aligned += left->content;
        scores->of[ENTENTE_MEASURE_WORDS].correct++;
        scores->of[ENTENTE_MEASURE_UPOS].correct += a->upos == b->upos;
        scores->of[ENTENTE_MEASURE_XPOS].correct += same_string(a->xpos, b->xpos);
        scores->of[ENTENTE_MEASURE_FEATS].correct += same_features(a->feats, b->feats);
        scores->of[ENTENTE_MEASURE_LEMMAS].correct += no_lemma || slice_equal(a->lemma, b->lemma);
        scores->of[ENTENTE_MEASURE_UAS].correct += parent;
        scores->of[ENTENTE_MEASURE_LAS].correct += labelled;
        scores->of[ENTENTE_MEASURE_CLAS].correct += labelled && left->content;
    }
}

/* ---- whether both sides have the same text ---- */

/* A place in the text of a side. */
typedef struct Place {
    size_t token, at;
} Place;

/* The next character that is no white space; false at the text's end. */
static bool next_character(const Side *side, Place *place, uint32_t *code)
{
    for (; place->token < side->token_count; place->token++, place->at = 0) {
        EntenteSlice surface = side->surfaces[place->token];
        while (place->at < surface.size) {
            place->at += utf8_decode(surface, place->at, code);
            if (!utf8_is_space(*code))
                return true;
        }
    }
    return false;
}

static EntenteSlice token_at(const Side *side, Place place)
{
    EntenteSlice token =
        place.token < side->token_count ? side->surfaces[place.token] : entente_slice("the end");
    token.size = token.size < 60 ? token.size : 60;
    return token;
}

static EntenteStatus compare_texts(const EntenteDocument *document, const Side *gold, const Side *system,
                                   EntenteError *error)
{
    Place left = {0, 0}, right = {0, 0};
    for (;;) {
        uint32_t gold_code = 0, system_code = 0;
        bool gold_more = next_character(gold, &left, &gold_code);
        bool system_more = next_character(system, &right, &system_code);
        if (!gold_more && !system_more)
            return ENTENTE_OK;
        if (gold_more == system_more && gold_code == system_code)
            continue;
        EntenteSlice wanted = token_at(gold, left), found = token_at(system, right);
        int id_size = (int)(document->id.size < 100 ? document->id.size : 100);
        return error_set(error, ENTENTE_BAD_INPUT, document->file, 0,
                         "the texts of document %.*s differ: gold has \"%.*s\" where the system has \"%.*s\"",
                         id_size, document->id.data ? document->id.data : "", (int)wanted.size, wanted.data,
                         (int)found.size, found.data);
    }
}

/* ---- the whole ---- */

const char *entente_measure_name(EntenteMeasure measure)
{
    static const char *const names[ENTENTE_MEASURE_COUNT] = {"Tokens", "Sentences", "Words", "UPOS", "XPOS",
                                                             "Feats",  "Lemmas",    "UAS",   "LAS",  "CLAS"};
    return (unsigned)measure < ENTENTE_MEASURE_COUNT ? names[measure] : "_";
}

double entente_score_f1(const EntenteScore *score)
{
    uint64_t both = score->gold + score->system;
    return both ? 200.0 * (double)score->correct / (double)both : 0.0;
}

EntenteStatus entente_evaluate_documents(const EntenteDocument *gold_document,
                                         const EntenteDocument *system_document, EntenteScores *scores,
                                         EntenteError *error)
{
    Arena *arena = arena_new();
    Side gold, system;
    if (!arena || !lay_out(gold_document, arena, &gold) || !lay_out(system_document, arena, &system)) {
        arena_delete(arena);
        return error_no_memory(error);
    }
    EntenteStatus status = ENTENTE_OK;
    Alignment alignment = {arena_array(arena, gold.word_count + 1, sizeof(size_t)), 0};
    if (!alignment.system_of)
        status = error_no_memory(error);
    for (size_t i = 0; status == ENTENTE_OK && i < gold.word_count; i++)
        alignment.system_of[i] = NOWHERE;
    if (status == ENTENTE_OK)
        status = compare_texts(gold_document, &gold, &system, error);
    if (status == ENTENTE_OK && !align(&gold, &system, &alignment))
        status = error_no_memory(error);
    if (status == ENTENTE_OK) {
        count_spans(gold.tokens, gold.token_count, system.tokens, system.token_count,
                    &scores->of[ENTENTE_MEASURE_TOKENS]);
        count_spans(gold.sentences, gold.sentence_count, system.sentences, system.sentence_count,
                    &scores->of[ENTENTE_MEASURE_SENTENCES]);
        count_words(&gold, &system, &alignment, scores);
    }
    arena_delete(arena);
    return status;
}
