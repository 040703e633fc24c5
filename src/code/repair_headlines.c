/* Clauses whose verb or subject the parser missed. */
#include "code/repair_inside.h"

#include <string.h>

/* "after a landmine wounded five soldiers" with the landmine as what it happened after: before a finite verb
 * that lacks a subject it is one, and the preposition opens the clause. */
static void clause_subjects(EntenteSentence *sentence)
{
    static const char *const openers[] = {"after", "before", "since", "until", "as"};
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        EntenteToken *verb = &sentence->tokens[t - 1], *noun = &sentence->tokens[t - 2];
        bool finite = strcmp(verb->xpos, "VBD") == 0 || strcmp(verb->xpos, "VBZ") == 0 ||
                      strcmp(verb->xpos, "VBP") == 0;
        if (!finite || !repair_is(verb, "advcl") || !repair_is(noun, "obl") || noun->head != verb->head ||
            repair_child(sentence, t, "nsubj", 1) || repair_child(sentence, t, "nsubj:pass", 1))
            continue;
        uint32_t opener = repair_child(sentence, t - 1, "case", 1);
        bool opens = false;
        for (size_t i = 0; opener && i < sizeof openers / sizeof *openers; i++)
            opens = opens || repair_word_is(&sentence->tokens[opener - 1], openers[i]);
        if (!opens)
            continue;
        sentence->tokens[opener - 1].head = t;
        sentence->tokens[opener - 1].deprel = "mark";
        noun->head = t;
        noun->deprel = "nsubj";
    }
}

/* "The ministers are to meet": no copula, and its subject is the verb's. */
static void arranged_verbs(EntenteSentence *sentence)
{
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        uint32_t copula =
            sentence->tokens[t - 1].upos == ENTENTE_VERB ? repair_child(sentence, t, "cop", 1) : 0;
        uint32_t mark = copula ? repair_child(sentence, t, "mark", copula) : 0;
        uint32_t subject = mark ? repair_child(sentence, t, "nsubj:outer", 1) : 0;
        if (!subject || !repair_word_is(&sentence->tokens[mark - 1], "to") ||
            repair_child(sentence, t, "nsubj", 1))
            continue;
        sentence->tokens[copula - 1].deprel = "aux";
        sentence->tokens[subject - 1].deprel = "nsubj";
    }
}

/* "Serbia and Kosovo trade accusations", "Russia shells Kherson" as one noun phrase: a headline that has no
 * verb, but a word after the names that begin it which can be one and has a noun behind it. */
static void headline_verbs(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    uint32_t count = (uint32_t)sentence->token_count, verb = 0, object = 0;
    if (count < 3 || repair_word_is(&sentence->tokens[count - 1], "."))
        return;
    for (uint32_t t = 1; t <= count; t++)
        if (!sentence->tokens[t - 1].head)
            object = t;
    if (!object || sentence->tokens[object - 1].upos == ENTENTE_VERB)
        return;
    for (uint32_t t = 2; t < count && !verb; t++) {
        const EntenteToken *token = &sentence->tokens[t - 1];
        const EntenteToken *before = &sentence->tokens[t - 2], *after = &sentence->tokens[t];
        if (token->upos == ENTENTE_PROPN || token->upos == ENTENTE_PUNCT || token->upos == ENTENTE_CCONJ)
            continue;
        if (token->upos != ENTENTE_NOUN || before->upos != ENTENTE_PROPN ||
            (!repair_is(token, "compound") && !repair_is(token, "conj")) ||
            (after->upos != ENTENTE_NOUN && after->upos != ENTENTE_PROPN && after->upos != ENTENTE_ADJ) ||
            !repair_known_verb(lexicon, token))
            return;
        verb = t;
    }
    if (!verb || object <= verb)
        return;
    EntenteToken *token = &sentence->tokens[verb - 1], *thing = &sentence->tokens[object - 1];
    /* the names' own top: whatever before the verb hangs on what stands behind it */
    uint32_t subject = 0;
    for (uint32_t t = 1; t < verb; t++) {
        EntenteToken *name = &sentence->tokens[t - 1];
        if (name->head <= verb && name->head)
            continue;
        name->head = verb;
        if (name->upos != ENTENTE_PROPN)
            continue;
        name->deprel = subject ? "flat" : "nsubj";
        name->head = subject ? subject : verb;
        subject = subject ? subject : t;
    }
    token->upos = ENTENTE_VERB;
    token->xpos = "VBP";
    token->head = thing->head;
    token->deprel = thing->deprel;
    thing->head = verb;
    thing->deprel = "obj";
    for (uint32_t t = object + 1; t <= count; t++) {
        EntenteToken *clause = &sentence->tokens[t - 1];
        if (clause->head == object && repair_is(clause, "acl") && repair_child(sentence, t, "mark", 1)) {
            clause->head = verb;
            clause->deprel = "advcl";
        }
    }
}

