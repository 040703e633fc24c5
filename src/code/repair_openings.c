/* Names that open a sentence or a clause and were taken for its verb, or its verb for a part of them. */
#include "code/repair_inside.h"

#include <string.h>

static bool is_capital(const EntenteToken *token)
{
    return token->text.size > 2 && token->text.data[0] >= 'A' && token->text.data[0] <= 'Z';
}

/* "placed opposition leader Rached Ghannouchi under arrest" with "Rached" as a verb: a word with a capital
 * between a title and a name is the first of its words. */
static void first_names(EntenteSentence *sentence)
{
    for (uint32_t t = 3; t < sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1], *title = &sentence->tokens[t - 2],
                     *name = &sentence->tokens[t];
        if (token->upos != ENTENTE_VERB || !is_capital(token) || title->upos != ENTENTE_NOUN ||
            name->upos != ENTENTE_PROPN || name->head != t)
            continue;
        uint32_t above = title->head;
        if (repair_is(token, "acl") && token->head == t - 1) {
            repair_rehang(sentence, t + 1, above, 0);
            repair_rehang(sentence, t, above, t + 1);
        } else if ((repair_is(token, "xcomp") || repair_is(token, "ccomp")) && title->head == t &&
                   token->head && token->head < t - 1) {
            above = token->head;
            repair_rehang(sentence, t + 1, above, 0);
            repair_rehang(sentence, t, above, t + 1);
            title->head = above;
            title->deprel = "obj";
        } else {
            continue;
        }
        token->upos = ENTENTE_PROPN;
        token->xpos = "NNP";
        token->lemma = token->text;
        token->head = t - 1;
        token->deprel = "appos";
        name->head = t;
        name->deprel = "flat";
    }
}

static bool on_proper_name(void *context, LexiconHit hit)
{
    bool *found = context;
    *found = *found || (hit.payload->kind == PAYLOAD_ACTOR && hit_actor(hit)->kind != ACTOR_PERSON &&
                        (hit.payload->variety == NAME_PROPER || hit.payload->variety == NAME_CAPITAL));
    return !*found;
}

static void name_state(EntenteToken *state)
{
    state->upos = ENTENTE_PROPN;
    state->xpos = "NNP";
    state->lemma = state->text;
}

/* "Togo brushed aside the calls", "Togo praised Mali" with Togo as a verb or adverb: a state's name that
 * opens a sentence before a verb is its subject. */
static void opening_states(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    if (sentence->token_count < 3)
        return;
    EntenteToken *state = &sentence->tokens[0], *verb = &sentence->tokens[1];
    bool found = false, finite = strcmp(verb->xpos, "VBD") == 0 || strcmp(verb->xpos, "VBN") == 0 ||
                                 strcmp(verb->xpos, "VBZ") == 0;
    bool acronym = state->text.size > 2 && state->text.data[1] >= 'A' && state->text.data[1] <= 'Z';
    if ((state->upos != ENTENTE_VERB && state->upos != ENTENTE_ADV && state->upos != ENTENTE_INTJ &&
         state->upos != ENTENTE_PRON &&
         !(acronym && (state->upos == ENTENTE_CCONJ || state->upos == ENTENTE_ADP))) ||
        !is_capital(state) || !finite)
        return;
    lexicon_find(lexicon, ROOT_NAMES, state->text, on_proper_name, &found);
    if (found && repair_is(state, "nsubj"))
        name_state(state);
    if (!found || verb->upos != ENTENTE_VERB)
        return;
    bool top = repair_is(state, "root");
    uint32_t object = top && repair_is(verb, "amod") && verb->head > 2 ? verb->head : 0;
    if (object && sentence->tokens[object - 1].head != 1)
        return;
    if (!object && (top ? verb->head != 1 : state->head != 2 || repair_child(sentence, 2, "nsubj", 3)))
        return;
    if (top) {
        repair_rehang(sentence, 1, 2, 2);
        verb->head = 0;
        verb->deprel = "root";
    }
    if (object)
        sentence->tokens[object - 1].deprel = "obj";
    if (strcmp(verb->xpos, "VBN") == 0)
        verb->xpos = "VBD";
    name_state(state);
    state->head = 2;
    state->deprel = "nsubj";
}

