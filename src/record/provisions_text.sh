#!/bin/sh
# The provisions of agreements as C.   provisions_text.sh data/provisions.tsv
set -eu
awk -F'\t' '
function list(words,    parts, count, i, text) {
    if (words == "none" || words == "")
        return "(const char *const[]){NULL}"
    count = split(words, parts, "; ")
    text = "(const char *const[]){"
    for (i = 1; i <= count; i++)
        text = text "\"" parts[i] "\", "
    return text "NULL}"
}
/^#/ || /^[[:space:]]*$/ { next }
/["\\]/ { print "a quotation mark or backslash: " $0 > "/dev/stderr"; exit 1 }
/^@/ { names = names "static const char *const *const words_" substr($1, 2) " = " list($2) ";\n"; next }
{ rows = rows "    {\"" $1 "\", " list($2) ", " list($3) ", " list($4) "},\n" }
END {
    print "/* Made from data/provisions.tsv. */"
    printf "%s", names
    print "static const Provision provisions[] = {"
    printf "%s", rows
    print "};"
}' "$1"
