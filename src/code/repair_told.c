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

/* "test-fired", "re-opened", parted at the hyphen: one verb. */
static void parted_verbs(EntenteSentence *sentence)
{
    static const struct {
        const char *first, *lemma, *whole;
    } verbs[] = {{"test", "fire", "test-fire"},
                 {"test", "launch", "test-launch"},
                 {"flight", "test", "flight-test"},
                 {"re", "open", "reopen"},
                 {"re", "deploy", "redeploy"},
                 {"re", "take", "retake"},
                 {"re", "elect", "reelect"},
                 {"re", "impose", "reimpose"},
                 {"counter", "attack", "counterattack"},
                 {"re", "establish", "reestablish"}};
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        EntenteToken *verb = &sentence->tokens[t - 1];
        const EntenteToken *hyphen = verb - 1, *first = verb - 2;
        if (verb->upos != ENTENTE_VERB || !slice_is(hyphen->text, "-") ||
            hyphen->text.data + 1 != verb->text.data)
            continue;
        for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
            if (slice_is(verb->lemma, verbs[i].lemma) && repair_word_is(first, verbs[i].first))
                verb->lemma = entente_slice(verbs[i].whole);
    }
}

/* "the Libyan charge d'affaires" is one office, named by its last word as others are. */
static void borrowed_offices(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *last = &sentence->tokens[t - 1], *first = last - 1;
        bool office = repair_word_is(last, "d'affaires") &&
                      (repair_word_is(first, "charge") || repair_word_is(first, "charg\u00e9"));
        if (!office || first->head == t)
            continue;
        last->head = first->head;
        last->deprel = first->deprel;
        last->upos = ENTENTE_NOUN;
        last->xpos = "NN";
        for (uint32_t i = 1; i <= sentence->token_count; i++)
            if (sentence->tokens[i - 1].head == t - 1)
                sentence->tokens[i - 1].head = t;
        first->head = t;
        first->deprel = "compound";
    }
}

/* The nearest verb in the past tense over a clause; 0: none. */
static uint32_t past_over(const EntenteSentence *sentence, uint32_t clause)
{
    uint32_t above = sentence->tokens[clause - 1].head;
    for (uint32_t steps = 0; above && steps < sentence->token_count; steps++) {
        const EntenteToken *verb = &sentence->tokens[above - 1];
        if (above < clause && verb->upos == ENTENTE_VERB && strcmp(verb->xpos, "VBD") == 0)
            return above;
        above = verb->head;
    }
    return 0;
}

/* "denied having fired and accused its rival", "wrote that troops were coming, and pulled out": with the past
 * tense goes on what was told in the past tense, and no other form. */
static void denied_deeds(EntenteSentence *sentence)
{
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t said = token->head;
        if (!repair_is(token, "conj") || strcmp(token->xpos, "VBD") != 0 || !said || said >= t ||
            repair_child(sentence, t, "nsubj", 1) || repair_child(sentence, t, "aux", 1) ||
            repair_child(sentence, t, "aux:pass", 1))
            continue;
        const EntenteToken *inner = &sentence->tokens[said - 1];
        uint32_t aux = repair_child(sentence, said, "aux", 1);
        bool gerund =
            strcmp(inner->xpos, "VBG") == 0 || (aux && repair_word_is(&sentence->tokens[aux - 1], "having"));
        bool below = repair_is(inner, "xcomp") || repair_is(inner, "ccomp") || repair_is(inner, "advcl");
        bool perfect =
            strcmp(inner->xpos, "VBN") == 0 && aux && !repair_word_is(&sentence->tokens[aux - 1], "having");
        bool parted = repair_word_is(token - 1, "and") && repair_word_is(token - 2, ",");
        uint32_t above = 0;
        if (gerund && below && inner->head && inner->head < said &&
            strcmp(sentence->tokens[inner->head - 1].xpos, "VBD") == 0)
            above = inner->head;
        else if (parted && (gerund || perfect) && (below || repair_is(inner, "acl:relcl")))
            above = past_over(sentence, said);
        else if (perfect && repair_is(inner, "ccomp") && repair_child(sentence, said, "aux:pass", 1) &&
                 repair_child(sentence, t, "obj", t))
            above =
                past_over(sentence, said); /* "complained that it had been misled and boycotted a briefing" */
        if (above)
            token->head = above;
    }
}

