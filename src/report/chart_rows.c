/* Rows of answers as tables, and the names of sides. */
#include "base/date.h"
#include "base/error.h"
#include "record/record.h"
#include "report/chart.h"
#include "report/schemes.h"

#include <string.h>

/* ---- tables ---- */

EntenteStatus table_add(const EntenteCell *cells, size_t count, void *context, EntenteError *error)
{
    Table *table = context;
    if (!table->names) {
        table->names = arena_array(table->arena, count, sizeof *table->names);
        for (size_t i = 0; table->names && i < count; i++) {
            table->names[i] = arena_copy(table->arena, cells[i].name, strlen(cells[i].name));
            if (!table->names[i])
                return error_no_memory(error);
        }
        table->columns = count;
    }
    EntenteCell *all =
        arena_grow(table->arena, table->cells, &table->room, (table->rows + 1) * table->columns, sizeof *all);
    if (!table->names || !all)
        return error_no_memory(error);
    table->cells = all;
    for (size_t i = 0; i < table->columns && i < count; i++) {
        EntenteCell *cell = &all[table->rows * table->columns + i];
        *cell = cells[i];
        cell->name = table->names[i];
        cell->text.data =
            arena_copy(table->arena, cells[i].text.data ? cells[i].text.data : "", cells[i].text.size);
        if (!cell->text.data)
            return error_no_memory(error);
    }
    table->rows++;
    return ENTENTE_OK;
}

static const EntenteCell *find_cell(const Table *table, size_t row, const char *name)
{
    for (size_t i = 0; i < table->columns; i++)
        if (strcmp(table->names[i], name) == 0)
            return &table->cells[row * table->columns + i];
    return NULL;
}

const char *table_text(const Table *table, size_t row, const char *name)
{
    const EntenteCell *cell = find_cell(table, row, name);
    return cell ? cell->text.data : "";
}

bool table_number(const Table *table, size_t row, const char *name, double *number)
{
    const EntenteCell *cell = find_cell(table, row, name);
    *number = cell && cell->kind == ENTENTE_CELL_NUMBER ? cell->number : 0;
    return cell && cell->kind == ENTENTE_CELL_NUMBER;
}

double table_count(const Table *table, size_t row, const char *name)
{
    double number;
    (void)table_number(table, row, name, &number);
    return number;
}

bool table_day(const Table *table, size_t row, const char *name, int32_t *day)
{
    const EntenteCell *cell = find_cell(table, row, name);
    EntenteDate date;
    if (!cell || !date_parse_iso(cell->text, &date))
        return false;
    *day = date_to_days(date);
    return true;
}

/* ---- names of sides ---- */

static EntenteStatus name_side(Chart *chart, const char *side, const char *name, EntenteError *error)
{
    if (!*side || string_table_get(chart->sides, entente_slice(side), 0))
        return ENTENTE_OK;
    const char **names =
        arena_grow(chart->arena, chart->side_names, &chart->side_room, chart->side_count + 1, sizeof *names);
    const char *kept = arena_copy(chart->arena, side, strlen(side));
    if (!names || !kept)
        return error_no_memory(error);
    chart->side_names = names;
    names[chart->side_count++] = name;
    return string_table_put(chart->sides, entente_slice(kept), (uint32_t)chart->side_count)
               ? ENTENTE_OK
               : error_no_memory(error);
}

/* A name and how well it serves for its whole side. */
typedef struct Candidate {
    const char *side, *name;
    double weight;
    bool several; /* met with more than one sector */
} Candidate;

static bool is_acronym(const char *name)
{
    return strlen(name) > 1 && strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == strlen(name);
}

/* Names of a code's actors, with what speaks for each: that it is met often, that it holds no office (a
 * person does), that its government and its army go by it, and that it is a word. */
