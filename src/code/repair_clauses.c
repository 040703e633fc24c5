/* Clauses whose form leaves the parser no other reading than the one it did not take. */
#include "code/repair_inside.h"

#include "base/slice.h"

#include <string.h>

/* "The Russian side called on Turkey" with the side as what was called: without an auxiliary a verb in the
 * past tense is active. What is joined to a passive ("killed and 27 wounded") shares its auxiliary. */
static void active_subjects(EntenteSentence *sentence)
{
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        if (!repair_is(token, "nsubj:pass") || !token->head || token->head < t)
            continue;
        EntenteToken *verb = &sentence->tokens[token->head - 1];
        /* who is called for or called on needs an auxiliary even in a headline */
        bool calls = slice_is(verb->lemma, "call") && token->head < sentence->token_count &&
                     (repair_word_is(&sentence->tokens[token->head], "for") ||
                      repair_word_is(&sentence->tokens[token->head], "on"));
        /* "In May the coalition struck Saada": what is struck stands behind it */
        uint32_t object = repair_child(sentence, token->head, "obj", token->head);
        bool acts = object && repair_is(verb, "root") &&
                    repair_word_is(&sentence->tokens[sentence->token_count - 1], ".");
        if ((calls || acts) && strcmp(verb->xpos, "VBN") == 0 &&
            !repair_child(sentence, token->head, "aux:pass", 1) &&
            !repair_child(sentence, token->head, "aux", 1))
            verb->xpos = "VBD";
        /* "had 'eliminated' a fighter": only "had been" would be passive */
        uint32_t had = repair_child(sentence, token->head, "aux", 1);
        if (had && slice_is(sentence->tokens[had - 1].lemma, "have") &&
            !repair_child(sentence, token->head, "aux:pass", 1) &&
            repair_child(sentence, token->head, "obj", token->head))
            token->deprel = "nsubj";
        if (strcmp(verb->xpos, "VBD") == 0 && !repair_is(verb, "conj") &&
            !repair_child(sentence, token->head, "aux:pass", 1) &&
            !repair_child(sentence, token->head, "aux", 1) &&
            !repair_child(sentence, token->head, "nsubj", 1))
            token->deprel = "nsubj";
    }
}

/* "The envoy is due to host talks" with the envoy as the subject of something outside, and a copula that a
 * verb does not have. */
static void outer_subjects(EntenteSentence *sentence)
{
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t verb = token->head;
        if (!repair_is(token, "nsubj:outer") || verb <= t || sentence->tokens[verb - 1].upos != ENTENTE_VERB)
            continue;
        if (repair_child(sentence, verb, "nsubj", t + 1)) {
            token->deprel = "dislocated"; /* "The truth is that we shot him": the truth shot nobody */
            continue;
        }
        uint32_t copula = repair_child(sentence, verb, "cop", t);
        if (!copula || copula > verb)
            continue;
        token->deprel = "nsubj";
        sentence->tokens[copula - 1].deprel = "aux";
    }
}

/* "Secretary of State John Kerry telephoned", "Rwandan leader Paul Kagame met" with both the leader and
 * Kagame as those who did: of two subjects side by side the first is the title of the second, which is a
 * name. */
static void title_subjects(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *name = &sentence->tokens[t - 1];
        const EntenteToken *before = &sentence->tokens[t - 2];
        bool subject = repair_is(name, "nsubj") || repair_is(name, "nsubj:pass");
        if (name->upos != ENTENTE_PROPN || !subject || name->head <= t ||
            !repair_child(sentence, t, "flat", t + 1) || repair_child(sentence, t, "det", 1))
            continue;
        uint32_t title = repair_child(sentence, name->head, name->deprel, 1);
        bool close = title == t - 1 || (before->head == title && repair_is(before, "nmod"));
        if (!title || title >= t || !close)
            continue;
        EntenteToken *role = &sentence->tokens[title - 1];
        if (strcmp(role->xpos, "NN") != 0 && strcmp(role->xpos, "NNP") != 0)
            continue;
        role->head = t;
        role->deprel = "nmod:desc";
    }
}

