#!/usr/bin/env python3
"""The built program from outside: arguments, output, exit status, bad input.   tests/cli/test_commands.py BUILD

A small model, trained here from tests/samples/wire.conllu, is enough: nothing here asks whether trees are right."""
import contextlib
import gzip
import json
import os
import pty
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

PROGRAM = os.path.abspath(os.path.join(sys.argv.pop(1) if len(sys.argv) > 1 else "build", "src/cli/entente"))
TREEBANK = "tests/samples/wire.conllu"
SMALL = "epochs=3 embedding=64 hidden=64 layers=1 tag_layer=1 arc=64 label=64".split()
FOLDER = tempfile.TemporaryDirectory(prefix="entente-test-")
MODEL = os.path.join(FOLDER.name, "small.model")
ENVIRONMENT = dict(os.environ, ENTENTE_MODEL=MODEL)


def run(*arguments, stdin=b"", **more):
    return subprocess.run([PROGRAM, *arguments], input=stdin, capture_output=True, env=ENVIRONMENT, check=False,
                          timeout=300, **more)


def write(name, content):
    path = os.path.join(FOLDER.name, name)
    with open(path, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())
    return path


def read(path):
    with open(path, "rb") as file:
        return file.read()


def jsonl(texts):
    return "".join(json.dumps({"id": f"r{i}", "date": "2021-05-06", "text": text}) + "\n"
                   for i, text in enumerate(texts))


def sentences(conllu):
    """Lists of the ten columns of each sentence's words, multiword ranges left out."""
    blocks = [block.split("\n") for block in conllu.decode().strip().split("\n\n") if block.strip()]
    rows = [[line.split("\t") for line in block if line and line[0] != "#"] for block in blocks]
    return [[row for row in block if "-" not in row[0]] for block in rows]


class Arguments(unittest.TestCase):
    def expect_usage_error(self, named, *arguments):
        done = run(*arguments)
        self.assertEqual(done.returncode, 2, arguments)
        self.assertEqual(done.stdout, b"")
        self.assertIn(named, done.stderr.decode())
        self.assertTrue(done.stderr.startswith(b"entente: ") or arguments == ())

    def test_help(self):
        for command in ([], ["parse"], ["evaluate"], ["train"]):
            for word in ("--help", "-h"):
                done = run(*command, word)
                self.assertEqual((done.returncode, done.stderr), (0, b""))
                self.assertIn(b"usage: entente", done.stdout)
        self.assertIn(b"--threads", run("parse", "--help").stdout)

    def test_version(self):
        done = run("--version")
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.stdout.decode(), r"^entente \d+\.\d+\.\d+\n$")

    def test_what_is_wrong_is_named(self):
        self.expect_usage_error("usage: entente")
        self.expect_usage_error('"pasre"', "pasre")
        for command in ("parse", "evaluate", "train"):
            self.expect_usage_error("--colour", command, "--colour", "x")
            self.expect_usage_error("-x", command, "-x")
        self.expect_usage_error("--threads", "parse", "--threads")
        self.expect_usage_error('"many"', "parse", "--threads", "many")
        self.expect_usage_error('"-1"', "parse", "--threads=-1")
        self.expect_usage_error('""', "parse", "--threads=")
        self.expect_usage_error("10000 threads", "parse", "--threads=10000")
        self.expect_usage_error("--strict", "parse", "--strict=yes")
        self.expect_usage_error('"pdf"', "parse", "--format-in", "pdf")
        self.expect_usage_error('"svg"', "parse", "--output", "svg")
        for date in ("yesterday", "2021-13-01", "2021-02-29", "1900-02-29", "0000-01-01", "2021-01-01x", "2021-1"):
            self.expect_usage_error(f'"{date}"', "parse", "--date", date)
        self.expect_usage_error("gold", "evaluate")
        self.expect_usage_error("gold", "evaluate", "a", "b", "c")
        self.expect_usage_error("--raw", "evaluate", "--raw", "a", "b")
        self.expect_usage_error("--output", "train", TREEBANK)

    def test_options_and_files_in_any_order(self):
        path = write("-dash.txt", "They met.")
        expected = run("parse", "--quiet", path).stdout
        self.assertEqual(run("parse", path, "--quiet", "--threads=1").stdout, expected)
        done = subprocess.run([PROGRAM, "parse", "--quiet", "--", "-dash.txt"], cwd=FOLDER.name, env=ENVIRONMENT,
                              capture_output=True, check=False)
        self.assertEqual(done.returncode, 0)
        self.assertEqual(sentences(done.stdout), sentences(expected))


