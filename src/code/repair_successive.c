/* Deeds told one after the other, whose second the parser hung on a word inside the first. */
#include "code/repair_inside.h"

#include <string.h>

/* "promised in a televised address that a judge would look into it" with an address that he would: what was
 * promised. */
static void said_in_words(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 4; t <= sentence->token_count; t++) {
        EntenteToken *clause = &sentence->tokens[t - 1];
        uint32_t noun = clause->head, mark = repair_child(sentence, t, "mark", 1);
        if (!repair_is(clause, "acl") || !noun || noun >= t || !mark || mark < noun ||
            !repair_word_is(&sentence->tokens[mark - 1], "that"))
            continue;
        const EntenteToken *words = &sentence->tokens[noun - 1];
        uint32_t verb = words->head, in = repair_child(sentence, noun, "case", 1);
        if (!verb || verb >= noun || sentence->tokens[verb - 1].upos != ENTENTE_VERB || !in || in > noun ||
            !repair_word_is(&sentence->tokens[in - 1], "in") ||
            (!lexicon_in_set(lexicon, words->lemma, "utterance") &&
             !lexicon_in_set(lexicon, words->lemma, "medium")))
            continue;
        clause->head = verb;
        clause->deprel = "ccomp";
        if (repair_is(words, "obj"))
            sentence->tokens[noun - 1].deprel = "obl";
    }
}

/* "prompted thousands to march" with a march to which they were prompted: "to" before a bare verb. */
static void bare_infinitives(EntenteSentence *sentence)
{
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        EntenteToken *verb = &sentence->tokens[t - 1], *to = &sentence->tokens[t - 2];
        uint32_t above = verb->head;
        if (verb->upos != ENTENTE_VERB || strcmp(verb->xpos, "VB") != 0 || !repair_word_is(to, "to") ||
            !repair_is(to, "case") || to->head != t || !above || above >= t || !repair_is(verb, "obl") ||
            sentence->tokens[above - 1].upos != ENTENTE_VERB)
            continue;
        to->deprel = "mark";
        to->upos = ENTENTE_PART;
        verb->deprel = repair_child(sentence, above, "obj", above) ? "xcomp" : "advcl";
    }
}

/* "offered to send mediators and called for restraint" with the call as part of the offer: a past tense is
 * joined to no infinitive, but to the verb above it. */
static void past_after_infinitive(EntenteSentence *sentence)
{
    enum { DEEPEST = 3 };
    for (uint32_t t = 4; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t above = token->head;
        bool past = strcmp(token->xpos, "VBD") == 0 || (strcmp(token->xpos, "VBN") == 0 && above &&
                                                        !repair_child(sentence, above, "aux:pass", 1));
        if (token->upos != ENTENTE_VERB || !past || !repair_is(token, "conj") || !above || above >= t ||
            repair_child(sentence, t, "nsubj", 1) || repair_child(sentence, t, "aux", 1))
            continue;
        for (unsigned steps = 0; steps < DEEPEST && above; steps++) {
            const EntenteToken *verb = &sentence->tokens[above - 1];
            bool clause = repair_is(verb, "xcomp") || repair_is(verb, "advcl") || repair_is(verb, "acl");
            bool below = strcmp(verb->xpos, "VB") == 0 || (strcmp(verb->xpos, "VBG") == 0 && steps);
            if (!below || !clause || !verb->head || verb->head >= above)
                break;
            above = verb->head;
            while (above && sentence->tokens[above - 1].upos != ENTENTE_VERB &&
                   sentence->tokens[above - 1].head && sentence->tokens[above - 1].head < above)
                above = sentence->tokens[above - 1].head;
        }
        const EntenteToken *verb = above ? &sentence->tokens[above - 1] : NULL;
        if (verb && above != token->head && verb->upos == ENTENTE_VERB && strcmp(verb->xpos, "VBD") == 0) {
            token->head = above;
            token->xpos = "VBD";
        }
    }
}

/* "foiled an attempt to smuggle drones, arresting five" with the arrest as part of the smuggling: behind a
 * comma a participle tells what the finite verb's subject did. */
