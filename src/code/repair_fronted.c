/* Phrases that open a sentence and have swallowed its subject. */
#include "base/slice.h"
#include "code/repair_inside.h"

#include <string.h>

/* A year, a weekday or a month, which names no kind of the noun after it. */
static bool is_date_word(const EntenteToken *token)
{
    static const char *const words[] = {"Monday",    "Tuesday", "Wednesday", "Thursday", "Friday",
                                        "Saturday",  "Sunday",  "January",   "February", "March",
                                        "April",     "May",     "June",      "July",     "August",
                                        "September", "October", "November",  "December"};
    EntenteSlice text = token->text;
    if (text.size == 4 && token->upos == ENTENTE_NUM && (text.data[0] == '1' || text.data[0] == '2'))
        return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slice_is(text, words[i]))
            return true;
    return false;
}

/* "In 1998 rebels blew up a pipeline", "On Monday police arrested four" with rebels and police as part of the
 * date: they are the subject that the verb lacks. */
static void fronted_dates(EntenteSentence *sentence)
{
    for (uint32_t t = 3; t < sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t verb = token->head, day = t - 1;
        /* "On Monday Israeli police" */
        while (day > 2 && sentence->tokens[day - 1].head == t &&
               (repair_is(&sentence->tokens[day - 1], "amod") ||
                repair_is(&sentence->tokens[day - 1], "nummod") ||
                (repair_is(&sentence->tokens[day - 1], "compound") &&
                 !is_date_word(&sentence->tokens[day - 1]))))
            day--;
        EntenteToken *date = &sentence->tokens[day - 1];
        if (token->upos != ENTENTE_NOUN || !repair_is(token, "obl") || verb <= t || verb > t + 3 ||
            date->head != t || !is_date_word(date))
            continue;
        uint32_t preposition = repair_child(sentence, t, "case", 1);
        bool subject = repair_child(sentence, verb, "nsubj", 1) ||
                       repair_child(sentence, verb, "nsubj:pass", 1) ||
                       repair_child(sentence, verb, "expl", 1);
        if (!preposition || preposition + 1 != day || subject ||
            sentence->tokens[verb - 1].upos != ENTENTE_VERB)
            continue;
        sentence->tokens[preposition - 1].head = day;
        date->head = verb;
        date->deprel = "obl";
        token->deprel = repair_child(sentence, verb, "aux:pass", 1) ? "nsubj:pass" : "nsubj";
    }
}

/* "The authorities on 16 May arrested him" with a May that might: behind a number it is the month. */
static void month_of_may(EntenteSentence *sentence)
{
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        EntenteToken *may = &sentence->tokens[t - 1], *day = &sentence->tokens[t - 2],
                     *on = &sentence->tokens[t - 3];
        if (!slice_is(may->text, "May") || !repair_is(may, "aux") || day->upos != ENTENTE_NUM || !may->head)
            continue;
        may->upos = ENTENTE_PROPN;
        may->xpos = "NNP";
        may->deprel = "obl";
        day->head = t;
        day->deprel = "nummod";
        if (on->upos == ENTENTE_ADP)
            on->head = t;
    }
}

/* "At the end of July Tuareg rebels attacked" with rebels of whom it is the end. */
static void fronted_spans(EntenteSentence *sentence)
{
    enum { FARTHEST = 7 };
    for (uint32_t t = 5; t < sentence->token_count && t <= FARTHEST + 2; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t span = token->head, verb = span && span < t ? sentence->tokens[span - 1].head : 0;
        if ((token->upos != ENTENTE_NOUN && token->upos != ENTENTE_PROPN) || !repair_is(token, "nmod") ||
            verb <= t || sentence->tokens[verb - 1].upos != ENTENTE_VERB ||
            !repair_is(&sentence->tokens[span - 1], "obl") || repair_child(sentence, verb, "nsubj", 1) ||
            repair_child(sentence, verb, "nsubj:pass", 1) || repair_child(sentence, verb, "expl", 1))
            continue;
        uint32_t of = repair_child(sentence, t, "case", 1);
        EntenteToken *date = of > span && of + 1 < t ? &sentence->tokens[of] : NULL;
        if (!date || date->head != t || !is_date_word(date))
            continue;
        sentence->tokens[of - 1].head = of + 1;
        date->head = span;
        date->deprel = "nmod";
        token->head = verb;
        token->deprel = repair_child(sentence, verb, "aux:pass", 1) ? "nsubj:pass" : "nsubj";
        return;
    }
}

