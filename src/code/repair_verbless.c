/* Sentences that the parser read as a mere noun phrase, with their verb as a participle of it: "Heavy
 * fighting erupted between the two", "Militiamen massacred villagers". A full sentence wants a verb. */
#include "base/slice.h"
#include "code/repair_inside.h"

#include <string.h>

static bool is_nominal(const EntenteToken *token)
{
    return token->upos == ENTENTE_NOUN || token->upos == ENTENTE_PROPN || token->upos == ENTENTE_NUM ||
           token->upos == ENTENTE_PRON;
}

/* The noun that the parser took for the whole sentence; 0 where the sentence has a verb, or is a headline. */
static uint32_t bare_top(const EntenteSentence *sentence)
{
    uint32_t count = (uint32_t)sentence->token_count, top = 0;
    if (count < 4 || !repair_word_is(&sentence->tokens[count - 1], "."))
        return 0;
    for (uint32_t t = 1; t <= count; t++)
        if (!sentence->tokens[t - 1].head) {
            if (top)
                return 0;
            top = t;
        }
    return top && is_nominal(&sentence->tokens[top - 1]) && !repair_child(sentence, top, "cop", 1) &&
                   !repair_child(sentence, top, "nsubj", 1) && !repair_child(sentence, top, "parataxis", 1)
               ? top
               : 0;
}

/* "Ada Moreau, the envoy, pressed for talks": a name at the beginning, what else it is called between commas,
 * and the verb. */
static bool is_after_apposition(const EntenteSentence *sentence, uint32_t verb, uint32_t top)
{
    const EntenteToken *name = &sentence->tokens[top - 1];
    uint32_t apposed = repair_child(sentence, top, "appos", top + 1);
    if (!apposed)
        apposed = repair_child(sentence, top, "acl:relcl", top + 1);
    /* "Warplanes, taking off from the sea, struck the port" */
    uint32_t clause = repair_child(sentence, top, "acl", top + 1);
    bool doing = clause && clause < verb && strcmp(sentence->tokens[clause - 1].xpos, "VBG") == 0 &&
                 repair_child(sentence, verb, "obj", verb);
    if (doing)
        apposed = clause;
    if ((name->upos != ENTENTE_PROPN && !doing) || !apposed || apposed >= verb || verb < 4 ||
        !repair_word_is(&sentence->tokens[verb - 2], ","))
        return false;
    for (uint32_t t = 1; t < top; t++)
        if (sentence->tokens[t - 1].head > top || sentence->tokens[t - 1].upos == ENTENTE_PUNCT)
            return false;
    return sentence->tokens[verb - 1].head == top && repair_is(&sentence->tokens[verb - 1], "acl");
}

/* What stands before the verb is one phrase: no verb, no comma, and a noun right before it. */
static bool is_phrase_before(const EntenteSentence *sentence, uint32_t verb)
{
    for (uint32_t t = 1; t < verb; t++) {
        const EntenteToken *token = &sentence->tokens[t - 1];
        if (token->upos == ENTENTE_VERB || token->upos == ENTENTE_AUX || token->upos == ENTENTE_PUNCT ||
            token->upos == ENTENTE_SCONJ)
            return false;
    }
    uint8_t last = sentence->tokens[verb - 2].upos;
    return last == ENTENTE_NOUN || last == ENTENTE_PROPN;
}

/* The lemma of a past form that is a verb of the dictionaries, of "massacred" taken for an adjective, too. */
static EntenteSlice past_lemma(const EntenteLexicon *lexicon, const EntenteToken *token)
{
    static const EntenteSlice none = {"", 0};
    EntenteToken copy = *token;
    if (token->upos == ENTENTE_VERB)
        return strcmp(token->xpos, "VBN") != 0 && strcmp(token->xpos, "VBD") != 0 ? none
               : repair_known_verb(lexicon, token)                                ? token->lemma
                                                                                  : none;
    size_t size = token->text.size;
    if (token->upos != ENTENTE_ADJ || size < 5 || memcmp(token->text.data + size - 2, "ed", 2) != 0)
        return none;
    for (size_t cut = 1; cut <= 2; cut++) {
        copy.lemma = (EntenteSlice){token->text.data, size - cut};
        if (repair_known_verb(lexicon, &copy))
            return copy.lemma;
    }
    return none;
}

