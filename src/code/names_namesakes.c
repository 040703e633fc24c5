/* People of the dictionaries who only share a surname with somebody whom the text names in full. */
#include "code/names_inside.h"
#include "code/places.h"

#include "base/utf8.h"
#include "lexicon/fold.h"

#include <string.h>

enum { LETTER_LIMIT = 24 }; /* letters of a first name that are compared */

/* The letters of a word, small, those without an accent only. */
static size_t letters(EntenteSlice word, char *into, size_t limit)
{
    size_t count = 0;
    for (size_t i = 0; i < word.size && count < limit; i++) {
        char small = (char)(word.data[i] | 0x20);
        if (small >= 'a' && small <= 'z' && (unsigned char)word.data[i] < 0x80)
            into[count++] = small;
    }
    return count;
}

/* How many letters have to be put in, left out or changed to make one word of the other. */
static size_t distance(const char *a, size_t a_size, const char *b, size_t b_size)
{
    size_t row[LETTER_LIMIT + 1];
    for (size_t j = 0; j <= b_size; j++)
        row[j] = j;
    for (size_t i = 1; i <= a_size; i++) {
        size_t corner = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b_size; j++) {
            size_t best = corner + (a[i - 1] != b[j - 1]);
            corner = row[j];
            best = best < corner + 1 ? best : corner + 1;
            row[j] = best < row[j - 1] + 1 ? best : row[j - 1] + 1;
        }
    }
    return row[b_size];
}

/* Whether a text may write a first name so: "Mohammed" and "Muhammad", "Joe" and "Joseph", but not "Hekmat"
 * and "Hamid". Two letters in common at the beginning, or less than half of the longer word different. */
static bool is_spelling(EntenteSlice said, EntenteSlice known)
{
    char a[LETTER_LIMIT], b[LETTER_LIMIT];
    size_t a_size = letters(said, a, LETTER_LIMIT), b_size = letters(known, b, LETTER_LIMIT);
    size_t longer = a_size > b_size ? a_size : b_size;
    if (a_size < 2 || b_size < 2 || a_size < said.size || b_size < known.size)
        return true; /* initials; letters that cannot be compared */
    return (a[0] == b[0] && a[1] == b[1]) || 2 * distance(a, a_size, b, b_size) <= longer;
}

/* Whether a word of a person's name, but the last one, may be the first name that the text gives. */
static bool has_first_name(EntenteSlice said, const char *name)
{
    const char *end = strrchr(name, ' ');
    for (const char *from = name; from < end;) {
        const char *to = from;
        while (to < end && *to != ' ' && *to != '-')
            to++;
        EntenteSlice word = {from, (size_t)(to - from)};
        Atom wanted, atom;
        uint32_t code;
        size_t at = 0;
        EntenteSlice first = {said.data, utf8_decode(said, 0, &code)};
        if (!fold_next(first, &at, &wanted))
            return true;
        at = 0;
        first = (EntenteSlice){word.data, word.size ? utf8_decode(word, 0, &code) : 0};
        if (first.size && fold_next(first, &at, &atom) && atom.hash == wanted.hash && is_spelling(said, word))
            return true;
        from = to + 1;
    }
    return false;
}

void names_drop_namesakes(Names *names, NameMatch *match)
{
    const View *view = names->view;
    uint32_t t = match->first, first = t - 1;
    if (match->first != match->last || t < 2 || view_token(view, t)->upos != ENTENTE_PROPN)
        return;
    const EntenteToken *before = view_token(view, first), *token = view_token(view, t);
    bool joined =
        (token->head == first && view->relation[t] == REL_FLAT) ||
        (before->head == t && (view->relation[first] == REL_FLAT || view->relation[first] == REL_COMPOUND)) ||
        (before->head == token->head && view->relation[first] == REL_FLAT && view->relation[t] == REL_FLAT);
    if (!joined || before->upos != ENTENTE_PROPN || names->at[first] || before->text.size < 3 ||
        before->text.data[before->text.size - 1] == '.' ||
        names_in_set(names->lexicon, view, first, "honorific"))
        return;
    size_t kept = 0;
    for (size_t i = 0; i < match->hit_count; i++) {
        LexiconHit hit = match->hits[i];
        bool person = hit.payload->kind == PAYLOAD_ACTOR && hit_actor(hit)->kind == ACTOR_PERSON;
        const char *name = person ? image_string(hit.image, hit_actor(hit)->name) : "";
        if (!strchr(name, ' ') || has_first_name(before->text, name))
            match->hits[kept++] = hit;
    }
    match->hit_count = kept;
}