/* "On 7 May Indian jets fired" with jets of "on 7 May": a day or month that follows a preposition of its own,
 * before a subject, is when it happened. */
static void fronted_days(EntenteSentence *sentence)
{
    /* the month hung on its day: the day is the month's */
    if (sentence->token_count > 4 && repair_word_is(&sentence->tokens[0], "On") &&
        sentence->tokens[1].upos == ENTENTE_NUM && sentence->tokens[1].head > 3 &&
        sentence->tokens[2].head == 2 && is_date_word(&sentence->tokens[2])) {
        sentence->tokens[2].head = sentence->tokens[1].head;
        sentence->tokens[1].head = sentence->tokens[0].head = 3;
    }
    for (uint32_t t = 2; t < sentence->token_count && t <= 4; t++) {
        EntenteToken *date = &sentence->tokens[t - 1];
        uint32_t subject = date->head;
        if (!is_date_word(date) || !subject || subject <= t || !repair_word_is(&sentence->tokens[0], "On"))
            continue;
        const EntenteToken *top = &sentence->tokens[subject - 1];
        bool numbers = true;
        for (uint32_t i = 2; i < t; i++)
            numbers = numbers && sentence->tokens[i - 1].upos == ENTENTE_NUM;
        if (!numbers || strncmp(top->deprel, "nsubj", 5) != 0 || top->head <= subject)
            continue;
        for (uint32_t i = 1; i < t; i++)
            sentence->tokens[i - 1].head = t;
        date->head = top->head;
        date->deprel = "obl";
    }
}

static bool on_place(void *context, LexiconHit hit)
{
    bool *found = context;
    *found = *found || hit.payload->kind == PAYLOAD_PLACE;
    return !*found;
}

/* "In Muzaffarabad traders went on strike" with traders as what it happened in: the town is that, where the
 * verb has no other subject. */
static void fronted_places(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 3; t < sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1], *place = &sentence->tokens[t - 2],
                     *preposition = &sentence->tokens[t - 3];
        uint32_t verb = token->head;
        if (token->upos != ENTENTE_NOUN || !repair_is(token, "obl") || verb <= t || verb > t + 3 ||
            place->head != t || !repair_word_is(preposition, "In") || preposition->head != t ||
            (strcmp(token->xpos, "NNS") != 0 && !lexicon_in_set(lexicon, token->lemma, "police")))
            continue;
        EntenteToken *above = &sentence->tokens[verb - 1];
        bool subject = repair_child(sentence, verb, "nsubj", 1) ||
                       repair_child(sentence, verb, "nsubj:pass", 1) ||
                       repair_child(sentence, verb, "expl", 1);
        /* "fired" may be either; what has an object and no auxiliary is no passive */
        bool finite = strcmp(above->xpos, "VBD") == 0 ||
                      (!above->head && repair_child(sentence, verb, "obj", t)) ||
                      strcmp(above->xpos, "VBZ") == 0 || strcmp(above->xpos, "VBP") == 0 ||
                      repair_child(sentence, verb, "aux", t) || repair_child(sentence, verb, "aux:pass", t);
        bool known = false;
        lexicon_find(lexicon, ROOT_NAMES, place->text, on_place, &known);
        bool capital = place->text.size > 2 && place->text.data[0] >= 'A' && place->text.data[0] <= 'Z';
        if (subject || !finite || above->upos != ENTENTE_VERB || !capital ||
            (!known && place->upos != ENTENTE_PROPN))
            continue;
        preposition->head = t - 1;
        place->upos = ENTENTE_PROPN;
        place->head = verb;
        place->deprel = "obl";
        token->deprel = repair_child(sentence, verb, "aux:pass", 1) ? "nsubj:pass" : "nsubj";
    }
}