/* The noun after the verb that it is said to be a participle of, its object: "massacred *villagers*". 0:
 * none.
 */
static uint32_t object_of(const EntenteSentence *sentence, uint32_t verb)
{
    const EntenteToken *token = &sentence->tokens[verb - 1];
    return repair_is(token, "amod") && token->head > verb ? token->head : 0;
}

static bool is_verb_of(const EntenteSentence *sentence, const EntenteLexicon *lexicon, uint32_t t,
                       uint32_t top)
{
    const EntenteToken *token = &sentence->tokens[t - 1];
    uint32_t object = object_of(sentence, t), above = token->head;
    if (past_lemma(lexicon, token).size && is_after_apposition(sentence, t, top) &&
        !repair_word_is(&sentence->tokens[t], "by"))
        return true;
    if (!past_lemma(lexicon, token).size || !is_phrase_before(sentence, t) ||
        repair_word_is(&sentence->tokens[t], "by") || repair_child(sentence, t, "aux:pass", 1))
        return false;
    if (object) {
        /* its article would stand before it: "the massacred villagers" */
        for (uint32_t i = 1; i < t; i++)
            if (sentence->tokens[i - 1].head == object && repair_is(&sentence->tokens[i - 1], "det") &&
                i + 1 == t)
                return false;
        return object == top || sentence->tokens[object - 1].head == top;
    }
    if (!repair_is(token, "acl") || above >= t)
        return false;
    bool inside = above == top || (above && sentence->tokens[above - 1].head == top);
    return inside && (repair_child(sentence, t, "obj", t + 1) || repair_child(sentence, t, "ccomp", t + 1) ||
                      lexicon_in_set(lexicon, token->lemma, "no_object"));
}

/* "Rebels holding the town called on the army" with a town that is called: what hangs on the object of a
 * gerund is the verb that the sentence wants. */
static bool is_verb_after_gerund(const EntenteSentence *sentence, const EntenteLexicon *lexicon, uint32_t t,
                                 uint32_t top)
{
    const EntenteToken *token = &sentence->tokens[t - 1];
    uint32_t object = token->head;
    if (!repair_is(token, "acl") || !past_lemma(lexicon, token).size || object <= top || object >= t ||
        repair_word_is(&sentence->tokens[t], "by") || repair_child(sentence, t, "aux:pass", 1))
        return false;
    uint32_t gerund = sentence->tokens[object - 1].head;
    if (!repair_is(&sentence->tokens[object - 1], "obj") || gerund <= top)
        return false;
    const EntenteToken *above = &sentence->tokens[gerund - 1];
    return above->head == top && repair_is(above, "acl") && strcmp(above->xpos, "VBG") == 0;
}

/* The verb becomes the top, what stands before it the subject, and what hung on the old top behind it, its.
 */
static void raise_verb(EntenteSentence *sentence, uint32_t verb, uint32_t top)
{
    uint32_t object = object_of(sentence, verb), subject = top < verb ? top : verb - 1;
    EntenteToken *token = &sentence->tokens[verb - 1];
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        EntenteToken *child = &sentence->tokens[t - 1];
        if (t == verb || t == subject || t == object || (child->head != top && child->head != object))
            continue;
        if (t < verb) {
            child->head = subject;
        } else if (repair_is(child, "punct") || (child->head == top && top < verb)) {
            child->head = verb;
            if (repair_is(child, "nmod"))
                child->deprel = "obl";
        }
    }
    if (top < verb && object)
        for (uint32_t t = 1; t < verb; t++)
            if (sentence->tokens[t - 1].head == object)
                sentence->tokens[t - 1].head = subject;
    token->xpos = "VBD";
    token->head = 0;
    token->deprel = "root";
    sentence->tokens[subject - 1].head = verb;
    sentence->tokens[subject - 1].deprel = "nsubj";
    if (object) {
        sentence->tokens[object - 1].head = verb;
        sentence->tokens[object - 1].deprel = "obj";
    }
}

