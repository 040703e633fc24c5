#include "syntax/morph.h"

#include "base/error.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "syntax/morph_section.h"

#include <stdlib.h>
#include <string.h>

struct Morph {
    const uint64_t *keys;
    const uint32_t *values;
    const char *text;
    size_t mask;
};

/* ---- keys ---- */

void morph_lower(EntenteSlice form, MorphForm *lower)
{
    *lower = (MorphForm){.whole = true, .was_lower = true};
    for (size_t at = 0; at < form.size;) {
        unsigned char byte = (unsigned char)form.data[at];
        if (lower->size >= MORPH_LONGEST) {
            lower->whole = false;
            return;
        }
        if (byte < 0x80) {
            bool upper = byte >= 'A' && byte <= 'Z';
            lower->was_lower = lower->was_lower && !upper;
            lower->bytes[lower->size++] = (char)(upper ? byte + 32 : byte);
            at++;
            continue;
        }
        uint32_t code;
        size_t length = utf8_decode(form, at, &code);
        uint32_t small = utf8_lower(code);
        /* a typographic apostrophe is an apostrophe: 's, n't */
        if (code == 0x2019)
            small = '\'';
        size_t written = utf8_encode(small, lower->bytes + lower->size);
        lower->whole = lower->whole && written == length;
        lower->was_lower = lower->was_lower && small == code;
        lower->size += written;
        at += length;
    }
}

uint64_t morph_tag_hash(uint8_t upos, const char *xpos)
{
    return slice_hash(entente_slice(xpos)) + upos * 0x9e3779b97f4a7c15u;
}

uint64_t morph_key(MorphKind kind, uint64_t tag, const char *data, size_t size)
{
    uint64_t hash = (0xcbf29ce484222325u ^ (unsigned char)kind) * 0x100000001b3u;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ (unsigned char)data[i]) * 0x100000001b3u;
    hash = (hash ^ tag) * 0x9e3779b97f4a7c15u;
    hash ^= hash >> 32;
    return hash ? hash : 1;
}

static bool has_prefix(const char *string, const char *prefix)
{
    return strncmp(string, prefix, strlen(prefix)) == 0;
}

static bool is_tag(const EntenteToken *token, const char *xpos)
{
    return strcmp(token->xpos, xpos) == 0;
}

static bool is_verb(const EntenteToken *token)
{
    return token->upos == ENTENTE_VERB || token->upos == ENTENTE_AUX;
}

/* Forms of verbs that agree with their subject without showing it. */
static bool agrees(const EntenteToken *token)
{
    return is_verb(token) && (is_tag(token, "VBP") || is_tag(token, "VBD"));
}

bool morph_uses_context(const EntenteToken *token)
{
    return agrees(token) ||
           (is_verb(token) && (is_tag(token, "VB") || is_tag(token, "VBN") || is_tag(token, "VBG")));
}

uint64_t morph_case_tag(const EntenteToken *token, uint64_t tag)
{
    bool personal = token->upos == ENTENTE_PRON && is_tag(token, "PRP") && token->deprel;
    bool subject = personal && (has_prefix(token->deprel, "nsubj") || has_prefix(token->deprel, "expl"));
    return personal ? tag ^ (subject ? 0x50u : 0x0Bu) : tag;
}

