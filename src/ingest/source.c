#include "ingest/source.h"

#include "base/error.h"
#include "ingest/utf16.h"

#include <archive.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    BLOCK = 128 * 1024,
    ROOM = 2 * BLOCK, /* for a block and what may become of it */
    MAGIC = 6
};

struct Source {
    char *name;
    int descriptor; /* -1: memory */
    const unsigned char *memory;
    size_t memory_left;
    uint64_t done, total;
    unsigned char block[BLOCK]; /* what was last read of the file */
    size_t block_kept;          /* bytes of it that libarchive or the buffer has yet to get */
    struct archive *archive;    /* NULL: not compressed */
    Utf16 utf16;
    bool started; /* the first bytes were looked at */
    char *buffer; /* bytes start to end are to be handed out */
    size_t start, end, capacity;
    size_t line;
    bool ended;
    EntenteStatus broken; /* ENTENTE_IO once the input cannot be read further */
    EntenteError failure;
};

/* ---- the file's own bytes ---- */

/* Read into the block from `at` on; the number of bytes, 0 at the end, -1 on an error. */
static ssize_t read_block(Source *source, size_t at)
{
    const size_t room = BLOCK - at;
    if (source->descriptor < 0) {
        size_t size = source->memory_left < room ? source->memory_left : room;
        if (size)
            memcpy(source->block + at, source->memory, size);
        source->memory += size;
        source->memory_left -= size;
        source->done += size;
        return (ssize_t)size;
    }
    ssize_t size;
    do
        size = read(source->descriptor, source->block + at, room);
    while (size < 0 && errno == EINTR);
    source->done += size > 0 ? (uint64_t)size : 0;
    return size;
}

static EntenteStatus break_off(Source *source, const char *reason)
{
    source->broken = error_set(&source->failure, ENTENTE_IO, source->name, 0, "%s", reason);
    return source->broken;
}

/* ---- decompression ---- */

static la_ssize_t feed_archive(struct archive *archive, void *context, const void **data)
{
    Source *source = context;
    *data = source->block;
    if (source->block_kept) { /* what was read to recognise the compression */
        size_t size = source->block_kept;
        source->block_kept = 0;
        return (la_ssize_t)size;
    }
    ssize_t size = read_block(source, 0);
    if (size < 0)
        archive_set_error(archive, errno, "%s", strerror(errno));
    return size;
}

