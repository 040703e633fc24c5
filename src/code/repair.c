#include "code/repair.h"

#include "base/slice.h"
#include "code/repair_inside.h"

#include <string.h>

bool repair_is_nominal(const EntenteToken *token)
{
    return token->upos == ENTENTE_NOUN || token->upos == ENTENTE_PROPN;
}

static bool on_any(void *context, LexiconHit hit)
{
    bool *found = context;
    *found = *found || hit.payload->kind == PAYLOAD_OPERATOR || hit_frame(hit)->type != ENTENTE_EVENT_NONE;
    return !*found;
}

bool repair_known_verb(const EntenteLexicon *lexicon, const EntenteToken *token)
{
    bool found = false;
    lexicon_find(lexicon, ROOT_VERBS, token->lemma, on_any, &found);
    if (!found)
        lexicon_find(lexicon, ROOT_OPERATORS, token->lemma, on_any, &found);
    return found;
}

static bool on_name(void *context, LexiconHit hit)
{
    (void)hit;
    *(bool *)context = true;
    return false;
}

bool repair_is_name(const EntenteLexicon *lexicon, EntenteSlice words)
{
    bool found = false;
    lexicon_find(lexicon, ROOT_NAMES, words, on_name, &found);
    return found;
}

static bool on_proper_name(void *context, LexiconHit hit)
{
    bool *found = context;
    *found = *found || (hit.payload->kind == PAYLOAD_ACTOR && hit.payload->variety != NAME_ADJECTIVE);
    return !*found;
}

bool repair_is_proper_name(const EntenteLexicon *lexicon, EntenteSlice words)
{
    bool found = false;
    lexicon_find(lexicon, ROOT_NAMES, words, on_proper_name, &found);
    return found;
}

static bool on_nationality(void *context, LexiconHit hit)
{
    bool *found = context;
    *found = *found || (hit.payload->kind == PAYLOAD_ACTOR && hit.payload->variety == NAME_ADJECTIVE);
    return !*found;
}

bool repair_is_nationality(const EntenteLexicon *lexicon, EntenteSlice words)
{
    bool found = false;
    lexicon_find(lexicon, ROOT_NAMES, words, on_nationality, &found);
    return found;
}

static bool on_role(void *context, LexiconHit hit)
{
    bool *found = context;
    *found = *found || hit.payload->kind == PAYLOAD_ROLE;
    return !*found;
}

bool repair_is_role(const EntenteLexicon *lexicon, EntenteSlice words)
{
    bool found = false;
    lexicon_find(lexicon, ROOT_NAMES, words, on_role, &found);
    return found;
}

bool repair_names_somebody(const EntenteLexicon *lexicon, const EntenteToken *token)
{
    return repair_is_name(lexicon, token->lemma);
}

uint32_t repair_child(const EntenteSentence *sentence, uint32_t head, const char *deprel, uint32_t from)
{
    for (uint32_t t = from; t <= sentence->token_count; t++)
        if (sentence->tokens[t - 1].head == head && repair_is(&sentence->tokens[t - 1], deprel))
            return t;
    return 0;
}

void repair_rehang(EntenteSentence *sentence, uint32_t from, uint32_t to, uint32_t except)
{
    for (uint32_t i = 1; i <= sentence->token_count; i++)
        if (sentence->tokens[i - 1].head == from && i != except && i != to)
            sentence->tokens[i - 1].head = to;
}

/* "Nikol" and "Pashinian" as two subjects side by side, "Aung Myo" and "Min": one name. */
static void join_names(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *before = &sentence->tokens[t - 2], *token = &sentence->tokens[t - 1];
        uint32_t first = t - 1;
        if (before->upos == ENTENTE_PROPN && repair_is(before, "flat") && before->head && before->head < t) {
            first = before->head;
            before = &sentence->tokens[first - 1];
        }
        if (token->upos == ENTENTE_PROPN && before->upos == ENTENTE_PROPN && token->head == before->head &&
            token->head && repair_is(token, before->deprel) &&
            (repair_is(token, "nsubj") || repair_is(token, "obj") || repair_is(token, "nsubj:pass") ||
             repair_is(token, "appos"))) {
            token->head = first;
            token->deprel = "flat";
        }
    }
}

