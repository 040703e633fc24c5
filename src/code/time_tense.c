#include "code/time_tense.h"

#include "base/slice.h"

#include <string.h>

static const EntenteToken *token_at(const EntenteSentence *sentence, uint32_t token)
{
    return &sentence->tokens[token - 1];
}

/* Whether the slice is one of several lower-case words, parted by spaces, whatever its own case. */
static bool is_any(EntenteSlice text, const char *words)
{
    for (const char *at = words; *at;) {
        size_t size = strcspn(at, " "), same = 0;
        while (size == text.size && same < size &&
               (text.data[same] >= 'A' && text.data[same] <= 'Z' ? (char)(text.data[same] + 32)
                                                                 : text.data[same]) == at[same])
            same++;
        if (size == text.size && same == size)
            return true;
        at += size + (at[size] == ' ');
    }
    return false;
}

/* Verbs whose complement lies ahead, and verbs that move something to a later date. */
static const char FORWARD[] = "plan schedule expect set slate agree want intend aim hope promise vow pledge "
                              "ask urge invite call order prepare "
                              "propose predict forecast threaten postpone delay adjourn extend defer due "
                              "announce offer consider seek demand "
                              "decide go need wait like ready poise want";
static const char MOVED[] =
    "schedule plan postpone delay adjourn extend set expect slate defer move push remand suspend "
    "propose reschedule due call bring";
/* Verbs whose present tense tells of what is to come, even in a headline. */
static const char SCHEDULED[] =
    "open begin start arrive visit hold resume vote close end run leave be plan face";
/* Verbs of judging: their present tense, in statements, is about what has happened. */
static const char JUDGING[] =
    "condemn denounce deplore welcome regret recall thank accuse reject note commend praise "
    "protest applaud criticize criticise";
/* Whose past tense looks like the present. */
static const char UNCHANGED[] = "set put hit cut shut let quit hurt spread beat cast split read";
static const char MODALS[] =
    "will shall 'll \xe2\x80\x99ll wo sha would may might could can should must 'd ca";

