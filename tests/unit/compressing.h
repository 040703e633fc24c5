/* compressing.h - compressed bytes for tests, made by libarchive. */
#ifndef ENTENTE_TESTS_COMPRESSING_H
#define ENTENTE_TESTS_COMPRESSING_H

#include <archive.h>
#include <archive_entry.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

/* `filter` is one of libarchive's ARCHIVE_FILTER_... The result is to be freed. */
static inline char *compress_bytes(int filter, const void *bytes, size_t size, size_t *packed)
{
    size_t room = size + 65536;
    char *out = malloc(room);
    struct archive *archive = archive_write_new();
    struct archive_entry *entry = archive_entry_new();
    assert_true(out && archive && entry);
    assert_int_equal(archive_write_add_filter(archive, filter), ARCHIVE_OK);
    assert_int_equal(archive_write_set_format_raw(archive), ARCHIVE_OK);
    assert_int_equal(archive_write_set_bytes_in_last_block(archive, 1), ARCHIVE_OK);
    assert_int_equal(archive_write_open_memory(archive, out, room, packed), ARCHIVE_OK);
    archive_entry_set_filetype(entry, AE_IFREG);
    assert_int_equal(archive_write_header(archive, entry), ARCHIVE_OK);
    assert_int_equal(archive_write_data(archive, bytes, size), size);
    assert_int_equal(archive_write_close(archive), ARCHIVE_OK);
    archive_write_free(archive);
    archive_entry_free(entry);
    return out;
}

#endif
