#!/usr/bin/env python3
"""`entente add` and the questions to a record, from outside.   tests/cli/test_record.py BUILD

With the committed models and the dictionaries of the build. ENTENTE_KILLS is how many adders are killed (30)."""
import csv
import io
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

BUILD = os.path.abspath(sys.argv.pop(1) if len(sys.argv) > 1 else "build")
PROGRAM = os.path.join(BUILD, "src/cli/entente")
GENERATOR = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../bench/generate_events")
FOLDER = tempfile.TemporaryDirectory(prefix="entente-test-")
KILLS = int(os.environ.get("ENTENTE_KILLS", "30"))

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
    for end in ("", "-wal", "-shm"):
        if os.path.exists(path(name) + end):
            os.remove(path(name) + end)
    return path(name)


def ask(question, record, *arguments):
    return [json.loads(line) for line in run(question, record, "--format", "json", *arguments).stdout.decode().splitlines()]


def contents(record):
    """What a record tells, without the keys that are its own."""
    with sqlite3.connect(record) as database:
        tables = {
            "events": "SELECT id, type, mode, status, actors, recipients, document, sentence, about_of FROM v_events ORDER BY id",
            "entries": "SELECT id, kind, type, title, sides, state, date, reports FROM v_entries ORDER BY id",
            "joined": "SELECT entry, event, stance, why FROM v_joined ORDER BY entry, event",
            "bearings": "SELECT agreement, provision, event, bears, sayer FROM v_bearings ORDER BY agreement, provision, event",
            "claims": "SELECT id, claimant, addressee, answer, answer_event FROM v_claims ORDER BY id",
            "changes": "SELECT meeting, said, state, event FROM v_meeting_changes ORDER BY meeting, event",
            "sentences": "SELECT document, part, number, s.hash, text FROM sentence s JOIN report r ON r.key = s.report ORDER BY 1, 2, 3",
            "actors": "SELECT name, code, sector, office, since, until, events FROM v_actors ORDER BY 1, 2, 3, 4",
            "pairs": "SELECT a, b, p.day, id FROM event_pair p JOIN event e ON e.key = p.event ORDER BY 1, 2, 3, 4",
            "lookups": "SELECT word, l.day, id FROM entry_lookup l JOIN entry n ON n.key = l.entry ORDER BY 1, 2, 3",
        }
        found = {name: database.execute(sql).fetchall() for name, sql in tables.items()}
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        database.execute("INSERT INTO sentence_words (sentence_words) VALUES ('integrity-check')")
        database.rollback()
    return found


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
        with sqlite3.connect(record) as database:
            self.assertEqual(database.execute("SELECT COUNT(*), COUNT(revises) FROM report").fetchone(), (2, 1))
        self.assertEqual(len(ask("events", record)), 3)

    def test_no_text(self):
        record = new_record("bare.record")
        run("add", "--no-text", record, reports_file())
        with sqlite3.connect(record) as database:
            self.assertEqual(database.execute("SELECT COUNT(*) FROM sentence WHERE text IS NOT NULL").fetchone(), (0,))
            self.assertEqual(database.execute("SELECT COUNT(*) FROM sentence WHERE length(hash) = 16 AND end_at > start_at").fetchone(),
                             database.execute("SELECT COUNT(*) FROM sentence").fetchone())
        self.assertEqual(ask("search", record, "ceasefire"), [])
        self.assertEqual(len(ask("meetings", record)), 1)

    def test_bad_lines_are_named(self):
        line = json.dumps({"event": ["ACCUSE"], "actor": [{"entity_text": "Iran", "code": "IRN"}], "text": "t", "cite_info": {"document": "d"}})
        bad = write("bad.jsonl", line + "\n{broken\n" + '{"event": ["NOSUCH"]}\n')
        done = run("add", new_record("bad.record"), bad, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("bad.jsonl:2:", done.stderr.decode())
        self.assertIn("bad.jsonl:3:", done.stderr.decode())
        self.assertEqual(len(ask("events", path("bad.record"))), 1)

    def test_wrong_files(self):
        plain = write("plain.txt", "this is no database, and longer than a header of one " * 20)
        for arguments in (("add", plain, reports_file()), ("events", plain), ("hide", plain, "x")):
            done = run(*arguments, check=False)
            self.assertEqual(done.returncode, 1)
            self.assertIn("is not a record", done.stderr.decode())
        with open(plain, encoding="utf-8") as file:
            self.assertTrue(file.read().startswith("this is no database"))
        other = new_record("other.sqlite")
        with sqlite3.connect(other) as database:
            database.execute("CREATE TABLE mine (x)")
        self.assertIn("not a record", run("add", other, reports_file(), check=False).stderr.decode())
        self.assertEqual(run("events", path("none.record"), check=False).returncode, 1)
        self.assertEqual(run("add", FOLDER.name, reports_file(), check=False).returncode, 1)

    def test_newer_schema(self):
        record = new_record("newer.record")
        run("add", record, reports_file())
        with sqlite3.connect(record) as database:
            database.execute("UPDATE meta SET value = '99' WHERE name = 'version'")
        for command in (("add", record, reports_file()), ("events", record)):
            done = run(*command, check=False)
            self.assertEqual(done.returncode, 1)
            self.assertIn("newer", done.stderr.decode())

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
    with sqlite3.connect(record) as database:
        return database.execute("SELECT COUNT(*) FROM event WHERE parent IS NULL").fetchone()[0]


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
            elif os.path.exists(record) and os.path.getsize(record):
                with sqlite3.connect(record) as database:
                    self.assertEqual(database.execute("PRAGMA integrity_check").fetchone(), ("ok",))
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
        time.sleep(.4)
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
            if os.path.exists(record) and os.path.getsize(record):
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
        with sqlite3.connect(self.record) as database:
            views = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
            for view in views:
                database.execute(f"SELECT * FROM {view}").fetchall()
        self.assertLessEqual({"v_events", "v_meetings", "v_agreements", "v_incidents", "v_claims", "v_casualties"}, set(views))


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
        with sqlite3.connect(self.record) as database:
            self.assertEqual(database.execute("SELECT who, what, target FROM audit").fetchall(), [("Ann", "split", entry)])

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
        with sqlite3.connect(self.record) as database:
            self.assertEqual(database.execute("SELECT COUNT(*) FROM audit").fetchone(), (0,))


if __name__ == "__main__":
    unittest.main()