/* A verb in -ed behind a name and its apposition, "Ada Moreau, a spokeswoman, accused Chad", taken for a
 * participle: with an object of its own and nothing else that could be the sentence's verb, it is that. */
static void opening_names(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    uint32_t count = (uint32_t)sentence->token_count, name = 0, verb = 0;
    for (uint32_t t = 1; t <= count; t++)
        if (!sentence->tokens[t - 1].head)
            name = t;
    EntenteToken *top = name ? &sentence->tokens[name - 1] : NULL;
    /* a foreign name that begins the sentence may look like an imperative */
    bool named = top && (top->upos == ENTENTE_PROPN ||
                         (name == 1 && top->upos == ENTENTE_VERB && strcmp(top->xpos, "VB") == 0 &&
                          repair_child(sentence, name, "flat", 2) == 2 && !repair_known_verb(lexicon, top)));
    if (!named || repair_child(sentence, name, "cop", 1))
        return;
    for (uint32_t t = name + 1; t <= count && !verb; t++) {
        const EntenteToken *token = &sentence->tokens[t - 1];
        bool past = strcmp(token->xpos, "VBN") == 0 || strcmp(token->xpos, "VBD") == 0;
        if (token->head == name && repair_is(token, "acl") && past &&
            repair_word_is(&sentence->tokens[t - 2], ",") && !repair_child(sentence, t, "aux:pass", 1) &&
            (repair_child(sentence, t, "obj", t + 1) || repair_child(sentence, t, "ccomp", t + 1)))
            verb = t;
    }
    if (!verb)
        return;
    EntenteToken *token = &sentence->tokens[verb - 1];
    top->upos = ENTENTE_PROPN;
    top->xpos = "NNP";
    token->xpos = "VBD";
    token->head = 0;
    token->deprel = top->deprel;
    top->head = verb;
    top->deprel = "nsubj";
    for (uint32_t t = verb + 1; t <= count; t++) {
        EntenteToken *after = &sentence->tokens[t - 1];
        if (after->head != name)
            continue;
        after->head = verb;
        if (repair_is(after, "appos"))
            after->deprel = "parataxis";
    }
}

/* "forces and militia clash near the town" with a clash as what they are; "as a strike kills 30" with kills
 * that are 30: a noun that has a subject, or a number behind it, and can be a verb. */
static void noun_predicates(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    uint32_t count = (uint32_t)sentence->token_count;
    for (uint32_t t = 2; t < count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1], *before = &sentence->tokens[t - 2],
                     *after = &sentence->tokens[t];
        if (token->upos != ENTENTE_NOUN || !repair_known_verb(lexicon, token))
            continue;
        uint32_t subject = repair_child(sentence, t, "nsubj", 1);
        bool plural = strcmp(token->xpos, "NNS") == 0;
        if (subject && subject < t && !repair_child(sentence, t, "cop", 1) &&
            !repair_child(sentence, t, "det", 1)) {
            token->upos = ENTENTE_VERB;
            token->xpos = plural ? "VBZ" : "VBP";
        } else if (plural && after->upos == ENTENTE_NUM && after->head == t && before->head == t &&
                   repair_is(before, "compound") && before->upos == ENTENTE_NOUN) {
            uint32_t opener = repair_child(sentence, t, "case", 1);
            bool opens = opener && repair_word_is(&sentence->tokens[opener - 1], "as");
            token->upos = ENTENTE_VERB;
            token->xpos = "VBZ";
            token->deprel = opens ? "advcl" : token->deprel;
            if (opens)
                sentence->tokens[opener - 1].deprel = "mark";
            before->deprel = "nsubj";
            after->deprel = "obj";
        } else {
            continue;
        }
        for (uint32_t i = t + 1; i <= count; i++)
            if (sentence->tokens[i - 1].head == t && repair_is(&sentence->tokens[i - 1], "nmod"))
                sentence->tokens[i - 1].deprel = "obl";
    }
}

void repair_headlines(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    clause_subjects(sentence);
    arranged_verbs(sentence);
    headline_verbs(sentence, lexicon);
    noun_predicates(sentence, lexicon);
    opening_names(sentence, lexicon);
}
