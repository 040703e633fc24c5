/* Clauses whose form leaves the parser no other reading than the one it did not take. */
#include "code/repair_inside.h"

#include "base/slice.h"

#include <string.h>

/* "The Russian side called on Turkey" with the side as what was called: without an auxiliary a verb in the
 * past tense is active. What is joined to a passive ("killed and 27 wounded") shares its auxiliary. */
static void active_subjects(EntenteSentence *sentence)
{
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        if (!repair_is(token, "nsubj:pass") || !token->head || token->head < t)
            continue;
        const EntenteToken *verb = &sentence->tokens[token->head - 1];
        if (strcmp(verb->xpos, "VBD") == 0 && !repair_is(verb, "conj") &&
            !repair_child(sentence, token->head, "aux:pass", 1) &&
            !repair_child(sentence, token->head, "aux", 1) &&
            !repair_child(sentence, token->head, "nsubj", 1))
            token->deprel = "nsubj";
    }
}

/* "The envoy is due to host talks" with the envoy as the subject of something outside, and a copula that a
 * verb does not have. */
static void outer_subjects(EntenteSentence *sentence)
{
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t verb = token->head;
        if (!repair_is(token, "nsubj:outer") || verb <= t ||
            sentence->tokens[verb - 1].upos != ENTENTE_VERB || repair_child(sentence, verb, "nsubj", 1))
            continue;
        uint32_t copula = repair_child(sentence, verb, "cop", t);
        if (!copula || copula > verb)
            continue;
        token->deprel = "nsubj";
        sentence->tokens[copula - 1].deprel = "aux";
    }
}

/* "Secretary of State John Kerry telephoned" with both the secretary and Kerry as those who did: of two
 * subjects side by side the first is the title of the second, which is a name. */
static void title_subjects(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *name = &sentence->tokens[t - 1];
        const EntenteToken *before = &sentence->tokens[t - 2];
        bool subject = repair_is(name, "nsubj") || repair_is(name, "nsubj:pass");
        if (name->upos != ENTENTE_PROPN || !subject || name->head <= t || before->upos != ENTENTE_PROPN ||
            !repair_child(sentence, t, "flat", t + 1) || repair_child(sentence, t, "det", 1))
            continue;
        uint32_t title = repair_child(sentence, name->head, name->deprel, 1);
        if (!title || title >= t || sentence->tokens[title - 1].upos != ENTENTE_PROPN ||
            before->head != title || !repair_is(before, "nmod"))
            continue;
        EntenteToken *role = &sentence->tokens[title - 1];
        role->head = t;
        role->deprel = "nmod:desc";
    }
}

static bool is_particle(const EntenteToken *token)
{
    static const char *const words[] = {"over", "up", "out", "off", "down", "back", "away"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (repair_word_is(token, words[i]))
            return true;
    return false;
}

/* "demanded that Belgrade hand over the men" with "that Belgrade hand" as a thing: no pronoun stands before a
 * name, so that a clause begins there, and the noun behind the name is its verb. */
static void wanted_verbs(EntenteSentence *sentence)
{
    for (uint32_t t = 4; t < sentence->token_count; t++) {
        EntenteToken *noun = &sentence->tokens[t - 1], *name = &sentence->tokens[t - 2],
                     *after = &sentence->tokens[t];
        if (strcmp(noun->xpos, "NN") != 0 || name->upos != ENTENTE_PROPN || name->head != t ||
            !repair_is(name, "compound"))
            continue;
        uint32_t that = repair_child(sentence, t, "det", 1), above = noun->head;
        if (!that || that >= t - 1 || !repair_word_is(&sentence->tokens[that - 1], "that") || !above ||
            above >= that || sentence->tokens[above - 1].upos != ENTENTE_VERB)
            continue;
        bool particle = is_particle(after);
        bool object = particle || after->upos == ENTENTE_DET || after->upos == ENTENTE_PRON;
        if (!object)
            continue;
        sentence->tokens[that - 1].deprel = "mark";
        name->deprel = "nsubj";
        noun->upos = ENTENTE_VERB;
        noun->xpos = "VB";
        noun->deprel = "ccomp";
        for (uint32_t i = t + 1; i <= sentence->token_count; i++) {
            EntenteToken *below = &sentence->tokens[i - 1];
            if (repair_is(below, "nmod") && below->head == t)
                below->deprel = particle && after->head == i ? "obj" : "obl";
        }
        if (particle) {
            after->head = t;
            after->deprel = "compound:prt";
        }
    }
}

void repair_clauses(EntenteSentence *sentence)
{
    active_subjects(sentence);
    outer_subjects(sentence);
    title_subjects(sentence);
    wanted_verbs(sentence);
}
