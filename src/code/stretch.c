#include "code/stretch.h"

#include "base/slice.h"

#include <string.h>

/* ---- cues ---- */

typedef struct CueQuestion {
    uint16_t bits;
} CueQuestion;

static bool on_set(void *context, LexiconHit hit)
{
    static const struct {
        const char *name;
        uint16_t bit;
    } sets[] = {{"cue_say", CUE_SAY},
                {"cue_show", CUE_SHOW},
                {"cue_think", CUE_THINK},
                {"cue_want", CUE_WANT},
                {"cue_judge", CUE_JUDGE},
                {"cue_noun", CUE_NOUN},
                {"cue_adjective", CUE_ADJECTIVE},
                {"cue_adverb", CUE_ADVERB},
                {"medium", CUE_MEDIUM},
                {"cue_aspect", CUE_ASPECT}};
    CueQuestion *question = context;
    if (hit.payload->kind != PAYLOAD_SET)
        return true;
    const char *name = image_string(hit.image, hit.payload->index);
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
        if (strcmp(name, sets[i].name) == 0)
            question->bits |= sets[i].bit;
    return true;
}

/* What a word may be goes by its part of speech: "claim" is a verb here, a noun there. */
static uint16_t allowed(const View *view, uint32_t number)
{
    const EntenteToken *token = view_token(view, number);
    uint16_t verb = CUE_SAY | CUE_SHOW | CUE_THINK | CUE_WANT | CUE_JUDGE | CUE_ASPECT;
    switch (token->upos) {
    case ENTENTE_VERB:
        return verb;
    case ENTENTE_NOUN:
    case ENTENTE_PROPN:
        return (uint16_t)(CUE_NOUN | CUE_MEDIUM | (view_is_verb(view, number) ? verb : 0));
    case ENTENTE_ADJ:
        return CUE_ADJECTIVE;
    case ENTENTE_ADV:
        return CUE_ADVERB;
    default:
        return 0;
    }
}

static uint16_t cue_bits(const EntenteLexicon *lexicon, const View *view, uint32_t number)
{
    uint16_t mask = allowed(view, number);
    CueQuestion question = {0};
    /* "called off a meeting" says nothing */
    bool off =
        view_is_verb(view, number) && view_text_is(view, view_child(view, number, REL_PARTICLE), "off");
    if (mask && !off)
        lexicon_find(lexicon, ROOT_SETS, view_token(view, number)->lemma, on_set, &question);
    return question.bits & mask;
}

/* ---- quotations ---- */

bool word_is(const Word *word, const char *form)
{
    return view_text_is(word->view, word->number, form);
}

typedef enum Mark { MARK_NONE, MARK_OPENS, MARK_CLOSES, MARK_EITHER } Mark;

static Mark mark_of(const EntenteToken *token)
{
    EntenteSlice text = token->text;
    if (slice_is(text, "``") || slice_is(text, "\u201C") || slice_is(text, "\u00AB") ||
        slice_is(text, "\u201E"))
        return MARK_OPENS;
    if (slice_is(text, "''") || slice_is(text, "\u201D") || slice_is(text, "\u00BB"))
        return MARK_CLOSES;
    return slice_is(text, "\"") ? MARK_EITHER : MARK_NONE;
}

bool word_is_quote(const Word *word)
{
    return mark_of(word->token) != MARK_NONE;
}

static void set_quote(Stretch *stretch, uint32_t first, uint32_t end, uint32_t opens, uint32_t closes)
{
    for (uint32_t i = first; i < end; i++) {
        Word *word = &stretch->words[i];
        word->quote = (uint8_t)(i == opens ? QUOTE_OPENS : i == closes ? QUOTE_CLOSES : QUOTE_INSIDE);
        word->opens = opens;
        word->closes = closes;
    }
}

