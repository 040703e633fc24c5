/* Readings of rare verbs and nouns of violence. */
#include "base/slice.h"
#include "code/repair_inside.h"

#include <string.h>

static bool on_noun(void *context, LexiconHit hit)
{
    bool *found = context;
    *found = *found || (hit.payload->kind != PAYLOAD_OPERATOR && hit_frame(hit)->type == ENTENTE_ASSAULT);
    return !*found;
}

/* Whether the dictionary of nouns has the form as a deed of force. */
static bool is_deed_noun(const EntenteLexicon *lexicon, const EntenteToken *token)
{
    bool found = false;
    lexicon_find(lexicon, ROOT_NOUNS, token->text, on_noun, &found);
    return found;
}

/* "injured by shelling near Krymske" as if she had shelled: a gerund without an object after "by" or "in" is
 * the deed that did it. */
static void deed_gerunds(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    static const char *const words[] = {"by", "in", "during", "from", "amid"};
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t mark = repair_child(sentence, t, "mark", 1), verb = token->head;
        if (token->upos != ENTENTE_VERB || strcmp(token->xpos, "VBG") != 0 || !repair_is(token, "advcl") ||
            mark != t - 1 || !verb || verb > t || repair_child(sentence, t, "obj", t + 1) ||
            !is_deed_noun(lexicon, token))
            continue;
        bool fits = false;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            fits = fits || repair_word_is(&sentence->tokens[mark - 1], words[i]);
        if (!fits)
            continue;
        token->upos = ENTENTE_NOUN;
        token->xpos = "NN";
        token->lemma = token->text;
        token->deprel = "obl";
        sentence->tokens[mark - 1].upos = ENTENTE_ADP;
        sentence->tokens[mark - 1].deprel = "case";
        for (uint32_t i = t + 1; i <= sentence->token_count; i++)
            if (sentence->tokens[i - 1].head == t && repair_is(&sentence->tokens[i - 1], "obl"))
                sentence->tokens[i - 1].deprel = "nmod";
    }
}

/* What hung on the word as on a noun hangs on a verb: "a rocket tore" is who tore, "through a house" where.
 */
static void hang_on_verb(EntenteSentence *sentence, uint32_t verb)
{
    bool subject = false;
    for (uint32_t i = (uint32_t)sentence->token_count; i >= 1; i--) {
        EntenteToken *child = &sentence->tokens[i - 1];
        if (child->head != verb)
            continue;
        if (i > verb && repair_is(child, "nmod")) {
            child->deprel = "obl";
        } else if (i < verb && !subject && (repair_is(child, "compound") || repair_is(child, "nmod:desc"))) {
            child->deprel = "nsubj";
            subject = true;
            for (uint32_t k = 1; k < i; k++)
                if (sentence->tokens[k - 1].head == verb && !repair_is(&sentence->tokens[k - 1], "punct"))
                    sentence->tokens[k - 1].head = i;
        }
    }
}

/* "armed men overran the town before soldiers drove them out" with the town as where the men are: the noun
 * before a past form is its subject, and the one that it hung on what was done. */
static void stand_as_verb(EntenteSentence *sentence, uint32_t verb)
{
    EntenteToken *token = &sentence->tokens[verb - 1];
    uint32_t object = token->head, subject = 0;
    bool preposition = repair_is(token, "case"), attribute = repair_is(token, "amod");
    if ((!preposition && !attribute) || object <= verb)
        return;
    EntenteToken *thing = &sentence->tokens[object - 1];
    subject = preposition ? thing->head : repair_child(sentence, object, "nsubj", 1);
    if (!subject || subject >= verb || sentence->tokens[subject - 1].upos == ENTENTE_VERB)
        return;
    EntenteToken *who = &sentence->tokens[subject - 1];
    uint32_t above = preposition ? who->head : thing->head;
    const char *deprel = preposition ? who->deprel : thing->deprel;
    if (preposition && repair_is(who, "nsubj") && above > object) {
        EntenteToken *later = &sentence->tokens[above - 1];
        uint32_t mark = repair_child(sentence, above, "mark", object);
        token->head = later->head;
        token->deprel = later->deprel;
        if (!mark && !repair_child(sentence, above, "cc", object))
            return;
        later->head = verb;
        later->deprel = mark ? "advcl" : "conj";
    } else {
        token->head = above;
        token->deprel = deprel;
    }
    who->head = verb;
    who->deprel = "nsubj";
    thing->head = verb;
    thing->deprel = "obj";
    for (uint32_t i = 1; i <= sentence->token_count; i++) {
        EntenteToken *child = &sentence->tokens[i - 1];
        if (child->head == object && (repair_is(child, "punct") || repair_is(child, "advcl")))
            child->head = verb;
    }
}

