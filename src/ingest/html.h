/* html.h - a news page to a document, by libxml2's HTML parser.
 *
 * The text is that of the article: the element `article`, `main` or that marked as articleBody with most text
 * in paragraphs, else the element whose own paragraphs hold most. Of it paragraphs, headings, list items,
 * quotations and table cells count, each a paragraph of the document; navigation, forms, captions, scripts
 * and boxes named after sharing, advertising and the like do not. Title, date, publication and address come
 * from the page's head. */
#ifndef ENTENTE_INGEST_HTML_H
#define ENTENTE_INGEST_HTML_H

#include "entente.h"
#include "ingest/source.h"

/* The source's only page, as entente_reader_next; the document has been reset. `date` is for a page without
 * one. */
EntenteStatus html_next(Source *source, EntenteDate date, EntenteDocument *document, EntenteError *error);

/* Fill title, publication, url, date and text of a document that fields_begin has filled. ENTENTE_BAD_INPUT
 * where the page has no text; the message names the document's file and line. */
EntenteStatus html_fill(EntenteSlice page, EntenteDocument *document, EntenteError *error);

#endif
