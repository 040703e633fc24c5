"""Where the tests of the record keep their records: files, or databases of the server that tests/with_postgresql runs."""
import json
import os
import sqlite3
import subprocess

SERVER = os.environ.get("ENTENTE_TEST_STORE")  # the folder of its socket


def values(pairs):
    return tuple(value for _, value in pairs)


class Files:
    """Records that are SQLite files."""
    server = False

    def __init__(self, folder):
        self.folder = folder

    def new(self, name):
        """Where a record of this name is; what was there is taken away."""
        path = os.path.join(self.folder, name)
        for end in ("", "-wal", "-shm"):
            if os.path.exists(path + end):
                os.remove(path + end)
        return path

    def rows(self, record, sql):
        with sqlite3.connect(record) as database:
            return database.execute(sql).fetchall()

    def run(self, record, sql):
        with sqlite3.connect(record) as database:
            database.executescript(sql)

    def is_there(self, record):
        """Who is killed between making a file and making the tables leaves an empty one."""
        return os.path.exists(record) and self.rows(record, "SELECT 1 FROM sqlite_master WHERE name = 'meta'") != []

    def check(self, record):
        """The database is sound, and its index has the words of the sentences."""
        with sqlite3.connect(record) as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            database.execute("INSERT INTO sentence_words (sentence_words) VALUES ('integrity-check')")
            database.rollback()

    def views(self, record):
        return {row[0] for row in self.rows(record, "SELECT name FROM sqlite_master WHERE type = 'view'")}


class Databases:
    """Records that are databases of a PostgreSQL server, asked through psql."""
    server = True

    def __init__(self, folder):
        self.names = os.path.basename(folder)

    def url(self, name, user="entente"):
        return f"postgresql:///{name}?host={SERVER}&user={user}"

    def name_of(self, record):
        return record.split("/")[3].split("?")[0]

    def psql(self, where, *arguments):
        done = subprocess.run(["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", where, *arguments],
                              capture_output=True, check=False, timeout=300)
        if done.returncode != 0:
            raise AssertionError(f"{arguments}: {done.stderr.decode()}")
        return done.stdout.decode()

    def new(self, name):
        name = f"{self.names}.{name}"
        self.psql(self.url("postgres"), "-c", f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        return self.url(name)

    def rows(self, record, sql):
        lines = self.psql(record, "-c", f"SELECT row_to_json(one_row) FROM ({sql}) one_row").splitlines()
        return [json.loads(line, object_pairs_hook=values) for line in lines]

    def run(self, record, sql):
        self.psql(record, "-c", sql)

    def is_there(self, record):
        return subprocess.run(["psql", "-X", "-q", "-c", "SELECT 1 FROM meta", "-d", record], capture_output=True, check=False).returncode == 0

    def check(self, record):
        """The index gives the sentences that a look through all of them gives."""
        wanted = "SELECT key FROM sentence WHERE sentence_words(text) @@ sentence_query('\"armenia\"') ORDER BY key"
        found = [self.psql(record, "-c", f"SET enable_{way} = off", "-c", wanted) for way in ("seqscan", "bitmapscan")]
        assert found[0] == found[1]

    def views(self, record):
        return {row[0] for row in self.rows(record, "SELECT viewname FROM pg_views WHERE schemaname = 'public'")}


def store_of(folder):
    return Databases(folder) if SERVER else Files(folder)