/* The same with the month before the day: "On Sept. 11 gunmen attacked" with gunmen of whom there are 11. */
static void fronted_months(EntenteSentence *sentence)
{
    if (sentence->token_count < 6 || !repair_word_is(&sentence->tokens[0], "On") ||
        sentence->tokens[1].upos != ENTENTE_PROPN || sentence->tokens[2].upos != ENTENTE_NUM ||
        sentence->tokens[1].text.data[0] < 'A' || sentence->tokens[1].text.data[0] > 'Z')
        return;
    EntenteToken *on = &sentence->tokens[0], *month = &sentence->tokens[1], *day = &sentence->tokens[2],
                 *noun = &sentence->tokens[3];
    uint32_t verb = noun->head;
    bool date = day->text.size <= 2 && (is_date_word(month) || month->text.data[month->text.size - 1] == '.');
    if (!date || on->head != 4 || day->head != 4 || noun->upos != ENTENTE_NOUN || !repair_is(noun, "obl") ||
        verb <= 4 || verb > 7 || sentence->tokens[verb - 1].upos != ENTENTE_VERB ||
        repair_child(sentence, verb, "nsubj", 1) || repair_child(sentence, verb, "nsubj:pass", 1) ||
        repair_child(sentence, verb, "expl", 1))
        return;
    on->head = 2;
    day->head = 2;
    month->head = verb;
    month->deprel = "obl";
    noun->deprel = repair_child(sentence, verb, "aux:pass", 1) ? "nsubj:pass" : "nsubj";
}

/* Whether the verb is finite and has no subject. */
static bool lacks_subject(const EntenteSentence *sentence, uint32_t verb)
{
    const EntenteToken *token = &sentence->tokens[verb - 1];
    bool finite = strcmp(token->xpos, "VBD") == 0 || strcmp(token->xpos, "VBZ") == 0 ||
                  strcmp(token->xpos, "VBP") == 0 || repair_child(sentence, verb, "aux", 1);
    return token->upos == ENTENTE_VERB && finite &&
           (repair_is(token, "root") || repair_is(token, "ccomp") || repair_is(token, "parataxis")) &&
           !repair_child(sentence, verb, "nsubj", 1) && !repair_child(sentence, verb, "nsubj:pass", 1) &&
           !repair_child(sentence, verb, "expl", 1) && !repair_child(sentence, verb, "csubj", 1);
}

/* "As a mediator between the army and the rebels, Kenya called" with Kenya as another word for the rebels:
 * what stands between a comma and a verb that has no subject is that. */
static void fronted_phrases(EntenteSentence *sentence)
{
    enum { DEEPEST = 12 };
    for (uint32_t verb = 4; verb <= sentence->token_count; verb++) {
        if (sentence->tokens[verb - 1].upos != ENTENTE_VERB || !lacks_subject(sentence, verb))
            continue;
        uint32_t last = verb - 1;
        while (last > 1 && sentence->tokens[last - 1].head == verb &&
               (repair_is(&sentence->tokens[last - 1], "aux") ||
                repair_is(&sentence->tokens[last - 1], "aux:pass") ||
                repair_is(&sentence->tokens[last - 1], "advmod")))
            last--;
        uint32_t subject = 0;
        for (uint32_t t = last, steps = 0; t && t != verb && steps < DEEPEST; steps++) {
            if (repair_is(&sentence->tokens[t - 1], "appos"))
                subject = t;
            t = sentence->tokens[t - 1].head;
        }
        uint32_t comma = subject ? repair_child(sentence, subject, "punct", 1) : 0;
        if (!comma || comma >= subject || !repair_word_is(&sentence->tokens[comma - 1], ","))
            continue;
        sentence->tokens[subject - 1].head = verb;
        sentence->tokens[subject - 1].deprel =
            repair_child(sentence, verb, "aux:pass", 1) ? "nsubj:pass" : "nsubj";
    }
}

