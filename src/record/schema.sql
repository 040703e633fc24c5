-- The record of a process: what was reported, and what is made of it. docs/record.md explains every table.
--
-- Plain SQL that SQLite and PostgreSQL both understand; WITHOUT ROWID is SQLite's and left out elsewhere. Days are
-- counted from 1970-01-01; dates and moments are text (2022-11-28, 2022-11-28T10:00:00Z). An entry's or event's `id`
-- stays from one machine to the next, a `key` is this file's alone.

CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE migration (version INTEGER PRIMARY KEY, applied TEXT NOT NULL);

-- ---- what was reported

CREATE TABLE report (
    key INTEGER PRIMARY KEY,
    document TEXT NOT NULL,     -- the id it came with
    part INTEGER NOT NULL,      -- a very long text comes in parts 0, 1, ...
    hash TEXT NOT NULL,         -- of its content; empty where only its events came
    origin TEXT NOT NULL,       -- 'text': coded here; 'coded': its events came as PLOVER JSON Lines
    title TEXT,
    publication TEXT,
    url TEXT,
    published TEXT,
    day INTEGER,
    coder TEXT NOT NULL,
    sentences INTEGER NOT NULL,
    with_text INTEGER NOT NULL, -- 0: added with --no-text
    revises INTEGER,            -- an earlier text of the same document
    added TEXT NOT NULL
);
CREATE UNIQUE INDEX report_document ON report (document, part, hash);
CREATE INDEX report_day ON report (day);

CREATE TABLE sentence (
    key INTEGER PRIMARY KEY,
    report INTEGER NOT NULL,
    number INTEGER NOT NULL,    -- from 1
    start_at INTEGER NOT NULL,  -- code points of the document
    end_at INTEGER NOT NULL,
    hash TEXT NOT NULL,
    text TEXT                   -- NULL: added with --no-text
);
CREATE UNIQUE INDEX sentence_report ON sentence (report, number);

CREATE TABLE place (
    key INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    country TEXT NOT NULL,      -- ISO 3166-1 alpha-3
    region TEXT NOT NULL,
    kind TEXT NOT NULL,
    latitude REAL,
    longitude REAL,
    resolution INTEGER NOT NULL -- 5 below a city, 4 city, 3 district, 2 province, 1 country, 0 unknown
);
CREATE UNIQUE INDEX place_name ON place (name, country, region);

CREATE TABLE actor (
    key INTEGER PRIMARY KEY,
    name TEXT NOT NULL,         -- as the dictionary prints it, else the words of the report
    code TEXT NOT NULL,
    sector TEXT NOT NULL,       -- the most specific one
    side TEXT NOT NULL,         -- who is a party by it: a state's or organisation's code, or a group's own name
    folded TEXT NOT NULL,       -- the name without capitals and accents
    events INTEGER NOT NULL,    -- in which it takes part and that are not hidden; with the dates of the first and last
    first TEXT,
    last TEXT
);
CREATE UNIQUE INDEX actor_name ON actor (name, code, sector);
CREATE INDEX actor_code ON actor (code);
CREATE INDEX actor_folded ON actor (folded);
CREATE INDEX actor_side ON actor (side);

-- The offices in which an actor was met, from the first to the last event.
CREATE TABLE office (
    actor INTEGER NOT NULL,
    office TEXT NOT NULL,
    since TEXT NOT NULL,
    until TEXT NOT NULL,
    PRIMARY KEY (actor, office)
) WITHOUT ROWID;

CREATE TABLE event (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    report INTEGER NOT NULL,
    sentence INTEGER NOT NULL,
    parent INTEGER,             -- the event whose content this is (`about`)
    type TEXT NOT NULL,
    mode TEXT NOT NULL,
    cameo TEXT NOT NULL,
    quad INTEGER NOT NULL,
    score REAL NOT NULL,
    goldstein REAL NOT NULL,
    status TEXT NOT NULL,
    date TEXT,
    enddate TEXT,
    date_precision TEXT NOT NULL,
    day INTEGER NOT NULL,       -- of `date`, else of publication, else 0
    historical INTEGER NOT NULL,
    place INTEGER,
    level TEXT NOT NULL,
    context TEXT NOT NULL,
    reason TEXT NOT NULL,
    words TEXT NOT NULL,        -- that name the event
    actors TEXT NOT NULL,       -- for reading; event_actor has them one by one
    recipients TEXT NOT NULL,
    mediators TEXT NOT NULL,
    sayer TEXT NOT NULL,        -- the outermost who says so; empty: the publication itself
    confidence REAL NOT NULL,
    hidden INTEGER NOT NULL
);
CREATE UNIQUE INDEX event_id ON event (id);
CREATE INDEX event_report ON event (report);
CREATE INDEX event_day ON event (day);
CREATE INDEX event_parent ON event (parent) WHERE parent IS NOT NULL;