/* "met my counterpart Jeyhun Bayramov" with both as those who were met, "Modi and his counterpart Nawaz
 * Sharif" with three. */
static void title_objects(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *name = &sentence->tokens[t - 1], *role = &sentence->tokens[t - 2];
        bool objects = repair_is(name, "obj") && (repair_is(role, "obj") || repair_is(role, "iobj")) &&
                       name->head == role->head && name->head < t - 1;
        bool joined = repair_is(name, "conj") && repair_is(role, "conj") && name->head == role->head;
        if ((!objects && !joined) || name->upos != ENTENTE_PROPN || strcmp(role->xpos, "NN") != 0 ||
            !repair_child(sentence, t, "flat", t + 1) || !repair_names_somebody(lexicon, role))
            continue;
        role->head = t;
        role->deprel = "nmod:desc";
    }
}

/* "Rwandan leader Paul Kagame and Felix Tshisekedi met" with both as names of one leader: a leader has one.
 */
static void title_lists(EntenteSentence *sentence)
{
    for (uint32_t t = 4; t <= sentence->token_count; t++) {
        EntenteToken *other = &sentence->tokens[t - 1];
        uint32_t name = other->head;
        if (!repair_is(other, "conj") || name < 2 || name > t ||
            (other->upos != ENTENTE_PROPN && strcmp(other->xpos, "NNS") != 0))
            continue;
        uint32_t title = name - 1;
        const EntenteToken *first = &sentence->tokens[name - 1], *role = &sentence->tokens[title - 1];
        if (first->upos == ENTENTE_PROPN && repair_is(first, "appos") && first->head == title &&
            (strcmp(role->xpos, "NN") == 0 || strcmp(role->xpos, "NNP") == 0))
            other->head = title;
    }
}

/* "the foreign ministers of Kazakhstan, Kyrgyzstan and Tajikistan met" with Kyrgyzstan as one more who met:
 * names that go on behind the name of a country are those of further countries. */
static void ministers_of(EntenteSentence *sentence)
{
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        EntenteToken *name = &sentence->tokens[t - 1];
        const EntenteToken *before = &sentence->tokens[t - 2];
        uint32_t title = name->head, first = t - 2;
        if (name->upos != ENTENTE_PROPN || !repair_is(name, "conj") || !title || title >= first ||
            !repair_word_is(before, ",") || sentence->tokens[title - 1].xpos[0] != 'N' ||
            sentence->tokens[title - 1].xpos[strlen(sentence->tokens[title - 1].xpos) - 1] != 'S')
            continue;
        EntenteToken *country = &sentence->tokens[first - 1];
        uint32_t of = repair_child(sentence, first, "case", 1);
        bool bare = !repair_child(sentence, t, "det", 1) && !repair_child(sentence, t, "flat", t) &&
                    !repair_child(sentence, t, "compound", 1) && !repair_child(sentence, t, "amod", 1);
        if (country->upos != ENTENTE_PROPN || !repair_is(country, "nmod") || country->head != title || !of ||
            !repair_word_is(&sentence->tokens[of - 1], "of") || !bare)
            continue;
        name->head = first;
        for (uint32_t i = t + 1; i <= sentence->token_count; i++) {
            EntenteToken *next = &sentence->tokens[i - 1];
            if (repair_is(next, "conj") && next->head == title && next->upos == ENTENTE_PROPN)
                next->head = first;
        }
    }
}

/* "Norway insists that Chad attend" with a kind of insisting: a name right before a verb that has no subject
 * is the subject. */
static void compound_subjects(EntenteSentence *sentence)
{
    for (uint32_t t = 1; t < sentence->token_count; t++) {
        EntenteToken *name = &sentence->tokens[t - 1];
        const EntenteToken *verb = &sentence->tokens[t];
        bool finite = strcmp(verb->xpos, "VBZ") == 0 || strcmp(verb->xpos, "VBD") == 0;
        if (name->upos == ENTENTE_PROPN && repair_is(name, "compound") && name->head == t + 1 &&
            verb->upos == ENTENTE_VERB && finite && !repair_child(sentence, t + 1, "nsubj", 1))
            name->deprel = "nsubj";
    }
}

