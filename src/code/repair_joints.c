/* Joints that the parser hangs on the wrong word: what somebody is accused of, who stands beside a
 * government, the second of two names, whose fighters are whose; and names taken for pronouns. */
#include "base/slice.h"
#include "code/repair_inside.h"

#include <string.h>

/* "accused Iran of arming rebels" with the arming hung on Iran: it is what Iran is accused of, not an Iran of
 * that kind. */
static void blamed_deeds(EntenteSentence *sentence)
{
    static const char *const verbs[] = {"accuse", "suspect", "convict", "acquit", "charge", "blame"};
    for (uint32_t t = 4; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t object = token->head, mark = repair_child(sentence, t, "mark", 1);
        if (!repair_is(token, "acl") || strcmp(token->xpos, "VBG") != 0 || !mark || !object ||
            object >= mark ||
            (!repair_word_is(&sentence->tokens[mark - 1], "of") &&
             !repair_word_is(&sentence->tokens[mark - 1], "for")))
            continue;
        const EntenteToken *blamed = &sentence->tokens[object - 1];
        uint32_t verb = blamed->head;
        if (!verb || (!repair_is(blamed, "obj") && !repair_is(blamed, "nsubj:pass")))
            continue;
        for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
            if (slice_is(sentence->tokens[verb - 1].lemma, verbs[i])) {
                token->head = verb;
                token->deprel = "advcl";
            }
    }
}

/* "the army chiefs of Iraq and Iran, Gen. Ahmed Ali and Gen. Reza Amiri" with Amiri joined to Iraq: a name is
 * joined to the name right before the conjunction. */
static void apposed_names(EntenteSentence *sentence)
{
    for (uint32_t t = 4; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t joint = repair_child(sentence, t, "cc", 1);
        if (!repair_is(token, "conj") || token->upos != ENTENTE_PROPN || joint < 3 || joint >= t)
            continue;
        uint32_t name = joint - 1;
        while (name && (repair_is(&sentence->tokens[name - 1], "flat") ||
                        repair_is(&sentence->tokens[name - 1], "compound")))
            name = sentence->tokens[name - 1].head;
        if (name > token->head && name < joint && repair_is(&sentence->tokens[name - 1], "appos") &&
            sentence->tokens[name - 1].upos == ENTENTE_PROPN &&
            sentence->tokens[name - 1].head <= token->head && sentence->tokens[name - 1].head != name - 1)
            token->head = name;
    }
}

/* "both ministers, Ada Moreau and Ken Ito" with the ministers as the first of three: two who are told to be
 * two and then named are no others. */
static void named_pairs(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t + 3 <= sentence->token_count; t++) {
        const EntenteToken *role = &sentence->tokens[t - 1];
        uint32_t word = t;
        while (word > 1 && sentence->tokens[word - 2].head == t &&
               !repair_is(&sentence->tokens[word - 2], "case"))
            word--;
        bool two = false;
        for (uint32_t i = word; i < t; i++)
            two = two || repair_word_is(&sentence->tokens[i - 1], "both") ||
                  repair_word_is(&sentence->tokens[i - 1], "two");
        if (!two || strcmp(role->xpos, "NNS") != 0 || !repair_word_is(&sentence->tokens[t], ","))
            continue;
        uint32_t first = repair_child(sentence, t, "conj", t + 1);
        if (!first || sentence->tokens[first - 1].upos != ENTENTE_PROPN ||
            repair_child(sentence, first, "cc", t + 1))
            continue;
        uint32_t second = repair_child(sentence, first, "conj", first + 1);
        if (!second)
            second = repair_child(sentence, t, "conj", first + 1);
        if (!second || sentence->tokens[second - 1].upos != ENTENTE_PROPN ||
            !repair_child(sentence, second, "cc", first + 1))
            continue;
        sentence->tokens[first - 1].deprel = "appos";
        sentence->tokens[second - 1].head = first;
    }
}

/* "the leader of the party in the Senate, Ada Moreau, said" with Moreau as the Senate: a body with an article
 * is nobody of two names, but whoever leads in it is. */