CREATE TABLE event_actor (
    event INTEGER NOT NULL,
    role TEXT NOT NULL,         -- actor, recipient, mediator
    number INTEGER NOT NULL,
    actor INTEGER NOT NULL,
    words TEXT NOT NULL,
    sectors TEXT NOT NULL,
    office TEXT NOT NULL,
    start_at INTEGER NOT NULL,  -- code points of the sentence
    end_at INTEGER NOT NULL,
    PRIMARY KEY (event, role, number)
) WITHOUT ROWID;
CREATE INDEX event_actor_actor ON event_actor (actor, event);

-- Two sides of an event, a < b, for questions about a pair; with what sums over many events ask of each.
CREATE TABLE event_pair (
    a TEXT NOT NULL,
    b TEXT NOT NULL,
    day INTEGER NOT NULL,
    event INTEGER NOT NULL,
    report INTEGER NOT NULL,
    quad INTEGER NOT NULL,
    score REAL NOT NULL,
    date TEXT,
    counts INTEGER NOT NULL,    -- 0: hidden, or the content of another event
    occurred INTEGER NOT NULL,
    PRIMARY KEY (a, b, day, event)
) WITHOUT ROWID;

CREATE TABLE figure (
    event INTEGER NOT NULL,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,         -- dead, injured, missing, captured, displaced, arrested, crowd
    low REAL,
    best REAL,
    high REAL,
    words TEXT NOT NULL,
    side TEXT NOT NULL,         -- that lost them; empty: not told
    claimant TEXT NOT NULL,     -- empty: the publication itself
    said TEXT,
    PRIMARY KEY (event, number)
) WITHOUT ROWID;

CREATE TABLE attribution (
    event INTEGER NOT NULL,
    number INTEGER NOT NULL,    -- outermost first
    actor INTEGER NOT NULL,
    words TEXT NOT NULL,
    cue TEXT NOT NULL,
    medium TEXT NOT NULL,
    PRIMARY KEY (event, number)
) WITHOUT ROWID;

-- ---- what is made of it

CREATE TABLE entry (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL,           -- kind's letter and the id of the event that founded it
    kind TEXT NOT NULL,         -- incident, meeting, agreement, claim
    type TEXT NOT NULL,         -- of an incident its PLOVER type, of a claim its kind
    mode TEXT NOT NULL,
    title TEXT NOT NULL,
    date TEXT,
    enddate TEXT,
    date_precision TEXT NOT NULL,
    day INTEGER NOT NULL,
    day_to INTEGER NOT NULL,
    place INTEGER,
    sides TEXT NOT NULL,        -- of an agreement the parties, of a claim who makes it and to whom
    state TEXT NOT NULL,        -- of a meeting planned, held, postponed, cancelled, refused
    tolls TEXT NOT NULL,        -- figures seen so far, for joining
    hidden INTEGER NOT NULL
);
CREATE UNIQUE INDEX entry_id ON entry (id);
CREATE INDEX entry_kind ON entry (kind, day);

CREATE TABLE entry_event (
    entry INTEGER NOT NULL,
    event INTEGER NOT NULL,
    stance TEXT NOT NULL,       -- reports, alleges, disputes
    why TEXT NOT NULL,          -- why it was joined
    PRIMARY KEY (entry, event)
) WITHOUT ROWID;
CREATE INDEX entry_event_event ON entry_event (event);

-- Hashes by which joining finds entries; of no use to readers.
CREATE TABLE entry_lookup (
    word BIGINT NOT NULL,
    day INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (word, day, entry)
) WITHOUT ROWID;
CREATE INDEX entry_lookup_entry ON entry_lookup (entry);

