/* All about one entry, event or report, section by section, every line with its sentence. */
#include "base/error.h"
#include "record/asking.h"

#include <string.h>

typedef struct Section {
    const char *kind; /* of entry it belongs to: its letter; "*": every entry, "e": events, "r": reports */
    const char *sql;  /* ?1 the id */
} Section;

#define SENTENCE_OF " JOIN report r ON r.key = e.report JOIN sentence s ON s.key = e.sentence "

static const Section sections[] = {
    {"*",
     "SELECT 'entry' AS section, n.id, n.kind, n.type, n.mode, n.title, n.sides, n.state, n.date, n.enddate, "
     "n.date_precision, p.name AS place, p.country FROM entry n LEFT JOIN place p ON p.key = n.place "
     "WHERE n.id = ?1"},
    {"m", "SELECT 'meeting' AS section, m.level, m.format, m.track, m.reason FROM meeting m "
          "JOIN entry n ON n.key = m.entry WHERE n.id = ?1"},
    {"c",
     "SELECT 'claim' AS section, c.claimant, c.addressee, c.matter, c.answer, a.id AS answer_event, s.text "
     "FROM claim c JOIN entry n ON n.key = c.entry LEFT JOIN event a ON a.key = c.answer_event "
     "LEFT JOIN sentence s ON s.key = a.sentence WHERE n.id = ?1"},
    {"*", "SELECT 'participant' AS section, t.role, a.name, a.code, a.sector FROM participant t "
          "JOIN entry n ON n.key = t.entry JOIN actor a ON a.key = t.actor WHERE n.id = ?1 ORDER BY t.role, "
          "a.name, a.key"},
    {"m", "SELECT 'change' AS section, c.said, c.state, c.reason, r.publication, r.document, e.sayer, "
          "s.text, e.id "
          "FROM meeting_change c JOIN entry n ON n.key = c.entry JOIN event e ON e.key = c.event" SENTENCE_OF
          "WHERE n.id = ?1 AND e.hidden = 0 ORDER BY c.said_day, e.key"},
    {"a",
     "SELECT 'provision' AS section, v.kind, v.words, r.publication, r.document, s.text FROM provision v "
     "JOIN entry n ON n.key = v.entry JOIN sentence s ON s.key = v.sentence JOIN report r ON r.key = "
     "s.report "
     "WHERE n.id = ?1 ORDER BY v.kind"},
    {"a", "SELECT b.bears AS section, v.kind AS provision, e.date, b.sayer, b.why, r.publication, "
          "r.document, s.text, "
          "e.id FROM bearing b JOIN provision v ON v.key = b.provision JOIN entry n ON n.key = v.entry "
          "JOIN event e ON e.key = b.event" SENTENCE_OF "WHERE n.id = ?1 AND e.hidden = 0 "
          "ORDER BY v.kind, e.day, e.key"},
    {"i", "SELECT 'figure' AS section, f.kind, f.side AS lost_by, CASE f.claimant WHEN '' THEN r.publication "
          "ELSE f.claimant END AS claimant, f.said, f.low, f.best, f.high, f.words, r.publication, "
          "r.document, s.text, "
          "e.id FROM figure f JOIN event e ON e.key = f.event JOIN entry_event x ON x.event = e.key "
          "JOIN entry n ON n.key = x.entry" SENTENCE_OF "WHERE n.id = ?1 AND e.hidden = 0 "
          "ORDER BY f.kind, f.side, f.said NULLS FIRST, e.key, f.number"},
    {"*", "SELECT x.stance AS section, r.published, r.publication, r.document, e.actors, e.words, "
          "e.recipients, e.status, "
          "CASE e.sayer WHEN '' THEN r.publication ELSE e.sayer END AS says, x.why, s.text, e.id FROM "
          "entry_event x "
          "JOIN entry n ON n.key = x.entry JOIN event e ON e.key = x.event" SENTENCE_OF
          "WHERE n.id = ?1 AND e.hidden = 0 ORDER BY x.stance DESC, r.day NULLS FIRST, e.key"},
    {"*",
     "SELECT DISTINCT 'note' AS section, c.made, c.who, c.words FROM correction c WHERE c.what = 'note' AND "
     "(c.target = ?1 OR c.key IN (SELECT u.correction FROM rule u JOIN event e ON e.id = u.event "
     "JOIN entry_event x ON x.event = e.key JOIN entry n ON n.key = x.entry "
     "WHERE u.what = 'note' AND n.id = ?1)) ORDER BY c.made, c.who, c.words"},
    {"e", "SELECT 'event' AS section, e.id, e.date, e.enddate, e.date_precision, e.type, e.mode, e.cameo, "
          "e.quad, e.score, "
          "e.goldstein, e.status, e.actors, e.recipients, e.mediators, p.name AS place, p.country, e.level, "
          "e.context, "
          "e.reason, e.words, e.sayer, e.confidence, r.publication, r.published, r.title, r.url, r.document, "
          "s.text "
          "FROM event e" SENTENCE_OF "LEFT JOIN place p ON p.key = e.place WHERE e.id = ?1"},
    {"e",
     "SELECT 'about' AS section, q.id, q.type, q.mode, q.status, q.actors, q.recipients, q.date FROM event q "
     "JOIN event e ON e.key = q.parent WHERE e.id = ?1"},
    {"e",
     "SELECT 'attribution' AS section, b.number, a.name, a.code, b.words, b.cue, b.medium FROM attribution b "
     "JOIN event e ON e.key = b.event JOIN actor a ON a.key = b.actor WHERE e.id = ?1 ORDER BY b.number"},
    {"e", "SELECT 'figure' AS section, f.kind, f.side AS lost_by, f.claimant, f.said, f.low, f.best, f.high, "
          "f.words "
          "FROM figure f JOIN event e ON e.key = f.event WHERE e.id = ?1 ORDER BY f.number"},
    {"e", "SELECT 'part of' AS section, n.id, n.kind, n.title, x.stance, x.why FROM entry_event x "
          "JOIN entry n ON n.key = x.entry JOIN event e ON e.key = x.event WHERE e.id = ?1 ORDER BY n.key"},
    {"e", "SELECT 'note' AS section, made, who, words FROM correction WHERE what = 'note' AND target = ?1 "
          "ORDER BY made, key"},
    {"r",
     "SELECT 'report' AS section, document, part, title, publication, published, url, origin, coder, added, "
     "sentences FROM report WHERE document = ?1 ORDER BY part, key"},
    {"r", "SELECT 'sentence' AS section, s.number, s.text FROM sentence s JOIN report r ON r.key = s.report "
          "WHERE r.document = ?1 ORDER BY r.key, s.number"},
    {"r",
     "SELECT 'event' AS section, e.id, e.date, e.actors, e.type, e.mode, e.recipients, e.status, s.text "
     "FROM event e" SENTENCE_OF "WHERE r.document = ?1 AND e.parent IS NULL AND e.hidden = 0 ORDER BY e.key"},
};