static void participles_behind(EntenteSentence *sentence)
{
    enum { DEEPEST = 3 };
    for (uint32_t t = 5; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t above = token->head;
        if (strcmp(token->xpos, "VBG") != 0 || !repair_is(token, "advcl") || !above || above >= t ||
            !repair_word_is(&sentence->tokens[t - 2], ",") ||
            strcmp(sentence->tokens[above - 1].xpos, "VB") != 0)
            continue;
        for (unsigned steps = 0; steps < DEEPEST && above; steps++) {
            const EntenteToken *verb = &sentence->tokens[above - 1];
            bool clause = repair_is(verb, "xcomp") || repair_is(verb, "advcl") || repair_is(verb, "acl");
            if (strcmp(verb->xpos, "VB") != 0 || !clause || !verb->head || verb->head >= above)
                break;
            above = verb->head;
            while (above && sentence->tokens[above - 1].upos != ENTENTE_VERB &&
                   sentence->tokens[above - 1].head && sentence->tokens[above - 1].head < above)
                above = sentence->tokens[above - 1].head;
        }
        const EntenteToken *verb = above ? &sentence->tokens[above - 1] : NULL;
        if (verb && above != token->head && strcmp(verb->xpos, "VBD") == 0)
            token->head = above;
    }
}

/* "rejected the results that the court proclaimed and urged patience" with an urging court: a clause that
 * lacks its object shares none with a verb that has one. */
static void past_after_gap(EntenteSentence *sentence)
{
    for (uint32_t t = 5; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t clause = token->head, noun = clause ? sentence->tokens[clause - 1].head : 0;
        uint32_t subject = clause ? repair_child(sentence, clause, "nsubj", 1) : 0;
        if (token->upos != ENTENTE_VERB || !repair_is(token, "conj") || clause >= t || !noun ||
            noun >= clause || !repair_is(&sentence->tokens[clause - 1], "acl:relcl") || !subject ||
            subject > clause || sentence->tokens[subject - 1].upos == ENTENTE_PRON ||
            repair_child(sentence, clause, "obj", clause) || repair_child(sentence, t, "nsubj", 1) ||
            (!repair_child(sentence, t, "obj", t) && !repair_child(sentence, t, "iobj", t)) ||
            repair_child(sentence, t, "aux:pass", 1))
            continue;
        uint32_t verb = sentence->tokens[noun - 1].head;
        const EntenteToken *above = verb && verb < noun ? &sentence->tokens[verb - 1] : NULL;
        if (above && above->upos == ENTENTE_VERB && repair_is(&sentence->tokens[noun - 1], "obj") &&
            strcmp(above->xpos, "VBD") == 0) {
            token->head = verb;
            token->xpos = "VBD";
        }
    }
}

/* "deployed soldiers and prohibited marches" with marches that were deployed: deeds of a state that are told
 * one after the other. */
static void joined_deeds(EntenteSentence *sentence)
{
    static const char *const words[] = {
        "prohibited", "banned",   "imposed",   "suspended",  "blocked",    "halted",     "expelled",
        "arrested",   "detained", "dissolved", "annulled",   "outlawed",   "cancelled",  "canceled",
        "revoked",    "lifted",   "declared",  "abducted",   "kidnapped",  "looted",     "torched",
        "seized",     "rejected", "condemned", "severed",    "deployed",   "dismissed",  "sacked",
        "summoned",   "recalled", "denounced", "demanded",   "urged",      "ordered",    "killed",
        "shelled",    "bombed",   "attacked",  "raided",     "stormed",    "recaptured", "repelled",
        "dispersed",  "reopened", "ended",     "criticised", "criticized", "ransacked"};
    for (uint32_t t = 4; t < sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1], *cc = &sentence->tokens[t - 2];
        uint32_t noun = token->head;
        bool listed = false;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            listed = listed || repair_word_is(token, words[i]);
        if (!listed || !repair_is(token, "amod") || noun <= t || !repair_is(cc, "cc") || cc->head != noun ||
            !repair_is(&sentence->tokens[noun - 1], "conj"))
            continue;
        uint32_t first = sentence->tokens[noun - 1].head, verb = first ? sentence->tokens[first - 1].head : 0;
        if (!verb || verb >= first || !repair_is(&sentence->tokens[first - 1], "obj") ||
            sentence->tokens[verb - 1].upos != ENTENTE_VERB || !repair_child(sentence, verb, "nsubj", 1))
            continue;
        token->head = verb;
        token->deprel = "conj";
        token->xpos = "VBD";
        cc->head = t;
        sentence->tokens[noun - 1].head = t;
        sentence->tokens[noun - 1].deprel = "obj";
        if (strcmp(sentence->tokens[verb - 1].xpos, "VBN") == 0)
            sentence->tokens[verb - 1].xpos = "VBD";
    }
}

