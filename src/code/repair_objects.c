/* Objects that the parser hung on the wrong word, and who is behind a deed. */
#include "code/repair_inside.h"

#include "base/slice.h"

#include <string.h>

static bool is_noun(const EntenteToken *token)
{
    return token->upos == ENTENTE_NOUN || token->upos == ENTENTE_PROPN;
}

static bool is_month(const EntenteToken *token)
{
    static const char *const words[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (token->upos == ENTENTE_PROPN && repair_word_is(token, words[i]))
            return true;
    return false;
}

/* The verb above a word that lies behind it; 0: none. */
static uint32_t verb_above(const EntenteSentence *sentence, uint32_t token)
{
    uint32_t above = sentence->tokens[token - 1].head;
    for (uint32_t steps = 0; above && steps < 6; steps++) {
        if (sentence->tokens[above - 1].upos == ENTENTE_VERB)
            return above < token ? above : 0;
        above = sentence->tokens[above - 1].head;
    }
    return 0;
}

/* "signed in the presence of two envoys a text" with the text as the envoys' object; "signed, in Jeddah on 11
 * May, a declaration" with the declaration as another word for the day: what was signed (verbs that want an
 * object,
 * @wants_object, take what is apposed without a comma). */
static void shifted_objects(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        if (!is_noun(token) || !token->head || token->head > t)
            continue;
        const EntenteToken *above = &sentence->tokens[token->head - 1];
        bool object = repair_is(token, "obj") && is_noun(above);
        bool dated = repair_is(token, "appos") &&
                     (is_month(above) || (above->upos == ENTENTE_NUM && token->head < sentence->token_count &&
                                          is_month(&sentence->tokens[token->head])));
        bool other = object || dated || (repair_is(token, "appos") && !repair_child(sentence, t, "punct", 1));
        uint32_t verb = other ? verb_above(sentence, t) : 0;
        if (verb && !object && !dated &&
            !lexicon_in_set(lexicon, sentence->tokens[verb - 1].lemma, "wants_object"))
            continue;
        if (!verb || repair_child(sentence, verb, "obj", 1) || repair_child(sentence, verb, "aux:pass", 1) ||
            repair_child(sentence, verb, "ccomp", 1) || repair_child(sentence, verb, "xcomp", 1))
            continue;
        token->head = verb;
        token->deprel = "obj";
    }
}

/* "said that the group was behind the attack" with an attack that somebody was: who is behind it is what is
 * said, and the attack what he is behind. */
static void behind_deeds(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t < sentence->token_count; t++) {
        EntenteToken *behind = &sentence->tokens[t - 1];
        if (!repair_word_is(behind, "behind") || !repair_is(behind, "case") || behind->head <= t)
            continue;
        uint32_t at = behind->head, be = repair_child(sentence, at, "cop", 1);
        EntenteToken *deed = &sentence->tokens[at - 1];
        if (!be || be > t || !is_noun(deed) || !repair_child(sentence, at, "nsubj", 1))
            continue;
        behind->head = deed->head;
        behind->deprel = deed->deprel;
        behind->upos = ENTENTE_ADJ;
        behind->xpos = "JJ";
        behind->lemma = behind->text;
        for (uint32_t i = 1; i <= sentence->token_count; i++) {
            EntenteToken *below = &sentence->tokens[i - 1];
            if (below->head == at && (i < t || repair_is(below, "obl") || repair_is(below, "advcl")))
                below->head = t;
        }
        deed->head = t;
        deed->deprel = "obl";
    }
}

/* A verb in the past or present tense, or with an auxiliary. */
static bool is_finite(const EntenteSentence *sentence, uint32_t verb)
{
    const char *form = sentence->tokens[verb - 1].xpos;
    return strcmp(form, "VBD") == 0 || strcmp(form, "VBZ") == 0 || strcmp(form, "VBP") == 0 ||
           repair_child(sentence, verb, "aux", 1) || repair_child(sentence, verb, "aux:pass", 1);
}