class Parse(unittest.TestCase):
    def test_standard_input(self):
        text = b"They met in Lund. Rebels shelled a village."
        done = run("parse", stdin=text)
        self.assertEqual(done.returncode, 0)
        self.assertEqual(len(sentences(done.stdout)), 2)
        self.assertEqual(run("parse", "-", stdin=text).stdout, done.stdout)
        self.assertRegex(done.stderr.decode(), r"^1 document, 2 sentences, 10 words, 0 failed; .* words/s\n$")
        self.assertEqual(run("parse", "--quiet", stdin=text).stderr, b"")

    def test_trees_are_trees_and_ranges_are_places(self):
        text = 'The mayor of 𝔘lm, "Çelik", didn\'t cancel the talks. Two soldiers\nwere wounded near Orhovo!\n\nNo.'
        for words in sentences(run("parse", stdin=text.encode()).stdout):
            heads = {int(row[0]): int(row[6]) for row in words}
            self.assertEqual(sorted(heads), list(range(1, len(words) + 1)))
            self.assertEqual(list(heads.values()).count(0), 1)
            for word in heads:
                steps = 0
                while word:
                    word, steps = heads[word], steps + 1
                    self.assertLessEqual(steps, len(words))
            for row in words:
                self.assertEqual(len(row), 10)
                self.assertNotIn("", row)
                self.assertNotIn("_", (row[2], row[3], row[4], row[7]))
                place = re.search(r"TokenRange=(\d+):(\d+)", row[9])
                if place:
                    self.assertEqual(text[int(place[1]):int(place[2])], row[1])

    def test_what_comes_out_goes_in(self):
        first = run("parse", stdin=b"Convoys reached the town.\n\nThey didn't shoot. He cannot agree.").stdout
        again = run("parse", stdin=first)
        self.assertEqual(again.returncode, 0)
        self.assertEqual(again.stdout.split(b"\n", 1)[1], first.split(b"\n", 1)[1])

    def test_outputs(self):
        text = b"Rebels shelled a village."
        self.assertEqual(run("parse", "--output", "none", stdin=text).stdout, b"")
        tree = run("parse", "--output", "tree", stdin=text).stdout.decode()
        self.assertIn("Rebels shelled a village.\n", tree)
        self.assertRegex(tree, r"(?m)^[│ ]*[├╰]─ \S+ +\S+ +[A-Z]+")
        self.assertNotRegex(tree, r"(?m) $")

    def test_a_terminal_gets_trees(self):
        try:
            ours, theirs = pty.openpty()
        except OSError as reason:
            self.skipTest(f"no terminal to be had: {reason}")
        with subprocess.Popen([PROGRAM, "parse", "--quiet"], stdin=subprocess.PIPE, stdout=theirs,
                              env=ENVIRONMENT) as process:
            process.stdin.write(b"They met.")
            process.stdin.close()
            self.assertEqual(process.wait(timeout=60), 0)
        os.close(theirs)
        self.assertIn("╰─ ", os.read(ours, 65536).decode())
        os.close(ours)

    def test_threads_make_no_difference(self):
        texts = ["They met in Lund. " * (1 + i % 9) + f"Village {i} was shelled." for i in range(3000)]
        path = write("many.jsonl", jsonl(texts) + "{broken\n" + jsonl(["They left."]))
        runs = [run("parse", "--threads", threads, path) for threads in ("1", "2", "7", "0")]
        for done in runs:
            self.assertEqual(done.returncode, 1)
            self.assertEqual(done.stdout, runs[0].stdout)
            self.assertIn(b"many.jsonl:3001: ", done.stderr)
        ids = re.findall(rb"# newdoc id = (\S+)", runs[0].stdout)
        self.assertEqual(ids, [b"r%d" % i for i in range(3000)] + [b"r0"])

    def test_a_pipe_as_file_is_read_whole(self):
        path = os.path.join(FOLDER.name, "pipe")
        os.mkfifo(path)
        content = b"They met. " * 30000

        def feed():
            with open(path, "wb") as file:
                file.write(content)

        feeder = threading.Thread(target=feed)
        feeder.start()
        done = run("parse", "--output", "none", path)
        feeder.join()
        self.assertIn(b" 30000 sentences, 90000 words", done.stderr)

    def test_memory_does_not_grow_with_the_input(self):
        lines = ["The mayor cancelled the talks. " * (1 + i % 50) for i in range(10000)]
        path = write("large.jsonl", jsonl(lines + ["They met. " * 20000] * 20))
        process = subprocess.Popen([PROGRAM, "parse", "--threads=2", "--output=none", "--quiet", path],
                                   env=ENVIRONMENT)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        self.assertEqual(process.returncode, 0)
        self.assertLess(usage.ru_maxrss, 150 * 1024)


