-- What SQLite alone has: full-text search over the sentences (FTS5), whose words stand in `sentence`.

CREATE VIRTUAL TABLE sentence_words USING fts5 (text, content = 'sentence', content_rowid = 'key',
    tokenize = 'unicode61 remove_diacritics 2');