static bool is_blow(const EntenteToken *verb)
{
    static const char *const lemmas[] = {"hit",   "strike", "attack", "punch", "beat",   "kick",
                                         "shell", "bomb",   "fire",   "storm", "ambush", "raid",
                                         "shoot", "target", "stab",   "ram"};
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        if (slice_is(verb->lemma, lemmas[i]))
            return true;
    return false;
}

/* The blow over a clause that only says who was struck: "hit a convoy that carried recruits, killing two"; 0:
 * none. */
static uint32_t struck_over(const EntenteSentence *sentence, uint32_t clause)
{
    const EntenteToken *inner = &sentence->tokens[clause - 1];
    uint32_t victim = inner->head, verb = victim ? sentence->tokens[victim - 1].head : 0;
    bool relative = repair_is(inner, "acl:relcl") && victim < clause && !is_blow(inner);
    return relative && verb && verb < victim && is_blow(&sentence->tokens[verb - 1]) ? verb : 0;
}

/* "A bomb hit a convoy sent to clear the road, killing two" with the killing done by the convoy: behind a
 * comma it goes with the verb of the clause. */
static void trailing_losses(EntenteSentence *sentence)
{
    static const char *const words[] = {"killing",  "wounding", "injuring", "maiming", "hurting",
                                        "damaging", "setting",  "leaving",  "forcing"};
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        bool loss = false;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            loss = loss || repair_word_is(token, words[i]);
        if (!loss || !repair_is(token, "advcl") || !repair_word_is(&sentence->tokens[t - 2], ",") ||
            !token->head || token->head > t)
            continue;
        uint32_t above = token->head;
        for (uint32_t steps = 0; above && steps < 6 && !is_finite(sentence, above); steps++)
            above = sentence->tokens[above - 1].head;
        uint32_t outer = above ? struck_over(sentence, above) : 0;
        if (outer)
            token->head = outer;
        else if (above && above < t && is_finite(sentence, above))
            token->head = above;
    }
}

/* "discussed ways of ending it with her counterpart": with whom it was discussed. */
static void discussed_with(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    enum { STEPS = 4 };
    static const char *const lemmas[] = {"discuss", "explore", "consider", "review", "coordinate", "talk"};
    static const char *const things[] = {"way",         "mean", "means",    "option",  "prospect",
                                         "possibility", "plan", "step",     "measure", "effort",
                                         "chance",      "idea", "proposal", "how"};
    for (uint32_t t = 4; t <= sentence->token_count; t++) {
        EntenteToken *partner = &sentence->tokens[t - 1];
        uint32_t mark = repair_child(sentence, t, "case", 1);
        bool name = repair_child(sentence, t, "flat", t) != 0;
        if ((!repair_is(partner, "obl") && !repair_is(partner, "nmod")) || !mark ||
            !repair_word_is(&sentence->tokens[mark - 1], "with") ||
            (!name && !slice_is(partner->lemma, "colleague") &&
             (partner->upos != ENTENTE_NOUN || !repair_names_somebody(lexicon, partner))))
            continue;
        uint32_t thing = partner->head;
        bool clause = false;
        for (unsigned steps = 0; thing && steps < STEPS; steps++) {
            const EntenteToken *above = &sentence->tokens[thing - 1];
            if (clause && repair_is(above, "obj"))
                break;
            clause = clause || repair_is(above, "acl") || repair_is(above, "advcl");
            thing = above->head;
        }
        uint32_t verb = thing && thing < t && clause ? sentence->tokens[thing - 1].head : 0;
        if (!verb || !repair_is(&sentence->tokens[thing - 1], "obj") ||
            !slice_in(sentence->tokens[verb - 1].lemma, lemmas, sizeof lemmas / sizeof *lemmas) ||
            !slice_in(sentence->tokens[thing - 1].lemma, things, sizeof things / sizeof *things))
            continue;
        partner->head = verb;
        partner->deprel = "obl";
    }
}

