#include "lexicon/lexicon.h"

#include "base/error.h"
#include "base/installed.h"
#include "base/slice.h"
#include "lexicon/builder.h"
#include "lexicon/fold.h"
#include "lexicon/import.h"
#include "lexicon/source.h"

#include <stdlib.h>
#include <string.h>

/* ---- names of types ---- */

static const char *const type_names[ENTENTE_EVENT_TYPES] = {
    "NONE",   "AGREE",  "CONSULT",  "SUPPORT", "CONCEDE",  "COOPERATE", "AID",    "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE",  "COERCE", "ASSAULT", "OTHER"};

static const char *const status_names[ENTENTE_STATUSES] = {
    "occurred", "planned",    "cancelled", "postponed",    "requested",
    "promised", "threatened", "alleged",   "hypothetical", "negated"};

const char *entente_event_type_name(EntenteEventType type)
{
    return type_names[type < ENTENTE_EVENT_TYPES ? type : ENTENTE_EVENT_NONE];
}

EntenteEventType entente_event_type_from_name(EntenteSlice name)
{
    for (int i = 1; i < ENTENTE_EVENT_TYPES; i++)
        if (slice_is(name, type_names[i]))
            return (EntenteEventType)i;
    return ENTENTE_EVENT_NONE;
}

const char *entente_event_status_name(EntenteEventStatus status)
{
    return status_names[status < ENTENTE_STATUSES ? status : ENTENTE_OCCURRED];
}

static const char *const precision_names[ENTENTE_PRECISIONS] = {"",       "day",  "week",   "month",
                                                                "season", "year", "decade", "published"};

const char *entente_precision_name(EntentePrecision precision)
{
    return precision_names[precision < ENTENTE_PRECISIONS ? precision : ENTENTE_PRECISION_NONE];
}

static const char *const figure_names[ENTENTE_FIGURE_KINDS] = {"dead",      "injured",  "missing", "captured",
                                                               "displaced", "arrested", "crowd"};

const char *entente_figure_kind_name(EntenteFigureKind kind)
{
    return figure_names[kind < ENTENTE_FIGURE_KINDS ? kind : ENTENTE_DEAD];
}

/* ---- opening ---- */

EntenteStatus entente_lexicon_open(const char *file, EntenteLexicon **lexicon, EntenteError *error)
{
    EntenteLexicon *made = calloc(1, sizeof *made);
    if (!made)
        return error_no_memory(error);
    const char *name =
        installed_file(file, "ENTENTE_LEXICON", ENTENTE_LEXICON_BUILT, ENTENTE_LEXICON_INSTALLED);
    EntenteStatus status = image_open(name, &made->image[0], error);
    if (status != ENTENTE_OK) {
        free(made);
        return status;
    }
    made->count = 1;
    *lexicon = made;
    return ENTENTE_OK;
}

void entente_lexicon_close(EntenteLexicon *lexicon)
{
    if (!lexicon)
        return;
    for (size_t i = 0; i < lexicon->count; i++)
        image_close(&lexicon->image[i]);
    free(lexicon);
}

static EntenteStatus build(const char *const *paths, size_t count, SourceReport *report, void **data,
                           size_t *size, EntenteError *error)
{
    Builder *builder = builder_new();
    if (!builder)
        return error_no_memory(error);
    EntenteStatus status = ENTENTE_OK;
    for (size_t i = 0; i < count && status == ENTENTE_OK; i++)
        status = source_add_path(builder, paths[i], report, error);
    if (status == ENTENTE_OK)
        status = builder_finish(builder, data, size, error);
    builder_delete(builder);
    return status;
}

EntenteStatus entente_lexicon_compile(const char *const *paths, size_t count, const char *output,
                                      EntenteLexiconReport *report, EntenteError *error)
{
    SourceReport inner = {.on_problem = report->on_problem, .context = report->context};
    void *data = NULL;
    size_t size = 0;
    EntenteStatus status = build(paths, count, &inner, &data, &size, error);
    report->entries = inner.entries;
    report->problems = inner.problems;
    if (status == ENTENTE_OK && output) {
        FILE *stream = fopen(output, "wb");
        bool written = stream && fwrite(data, 1, size, stream) == size;
        if (stream)
            written = fclose(stream) == 0 && written;
        if (!written)
            status = error_set(error, ENTENTE_IO, output, 0, "the lexicon cannot be written");
    }
    free(data);
    return status;
}

