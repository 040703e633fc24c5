/* GDELT 2.0: the events file of 61 columns and the mentions file of 16, after "The GDELT Event Database Data
 * Format Codebook V2.0". Neither has heads. What GDELT measures otherwise than by reading (tone, length)
 * stays empty. */
#include "report/export.h"

#include <ctype.h>
#include <string.h>

static void write_upper(Cells *cells, EntenteSlice text)
{
    cell_string(cells, "");
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        fputc(c < 0x20 ? ' ' : toupper(c), cells->stream);
    }
}

/* Code, name, country, known group, ethnic group, two religions, three roles. */
static void write_actor(Cells *cells, const EntenteEntity *entity)
{
    if (!entity) {
        cells_empty(cells, 10);
        return;
    }
    SchemeActor actor;
    scheme_actor(entity, &actor);
    cell_string(cells, actor.code);
    write_upper(cells, entity_name(entity));
    cell_string(cells, actor.country);
    cell_string(cells, actor.group);
    cells_empty(cells, 3);
    for (size_t i = 0; i < 3; i++)
        cell_string(cells, i < actor.role_count ? actor.roles[i] : "");
}

/* Type, full name, country, two regions, latitude, longitude, feature. */
static void write_place(Cells *cells, const EntentePlace *place)
{
    if (!place) {
        cell_string(cells, "0");
        cells_empty(cells, 7);
        return;
    }
    const SchemeState *state = scheme_state(place->country);
    bool american = strcmp(place->country, "USA") == 0;
    const char *type = place->resolution == 1   ? "1"
                       : place->resolution == 2 ? (american ? "2" : "5")
                                                : (american ? "3" : "4");
    const char *country = state ? state->name : place->country;
    cell_string(cells, type);
    cell_text(cells, entity_name(&(EntenteEntity){.name = place->name, .text = place->text}));
    if (*place->region && strcmp(place->region, place->name) != 0) {
        fputs(", ", cells->stream);
        fputs(place->region, cells->stream);
    }
    if (*country && strcmp(country, place->name) != 0)
        fprintf(cells->stream, ", %s", country);
    cell_string(cells, state ? state->fips : "");
    cell_string(cells, state ? state->fips : "");
    cells_empty(cells, 1);
    if (place->located) {
        cell_format(cells, "%.4f", (double)place->latitude);
        cell_format(cells, "%.4f", (double)place->longitude);
    } else {
        cells_empty(cells, 2);
    }
    cells_empty(cells, 1);
}

static void write_row(Cells *cells, const ReportEvent *report, const Dyad *dyad, const int64_t counts[3])
{
    const EntenteEvent *event = report->event;
    EntenteDate day = event_day(report);
    const char *cameo = event_cameo(event);
    const SchemeCode *code = scheme_code(entente_slice(cameo));
    cell_format(cells, "%llu", (unsigned long long)dyad_id(report, dyad->number));
    cell_date(cells, day, "YMD");
    cell_date(cells, day, "YM");
    cell_date(cells, day, "Y");
    /* the codebook's own formula */
    cell_format(cells, "%.4f", (double)day.year + (double)(day.month * 30 + day.day) / 365.0);
    write_actor(cells, dyad->source);
    write_actor(cells, dyad->target);
    cell_string(cells, report->sentence <= 1 ? "1" : "0");
    cell_string(cells, cameo);
    cell_format(cells, "%.3s", cameo);
    cell_format(cells, "%.2s", cameo);
    cell_format(cells, "%u", scheme_quad_gdelt(cameo));
    cell_format(cells, "%.1f", code ? (double)code->goldstein : (double)event->goldstein);
    cell_format(cells, "%lld", (long long)counts[0]);
    cell_format(cells, "%lld", (long long)counts[1]);
    cell_format(cells, "%lld", (long long)counts[2]);
    cells_empty(cells, 1);
    write_place(cells, NULL);
    write_place(cells, NULL);
    write_place(cells, event->place);
    cell_date(cells, report->document->published, "YMD000000");
    cell_text(cells, address_of(report->document));
    cells_end(cells);
}