/* "which denies backing the group" with a denial while it backs it: the gerund is what is denied. */
static void gerunds_of_words(EntenteSentence *sentence)
{
    static const char *const lemmas[] = {"deny",  "admit",     "avoid",       "consider", "stop",   "risk",
                                         "cease", "recommend", "acknowledge", "suggest",  "propose"};
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t verb = token->head, aux = repair_child(sentence, t, "aux", 1);
        bool having = aux && repair_word_is(&sentence->tokens[aux - 1], "having");
        bool listed = false;
        for (size_t i = 0; verb && i < sizeof lemmas / sizeof *lemmas; i++)
            listed = listed || slice_is(sentence->tokens[verb - 1].lemma, lemmas[i]);
        /* "which denies having armed": denies are nothing */
        EntenteToken *said = aux > 1 ? &sentence->tokens[aux - 2] : NULL;
        if (having && said && repair_word_is(said, "denies") && said->upos == ENTENTE_NOUN && token->head) {
            said->upos = ENTENTE_VERB;
            said->xpos = "VBZ";
            said->head = token->head;
            said->deprel = token->deprel;
            token->head = aux - 1;
            token->deprel = "xcomp";
            for (uint32_t i = 1; i + 1 < aux; i++)
                if (sentence->tokens[i - 1].head == t)
                    sentence->tokens[i - 1].head = aux - 1;
            continue;
        }
        if (listed && repair_is(token, "advcl") && !repair_child(sentence, t, "mark", 1) &&
            ((strcmp(token->xpos, "VBG") == 0 && verb + 1 == t) || (having && verb + 1 == aux)))
            token->deprel = "xcomp";
    }
}

/* "destroyed two tanks and captured weapons", with weapons that are captured already: one more deed. */
static void further_deeds(EntenteSentence *sentence)
{
    static const char *const lemmas[] = {"seize", "capture", "kill",   "wound", "arrest",    "detain",
                                         "free",  "loot",    "abduct", "shoot", "confiscate"};
    for (uint32_t t = 3; t < sentence->token_count; t++) {
        EntenteToken *verb = &sentence->tokens[t - 1];
        uint32_t noun = verb->head, before = noun ? sentence->tokens[noun - 1].head : 0;
        if (!repair_is(verb, "amod") || noun <= t || !repair_word_is(verb - 1, "and") || !before ||
            before >= t || !repair_is(&sentence->tokens[noun - 1], "conj") ||
            !repair_is(&sentence->tokens[before - 1], "obj") ||
            (strcmp(verb->xpos, "VBN") != 0 && strcmp(verb->xpos, "VBD") != 0))
            continue;
        uint32_t first = sentence->tokens[before - 1].head;
        bool deed = false;
        for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
            deed = deed || slice_is(verb->lemma, lemmas[i]);
        if (!deed || !first || sentence->tokens[first - 1].upos != ENTENTE_VERB)
            continue;
        verb->head = first;
        verb->deprel = "conj";
        verb->upos = ENTENTE_VERB;
        verb->xpos = sentence->tokens[first - 1].xpos;
        (verb - 1)->head = t;
        sentence->tokens[noun - 1].head = t;
        sentence->tokens[noun - 1].deprel = "obj";
    }
}

/* "ordered a diplomat to leave", with the leaving as something about the diplomat, or as what the order was
 * for. */
static void ordered_infinitives(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    static const char *const lemmas[] = {"order",   "tell",    "ask",    "instruct", "urge",
                                         "command", "direct",  "force",  "allow",    "compel",
                                         "request", "require", "permit", "press"};
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        EntenteToken *deed = &sentence->tokens[t - 1];
        uint32_t mark = repair_child(sentence, t, "mark", 1), noun = mark > 1 ? mark - 1 : 0;
        if ((!repair_is(deed, "acl") && !repair_is(deed, "advcl")) || strcmp(deed->xpos, "VB") != 0 ||
            !noun || !repair_word_is(&sentence->tokens[mark - 1], "to") ||
            repair_child(sentence, t, "nsubj", 1))
            continue;
        const EntenteToken *told = &sentence->tokens[noun - 1];
        uint32_t verb = told->head;
        if ((!repair_is(told, "obj") && !repair_is(told, "iobj")) || !verb || verb >= noun ||
            (deed->head != noun && deed->head != verb) || repair_child(sentence, verb, "xcomp", 1) ||
            (told->upos == ENTENTE_NOUN && !repair_names_somebody(lexicon, told)))
            continue;
        for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
            if (slice_is(sentence->tokens[verb - 1].lemma, lemmas[i])) {
                deed->head = verb;
                deed->deprel = "xcomp";
                break;
            }
    }
}

/* "signed deals worth billions with Chad": not the billions are with Chad. */
static void worth_of_deals(EntenteSentence *sentence)
{
    for (uint32_t t = 4; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t mark = repair_child(sentence, t, "case", 1), sum = token->head;
        if (!repair_is(token, "nmod") || !sum || sum >= t || !mark ||
            repair_word_is(&sentence->tokens[mark - 1], "of"))
            continue;
        uint32_t worth = sentence->tokens[sum - 1].head, noun = worth ? sentence->tokens[worth - 1].head : 0;
        if (worth && repair_word_is(&sentence->tokens[worth - 1], "worth") && noun && noun < worth)
            token->head = noun;
    }
}

