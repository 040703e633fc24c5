/* words.h - closed lists of English words that segmentation asks for: sorted, found by binary search. */
#ifndef ENTENTE_TEXT_WORDS_H
#define ENTENTE_TEXT_WORDS_H

#include "entente.h"

/* What a full stop after an abbreviation tells. */
typedef enum AbbreviationKind {
    ABBREVIATION_NONE = 0,
    ABBREVIATION_TITLE,   /* a name follows: "Gen.", "St."; no sentence ends here */
    ABBREVIATION_NUMBER,  /* one only before a number: "No. 3", "Art. 5" */
    ABBREVIATION_DATE,    /* months and weekdays that are no words of their own: "Nov.", "Tues." */
    ABBREVIATION_DAY,     /* "Sun.", "Mar.", "Sat.": abbreviations only beside a number or comma */
    ABBREVIATION_COMPANY, /* "Inc.", "Jr.", "Calif.": a sentence may end here */
    ABBREVIATION_PLACE,   /* "Mass.", "Miss.", "Ore.": words as well; abbreviations after a comma */
    ABBREVIATION_PLAIN,   /* "etc.", "vs.", "approx.": lower-case, a sentence may end here */
    ABBREVIATION_UNIT,    /* "ft.", "lbs.", "min.": after a number */
    ABBREVIATION_LATIN,   /* "e.g.", "i.e.", "cf.": the sentence goes on */
    ABBREVIATION_CLOCK,   /* "a.m.", "p.m." */
    ABBREVIATION_ACRONYM, /* "U.S.", "Ph.D." */
    ABBREVIATION_INITIAL  /* "J." in a name */
} AbbreviationKind;

/* What the word before a full stop (given without it) is an abbreviation of, going by the list alone. */
AbbreviationKind word_abbreviation(EntenteSlice word);

/* Whether the word has a vowel: one without is likely an abbreviation, or broken off. */
bool word_has_vowel(EntenteSlice word);

/* Whether the word stays in one token with what follows its hyphen: "co-founder", "anti-tank". */
bool word_is_hyphen_prefix(EntenteSlice word);

/* Whether what follows a hyphen stays in one token with what is before it: "crop-wise", "Kafka-esque". */
bool word_is_hyphen_suffix(EntenteSlice word);

/* Whether the word, capitalised after an abbreviation, most likely begins a sentence: "The", "However". */
bool word_is_starter(EntenteSlice word);

/* Whether the word reports speech: "said", "asks". */
bool word_is_speech_verb(EntenteSlice word);

/* Whether the word is a unit that is split from the number it is written to: "5km", "$40bn", "10am". */
bool word_is_unit(EntenteSlice word);

/* Whether the word may end a host name or file name: "com", "uk", "doc". */
bool word_is_name_ending(EntenteSlice word);

/* The length in bytes of the first part of a word that is written without apostrophe but is two words
 * ("cannot", "gonna", "dont"); 0 for any other. */
size_t word_split(EntenteSlice word);

/* Whether the word that begins with an apostrophe (given without it) is one token: 'em, 'til. */
bool word_is_clipped(EntenteSlice word);

/* Whether the word keeps its slash: "w/o", "s/he". */
bool word_is_slashed(EntenteSlice word);

/* Whether a single letter after the word is no initial: "vitamin C", "Plan B". */
bool word_is_lettered(EntenteSlice word);

/* Whether the word is a weekday, month or time zone: what goes on after "3 p.m." */
bool word_is_calendar(EntenteSlice word);

/* Whether the word is a news agency that signs its reports: "AFP", "Reuters". */
bool word_is_agency(EntenteSlice word);

/* Whether the name is spelt with an exclamation mark: "Yahoo". */
bool word_has_exclamation(EntenteSlice word);

/* Whether a line that ends in the word goes on in the next: "the", "of", "and". */
bool word_wants_more(EntenteSlice word);

#endif