EntenteStatus entente_lexicon_import(const char *file, const char *kind, FILE *out,
                                     EntenteLexiconReport *report, EntenteError *error)
{
    char *data = NULL;
    size_t size = 0;
    report->entries = report->problems = 0;
    EntenteStatus status = source_read_file(file, &data, &size, error);
    if (status == ENTENTE_OK)
        status = import_dictionary(file, (EntenteSlice){data, size}, kind, out, report, error);
    free(data);
    return status;
}

EntenteStatus entente_lexicon_add(EntenteLexicon *lexicon, const char *path, EntenteLexiconReport *report,
                                  EntenteError *error)
{
    if (lexicon->count == LEXICON_IMAGES)
        return error_set(error, ENTENTE_BAD_USAGE, path, 0, "more than %d dictionaries of one's own",
                         LEXICON_IMAGES - 1);
    SourceReport inner = {.on_problem = report->on_problem, .context = report->context};
    void *data = NULL;
    size_t size = 0;
    EntenteStatus status = build(&path, 1, &inner, &data, &size, error);
    report->entries = inner.entries;
    report->problems = inner.problems;
    if (status != ENTENTE_OK)
        return status;
    Image image;
    status = image_open_memory(data, size, path, &image, error);
    if (status != ENTENTE_OK) {
        free(data);
        return status;
    }
    image.owned = data;
    memmove(&lexicon->image[1], &lexicon->image[0], lexicon->count * sizeof(Image));
    lexicon->image[0] = image;
    lexicon->count++;
    return ENTENTE_OK;
}

/* ---- asking ---- */

size_t lexicon_find(const EntenteLexicon *lexicon, uint32_t root, EntenteSlice lemma,
                    LexiconListener *listener, void *context)
{
    size_t all = 0;
    for (size_t i = 0; i < lexicon->count; i++) {
        const Image *image = &lexicon->image[i];
        uint32_t node = root;
        Atom atom;
        bool found = true;
        for (size_t at = 0; found && fold_next(lemma, &at, &atom);) {
            node = image_step(image, node, atom.hash);
            found = node != 0;
        }
        size_t count = 0;
        const ImagePayload *payloads =
            found && node >= ROOT_COUNT ? image_payloads(image, node, &count) : NULL;
        all += count;
        for (size_t p = 0; p < count; p++)
            if (!listener(context, (LexiconHit){image, &payloads[p]}))
                return all;
    }
    return all;
}

bool lexicon_begins(const EntenteLexicon *lexicon, uint32_t root, EntenteSlice words)
{
    Atom atom;
    size_t at = 0;
    if (!fold_next(words, &at, &atom))
        return true; /* nothing that counts: what follows may begin one */
    for (size_t i = 0; i < lexicon->count; i++)
        if (image_step(&lexicon->image[i], root, atom.hash))
            return true;
    return false;
}

void lexicon_find_word(const EntenteLexicon *lexicon, uint32_t root, const EntenteToken *token,
                       LexiconListener *listener, void *context)
{
    static const struct {
        const char *end, *instead;
    } endings[] = {{"ied", "y"}, {"ed", "e"}, {"ed", ""}, {"ing", "e"}, {"ing", ""}, {"es", ""}, {"s", ""}};
    if (lexicon_find(lexicon, root, token->lemma, listener, context))
        return;
    char stem[64];
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t end = strlen(endings[i].end), size = token->text.size;
        if (size < end + 3 || size + 2 > sizeof stem ||
            memcmp(token->text.data + size - end, endings[i].end, end) != 0)
            continue;
        if (end == 2 && endings[i].end[1] == 's' && !strchr("sxzho", token->text.data[size - end - 1]))
            continue; /* "passes", but not "scrapes" */
        memcpy(stem, token->text.data, size - end);
        size_t more = strlen(endings[i].instead);
        memcpy(stem + size - end, endings[i].instead, more);
        if (lexicon_find(lexicon, root, (EntenteSlice){stem, size - end + more}, listener, context))
            return;
        /* "patrolled", "controlling" */
        size_t cut = size - end;
        if (!*endings[i].instead && endings[i].end[end - 1] != 's' && stem[cut - 1] == stem[cut - 2] &&
            lexicon_find(lexicon, root, (EntenteSlice){stem, cut - 1}, listener, context))
            return;
    }
}

#define ELEMENT(type, section_name) return (const type *)hit.image->section[section_name] + hit.payload->index