/* "since a panel of experts accused Chad" with a panel that was accused: what has an object of its own right
 * behind it is active, and a clause behind "since", "after" or "before". */
static void time_clauses(EntenteSentence *sentence)
{
    for (uint32_t t = 3; t < sentence->token_count; t++) {
        EntenteToken *verb = &sentence->tokens[t - 1];
        uint32_t noun = verb->head, object = repair_child(sentence, t, "obj", t + 1);
        if (!repair_is(verb, "acl") || verb->upos != ENTENTE_VERB || !noun || noun >= t || !object ||
            (strcmp(verb->xpos, "VBN") != 0 && strcmp(verb->xpos, "VBD") != 0) ||
            !repair_is(&sentence->tokens[noun - 1], "obl"))
            continue;
        uint32_t mark = repair_child(sentence, noun, "case", 1);
        static const char *const words[] = {"since", "after", "before", "until", "as"};
        bool when = false;
        for (size_t i = 0; mark && mark < noun && i < sizeof words / sizeof *words; i++)
            when = when || repair_word_is(&sentence->tokens[mark - 1], words[i]);
        if (!when)
            continue;
        verb->head = sentence->tokens[noun - 1].head;
        verb->deprel = "advcl";
        verb->xpos = "VBD";
        sentence->tokens[noun - 1].head = t;
        sentence->tokens[noun - 1].deprel = "nsubj";
        sentence->tokens[mark - 1].head = t;
        sentence->tokens[mark - 1].deprel = "mark";
    }
}

/* "It was Chad, officials said, that had shelled the town" with "that" as any word: it is Chad who did so. */
static void clefts(EntenteSentence *sentence)
{
    if (sentence->token_count < 5 || !repair_word_is(&sentence->tokens[0], "It") ||
        !slice_is(sentence->tokens[1].lemma, "be"))
        return;
    uint32_t who = sentence->tokens[0].head;
    if (!who || repair_is(&sentence->tokens[who - 1], "nsubj") || sentence->tokens[1].head != who ||
        (sentence->tokens[who - 1].upos != ENTENTE_PROPN && sentence->tokens[who - 1].upos != ENTENTE_NOUN))
        return;
    for (uint32_t t = who + 1; t < sentence->token_count; t++) {
        const EntenteToken *that = &sentence->tokens[t - 1];
        uint32_t verb = that->head;
        bool said = repair_word_is(&sentence->tokens[t - 2], ",");
        if (!said || !repair_word_is(that, "that") || !repair_is(that, "nsubj") || verb <= t ||
            !repair_is(&sentence->tokens[verb - 1], "ccomp"))
            continue;
        sentence->tokens[verb - 1].head = who;
        sentence->tokens[verb - 1].deprel = "acl:relcl";
        return;
    }
}

/* The verb above a word; 0: none. */
static uint32_t main_verb(const EntenteSentence *sentence, uint32_t token)
{
    uint32_t main = sentence->tokens[token - 1].head;
    for (uint32_t steps = 0; main && steps < 8 && sentence->tokens[main - 1].upos != ENTENTE_VERB; steps++)
        main = sentence->tokens[main - 1].head;
    return main;
}

/* "condemned the raid; Chad called for talks" with a raid that was called: a clause of its own. */
static void part_clause(EntenteSentence *sentence, uint32_t semicolon, uint32_t name)
{
    EntenteToken *token = &sentence->tokens[name - 1];
    uint32_t verb = token->head, main = verb > name ? main_verb(sentence, verb) : 0;
    if (!main || main >= semicolon || strncmp(token->deprel, "nsubj", 5) != 0 ||
        !repair_is(&sentence->tokens[verb - 1], "acl"))
        return;
    if (!repair_child(sentence, verb, "aux:pass", 1)) {
        token->deprel = "nsubj";
        if (strcmp(sentence->tokens[verb - 1].xpos, "VBN") == 0)
            sentence->tokens[verb - 1].xpos = "VBD";
    }
    sentence->tokens[verb - 1].head = main;
    sentence->tokens[verb - 1].deprel = "parataxis";
}

