#include "base/arena.h"
#include "ingest/page.h"

#include <string.h>

/* What is known of an element, kept in the tree's `_private`, which is for its user. */
typedef struct Note {
    struct Note *parent, *block; /* the element around it; the innermost that begins and ends lines */
    size_t weight;               /* bytes of running text inside */
    bool link, preformatted;
    bool wanted; /* in the article, and in no box in it */
} Note;

/* A paragraph, heading, list item, cell: text up to where a block begins or ends. */
typedef struct Block {
    Note *element;
    size_t start, size; /* in the layout's text */
    size_t linked;      /* bytes of it inside of links */
} Block;

/* The page's text as blocks in document order. */
typedef struct Layout {
    Arena *arena;
    Buffer text;
    Block *blocks;
    size_t count, capacity;
    bool failed; /* memory is out */
    bool open;   /* the last block may grow */
    bool space;  /* white space came after what was last written */
} Layout;

/* Blocks of less are captions, buttons, bylines: they do not tell where the article is. */
enum { RUNNING_TEXT = 40, MOST = 80 /* per cent */ };

/* ---- kinds of elements ---- */

static bool is_among(const xmlNode *node, const char *const *names)
{
    for (; *names; names++)
        if (page_is(node, *names))
            return true;
    return false;
}

static bool is_inline(const xmlNode *node)
{
    static const char *const names[] = {
        "a",    "abbr", "acronym", "b",    "bdi",  "bdo",  "big",   "blink", "cite",   "code",
        "data", "del",  "dfn",     "em",   "font", "i",    "ins",   "kbd",   "label",  "mark",
        "nobr", "q",    "rb",      "ruby", "s",    "samp", "small", "span",  "strike", "strong",
        "sub",  "sup",  "time",    "tt",   "u",    "var",  "wbr",   NULL};
    return node->type == XML_ELEMENT_NODE && is_among(node, names);
}

static bool has_word(const char *attribute, const char *const *words)
{
    for (const char *at = attribute; attribute && *at;) {
        size_t size = strcspn(at, " \t\r\n-_");
        for (const char *const *word = words; size && *word; word++)
            if (strlen(*word) == size && strncasecmp(*word, at, size) == 0)
                return true;
        at += size;
        at += strspn(at, " \t\r\n-_");
    }
    return false;
}

/* Never text of the article, whatever is inside. */
static bool is_left_out(const xmlNode *node)
{
    static const char *const names[] = {
        "script", "style",    "noscript", "template", "nav",    "figure", "picture",    "button",
        "select", "iframe",   "svg",      "textarea", "object", "canvas", "video",      "audio",
        "map",    "menu",     "dialog",   "head",     "input",  "math",   "figcaption", "embed",
        "applet", "datalist", "option",   "caption",  NULL};
    static const char *const roles[] = {"navigation", "banner",  "contentinfo", "complementary",
                                        "search",     "dialog",  "menu",        "menubar",
                                        "alert",      "toolbar", NULL};
    static const char *const truths[] = {"true", NULL};
    if (node->type != XML_ELEMENT_NODE)
        return node->type != XML_TEXT_NODE && node->type != XML_CDATA_SECTION_NODE;
    if (is_among(node, names) || has_word(page_attribute(node, "role"), roles) ||
        has_word(page_attribute(node, "aria-hidden"), truths))
        return true;
    const char *style = page_attribute(node, "style");
    if (style && (strcasestr(style, "display:none") || strcasestr(style, "display: none")))
        return true;
    for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
        if (strcasecmp((const char *)attribute->name, "hidden") == 0)
            return true;
    return false;
}

/* Boxes around an article, told by the element or named after what they hold. Some sites wrap all of a page
 * in one of them, so that they are left out only where they are small. */
static bool is_box(const xmlNode *node)
{
    static const char *const names[] = {"header", "footer", "aside", "form", NULL};
    static const char *const words[] = {
        "nav",       "navbar",     "navigation",  "menu",       "sidebar",   "footer",  "comments",
        "comment",   "share",      "sharing",     "social",     "related",   "promo",   "promoted",
        "signup",    "newsletter", "cookie",      "cookies",    "subscribe", "advert",  "ad",
        "ads",       "banner",     "breadcrumb",  "tags",       "popup",     "modal",   "toolbar",
        "outbrain",  "taboola",    "pagination",  "caption",    "credits",   "paywall", "recommended",
        "toc",       "trending",   "breadcrumbs", "disclaimer", "mostread",  "consent", "copyright",
        "sponsored", NULL};
    return is_among(node, names) || has_word(page_attribute(node, "class"), words) ||
           has_word(page_attribute(node, "id"), words);
}

