/* Verbs in a row, whose second goes on from another verb than the parser took: verbs that are joined have the
 * same form. And what somebody has done by others, or had done before. */
#include "base/slice.h"
#include "code/repair_inside.h"

#include <string.h>

/* "agreed to reopen the border, to resume talks and to set up a panel" with talks that are the border's aim:
 * a row of infinitives of which the last has an "and". */
void repair_infinitive_rows(EntenteSentence *sentence)
{
    for (uint32_t t = 4; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t first = token->head, mark = repair_child(sentence, t, "mark", 1);
        if (!repair_is(token, "advcl") || !first || first >= t || mark < 3 || mark + 2 < t ||
            !repair_word_is(&sentence->tokens[mark - 1], "to") ||
            !repair_word_is(&sentence->tokens[mark - 2], ",") ||
            !repair_is(&sentence->tokens[first - 1], "xcomp"))
            continue;
        uint32_t last = repair_child(sentence, t, "conj", t);
        uint32_t and = last ? repair_child(sentence, last, "cc", t) : 0;
        if (!and || !repair_word_is(&sentence->tokens[and], "to") ||
            !repair_child(sentence, first, "mark", 1))
            continue;
        token->deprel = "conj";
        sentence->tokens[last - 1].head = first;
    }
}

/* "accused Chad of bombing, which the army did not deny, and faulted Niger" with the army faulting: a past
 * form does not go on from "did not deny". */
void repair_past_rows(EntenteSentence *sentence)
{
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t above = token->head;
        bool past = strcmp(token->xpos, "VBD") == 0, object = repair_child(sentence, t, "obj", t + 1) != 0;
        if (!repair_is(token, "conj") || !above || above >= t || repair_child(sentence, t, "nsubj", 1) ||
            repair_child(sentence, t, "aux", 1) || repair_child(sentence, t, "aux:pass", 1))
            continue;
        /* nor what has an object from "is restored" */
        bool bare = past && strcmp(sentence->tokens[above - 1].xpos, "VB") == 0 &&
                    repair_child(sentence, above, "aux", 1);
        bool passive = (past || strcmp(token->xpos, "VBN") == 0) && object &&
                       repair_child(sentence, above, "aux:pass", 1) &&
                       repair_is(&sentence->tokens[above - 1], "advcl");
        if (!bare && !passive)
            continue;
        for (uint32_t steps = 0; above && steps < 8; steps++) {
            above = sentence->tokens[above - 1].head;
            if (above && above < t && strcmp(sentence->tokens[above - 1].xpos, "VBD") == 0 &&
                !repair_child(sentence, above, "aux:pass", 1)) {
                token->head = above;
                token->xpos = "VBD";
                break;
            }
        }
    }
}

/* "had the negotiators arrested" as if it had negotiators: who has it done, does it (@done_by_others). */
static void had_done(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t have = token->head;
        if (!repair_is(token, "xcomp") || strcmp(token->xpos, "VBN") != 0 || !have || have >= t ||
            !lexicon_in_set(lexicon, token->lemma, "done_by_others") ||
            !slice_is(sentence->tokens[have - 1].lemma, "have"))
            continue;
        uint32_t object = repair_child(sentence, have, "obj", have);
        if (!object || object > t)
            continue;
        EntenteToken *top = &sentence->tokens[have - 1];
        token->head = top->head;
        token->deprel = top->deprel;
        for (uint32_t i = 1; i <= sentence->token_count; i++)
            if (sentence->tokens[i - 1].head == have && i != t)
                sentence->tokens[i - 1].head = t;
        top->head = t;
        top->deprel = "aux";
        top->upos = ENTENTE_AUX;
    }
}

/* "Norway had severed diplomatic ties" as if it had ties that are severed: a participle right after "had" is
 * what was done, and what it was read to describe is its object. */
static void had_severed(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 2; t < sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1], *have = &sentence->tokens[t - 2];
        uint32_t noun = token->head;
        if (!repair_is(token, "amod") || token->upos != ENTENTE_VERB || strcmp(token->xpos, "VBN") != 0 ||
            noun <= t || !slice_is(have->lemma, "have") || have->upos != ENTENTE_VERB ||
            sentence->tokens[noun - 1].head != t - 1 || !repair_is(&sentence->tokens[noun - 1], "obj") ||
            !repair_child(sentence, t - 1, "nsubj", 1) || !repair_known_verb(lexicon, token))
            continue;
        for (uint32_t i = 1; i <= sentence->token_count; i++)
            if (sentence->tokens[i - 1].head == t - 1)
                sentence->tokens[i - 1].head = t;
        token->head = have->head;
        token->deprel = have->deprel;
        have->head = t;
        have->deprel = "aux";
        have->upos = ENTENTE_AUX;
    }
}

/* "demands that Ukraine pull out of what Russia captured, renounce the alliance and limit its army" with
 * Russia renouncing: a bare form goes on with a bare form. */
static void bare_forms(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t above = token->head;
        if (!repair_is(token, "conj") || strcmp(token->xpos, "VB") != 0 || !above || above >= t ||
            sentence->tokens[above - 1].upos != ENTENTE_VERB ||
            strcmp(sentence->tokens[above - 1].xpos, "VB") == 0 || repair_child(sentence, t, "nsubj", 1) ||
            repair_child(sentence, t, "aux", 1) || repair_child(sentence, t, "mark", 1))
            continue;
        /* "did not attack" has its bare form from the auxiliary */
        if (repair_child(sentence, above, "aux", 1))
            continue;
        for (uint32_t steps = 0; above && steps < sentence->token_count; steps++) {
            above = sentence->tokens[above - 1].head;
            if (above && above < t && strcmp(sentence->tokens[above - 1].xpos, "VB") == 0 &&
                repair_is(&sentence->tokens[above - 1], "ccomp")) {
                token->head = above;
                break;
            }
        }
    }
}

/* "blew up two planes, then seized the airport" with the seizing as a remark: who did the first does the
 * second. */
static void then_verbs(EntenteSentence *sentence)
{
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1], *before = &sentence->tokens[t - 2];
        uint32_t above = token->head;
        bool then = repair_word_is(before, "then") || repair_word_is(before, "later") ||
                    repair_word_is(before, "afterwards");
        if (!then || !repair_is(token, "parataxis") || strcmp(token->xpos, "VBD") != 0 || !above ||
            above >= t || sentence->tokens[above - 1].upos != ENTENTE_VERB ||
            repair_child(sentence, t, "nsubj", 1))
            continue;
        token->deprel = "conj";
    }
}

void repair_verb_rows(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    had_done(sentence, lexicon);
    had_severed(sentence, lexicon);
    bare_forms(sentence);
    then_verbs(sentence);
}
