#!/usr/bin/env python3
"""`entente chart` from outside: what is drawn is counted, measured and read back.   tests/cli/test_chart.py BUILD

The demonstration process is coded anew; the other records are made from events that were coded before. A mark of an SVG is
a group with the class `mark` and all about it in its title; where marks are too many, groups of the class `marks` count them."""
import json
import os
import re
import sqlite3
import struct
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
import zlib
from collections import Counter

BUILD = os.path.abspath(sys.argv.pop(1) if len(sys.argv) > 1 else "build")
PROGRAM = os.path.join(BUILD, "src/cli/entente")
ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../..")
FOLDER = tempfile.TemporaryDirectory(prefix="entente-test-")
CHARTS = ("timeline", "relation", "casualties", "network")
SVG = "{http://www.w3.org/2000/svg}"
PAIR = ("--between", "Velmark", "Ostra")


def run(*arguments, expect=0):
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, check=False, timeout=300)
    if done.returncode != expect:
        raise AssertionError(f"{arguments}: {done.returncode}\n{done.stderr.decode()}")
    return done


def path(name):
    return os.path.join(FOLDER.name, name)


DEMO, MANY, ONE, EMPTY = path("demo.sqlite"), path("many.sqlite"), path("one.sqlite"), path("empty.sqlite")
NAME = "Đặng & <Thịnh> \"Վարդան\""


def event(number, **keys):
    made = {"id": f"{number:016x}", "date": "2024-03-05", "enddate": "2024-03-05", "date_precision": "day", "event": ["CONSULT"], "mode": ["visit"],
            "cameo": "042", "quad_code": 1, "event_scale": 4.0, "goldstein": 1.9, "status": "occurred",
            "actor": [{"entity_text": "Yerevan", "entity_name": "Armenia", "code": "ARM", "sector": ["GOV"], "start": 0, "end": 7}],
            "recipient": [{"entity_text": "them", "entity_name": NAME, "code": "AZE", "sector": ["REB"], "start": 8, "end": 12}],
            "event_text": ["met"], "trigger": [{"start": 1, "end": 2}], "text": "Yerevan met them.", "text_info": {"sequence": 1, "start": 0, "end": 17},
            "event_loc": {"extracted_place": "Şuşa", "resolved_place": "Şuşa", "country_code": "AZE", "resolution": 4},
            "cite_info": {"document": f"d{number}", "title": "t", "publication": "Şərq Qəzeti", "published": "2024-03-06"}, "coder": "entente", "confidence": .9}
    made.update(keys)
    return made


def write(name, events):
    with open(path(name), "w", encoding="utf-8") as file:
        file.writelines(json.dumps(one) + "\n" for one in events)
    return path(name)


def setUpModule():
    run("add", "--quiet", "--lexicon", os.path.join(ROOT, "demo/lexicon"), DEMO, os.path.join(ROOT, "demo/process/reports.jsonl"))
    generated = subprocess.run([sys.executable, os.path.join(ROOT, "tests/bench/generate_events"), "5000"], capture_output=True, check=True).stdout
    with open(path("many.jsonl"), "wb") as file:
        file.write(generated)
    run("add", "--quiet", MANY, path("many.jsonl"))
    run("add", "--quiet", ONE, write("one.jsonl", [event(1)]))
    run("add", "--quiet", EMPTY, write("empty.jsonl", []))


def ask(question, record, *options):
    return [json.loads(line) for line in run(question, "--format", "json", *options, record).stdout.splitlines()]


def draw(chart, record, *options):
    """The tree of an SVG."""
    return ElementTree.fromstring(run("chart", chart, *options, record).stdout)


def groups(tree, name):
    """Classes, id and title of all groups with a class."""
    found = []
    for group in tree.iter(SVG + "g"):
        classes = group.get("class").split()
        if name in classes:
            title = group.find(SVG + "title")
            found.append((classes, group.get("data-id"), title.text if title is not None else ""))
    return found


def counted(tree, *classes):
    """How many marks of these classes there are, one by one and in bars."""
    alone = sum(1 for found, _, _ in groups(tree, "mark") if set(classes) <= set(found))
    return alone + sum(int(re.search(r": ([\d,]+) ", words).group(1).replace(",", ""))
                       for found, _, words in groups(tree, "marks") if set(classes) <= set(found))


def texts(tree):
    return [text.text for text in tree.iter(SVG + "text") if not text.get("aria-hidden")]