static size_t find_candidates(const Table *actors, Candidate *candidates, StringTable *seen, bool *failed)
{
    size_t count = 0;
    for (size_t i = 0; i < actors->rows; i++) {
        const char *side = table_text(actors, i, "side"), *name = table_text(actors, i, "name");
        if (strcmp(side, table_text(actors, i, "code")) != 0)
            continue;
        const char *key = text_format(actors->arena, "%s\n%s", side, name);
        uint32_t at = key ? string_table_get(seen, entente_slice(key), 0) : 0;
        if (!at) {
            candidates[count] = (Candidate){.side = side, .name = name};
            at = (uint32_t)++count;
            *failed = *failed || !key || !string_table_put(seen, entente_slice(key), at);
        } else {
            candidates[at - 1].several = true;
        }
        candidates[at - 1].weight +=
            table_count(actors, i, "events") * (*table_text(actors, i, "office") ? 1 : 2);
    }
    for (size_t i = 0; i < count; i++)
        candidates[i].weight *= (candidates[i].several ? 4 : 1) * (is_acronym(candidates[i].name) ? 0.5 : 1);
    return count;
}

/* "Ostra (opposition)" for "XOS OPP", somebody of whom no name is known. */
static const char *name_of_sector(Chart *chart, const char *side)
{
    const SchemeSector *sector =
        strlen(side) == 7 && side[3] == ' ' ? scheme_sector(entente_slice(side + 4)) : NULL;
    const char *code = sector ? arena_copy(chart->arena, side, 3) : NULL;
    if (!code)
        return NULL;
    char *word = arena_copy(chart->arena, sector->icews, strcspn(sector->icews, "/"));
    for (char *c = word; c && *c; c++)
        *c = (char)(*c >= 'A' && *c <= 'Z' ? *c + 32 : *c);
    size_t size = word ? strlen(word) : 0;
    while (size && word[size - 1] == ' ')
        word[--size] = '\0';
    return size ? chart_format(chart, "%s (%s)", side_name(chart, code), word) : NULL;
}

EntenteStatus chart_read_sides(Chart *chart, EntenteError *error)
{
    static const EntenteFilter all = {0};
    Table actors = {.arena = chart->arena};
    bool failed = false;
    EntenteStatus status =
        entente_record_ask(chart->record, ENTENTE_ASK_ACTORS, &all, table_add, &actors, error);
    Candidate *candidates = arena_array(chart->arena, actors.rows + 1, sizeof *candidates);
    StringTable *seen = string_table_new();
    size_t count = 0;
    if (status == ENTENTE_OK && candidates && seen)
        count = find_candidates(&actors, candidates, seen, &failed);
    if (status == ENTENTE_OK && (!candidates || !seen || failed))
        status = error_no_memory(error);
    string_table_delete(seen);
    for (size_t i = 0; i < actors.rows && status == ENTENTE_OK; i++) { /* as the tables of states call them */
        const char *side = table_text(&actors, i, "side");
        const SchemeState *state = strlen(side) == 3 ? scheme_state(side) : NULL;
        if (state)
            status = name_side(chart, side, state->name, error);
    }
    while (count && status == ENTENTE_OK) { /* the best of what is left, side by side */
        size_t best = 0;
        for (size_t i = 1; i < count; i++)
            if (candidates[i].weight > candidates[best].weight)
                best = i;
        const char *side = candidates[best].side;
        status = name_side(chart, side, candidates[best].name, error);
        size_t kept = 0;
        for (size_t i = 0; i < count; i++)
            if (strcmp(candidates[i].side, side) != 0)
                candidates[kept++] = candidates[i];
        count = kept;
    }
    for (size_t i = 0; i < actors.rows && status == ENTENTE_OK; i++) {
        const char *side = table_text(&actors, i, "side"), *name = name_of_sector(chart, side);
        if (name)
            status = name_side(chart, side, name, error);
    }
    return status;
}

const char *side_name(const Chart *chart, const char *side)
{
    uint32_t at = string_table_get(chart->sides, entente_slice(side), 0);
    const SchemeState *state =
        at || strlen(side) != 3 ? NULL : scheme_state(side); /* a host that acts nowhere */
    return at ? chart->side_names[at - 1] : state ? state->name : side;
}

const char *side_names(Chart *chart, const char *sides, const char *between)
{
    const char *names = "";
    for (const char *at = sides; *at;) {
        size_t size = strcspn(at, ",");
        const char *side = arena_copy(chart->arena, at, size);
        names = chart_format(chart, "%s%s%s", names, at == sides ? "" : between,
                             side ? side_name(chart, side) : "");
        at += size;
        at += strspn(at, ", ");
    }
    return names;
}
