/* Names of the dictionaries among the words of a sentence. */
#include "code/names.h"

#include "base/slice.h"
#include "lexicon/fold.h"

#include <string.h>

enum { WORDS_LIMIT = 12 };

static bool fits(const ImagePayload *payload, uint32_t capitals, bool all_capitals)
{
    if (payload->kind != PAYLOAD_ACTOR && payload->kind != PAYLOAD_ROLE && payload->kind != PAYLOAD_PLACE &&
        payload->kind != PAYLOAD_DISCARD)
        return false;
    uint32_t wanted = payload->capitals & 0x7FFFFFFFu;
    if (payload->capitals >> 31)
        return all_capitals;
    return (wanted & capitals) == wanted;
}

/* A word with the possessive token right behind it; empty where none follows. */
static EntenteSlice with_possessive(const EntenteSentence *sentence, uint32_t t)
{
    if (t >= sentence->token_count)
        return (EntenteSlice){NULL, 0};
    EntenteSlice word = sentence->tokens[t - 1].text, mark = sentence->tokens[t].text;
    bool mark_first = mark.size && (mark.data[0] == '\'' || mark.data[0] == '\xE2');
    bool possessive = mark_first && mark.size >= 2 && mark.size <= 4 &&
                      (mark.data[mark.size - 1] | 0x20) == 's' && word.data + word.size == mark.data;
    /* "the Workers' Party" */
    bool plural = mark_first && strcmp(sentence->tokens[t].xpos, "POS") == 0 && word.size &&
                  (mark.size == 1 || mark.size == 3) && word.data[word.size - 1] == 's' &&
                  word.data + word.size == mark.data;
    possessive = possessive || plural;
    return possessive ? (EntenteSlice){word.data, word.size + mark.size} : (EntenteSlice){NULL, 0};
}

static bool on_organ(void *context, LexiconHit hit)
{
    bool *organ = context;
    *organ = *organ || (hit.payload->kind == PAYLOAD_SET &&
                        strcmp(image_string(hit.image, hit.payload->index), "organ") == 0);
    return !*organ;
}

/* "a general strike" has no general in it, but "the official news agency" speaks for the officials. */
static bool is_attribute(const EntenteLexicon *lexicon, const EntenteSentence *sentence, uint32_t token)
{
    const EntenteToken *word = &sentence->tokens[token - 1];
    if (word->upos != ENTENTE_ADJ || strcmp(word->deprel, "amod") != 0)
        return false;
    bool organ = false;
    if (word->head)
        lexicon_find(lexicon, ROOT_SETS, sentence->tokens[word->head - 1].lemma, on_organ, &organ);
    return !organ;
}

/* "threatened to use force", "will respond with force": no force of anybody's. */
static bool is_mere_force(const EntenteSentence *sentence, uint32_t token)
{
    const EntenteToken *word = &sentence->tokens[token - 1];
    if (!slice_is(word->text, "force") || token < 2)
        return false;
    uint8_t before = sentence->tokens[token - 2].upos;
    return before == ENTENTE_ADP || before == ENTENTE_VERB || before == ENTENTE_SCONJ ||
           before == ENTENTE_CCONJ || before == ENTENTE_PART;
}

/* "a state of emergency", "the state of the economy": no state. */
static bool is_condition(const EntenteLexicon *lexicon, const EntenteSentence *sentence, uint32_t token)
{
    if (!slice_is(sentence->tokens[token - 1].text, "state") || token + 2 > sentence->token_count ||
        !slice_is(sentence->tokens[token].text, "of"))
        return false;
    const EntenteToken *next = &sentence->tokens[token + 1];
    return next->upos == ENTENTE_DET || lexicon_in_set(lexicon, next->text, "state_of");
}

