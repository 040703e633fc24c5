/* Rows of answers as tables, and the names of sides. */
#include "base/date.h"
#include "base/error.h"
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

/* A state is called as the tables of states call it, else by the most frequent actor of that code that is no
 * person in an office: "Velmark" for XVE. */
EntenteStatus chart_read_sides(Chart *chart, EntenteError *error)
{
    static const EntenteFilter all = {0};
    Table actors = {.arena = chart->arena};
    EntenteStatus status =
        entente_record_ask(chart->record, ENTENTE_ASK_ACTORS, &all, table_add, &actors, error);
    for (size_t i = 0; i < actors.rows && status == ENTENTE_OK; i++) {
        const char *side = table_text(&actors, i, "side"), *code = table_text(&actors, i, "code");
        const SchemeState *state = strlen(side) == 3 ? scheme_state(side) : NULL;
        const char *sector = table_text(&actors, i, "sector");
        bool speaks_for_it = strcmp(side, code) == 0 && !*table_text(&actors, i, "office") &&
                             (!*sector || strcmp(sector, "GOV") == 0 || strcmp(sector, "IGO") == 0);
        if (state)
            status = name_side(chart, side, state->name, error);
        else if (speaks_for_it)
            status = name_side(chart, side, table_text(&actors, i, "name"), error);
    }
    return status;
}

const char *side_name(const Chart *chart, const char *side)
{
    uint32_t at = string_table_get(chart->sides, entente_slice(side), 0);
    return at ? chart->side_names[at - 1] : side;
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
