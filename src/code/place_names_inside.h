/* place_names_inside.h - what the files of place_names.h share.
 *
 * place_names.c says where a name begins and whether it is a place, place_names_known.c which of its
 * namesakes a known name stands for, place_names_countries.c which countries the report speaks of, and
 * place_names_words.c what the words of a name and those beside it say. */
#ifndef ENTENTE_CODE_PLACE_NAMES_INSIDE_H
#define ENTENTE_CODE_PLACE_NAMES_INSIDE_H

#include "code/place_names.h"

/* How often the report names the country. */
uint32_t place_name_times(const PlaceMemory *memory, const char *code);

/* Whether a report names a country, or more than one of its places. */
bool place_name_is_country_named(const PlaceMemory *memory, const char *code);

/* The first office of an actor; NULL: it has none. */
const ImageOffice *place_name_first_office(LexiconHit hit);

/* The country that is spoken of: of the last place that stands in one country alone, unless the report names
 * another far more often; else the most frequent. Empty: none. */
const char *place_name_country_spoken_of(const Scene *scene, const PlaceMemory *memory);

/* How exact a kind of place is, after PLOVER; 0: not known. */
unsigned place_name_resolution(const char *kind);

/* "Russia's Baltic port of Primorsk", "the Chadian town of Bol": whose the town is said to be. */
bool place_name_country_said(const Scene *scene, uint32_t first, char code[4]);

/* The words from `first` to `last` become those of the place. */
void place_name_take_words(const View *view, uint32_t first, uint32_t last, EntentePlace *place);

/* "Ramon airport", "the Bureij refugee camp": the noun behind a name belongs to the words of the place. */
void place_name_take_site(const View *view, uint32_t last, EntentePlace *place);

/* Whether the token is one of some words. */
bool place_name_text_in(const View *view, uint32_t token, const char *const *words, size_t count);

/* Common words that end the name of a known place: "Kashmir Valley", "Tripoli Airport". */
bool place_name_is_part(const View *view, uint32_t token);

/* Whether a token begins with a capital letter. */
bool place_name_is_capitalised(const View *view, uint32_t token);

/* The last token of a run of capitalised words, "Kilo 16", "al-Mandhar", "Puerto del Sol"; 0: none begins. */
uint32_t place_name_end_of_run(const View *view, uint32_t first, uint32_t last);

/* "the Jarinje and Brnjak crossings" */
bool place_name_is_first_of_two(const View *view, uint32_t end);

/* A word between a name and the noun it stands beside: "the Khor Mor gas field". */
bool place_name_is_kind_of_site(const View *view, uint32_t token);

/* "UNIFIL", "IDF". */
bool place_name_is_acronym(const View *view, uint32_t token);

#endif