/* "The Commission froze payments" with payments of a froze. */
static void stand_over_object(EntenteSentence *sentence, uint32_t verb)
{
    EntenteToken *token = &sentence->tokens[verb - 1];
    uint32_t object = token->head, subject = repair_child(sentence, verb, "nsubj", 1);
    if (!repair_is(token, "compound") || object <= verb || !subject)
        return;
    EntenteToken *thing = &sentence->tokens[object - 1];
    token->head = thing->head;
    token->deprel = thing->deprel;
    thing->head = verb;
    thing->deprel = "obj";
    for (uint32_t i = 1; i <= sentence->token_count; i++) {
        EntenteToken *child = &sentence->tokens[i - 1];
        if (child->head != object || (i > verb && !repair_is(child, "punct")))
            continue;
        child->head = repair_is(child, "det") || repair_is(child, "amod") ? subject : verb;
        if (repair_is(child, "nmod"))
            child->deprel = "obl";
    }
}

/* "Militants overran the base" with a preposition, "a rocket tore through a house" with a kind of tore: what
 * is a verb's past alone. */
static void past_verbs(EntenteSentence *sentence)
{
    static const struct {
        const char *form, *base;
    } verbs[] = {{"overran", "overrun"}, {"overthrew", "overthrow"}, {"outgunned", "outgun"},
                 {"tore", "tear"},       {"swore", "swear"},         {"trod", "tread"},
                 {"strode", "stride"},   {"shrank", "shrink"},       {"forswore", "forswear"},
                 {"froze", "freeze"},    {"withdrew", "withdraw"},   {"forbade", "forbid"},
                 {"retook", "retake"},   {"undertook", "undertake"}, {"flung", "fling"},
                 {"slew", "slay"},       {"strove", "strive"},       {"unfroze", "unfreeze"},
                 {"sank", "sink"},       {"foresaw", "foresee"},     {"oversaw", "oversee"},
                 {"outlawed", "outlaw"}, {"besieged", "besiege"},    {"razed", "raze"}};
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
            if (token->upos != ENTENTE_VERB && repair_word_is(token, verbs[i].form)) {
                /* "the besieged town" */
                bool participle = repair_is(token, "amod") &&
                                  verbs[i].form[strlen(verbs[i].form) - 1] == 'd' &&
                                  repair_word_is(&sentence->tokens[t - 2], "the");
                if (participle)
                    continue;
                if (token->upos == ENTENTE_NOUN) {
                    hang_on_verb(sentence, t);
                    stand_over_object(sentence, t);
                } else {
                    stand_as_verb(sentence, t);
                }
                token->upos = ENTENTE_VERB;
                token->xpos = "VBD";
                token->lemma = (EntenteSlice){verbs[i].base, strlen(verbs[i].base)};
            }
    }
}