static void names_behind_bodies(EntenteSentence *sentence)
{
    for (uint32_t t = 4; t < sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t body = token->head;
        if (!repair_is(token, "appos") || token->upos != ENTENTE_PROPN || !body || body >= t ||
            !repair_word_is(&sentence->tokens[t - 2], ",") || !repair_child(sentence, t, "flat", t + 1) ||
            repair_child(sentence, t, "det", 1))
            continue;
        const EntenteToken *above = &sentence->tokens[body - 1];
        uint32_t article = repair_child(sentence, body, "det", 1);
        uint32_t noun = above->head;
        if (above->upos != ENTENTE_PROPN || !repair_is(above, "nmod") || !article || article > body ||
            !noun || noun >= body || repair_child(sentence, body, "flat", body) ||
            !repair_word_is(&sentence->tokens[article - 1], "the") ||
            (!repair_word_is(&sentence->tokens[article - 2], "in") &&
             !repair_word_is(&sentence->tokens[article - 2], "at") &&
             !repair_word_is(&sentence->tokens[article - 2], "on")))
            continue;
        token->head = noun;
    }
}

/* "the government of Sudan and the rebels" with the rebels governed, too: one government has one country, and
 * a phrase with an article of its own stands beside the whole. */
static void shared_heads(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 4; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t owner = token->head;
        if (!repair_is(token, "conj") || !owner || owner >= t ||
            !repair_child(sentence, t, "det", owner + 1) || repair_child(sentence, t, "case", 1) ||
            repair_child(sentence, owner, "det", 1))
            continue;
        const EntenteToken *country = &sentence->tokens[owner - 1];
        uint32_t body = country->head, preposition = repair_child(sentence, owner, "case", 1);
        if (!repair_is(country, "nmod") || country->upos != ENTENTE_PROPN || !body || body >= owner ||
            !preposition || !repair_word_is(&sentence->tokens[preposition - 1], "of") ||
            strcmp(sentence->tokens[body - 1].xpos, "NN") != 0)
            continue;
        if (repair_is_role(lexicon, sentence->tokens[body - 1].lemma))
            token->head = body;
    }
}

/* Whether a clause tells what is, must be or was suffered, so that what is joined to it may be another's. */
static bool tells_a_state(const EntenteSentence *sentence, uint32_t clause)
{
    const EntenteToken *token = &sentence->tokens[clause - 1];
    uint32_t auxiliary = repair_child(sentence, clause, "aux", 1);
    bool must = auxiliary && (repair_word_is(&sentence->tokens[auxiliary - 1], "must") ||
                              repair_word_is(&sentence->tokens[auxiliary - 1], "should"));
    return must || repair_child(sentence, clause, "aux:pass", 1) ||
           repair_child(sentence, clause, "cop", 1) || slice_is(token->lemma, "die") ||
           (slice_is(token->lemma, "have") && token->upos == ENTENTE_VERB);
}

/* "The ministry said three people were killed and accused Iran" with the accusing done by those who were
 * killed: words of speaking after what was suffered are the speaker's. */
static void spoken_verbs(EntenteSentence *sentence)
{
    static const char *const lemmas[] = {
        "accuse",    "blame",     "call",    "demand",  "urge",      "deny",     "reject", "vow",
        "warn",      "condemn",   "offer",   "ask",     "promise",   "threaten", "pledge", "appeal",
        "express",   "denounce",  "deplore", "object",  "thank",     "welcome",  "hail",   "praise",
        "criticise", "criticize", "invite",  "protest", "reiterate", "reaffirm"};
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t suffered = token->head;
        if (!repair_is(token, "conj") || !suffered || suffered >= t ||
            (!repair_is(&sentence->tokens[suffered - 1], "ccomp") &&
             !repair_is(&sentence->tokens[suffered - 1], "acl")) ||
            repair_child(sentence, t, "nsubj", 1) || repair_child(sentence, t, "aux:pass", 1) ||
            repair_child(sentence, t, "aux", 1))
            continue;
        /* "said soldiers had fired at it, and called on the authorities" */
        uint32_t auxiliary = repair_child(sentence, suffered, "aux", 1);
        bool had = auxiliary && repair_word_is(&sentence->tokens[auxiliary - 1], "had");
        bool active = had || repair_child(sentence, t, "obj", t) || slice_is(token->lemma, "call") ||
                      slice_is(token->lemma, "object") || slice_is(token->lemma, "appeal");
        bool past = strcmp(token->xpos, "VBD") == 0 || (active && strcmp(token->xpos, "VBN") == 0);
        if (!past || (!had && !tells_a_state(sentence, suffered)))
            continue;
        uint32_t said = sentence->tokens[suffered - 1].head;
        /* "rejected the claim that it was behind the attack and accused" */
        if (repair_is(&sentence->tokens[suffered - 1], "acl")) {
            uint32_t mark = repair_child(sentence, suffered, "mark", 1);
            bool that = mark && repair_word_is(&sentence->tokens[mark - 1], "that");
            said = that && said && repair_is(&sentence->tokens[said - 1], "obj")
                       ? sentence->tokens[said - 1].head
                       : 0;
        }
        for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas && said && said < suffered; i++)
            if (slice_is(token->lemma, lemmas[i]) && strcmp(sentence->tokens[said - 1].xpos, "VBD") == 0) {
                token->head = said;
                token->xpos = "VBD";
            }
    }
}

