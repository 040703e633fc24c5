/* Frames, operators, outcomes and the ontology: a line of a dictionary to records of the image. */
#include "base/slice.h"
#include "lexicon/source.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- events ---- */

static bool is_digits(EntenteSlice text)
{
    if (text.size < 2 || text.size > 4)
        return false;
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] < '0' || text.data[i] > '9')
            return false;
    return true;
}

/* A code of another ontology may end in a letter: "174K". */
static bool is_code(EntenteSlice text)
{
    bool letter = text.size > 2 && isalpha((unsigned char)text.data[text.size - 1]);
    return text.size <= 4 && is_digits((EntenteSlice){text.data, text.size - letter});
}

static bool is_cameo(EntenteSlice text)
{
    int root = is_digits(text) ? (text.data[0] - '0') * 10 + (text.data[1] - '0') : 0;
    return root >= 1 && root <= 20;
}

/* "COERCE/arrest" to type and mode. */
static bool read_type(SourceLine *line, EntenteSlice text, uint32_t *type, uint32_t *mode)
{
    const char *slash = memchr(text.data, '/', text.size);
    EntenteSlice name = {text.data, slash ? (size_t)(slash - text.data) : text.size};
    EntenteSlice rest = {slash ? slash + 1 : "", slash ? text.size - name.size - 1 : 0};
    *type = entente_event_type_from_name(name);
    *mode = builder_string(line->builder, rest);
    if (*type != ENTENTE_EVENT_NONE)
        return true;
    source_complain(line, "\"%.*s\" is no event type", (int)name.size, name.data);
    return false;
}

/* "COERCE/arrest 173" */
static bool read_event(SourceLine *line, EntenteSlice text, uint32_t *type, uint32_t *mode, char cameo[8])
{
    EntenteSlice name, code;
    if (!source_part(&text, ' ', &name)) {
        source_complain(line, "the event is missing");
        return false;
    }
    if (!source_part(&text, ' ', &code) || text.size || !is_code(code) ||
        (!is_cameo(code) && !slice_is(name, "OTHER"))) {
        source_complain(line, "after the event \"%.*s\" a CAMEO code of two to four digits is meant",
                        (int)name.size, name.data);
        return false;
    }
    memcpy(cameo, code.data, code.size);
    return read_type(line, name, type, mode);
}

/* ---- slots ---- */

static const char *const slot_names[SLOT_KINDS] = {"subj", "obj",   "iobj", "comp",  "poss", "adj",
                                                   "prt",  "sayer", "neg",  "ahead", ""};
static const char *const filler_names[FILLER_KINDS] = {"",           "",        "actor",  "place",
                                                       "person",     "money",   "number", "event",
                                                       "infinitive", "several", "armed",  "rebels"};

static void read_slot_name(SourceLine *line, EntenteSlice name, ImageSlot *slot)
{
    slot->kind = SLOT_PREPOSITION;
    for (uint32_t i = 0; i < SLOT_PREPOSITION; i++)
        if (slice_is(name, slot_names[i])) {
            slot->kind = i;
            return;
        }
    slot->preposition = builder_string(line->builder, name);
}

static ImageFiller read_filler(SourceLine *line, EntenteSlice text)
{
    ImageFiller filler = {.kind = FILLER_LEMMA};
    if (text.data[0] == '@') {
        EntenteSlice name = {text.data + 1, text.size - 1};
        filler.kind = FILLER_SET;
        for (uint32_t i = FILLER_ACTOR; i < FILLER_KINDS; i++)
            if (slice_is(name, filler_names[i]))
                filler.kind = i;
        filler.text = filler.kind == FILLER_SET ? builder_string(line->builder, name) : 0;
        return filler;
    }
    char spaced[128];
    size_t size = text.size < sizeof spaced ? text.size : sizeof spaced;
    for (size_t i = 0; i < size; i++)
        spaced[i] = text.data[i] == '_' ? ' ' : text.data[i];
    filler.text = builder_string(line->builder, (EntenteSlice){spaced, size});
    return filler;
}