/* "is due in Delhi at the end of the month to sign a deal": not the end signs. */
static void timed_purposes(EntenteSentence *sentence)
{
    static const char *const times[] = {"end",  "start", "beginning", "month", "week",
                                        "year", "day",   "weekend",   "middle"};
    for (uint32_t t = 4; t <= sentence->token_count; t++) {
        EntenteToken *deed = &sentence->tokens[t - 1];
        uint32_t mark = repair_child(sentence, t, "mark", 1), time = deed->head;
        if (!repair_is(deed, "acl") || strcmp(deed->xpos, "VB") != 0 || !mark || !time || time >= t ||
            !repair_word_is(&sentence->tokens[mark - 1], "to"))
            continue;
        const EntenteToken *noun = &sentence->tokens[time - 1];
        bool timed = false;
        for (size_t i = 0; i < sizeof times / sizeof *times; i++)
            timed = timed || slice_is(noun->lemma, times[i]);
        if (!timed || !noun->head || noun->head >= time ||
            (!repair_is(noun, "obl") && !repair_is(noun, "nmod")) || !repair_child(sentence, time, "case", 1))
            continue;
        deed->head = noun->head;
        deed->deprel = "advcl";
    }
}

/* "It has amassed uranium, the agency says, and barred inspectors": the second deed is whose the first is. */
static void deeds_around_saying(EntenteSentence *sentence)
{
    for (uint32_t t = 5; t <= sentence->token_count; t++) {
        EntenteToken *deed = &sentence->tokens[t - 1];
        uint32_t said = deed->head, told = said ? repair_child(sentence, said, "ccomp", 1) : 0;
        bool form = strcmp(deed->xpos, "VBD") == 0 || strcmp(deed->xpos, "VBN") == 0;
        if (!repair_is(deed, "conj") || !form || !told || told >= said || said + 3 != t ||
            !repair_word_is(deed - 1, "and") || !repair_word_is(deed - 2, ",") ||
            repair_child(sentence, t, "nsubj", 1) || repair_child(sentence, t, "ccomp", t) ||
            repair_child(sentence, t, "aux", 1))
            continue;
        const char *first = sentence->tokens[told - 1].xpos;
        bool perfect = strcmp(first, "VBN") == 0 && repair_child(sentence, told, "aux", 1);
        if (!perfect && strcmp(first, "VBD") != 0)
            continue;
        deed->head = told;
        deed->xpos = first;
    }
}

/* "said Chad was arming rebels and had joined hands with them": what had been done is said, too. */
static void said_before(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 5; t <= sentence->token_count; t++) {
        EntenteToken *deed = &sentence->tokens[t - 1];
        uint32_t said = deed->head, aux = repair_child(sentence, t, "aux", 1);
        if (!repair_is(deed, "conj") || strcmp(deed->xpos, "VBN") != 0 || !said || said >= t || !aux ||
            !repair_word_is(&sentence->tokens[aux - 1], "had") || repair_child(sentence, t, "nsubj", 1) ||
            strcmp(sentence->tokens[said - 1].xpos, "VBD") != 0 ||
            !lexicon_in_set(lexicon, sentence->tokens[said - 1].lemma, "cue_say"))
            continue;
        uint32_t told = repair_child(sentence, said, "ccomp", said);
        if (told && told < t && !repair_word_is(&sentence->tokens[aux - 2], ","))
            deed->head = told;
    }
}

/* "reported three wounded", with the wounding done by him who reports: they are the wounded. */
static void reported_wounded(EntenteSentence *sentence)
{
    static const char *const hurt[] = {"wounded", "injured", "hurt", "killed", "missing"};
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        EntenteToken *verb = &sentence->tokens[t - 1], *number = verb - 1;
        bool harmed = false;
        for (size_t i = 0; i < sizeof hurt / sizeof *hurt; i++)
            harmed = harmed || repair_word_is(verb, hurt[i]);
        uint32_t above = verb->head;
        bool below = repair_is(verb, "xcomp") || repair_is(verb, "ccomp");
        if (!harmed || !below || number->upos != ENTENTE_NUM || !above || above >= t - 1 ||
            (number->head != t && number->head != above) || repair_child(sentence, t, "obj", 1) ||
            repair_child(sentence, t, "aux", 1) || repair_child(sentence, t, "aux:pass", 1))
            continue;
        number->head = above;
        number->deprel = "obj";
        verb->head = t - 1;
        verb->deprel = "acl";
        verb->xpos = "VBN";
        verb->upos = ENTENTE_VERB;
    }
}