/* ---- the layout ---- */

static void end_block(Layout *layout)
{
    layout->open = layout->space = false;
}

static bool begin_block(Layout *layout, Note *element)
{
    Block *blocks =
        arena_grow(layout->arena, layout->blocks, &layout->capacity, layout->count + 1, sizeof *blocks);
    if (!blocks) {
        layout->failed = true;
        return false;
    }
    layout->blocks = blocks;
    blocks[layout->count++] = (Block){.element = element->block, .start = layout->text.size};
    layout->open = true;
    return true;
}

/* The length of white space at `at`, or of a soft hyphen (which says nothing about words); 0 for others. */
static size_t space_at(const unsigned char *at, bool *hyphen)
{
    *hyphen = at[0] == 0xC2 && at[1] == 0xAD;
    if (*hyphen || (at[0] == 0xC2 && at[1] == 0xA0))
        return 2;
    return at[0] == ' ' || (at[0] >= '\t' && at[0] <= '\r');
}

static void add_text(Layout *layout, const xmlNode *text, Note *around)
{
    bool hyphen;
    const unsigned char *at = text->content;
    while (at && *at && !layout->failed) {
        size_t size = space_at(at, &hyphen);
        if (size) {
            if (around->preformatted && *at == '\n' && layout->open)
                buffer_add(&layout->text, "\n", 1);
            else
                layout->space = layout->space || !hyphen;
            at += size;
            continue;
        }
        if (!layout->open && !begin_block(layout, around))
            return;
        Block *block = &layout->blocks[layout->count - 1];
        if (layout->space && layout->text.size > block->start)
            buffer_add(&layout->text, " ", 1);
        layout->space = false;
        while (at[size] && !space_at(at + size, &hyphen))
            size++;
        buffer_add(&layout->text, at, size);
        block->size = layout->text.size - block->start;
        block->linked += around->link ? size : 0;
        at += size;
    }
}

static bool ends_line(const xmlNode *node)
{
    return page_is(node, "br") || page_is(node, "hr");
}

/* A single <br> is a line's end, which for running text is a space; two of them, whatever white space is
 * between, end the paragraph. */
static void add_break(Layout *layout, const xmlNode *node)
{
    const xmlNode *before = node->prev;
    while (before && before->type == XML_TEXT_NODE && xmlIsBlankNode(before))
        before = before->prev;
    if (page_is(node, "hr") || (before && page_is(before, "br")))
        end_block(layout);
    else
        layout->space = true;
}

/* Go into an element: what is inside belongs to it. */
static Note *enter(Layout *layout, xmlNode *node, Note *parent)
{
    Note *note = arena_array(layout->arena, 1, sizeof *note);
    if (!note) {
        layout->failed = true;
        return parent;
    }
    bool runs_on = parent && is_inline(node);
    if (!runs_on)
        end_block(layout);
    note->parent = parent;
    note->block = runs_on ? parent->block : note;
    note->link = page_is(node, "a") || (parent && parent->link);
    note->preformatted = page_is(node, "pre") || (parent && parent->preformatted);
    node->_private = note;
    return note;
}

static Note *leave(Layout *layout, const Note *note)
{
    if (note->block == note)
        end_block(layout);
    return note->parent;
}

/* Look at a node; true where its children are to be looked at, in the element that `*around` then is. */
static bool visit(Layout *layout, xmlNode *node, Note **around)
{
    bool element = node->type == XML_ELEMENT_NODE;
    if (is_left_out(node)) {
        if (element && !page_is(node, "script"))
            end_block(layout);
    } else if (!element) {
        if (*around)
            add_text(layout, node, *around);
    } else if (ends_line(node)) {
        add_break(layout, node);
    } else {
        *around = enter(layout, node, *around);
        if (node->children && !layout->failed)
            return true;
        if (!layout->failed)
            *around = leave(layout, *around);
    }
    return false;
}