bool source_is_compressed(EntenteSlice bytes)
{
    static const struct {
        unsigned char magic[MAGIC];
        size_t size;
    } kinds[] = {{{0x1F, 0x8B}, 2},
                 {{0x28, 0xB5, 0x2F, 0xFD}, 4},
                 {{0xFD, '7', 'z', 'X', 'Z', 0x00}, 6},
                 {{'B', 'Z', 'h'}, 3}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (bytes.size >= kinds[i].size && memcmp(bytes.data, kinds[i].magic, kinds[i].size) == 0)
            return true;
    return false;
}

static EntenteStatus open_archive(Source *source, EntenteError *error)
{
    source->archive = archive_read_new();
    if (!source->archive)
        return error_no_memory(error);
    archive_read_support_filter_gzip(source->archive);
    archive_read_support_filter_zstd(source->archive);
    archive_read_support_filter_xz(source->archive);
    archive_read_support_filter_bzip2(source->archive);
    archive_read_support_format_raw(source->archive);
    archive_read_support_format_empty(source->archive);
    struct archive_entry *entry;
    int result = archive_read_open(source->archive, source, NULL, feed_archive, NULL);
    if (result == ARCHIVE_OK)
        result = archive_read_next_header(source->archive, &entry);
    source->ended = result == ARCHIVE_EOF; /* nothing, compressed */
    if (result != ARCHIVE_OK && !source->ended) {
        const char *reason = archive_error_string(source->archive);
        return error_set(error, ENTENTE_IO, source->name, 0, "cannot be decompressed: %s",
                         reason ? reason : "damaged");
    }
    return ENTENTE_OK;
}

/* ---- the buffer ---- */

static EntenteStatus make_room(Source *source)
{
    if (source->start > 0) {
        memmove(source->buffer, source->buffer + source->start, source->end - source->start);
        source->end -= source->start;
        source->start = 0;
    }
    if (source->capacity - source->end >= ROOM)
        return ENTENTE_OK;
    size_t capacity = source->capacity * 2 + ROOM;
    char *larger = realloc(source->buffer, capacity);
    if (!larger)
        return error_no_memory(&source->failure);
    source->buffer = larger;
    source->capacity = capacity;
    return ENTENTE_OK;
}

/* Read what comes next to `place`, which has room for BLOCK bytes. 0 sets `ended` or `broken`. */
static size_t read_plain(Source *source, char *place)
{
    ssize_t size;
    if (source->archive) {
        size = archive_read_data(source->archive, place, BLOCK);
        if (size < 0) {
            const char *reason = archive_error_string(source->archive);
            break_off(source, reason ? reason : "the compressed data are damaged");
        }
    } else {
        size = source->block_kept ? (ssize_t)source->block_kept : read_block(source, 0);
        source->block_kept = 0;
        if (size < 0)
            break_off(source, strerror(errno));
        else
            memcpy(place, source->block, (size_t)size);
    }
    source->ended = size == 0;
    return size < 0 ? 0 : (size_t)size;
}

/* Add to the buffer what comes next. Sets `ended` or `broken` where nothing does. */
static void fill(Source *source)
{
    EntenteStatus status = make_room(source);
    if (status != ENTENTE_OK) {
        source->broken = status;
        return;
    }
    char *place = source->buffer + source->end;
    size_t size = read_plain(source, place);
    if (!source->started)
        utf16_begin(&source->utf16, place, size);
    source->started = true;
    if (source->utf16.active) {
        memmove(place + BLOCK, place, size);
        size = utf16_decode(&source->utf16, place + BLOCK, size, place);
        if (source->ended)
            size += utf16_end(&source->utf16, place + size);
    }
    source->end += size;
}

/* ---- opening ---- */

static EntenteStatus source_start(Source *source, EntenteError *error)
{
    ssize_t size;
    do { /* a pipe may give a byte at a time */
        size = read_block(source, source->block_kept);
        if (size < 0)
            return error_set(error, ENTENTE_IO, source->name, 0, "%s", strerror(errno));
        source->block_kept += (size_t)size;
    } while (size > 0 && source->block_kept < MAGIC);
    source->ended = source->block_kept == 0;
    EntenteSlice start = {(const char *)source->block, source->block_kept};
    return source_is_compressed(start) ? open_archive(source, error) : ENTENTE_OK;
}

static EntenteStatus source_make(const char *name, Source **made, EntenteError *error)
{
    Source *source = calloc(1, sizeof *source);
    char *copy = strdup(name);
    if (!source || !copy) {
        free(source);
        free(copy);
        return error_no_memory(error);
    }
    source->name = copy;
    source->descriptor = -1;
    *made = source;
    return ENTENTE_OK;
}

EntenteStatus source_open(const char *file, Source **opened, EntenteError *error)
{
    Source *source = NULL;
    EntenteStatus status = source_make(file, &source, error);
    if (status != ENTENTE_OK)
        return status;
    struct stat about;
    bool standard = strcmp(file, "-") == 0;
    source->descriptor = standard ? dup(STDIN_FILENO) : open(file, O_RDONLY | O_CLOEXEC);
    if (source->descriptor < 0 || fstat(source->descriptor, &about) != 0)
        status = error_set(error, ENTENTE_IO, file, 0, "%s", strerror(errno));
    else if (S_ISDIR(about.st_mode))
        status = error_set(error, ENTENTE_IO, file, 0, "is a directory");
    else if (S_ISREG(about.st_mode) && about.st_size > 0)
        source->total = (uint64_t)about.st_size;
    if (status == ENTENTE_OK)
        status = source_start(source, error);
    if (status == ENTENTE_OK)
        *opened = source;
    else
        source_close(source);
    return status;
}

EntenteStatus source_open_memory(const void *data, size_t size, const char *name, Source **opened,
                                 EntenteError *error)
{
    Source *source = NULL;
    EntenteStatus status = source_make(name, &source, error);
    if (status != ENTENTE_OK)
        return status;
    source->memory = data;
    source->memory_left = size;
    source->total = size;
    status = source_start(source, error);
    if (status == ENTENTE_OK)
        *opened = source;
    else
        source_close(source);
    return status;
}

void source_close(Source *source)
{
    if (!source)
        return;
    if (source->archive)
        archive_read_free(source->archive);
    if (source->descriptor >= 0)
        close(source->descriptor);
    free(source->buffer);
    free(source->name);
    free(source);
}

const char *source_name(const Source *source)
{
    return source->name;
}

size_t source_line(const Source *source)
{
    return source->line;
}

void source_progress(const Source *source, uint64_t *done, uint64_t *total)
{
    *done = source->done;
    *total = source->total;
}

/* ---- reading ---- */

static EntenteStatus give_failure(const Source *source, EntenteError *error)
{
    if (error)
        *error = source->failure;
    return source->broken;
}

EntenteStatus source_peek(Source *source, size_t wanted, EntenteSlice *bytes, EntenteError *error)
{
    while (source->end - source->start < wanted && !source->ended && !source->broken)
        fill(source);
    size_t held = source->end - source->start;
    *bytes = (EntenteSlice){held ? source->buffer + source->start : "", held < wanted ? held : wanted};
    if (held)
        return ENTENTE_OK;
    return source->broken ? give_failure(source, error) : ENTENTE_END;
}

void source_skip(Source *source, size_t count)
{
    const char *at = count ? source->buffer + source->start : NULL, *end = count ? at + count : NULL;
    while (at < end && (at = memchr(at, '\n', (size_t)(end - at)))) {
        source->line++;
        at++;
    }
    source->start += count;
}

/* Find the line's end from `searched` on; false where the input ends first. */
static bool find_line_end(Source *source, size_t *searched)
{
    for (;;) {
        size_t held = source->end - source->start;
        const char *start = held ? source->buffer + source->start : NULL;
        const char *found = held > *searched ? memchr(start + *searched, '\n', held - *searched) : NULL;
        if (found) {
            *searched = (size_t)(found - start);
            return true;
        }
        *searched = held;
        if (source->ended || source->broken || held > SOURCE_RECORD_LIMIT)
            return false;
        fill(source);
    }
}

/* Read over the rest of a line that is too long, keeping none of it. */
static void skip_line(Source *source)
{
    for (;;) {
        size_t held = source->end - source->start;
        const char *from = held ? source->buffer + source->start : NULL;
        const char *found = held ? memchr(from, '\n', held) : NULL;
        if (found) {
            source->start += (size_t)(found - from) + 1;
            return;
        }
        source->start = source->end = 0;
        if (source->ended || source->broken)
            return;
        fill(source);
    }
}

EntenteStatus source_read_line(Source *source, EntenteSlice *line, EntenteError *error)
{
    size_t size = 0;
    bool whole = find_line_end(source, &size);
    if (!whole && size == 0)
        return source->broken ? give_failure(source, error) : ENTENTE_END;
    source->line++;
    if (size > SOURCE_RECORD_LIMIT) {
        skip_line(source);
        return error_set(error, ENTENTE_BAD_INPUT, source->name, source->line,
                         "a line longer than %zu MiB; it is skipped", SOURCE_RECORD_LIMIT >> 20);
    }
    const char *data = source->buffer + source->start;
    source->start += size + whole;
    if (size && data[size - 1] == '\r')
        size--;
    *line = (EntenteSlice){data, size};
    return ENTENTE_OK;
}