/* One word of the arguments: "A=subj,with", "obj:@talks", "R=obj:@actor", "prt!", "-obj". */
static bool read_argument(SourceLine *line, EntenteSlice word)
{
    EntenteSlice whole = word;
    ImageSlot slot = {0};
    static const char roles[] = " ARMT";
    if (word.data[0] == '-') {
        slot.flags = SLOT_FORBIDDEN;
        word = (EntenteSlice){word.data + 1, word.size - 1};
    }
    if (word.size >= 2 && word.data[1] == '=') {
        const char *role = strchr(roles + 1, word.data[0]);
        if (!role || !*role) {
            source_complain(line, "\"%.*s\" names no role: A, R, M or T", (int)whole.size, whole.data);
            return false;
        }
        slot.role = (uint32_t)(role - roles);
        word = (EntenteSlice){word.data + 2, word.size - 2};
        if (!word.size)
            return true; /* "M=": nobody */
    }
    if (word.size && word.data[word.size - 1] == '!') {
        slot.flags |= SLOT_REQUIRED;
        word.size--;
    }
    const char *colon = word.size ? memchr(word.data, ':', word.size) : NULL;
    EntenteSlice names = {word.data, colon ? (size_t)(colon - word.data) : word.size}, name, filler;
    EntenteSlice fillers = {colon ? colon + 1 : "", colon ? word.size - names.size - 1 : 0};
    slot.first_filler = builder_count(line->builder, SECTION_FILLERS);
    while (source_part(&fillers, ',', &filler)) {
        ImageFiller made = read_filler(line, filler);
        builder_add(line->builder, SECTION_FILLERS, &made);
        slot.filler_count++;
    }
    if (!names.size || (colon && !slot.filler_count)) {
        source_complain(line, "\"%.*s\" is no argument", (int)whole.size, whole.data);
        return false;
    }
    if (slot.filler_count && !(slot.flags & SLOT_FORBIDDEN))
        slot.flags |= SLOT_REQUIRED;
    /* a condition without a role must hold; several places under one condition: one of them */
    if (!slot.role && !slot.flags)
        slot.flags = SLOT_REQUIRED;
    while (source_part(&names, ',', &name)) {
        read_slot_name(line, name, &slot);
        builder_add(line->builder, SECTION_SLOTS, &slot);
        if (slot.flags & SLOT_REQUIRED && !slot.filler_count)
            slot.flags |= SLOT_JOINED;
    }
    return true;
}

static bool read_arguments(SourceLine *line, EntenteSlice text, const char *otherwise, uint32_t *first,
                           uint32_t *count)
{
    if (!text.size)
        text = entente_slice(otherwise);
    EntenteSlice word;
    *first = builder_count(line->builder, SECTION_SLOTS);
    while (source_part(&text, ' ', &word))
        if (!read_argument(line, word))
            return false;
    *count = builder_count(line->builder, SECTION_SLOTS) - *first;
    return true;
}

/* "call off": head "call", followed by "off". */
static void cut_head(EntenteSlice lemma, EntenteSlice *head, EntenteSlice *follow)
{
    *follow = lemma;
    source_part(follow, ' ', head);
    *follow = slice_trim(*follow);
}

static void read_frame(SourceLine *line, bool noun)
{
    static const char verb_default[] = "A=subj R=obj";
    static const char noun_default[] = "A=by,poss,adj R=on,against,of,to";
    ImageFrame frame = {.noun = noun, .line = line->line};
    EntenteSlice lemmas = source_field(line, 0), event = source_field(line, 2), lemma;
    if (line->field_count != 3) {
        source_complain(line, "%zu fields; lemmas | arguments | event are meant", line->field_count);
        return;
    }
    if (!slice_is(event, "none") && !read_event(line, event, &frame.type, &frame.mode, frame.cameo))
        return;
    if (!read_arguments(line, source_field(line, 1), noun ? noun_default : verb_default, &frame.first_slot,
                        &frame.slot_count))
        return;
    while (source_part(&lemmas, ';', &lemma)) {
        EntenteSlice head = lemma, follow = {"", 0};
        if (!noun)
            cut_head(lemma, &head, &follow);
        frame.lemma = builder_string(line->builder, lemma);
        frame.follow = builder_string(line->builder, follow);
        uint32_t index = builder_add(line->builder, SECTION_FRAMES, &frame);
        if (!builder_lemmas(line->builder, noun ? ROOT_NOUNS : ROOT_VERBS, head, PAYLOAD_FRAME, index))
            source_complain(line, "\"%.*s\" holds no letter", (int)lemma.size, lemma.data);
    }
}

void source_verb(SourceLine *line)
{
    read_frame(line, false);
}

void source_noun(SourceLine *line)
{
    read_frame(line, true);
}

/* ---- patterns ---- */

/* "talks_with + * @ties": exactly one "*", the verb's place. */
static bool is_pattern(EntenteSlice text)
{
    size_t verbs = 0;
    for (size_t i = 0; i < text.size; i++)
        verbs += text.data[i] == '*';
    return verbs == 1;
}

void source_pattern(SourceLine *line)
{
    ImageFrame frame = {.line = line->line};
    EntenteSlice lemmas = source_field(line, 0), pattern = source_field(line, 1),
                 events = source_field(line, 2), event = {"", 0}, reverse = {"", 0}, lemma;
    if (line->field_count != 3 || !is_pattern(pattern)) {
        source_complain(line, "lemmas | words with one * | event or event : reverse event are meant");
        return;
    }
    source_part(&events, ':', &event);
    bool both = source_part(&events, ':', &reverse);
    uint32_t mode;
    if ((!slice_is(event, "none") && !read_event(line, event, &frame.type, &frame.mode, frame.cameo)) ||
        (both && !read_event(line, reverse, &frame.reverse_type, &mode, frame.reverse)))
        return;
    frame.pattern = builder_string(line->builder, pattern);
    while (source_part(&lemmas, ';', &lemma)) {
        frame.lemma = builder_string(line->builder, lemma);
        uint32_t index = builder_add(line->builder, SECTION_FRAMES, &frame);
        if (!builder_lemmas(line->builder, ROOT_VERBS, lemma, PAYLOAD_FRAME, index))
            source_complain(line, "\"%.*s\" holds no letter", (int)lemma.size, lemma.data);
    }
}

