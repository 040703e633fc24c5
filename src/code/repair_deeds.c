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

/* "Militants overran the base" with a preposition, "a rocket tore through a house" with a kind of tore: what
 * is a verb's past alone. */
static void past_verbs(EntenteSentence *sentence)
{
    static const struct {
        const char *form, *base;
    } verbs[] = {{"overran", "overrun"}, {"overthrew", "overthrow"}, {"outgunned", "outgun"},
                 {"tore", "tear"},       {"swore", "swear"},         {"trod", "tread"},
                 {"strode", "stride"},   {"shrank", "shrink"},       {"forswore", "forswear"}};
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
            if (token->upos != ENTENTE_VERB && repair_word_is(token, verbs[i].form)) {
                if (token->upos == ENTENTE_NOUN)
                    hang_on_verb(sentence, t);
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

void repair_deeds(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    past_verbs(sentence);
    standing_nouns(sentence);
    deed_gerunds(sentence, lexicon);
    later_times(sentence);
    comma_participles(sentence);
    verbs_of_two(sentence, lexicon);
    seen_deeds(sentence);
    declared_names(sentence);
}
