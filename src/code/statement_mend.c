/* The chain decides word by word; here its tags are made to hang together. */
#include "base/slice.h"
#include "code/statement_layer.h"

#include <string.h>

static bool is_kind(uint8_t tag, unsigned begin)
{
    return tag == begin || tag == begin + 1;
}

static bool any(const uint8_t *tags, uint32_t first, uint32_t end, unsigned begin)
{
    for (uint32_t i = first; i < end; i++)
        if (is_kind(tags[i], begin))
            return true;
    return false;
}

static Range sentence_of(const Stretch *stretch, uint32_t word)
{
    const Word *at = &stretch->words[word];
    return (Range){at->base, at->base + at->view->count};
}

static uint32_t run_end(const Stretch *stretch, const uint8_t *tags, uint32_t first)
{
    uint32_t end = first + 1;
    while (end < stretch->count && tags[end] == tags[first] + 1)
        end++;
    return end;
}

/* A source without a cue in its sentence; a content without one, that is no quotation. */
static void drop_orphans(const Stretch *stretch, uint8_t *tags)
{
    for (uint32_t i = 0; i < stretch->count;) {
        if (tags[i] != TAG_SOURCE_BEGIN && tags[i] != TAG_CONTENT_BEGIN) {
            i++;
            continue;
        }
        uint32_t end = run_end(stretch, tags, i);
        Range first = sentence_of(stretch, i), last = sentence_of(stretch, end - 1);
        bool alone = !any(tags, first.first, last.end, TAG_CUE_BEGIN);
        bool quoted =
            stretch->words[i].quote != QUOTE_OUTSIDE || stretch->words[end - 1].quote != QUOTE_OUTSIDE;
        bool source = tags[i] == TAG_SOURCE_BEGIN;
        for (uint32_t k = i; k < end && alone && (source || !quoted); k++)
            tags[k] = TAG_NONE;
        i = end;
    }
}

static void paint(const Stretch *stretch, uint8_t *tags, Range range, unsigned begin)
{
    for (uint32_t i = range.first; i < range.end; i++)
        if (tags[i] != TAG_NONE)
            return;
    for (uint32_t i = range.first; i < range.end && i < stretch->count; i++)
        tags[i] = (uint8_t)(i == range.first ? begin : begin + 1);
}

/* A cue in whose sentence no content, or no source, was found. */
static void complete(const Stretch *stretch, uint8_t *tags)
{
    for (size_t f = 0; f < stretch->found_count; f++) {
        const Found *found = &stretch->found[f];
        if (found->cue_head == NO_WORD || !is_kind(tags[found->cue_head], TAG_CUE_BEGIN))
            continue;
        Range sentence = sentence_of(stretch, found->cue_head);
        if (!any(tags, sentence.first, sentence.end, TAG_CONTENT_BEGIN))
            for (size_t i = 0; i < found->content_count; i++)
                paint(stretch, tags, found->content[i], TAG_CONTENT_BEGIN);
        if (!any(tags, sentence.first, sentence.end, TAG_SOURCE_BEGIN))
            paint(stretch, tags, found->source, TAG_SOURCE_BEGIN);
    }
}

/* "He said that it holds. Snow fell.": outside of quotations, what follows its cue ends with the sentence. */
static void cut_runs(const Stretch *stretch, uint8_t *tags)
{
    for (uint32_t i = 0, end; i < stretch->count; i = end) {
        end = i + 1;
        if (tags[i] != TAG_CONTENT_BEGIN)
            continue;
        end = run_end(stretch, tags, i);
        Range sentence = sentence_of(stretch, i);
        if (end <= sentence.end || !any(tags, sentence.first, i, TAG_CUE_BEGIN) ||
            (stretch->words[sentence.end - 1].quote != QUOTE_OUTSIDE &&
             stretch->words[sentence.end - 1].quote != QUOTE_CLOSES &&
             stretch->words[sentence.end].quote != QUOTE_OUTSIDE))
            continue;
        uint32_t last = sentence.end;
        while (last > i + 1 && stretch->words[last - 1].token->upos == ENTENTE_PUNCT &&
               stretch->words[last - 1].quote == QUOTE_OUTSIDE)
            last--;
        bool quotation = stretch->words[sentence.end].quote == QUOTE_OPENS;
        for (uint32_t k = last; k < end && (k < sentence.end || !quotation); k++)
            tags[k] = TAG_NONE;
        if (quotation)
            tags[sentence.end] = TAG_CONTENT_BEGIN;
    }
}

/* "killing two pupils and a teacher, residents and a rebel group said" with all of them as the source: what
 * a verb before has as its object is told, and who stands behind the comma tells it. */
static void cut_sources(const Stretch *stretch, uint8_t *tags)
{
    for (uint32_t i = 1, end; i < stretch->count; i = end) {
        end = i + 1;
        if (tags[i] != TAG_SOURCE_BEGIN)
            continue;
        end = run_end(stretch, tags, i);
        if (end >= stretch->count || tags[end] != TAG_CUE_BEGIN)
            continue;
        Range sentence = sentence_of(stretch, i);
        uint32_t comma = end - 1;
        while (comma > i && !slice_is(stretch->words[comma].token->text, ","))
            comma--;
        bool joined = false, done_to = false;
        for (uint32_t k = i; k < comma; k++) {
            const EntenteToken *token = stretch->words[k].token;
            joined = joined || token->upos == ENTENTE_CCONJ;
            done_to = done_to || (strcmp(token->deprel, "obj") == 0 && token->head &&
                                  sentence.first + token->head - 1 < i);
        }
        if (!joined || !done_to || comma + 1 >= end)
            continue;
        for (uint32_t k = i; k <= comma; k++)
            tags[k] = TAG_NONE;
        tags[comma + 1] = TAG_SOURCE_BEGIN;
    }
}

void statement_mend(const Stretch *stretch, uint8_t *tags)
{
    cut_runs(stretch, tags);
    cut_sources(stretch, tags);
    complete(stretch, tags);
    drop_orphans(stretch, tags);
}
