/* coded.h - events of PLOVER JSON Lines as the coder's own structs.
 *
 * The scanner (ingest/json.h) checks the grammar; here keys become fields. Keys that are not known are passed
 * over, values of a wrong kind are as if they were missing: what other writers add or leave out does no harm.
 */
#ifndef ENTENTE_RECORD_CODED_H
#define ENTENTE_RECORD_CODED_H

#include "ingest/json.h"
#include "record/record.h"

#include <string.h>

/* Keys are compared millions of times: by a size that the compiler knows. */
#define IS(slice, literal)                                                                                   \
    ((slice).size == sizeof(literal) - 1 && memcmp((slice).data, literal, sizeof(literal) - 1) == 0)

typedef struct CodedReader {
    Arena *arena; /* of the document */
    EntenteDocument *document;
    size_t event_room, sentence_room;
    bool failed; /* memory is out */
    size_t repairs;
} CodedReader;

EntenteSlice coded_text(CodedReader *reader, const JsonMember *member);
EntenteDate coded_date(const JsonMember *member);
uint32_t coded_offset(const JsonMember *member);

/* At most `room` - 1 bytes of the text, in whole characters, and a NUL. */
void coded_short(char *out, size_t room, EntenteSlice text);

/* An event of which nothing is known yet. */
void coded_event_begin(EntenteEvent *event);

/* One more member of an event's object. `depth` counts the events around it. */
void coded_event_member(CodedReader *reader, EntenteEvent *event, const JsonMember *member, unsigned depth);

#endif