/* "Ruritanian soldiers and fighters of the Free Front" with the front's soldiers, too: who has a nation of
 * his own is none of theirs. */
static void own_complements(EntenteSentence *sentence)
{
    for (uint32_t t = 5; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t first = token->head, of = repair_child(sentence, t, "case", 1);
        if (!repair_is(token, "nmod") || !first || first >= t || of < 3 || of >= t ||
            !repair_word_is(&sentence->tokens[of - 1], "of"))
            continue;
        const EntenteToken *second = &sentence->tokens[of - 2];
        uint32_t owned = repair_child(sentence, first, "amod", 1);
        owned = owned ? owned : repair_child(sentence, first, "compound", 1);
        bool nation = owned && owned < first && sentence->tokens[owned - 1].text.size &&
                      sentence->tokens[owned - 1].text.data[0] >= 'A' &&
                      sentence->tokens[owned - 1].text.data[0] <= 'Z';
        if (second->head == first && repair_is(second, "conj") && second->upos == ENTENTE_NOUN &&
            !repair_child(sentence, of - 1, "amod", 1) && nation)
            token->head = of - 1;
    }
}

/* "visited Ouagadougou" as if the town were a pronoun: nobody writes one with a capital but "I". */
static void capital_pronouns(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        if (token->upos != ENTENTE_PRON || token->text.size < 5 || token->text.data[0] < 'A' ||
            token->text.data[0] > 'Z' || token->text.data[1] < 'a' || token->text.data[1] > 'z' ||
            strncmp(token->xpos, "W", 1) == 0)
            continue;
        static const char *const words[] = {"these",     "those",     "everyone", "everybody", "someone",
                                            "their",     "nobody",    "nothing",  "himself",   "herself",
                                            "somebody",  "theirs",    "another",  "anybody",   "anyone",
                                            "something", "everything"};
        bool pronoun = false;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            pronoun = pronoun || repair_word_is(token, words[i]);
        if (pronoun)
            continue;
        token->upos = ENTENTE_PROPN;
        token->xpos = "NNP";
        token->lemma = token->text;
        token->feats = "Number=Sing";
    }
}

/* "after a bomb ripped through a station" with a bomb that was ripped: such verbs have no passive, and
 * "after" opens a clause. */
static void burst_clauses(EntenteSentence *sentence)
{
    static const char *const bursts[] = {"rip",   "tear", "explode", "detonate", "erupt",
                                         "burst", "slam", "crash",   "collapse"};
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        EntenteToken *verb = &sentence->tokens[t - 1];
        uint32_t noun = verb->head;
        if (!repair_is(verb, "acl") || !noun || noun >= t ||
            (strcmp(verb->xpos, "VBN") != 0 && strcmp(verb->xpos, "VBD") != 0) ||
            repair_child(sentence, t, "obj", 1))
            continue;
        EntenteToken *subject = &sentence->tokens[noun - 1];
        uint32_t after = repair_child(sentence, noun, "case", 1);
        bool bursts_so = false;
        for (size_t i = 0; i < sizeof bursts / sizeof *bursts; i++)
            bursts_so = bursts_so || slice_is(verb->lemma, bursts[i]);
        if (!bursts_so || !after || !repair_is(subject, "obl") || !subject->head ||
            (!repair_word_is(&sentence->tokens[after - 1], "after") &&
             !repair_word_is(&sentence->tokens[after - 1], "before") &&
             !repair_word_is(&sentence->tokens[after - 1], "since")))
            continue;
        verb->xpos = "VBD";
        verb->head = subject->head;
        verb->deprel = "advcl";
        subject->head = t;
        subject->deprel = "nsubj";
        sentence->tokens[after - 1].head = t;
        sentence->tokens[after - 1].deprel = "mark";
    }
}

