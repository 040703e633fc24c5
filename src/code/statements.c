#include "code/statements.h"

#include "code/statement_layer.h"

#include <string.h>

/* What is carried from paragraph to paragraph. */
typedef struct Reading {
    const EntenteDocument *document;
    const StatementLayer *layer;
    Arena *arena;
    EntenteStatement *each;
    size_t count, capacity;
    size_t speaker; /* number from 1 of the last statement said aloud whose source is known; 0: none */
} Reading;

static bool meets(Range a, Range b)
{
    return a.first < b.end && b.first < a.end;
}

static bool within(Range range, uint32_t word)
{
    return word >= range.first && word < range.end;
}

/* ---- the layer's tags to statements ---- */

static Range next_run(const uint8_t *tags, uint32_t count, uint32_t from, unsigned begin)
{
    while (from < count && tags[from] != begin)
        from++;
    Range run = {from, from < count ? from + 1 : from};
    while (run.end < count && tags[run.end] == begin + 1)
        run.end++;
    return run;
}

/* The word of a cue that stands highest in the tree, and what kind of cue it is. */
static void set_head(const Stretch *stretch, Found *found)
{
    const uint16_t kinds = CUE_SAY | CUE_SHOW | CUE_THINK | CUE_WANT | CUE_JUDGE | CUE_NOUN | CUE_ADJECTIVE;
    found->cue_head = found->cue.first;
    for (uint32_t i = found->cue.first; i < found->cue.end; i++) {
        uint32_t head = stretch_head(stretch, i);
        if (head == NO_WORD || !within(found->cue, head)) {
            found->cue_head = i;
            break;
        }
    }
    for (size_t f = 0; f < stretch->found_count; f++) {
        const Found *ruled = &stretch->found[f];
        if (ruled->cue_head != NO_WORD && within(found->cue, ruled->cue_head)) {
            found->cue_head = ruled->cue_head;
            found->kind = ruled->kind;
        }
    }
    if (!found->kind)
        found->kind = stretch->words[found->cue_head].cue & kinds;
}

/* The rules' statement with the same cue; NULL: none. */
static const Found *ruled_by(const Stretch *stretch, const Found *found)
{
    for (size_t f = 0; f < stretch->found_count; f++)
        if (stretch->found[f].cue_head != NO_WORD && within(found->cue, stretch->found[f].cue_head))
            return &stretch->found[f];
    return NULL;
}

static uint32_t gap(Range a, Range b)
{
    return a.end <= b.first ? b.first - a.end : b.end <= a.first ? a.first - b.end : 0;
}

/* How far a source or content is from a cue; other sentences are further than any place in the same one. What
 * the rules hold together is next to it. */
static uint32_t distance(const Stretch *stretch, const Found *found, Range range, bool content)
{
    enum { FAR = 10000 };
    const Found *ruled = ruled_by(stretch, found);
    if (ruled && !content && meets(ruled->source, range))
        return 0;
    for (size_t i = 0; ruled && content && i < ruled->content_count; i++)
        if (meets(ruled->content[i], range))
            return 0;
    bool same = stretch->words[found->cue.first].sentence == stretch->words[range.first].sentence ||
                stretch->words[found->cue.first].sentence == stretch->words[range.end - 1].sentence;
    uint32_t far = gap(found->cue, range) + 1;
    if (!same && found->cue.first > range.first)
        far += FAR / 2; /* a speaker is named before rather than after */
    return same ? far : far + FAR;
}

static Found *nearest(const Stretch *stretch, Found *founds, size_t count, Range range, bool content)
{
    Found *best = NULL;
    uint32_t least = UINT32_MAX;
    for (size_t f = 0; f < count; f++) {
        uint32_t far = distance(stretch, &founds[f], range, content);
        if (!content && founds[f].source_head != NO_WORD)
            far += 2;
        if (far < least) {
            least = far;
            best = &founds[f];
        }
    }
    return best;
}

static uint32_t head_of(const Stretch *stretch, Range range)
{
    for (uint32_t i = range.first; i < range.end; i++) {
        uint32_t head = stretch_head(stretch, i);
        if (head == NO_WORD || !within(range, head))
            return i;
    }
    return range.first;
}

