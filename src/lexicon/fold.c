#include "lexicon/fold.h"

#include "base/slice.h"
#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

enum { FOLDED_LIMIT = 96 }; /* bytes of an atom that count; longer ones differ in their first bytes */

typedef struct Folded {
    char bytes[FOLDED_LIMIT + 8];
    size_t size;
} Folded;

static void folded_add(Folded *folded, uint32_t code)
{
    if (folded->size < FOLDED_LIMIT)
        folded->size += utf8_encode(code, folded->bytes + folded->size);
}

/* Letters that have no canonical decomposition but are written plain in the other spelling. */
static const struct {
    uint32_t code;
    const char *plain;
} undecomposed[] = {{0x131, "i"}, {0xDF, "ss"}, {0xE6, "ae"}, {0xF8, "o"},   {0x142, "l"},
                    {0x111, "d"}, {0xF0, "d"},  {0xFE, "th"}, {0x153, "oe"}, {0x259, "a"},
                    {0x2BB, ""},  {0x2BC, ""},  {0x2BF, ""},  {0x2BE, ""}};

static void fold_code(Folded *folded, uint32_t code)
{
    code = utf8_lower(code);
    if (code < 0x80) {
        folded_add(folded, code);
        return;
    }
    for (size_t i = 0; i < sizeof undecomposed / sizeof *undecomposed; i++)
        if (undecomposed[i].code == code) {
            for (const char *c = undecomposed[i].plain; *c; c++)
                folded_add(folded, (unsigned char)*c);
            return;
        }
    utf8proc_int32_t parts[8];
    int boundary = 0;
    utf8proc_ssize_t count = utf8proc_decompose_char((utf8proc_int32_t)code, parts, 8,
                                                     UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK, &boundary);
    if (count < 0 || count > 8)
        folded_add(folded, code);
    for (utf8proc_ssize_t i = 0; i < count && i < 8; i++)
        folded_add(folded, utf8_lower((uint32_t)parts[i]));
}

static bool is_dropped(uint32_t code)
{
    return code == '.' || code == '\'' || code == 0x2019 || code == 0x2018 || code == 0x2BC ||
           code == 0x2BB || code == '`';
}

static bool is_inside(uint32_t code)
{
    return utf8_is_letter(code) || utf8_is_digit(code) || utf8_is_mark(code);
}

static bool is_ascii_letter(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* Plain letters and digits, the most of all text; returns where something else begins. */
static size_t fold_ascii(EntenteSlice text, size_t at, Folded *folded, bool *capitals)
{
    for (; at < text.size; at++) {
        unsigned char c = (unsigned char)text.data[at];
        if (!is_ascii_letter(c))
            break;
        bool upper = c >= 'A' && c <= 'Z';
        *capitals = *capitals && !(c >= 'a');
        if (folded->size < FOLDED_LIMIT)
            folded->bytes[folded->size++] = (char)(upper ? c + 32 : c);
    }
    return at;
}

bool fold_next(EntenteSlice text, size_t *at, Atom *atom)
{
    Folded folded;
    folded.size = 0;
    size_t letters = 0;
    bool capitals = true;
    while (*at < text.size) {
        unsigned char first = (unsigned char)text.data[*at];
        if (is_ascii_letter(first)) {
            if (!letters)
                atom->capital = first < 'a';
            size_t end = fold_ascii(text, *at, &folded, &capitals);
            letters += end - *at;
            *at = end;
            continue;
        }
        if (first < 0x80) {
            if (folded.size && first != '.' && first != '\'' && first != '`')
                break;
            *at += 1;
            continue;
        }
        uint32_t code;
        size_t length = utf8_decode(text, *at, &code);
        if (is_inside(code)) {
            if (!letters)
                atom->capital = utf8_is_upper(code) || utf8_is_digit(code);
            letters++;
            capitals = capitals && !utf8_is_lower(code);
            fold_code(&folded, code);
        } else if (folded.size && !is_dropped(code)) {
            break;
        }
        *at += length;
    }
    if (!folded.size)
        return false;
    atom->capitals = capitals && letters > 1;
    atom->hash = slice_hash((EntenteSlice){folded.bytes, folded.size});
    return true;
}

uint64_t fold_hash(EntenteSlice word)
{
    Folded folded;
    folded.size = 0;
    bool capitals = true;
    for (size_t at = 0; at < word.size;) {
        if ((unsigned char)word.data[at] < 0x80) {
            size_t end = fold_ascii(word, at, &folded, &capitals);
            at = end == at ? at + 1 : end;
            continue;
        }
        uint32_t code;
        at += utf8_decode(word, at, &code);
        if (is_inside(code))
            fold_code(&folded, code);
    }
    return slice_hash((EntenteSlice){folded.bytes, folded.size});
}

uint64_t fold_edge(uint32_t node, uint64_t hash)
{
    uint64_t key = (hash ^ ((uint64_t)node * 0x9E3779B97F4A7C15u)) * 0xFF51AFD7ED558CCDu;
    key ^= key >> 33;
    return key ? key : 1;
}
