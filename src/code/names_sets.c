/* The sets of the dictionaries that a word of a sentence is in. Every word is asked about dozens of them, so
 * all that it is in are found at the first question and kept with the view. */
#include "base/slice.h"
#include "code/names.h"

#include <string.h>

enum { SETS_LIMIT = 128 };

typedef struct Finding {
    const char *each[SETS_LIMIT];
    uint32_t count;
} Finding;

static bool on_set(void *context, LexiconHit hit)
{
    Finding *finding = context;
    if (hit.payload->kind != PAYLOAD_SET)
        return true;
    const char *name = image_string(hit.image, hit.payload->index);
    for (uint32_t i = 0; i < finding->count; i++)
        if (finding->each[i] == name)
            return true;
    if (finding->count < SETS_LIMIT)
        finding->each[finding->count++] = name;
    return true;
}

/* Lemmatisers leave some plurals alone ("troops", "supplies"); dictionaries list the singular. */
static void find_slice(const EntenteLexicon *lexicon, EntenteSlice words, Finding *finding)
{
    lexicon_find(lexicon, ROOT_SETS, words, on_set, finding);
    while (words.size && words.data[words.size - 1] == ' ')
        words.size--;
    if (words.size <= 3 || words.data[words.size - 1] != 's')
        return;
    words.size--;
    lexicon_find(lexicon, ROOT_SETS, words, on_set, finding);
    char singular[160];
    if (words.size < sizeof singular && memcmp(words.data + words.size - 2, "ie", 2) == 0) {
        memcpy(singular, words.data, words.size - 2);
        singular[words.size - 2] = 'y';
        lexicon_find(lexicon, ROOT_SETS, (EntenteSlice){singular, words.size - 1}, on_set, finding);
    }
}

/* The words from `first` to `last`, that of the head by its lemma, as one slice. */
static void find_phrase(const EntenteLexicon *lexicon, const View *view, uint32_t first, uint32_t last,
                        uint32_t head, Finding *finding)
{
    char phrase[160];
    size_t size = 0;
    for (uint32_t t = first; t <= last; t++) {
        EntenteSlice word = t == head ? view_token(view, t)->lemma : view_token(view, t)->text;
        if (size + word.size + 1 >= sizeof phrase)
            return;
        memcpy(phrase + size, word.data, word.size);
        size += word.size;
        phrase[size++] = ' ';
    }
    find_slice(lexicon, (EntenteSlice){phrase, size}, finding);
}

/* A plural that means more than several of its singular is listed as written: "arms", "small arms". */
static void find_plural(const EntenteLexicon *lexicon, const View *view, uint32_t token, Finding *finding)
{
    const EntenteToken *word = view_token(view, token);
    if (word->upos != ENTENTE_NOUN || slice_equal(word->text, word->lemma))
        return;
    lexicon_find(lexicon, ROOT_SETS, word->text, on_set, finding);
}

static void find_all(const EntenteLexicon *lexicon, const View *view, uint32_t token, Finding *finding)
{
    find_slice(lexicon, view_token(view, token)->lemma, finding);
    find_plural(lexicon, view, token, finding);
    for (uint32_t first = token - 1; first && first + 3 >= token; first--)
        find_phrase(lexicon, view, first, token, token, finding);
    /* "*wounded* Syrians" */
    if (view->relation[token] == REL_AMOD && view_token(view, token)->upos == ENTENTE_VERB)
        lexicon_find(lexicon, ROOT_SETS, view_token(view, token)->text, on_set, finding);
    /* "F-16s", which are three words */
    if (token + 2 <= view->count && view_text_is(view, token + 1, "-"))
        find_phrase(lexicon, view, token, token + 2, token, finding);
    /* "state of emergency" */
    if (token + 2 <= view->count && view_token(view, token + 1)->upos == ENTENTE_ADP)
        find_phrase(lexicon, view, token, token + 2, token, finding);
}

bool names_in_set(const EntenteLexicon *lexicon, const View *view, uint32_t token, const char *set)
{
    if (!token)
        return false;
    WordSets *kept = &view->sets[token];
    Finding finding;
    const char *const *each = kept->each;
    uint32_t count = kept->count;
    if (!kept->known) {
        finding.count = 0;
        find_all(lexicon, view, token, &finding);
        each = finding.each;
        count = finding.count;
        const char **copy = count ? arena_array(view->arena, count, sizeof *copy) : NULL;
        if (copy)
            memcpy(copy, finding.each, count * sizeof *copy);
        if (copy || !count) /* else it is found again the next time */
            *kept = (WordSets){copy, count, true};
    }
    for (uint32_t i = 0; i < count; i++)
        if (each[i][0] == set[0] && strcmp(each[i], set) == 0)
            return true;
    return false;
}