static bool link_sources(const Stretch *stretch, const uint8_t *tags, Found *founds, size_t count)
{
    for (Range run = next_run(tags, stretch->count, 0, TAG_SOURCE_BEGIN); run.first < run.end;
         run = next_run(tags, stretch->count, run.end, TAG_SOURCE_BEGIN)) {
        Found *found = nearest(stretch, founds, count, run, false);
        if (found && found->source_head == NO_WORD &&
            stretch->words[found->cue.first].sentence == stretch->words[run.first].sentence) {
            found->source = run;
            found->source_head = head_of(stretch, run);
        }
    }
    /* "said ... and asked ...", "..., adding that ...": the subject that the tree gives */
    for (size_t f = 0; f < count; f++) {
        const Found *ruled = founds[f].source_head == NO_WORD ? ruled_by(stretch, &founds[f]) : NULL;
        if (ruled && ruled->source_head != NO_WORD) {
            founds[f].source = ruled->source;
            founds[f].source_head = ruled->source_head;
        }
    }
    return true;
}

/* Statements as the tags have them; those of the rules that lie within their contents follow. */
static bool collect(const Stretch *stretch, const uint8_t *tags, Found **collected, size_t *collected_count)
{
    size_t count = 0, room = stretch->found_count + 1;
    for (uint32_t i = 0; i < stretch->count; i++)
        room += tags[i] == TAG_CUE_BEGIN || tags[i] == TAG_CONTENT_BEGIN;
    Found *founds = arena_array(stretch->arena, room, sizeof *founds);
    if (!founds)
        return false;
    for (Range run = next_run(tags, stretch->count, 0, TAG_CUE_BEGIN); run.first < run.end;
         run = next_run(tags, stretch->count, run.end, TAG_CUE_BEGIN)) {
        founds[count] = (Found){.cue = run, .source_head = NO_WORD};
        set_head(stretch, &founds[count++]);
    }
    size_t cues = count;
    link_sources(stretch, tags, founds, cues);
    for (Range run = next_run(tags, stretch->count, 0, TAG_CONTENT_BEGIN); run.first < run.end;
         run = next_run(tags, stretch->count, run.end, TAG_CONTENT_BEGIN)) {
        Found *found = nearest(stretch, founds, cues, run, true);
        if (!found || found->content_count == FOUND_PIECES) {
            found = &founds[count++];
            *found = (Found){.cue_head = NO_WORD, .source_head = NO_WORD, .kind = CUE_SAY, .continued = true};
        }
        found->content[found->content_count++] = run;
    }
    for (size_t f = 0; f < stretch->found_count; f++) {
        const Found *ruled = &stretch->found[f];
        bool inside = ruled->cue_head != NO_WORD && tags[ruled->cue_head] >= TAG_CONTENT_BEGIN;
        for (size_t i = 0; i < ruled->content_count && inside; i++)
            inside = tags[ruled->content[i].first] >= TAG_CONTENT_BEGIN &&
                     tags[ruled->content[i].end - 1] >= TAG_CONTENT_BEGIN;
        if (inside)
            founds[count++] = *ruled;
    }
    *collected = founds;
    *collected_count = count;
    return true;
}

/* ---- statements of the document ---- */

static EntentePart part_of(const Stretch *stretch, Range range)
{
    if (range.first >= range.end)
        return (EntentePart){.sentence = stretch->first_sentence};
    const Word *first = &stretch->words[range.first], *last = &stretch->words[range.end - 1];
    uint32_t start = first->view->sentence->start;
    return (EntentePart){.sentence = stretch->first_sentence + first->sentence,
                         .span = {first->token->start - start, last->token->end - start},
                         .first = first->number,
                         .last = last->number};
}

/* A range over several sentences gives a part for each. */
static bool add_parts(Reading *reading, const Stretch *stretch, Range range, EntenteStatement *statement,
                      size_t *capacity)
{
    bool joined = false;
    for (uint32_t first = range.first; first < range.end; joined = true) {
        const Word *word = &stretch->words[first];
        uint32_t end = word->base + word->view->count;
        end = end < range.end ? end : range.end;
        EntentePart *grown = arena_grow(reading->arena, statement->content, capacity,
                                        statement->content_count + 1, sizeof *grown);
        if (!grown)
            return false;
        statement->content = grown;
        grown[statement->content_count] = part_of(stretch, (Range){first, end});
        grown[statement->content_count++].joined = joined;
        first = end;
    }
    return true;
}

