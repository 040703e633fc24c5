/* Names that the parser read as verbs, adjectives and pronouns. */
#include "code/repair_inside.h"

#include <string.h>

/* "accused the Houthis" with "Houthis" as a pronoun: a capital word after an article is a name. */
static void foreign_names(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        bool capital = token->text.size > 3 && token->text.data[0] >= 'A' && token->text.data[0] <= 'Z';
        const EntenteToken *article = &sentence->tokens[t - 2];
        if (token->upos != ENTENTE_PRON || !capital ||
            (!repair_word_is(article, "the") && !repair_word_is(article, "The")))
            continue;
        token->upos = ENTENTE_PROPN;
        token->xpos = "NNPS";
    }
}

/* "Turkish troops" with "Turkish" as a verb: nationalities are none. */
static void nationalities(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        if (token->upos != ENTENTE_VERB || (!repair_is(token, "amod") && !repair_is(token, "compound")) ||
            !token->text.size || token->text.data[0] < 'A' || token->text.data[0] > 'Z' ||
            !repair_is_name(lexicon, token->text))
            continue;
        token->upos = ENTENTE_ADJ;
        token->xpos = "JJ";
        token->deprel = "amod";
    }
}

/* "Aliyev and Pashinian met" with an adjective: a name that is no nationality. */
static void names_like_adjectives(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        if (token->upos != ENTENTE_ADJ || repair_is(token, "amod") || !token->text.size ||
            token->text.data[0] < 'A' || token->text.data[0] > 'Z' ||
            !repair_is_proper_name(lexicon, token->text) || repair_is_nationality(lexicon, token->text))
            continue;
        token->upos = ENTENTE_PROPN;
        token->xpos = "NNP";
        token->lemma = token->text;
    }
}

/* "flew to Belize" with an infinitive: within a sentence none is written large. */
static void large_infinitives(EntenteSentence *sentence)
{
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1], *to = &sentence->tokens[t - 2];
        bool capital = token->text.size > 2 && token->text.data[0] >= 'A' && token->text.data[0] <= 'Z' &&
                       token->text.data[1] >= 'a' && token->text.data[1] <= 'z';
        if (token->upos != ENTENTE_VERB || !capital || !repair_is(token, "xcomp") || to->head != t ||
            !repair_word_is(to, "to"))
            continue;
        token->upos = ENTENTE_PROPN;
        token->xpos = "NNP";
        token->lemma = token->text;
        token->deprel = "obl";
        to->upos = ENTENTE_ADP;
        to->deprel = "case";
        /* what hangs on the verb that it was not hangs on the one that it goes with */
        repair_rehang(sentence, t, token->head, t - 1);
    }
}

/* "praised ECOWAS", "accused ECOWAS of": a name right behind a verb that has no object is its object. */
static bool take_as_object(EntenteSentence *sentence, uint32_t t)
{
    const EntenteToken *verb = t > 1 ? &sentence->tokens[t - 2] : NULL;
    if (!verb || (verb->upos != ENTENTE_VERB && !repair_is(verb, "root")) ||
        repair_child(sentence, t - 1, "obj", 1) || repair_child(sentence, t - 1, "aux:pass", 1))
        return false;
    EntenteToken *name = &sentence->tokens[t - 1];
    for (uint32_t i = 1; i <= sentence->token_count; i++)
        if (sentence->tokens[i - 1].head == t && i < t)
            return false;
    name->head = t - 1;
    name->deprel = "obj";
    return true;
}

/* "IS" among words that are not in capitals. */
static bool is_caliphate(const EntenteSentence *sentence, uint32_t t)
{
    if (!repair_word_is(&sentence->tokens[t - 1], "IS"))
        return false;
    for (uint32_t i = 1; i <= sentence->token_count; i++) {
        EntenteSlice text = sentence->tokens[i - 1].text;
        if (i != t && text.size > 3 && text.data[1] >= 'a' && text.data[1] <= 'z')
            return true;
    }
    return false;
}

