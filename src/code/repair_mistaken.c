/* Names that the parser took for something else, and what it hung on part of a name. */
#include "base/slice.h"
#include "code/names.h"
#include "code/repair_inside.h"

#include <string.h>

static bool is_capital(const EntenteToken *token)
{
    return token->text.size > 2 && token->text.data[0] >= 'A' && token->text.data[0] <= 'Z';
}

/* "Mali, Burkina Faso and Niger" with Niger joined to "Faso": what hangs on a later word of a name hangs on
 * the name. */
static void whole_names(EntenteSentence *sentence)
{
    static const char *const deprels[] = {"conj", "appos", "acl:relcl", "nmod"};
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t part = token->head;
        if (!part || part >= t || !repair_is(&sentence->tokens[part - 1], "flat") ||
            !sentence->tokens[part - 1].head)
            continue;
        for (size_t i = 0; i < sizeof deprels / sizeof *deprels; i++)
            if (repair_is(token, deprels[i])) {
                token->head = sentence->tokens[part - 1].head;
                break;
            }
    }
}

static void rehang(EntenteSentence *sentence, uint32_t from, uint32_t to, uint32_t except)
{
    for (uint32_t i = 1; i <= sentence->token_count; i++)
        if (sentence->tokens[i - 1].head == from && i != except && i != to)
            sentence->tokens[i - 1].head = to;
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
            rehang(sentence, t + 1, above, 0);
            rehang(sentence, t, above, t + 1);
        } else if ((repair_is(token, "xcomp") || repair_is(token, "ccomp")) && title->head == t &&
                   token->head && token->head < t - 1) {
            above = token->head;
            rehang(sentence, t + 1, above, 0);
            rehang(sentence, t, above, t + 1);
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
        rehang(sentence, 1, 2, 2);
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
    rehang(sentence, 1, verb, noun);
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

/* "brushed aside calls" with "aside" before its object like a preposition: a particle of the verb. */
static void particles(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t < sentence->token_count; t++) {
        EntenteToken *aside = &sentence->tokens[t - 1];
        uint32_t noun = aside->head;
        if (!repair_word_is(aside, "aside") || !repair_is(aside, "case") || noun <= t ||
            sentence->tokens[t - 2].upos != ENTENTE_VERB)
            continue;
        aside->head = t - 1;
        aside->deprel = "compound:prt";
        EntenteToken *object = &sentence->tokens[noun - 1];
        if (object->head == t - 1 && repair_is(object, "obl"))
            object->deprel = "obj";
    }
}

/* "set a school ablaze" with a blaze of a school. */
static void set_ablaze(EntenteSentence *sentence)
{
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1], *thing = &sentence->tokens[t - 2];
        uint32_t verb = token->head;
        if ((!repair_word_is(token, "ablaze") && !repair_word_is(token, "alight")) ||
            token->upos != ENTENTE_NOUN || thing->head != t || !verb || verb >= t - 1)
            continue;
        rehang(sentence, t, t - 1, t - 1);
        thing->head = verb;
        thing->deprel = token->deprel;
        token->head = verb;
        token->deprel = "advmod";
        token->upos = ENTENTE_ADV;
        for (uint32_t i = t + 1; i <= sentence->token_count; i++)
            if (sentence->tokens[i - 1].head == t - 1 && repair_is(&sentence->tokens[i - 1], "obl"))
                sentence->tokens[i - 1].head = verb;
    }
}

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

/* "between the Democratic Republic of Congo and Rwanda" with Rwanda joined to a word of the name: it is
 * joined to the name. */