/* "An officer shot a vendor" with a shot that has a subject and an object: a verb. */
static void standing_nouns(EntenteSentence *sentence)
{
    static const struct {
        const char *form, *base;
    } verbs[] = {{"shot", "shoot"}, {"hit", "hit"},     {"quit", "quit"},  {"cut", "cut"},
                 {"beat", "beat"},  {"split", "split"}, {"cast", "cast"},  {"put", "put"},
                 {"shut", "shut"},  {"set", "set"},     {"sent", "send"},  {"left", "leave"},
                 {"held", "hold"},  {"bid", "bid"},     {"raped", "rape"}, {"struck", "strike"}};
    for (uint32_t t = 2; t < sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t subject = repair_child(sentence, t, "nsubj", 1);
        if (token->upos != ENTENTE_NOUN || !subject || subject >= t || repair_child(sentence, t, "cop", 1) ||
            repair_child(sentence, t, "det", 1))
            continue;
        for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
            if (repair_word_is(token, verbs[i].form)) {
                hang_on_verb(sentence, t);
                token->upos = ENTENTE_VERB;
                token->xpos = "VBD";
                token->lemma = (EntenteSlice){verbs[i].base, strlen(verbs[i].base)};
            }
    }
}

static bool is_time_unit(const EntenteToken *token)
{
    static const char *const words[] = {"minutes", "hours", "days", "weeks", "months", "years"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (repair_word_is(token, words[i]))
            return true;
    return false;
}

/* "retook the building hours later" with hours of a building: what was retaken is no kind of time. */
static void later_times(EntenteSentence *sentence)
{
    static const char *const words[] = {"later", "earlier", "before", "after", "afterwards", "ago"};
    for (uint32_t t = 3; t < sentence->token_count; t++) {
        EntenteToken *unit = &sentence->tokens[t - 1], *noun = &sentence->tokens[t - 2];
        uint32_t verb = unit->head == t + 1 ? sentence->tokens[t].head : unit->head;
        if (!is_time_unit(unit) || noun->head != t || !repair_is(noun, "compound") || !verb || verb > t - 2 ||
            sentence->tokens[verb - 1].upos != ENTENTE_VERB || repair_child(sentence, verb, "obj", 1))
            continue;
        bool later = false;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            later = later || repair_word_is(&sentence->tokens[t], words[i]);
        if (!later)
            continue;
        noun->head = verb;
        noun->deprel = "obj";
        for (uint32_t i = verb + 1; i < t - 1; i++)
            if (sentence->tokens[i - 1].head == t)
                sentence->tokens[i - 1].head = t - 1;
    }
}

/* "The attackers, riding motorcycles, raided" with attackers and motorcycles side by side: a clause behind a
 * comma. */
static void comma_participles(EntenteSentence *sentence)
{
    for (uint32_t t = 3; t < sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t object = token->head;
        if (token->upos != ENTENTE_VERB || strcmp(token->xpos, "VBG") != 0 || object <= t ||
            (!repair_is(token, "compound") && !repair_is(token, "amod")) ||
            !repair_word_is(&sentence->tokens[t - 2], ","))
            continue;
        EntenteToken *thing = &sentence->tokens[object - 1];
        uint32_t doer = thing->head;
        if ((!repair_is(thing, "conj") && !repair_is(thing, "appos")) || !doer || doer >= t - 1 ||
            repair_child(sentence, object, "cc", 1))
            continue;
        token->head = doer;
        token->deprel = "acl";
        thing->head = t;
        thing->deprel = "obj";
        for (uint32_t i = 1; i <= sentence->token_count; i++) {
            EntenteToken *child = &sentence->tokens[i - 1];
            if (child->head == object && (i < t || (repair_is(child, "conj") && child->upos == ENTENTE_VERB)))
                child->head = t;
        }
    }
}

/* "will dive bomb the base" with a verb "dive" and the base as its object: of two bare words that are one
 * verb, the one that the dictionaries know as a verb is it, and the other tells how. */
static void verbs_of_two(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 2; t < sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1], *before = &sentence->tokens[t - 2];
        if (before->upos != ENTENTE_VERB || strcmp(before->xpos, "VB") != 0 || token->head != t - 1 ||
            (strcmp(token->xpos, "VB") != 0 && strcmp(token->xpos, "NN") != 0) ||
            (!repair_is(token, "obj") && !repair_is(token, "xcomp")) ||
            !repair_child(sentence, t - 1, "obj", t + 1) || !repair_known_verb(lexicon, token) ||
            repair_known_verb(lexicon, before))
            continue;
        bool bare = true;
        for (uint32_t i = 1; i <= sentence->token_count; i++)
            bare = bare && sentence->tokens[i - 1].head != t;
        if (!bare)
            continue;
        token->upos = ENTENTE_VERB;
        token->xpos = "VB";
        token->head = before->head;
        token->deprel = before->deprel;
        for (uint32_t i = 1; i <= sentence->token_count; i++)
            if (sentence->tokens[i - 1].head == t - 1)
                sentence->tokens[i - 1].head = t;
        before->head = t;
        before->deprel = "compound";
    }
}