/* "Rwanda severed ties with Burundi last year, rejected an accord" with severed ties that rejected: behind a
 * comma of its own a second deed follows the first. */
static void first_of_deeds(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t + 3 <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1], *name = &sentence->tokens[t - 2];
        uint32_t noun = token->head, verb = noun > t ? sentence->tokens[noun - 1].head : 0;
        if (!repair_is(token, "amod") || name->upos != ENTENTE_PROPN || name->head != noun ||
            !repair_is(name, "compound") || verb <= noun + 1 ||
            !repair_is(&sentence->tokens[noun - 1], "nsubj") ||
            (strcmp(token->xpos, "VBN") != 0 && strcmp(token->xpos, "VBD") != 0) ||
            strcmp(sentence->tokens[verb - 1].xpos, "VBD") != 0)
            continue;
        uint32_t commas = 0;
        bool earlier = false;
        for (uint32_t i = noun + 1; i < verb; i++)
            commas += repair_word_is(&sentence->tokens[i - 1], ",");
        for (uint32_t i = 1; i + 1 < t; i++)
            earlier = earlier || sentence->tokens[i - 1].head == noun;
        if (commas != 1 || earlier || !repair_word_is(&sentence->tokens[verb - 2], ","))
            continue;
        token->head = sentence->tokens[verb - 1].head;
        token->deprel = sentence->tokens[verb - 1].deprel;
        token->upos = ENTENTE_VERB;
        token->xpos = "VBD";
        sentence->tokens[verb - 1].head = t;
        sentence->tokens[verb - 1].deprel = "conj";
        sentence->tokens[noun - 1].head = t;
        sentence->tokens[noun - 1].deprel = "obj";
        name->head = t;
        name->deprel = "nsubj";
        for (uint32_t i = noun + 1; i < verb; i++)
            if (sentence->tokens[i - 1].head == noun &&
                repair_is(&sentence->tokens[i - 1], "nmod:unmarked")) {
                sentence->tokens[i - 1].head = t;
                sentence->tokens[i - 1].deprel = "obl:unmarked";
            }
        for (uint32_t i = 1; i + 1 < t; i++)
            if (sentence->tokens[i - 1].head == verb)
                sentence->tokens[i - 1].head = t;
    }
}

/* "agreed to resume the talks that broke down and to discuss the border" with talks that broke and discussed:
 * a second "to" goes on from the first. */
static void second_infinitives(EntenteSentence *sentence)
{
    for (uint32_t t = 6; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t clause = token->head, noun = clause ? sentence->tokens[clause - 1].head : 0;
        uint32_t first = noun && noun < clause ? sentence->tokens[noun - 1].head : 0;
        uint32_t to = repair_child(sentence, t, "mark", 1), cc = repair_child(sentence, t, "cc", 1);
        if (!repair_is(token, "conj") || token->upos != ENTENTE_VERB || clause >= t || !cc || to != cc + 1 ||
            to + 1 != t || !repair_is(&sentence->tokens[clause - 1], "acl:relcl") || !first ||
            first >= noun || strcmp(sentence->tokens[first - 1].xpos, "VB") != 0)
            continue;
        uint32_t mark = repair_child(sentence, first, "mark", 1);
        bool finite = strcmp(sentence->tokens[clause - 1].xpos, "VB") != 0;
        if (finite && mark && mark < first && repair_word_is(&sentence->tokens[mark - 1], "to"))
            token->head = first;
    }
}