/* "On Thursday Ada Moreau, the envoy, and the minister met", "and on the same day Chad, whose ..., offered"
 * with Moreau and Chad as part of the day: they are the subject, and what was taken for one is another word
 * for it. */
static void fronted_names(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 3; t < sentence->token_count; t++) {
        EntenteToken *name = &sentence->tokens[t - 1];
        uint32_t verb = name->head, day = repair_child(sentence, t, "compound", 1);
        if (name->upos != ENTENTE_PROPN || !repair_is(name, "obl") || verb <= t ||
            sentence->tokens[verb - 1].upos != ENTENTE_VERB || !day || day >= t || day < 2)
            continue;
        EntenteToken *date = &sentence->tokens[day - 1];
        if (!is_date_word(date) && !lexicon_in_set(lexicon, date->lemma, "time"))
            continue;
        uint32_t first = day;
        while (first > 1 && sentence->tokens[first - 2].upos != ENTENTE_ADP &&
               (sentence->tokens[first - 2].head == day || sentence->tokens[first - 2].head == t) &&
               sentence->tokens[first - 2].upos != ENTENTE_PUNCT)
            first--;
        EntenteToken *preposition = first > 1 ? &sentence->tokens[first - 2] : NULL;
        if (!preposition || preposition->upos != ENTENTE_ADP ||
            (preposition->head != t && preposition->head != day))
            continue;
        uint32_t subject = repair_child(sentence, verb, "nsubj", 1);
        bool apposed = subject > t && subject < verb && repair_child(sentence, subject, "det", t) > t &&
                       repair_word_is(&sentence->tokens[repair_child(sentence, subject, "det", t) - 2], ",");
        if ((subject && !apposed) || repair_child(sentence, verb, "nsubj:pass", 1))
            continue;
        if (subject) {
            sentence->tokens[subject - 1].head = t;
            sentence->tokens[subject - 1].deprel = "appos";
        }
        for (uint32_t i = first - 1; i < day; i++)
            sentence->tokens[i - 1].head = day;
        date->head = verb;
        date->deprel = "obl";
        name->deprel = repair_child(sentence, verb, "aux:pass", 1) ? "nsubj:pass" : "nsubj";
    }
}

/* A gerund that names a fight. NULL: it is none. */
static const char *fight_named(const EntenteToken *token)
{
    static const char *const names[] = {"fighting", "shooting", "shelling", "bombing", "looting", "rioting"};
    for (size_t i = 0; i < sizeof names / sizeof *names && strcmp(token->xpos, "VBG") == 0; i++)
        if (slice_is(token->text, names[i]) ||
            (token->text.size && (token->text.data[0] | 0x20) == names[i][0] &&
             token->text.size == strlen(names[i]) &&
             memcmp(token->text.data + 1, names[i] + 1, token->text.size - 1) == 0))
            return names[i];
    return NULL;
}

/* "Fighting raged near the border", "Fighting in Tripoli resumed", "On Monday, shelling began" with somebody
 * who fights: it is what raged. */
