/* Enumerations: whoever is named in a row did the same, and hangs on the first of them. */
#include "base/slice.h"
#include "code/repair_inside.h"

#include <string.h>

/* "the United States, the European Union and Britain" with Britain joined to the Union alone: all are joined
 * to the first. */
static void flat_chains(EntenteSentence *sentence)
{
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t before = token->head;
        if (!repair_is(token, "conj") || !repair_is_nominal(token) || !before || before >= t)
            continue;
        const EntenteToken *link = &sentence->tokens[before - 1];
        if (repair_is(link, "conj") && repair_is_nominal(link) && link->head && link->head < before &&
            repair_is_nominal(&sentence->tokens[link->head - 1]) && link->upos == token->upos &&
            !repair_child(sentence, before, "cc", 1))
            token->head = link->head;
    }
}

/* "the United States, the European Union and Britain" with the Union as another name of the States. */
static void listed_names(EntenteSentence *sentence)
{
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t first = token->head, last = repair_child(sentence, t, "conj", t);
        uint32_t of = last ? 0 : repair_child(sentence, t, "nmod", t);
        if (of) /* "the Organisation of Islamic Cooperation and Saudi Arabia" */
            last = repair_child(sentence, of, "conj", of);
        /* "Libya, the Liberation Organization and Iraq": Iraq joined to Libya, and no comma behind the other
         */
        uint32_t cc = 0;
        for (uint32_t i = t; !last && first && first < t && i <= sentence->token_count; i++)
            if (sentence->tokens[i - 1].head == first && repair_is(&sentence->tokens[i - 1], "conj")) {
                last = i;
                cc = repair_child(sentence, last, "cc", t);
                if (!cc || repair_word_is(&sentence->tokens[cc - 2], ","))
                    last = 0;
                break;
            }
        if (!repair_is(token, "appos") || token->upos != ENTENTE_PROPN || !first || first >= t || !last ||
            sentence->tokens[first - 1].upos != ENTENTE_PROPN ||
            sentence->tokens[last - 1].upos != ENTENTE_PROPN || !repair_child(sentence, last, "cc", t))
            continue;
        token->deprel = "conj";
        sentence->tokens[last - 1].head = first;
    }
}

/* "Their ministers, A and B," with B joined to the ministers: names are joined to names. */
static void joined_names(EntenteSentence *sentence)
{
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t noun = token->head;
        if (!repair_is(token, "conj") || token->upos != ENTENTE_PROPN || !noun || noun >= t ||
            sentence->tokens[noun - 1].upos != ENTENTE_NOUN ||
            strcmp(sentence->tokens[noun - 1].xpos, "NNS") != 0)
            continue;
        uint32_t name = repair_child(sentence, noun, "appos", noun + 1);
        const EntenteToken *comma = &sentence->tokens[noun];
        if (name && name < t && sentence->tokens[name - 1].upos == ENTENTE_PROPN &&
            repair_word_is(comma, ","))
            token->head = name;
    }
}

/* "spoke with Ada Moreau, who was in Oslo, and with the president" with the president joined to Oslo: what is
 * joined with its preposition is joined to a phrase that has the same. */
static void same_prepositions(EntenteSentence *sentence)
{
    for (uint32_t t = 4; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t own = repair_child(sentence, t, "case", 1), above = token->head;
        if (!repair_is(token, "conj") || !repair_is_nominal(token) || !above || above >= t || !own ||
            own < 3 || own > t || sentence->tokens[own - 2].upos != ENTENTE_CCONJ)
            continue;
        EntenteSlice word = sentence->tokens[own - 1].text;
        bool verb = sentence->tokens[above - 1].upos == ENTENTE_VERB;
        /* joined to the verb: the last phrase under it that has the same */
        for (uint32_t i = own - 2; verb && i > above; i--) {
            const EntenteToken *other = &sentence->tokens[i - 1];
            if (repair_is(other, "case") && slice_equal(other->text, word) && other->head < own &&
                other->head > i && repair_is_nominal(&sentence->tokens[other->head - 1])) {
                token->head = other->head;
                break;
            }
        }
        for (uint32_t steps = 0; !verb && above && above < t && steps < 4; steps++) {
            uint32_t other = repair_child(sentence, above, "case", 1);
            if (other && other < above && slice_equal(sentence->tokens[other - 1].text, word)) {
                token->head = above;
                break;
            }
            above = sentence->tokens[above - 1].head;
        }
    }
}

