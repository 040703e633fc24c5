#!/bin/sh
# The schema as C: a string a line, since a compiler need not take one of that length.
# schema_text.sh SCHEMA SQLITE POSTGRESQL
set -eu
lines() { sed -e 's/[[:space:]]*--.*//; /^$/d; s/\\/\\\\/g; s/"/\\"/g; s/.*/    "&\\n'"$2"'/' "$1"; }
echo "/* Made from schema.sql, schema_sqlite.sql and schema_postgresql.sql. */"
echo "static const char *const schema_lines[] __attribute__((unused)) = {"
lines "$1" '",'
echo "};"
for store in sqlite postgresql; do
    shift
    echo "static const char schema_$store[] __attribute__((unused)) ="
    lines "$1" '"'
    echo "    ;"
done