static void joined_to_names(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 4; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t inner = token->head;
        NameMatch match;
        if (!repair_is(token, "conj") || !inner || inner >= t)
            continue;
        for (uint32_t first = inner > 5 ? inner - 5 : 1; first < inner; first++) {
            if (!names_match(lexicon, sentence, first, &match) || match.last < inner || match.last >= t ||
                names_only_places(&match))
                continue;
            uint32_t top = inner;
            while (sentence->tokens[top - 1].head >= match.first && sentence->tokens[top - 1].head < inner)
                top = sentence->tokens[top - 1].head;
            if (top != inner)
                token->head = top;
            break;
        }
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

static bool is_prefix(const EntenteToken *token)
{
    static const char *const words[] = {"test",  "gang", "fire",  "carpet", "machine", "tear",
                                        "baton", "air",  "force", "spear",  "flight",  "petrol",
                                        "dive",  "mass", "stun",  "double", "cluster"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (repair_word_is(token, words[i]))
            return true;
    return false;
}

/* The verb of two words takes the place of a participle: "fighters gang-raped women" as women who were raped.
 */
static void stand_up(EntenteSentence *sentence, uint32_t subject, uint32_t verb)
{
    EntenteToken *noun = &sentence->tokens[subject - 1], *token = &sentence->tokens[verb - 1];
    uint32_t object = token->head;
    if (!repair_is(token, "amod") || object <= verb ||
        (noun->upos != ENTENTE_NOUN && noun->upos != ENTENTE_PROPN) ||
        (sentence->tokens[object - 1].head != subject && noun->head != object))
        return;
    uint32_t above =
        sentence->tokens[object - 1].head == subject ? noun->head : sentence->tokens[object - 1].head;
    const char *deprel =
        sentence->tokens[object - 1].head == subject ? noun->deprel : sentence->tokens[object - 1].deprel;
    token->head = above;
    token->deprel = deprel;
    token->xpos = "VBD";
    noun->head = verb;
    noun->deprel = "nsubj";
    sentence->tokens[object - 1].head = verb;
    sentence->tokens[object - 1].deprel = "obj";
    for (uint32_t i = verb + 1; i <= sentence->token_count; i++)
        if (sentence->tokens[i - 1].head == subject && i != object)
            sentence->tokens[i - 1].head = verb;
}

/* "test-fired a missile", "gang-raped women": one verb, and no test that fired. */
static void hyphened_verbs(EntenteSentence *sentence, Arena *arena)
{
    for (uint32_t t = 2; t + 2 <= sentence->token_count; t++) {
        EntenteToken *prefix = &sentence->tokens[t - 1], *hyphen = &sentence->tokens[t],
                     *verb = &sentence->tokens[t + 1];
        if (!repair_word_is(hyphen, "-") || verb->upos != ENTENTE_VERB || prefix->end != hyphen->start ||
            hyphen->end != verb->start || !is_prefix(prefix))
            continue;
        size_t size = prefix->text.size + 1 + verb->lemma.size;
        char *lemma = arena_bytes(arena, size);
        if (!lemma)
            return;
        memcpy(lemma, prefix->text.data, prefix->text.size);
        lemma[prefix->text.size] = '-';
        memcpy(lemma + prefix->text.size + 1, verb->lemma.data, verb->lemma.size);
        verb->lemma = (EntenteSlice){lemma, size};
        uint32_t subject = repair_is(prefix, "nsubj") && prefix->head == t + 2 ? t - 1 : 0;
        if (subject && sentence->tokens[subject - 1].head == t) {
            rehang(sentence, t, subject, t + 1);
            sentence->tokens[subject - 1].head = t + 2;
            sentence->tokens[subject - 1].deprel = "nsubj";
        }
        prefix->head = hyphen->head = t + 2;
        prefix->deprel = "dep";
        prefix->upos = ENTENTE_X;
        hyphen->deprel = "punct";
        stand_up(sentence, t - 1, t + 2);
    }
}

/* "The column set out" read as a thing that was set. */
static void setters_out(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *verb = &sentence->tokens[t - 1];
        uint32_t subject = repair_child(sentence, t, "nsubj:pass", 1),
                 particle = repair_child(sentence, t, "compound:prt", t);
        if (!subject || !particle || !repair_word_is(verb, "set") ||
            repair_child(sentence, t, "aux:pass", 1) ||
            (!repair_word_is(&sentence->tokens[particle - 1], "out") &&
             !repair_word_is(&sentence->tokens[particle - 1], "off")))
            continue;
        sentence->tokens[subject - 1].deprel = "nsubj";
        verb->xpos = "VBD";
    }
}

/* "is prepared to hand over" is ready to, and prepares nothing. */
static void prepared_people(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t < sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t auxiliary = repair_child(sentence, t, "aux:pass", 1),
                 subject = repair_child(sentence, t, "nsubj:pass", 1);
        if (!repair_word_is(token, "prepared") || !auxiliary || !repair_word_is(&sentence->tokens[t], "to") ||
            !repair_child(sentence, t, "xcomp", t))
            continue;
        token->upos = ENTENTE_ADJ;
        token->xpos = "JJ";
        token->lemma = token->text;
        sentence->tokens[auxiliary - 1].deprel = "cop";
        if (subject)
            sentence->tokens[subject - 1].deprel = "nsubj";
    }
}