/* "Rebels of the FDLR and Burundian soldiers fought" with rebels of soldiers: who has a nation of his own is
 * joined to the rebels. */
static void joined_roles(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 5; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t name = token->head, nation = repair_child(sentence, t, "amod", 1);
        if (!nation)
            nation = repair_child(sentence, t, "compound", 1);
        /* "fighters of the front and the Chadian army": an army with its own article */
        bool one = strcmp(token->xpos, "NN") == 0 && repair_child(sentence, t, "det", 1);
        if (!repair_is(token, "conj") || (strcmp(token->xpos, "NNS") != 0 && !one) || !name || name >= t ||
            !nation || !repair_is_nominal(&sentence->tokens[name - 1]) ||
            strcmp(sentence->tokens[name - 1].xpos, "NNS") == 0 ||
            !repair_is(&sentence->tokens[name - 1], "nmod") || repair_child(sentence, t, "case", 1))
            continue;
        if (one && !repair_is_role(lexicon, token->lemma))
            continue;
        const EntenteToken *adjective = &sentence->tokens[nation - 1];
        uint32_t noun = sentence->tokens[name - 1].head;
        bool capital =
            adjective->text.size && adjective->text.data[0] >= 'A' && adjective->text.data[0] <= 'Z';
        if (!capital || !noun || noun >= name || strcmp(sentence->tokens[noun - 1].xpos, "NNS") != 0)
            continue;
        if (repair_is_role(lexicon, sentence->tokens[noun - 1].lemma))
            token->head = noun;
    }
}

/* The word right before "together with", "along with", "alongside", ", joined by" that ends at `t`; 0: they
 * do not stand there. */
static uint32_t before_together(const EntenteSentence *sentence, uint32_t t)
{
    const EntenteToken *token = &sentence->tokens[t - 1];
    uint32_t first = 0;
    if (repair_word_is(token, "alongside"))
        first = t;
    else if (t > 2 && repair_word_is(token, "by") && repair_word_is(&sentence->tokens[t - 2], "joined") &&
             repair_word_is(&sentence->tokens[t - 3], ","))
        first = t - 1;
    else if (t > 1 && repair_word_is(token, "with") &&
             (repair_word_is(&sentence->tokens[t - 2], "together") ||
              repair_word_is(&sentence->tokens[t - 2], "along")))
        first = t - 1;
    if (first < 2)
        return 0;
    uint32_t before = first - 1;
    if (before > 1 && repair_word_is(&sentence->tokens[before - 1], ","))
        before--;
    return before;
}

/* "Chad, together with Ghana, sent troops", "was signed by Chad, along with Ghana": both did. */
static void together(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *with = &sentence->tokens[t - 1];
        uint32_t before = before_together(sentence, t), other = with->head;
        if (!before || !repair_is(with, "case") || other <= t ||
            !repair_is_nominal(&sentence->tokens[other - 1]))
            continue;
        uint32_t party = before;
        for (uint32_t steps = 0; party && steps < 8; steps++) {
            const EntenteToken *token = &sentence->tokens[party - 1];
            if (strncmp(token->deprel, "nsubj", 5) == 0 || repair_is(token, "obl:agent"))
                break;
            party = token->upos == ENTENTE_VERB || token->head >= t ? 0 : token->head;
        }
        if (!party || party >= t || party == other || !repair_is_nominal(&sentence->tokens[party - 1]))
            continue;
        sentence->tokens[other - 1].head = party;
        sentence->tokens[other - 1].deprel = "conj";
        for (uint32_t i = other + 1; i <= sentence->token_count; i++)
            if (sentence->tokens[i - 1].head == other && repair_is(&sentence->tokens[i - 1], "conj"))
                sentence->tokens[i - 1].head = party;
        for (uint32_t i = before + 1; i <= t; i++)
            if (sentence->tokens[i - 1].upos != ENTENTE_PUNCT) {
                sentence->tokens[i - 1].head = other;
                sentence->tokens[i - 1].deprel = "cc";
            }
    }
}

static bool on_nationality(void *context, LexiconHit hit)
{
    bool *found = context;
    *found = *found || (hit.payload->kind == PAYLOAD_ACTOR && hit.payload->variety == NAME_ADJECTIVE);
    return !*found;
}

