-- What PostgreSQL alone has: full-text search over the sentences. Words are those that SQLite's index has, too: runs of
-- letters and digits, without capitals and accents.

CREATE FUNCTION sentence_words(sentence text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
SELECT to_tsvector('simple', regexp_replace(regexp_replace(normalize(sentence, NFD), '[\u0300-\u036F]', '', 'g'),
    '[!-/:-@\[-`{-~“”„‘’‚«»–—…]+', ' ', 'g')) $$;

-- Words that must all be there, phrases in double quotes.
CREATE FUNCTION sentence_query(words text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
SELECT websearch_to_tsquery('simple', regexp_replace(regexp_replace(normalize(words, NFD), '[\u0300-\u036F]', '', 'g'),
    '[!#-/:-@\[-`{-~“”„‘’‚«»–—…]+', ' ', 'g')) $$;

CREATE INDEX sentence_words ON sentence USING gin (sentence_words(text));
