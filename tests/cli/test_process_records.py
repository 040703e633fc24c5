#!/usr/bin/env python3
"""The records of invented processes against what an analyst reads out of their reports.
tests/cli/test_process_records.py BUILD

demo/process (two states at odds) and tests/record-process2 (a government and rebels) each tell a process in reports.jsonl;
expected.json says by hand what it holds. Both are written without regard to what the coder gets right. The aims: every meeting and agreement found with its right state;
casualty claims with the right claimant >= 85 %; incidents joined with a pairwise precision >= 90 % and a recall >= 75 %.
BARS below are what is reached today, less one answer, and are raised as the figures that this test prints rise. Meetings and
agreements are sought by parties and date, a claim by its kind, parties and sentence, a figure by its report, kind and
number; incidents are scored by pairs of reports. With ENTENTE_DEMO=--misses all that is missed or wrong is named."""
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import combinations

import stores

BUILD = os.path.abspath(sys.argv.pop(1) if len(sys.argv) > 1 else "build")
PROGRAM = os.path.join(BUILD, "src/cli/entente")
ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../..")
FOLDER = tempfile.TemporaryDirectory(prefix="entente-test-")
STORE = stores.store_of(FOLDER.name)
NAMING = "--misses" in os.environ.get("ENTENTE_DEMO", "")

# in per cent, of the first and the second process; the precision is the aim itself
BARS = {
    "meetings with right state": (93, 85),
    "place, track, reason, changes of the meetings found": (92, 92),
    "agreements with right state": (100, 100),
    "provisions": (87, 90),
    "fulfilments": (83, 66),
    "violations with who reports them": (83, 75),
    "casualty claims with right claimant": (85, 71),
    "incidents, precision of pairs": (90, 90),
    "incidents, recall of pairs": (80, 44),
    "claims with right parties": (87, 77),
    "claims with right answer": (83, 66),
}
GROUND = ("ASSAULT", "COERCE", "RETREAT", "MOBILIZE", "PROTEST", "SANCTION", "AID", "COOPERATE")
HURT = ("dead", "injured", "captured", "displaced")


def run(*arguments):
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, check=False, timeout=300)
    if done.returncode != 0:
        raise AssertionError(f"{arguments}: {done.returncode}\n{done.stderr.decode()}")
    return done.stdout.decode()


def sides(words):
    return {side for side in (words or "").split(", ") if side}


def claimant(row):
    return f"{row['claimant']} ({row.get('claimant_side', '')})"


def near(row, first, last, days=1):
    """Whether the row's dates touch those of the expectation."""
    begins, ends = date.fromisoformat(row["date"]), date.fromisoformat(row.get("enddate") or row["date"])
    return begins - timedelta(days) <= date.fromisoformat(last) and date.fromisoformat(first) - timedelta(days) <= ends