static void keep_hits(const EntenteLexicon *lexicon, const Image *image, const EntenteSentence *sentence,
                      uint32_t node, uint32_t first, uint32_t last, uint32_t capitals, bool all_capitals,
                      NameMatch *match)
{
    size_t count;
    const ImagePayload *payloads = image_payloads(image, node, &count);
    bool fresh = true;
    for (size_t p = 0; p < count; p++) {
        if (!fits(&payloads[p], capitals, all_capitals) ||
            (payloads[p].kind == PAYLOAD_ROLE && first == last &&
             (is_attribute(lexicon, sentence, first) || is_mere_force(sentence, first) ||
              is_condition(lexicon, sentence, first))))
            continue;
        if (fresh && (!match->hit_count || match->last < last))
            match->hit_count = 0;
        else if (fresh && match->last > last)
            break;
        fresh = false;
        match->first = first;
        match->last = last;
        bool twice = false;
        for (size_t i = 0; i < match->hit_count; i++)
            twice = twice || match->hits[i].payload == &payloads[p];
        if (!twice && match->hit_count < NAME_HITS)
            match->hits[match->hit_count++] = (LexiconHit){image, &payloads[p]};
    }
}

/* Walk one trie along the words. A possessive in a name ("People's Front") is two tokens and one word of it:
 * `joined` takes them so. Returns whether such a place was met. */
static bool walk_names(const EntenteLexicon *lexicon, const Image *image, const EntenteSentence *sentence,
                       uint32_t first, bool joined, NameMatch *match)
{
    uint32_t node = ROOT_NAMES, capitals = 0, atoms = 0;
    bool all = true, alive = true, met = false;
    for (uint32_t t = first; alive && t <= sentence->token_count && t < first + WORDS_LIMIT; t++) {
        EntenteSlice word = sentence->tokens[t - 1].text, both = with_possessive(sentence, t);
        met = met || both.size;
        if (joined && both.size)
            word = both;
        Atom atom;
        size_t at = 0;
        bool any = false;
        while (alive && fold_next(word, &at, &atom)) {
            any = true;
            if (atom.capital && atoms < 31)
                capitals |= 1u << atoms;
            atoms++;
            all = all && atom.capitals;
            node = image_step(image, node, atom.hash);
            alive = node != 0;
        }
        if (!any && t == first)
            break; /* punctuation begins no name, but may stand inside: hyphens */
        if (!any && word.size == 1 && word.data[0] != '-')
            break;
        if (joined && both.size) {
            t++;
            continue; /* no name ends in a possessive */
        }
        if (alive && any && node >= ROOT_COUNT)
            keep_hits(lexicon, image, sentence, node, first, t, capitals, all, match);
    }
    return met;
}

/* "Lanao del Sur" is not in Sur: the tail of a longer name after a particle names no place of its own. */
static bool is_tail_of_name(const EntenteSentence *sentence, uint32_t first)
{
    static const char *const particles[] = {"del", "de", "da", "do", "dos", "das", "des", "du"};
    if (first < 3)
        return false;
    const EntenteToken *particle = &sentence->tokens[first - 2], *before = &sentence->tokens[first - 3];
    bool capital = before->text.size > 1 && before->text.data[0] >= 'A' && before->text.data[0] <= 'Z';
    for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
        if (slice_is(particle->text, particles[i]))
            return capital && before->upos == ENTENTE_PROPN;
    return false;
}

/* "the South American nation", "Puerto Jordan", "Fort Liberia": a continent's people are not those of one
 * state, and a port or fort is called after a country that is somewhere else. */