/* Marks are paired from the left; a plain one closes what is open, or where no space stands before it but
 * after. One that closes nothing ends a quotation that began before the stretch, or at the beginning of its
 * sentence; one that is not closed runs to the end, as newspapers do it from paragraph to paragraph. */
static bool pair_quotes(Stretch *stretch, bool quoted)
{
    uint32_t opens = NO_WORD, start = 0;
    /* a quotation that was left open goes on only where the next paragraph opens it anew */
    Mark lead = stretch->count ? mark_of(stretch->words[0].token) : MARK_NONE;
    bool open = quoted && (lead == MARK_OPENS || lead == MARK_EITHER);
    for (uint32_t i = 0; i < stretch->count; i++) {
        Word *word = &stretch->words[i];
        Mark mark = mark_of(word->token);
        bool ends = i && word->token->space_after && !stretch->words[i - 1].token->space_after;
        if (mark == MARK_EITHER)
            mark = i && (open || ends) ? MARK_CLOSES : MARK_OPENS;
        if (mark == MARK_OPENS && open && i == 0) {
            opens = i; /* the new paragraph of a quotation opens anew */
        } else if (mark == MARK_OPENS && !open) {
            open = true;
            opens = start = i;
        } else if (mark == MARK_CLOSES) {
            set_quote(stretch, open ? start : word->base, i + 1, open ? opens : NO_WORD, i);
            open = false;
            opens = NO_WORD;
        }
    }
    if (open)
        set_quote(stretch, start, stretch->count, opens, NO_WORD);
    return open;
}

/* ---- the stretch ---- */

bool stretch_read(Stretch *stretch, const EntenteDocument *document, size_t first,
                  const EntenteLexicon *lexicon, Arena *arena)
{
    bool quoted = stretch->opens_quoted;
    *stretch = (Stretch){.lexicon = lexicon, .arena = arena, .first_sentence = first};
    size_t last = first, words = 0;
    while (last < document->sentence_count &&
           (last == first || (!document->sentences[last].starts_paragraph &&
                              words + document->sentences[last].token_count <= STRETCH_WORDS)))
        words += document->sentences[last++].token_count;
    stretch->sentence_count = last - first;
    stretch->views = arena_array(arena, stretch->sentence_count + 1, sizeof *stretch->views);
    stretch->words = arena_array(arena, words + 1, sizeof *stretch->words);
    if (!stretch->views || !stretch->words)
        return false;
    for (size_t s = 0; s < stretch->sentence_count; s++) {
        View *view = &stretch->views[s];
        if (!view_make(view, &document->sentences[first + s], arena))
            return false;
        uint32_t base = stretch->count;
        for (uint32_t t = 1; t <= view->count; t++)
            stretch->words[stretch->count++] = (Word){.view = view,
                                                      .token = view_token(view, t),
                                                      .number = t,
                                                      .base = base,
                                                      .sentence = (uint32_t)s,
                                                      .cue = cue_bits(lexicon, view, t),
                                                      .opens = NO_WORD,
                                                      .closes = NO_WORD};
    }
    stretch->opens_quoted = pair_quotes(stretch, quoted);
    return true;
}

Range stretch_subtree(const Stretch *stretch, uint32_t word)
{
    const Word *top = &stretch->words[word];
    return (Range){top->base + top->view->left[top->number] - 1, top->base + top->view->right[top->number]};
}

uint32_t stretch_head(const Stretch *stretch, uint32_t word)
{
    const Word *below = &stretch->words[word];
    uint32_t head = below->token->head;
    return head && head <= below->view->count ? below->base + head - 1 : NO_WORD;
}

uint32_t stretch_child(const Stretch *stretch, uint32_t word, Relation relation)
{
    const Word *top = &stretch->words[word];
    uint32_t child = view_child(top->view, top->number, relation);
    return child ? top->base + child - 1 : NO_WORD;
}

Relation stretch_relation(const Stretch *stretch, uint32_t word)
{
    const Word *at = &stretch->words[word];
    return (Relation)at->view->relation[at->number];
}