const ImageActor *hit_actor(LexiconHit hit)
{
    ELEMENT(ImageActor, SECTION_ACTORS);
}

const ImageRole *hit_role(LexiconHit hit)
{
    ELEMENT(ImageRole, SECTION_ROLES);
}

const ImagePlace *hit_place(LexiconHit hit)
{
    ELEMENT(ImagePlace, SECTION_PLACES);
}

const ImageFrame *hit_frame(LexiconHit hit)
{
    ELEMENT(ImageFrame, SECTION_FRAMES);
}

const ImageOperator *hit_operator(LexiconHit hit)
{
    ELEMENT(ImageOperator, SECTION_OPERATORS);
}

const ImageOutcome *lexicon_outcome(const EntenteLexicon *lexicon, const char *op, EntenteEventType below,
                                    const char *below_mode, const Image **owner)
{
    const ImageOutcome *best = NULL;
    int best_fit = 0;
    for (size_t i = 0; i < lexicon->count; i++) {
        const Image *image = &lexicon->image[i];
        const ImageOutcome *each = image->section[SECTION_OUTCOMES];
        for (uint32_t o = 0; o < image->count[SECTION_OUTCOMES]; o++, each++) {
            const char *mode = image_string(image, each->below_mode);
            int fit = each->below == ENTENTE_EVENT_NONE ? 1
                      : each->below != below            ? 0
                      : !*mode                          ? 2
                      : strcmp(mode, below_mode) == 0   ? 3
                                                        : 0;
            if (fit > best_fit && strcmp(image_string(image, each->name), op) == 0) {
                best_fit = fit;
                best = each;
                *owner = image;
            }
        }
    }
    return best;
}

void lexicon_type(const EntenteLexicon *lexicon, EntenteEventType type, const char *mode, unsigned *quad,
                  float *score)
{
    *quad = 0;
    *score = 0;
    for (size_t i = 0; i < lexicon->count; i++) {
        const Image *image = &lexicon->image[i];
        const ImageType *each = image->section[SECTION_TYPES];
        for (uint32_t t = 0; t < image->count[SECTION_TYPES]; t++, each++) {
            const char *name = image_string(image, each->mode);
            if (each->type != type || (*name && strcmp(name, mode) != 0))
                continue;
            *quad = each->quad;
            *score = each->score;
            if (*name)
                return;
        }
    }
}

const ImageCode *lexicon_code(const EntenteLexicon *lexicon, const char *cameo)
{
    for (size_t size = strlen(cameo); size >= 2; size--)
        for (size_t i = 0; i < lexicon->count; i++) {
            const Image *image = &lexicon->image[i];
            const ImageCode *each = image->section[SECTION_CODES];
            for (uint32_t c = 0; c < image->count[SECTION_CODES]; c++)
                if (strlen(each[c].cameo) == size && memcmp(each[c].cameo, cameo, size) == 0)
                    return &each[c];
        }
    return NULL;
}

bool lexicon_weight(const EntenteLexicon *lexicon, const char *fact, float *weight)
{
    uint64_t hash = slice_hash(entente_slice(fact));
    for (size_t i = 0; i < lexicon->count; i++) {
        const Image *image = &lexicon->image[i];
        const ImageWeight *each = image->section[SECTION_WEIGHTS];
        uint32_t from = 0, to = image->count[SECTION_WEIGHTS];
        while (from < to) {
            uint32_t middle = from + (to - from) / 2;
            if (each[middle].hash < hash)
                from = middle + 1;
            else
                to = middle;
        }
        for (; from < image->count[SECTION_WEIGHTS] && each[from].hash == hash; from++)
            if (strcmp(image_string(image, each[from].name), fact) == 0) {
                *weight = each[from].weight;
                return true;
            }
    }
    return false;
}

typedef struct SetQuestion {
    const char *set;
    bool found;
} SetQuestion;

static bool on_set(void *context, LexiconHit hit)
{
    SetQuestion *question = context;
    if (hit.payload->kind == PAYLOAD_SET &&
        strcmp(image_string(hit.image, hit.payload->index), question->set) == 0)
        question->found = true;
    return !question->found;
}

bool lexicon_in_set(const EntenteLexicon *lexicon, EntenteSlice words, const char *set)
{
    SetQuestion question = {.set = set};
    lexicon_find(lexicon, ROOT_SETS, words, on_set, &question);
    return question.found;
}
