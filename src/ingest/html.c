#include "ingest/html.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "ingest/fields.h"
#include "ingest/page.h"
#include "ingest/published.h"
#include "ingest/tags.h"

#include <libxml/HTMLparser.h>
#include <limits.h>
#include <string.h>

/* ---- encoding ---- */

/* The encoding that a <meta> in the page's first bytes names, as HTML 5 has it; empty for none. */
static EntenteSlice declared_charset(EntenteSlice page)
{
    enum { PRESCAN = 4096 };
    static const char key[] = "charset=";
    size_t size = page.size < PRESCAN ? page.size : PRESCAN;
    for (size_t at = 0; at + sizeof key < size; at++) {
        if (strncasecmp(page.data + at, key, sizeof key - 1) != 0)
            continue;
        at += sizeof key - 1;
        at += page.data[at] == '"' || page.data[at] == '\'';
        size_t end = at;
        while (end < size && !strchr("\"' \t\r\n;/>", page.data[end]))
            end++;
        return (EntenteSlice){page.data + at, end - at};
    }
    return (EntenteSlice){"", 0};
}

static bool is_utf8(EntenteSlice charset)
{
    return (charset.size == 5 && strncasecmp(charset.data, "utf-8", 5) == 0) ||
           (charset.size == 4 && strncasecmp(charset.data, "utf8", 4) == 0);
}

/* Whether bytes that are not all well-formed are UTF-8 all the same: more characters beyond ASCII are whole
 * than broken. */
static bool is_mostly_utf8(EntenteSlice page)
{
    size_t whole = 0, broken = 0;
    for (size_t at = 0; at < page.size;) {
        uint32_t code;
        size_t length = utf8_decode(page, at, &code);
        broken += code == UTF8_REPLACEMENT;
        whole += length > 1 && code != UTF8_REPLACEMENT;
        at += length;
    }
    return whole >= broken;
}

/* The page as its parser is to get it, with the encoding's name: UTF-8, repaired where need be, or as it is
 * in an encoding that the parser knows how to convert. */
static EntenteStatus prepare(EntenteSlice page, EntenteSlice charset, EntenteDocument *document,
                             EntenteSlice *prepared, const char **encoding, EntenteError *error)
{
    *encoding = "UTF-8";
    *prepared = page;
    if (utf8_is_clean(page))
        return ENTENTE_OK;
    if (!charset.size)
        charset = declared_charset(page);
    if (is_utf8(charset) || is_mostly_utf8(page))
        return fields_keep(document, page, prepared, error);
    xmlCharEncodingHandler *handler = NULL;
    char *name = charset.size ? arena_copy(document->arena, charset.data, charset.size) : NULL;
    if (charset.size && !name)
        return error_no_memory(error);
    if (name)
        handler = xmlFindCharEncodingHandler(name);
    *encoding = handler ? name : "windows-1252";
    if (handler)
        xmlCharEncCloseFunc(handler);
    return ENTENTE_OK;
}

/* ---- reading ---- */

static EntenteStatus keep_facts(const PageFacts *facts, EntenteDocument *document, EntenteError *error)
{
    const struct {
        const char *fact;
        EntenteSlice *field;
    } fields[] = {{facts->title, &document->title},
                  {facts->publication, &document->publication},
                  {document->url.size ? NULL : facts->url, &document->url}};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (!fields[i].fact)
            continue;
        EntenteStatus status =
            fields_keep_line(document, entente_slice(fields[i].fact), fields[i].field, error);
        if (status != ENTENTE_OK)
            return status;
    }
    if (facts->published.month)
        document->published = facts->published;
    return ENTENTE_OK;
}

static EntenteStatus keep_page(xmlDoc *page, EntenteDocument *document, EntenteError *error)
{
    PageFacts facts;
    if (!page_facts(page, &facts))
        return error_no_memory(error);
    EntenteStatus status = keep_facts(&facts, document, error);
    page_facts_free(&facts);
    Buffer text = {0};
    if (status == ENTENTE_OK && !page_text(page, &text))
        status = error_no_memory(error);
    if (status == ENTENTE_OK)
        status =
            fields_keep(document, (EntenteSlice){(const char *)text.data, text.size}, &document->text, error);
    buffer_free(&text);
    if (status == ENTENTE_OK && !document->published.month)
        document->published = published_find(document->text);
    return status;
}

EntenteStatus html_read(EntenteSlice page, EntenteSlice charset, EntenteDocument *document,
                        EntenteError *error)
{
    const char *encoding;
    EntenteStatus status = prepare(page, charset, document, &page, &encoding, error);
    if (status != ENTENTE_OK || !page.size)
        return status;
    if (page.size > INT_MAX)
        return error_set(error, ENTENTE_BAD_INPUT, document->file, document->line, "the page is too long");
    if (!tags_are_bounded(page))
        return error_set(error, ENTENTE_BAD_INPUT, document->file, document->line,
                         "a tag has more than %d attributes; the page is skipped", TAGS_ATTRIBUTES);
    htmlParserCtxt *parser = htmlNewParserCtxt();
    if (!parser)
        return error_no_memory(error);
    int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                  HTML_PARSE_COMPACT | HTML_PARSE_IGNORE_ENC;
    xmlDoc *tree = htmlCtxtReadMemory(parser, page.data, (int)page.size, NULL, encoding, options);
    if (tree)
        status = keep_page(tree, document, error);
    else if (parser->errNo == XML_ERR_NO_MEMORY)
        status = error_no_memory(error);
    xmlFreeDoc(tree);
    htmlFreeParserCtxt(parser);
    return status;
}

/* Read over what is left, keeping none of it. */
static EntenteStatus skip_page(Source *source, EntenteError *error)
{
    for (;;) {
        EntenteSlice bytes;
        EntenteStatus status = source_peek(source, SOURCE_RECORD_LIMIT, &bytes, error);
        if (status == ENTENTE_END)
            break;
        if (status != ENTENTE_OK)
            return status;
        source_skip(source, bytes.size);
    }
    return error_set(error, ENTENTE_BAD_INPUT, source_name(source), 0,
                     "a page longer than %zu MiB; it is skipped", SOURCE_RECORD_LIMIT >> 20);
}

EntenteStatus html_next(Source *source, EntenteDate date, EntenteDocument *document, EntenteError *error)
{
    EntenteSlice page, unknown = {"", 0};
    EntenteStatus status = source_peek(source, SOURCE_RECORD_LIMIT + 1, &page, error);
    if (status != ENTENTE_OK)
        return status;
    if (page.size > SOURCE_RECORD_LIMIT)
        return skip_page(source, error);
    status = fields_begin(document, source, 0, date, error);
    if (status == ENTENTE_OK)
        status = html_read(page, unknown, document, error);
    if (status == ENTENTE_OK && !document->published.month)
        document->published = fields_date_of_name(source_name(source));
    source_skip(source, page.size);
    return status;
}
