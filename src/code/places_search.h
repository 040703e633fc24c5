/* places_search.h - the search for an event's place (places.h), shared by its parts: what its phrases name
 * (places.c), and what sets the scene for it (places_scene.c). */
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

#endif