class BadInput(unittest.TestCase):
    def expect_failure(self, named, *files, sentence_count=1, failures=1):
        done = run("parse", *files)
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr.decode(), named)
        self.assertIn(f", {failures} failed", done.stderr.decode())
        self.assertEqual(len(sentences(done.stdout)), sentence_count)

    def setUp(self):
        self.good = write("good.txt", "They met.")

    def test_records_are_named(self):
        path = write("some.jsonl", '{"text": "They met."}\n{"text": \n{"text": "They left."}\n')
        self.expect_failure(r"some\.jsonl:2: \w", path, sentence_count=2)

    def test_conllu_is_checked(self):
        broken = read(TREEBANK).replace(b"\t5\tobj", b"\t55\tobj", 1)
        self.expect_failure(r"broken\.conllu:\d+: \w", write("broken.conllu", broken), sentence_count=9)

    def test_files_are_named_and_passed_over(self):
        missing = os.path.join(FOLDER.name, "missing")
        self.expect_failure("missing: No such file", missing, self.good)
        self.expect_failure("is a directory", FOLDER.name, self.good)
        self.expect_failure("is a directory", self.good, FOLDER.name)
        self.expect_failure("missing: No such file", missing, FOLDER.name, sentence_count=0, failures=2)

    def test_a_cut_archive_gives_what_it_has(self):
        whole = gzip.compress(jsonl([f"Village {i} fell." for i in range(5000)]).encode())
        path = write("cut.gz", whole[:len(whole) // 2])
        done = run("parse", path, self.good)
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr.decode(), r"cut\.gz")
        self.assertIn(b"# newdoc id = r0\n", done.stdout)
        self.assertIn(b"good.txt\n", done.stdout)
        self.assertNotIn(b"# newdoc id = r4999\n", done.stdout)

    def test_nothing_is_no_failure(self):
        for content in (b"", b"\n", b" \n\t\n ", b"\xef\xbb\xbf"):
            done = run("parse", write("empty.txt", content))
            self.assertEqual((done.returncode, done.stdout), (0, b""), content)

    def test_bad_bytes_are_repaired_and_counted(self):
        done = run("parse", write("bytes.txt", b"They m\x00et in L\xffnd \xed\xa0\x80."))
        self.assertEqual(done.returncode, 0)
        done.stdout.decode("utf-8")
        self.assertNotIn(b"\0", done.stdout)
        self.assertRegex(done.stderr.decode(), r"\b[1-9]\d* characters repaired")
        zeros = run("parse", write("zeros", b"\0" * 300000))
        self.assertEqual(zeros.returncode, 0)
        self.assertIn(b" 300000 characters repaired", zeros.stderr)

    def test_random_bytes(self):
        state, noise = 1, bytearray()
        for _ in range(200000):
            state = (state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
            noise.append(state >> 56)
        for format_in in ("auto", "text", "jsonl", "html", "conllu", "warc"):
            done = run("parse", "--format-in", format_in, write("noise", bytes(noise)))
            self.assertIn(done.returncode, (0, 1), format_in)
            done.stdout.decode("utf-8")

    def test_an_endless_sentence(self):
        done = run("parse", stdin=b"shelled " * 10000 + b".")
        self.assertEqual(done.returncode, 0)
        self.assertEqual(sum(len(words) for words in sentences(done.stdout)), 10001)
        self.assertEqual(run("parse", "--output", "tree", stdin=b"shelled " * 10000).returncode, 0)
        self.assertEqual(run("parse", stdin=b"x" * 1000000).returncode, 0)

    def test_strict_stops(self):
        path = write("strict.jsonl", '{"text": "They met."}\n{"text"\n{"text": "They left."}\n[]\n')
        done = run("parse", "--strict", path, self.good)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(len(sentences(done.stdout)), 1)
        self.assertEqual(done.stderr.count(b"entente: "), 1)
        self.assertIn(b"strict.jsonl:2: ", done.stderr)

    def test_models(self):
        whole = read(MODEL)
        for name, content in (("none", None), ("void", b""), ("text", b"no model"), ("cut", whole[:-1]),
                              ("flip", whole[:-9] + bytes([whole[-9] ^ 1]) + whole[-8:])):
            path = os.path.join(FOLDER.name, name) if content is None else write(name + ".model", content)
            done = run("parse", "--model", path, stdin=b"They met.")
            self.assertEqual((done.returncode, done.stdout), (1, b""), name)
            self.assertIn(path.encode(), done.stderr)


class Ends(unittest.TestCase):
    """How a run ends before its input does."""

    def setUp(self):
        self.path = write("stream.jsonl", jsonl(["They met in Lund. Rebels shelled a village."] * 20000))

    def test_a_reader_that_goes_away(self):
        for output in ("conllu", "tree"):
            with subprocess.Popen([PROGRAM, "parse", "--output", output, self.path], env=ENVIRONMENT,
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
                process.stdout.readline()
                process.stdout.close()
                self.assertEqual(process.stderr.read(), b"")
                self.assertEqual(process.wait(timeout=60), 0)

    @unittest.skipUnless(os.path.exists("/dev/full"), "no /dev/full")
    def test_a_full_disk(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PROGRAM, "parse", "--quiet", self.path], env=ENVIRONMENT, stdout=full,
                                  stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stderr.count(b"\n"), 1)
        self.assertIn(b"No space left", done.stderr)

    def test_interruption(self):
        path = write("stopped.conllu", b"")
        with open(path, "wb") as output:
            process = subprocess.Popen([PROGRAM, "parse", "--format-in=jsonl"], env=ENVIRONMENT, stdout=output,
                                       stdin=subprocess.PIPE, stderr=subprocess.PIPE)
        lines = read(self.path)
        feeding = threading.Event()

        def feed():
            try:
                while True:
                    process.stdin.write(lines)
                    feeding.set()
            except BrokenPipeError:
                with contextlib.suppress(BrokenPipeError):
                    process.stdin.close()

        feeder = threading.Thread(target=feed)
        feeder.start()
        feeding.wait(60)
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(timeout=60), 1)
        feeder.join(60)
        self.assertIn(b" words/s\n", process.stderr.read())
        process.stderr.close()
        content = read(path)
        self.assertTrue(content.endswith(b"\n\n"))
        self.assertGreater(content.count(b"# newdoc"), 0)


class Evaluate(unittest.TestCase):
    NAMES = "Tokens Sentences Words UPOS XPOS Feats Lemmas UAS LAS CLAS".split()

    def scores(self, *arguments):
        done = run("evaluate", *arguments)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        lines = [line.split(" ") for line in done.stdout.decode().splitlines()]
        self.assertEqual([name for name, _ in lines], self.NAMES)
        for _, value in lines:
            self.assertRegex(value, r"^\d+\.\d\d$")
        return {name: float(value) for name, value in lines}

    def test_a_file_against_itself(self):
        self.assertEqual(set(self.scores(TREEBANK, TREEBANK).values()), {100.0})

    def test_own_tokens_and_raw_text(self):
        scores = self.scores(TREEBANK)
        self.assertEqual([scores[name] for name in self.NAMES[:3]], [100.0] * 3)
        self.assertLess(self.scores(TREEBANK, "--raw")["LAS"], 100.0)
        self.assertEqual(self.scores(TREEBANK, "--model", MODEL), scores)

    def test_gold_from_standard_input(self):
        done = run("evaluate", "-", stdin=read(TREEBANK))
        self.assertEqual((done.returncode, done.stdout), (0, run("evaluate", TREEBANK).stdout))

    def test_two_files_however_their_documents_are_cut(self):
        parsed = run("parse", TREEBANK).stdout
        scores = self.scores(TREEBANK)
        self.assertEqual(self.scores(TREEBANK, write("parsed", parsed)), scores)
        bare = b"".join(line for line in parsed.splitlines(True) if not line.startswith(b"#"))
        self.assertEqual(self.scores(TREEBANK, write("bare", bare)), scores)

    def test_what_cannot_be_compared(self):
        other = write("other", read(TREEBANK).replace(b"mayor", b"maior"))
        done = run("evaluate", TREEBANK, other)
        self.assertEqual((done.returncode, done.stdout), (1, b""))
        self.assertIn(b'"maior"', done.stderr)
        for files in (("missing",), (TREEBANK, "missing"), (write("empty", b""),)):
            self.assertEqual(run("evaluate", *files).returncode, 1)

    def test_a_broken_sentence_is_named_once(self):
        broken = write("gold", read(TREEBANK).replace(b"\t5\tobj", b"\t55\tobj", 1))
        done = run("evaluate", broken)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stderr.count(b"entente: "), 1)
        self.assertEqual(len(done.stdout.splitlines()), 10)


class Train(unittest.TestCase):
    def test_the_same_command_gives_the_same_model(self):
        path = os.path.join(FOLDER.name, "again.model")
        done = run("train", TREEBANK, "--dev", TREEBANK, "--output", path, *SMALL)
        self.assertEqual(done.returncode, 0)
        self.assertEqual(read(path), read(MODEL))

    def test_what_is_wrong_is_named(self):
        path = os.path.join(FOLDER.name, "never.model")
        for setting in ("epochs=some", "hats=3", "epochs"):
            done = run("train", TREEBANK, "--output", path, setting)
            self.assertEqual(done.returncode, 2, setting)
            self.assertIn(setting.split("=")[0].encode(), done.stderr)
        done = run("train", "missing.conllu", "--output", path)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"missing.conllu", done.stderr)
        self.assertFalse(os.path.exists(path))


def main():
    done = run("train", TREEBANK, "--output", MODEL, *SMALL)
    if done.returncode:
        sys.exit(f"the small model cannot be trained: {done.stderr.decode()}")
    unittest.main(verbosity=1)


main()