/* "Mali returned none; Chad, which holds ten, promised to free them" with Chad as another word for what
 * stands before the semicolon: a name behind it is the subject of the verb behind it that has none. */
static void semicolons(EntenteSentence *sentence)
{
    for (uint32_t t = 3; t + 2 < sentence->token_count; t++) {
        if (!repair_word_is(&sentence->tokens[t - 1], ";"))
            continue;
        uint32_t name = t + 1;
        while (name < sentence->token_count && sentence->tokens[name - 1].head > name &&
               sentence->tokens[name - 1].upos != ENTENTE_PUNCT &&
               sentence->tokens[name - 1].upos != ENTENTE_VERB)
            name = sentence->tokens[name - 1].head;
        EntenteToken *token = &sentence->tokens[name - 1];
        for (uint32_t i = t + 1; i <= t + 3 && i < sentence->token_count; i++)
            if (sentence->tokens[i - 1].head > i)
                part_clause(sentence, t, i);
        if (name <= t || token->upos != ENTENTE_PROPN || token->head >= t ||
            (!repair_is(token, "appos") && !repair_is(token, "conj") && !repair_is(token, "nmod") &&
             !repair_is(token, "parataxis")))
            continue;
        bool alone = repair_is(token, "parataxis"); /* "; UNICEF called for it" as a mere noun phrase */
        uint32_t main = main_verb(sentence, name);
        for (uint32_t v = name + 1; main && v <= sentence->token_count; v++) {
            EntenteToken *verb = &sentence->tokens[v - 1];
            bool finite = strcmp(verb->xpos, "VBD") == 0 || strcmp(verb->xpos, "VBZ") == 0 ||
                          repair_child(sentence, v, "aux", name) || repair_child(sentence, v, "obj", v) ||
                          (alone && v == name + 1);
            bool outside = verb->head == name ? repair_is(verb, "acl") : verb->head < t && verb->head;
            if (repair_word_is(verb, ";"))
                break;
            if (verb->upos != ENTENTE_VERB || !finite || !outside || repair_child(sentence, v, "nsubj", 1) ||
                repair_is(verb, "acl:relcl") ||
                (repair_is(verb, "acl") && !repair_word_is(verb - 1, ",") && !(alone && v == name + 1)))
                continue;
            token->head = v;
            token->deprel = "nsubj";
            verb->head = main;
            verb->deprel = "parataxis";
            if (strcmp(verb->xpos, "VBN") == 0 && !repair_child(sentence, v, "aux", name))
                verb->xpos = "VBD";
            break;
        }
    }
}

/* "responded by bombing the camp" with a bombing that did something: a verb with an object is a clause. */
static void by_gerunds(EntenteSentence *sentence)
{
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1], *by = &sentence->tokens[t - 2];
        uint32_t above = token->head, object = repair_child(sentence, t, "obj", t);
        if (token->upos != ENTENTE_VERB || strcmp(token->xpos, "VBG") != 0 ||
            strncmp(token->deprel, "obl", 3) != 0 || !above || above >= t || !object ||
            sentence->tokens[above - 1].upos != ENTENTE_VERB || !repair_word_is(by, "by") ||
            (by->head != t && by->head != object))
            continue;
        token->deprel = "advcl";
        by->head = t;
        by->deprel = "mark";
        by->upos = ENTENTE_SCONJ;
    }
}

/* "Perriello said" with a name as an exclamation: what is written large and did something is a name. */
static void exclaimed_names(EntenteSentence *sentence)
{
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        bool capital = token->text.size > 3 && token->text.data[0] >= 'A' && token->text.data[0] <= 'Z';
        bool party = repair_is(token, "nsubj") || repair_is(token, "obj") || repair_is(token, "nsubj:pass");
        if (token->upos != ENTENTE_INTJ || !capital || !party)
            continue;
        token->upos = ENTENTE_PROPN;
        token->xpos = "NNP";
        token->lemma = token->text;
    }
}