/* Kinds of relations that tell finite verbs, infinitives, participles and gerunds apart. */
static uint16_t relation_kind(const char *deprel)
{
    static const char *const kinds[] = {"root", "parataxis", "ccomp", "conj",     "acl:relcl", "acl",
                                        "amod", "advcl",     "xcomp", "compound", "csubj",     "case"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (has_prefix(deprel, kinds[i]))
            return (uint16_t)(i + 1);
    return 0;
}

/* Who the subject of a finite verb is: a personal pronoun, something in the singular or plural, or nobody. An
 * auxiliary or copula has its subject on its head. */
static uint16_t agreement(const EntenteSentence *sentence, size_t index)
{
    enum { REACH = 40, NOBODY = 0, PLURAL = 1, SINGULAR = 2, OTHER = 3, FIRST_PRONOUN = 4 };
    static const char *const pronouns[] = {"i",    "we",   "you",   "they",  "he",  "she",   "it",
                                           "this", "that", "these", "those", "who", "which", "there"};
    const EntenteToken *verb = &sentence->tokens[index];
    bool helps = has_prefix(verb->deprel, "aux") || has_prefix(verb->deprel, "cop");
    size_t governor = helps && verb->head ? verb->head : index + 1;
    size_t first = index > REACH ? index - REACH : 0;
    size_t last = index + REACH < sentence->token_count ? index + REACH : sentence->token_count;
    for (size_t i = first; i < last; i++) {
        const EntenteToken *token = &sentence->tokens[i];
        if (token->head != governor || !has_prefix(token->deprel, "nsubj"))
            continue;
        MorphForm lower;
        morph_lower(token->text, &lower);
        for (size_t p = 0; p < sizeof pronouns / sizeof *pronouns; p++)
            if (lower.size == strlen(pronouns[p]) && memcmp(lower.bytes, pronouns[p], lower.size) == 0)
                return (uint16_t)(FIRST_PRONOUN + p);
        for (size_t c = i + 1; c < last; c++)
            if (sentence->tokens[c].head == i + 1 && has_prefix(sentence->tokens[c].deprel, "conj"))
                return PLURAL;
        if (is_tag(token, "NNS") || is_tag(token, "NNPS"))
            return PLURAL;
        return is_tag(token, "NN") || is_tag(token, "NNP") ? SINGULAR : OTHER;
    }
    return NOBODY;
}

uint16_t morph_context(const EntenteSentence *sentence, size_t index)
{
    if (agrees(&sentence->tokens[index]))
        return (uint16_t)(0x4000 | agreement(sentence, index));
    enum { PASSIVE = 1, AUXILIARY = 2, TO = 4, MARK = 8, SUBJECT = 16, REACH = 12 };
    uint16_t context = 0;
    /* what matters stands near: auxiliaries, marks and subjects precede the verb closely */
    size_t first = index > REACH ? index - REACH : 0;
    size_t last = index + 4 < sentence->token_count ? index + 4 : sentence->token_count;
    for (size_t i = first; i < last; i++) {
        const EntenteToken *token = &sentence->tokens[i];
        if (token->head != index + 1)
            continue;
        if (has_prefix(token->deprel, "aux:pass"))
            context |= PASSIVE;
        else if (has_prefix(token->deprel, "aux"))
            context |= AUXILIARY;
        else if (has_prefix(token->deprel, "mark"))
            context |= strcmp(token->xpos, "TO") == 0 ? TO : MARK;
        else if (has_prefix(token->deprel, "nsubj"))
            context |= SUBJECT;
    }
    return (uint16_t)(context | relation_kind(sentence->tokens[index].deprel) << 5);
}

/* ---- opening ---- */

EntenteStatus morph_open(const unsigned char *data, size_t size, Morph **opened, EntenteError *error)
{
    static const char damaged[] = "the model's morphology is damaged or of another version";
    uint32_t header[4];
    if (size < sizeof header)
        return error_set(error, ENTENTE_BAD_MODEL, NULL, 0, damaged);
    memcpy(header, data, sizeof header);
    size_t table = header[1], text = header[2];
    if (header[0] != MORPH_VERSION || !table || (table & (table - 1)) || !text ||
        table > (size - sizeof header) / 12 || size - sizeof header - table * 12 < text)
        return error_set(error, ENTENTE_BAD_MODEL, NULL, 0, damaged);
    Morph made = {.keys = (const void *)(data + sizeof header),
                  .values = (const void *)(data + sizeof header + table * 8),
                  .text = (const char *)data + sizeof header + table * 12,
                  .mask = table - 1};
    size_t taken = 0;
    bool sound = made.text[text - 1] == '\0';
    for (size_t i = 0; i < table; i++) {
        taken += made.keys[i] != 0;
        /* a rule has two bytes before its string */
        sound = sound && (made.keys[i] == 0 || (size_t)made.values[i] + 3 <= text);
    }
    if (!sound || taken == table)
        return error_set(error, ENTENTE_BAD_MODEL, NULL, 0, damaged);
    Morph *morph = malloc(sizeof *morph);
    if (!morph)
        return error_no_memory(error);
    *morph = made;
    *opened = morph;
    return ENTENTE_OK;
}

void morph_close(Morph *morph)
{
    free(morph);
}

/* What stands under a key; NULL where nothing does. */
static const char *find(const Morph *morph, uint64_t key)
{
    for (size_t place = (size_t)key & morph->mask; morph->keys[place]; place = (place + 1) & morph->mask)
        if (morph->keys[place] == key)
            return morph->text + morph->values[place];
    return NULL;
}

/* ---- lemmas ---- */

/* The rule of the longest known ending. */
static const char *find_rule(const Morph *morph, const MorphForm *lower, uint64_t tag)
{
    size_t longest = lower->size < MORPH_ENDING ? lower->size : MORPH_ENDING;
    for (size_t ending = longest + 1; ending-- > 0;) {
        const char *rule =
            find(morph, morph_key(MORPH_RULE, tag, lower->bytes + lower->size - ending, ending));
        if (rule)
            return rule;
    }
    return NULL;
}

static bool apply_rule(const char *rule, const MorphForm *lower, EntenteToken *token, Arena *arena)
{
    bool keep = !rule || rule[0] == '\0' || rule[1] == 'k' || !lower->whole;
    EntenteSlice base = keep ? token->text : (EntenteSlice){lower->bytes, lower->size};
    size_t cut = rule && rule[0] ? (size_t)(unsigned char)rule[0] - 1 : 0;
    const char *added = rule && rule[0] && rule[1] ? rule + 2 : "";
    size_t length = strlen(added);
    /* an ending that is not there, a whole form, half a character: the rule was made for other words */
    bool torn = cut && cut < base.size && ((unsigned char)base.data[base.size - cut] & 0xC0) == 0x80;
    if (cut > base.size || (cut == base.size && !length) || torn)
        cut = length = 0;
    if (!cut && !length && (keep || lower->was_lower)) {
        token->lemma = token->text;
        return true;
    }
    char *lemma = arena_bytes(arena, base.size - cut + length + 1);
    if (!lemma)
        return false;
    memcpy(lemma, base.data, base.size - cut);
    memcpy(lemma + base.size - cut, added, length);
    token->lemma = (EntenteSlice){lemma, base.size - cut + length};
    return true;
}

EntenteStatus morph_lemmatise(const Morph *morph, EntenteSentence *sentence, Arena *arena,
                              EntenteError *error)
{
    for (size_t i = 0; i < sentence->token_count; i++) {
        EntenteToken *token = &sentence->tokens[i];
        uint64_t tag = morph_tag_hash(token->upos, token->xpos);
        MorphForm lower;
        morph_lower(token->text, &lower);
        const char *known = morph_irregular(&lower, token);
        if (!known)
            known = find(morph, morph_key(MORPH_LEMMA, tag, lower.bytes, lower.size));
        if (!known)
            known = find(morph, morph_key(MORPH_FORM, 0, lower.bytes, lower.size));
        if (!known)
            known = morph_regular(&lower, token);
        if (known && lower.size && token->text.size <= MORPH_LONGEST)
            token->lemma = entente_slice(known);
        else if (!apply_rule(find_rule(morph, &lower, tag), &lower, token, arena))
            return error_no_memory(error);
    }
    return ENTENTE_OK;
}

/* ---- features ---- */

static const char *features_of(const Morph *morph, const EntenteSentence *sentence, size_t index)
{
    const EntenteToken *token = &sentence->tokens[index];
    uint64_t tag = morph_tag_hash(token->upos, token->xpos);
    const char *features = NULL;
    if (morph_uses_context(token) && token->deprel) {
        uint16_t context = morph_context(sentence, index);
        features = find(morph, morph_key(MORPH_SHAPE, tag, (const char *)&context, sizeof context));
    } else {
        MorphForm lower;
        morph_lower(token->text, &lower);
        features = find(morph, morph_key(MORPH_FEATS, morph_case_tag(token, tag), lower.bytes, lower.size));
    }
    uint16_t any = MORPH_ANY;
    if (!features)
        features = find(morph, morph_key(MORPH_SHAPE, tag, (const char *)&any, sizeof any));
    return features && *features ? features : "_";
}

EntenteStatus morph_add_features(const Morph *morph, EntenteSentence *sentence, Arena *arena,
                                 EntenteError *error)
{
    (void)arena;
    (void)error;
    for (size_t i = 0; i < sentence->token_count; i++)
        sentence->tokens[i].feats = features_of(morph, sentence, i);
    return ENTENTE_OK;
}