/* "after police shot at crowds" with a shot of the police: a clause. */
static void shots_at(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    static const char *const marks[] = {"after", "when", "as", "while", "before"};
    for (uint32_t t = 3; t + 1 <= sentence->token_count; t++) {
        EntenteToken *shot = &sentence->tokens[t - 1], *who = &sentence->tokens[t - 2];
        uint32_t mark = repair_child(sentence, t, "case", 1);
        if (!repair_word_is(shot, "shot") || shot->upos != ENTENTE_NOUN || !mark || mark > t - 2 ||
            (!repair_word_is(&sentence->tokens[t], "at") && !repair_word_is(&sentence->tokens[t], "dead")) ||
            who->head != t || !repair_is(who, "compound") || !repair_names_somebody(lexicon, who))
            continue;
        bool time = false;
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
            time = time || repair_word_is(&sentence->tokens[mark - 1], marks[i]);
        if (!time)
            continue;
        for (uint32_t i = mark + 1; i < t - 1; i++)
            if (sentence->tokens[i - 1].head == t)
                sentence->tokens[i - 1].head = t - 1;
        for (uint32_t i = t + 1; i <= sentence->token_count; i++)
            if (sentence->tokens[i - 1].head == t && repair_is(&sentence->tokens[i - 1], "nmod"))
                sentence->tokens[i - 1].deprel = "obl";
        who->deprel = "nsubj";
        shot->upos = ENTENTE_VERB;
        shot->xpos = "VBD";
        shot->lemma = (EntenteSlice){"shoot", 5};
        shot->deprel = "advcl";
        sentence->tokens[mark - 1].deprel = "mark";
    }
}

/* "Germany delivered tanks to Chad" as the tanks of a delivered Germany: a state or organisation that opens a
 * sentence, a participle and a noun without a verb of its own are subject, verb and object. */
static void opening_deeds(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    if (sentence->token_count < 4)
        return;
    EntenteToken *name = &sentence->tokens[0], *verb = &sentence->tokens[1];
    uint32_t object = verb->head;
    bool found = false;
    if (name->upos == ENTENTE_NOUN || !is_capital(name) || verb->upos != ENTENTE_VERB ||
        (strcmp(verb->xpos, "VBN") != 0 && strcmp(verb->xpos, "VBD") != 0) || !repair_is(verb, "amod") ||
        object < 3 || name->head != object || !repair_is(&sentence->tokens[object - 1], "root") ||
        repair_child(sentence, object, "nsubj", 1) || repair_child(sentence, object, "cop", 1))
        return;
    lexicon_find(lexicon, ROOT_NAMES, name->text, on_proper_name, &found);
    if (!found)
        return;
    for (uint32_t t = object + 1; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        if (token->head != object || repair_is(token, "conj"))
            continue;
        token->head = 2;
        if (repair_is(token, "nmod"))
            token->deprel = "obl";
    }
    name->upos = ENTENTE_PROPN;
    name->xpos = "NNP";
    name->lemma = name->text;
    name->head = 2;
    name->deprel = "nsubj";
    verb->xpos = "VBD";
    verb->head = 0;
    verb->deprel = "root";
    sentence->tokens[object - 1].head = 2;
    sentence->tokens[object - 1].deprel = "obj";
}

static bool on_nationality(void *context, LexiconHit hit)
{
    bool *found = context;
    *found = *found || (hit.payload->kind == PAYLOAD_ACTOR && hit.payload->variety == NAME_ADJECTIVE);
    return !*found;
}

/* "Turkish jets bombed positions" with "Turkish" as the verb and the jets as its object: a nationality that
 * opens a sentence is none; the participle behind the noun is. */
static void opening_nationalities(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    EntenteToken *first = sentence->token_count > 3 ? &sentence->tokens[0] : NULL;
    bool found = false;
    if (!first || first->upos != ENTENTE_VERB || !is_capital(first) || !repair_is(first, "root"))
        return;
    uint32_t noun = repair_child(sentence, 1, "obj", 2), verb = 0;
    for (uint32_t t = noun + 1; noun && t <= sentence->token_count && t <= noun + 5 && !verb; t++)
        if (sentence->tokens[t - 1].upos == ENTENTE_VERB &&
            (strcmp(sentence->tokens[t - 1].xpos, "VBN") == 0 ||
             strcmp(sentence->tokens[t - 1].xpos, "VBD") == 0))
            verb = t;
    lexicon_find(lexicon, ROOT_NAMES, first->text, on_nationality, &found);
    if (!found || !verb)
        return;
    EntenteToken *deed = &sentence->tokens[verb - 1];
    uint32_t object = repair_is(deed, "amod") ? deed->head : 0;
    repair_rehang(sentence, 1, verb, noun);
    first->upos = ENTENTE_ADJ;
    first->xpos = "JJ";
    first->head = noun;
    first->deprel = "amod";
    sentence->tokens[noun - 1].head = verb;
    sentence->tokens[noun - 1].deprel = "nsubj";
    deed->head = 0;
    deed->deprel = "root";
    deed->xpos = "VBD";
    if (object && object != noun) {
        sentence->tokens[object - 1].head = verb;
        sentence->tokens[object - 1].deprel = "obj";
    }
}

void repair_openings(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    first_names(sentence);
    opening_states(sentence, lexicon);
    shots_at(sentence, lexicon);
    opening_deeds(sentence, lexicon);
    opening_nationalities(sentence, lexicon);
}