/* "an attack by IS near Hasakah": a name behind a preposition that the tree gives to a later noun. */
static bool take_behind_preposition(EntenteSentence *sentence, uint32_t t)
{
    if (t < 3 || sentence->tokens[t - 2].upos != ENTENTE_ADP || !repair_is(&sentence->tokens[t - 1], "cop") ||
        sentence->tokens[t - 2].head <= t)
        return false;
    EntenteToken *name = &sentence->tokens[t - 1], *before = &sentence->tokens[t - 3];
    bool noun = before->upos == ENTENTE_NOUN || before->upos == ENTENTE_PROPN;
    uint32_t above = sentence->tokens[name->head - 1].head;
    if (!noun && (!above || above >= t))
        return false;
    uint32_t place = name->head;
    for (uint32_t i = place + 1; above && above < t && i <= sentence->token_count; i++)
        if (sentence->tokens[i - 1].head == place && repair_is(&sentence->tokens[i - 1], "nmod")) {
            sentence->tokens[i - 1].head = above;
            sentence->tokens[i - 1].deprel = "obl";
        }
    name->head = noun ? t - 2 : above;
    name->deprel = noun ? "nmod" : "obl";
    sentence->tokens[t - 2].head = t;
    return true;
}

/* "accused Togo of" with Togo as an adverb, "Ecowas eased sanctions" with an auxiliary. */
static bool is_adverb_by_mistake(const EntenteLexicon *lexicon, const EntenteToken *token)
{
    enum { LONGER_THAN_MODALS = 6 };
    bool auxiliary = token->upos == ENTENTE_AUX && token->text.size >= LONGER_THAN_MODALS;
    return (token->upos == ENTENTE_ADV || auxiliary) && token->text.data[0] >= 'A' &&
           token->text.data[0] <= 'Z' && repair_is_proper_name(lexicon, token->text);
}

static bool on_person(void *context, LexiconHit hit)
{
    bool *found = context;
    *found = *found || (hit.payload->kind == PAYLOAD_ACTOR && hit_actor(hit)->kind == ACTOR_PERSON);
    return !*found;
}

/* "criticised Pashinyan" with somebody who is Pashinyan: a person's name is no adjective. */
static bool is_adjective_by_mistake(const EntenteLexicon *lexicon, const EntenteToken *token)
{
    bool found = false;
    if (token->upos == ENTENTE_ADJ && repair_is(token, "xcomp") && token->text.data[0] >= 'A' &&
        token->text.data[0] <= 'Z')
        lexicon_find(lexicon, ROOT_NAMES, token->text, on_person, &found);
    return found;
}

/* "ECOWAS imposed sanctions" with ECOWAS as "was": what is written in capitals and names somebody is a name,
 * and the subject of a verb that has none. */
static void capital_names(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    enum { SHORTEST = 3 };
    for (uint32_t t = 1; t < sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        if ((token->upos != ENTENTE_AUX && token->upos != ENTENTE_VERB && token->upos != ENTENTE_ADV &&
             token->upos != ENTENTE_ADJ) ||
            (token->text.size < SHORTEST && !is_caliphate(sentence, t)))
            continue;
        bool capitals = true;
        for (size_t i = 0; i < token->text.size && capitals; i++)
            capitals = token->text.data[i] >= 'A' && token->text.data[i] <= 'Z';
        if (token->upos == ENTENTE_ADJ ? !is_adjective_by_mistake(lexicon, token)
            : capitals                 ? !repair_is_name(lexicon, token->text)
                                       : !is_adverb_by_mistake(lexicon, token))
            continue;
        token->upos = ENTENTE_PROPN;
        token->xpos = "NNP";
        token->lemma = token->text;
        uint32_t verb = token->head;
        if (take_behind_preposition(sentence, t))
            continue;
        if (take_as_object(sentence, t))
            continue;
        if (repair_is(token, "cop") && verb && sentence->tokens[verb - 1].upos == ENTENTE_VERB)
            token->deprel = "aux"; /* "Ecowas on Friday eased sanctions" */
        if (repair_is(token, "cop"))
            token->deprel = "compound"; /* "ECOWAS eased sanctions" as what they are */
        if (!verb ||
            (!repair_is(token, "aux") && !repair_is(token, "aux:pass") && !repair_is(token, "advmod")))
            continue;
        EntenteToken *below = &sentence->tokens[verb - 1];
        uint32_t article = repair_child(sentence, verb, "nsubj", 1);
        if (!article)
            article = repair_child(sentence, verb, "nsubj:pass", 1);
        /* "ECOWAS defence chiefs will meet": theirs whose the meeting is */
        if (article > t && (article == t + 1 || sentence->tokens[t].head == article)) {
            token->head = article;
            token->deprel = "compound";
            continue;
        }
        /* "ECOWAS suspended Guinea-Bissau", with a Guinea that is suspended */
        if (repair_is(token, "aux:pass") && verb == t + 1 && article > verb &&
            repair_is(&sentence->tokens[article - 1], "nsubj:pass") &&
            !repair_child(sentence, verb, "obj", 1)) {
            sentence->tokens[article - 1].deprel = "obj";
            article = 0;
        }
        /* "the regional group ECOWAS": which group */
        if (article && article == t - 1 && sentence->tokens[article - 1].upos == ENTENTE_NOUN) {
            token->head = article;
            token->deprel = "appos";
            continue;
        }
        bool free = !article || (article == t - 1 && sentence->tokens[article - 1].upos == ENTENTE_DET);
        if (!free)
            continue;
        if (article) {
            sentence->tokens[article - 1].head = t;
            sentence->tokens[article - 1].deprel = "det";
        }
        token->deprel = "nsubj";
        if (strcmp(below->xpos, "VBN") == 0)
            below->xpos = "VBD";
    }
}