/* ---- operators ---- */

void source_operator(SourceLine *line)
{
    ImageOperator op = {.line = line->line, .name = builder_string(line->builder, source_field(line, 1))};
    EntenteSlice lemmas = source_field(line, 0), lemma;
    if (line->field_count < 2 || line->field_count > 3 || !op.name) {
        source_complain(line, "lemmas | OPERATOR | slots are meant");
        return;
    }
    if (!read_arguments(line, source_field(line, 2), "", &op.first_slot, &op.slot_count))
        return;
    while (source_part(&lemmas, ';', &lemma)) {
        EntenteSlice head, follow;
        op.speech = 0;
        if (lemma.size > 2 && lemma.data[lemma.size - 2] == '/' &&
            strchr("VNA", lemma.data[lemma.size - 1])) {
            op.speech = (uint32_t)lemma.data[lemma.size - 1];
            lemma.size -= 2;
        }
        cut_head(lemma, &head, &follow);
        op.lemma = builder_string(line->builder, lemma);
        op.follow = builder_string(line->builder, follow);
        uint32_t index = builder_add(line->builder, SECTION_OPERATORS, &op);
        if (!builder_lemmas(line->builder, ROOT_OPERATORS, head, PAYLOAD_OPERATOR, index))
            source_complain(line, "\"%.*s\" holds no letter", (int)lemma.size, lemma.data);
    }
}

static bool read_status(EntenteSlice text, uint32_t *status)
{
    *status = ENTENTE_OCCURRED;
    for (uint32_t i = 0; i < ENTENTE_STATUSES; i++)
        if (slice_is(text, entente_event_status_name((EntenteEventStatus)i))) {
            *status = i;
            return true;
        }
    return !text.size;
}

void source_outcome(SourceLine *line)
{
    ImageOutcome outcome = {.line = line->line, .name = builder_string(line->builder, source_field(line, 0))};
    EntenteSlice below = source_field(line, 1), event = source_field(line, 2), status = source_field(line, 3);
    if (line->field_count < 3 || line->field_count > 4 || !outcome.name) {
        source_complain(line, "OPERATOR | event below | event | status below are meant");
        return;
    }
    if (!slice_is(below, "*") && !read_type(line, below, &outcome.below, &outcome.below_mode))
        return;
    if (!slice_is(event, "=") && !read_event(line, event, &outcome.type, &outcome.mode, outcome.cameo))
        return;
    if (!read_status(status, &outcome.status)) {
        source_complain(line, "\"%.*s\" is no status", (int)status.size, status.data);
        return;
    }
    builder_add(line->builder, SECTION_OUTCOMES, &outcome);
}

/* ---- ontology ---- */

static bool read_float(SourceLine *line, EntenteSlice text, float *number)
{
    char copy[32], *end;
    size_t size = text.size < sizeof copy ? text.size : sizeof copy - 1;
    memcpy(copy, text.data, size);
    copy[size] = 0;
    *number = strtof(copy, &end);
    if (size && !*end && *number >= -10 && *number <= 10)
        return true;
    source_complain(line, "\"%s\" is no number from -10 to 10", copy);
    return false;
}

void source_type(SourceLine *line)
{
    ImageType type = {0};
    EntenteSlice quad = source_field(line, 1);
    if (line->field_count != 3 || quad.size != 1 || quad.data[0] < '1' || quad.data[0] > '4') {
        source_complain(line, "TYPE or TYPE/mode | quad class 1 to 4 | score are meant");
        return;
    }
    type.quad = (uint32_t)(quad.data[0] - '0');
    if (read_type(line, source_field(line, 0), &type.type, &type.mode) &&
        read_float(line, source_field(line, 2), &type.score))
        builder_add(line->builder, SECTION_TYPES, &type);
}

void source_code(SourceLine *line)
{
    ImageCode code = {.name = builder_string(line->builder, source_field(line, 1))};
    EntenteSlice digits = source_field(line, 0), type = source_field(line, 3);
    if (line->field_count != 4 || !is_cameo(digits)) {
        source_complain(line, "CAMEO code | name | Goldstein value | TYPE or TYPE/mode or - are meant");
        return;
    }
    memcpy(code.cameo, digits.data, digits.size);
    if ((slice_is(type, "-") || read_type(line, type, &code.type, &code.mode)) &&
        read_float(line, source_field(line, 2), &code.goldstein))
        builder_add(line->builder, SECTION_CODES, &code);
}

void source_weight(SourceLine *line)
{
    ImageWeight weight = {.hash = slice_hash(source_field(line, 0)),
                          .name = builder_string(line->builder, source_field(line, 0))};
    if (line->field_count != 2 || !weight.name) {
        source_complain(line, "FACT | weight are meant");
        return;
    }
    if (read_float(line, source_field(line, 1), &weight.weight))
        builder_add(line->builder, SECTION_WEIGHTS, &weight);
}
