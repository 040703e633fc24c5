#!/usr/bin/env python3
"""`entente export` and the events of others, from outside: what is written is read back.   tests/cli/test_export.py BUILD

Nothing here needs a model: the record is made from events that were coded before."""
import csv
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

import stores

try:  # readers that are not ours, where Debian's are installed for this Python
    import icalendar
    import networkx
except ImportError:
    icalendar = networkx = None

BUILD = os.path.abspath(sys.argv.pop(1) if len(sys.argv) > 1 else "build")
PROGRAM = os.path.join(BUILD, "src/cli/entente")
FOLDER = tempfile.TemporaryDirectory(prefix="entente-test-")
STORE = stores.store_of(FOLDER.name)
FORMATS = ("plover csv gdelt gdelt-mentions icews polecat phoenix petrarch acled ucdp geojson gexf timelinejs ical").split()
GDELT = ("GlobalEventID Day MonthYear Year FractionDate "
         + " ".join(f"Actor{n}{part}" for n in (1, 2) for part in
                    "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code".split())
         + " IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles AvgTone "
         + " ".join(f"{place}Geo_{part}" for place in ("Actor1", "Actor2", "Action") for part in
                    "Type Fullname CountryCode ADM1Code ADM2Code Lat Long FeatureID".split())
         + " DATEADDED SOURCEURL").split()
MENTIONS = ("GlobalEventID EventTimeDate MentionTimeDate MentionType MentionSourceName MentionIdentifier SentenceID Actor1CharOffset "
            "Actor2CharOffset ActionCharOffset InRawText Confidence MentionDocLen MentionDocTone MentionDocTranslationInfo Extras").split()
PHOENIX = ("EventID Date Year Month Day SourceActorFull SourceActorEntity SourceActorRole SourceActorAttribute TargetActorFull TargetActorEntity "
           "TargetActorRole TargetActorAttribute EventCode EventRootCode QuadClass GoldsteinScore Issues Lat Lon LocationName StateName "
           "CountryCode SentenceID URLs NewsSources").split()


def run(*arguments, stdin=b"", expect=0):
    done = subprocess.run([PROGRAM, *arguments], input=stdin, capture_output=True, check=False, timeout=120)
    if done.returncode != expect:
        raise AssertionError(f"{arguments}: {done.returncode}\n{done.stderr.decode()}")
    return done


def path(name):
    return os.path.join(FOLDER.name, name)