bool names_is_first_name(const View *view, const NameMatch *match)
{
    static const char *const parts[] = {"dc",       "d.c.",     "city",   "region",
                                        "province", "district", "oblast", "state"};
    uint32_t t = match->first, next = t + 1;
    if (match->last != t || next > view->count || view->relation[next] != REL_FLAT ||
        view_token(view, next)->upos != ENTENTE_PROPN || view_token(view, next)->head != t ||
        view_text_in(view, next, parts, sizeof parts / sizeof *parts))
        return false;
    bool title = false;
    for (uint32_t child = view->first_child[t]; child && child < t; child = view->next_sibling[child])
        title = title || strcmp(view_token(view, child)->deprel, "nmod:desc") == 0;
    for (size_t i = 0; i < match->hit_count && title; i++)
        title =
            match->hits[i].payload->kind == PAYLOAD_PLACE || match->hits[i].payload->variety == NAME_CAPITAL;
    return title;
}

bool names_in_dateline(const View *view, const NameMatch *match)
{
    enum { LONGEST = 16 }; /* words of a dateline */
    static const char *const dashes[] = {"-", "--", "—", "–", "_"};
    uint32_t after = match->last + 2;
    if (match->first < 2 || match->first > LONGEST || after > view->count ||
        !view_text_is(view, match->first - 1, "(") || !view_text_is(view, match->last + 1, ")"))
        return false;
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (view_text_is(view, after, dashes[i]))
            return true;
    return false;
}

void names_drop_compass(const Names *names, NameMatch *match)
{
    const View *view = names->view;
    uint32_t t = match->first;
    if (match->first != match->last || (!view_text_is(view, t, "north") && !view_text_is(view, t, "south")))
        return;
    bool longer = false;
    if (t < view->count) {
        const EntenteToken *next = view_token(view, t + 1);
        char initial = next->text.size ? next->text.data[0] : 0;
        bool hyphen = initial == '-' && next->start == view_token(view, t)->end;
        longer = hyphen || (initial >= 'A' && initial <= 'Z' && next->upos != ENTENTE_VERB);
    }
    if (longer || names->memory->no_korea)
        match->hit_count = 0;
}

/* Whether an organisation's line speaks of that day. */
static bool is_of_day(LexiconHit hit, int32_t day)
{
    const ImageActor *actor = hit_actor(hit);
    const ImageOffice *offices =
        (const ImageOffice *)hit.image->section[SECTION_OFFICES] + actor->first_office;
    bool found = !actor->office_count;
    for (uint32_t i = 0; i < actor->office_count; i++)
        found = found || (offices[i].from <= day && day <= offices[i].to);
    return found;
}

void names_drop_past(const Names *names, NameMatch *match)
{
    bool current = false;
    for (size_t i = 0; i < match->hit_count; i++)
        current = current || (match->hits[i].payload->kind == PAYLOAD_ACTOR &&
                              hit_actor(match->hits[i])->kind == ACTOR_ORGANISATION &&
                              is_of_day(match->hits[i], names->memory->day));
    size_t kept = 0;
    for (size_t i = 0; i < match->hit_count; i++) {
        LexiconHit hit = match->hits[i];
        bool organisation = hit.payload->kind == PAYLOAD_ACTOR && hit_actor(hit)->kind == ACTOR_ORGANISATION;
        if (!current || !organisation || is_of_day(hit, names->memory->day))
            match->hits[kept++] = hit;
    }
    match->hit_count = kept;
}