static bool is_nationality(const EntenteSentence *sentence, const EntenteLexicon *lexicon, uint32_t t)
{
    bool known = false;
    if (t)
        lexicon_find(lexicon, ROOT_NAMES, sentence->tokens[t - 1].text, on_nationality, &known);
    return known;
}

/* The nationalities in a row before a noun and its other adjectives, "Kenyan, Turkish and Latvian foreign
 * ministers": the first of them, `*last` the last; 0: there is no row. */
static uint32_t row_before(const EntenteSentence *sentence, const EntenteLexicon *lexicon, uint32_t noun,
                           uint32_t *last)
{
    uint32_t first = noun - 1, found = 0;
    while (first && sentence->tokens[first - 1].head == noun &&
           (repair_is(&sentence->tokens[first - 1], "amod") ||
            repair_is(&sentence->tokens[first - 1], "compound")) &&
           !is_nationality(sentence, lexicon, first))
        first--;
    *last = first;
    while (is_nationality(sentence, lexicon, first)) {
        uint32_t before = first - 1;
        bool joined = before && repair_is(&sentence->tokens[before - 1], "cc");
        if (joined)
            before--;
        if (before && repair_word_is(&sentence->tokens[before - 1], ",") && (joined || found))
            before--;
        if (before == first - 1 || !is_nationality(sentence, lexicon, before))
            break;
        found = first = before;
    }
    return found;
}

/* "Kenyan, Turkish and Latvian soldiers met" with a Kenyan and soldiers as two who met: nationalities in a
 * row belong to the noun behind the last of them. */
static void rows_of_nations(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 4; t <= sentence->token_count; t++) {
        EntenteToken *noun = &sentence->tokens[t - 1];
        bool whole = noun->upos == ENTENTE_NOUN && !repair_is(noun, "compound");
        uint32_t last = 0, first = whole ? row_before(sentence, lexicon, t, &last) : 0;
        if (!first)
            continue;
        EntenteToken *nation = &sentence->tokens[first - 1];
        bool under = noun->head == first && repair_is(noun, "conj");
        bool twice = nation->head && nation->head == noun->head && strcmp(nation->deprel, noun->deprel) == 0;
        if (nation->head != t && !under && !twice)
            continue;
        if (under) {
            noun->head = nation->head;
            noun->deprel = nation->deprel;
        }
        for (uint32_t i = 1; i <= sentence->token_count; i++) {
            EntenteToken *token = &sentence->tokens[i - 1];
            if (i > first && i <= last && is_nationality(sentence, lexicon, i)) {
                token->head = first;
                token->deprel = "conj";
            } else if (token->head == first && i != t && (i < first || i > last)) {
                token->head = t;
            }
        }
        nation->head = t;
        nation->deprel = "amod";
    }
}

/* "Taliban and American negotiators met" with an American and negotiators as two more: an adjective before a
 * noun that is joined to the same word, is the noun's. */
static void joined_adjectives(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t < sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1], *noun = &sentence->tokens[t];
        if (token->upos != ENTENTE_ADJ || !repair_is(token, "conj") || !token->head || token->head > t ||
            noun->upos != ENTENTE_NOUN || noun->head != token->head || !repair_is(noun, "conj"))
            continue;
        for (uint32_t i = token->head; i < t; i++)
            if (sentence->tokens[i - 1].head == t)
                sentence->tokens[i - 1].head = t + 1;
        token->head = t + 1;
        token->deprel = "amod";
    }
}

/* "it, Britain and Norway closed their embassies" with a second subject beside "it": one more. */
static void pronoun_lists(EntenteSentence *sentence)
{
    for (uint32_t t = 1; t + 2 < sentence->token_count; t++) {
        EntenteToken *pronoun = &sentence->tokens[t - 1];
        if (pronoun->upos != ENTENTE_PRON || !repair_is(pronoun, "nsubj") ||
            !repair_word_is(&sentence->tokens[t], ","))
            continue;
        uint32_t next = repair_child(sentence, t, "conj", t + 1);
        if (!next)
            next = repair_child(sentence, pronoun->head, "nsubj", t + 1);
        if (!next || next > pronoun->head || sentence->tokens[next - 1].upos != ENTENTE_PROPN ||
            !repair_child(sentence, next, "conj", next))
            continue;
        sentence->tokens[next - 1].head = t;
        sentence->tokens[next - 1].deprel = "conj";
        for (uint32_t i = next + 1; i <= sentence->token_count; i++)
            if (sentence->tokens[i - 1].head == next && repair_is(&sentence->tokens[i - 1], "conj"))
                sentence->tokens[i - 1].head = t;
    }
}