/* "said the step was rash and called for talks", with the step as what called: a common thing that only is
 * something does not go on to do something. */
static void tellers_verbs(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t what = token->head;
        if (!repair_is(token, "conj") || strcmp(token->xpos, "VBD") != 0 || !what || what > t ||
            repair_child(sentence, t, "nsubj", 1) || !repair_known_verb(lexicon, token))
            continue;
        const EntenteToken *content = &sentence->tokens[what - 1];
        uint32_t speaks = content->head, subject = repair_child(sentence, what, "nsubj", 1);
        if (!repair_is(content, "ccomp") && !repair_is(content, "acl"))
            continue;
        if (content->upos == ENTENTE_VERB || !repair_child(sentence, what, "cop", 1) || !subject ||
            sentence->tokens[subject - 1].upos != ENTENTE_NOUN ||
            (repair_names_somebody(lexicon, &sentence->tokens[subject - 1]) &&
             !slice_is(token->lemma, "summon") && !slice_is(token->lemma, "urge") &&
             !slice_is(token->lemma, "call")))
            continue;
        /* "told a briefing that the islands were" with the clause hung on the briefing */
        if (repair_is(content, "acl") && speaks)
            speaks = sentence->tokens[speaks - 1].head;
        if (speaks && speaks < what && strcmp(sentence->tokens[speaks - 1].xpos, "VBD") == 0)
            token->head = speaks;
    }
}

/* "declared two diplomats persona non grata" with the phrase as a part of the diplomats: what they are
 * declared. */
static void unwelcome(EntenteSentence *sentence)
{
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        EntenteToken *grata = &sentence->tokens[t - 1];
        if (!repair_word_is(grata, "grata") || !repair_word_is(&sentence->tokens[t - 2], "non") ||
            !grata->head || grata->head > t)
            continue;
        const EntenteToken *who = &sentence->tokens[grata->head - 1];
        if (repair_is(grata, "obl") && who->upos == ENTENTE_VERB && !repair_child(sentence, t, "case", 1))
            grata->deprel = "xcomp";
        if (!repair_is(who, "obj") || !who->head || sentence->tokens[who->head - 1].upos != ENTENTE_VERB)
            continue;
        grata->head = who->head;
        grata->deprel = "xcomp";
    }
}