/* How often the report names a country. */
static uint32_t times_named(const PlaceMemory *countries, const char *code)
{
    for (size_t i = 0; i < countries->count; i++)
        if (memcmp(countries->country[i].code, code, 4) == 0)
            return countries->country[i].count;
    return 0;
}

/* Whether somebody holds an office of that ministry on that day. */
static bool has_ministry(LexiconHit hit, int32_t day, const char *stem)
{
    const ImageActor *actor = hit_actor(hit);
    const ImageOffice *offices =
        (const ImageOffice *)hit.image->section[SECTION_OFFICES] + actor->first_office;
    for (uint32_t i = 0; i < actor->office_count; i++)
        if (offices[i].from <= day && day <= offices[i].to &&
            strstr(image_string(hit.image, offices[i].office), stem))
            return true;
    return false;
}

void names_drop_other_titles(const Names *names, NameMatch *match)
{
    static const char *const ministries[] = {"defence",  "defense", "foreign",
                                             "interior", "finance", "justice"};
    static const char *const stems[] = {"defen", "defen", "foreign", "interior", "finance", "justice"};
    const View *view = names->view;
    const PlaceMemory *countries = names->memory->countries;
    if (match->first == match->last || match->first < 3 || !countries ||
        !view_text_is(view, match->first - 1, "minister"))
        return;
    const char *stem = NULL;
    for (size_t i = 0; i < sizeof ministries / sizeof *ministries; i++)
        if (view_text_is(view, match->first - 2, ministries[i]))
            stem = stems[i];
    size_t kept = 0;
    for (size_t i = 0; i < match->hit_count; i++) {
        LexiconHit hit = match->hits[i];
        bool person = hit.payload->kind == PAYLOAD_ACTOR && hit_actor(hit)->kind == ACTOR_PERSON &&
                      hit_actor(hit)->office_count;
        const ImageOffice *office =
            person ? (const ImageOffice *)hit.image->section[SECTION_OFFICES] + hit_actor(hit)->first_office
                   : NULL;
        if (!stem || !person || has_ministry(hit, names->memory->day, stem) ||
            times_named(countries, office->code) > 1)
            match->hits[kept++] = hit;
    }
    match->hit_count = kept;
}

/* Whether a word that tells where stands right before the token. */
static bool stands_after_where(const View *view, uint32_t token)
{
    static const char *const words[] = {"in", "near", "around", "outside", "at"};
    for (size_t i = 0; token > 1 && i < sizeof words / sizeof *words; i++)
        if (view_text_is(view, token - 1, words[i]))
            return true;
    return false;
}

void names_drop_people_of_places(const Names *names, NameMatch *match)
{
    const View *view = names->view;
    uint32_t t = match->first, first = t;
    bool place = false, person = false;
    for (size_t i = 0; i < match->hit_count; i++) {
        place = place || match->hits[i].payload->kind == PAYLOAD_PLACE;
        person = person || (match->hits[i].payload->kind == PAYLOAD_ACTOR &&
                            hit_actor(match->hits[i])->kind == ACTOR_PERSON);
    }
    if (view->relation[t] == REL_CONJUNCT && view_token(view, t)->head < t)
        first = view_token(view, t)->head;
    if (!place || !person || match->last != t || !first || !stands_after_where(view, first) ||
        names_recall(names, t))
        return;
    size_t kept = 0;
    for (size_t i = 0; i < match->hit_count; i++)
        if (match->hits[i].payload->kind != PAYLOAD_ACTOR || hit_actor(match->hits[i])->kind != ACTOR_PERSON)
            match->hits[kept++] = match->hits[i];
    match->hit_count = kept;
}
