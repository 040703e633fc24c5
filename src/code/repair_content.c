/* Clauses of content: what is due, said, told to somebody or called something. */
#include "base/slice.h"
#include "code/repair_inside.h"

#include <string.h>

/* "The president is due in Riyadh on Friday" with Riyadh as what he is: he is due there. */
static void due_places(EntenteSentence *sentence)
{
    for (uint32_t t = 1; t < sentence->token_count; t++) {
        EntenteToken *due = &sentence->tokens[t - 1];
        uint32_t place = due->head;
        if (!repair_word_is(due, "due") || !repair_is(due, "case") || place <= t ||
            !repair_child(sentence, place, "cop", 1) ||
            (!repair_word_is(&sentence->tokens[t], "in") && !repair_word_is(&sentence->tokens[t], "at")))
            continue;
        EntenteToken *top = &sentence->tokens[place - 1];
        due->head = top->head;
        due->deprel = top->deprel;
        due->upos = ENTENTE_VERB;
        due->xpos = "VB";
        top->head = t;
        top->deprel = "obl";
        for (uint32_t i = 1; i <= sentence->token_count; i++) {
            EntenteToken *token = &sentence->tokens[i - 1];
            if (token->head != place || (i >= t && i <= place))
                continue;
            if (i < t || repair_is(token, "nmod") || repair_is(token, "punct") || repair_is(token, "advcl") ||
                repair_is(token, "conj"))
                token->head = t;
            if (repair_is(token, "cop"))
                token->deprel = "aux";
            else if (i > place && repair_is(token, "nmod"))
                token->deprel = "obl";
        }
    }
}

/* "talks are due to open" with "due to" as a preposition; "is due in Riyadh" with somebody who is due there:
 * he will come. */
static void due_verbs(EntenteSentence *sentence)
{
    for (uint32_t t = 1; t < sentence->token_count; t++) {
        EntenteToken *due = &sentence->tokens[t - 1], *next = &sentence->tokens[t];
        if (!repair_word_is(due, "due"))
            continue;
        if (repair_word_is(next, "to") && (repair_is(due, "case") || repair_is(due, "mark")) &&
            due->head > t && sentence->tokens[due->head - 1].upos == ENTENTE_VERB) {
            due->deprel = "advmod";
            next->head = due->head;
            next->deprel = "mark";
            next->upos = ENTENTE_PART;
        } else if (due->upos == ENTENTE_ADJ && repair_child(sentence, t, "cop", 1) &&
                   (repair_word_is(next, "in") || repair_word_is(next, "at")) && next->head &&
                   sentence->tokens[next->head - 1].head == t) {
            due->upos = ENTENTE_VERB;
            due->xpos = "VB";
            sentence->tokens[repair_child(sentence, t, "cop", 1) - 1].deprel = "aux";
        }
    }
}

/* Whether the verb stands after a modal or in the present tense: what is said, not what was done. */
static bool is_said_ahead(const EntenteSentence *sentence, uint32_t verb)
{
    const char *form = sentence->tokens[verb - 1].xpos;
    for (uint32_t t = 1; t <= sentence->token_count; t++)
        if (sentence->tokens[t - 1].head == verb && (strcmp(sentence->tokens[t - 1].xpos, "MD") == 0 ||
                                                     strcmp(sentence->tokens[t - 1].xpos, "TO") == 0))
            return true;
    return strcmp(form, "VBP") == 0 || strcmp(form, "VBZ") == 0;
}

/* "warned that they will act, and accused Georgia", with what was accused as part of the warning: a verb in
 * the past tense without a subject goes on with what was told, not with what was said to come. "Said that ten
 * were killed and claimed five aircraft": who was killed claims nothing. */
static void told_verbs(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t said = token->head;
        if (!repair_is(token, "conj") || !said || said > t ||
            (!repair_is(&sentence->tokens[said - 1], "ccomp") &&
             !repair_is(&sentence->tokens[said - 1], "xcomp")) ||
            repair_child(sentence, t, "nsubj", 1))
            continue;
        bool says = lexicon_in_set(lexicon, token->lemma, "cue_say") &&
                    repair_child(sentence, said, "aux:pass", 1) &&
                    (repair_child(sentence, t, "xcomp", t) || repair_child(sentence, t, "ccomp", t));
        uint32_t speaks = sentence->tokens[said - 1].head;
        if ((!says && strcmp(token->xpos, "VBD") != 0) || !speaks || speaks >= said ||
            strcmp(sentence->tokens[speaks - 1].xpos, "VBD") != 0 ||
            (!says && !is_said_ahead(sentence, said)))
            continue;
        token->head = speaks;
        token->xpos = "VBD";
    }
}

