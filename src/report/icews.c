/* ICEWS as it stands in Dataverse: 20 columns with heads, parted by tabs. States and sectors have names
 * there, events the names of their CAMEO codes, and who is no person known by name is called by his sector:
 * "Military (Armenia)". */
#include "report/export.h"

#include <string.h>

static const char heads[] =
    "Event ID,Event Date,Source Name,Source Sectors,Source Country,Event Text,CAMEO Code,Intensity,"
    "Target Name,Target Sectors,Target Country,Story ID,Sentence Number,Publisher,City,District,"
    "Province,Country,Latitude,Longitude";

static const SchemeSector *first_sector(const EntenteEntity *entity)
{
    return scheme_sector((EntenteSlice){entity->sectors, strcspn(entity->sectors, ",")});
}

static void write_name(Cells *cells, const EntenteEntity *entity, const SchemeState *state)
{
    const SchemeSector *sector = first_sector(entity);
    const char *name = scheme_name_icews(state);
    if (*entity->name)
        cell_string(cells, entity->name);
    else if (state && sector && *sector->icews)
        cell_format(cells, "%s (%s)", sector->icews, name);
    else if (state && !sector)
        cell_string(cells, name);
    else
        cell_text(cells, entity->text);
}

static void write_sectors(Cells *cells, const EntenteEntity *entity)
{
    static const char *const international[][2] = {{"UNO", "International Government Organization"},
                                                   {"EUR", "International Government Organization"},
                                                   {"IGO", "International Government Organization"},
                                                   {"NGO", "Nongovernmental Organization"},
                                                   {"MNC", "Multinational Corporations"}};
    const char *before = "";
    cell_string(cells, "");
    for (size_t i = 0; i < sizeof international / sizeof *international; i++)
        if (strcmp(entity->code, international[i][0]) == 0) {
            fputs(international[i][1], cells->stream);
            before = ",";
        }
    for (const char *at = entity->sectors; *at;) {
        size_t size = strcspn(at, ",");
        const SchemeSector *sector = scheme_sector((EntenteSlice){at, size});
        if (sector && *sector->icews) {
            fprintf(cells->stream, "%s%s", before, sector->icews);
            before = ",";
        }
        at += size + (at[size] == ',');
    }
}

static void write_actor(Cells *cells, const EntenteEntity *entity)
{
    if (!entity) {
        cells_empty(cells, 3);
        return;
    }
    const SchemeState *state = scheme_state(entity->code);
    write_name(cells, entity, state);
    write_sectors(cells, entity);
    cell_string(cells, scheme_name_icews(state));
}

static void write_row(Cells *cells, const ReportEvent *report, const Dyad *dyad)
{
    const EntenteEvent *event = report->event;
    const EntentePlace *place = event->place;
    const char *cameo = event_cameo(event);
    const SchemeCode *code = scheme_code(entente_slice(cameo));
    cell_format(cells, "%llu", (unsigned long long)dyad_id(report, dyad->number));
    cell_date(cells, event_day(report), "Y-M-D");
    write_actor(cells, dyad->source);
    cell_string(cells, code ? code->name : entente_event_type_name(event->type));
    cell_string(cells, cameo);
    cell_format(cells, "%.1f", code ? (double)code->goldstein : (double)event->goldstein);
    write_actor(cells, dyad->target);
    cell_text(cells, report->document->id);
    cell_format(cells, "%lld", (long long)report->sentence);
    cell_text(cells, report->document->publication);
    cell_string(cells, place && place->resolution >= 4 ? place->name : "");
    cell_string(cells, place && place->resolution == 3 ? place->name : "");
    cell_string(cells, !place ? "" : place->resolution == 2 ? place->name : place->region);
    cell_string(cells, place ? scheme_name_icews(scheme_state(place->country)) : "");
    if (place && place->located) {
        cell_format(cells, "%.4f", (double)place->latitude);
        cell_format(cells, "%.4f", (double)place->longitude);
    } else {
        cells_empty(cells, 2);
    }
    cells_end(cells);
}

static EntenteStatus on_event(const ReportEvent *report, void *context, EntenteError *error)
{
    Export *export = context;
    Cells cells = {.stream = export->stream, .separator = '\t'};
    Dyad dyad = {0};
    (void)error;
    if (!event_is_real(report->event) || !scheme_quad_gdelt(event_cameo(report->event))) {
        export->counts.left_out++;
        return ENTENTE_OK;
    }
    while (dyad_next(report->event, &dyad)) {
        write_row(&cells, report, &dyad);
        export->counts.written++;
    }
    return ENTENTE_OK;
}

EntenteStatus export_icews(Export *export, EntenteError *error)
{
    Cells cells = {.stream = export->stream, .separator = '\t'};
    cells_heads(&cells, heads);
    return walk_events(export->walk, export->filter, on_event, export, error);
}
