/* The questions to a record, each one SELECT over its tables. */
#include "base/error.h"
#include "record/asking.h"

#include <string.h>

#define REPORTS                                                                                              \
    "(SELECT COUNT(DISTINCT k.report) FROM entry_event y JOIN event k ON k.key = y.event "                   \
    "WHERE y.entry = n.key AND k.hidden = 0) AS reports"

/* Of thousands of entries at once: events, which cost a probe each, not their reports. */
#define MENTIONS "(SELECT COUNT(*) FROM entry_event y WHERE y.entry = n.key) AS mentions"

/* FROM and WHERE of what asks for events. */
#define EVENTS                                                                                               \
    " FROM event e JOIN report r ON r.key = e.report JOIN sentence s ON s.key = e.sentence "                 \
    "LEFT JOIN place p ON p.key = e.place WHERE e.hidden = 0"

/* What became of an entry: its state, of a claim its answer. */
#define STATE                                                                                                \
    "CASE n.kind WHEN 'claim' THEN (SELECT c.answer FROM claim c WHERE c.entry = n.key) ELSE n.state END"

#define ENTRIES " FROM entry n LEFT JOIN place p ON p.key = n.place WHERE n.hidden = 0"

#define ACTOR_COLUMNS                                                                                        \
    "SELECT a.name, a.code, a.sector, a.side, "                                                              \
    "(SELECT o.office FROM office o WHERE o.actor = a.key ORDER BY o.until DESC, o.office LIMIT 1) AS "      \
    "office, "                                                                                               \
    "(SELECT o.since FROM office o WHERE o.actor = a.key ORDER BY o.until DESC, o.office LIMIT 1) AS "       \
    "since, "                                                                                                \
    "(SELECT o.until FROM office o WHERE o.actor = a.key ORDER BY o.until DESC, o.office LIMIT 1) AS "       \
    "until, "

/* Of the whole record the answer stands in `actor`. */
static const char all_actors[] = ACTOR_COLUMNS
    "a.events, a.first, a.last FROM actor a WHERE a.events > 0 ORDER BY a.events DESC, a.name, a.key";