/* "they discussed the war with the rebels" with rebels who discuss: of two who talk already, a war's other
 * side is nobody to talk to. */
static void wars_with(EntenteSentence *sentence)
{
    static const char *const wars[] = {"war",       "conflict", "fight",    "fighting", "dispute", "truce",
                                       "ceasefire", "tension",  "relation", "tie",      "border",  "deal",
                                       "agreement", "accord",   "row",      "talk",     "standoff"};
    static const char *const lemmas[] = {"discuss", "review", "debate", "address", "raise", "examine"};
    for (uint32_t t = 5; t <= sentence->token_count; t++) {
        EntenteToken *partner = &sentence->tokens[t - 1];
        uint32_t verb = partner->head, with = repair_child(sentence, t, "case", 1);
        uint32_t object = verb && verb < t ? repair_child(sentence, verb, "obj", verb) : 0;
        uint32_t subject = verb && verb < t ? repair_child(sentence, verb, "nsubj", 1) : 0;
        if (!repair_is(partner, "obl") || !with || !object || with != object + 1 || !subject ||
            !repair_word_is(&sentence->tokens[with - 1], "with") ||
            !slice_in(sentence->tokens[verb - 1].lemma, lemmas, sizeof lemmas / sizeof *lemmas) ||
            !slice_in(sentence->tokens[object - 1].lemma, wars, sizeof wars / sizeof *wars))
            continue;
        const EntenteToken *who = &sentence->tokens[subject - 1];
        if (repair_word_is(who, "they") || repair_word_is(who, "both") || repair_word_is(who, "two") ||
            repair_child(sentence, subject, "conj", subject)) {
            partner->head = object;
            partner->deprel = "nmod";
        }
    }
}

/* "pits the army against rebels" with an army that is against rebels: who is pitted against whom. */
static void pitted_sides(EntenteSentence *sentence)
{
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t preposition = repair_child(sentence, t, "case", 1), above = token->head;
        if (!repair_is(token, "nmod") || !preposition || !above || above >= t ||
            !repair_word_is(&sentence->tokens[preposition - 1], "against") ||
            !repair_is(&sentence->tokens[above - 1], "obj"))
            continue;
        uint32_t verb = sentence->tokens[above - 1].head;
        if (verb && slice_is(sentence->tokens[verb - 1].lemma, "pit")) {
            token->head = verb;
            token->deprel = "obl";
        }
    }
}

/* "fired missiles at a ship" with the ship as a second object: what has a preposition of its own is none. */
static void second_objects(EntenteSentence *sentence)
{
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t verb = token->head, preposition = repair_child(sentence, t, "case", 1);
        if (!repair_is(token, "obj") || !verb || verb >= t || !preposition || preposition < verb ||
            preposition > t)
            continue;
        uint32_t object = repair_child(sentence, verb, "obj", verb);
        if (object && object < preposition && !repair_child(sentence, object, "case", 1))
            token->deprel = "obl";
    }
}

/* "fought off gang members", "beat back raiders" without an object: what follows a particle bare is it. */
static void bare_behind_particle(EntenteSentence *sentence)
{
    static const char *const times[] = {"day",  "night", "morning", "evening", "afternoon",
                                        "week", "month", "year",    "time",    "weekend"};
    for (uint32_t t = 2; t < sentence->token_count; t++) {
        EntenteToken *particle = &sentence->tokens[t - 1];
        uint32_t verb = particle->head;
        uint32_t noun = verb ? repair_child(sentence, verb, "obl", t + 1) : 0, first = noun;
        if (!repair_is(particle, "compound:prt") || verb + 1 != t || !noun ||
            repair_child(sentence, verb, "obj", 1) || repair_child(sentence, noun, "case", 1) ||
            sentence->tokens[noun - 1].upos != ENTENTE_NOUN)
            continue;
        for (uint32_t i = t + 1; i < noun; i++)
            if (sentence->tokens[i - 1].head == noun && i < first)
                first = i;
        bool time = false;
        for (size_t i = 0; i < sizeof times / sizeof *times; i++)
            time = time || slice_is(sentence->tokens[noun - 1].lemma, times[i]);
        if (first == t + 1 && !time)
            sentence->tokens[noun - 1].deprel = "obj";
    }
}