static EntenteStatus on_kind(const EntenteCell *cells, size_t count, void *context, EntenteError *error)
{
    (void)error;
    char *kind = context;
    if (count && cells[0].text.size && !*kind)
        *kind = cells[0].text.data[0];
    return ENTENTE_OK;
}

EntenteStatus entente_record_show(EntenteRecord *record, const char *id, EntenteRowListener *listener,
                                  void *context, EntenteError *error)
{
    const StoreValue value = value_string(id);
    char kind[2] = "";
    arena_reset(record->arena);
    EntenteStatus status =
        rows_of(record,
                "SELECT kind FROM entry WHERE id = ?1 UNION ALL SELECT 'event' FROM event WHERE "
                "id = ?1 UNION ALL SELECT 'report' FROM report WHERE document = ?1",
                &value, 1, on_kind, kind, error);
    if (status != ENTENTE_OK)
        return status;
    if (!*kind)
        return error_set(error, ENTENTE_BAD_USAGE, NULL, 0, "the record has no entry, event or report \"%s\"",
                         id);
    bool entry = *kind != 'e' && *kind != 'r';
    for (size_t i = 0; i < sizeof sections / sizeof *sections && status == ENTENTE_OK; i++)
        if (*sections[i].kind == *kind || (entry && *sections[i].kind == '*'))
            status = rows_of(record, sections[i].sql, &value, 1, listener, context, error);
    return status;
}