static const char *const selects[ENTENTE_QUESTIONS] = {
    [ENTENTE_ASK_TIMELINE] =
        ("SELECT n.date, n.kind, n.title AS what, COALESCE(p.name, '') AS place, p.country, " STATE
         " AS state, n.type, n.mode, n.sides, n.date_precision, n.enddate, " MENTIONS ", n.id" ENTRIES),
    [ENTENTE_ASK_EVENTS] =
        ("SELECT e.date, e.actors, e.words, e.type, e.mode, e.cameo, e.recipients, e.status, "
         "(SELECT q.type || ' ' || q.status FROM event q WHERE q.parent = e.key) AS about, "
         "COALESCE(p.name, '') AS place, p.country, CASE e.sayer WHEN '' THEN r.publication ELSE e.sayer END "
         "AS says, "
         "e.enddate, e.date_precision, e.quad, e.score, e.goldstein, e.mediators, e.level, e.context, "
         "e.reason, "
         "e.confidence, r.publication, r.published, r.title, r.url, r.document, s.text, e.id" EVENTS
         " AND e.parent IS NULL"),
    [ENTENTE_ASK_MEETINGS] =
        ("SELECT n.date, n.sides AS parties, m.level, m.format, m.track, n.state, m.reason, "
         "COALESCE(p.name, '') AS place, p.country, n.date_precision, n.enddate, " REPORTS
         ", n.id FROM entry n JOIN meeting m ON m.entry = n.key LEFT JOIN place p ON p.key = n.place "
         "WHERE n.hidden = 0"),
    [ENTENTE_ASK_AGREEMENTS] =
        ("SELECT n.date, n.title AS name, n.sides AS parties, n.state, COALESCE(p.name, '') AS place, "
         "p.country, "
         "(SELECT COUNT(*) FROM provision v WHERE v.entry = n.key) AS provisions, "
         "(SELECT COUNT(*) FROM bearing b JOIN provision v ON v.key = b.provision WHERE v.entry = n.key "
         "AND b.bears = 'fulfilment') AS fulfilments, "
         "(SELECT COUNT(*) FROM bearing b JOIN provision v ON v.key = b.provision WHERE v.entry = n.key "
         "AND b.bears = 'violation') AS violations, n.date_precision, " REPORTS ", n.id" ENTRIES
         " AND n.kind = 'agreement'"),
    [ENTENTE_ASK_INCIDENTS] =
        ("SELECT n.date, n.type, n.mode, n.title AS what, n.sides AS parties, "
         "COALESCE(p.name, '') AS place, p.country, n.state, n.tolls, n.date_precision, "
         "n.enddate, " REPORTS ", n.id" ENTRIES " AND n.kind = 'incident'"),
    [ENTENTE_ASK_CASUALTIES] =
        ("SELECT COALESCE(n.date, e.date) AS date, COALESCE(p.name, '') AS place, f.kind, f.side AS lost_by, "
         "CASE f.claimant WHEN '' THEN r.publication ELSE f.claimant END AS claimant, f.said, f.low, f.best, "
         "f.high, "
         "f.words, MIN(COALESCE(f.low, f.best, f.high)) OVER w AS least, "
         "MAX(COALESCE(f.high, f.best, f.low)) OVER w AS most, "
         "ROW_NUMBER() OVER (PARTITION BY COALESCE(n.key, -e.key), f.kind, f.side ORDER BY f.said NULLS "
         "FIRST, e.key, f.number) AS "
         "revision, "
         "CASE f.claimant WHEN e.sayer THEN (SELECT a.side FROM attribution t JOIN actor a ON a.key = "
         "t.actor "
         "WHERE t.event = e.key AND t.number = 0) ELSE (SELECT MAX(a.side) FROM actor a WHERE a.name = "
         "f.claimant) END AS claimant_side, "
         "r.publication, r.document, p.country, n.id AS incident, e.id "
         "FROM figure f JOIN event e ON e.key = f.event JOIN report r ON r.key = e.report "
         "LEFT JOIN entry_event x ON x.event = e.key LEFT JOIN entry n ON n.key = x.entry "
         "LEFT JOIN place p ON p.key = COALESCE(n.place, e.place) "
         "WHERE e.hidden = 0 AND COALESCE(n.hidden, 0) = 0"),
    [ENTENTE_ASK_CLAIMS] =
        ("SELECT n.date, c.claimant, n.type AS kind, c.addressee, c.matter, c.answer, a.date AS answered, "
         "n.title AS what, a.id AS answer_event, " REPORTS
         ", n.id FROM entry n JOIN claim c ON c.entry = n.key LEFT JOIN event a ON a.key = c.answer_event "
         "LEFT JOIN place p ON p.key = n.place WHERE n.hidden = 0"),
    [ENTENTE_ASK_ACTORS] =
        (ACTOR_COLUMNS
         "t.events, t.first, t.last FROM (SELECT w.actor, COUNT(DISTINCT w.event) AS events, "
         "MIN(e.date) AS first, MAX(e.date) AS last FROM event_actor w JOIN event e ON e.key = w.event"),
    [ENTENTE_ASK_RELATIONS] =
        ("SELECT pr.a, pr.b, COUNT(*) AS events, SUM(CASE pr.quad WHEN 1 THEN 1 ELSE 0 END) AS "
         "verbal_cooperation, "
         "SUM(CASE pr.quad WHEN 2 THEN 1 ELSE 0 END) AS material_cooperation, "
         "SUM(CASE pr.quad WHEN 3 THEN 1 ELSE 0 END) AS verbal_conflict, "
         "SUM(CASE pr.quad WHEN 4 THEN 1 ELSE 0 END) AS material_conflict, AVG(pr.score) AS mean_score, "
         "COUNT(DISTINCT pr.report) AS reports, MIN(pr.date) AS first, MAX(pr.date) AS last "
         "FROM event_pair pr"),
    [ENTENTE_ASK_SEARCH] =
        ("SELECT r.published, r.publication, s.text, r.title, r.document, s.number AS sentence, "
         "(SELECT COUNT(*) FROM event k WHERE k.report = r.key AND k.sentence = s.key AND k.parent IS NULL "
         "AND k.hidden = 0) AS events FROM sentence s JOIN report r ON r.key = s.report WHERE s.key IN ("),
};

static const char *const endings[ENTENTE_QUESTIONS] = {
    [ENTENTE_ASK_TIMELINE] = " ORDER BY n.day, n.key",
    [ENTENTE_ASK_EVENTS] = " ORDER BY e.day, e.key",
    [ENTENTE_ASK_MEETINGS] = " ORDER BY n.day, n.key",
    [ENTENTE_ASK_AGREEMENTS] = " ORDER BY n.day, n.key",
    [ENTENTE_ASK_INCIDENTS] = " ORDER BY n.day, n.key",
    [ENTENTE_ASK_CASUALTIES] = (" WINDOW w AS (PARTITION BY COALESCE(n.key, -e.key), f.kind, f.side) "
                                "ORDER BY COALESCE(n.day, e.day), n.key NULLS FIRST, f.kind, f.side, f.said "
                                "NULLS FIRST, e.key, f.number"),
    [ENTENTE_ASK_CLAIMS] = " ORDER BY n.day, n.key",
    [ENTENTE_ASK_ACTORS] = (" GROUP BY w.actor) t JOIN actor a ON a.key = t.actor "
                            "ORDER BY t.events DESC, a.name, a.key"),
    [ENTENTE_ASK_RELATIONS] = " GROUP BY pr.a, pr.b ORDER BY events DESC, pr.a, pr.b",
    [ENTENTE_ASK_SEARCH] = " ORDER BY r.day NULLS FIRST, s.key",
};