/* "were seen looting a depot" with the looting as an adjective: what somebody is seen at he does. */
static void seen_deeds(EntenteSentence *sentence)
{
    static const char *const verbs[] = {"observe", "see", "film", "catch", "spot", "photograph", "record"};
    for (uint32_t t = 3; t < sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t noun = token->head;
        if (!repair_is(token, "amod") || strcmp(token->xpos, "VBG") != 0 || noun <= t)
            continue;
        EntenteToken *object = &sentence->tokens[noun - 1];
        uint32_t seen = object->head;
        if (!repair_is(object, "obj") || seen != t - 1 || !repair_child(sentence, seen, "aux:pass", 1))
            continue;
        for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
            if (slice_is(sentence->tokens[seen - 1].lemma, verbs[i])) {
                token->head = seen;
                token->deprel = "xcomp";
                object->head = t;
            }
    }
}

/* "declared two diplomats persona non grata": what they are declared. */
static void declared_names(EntenteSentence *sentence)
{
    for (uint32_t t = 4; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        if (!repair_word_is(token, "grata") || !token->head || token->head >= t ||
            repair_child(sentence, t, "case", 1) || token->head == t - 1)
            continue;
        if (!slice_is(sentence->tokens[token->head - 1].lemma, "declare") || repair_is(token, "obj"))
            continue;
        token->deprel = "xcomp";
        token->upos = ENTENTE_ADJ;
        token->xpos = "JJ";
        token->lemma = entente_slice("unwelcome"); /* what the words mean, and the dictionaries know */
    }
}

static bool is_weekday(const EntenteToken *token)
{
    static const char *const days[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                       "Friday", "Saturday", "Sunday"};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        if (repair_word_is(token, days[i]))
            return true;
    return false;
}

/* "handed over on Saturday five youths" with youths of Saturday: the day stands between verb and object. */
static void days_before_object(EntenteSentence *sentence)
{
    for (uint32_t t = 3; t + 1 < sentence->token_count; t++) {
        EntenteToken *day = &sentence->tokens[t - 1], *on = &sentence->tokens[t - 2];
        uint32_t noun = day->head, verb = noun ? sentence->tokens[noun - 1].head : 0;
        if (noun <= t || !is_weekday(day) || !repair_is(day, "compound") || !repair_word_is(on, "on") ||
            on->head != noun || sentence->tokens[t].upos != ENTENTE_NUM || sentence->tokens[t].head != noun ||
            !verb || verb > t - 2 || sentence->tokens[verb - 1].upos != ENTENTE_VERB ||
            !repair_is(&sentence->tokens[noun - 1], "obl") || repair_child(sentence, verb, "obj", 1))
            continue;
        on->head = t;
        day->head = verb;
        day->deprel = "obl";
        sentence->tokens[noun - 1].deprel = "obj";
    }
}