/* "suspended the talks after a bomb ripped through a station, killing seven", with the killing hung on the
 * suspending: lives are cost by the blow of the clause between. */
static void loss_participles(EntenteSentence *sentence)
{
    static const char *const losses[] = {"kill", "wound", "injure", "destroy", "damage", "displace", "maim"};
    static const char *const blows[] = {
        "rip",   "tear",  "hit",     "strike", "explode", "detonate", "blow", "attack", "bomb",
        "shell", "storm", "ambush",  "raid",   "land",    "slam",     "ram",  "fire",   "crash",
        "fall",  "go",    "bombard", "pound",  "target",  "open",     "set"};
    const size_t loss_count = sizeof losses / sizeof *losses, blow_count = sizeof blows / sizeof *blows;
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t above = token->head;
        if (strcmp(token->xpos, "VBG") != 0 || !repair_is(token, "advcl") || !above || above >= t ||
            !repair_word_is(&sentence->tokens[t - 2], ",") || !slice_in(token->lemma, losses, loss_count) ||
            slice_in(sentence->tokens[above - 1].lemma, blows, blow_count))
            continue;
        for (uint32_t blow = t - 1; blow > above; blow--) {
            const EntenteToken *verb = &sentence->tokens[blow - 1];
            if (verb->upos != ENTENTE_VERB || !repair_is(verb, "advcl") || strcmp(verb->xpos, "VBD") != 0)
                continue;
            if (slice_in(verb->lemma, blows, blow_count) && repair_child(sentence, blow, "nsubj", 1))
                token->head = blow;
            break;
        }
    }
}

/* "the government of Mali and its rebels": what is joined to a country and has it for its owner stands beside
 * whatever is the country's. */
static void owned_beside_owner(EntenteSentence *sentence)
{
    static const char *const owners[] = {"its", "his", "her", "their"};
    for (uint32_t t = 4; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t country = token->head, owner = repair_child(sentence, t, "nmod:poss", 1);
        if (!repair_is(token, "conj") || token->upos != ENTENTE_NOUN || !country || country >= t || !owner)
            continue;
        const EntenteToken *name = &sentence->tokens[country - 1];
        bool own = false;
        for (size_t i = 0; i < sizeof owners / sizeof *owners; i++)
            own = own || repair_word_is(&sentence->tokens[owner - 1], owners[i]);
        if (own && name->upos == ENTENTE_PROPN && repair_is(name, "nmod") && name->head < country &&
            name->head && repair_is_nominal(&sentence->tokens[name->head - 1]))
            token->head = name->head;
    }
}

/* "the talks between Serbia and the breakaway province of Kosovo" with a province beside the talks: "between"
 * wants two. */
static void between_two(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        const EntenteToken *first = &sentence->tokens[t - 1];
        uint32_t between = repair_child(sentence, t, "case", 1);
        if (!between || between > t || !repair_word_is(&sentence->tokens[between - 1], "between") ||
            !first->head || repair_child(sentence, t, "conj", t))
            continue;
        uint32_t other = repair_child(sentence, first->head, "conj", t + 1);
        if (other && first->head < t && repair_is_nominal(&sentence->tokens[other - 1]) &&
            repair_child(sentence, other, "cc", t + 1))
            sentence->tokens[other - 1].head = t;
    }
}

void repair_joints(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    between_two(sentence);
    owned_beside_owner(sentence);
    own_complements(sentence);
    capital_pronouns(sentence);
    shared_heads(sentence, lexicon);
    blamed_deeds(sentence);
    apposed_names(sentence);
    named_pairs(sentence);
    names_behind_bodies(sentence);
    spoken_verbs(sentence);
    burst_clauses(sentence);
    loss_participles(sentence);
}