static bool is_of_entries(EntenteQuestion question)
{
    return question == ENTENTE_ASK_TIMELINE || question == ENTENTE_ASK_MEETINGS ||
           question == ENTENTE_ASK_AGREEMENTS || question == ENTENTE_ASK_INCIDENTS ||
           question == ENTENTE_ASK_CLAIMS;
}

/* What a person types as the index wants it: words that must all be there, phrases in quotes. */
static const char *search_words(Arena *arena, const char *typed)
{
    char *out = arena_bytes(arena, strlen(typed) * 3 + 3), *at = out;
    if (!out)
        return NULL;
    bool phrase = false, inside = false;
    for (; *typed; typed++) {
        bool space = *typed == ' ' || *typed == '\t' || *typed == '\n';
        if (*typed == '"') {
            phrase = !phrase;
            if (inside)
                *at++ = '"';
            inside = phrase;
            *at++ = phrase ? '"' : ' ';
            continue;
        }
        if (space && !phrase) {
            if (inside)
                *at++ = '"';
            inside = false;
            *at++ = ' ';
            continue;
        }
        if (!inside)
            *at++ = '"';
        inside = true;
        *at++ = *typed;
    }
    if (inside)
        *at++ = '"';
    *at = '\0';
    return out;
}

static EntenteStatus add_search(Asking *asking, EntenteError *error)
{
    const char *typed = asking->filter->words;
    const char *words = typed ? search_words(asking->record->arena, typed) : "";
    if (!words)
        return error_no_memory(error);
    if (!*words)
        return error_set(error, ENTENTE_BAD_USAGE, NULL, 0, "search for what?");
    /* the driver's subselect has the words as its first and only value */
    asking->values[asking->count++] = value_string(words);
    asking_add(asking, store_search_find(asking->record->store));
    asking_add(asking, ")");
    return ENTENTE_OK;
}

EntenteStatus entente_record_ask(EntenteRecord *record, EntenteQuestion question, const EntenteFilter *filter,
                                 EntenteRowListener *listener, void *context, EntenteError *error)
{
    Asking asking;
    if ((unsigned)question >= ENTENTE_QUESTIONS)
        return error_set(error, ENTENTE_BAD_USAGE, NULL, 0, "no such question");
    arena_reset(record->arena);
    EntenteStatus status = asking_begin(&asking, record, filter, error);
    if (status != ENTENTE_OK) {
        asking_end(&asking);
        return status;
    }
    asking.state = question == ENTENTE_ASK_CLAIMS     ? "c.answer"
                   : question == ENTENTE_ASK_TIMELINE ? STATE
                                                      : asking.state;
    bool all = question == ENTENTE_ASK_ACTORS && asking_all(&asking);
    asking_add(&asking, all ? all_actors : selects[question]);
    if (question == ENTENTE_ASK_SEARCH) {
        EntenteFilter reports = *asking.filter;
        status = add_search(&asking, error);
        /* of a sentence only its report is asked for */
        reports.by_publication = true;
        reports.type = reports.place = reports.status = reports.actor = NULL;
        if (reports.source) {
            asking_add(&asking, " AND LOWER(r.publication) = LOWER(");
            asking_value(&asking, value_string(reports.source));
            asking_add(&asking, ")");
        }
        reports.source = reports.between[0] = NULL;
        const EntenteFilter *given = asking.filter;
        asking.filter = &reports;
        asking_events(&asking);
        asking.filter = given;
    } else if (is_of_entries(question)) {
        asking_entries(&asking);
    } else if (question == ENTENTE_ASK_RELATIONS) {
        asking_pair_sources(&asking);
        asking_add(&asking, " WHERE pr.counts = 1");
        asking_pairs(&asking);
    } else if (question == ENTENTE_ASK_ACTORS && !all) {
        asking_sources(&asking);
        asking_add(&asking, " WHERE e.hidden = 0");
        asking_events(&asking);
    } else if (!all) {
        asking_events(&asking);
    }
    asking_add(&asking, all ? "" : endings[question]);
    asking_limit(&asking);
    if (status == ENTENTE_OK)
        status = asking_answer(&asking, listener, context, error);
    asking_end(&asking);
    return status;
}