/* "take it off a list" with a verb "take off" and a list without a preposition: behind an object the particle
 * is the preposition of what follows it. */
static void stray_particles(EntenteSentence *sentence)
{
    for (uint32_t t = 3; t < sentence->token_count; t++) {
        EntenteToken *particle = &sentence->tokens[t - 1];
        uint32_t verb = particle->head, object = verb ? repair_child(sentence, verb, "obj", verb) : 0;
        if (!repair_is(particle, "compound:prt") || !object || object >= t)
            continue;
        uint32_t noun = repair_child(sentence, verb, "obl", t + 1);
        uint32_t first = noun;
        for (uint32_t i = t + 1; i < noun; i++)
            if (sentence->tokens[i - 1].head == noun && i < first)
                first = i;
        if (!noun || first != t + 1 || repair_child(sentence, noun, "case", 1) ||
            !is_noun(&sentence->tokens[noun - 1]) || !repair_child(sentence, noun, "det", 1))
            continue;
        particle->head = noun;
        particle->deprel = "case";
        particle->upos = ENTENTE_ADP;
    }
}

static bool on_event_noun(void *context, LexiconHit hit)
{
    bool *found = context;
    *found = *found || hit.payload->kind == PAYLOAD_FRAME;
    return !*found;
}

/* "criticised the strikes on Syria" with a criticism on Syria: on whom a deed is done belongs to the deed. */
static void judged_deeds(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    static const char *const lemmas[] = {"condemn", "criticise", "criticize", "denounce", "deplore",
                                         "decry",   "slam",      "blast",     "welcome",  "hail",
                                         "praise",  "oppose",    "support",   "defend",   "justify",
                                         "lament",  "regret",    "mourn",     "censure"};
    for (uint32_t t = 4; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t verb = token->head, preposition = repair_child(sentence, t, "case", 1);
        if (!repair_is(token, "obl") || !verb || verb >= t || !preposition || preposition < verb)
            continue;
        const EntenteToken *on = &sentence->tokens[preposition - 1];
        uint32_t object = repair_child(sentence, verb, "obj", verb);
        bool judged = false, deed = false;
        for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
            judged = judged || slice_is(sentence->tokens[verb - 1].lemma, lemmas[i]);
        if (!judged || !object || object + 1 != preposition ||
            (!repair_word_is(on, "on") && !repair_word_is(on, "against") && !repair_word_is(on, "upon")))
            continue;
        for (size_t i = 0; i < 7; i++)
            judged = judged && !repair_word_is(token, (const char *const[]){"Monday", "Tuesday", "Wednesday",
                                                                            "Thursday", "Friday", "Saturday",
                                                                            "Sunday"}[i]);
        lexicon_find(lexicon, ROOT_NOUNS, sentence->tokens[object - 1].lemma, on_event_noun, &deed);
        if (!judged || !deed || token->upos == ENTENTE_NUM || is_month(token))
            continue;
        token->head = object;
        token->deprel = "nmod";
    }
}

static bool on_force(void *context, LexiconHit hit)
{
    bool *found = context;
    *found = *found || (hit.payload->kind == PAYLOAD_FRAME && hit_frame(hit)->type == ENTENTE_ASSAULT);
    return !*found;
}

