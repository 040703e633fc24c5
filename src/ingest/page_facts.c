#include "base/date.h"
#include "base/slice.h"
#include "ingest/page.h"

#include <stdlib.h>
#include <string.h>

bool page_is(const xmlNode *node, const char *element)
{
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, element) == 0;
}

const char *page_attribute(const xmlNode *element, const char *name)
{
    for (const xmlAttr *attribute = element->properties; attribute; attribute = attribute->next)
        if (strcasecmp((const char *)attribute->name, name) == 0)
            return attribute->children ? (const char *)attribute->children->content : NULL;
    return NULL;
}

xmlNode *page_after(const xmlNode *node, const xmlNode *top)
{
    while (node && node != top && !node->next)
        node = node->parent;
    return node && node != top ? node->next : NULL;
}

xmlNode *page_next(const xmlNode *node, const xmlNode *top)
{
    return node->type == XML_ELEMENT_NODE && node->children ? node->children : page_after(node, top);
}

/* ---- what is wanted, the best source first ---- */

static const char *const title_names[] = {"og:title", "twitter:title", "headline", "dc.title", NULL};
static const char *const publication_names[] = {"og:site_name", "application-name", "publisher",
                                                "dc.publisher", "source",           NULL};
static const char *const url_names[] = {"og:url", NULL};
static const char *const date_names[] = {"article:published_time",
                                         "og:article:published_time",
                                         "og:published_time",
                                         "datepublished",
                                         "article:published",
                                         "parsely-pub-date",
                                         "sailthru.date",
                                         "dc.date.issued",
                                         "dcterms.created",
                                         "dcterms.date",
                                         "dc.date",
                                         "pubdate",
                                         "publishdate",
                                         "publish-date",
                                         "publication_date",
                                         "date_published",
                                         "article.published",
                                         "displaydate",
                                         "date",
                                         "datecreated",
                                         "article:modified_time",
                                         "datemodified",
                                         "og:updated_time",
                                         NULL};

/* The best value seen so far of each. */
typedef struct Found {
    const char *title, *publication, *url, *date;
    size_t title_rank, publication_rank, url_rank, date_rank;
    const char *canonical, *time, *linked_data;
    const xmlNode *title_element, *heading;
} Found;

static void offer(const char *const *names, const char *name, const char *value, const char **best,
                  size_t *best_rank)
{
    for (size_t rank = 0; names[rank] && (!*best || rank < *best_rank); rank++)
        if (strcasecmp(names[rank], name) == 0) {
            *best = value;
            *best_rank = rank;
            return;
        }
}

static void read_meta(const xmlNode *element, Found *found)
{
    static const char *const keys[] = {"property", "name", "itemprop"};
    const char *content = page_attribute(element, "content");
    if (!content || !*content)
        return;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const char *name = page_attribute(element, keys[i]);
        if (!name)
            continue;
        EntenteDate date;
        offer(title_names, name, content, &found->title, &found->title_rank);
        offer(publication_names, name, content, &found->publication, &found->publication_rank);
        offer(url_names, name, content, &found->url, &found->url_rank);
        if (date_find(entente_slice(content), &date))
            offer(date_names, name, content, &found->date, &found->date_rank);
    }
}

static void read_time(const xmlNode *element, Found *found)
{
    EntenteDate date;
    const char *when = page_attribute(element, "datetime"), *what = page_attribute(element, "itemprop");
    if (!when || !date_find(entente_slice(when), &date))
        return;
    if (what)
        offer(date_names, what, when, &found->date, &found->date_rank);
    if (!found->time)
        found->time = when;
}

/* "datePublished" of JSON-LD, without reading the rest of it. */
static void read_script(const xmlNode *element, Found *found)
{
    static const char key[] = "\"datePublished\"";
    const char *type = page_attribute(element, "type");
    const char *content = element->children ? (const char *)element->children->content : NULL;
    const char *at =
        type && content && strcasecmp(type, "application/ld+json") == 0 ? strstr(content, key) : NULL;
    if (!at || found->linked_data)
        return;
    at += sizeof key - 1;
    at += strspn(at, " \t\r\n:\"");
    found->linked_data = at;
}

static void read_element(const xmlNode *element, Found *found)
{
    if (page_is(element, "meta")) {
        read_meta(element, found);
    } else if (page_is(element, "time")) {
        read_time(element, found);
    } else if (page_is(element, "script")) {
        read_script(element, found);
    } else if (page_is(element, "title")) {
        if (!found->title_element)
            found->title_element = element;
    } else if (page_is(element, "h1")) {
        if (!found->heading)
            found->heading = element;
    } else if (page_is(element, "link")) {
        const char *relation = page_attribute(element, "rel");
        if (!found->canonical && relation && strcasecmp(relation, "canonical") == 0)
            found->canonical = page_attribute(element, "href");
    }
}

/* ---- choosing ---- */

/* A date that an address has as /2022/11/28/ or /2022-11-28. */
static bool find_date_in_url(const char *url, EntenteDate *date)
{
    enum { WITH_SEPARATORS = 10 };
    for (const char *at = strchr(url, '/'); at; at = strchr(at + 1, '/')) {
        EntenteSlice rest = {at + 1, strnlen(at + 1, WITH_SEPARATORS + 1)};
        if (rest.size >= WITH_SEPARATORS && (rest.data[4] == '/' || rest.data[4] == '-') &&
            date_parse_iso(rest, date))
            return true;
    }
    return false;
}

static void choose_date(const Found *found, const char *url, EntenteDate *date)
{
    /* of linked data the value alone, not what comes after it */
    size_t linked = found->linked_data ? strcspn(found->linked_data, "\"") : 0;
    if (found->date && found->date_rank < 2 && date_find(entente_slice(found->date), date))
        return;
    if (linked && date_find((EntenteSlice){found->linked_data, linked}, date))
        return;
    if (found->date && date_find(entente_slice(found->date), date))
        return;
    if (found->time && date_find(entente_slice(found->time), date))
        return;
    if (url)
        find_date_in_url(url, date);
}

static bool copy(const char *string, char **kept)
{
    *kept = string && *string ? strdup(string) : NULL;
    return *kept || !string || !*string;
}

static bool copy_content(const xmlNode *element, char **kept)
{
    xmlChar *content = xmlNodeGetContent(element);
    bool good = content && copy((const char *)content, kept);
    xmlFree(content);
    return good;
}

bool page_facts(xmlDoc *page, PageFacts *facts)
{
    Found found = {0};
    *facts = (PageFacts){0};
    const xmlNode *root = xmlDocGetRootElement(page);
    for (const xmlNode *node = root; node; node = page_next(node, root))
        if (node->type == XML_ELEMENT_NODE)
            read_element(node, &found);
    const char *url = found.canonical ? found.canonical : found.url;
    choose_date(&found, url, &facts->published);
    const xmlNode *named = found.title_element ? found.title_element : found.heading;
    bool good = copy(url, &facts->url) && copy(found.publication, &facts->publication) &&
                copy(found.title, &facts->title);
    if (good && !facts->title && named)
        good = copy_content(named, &facts->title);
    if (!good)
        page_facts_free(facts);
    return good;
}

void page_facts_free(PageFacts *facts)
{
    free(facts->title);
    free(facts->publication);
    free(facts->url);
    *facts = (PageFacts){0};
}