static bool is_particle(const EntenteToken *token)
{
    static const char *const words[] = {"over", "up", "out", "off", "down", "back", "away"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (repair_word_is(token, words[i]))
            return true;
    return false;
}

/* "demanded that Belgrade hand over the men" with "that Belgrade hand" as a thing: no pronoun stands before a
 * name, so that a clause begins there, and the noun behind the name is its verb. */
static void wanted_verbs(EntenteSentence *sentence)
{
    for (uint32_t t = 4; t < sentence->token_count; t++) {
        EntenteToken *noun = &sentence->tokens[t - 1], *name = &sentence->tokens[t - 2],
                     *after = &sentence->tokens[t];
        if (strcmp(noun->xpos, "NN") != 0 || name->upos != ENTENTE_PROPN || name->head != t ||
            !repair_is(name, "compound"))
            continue;
        uint32_t that = repair_child(sentence, t, "det", 1), above = noun->head;
        if (!that || that >= t - 1 || !repair_word_is(&sentence->tokens[that - 1], "that") || !above ||
            above >= that || sentence->tokens[above - 1].upos != ENTENTE_VERB)
            continue;
        bool particle = is_particle(after);
        bool object = particle || after->upos == ENTENTE_DET || after->upos == ENTENTE_PRON;
        if (!object)
            continue;
        sentence->tokens[that - 1].deprel = "mark";
        name->deprel = "nsubj";
        noun->upos = ENTENTE_VERB;
        noun->xpos = "VB";
        noun->deprel = "ccomp";
        for (uint32_t i = t + 1; i <= sentence->token_count; i++) {
            EntenteToken *below = &sentence->tokens[i - 1];
            bool object_there = particle && after->head == i;
            if (object_there && below->head == above)
                below->head = t;
            if (below->head == t && (repair_is(below, "nmod") || repair_is(below, "obl")))
                below->deprel = object_there ? "obj" : "obl";
        }
        if (particle) {
            after->head = t;
            after->deprel = "compound:prt";
        }
    }
}

/* "Germany halted cooperation" with Germany as a kind of cooperation: a word before the verb is no attribute
 * of a noun behind it, but the subject that the verb lacks. */
static void crossed_subjects(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        if ((!repair_is(token, "amod") && !repair_is(token, "compound")) || token->head <= t + 1)
            continue;
        uint32_t verb = sentence->tokens[token->head - 1].head;
        bool capital = token->text.size > 2 && token->text.data[0] >= 'A' && token->text.data[0] <= 'Z';
        if (verb <= t || verb >= token->head || sentence->tokens[verb - 1].upos != ENTENTE_VERB || !capital ||
            repair_child(sentence, verb, "nsubj", 1) || repair_child(sentence, verb, "nsubj:pass", 1) ||
            !repair_names_somebody(lexicon, token))
            continue;
        token->head = verb;
        token->deprel = "nsubj";
        token->upos = ENTENTE_PROPN;
        token->xpos = "NNP";
        token->lemma = token->text;
    }
}

/* "condemns the attack carried out in May by gunmen" with an attack that carried out: whose doer follows "by"
 * is done, and a part of the phrase before it. */
static void reduced_passives(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *verb = &sentence->tokens[t - 1];
        if (!repair_is(verb, "ccomp") || verb->upos != ENTENTE_VERB || !verb->head || verb->head >= t ||
            repair_child(sentence, t, "mark", 1) || repair_child(sentence, t, "aux", 1) ||
            repair_child(sentence, t, "aux:pass", 1) || repair_child(sentence, t, "obj", 1) ||
            !repair_child(sentence, t, "obl:agent", t + 1))
            continue;
        uint32_t noun = repair_child(sentence, t, "nsubj", 1);
        if (noun != t - 1 || sentence->tokens[noun - 1].upos != ENTENTE_NOUN || noun <= verb->head)
            continue;
        sentence->tokens[noun - 1].head = verb->head;
        sentence->tokens[noun - 1].deprel = "obj";
        verb->head = noun;
        verb->deprel = "acl";
        verb->xpos = "VBN";
    }
}

/* "agreed last week to send a delegation" with the sending as the purpose of the agreeing: it is what was
 * agreed. */
static void agreed_infinitives(EntenteSentence *sentence)
{
    static const char *const lemmas[] = {"agree", "refuse",  "threaten", "vow",  "pledge",
                                         "offer", "promise", "decide",   "plan", "decline"};
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t verb = token->head, to = repair_child(sentence, t, "mark", 1);
        if (!repair_is(token, "advcl") || !verb || verb >= t || !to ||
            !repair_word_is(&sentence->tokens[to - 1], "to") || repair_child(sentence, verb, "obj", 1) ||
            repair_child(sentence, verb, "xcomp", 1) || repair_child(sentence, verb, "ccomp", 1) ||
            repair_child(sentence, verb, "aux:pass", 1))
            continue;
        bool agrees = false;
        for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
            agrees = agrees || slice_is(sentence->tokens[verb - 1].lemma, lemmas[i]);
        for (uint32_t i = verb + 1; i < t && agrees; i++)
            agrees = !repair_word_is(&sentence->tokens[i - 1], ",");
        if (agrees)
            token->deprel = "xcomp";
    }
}

/* "it reported two soldiers killed" with soldiers who kill: a verb of killing without anybody to whom it is
 * done tells of its subject. */