/* "a chief and four health workers" as if the chief were of the workers. */
static void one_and_many(EntenteSentence *sentence)
{
    for (uint32_t t = 3; t + 1 < sentence->token_count; t++) {
        EntenteToken *one = &sentence->tokens[t - 2], *article = &sentence->tokens[t - 3];
        uint32_t many = one->head;
        if (!repair_word_is(&sentence->tokens[t - 1], "and") || many <= t ||
            (sentence->tokens[t - 1].head != many && sentence->tokens[t - 1].head != t + 1) ||
            one->upos != ENTENTE_NOUN || article->head != many ||
            !(repair_word_is(article, "a") || repair_word_is(article, "an")) ||
            sentence->tokens[t].upos != ENTENTE_NUM || sentence->tokens[t].head != many ||
            strcmp(sentence->tokens[many - 1].xpos, "NNS") != 0)
            continue;
        one->head = sentence->tokens[many - 1].head;
        one->deprel = sentence->tokens[many - 1].deprel;
        article->head = t - 1;
        sentence->tokens[many - 1].head = t - 1;
        sentence->tokens[many - 1].deprel = "conj";
        for (uint32_t i = 1; i < t - 2; i++)
            if (sentence->tokens[i - 1].head == many)
                sentence->tokens[i - 1].head = t - 1;
    }
}

/* "17 rebels were slain" with slain as an adjective. */
static void slain_people(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t be = repair_word_is(token, "slain") && token->upos == ENTENTE_ADJ
                          ? repair_child(sentence, t, "cop", 1)
                          : 0;
        uint32_t who = be ? repair_child(sentence, t, "nsubj", 1) : 0;
        if (!who)
            continue;
        token->upos = ENTENTE_VERB;
        token->xpos = "VBN";
        token->lemma = entente_slice("slay");
        sentence->tokens[be - 1].upos = ENTENTE_AUX;
        sentence->tokens[be - 1].deprel = "aux:pass";
        sentence->tokens[who - 1].deprel = "nsubj:pass";
    }
}

/* "reopened the Rafah crossing" as if Rafah were crossing. */
static void crossings(EntenteSentence *sentence)
{
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1], *name = &sentence->tokens[t - 2];
        if (!repair_word_is(token, "crossing") || strcmp(token->xpos, "VBG") != 0 ||
            name->upos != ENTENTE_PROPN || name->head != token->head || !token->head || token->head > t - 2 ||
            !repair_child(sentence, t - 1, "det", 1))
            continue;
        uint32_t verb = token->head;
        token->upos = ENTENTE_NOUN;
        token->xpos = "NN";
        token->lemma = token->text;
        token->deprel = name->deprel;
        for (uint32_t i = 1; i <= sentence->token_count; i++) {
            if (i < t && sentence->tokens[i - 1].head == t - 1)
                sentence->tokens[i - 1].head = t;
            else if (i > t && sentence->tokens[i - 1].head == t)
                sentence->tokens[i - 1].head = verb;
        }
        name->head = t;
        name->deprel = "compound";
    }
}

/* "to free" with something to be freed behind it: "to free 15 hostages", "to free political prisoners", and
 * not "a return to free elections". */
static bool is_freed(const EntenteSentence *sentence, uint32_t free, uint32_t noun)
{
    static const char *const captives[] = {"hostage", "prisoner",  "detainee", "captive",   "soldier",
                                           "people",  "woman",     "child",    "civilian",  "journalist",
                                           "worker",  "activist",  "man",      "villager",  "fisherman",
                                           "sailor",  "hundred",   "thousand", "dozen",     "inmate",
                                           "leader",  "president", "member",   "protester", "student"};
    for (uint32_t i = free + 1; i < noun; i++) {
        const EntenteToken *token = &sentence->tokens[i - 1];
        if (token->head == noun && (repair_is(token, "nummod") || repair_is(token, "det") ||
                                    repair_is(token, "nmod:poss") || token->upos == ENTENTE_PROPN))
            return true;
    }
    const EntenteToken *token = &sentence->tokens[noun - 1];
    for (size_t i = 0; i < sizeof captives / sizeof *captives; i++)
        if (slice_is(token->lemma, captives[i]))
            return true;
    return false;
}

