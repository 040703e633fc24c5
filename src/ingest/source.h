/* source.h - the bytes of a file, of standard input or of memory, decompressed where they are compressed.
 *
 * gzip, zstd, xz and bzip2 are recognised by their first bytes and read through libarchive, several members
 * one after the other included; UTF-16 with a byte order mark becomes UTF-8. Bytes are handed out as slices
 * of one buffer, which a slice outlives only until the next call. */
#ifndef ENTENTE_INGEST_SOURCE_H
#define ENTENTE_INGEST_SOURCE_H

#include "entente.h"

/* Longest line, record or page that is kept: what is longer is reported and read over. */
#define SOURCE_RECORD_LIMIT ((size_t)16 << 20)

typedef struct Source Source;

/* Whether bytes begin as one of the kinds of compression that are read. */
bool source_is_compressed(EntenteSlice bytes);

/* "-" is standard input. Errors: ENTENTE_IO (no such file, a directory, ...), ENTENTE_NO_MEMORY. */
EntenteStatus source_open(const char *file, Source **source, EntenteError *error);

/* The memory must outlive the source. */
EntenteStatus source_open_memory(const void *data, size_t size, const char *name, Source **source,
                                 EntenteError *error);
void source_close(Source *source);

const char *source_name(const Source *source);

/* The number of the line that was read last; 0 before the first. */
size_t source_line(const Source *source);

/* Look at up to `wanted` bytes without taking them: fewer only at the end of the input or before a place
 * where it is damaged. */
EntenteStatus source_peek(Source *source, size_t wanted, EntenteSlice *bytes, EntenteError *error);

/* Take `count` bytes that were peeked at; lines in them are counted. */
void source_skip(Source *source, size_t count);

/* Take the next line, without its line end (\n, \r\n or the end of the input). ENTENTE_END when there is
 * none. ENTENTE_BAD_INPUT: it was longer than SOURCE_RECORD_LIMIT and is skipped. ENTENTE_IO: the input is
 * damaged from here on. */
EntenteStatus source_read_line(Source *source, EntenteSlice *line, EntenteError *error);

/* Bytes of the file read so far, before decompression, and its size, 0 where unknown. */
void source_progress(const Source *source, uint64_t *done, uint64_t *total);

#endif
