#!/bin/sh
# The schema as C: a string a line, since a compiler need not take one of that length.   schema_text.sh SCHEMA SQLITE
set -eu
lines() { sed -e 's/[[:space:]]*--.*//; /^$/d; s/"/\\"/g; s/.*/    "&\\n"'"$2"'/' "$1"; }
echo "/* Made from schema.sql and schema_sqlite.sql. */"
echo "static const char *const schema_lines[] __attribute__((unused)) = {"
lines "$1" ,
echo "};"
echo "static const char schema_sqlite[] __attribute__((unused)) ="
lines "$2" ""
echo "    ;"