def write(name, content):
    with open(path(name), "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())
    return path(name)


def entity(text, code="", sectors=(), name="", office=""):
    made = {"entity_text": text, "start": 0, "end": len(text)}
    made.update({k: v for k, v in (("entity_name", name), ("code", code), ("sector", list(sectors)), ("office", office)) if v})
    return made


BAKU = entity("Baku", "AZE", ["GOV"], "Azerbaijan")
YEREVAN = entity("Yerevan", "ARM", ["GOV"], "Armenia")
SOTK = {"extracted_place": "Sotk", "resolved_place": "Sotk", "country_code": "ARM", "province": "Gegharkunik", "feature": "village",
        "lat": 40.2, "lon": 45.87, "resolution": 4}


def event(number, document, kind, cameo, text, mode="", status="occurred", quad=1, score=0.0, day="2023-03-05", publication="Kura Herald", url="",
          sequence=1, **more):
    return {"id": f"{number:016x}", "date": day, "enddate": day, "date_precision": "day", "event": [kind], "mode": [mode] if mode else [],
            "cameo": cameo, "quad_code": quad, "event_scale": score, "goldstein": 0.0, "status": status, **more, "text": text,
            "text_info": {"sequence": sequence, "start": 100 * sequence, "end": 100 * sequence + len(text)},
            "cite_info": {k: v for k, v in (("document", document), ("url", url), ("title", 'Talks, "peace" & <war>'),
                                            ("publication", publication), ("published", "2023-03-06")) if v}, "confidence": 0.9}


EVENTS = [
    event(1, "one", "ASSAULT", "194", "Azerbaijani troops shelled Sotk, killing three; the \"front\" is calm, now.", "heavy-weapons", quad=4, score=-9.5,
          actor=[entity("Azerbaijani troops", "AZE", ["MIL"])], recipient=[entity("villagers", "ARM", ["CVL"])], event_loc=SOTK,
          context=["military", "territory"], url="http://kura.example/one", sequence=2, trigger=[{"start": 19, "end": 26}],
          size={"dead": {"low": 3, "best": 3, "high": 3, "text": "three", "of": entity("villagers", "ARM", ["CVL"])}}),
    event(2, "one", "ACCUSE", "112", "Yerevan accused Baku.", "allege", quad=3, score=-3.5, actor=[YEREVAN], recipient=[BAKU], sequence=3,
          url="http://kura.example/one", trigger=[{"start": 8, "end": 15}]),
    event(3, "two", "REJECT", "125", "Baku called off the talks with Yerevan in Brüssel.", "meet", quad=3, score=-2.0, actor=[BAKU], recipient=[YEREVAN],
          publication="Aras Wire", trigger=[{"start": 5, "end": 11}, {"start": 12, "end": 15}],
          about=[{"event": ["CONSULT"], "mode": [], "cameo": "046", "quad_code": 1, "event_scale": 2.5, "status": "cancelled", "date": "2023-03-10",
                  "enddate": "2023-03-10", "date_precision": "day", "actor": [BAKU, YEREVAN],
                  "event_loc": {"extracted_place": "Brüssel", "resolved_place": "Brussels", "country_code": "BEL", "lat": 50.85, "lon": 4.35,
                                "resolution": 4}}]),
    event(4, "two", "CONSULT", "046", "Baku and Yerevan held talks in Moscow.", quad=1, score=2.5, actor=[BAKU, YEREVAN], sequence=2, day="2023-03-04",
          publication="Aras Wire", event_loc={"extracted_place": "Moscow", "resolved_place": "Moscow", "country_code": "RUS", "lat": 55.75,
                                              "lon": 37.6156, "resolution": 4}),
    event(5, "two", "REQUEST", "026", "The United Nations urged Baku and Yerevan to meet.", "meet", quad=3, score=0.0,
          actor=[entity("The United Nations", "UNO", name="United Nations")], recipient=[BAKU, YEREVAN], sequence=3, publication="Aras Wire"),
    event(6, "three", "AID", "073", "The European Union sent food to Yerevan.", quad=2, score=10.0,
          actor=[entity("The European Union", "EUR", name="European Union")], recipient=[YEREVAN], publication="Sevan Post"),
    event(7, "three", "ASSAULT", "190", "Rebels might attack Yerevan.", quad=4, score=-9.0, status="hypothetical", sequence=2,
          actor=[entity("Rebels", "", ["REB"])], recipient=[YEREVAN], publication="Sevan Post"),
    event(8, "three", "PROTEST", "141", "Journalists rallied in Yerevan.", "demo", quad=4, score=-5.0, sequence=3, publication="Sevan Post",
          actor=[entity("Journalists", "ARM", ["JRN"])],
          event_loc={"extracted_place": "Yerevan", "resolved_place": "Yerevan", "country_code": "ARM", "lat": 40.1776, "lon": 44.5126, "resolution": 4}),
    event(9, "four", "ASSAULT", "194", "Azerbaijani forces shelled Sotk.", "heavy-weapons", quad=4, score=-9.5, publication="Sevan Post",
          actor=[entity("Azerbaijani troops", "AZE", ["MIL"])], recipient=[entity("villagers", "ARM", ["CVL"])], event_loc=SOTK),
    event(10, "four", "COERCE", "173", "Officers arrested a rebel.", "arrest", quad=4, score=-7.0, sequence=2, publication="Sevan Post",
          actor=[entity("Officers", "ROU", ["COP"])], recipient=[entity("a rebel", "", ["REB"])]),
]


def make_record(name="main.record", lines=None):
    lines = EVENTS if lines is None else lines
    file = write(name + ".jsonl", "".join(json.dumps(line) + "\n" for line in lines))
    record = STORE.new(name)
    run("add", "--quiet", record, file)
    return record


def export(record, name, *more):
    return run("export", "--quiet", record, "--format", name, *more).stdout.decode()


def rows(text, heads=None, separator="\t"):
    lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, quoting=csv.QUOTE_NONE if separator == "\t" else csv.QUOTE_MINIMAL))
    heads = heads or lines.pop(0)
    for line in lines:
        assert len(line) == len(heads), (len(line), len(heads), line)
    return [dict(zip(heads, line)) for line in lines]