static bool is_inside_name(const EntenteSentence *sentence, uint32_t first)
{
    static const char *const continents[] = {"South", "Latin", "Central", "North", "Native", "African"},
                             *const people[] = {"American", "Americans", "America"},
                             *const sites[] = {"Puerto", "Port", "Fort",  "Villa", "San",
                                               "Santa",  "Camp", "Mount", "Ciudad"};
    /* "the English-speaking regions": of their speech, and of no other land */
    if (first + 2 <= sentence->token_count && slice_is(sentence->tokens[first].text, "-") &&
        (slice_is(sentence->tokens[first + 1].text, "speaking") ||
         slice_is(sentence->tokens[first + 1].text, "language")))
        return true;
    if (first < 2)
        return false;
    EntenteSlice before = sentence->tokens[first - 2].text, own = sentence->tokens[first - 1].text;
    EntenteSlice next = first < sentence->token_count ? sentence->tokens[first].text : own;
    if ((slice_is(own, "South") || slice_is(own, "North")) &&
        slice_in(next, people, sizeof people / sizeof *people))
        return true; /* nor "the South" */
    bool capital = own.size && own.data[0] >= 'A' && own.data[0] <= 'Z';
    return (slice_in(own, people, sizeof people / sizeof *people) &&
            slice_in(before, continents, sizeof continents / sizeof *continents)) ||
           (capital && slice_in(before, sites, sizeof sites / sizeof *sites));
}

/* "Police arrested him": a role's word that begins a sentence, or is a common noun, is no town of that name.
 */
static void drop_namesakes_of_roles(const EntenteSentence *sentence, NameMatch *match)
{
    bool role = false;
    for (size_t i = 0; i < match->hit_count; i++)
        role = role || match->hits[i].payload->kind == PAYLOAD_ROLE;
    if (!role || (match->first > 1 && sentence->tokens[match->first - 1].upos == ENTENTE_PROPN))
        return;
    size_t kept = 0;
    for (size_t i = 0; i < match->hit_count; i++)
        if (match->hits[i].payload->kind != PAYLOAD_PLACE)
            match->hits[kept++] = match->hits[i];
    match->hit_count = kept;
}

bool names_match(const EntenteLexicon *lexicon, const EntenteSentence *sentence, uint32_t first,
                 NameMatch *match)
{
    match->hit_count = 0;
    for (size_t i = 0; i < lexicon->count; i++)
        if (walk_names(lexicon, &lexicon->image[i], sentence, first, false, match))
            walk_names(lexicon, &lexicon->image[i], sentence, first, true, match);
    if (match->hit_count && is_inside_name(sentence, first))
        match->hit_count = 0;
    if (match->hit_count && names_only_places(match) && is_tail_of_name(sentence, first))
        match->hit_count = 0;
    if (match->hit_count)
        drop_namesakes_of_roles(sentence, match);
    return match->hit_count > 0;
}

bool names_any(const EntenteLexicon *lexicon, const EntenteSentence *sentence)
{
    NameMatch match;
    for (uint32_t t = 1; t <= sentence->token_count; t++)
        if (names_match(lexicon, sentence, t, &match))
            return true;
    return false;
}

bool names_only_places(const NameMatch *match)
{
    for (size_t i = 0; i < match->hit_count; i++)
        if (match->hits[i].payload->kind != PAYLOAD_PLACE)
            return false;
    return true;
}

/* Whether the tags or the words before say that it is a name: "New York" begins with an adjective, and "in
 * Punjab" may be tagged as a noun. */
bool names_is_proper(const View *view, const NameMatch *match)
{
    if (view_token(view, match->first)->upos == ENTENTE_PROPN ||
        view_token(view, match->last)->upos == ENTENTE_PROPN)
        return true;
    uint32_t before = match->first - 1;
    bool noun = view_token(view, match->first)->upos == ENTENTE_NOUN;
    /* "posts in the Akhnoor sector" */
    static const char *const words[] = {"sector",  "district", "province", "region",
                                        "village", "valley",   "camp"};
    uint32_t after = match->last + 1;
    for (size_t i = 0; before && after <= view->count && i < sizeof words / sizeof *words; i++)
        if (view_text_is(view, after, words[i]))
            return true;
    return before && noun &&
           (view_text_is(view, before, "in") || view_text_is(view, before, "at") ||
            view_text_is(view, before, "near"));
}