/* A headline has no full stop, and tells the past in the present tense. */
static bool is_headline(const EntenteSentence *sentence)
{
    EntenteSlice last = token_at(sentence, (uint32_t)sentence->token_count)->text;
    char c = last.data[last.size - 1];
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool begins(const char *deprel, const char *relation)
{
    size_t size = strlen(relation);
    return strncmp(deprel, relation, size) == 0 && (!deprel[size] || deprel[size] == ':');
}

/* What the auxiliaries of a predicate tell; TENSE_NONE where it has none. `to`: it is a to-infinitive. */
static Tense tense_of_auxiliaries(const EntenteSentence *sentence, uint32_t predicate, bool *to)
{
    bool modal = false, have = false, now = false, past = false, present = false;
    *to = false;
    uint32_t from = predicate > 12 ? predicate - 12 : 1;
    uint32_t until = predicate + 4 < sentence->token_count ? predicate + 4 : (uint32_t)sentence->token_count;
    for (uint32_t t = from; t <= until; t++) {
        const EntenteToken *token = token_at(sentence, t);
        bool caliphate = token->text.size == 2 && memcmp(token->text.data, "IS", 2) == 0;
        if (token->head != predicate || caliphate)
            continue;
        if (begins(token->deprel, "mark") && is_any(token->text, "to"))
            *to = true;
        if (!begins(token->deprel, "aux") && !begins(token->deprel, "cop"))
            continue;
        if (is_any(token->text, MODALS))
            modal = true;
        else if (is_any(token->text, "have has had having 've")) {
            have = true;
            now = is_any(token->text, "have has 've");
        } else if (is_any(token->text, "was were did been"))
            past = true;
        else if (is_any(token->text, "is are am 's 're do does"))
            present = true;
    }
    /* "has invited them to talks on Sunday": the perfect has no day of its own */
    if (have && now && !*to && !modal && is_any(token_at(sentence, predicate)->lemma, FORWARD))
        return TENSE_FUTURE;
    if (have) { /* "is said to have happened" */
        *to = false;
        return TENSE_PAST;
    }
    return modal ? TENSE_FUTURE : past ? TENSE_PAST : present ? TENSE_PRESENT : TENSE_NONE;
}

static bool is_predicate(const EntenteSentence *sentence, uint32_t token)
{
    uint8_t upos = token_at(sentence, token)->upos;
    bool to;
    return upos == ENTENTE_VERB || upos == ENTENTE_AUX ||
           tense_of_auxiliaries(sentence, token, &to) != TENSE_NONE;
}

static uint32_t predicate_above(const EntenteSentence *sentence, uint32_t token)
{
    for (size_t steps = 0; token && token <= sentence->token_count && steps <= sentence->token_count;
         steps++) {
        if (is_predicate(sentence, token))
            return token;
        token = token_at(sentence, token)->head;
    }
    return 0;
}

static Tense tense_of(const EntenteSentence *sentence, uint32_t predicate, unsigned depth)
{
    enum { DEEPEST = 4 };
    const EntenteToken *token = token_at(sentence, predicate);
    bool to;
    Tense tense = tense_of_auxiliaries(sentence, predicate, &to);
    if (tense != TENSE_NONE && !to)
        return tense;
    /* "two bombs tore through" is tagged as a present */
    bool other = strcmp(token->xpos, "VBP") == 0 && token->upos == ENTENTE_VERB && token->text.size > 2 &&
                 token->text.data[0] >= 'a' && !slice_equal(token->text, token->lemma);
    if (!to && (strcmp(token->xpos, "VBD") == 0 || other))
        return TENSE_PAST;
    bool unchanged = (strcmp(token->xpos, "VBP") == 0 || strcmp(token->xpos, "VB") == 0) &&
                     is_any(token->lemma, UNCHANGED);
    if (!to && (unchanged || (token->xpos[0] == 'V' && is_any(token->lemma, JUDGING))) && tense == TENSE_NONE)
        return TENSE_PAST;
    if (!to && (strcmp(token->xpos, "VBZ") == 0 || strcmp(token->xpos, "VBP") == 0))
        return is_headline(sentence) && !is_any(token->lemma, SCHEDULED) ? TENSE_PAST : TENSE_PRESENT;
    if (!to && strcmp(token->xpos, "VBN") == 0)
        return is_any(token->lemma, "schedule plan expect slate set propose") ? TENSE_FUTURE : TENSE_PAST;
    uint32_t above = depth < DEEPEST ? predicate_above(sentence, token->head) : 0;
    if (!above)
        return to ? TENSE_FUTURE : TENSE_NONE;
    Tense outer = tense_of(sentence, above, depth + 1);
    bool forward =
        is_any(token_at(sentence, above)->lemma, FORWARD) ||
        (token->head != above && is_any(token_at(sentence, token->head)->lemma,
                                        "plan talk meeting vote summit deadline intention proposal agreement "
                                        "decision date due set ready likely able"));
    return to && (forward || outer == TENSE_PRESENT) ? TENSE_FUTURE : outer;
}

/* The token whose head lies outside. */
static uint32_t top_of(const EntenteSentence *sentence, uint32_t first, uint32_t last)
{
    uint32_t top = last;
    for (uint32_t t = first; t <= last; t++) {
        uint32_t up = token_at(sentence, t)->head;
        if (up < first || up > last)
            top = t;
    }
    return top;
}

static bool is_tagged(const EntenteSentence *sentence)
{
    return token_at(sentence, 1)->upos != ENTENTE_UPOS_NONE;
}

bool tense_is_direct(const EntenteSentence *sentence, uint32_t first, uint32_t last)
{
    if (!is_tagged(sentence))
        return false;
    uint32_t above = token_at(sentence, top_of(sentence, first, last))->head;
    return above && above <= sentence->token_count && token_at(sentence, above)->upos == ENTENTE_VERB;
}

/* "ahead of Friday's vote" */
static bool is_ahead(const EntenteSentence *sentence, uint32_t first)
{
    return first > 2 && is_any(token_at(sentence, first - 2)->text, "ahead advance");
}

static Tense tense_by_tree(const EntenteSentence *sentence, uint32_t first, uint32_t last)
{
    uint32_t head = top_of(sentence, first, last);
    const EntenteToken *before = first > 1 ? token_at(sentence, first - 1) : NULL;
    bool onward = before && is_any(before->text, "for until till to");
    for (uint32_t t = first > 4 ? first - 4 : 1; t < first; t++)
        if (is_any(token_at(sentence, t)->text, "upcoming forthcoming scheduled planned due"))
            return TENSE_FUTURE;
    uint32_t predicate = predicate_above(sentence, token_at(sentence, head)->head);
    if (!predicate)
        return onward ? TENSE_FUTURE : TENSE_NONE;
    if (onward && is_any(token_at(sentence, predicate)->lemma, MOVED))
        return TENSE_FUTURE;
    return tense_of(sentence, predicate, 0);
}

/* ---- without tags ---- */

static Tense tense_of_word(EntenteSlice text)
{
    if (is_any(
            text,
            "will shall 'll \xe2\x80\x99ll would may might could should must scheduled expected planned due "
            "plans upcoming postponed adjourned"))
        return TENSE_FUTURE;
    if (is_any(
            text,
            "was were had has have did said met held began took gave came went won lost fell rose told found "
            "left made saw struck shot hit fought broke drove flew sent spoke led put set withdrew"))
        return TENSE_PAST;
    return text.size > 4 && memcmp(text.data + text.size - 2, "ed", 2) == 0 ? TENSE_PAST : TENSE_NONE;
}

static Tense tense_by_words(const EntenteSentence *sentence, uint32_t first, uint32_t last)
{
    for (uint32_t t = first - 1; t >= 1; t--) {
        Tense tense = tense_of_word(token_at(sentence, t)->text);
        if (tense == TENSE_PAST && t > 1) /* "will have ended" */
            for (uint32_t k = t - 1; k >= 1 && k + 3 > t; k--)
                if (is_any(token_at(sentence, k)->text, "will would"))
                    tense = TENSE_FUTURE;
        if (tense != TENSE_NONE)
            return tense;
    }
    for (uint32_t t = last + 1; t <= sentence->token_count; t++) {
        Tense tense = tense_of_word(token_at(sentence, t)->text);
        if (tense != TENSE_NONE)
            return tense;
    }
    return TENSE_NONE;
}

Tense tense_around(const EntenteSentence *sentence, uint32_t first, uint32_t last)
{
    if (is_ahead(sentence, first))
        return TENSE_FUTURE;
    return is_tagged(sentence) ? tense_by_tree(sentence, first, last) : tense_by_words(sentence, first, last);
}
