#include "ingest/html.h"

#include "base/buffer.h"
#include "base/date.h"
#include "base/error.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "ingest/fields.h"

#include <libxml/HTMLparser.h>
#include <string.h>
#include <strings.h>

/* ---- walking the tree, without recursion: pages nest deeply ---- */

/* The node after `node` in document order, inside of `root`; without its children where `over`. */
static xmlNode *next_node(xmlNode *node, const xmlNode *root, bool over)
{
    if (!over && node->children && node->type == XML_ELEMENT_NODE)
        return node->children;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

static bool is_element(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && strcasecmp((const char *)node->name, name) == 0;
}

static bool is_one_of(const xmlNode *node, const char *const *names)
{
    for (; *names; names++)
        if (is_element(node, *names))
            return true;
    return false;
}

/* An attribute's value, valid as long as the tree; "" where it is absent. */
static const char *attribute(const xmlNode *node, const char *name)
{
    for (const xmlAttr *found = node->properties; found; found = found->next)
        if (strcasecmp((const char *)found->name, name) == 0 && found->children && found->children->content)
            return (const char *)found->children->content;
    return "";
}

static bool is_text(const xmlNode *node)
{
    return (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && node->content;
}

/* Boxes around an article that are no part of it, by element and by what their class or id says. */
static bool is_boilerplate(const xmlNode *node)
{
    static const char *const elements[] = {"script", "style",    "nav",    "footer",   "aside", "form",
                                           "figure", "header",   "button", "noscript", "svg",   "iframe",
                                           "select", "template", "head",   NULL};
    static const char *const words[] = {"share",     "related", "comment", "promo",      "newsletter",
                                        "cookie",    "advert",  "banner",  "breadcrumb", "social",
                                        "subscribe", "sidebar", "caption", "pagination"};
    if (node->type == XML_COMMENT_NODE)
        return true;
    if (node->type != XML_ELEMENT_NODE)
        return false;
    if (is_one_of(node, elements))
        return true;
    const char *names[] = {attribute(node, "class"), attribute(node, "id")};
    for (size_t n = 0; n < 2; n++)
        for (size_t w = 0; w < sizeof words / sizeof *words; w++)
            if (strcasestr(names[n], words[w]))
                return true;
    return false;
}

/* ---- the article ---- */

/* Characters of text in a paragraph. */
static size_t text_size(xmlNode *root)
{
    size_t size = 0;
    for (xmlNode *node = root; node; node = next_node(node, root, false))
        if (is_text(node))
            size += strlen((const char *)node->content);
    return size;
}

static size_t paragraphs_size(xmlNode *root)
{
    size_t size = 0;
    for (xmlNode *node = root; node;) {
        bool over = node != root && (is_boilerplate(node) || is_element(node, "p"));
        if (is_element(node, "p"))
            size += text_size(node);
        node = next_node(node, root, over);
    }
    return size;
}

/* The marked element with most text in paragraphs. */
static xmlNode *find_marked(xmlNode *root)
{
    xmlNode *best = NULL;
    size_t most = 0;
    for (xmlNode *node = root; node; node = next_node(node, root, false)) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        bool body = strcasestr(attribute(node, "itemprop"), "articleBody") != NULL;
        if (!body && !is_element(node, "article") && !is_element(node, "main"))
            continue;
        size_t size = paragraphs_size(node);
        if (size > most || (body && size > most * 3 / 4)) {
            best = node;
            most = size;
        }
    }
    return best;
}

/* The element whose own paragraphs hold most text. Each element's sum is kept in its `_private`. */
static xmlNode *find_densest(xmlNode *root)
{
    xmlNode *best = NULL;
    uintptr_t most = 0;
    for (xmlNode *node = root; node;) {
        bool over = node != root && is_boilerplate(node);
        if (!over && is_element(node, "p") && node->parent) {
            uintptr_t sum = (uintptr_t)node->parent->_private + text_size(node);
            node->parent->_private = (void *)sum;
            if (sum > most) {
                most = sum;
                best = node->parent;
            }
        }
        node = next_node(node, root, over);
    }
    return best;
}

/* ---- its text ---- */

static bool is_block(const xmlNode *node)
{
    static const char *const elements[] = {"p",          "li",  "h1",      "h2",  "h3",      "h4",
                                           "h5",         "h6",  "td",      "th",  "dt",      "dd",
                                           "blockquote", "pre", "address", "div", "section", NULL};
    return is_one_of(node, elements);
}

/* Blocks whose text is the article's; that of `div` and the like is so only where there is no other. */
static bool holds_text(const xmlNode *node, bool any)
{
    static const char *const containers[] = {"div", "section", "address", NULL};
    return is_block(node) && (any || !is_one_of(node, containers));
}

static void end_paragraph(Buffer *text)
{
    while (text->size && text->data[text->size - 1] == ' ')
        text->size--;
    if (text->size && text->data[text->size - 1] != '\n')
        buffer_add(text, "\n\n", 2);
}

/* White space runs become one space, none at a paragraph's beginning. */
static void add_text(Buffer *text, const char *content)
{
    EntenteSlice slice = entente_slice(content);
    for (size_t at = 0; at < slice.size;) {
        uint32_t code;
        size_t length = utf8_decode(slice, at, &code);
        bool space = utf8_is_space(code);
        bool start = !text->size || text->data[text->size - 1] == '\n' || text->data[text->size - 1] == ' ';
        if (!space)
            buffer_add(text, slice.data + at, length);
        else if (!start)
            buffer_add(text, " ", 1);
        at += length;
    }
}

/* The nearest block that holds a node, up to `root`. */
static const xmlNode *block_of(const xmlNode *node, const xmlNode *root)
{
    while (node != root && !is_block(node))
        node = node->parent;
    return node;
}

static void collect(xmlNode *root, bool any, Buffer *text)
{
    const xmlNode *block = NULL;
    for (xmlNode *node = root; node;) {
        bool over = node != root && is_boilerplate(node);
        if (!over && (is_block(node) || is_element(node, "br")))
            end_paragraph(text);
        if (!over && is_text(node)) {
            const xmlNode *own = block_of(node->parent, root);
            if (own != block)
                end_paragraph(text);
            block = own;
            if (any || holds_text(own, any))
                add_text(text, (const char *)node->content);
        }
        node = next_node(node, root, over);
    }
    end_paragraph(text);
    while (text->size && text->data[text->size - 1] == '\n')
        text->size--;
}

/* ---- the head ---- */

/* The content of the first `meta` whose property, name or itemprop is one of `names`, in the names' order. */
static const char *find_meta(xmlNode *root, const char *const *names)
{
    for (; *names; names++)
        for (xmlNode *node = root; node; node = next_node(node, root, false)) {
            if (!is_element(node, "meta") || !*attribute(node, "content"))
                continue;
            if (strcasecmp(attribute(node, "property"), *names) == 0 ||
                strcasecmp(attribute(node, "name"), *names) == 0 ||
                strcasecmp(attribute(node, "itemprop"), *names) == 0)
                return attribute(node, "content");
        }
    return "";
}

static xmlNode *find_element(xmlNode *root, const char *name)
{
    for (xmlNode *node = root; node; node = next_node(node, root, false))
        if (is_element(node, name))
            return node;
    return NULL;
}

static bool read_date(const char *text, EntenteDate *date)
{
    EntenteSlice slice = slice_trim(entente_slice(text));
    return date_parse_iso(slice, date) || date_find(slice, date);
}

static void find_date(xmlNode *root, EntenteDate *date)
{
    static const char *const names[] = {"article:published_time",
                                        "datePublished",
                                        "og:published_time",
                                        "parsely-pub-date",
                                        "pubdate",
                                        "publishdate",
                                        "dc.date.issued",
                                        "dcterms.created",
                                        "dc.date",
                                        "sailthru.date",
                                        "date",
                                        NULL};
    if (read_date(find_meta(root, names), date))
        return;
    for (xmlNode *node = root; node; node = next_node(node, root, false))
        if (is_element(node, "time") && read_date(attribute(node, "datetime"), date))
            return;
}

static EntenteStatus fill_title(xmlNode *root, EntenteDocument *document, EntenteError *error)
{
    static const char *const names[] = {"og:title", "twitter:title", NULL};
    const char *given = find_meta(root, names);
    if (*given)
        return fields_keep_line(document, entente_slice(given), &document->title, error);
    xmlNode *element = find_element(root, "h1");
    if (!element || text_size(element) == 0)
        element = find_element(root, "title");
    Buffer text = {0};
    for (xmlNode *node = element; node; node = next_node(node, element, false))
        if (is_text(node))
            add_text(&text, (const char *)node->content);
    EntenteSlice title = {text.size ? (const char *)text.data : "", text.size};
    EntenteStatus status =
        text.failed ? error_no_memory(error) : fields_keep_line(document, title, &document->title, error);
    buffer_free(&text);
    return status;
}

static EntenteStatus fill_head(xmlNode *root, EntenteDocument *document, EntenteError *error)
{
    static const char *const sites[] = {"og:site_name", "application-name", "publisher", NULL};
    static const char *const addresses[] = {"og:url", "twitter:url", NULL};
    EntenteStatus status = fill_title(root, document, error);
    if (status == ENTENTE_OK)
        status =
            fields_keep_line(document, entente_slice(find_meta(root, sites)), &document->publication, error);
    const char *address = "";
    for (xmlNode *node = root; node && !*address; node = next_node(node, root, false))
        if (is_element(node, "link") && strcasecmp(attribute(node, "rel"), "canonical") == 0)
            address = attribute(node, "href");
    if (!*address)
        address = find_meta(root, addresses);
    if (status == ENTENTE_OK && *address)
        status = fields_keep_line(document, entente_slice(address), &document->url, error);
    find_date(root, &document->published);
    return status;
}

static EntenteStatus fill_text(xmlNode *root, EntenteDocument *document, EntenteError *error)
{
    Buffer text = {0};
    xmlNode *article = find_marked(root);
    if (!article)
        article = find_densest(root);
    if (article)
        collect(article, false, &text);
    xmlNode *body = find_element(root, "body");
    if (!text.size) /* a page without paragraphs: all that is no boilerplate */
        collect(body ? body : root, true, &text);
    EntenteStatus status = ENTENTE_OK;
    if (text.failed)
        status = error_no_memory(error);
    else if (!text.size)
        status = error_set(error, ENTENTE_BAD_INPUT, document->file, document->line,
                           "the page has no text; it is skipped");
    else
        status =
            fields_keep(document, (EntenteSlice){(const char *)text.data, text.size}, &document->text, error);
    buffer_free(&text);
    return status;
}

EntenteStatus html_fill(EntenteSlice page, EntenteDocument *document, EntenteError *error)
{
    const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                        HTML_PARSE_COMPACT;
    /* pages that are well-formed UTF-8 are so whatever they declare */
    const char *encoding = utf8_is_clean(page) ? "UTF-8" : NULL;
    xmlInitParser();
    htmlDocPtr tree = page.size && page.size <= INT32_MAX
                          ? htmlReadMemory(page.data, (int)page.size, NULL, encoding, options)
                          : NULL;
    xmlNode *root = tree ? xmlDocGetRootElement(tree) : NULL;
    EntenteStatus status;
    if (root) {
        status = fill_head(root, document, error);
        if (status == ENTENTE_OK)
            status = fill_text(root, document, error);
    } else {
        status = error_set(error, ENTENTE_BAD_INPUT, document->file, document->line,
                           "the page cannot be read as HTML; it is skipped");
    }
    xmlFreeDoc(tree);
    return status;
}

EntenteStatus html_next(Source *source, EntenteDate date, EntenteDocument *document, EntenteError *error)
{
    EntenteSlice page;
    EntenteStatus status = source_peek(source, SOURCE_RECORD_LIMIT + 1, &page, error);
    if (status != ENTENTE_OK)
        return status;
    if (page.size > SOURCE_RECORD_LIMIT) {
        while (source_peek(source, 1 << 16, &page, NULL) == ENTENTE_OK)
            source_skip(source, page.size);
        return error_set(error, ENTENTE_BAD_INPUT, source_name(source), 0,
                         "a page longer than %zu MiB; it is skipped", SOURCE_RECORD_LIMIT >> 20);
    }
    status = fields_begin(document, source, 0, date, error);
    if (status == ENTENTE_OK)
        status = html_fill(page, document, error);
    source_skip(source, page.size);
    return status;
}