/* The verb of saying that lacks its content, in whose phrase of place or time the noun stands; 0: none. */
static uint32_t empty_saying(const EntenteSentence *sentence, const EntenteLexicon *lexicon, uint32_t noun)
{
    static const char *const lemmas[] = {"say",         "announce", "warn",    "insist",   "add",
                                         "state",       "declare",  "claim",   "stress",   "argue",
                                         "explain",     "write",    "tell",    "tweet",    "admit",
                                         "acknowledge", "note",     "confirm", "underline"};
    static const char *const own[] = {"ccomp", "parataxis", "xcomp"};
    static const char *const cases[] = {"in",  "at",      "on",     "during", "after",
                                        "via", "through", "before", "for",    "since"};
    uint32_t top = noun, verb = sentence->tokens[noun - 1].head;
    for (uint32_t steps = 0; verb && repair_is(&sentence->tokens[top - 1], "nmod") && steps < 3; steps++) {
        top = verb;
        verb = sentence->tokens[top - 1].head;
    }
    uint32_t mark = repair_child(sentence, top, "case", 1);
    bool audience = repair_is(&sentence->tokens[top - 1], "iobj"), placed = audience && !mark;
    if (!verb || verb > top || (!audience && !repair_is(&sentence->tokens[top - 1], "obl")) ||
        repair_is(&sentence->tokens[verb - 1], "parataxis"))
        return 0;
    bool speaks = slice_in(sentence->tokens[verb - 1].lemma, lemmas, sizeof lemmas / sizeof *lemmas);
    for (size_t i = 0; mark && i < sizeof cases / sizeof *cases; i++)
        placed = placed || repair_word_is(&sentence->tokens[mark - 1], cases[i]);
    /* "..., Tass reported" after it is no content */
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        uint32_t other = repair_child(sentence, verb, own[i], 1);
        speaks = speaks && (!other || (repair_is(&sentence->tokens[other - 1], "parataxis") && other > noun));
    }
    bool told = slice_is(sentence->tokens[verb - 1].lemma, "tell");
    if (!speaks || !placed || (!told && repair_child(sentence, verb, "obj", 1)))
        return 0;
    /* "said in response to claims that they fled": the claims have the clause */
    const EntenteToken *word = &sentence->tokens[noun - 1];
    bool content = repair_is_operator(lexicon, word) || lexicon_in_set(lexicon, word->lemma, "content");
    return content && (noun != top || !mark || !repair_word_is(&sentence->tokens[mark - 1], "in")) ? 0 : verb;
}

/* "said at a conference in Oslo that Chad should leave" with the clause as a part of the conference: a verb
 * of saying wants its content. */
static void said_somewhere(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 4; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t noun = token->head, subject = repair_child(sentence, t, "nsubj", 1);
        if ((!repair_is(token, "acl") && !repair_is(token, "acl:relcl")) || !noun || noun >= t)
            continue;
        if (!subject)
            subject = repair_child(sentence, t, "nsubj:pass", 1);
        uint32_t that = noun + 1;
        while (that < t &&
               !(sentence->tokens[that - 1].head == t && repair_word_is(&sentence->tokens[that - 1], "that")))
            that++;
        if (subject <= that || that >= t)
            continue;
        uint32_t verb = empty_saying(sentence, lexicon, noun);
        if (!verb)
            continue;
        token->head = verb;
        token->deprel = "ccomp";
        sentence->tokens[that - 1].deprel = "mark";
        sentence->tokens[that - 1].upos = ENTENTE_SCONJ;
        sentence->tokens[that - 1].xpos = "IN";
    }
}

/* "the accord that it signed in May" with "that" as if it opened a clause of content: what was signed. Nouns
 * that have content ("the claim that it voted") keep theirs, unless the verb wants an object ("the agreement
 * that it signed", @wants_object). */
static void relative_clauses(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        bool below = repair_is(token, "ccomp") && token->head &&
                     sentence->tokens[token->head - 1].upos == ENTENTE_NOUN;
        if ((!repair_is(token, "acl") && !below) || token->upos != ENTENTE_VERB || !token->head ||
            token->head >= t || !repair_child(sentence, t, "nsubj", 1))
            continue;
        uint32_t mark = repair_child(sentence, t, "mark", 1);
        EntenteToken *noun = &sentence->tokens[token->head - 1];
        bool content = repair_is_operator(lexicon, noun) || lexicon_in_set(lexicon, noun->lemma, "content");
        bool that = mark && repair_word_is(&sentence->tokens[mark - 1], "that");
        if ((mark && !that) || repair_child(sentence, t, "obj", 1) || repair_child(sentence, t, "ccomp", 1) ||
            repair_child(sentence, t, "xcomp", 1) || repair_child(sentence, t, "aux:pass", 1) ||
            repair_child(sentence, t, "cop", 1) || !repair_known_verb(lexicon, token) ||
            (content && !lexicon_in_set(lexicon, token->lemma, "wants_object")))
            continue;
        token->deprel = "acl:relcl";
        if (that) {
            sentence->tokens[mark - 1].deprel = "obj";
            sentence->tokens[mark - 1].upos = ENTENTE_PRON;
            sentence->tokens[mark - 1].xpos = "WDT";
        }
    }
}