/* "agreed to free 15 hostages", "was to free prisoners" with hostages that are free: the word is a verb. */
static void freeing(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t < sentence->token_count; t++) {
        EntenteToken *free = &sentence->tokens[t - 1], *to = &sentence->tokens[t - 2];
        uint32_t noun = free->head;
        if (!repair_word_is(free, "free") || !repair_word_is(to, "to") || free->upos != ENTENTE_ADJ)
            continue;
        if (!repair_is(free, "amod") || noun <= t || to->head != noun || !is_freed(sentence, t, noun))
            continue;
        EntenteToken *freed = &sentence->tokens[noun - 1];
        free->head = freed->head;
        free->deprel = repair_is(freed, "obl") || repair_is(freed, "nmod") ? "xcomp" : freed->deprel;
        free->upos = ENTENTE_VERB;
        free->xpos = "VB";
        freed->head = t;
        freed->deprel = "obj";
        to->upos = ENTENTE_PART;
        to->deprel = "mark";
        for (uint32_t i = 1; i <= sentence->token_count; i++) {
            EntenteToken *token = &sentence->tokens[i - 1];
            bool behind = i > noun;
            if (token->head != noun || i == t || (i > t && !behind) ||
                (behind && (repair_is(token, "acl") || repair_is(token, "acl:relcl") ||
                            repair_is(token, "conj") || repair_is(token, "appos"))))
                continue;
            if (behind && repair_is(token, "nmod")) {
                uint32_t with = repair_child(sentence, i, "case", noun);
                if (!with || repair_word_is(&sentence->tokens[with - 1], "of"))
                    continue;
                token->deprel = "obl";
            }
            if (repair_is(token, "cop"))
                token->deprel = "aux";
            token->head = t;
        }
    }
}

/* "killing 33 people and kidnapping about 200" with a kidnapping as one more who was killed: a number right
 * behind counts those who were taken. */
static void joined_gerunds(EntenteSentence *sentence)
{
    static const struct {
        const char *form, *base;
    } verbs[] = {{"kidnapping", "kidnap"}, {"abducting", "abduct"}, {"killing", "kill"},
                 {"wounding", "wound"},    {"injuring", "injure"},  {"beheading", "behead"},
                 {"arresting", "arrest"},  {"capturing", "capture"}};
    for (uint32_t t = 2; t < sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t first = token->head;
        /* "killing 12 people and kidnapping 40": as if joined to the people */
        if (first && repair_is(&sentence->tokens[first - 1], "obj"))
            first = sentence->tokens[first - 1].head;
        if (token->upos != ENTENTE_NOUN || !repair_is(token, "conj") || !first || first >= t ||
            strcmp(sentence->tokens[first - 1].xpos, "VBG") != 0 || repair_child(sentence, t, "det", 1) ||
            repair_child(sentence, t, "amod", 1) || repair_child(sentence, t, "case", 1))
            continue;
        uint32_t whom = 0;
        for (uint32_t i = t + 1; i <= sentence->token_count && !whom; i++)
            if (sentence->tokens[i - 1].head == t && !repair_child(sentence, i, "case", t) &&
                (sentence->tokens[i - 1].upos == ENTENTE_NUM || sentence->tokens[i - 1].upos == ENTENTE_NOUN))
                whom = i;
        for (size_t i = 0; whom && i < sizeof verbs / sizeof *verbs; i++)
            if (slice_is(token->text, verbs[i].form)) {
                token->upos = ENTENTE_VERB;
                token->xpos = "VBG";
                token->lemma = entente_slice(verbs[i].base);
                token->head = first;
                sentence->tokens[whom - 1].deprel = "obj";
            }
    }
}

void repair_deeds(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    freeing(sentence);
    past_verbs(sentence);
    standing_nouns(sentence);
    deed_gerunds(sentence, lexicon);
    joined_gerunds(sentence);
    later_times(sentence);
    comma_participles(sentence);
    verbs_of_two(sentence, lexicon);
    seen_deeds(sentence);
    declared_names(sentence);
    days_before_object(sentence);
    slain_people(sentence);
    crossings(sentence);
    one_and_many(sentence);
}