def pixels(data):
    """Width, height and rows of a PNG of 8 bits a channel, unfiltered."""
    at, packed = 8, b""
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + size]
        if kind == b"IHDR":
            width, height, depth, colour = struct.unpack(">IIBB", body[:10])
        packed += body if kind == b"IDAT" else b""
        at += size + 12
    step = {2: 3, 6: 4}[colour]
    assert depth == 8
    raw, rows, before = zlib.decompress(packed), [], bytearray(width * step)
    for y in range(height):
        start = y * (width * step + 1)
        kind, row = raw[start], bytearray(raw[start + 1:start + 1 + width * step])
        for x in range(len(row)):
            left, up, corner = (row[x - step] if x >= step else 0), before[x], (before[x - step] if x >= step else 0)
            if kind == 4:
                guess = left + up - corner
                nearest = min((abs(guess - left), 0, left), (abs(guess - up), 1, up), (abs(guess - corner), 2, corner))[2]
            row[x] = (row[x] + (0, left, up, (left + up) // 2, nearest if kind == 4 else 0)[kind]) & 255
        rows.append(row)
        before = row
        if y == 120:
            break
    return width, height, step, rows


class Formats(unittest.TestCase):
    def test_all(self):
        for chart in CHARTS:
            for form in ("svg", "png", "pdf"):
                with self.subTest(chart=chart, format=form):
                    file = path(f"{chart}.{form}")
                    run("chart", chart, DEMO, "-o", file)
                    with open(file, "rb") as opened:
                        data = opened.read()
                    if form == "png":
                        self.assertEqual(data[:8], b"\x89PNG\r\n\x1a\n")
                        tree = draw(chart, DEMO)
                        width, height = struct.unpack(">II", data[16:24])
                        self.assertEqual(width, 2400)
                        self.assertAlmostEqual(height, 2 * float(tree.get("height")), delta=1)
                    elif form == "pdf":
                        self.assertEqual(data[:5], b"%PDF-")
                        self.assertIn(b"%%EOF", data[-16:])
                    else:
                        self.assertEqual(ElementTree.fromstring(data).tag, SVG + "svg")
                    again = run("chart", chart, DEMO, "--format", form).stdout
                    self.assertEqual(data, again, "the same record gives the same bytes")

    def test_words_show_in_png(self):
        run("chart", "network", ONE, "-o", path("words.png"))
        with open(path("words.png"), "rb") as file:
            _, _, step, rows = pixels(file.read())
        dark = [sum(1 for x in range(48, 700) if row[x * step] < 128) for row in rows[40:90]]  # the title, twice as large as its units
        self.assertGreater(sum(dark), 500)
        self.assertLess(sum(dark), 20000)
        self.assertGreater(sum(1 for count in dark if count), 15)

    def test_size_and_title(self):
        tree = draw("network", DEMO, "--width", "900", "--title", "My process")
        self.assertEqual(tree.get("width"), "900")
        self.assertIn("My process: network of actors", texts(tree))
        self.assertEqual(tree.find(SVG + "title").text, "My process: network of actors")

    def test_nothing_outside(self):
        for chart in CHARTS:
            for options in ((), ("--width", "700")):
                tree = draw(chart, DEMO, *options)
                width, height = float(tree.get("width")), float(tree.get("height"))
                for text in tree.iter(SVG + "text"):
                    self.assertTrue(0 <= float(text.get("x")) <= width and 0 <= float(text.get("y")) <= height, text.text)


class Timeline(unittest.TestCase):
    def test_marks_are_rows(self):
        for options in ((), PAIR, ("--since", "2026-03-01"), ("--actor", "Kessaria", "--until", "2026-04-30"), ("--status", "held")):
            with self.subTest(options=options):
                tree, rows = draw("timeline", DEMO, *options), ask("timeline", DEMO, *options)
                self.assertGreater(len(rows), 3)
                self.assertEqual(counted(tree) - counted(tree, "breach"), sum(1 for row in rows if row.get("date")))
                drawn = {mark for _, mark, _ in groups(tree, "mark")}
                for row in rows:
                    if row["kind"] in ("meeting", "agreement"):
                        self.assertIn(row["id"], drawn)

    def test_states_and_tracks(self):
        tree = draw("timeline", DEMO)
        meetings = ask("meetings", DEMO)
        for state, count in Counter(row["state"] for row in meetings).items():
            self.assertEqual(counted(tree, "meeting", state), count, state)
        words = texts(tree)
        for label in ("Bilateral", "Kessaria", "Norway", "Lomin Agreement", "Oslo Protocol", "Violence", "Breaches, as reported"):
            self.assertIn(label, words)
        for state in ("held", "planned", "cancelled"):
            self.assertTrue(any(state in word for word in words[:30]), "in the legend")
        self.assertLess(words.index("Kessaria"), words.index("Bilateral"))
        with sqlite3.connect(DEMO) as record:
            breaches = record.execute("SELECT COUNT(DISTINCT event) FROM v_bearings WHERE bears = 'violation' AND date IS NOT NULL").fetchone()[0]
        self.assertEqual(counted(tree, "breach"), breaches)

    def test_title_and_source(self):
        words = texts(draw("timeline", DEMO, *PAIR))
        self.assertEqual(words[0], "demo: timeline of Velmark and Ostra by track")
        self.assertRegex(words[1], r"^\d+ \w{3} 2025 to \d+ \w{3} 2026\. .* from \d+ reports\.$")
        self.assertRegex(" ".join(words), r"Source: \d+ reports by .*Coded by Entente")

    def test_many(self):
        tree = draw("timeline", MANY)
        self.assertEqual(counted(tree) - counted(tree, "breach"), len(ask("timeline", MANY)))
        self.assertLess(len(list(tree.iter())), 12000)


class Relation(unittest.TestCase):
    def test_periods(self):
        for by in ("week", "month"):
            options = ("--by", by, "--since", "2025-11-01", *PAIR)
            tree = draw("relation", DEMO, *options)
            rows = [row for row in ask("series", DEMO, *options) if (row["a"], row["b"]) == ("XOS", "XVE")]
            marks = groups(tree, "period")
            self.assertEqual([mark for _, mark, _ in marks], [row["period"] for row in rows])
            for (_, _, words), row in zip(marks, rows):
                self.assertIn(f"mean {row['mean_score']:.2f} ({row['low']:.2f} to {row['high']:.2f})", words)
            bars = Counter()
            for _, _, words in groups(tree, "bar"):
                count, kind = re.search(r": (\d+) (.*)$", words).groups()
                bars[kind] += int(count)
            for kind in ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict"):
                self.assertEqual(bars[kind], sum(row[kind.replace(" ", "_")] for row in rows))

    def test_words(self):
        words = texts(draw("relation", DEMO))  # the pair with the most events
        self.assertEqual(words[0], "demo: conflict and cooperation, Ostra – Velmark")
        self.assertTrue(any("Lomin Agreement signed" in word for word in words))
        for label in ("conflict  ←  mean score  →  cooperation", "number of events", "material conflict", "one report: no interval"):
            self.assertIn(label, words)
        self.assertIn("1 event far from all others", " ".join(words), "2019 is left out, and it is said")

    def test_many(self):
        tree = draw("relation", MANY)
        self.assertGreater(len(groups(tree, "period")), 50)
        self.assertIn("many: conflict and cooperation, Armenia – Azerbaijan", texts(tree))


class Casualties(unittest.TestCase):
    def test_marks_are_rows(self):
        for options in ((), PAIR, ("--place", "Kesten"), ("--limit", "7")):
            with self.subTest(options=options):
                rows = ask("casualties", DEMO, *options)
                marks = groups(draw("casualties", DEMO, *options), "claim")
                self.assertEqual(Counter(mark for _, mark, _ in marks), Counter(row["id"] for row in rows))

    def test_who_claims(self):
        rows = ask("casualties", DEMO)
        marks = groups(draw("casualties", DEMO), "claim")
        own = sum(1 for row in rows if row.get("lost_by") and row.get("claimant_side") == row["lost_by"])
        self.assertGreater(own, 0)
        self.assertEqual(sum(1 for classes, _, _ in marks if "own" in classes), own)

    def test_incident(self):
        rows = ask("casualties", DEMO)
        incident = Counter(row["incident"] for row in rows if row.get("incident")).most_common(1)[0][0]
        tree = draw("casualties", DEMO, "--incident", incident)
        self.assertEqual(len(groups(tree, "claim")), sum(1 for row in rows if row.get("incident") == incident))
        self.assertTrue(texts(tree)[0].startswith("demo: losses as claimed, "))

    def test_many(self):
        tree = draw("casualties", MANY)
        left = re.search(r"([\d,]+) figures? of other kinds and sides", " ".join(texts(tree)))
        out = int(left.group(1).replace(",", "")) if left else 0
        self.assertEqual(counted(tree) + out, len(ask("casualties", MANY)))


class Network(unittest.TestCase):
    def test_marks_are_rows(self):
        for options in ((), ("--since", "2026-03-01"), ("--actor", "Norway")):
            rows = ask("relations", DEMO, *options)
            tree = draw("network", DEMO, *options)
            self.assertEqual(len(groups(tree, "edge")), len(rows))
            self.assertEqual({node for _, node, _ in groups(tree, "node")}, {row[end] for row in rows for end in "ab"})
            for row in rows:
                tone = "cooperation" if row["mean_score"] > 1 else "conflict" if row["mean_score"] < -1 else "mixed"
                self.assertTrue(any(tone in classes and set(edge.split()) >= set(f"{row['a']} {row['b']}".split())
                                    for classes, edge, _ in groups(tree, "edge")))

    def test_lines_differ_by_more_than_colour(self):
        dashes = {}
        for group in draw("network", DEMO).iter(SVG + "g"):
            classes = group.get("class").split()
            if "edge" in classes:
                width = float(group.find(SVG + "path").get("stroke-width"))
                dash = group.find(SVG + "path").get("stroke-dasharray")
                dashes.setdefault(classes[-1], set()).add(None if not dash else round(float(dash.split()[0]) / width, 0) > 1)
        self.assertEqual(dashes["cooperation"], {None})
        self.assertEqual(dashes["conflict"], {True})
        self.assertEqual(dashes["mixed"], {False})

    def test_many(self):
        tree = draw("network", MANY)
        self.assertLessEqual(len(groups(tree, "node")), 40)
        self.assertTrue(any("Left out, with fewer events" in word for word in texts(tree)))


class Edges(unittest.TestCase):
    def test_one_event(self):
        for chart in ("timeline", "relation", "network"):
            tree = draw(chart, ONE)
            self.assertGreaterEqual(len(groups(tree, "mark")), 1)
            self.assertTrue(any("from 1 report." in word for word in texts(tree)))
        self.assertTrue(any(NAME[:8] in word for word in texts(draw("network", ONE))), "Unicode and signs of XML")
        self.assertTrue(any(NAME in title for _, _, title in groups(draw("network", ONE), "node")))
        self.assertIn("Azerbaijan", texts(draw("timeline", ONE)), "the host, who has no event of its own")

    def test_nothing(self):
        for chart in CHARTS:
            for form in ("svg", "png", "pdf"):
                file = path(f"nothing.{form}")
                done = run("chart", chart, EMPTY, "-o", file, expect=1)
                self.assertIn(b"nothing to draw: the record tells no ", done.stderr)
                self.assertFalse(os.path.exists(file))
        done = run("chart", "timeline", DEMO, *PAIR, "--since", "2030-01-01", expect=1)
        self.assertIn(b"between Velmark and Ostra since 1 Jan 2030", done.stderr)
        self.assertEqual(done.stdout, b"")
        self.assertIn(b"of i-00", run("chart", "casualties", DEMO, "--incident", "i-00", expect=1).stderr)

    def test_wrong_usage(self):
        for arguments, words in (((), b"usage: entente chart"), (("timeline",), b"usage: entente chart"), (("pie", DEMO), b"no chart \"pie\""),
                                 (("timeline", DEMO, "-o", path("x.gif")), b"name the file .svg, .png or .pdf"),
                                 (("timeline", DEMO, "--format", "gif"), b"is svg, png or pdf"), (("relation", DEMO, "--by", "year"), b"day, week or month"),
                                 (("timeline", DEMO, "--width", "20"), b"between 600 and 4000"), (("network", DEMO, "-o"), b"wants a value"),
                                 (("relation", DEMO, "--between", "Velmark", "Atlantis"), b"knows no actor \"Atlantis\"")):
            self.assertIn(words, run("chart", *arguments, expect=2).stderr)
        self.assertIn(b"usage: entente chart", run("chart", "--help").stdout)

    def test_no_font(self):
        os.makedirs(path("fonts"), exist_ok=True)
        with open(path("fonts.conf"), "w", encoding="utf-8") as file:
            file.write(f"<?xml version=\"1.0\"?><fontconfig><dir>{path('fonts')}</dir></fontconfig>")
        done = subprocess.run([PROGRAM, "chart", "network", DEMO, "-o", path("no-font.png")], capture_output=True, check=False,
                              env=dict(os.environ, FONTCONFIG_FILE=path("fonts.conf")))
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"fonts-dejavu-core", done.stderr)
        self.assertFalse(os.path.exists(path("no-font.png")))

    def test_files(self):
        self.assertIn(b"No such file", run("chart", "network", DEMO, "-o", path("no/folder.svg"), expect=1).stderr)
        run("chart", "network", path("none.sqlite"), expect=1)
        run("chart", "network", DEMO, "--format", "pdf", "-o", path("named.png"))
        with open(path("named.png"), "rb") as file:
            self.assertEqual(file.read(5), b"%PDF-")


if __name__ == "__main__":
    unittest.main()