/* "Modi and his counterpart Sharif shook hands" with the shaking as a third of them: a finite verb that
 * nothing joins to a name is what the name does. */
static void joined_predicates(EntenteSentence *sentence)
{
    uint32_t count = (uint32_t)sentence->token_count;
    for (uint32_t t = 2; t <= count; t++) {
        EntenteToken *verb = &sentence->tokens[t - 1];
        uint32_t name = verb->head;
        bool finite =
            verb->upos == ENTENTE_VERB && (strcmp(verb->xpos, "VBD") == 0 || strcmp(verb->xpos, "VBZ") == 0);
        if (!finite || !name || name >= t || !repair_is(verb, "conj") || repair_child(sentence, t, "cc", 1) ||
            repair_child(sentence, t, "nsubj", 1) || repair_word_is(&sentence->tokens[t - 2], ","))
            continue;
        EntenteToken *subject = &sentence->tokens[name - 1];
        if (!repair_is_nominal(subject) ||
            (!repair_is(subject, "root") && !repair_is(subject, "advcl") && !repair_is(subject, "ccomp")))
            continue;
        verb->head = subject->head;
        verb->deprel = subject->deprel;
        subject->head = t;
        subject->deprel = "nsubj";
        for (uint32_t i = 1; i <= count; i++)
            if (sentence->tokens[i - 1].head == name &&
                (i > t || repair_is(&sentence->tokens[i - 1], "mark") ||
                 repair_is(&sentence->tokens[i - 1], "advmod")))
                sentence->tokens[i - 1].head = t;
    }
}

/* "Chad, which has troops there, and Niger said" with Chad as a sentence and what Niger said joined to it:
 * both said so. */
static void parted_subjects(EntenteSentence *sentence)
{
    for (uint32_t t = 5; t <= sentence->token_count; t++) {
        EntenteToken *verb = &sentence->tokens[t - 1];
        uint32_t first = verb->head;
        if (verb->upos != ENTENTE_VERB || !repair_is(verb, "conj") || !first || first > t ||
            sentence->tokens[first - 1].head || sentence->tokens[first - 1].upos != ENTENTE_PROPN ||
            repair_child(sentence, first, "cop", 1))
            continue;
        uint32_t second = repair_child(sentence, t, "nsubj", first),
                 joint = repair_child(sentence, t, "cc", first);
        uint32_t aside = repair_child(sentence, first, "acl:relcl", first);
        aside = aside ? aside : repair_child(sentence, first, "appos", first);
        if (!second || !joint || !aside || second > t || joint > second || aside > joint || joint < 2 ||
            sentence->tokens[second - 1].upos != ENTENTE_PROPN ||
            !repair_word_is(&sentence->tokens[joint - 1], "and") ||
            !repair_word_is(&sentence->tokens[joint - 2], ","))
            continue;
        verb->head = 0;
        verb->deprel = "root";
        sentence->tokens[first - 1].head = t;
        sentence->tokens[first - 1].deprel = "nsubj";
        sentence->tokens[second - 1].head = first;
        sentence->tokens[second - 1].deprel = "conj";
        sentence->tokens[joint - 1].head = second;
        for (uint32_t i = t + 1; i <= sentence->token_count; i++)
            if (sentence->tokens[i - 1].head == first)
                sentence->tokens[i - 1].head = t;
    }
}

void repair_verbless(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    joined_predicates(sentence);
    parted_subjects(sentence);
    uint32_t top = bare_top(sentence);
    for (uint32_t t = 2; top && t < sentence->token_count; t++)
        if (is_verb_of(sentence, lexicon, t, top) || is_verb_after_gerund(sentence, lexicon, t, top)) {
            sentence->tokens[t - 1].lemma = past_lemma(lexicon, &sentence->tokens[t - 1]);
            sentence->tokens[t - 1].upos = ENTENTE_VERB;
            raise_verb(sentence, t, top);
            return;
        }
}
