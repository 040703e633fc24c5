#!/usr/bin/env python3
"""The built program with the model that it comes with.   tests/cli/test_model.py BUILD"""
import os
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.path.abspath(os.path.join(sys.argv.pop(1) if len(sys.argv) > 1 else "build", "src/cli/entente"))
MODEL = "models/english.model"
SENTENCES = [
    ("Rebels shelled the village on Friday.", "shelled", {"Rebels": "nsubj", "village": "obj", "Friday": "obl"}),
    ("The government called off talks with the rebels.", "called", {"government": "nsubj", "talks": "obj"}),
    ("Two soldiers were wounded near the border.", "wounded", {"soldiers": "nsubj:pass", "were": "aux:pass"}),
    ("The ministers did not sign the agreement.", "sign", {"not": "advmod", "did": "aux", "agreement": "obj"}),
    ("Moscow said it would send aid to the region.", "said", {"Moscow": "nsubj", "aid": "obj"}),
]


def parse(*arguments, stdin=b""):
    return subprocess.run([PROGRAM, "parse", "--model", MODEL, *arguments], input=stdin, capture_output=True,
                          check=True, timeout=300)


def reports(count):
    """That many different reports as JSON Lines."""
    lines = []
    for i in range(count):
        text = " ".join(SENTENCES[(i * 7 + j * j) % len(SENTENCES)][0] for j in range(1 + i % 12))
        lines.append('{"id": "%d", "date": "2020-02-03", "text": "%s It is report no. %d."}\n' % (i, text, i))
    return "".join(lines).encode()


class Model(unittest.TestCase):
    def test_plain_sentences(self):
        for text, root, relations in SENTENCES:
            rows = [line.split("\t") for line in parse(stdin=text.encode()).stdout.decode().split("\n") if "\t" in line]
            found = {row[1]: row[7] for row in rows}
            self.assertEqual(found[root], "root", text)
            self.assertEqual({form: found[form] for form in relations}, relations, text)

    def test_threads_make_no_difference(self):
        lines = reports(2000)
        one = parse("--threads", "1", stdin=lines).stdout
        self.assertEqual(one.count(b"# newdoc"), 2000)
        self.assertEqual(parse("--threads", "2", stdin=lines).stdout, one)

    def test_what_was_parsed_before_makes_no_difference(self):
        lines = reports(40).splitlines(True)
        together = parse(stdin=b"".join(lines)).stdout
        self.assertEqual(b"".join(parse(stdin=line).stdout for line in lines), together)

    def test_memory(self):
        with tempfile.NamedTemporaryFile(suffix=".jsonl") as file:
            file.write(reports(6000))
            file.flush()
            process = subprocess.Popen([PROGRAM, "parse", "--model", MODEL, "--threads=2", "--output=none", "--quiet",
                                        file.name])
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(process.returncode, 0)
        self.assertLess(usage.ru_maxrss, 150 * 1024)

    def test_an_endless_sentence(self):
        words = parse(stdin=b"the rebel " * 5000).stdout.decode()
        self.assertEqual(sum(line.count("\t") == 9 for line in words.split("\n")), 10000)


if not os.path.exists(MODEL):
    print(f"skipped: there is no {MODEL} yet")
    sys.exit(77)
unittest.main(verbosity=1)
