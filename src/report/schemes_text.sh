#!/bin/sh
# The tables of coding schemes as C.   schemes_text.sh STATES SECTORS CAMEO ONTOLOGY
set -eu
quoted() { sed -e '/^#/d; /^%/d; /^[[:space:]]*$/d; s/[\\"]/\\&/g' "$1"; }
echo "/* Made from data/schemes/states.tsv, data/schemes/sectors.tsv data/cameo.txt and data/ontology.txt. */"
echo "static const SchemeState scheme_states[] = {"
quoted "$1" | awk -F'\t' '{ printf "    {\"%s\", \"%s\", \"%s\", \"%s\", \"%s\", \"%s\", \"%s\", \"%s\", \"%s\"},\n", $1, $2, $3, $4, $5, $6, $7, $8, $9 }'
echo "};"
echo "static const SchemeSector scheme_sectors[] = {"
quoted "$2" | awk -F'\t' '{ printf "    {\"%s\", \"%s\", \"%s\", \"%s\"},\n", $1, $2, $3, $4 }'
echo "};"
echo "static const SchemeCode scheme_codes[] = {"
quoted "$3" | awk -F' [|] ' '{ printf "    {\"%s\", \"%s\", %sF, \"%s\"},\n", $1, $2, ($3 ~ /[.]/ ? $3 : $3 ".0"), $4 }'
echo "};"
echo "static const SchemeType scheme_types[] = {"
quoted "$4" | awk -F' [|] ' '{ printf "    {\"%s\", %s, %sF},\n", $1, $2, ($3 ~ /[.]/ ? $3 : $3 ".0") }'
echo "};"