static bool is_of_cameo(const ReportEvent *report)
{
    return event_is_real(report->event) && scheme_quad_gdelt(event_cameo(report->event)) != 0 &&
           event_day(report).month != 0;
}

static EntenteStatus on_event(const ReportEvent *report, void *context, EntenteError *error)
{
    Export *export = context;
    Cells cells = {.stream = export->stream, .separator = '\t'};
    Dyad dyad = {0};
    int64_t counts[3] = {0};
    if (!is_of_cameo(report)) {
        export->counts.left_out++;
        return ENTENTE_OK;
    }
    EntenteStatus status = walk_count(export->walk, report, counts, error);
    while (status == ENTENTE_OK && dyad_next(report->event, &dyad)) {
        write_row(&cells, report, &dyad, counts);
        export->counts.written++;
    }
    return status;
}

EntenteStatus export_gdelt(Export *export, EntenteError *error)
{
    return walk_events(export->walk, export->filter, on_event, export, error);
}

/* ---- mentions ---- */

typedef struct Mentioned {
    Export *export;
    const ReportEvent *event;
    uint64_t id;
} Mentioned;

static void write_offset(Cells *cells, const ReportEvent *report, const EntenteEntity *entities, size_t count)
{
    bool known = count && entities[0].span.end > entities[0].span.start;
    if (known)
        cell_format(cells, "%u", report->document->sentences[0].start + entities[0].span.start);
    else
        cell_string(cells, "-1");
}

static EntenteStatus on_mention(const ReportEvent *report, void *context, EntenteError *error)
{
    const Mentioned *mentioned = context;
    const EntenteEvent *event = report->event;
    const EntenteSentence *sentence = &report->document->sentences[0];
    Cells cells = {.stream = mentioned->export->stream, .separator = '\t'};
    (void)error;
    cell_format(&cells, "%llu", (unsigned long long)mentioned->id);
    cell_date(&cells, event_day(mentioned->event), "YMD000000");
    cell_date(&cells, report->document->published, "YMD000000");
    cell_string(&cells, report->document->url.size ? "1" : "2");
    cell_text(&cells, publication_of(report->document));
    cell_text(&cells, address_of(report->document));
    cell_format(&cells, "%lld", (long long)report->sentence);
    write_offset(&cells, report, event->actors, event->actor_count);
    if (event->recipient_count || event->actor_count < 2)
        write_offset(&cells, report, event->recipients, event->recipient_count);
    else
        write_offset(&cells, report, event->actors + 1, 1);
    cell_format(&cells, "%u",
                event->trigger_count ? sentence->start + event->triggers[0].start : sentence->start);
    cell_string(&cells, "1");
    /* the codebook gives steps of ten */
    cell_format(&cells, "%d", ((int)((double)event->confidence * 10 + 0.5)) * 10);
    cells_empty(&cells, 4);
    cells_end(&cells);
    mentioned->export->counts.written++;
    return ENTENTE_OK;
}

static EntenteStatus on_mentioned(const ReportEvent *report, void *context, EntenteError *error)
{
    Export *export = context;
    Dyad dyad = {0};
    EntenteStatus status = ENTENTE_OK;
    if (!is_of_cameo(report)) {
        export->counts.left_out++;
        return ENTENTE_OK;
    }
    while (status == ENTENTE_OK && dyad_next(report->event, &dyad)) {
        Mentioned mentioned = {export, report, dyad_id(report, dyad.number)};
        status = walk_mentions(export->walk, report, on_mention, &mentioned, error);
    }
    return status;
}

EntenteStatus export_gdelt_mentions(Export *export, EntenteError *error)
{
    return walk_events(export->walk, export->filter, on_mentioned, export, error);
}