static void fighting_subjects(EntenteSentence *sentence)
{
    for (uint32_t t = 1; t + 1 < sentence->token_count; t++) {
        EntenteToken *fight = &sentence->tokens[t - 1], *next = &sentence->tokens[t];
        const char *name = fight_named(fight);
        if (!name || repair_child(sentence, t, "obj", 1))
            continue;
        bool swapped = t == 1 && repair_is(fight, "root") && next->head == 1 && repair_is(next, "xcomp") &&
                       (strcmp(next->xpos, "VBN") == 0 || strcmp(next->xpos, "VBD") == 0);
        if (swapped) {
            next->head = 0;
            next->deprel = "root";
            next->xpos = "VBD";
            fight->head = 2;
            for (uint32_t i = 3; i <= sentence->token_count; i++)
                if (sentence->tokens[i - 1].head == 1)
                    sentence->tokens[i - 1].head = 2;
        } else if (!repair_is(fight, "csubj") && !repair_is(fight, "nsubj")) {
            continue;
        }
        fight->upos = ENTENTE_NOUN;
        fight->xpos = "NN";
        fight->deprel = "nsubj";
        fight->lemma = entente_slice(name);
        for (uint32_t i = t + 1; i <= sentence->token_count; i++)
            if (sentence->tokens[i - 1].head == t && repair_is(&sentence->tokens[i - 1], "obl"))
                sentence->tokens[i - 1].deprel = "nmod";
    }
}

/* The verb of which a gerund is a form, where only its ending was added ("meeting"); its text is the
 * gerund's. */
static bool is_gerund(const EntenteLexicon *lexicon, const EntenteToken *token, EntenteSlice *lemma)
{
    enum { ENDING = 3, LEAST = 6 };
    if (token->text.size < LEAST || memcmp(token->text.data + token->text.size - ENDING, "ing", ENDING) != 0)
        return false;
    EntenteToken verb = *token;
    *lemma = verb.lemma = (EntenteSlice){token->text.data, token->text.size - ENDING};
    return repair_known_verb(lexicon, &verb);
}

/* "Meeting in Astana, the presidents signed" with the meeting as a noun: they met, and signed. */
static void fronted_gerunds(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    EntenteToken *token = sentence->token_count > 4 ? &sentence->tokens[0] : NULL;
    EntenteSlice lemma;
    if (!token || token->upos != ENTENTE_NOUN || !repair_is(token, "advcl") || token->head < 4 ||
        sentence->tokens[token->head - 1].upos != ENTENTE_VERB || !is_gerund(lexicon, token, &lemma))
        return;
    token->upos = ENTENTE_VERB;
    token->xpos = "VBG";
    token->lemma = lemma;
}

/* "On 12 June fighters of the front and the army clashed" with fighters of "on 12 June": numbers and months
 * right behind the preposition are the date, and the noun that has swallowed it is the subject that the verb
 * lacks. */
static void fronted_numbers(EntenteSentence *sentence)
{
    const EntenteToken *first = sentence->token_count > 5 ? &sentence->tokens[0] : NULL;
    if (!first || (!repair_word_is(first, "On") && !repair_word_is(first, "In")))
        return;
    uint32_t last = 1, month = 0, noun = first->head;
    while (last + 2 < sentence->token_count &&
           (sentence->tokens[last].upos == ENTENTE_NUM || is_date_word(&sentence->tokens[last]))) {
        last++;
        if (sentence->tokens[last - 1].upos == ENTENTE_PROPN)
            month = last;
    }
    if (last < 3 || !month || noun <= last)
        return;
    EntenteToken *token = &sentence->tokens[noun - 1];
    uint32_t verb = token->head;
    if (!repair_is(token, "obl") || verb <= noun || sentence->tokens[verb - 1].upos != ENTENTE_VERB ||
        (token->upos != ENTENTE_NOUN && token->upos != ENTENTE_PROPN) ||
        repair_child(sentence, verb, "nsubj", 1) || repair_child(sentence, verb, "nsubj:pass", 1) ||
        repair_child(sentence, verb, "expl", 1))
        return;
    for (uint32_t t = 1; t <= last; t++)
        sentence->tokens[t - 1].head = month;
    sentence->tokens[month - 1].head = verb;
    sentence->tokens[month - 1].deprel = "obl";
    token->deprel = repair_child(sentence, verb, "aux:pass", 1) ? "nsubj:pass" : "nsubj";
}