/* "condemned the raid on Ber, resulting in two deaths" with deaths that the blame resulted in. */
static void results_of_deeds(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    static const char *const results[] = {"result", "kill", "wound", "injure", "leave", "claim"};
    static const char *const blames[] = {"condemn", "denounce", "deplore", "decry", "criticise", "criticize"};
    for (uint32_t t = 4; t <= sentence->token_count; t++) {
        EntenteToken *clause = &sentence->tokens[t - 1];
        uint32_t verb = repair_is(clause, "advcl") ? clause->head : 0;
        uint32_t object = verb && verb < t ? repair_child(sentence, verb, "obj", verb + 1) : 0;
        bool force = false;
        if (!object || object > t || strcmp(clause->xpos, "VBG") != 0 ||
            !slice_in(clause->lemma, results, sizeof results / sizeof *results) ||
            !slice_in(sentence->tokens[verb - 1].lemma, blames, sizeof blames / sizeof *blames))
            continue;
        lexicon_find(lexicon, ROOT_NOUNS, sentence->tokens[object - 1].lemma, on_force, &force);
        if (!force)
            continue;
        clause->head = object;
        clause->deprel = "acl";
    }
}

/* "the attack by gunmen against a convoy" with gunmen who are against it: what is attacked stands with the
 * deed. */
static void aims_behind_doers(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 4; t <= sentence->token_count; t++) {
        EntenteToken *aim = &sentence->tokens[t - 1];
        uint32_t doer = repair_is(aim, "nmod") ? aim->head : 0;
        uint32_t deed = doer && doer < t ? sentence->tokens[doer - 1].head : 0;
        uint32_t preposition = repair_child(sentence, t, "case", doer + 1);
        uint32_t by = doer ? repair_child(sentence, doer, "case", 1) : 0;
        bool force = false;
        if (!deed || deed >= doer || !preposition || preposition > t || !by || by != deed + 1 ||
            (!repair_is(&sentence->tokens[doer - 1], "nmod") &&
             !repair_is(&sentence->tokens[doer - 1], "obl")) ||
            !repair_word_is(&sentence->tokens[by - 1], "by") || preposition != doer + 1 ||
            (!repair_word_is(&sentence->tokens[preposition - 1], "against") &&
             !repair_word_is(&sentence->tokens[preposition - 1], "on") &&
             !repair_word_is(&sentence->tokens[preposition - 1], "upon")) ||
            aim->upos == ENTENTE_NUM || is_month(aim))
            continue;
        lexicon_find(lexicon, ROOT_NOUNS, sentence->tokens[deed - 1].lemma, on_force, &force);
        if (force)
            aim->head = deed;
    }
}

/* "the attack on a convoy near Ber, which resulted in two dead", with Ber as what had the result: deeds have
 * results, and so the clause tells of the deed named before. */
static void clauses_of_results(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    enum { STEPS = 5 };
    for (uint32_t t = 4; t <= sentence->token_count; t++) {
        EntenteToken *clause = &sentence->tokens[t - 1];
        uint32_t which = repair_child(sentence, t, "nsubj", 1), noun = clause->head;
        bool result = slice_is(clause->lemma, "result") || slice_is(clause->lemma, "leave");
        if (!result || !repair_is(clause, "acl:relcl") || !which || which >= t ||
            (!repair_word_is(&sentence->tokens[which - 1], "which") &&
             !repair_word_is(&sentence->tokens[which - 1], "that")))
            continue;
        for (size_t step = 0; noun && noun < t && step < STEPS; step++) {
            bool deed = false;
            if (is_noun(&sentence->tokens[noun - 1]))
                lexicon_find(lexicon, ROOT_NOUNS, sentence->tokens[noun - 1].lemma, on_force, &deed);
            if (deed) {
                clause->head = noun;
                break;
            }
            noun = sentence->tokens[noun - 1].head;
        }
    }
}

/* "listed as a terrorist organisation by Canada" with an organisation by Canada: behind a passive verb that
 * has no agent yet "by" names who calls it so. */
