/* Names that the parser took for something else, and what it hung on part of a name. */
#include "base/slice.h"
#include "code/repair_inside.h"

#include <string.h>

static bool is_capital(const EntenteToken *token)
{
    return token->text.size > 2 && token->text.data[0] >= 'A' && token->text.data[0] <= 'Z';
}

/* "Mali, Burkina Faso and Niger" with Niger joined to "Faso": what hangs on a later word of a name hangs on
 * the name. */
static void whole_names(EntenteSentence *sentence)
{
    static const char *const deprels[] = {"conj", "appos", "acl:relcl", "nmod"};
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t part = token->head;
        if (!part || part >= t || !repair_is(&sentence->tokens[part - 1], "flat") ||
            !sentence->tokens[part - 1].head)
            continue;
        for (size_t i = 0; i < sizeof deprels / sizeof *deprels; i++)
            if (repair_is(token, deprels[i])) {
                token->head = sentence->tokens[part - 1].head;
                break;
            }
    }
}

static void rehang(EntenteSentence *sentence, uint32_t from, uint32_t to, uint32_t except)
{
    for (uint32_t i = 1; i <= sentence->token_count; i++)
        if (sentence->tokens[i - 1].head == from && i != except && i != to)
            sentence->tokens[i - 1].head = to;
}

/* "placed opposition leader Rached Ghannouchi under arrest" with "Rached" as a verb: a word with a capital
 * between a title and a name is the first of its words. */
static void first_names(EntenteSentence *sentence)
{
    for (uint32_t t = 3; t < sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1], *title = &sentence->tokens[t - 2],
                     *name = &sentence->tokens[t];
        if (token->upos != ENTENTE_VERB || !is_capital(token) || title->upos != ENTENTE_NOUN ||
            name->upos != ENTENTE_PROPN || name->head != t)
            continue;
        uint32_t above = title->head;
        if (repair_is(token, "acl") && token->head == t - 1) {
            rehang(sentence, t + 1, above, 0);
            rehang(sentence, t, above, t + 1);
        } else if ((repair_is(token, "xcomp") || repair_is(token, "ccomp")) && title->head == t &&
                   token->head && token->head < t - 1) {
            above = token->head;
            rehang(sentence, t + 1, above, 0);
            rehang(sentence, t, above, t + 1);
            title->head = above;
            title->deprel = "obj";
        } else {
            continue;
        }
        token->upos = ENTENTE_PROPN;
        token->xpos = "NNP";
        token->lemma = token->text;
        token->head = t - 1;
        token->deprel = "appos";
        name->head = t;
        name->deprel = "flat";
    }
}

static bool on_state(void *context, LexiconHit hit)
{
    bool *state = context;
    *state = *state || (hit.payload->kind == PAYLOAD_ACTOR && hit_actor(hit)->kind == ACTOR_STATE);
    return !*state;
}

/* "Togo brushed aside the calls" with Togo as a verb or adverb: a state's name that opens a sentence before a
 * verb is its subject. */
static void opening_states(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    if (sentence->token_count < 3)
        return;
    EntenteToken *state = &sentence->tokens[0], *verb = &sentence->tokens[1];
    bool found = false, top = repair_is(state, "root") && verb->head == 1;
    if ((state->upos != ENTENTE_VERB && state->upos != ENTENTE_ADV && state->upos != ENTENTE_INTJ) ||
        !is_capital(state) || verb->upos != ENTENTE_VERB ||
        (strcmp(verb->xpos, "VBD") != 0 && strcmp(verb->xpos, "VBN") != 0 &&
         strcmp(verb->xpos, "VBZ") != 0) ||
        (!top && (state->head != 2 || repair_child(sentence, 2, "nsubj", 3))))
        return;
    lexicon_find(lexicon, ROOT_NAMES, state->text, on_state, &found);
    if (!found)
        return;
    if (top) {
        rehang(sentence, 1, 2, 2);
        verb->head = 0;
        verb->deprel = "root";
    }
    if (strcmp(verb->xpos, "VBN") == 0)
        verb->xpos = "VBD";
    state->upos = ENTENTE_PROPN;
    state->xpos = "NNP";
    state->lemma = state->text;
    state->head = 2;
    state->deprel = "nsubj";
}

/* "brushed aside calls" with "aside" before its object like a preposition: a particle of the verb. */
static void particles(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t < sentence->token_count; t++) {
        EntenteToken *aside = &sentence->tokens[t - 1];
        uint32_t noun = aside->head;
        if (!repair_word_is(aside, "aside") || !repair_is(aside, "case") || noun <= t ||
            sentence->tokens[t - 2].upos != ENTENTE_VERB)
            continue;
        aside->head = t - 1;
        aside->deprel = "compound:prt";
        EntenteToken *object = &sentence->tokens[noun - 1];
        if (object->head == t - 1 && repair_is(object, "obl"))
            object->deprel = "obj";
    }
}

void repair_mistaken(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    whole_names(sentence);
    first_names(sentence);
    opening_states(sentence, lexicon);
    particles(sentence);
}