/* "Talks hosted by Qatar between the army and the rebels ended" with rebels who ended: whoever is between two
 * words, "between" and the verb, belongs to the first, and what was taken for the sentence is the verb's
 * subject. */
static void between_pairs(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t + 3 < sentence->token_count; t++) {
        const EntenteToken *between = &sentence->tokens[t - 1];
        uint32_t first = between->head;
        if (!repair_word_is(between, "between") || !repair_is(between, "case") || first <= t ||
            repair_child(sentence, first, "conj", first))
            continue;
        for (uint32_t second = first + 2; second < sentence->token_count; second++) {
            EntenteToken *other = &sentence->tokens[second - 1];
            uint32_t verb = other->head, top = verb ? sentence->tokens[verb - 1].head : 0;
            uint32_t cc = verb ? repair_child(sentence, verb, "cc", first) : 0;
            if (!cc)
                cc = repair_child(sentence, second, "cc", first);
            if (!repair_is(other, "nsubj") || verb <= second || !top || top >= t || !cc || cc >= second ||
                !repair_is(&sentence->tokens[verb - 1], "conj") ||
                !repair_is(&sentence->tokens[top - 1], "root") ||
                !repair_is_nominal(&sentence->tokens[top - 1]))
                continue;
            other->head = first;
            other->deprel = "conj";
            sentence->tokens[cc - 1].head = second;
            sentence->tokens[top - 1].head = verb;
            sentence->tokens[top - 1].deprel = "nsubj";
            sentence->tokens[verb - 1].head = 0;
            sentence->tokens[verb - 1].deprel = "root";
            return;
        }
    }
}

/* "Together with Chad, Niger began a drill": Chad did, too. */
static void together_in_front(EntenteSentence *sentence)
{
    EntenteToken *first = sentence->token_count > 5 ? &sentence->tokens[0] : NULL;
    if (!first || (!repair_word_is(first, "Together") && !repair_word_is(first, "Along")) ||
        !repair_word_is(&sentence->tokens[1], "with"))
        return;
    uint32_t other = sentence->tokens[1].head, verb = 0;
    for (uint32_t up = other, steps = 0; up && steps < 4 && !verb; steps++) {
        up = sentence->tokens[up - 1].head;
        verb = up && sentence->tokens[up - 1].upos == ENTENTE_VERB ? up : 0;
    }
    uint32_t subject = verb ? repair_child(sentence, verb, "nsubj", 3) : 0;
    if (!subject || other >= subject || !repair_is_nominal(&sentence->tokens[other - 1]) ||
        !repair_is_nominal(&sentence->tokens[subject - 1]))
        return;
    for (uint32_t i = 1; i <= sentence->token_count; i++)
        if (sentence->tokens[i - 1].head == other && repair_is(&sentence->tokens[i - 1], "conj"))
            sentence->tokens[i - 1].head = subject;
    sentence->tokens[other - 1].head = subject;
    sentence->tokens[other - 1].deprel = "conj";
    first->head = other;
    first->deprel = "cc";
    sentence->tokens[1].deprel = "cc";
}

/* "Mali and Chad, both members of the bloc, left" with members as a third who left: another word for both. */
static void both_members(EntenteSentence *sentence)
{
    for (uint32_t t = 4; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t both = repair_child(sentence, t, "cc:preconj", 1);
        if (repair_is(token, "conj") && strcmp(token->xpos, "NNS") == 0 && both && both > 1 &&
            token->head < both && repair_word_is(&sentence->tokens[both - 1], "both") &&
            repair_word_is(&sentence->tokens[both - 2], ",") && !repair_child(sentence, t, "cc", 1))
            token->deprel = "appos";
    }
}

void repair_joined(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    repair_infinitive_rows(sentence);
    joined_adjectives(sentence);
    rows_of_nations(sentence, lexicon);
    same_prepositions(sentence);
    joined_roles(sentence, lexicon);
    repair_past_rows(sentence);
    repair_titles(sentence, lexicon);
    both_members(sentence);
    between_pairs(sentence);
    pronoun_lists(sentence);
    listed_names(sentence);
    flat_chains(sentence);
    joined_names(sentence);
    repair_verb_rows(sentence, lexicon);
    together(sentence);
    together_in_front(sentence);
}
