/* json.h - one JSON object (RFC 8259), member by member, without building a tree.
 *
 * Readers of JSON Lines want a few strings out of every record and read hundreds of megabytes a second. The
 * grammar is checked in full, nested values included; but where RFC 8259, section 8.2, leaves the outcome
 * open (half a surrogate pair, malformed UTF-8) and for NUL, which text cannot hold, the character becomes
 * U+FFFD and the record lives on. */
#ifndef ENTENTE_INGEST_JSON_H
#define ENTENTE_INGEST_JSON_H

#include "entente.h"

/* Objects and arrays inside of each other. */
enum { JSON_DEPTH_LIMIT = 200 };

typedef enum JsonKind { JSON_NULL, JSON_BOOLEAN, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT } JsonKind;

typedef struct JsonMember {
    EntenteSlice name; /* between the quotes, escapes not yet decoded */
    JsonKind kind;
    EntenteSlice value; /* of a string what is between the quotes, of all else the text itself */
} JsonMember;

typedef struct JsonScanner {
    EntenteSlice input;
    size_t at;
    bool any;            /* a member was given */
    const char *problem; /* what is wrong at byte `at`; NULL: nothing yet */
} JsonScanner;

/* Start on an input that is to hold one object. */
JsonScanner json_scan(EntenteSlice input);

/* The next member. False at the end, and where something is wrong: then `problem` says what. After the last
 * member only white space may follow. */
bool json_next(JsonScanner *scanner, JsonMember *member);

/* The same for an input that is to hold one array: the next element, whose name is empty. */
bool json_next_element(JsonScanner *scanner, JsonMember *element);

/* Write the characters of a string's inside to `out`, which has room for `string.size` bytes; malformed UTF-8
 * stays. Half surrogate pairs and NULs become U+FFFD and are counted. Returns the bytes written. */
size_t json_decode(EntenteSlice string, char *out, size_t *repairs);

#endif
