#!/usr/bin/env python3
"""`entente add` and the questions to a record, from outside.   tests/cli/test_record.py BUILD

With the committed models and the dictionaries of the build; over PostgreSQL under tests/with_postgresql. ENTENTE_KILLS is
how many adders are killed (30; 10 of a server's)."""
import csv
import io
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import unittest

import stores

BUILD = os.path.abspath(sys.argv.pop(1) if len(sys.argv) > 1 else "build")
PROGRAM = os.path.join(BUILD, "src/cli/entente")
ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../..")
GENERATOR = os.path.join(ROOT, "tests/bench/generate_events")
FOLDER = tempfile.TemporaryDirectory(prefix="entente-test-")
STORE = stores.store_of(FOLDER.name)
KILLS = int(os.environ.get("ENTENTE_KILLS", "10" if STORE.server else "30"))

REPORTS = [
    ("ox-1", "2023-03-01", "Aras Wire", "Armenia and Azerbaijan will hold talks in Brussels next week. Armenia urged Azerbaijan to release prisoners."),
    ("ox-2", "2023-03-04", "Kura Herald", "Azerbaijan called off the talks with Armenia in Brussels. Armenia accused Azerbaijan of shelling Sotk."),
    ("ox-3", "2023-03-06", "Aras Wire", "Azerbaijani troops shelled Sotk. Azerbaijan denied shelling Sotk."),
    ("ox-4", "2023-03-07", "Sevan Post", "Azerbaijani forces shelled Sotk."),
    ("ox-5", "2023-03-20", "Aras Wire", "Armenia and Azerbaijan signed a ceasefire agreement in Moscow. The agreement provides for the release of prisoners."),
    ("ox-6", "2023-04-02", "Kura Herald", "Azerbaijani troops attacked Armenian soldiers near Jermuk. Armenia released ten Azerbaijani prisoners."),
]


def run(*arguments, stdin="", check=True):
    done = subprocess.run([PROGRAM, *arguments], input=stdin.encode(), capture_output=True, check=False, timeout=300)
    if check and done.returncode != 0:
        raise AssertionError(f"{arguments}: {done.returncode}\n{done.stderr.decode()}")
    return done


def path(name):
    return os.path.join(FOLDER.name, name)


def write(name, content):
    with open(path(name), "w", encoding="utf-8") as file:
        file.write(content)
    return path(name)


def reports_file():
    lines = [json.dumps({"id": i, "date": d, "publication": p, "title": i, "text": t}) for i, d, p, t in REPORTS]
    return write("reports.jsonl", "\n".join(lines) + "\n")


def new_record(name):
    return STORE.new(name)


def ask(question, record, *arguments):
    return [json.loads(line) for line in run(question, record, "--format", "json", *arguments).stdout.decode().splitlines()]


def contents(record):
    """What a record tells, without the keys that are its own."""
    tables = {
        "events": "SELECT id, type, mode, status, actors, recipients, document, sentence, about_of FROM v_events ORDER BY id",
        "entries": "SELECT id, kind, type, title, sides, state, date, reports FROM v_entries ORDER BY id",
        "joined": "SELECT entry, event, stance, why FROM v_joined ORDER BY entry, event",
        "bearings": "SELECT agreement, provision, event, bears, sayer FROM v_bearings ORDER BY agreement, provision, event",
        "claims": "SELECT id, claimant, addressee, answer, answer_event FROM v_claims ORDER BY id",
        "changes": "SELECT meeting, said, state, event FROM v_meeting_changes ORDER BY meeting, event",
        "sentences": "SELECT document, part, number, s.hash, text FROM sentence s JOIN report r ON r.key = s.report ORDER BY 1, 2, 3",
        "actors": "SELECT name, code, sector, office, since, until, events FROM v_actors ORDER BY 1, 2, 3, 4",
        "pairs": "SELECT a, b, p.day, id, p.quad, p.score, p.date, counts, occurred, e.report - p.report FROM event_pair p "
                 "JOIN event e ON e.key = p.event ORDER BY 1, 2, 3, 4",
        "lookups": "SELECT word, l.day, id FROM entry_lookup l JOIN entry n ON n.key = l.entry ORDER BY 1, 2, 3",
    }
    STORE.check(record)
    counted = STORE.rows(record, "SELECT x.actor, COUNT(DISTINCT e.key) AS events, MIN(e.date) AS first, MAX(e.date) AS last FROM event_actor x "
                                 "JOIN event e ON e.key = x.event WHERE e.hidden = 0 GROUP BY x.actor ORDER BY x.actor")
    assert counted == STORE.rows(record, "SELECT key, events, first, last FROM actor WHERE events > 0 ORDER BY key")
    return {name: STORE.rows(record, sql) for name, sql in tables.items()}