CREATE TABLE meeting (
    entry INTEGER PRIMARY KEY,
    level TEXT NOT NULL,        -- leaders, ministers, officials
    format TEXT NOT NULL,       -- talks, visit, phone, multilateral, third-party
    track TEXT NOT NULL,        -- who hosts or mediates; 'direct' where nobody does
    reason TEXT NOT NULL        -- why it is in its state
);

-- Each change of a meeting's state.
CREATE TABLE meeting_change (
    entry INTEGER NOT NULL,
    event INTEGER NOT NULL,
    state TEXT NOT NULL,
    said_day INTEGER NOT NULL,
    said TEXT,
    reason TEXT NOT NULL,
    PRIMARY KEY (entry, event)
) WITHOUT ROWID;

CREATE TABLE participant (
    entry INTEGER NOT NULL,
    actor INTEGER NOT NULL,
    role TEXT NOT NULL,         -- participant, mediator; of an agreement party, guarantor
    PRIMARY KEY (entry, actor, role)
) WITHOUT ROWID;

CREATE TABLE provision (
    key INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL,
    kind TEXT NOT NULL,         -- ceasefire, withdrawal, prisoners, ...
    sentence INTEGER NOT NULL,
    words TEXT NOT NULL
);
CREATE UNIQUE INDEX provision_entry ON provision (entry, kind);

-- An event after an agreement that bears on one of its provisions.
CREATE TABLE bearing (
    provision INTEGER NOT NULL,
    event INTEGER NOT NULL,
    bears TEXT NOT NULL,        -- fulfilment, violation
    sayer TEXT NOT NULL,        -- who reports it
    why TEXT NOT NULL,
    PRIMARY KEY (provision, event)
) WITHOUT ROWID;
CREATE INDEX bearing_event ON bearing (event);

CREATE TABLE claim (
    entry INTEGER PRIMARY KEY,
    claimant TEXT NOT NULL,     -- side
    addressee TEXT NOT NULL,    -- side; empty: nobody is named
    matter TEXT NOT NULL,       -- type of the event it is about
    answer TEXT NOT NULL,       -- denied, returned, refused, granted; empty: not answered
    answer_event INTEGER
);
CREATE INDEX claim_answer ON claim (answer_event) WHERE answer_event IS NOT NULL;

-- ---- corrections by hand, which outlast re-coding

CREATE TABLE correction (
    key INTEGER PRIMARY KEY,
    made TEXT NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL,         -- merge, split, note, hide, unhide
    target TEXT NOT NULL,       -- id of an entry or event
    other TEXT NOT NULL,
    words TEXT NOT NULL
);

-- What a correction asks of events, by their ids and by where they stand, so that it holds after re-coding.
CREATE TABLE rule (
    correction INTEGER NOT NULL,
    what TEXT NOT NULL,         -- together, apart, hide entry, hide event, note
    event TEXT NOT NULL,        -- id
    anchor TEXT NOT NULL,       -- document#sentence#type
    other TEXT NOT NULL,
    other_anchor TEXT NOT NULL
);
CREATE INDEX rule_event ON rule (event);

CREATE TABLE audit (
    key INTEGER PRIMARY KEY,
    made TEXT NOT NULL,
    who TEXT NOT NULL,
    what TEXT NOT NULL,
    target TEXT NOT NULL,
    words TEXT NOT NULL
);

-- ---- views that stay as they are

CREATE VIEW v_reports AS
SELECT document, part, title, publication, published, url, origin, sentences, added,
    (SELECT COUNT(*) FROM event e WHERE e.report = r.key AND e.parent IS NULL AND e.hidden = 0) AS events
FROM report r;

CREATE VIEW v_events AS
SELECT e.id, e.date, e.enddate, e.date_precision, e.type, e.mode, e.cameo, e.quad, e.score, e.goldstein, e.status,
    e.actors, e.recipients, e.mediators, p.name AS place, p.country, e.level, e.context, e.reason, e.sayer,
    e.words, s.text, e.confidence, e.historical, up.id AS about_of, r.publication, r.published, r.title, r.url,
    r.document, s.number AS sentence
FROM event e
JOIN report r ON r.key = e.report
JOIN sentence s ON s.key = e.sentence
LEFT JOIN place p ON p.key = e.place
LEFT JOIN event up ON up.key = e.parent
WHERE e.hidden = 0;

