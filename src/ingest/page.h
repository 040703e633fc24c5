/* page.h - what is read off a parsed web page: its text without what surrounds it, and what its head says.
 *
 * The parser is libxml2's for HTML; trees are those it makes of pages as they are found, tags left open and
 * all. */
#ifndef ENTENTE_INGEST_PAGE_H
#define ENTENTE_INGEST_PAGE_H

#include "base/buffer.h"
#include "entente.h"

#include <libxml/tree.h>

/* Append the article's text, paragraphs, headings and list items separated by blank lines.
 *
 * Scripts, navigation, headers, footers, asides, forms, figures and what is hidden are left out. Of the rest
 * the block that holds the article is chosen: from <article>, <main> or the body downwards as long as one
 * child has nearly all of the running text. Running text is counted in bytes of longer paragraphs, links
 * against (after C. Kohlschuetter et al., "Boilerplate Detection using Shallow Text Features", WSDM 2010:
 * length and link density tell nearly all). Blocks that are mostly links go, and boxes whose class names them
 * (share, related, comments, ...) unless most of the text is inside. False when memory is out. */
bool page_text(xmlDoc *page, Buffer *text);

/* What a page says about itself; NULL where it does not. All are to be freed with page_facts_free. */
typedef struct PageFacts {
    char *title, *publication, *url;
    EntenteDate published;
} PageFacts;

/* False when memory is out. */
bool page_facts(xmlDoc *page, PageFacts *facts);
void page_facts_free(PageFacts *facts);

/* The element's attribute, which belongs to the tree; NULL where it has none. */
const char *page_attribute(const xmlNode *element, const char *name);

/* The next node in document order that is not below `node`, NULL after the last below `top`. */
xmlNode *page_after(const xmlNode *node, const xmlNode *top);

/* The next node in document order, going down first. */
xmlNode *page_next(const xmlNode *node, const xmlNode *top);

bool page_is(const xmlNode *node, const char *element);

#endif