/* The last token of a date that begins at a token: "10 Feb.", "March 3", "Tuesday 4 July 2023"; 0: none does.
 */
static uint32_t date_from(const EntenteSentence *sentence, uint32_t first)
{
    static const char *const months[] = {"Jan", "Feb", "Mar",  "Apr", "Jun", "Jul",
                                         "Aug", "Sep", "Sept", "Oct", "Nov", "Dec"};
    enum { LONGEST = 6 };
    bool number = false, name = false;
    uint32_t t = first;
    for (; t <= sentence->token_count && t < first + LONGEST; t++) {
        EntenteSlice text = sentence->tokens[t - 1].text;
        bool month = is_date_word(&sentence->tokens[t - 1]) && text.size != 4;
        month = month || (text.size == 4 && (slice_is(text, "June") || slice_is(text, "July")));
        for (size_t i = 0; i < sizeof months / sizeof *months; i++)
            month = month || slice_is(text, months[i]) ||
                    (text.size > 1 && text.data[text.size - 1] == '.' &&
                     slice_is((EntenteSlice){text.data, text.size - 1}, months[i]));
        bool digits = text.size && (text.size <= 2 || text.size == 4);
        for (size_t i = 0; i < text.size; i++)
            digits = digits && text.data[i] >= '0' && text.data[i] <= '9';
        if (!month && !digits && !(name && slice_is(text, ".")) && !(name && slice_is(text, ",")))
            break;
        number = number || digits;
        name = name || month;
    }
    return number && name ? t - 1 : 0;
}

static bool is_label_mark(const EntenteToken *token)
{
    return repair_word_is(token, ":") || repair_word_is(token, "-") || repair_word_is(token, "--") ||
           repair_word_is(token, "\xe2\x80\x93") || repair_word_is(token, "\xe2\x80\x94");
}

/* The clause behind the label that ends at a token: its verb, else what hangs on the label; 0: none. */
static uint32_t clause_behind(const EntenteSentence *sentence, uint32_t label)
{
    uint32_t top = 0;
    for (uint32_t t = label + 1; t <= sentence->token_count; t++) {
        const EntenteToken *token = &sentence->tokens[t - 1];
        bool verb = token->upos == ENTENTE_VERB || token->upos == ENTENTE_AUX;
        if (token->head > label || token->upos == ENTENTE_PUNCT)
            continue;
        if (!top || (verb && sentence->tokens[top - 1].upos != ENTENTE_VERB))
            top = t;
    }
    return top;
}

/* "10 Feb. - Two men were killed", "Gaza: 5 July - Five rockets were fired" with men that are February's: the
 * date is the clause's, and what stands behind the dash is a clause of its own. */
static void dated_entries(EntenteSentence *sentence)
{
    enum { NAME = 4 };
    uint32_t first = 1;
    for (uint32_t t = 2; t <= NAME + 1 && t < sentence->token_count && first == 1; t++)
        if (repair_word_is(&sentence->tokens[t - 1], ":"))
            first = date_from(sentence, t + 1) ? t + 1 : first;
    uint32_t last = date_from(sentence, first), mark = last + 1;
    if (!last || mark >= sentence->token_count || !is_label_mark(&sentence->tokens[mark - 1]))
        return;
    uint32_t clause = clause_behind(sentence, mark);
    if (!clause || sentence->tokens[clause - 1].upos != ENTENTE_VERB)
        return;
    for (uint32_t t = mark + 1; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t above = token->head <= mark && token->head ? sentence->tokens[token->head - 1].head : 0;
        if (token->head > mark || t == clause)
            continue;
        /* "5 July - Five rockets", the number hung on the day */
        bool number = token->upos == ENTENTE_NUM && above > t;
        token->head = number ? above : clause;
        if (number)
            token->deprel = "nummod";
    }
    if (first > 1) {
        EntenteToken *name = &sentence->tokens[first - 3];
        for (uint32_t t = 1; t + 2 < first; t++)
            if (sentence->tokens[t - 1].head >= first - 1 || !sentence->tokens[t - 1].head)
                sentence->tokens[t - 1].head = first - 2;
        name->head = clause;
        name->deprel = "dep";
    }
    for (uint32_t t = first > 1 ? first - 1 : 1; t <= mark; t++) {
        sentence->tokens[t - 1].head = t == last ? clause : last;
        sentence->tokens[t - 1].deprel = t == last                                       ? "obl:unmarked"
                                         : sentence->tokens[t - 1].upos == ENTENTE_PUNCT ? "punct"
                                                                                         : "nummod";
    }
    sentence->tokens[clause - 1].head = 0;
    sentence->tokens[clause - 1].deprel = "root";
}

