/* morph_section.h - how the "morph" section of a model lies in the file, and the keys under which things
 * stand in it.
 *
 * Little-endian: u32 version, u32 entries of the table (a power of two), u32 bytes of text, u32 zero; the
 * table's keys (u64), its values (u32, offsets into the text), the text, which ends with a NUL. Keys are
 * hashes of a kind, a tag and a string: LEMMA   lower-cased form and tag -> lemma, where the rules give
 * another one FORM    lower-cased form -> lemma with whatever tag, for forms that have a LEMMA entry and come
 * with an unseen tag RULE    ending and tag -> rule: one byte for what is cut off (bytes + 1), 'k' or 'l' for
 * case kept or lowered, what is added FEATS   lower-cased form and tag -> features SHAPE   context in the
 * tree and tag -> features of verbs, context 0xFF: of anything with that tag */
#ifndef ENTENTE_SYNTAX_MORPH_SECTION_H
#define ENTENTE_SYNTAX_MORPH_SECTION_H

#include "entente.h"

enum { MORPH_VERSION = 1, MORPH_ENDING = 7, MORPH_LONGEST = 48, MORPH_ANY = 0xFFFF };

typedef enum MorphKind {
    MORPH_LEMMA = 'l',
    MORPH_FORM = 'w',
    MORPH_RULE = 'r',
    MORPH_FEATS = 'f',
    MORPH_SHAPE = 's'
} MorphKind;

/* The form in lower case, cut after MORPH_LONGEST bytes at a character's end. */
typedef struct MorphForm {
    char bytes[MORPH_LONGEST + 4];
    size_t size;
    bool whole;     /* nothing was cut off, and lowering kept every character's length */
    bool was_lower; /* lowering changed nothing */
} MorphForm;

void morph_lower(EntenteSlice form, MorphForm *lower);

/* Part of the key that stands for a token's tag. */
uint64_t morph_tag_hash(uint8_t upos, const char *xpos);

/* Never 0. */
uint64_t morph_key(MorphKind kind, uint64_t tag, const char *data, size_t size);

/* What the tree around a verb says of its features: its relation's kind and which auxiliaries, marks and
 * subjects hang on it. */
uint16_t morph_context(const EntenteSentence *sentence, size_t index);

/* Whether features follow from the context more than from the form: verbs and auxiliaries without a fixed
 * form. */
bool morph_uses_context(const EntenteToken *token);

/* The tag under which a token's FEATS stand: for personal pronouns another one for subjects ("it" is Nom or
 * Acc). */
uint64_t morph_case_tag(const EntenteToken *token, uint64_t tag);

/* The verb of an irregular past form ("fled": flee); NULL where it is none. */
const char *morph_irregular(const MorphForm *form, const EntenteToken *token);

/* The verb of a regular form in -ed or -ing whose ending does not tell it ("raided": raid); NULL where it is
 * not known. */
const char *morph_regular(const MorphForm *form, const EntenteToken *token);

#endif