def read_calendar(text):
    """An iCalendar as (components of their properties), unfolded and unescaped, checking what RFC 5545 asks of lines."""
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "")
    for line in text.encode().split(b"\r\n"):
        assert len(line) <= 75, line
        line.decode()  # folding parts no character
    found, stack = [], []
    for line in re.sub("\r\n[ \t]", "", text).split("\r\n")[:-1]:
        name, value = line.split(":", 1)
        if name == "BEGIN":
            stack.append((value, {}))
        elif name == "END":
            kind, properties = stack.pop()
            assert kind == value
            found.append((kind, properties))
        else:
            stack[-1][1][name] = re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value)
    assert not stack
    return found


class Formats(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.record = make_record()

    def test_plover_is_what_came_in(self):
        found = {e["id"]: e for e in map(json.loads, export(self.record, "plover").splitlines())}
        self.assertEqual(set(found), {e["id"] for e in EVENTS})
        for given in EVENTS:
            got = found[given["id"]]
            for key in ("event", "mode", "cameo", "status", "date", "date_precision", "quad_code", "event_scale", "context", "text", "cite_info",
                        "trigger", "text_info"):
                if key in given:
                    expected = dict(given[key], language="en") if key == "cite_info" else given[key]
                    self.assertEqual(got.get(key), expected, (given["id"], key))
            for side in ("actor", "recipient"):
                self.assertEqual([(e["entity_text"], e.get("code"), e.get("sector"), e.get("entity_name")) for e in got.get(side, [])],
                                 [(e["entity_text"], e.get("code"), e.get("sector"), e.get("entity_name")) for e in given.get(side, [])])
        self.assertEqual(found[f"{3:016x}"]["event_text"], ["called", "off"])
        self.assertEqual(found[f"{3:016x}"]["about"][0]["status"], "cancelled")
        self.assertEqual(found[f"{1:016x}"]["size"]["dead"]["best"], 3)

    def test_who_claims_a_figure_comes_back(self):
        ministry, doctors = entity("the ministry", "AZE", ["GOV"], "Ministry of Defence"), entity("doctors", "", ["MED"])
        told = event(31, "five", "ASSAULT", "194", "The ministry said four died, doctors spoke of six, two were hurt.", quad=4, score=-9.5, event_loc=SOTK,
                     actor=[BAKU], attribution=[{"speaker": ministry, "cue": "said"}],
                     size={"dead": [{"low": 4, "best": 4, "high": 4, "text": "four"}, {"low": 6, "best": 6, "high": 6, "text": "six", "by": doctors}],
                           "injured": {"low": 2, "best": 2, "high": 2, "text": "two", "by": entity("Yerevan", "ARM", ["GOV"], "Armenia")}})
        first = make_record("claimants.record", [told])
        again = make_record("claimants-again.record", [json.loads(line) for line in export(first, "plover").splitlines()])
        ask = [run("casualties", record, "--format", "json").stdout for record in (first, again)]
        self.assertEqual(ask[0], ask[1])
        self.assertEqual([json.loads(line)["claimant"] for line in ask[1].splitlines()], ["Ministry of Defence", "doctors", "Armenia"])
        size = json.loads(export(first, "plover"))["size"]
        self.assertNotIn("by", size["dead"][0])
        self.assertEqual((size["dead"][1]["by"]["entity_text"], size["dead"][1]["by"]["sector"]), ("doctors", ["MED"]))
        self.assertEqual(size["injured"]["by"]["code"], "ARM")

    def test_csv(self):
        found = rows(export(self.record, "csv"), separator=",")
        self.assertEqual(len(found), len(EVENTS))
        self.assertEqual({r["id"]: r["text"] for r in found}, {e["id"]: e["text"] for e in EVENTS})

    def test_gdelt(self):
        found = {r["GlobalEventID"]: r for r in rows(export(self.record, "gdelt"), GDELT)}
        self.assertEqual(len(GDELT), 61)
        shelling = found["1"]
        self.assertEqual([shelling[k] for k in ("Day", "MonthYear", "Year", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass")],
                         ["20230305", "202303", "2023", "194", "194", "19", "4"])
        self.assertAlmostEqual(float(shelling["FractionDate"]), 2023 + 95 / 365, places=4)
        self.assertEqual(float(shelling["GoldsteinScale"]), -10)
        self.assertEqual((shelling["Actor1Code"], shelling["Actor1CountryCode"], shelling["Actor1Type1Code"]), ("AZEMIL", "AZE", "MIL"))
        self.assertEqual((shelling["Actor2Code"], shelling["Actor2Type1Code"]), ("ARMCVL", "CVL"))
        self.assertEqual((shelling["ActionGeo_Type"], shelling["ActionGeo_Fullname"], shelling["ActionGeo_CountryCode"]),
                         ("4", "Sotk, Gegharkunik, Armenia", "AM"))
        self.assertEqual((shelling["NumMentions"], shelling["NumSources"], shelling["NumArticles"]), ("2", "2", "2"))
        self.assertEqual(shelling["SOURCEURL"], "http://kura.example/one")
        self.assertEqual((found["5"]["Actor1Code"], found["5"]["Actor1KnownGroupCode"], found["5"]["Actor1Type1Code"]), ("IGOUNO", "UNO", "IGO"))
        self.assertEqual((found["6"]["Actor1Code"], found["6"]["Actor1CountryCode"]), ("IGOEUREEC", "EUR"))
        self.assertEqual(found["8"]["Actor1Code"], "ARMMED", "media are MED in CAMEO")
        self.assertEqual(found["10"]["Actor1Code"], "ROMCOP")
        self.assertEqual((found["10"]["Actor2Code"], found["10"]["Actor2CountryCode"]), ("REB", ""))
        self.assertNotIn("7", found, "what did not happen has no place in GDELT")
        both = [r for r in found.values() if r["EventCode"] == "046"]
        self.assertEqual({(r["Actor1Code"], r["Actor2Code"]) for r in both}, {("AZEGOV", "ARMGOV"), ("ARMGOV", "AZEGOV")})
        self.assertEqual(both[0]["ActionGeo_CountryCode"], "RS", "FIPS, not ISO")
        for row in found.values():
            self.assertIn(row["QuadClass"], "1234")
            self.assertTrue(row["EventCode"].startswith(row["EventBaseCode"]) and row["EventBaseCode"].startswith(row["EventRootCode"]))

    def test_gdelt_mentions(self):
        events = {r["GlobalEventID"]: r for r in rows(export(self.record, "gdelt"), GDELT)}
        found = rows(export(self.record, "gdelt-mentions"), MENTIONS)
        self.assertEqual({r["GlobalEventID"] for r in found}, set(events))
        for number, row in events.items():
            self.assertEqual(sum(r["GlobalEventID"] == number for r in found), int(row["NumMentions"]))
        first = next(r for r in found if r["GlobalEventID"] == "1" and r["MentionSourceName"] == "Kura Herald")
        self.assertEqual((first["SentenceID"], first["ActionCharOffset"], first["Confidence"]), ("2", "219", "90"))

    def test_icews(self):
        found = {r["Event ID"]: r for r in rows(export(self.record, "icews"))}
        self.assertEqual(len(next(iter(found.values()))), 20)
        row = found["1"]
        self.assertEqual((row["Event Text"], row["CAMEO Code"], row["Intensity"]), ("Fight with artillery and tanks", "194", "-10.0"))
        self.assertEqual((row["Source Name"], row["Source Sectors"], row["Source Country"]), ("Military (Azerbaijan)", "Military", "Azerbaijan"))
        self.assertEqual((row["City"], row["Province"], row["Country"]), ("Sotk", "Gegharkunik", "Armenia"))
        self.assertEqual(found["5"]["Source Sectors"], "International Government Organization")
        self.assertEqual(found["4"]["Country"], "Russian Federation")

    def test_polecat(self):
        text = export(self.record, "polecat")
        found = rows(text)
        self.assertEqual(len(found[0]), 40)
        self.assertFalse([line for line in text.splitlines() if "\t\t" in line], "what is unknown is None")
        row = next(r for r in found if int(r["Event ID"], 16) == 1)
        self.assertEqual((row["Event Type"], row["Event Mode"], row["Intensity"], row["Quad Code"], row["Contexts"]),
                         ("ASSAULT", "heavy-weapons", "-9.5", "4", "military; territory"))
        self.assertEqual((row["Actor Country"], row["Actor COW"], row["Primary Actor Sector"]), ("Azerbaijan", "AZE", "MIL"))
        self.assertEqual(sum(int(r["Event ID"], 16) == 5 for r in found), 2, "a row for each recipient")
        officers = next(r for r in found if int(r["Event ID"], 16) == 10)
        self.assertEqual(officers["Actor COW"], "ROM")

    def test_phoenix_and_petrarch(self):
        found = rows(export(self.record, "phoenix"), PHOENIX)
        row = next(r for r in found if r["EventID"].startswith("6_"))
        self.assertEqual((row["SourceActorFull"], row["SourceActorEntity"], row["SourceActorAttribute"], row["QuadClass"]), ("IGOEUREEC", "IGO", "EUR;EEC", "2"))
        self.assertEqual(next(r for r in found if r["EventCode"] == "026")["QuadClass"], "0")
        self.assertEqual(next(r for r in found if r["EventID"].startswith("1_"))["Issues"], "military,1;territory,1")
        lines = [line.split("\t") for line in export(self.record, "petrarch").splitlines()]
        self.assertEqual(len(lines), len(found))
        self.assertIn(["20230305", "ROMCOP", "---REB", "173", "", "four_2", "", "Sevan Post"], lines)

    def test_acled(self):
        found = rows(export(self.record, "acled"), separator=",")
        self.assertEqual(len(found[0]), 31)
        shelling = [r for r in found if r["sub_event_type"] == "Shelling/artillery/missile attack"]
        self.assertEqual(len(shelling), 1, "an incident is one row, however many tell of it")
        row = shelling[0]
        self.assertEqual((row["iso"], row["country"], row["admin1"], row["location"], row["fatalities"]), ("51", "Armenia", "Gegharkunik", "Sotk", "3"))
        self.assertEqual((row["inter1"], row["inter2"], row["interaction"], row["civilian_targeting"]), ("1", "7", "17", "Civilian targeting"))
        self.assertEqual(row["source"], "Kura Herald; Sevan Post")
        self.assertEqual(row["notes"], EVENTS[0]["text"])
        protest = next(r for r in found if r["event_type"] == "Protests")
        self.assertEqual((protest["inter1"], protest["interaction"]), ("6", "60"))

    def test_ucdp(self):
        found = rows(export(self.record, "ucdp"), separator=",")
        self.assertEqual(len(found), 1)
        row = found[0]
        self.assertEqual(len(row), 49)
        self.assertEqual((row["type_of_violence"], row["side_b"], row["deaths_civilians"], row["best"], row["low"], row["high"]), ("3", "Civilians", "3", "3", "3", "3"))
        self.assertEqual((row["country_id"], row["gwnoa"], row["number_of_sources"]), ("371", "373", "2"))
        self.assertEqual(row["geom_wkt"], "POINT (45.8700 40.2000)")
        self.assertEqual(row["priogrid_gid"], str(260 * 720 + 451 + 1))
        self.assertEqual((row["date_start"], row["date_end"], row["dyad_name"]), ("2023-03-05", "2023-03-05", "Azerbaijani troops - Civilians"))

    def test_geojson(self):
        found = json.loads(export(self.record, "geojson"))
        self.assertEqual(found["type"], "FeatureCollection")
        sotk = [f for f in found["features"] if f["properties"]["place"] == "Sotk"]
        self.assertEqual(len(sotk), 1)
        self.assertEqual(sotk[0]["geometry"], {"type": "Point", "coordinates": [45.87, 40.2]})
        self.assertEqual((sotk[0]["properties"]["dead_best"], sotk[0]["properties"]["reports"]), (3, 2))

    def test_gexf(self):
        space = {"g": "http://www.gexf.net/1.2draft"}
        root = ElementTree.fromstring(export(self.record, "gexf"))
        nodes = {n.get("id"): n.get("label") for n in root.findall(".//g:node", space)}
        edges = root.findall(".//g:edge", space)
        declared = {a.get("id") for a in root.findall(".//g:attribute", space)}
        relations = [json.loads(line) for line in run("relations", self.record, "--format", "json").stdout.decode().splitlines()]
        self.assertEqual({(e.get("source"), e.get("target"), int(e.get("weight"))) for e in edges}, {(r["a"], r["b"], r["events"]) for r in relations})
        self.assertEqual(nodes["ARM"], "Armenia")
        for edge in edges:
            self.assertIn(edge.get("source"), nodes)
            self.assertIn(edge.get("target"), nodes)
            values = {v.get("for"): v.get("value") for v in edge.findall("g:attvalues/g:attvalue", space)}
            self.assertLessEqual(set(values), declared)
            mean = next(r["mean_score"] for r in relations if (r["a"], r["b"]) == (edge.get("source"), edge.get("target")))
            self.assertAlmostEqual(float(values["mean_score"]), mean)

    @unittest.skipUnless(networkx, "neither networkx nor icalendar is installed for this Python")
    def test_readers_of_others(self):
        graph = networkx.read_gexf(io.BytesIO(export(self.record, "gexf").encode()))
        relations = [json.loads(line) for line in run("relations", self.record, "--format", "json").stdout.decode().splitlines()]
        self.assertEqual({(frozenset((a, b)), d["weight"]) for a, b, d in graph.edges(data=True)},
                         {(frozenset((r["a"], r["b"])), r["events"]) for r in relations})
        meetings = icalendar.Calendar.from_ical(export(self.record, "ical")).walk("VEVENT")
        self.assertEqual({str(m["location"]): m["dtstart"].dt.isoformat() for m in meetings}, {"Brussels": "2023-03-10", "Moscow": "2023-03-04"})
        self.assertEqual([m.errors for m in meetings], [[], []])

    def test_timelinejs(self):
        found = json.loads(export(self.record, "timelinejs"))["events"]
        self.assertLessEqual({"incident", "meeting"}, {s["group"] for s in found})
        for slide in found:
            self.assertTrue(slide["start_date"]["year"] and slide["text"]["headline"] and slide["unique_id"])
        shelling = next(s for s in found if "Sotk" in s["text"]["text"])
        self.assertEqual(shelling["start_date"], {"year": "2023", "month": "3", "day": "5"})

    def test_calendar(self):
        found = read_calendar(export(self.record, "ical"))
        self.assertEqual(found[-1][0], "VCALENDAR")
        self.assertEqual(found[-1][1]["VERSION"], "2.0")
        meetings = {p["LOCATION"]: p for kind, p in found if kind == "VEVENT"}
        self.assertEqual({k: v["STATUS"] for k, v in meetings.items()}, {"Brussels": "CANCELLED", "Moscow": "CONFIRMED"})
        self.assertEqual((meetings["Brussels"]["DTSTART;VALUE=DATE"], meetings["Brussels"]["DTEND;VALUE=DATE"]), ("20230310", "20230311"))
        self.assertIn(EVENTS[2]["text"], meetings["Brussels"]["DESCRIPTION"])
        self.assertEqual(meetings["Moscow"]["GEO"], "55.7500;37.6156")
        self.assertEqual(len({p["UID"] for kind, p in found if kind == "VEVENT"}), 2)

    def test_a_long_line_is_folded(self):
        long = "Baku and Yerevan held talks; \\ çöğüş, " + "ąćę naïve, " * 40
        line = dict(EVENTS[3], text=long)
        found = read_calendar(export(make_record("long.record", [line]), "ical"))
        self.assertIn(long, next(p for kind, p in found if kind == "VEVENT")["DESCRIPTION"])

    def test_filters(self):
        self.assertEqual({r["id"] for r in rows(export(self.record, "csv", "--between", "ARM", "EUR"), separator=",")}, {f"{6:016x}"})
        self.assertEqual(len(export(self.record, "gdelt", "--until", "2023-03-04").splitlines()), 2)
        self.assertEqual(len(export(self.record, "plover", "--type", "ACCUSE").splitlines()), 1)

    def test_usage(self):
        self.assertIn(b"which format?", run("export", self.record, expect=2).stderr)
        self.assertIn(b'no format "xml"', run("export", self.record, "--format", "xml", expect=2).stderr)
        run("export", STORE.new("no.record"), "--format", "csv", expect=1)
        for name in FORMATS:
            self.assertEqual(run("export", "--quiet", self.record, "--format", name, "--output", path("out")).stdout, b"")
            with open(path("out"), encoding="utf-8", newline="") as file:
                self.assertEqual(file.read(), export(self.record, name))

    def test_what_is_left_out_is_told(self):
        self.assertIn(b"1 left out", run("export", self.record, "--format", "gdelt").stderr)

    def test_an_empty_record(self):
        record = make_record("empty.record", [])
        for name in FORMATS:
            text = export(record, name)
            if name in ("geojson", "timelinejs"):
                json.loads(text)
            elif name == "gexf":
                ElementTree.fromstring(text)
            elif name == "ical":
                self.assertEqual(len(read_calendar(text)), 1)
            else:
                self.assertLessEqual(len(text.splitlines()), 1)


class Imports(unittest.TestCase):
    def again(self, name):
        """A record's export, imported, and exported once more."""
        first = export(make_record(), name)
        file, other = write("again." + name, first), STORE.new("again.record")
        done = run("add", other, file)
        self.assertIn(b"0 failed", done.stderr)
        return first, export(other, name), other, file

    def test_plover_again(self):
        first, second, _, _ = self.again("plover")
        self.assertEqual(sorted(second.splitlines()), sorted(first.splitlines()))

    def test_polecat_again(self):
        first, second, record, _ = self.again("polecat")
        self.assertEqual(sorted(second.splitlines()), sorted(first.splitlines()))
        found = {json.loads(line)["id"] for line in export(record, "plover").splitlines()}
        self.assertEqual(found, {e["id"] for e in EVENTS if e["status"] == "occurred"})

    def test_icews_again(self):
        first, second, _, _ = self.again("icews")
        self.assertEqual(sorted(second.splitlines()), sorted(first.splitlines()))

    def test_gdelt_again(self):
        first, second, _, _ = self.again("gdelt")
        kept = [k for k in GDELT if k not in ("IsRootEvent", "NumSources", "NumArticles", "NumMentions")]
        self.assertEqual(sorted([r[k] for k in kept] for r in rows(second, GDELT)), sorted([r[k] for k in kept] for r in rows(first, GDELT)))

    def test_twice_is_once(self):
        for name in ("polecat", "icews", "gdelt"):
            _, second, record, file = self.again(name)
            self.assertIn(b" 0 reports added", b" " + run("add", record, file).stderr)
            self.assertEqual(export(record, name), second)

    def test_plover_of_types(self):
        _, _, record, _ = self.again("gdelt")
        found = {(e["event"][0], (e["mode"] or [""])[0], e["cameo"]) for e in map(json.loads, export(record, "plover").splitlines())}
        self.assertLessEqual({("ASSAULT", "heavy-weapons", "194"), ("REJECT", "meet", "125"), ("CONSULT", "", "046"), ("AID", "", "073"),
                              ("COERCE", "arrest", "173")}, found)

    def test_bad_lines_are_named(self):
        for name, message in (("gdelt", b"57, 58 or 61 columns are meant"), ("icews", b"no CAMEO code"), ("polecat", b"no event type of PLOVER")):
            good = export(make_record(), name).splitlines()
            file = write("bad." + name, "\n".join(good[:2] + ["nothing\tof\tthe kind"] + good[2:]) + "\n")
            record = STORE.new("bad.record")
            done = run("add", record, file, expect=1)
            self.assertIn(file.encode() + b":3: " + message, done.stderr)
            self.assertIn(b"1 failed", done.stderr)
            self.assertEqual(len(export(record, name).splitlines()), len(good))

    def test_statements_are_kept(self):
        line = export(make_record(), "gdelt").splitlines()[0].split("\t")
        line[26:29] = ["013", "013", "01"]
        record = STORE.new("statement.record")
        run("add", record, write("statement.gdelt", "\t".join(line) + "\n"))
        self.assertEqual(json.loads(export(record, "plover"))["event"], ["OTHER"])
        self.assertEqual(export(record, "gdelt").split("\t")[26], "013")

    def test_older_files(self):
        """GDELT 1.0 has 57 or 58 columns; ICEWS of 2017 no CAMEO codes; POLECAT some letters of Latin-1."""
        row = export(make_record(), "gdelt").splitlines()[0].split("\t")
        old = [c for i, c in enumerate(row) if i not in (39, 47, 55)]
        for name, line in (("old.gdelt", old), ("older.gdelt", old[:57])):
            record = STORE.new(name + ".record")
            run("add", record, write(name, "\t".join(line) + "\n"))
            back = export(record, "gdelt").split("\t")
            self.assertEqual(back[51:58], row[51:58])
        table = [line.split("\t") for line in export(make_record(), "icews").splitlines()]
        record = STORE.new("icews2017.record")
        run("add", record, write("icews2017", "\n".join("\t".join(c for i, c in enumerate(r) if i != 6) for r in table) + "\n"))
        self.assertEqual([line.split("\t")[6] for line in export(record, "icews").splitlines()], [r[6] for r in table])
        latin = export(make_record(), "polecat").replace("Sotk", "Sötk").encode("latin-1")
        record = STORE.new("latin.record")
        run("add", record, write("latin.polecat", latin))
        self.assertIn("Sötk", export(record, "polecat"))

    def test_standard_input(self):
        record = STORE.new("stdin.record")
        text = export(make_record(), "icews")
        run("add", "--format-in", "icews", record, "-", stdin=text.encode())
        self.assertEqual(sorted(export(record, "icews").splitlines()), sorted(text.splitlines()))


if __name__ == "__main__":
    unittest.main()