class Process:
    """The tests of one process: `number` among the bars, `reports` the folder, `lexicon` the dictionary of its world."""

    @classmethod
    def setUpClass(cls):
        cls.record = STORE.new(f"process{cls.number}.sqlite")
        run("add", "--quiet", "--lexicon", os.path.join(ROOT, cls.lexicon), cls.record, os.path.join(ROOT, cls.reports, "reports.jsonl"))
        with open(os.path.join(ROOT, cls.reports, "expected.json"), encoding="utf-8") as file:
            cls.expected = json.load(file)
        cls.joined = defaultdict(list)
        for entry, kind, event, document, text in STORE.rows(cls.record, "SELECT entry, kind, event, document, text FROM v_joined"):
            cls.joined[entry].append((kind, event, document, text))

    def ask(self, question):
        return [json.loads(line) for line in run(question, "--format", "json", self.record).splitlines()]

    def reports_of(self, entry):
        return {document for _, _, document, _ in self.joined[entry]}

    def score(self, name, right, of, missed=()):
        per_cent = 100 * right / of if of else 0
        print(f"  {name}: {right} of {of}, {per_cent:.0f} %", file=sys.stderr)
        if NAMING:
            for what in missed:
                print(f"      {what}", file=sys.stderr)
        self.assertGreaterEqual(per_cent, BARS[name][self.number], name)

    def test_meetings(self):
        rows, taken, missed, told, facts, wrong = self.ask("meetings"), set(), [], defaultdict(set), Counter(), []
        for meeting, state in STORE.rows(self.record, "SELECT meeting, state FROM v_meeting_changes"):
            told[meeting].add(state)
        for wanted in self.expected["meetings"]:
            fits = [row for row in rows if row["id"] not in taken and set(wanted["parties"]) <= sides(row["parties"]) and
                    near(row, wanted["date"], wanted.get("until", wanted["date"])) and self.reports_of(row["id"]) & set(wanted["reports"])]
            fits.sort(key=lambda row: (row["state"] != wanted["state"], -len(self.reports_of(row["id"]))))
            if not fits or fits[0]["state"] != wanted["state"]:
                missed.append(f"{wanted['date']} {wanted['what']}: {fits[0]['state'] if fits else 'not found'}")
                continue
            taken.add(fits[0]["id"])
            lost = set(wanted["reports"]) - self.reports_of(fits[0]["id"])
            if NAMING and lost:
                print(f"      {wanted['what']}: reports not joined {sorted(lost)}", file=sys.stderr)
            for fact, right in (("place", wanted.get("place") == fits[0].get("place")), ("track", wanted.get("track") == fits[0].get("track")),
                                ("reason", re.search(wanted.get("reason", ""), fits[0].get("reason", ""))),
                                ("changes", set(wanted.get("changes", [])) <= told[fits[0]["id"]])):
                if fact in wanted:
                    facts["right" if right else "wrong"] += 1
                    if not right:
                        wrong.append(f"{wanted['what']}: {fact} {sorted(told[fits[0]['id']]) if fact == 'changes' else fits[0].get(fact)}")
        self.score("meetings with right state", len(taken), len(self.expected["meetings"]), missed)
        self.score("place, track, reason, changes of the meetings found", facts["right"], facts.total(), wrong)
        if NAMING:
            for row in rows:
                if row["id"] not in taken:
                    print(f"      beside: {row['date']} {row['parties']} {row['state']} {sorted(self.reports_of(row['id']))}", file=sys.stderr)

    def test_agreements(self):
        rows, missed, right = self.ask("agreements"), [], 0
        counts, lost = Counter(), defaultdict(list)
        provisions = set(STORE.rows(self.record, "SELECT agreement, kind FROM v_provisions"))
        bearings = defaultdict(list)
        for agreement, kind, bears, sayer, document in STORE.rows(self.record, "SELECT agreement, provision, bears, sayer, document FROM v_bearings"):
            bearings[agreement, kind, bears, document].append(sayer)
        for wanted in self.expected["agreements"]:
            fits = [row for row in rows if set(wanted["parties"]) <= sides(row["parties"]) and near(row, wanted["date"], wanted["date"]) and
                    wanted["name"].lower() in row["name"].lower()]
            fits = fits or [row for row in rows if set(wanted["parties"]) <= sides(row["parties"]) and near(row, wanted["date"], wanted["date"])]
            if fits and fits[0]["state"] == wanted["state"]:
                right += 1
            else:
                missed.append(f"{wanted['name']}: {fits[0]['state'] if fits else 'not found'}")
            entry = fits[0]["id"] if fits else None
            if NAMING and fits and wanted["name"].lower() != fits[0]["name"].lower():
                print(f"      {wanted['name']} is called {fits[0]['name']}", file=sys.stderr)
            for kind in wanted["provisions"]:
                counts["provisions"] += 1
                if (entry, kind) not in provisions:
                    lost["provisions"].append(f"{wanted['name']}: {kind}")
            for bears in ("fulfilment", "violation"):
                for one in wanted[bears + "s"]:
                    counts[bears] += 1
                    says = bearings.get((entry, one["provision"], bears, one["report"]), [])
                    if not any(re.search(one.get("says", ""), sayer) for sayer in says):
                        lost[bears].append(f"{one['report']} {one['provision']}: {says or 'not found'}")
        self.score("agreements with right state", right, len(self.expected["agreements"]), missed)
        for name, kind in (("provisions", "provisions"), ("fulfilments", "fulfilment"), ("violations with who reports them", "violation")):
            self.score(name, counts[kind] - len(lost[kind]), counts[kind], lost[kind])

    def test_incidents(self):
        mentions = [(number, mention) for number, incident in enumerate(self.expected["incidents"]) for mention in incident["mentions"]]
        told = sorted(row["id"] for row in self.ask("incidents"))
        entries_of, others = defaultdict(set), []
        for entry in told:
            for _, _, document, text in self.joined[entry]:
                fits = [at for at, (_, mention) in enumerate(mentions)
                        if mention["report"] == document and any(words in text for words in mention["words"])]
                for at in fits:
                    entries_of[at].add(entry)
                if not fits:
                    others.append((document, entry, text))
        refers = {(one["report"], one["to"]): one["words"] for one in self.expected["references"]}

        def tells_of(at, other):
            return (mentions[at][1]["report"], self.expected["incidents"][mentions[other][0]]["what"]) in refers

        together, missed = Counter(), []
        for a, b in combinations(range(len(mentions)), 2):
            if mentions[a][1]["report"] == mentions[b][1]["report"]:
                continue
            same, joined = mentions[a][0] == mentions[b][0], bool(entries_of[a] & entries_of[b])
            if not same and joined and (tells_of(a, b) or tells_of(b, a)):
                continue  # one sentence tells the one and only speaks of the other
            together[same, joined] += 1
            if same != joined:
                missed.append(f"{'apart' if same else 'joined'}: {self.expected['incidents'][mentions[a][0]]['what']}: "
                              f"{mentions[a][1]['report']}, {mentions[b][1]['report']}")
        for document, entry, text in others:  # what is joined with a happening that it does not tell of
            for at, (number, mention) in enumerate(mentions):
                words = refers.get((document, self.expected["incidents"][number]["what"]))
                if entry in entries_of[at] and mention["report"] != document and not (words and words in text):
                    together[False, True] += 1
                    missed.append(f"joined: {mention['report']} with {document}: {text}")
        right, wrong, lost = together[True, True], together[False, True], together[True, False]
        self.score("incidents, precision of pairs", right, right + wrong, [m for m in missed if m.startswith("joined")])
        self.score("incidents, recall of pairs", right, right + lost, [m for m in missed if m.startswith("apart")])
        self.assertTrue(set(GROUND) >= {row["type"] for row in self.ask("incidents")})

    def test_casualties(self):
        rows, missed, right, found = [row for row in self.ask("casualties") if row["kind"] in HURT], [], 0, 0
        for wanted in self.expected["casualties"]:
            fits = [row for row in rows if row["document"] == wanted["report"] and row["kind"] == wanted["kind"] and
                    wanted["number"] in (row.get("best"), row.get("low"))]
            fits.sort(key=lambda row: not re.search(wanted["claimant"], claimant(row)))
            if fits:
                rows.remove(fits[0])
            found += bool(fits)
            if fits and re.search(wanted["claimant"], claimant(fits[0])):
                right += 1
            else:
                missed.append(f"{wanted['report']} {wanted['number']} {wanted['kind']}, {wanted['claimant']}: {claimant(fits[0]) if fits else 'not found'}")
        missed += [f"beside: {row['document']} {row['kind']} {row.get('best')} {row['words']}, {claimant(row)}" for row in rows]
        print(f"  casualty figures found: {found} of {len(self.expected['casualties'])}", file=sys.stderr)
        self.score("casualty claims with right claimant", right, len(self.expected["casualties"]), missed)

    def test_claims(self):
        rows, missed, wrong, found, answered = self.ask("claims"), [], [], 0, 0
        for wanted in self.expected["claims"]:
            fits = [row for row in rows if row["kind"] == wanted["kind"] and wanted["claimant"] in sides(row["claimant"]) and
                    sides(wanted["addressee"]) == sides(row.get("addressee")) and
                    any(document == wanted["report"] and wanted["words"] in text for _, _, document, text in self.joined[row["id"]])]
            name = f"{wanted['report']} {wanted['kind']} {wanted['claimant']} {wanted['addressee']}: {wanted['words']}"
            if not fits:
                missed.append(name)
                continue
            found += 1
            if fits[0].get("answer", "") in wanted["answer"]:
                answered += 1
            else:
                wrong.append(f"{name}: {fits[0].get('answer', 'no answer')}")
        self.score("claims with right parties", found, len(self.expected["claims"]), missed)
        self.score("claims with right answer", answered, len(self.expected["claims"]), wrong)


class Demo(Process, unittest.TestCase):
    number, reports, lexicon = 0, "demo/process", "demo/lexicon"


class Second(Process, unittest.TestCase):
    number, reports, lexicon = 1, "tests/record-process2", "tests/record-process2/lexicon"


if __name__ == "__main__":
    unittest.main(verbosity=0)
