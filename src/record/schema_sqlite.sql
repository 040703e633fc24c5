-- What SQLite alone has: full-text search over the sentences (FTS5), whose words stand in `sentence`.

CREATE VIRTUAL TABLE sentence_words USING fts5 (text, content = 'sentence', content_rowid = 'key',
    columnsize = 0, tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO sentence_words (sentence_words, rank) VALUES ('automerge', 8);
INSERT INTO sentence_words (sentence_words, rank) VALUES ('hashsize', 16777216);