/* "urged it to free prisoners and return the land", with the returning done by him who urged: a bare verb
 * goes on with what is asked. */
static void bare_deeds(EntenteSentence *sentence)
{
    for (uint32_t t = 4; t <= sentence->token_count; t++) {
        EntenteToken *deed = &sentence->tokens[t - 1];
        uint32_t asked = deed->head, first = asked ? repair_child(sentence, asked, "xcomp", asked) : 0;
        if (!repair_is(deed, "conj") || strcmp(deed->xpos, "VB") != 0 || !asked || asked >= t || !first ||
            first >= t || strcmp(sentence->tokens[asked - 1].xpos, "VB") == 0 ||
            strcmp(sentence->tokens[first - 1].xpos, "VB") != 0 || repair_child(sentence, t, "aux", 1) ||
            repair_child(sentence, t, "mark", 1) || repair_child(sentence, t, "nsubj", 1) ||
            repair_child(sentence, asked, "aux", 1))
            continue;
        deed->head = first;
    }
}

/* "to disband and end its struggle", with the struggle disbanded: what follows the second verb is its own
 * where the first needs nothing. */
static void own_objects(EntenteSentence *sentence)
{
    static const char *const lemmas[] = {"disband",  "dissolve", "surrender",  "withdraw", "retreat",
                                         "resign",   "disarm",   "demobilise", "leave",    "return",
                                         "mobilise", "rearm",    "regroup"};
    for (uint32_t t = 4; t <= sentence->token_count; t++) {
        EntenteToken *object = &sentence->tokens[t - 1];
        uint32_t first = object->head, second = first ? repair_child(sentence, first, "conj", first) : 0;
        if (!repair_is(object, "obj") || !first || !second || second >= t ||
            sentence->tokens[second - 1].upos != ENTENTE_VERB || repair_child(sentence, second, "obj", 1))
            continue;
        bool alone = false;
        for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
            alone = alone || slice_is(sentence->tokens[first - 1].lemma, lemmas[i]);
        if (alone)
            object->head = second;
    }
}

/* "urged both to show restraint", with "both" as half of a conjunction: they are urged. */
static void both_asked(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t < sentence->token_count; t++) {
        EntenteToken *both = &sentence->tokens[t - 1];
        const EntenteToken *verb = both - 1;
        if (!repair_word_is(both, "both") || !repair_word_is(both + 1, "to") || verb->upos != ENTENTE_VERB ||
            !repair_is(both, "cc:preconj") || repair_child(sentence, t - 1, "obj", 1))
            continue;
        both->head = t - 1;
        both->deprel = "obj";
        both->upos = ENTENTE_PRON;
        both->xpos = "DT";
    }
}

/* "gathered on the square demanding arms", with a square that demands. */
static void crowds_words(EntenteSentence *sentence)
{
    static const char *const says[] = {"demand", "chant", "shout", "protest", "condemn", "denounce", "wave",
                                       "carry",  "hold",  "call",  "urge",    "ask",     "burn",     "block"};
    static const char *const meets[] = {"gather", "rally",    "march", "demonstrate", "protest", "assemble",
                                        "pour",   "converge", "walk",  "parade",      "stage"};
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t place = token->head, verb = place ? sentence->tokens[place - 1].head : 0;
        if (strcmp(token->xpos, "VBG") != 0 || !repair_is(token, "acl") || place >= t || !verb ||
            verb >= place || !repair_is(&sentence->tokens[place - 1], "obl"))
            continue;
        bool said = false, met = false;
        for (size_t i = 0; i < sizeof says / sizeof *says; i++)
            said = said || slice_is(token->lemma, says[i]);
        for (size_t i = 0; i < sizeof meets / sizeof *meets; i++)
            met = met || slice_is(sentence->tokens[verb - 1].lemma, meets[i]);
        if (said && met) {
            token->head = verb;
            token->deprel = "advcl";
        }
    }
}

void repair_told(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    parted_verbs(sentence);
    borrowed_offices(sentence);
    denied_deeds(sentence);
    gerunds_of_words(sentence);
    crowds_words(sentence);
    further_deeds(sentence);
    worth_of_deals(sentence);
    own_objects(sentence);
    both_asked(sentence);
    deeds_around_saying(sentence);
    bare_deeds(sentence);
    reported_wounded(sentence);
    said_before(sentence, lexicon);
    timed_purposes(sentence);
    ordered_infinitives(sentence, lexicon);
    with_clauses(sentence);
    apposed_participles(sentence);
    told_clauses(sentence);
    counted_names(sentence);
}
