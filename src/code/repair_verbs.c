/* Verbs that the parser took for nouns, and nouns that it took for verbs. */
#include "code/repair_inside.h"

#include <string.h>

static bool is_bare(const EntenteSentence *sentence, uint32_t noun)
{
    static const char *const deprels[] = {"det", "amod", "nmod:poss", "nummod", "cop"};
    for (size_t i = 0; i < sizeof deprels / sizeof *deprels; i++)
        if (repair_child(sentence, noun, deprels[i], 1))
            return false;
    return true;
}

/* "demanded that France mediate" with "mediate" as a noun: a clause with its conjunction wants a verb. */
static void clause_verbs(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        if (token->upos != ENTENTE_NOUN ||
            (!repair_is(token, "ccomp") && !repair_is(token, "advcl") && !repair_is(token, "xcomp")) ||
            !repair_child(sentence, t, "mark", 1) || !is_bare(sentence, t) ||
            strcmp(token->xpos, "NNS") == 0 || !repair_known_verb(lexicon, token))
            continue;
        uint32_t subject = repair_child(sentence, t, "compound", 1);
        token->upos = ENTENTE_VERB;
        token->xpos = "VB";
        if (subject && subject < t)
            sentence->tokens[subject - 1].deprel = "nsubj";
    }
}

/* "threatened to shell positions" with "shell" as what was threatened: after "to", a bare word that is a
 * verb, with a phrase behind it. */
static void infinitives(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 2; t < sentence->token_count; t++) {
        EntenteToken *to = &sentence->tokens[t - 2], *token = &sentence->tokens[t - 1];
        if (!repair_word_is(to, "to") || token->upos != ENTENTE_NOUN || strcmp(token->xpos, "NN") != 0 ||
            !token->head || token->head >= t ||
            (!repair_is(token, "obl") && !repair_is(token, "nmod") && !repair_is(token, "compound")) ||
            !repair_known_verb(lexicon, token))
            continue;
        uint32_t top = repair_is(token, "compound") ? 0 : t;
        uint32_t governor = token->head;
        const EntenteToken *above = &sentence->tokens[governor - 1];
        if (!top || to->head != t ||
            (above->upos != ENTENTE_VERB && above->upos != ENTENTE_ADJ && above->upos != ENTENTE_NOUN) ||
            !is_bare(sentence, t))
            continue;
        /* what follows at once, and was hung on the same governor without a preposition, is its object */
        uint32_t object = repair_child(sentence, governor, "obl", t + 1);
        if (!object || repair_child(sentence, object, "case", t + 1) || !repair_known_verb(lexicon, above))
            continue;
        to->deprel = "mark";
        to->upos = ENTENTE_PART;
        token->upos = ENTENTE_VERB;
        token->xpos = "VB";
        token->deprel = above->upos == ENTENTE_NOUN ? "acl" : "xcomp";
        sentence->tokens[object - 1].head = t;
        sentence->tokens[object - 1].deprel = "obj";
    }
}

/* "must leave or *face* war" with a war of the face: what is to be faced is no noun's. */
static void alternatives(EntenteSentence *sentence)
{
    static const char *const verbs[] = {"face", "suffer", "bear", "risk"};
    for (uint32_t t = 2; t < sentence->token_count; t++) {
        EntenteToken *verb = &sentence->tokens[t - 1];
        uint32_t above = verb->head, moved = above ? repair_child(sentence, above, "obj", t + 1) : 0;
        bool faces = false;
        for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
            faces = faces || repair_word_is(verb, verbs[i]);
        /* "must withdraw or face war" with a war that is withdrawn */
        if (faces && verb->upos == ENTENTE_VERB && repair_is(verb, "conj") && above && above < t && moved &&
            repair_word_is(&sentence->tokens[t - 2], "or") && !repair_child(sentence, t, "obj", 1))
            sentence->tokens[moved - 1].head = t;
    }
    for (uint32_t t = 2; t < sentence->token_count; t++) {
        EntenteToken * or = &sentence->tokens[t - 2], *token = &sentence->tokens[t - 1];
        uint32_t object = token->head;
        if (!repair_word_is(or, "or") || !repair_word_is(token, "face") || token->upos != ENTENTE_NOUN ||
            !repair_is(token, "compound") || object <= t || !repair_is(&sentence->tokens[object - 1], "conj"))
            continue;
        EntenteToken *faced = &sentence->tokens[object - 1];
        uint32_t first = faced->head;
        for (unsigned steps = 0; first && steps < 3 && sentence->tokens[first - 1].upos != ENTENTE_VERB;
             steps++)
            first = sentence->tokens[first - 1].head;
        if (!first || sentence->tokens[first - 1].upos != ENTENTE_VERB)
            continue;
        token->upos = ENTENTE_VERB;
        token->xpos = "VB";
        token->head = first;
        token->deprel = "conj";
        faced->head = t;
        faced->deprel = "obj";
        or->head = t;
    }
}