/* "who murdered, raped and looted villagers" with two relative clauses: one, of three verbs. */
static void rows_of_clauses(EntenteSentence *sentence)
{
    for (uint32_t t = 5; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t noun = token->head;
        if (!repair_is(token, "acl:relcl") || !noun || noun >= t ||
            !repair_word_is(&sentence->tokens[t - 2], ",") || repair_child(sentence, t, "nsubj", 1) ||
            repair_child(sentence, t, "nsubj:pass", 1))
            continue;
        uint32_t first = repair_child(sentence, noun, "acl:relcl", noun);
        uint32_t who = first && first < t ? repair_child(sentence, first, "nsubj", 1) : 0;
        if (!who || sentence->tokens[who - 1].upos != ENTENTE_PRON)
            continue;
        token->head = first;
        token->deprel = "conj";
    }
}

/* "raped and looted villagers" with villagers as the object of the first verb alone, behind the last: they
 * are the last one's. */
static void objects_of_rows(EntenteSentence *sentence)
{
    for (uint32_t t = 4; t <= sentence->token_count; t++) {
        EntenteToken *object = &sentence->tokens[t - 1];
        uint32_t verb = object->head;
        if (!repair_is(object, "obj") || !repair_is_nominal(object) || !verb || verb >= t ||
            sentence->tokens[verb - 1].upos != ENTENTE_VERB)
            continue;
        for (uint32_t later = t - 1; later > verb; later--) {
            const EntenteToken *last = &sentence->tokens[later - 1];
            bool row = repair_is(last, "conj") && last->upos == ENTENTE_VERB && later < t && last->head &&
                       (last->head == verb || last->head == sentence->tokens[verb - 1].head);
            if (!row || repair_child(sentence, later, "obj", 1) || repair_child(sentence, later, "nsubj", 1))
                continue;
            object->head = later;
            break;
        }
    }
}

/* "one was killed and two others wounded by shells" with others that were killed, too: a second passive that
 * leaves out its auxiliary. */
static void gapped_passives(EntenteSentence *sentence)
{
    for (uint32_t t = 5; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t noun = token->head, verb = noun ? sentence->tokens[noun - 1].head : 0;
        if (!repair_is(token, "acl") || strcmp(token->xpos, "VBN") != 0 || noun + 1 != t || !verb ||
            verb >= noun || !repair_is(&sentence->tokens[noun - 1], "conj") ||
            sentence->tokens[verb - 1].upos != ENTENTE_VERB || !repair_child(sentence, verb, "aux:pass", 1) ||
            !repair_child(sentence, noun, "nummod", verb))
            continue;
        uint32_t cc = repair_child(sentence, noun, "cc", verb);
        token->head = verb;
        token->deprel = "conj";
        sentence->tokens[noun - 1].head = t;
        sentence->tokens[noun - 1].deprel = "nsubj:pass";
        if (cc)
            sentence->tokens[cc - 1].head = t;
    }
}

/* "was accused of lying by Chad" with Chad beside the lie: whoever accuses. */
static void accusers_behind(EntenteSentence *sentence)
{
    static const char *const lemmas[] = {"accuse", "suspect", "convict", "charge", "acquit"};
    for (uint32_t t = 7; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t deed = token->head, by = repair_child(sentence, t, "case", 1);
        uint32_t verb = deed && deed < t ? sentence->tokens[deed - 1].head : 0;
        if (strncmp(token->deprel, "obl", 3) != 0 || !by || by > t ||
            !repair_word_is(&sentence->tokens[by - 1], "by") || !verb || verb >= deed ||
            strcmp(sentence->tokens[deed - 1].xpos, "VBG") != 0 ||
            !repair_child(sentence, verb, "aux:pass", 1) || repair_child(sentence, verb, "obl:agent", verb))
            continue;
        if (!slice_in(sentence->tokens[verb - 1].lemma, lemmas, sizeof lemmas / sizeof *lemmas) ||
            !repair_word_is(&sentence->tokens[deed - 2], "of"))
            continue;
        token->head = verb;
        token->deprel = "obl:agent";
    }
}

void repair_successive(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    said_in_words(sentence, lexicon);
    bare_infinitives(sentence);
    first_of_deeds(sentence);
    joined_deeds(sentence);
    past_after_infinitive(sentence);
    past_after_gap(sentence);
    participles_behind(sentence);
    second_infinitives(sentence);
    accusers_behind(sentence);
    gapped_passives(sentence);
    rows_of_clauses(sentence);
    objects_of_rows(sentence);
}
