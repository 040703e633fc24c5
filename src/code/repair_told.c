/* Clauses inside others: what is told to somebody, what somebody does with whom something ends, and what
 * stands inside the words that say who somebody is. */
#include "code/repair_inside.h"

#include "base/slice.h"

#include <string.h>

/* "Peru, the biggest buyer of corn shipped under the accord, called on both", with the shipping as what the
 * sentence tells: it stands inside what Peru is called. */
static void apposed_participles(EntenteSentence *sentence)
{
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        EntenteToken *verb = &sentence->tokens[t - 1];
        uint32_t said = verb->head;
        bool past = strcmp(verb->xpos, "VBD") == 0 || strcmp(verb->xpos, "VBN") == 0;
        if (!past || !said || said + 1 >= t || !repair_word_is(&sentence->tokens[t - 2], ",") ||
            repair_child(sentence, t, "aux:pass", 1) ||
            (!repair_is(verb, "advcl") && !repair_is(verb, "conj") && !repair_is(verb, "parataxis")) ||
            repair_child(sentence, t, "nsubj", 1) || repair_child(sentence, t, "mark", 1) ||
            repair_child(sentence, t, "cc", 1))
            continue;
        EntenteToken *inner = &sentence->tokens[said - 1];
        uint32_t subject = repair_child(sentence, said, "nsubj", 1);
        subject = subject ? subject : repair_child(sentence, said, "nsubj:pass", 1);
        uint32_t called = subject ? repair_child(sentence, subject, "appos", subject + 1) : 0;
        if (!called || called >= said || inner->head ||
            (strcmp(inner->xpos, "VBN") != 0 && strcmp(inner->xpos, "VBD") != 0) ||
            repair_child(sentence, said, "aux", 1) || repair_child(sentence, said, "aux:pass", 1))
            continue;
        bool broken = false;
        for (uint32_t i = called; i < said; i++)
            broken = broken || repair_word_is(&sentence->tokens[i - 1], ",");
        if (broken)
            continue;
        verb->head = 0;
        verb->deprel = "root";
        verb->xpos = "VBD";
        sentence->tokens[subject - 1].head = t;
        sentence->tokens[subject - 1].deprel = "nsubj";
        inner->head = said - 1;
        inner->deprel = "acl";
        inner->xpos = "VBN";
    }
}

/* "told reporters that the two had agreed", with what was told as if it were of the reporters. */
static void told_clauses(EntenteSentence *sentence)
{
    static const char *const lemmas[] = {"tell",   "inform", "assure",   "warn",
                                         "remind", "notify", "convince", "persuade"};
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        EntenteToken *clause = &sentence->tokens[t - 1];
        uint32_t listener = clause->head, mark = repair_child(sentence, t, "mark", 1);
        if (!repair_is(clause, "acl") || !listener || listener >= t || !mark ||
            !repair_word_is(&sentence->tokens[mark - 1], "that"))
            continue;
        const EntenteToken *object = &sentence->tokens[listener - 1];
        uint32_t verb = object->head;
        if ((!repair_is(object, "obj") && !repair_is(object, "iobj")) || !verb || verb >= listener)
            continue;
        for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
            if (slice_is(sentence->tokens[verb - 1].lemma, lemmas[i])) {
                clause->head = verb;
                clause->deprel = "ccomp";
                break;
            }
    }
}

/* "The two rivals, Peru and Chile, signed", read as four: who they are is told behind the comma. */
static void counted_names(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t + 4 <= sentence->token_count; t++) {
        const EntenteToken *noun = &sentence->tokens[t - 1], *before = &sentence->tokens[t - 2];
        bool two = repair_word_is(before, "two") || repair_word_is(before, "both") ||
                   (t > 2 && repair_word_is(&sentence->tokens[t - 3], "two"));
        EntenteToken *first = &sentence->tokens[t + 1], *other = NULL;
        if (!two || strcmp(noun->xpos, "NNS") != 0 || !repair_word_is(&sentence->tokens[t], ",") ||
            first->upos != ENTENTE_PROPN)
            continue;
        uint32_t name = t + 2, last = repair_child(sentence, t, "conj", t + 1), next = 0;
        if (last) {
            name = last;
            first = &sentence->tokens[name - 1];
            next = repair_child(sentence, t, "conj", name + 1);
        }
        other = next ? &sentence->tokens[next - 1] : NULL;
        if (!last || first->upos != ENTENTE_PROPN || (other && other->upos != ENTENTE_PROPN))
            continue;
        if (!other && !repair_child(sentence, name, "conj", name + 1))
            continue;
        first->deprel = "appos";
        if (other)
            other->head = name;
    }
}

/* "ended with Peru ceding tracts of land", where Peru and "ceding" seem to say of which kind the tracts are:
 * a name before a form in -ing is the subject of a clause. */
static void with_clauses(EntenteSentence *sentence)
{
    for (uint32_t t = 3; t < sentence->token_count; t++) {
        EntenteToken *verb = &sentence->tokens[t - 1], *name = &sentence->tokens[t - 2];
        uint32_t object = verb->head, first = t - 1;
        if (strcmp(verb->xpos, "VBG") != 0 || !repair_is(verb, "amod") || object <= t ||
            name->upos != ENTENTE_PROPN || name->head != object || !repair_is(name, "compound"))
            continue;
        while (first > 2 && sentence->tokens[first - 2].upos == ENTENTE_PROPN)
            first--;
        EntenteToken *with = &sentence->tokens[first - 2], *thing = &sentence->tokens[object - 1];
        if (!repair_word_is(with, "with") || with->head != object)
            continue;
        verb->head = thing->head;
        verb->deprel = "advcl";
        thing->head = t;
        thing->deprel = "obj";
        with->head = t;
        with->deprel = "mark";
        for (uint32_t part = first; part < t - 1; part++) {
            sentence->tokens[part - 1].head = t - 1;
            sentence->tokens[part - 1].deprel = "compound";
        }
        name->head = t;
        name->deprel = "nsubj";
        for (uint32_t rest = object + 1; rest <= sentence->token_count; rest++) {
            EntenteToken *after = &sentence->tokens[rest - 1];
            if (after->head == object && repair_is(after, "nmod") &&
                repair_child(sentence, rest, "case", 1) &&
                !repair_word_is(&sentence->tokens[repair_child(sentence, rest, "case", 1) - 1], "of")) {
                after->head = t;
                after->deprel = "obl";
            }
        }
    }
}

void repair_told(EntenteSentence *sentence)
{
    with_clauses(sentence);
    apposed_participles(sentence);
    told_clauses(sentence);
    counted_names(sentence);
}