/* "found Thomas Kwoyelo guilty" with "guilty" as a third name. */
static void found_guilty(EntenteSentence *sentence)
{
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        if (!repair_word_is(token, "guilty") || token->upos == ENTENTE_ADJ ||
            (!repair_is(token, "flat") && !repair_is(token, "nmod") && !repair_is(token, "appos")))
            continue;
        for (uint32_t verb = t - 1; verb; verb--)
            if (sentence->tokens[verb - 1].upos == ENTENTE_VERB) {
                token->upos = ENTENTE_ADJ;
                token->xpos = "JJ";
                token->head = verb;
                token->deprel = "xcomp";
                break;
            }
    }
}

/* What only a noun is of its clause. */
static bool has_nouns_place(const EntenteToken *token)
{
    static const char *const deprels[] = {"nsubj", "nsubj:pass", "obj",   "obl",
                                          "nmod",  "conj",       "appos", "root"};
    for (size_t i = 0; i < sizeof deprels / sizeof *deprels; i++)
        if (repair_is(token, deprels[i]))
            return true;
    return false;
}

/* "A rally by students" with "rally" as an adverb, "the pull-out of troops" with "out" as a preposition. */
static void noun_endings(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1], *before = &sentence->tokens[t - 2];
        bool joined = t > 2 && repair_word_is(before, "-") && before->head == t - 2 &&
                      before->text.data + 1 == token->text.data && sentence->tokens[t - 3].head == t;
        bool rally = repair_word_is(token, "rally") && token->upos == ENTENTE_ADV;
        if (rally || (joined && has_nouns_place(token) &&
                      (token->upos == ENTENTE_ADP || token->upos == ENTENTE_ADV))) {
            token->upos = ENTENTE_NOUN;
            token->xpos = "NN";
        }
    }
}

/* "were slain", "had slain more than 200" with "slain" as an adjective. */
static void slain_people(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        if (!repair_word_is(token, "slain") || token->upos != ENTENTE_ADJ || repair_is(token, "amod"))
            continue;
        uint32_t copula = repair_child(sentence, t, "cop", 1),
                 subject = repair_child(sentence, t, "nsubj", 1);
        uint32_t above = token->head;
        if (copula) {
            sentence->tokens[copula - 1].deprel = "aux:pass";
            if (subject)
                sentence->tokens[subject - 1].deprel = "nsubj:pass";
        } else if (repair_is(token, "xcomp") && above && above < t &&
                   slice_is(sentence->tokens[above - 1].lemma, "have")) {
            EntenteToken *have = &sentence->tokens[above - 1];
            uint32_t top = have->head;
            token->deprel = have->deprel;
            rehang(sentence, above, t, 0);
            token->head = top;
            have->head = t;
            have->deprel = "aux";
        }
        token->upos = ENTENTE_VERB;
        token->xpos = "VBN";
        token->lemma = entente_slice("slay");
    }
}

/* "declared the vote null and void" with the vote as a kind of null. */
static void null_and_void(EntenteSentence *sentence)
{
    for (uint32_t t = 3; t + 2 <= sentence->token_count; t++) {
        EntenteToken *null = &sentence->tokens[t - 1], *thing = &sentence->tokens[t - 2];
        uint32_t verb = null->head;
        if (!repair_word_is(null, "null") || !repair_word_is(&sentence->tokens[t], "and") ||
            !repair_word_is(&sentence->tokens[t + 1], "void") || !repair_is(null, "obj") || !verb ||
            verb >= t || thing->head != t || !repair_is(thing, "compound"))
            continue;
        EntenteToken *empty = &sentence->tokens[t + 1];
        rehang(sentence, t + 2, verb, t + 1);
        rehang(sentence, t, t - 1, 0);
        thing->head = verb;
        thing->deprel = "obj";
        null->deprel = "xcomp";
        null->upos = empty->upos = ENTENTE_ADJ;
        null->xpos = empty->xpos = "JJ";
        empty->head = t;
        empty->deprel = "conj";
        sentence->tokens[t].head = t + 2;
    }
}