/* "told the rebels in a statement to leave the city" with what they were told as part of the statement. */
static void told_infinitives(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        if (!repair_is(token, "acl") || !token->head || token->head >= t)
            continue;
        uint32_t mark = repair_child(sentence, t, "mark", 1), noun = token->head,
                 verb = sentence->tokens[noun - 1].head;
        if (!mark || !repair_word_is(&sentence->tokens[mark - 1], "to") || !verb || verb > noun ||
            !repair_is(&sentence->tokens[noun - 1], "obl") ||
            repair_is_operator(lexicon, &sentence->tokens[noun - 1]) ||
            !repair_is_operator(lexicon, &sentence->tokens[verb - 1]) ||
            repair_child(sentence, verb, "xcomp", 1))
            continue;
        uint32_t told = repair_child(sentence, verb, "iobj", verb);
        if (!told)
            told = repair_child(sentence, verb, "obj", verb);
        /* "appealed to the parties to extend it": they are the ones who are told */
        uint32_t to = repair_child(sentence, noun, "case", 1);
        bool addressed = !told && to &&
                         (repair_word_is(&sentence->tokens[to - 1], "to") ||
                          repair_word_is(&sentence->tokens[to - 1], "on"));
        if (!addressed && (!told || told > noun))
            continue;
        token->head = verb;
        token->deprel = "xcomp";
    }
}

/* "called the rule an escalation" with two objects side by side: the second says what the first is called. */
static void called_names(EntenteSentence *sentence)
{
    static const char *const lemmas[] = {"call", "brand", "label", "term", "dub", "declare", "name", "deem"};
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        if (!repair_is(token, "obj") || !token->head || token->head >= t)
            continue;
        uint32_t first = repair_child(sentence, token->head, "obj", token->head);
        bool calls = false;
        for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
            calls = calls || slice_is(sentence->tokens[token->head - 1].lemma, lemmas[i]);
        if (calls && first && first < t)
            token->deprel = "xcomp";
    }
}

/* "demanded that both stop, that Juba leave": one more of what was demanded. */
static void that_clauses(EntenteSentence *sentence)
{
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        if (!repair_is(token, "advcl") || !token->head || token->head >= t ||
            !repair_is(&sentence->tokens[token->head - 1], "ccomp"))
            continue;
        uint32_t mark = repair_child(sentence, t, "mark", 1),
                 first = repair_child(sentence, token->head, "mark", 1);
        if (mark && first && repair_word_is(&sentence->tokens[mark - 1], "that") &&
            repair_word_is(&sentence->tokens[first - 1], "that"))
            token->deprel = "conj";
    }
}

/* "Chad should leave, the minister said on Monday" with the saying as a remark on it: it is what he said, as
 * it is where nothing follows the verb of saying. */
static void said_after(EntenteSentence *sentence)
{
    static const char *const lemmas[] = {"say",     "tell",  "add",   "insist", "stress", "warn",
                                         "declare", "argue", "write", "state",  "tweet"};
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t first = token->head;
        if (!slice_in(token->lemma, lemmas, sizeof lemmas / sizeof *lemmas) ||
            !repair_is(token, "parataxis") || !first || first >= t ||
            !repair_child(sentence, t, "nsubj", first) || repair_child(sentence, t, "ccomp", 1) ||
            (!repair_child(sentence, first, "nsubj", 1) && !repair_child(sentence, first, "nsubj:pass", 1)))
            continue;
        EntenteToken *content = &sentence->tokens[first - 1];
        token->head = content->head;
        token->deprel = content->deprel;
        content->head = t;
        content->deprel = "ccomp";
        for (uint32_t i = t + 1; i <= sentence->token_count; i++)
            if (sentence->tokens[i - 1].head == first && repair_is(&sentence->tokens[i - 1], "punct"))
                sentence->tokens[i - 1].head = t;
    }
}

/* "A bomber blew up at the gate before others stormed in, police said" with the bomber, too, as somebody who
 * said it: of two subjects the first is of the deed that stands between them. */
static void told_subjects(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t said = 3; said <= sentence->token_count; said++) {
        if (!lexicon_in_set(lexicon, sentence->tokens[said - 1].lemma, "cue_say"))
            continue;
        uint32_t first = repair_child(sentence, said, "nsubj", 1);
        uint32_t deed = first ? repair_child(sentence, said, "ccomp", first + 1) : 0;
        uint32_t speaker = deed ? repair_child(sentence, said, "nsubj", deed + 1) : 0;
        if (!speaker || speaker > said || deed > speaker || repair_child(sentence, deed, "nsubj", 1) ||
            repair_child(sentence, deed, "nsubj:pass", 1) || repair_child(sentence, deed, "mark", 1))
            continue;
        sentence->tokens[first - 1].head = deed;
        if (repair_child(sentence, deed, "aux:pass", 1))
            sentence->tokens[first - 1].deprel = "nsubj:pass";
    }
}

void repair_content(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    due_places(sentence);
    due_verbs(sentence);
    told_verbs(sentence, lexicon);
    told_subjects(sentence, lexicon);
    that_clauses(sentence);
    said_somewhere(sentence, lexicon);
    said_after(sentence);
    relative_clauses(sentence, lexicon);
    told_infinitives(sentence, lexicon);
    called_names(sentence);
}