static void called_by(EntenteSentence *sentence)
{
    for (uint32_t t = 4; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t noun = token->head, by = repair_child(sentence, t, "case", 1);
        if (!repair_is(token, "nmod") || !noun || noun >= t || by < noun ||
            !repair_word_is(&sentence->tokens[by - 1], "by"))
            continue;
        const EntenteToken *label = &sentence->tokens[noun - 1];
        uint32_t verb = label->head, as = repair_child(sentence, noun, "case", 1);
        if (!verb || verb >= noun || sentence->tokens[verb - 1].upos != ENTENTE_VERB ||
            (!repair_is(label, "obl") && !repair_is(label, "obj")) || !as ||
            !repair_word_is(&sentence->tokens[as - 1], "as") ||
            !repair_child(sentence, verb, "aux:pass", 1) || repair_child(sentence, verb, "obl:agent", 1))
            continue;
        token->head = verb;
        token->deprel = "obl:agent";
    }
}

/* "condemned in the strongest terms the attack carried out in Kidal", with the attack as part of the terms:
 * what is condemned, and what stands behind it tells of it. */
static void strong_terms(EntenteSentence *sentence)
{
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        const EntenteToken *terms = &sentence->tokens[t - 1];
        uint32_t verb = terms->head, in = repair_child(sentence, t, "case", 1);
        if (!repair_word_is(terms, "terms") || !verb || verb >= t || in < verb ||
            !repair_word_is(&sentence->tokens[in - 1], "in") ||
            sentence->tokens[verb - 1].upos != ENTENTE_VERB || repair_child(sentence, verb, "obj", 1))
            continue;
        uint32_t deed = repair_child(sentence, t, "appos", t);
        uint32_t clause = deed ? 0 : repair_child(sentence, t, "acl:relcl", t);
        clause = deed || clause ? clause : repair_child(sentence, t, "acl", t);
        if (clause)
            deed = repair_child(sentence, clause, "nsubj", t);
        if (clause && !deed)
            deed = repair_child(sentence, clause, "nsubj:pass", t);
        if (!deed || !is_noun(&sentence->tokens[deed - 1]) ||
            (clause && (repair_child(sentence, clause, "aux", 1) || deed > clause)))
            continue;
        sentence->tokens[deed - 1].head = verb;
        sentence->tokens[deed - 1].deprel = "obj";
        if (!clause)
            continue;
        sentence->tokens[clause - 1].head = deed;
        sentence->tokens[clause - 1].deprel = "acl";
        sentence->tokens[clause - 1].xpos = "VBN";
    }
}

/* "wounded eight late Friday night" with eight nights: a number right behind a verb that has no object, with
 * the day between it and the noun, counts people. */
static void counted_before_time(EntenteSentence *sentence)
{
    static const char *const times[] = {"night", "morning", "evening", "afternoon"};
    for (uint32_t t = 2; t + 2 <= sentence->token_count; t++) {
        EntenteToken *number = &sentence->tokens[t - 1];
        uint32_t noun = number->head, verb = t - 1;
        if (number->upos != ENTENTE_NUM || noun < t + 2 || sentence->tokens[verb - 1].upos != ENTENTE_VERB ||
            repair_child(sentence, verb, "obj", 1))
            continue;
        const EntenteToken *day = &sentence->tokens[noun - 2];
        bool of_day = day->upos == ENTENTE_PROPN && day->text.size > 3 &&
                      memcmp(day->text.data + day->text.size - 3, "day", 3) == 0;
        if (!of_day || !slice_in(sentence->tokens[noun - 1].lemma, times, sizeof times / sizeof *times))
            continue;
        number->head = verb;
        number->deprel = "obj";
    }
}

void repair_objects(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    discussed_with(sentence, lexicon);
    wars_with(sentence);
    judged_deeds(sentence, lexicon);
    called_by(sentence);
    strong_terms(sentence);
    aims_behind_doers(sentence, lexicon);
    results_of_deeds(sentence, lexicon);
    clauses_of_results(sentence, lexicon);
    second_objects(sentence);
    stray_particles(sentence);
    bare_behind_particle(sentence);
    counted_before_time(sentence);
    shifted_objects(sentence, lexicon);
    behind_deeds(sentence);
    trailing_losses(sentence);
    pitted_sides(sentence);
}