static void reported_losses(EntenteSentence *sentence)
{
    static const char *const lemmas[] = {"kill", "wound", "injure"};
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        EntenteToken *verb = &sentence->tokens[t - 1];
        uint32_t noun = repair_child(sentence, t, "nsubj", 1);
        bool lost = false;
        for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
            lost = lost || slice_is(verb->lemma, lemmas[i]);
        EntenteToken *before = &sentence->tokens[t - 2];
        if (lost && repair_is(verb, "xcomp") && strcmp(verb->xpos, "VBN") == 0 && repair_is(before, "obj") &&
            before->head == verb->head && !repair_child(sentence, t, "aux:pass", 1)) {
            verb->head = t - 1;
            verb->deprel = "acl";
            continue;
        }
        if (!lost || noun != t - 1 || (strcmp(verb->xpos, "VBD") != 0 && strcmp(verb->xpos, "VBN") != 0) ||
            (!repair_is(verb, "ccomp") && !repair_is(verb, "xcomp")) || verb->head >= noun ||
            repair_child(sentence, t, "obj", 1) || repair_child(sentence, t, "aux", 1) ||
            repair_child(sentence, t, "aux:pass", 1))
            continue;
        sentence->tokens[noun - 1].deprel = "nsubj:pass";
        verb->xpos = "VBN";
    }
}

/* "are expected to march", "is set to rally", with the verb as what they are expected to: after such a word a
 * bare verb is what is to be done. */
static void awaited_infinitives(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    static const char *const lemmas[] = {"expect", "schedule", "slate",   "set",     "due",    "likely",
                                         "poise",  "plan",     "prepare", "ready",   "vow",    "threaten",
                                         "refuse", "agree",    "decide",  "promise", "pledge", "try"};
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        EntenteToken *to = &sentence->tokens[t - 2], *token = &sentence->tokens[t - 1];
        uint32_t above = token->head;
        bool bare = strcmp(token->xpos, "VB") == 0 ||
                    ((token->upos == ENTENTE_NOUN || token->upos == ENTENTE_ADV) &&
                     strcmp(token->xpos, "NNS") != 0 && repair_known_verb(lexicon, token));
        if (!repair_word_is(to, "to") || to->head != t || !above || above + 4 < t || above >= t || !bare ||
            (!repair_is(token, "obl") && !repair_is(token, "advmod") && !repair_is(token, "nmod")))
            continue;
        bool awaits = false;
        for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
            awaits = awaits || slice_is(sentence->tokens[above - 1].lemma, lemmas[i]);
        if (!awaits)
            continue;
        to->deprel = "mark";
        to->upos = ENTENTE_PART;
        token->upos = ENTENTE_VERB;
        token->xpos = "VB";
        token->deprel = "xcomp";
    }
}

/* "the factions have for weeks been negotiating" with the factions under "have": an auxiliary has no subject,
 * its verb has. */
static void subjects_of_auxiliaries(EntenteSentence *sentence)
{
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        const EntenteToken *aux = token->head ? &sentence->tokens[token->head - 1] : NULL;
        if (aux && aux->head && (repair_is(aux, "aux") || repair_is(aux, "aux:pass")) &&
            (repair_is(token, "nsubj") || repair_is(token, "nsubj:pass") || repair_is(token, "obl")))
            token->head = aux->head;
    }
}

void repair_clauses(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    subjects_of_auxiliaries(sentence);
    exclaimed_names(sentence);
    crossed_subjects(sentence, lexicon);
    reduced_passives(sentence);
    active_subjects(sentence);
    outer_subjects(sentence);
    compound_subjects(sentence);
    by_gerunds(sentence);
    time_clauses(sentence);
    clefts(sentence);
    semicolons(sentence);
    title_subjects(sentence);
    title_objects(sentence, lexicon);
    title_lists(sentence);
    ministers_of(sentence);
    wanted_verbs(sentence);
    tellers_verbs(sentence, lexicon);
    unwelcome(sentence);
    reported_losses(sentence);
    awaited_infinitives(sentence, lexicon);
    agreed_infinitives(sentence);
}
