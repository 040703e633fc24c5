/* Phoenix (26 columns) and the events file of PETRARCH2 (8 columns), both parted by tabs and without heads.
 * An actor's code is a state and roles; "---" stands where there is no state. */
#include "report/export.h"

#include <string.h>

typedef struct PhoenixActor {
    char code[SCHEME_ACTOR + 4];
    char root[4], agent[4];
    const char *others;
} PhoenixActor;

static void find_actor(const EntenteEntity *entity, PhoenixActor *out)
{
    static const char agents[] = "GOV MIL REB OPP PTY COP JUD SPY MED EDU BUS CRM CVL";
    SchemeActor actor;
    *out = (PhoenixActor){.code = "---", .others = ""};
    if (!entity)
        return;
    scheme_actor(entity, &actor);
    if (!*actor.code)
        return;
    bool rooted = *actor.country || *actor.group ||
                  (actor.role_count && strncmp(actor.code, actor.roles[0], 3) == 0 && *entity->code);
    (void)snprintf(out->code, sizeof out->code, "%s%s", rooted ? "" : "---", actor.code);
    if (rooted)
        (void)snprintf(out->root, sizeof out->root, "%.3s", out->code);
    const char *rest = out->code + 3;
    char next[4] = "";
    (void)snprintf(next, sizeof next, "%.3s", rest);
    if (*next && strstr(agents, next)) {
        memcpy(out->agent, next, sizeof next);
        rest += 3;
    }
    out->others = rest;
}

/* The code's remaining parts by threes, "EEC;MED". */
static void write_others(Cells *cells, const char *others)
{
    cell_string(cells, "");
    for (size_t i = 0; others[i]; i++) {
        if (i && i % 3 == 0)
            fputc(';', cells->stream);
        fputc(others[i], cells->stream);
    }
}

static void write_phoenix_actor(Cells *cells, const EntenteEntity *entity)
{
    PhoenixActor actor;
    find_actor(entity, &actor);
    cell_string(cells, actor.code);
    cell_string(cells, actor.root);
    cell_string(cells, actor.agent);
    write_others(cells, actor.others);
}

/* PLOVER's contexts stand for issues: "military,1;legal,1" */
static void write_issues(Cells *cells, const char *contexts)
{
    cell_string(cells, "");
    for (const char *at = contexts; *at;) {
        size_t size = strcspn(at, ",");
        fprintf(cells->stream, "%s%.*s,1", at == contexts ? "" : ";", (int)size, at);
        at += size + (at[size] == ',');
    }
}

static void write_origin(Cells *cells, const ReportEvent *report)
{
    const EntenteDocument *document = report->document;
    cell_text(cells, document->id);
    fprintf(cells->stream, "_%lld", (long long)report->sentence);
    cell_text(cells, document->url);
    cell_text(cells, publication_of(document));
}

static void write_phoenix(Cells *cells, const ReportEvent *report, const Dyad *dyad)
{
    const EntenteEvent *event = report->event;
    const EntentePlace *place = event->place;
    const char *cameo = event_cameo(event);
    const SchemeCode *code = scheme_code(entente_slice(cameo));
    EntenteDate day = event_day(report);
    cell_format(cells, "%llu_entente-" ENTENTE_VERSION, (unsigned long long)dyad_id(report, dyad->number));
    cell_date(cells, day, "YMD");
    cell_date(cells, day, "Y");
    cell_date(cells, day, "M");
    cell_date(cells, day, "D");
    write_phoenix_actor(cells, dyad->source);
    write_phoenix_actor(cells, dyad->target);
    cell_string(cells, cameo);
    cell_format(cells, "%.2s", cameo);
    cell_format(cells, "%u", scheme_quad_phoenix(cameo));
    cell_format(cells, "%.1f", code ? (double)code->goldstein : (double)event->goldstein);
    write_issues(cells, event->context);
    if (place && place->located) {
        cell_format(cells, "%.4f", (double)place->latitude);
        cell_format(cells, "%.4f", (double)place->longitude);
    } else {
        cells_empty(cells, 2);
    }
    cell_string(cells, place ? place->name : "");
    cell_string(cells, place ? place->region : "");
    cell_string(cells, place ? place->country : "");
    write_origin(cells, report);
    cells_end(cells);
}

static void write_petrarch(Cells *cells, const ReportEvent *report, const Dyad *dyad)
{
    PhoenixActor source, target;
    find_actor(dyad->source, &source);
    find_actor(dyad->target, &target);
    cell_date(cells, event_day(report), "YMD");
    cell_string(cells, source.code);
    cell_string(cells, target.code);
    cell_string(cells, event_cameo(report->event));
    write_issues(cells, report->event->context);
    write_origin(cells, report);
    cells_end(cells);
}

static EntenteStatus on_event(const ReportEvent *report, void *context, EntenteError *error)
{
    Export *export = context;
    Cells cells = {.stream = export->stream, .separator = '\t'};
    Dyad dyad = {0};
    (void)error;
    if (!event_is_real(report->event) || !scheme_quad_gdelt(event_cameo(report->event)) ||
        !event_day(report).month) {
        export->counts.left_out++;
        return ENTENTE_OK;
    }
    while (dyad_next(report->event, &dyad)) {
        if (export->format == ENTENTE_EXPORT_PHOENIX)
            write_phoenix(&cells, report, &dyad);
        else
            write_petrarch(&cells, report, &dyad);
        export->counts.written++;
    }
    return ENTENTE_OK;
}

EntenteStatus export_phoenix(Export *export, EntenteError *error)
{
    return walk_events(export->walk, export->filter, on_event, export, error);
}
