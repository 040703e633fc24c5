#!/usr/bin/env python3
"""`entente code`, `relate` and `lexicon` from outside.   tests/cli/test_coding.py BUILD

With the committed models and the dictionaries of the build."""
import json
import os
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.path.abspath(os.path.join(sys.argv.pop(1) if len(sys.argv) > 1 else "build", "src/cli/entente"))
FOLDER = tempfile.TemporaryDirectory(prefix="entente-test-")
REPORT = "YEREVAN, 2022-11-28 - Armenia refused to meet Azerbaijan. Iranian police arrested two journalists."


def run(*arguments, stdin=""):
    return subprocess.run([PROGRAM, *arguments], input=stdin.encode(), capture_output=True, check=False, timeout=120)


def write(name, content):
    path = os.path.join(FOLDER.name, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(content)
    return path


def events(*arguments, stdin=REPORT):
    done = run("code", "--format", "plover", "--quiet", *arguments, stdin=stdin)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


class Code(unittest.TestCase):
    def test_fields(self):
        first, second = events("--date", "2022-11-28")
        self.assertEqual((first["event"], first["mode"], first["cameo"], first["quad_code"]), (["REJECT"], ["meet"], "125", 3))
        self.assertEqual(first["actor"][0]["code"], "ARM")
        self.assertEqual(first["recipient"][0]["code"], "AZE")
        self.assertEqual(first["about"][0]["event"], ["CONSULT"])
        self.assertEqual(first["about"][0]["status"], "negated")
        self.assertEqual(first["status"], "occurred")
        self.assertEqual(first["date"], "2022-11-28")
        self.assertTrue(0 <= first["confidence"] <= 1)
        self.assertEqual((second["event"], second["actor"][0]["sector"]), (["COERCE"], ["COP"]))
        text = second["text"]
        for entity in second["actor"] + second["recipient"]:
            self.assertEqual(text[entity["start"]:entity["end"]], entity["entity_text"])
        for word, place in zip(second["event_text"], second["trigger"]):
            self.assertEqual(text[place["start"]:place["end"]], word)

    def test_figures_of_the_next_sentence(self):
        def size(text):
            return [e.get("size", {}) for e in events("--date", "2024-05-15", stdin=text) if e["event"] == ["ASSAULT"]]

        self.assertEqual(size("Rebels shelled the town of Marib on Sunday. Nine were wounded, residents said.")[0]["injured"]["best"], 9)
        told = size("Militants raided a barracks on Monday. Ethiopia has admitted one death.")[0]["dead"]
        self.assertEqual((told["best"], told["of"]["code"], told["by"]["code"]), (1, "ETH", "ETH"))
        both = size("Sudan's army attacked Nyala. It put the militia's losses at 20 killed and 35 captured. Four of the wounded died on Wednesday.")[0]
        self.assertEqual((both["dead"][0]["of"]["entity_text"], both["captured"]["best"], both["dead"][1]["best"]), ("the militia", 35, 4))
        for other in ("Nine were wounded in 2019.", "Since March 90 people have been killed.", "Three may have died.", "The mayor spoke for nine minutes."):
            self.assertEqual(size("Rebels shelled the town of Marib on Sunday. " + other), [{}], other)

    def test_when_it_was_to_be(self):
        for text in ("Sudan called off a meeting with the leader of Chad that was planned for March 7 in Tunis.",
                     "Sudan cancelled talks with Chad scheduled for March 7 in Tunis.", "Sudan called off the 7 March meeting in Tunis."):
            about = events("--date", "2024-02-26", stdin=text)[0]["about"][0]
            self.assertEqual((about["event"], about["date"], about["event_loc"]["resolved_place"]), (["CONSULT"], "2024-03-07", "Tunis"), text)

    def test_ids_stay(self):
        again = [e["id"] for e in events("--threads", "1")]
        self.assertEqual([e["id"] for e in events("--threads", "2")], again)
        self.assertEqual(len(set(again)), len(again))

    def test_explain(self):
        first = events("--explain")[0]
        self.assertIn("refused", [reason["words"] for reason in first["explain"]])
        for reason in first["explain"]:
            self.assertLessEqual({"field", "words", "rule"}, set(reason))
        lines = [r for r in first["explain"] if r.get("file") == "data/operators.txt"]
        with open("data/operators.txt", encoding="utf-8") as file:
            self.assertIn("refuse", file.read().splitlines()[lines[0]["line"] - 1])

    def test_table(self):
        done = run("code", "--format", "table", stdin=REPORT)
        self.assertEqual(done.returncode, 0)
        self.assertIn("REJECT/meet 125", done.stdout.decode())
        self.assertIn("Armenia (ARM GOV)", done.stdout.decode())

    def test_own_dictionary(self):
        own = write("own.txt", "%states\nXVE | Velmark\nXOS | Ostra\n%verbs\nsnub | A=subj R=obj | REJECT 120\n")
        found = events("--lexicon", own, stdin="Velmark snubbed Ostra.")
        self.assertEqual([(e["actor"][0]["code"], e["event"], e["recipient"][0]["code"]) for e in found], [("XVE", ["REJECT"], "XOS")])

    def patterns(self, lines, text):
        """What patterns find in a text, as "ACTOR CODE RECIPIENT"."""
        own = write("patterns.txt", "%organisations\nvelmark | XVE\nostra | XOS\ntarsk | XTA\n%roles\nenvoy; envoys | GOV\n"
                    "police | COP\n%sets\n@vow | most solemn vow; oath\n%patterns\n" + lines)
        image = os.path.join(FOLDER.name, "patterns.lexicon")
        self.assertEqual(run("lexicon", "compile", "--output", image, own, "data/sets.txt", "data/ontology.txt").returncode, 0)
        def side(entities):
            return "+".join(e.get("code", "") + "".join(e.get("sector", [])) for e in entities)
        return [f"{side(e.get('actor', []))} {e['cameo']} {side(e.get('recipient', []))}".strip()
                for e in events("--compiled", image, "--layer", "none", stdin=text)]

    def test_pattern_words(self):
        lines = "give | * | OTHER 100\ngive | * @vow to + | OTHER 200\ngive | will_not_* | OTHER 30K\ngave | * up | OTHER 400\n"
        self.assertEqual(self.patterns(lines, "Velmark will give wheat to Ostra."), ["XVE 100 XOS"])
        self.assertEqual(self.patterns(lines, "Velmark will give a most solemn vow to Ostra."), ["XVE 200 XOS"])
        self.assertEqual(self.patterns(lines, "Velmark will not give wheat to Ostra."), ["XVE 30K XOS"])
        self.assertEqual(self.patterns(lines, "Velmark will surely not give wheat to Ostra."), ["XVE 100 XOS"])
        # a form that is listed has lines of its own
        self.assertEqual(self.patterns(lines, "Velmark gave the fort up to Ostra."), ["XVE 400 XOS"])
        self.assertEqual(self.patterns(lines, "Velmark gave wheat to Ostra."), [])

    def test_pattern_parties(self):
        self.assertEqual(self.patterns("visit | * | OTHER 032 : OTHER 033\n", "Envoys of Velmark and Tarsk visited Ostra."),
                         ["XVEGOV+XTAGOV 032 XOS", "XOS 033 XVEGOV+XTAGOV"])
        self.assertEqual(self.patterns("quarrel | * | OTHER 100\nquarrel | % * | OTHER 110\n", "Velmark, Tarsk and Ostra quarrelled."),
                         ["XVE+XTA+XOS 110"])
        lines = "rescue | * | OTHER 500\nrescue | + * from $ | OTHER 510\n"
        self.assertEqual(self.patterns(lines, "The Velmark police were rescued by Ostra."), ["XOS 500 XVECOP"])
        self.assertEqual(self.patterns(lines, "The Velmark police were rescued from Ostra."), ["XOS 510 XVECOP"])

    def test_pattern_of_pattern(self):
        # what is said is no event of its own, unless nobody says it to anybody
        lines = "say | * | OTHER 020\nraid | * | OTHER 190\nhum | * | none\n"
        self.assertEqual(self.patterns(lines, "Velmark said Ostra raided Tarsk."), ["XVE 020 XOS"])
        self.assertEqual(self.patterns(lines, "Farmers said Ostra raided Tarsk."), ["XOS 190 XTA"])
        self.assertEqual(self.patterns(lines, "Velmark raided Tarsk, envoys of Ostra said."), ["XVE 190 XTA"])
        self.assertEqual(self.patterns(lines, "Velmark hums to Ostra."), [])

    def test_wrong_line_is_named_and_skipped(self):
        own = write("wrong.txt", "%states\nXVE | Velmark\nnonsense\n")
        done = run("code", "--format", "plover", "--lexicon", own, "--quiet", stdin="Velmark attacked Iran.")
        self.assertEqual(done.returncode, 0)
        self.assertIn("wrong.txt:3:", done.stderr.decode())
        self.assertIn("XVE", done.stdout.decode())

    def test_usage(self):
        self.assertEqual(run("code", "--format", "xml").returncode, 2)
        self.assertEqual(run("code", "--lexicon", "/nowhere/at/all", stdin="x").returncode, 1)
        self.assertEqual(run("code", "--layer", "/nowhere", stdin="x").returncode, 1)
        self.assertEqual(run("code", "--help").returncode, 0)

    def test_bad_records(self):
        done = run("code", "--format", "plover", "--quiet", stdin='{"id": 1, "text": "Iran attacked Iraq."}\n{"id": 2}\n{broken\n')
        self.assertEqual(done.returncode, 1)
        self.assertEqual(len(done.stdout.splitlines()), 1)
        self.assertEqual(done.stderr.decode().count("entente: "), 2)


class Relate(unittest.TestCase):
    def relate(self, *records, arguments=()):
        lines = "".join(json.dumps(record) + "\n" for record in records)
        done = run("relate", *arguments, stdin=lines)
        return done, [json.loads(line) for line in done.stdout.decode().splitlines()]

    def test_pair(self):
        done, found = self.relate({"id": "a", "text": "Iran accused Iraq of shelling a village.", "source": "Iran", "target": "Iraq"},
                                  {"id": "b", "text": "Iran accused Iraq of shelling a village.", "source_spans": [[13, 17]],
                                   "target_spans": [[30, 39]], "source": "", "target": ""}, arguments=["--layer", "none"])
        self.assertEqual(done.returncode, 0)
        self.assertEqual([(r["id"], r["root"]) for r in found], [("a", "ACCUSE"), ("b", "ASSAULT")])

    def test_pair_not_given(self):
        text = "Velmark and Norland held talks in Ostra."
        _, found = self.relate({"id": "a", "text": text}, arguments=("--layer", "none"))
        self.assertEqual([text[a:b] for a, b in found[0]["source_spans"]], ["Velmark and Norland"])
        text = "The prime minister of Kenya said he hoped that Uganda would open the border soon."
        _, found = self.relate({"id": "a", "text": text}, arguments=("--layer", "none"))
        self.assertEqual([text[a:b] for a, b in found[0]["target_spans"]], ["Uganda"])
        _, found = self.relate({"id": "a", "text": "Kenya's president thanked Uganda."})
        text = "Kenya's president thanked Uganda."
        self.assertEqual([text[s:e] for s, e in found[0]["source_spans"]], ["Kenya's president"])
        self.assertEqual([text[s:e] for s, e in found[0]["target_spans"]], ["Uganda"])
        self.assertEqual(found[0]["root"], "SUPPORT")

    def test_line_for_line(self):
        done, found = self.relate({"id": "a", "text": "Nothing here.", "source": "x", "target": "y"}, {"id": "b"},
                                  {"id": "c", "text": "Iran attacked Iraq.", "source": "Iran", "target": "Iraq"})
        self.assertEqual(done.returncode, 1)
        self.assertIn("-:2:", done.stderr.decode())
        self.assertEqual([r["id"] for r in found], ["a", "c"])


class Lexicon(unittest.TestCase):
    def test_lint(self):
        good = write("good.txt", "%roles\nscribe; scribes | JRN\n")
        bad = write("bad.txt", "%roles\nscribe; scribes | XXQ\n\n%verbs\nmeet | A=subj | TALK 040\n")
        self.assertEqual(run("lexicon", "lint", good).returncode, 0)
        done = run("lexicon", "lint", good, bad)
        self.assertEqual(done.returncode, 1)
        self.assertIn("bad.txt:2:", done.stderr.decode())
        self.assertIn("bad.txt:5:", done.stderr.decode())

    def test_our_own_are_clean(self):
        self.assertEqual(run("lexicon", "lint", "data", "demo/lexicon").returncode, 0)

    def test_compile_and_damage(self):
        source = write("small.txt", "%states\nARM | Armenia\nAZE | Azerbaijan\n%verbs\nmeet | A=subj,obj | CONSULT 040\n")
        image = os.path.join(FOLDER.name, "small.lexicon")
        self.assertEqual(run("lexicon", "compile", "--output", image, source).returncode, 0)
        found = events("--compiled", image, "--layer", "none", stdin="Armenia met Azerbaijan.")
        self.assertEqual([e["event"] for e in found], [["CONSULT"]])
        with open(image, "r+b") as file:
            file.seek(300)
            byte = file.read(1)[0]
            file.seek(300)
            file.write(bytes([byte ^ 1]))
        done = run("code", "--compiled", image, stdin="x")
        self.assertEqual(done.returncode, 1)
        self.assertIn("damaged", done.stderr.decode())

    def test_try(self):
        done = run("lexicon", "try", "Serbia refused to meet Kosovo.")
        self.assertIn("REJECT/meet 125", done.stdout.decode())
        self.assertIn("data/operators.txt:", done.stdout.decode())
        self.assertIn("no event", run("lexicon", "try", "It rained.").stdout.decode())

    def test_import(self):
        actors = write("their.actors.txt", "GONDOR_ [GON]\nARNOR_ [ARN]\nBARLIMAN_BUTTERBUR [BRECVL]\n")
        verbs = write("their.verbs.txt", "--- RESTORE [060] ---\nRESTORE [064]\n- * TIES WITH + [064]\n- broken\n")
        done = run("lexicon", "import", actors, verbs)
        self.assertEqual(done.returncode, 1)
        self.assertIn("their.verbs.txt:4:", done.stderr.decode())
        mine = write("mine.txt", done.stdout.decode())
        self.assertEqual(run("lexicon", "lint", mine).returncode, 0)
        image = os.path.join(FOLDER.name, "theirs.lexicon")
        run("lexicon", "compile", "--output", image, mine, "data/sets.txt", "data/operators.txt", "data/ontology.txt")
        found = events("--compiled", image, "--layer", "none", stdin="Arnor restored ties with Gondor.")
        self.assertEqual([(e["actor"][0]["code"], e["cameo"], e["recipient"][0]["code"]) for e in found], [("ARN", "064", "GON")])
        self.assertEqual(run("lexicon", "import", "--kind", "poems", actors).returncode, 2)

    def test_import_attribute(self):
        """A role that is an adjective stands for an organ that speaks for it, and for no event."""
        actors = write("their.actors.txt", "GONDOR_ [GON]\n")
        agents = write("their.agents.txt", "OFFICIAL [~GOV]\n")
        mine = write("mine.txt", run("lexicon", "import", actors, agents).stdout.decode())
        image = os.path.join(FOLDER.name, "theirs.lexicon")
        run("lexicon", "compile", "--output", image, mine, "data/sets.txt", "data/ontology.txt")
        for text, sectors in (("The official news agency thanked Gondor.", ["GOV", ""]), ("The official visit pleased Gondor.", [""])):
            done = run("code", "--compiled", image, "--layer", "none", "--format", "mentions", stdin=text)
            found = json.loads(done.stdout.decode().splitlines()[0])["mentions"]
            self.assertEqual([one["sectors"] for one in found], sectors)

    def test_coverage(self):
        done = run("lexicon", "coverage", stdin="Armenia frobnicated Zorgland. Zorgland frobnicated Iran.")
        text = done.stdout.decode()
        self.assertEqual(done.returncode, 0)
        self.assertIn("2  Zorgland", text)

    def test_usage(self):
        for arguments in ([], ["paint"], ["lint"], ["try"], ["import"]):
            self.assertEqual(run("lexicon", *arguments).returncode, 2, arguments)


if __name__ == "__main__":
    unittest.main()
