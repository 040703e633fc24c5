/* Clauses without "who were": "the men arrested on Monday were farmers". */
#include "code/repair_inside.h"

/* Whether the verb has neither object nor auxiliary nor a clause of content with a subject of its own. */
static bool stands_bare(const EntenteSentence *sentence, uint32_t verb)
{
    static const char *const own[] = {"obj", "aux", "aux:pass", "nsubj:pass", "iobj", "mark"};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (repair_child(sentence, verb, own[i], 1))
            return false;
    return true;
}

static bool is_suffered(const EntenteLexicon *lexicon, const EntenteToken *verb)
{
    static const char *const lemmas[] = {"attack", "beat", "shoot", "capture",
                                         "seize",  "hurt", "bomb",  "target"};
    return slice_in(verb->lemma, lemmas, sizeof lemmas / sizeof *lemmas) ||
           lexicon_in_set(lexicon, verb->lemma, "done_to_somebody");
}

/* The subject of the clause, where it is no more than a day ("attacked Tuesday were ..."): its place. */
static uint32_t day_as_subject(const EntenteSentence *sentence, const EntenteLexicon *lexicon,
                               uint32_t clause, uint32_t verb)
{
    uint32_t day = repair_child(sentence, clause, "nsubj", 1);
    if (!day)
        day = repair_child(sentence, clause, "nsubj:pass", 1);
    return day > verb && day < clause && lexicon_in_set(lexicon, sentence->tokens[day - 1].lemma, "time")
               ? day
               : 0;
}

/* The clause without a subject of its own that follows the verb as its content, or that the verb is the
 * subject of; 0: none. */
static uint32_t main_clause(const EntenteSentence *sentence, const EntenteLexicon *lexicon, uint32_t verb)
{
    const EntenteToken *token = &sentence->tokens[verb - 1];
    uint32_t clause = repair_is(token, "csubj") && token->head > verb
                          ? token->head
                          : repair_child(sentence, verb, "ccomp", verb + 1);
    if (!clause || repair_child(sentence, clause, "mark", 1))
        return 0;
    bool subject =
        repair_child(sentence, clause, "nsubj", 1) || repair_child(sentence, clause, "nsubj:pass", 1);
    bool finite = repair_child(sentence, clause, "cop", verb) ||
                  repair_child(sentence, clause, "aux", verb) ||
                  repair_child(sentence, clause, "aux:pass", verb) || repair_is(token, "csubj");
    return finite && (!subject || day_as_subject(sentence, lexicon, clause, verb)) ? clause : 0;
}

/* What was read as the main verb becomes a participle of its subject, and the clause after it the main one.
 */
static void reduce(EntenteSentence *sentence, const EntenteLexicon *lexicon, uint32_t verb, uint32_t subject,
                   uint32_t clause)
{
    EntenteToken *token = &sentence->tokens[verb - 1], *main = &sentence->tokens[clause - 1];
    uint32_t day = day_as_subject(sentence, lexicon, clause, verb);
    if (main->head == verb) {
        main->head = token->head;
        main->deprel = token->deprel;
    }
    if (day) {
        sentence->tokens[day - 1].head = verb;
        sentence->tokens[day - 1].deprel = "obl:unmarked";
    }
    /* "kidnapped last month are missing": the time before the auxiliary is the participle's */
    for (uint32_t i = verb + 1; i < clause; i++) {
        EntenteToken *child = &sentence->tokens[i - 1];
        if (child->head != clause)
            continue;
        if (child->upos == ENTENTE_AUX)
            break;
        child->head = verb;
    }
    for (uint32_t i = clause + 1; i <= sentence->token_count; i++)
        if (sentence->tokens[i - 1].head == verb)
            sentence->tokens[i - 1].head = clause;
    token->head = subject;
    token->deprel = "acl";
    token->xpos = "VBN";
    sentence->tokens[subject - 1].head = clause;
    sentence->tokens[subject - 1].deprel =
        repair_child(sentence, clause, "aux:pass", 1) ? "nsubj:pass" : "nsubj";
}

void repair_reduced(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *verb = &sentence->tokens[t - 1];
        if (verb->upos != ENTENTE_VERB || !stands_bare(sentence, t) || !is_suffered(lexicon, verb) ||
            (strcmp(verb->xpos, "VBD") != 0 && strcmp(verb->xpos, "VBN") != 0))
            continue;
        uint32_t subject = repair_child(sentence, t, "nsubj", 1);
        if (repair_is(verb, "acl") && verb->head == t - 1 && !subject) {
            verb->xpos = "VBN";
            /* "beaten Thursday was hospitalised" */
            uint32_t clause = sentence->tokens[t - 2].head;
            uint32_t day = clause > t ? day_as_subject(sentence, lexicon, clause, t) : 0;
            if (day) {
                sentence->tokens[day - 1].head = t;
                sentence->tokens[day - 1].deprel = "obl:unmarked";
            }
            continue;
        }
        if (subject != t - 1 || sentence->tokens[subject - 1].upos == ENTENTE_PRON)
            continue;
        uint32_t clause = main_clause(sentence, lexicon, t);
        if (clause)
            reduce(sentence, lexicon, t, subject, clause);
    }
}