/* Walk the tree in document order; blocks end where a block element begins or ends, or is left out. */
static void lay_out(Layout *layout, xmlNode *root)
{
    xmlNode *node = root;
    Note *around = NULL;
    while (node && !layout->failed) {
        if (visit(layout, node, &around)) {
            node = node->children;
            continue;
        }
        while (!layout->failed && node != root && !node->next) {
            node = node->parent;
            around = leave(layout, around);
        }
        node = node == root ? NULL : node->next;
    }
    layout->failed = layout->failed || layout->text.failed;
}

/* ---- where the article is ---- */

static bool is_mostly_links(const Block *block)
{
    return block->linked * 2 > block->size;
}

/* 0 for elements that are left out. */
static size_t weight_of(const xmlNode *element)
{
    const Note *note = element->_private;
    return note ? note->weight : 0;
}

/* Note with every element how much running text is inside. */
static void weigh(const Layout *layout)
{
    for (size_t i = 0; i < layout->count; i++) {
        const Block *block = &layout->blocks[i];
        if (block->size < RUNNING_TEXT || is_mostly_links(block))
            continue;
        for (Note *up = block->element; up; up = up->parent)
            up->weight += block->size - block->linked;
    }
}

static bool is_article(const xmlNode *node)
{
    static const char *const bodies[] = {"articlebody", NULL};
    static const char *const mains[] = {"main", NULL};
    return page_is(node, "article") || page_is(node, "main") ||
           has_word(page_attribute(node, "itemprop"), bodies) ||
           has_word(page_attribute(node, "role"), mains);
}

/* Whether a paragraph of running text lies directly inside. */
static bool has_paragraph(const xmlNode *element)
{
    for (const xmlNode *child = element->children; child; child = child->next)
        if (page_is(child, "p") && weight_of(child))
            return true;
    return false;
}

/* The child that has nearly all of the running text; NULL where there is none. */
static const xmlNode *main_child(const xmlNode *element)
{
    for (const xmlNode *child = element->children; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE && !is_inline(child) && weight_of(child) &&
            weight_of(child) * 100 >= weight_of(element) * MOST)
            return child;
    return NULL;
}

/* The smallest element marked as the article that has most of the running text. Where none is, from the root
 * down as long as one child has nearly all of it: a paragraph beside that child is a lead, and the end. */
static const xmlNode *choose(const xmlNode *root)
{
    const xmlNode *chosen = root;
    for (const xmlNode *node = root; node; node = page_next(node, root))
        if (node->type == XML_ELEMENT_NODE && is_article(node) && weight_of(node) * 2 > weight_of(root) &&
            weight_of(node) <= weight_of(chosen))
            chosen = node;
    while (chosen && !page_is(chosen, "article") && !has_paragraph(chosen)) {
        const xmlNode *child = main_child(chosen);
        if (!child)
            break;
        chosen = child;
    }
    return chosen;
}

/* Mark the article's elements, without boxes that hold the lesser part of its text. */
static void mark(const xmlNode *article)
{
    const size_t whole = weight_of(article);
    for (const xmlNode *node = article; node;) {
        Note *note = node->type == XML_ELEMENT_NODE ? node->_private : NULL;
        bool boxed = note && node != article && note->weight * 2 <= whole && is_box(node);
        if (note)
            note->wanted = !boxed;
        node = boxed ? page_after(node, article) : page_next(node, article);
    }
}

/* A page without running text is worth what it has, links too. */
static void write_blocks(const Layout *layout, bool links, Buffer *text)
{
    for (size_t i = 0; i < layout->count; i++) {
        const Block *block = &layout->blocks[i];
        if (!block->element->wanted || (!links && is_mostly_links(block)))
            continue;
        if (text->size)
            buffer_add(text, "\n\n", 2);
        buffer_add(text, layout->text.data + block->start, block->size);
    }
}

bool page_text(xmlDoc *page, Buffer *text)
{
    xmlNode *root = xmlDocGetRootElement(page);
    Layout layout = {.arena = arena_new()};
    if (!layout.arena)
        return false;
    if (root)
        lay_out(&layout, root);
    if (root && !layout.failed) {
        weigh(&layout);
        const xmlNode *article = choose(root);
        mark(article);
        write_blocks(&layout, weight_of(article) == 0, text);
        if (!text->size) /* all of it seemed to be boxes */
            for (size_t i = 0; i < layout.count; i++)
                layout.blocks[i].element->wanted = true;
        if (!text->size)
            write_blocks(&layout, true, text);
    }
    buffer_free(&layout.text);
    arena_delete(layout.arena);
    return !layout.failed && !text->failed;
}
