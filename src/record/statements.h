/* statements.h - the SQL that adding uses, prepared once for a record. Plain enough for SQLite and
 * PostgreSQL. */
#ifndef ENTENTE_RECORD_STATEMENTS_H
#define ENTENTE_RECORD_STATEMENTS_H

#define STATEMENTS_OF(X)                                                                                     \
    /* the driver's own */                                                                                   \
    X(SEARCH_ADD, NULL)                                                                                      \
    X(SEARCH_REMOVE, NULL)                                                                                   \
    /* in the order of KeyedTable */                                                                         \
    X(LAST_KEYS, "SELECT (SELECT MAX(key) FROM report), (SELECT MAX(key) FROM sentence), "                   \
                 "(SELECT MAX(key) FROM place), (SELECT MAX(key) FROM actor), "                              \
                 "(SELECT MAX(key) FROM event), (SELECT MAX(key) FROM entry), "                              \
                 "(SELECT MAX(key) FROM provision), (SELECT MAX(key) FROM correction), "                     \
                 "(SELECT MAX(key) FROM audit)")                                                             \
    X(REPORT_FIND, "SELECT key FROM report WHERE document = ?1 AND part = ?2 AND hash = ?3")                 \
    X(REPORT_LAST, "SELECT MAX(key) FROM report WHERE document = ?1 AND part = ?2")                          \
    X(REPORT_CODED, "SELECT key FROM report WHERE document = ?1 AND hash = '' ORDER BY part")                \
    X(REPORT_ADD,                                                                                            \
      "INSERT INTO report (key, document, part, hash, origin, title, publication, url, published, "          \
      "day, coder, sentences, with_text, revises, added) "                                                   \
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)")                           \
    X(REPORT_CODER, "UPDATE report SET coder = ?2 WHERE key = ?1")                                           \
    X(REPORT_REMOVE, "DELETE FROM report WHERE key = ?1")                                                    \
    X(SENTENCE_FIND, "SELECT key FROM sentence WHERE report = ?1 AND number = ?2")                           \
    X(SENTENCE_ADD, "INSERT INTO sentence (key, report, number, start_at, end_at, hash, text) "              \
                    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")                                                   \
    X(SENTENCES_OF, "SELECT key, text FROM sentence WHERE report = ?1")                                      \
    X(SENTENCES_REMOVE, "DELETE FROM sentence WHERE report = ?1")                                            \
    X(ACTOR_FIND, "SELECT key, side FROM actor WHERE name = ?1 AND code = ?2 AND sector = ?3")               \
    X(ACTOR_ADD, "INSERT INTO actor (key, name, code, sector, side, folded, events) VALUES (?1, ?2, ?3, "    \
                 "?4, ?5, ?6, 0)")                                                                           \
    X(ACTOR_TALLY,                                                                                           \
      "UPDATE actor SET events = events + ?2, first = CASE WHEN first IS NULL OR first > ?3 THEN ?3 "        \
      "ELSE first END, last = CASE WHEN last IS NULL OR last < ?4 THEN ?4 ELSE last END WHERE key = ?1")     \
    X(ACTOR_RECOUNT,                                                                                         \
      "UPDATE actor SET events = (SELECT COUNT(DISTINCT e.key) FROM event_actor x JOIN event e ON e.key = "  \
      "x.event WHERE x.actor = ?1 AND e.hidden = 0), first = (SELECT MIN(e.date) FROM event_actor x JOIN "   \
      "event e ON e.key = x.event WHERE x.actor = ?1 AND e.hidden = 0), last = (SELECT MAX(e.date) FROM "    \
      "event_actor x JOIN event e ON e.key = x.event WHERE x.actor = ?1 AND e.hidden = 0) WHERE key = ?1")   \
    X(TALLIES_OF,                                                                                            \
      "SELECT DISTINCT x.actor, CASE WHEN a.first < e.date AND e.date < a.last THEN 1 ELSE 0 END FROM "      \
      "event e "                                                                                             \
      "JOIN event_actor x ON x.event = e.key JOIN actor a ON a.key = x.actor WHERE e.key = ?1 AND "          \
      "e.hidden = 0")                                                                                        \
    X(ACTORS_AROUND, "SELECT DISTINCT x.actor FROM event e JOIN event_actor x ON x.event = e.key "           \
                     "WHERE e.key = ?1 OR e.parent = ?1")                                                    \
    X(OFFICE_KEEP,                                                                                           \
      "INSERT INTO office (actor, office, since, until) VALUES (?1, ?2, ?3, ?4) "                            \
      "ON CONFLICT (actor, office) DO UPDATE SET "                                                           \
      "since = CASE WHEN excluded.since < office.since THEN excluded.since ELSE office.since END, "          \
      "until = CASE WHEN excluded.until > office.until THEN excluded.until ELSE office.until END")           \
    X(PLACE_FIND, "SELECT key FROM place WHERE name = ?1 AND country = ?2 AND region = ?3")                  \
    X(PLACE_ADD, "INSERT INTO place (key, name, country, region, kind, latitude, longitude, resolution) "    \
                 "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")                                                  \
    X(EVENTS_KNOWN, "SELECT COUNT(*) FROM event WHERE id IN (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")               \
    X(EVENT_REPORT, "SELECT report FROM event WHERE id = ?1")                                                \
    X(EVENT_ADD,                                                                                             \
      "INSERT INTO event (key, id, report, sentence, parent, type, mode, cameo, quad, score, "               \
      "goldstein, status, date, enddate, date_precision, day, historical, place, level, context, "           \
      "reason, words, actors, recipients, mediators, sayer, confidence, hidden) VALUES (?1, ?2, ?3, "        \
      "?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, "            \
      "?23, ?24, ?25, ?26, ?27, ?28)")                                                                       \
    X(EVENT_ACTOR_ADD,                                                                                       \
      "INSERT INTO event_actor (event, role, number, actor, words, sectors, office, start_at, "              \
      "end_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)")                                                 \
    X(EVENT_PAIR_ADD,                                                                                        \
      "INSERT INTO event_pair (a, b, day, event, report, quad, score, date, counts, occurred) "              \
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")                                                    \
    X(FIGURE_ADD, "INSERT INTO figure (event, number, kind, low, best, high, words, side, claimant, said) "  \
                  "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")                                        \
    X(ATTRIBUTION_ADD, "INSERT INTO attribution (event, number, actor, words, cue, medium) "                 \
                       "VALUES (?1, ?2, ?3, ?4, ?5, ?6)")                                                    \
    /* taking a report's events out, one event at a time */                                                  \
    X(EVENTS_OF, "SELECT key, day FROM event WHERE report = ?1 ORDER BY key")                                \
    X(ENTRIES_OF, "SELECT entry FROM entry_event WHERE event = ?1 UNION "                                    \
                  "SELECT entry FROM claim WHERE answer_event = ?1 ORDER BY 1")                              \
    X(PAIRS_REMOVE, "DELETE FROM event_pair WHERE event = ?1 AND day = ?2 "                                  \
                    "AND a IN (SELECT a.side FROM event k JOIN event_actor x ON x.event = k.key "            \
                    "JOIN actor a ON a.key = x.actor WHERE k.report = ?3) "                                  \
                    "AND b IN (SELECT a.side FROM event k JOIN event_actor x ON x.event = k.key "            \
                    "JOIN actor a ON a.key = x.actor WHERE k.report = ?3)")                                  \
    X(ACTORS_REMOVE, "DELETE FROM event_actor WHERE event = ?1")                                             \
    X(FIGURES_REMOVE, "DELETE FROM figure WHERE event = ?1")                                                 \
    X(ATTRIBUTIONS_REMOVE, "DELETE FROM attribution WHERE event = ?1")                                       \
    X(JOINED_REMOVE, "DELETE FROM entry_event WHERE event = ?1")                                             \
    X(CHANGE_REMOVE, "DELETE FROM meeting_change WHERE entry = ?1 AND event = ?2")                           \
    X(BEARINGS_REMOVE, "DELETE FROM bearing WHERE event = ?1")                                               \
    X(ANSWERS_REMOVE, "UPDATE claim SET answer = '', answer_event = NULL WHERE answer_event = ?1")           \
    X(EVENT_REMOVE, "DELETE FROM event WHERE key = ?1")                                                      \
    X(PROVISION_BEARINGS_REMOVE, "DELETE FROM bearing WHERE provision IN (SELECT v.key FROM provision v "    \
                                 "JOIN sentence s ON s.key = v.sentence WHERE s.report = ?1)")               \
    X(PROVISIONS_REMOVE,                                                                                     \
      "DELETE FROM provision WHERE sentence IN (SELECT key FROM sentence WHERE report = ?1)")                \
    /* an entry that nothing supports any more */                                                            \
    X(ENTRY_SUPPORT, "SELECT COUNT(*) FROM entry_event WHERE entry = ?1")                                    \
    X(ENTRY_REMOVE, "DELETE FROM entry WHERE key = ?1")                                                      \
    X(LOOKUPS_REMOVE, "DELETE FROM entry_lookup WHERE entry = ?1")                                           \
    X(MEETING_REMOVE, "DELETE FROM meeting WHERE entry = ?1")                                                \
    X(PARTICIPANTS_REMOVE, "DELETE FROM participant WHERE entry = ?1")                                       \
    X(CLAIM_REMOVE, "DELETE FROM claim WHERE entry = ?1")                                                    \
    X(ENTRY_BEARINGS_REMOVE, "DELETE FROM bearing WHERE provision IN "                                       \
                             "(SELECT key FROM provision WHERE entry = ?1)")                                 \
    X(ENTRY_PROVISIONS_REMOVE, "DELETE FROM provision WHERE entry = ?1")                                     \
    /* joining */                                                                                            \
    X(LOOKUP_ADD, "INSERT INTO entry_lookup (word, day, entry) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")  \
    X(LOOKUP_FIND, "SELECT entry FROM entry_lookup WHERE word = ?1 AND day BETWEEN ?2 AND ?3 "               \
                   "ORDER BY day DESC, entry DESC LIMIT ?4")                                                 \
    X(ENTRY_FACTS, "SELECT mode, day, day_to, date_precision, place, sides, state, tolls, title "            \
                   "FROM entry WHERE key = ?1")                                                              \
    X(ENTRY_ADD,                                                                                             \
      "INSERT INTO entry (key, id, kind, type, mode, title, date, enddate, date_precision, day, "            \
      "day_to, place, sides, state, tolls, hidden) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, "        \
      "?11, ?12, ?13, ?14, ?15, ?16)")                                                                       \
    X(ENTRY_TAKEN, "SELECT key FROM entry WHERE id = ?1")                                                    \
    X(ENTRY_PLACE, "UPDATE entry SET place = ?2 WHERE key = ?1")                                             \
    X(ENTRY_DATE, "UPDATE entry SET date = ?2, enddate = ?3, date_precision = ?4, day = ?5, day_to = ?6 "    \
                  "WHERE key = ?1")                                                                          \
    X(ENTRY_TOLLS, "UPDATE entry SET tolls = ?2 WHERE key = ?1")                                             \
    X(ENTRY_SIDES, "UPDATE entry SET sides = ?2 WHERE key = ?1")                                             \
    X(ENTRY_STATE, "UPDATE entry SET state = ?2 WHERE key = ?1")                                             \
    X(ENTRY_TITLE, "UPDATE entry SET title = ?2 WHERE key = ?1")                                             \
    X(ENTRY_HIDE, "UPDATE entry SET hidden = ?2 WHERE key = ?1")                                             \
    X(ENTRY_OF_EVENT, "SELECT x.entry FROM entry_event x JOIN event e ON e.key = x.event "                   \
                      "JOIN entry n ON n.key = x.entry WHERE e.id = ?1 AND n.kind = ?2 ORDER BY n.key")      \
    X(JOINED_ADD, "INSERT INTO entry_event (entry, event, stance, why) VALUES (?1, ?2, ?3, ?4) "             \
                  "ON CONFLICT DO NOTHING")                                                                  \
    X(JOINED_HAS, "SELECT 1 FROM entry_event x JOIN event e ON e.key = x.event "                             \
                  "WHERE x.entry = ?1 AND e.id = ?2")                                                        \
    X(PARTICIPANT_ADD,                                                                                       \
      "INSERT INTO participant (entry, actor, role) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")             \
    X(MEETING_ADD, "INSERT INTO meeting (entry, level, format, track, reason) VALUES (?1, ?2, ?3, ?4, ?5)")  \
    X(MEETING_GET, "SELECT level, format, track, reason FROM meeting WHERE entry = ?1")                      \
    X(MEETING_SET, "UPDATE meeting SET level = ?2, format = ?3, track = ?4 WHERE entry = ?1")                \
    X(MEETING_REASON, "UPDATE meeting SET reason = ?2 WHERE entry = ?1")                                     \
    X(CHANGE_ADD, "INSERT INTO meeting_change (entry, event, state, said_day, said, reason) "                \
                  "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING")                                  \
    X(CHANGES_OF,                                                                                            \
      "SELECT state, said_day, reason FROM meeting_change WHERE entry = ?1 ORDER BY said_day, event")        \
    X(ENTRY_SENTENCE, "SELECT MIN(e.sentence) FROM entry_event x JOIN event e ON e.key = x.event "           \
                      "WHERE x.entry = ?1")                                                                  \
    X(PROVISION_FIND, "SELECT key FROM provision WHERE entry = ?1 AND kind = ?2")                            \
    X(PROVISION_ADD,                                                                                         \
      "INSERT INTO provision (key, entry, kind, sentence, words) VALUES (?1, ?2, ?3, ?4, ?5)")               \
    X(PROVISIONS_OF, "SELECT key, kind FROM provision WHERE entry = ?1 ORDER BY kind")                       \
    X(BEARING_ADD, "INSERT INTO bearing (provision, event, bears, sayer, why) VALUES (?1, ?2, ?3, ?4, ?5) "  \
                   "ON CONFLICT DO NOTHING")                                                                 \
    X(LATER_EVENTS,                                                                                          \
      "SELECT e.key, e.type, e.mode, e.cameo, e.status, e.day, e.sayer, s.text, r.publication "              \
      "FROM event_pair p JOIN event e ON e.key = p.event JOIN sentence s ON s.key = e.sentence "             \
      "JOIN report r ON r.key = e.report "                                                                   \
      "WHERE p.a = ?1 AND p.b = ?2 AND p.day > ?3 AND p.day < ?4 ORDER BY p.day, p.event LIMIT 20000")       \
    X(CLAIM_ADD, "INSERT INTO claim (entry, claimant, addressee, matter, answer, answer_event) "             \
                 "VALUES (?1, ?2, ?3, ?4, '', NULL)")                                                        \
    X(CLAIM_OPEN,                                                                                            \
      "SELECT c.entry, n.type, c.matter, n.day, COALESCE((SELECT MIN(q.mode) FROM entry_event x "            \
      "JOIN event q ON q.parent = x.event WHERE x.entry = c.entry), '') FROM entry_lookup l "                \
      "JOIN claim c ON c.entry = l.entry JOIN entry n ON n.key = l.entry "                                   \
      "WHERE l.word = ?1 AND l.day BETWEEN ?2 AND ?3 AND c.answer = '' AND NOT EXISTS "                      \
      "(SELECT 1 FROM entry_event o WHERE o.entry = c.entry AND o.event = ?4) "                              \
      "ORDER BY l.day DESC, l.entry DESC LIMIT ?5")                                                          \
    X(CLAIM_ANSWER, "UPDATE claim SET answer = ?2, answer_event = ?3 WHERE entry = ?1")                      \
    /* claims that stand open are found by odd words (claims.c) */                                           \
    X(CLAIM_CLOSE, "DELETE FROM entry_lookup WHERE entry = ?1 AND word % 2 = 1")                             \
    X(CLAIMS_ANSWERED, "SELECT c.entry, c.claimant, c.addressee, n.type, n.day FROM claim c "                \
                       "JOIN entry n ON n.key = c.entry WHERE c.answer_event = ?1")                          \
    X(CLAIMS_ALL, "SELECT c.entry, c.claimant, c.addressee, n.type, n.day, c.answer FROM claim c "           \
                  "JOIN entry n ON n.key = c.entry")                                                         \
    X(LOOKUP_REMOVE, "DELETE FROM entry_lookup WHERE word = ?1 AND day = ?2 AND entry = ?3")                 \
    /* corrections */                                                                                        \
    X(RULES_ALL, "SELECT what, event, anchor, other, other_anchor FROM rule ORDER BY correction")            \
    X(RULE_ADD, "INSERT INTO rule (correction, what, event, anchor, other, other_anchor) "                   \
                "VALUES (?1, ?2, ?3, ?4, ?5, ?6)")                                                           \
    X(RULES_REMOVE, "DELETE FROM rule WHERE event = ?1 AND what = ?2")                                       \
    X(RULES_PAIR_REMOVE, "DELETE FROM rule WHERE what = ?1 AND ((event = ?2 AND other = ?3) "                \
                         "OR (event = ?3 AND other = ?2))")                                                  \
    X(CORRECTION_ADD, "INSERT INTO correction (key, made, who, what, target, other, words) "                 \
                      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")                                                 \
    X(AUDIT_ADD, "INSERT INTO audit (key, made, who, what, target, words) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")  \
    X(EVENT_FIND, "SELECT e.key, e.id, r.document, s.number, e.type, e.report FROM event e "                 \
                  "JOIN report r ON r.key = e.report JOIN sentence s ON s.key = e.sentence WHERE e.id = ?1") \
    X(EVENT_HIDE, "UPDATE event SET hidden = ?2 WHERE key = ?1 OR parent = ?1")                              \
    X(PAIRS_COUNT,                                                                                           \
      "UPDATE event_pair SET counts = ?2 WHERE event = ?1 AND day = "                                        \
      "(SELECT k.day FROM event k WHERE k.key = ?1 AND k.parent IS NULL) AND a IN "                          \
      "(SELECT o.side FROM event k JOIN event c ON c.report = k.report JOIN event_actor x ON x.event = "     \
      "c.key JOIN actor o ON o.key = x.actor WHERE k.key = ?1) AND b IN "                                    \
      "(SELECT o.side FROM event k JOIN event c ON c.report = k.report JOIN event_actor x ON x.event = "     \
      "c.key JOIN actor o ON o.key = x.actor WHERE k.key = ?1)")                                             \
    X(ENTRY_FIND, "SELECT key, kind, id, sides FROM entry WHERE id = ?1")                                    \
    X(ENTRY_EVENTS, "SELECT e.key, e.id, r.document, s.number, e.type FROM entry_event x "                   \
                    "JOIN event e ON e.key = x.event JOIN report r ON r.key = e.report "                     \
                    "JOIN sentence s ON s.key = e.sentence WHERE x.entry = ?1 ORDER BY e.key")               \
    X(JOINED_MOVE, "UPDATE entry_event SET entry = ?2, why = ?3 WHERE entry = ?1")                           \
    X(CHANGES_MOVE, "UPDATE meeting_change SET entry = ?2 WHERE entry = ?1")                                 \
    X(LOOKUPS_MOVE, "INSERT INTO entry_lookup (word, day, entry) SELECT word, day, ?2 FROM entry_lookup "    \
                    "WHERE entry = ?1 ON CONFLICT DO NOTHING")                                               \
    X(PARTICIPANTS_MOVE,                                                                                     \
      "INSERT INTO participant (entry, actor, role) SELECT ?2, actor, role FROM participant "                \
      "WHERE entry = ?1 ON CONFLICT DO NOTHING")                                                             \
    X(PROVISIONS_MOVE, "UPDATE provision SET entry = ?2 WHERE entry = ?1 AND kind NOT IN "                   \
                       "(SELECT kind FROM provision WHERE entry = ?2)")                                      \
    X(SPLIT_ENTRY,                                                                                           \
      "INSERT INTO entry (key, id, kind, type, mode, title, date, enddate, date_precision, day, "            \
      "day_to, place, sides, state, tolls, hidden) SELECT ?1, ?2, n.kind, n.type, e.mode, n.title,"          \
      " e.date, e.enddate, e.date_precision, e.day, e.day, e.place, n.sides, n.state, '', 0 "                \
      "FROM entry n JOIN event e ON e.key = ?4 WHERE n.key = ?3")                                            \
    X(SPLIT_MEETING, "INSERT INTO meeting (entry, level, format, track, reason) "                            \
                     "SELECT ?1, level, format, track, reason FROM meeting WHERE entry = ?2")                \
    X(SPLIT_CLAIM, "INSERT INTO claim (entry, claimant, addressee, matter, answer, answer_event) "           \
                   "SELECT ?1, claimant, addressee, matter, '', NULL FROM claim WHERE entry = ?2")           \
    X(SPLIT_JOINED, "UPDATE entry_event SET entry = ?1, why = ?4 WHERE entry = ?2 AND event = ?3")           \
    X(SPLIT_CHANGE, "UPDATE meeting_change SET entry = ?1 WHERE entry = ?2 AND event = ?3")

#define STATEMENT_NAME(name, sql) name,
typedef enum Statement { STATEMENTS_OF(STATEMENT_NAME) STATEMENTS } Statement;
#undef STATEMENT_NAME

#endif
