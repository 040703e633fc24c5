/* places_search.h - the search for an event's place (places.h), shared by its parts: what its phrases name
 * (places_phrase.c), "the city" among them (places_town.c), what follows it (places_after.c), what sets the
 * scene for it (places_scene.c), which of these fit (places_fit.c), and what its own words say
 * (places_words.c). */
#ifndef ENTENTE_CODE_PLACES_SEARCH_H
#define ENTENTE_CODE_PLACES_SEARCH_H

#include "code/places.h"

typedef struct Search {
    Scene *scene;
    const PlaceMemory *memory;
    const Candidate *candidate;
    PlaceTimes times;
    EntentePlace best;
    int rank;       /* of the best, higher is better; 0: none */
    bool countries; /* a country will do */
    bool passage;   /* a crossing, road or airport that is opened or closed */
    bool talks;     /* the event is of words */
} Search;

/* The place whose words stand nearer to the event, but of two in one country the more exact: "in the West
 * Bank ... killed a teenager in Tubas". */
void search_take(Search *search, const EntentePlace *place, int rank);

/* Whether the tokens are a time: "March" is no town. */
bool search_is_time(const Search *search, uint32_t first, uint32_t last);

/* Prepositional phrases of a token. `origin`: "from" tells the place, too; `goal`: "to" does. */
void search_obliques(Search *search, uint32_t token, int rank, bool origin, bool goal);

/* The place that follows a preposition of place; the last token of its name, 0: none follows. `*place` is
 * what was found. `stage`: it sets the scene, so that it is no party's though the tree may say so. */
uint32_t search_behind(Search *search, uint32_t preposition, uint32_t last, bool stage, EntentePlace *place);

/* "In Goma, soldiers ...": what stands before the rest of a clause sets the scene for it and for those after,
 * until another does. What people say is said there only where the sentence begins so. `from`: the first
 * token that may open it. */
void scene_in_front(Search *search, uint32_t trigger, uint32_t from, bool spoken);

/* "around Kibumba, where rebels attacked positions": the place that the clause is told of. */
void scene_where(Search *search, uint32_t trigger);

/* "denounced it when he received the envoy in Jerusalem": the clause beside it goes on in the same place. */
void scene_beside(Search *search, uint32_t verb);

/* "Nuland, who flew to Niamey, was not allowed to see him": whoever has come to a place is met there. */
void scene_arrival(Search *search, uint32_t verb);

/* "leaders meeting in Cologne called for", "At a meeting in Juba, the two agreed": where they had come
 * together. */
void scene_gathered(Search *search, uint32_t verb);

/* "tore through a convoy that protected doctors in Khyber on Saturday": the place beside the sentence's only
 * day. */
void scene_dated(Search *search, uint32_t trigger);

/* "The governor of Huambo distributed seed": what the officials of a town do is done there, unless it is a
 * capital. */
void scene_local(Search *search, uint32_t verb);

/* "The secretary, in New York, appealed": set off by commas before the event. */
void scene_between_commas(Search *search, uint32_t trigger);

/* "speaking in Beira on Wednesday, said": where what is said was said. */
void scene_speaking(Search *search);

/* "told reporters in Pristina that": what is told is told where its telling is. */
void scene_telling(Search *search, uint32_t trigger);

/* "Authorities there imposed a curfew", "There he met the minister": the place named last. */
void scene_there(Search *search, uint32_t trigger);

/* Whether the mention is a party, so that its name is not a place here. What is done to a town happens there,
 * but whoever calls on a capital is elsewhere. */
bool search_is_party(const Candidate *candidate, const View *view, uint32_t token);

/* A country that only says whose a thing is: "on a United States warrant", "on Iran's oil". */
bool search_is_owner(const View *view, uint32_t token, uint32_t head, const EntentePlace *place);

/* Whether the words belong to what the event is about: "called off the meeting in Brussels" was done
 * elsewhere. */
bool search_is_about(const Candidate *candidate, const View *view, uint32_t token);

/* How exact a place is, after PLOVER; what no dictionary has is a village. */
unsigned search_exactness(const EntentePlace *place);

/* The place that "the city" or "the capital" in a phrase stands for; false where the phrase has none. */
bool search_for_town(const Search *search, uint32_t head, EntentePlace *place);

/* A preposition that tells where. */
bool search_is_locative(const View *view, uint32_t preposition);

/* The most exact place named in a phrase, with the head's own name first among equals. */
void search_in_phrase(Search *search, uint32_t head, int rank);

/* "a Bamako court", "the Islamabad High Court": the town right before a noun in its phrase. */
void search_before_noun(Search *search, uint32_t noun, int rank);

/* The first "in", "at" or "near" with a place after the trigger, whatever the tree makes of it, unless
 * another clause begins before. */
void search_after(Search *search, uint32_t trigger, uint32_t until, bool spoken);

/* "stayed away from the talks in Geneva", "walked out of a session in Cairo": who shuns a meeting that is
 * held does so there. */
void search_at_meeting(Search *search, uint32_t trigger);

/* Whether a token is one of some words. */
bool search_is_text_of(const View *view, uint32_t token, const char *const *words, size_t count);

/* Whether a token's lemma is one of some. */
bool search_is_lemma_of(const View *view, uint32_t token, const char *const *lemmas, size_t count);

/* "announced", "said", "vowed". */
bool search_is_telling(const View *view, uint32_t verb);

/* A court, or who sits in it. */
bool search_is_bench(const View *view, uint32_t noun);

/* "shut the Jarinje crossing", "reopened the road to Kapan": what is closed or opened is where. */
bool search_is_passage(const Search *search, uint32_t verb, uint32_t noun);

/* "drove the rebels from Goma": they were there. */
bool search_drives_out(const View *view, uint32_t verb);

/* "denounced it from Tehran", "appealed from New York": where the speaker was. */
bool search_speaks_from(const View *view, uint32_t verb);

/* "took part by video", "told them by telephone". */
bool search_is_remote(const View *view, uint32_t verb);

/* "invaded Kuwait": a whole country is where. */
bool search_is_invasion(const View *view, uint32_t trigger);

/* What stands in a town: "residence", "barracks". */
bool search_is_building(const View *view, uint32_t noun);

#endif