class Adding(unittest.TestCase):
    def test_twice_is_once(self):
        record = new_record("twice.record")
        done = run("add", record, reports_file())
        self.assertIn("6 reports added", done.stderr.decode())
        once = contents(record)
        self.assertGreater(len(once["events"]), 8)
        done = run("add", record, reports_file())
        self.assertIn("0 reports added, 6 there already, 0 events", done.stderr.decode())
        self.assertEqual(contents(record), once)

    def test_coded_lines_are_the_same(self):
        record, other = new_record("text.record"), new_record("coded.record")
        run("add", record, reports_file())
        lines = write("coded.jsonl", run("code", "--quiet", "--claims", reports_file()).stdout.decode())
        run("add", other, lines)
        for part in ("events", "claims", "changes"):
            self.assertEqual(contents(other)[part], contents(record)[part])
        before = contents(record)
        run("add", record, lines)
        self.assertEqual(contents(record), before)
        run("add", other, reports_file())
        self.assertEqual(contents(other)["sentences"], before["sentences"])
        self.assertEqual([e[0] for e in contents(other)["events"]], [e[0] for e in before["events"]])

    def test_again_changes_nothing(self):
        record = new_record("again.record")
        run("add", record, reports_file())
        once = contents(record)
        run("add", "--again", record, reports_file())
        again = contents(record)
        for part in ("events", "claims", "sentences", "pairs", "actors"):
            self.assertEqual(again[part], once[part])

    def test_changed_text_is_kept_beside(self):
        record = new_record("changed.record")
        first = write("first.jsonl", json.dumps({"id": "x", "date": "2023-01-01", "text": "Armenia accused Azerbaijan."}))
        second = write("second.jsonl", json.dumps({"id": "x", "date": "2023-01-01", "text": "Armenia accused Azerbaijan. Iran praised Armenia."}))
        run("add", record, first)
        run("add", record, second)
        self.assertEqual(STORE.rows(record, "SELECT COUNT(*), COUNT(revises) FROM report"), [(2, 1)])
        self.assertEqual(len(ask("events", record)), 3)

    def test_no_text(self):
        record = new_record("bare.record")
        run("add", "--no-text", record, reports_file())
        self.assertEqual(STORE.rows(record, "SELECT COUNT(*) FROM sentence WHERE text IS NOT NULL"), [(0,)])
        self.assertEqual(STORE.rows(record, "SELECT COUNT(*) FROM sentence WHERE length(hash) = 16 AND end_at > start_at"),
                         STORE.rows(record, "SELECT COUNT(*) FROM sentence"))
        self.assertEqual(ask("search", record, "ceasefire"), [])
        self.assertEqual(len(ask("meetings", record)), 1)

    def test_bad_lines_are_named(self):
        line = json.dumps({"event": ["ACCUSE"], "actor": [{"entity_text": "Iran", "code": "IRN"}], "text": "t", "cite_info": {"document": "d"}})
        bad = write("bad.jsonl", line + "\n{broken\n" + '{"event": ["NOSUCH"]}\n')
        record = new_record("bad.record")
        done = run("add", record, bad, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("bad.jsonl:2:", done.stderr.decode())
        self.assertIn("bad.jsonl:3:", done.stderr.decode())
        self.assertEqual(len(ask("events", record)), 1)

    @unittest.skipIf(STORE.server, "of files")
    def test_wrong_files(self):
        plain = write("plain.txt", "this is no database, and longer than a header of one " * 20)
        for arguments in (("add", plain, reports_file()), ("events", plain), ("hide", plain, "x")):
            done = run(*arguments, check=False)
            self.assertEqual(done.returncode, 1)
            self.assertIn("is not a record", done.stderr.decode())
        with open(plain, encoding="utf-8") as file:
            self.assertTrue(file.read().startswith("this is no database"))
        self.assertEqual(run("add", FOLDER.name, reports_file(), check=False).returncode, 1)

    def test_no_record(self):
        self.assertEqual(run("events", new_record("none.record"), check=False).returncode, 1)
        other = new_record("other.sqlite")
        run("add", other, reports_file())
        tables = STORE.rows(other, "SELECT COUNT(*) FROM report")
        STORE.run(other, "ALTER TABLE report RENAME TO mine")
        for arguments in (("add", other, reports_file()), ("events", other), ("hide", other, "x")):
            self.assertIn("not a record", run(*arguments, check=False).stderr.decode())
        self.assertEqual(STORE.rows(other, "SELECT COUNT(*) FROM mine"), tables)

    def test_newer_schema(self):
        record = new_record("newer.record")
        run("add", record, reports_file())
        STORE.run(record, "UPDATE meta SET value = '99' WHERE name = 'version'")
        for command in (("add", record, reports_file()), ("events", record)):
            done = run(*command, check=False)
            self.assertEqual(done.returncode, 1)
            self.assertIn("newer", done.stderr.decode())

    def test_older_schema(self):
        """A record of schema 1 is brought up: what its entries are looked up by is what a new record has. schema_1/ has coded
        events, and word, day and entry of each lookup that the program of schema 1 made of them."""
        folder = os.path.join(ROOT, "tests/cli/schema_1")
        events, record = os.path.join(folder, "events.jsonl"), new_record("older.record")
        run("add", record, events)
        new = contents(record)
        with open(os.path.join(folder, "lookups.tsv"), encoding="utf-8") as file:
            lookups = [line.split() for line in file]
        STORE.run(record, "DELETE FROM entry_lookup; DELETE FROM migration; INSERT INTO migration (version, applied) VALUES (1, '');"
                  "UPDATE meta SET value = '1' WHERE name = 'version';"
                  + "".join(f"ALTER TABLE event_pair DROP COLUMN {name};" for name in ("report", "quad", "score", "date", "counts", "occurred"))
                  + "".join(f"ALTER TABLE actor DROP COLUMN {name};" for name in ("events", "first", "last"))
                  + "".join(f"INSERT INTO entry_lookup (word, day, entry) SELECT {word}, {day}, key FROM entry WHERE id = '{entry}';"
                            for word, day, entry in lookups))
        self.assertEqual(STORE.rows(record, "SELECT COUNT(*) FROM entry_lookup"), [(len(lookups),)])
        done = run("events", record, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("is of schema 1", done.stderr.decode())
        run("add", record)
        self.assertEqual(contents(record), new)
        self.assertEqual(STORE.rows(record, "SELECT version FROM migration ORDER BY version"), [(1,), (2,)])
        self.assertIn("0 reports added", run("add", record, events).stderr.decode())

    @unittest.skipIf(STORE.server, "of files")
    def test_read_only(self):
        record = new_record("fixed.record")
        run("add", record, reports_file())
        before = contents(record)
        os.chmod(record, 0o444)
        done = subprocess.run(["setpriv", "--bounding-set=-all", "--inh-caps=-all", PROGRAM, "add", record, reports_file()] if os.geteuid() == 0
                              else [PROGRAM, "add", record, reports_file()], capture_output=True, check=False)
        os.chmod(record, 0o644)
        self.assertEqual(done.returncode, 1)
        self.assertIn("read-only", done.stderr.decode())
        self.assertEqual(contents(record), before)

    @unittest.skipIf(STORE.server, "of files")
    def test_full_disk(self):
        record, lines = new_record("full.record"), generated(4000)
        limit = "ulimit -f 1500; exec \"$@\""
        done = subprocess.run(["bash", "-c", "trap '' XFSZ; " + limit, "bash", PROGRAM, "add", record, lines], capture_output=True, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertTrue(done.stderr)
        kept = len(contents(record)["events"]) if os.path.getsize(record) else 0
        self.assertLess(kept, 4000)
        run("add", record, lines)
        self.assertEqual(count_events(record), 4000)


def generated(count, seed=1):
    name = path(f"generated-{count}-{seed}.jsonl")
    if not os.path.exists(name):
        with open(name, "w", encoding="utf-8") as file:
            subprocess.run([sys.executable, GENERATOR, str(count), str(seed)], stdout=file, check=True)
    return name


def count_events(record):
    return STORE.rows(record, "SELECT COUNT(*) FROM event WHERE parent IS NULL")[0][0]


class Together(unittest.TestCase):
    def test_killed_at_any_moment(self):
        lines, whole, record = generated(3000), new_record("whole.record"), new_record("killed.record")
        started = time.monotonic()
        run("add", whole, lines)
        took = time.monotonic() - started
        expected, chance = contents(whole), random.Random(7)
        finished = 0
        for _ in range(KILLS):
            adder = subprocess.Popen([PROGRAM, "add", record, lines, "--quiet"], stderr=subprocess.PIPE)
            try:
                adder.wait(timeout=chance.random() * took)
            except subprocess.TimeoutExpired:
                adder.send_signal(signal.SIGKILL)
            adder.communicate()
            if adder.returncode == 0:
                finished += 1
                self.assertEqual(contents(record), expected)
                record = new_record("killed.record")
            elif STORE.is_there(record):
                STORE.check(record)
        run("add", record, lines)
        self.assertEqual(contents(record), expected)

    def test_killed_between_reports(self):
        """Reports that are coded are made last one by one: kill there, too."""
        record, chance = new_record("coding.record"), random.Random(3)
        many = [json.dumps({"id": f"m-{n}", "date": "2023-03-01", "text": REPORTS[n % 6][3]}) for n in range(300)]
        lines = write("many.jsonl", "\n".join(many))
        whole = new_record("coded-whole.record")
        run("add", "--threads", "1", whole, lines)
        for _ in range(max(3, KILLS // 10)):
            adder = subprocess.Popen([PROGRAM, "add", "--threads", "1", record, lines, "--quiet"], stderr=subprocess.PIPE)
            try:
                adder.wait(timeout=chance.random() * .4)
            except subprocess.TimeoutExpired:
                adder.send_signal(signal.SIGKILL)
            adder.communicate()
        run("add", "--threads", "1", record, lines)
        self.assertEqual(contents(record), contents(whole))

    def test_interrupted(self):
        lines, record = generated(20000), new_record("interrupted.record")
        adder = subprocess.Popen([PROGRAM, "add", record, lines], stderr=subprocess.PIPE)
        while not STORE.is_there(record):
            time.sleep(.05)
        time.sleep(.3)
        adder.send_signal(signal.SIGINT)
        _, told = adder.communicate(timeout=60)
        if adder.returncode:
            self.assertIn("reports added", told.decode())
            self.assertEqual(count_events(record), int(told.decode().split(" event")[0].split()[-1]))

    def test_two_adders_and_a_reader(self):
        record = new_record("shared.record")
        files = [generated(3000, seed) for seed in (1, 2, 1)]
        adders = [subprocess.Popen([PROGRAM, "add", record, file, "--quiet"], stderr=subprocess.PIPE) for file in files]
        while any(adder.poll() is None for adder in adders):
            if STORE.is_there(record):
                done = run("relations", record, "--limit", "3", check=False)
                self.assertIn(done.returncode, (0, 1))
        for adder in adders:
            self.assertEqual((adder.wait(), adder.communicate()[1]), (0, b""))
        alone = new_record("alone.record")
        run("add", alone, files[0], files[1])
        self.assertEqual([e for e in contents(record)["events"]], [e for e in contents(alone)["events"]])
        self.assertEqual(contents(record)["sentences"], contents(alone)["sentences"])


class Questions(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.record = new_record("questions.record")
        run("add", cls.record, reports_file())

    def test_meeting(self):
        meetings = ask("meetings", self.record)
        self.assertEqual([(m["parties"], m["state"], m["place"], m["reports"]) for m in meetings], [("ARM, AZE", "cancelled", "Brussels", 2)])
        parts = [json.loads(line) for line in run("show", self.record, meetings[0]["id"]).stdout.decode().splitlines()]
        self.assertEqual([(p["state"], p["said"]) for p in parts if p["section"] == "change"],
                         [("planned", "2023-03-01"), ("cancelled", "2023-03-04")])

    def test_incident(self):
        shelled = [i for i in ask("incidents", self.record, "--type", "assault", "--place", "sotk")]
        self.assertEqual([i["reports"] for i in shelled], [3])
        parts = [json.loads(line) for line in run("show", self.record, shelled[0]["id"]).stdout.decode().splitlines()]
        self.assertEqual({p["document"] for p in parts if p["section"] in ("reports", "alleges")}, {"ox-2", "ox-3", "ox-4"})
        self.assertTrue(all(p["why"] and p["text"] for p in parts if p["section"] == "reports"))

    def test_agreement(self):
        agreement, = ask("agreements", self.record)
        self.assertEqual((agreement["parties"], agreement["state"], agreement["place"]), ("ARM, AZE", "signed", "Moscow"))
        parts = [json.loads(line) for line in run("show", self.record, agreement["id"]).stdout.decode().splitlines()]
        self.assertLessEqual({"ceasefire", "prisoners"}, {p["kind"] for p in parts if p["section"] == "provision"})
        self.assertIn(("ceasefire", "ox-6"), [(p["provision"], p["document"]) for p in parts if p["section"] == "violation"])
        self.assertIn(("prisoners", "ox-6"), [(p["provision"], p["document"]) for p in parts if p["section"] == "fulfilment"])

    def test_claims(self):
        accusation, = ask("claims", self.record, "--type", "accusation")
        self.assertEqual((accusation["claimant"], accusation["addressee"], accusation["answer"]), ("ARM", "AZE", "denied"))
        demand, = ask("claims", self.record, "--type", "demand")
        self.assertEqual((demand["claimant"], demand["addressee"]), ("ARM", "AZE"))

    def test_status_of_claims_is_their_answer(self):
        denied = ask("claims", self.record, "--status", "denied")
        self.assertEqual(denied, [c for c in ask("claims", self.record) if c.get("answer") == "denied"])
        self.assertEqual(len(denied), 1)
        self.assertEqual(ask("claims", self.record, "--status", "granted"), [])
        self.assertIn(denied[0]["id"], [e["id"] for e in ask("timeline", self.record, "--status", "denied")])

    def test_actors_by_code_and_name(self):
        pair = ask("timeline", self.record, "--between", "ARM", "AZE")
        self.assertEqual({e["sides"] for e in pair}, {"ARM, AZE"})
        self.assertEqual(pair, [e for e in ask("timeline", self.record) if e.get("sides") == "ARM, AZE"])
        for a, b in (("armenia", "Azerbaijan"), ("AZE", "Armenia")):
            self.assertEqual(ask("timeline", self.record, "--between", a, b), pair)
        self.assertEqual(ask("events", self.record, "--actor", "arm"), ask("events", self.record, "--actor", "Armenia"))
        done = run("events", self.record, "--actor", "Atlantis", check=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn("Atlantis", done.stderr.decode())

    def test_filters(self):
        self.assertEqual({e["document"] for e in ask("events", self.record, "--since", "2023-03-06", "--until", "2023-03-07", "--type", "ASSAULT")}, {"ox-3", "ox-4"})
        self.assertEqual({e["publication"] for e in ask("events", self.record, "--source", "kura herald")}, {"Kura Herald"})
        self.assertEqual(len(ask("events", self.record, "--limit", "2")), 2)
        self.assertEqual(ask("meetings", self.record, "--status", "held"), [])

    def test_formats(self):
        table = run("meetings", self.record, "--format", "table").stdout.decode().splitlines()
        self.assertEqual(len(table), 2)
        self.assertTrue(table[0].startswith("date"))
        rows = list(csv.DictReader(io.StringIO(run("events", self.record, "--format", "csv").stdout.decode(), newline="")))
        self.assertEqual([row["id"] for row in rows], [event["id"] for event in ask("events", self.record)])
        self.assertEqual(run("events", self.record, "--format", "xml", check=False).returncode, 2)

    def test_search(self):
        found = ask("search", self.record, "ceasefire moscow")
        self.assertEqual([f["document"] for f in found], ["ox-5"])
        self.assertEqual(len(ask("search", self.record, '"ceasefire agreement"')), 1)
        self.assertEqual(ask("search", self.record, '"agreement ceasefire"'), [])
        for strange in ('"', "(", "a OR", "NEAR(", "*", "-x", "text:y"):
            run("search", self.record, "--", strange) if strange == "-x" else run("search", self.record, strange)

    def test_series(self):
        months = ask("series", self.record, "--between", "ARM", "AZE")
        self.assertEqual([m["period"] for m in months], ["2023-03-01", "2023-04-01"])
        for month in months:
            self.assertTrue(-10 <= month["low"] <= month["mean_score"] <= month["high"] <= 10)
        self.assertEqual(sum(m["events"] for m in months), ask("relations", self.record)[0]["events"])
        self.assertEqual(months, ask("series", self.record, "--between", "ARM", "AZE"))

    def test_brief(self):
        page = run("brief", self.record, "--since", "2023-03-20").stdout.decode()
        for words in ("## Agreements", "ceasefire agreement", "violation", "Aras Wire", "Kura Herald"):
            self.assertIn(words, page)
        self.assertNotIn("Brussels", page)
        self.assertIn("<h2>Agreements</h2>", run("brief", self.record, "--since", "2023-03-20", "--format", "html").stdout.decode())
        self.assertIn("Nothing was reported", run("brief", self.record, "--since", "2024-01-01").stdout.decode())
        self.assertEqual(run("brief", self.record, check=False).returncode, 2)

    def test_views_stay(self):
        views = STORE.views(self.record)
        for view in views:
            STORE.rows(self.record, f"SELECT * FROM {view}")
        self.assertLessEqual({"v_events", "v_meetings", "v_agreements", "v_incidents", "v_claims", "v_casualties"}, views)


class Correcting(unittest.TestCase):
    def setUp(self):
        self.record = new_record("corrected.record")
        run("add", self.record, reports_file())

    def incidents(self):
        return {i["id"]: i["reports"] for i in ask("incidents", self.record, "--type", "ASSAULT")}

    def test_split_outlasts_coding(self):
        entry = max(self.incidents(), key=self.incidents().get)
        events = [json.loads(line) for line in run("show", self.record, entry).stdout.decode().splitlines()]
        last = [e["id"] for e in events if e.get("document") == "ox-4"][0]
        run("split", self.record, entry, last, "--who", "Ann", "--because", "another day")
        self.assertEqual(self.incidents()[entry], 2)
        run("add", "--again", self.record, reports_file())
        self.assertEqual(sorted(self.incidents().values()), [1, 1, 2])
        self.assertEqual(STORE.rows(self.record, "SELECT who, what, target FROM audit"), [("Ann", "split", entry)])

    def test_merge_outlasts_coding(self):
        entry = max(self.incidents(), key=self.incidents().get)
        other = min(self.incidents(), key=self.incidents().get)
        run("merge", self.record, entry, other)
        self.assertEqual(list(self.incidents().values()), [4])
        run("add", "--again", self.record, reports_file())
        self.assertEqual(list(self.incidents().values()), [4])

    def test_hide_outlasts_coding(self):
        meeting = ask("meetings", self.record)[0]["id"]
        event = ask("events", self.record)[0]["id"]
        run("hide", self.record, meeting)
        run("hide", self.record, event)
        run("add", "--again", self.record, reports_file())
        self.assertEqual(ask("meetings", self.record), [])
        self.assertNotIn(event, [e["id"] for e in ask("events", self.record)])
        run("hide", "--undo", self.record, event)
        self.assertIn(event, [e["id"] for e in ask("events", self.record)])

    def test_hidden_events_are_in_no_sum(self):
        record, pair = self.record, ("--between", "ARM", "AZE")

        def sums():
            return [[ask(question, record, *more, *filters) for question, *more in (("relations",), ("series", "--by", "month"), ("actors",))]
                    for filters in ((), pair, ("--status", "occurred"), (*pair, "--type", "ASSAULT"), ("--since", "2023-03-05"), ("--actor", "AZE"))]

        before = sums()
        event = next(e["id"] for e in ask("events", record, *pair, "--type", "ASSAULT") if e["status"] == "occurred")
        run("hide", record, event)
        contents(record)
        hidden = sums()
        for with_it, without in zip(before, hidden):
            self.assertEqual(with_it[0][0]["events"], without[0][0]["events"] + 1)
            self.assertEqual(sum(row["events"] for row in with_it[1]), sum(row["events"] for row in without[1]) + 1)
        run("add", "--again", record, reports_file())
        self.assertEqual(sums(), hidden)
        contents(record)
        run("hide", "--undo", record, event)
        contents(record)
        self.assertEqual(sums(), before)

    def test_note(self):
        meeting = ask("meetings", self.record)[0]["id"]
        run("note", self.record, meeting, "asked the ministry")
        run("add", "--again", self.record, reports_file())
        self.assertIn("asked the ministry", run("show", self.record, meeting).stdout.decode())

    def test_wrong(self):
        meeting, incident = ask("meetings", self.record)[0]["id"], next(iter(self.incidents()))
        for arguments in (("merge", self.record, meeting, incident), ("merge", self.record, meeting, "m-none"), ("hide", self.record, "none"),
                          ("split", self.record, meeting, "none"), ("note", self.record, "none", "words")):
            self.assertEqual(run(*arguments, check=False).returncode, 2)
        self.assertEqual(STORE.rows(self.record, "SELECT COUNT(*) FROM audit"), [(0,)])


@unittest.skipUnless(STORE.server, "of servers")
class Servers(unittest.TestCase):
    """What is PostgreSQL's own."""

    def refused(self, *arguments):
        done = run(*arguments, check=False)
        self.assertEqual(done.returncode, 1)
        return done.stderr.decode()

    def test_the_same_as_a_file(self):
        process = os.path.join(ROOT, "demo/process/reports.jsonl")
        records = new_record("demo.record"), stores.Files(FOLDER.name).new("demo.file")
        for record in records:
            run("add", "--quiet", "--lexicon", os.path.join(ROOT, "demo/lexicon"), record, process)
        for question in ("timeline", "events", "meetings", "agreements", "incidents", "casualties", "claims", "actors", "relations", "series"):
            answers = [ask(question, record) for record in records]
            self.assertGreater(len(answers[0]), 1, question)
            self.assertEqual(*answers, question)
        for entry in ask("timeline", records[0]):
            self.assertEqual(*(run("show", record, entry["id"]).stdout for record in records))
        for words in ("ceasefire", '"prisoners of war"', "Velmark talks"):
            self.assertEqual(*(ask("search", record, words) for record in records))
        self.assertEqual(*(run("brief", record, "--since", "2026-01-01").stdout for record in records))
        for name in ("timeline", "relation", "casualties", "network"):
            drawn = [run("chart", name, record, "--between", "Velmark", "Ostra", "--title", "Demo").stdout for record in records]
            self.assertEqual(*drawn, name)
        for name in ("plover", "gdelt", "polecat", "icews", "acled", "ucdp", "geojson", "ical"):
            self.assertEqual(*(run("export", record, "--format", name).stdout for record in records), name)

    def test_generated_events_are_the_same_as_in_a_file(self):
        lines, record, file = generated(3000), new_record("many.record"), stores.Files(FOLDER.name).new("many.file")
        for where in (record, file):
            run("add", "--quiet", where, lines)
        for question in ("events", "timeline", "claims", "meetings"):
            self.assertEqual(ask(question, record), ask(question, file), question)

    def test_no_server(self):
        for command in (("add",), ("events",)):
            told = self.refused(*command, f"postgresql:///x?host={FOLDER.name}")
            self.assertIn("No such file or directory", told)

    def test_no_database(self):
        record = new_record("missing.record")
        self.assertIn("does not exist", self.refused("events", record))
        self.assertIn("does not exist", self.refused("events", record))
        self.assertIn("not a record", self.refused("events", STORE.url("postgres")))

    def test_password_is_not_told(self):
        for url in ("postgresql://ann:secret@localhost:1/x", "postgresql://ann@localhost:1/x?password=secret", "postgresql://ann:secret@[localhost/x"):
            done = run("events", url, check=False)
            self.assertNotEqual(done.returncode, 0)
            self.assertIn("ann@", done.stderr.decode())
            self.assertNotIn("secret", done.stderr.decode())

    def test_rights(self):
        record = new_record("rights.record")
        run("add", record, reports_file())
        before, guest = contents(record), record.replace("user=entente", "user=guest")
        STORE.run(record, "DROP ROLE IF EXISTS guest")
        STORE.run(record, "CREATE ROLE guest LOGIN")
        self.assertIn("does not let this user", self.refused("events", guest))
        STORE.run(record, "GRANT SELECT ON ALL TABLES IN SCHEMA public TO guest")
        self.assertEqual(ask("events", guest), ask("events", record))
        self.assertIn("does not let this user", self.refused("add", "--again", guest, reports_file()))
        self.assertIn("does not exist", self.refused("add", guest.replace("rights", "other"), reports_file()))
        STORE.run(record, "GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO guest")
        run("add", "--again", guest, reports_file())
        STORE.run(record, "ALTER ROLE guest SET default_transaction_read_only = on")
        self.assertIn("is read-only", self.refused("add", "--again", guest, reports_file()))
        self.assertEqual(contents(record)["events"], before["events"])
        STORE.run(record, "DROP OWNED BY guest")

    def test_unfit(self):
        record = new_record("latin.record")
        STORE.run(STORE.url("postgres"), f"CREATE DATABASE \"{STORE.name_of(record)}\" TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
        self.assertIn("needs a database in UTF-8", self.refused("add", record, reports_file()))

    def test_schemas(self):
        """Several records in one database, each in a schema of its own."""
        record = new_record("schemas.record")
        run("add", record, reports_file())
        other = record + "&options=-csearch_path%3Dother"
        self.assertIn("no place for a record", self.refused("add", other, reports_file()))
        STORE.run(record, "CREATE SCHEMA other")
        self.assertIn("not a record", self.refused("events", other))
        run("add", other, write("one.jsonl", json.dumps({"id": "x", "date": "2023-01-01", "text": "Armenia accused Azerbaijan."})))
        self.assertEqual([len(ask("events", where)) > 1 for where in (record, other)], [True, False])
        self.assertEqual(len(ask("search", other, "armenia")), 1)

    def test_server_ends_the_connection(self):
        record, lines = new_record("ended.record"), generated(3000)
        adder = subprocess.Popen([PROGRAM, "add", record, lines], stderr=subprocess.PIPE)
        while not (STORE.is_there(record) and count_events(record)):
            time.sleep(.05)
        STORE.run(record, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'entente' AND datname = current_database()")
        _, told = adder.communicate(timeout=60)
        if adder.returncode:
            self.assertIn("terminating connection", told.decode())
            self.assertLess(count_events(record), 3000)
        run("add", record, lines)
        self.assertEqual(count_events(record), 3000)


if __name__ == "__main__":
    unittest.main()