/* "The Vatican mediated talks" with talks that are Vatican: a state's or body's name is no adjective, but for
 * a nationality. */
static bool is_state_here(const EntenteLexicon *lexicon, const EntenteToken *token)
{
    bool capital = token->text.size > 2 && token->text.data[0] >= 'A' && token->text.data[0] <= 'Z';
    return token->upos == ENTENTE_ADJ && repair_is(token, "amod") && capital &&
           repair_is_proper_name(lexicon, token->text);
}

/* The first of the names that the noun was taken for the last of: "Japan, Canada and Chad voiced *support*";
 * 0: none. */
static uint32_t list_before(const EntenteSentence *sentence, uint32_t noun, uint32_t verb)
{
    uint32_t first = sentence->tokens[noun - 1].head;
    if (!repair_is(&sentence->tokens[noun - 1], "conj") || !first || first >= verb ||
        sentence->tokens[first - 1].upos != ENTENTE_PROPN ||
        !repair_is(&sentence->tokens[first - 1], "root") || repair_child(sentence, first, "nsubj", 1) ||
        repair_child(sentence, first, "cop", 1))
        return 0;
    for (uint32_t t = first; t < verb; t++)
        if (sentence->tokens[t - 1].upos == ENTENTE_VERB || sentence->tokens[t - 1].upos == ENTENTE_AUX)
            return 0;
    return first;
}

/* "Rwanda severed ties with Belgium", "Norway froze assets" read as a mere noun phrase: a sentence wants a
 * verb. */
static void sentence_verbs(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 2; t < sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1], *before = &sentence->tokens[t - 2];
        uint32_t noun = token->head;
        bool named = before->upos == ENTENTE_PROPN && repair_is(before, "compound");
        if (token->upos != ENTENTE_VERB || !repair_is(token, "amod") || noun <= t ||
            (before->head != noun && before->head != t) || (!named && !is_state_here(lexicon, before)) ||
            !repair_known_verb(lexicon, token))
            continue;
        uint32_t list = list_before(sentence, noun, t);
        if (!list && !repair_is(&sentence->tokens[noun - 1], "root"))
            continue;
        before->head = t;
        for (uint32_t i = 1; i <= sentence->token_count; i++) {
            EntenteToken *child = &sentence->tokens[i - 1];
            if (child->head == noun && i != t && (i < t || repair_is(child, "punct")))
                child->head = i < t - 1 && !repair_is(child, "punct") ? t - 1 : t;
            else if (list && child->head == list && i > t)
                child->head = t;
        }
        before->deprel = "nsubj";
        if (list) {
            before->head = list;
            before->deprel = "conj";
            sentence->tokens[list - 1].head = t;
            sentence->tokens[list - 1].deprel = "nsubj";
        }
        token->head = 0;
        token->deprel = "root";
        token->xpos = "VBD";
        sentence->tokens[noun - 1].head = t;
        sentence->tokens[noun - 1].deprel = "obj";
        return;
    }
}

void repair_foreign(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    foreign_names(sentence);
    nationalities(sentence, lexicon);
    names_like_adjectives(sentence, lexicon);
    large_infinitives(sentence);
    capital_names(sentence, lexicon);
    sentence_verbs(sentence, lexicon);
}
