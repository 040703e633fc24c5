#include "ingest/recognise.h"

#include "base/slice.h"

#include <string.h>

static const struct {
    const char *name;
    EntenteFormat format;
} formats[] = {{"auto", ENTENTE_FORMAT_AUTO},     {"text", ENTENTE_FORMAT_TEXT},
               {"jsonl", ENTENTE_FORMAT_JSONL},   {"html", ENTENTE_FORMAT_HTML},
               {"conllu", ENTENTE_FORMAT_CONLLU}, {"warc", ENTENTE_FORMAT_WARC}};

bool entente_format_from_name(const char *name, EntenteFormat *format)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(formats[i].name, name) == 0) {
            *format = formats[i].format;
            return true;
        }
    return false;
}

static bool begins_with(EntenteSlice bytes, const char *string)
{
    size_t size = strlen(string);
    return bytes.size >= size && strncasecmp(bytes.data, string, size) == 0;
}

static EntenteSlice next_line(EntenteSlice *bytes)
{
    const char *end = bytes->size ? memchr(bytes->data, '\n', bytes->size) : NULL;
    EntenteSlice line = {bytes->data, end ? (size_t)(end - bytes->data) : bytes->size};
    size_t passed = line.size + (end != NULL);
    bytes->data += passed;
    bytes->size -= passed;
    return line;
}

/* A comment that only CoNLL-U has, or a first word with ten columns. */
static bool is_conllu(EntenteSlice bytes)
{
    static const char *const comments[] = {
        "# newdoc", "# newpar", "# sent_id =", "# text =", "# global.columns", "#sent_id =", "# text_en ="};
    EntenteSlice line = next_line(&bytes);
    for (; line.size && line.data[0] == '#'; line = next_line(&bytes))
        for (size_t i = 0; i < sizeof comments / sizeof *comments; i++)
            if (begins_with(line, comments[i]))
                return true;
    size_t tabs = 0;
    for (size_t i = 0; i < line.size; i++)
        tabs += line.data[i] == '\t';
    return tabs == 9 && line.data[0] == '1' && (line.data[1] == '\t' || line.data[1] == '-');
}

/* An object's beginning. News text in braces is not followed by a quoted name. */
static bool is_jsonl(EntenteSlice bytes)
{
    if (!bytes.size || bytes.data[0] != '{')
        return false;
    EntenteSlice inside = slice_trim((EntenteSlice){bytes.data + 1, bytes.size - 1});
    return inside.size && (inside.data[0] == '"' || inside.data[0] == '}');
}

static bool is_html(EntenteSlice bytes)
{
    static const char *const starts[] = {"<!doctype html", "<html", "<head", "<body", "<title", "<meta",
                                         "<article",       "<main", "<div",  "<p>",   "<h1"};
    /* what may come before: an XML declaration, comments */
    while (begins_with(bytes, "<?xml") || begins_with(bytes, "<!--")) {
        const char *mark = bytes.data[1] == '?' ? "?>" : "-->";
        const char *end = memmem(bytes.data, bytes.size, mark, strlen(mark));
        if (!end)
            return bytes.data[1] == '!'; /* a long comment */
        size_t passed = (size_t)(end - bytes.data) + strlen(mark);
        bytes = slice_trim((EntenteSlice){bytes.data + passed, bytes.size - passed});
    }
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (begins_with(bytes, starts[i]))
            return true;
    return false;
}

EntenteFormat recognise(EntenteSlice sample)
{
    sample = slice_trim(sample);
    if (sample.size >= 5 && memcmp(sample.data, "WARC/", 5) == 0)
        return ENTENTE_FORMAT_WARC;
    if (is_html(sample))
        return ENTENTE_FORMAT_HTML;
    if (is_jsonl(sample))
        return ENTENTE_FORMAT_JSONL;
    return is_conllu(sample) ? ENTENTE_FORMAT_CONLLU : ENTENTE_FORMAT_TEXT;
}
