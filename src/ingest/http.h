/* http.h - an HTTP response as it was kept in an archive: what kind of body it has, and the body. */
#ifndef ENTENTE_INGEST_HTTP_H
#define ENTENTE_INGEST_HTTP_H

#include "entente.h"

/* A header's line "Name: value". False where it is none. */
bool http_split_header(EntenteSlice line, EntenteSlice *name, EntenteSlice *value);

/* Whether two names are the same, in capitals or not. */
bool http_is(EntenteSlice name, const char *other);

/* The next line of `*rest` without its end; it is taken off. */
EntenteSlice http_next_line(EntenteSlice *rest);

/* The kind of a media type such as `text/html; charset="utf-8"`, and its charset, empty where it has none. */
void http_split_type(EntenteSlice type, EntenteSlice *kind, EntenteSlice *charset);

typedef struct HttpResponse {
    unsigned status;       /* 200; 0 where the message does not begin as one */
    EntenteSlice type;     /* Content-Type, empty where unknown */
    EntenteSlice encoding; /* Content-Encoding */
    bool chunked;
    EntenteSlice body; /* as it was sent: chunks and compression are still there */
} HttpResponse;

/* All slices point into `message`. */
HttpResponse http_split(EntenteSlice message);

/* Put the chunks of a body together in `out`, which has room for body.size bytes; returns the bytes written,
 * of a body that breaks off what there is. False where it does not begin with a chunk: archives often keep
 * the header but not the chunks. */
bool http_join_chunks(EntenteSlice body, char *out, size_t *written);

#endif