/* "Hosted by Borrell, Vucic and Kurti held talks" with three hosts: behind the comma stand those of a verb
 * that has no subject. */
static void swallowed_subjects(EntenteSentence *sentence)
{
    EntenteToken *opener = sentence->token_count > 6 ? &sentence->tokens[0] : NULL;
    uint32_t verb = opener ? opener->head : 0;
    bool participle = opener && (strcmp(opener->xpos, "VBN") == 0 || strcmp(opener->xpos, "VBG") == 0);
    if (!verb || !participle || !repair_is(opener, "advcl") || verb < 5 ||
        repair_child(sentence, verb, "nsubj", 1) || repair_child(sentence, verb, "nsubj:pass", 1) ||
        repair_child(sentence, verb, "expl", 1) || sentence->tokens[verb - 1].upos != ENTENTE_VERB)
        return;
    uint32_t subject = 0, host = 0;
    for (uint32_t t = 3; t < verb; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        if (!repair_is(token, "conj") || !repair_is_nominal(token))
            continue;
        if (subject && token->head == host) {
            token->head = subject;
        } else if (!subject && token->head < t && repair_child(sentence, t, "punct", 1) &&
                   sentence->tokens[token->head - 1].head == 1) {
            host = token->head;
            subject = t;
            token->head = verb;
            token->deprel = "nsubj";
        }
    }
}

/* "Thanks to Qatari mediation, Chad and Niger agreed" with thanks for whoever agrees: a preposition of two
 * words, and those behind the comma agree. */
static void thanks_to(EntenteSentence *sentence)
{
    EntenteToken *thanks = sentence->token_count > 6 ? &sentence->tokens[0] : NULL;
    EntenteToken *to = thanks ? &sentence->tokens[1] : NULL;
    uint32_t noun = to ? to->head : 0, verb = thanks ? thanks->head : 0;
    if (!verb || !slice_is(thanks->lemma, "thanks") || !repair_word_is(to, "to") || noun < 3 || verb <= noun)
        return;
    sentence->tokens[noun - 1].head = verb;
    sentence->tokens[noun - 1].deprel = "obl";
    thanks->head = to->head = noun;
    thanks->deprel = "case";
    thanks->upos = ENTENTE_ADP;
    to->deprel = "fixed";
    bool own = repair_child(sentence, verb, "nsubj", 1) || repair_child(sentence, verb, "nsubj:pass", 1);
    uint32_t first = own ? 0 : repair_child(sentence, noun, "conj", noun);
    if (!first || first > verb || !repair_child(sentence, first, "punct", noun))
        return;
    sentence->tokens[first - 1].head = verb;
    sentence->tokens[first - 1].deprel = "nsubj";
}

void repair_fronted(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    dated_entries(sentence);
    fighting_subjects(sentence);
    swallowed_subjects(sentence);
    thanks_to(sentence);
    fronted_gerunds(sentence, lexicon);
    fronted_phrases(sentence);
    month_of_may(sentence);
    fronted_dates(sentence);
    fronted_spans(sentence);
    fronted_names(sentence, lexicon);
    fronted_numbers(sentence);
    fronted_days(sentence);
    fronted_months(sentence);
    fronted_places(sentence, lexicon);
}
