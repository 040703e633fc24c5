/* What is called something, speakers swallowed by what they said, and forces that read as adjectives. */
#include "base/slice.h"
#include "code/repair_inside.h"

#include <string.h>

/* "condemned what she called China's aggression", with a what that is condemned: the thing is, whatever it is
 * called. */
static void called_things(EntenteSentence *sentence)
{
    static const char *const calls[] = {"call", "term",         "label",        "describe", "brand",
                                        "dub",  "characterize", "characterise", "regard",   "denounce"};
    for (uint32_t t = 2; t + 2 <= sentence->token_count; t++) {
        EntenteToken *what = &sentence->tokens[t - 1];
        uint32_t call =
            repair_word_is(what, "what") && what->head ? repair_child(sentence, t, "acl:relcl", t) : 0;
        if (!call || !repair_child(sentence, call, "nsubj", t))
            continue;
        EntenteToken *verb = &sentence->tokens[call - 1];
        bool calling = false;
        for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
            calling = calling || slice_is(verb->lemma, calls[i]);
        uint32_t as = call + 1, thing = repair_child(sentence, call, "obj", call);
        if (!thing)
            thing = repair_child(sentence, call, "xcomp", call);
        if (!thing && as <= sentence->token_count && repair_word_is(&sentence->tokens[as - 1], "as"))
            thing = sentence->tokens[as - 1].head;
        if (!calling || !thing || thing <= call || sentence->tokens[thing - 1].head != call ||
            (sentence->tokens[thing - 1].upos != ENTENTE_NOUN &&
             sentence->tokens[thing - 1].upos != ENTENTE_PROPN))
            continue;
        EntenteToken *named = &sentence->tokens[thing - 1];
        if (as < thing && repair_word_is(&sentence->tokens[as - 1], "as")) {
            sentence->tokens[as - 1].head = call;
            sentence->tokens[as - 1].deprel = "mark";
        }
        named->head = what->head;
        named->deprel = what->deprel;
        for (uint32_t i = 1; i <= sentence->token_count; i++)
            if (sentence->tokens[i - 1].head == t && i != call)
                sentence->tokens[i - 1].head = thing;
        /* "... on Monday": when it was done, not when it was called so */
        for (uint32_t i = thing + 1; i <= sentence->token_count && repair_is(named, "obj"); i++)
            if (sentence->tokens[i - 1].head == call && repair_is(&sentence->tokens[i - 1], "obl"))
                sentence->tokens[i - 1].head = named->head;
        what->head = call;
        what->deprel = "obj";
        verb->head = thing;
        verb->deprel = "acl:relcl";
    }
}

/* "killing two pupils and a teacher, residents and a rebel group said" with residents among the killed: who
 * stands between the comma and the saying says it. */
static void speakers_behind(EntenteSentence *sentence)
{
    for (uint32_t t = 6; t <= sentence->token_count; t++) {
        EntenteToken *said = &sentence->tokens[t - 1];
        if (!slice_is(said->lemma, "say") || strcmp(said->xpos, "VBD") != 0 ||
            repair_child(sentence, t, "nsubj", 1) || !repair_child(sentence, t, "ccomp", 1))
            continue;
        uint32_t comma = t - 1;
        while (comma > 2 && !repair_word_is(&sentence->tokens[comma - 1], ","))
            comma--;
        uint32_t first = 0, from = comma + 1;
        for (uint32_t i = from; i < t; i++) {
            const EntenteToken *token = &sentence->tokens[i - 1];
            if (token->upos == ENTENTE_VERB || token->upos == ENTENTE_AUX || token->upos == ENTENTE_PUNCT) {
                first = 0;
                break;
            }
            if (token->head < from && repair_is(token, "conj")) {
                first = first ? first : i;
            } else if (token->head < from || token->head > t) {
                first = 0;
                break;
            }
        }
        if (!first || comma < 3)
            continue;
        /* an enumeration has its "and" before the last of it */
        uint32_t before = sentence->tokens[first - 1].head, list = 0;
        for (uint32_t i = before + 1; i < comma; i++)
            if (sentence->tokens[i - 1].head == before && repair_is(&sentence->tokens[i - 1], "conj"))
                list = i;
        if (!list || !repair_child(sentence, list, "cc", before))
            continue;
        for (uint32_t i = first + 1; i < t; i++)
            if (sentence->tokens[i - 1].head < from && repair_is(&sentence->tokens[i - 1], "conj"))
                sentence->tokens[i - 1].head = first;
        sentence->tokens[first - 1].head = t;
        sentence->tokens[first - 1].deprel = "nsubj";
    }
}

