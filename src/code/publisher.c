#include "code/publisher.h"

#include <string.h>

enum { WORDS = 24, LONGEST = 5 };

typedef struct Search {
    const char *set;
    bool in_set;
    LexiconHit state, organisation;
    size_t words, state_words; /* of the phrase that is looked up, of the state's name */
    bool has_state, has_organisation;
    bool is_whole, whole; /* the phrase is all of the publication's name; an organisation's is */
} Search;

static bool on_name(void *context, LexiconHit hit)
{
    Search *search = context;
    if (hit.payload->kind == PAYLOAD_SET) {
        search->in_set =
            search->in_set || strcmp(image_string(hit.image, hit.payload->index), search->set) == 0;
    } else if (hit.payload->kind == PAYLOAD_ACTOR && hit_actor(hit)->kind == ACTOR_STATE) {
        /* "South Sudan" is not "South" */
        if (!search->has_state || search->words > search->state_words) {
            search->state = hit;
            search->state_words = search->words;
        }
        search->has_state = true;
    } else if (hit.payload->kind == PAYLOAD_ACTOR && hit_actor(hit)->kind == ACTOR_ORGANISATION) {
        search->organisation = search->has_organisation && !search->is_whole ? search->organisation : hit;
        search->has_organisation = true;
        search->whole = search->whole || search->is_whole;
    }
    return true;
}

static bool is_letter(char c)
{
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (unsigned char)c >= 0x80 || c == '-' || c == '.';
}

/* The words of a line; returns their number. */
static size_t split(EntenteSlice line, EntenteSlice words[WORDS])
{
    size_t count = 0;
    for (size_t i = 0; i < line.size && count < WORDS;) {
        size_t end = i;
        while (end < line.size && is_letter(line.data[end]))
            end++;
        if (end > i)
            words[count++] = (EntenteSlice){line.data + i, end - i};
        i = end > i ? end : i + 1;
    }
    return count;
}

void publisher_read(const EntenteLexicon *lexicon, const EntenteDocument *document, int32_t day,
                    EntenteEntity *publisher)
{
    EntenteSlice words[WORDS];
    Search search = {.set = "publishing_body"};
    size_t count = split(document->publication, words);
    *publisher = (EntenteEntity){.name = "", .sectors = "", .office = "", .file = ""};
    for (size_t first = 0; first < count; first++)
        for (size_t last = first; last < count && last < first + LONGEST; last++) {
            EntenteSlice phrase = {words[first].data,
                                   (size_t)(words[last].data + words[last].size - words[first].data)};
            search.words = last - first + 1;
            search.is_whole = search.words == count;
            lexicon_find(lexicon, ROOT_SETS, phrase, on_name, &search);
            lexicon_find(lexicon, ROOT_NAMES, phrase, on_name, &search);
        }
    if (!search.has_state && !search.has_organisation)
        return;
    EntenteEntity found = *publisher;
    LexiconHit hit = search.has_organisation ? search.organisation : search.state;
    names_take(&found, hit.image, hit_actor(hit), day);
    if (!search.in_set && !(search.whole && entity_is_of_states(&found)))
        return;
    *publisher = found;
    publisher->text = document->publication;
}