/* Whether a clause says what somebody is there for: "to plead", "for talks". */
static bool has_errand(const EntenteSentence *sentence, uint32_t place)
{
    static const char *const errands[] = {"talks",    "visit",         "talk",         "meeting",
                                          "meetings", "consultations", "negotiations", "summit"};
    for (uint32_t t = place + 1; t <= sentence->token_count; t++) {
        const EntenteToken *token = &sentence->tokens[t - 1];
        if (repair_is(token, "advcl") && token->head == place && repair_child(sentence, t, "mark", place) &&
            repair_word_is(&sentence->tokens[repair_child(sentence, t, "mark", place) - 1], "to"))
            return true;
        uint32_t preposition = repair_child(sentence, t, "case", place);
        for (size_t i = 0; preposition && i < sizeof errands / sizeof *errands; i++)
            if (repair_word_is(&sentence->tokens[preposition - 1], "for") &&
                repair_word_is(token, errands[i]))
                return true;
    }
    return false;
}

/* "clerics were in Niamey to plead with him", "he was in Kyiv for talks": to be there with an errand is a
 * deed like any verb's. */
static void presences(EntenteSentence *sentence)
{
    for (uint32_t t = 4; t <= sentence->token_count; t++) {
        EntenteToken *place = &sentence->tokens[t - 1];
        uint32_t copula = repair_child(sentence, t, "cop", 1), in = repair_child(sentence, t, "case", 1);
        uint32_t subject = repair_child(sentence, t, "nsubj", 1);
        bool back = place->upos == ENTENTE_ADV && repair_word_is(place, "back");
        bool here = back || (place->upos == ENTENTE_ADV && repair_word_is(place, "here"));
        bool named = place->upos == ENTENTE_PROPN && in > copula && in &&
                     repair_word_is(&sentence->tokens[in - 1], "in");
        if ((!here && !named) || !copula || !subject || subject > copula ||
            (!back && !has_errand(sentence, t)))
            continue;
        EntenteToken *be = &sentence->tokens[copula - 1];
        for (uint32_t i = 1; i <= sentence->token_count; i++) {
            EntenteToken *token = &sentence->tokens[i - 1];
            bool own = i == in || repair_is(token, "det") || repair_is(token, "compound") ||
                       repair_is(token, "flat") || repair_is(token, "appos") || repair_is(token, "amod");
            if (token->head != t || i == copula || (named && own))
                continue;
            token->head = copula;
            if (repair_is(token, "nmod"))
                token->deprel = "obl";
        }
        be->head = place->head;
        be->deprel = place->deprel;
        be->upos = ENTENTE_VERB;
        be->lemma = entente_slice("be");
        place->head = copula;
        place->deprel = named ? "obl" : "advmod";
    }
}

void repair_mistaken(EntenteSentence *sentence, const EntenteLexicon *lexicon, Arena *arena)
{
    noun_endings(sentence);
    slain_people(sentence);
    null_and_void(sentence);
    presences(sentence);
    whole_names(sentence);
    joined_to_names(sentence, lexicon);
    said_in_words(sentence, lexicon);
    bare_infinitives(sentence);
    first_of_deeds(sentence);
    joined_deeds(sentence);
    past_after_infinitive(sentence);
    past_after_gap(sentence);
    participles_behind(sentence);
    first_names(sentence);
    opening_states(sentence, lexicon);
    shots_at(sentence, lexicon);
    opening_deeds(sentence, lexicon);
    opening_nationalities(sentence, lexicon);
    particles(sentence);
    hyphened_verbs(sentence, arena);
    setters_out(sentence);
    prepared_people(sentence);
    found_guilty(sentence);
    set_ablaze(sentence);
}