CREATE VIEW v_entries AS
SELECT n.id, n.kind, n.date, n.enddate, n.date_precision, n.type, n.mode, n.title, n.sides, n.state, p.name AS place,
    p.country, (SELECT COUNT(DISTINCT e.report) FROM entry_event x JOIN event e ON e.key = x.event
                WHERE x.entry = n.key AND e.hidden = 0) AS reports
FROM entry n
LEFT JOIN place p ON p.key = n.place
WHERE n.hidden = 0;

CREATE VIEW v_incidents AS
SELECT id, date, enddate, date_precision, type, mode, title, sides, place, country, reports
FROM v_entries WHERE kind = 'incident';

CREATE VIEW v_meetings AS
SELECT n.id, n.date, n.enddate, n.date_precision, n.state, n.title, n.sides, m.level, m.format, m.track, p.name AS place,
    p.country, m.reason
FROM entry n
JOIN meeting m ON m.entry = n.key
LEFT JOIN place p ON p.key = n.place
WHERE n.hidden = 0;

CREATE VIEW v_meeting_changes AS
SELECT n.id AS meeting, c.said, c.state, c.reason, e.id AS event, e.sayer, r.publication, r.document, s.text
FROM meeting_change c
JOIN entry n ON n.key = c.entry
JOIN event e ON e.key = c.event
JOIN report r ON r.key = e.report
JOIN sentence s ON s.key = e.sentence
WHERE n.hidden = 0 AND e.hidden = 0;

CREATE VIEW v_agreements AS
SELECT n.id, n.date, n.date_precision, n.title AS name, n.sides AS parties, n.state, p.name AS place, p.country
FROM entry n
LEFT JOIN place p ON p.key = n.place
WHERE n.kind = 'agreement' AND n.hidden = 0;

CREATE VIEW v_provisions AS
SELECT n.id AS agreement, v.kind, v.words, s.text, r.publication, r.document
FROM provision v
JOIN entry n ON n.key = v.entry
JOIN sentence s ON s.key = v.sentence
JOIN report r ON r.key = s.report
WHERE n.hidden = 0;

CREATE VIEW v_bearings AS
SELECT n.id AS agreement, v.kind AS provision, b.bears, b.sayer, b.why, e.id AS event, e.date, e.type, e.mode,
    e.actors, e.recipients, e.status, r.publication, r.document, s.text
FROM bearing b
JOIN provision v ON v.key = b.provision
JOIN entry n ON n.key = v.entry
JOIN event e ON e.key = b.event
JOIN report r ON r.key = e.report
JOIN sentence s ON s.key = e.sentence
WHERE n.hidden = 0 AND e.hidden = 0;

CREATE VIEW v_claims AS
SELECT n.id, n.date, n.type AS kind, c.claimant, c.addressee, c.matter, c.answer, a.id AS answer_event, n.title
FROM claim c
JOIN entry n ON n.key = c.entry
LEFT JOIN event a ON a.key = c.answer_event
WHERE n.hidden = 0;

CREATE VIEW v_casualties AS
SELECT n.id AS incident, n.date, p.name AS place, p.country, f.kind, f.side, f.claimant, r.publication, f.said,
    f.low, f.best, f.high, f.words, e.id AS event, r.document, s.text
FROM figure f
JOIN event e ON e.key = f.event
JOIN report r ON r.key = e.report
JOIN sentence s ON s.key = e.sentence
LEFT JOIN entry_event x ON x.event = e.key
LEFT JOIN entry n ON n.key = x.entry AND n.kind = 'incident' AND n.hidden = 0
LEFT JOIN place p ON p.key = COALESCE(n.place, e.place)
WHERE e.hidden = 0 AND (x.entry IS NULL OR n.key IS NOT NULL);

CREATE VIEW v_actors AS
SELECT a.name, a.code, a.sector, a.side, o.office, o.since, o.until,
    (SELECT COUNT(*) FROM event_actor x WHERE x.actor = a.key) AS events
FROM actor a
LEFT JOIN office o ON o.actor = a.key;

CREATE VIEW v_joined AS
SELECT n.id AS entry, n.kind, e.id AS event, x.stance, x.why, r.publication, r.published, r.document, s.text
FROM entry_event x
JOIN entry n ON n.key = x.entry
JOIN event e ON e.key = x.event
JOIN report r ON r.key = e.report
JOIN sentence s ON s.key = e.sentence
WHERE n.hidden = 0 AND e.hidden = 0;