/* "envoys of both, *meeting* in Doha, agreed": between commas no noun without an article. */
static void meeting_asides(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t < sentence->token_count; t++) {
        EntenteToken *comma = &sentence->tokens[t - 2], *token = &sentence->tokens[t - 1];
        if (!repair_word_is(comma, ",") || !repair_word_is(token, "meeting") || token->upos != ENTENTE_NOUN ||
            (!repair_is(token, "acl") && !repair_is(token, "appos")) || repair_child(sentence, t, "det", 1) ||
            repair_child(sentence, t, "amod", 1))
            continue;
        const EntenteToken *next = &sentence->tokens[t];
        if (!repair_word_is(next, "in") && !repair_word_is(next, "at") && !repair_word_is(next, "on"))
            continue;
        token->upos = ENTENTE_VERB;
        token->xpos = "VBG";
        token->deprel = "acl";
    }
}

/* "another", "dozens": as much a number of people as 24 is. */
static bool is_count_word(const EntenteToken *token)
{
    static const char *const words[] = {"another", "others", "several", "many",     "some",      "dozens",
                                        "scores",  "scores", "more",    "hundreds", "thousands", "both"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (repair_word_is(token, words[i]))
            return true;
    return false;
}

/* "four people were killed and 24 wounded": the number is who was wounded, not a wounded thing's, and nobody
 * wounded. */
static void passive_tails(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1], *number = &sentence->tokens[t - 2];
        /* "killed and three wounded in a raid" with three who were killed, and whom the raid wounded */
        bool hung = repair_is(token, "acl") && token->head == t - 1 && repair_is(number, "conj");
        if ((number->upos != ENTENTE_NUM && !is_count_word(number)) || (!repair_is(token, "conj") && !hung) ||
            !token->head || (strcmp(token->xpos, "VBD") != 0 && strcmp(token->xpos, "VBN") != 0))
            continue;
        uint32_t first = hung ? number->head : token->head;
        if (!first || sentence->tokens[first - 1].upos != ENTENTE_VERB)
            continue;
        bool passive = repair_child(sentence, first, "aux:pass", 1) != 0;
        if (!passive || repair_child(sentence, t, "obj", t + 1) || repair_child(sentence, t, "aux:pass", 1))
            continue;
        token->xpos = "VBN";
        token->head = first;
        token->deprel = "conj";
        number->head = t;
        number->deprel = "nsubj:pass";
    }
}

/* "closed the Torkham crossing" with a Torkham that crosses: behind an article and a name a gerund without an
 * object names a thing (@gerund_named). */
static bool is_named_thing(const EntenteSentence *sentence, const EntenteLexicon *lexicon, uint32_t t)
{
    const EntenteToken *token = &sentence->tokens[t - 1], *name = &sentence->tokens[t - 2];
    uint32_t article = repair_child(sentence, t - 1, "det", 1);
    return name->upos == ENTENTE_PROPN && article && article < t - 1 &&
           lexicon_in_set(lexicon, token->text, "gerund_named") && !repair_child(sentence, t, "obj", 1) &&
           (token->head == t - 1 || token->head == name->head);
}

/* "its border crossing with Belarus" with a border that crosses: a gerund that names a thing together with
 * the noun before it (@gerund_noun). */
static void gerund_nouns(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1], *noun = &sentence->tokens[t - 2];
        const char *from = noun->text.data, *to = token->text.data + token->text.size;
        if (strcmp(token->xpos, "VBG") != 0 || noun->text.data + noun->text.size + 1 != token->text.data)
            continue;
        bool thing = repair_is(token, "acl") && token->head == t - 1 &&
                     lexicon_in_set(lexicon, (EntenteSlice){from, (size_t)(to - from)}, "gerund_noun");
        if (!thing && !is_named_thing(sentence, lexicon, t))
            continue;
        token->upos = ENTENTE_NOUN;
        token->xpos = "NN";
        token->lemma = token->text;
        token->head = noun->head;
        token->deprel = noun->deprel;
        noun->head = t;
        noun->deprel = "compound";
        for (uint32_t i = 1; i <= sentence->token_count; i++) {
            EntenteToken *below = &sentence->tokens[i - 1];
            if (below->head == t - 1 && i != t)
                below->head = t;
            if (below->head == t && repair_is(below, "obl"))
                below->deprel = "nmod";
        }
    }
}

void repair_verbs(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    clause_verbs(sentence, lexicon);
    alternatives(sentence);
    meeting_asides(sentence);
    infinitives(sentence, lexicon);
    passive_tails(sentence);
    gerund_nouns(sentence, lexicon);
}