/* "South Korea's military fired warning shots" with shots that are military: who owns a force does by it. */
static void forces_deeds(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t + 2 <= sentence->token_count; t++) {
        EntenteToken *force = &sentence->tokens[t - 1], *verb = &sentence->tokens[t];
        uint32_t object = force->head;
        const EntenteToken *before = &sentence->tokens[t - 2];
        if (!repair_word_is(force, "military") || force->upos != ENTENTE_ADJ || object <= t + 1 ||
            verb->head != object || verb->upos != ENTENTE_VERB || !repair_is(verb, "amod") ||
            (strcmp(verb->xpos, "VBN") != 0 && strcmp(verb->xpos, "VBD") != 0) ||
            (!repair_is(before, "case") && before->upos != ENTENTE_ADJ && !repair_word_is(before, "the")))
            continue;
        EntenteToken *thing = &sentence->tokens[object - 1];
        verb->head = thing->head;
        verb->deprel = repair_is(thing, "nsubj") ? "ccomp" : thing->deprel;
        verb->xpos = "VBD";
        thing->head = t + 1;
        thing->deprel = "obj";
        force->head = t + 1;
        force->deprel = "nsubj";
        force->upos = ENTENTE_NOUN;
        force->xpos = "NN";
        for (uint32_t i = 1; i <= sentence->token_count; i++) {
            EntenteToken *child = &sentence->tokens[i - 1];
            if (child->head == object && i < t) {
                child->head = t;
            } else if (child->head == object && i > object && repair_is(child, "nmod")) {
                child->head = t + 1;
                child->deprel = "obl";
            } else if (child->head && child->head == verb->head && i > object && repair_is(child, "ccomp") &&
                       repair_child(sentence, i, "mark", object)) {
                child->head = t + 1;
                child->deprel = "advcl";
            }
        }
    }
}

/* "struck a hospital run by a French charity in Sudan on Wednesday": where and when it was struck, not run.
 */
static void owned_targets(EntenteSentence *sentence)
{
    static const char *const verbs[] = {"run", "own", "operate", "use", "manage", "charter"};
    for (uint32_t t = 3; t + 2 <= sentence->token_count; t++) {
        const EntenteToken *owned = &sentence->tokens[t - 1];
        uint32_t target = owned->head, verb = target ? sentence->tokens[target - 1].head : 0;
        bool owning = false;
        for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
            owning = owning || slice_is(owned->lemma, verbs[i]);
        if (!owning || !repair_is(owned, "acl") || target + 1 != t || !verb || verb >= target ||
            !repair_word_is(&sentence->tokens[t], "by") ||
            strcmp(sentence->tokens[verb - 1].xpos, "VBD") != 0)
            continue;
        uint32_t owner = sentence->tokens[t].head;
        for (uint32_t i = owner + 1; i <= sentence->token_count; i++) {
            EntenteToken *token = &sentence->tokens[i - 1];
            uint32_t with = repair_child(sentence, i, "case", owner);
            if (!with || (token->head != t && token->head != owner) ||
                (!repair_is(token, "obl") && !repair_is(token, "nmod")) ||
                (!repair_word_is(&sentence->tokens[with - 1], "in") &&
                 !repair_word_is(&sentence->tokens[with - 1], "on") &&
                 !repair_word_is(&sentence->tokens[with - 1], "near")))
                continue;
            token->head = verb;
            token->deprel = "obl";
        }
    }
}

/* "called Peru's move excessive" with an excessive move: an adjective behind its noun says what it is called.
 */
static void called_so(EntenteSentence *sentence)
{
    static const char *const calls[] = {"call", "label", "term", "brand", "deem", "consider", "declare"};
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t noun = token->head, verb = noun && noun + 1 == t ? sentence->tokens[noun - 1].head : 0;
        if (token->upos != ENTENTE_ADJ || !repair_is(token, "amod") || !verb || verb >= noun ||
            !repair_is(&sentence->tokens[noun - 1], "obj") || repair_child(sentence, verb, "xcomp", 1))
            continue;
        for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
            if (slice_is(sentence->tokens[verb - 1].lemma, calls[i])) {
                token->head = verb;
                token->deprel = "xcomp";
                break;
            }
    }
}

void repair_framed(EntenteSentence *sentence)
{
    called_things(sentence);
    speakers_behind(sentence);
    called_so(sentence);
    forces_deeds(sentence);
    owned_targets(sentence);
}
