/* place_names.h - which place a name stands for.
 *
 * Namesakes (Tripoli in Libya and in Lebanon) are told apart by a country or region named beside them, by the
 * countries that the report speaks of, and by how many people live there, in this order (J. L. Leidner,
 * "Toponym Resolution in Text", 2007, ch. 3: the heuristics "qualifier", "minimality" and "population").
 *
 * Most villages stand in no dictionary. A run of capitalised words right after "in", "at", "near", or beside
 * a word like "village", is such a place: it has its words as its name, no kind and no coordinates, and the
 * country of the place named beside it, else of the place that the report spoke of in the sentences before,
 * else the one that it names most often. */
#ifndef ENTENTE_CODE_PLACE_NAMES_H
#define ENTENTE_CODE_PLACE_NAMES_H

#include "code/scene.h"

enum { COUNTRY_LIMIT = 48 };

/* The countries that a report speaks of, and how often. */
typedef struct PlaceMemory {
    struct {
        char code[4];
        uint32_t count;
        bool state;          /* rather than an organisation */
        const char *capital; /* its name; NULL: not known */
        uint32_t towns;      /* places of it that have no namesake elsewhere */
    } country[COUNTRY_LIMIT];
    size_t count;
    char last[4]; /* country of the place spoken of last that has no namesake; empty: none */
    uint32_t last_sentence;
    const EntentePlace *section;        /* named by the paragraph's heading; NULL: it has none */
    bool headed;                        /* the sentence before was a heading */
    char headings[2][4];                /* the first two countries that headings name; empty: fewer */
    const EntentePlace *town, *capital; /* spoken of last in the sentences before; NULL: none */
    const EntentePlace *area;           /* the region, district, island or river spoken of last; NULL: none */
    const EntentePlace *spot;           /* the place of any of these kinds that was named last */
} PlaceMemory;

/* Count the countries of a sentence that need not be parsed; of a dateline, "ADDIS ABABA, Ethiopia -", one.
 */
void places_count(PlaceMemory *memory, const EntenteLexicon *lexicon, const EntenteSentence *sentence,
                  bool dateline);

/* The place of a name; false where it stands for none. */
bool places_resolve(const Scene *scene, const NameMatch *match, const PlaceMemory *memory,
                    EntentePlace *place);

/* The place that the words from `first` on name, known or not, within the phrase that ends at `last`. Returns
 * the last token of its words, 0 where no place begins there. `*known`: whether a dictionary has it. Strings
 * of unknown places live in the scene's arena. */
uint32_t places_begin(const Scene *scene, uint32_t first, uint32_t last, const PlaceMemory *memory,
                      EntentePlace *place, bool *known);

/* Whether the name that begins at a token is a state's capital. */
bool places_is_capital(const Names *names, uint32_t first);

/* The only country that has a place of the name at a token; NULL: several have, or none. */
const char *places_only_country(const Names *names, uint32_t first);

/* "village", "district": a word that a place's name stands beside. */
bool places_is_noun(const View *view, uint32_t token);

/* The capital of a country, or, where `code` is empty, of the one that the report is most about. False where
 * the report never names it. */
bool places_capital(const Scene *scene, const PlaceMemory *memory, const char *code, EntentePlace *place);

/* Whether the words before the token say that a place follows: "in", "near the", "the village of". */
bool places_announced(const Scene *scene, uint32_t token);

#endif