static bool is_medium_preposition(const Word *word)
{
    static const char *const forms[] = {"in", "on",     "at", "via",  "through",
                                        "by", "during", "to", "over", "with"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (word_is(word, forms[i]))
            return true;
    return false;
}

/* "in a statement", "on Telegram", "told reporters": beside the cue, or beside the clause in which it stands.
 */
static EntenteSlice medium_of(const Stretch *stretch, uint32_t cue)
{
    uint32_t base = stretch->words[cue].base, end = base + stretch->words[cue].view->count;
    for (uint32_t i = base; i < end; i++) {
        const Word *word = &stretch->words[i];
        if (!(word->cue & CUE_MEDIUM) || stretch_head(stretch, i) != cue)
            continue;
        Relation relation = stretch_relation(stretch, i);
        uint32_t marker = stretch_child(stretch, i, REL_CASE);
        bool told = (relation == REL_OBJECT || relation == REL_INDIRECT) &&
                    view_lemma_is(word->view, stretch->words[cue].number, "tell");
        bool in =
            relation == REL_OBLIQUE && marker != NO_WORD && is_medium_preposition(&stretch->words[marker]);
        if (!in && !told)
            continue;
        uint32_t first = i;
        while (first > base && stretch_head(stretch, first - 1) == i &&
               stretch_relation(stretch, first - 1) == REL_COMPOUND)
            first--;
        const char *start = stretch->words[first].token->text.data;
        size_t size = (size_t)(word->token->text.data - start) + word->token->text.size;
        const EntenteSlice *text = &word->view->sentence->text;
        bool sliced = start >= text->data && start + size <= text->data + text->size;
        return sliced ? (EntenteSlice){start, size} : word->token->text;
    }
    return (EntenteSlice){0};
}

/* "said in a statement that": it is said, whichever of the two words the clause was hung on. NO_WORD: none of
 * the cue's words is a verb of saying. */
static uint32_t saying_verb(const Stretch *stretch, Range cue)
{
    for (uint32_t i = cue.first; i < cue.end && i < stretch->count; i++)
        if (stretch->words[i].cue & CUE_SAY && stretch->words[i].token->upos == ENTENTE_VERB)
            return i;
    return NO_WORD;
}

static bool add_statement(Reading *reading, const Stretch *stretch, const Found *found)
{
    EntenteStatement *grown =
        arena_grow(reading->arena, reading->each, &reading->capacity, reading->count + 1, sizeof *grown);
    if (!grown)
        return false;
    reading->each = grown;
    uint32_t verb = found->kind & CUE_NOUN ? saying_verb(stretch, found->cue) : NO_WORD;
    uint32_t cue_head = verb != NO_WORD ? verb : found->cue_head;
    EntenteStatement *statement = &reading->each[reading->count];
    *statement = (EntenteStatement){.source = part_of(stretch, found->source),
                                    .cue = part_of(stretch, found->cue),
                                    .continued = found->continued,
                                    .speech = (found->kind & CUE_SAY) != 0 || verb != NO_WORD};
    size_t capacity = 0;
    for (size_t i = 0; i < found->content_count; i++)
        if (!add_parts(reading, stretch, found->content[i], statement, &capacity))
            return false;
    if (found->source_head != NO_WORD)
        statement->source_head = stretch->words[found->source_head].number;
    if (cue_head != NO_WORD) {
        statement->cue_head = stretch->words[cue_head].number;
        statement->medium = medium_of(stretch, cue_head);
    }
    reading->count++;
    return true;
}

static bool part_holds(const EntentePart *part, size_t sentence, uint32_t token)
{
    return part->first && part->sentence == sentence && token >= part->first && token <= part->last;
}

static bool statement_holds(const EntenteStatement *statement, size_t sentence, uint32_t token)
{
    for (size_t i = 0; i < statement->content_count; i++)
        if (part_holds(&statement->content[i], sentence, token))
            return true;
    return false;
}

static uint32_t size_of(const EntenteStatement *statement)
{
    uint32_t size = 0;
    for (size_t i = 0; i < statement->content_count; i++)
        size += statement->content[i].last - statement->content[i].first + 1;
    return size;
}

/* Where a statement stands: its cue, else where its content begins. */
static void place_of(const EntenteStatement *statement, size_t *sentence, uint32_t *token)
{
    const EntentePart *part = statement->cue.first ? &statement->cue : &statement->content[0];
    *sentence = part->sentence;
    *token = statement->cue.first && statement->cue_head ? statement->cue_head : part->first;
}

/* The smallest content in which each statement lies. Two that lie in each other are side by side. */
static void nest(Reading *reading, size_t from)
{
    for (size_t i = from; i < reading->count; i++) {
        EntenteStatement *inner = &reading->each[i];
        if (!inner->cue.first && !inner->content_count)
            continue;
        size_t sentence, back;
        uint32_t token, back_token, least = UINT32_MAX;
        place_of(inner, &sentence, &token);
        for (size_t k = from; k < reading->count; k++) {
            const EntenteStatement *outer = &reading->each[k];
            if (k == i || !outer->content_count || !statement_holds(outer, sentence, token) ||
                size_of(outer) >= least)
                continue;
            place_of(outer, &back, &back_token);
            if (statement_holds(inner, back, back_token))
                continue;
            least = size_of(outer);
            inner->outer = (uint32_t)k + 1;
        }
    }
}

/* A quotation that stands alone is by who spoke last. */
static void keep_speaker(Reading *reading, size_t from)
{
    for (size_t i = from; i < reading->count; i++) {
        EntenteStatement *statement = &reading->each[i];
        if (statement->outer || !statement->speech)
            continue;
        if (!statement->source.first && !statement->cue.first && reading->speaker) {
            statement->source = reading->each[reading->speaker - 1].source;
            statement->source_head = reading->each[reading->speaker - 1].source_head;
            statement->continued = true;
        } else if (statement->source.first) {
            reading->speaker = i + 1;
        }
    }
}

static bool read_stretch(Reading *reading, Stretch *stretch)
{
    Found *founds = stretch->found;
    size_t count = stretch->found_count, from = reading->count;
    if (reading->layer) {
        uint8_t *tags = arena_bytes(stretch->arena, (size_t)stretch->count + 1);
        if (!tags || !statement_layer_tag(reading->layer, stretch, tags) ||
            !collect(stretch, tags, &founds, &count))
            return false;
    }
    for (size_t f = 0; f < count; f++)
        if (!add_statement(reading, stretch, &founds[f]))
            return false;
    nest(reading, from);
    keep_speaker(reading, from);
    return true;
}

static bool has_tree(const Stretch *stretch)
{
    for (uint32_t i = 0; i < stretch->count; i++)
        if (stretch->words[i].token->upos != ENTENTE_UPOS_NONE)
            return true;
    return false;
}

bool statements_read(const EntenteLexicon *lexicon, const struct StatementLayer *layer,
                     const EntenteDocument *document, Arena *arena, Arena *scratch,
                     EntenteStatement **statements, size_t *count)
{
    Reading reading = {.document = document, .layer = layer, .arena = arena};
    Stretch stretch = {0};
    for (size_t s = 0; s < document->sentence_count; s += stretch.sentence_count) {
        arena_reset(scratch);
        if (!stretch_read(&stretch, document, s, lexicon, scratch))
            return false;
        if (has_tree(&stretch) && (!stretch_find(&stretch) || !read_stretch(&reading, &stretch)))
            return false;
    }
    *statements = reading.each;
    *count = reading.count;
    return true;
}

size_t statements_over(const EntenteDocument *document, size_t sentence, uint32_t token,
                       const EntenteStatement *chain[STATEMENT_DEPTH])
{
    /* the innermost, then outwards */
    const EntenteStatement *inner = NULL;
    for (size_t i = 0; i < document->statement_count; i++) {
        const EntenteStatement *statement = &document->statements[i];
        if (statement_holds(statement, sentence, token) && (!inner || size_of(statement) < size_of(inner)))
            inner = statement;
    }
    size_t count = 0;
    for (; inner && count < STATEMENT_DEPTH;
         inner = inner->outer ? &document->statements[inner->outer - 1] : NULL)
        chain[count++] = inner;
    for (size_t i = 0; i < count / 2; i++) {
        const EntenteStatement *kept = chain[i];
        chain[i] = chain[count - 1 - i];
        chain[count - 1 - i] = kept;
    }
    return count;
}