/* "(CNN) Italian police": the agency, and a dateline's town, are no subjects when another one follows. */
static void drop_datelines(EntenteSentence *sentence)
{
    for (uint32_t t = 1; t < sentence->token_count && t <= 4; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        if (token->upos != ENTENTE_PROPN || !repair_is(token, "nsubj") ||
            !repair_child(sentence, token->head, "nsubj", t + 1))
            continue;
        const EntenteToken *next = &sentence->tokens[t];
        if (repair_word_is(next, ")") || repair_word_is(next, "(") || repair_word_is(next, "-") ||
            repair_word_is(next, "--") || repair_word_is(next, "–"))
            token->deprel = "dep";
    }
}

bool repair_is_operator(const EntenteLexicon *lexicon, const EntenteToken *token)
{
    return lexicon_find(lexicon, ROOT_OPERATORS, token->lemma, on_any, &(bool){false}) > 0;
}

/* "two bombs tore through", "they shook hands": a plural subject in the past, where the form is no
 * infinitive's.
 */
static void past_forms(EntenteSentence *sentence)
{
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        bool word = token->text.size > 2 && token->text.data[0] >= 'a' && token->text.data[0] <= 'z';
        if (token->upos == ENTENTE_VERB && strcmp(token->xpos, "VBP") == 0 && word &&
            !slice_equal(token->text, token->lemma))
            token->xpos = "VBD";
    }
}

/* "two bases": several of a base, and in the news not of a basis. */
static void army_bases(EntenteSentence *sentence)
{
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        if (token->upos == ENTENTE_NOUN && repair_word_is(token, "bases"))
            token->lemma = entente_slice("base");
    }
}

/* "re-captured", "re-imposed": as if written in one. */
static void prefixed_verbs(EntenteSentence *sentence, Arena *arena)
{
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        EntenteSlice lemma = token->lemma;
        if (token->upos != ENTENTE_VERB || lemma.size < 6 || memcmp(lemma.data, "re-", 3) != 0)
            continue;
        char *joined = arena_bytes(arena, lemma.size);
        if (!joined)
            return; /* it stays as it is */
        memcpy(joined, "re", 2);
        memcpy(joined + 2, lemma.data + 3, lemma.size - 3);
        token->lemma = (EntenteSlice){joined, lemma.size - 1};
    }
}

EntenteSentence *repair_sentence(const EntenteSentence *sentence, const EntenteLexicon *lexicon, Arena *arena)
{
    EntenteSentence *copy = arena_bytes(arena, sizeof *copy);
    EntenteToken *tokens = arena_array(arena, sentence->token_count + 1, sizeof *tokens);
    if (!copy || !tokens)
        return NULL;
    *copy = *sentence;
    memcpy(tokens, sentence->tokens, sentence->token_count * sizeof *tokens);
    copy->tokens = tokens;
    /* heads that point nowhere would lead astray: trees that came with the input are not trusted */
    for (size_t i = 0; i < copy->token_count; i++)
        if (tokens[i].head > copy->token_count)
            tokens[i].head = 0;
    past_forms(copy);
    army_bases(copy);
    repair_generals(copy, lexicon);
    repair_callers(copy);
    repair_subjected(copy);
    prefixed_verbs(copy, arena);
    repair_mistaken(copy, lexicon, arena);
    repair_reduced(copy, lexicon);
    repair_framed(copy);
    repair_deeds(copy, lexicon);
    repair_foreign(copy, lexicon);
    repair_verbless(copy, lexicon);
    join_names(copy);
    drop_datelines(copy);
    repair_names(copy, lexicon);
    repair_clauses(copy, lexicon);
    repair_told(copy, lexicon);
    repair_verbs(copy, lexicon);
    repair_fronted(copy, lexicon);
    repair_content(copy, lexicon);
    repair_joined(copy, lexicon);
    repair_headlines(copy, lexicon);
    repair_joints(copy, lexicon);
    repair_objects(copy, lexicon);
    return copy;
}
