/* POLECAT: 40 columns with heads, parted by tabs, "None" for what is unknown. Pairs of one event are rows
 * with the same Event ID. It is after PLOVER as the record is, but has no status: only what happened is
 * given. */
#include "report/export.h"

#include <string.h>

static const char heads[] =
    "Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,Actor Name,Actor Country,Actor "
    "COW,"
    "Primary Actor Sector,Actor Sectors,Actor Title,Actor Name Raw,Wikipedia Actor ID,Recipient "
    "Name,Recipient Country,"
    "Recipient COW,Primary Recipient Sector,Recipient Sectors,Recipient Title,Recipient Name Raw,Wikipedia "
    "Recipient ID,"
    "Placename,City,District,Province,Country,Latitude,Longitude,GeoNames ID,Raw Placename,Feature "
    "Type,Source,"
    "Publication Date,Story People,Story Organizations,Story Locations,Language,Version";

static void cell_or_none(Cells *cells, EntenteSlice text)
{
    cell_text(cells, text.size ? text : entente_slice("None"));
}

static void string_or_none(Cells *cells, const char *string)
{
    cell_or_none(cells, entente_slice(string));
}

/* "military,legal" as "military; legal" */
static void write_list(Cells *cells, const char *list)
{
    if (!*list) {
        string_or_none(cells, list);
        return;
    }
    cell_string(cells, "");
    for (const char *at = list; *at;) {
        size_t size = strcspn(at, ",");
        fprintf(cells->stream, "%s%.*s", at == list ? "" : "; ", (int)size, at);
        at += size + (at[size] == ',');
    }
}

/* Name, country, COW, primary sector, sectors, title, raw name, Wikipedia. */
static void write_actor(Cells *cells, const EntenteEntity *entity)
{
    if (!entity) {
        for (int i = 0; i < 8; i++)
            string_or_none(cells, "");
        return;
    }
    const SchemeState *state = scheme_state(entity->code);
    cell_or_none(cells, entity_name(entity));
    /* organisations stand with their code where a state has its name */
    string_or_none(cells, state ? scheme_name_icews(state) : entity->code);
    string_or_none(cells, state ? state->cow : "");
    cell_or_none(cells, (EntenteSlice){entity->sectors, strcspn(entity->sectors, ",")});
    write_list(cells, entity->sectors);
    string_or_none(cells, entity->office);
    cell_or_none(cells, entity->text);
    string_or_none(cells, "");
}

static void write_place(Cells *cells, const EntentePlace *place)
{
    static const EntentePlace nowhere = {
        .text = {"", 0}, .name = "", .kind = "", .region = "", .country = "", .located = false};
    place = place ? place : &nowhere;
    cell_or_none(cells, *place->name ? entente_slice(place->name) : place->text);
    string_or_none(cells, place->resolution >= 4 ? place->name : "");
    string_or_none(cells, place->resolution == 3 ? place->name : "");
    string_or_none(cells, place->resolution == 2 ? place->name : place->region);
    string_or_none(cells, scheme_name_icews(scheme_state(place->country)));
    if (place->located) {
        cell_format(cells, "%.4f", (double)place->latitude);
        cell_format(cells, "%.4f", (double)place->longitude);
    } else {
        string_or_none(cells, "");
        string_or_none(cells, "");
    }
    string_or_none(cells, ""); /* GeoNames */
    cell_or_none(cells, place->text);
    string_or_none(cells, place->kind);
}

static void write_date(Cells *cells, EntenteDate date)
{
    if (date.month)
        cell_date(cells, date, "Y-M-D");
    else
        string_or_none(cells, "");
}

static void write_row(Cells *cells, const ReportEvent *report, const Dyad *dyad)
{
    const EntenteEvent *event = report->event;
    cell_string(cells, report->id);
    write_date(cells, event_day(report));
    cell_string(cells, entente_event_type_name(event->type));
    string_or_none(cells, event->mode);
    cell_format(cells, "%.1f", (double)event->score);
    cell_format(cells, "%u", event->quad);
    write_list(cells, event->context);
    write_actor(cells, dyad->source);
    write_actor(cells, dyad->target);
    write_place(cells, event->place);
    cell_or_none(cells, publication_of(report->document));
    write_date(cells, report->document->published);
    string_or_none(cells, "");
    string_or_none(cells, "");
    string_or_none(cells, "");
    cell_string(cells, "English");
    cell_string(cells, "entente " ENTENTE_VERSION);
    cells_end(cells);
}

static EntenteStatus on_event(const ReportEvent *report, void *context, EntenteError *error)
{
    Export *export = context;
    Cells cells = {.stream = export->stream, .separator = '\t'};
    Dyad dyad = {0};
    (void)error;
    if (!event_is_real(report->event) || report->event->type >= ENTENTE_OTHER) {
        export->counts.left_out++;
        return ENTENTE_OK;
    }
    /* a two-sided act is given once: who is named first as the actor, each of the others as the recipient */
    bool mutual = !report->event->recipient_count && report->event->actor_count > 1;
    while (dyad_next(report->event, &dyad)) {
        if (mutual && dyad.source != report->event->actors)
            continue;
        write_row(&cells, report, &dyad);
        export->counts.written++;
    }
    return ENTENTE_OK;
}

EntenteStatus export_polecat(Export *export, EntenteError *error)
{
    Cells cells = {.stream = export->stream, .separator = '\t'};
    cells_heads(&cells, heads);
    return walk_events(export->walk, export->filter, on_event, export, error);
}
