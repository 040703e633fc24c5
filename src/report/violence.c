/* Violence and protest for those who work with ACLED or with UCDP's georeferenced events: their columns, one
 * row an incident, however many reports tell of it. ACLED-like rows are assaults, protests, arrests,
 * movements of forces and agreements that happened; UCDP-like rows are assaults in which somebody says that
 * somebody died. */
#include "base/date.h"
#include "base/slice.h"
#include "report/export.h"

#include <stdlib.h>
#include <string.h>

static const EntenteEntity *actor_of(const EntenteEvent *event, size_t side)
{
    if (!side)
        return event->actor_count ? &event->actors[0] : NULL;
    if (event->recipient_count)
        return &event->recipients[0];
    return event->actor_count > 1 ? &event->actors[1] : NULL;
}

static EntenteSlice first_of(const char *list)
{
    return (EntenteSlice){list, strcspn(list, ",")};
}

static void write_name(Cells *cells, const EntenteEntity *entity)
{
    if (entity)
        cell_text(cells, entity_name(entity));
    else
        cell_string(cells, "");
}

static const char *place_name(const EntentePlace *place)
{
    return place ? place->name : "";
}

static void write_coordinates(Cells *cells, const EntentePlace *place)
{
    if (place && place->located) {
        cell_format(cells, "%.4f", (double)place->latitude);
        cell_format(cells, "%.4f", (double)place->longitude);
    } else {
        cells_empty(cells, 2);
    }
}

/* ---- ACLED ---- */

typedef struct AcledKind {
    const char *type, *mode, *disorder, *event, *sub;
} AcledKind;

static const AcledKind acled_kinds[] = {
    {"ASSAULT", "heavy-weapons", "Political violence", "Explosions/Remote violence",
     "Shelling/artillery/missile attack"},
    {"ASSAULT", "aerial", "Political violence", "Explosions/Remote violence", "Air/drone strike"},
    {"ASSAULT", "drone", "Political violence", "Explosions/Remote violence", "Air/drone strike"},
    {"ASSAULT", "explosives", "Political violence", "Explosions/Remote violence",
     "Remote explosive/landmine/IED"},
    {"ASSAULT", "suicide-attack", "Political violence", "Explosions/Remote violence", "Suicide bomb"},
    {"ASSAULT", "unconventional", "Political violence", "Explosions/Remote violence", "Chemical weapon"},
    {"ASSAULT", "abduct", "Political violence", "Violence against civilians",
     "Abduction/forced disappearance"},
    {"ASSAULT", "sexual", "Political violence", "Violence against civilians", "Sexual violence"},
    {"ASSAULT", "destroy", "Strategic developments", "Strategic developments",
     "Looting/property destruction"},
    {"ASSAULT", "crowd-control", "Demonstrations", "Protests", "Excessive force against protesters"},
    {"ASSAULT", NULL, "Political violence", "Battles", "Armed clash"},
    {"PROTEST", "riot", "Demonstrations", "Riots", "Violent demonstration"},
    {"PROTEST", NULL, "Demonstrations", "Protests", "Peaceful protest"},
    {"COERCE", "arrest", "Strategic developments", "Strategic developments", "Arrests"},
    {"MOBILIZE", NULL, "Strategic developments", "Strategic developments", "Change to group/activity"},
    {"RETREAT", "withdraw", "Strategic developments", "Strategic developments",
     "Non-violent transfer of territory"},
};

static const AcledKind *acled_kind(const ReportEntry *entry)
{
    for (size_t i = 0; i < sizeof acled_kinds / sizeof *acled_kinds; i++)
        if (strcmp(entry->type, acled_kinds[i].type) == 0 &&
            (!acled_kinds[i].mode || strcmp(entry->mode, acled_kinds[i].mode) == 0))
            return &acled_kinds[i];
    return NULL;
}

static const char *inter_of(const EntenteEntity *entity, const ReportEntry *entry, bool acts)
{
    if (!entity)
        return "0";
    if (acts && strcmp(entry->type, "PROTEST") == 0)
        return strcmp(entry->mode, "riot") == 0 ? "5" : "6";
    const SchemeSector *sector = scheme_sector(first_of(entity->sectors));
    return sector ? sector->acled : scheme_state(entity->code) ? "1" : "8";
}

static bool is_civilian(const char *inter)
{
    return strcmp(inter, "7") == 0;
}

/* 1 the day is told, 2 the week, 3 the month or less. */
static int time_precision(const char *precision)
{
    return strcmp(precision, "day") == 0 || strcmp(precision, "published") == 0 ? 1
           : strcmp(precision, "week") == 0                                     ? 2
                                                                                : 3;
}

static void write_interaction(Cells *cells, const char *a, const char *b)
{
    bool swapped = *b != '0' && *b < *a;
    cell_format(cells, "%s%s", swapped ? b : a, swapped ? a : b);
}

static EntenteStatus on_acled(const ReportEntry *entry, void *context, EntenteError *error)
{
    Export *export = context;
    Cells cells = {.stream = export->stream, .separator = ','};
    const AcledKind *kind = acled_kind(entry);
    const EntenteEvent *event = entry->first.event;
    (void)error;
    if (!kind || !event_is_real(event) || !entry->date.month) {
        export->counts.left_out++;
        return ENTENTE_OK;
    }
    const SchemeState *state = entry->place ? scheme_state(entry->place->country) : NULL;
    const EntenteEntity *one = actor_of(event, 0), *two = actor_of(event, 1);
    const char *first = inter_of(one, entry, true), *second = inter_of(two, entry, false);
    bool civilians = is_civilian(second) && strcmp(entry->type, "ASSAULT") == 0;
    bool battle = strcmp(kind->event, "Battles") == 0;
    cell_format(&cells, "%s-%s", state ? state->iso3 : "XXX", entry->id);
    cell_date(&cells, entry->date, "Y-M-D");
    cell_date(&cells, entry->date, "Y");
    cell_format(&cells, "%d", time_precision(entry->precision));
    cell_string(&cells, kind->disorder);
    cell_string(&cells, battle && civilians ? "Violence against civilians" : kind->event);
    cell_string(&cells, battle && civilians ? "Attack" : kind->sub);
    write_name(&cells, one);
    cells_empty(&cells, 1);
    cell_string(&cells, first);
    write_name(&cells, two);
    cells_empty(&cells, 1);
    cell_string(&cells, second);
    write_interaction(&cells, first, second);
    cell_string(&cells, civilians ? "Civilian targeting" : "");
    cell_format(&cells, "%d", state ? (int)strtol(state->number, NULL, 10) : 0);
    cells_empty(&cells, 1); /* ACLED's regions are its own */
    cell_string(&cells, state ? state->name : "");
    cell_string(&cells, entry->place ? entry->place->region : "");
    cells_empty(&cells, 2);
    cell_string(&cells, place_name(entry->place));
    write_coordinates(&cells, entry->place);
    /* 1 a town, 2 near or a part of a region, 3 a region or less */
    cell_string(&cells, !entry->place                   ? ""
                        : entry->place->resolution >= 4 ? "1"
                        : entry->place->resolution == 3 ? "2"
                                                        : "3");
    cell_string(&cells, entry->publications);
    cells_empty(&cells, 1);
    cell_text(&cells, entry->first.document->sentences[0].text.size ? entry->first.document->sentences[0].text
                                                                    : entente_slice(entry->title));
    cell_format(&cells, "%.0f",
                entry->low > 0 ? entry->low : 0); /* ACLED takes the lowest of several claims */
    cells_empty(&cells, 1);
    cell_format(&cells, "%lld", (long long)date_to_days(entry->first.document->published) * 86400);
    cells_end(&cells);
    export->counts.written++;
    return ENTENTE_OK;
}

EntenteStatus export_acled(Export *export, EntenteError *error)
{
    Cells cells = {.stream = export->stream, .separator = ','};
    cells_heads(&cells,
                "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,"
                "assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,"
                "country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,"
                "notes,fatalities,tags,timestamp");
    return walk_entries(export->walk, "incident", export->filter, on_acled, export, error);
}

/* ---- UCDP ---- */

/* 1 a state fights, 2 others fight each other, 3 civilians are killed. */
static int type_of_violence(const EntenteEntity *one, const EntenteEntity *two)
{
    const SchemeSector *a = one ? scheme_sector(first_of(one->sectors)) : NULL;
    const SchemeSector *b = two ? scheme_sector(first_of(two->sectors)) : NULL;
    if (b && is_civilian(b->acled))
        return 3;
    bool state = (one && scheme_state(one->code) && (!a || *a->acled == '1')) ||
                 (two && scheme_state(two->code) && (!b || *b->acled == '1'));
    return state ? 1 : 2;
}

static int where_precision(const EntentePlace *place)
{
    return !place                   ? 7
           : place->resolution >= 4 ? 1
           : place->resolution == 3 ? 3
           : place->resolution == 2 ? 4
                                    : 6;
}

static int date_precision(const char *precision)
{
    return strcmp(precision, "day") == 0 || strcmp(precision, "published") == 0 ? 1
           : strcmp(precision, "week") == 0                                     ? 3
           : strcmp(precision, "month") == 0                                    ? 4
                                                                                : 5;
}

/* The cell of PRIO's grid of half degrees, numbered from the South-West. */
static void write_grid(Cells *cells, const EntentePlace *place)
{
    if (!place || !place->located) {
        cells_empty(cells, 2);
        return;
    }
    double row = ((double)place->latitude + 90) * 2, column = ((double)place->longitude + 180) * 2;
    int r = row >= 360 ? 359 : (int)row, c = column >= 720 ? 719 : (int)column;
    cell_format(cells, "POINT (%.4f %.4f)", (double)place->longitude, (double)place->latitude);
    cell_format(cells, "%d", r * 720 + c + 1);
}

static const char *gw_of(const EntenteEntity *entity)
{
    const SchemeState *state = entity ? scheme_state(entity->code) : NULL;
    const SchemeSector *sector = entity ? scheme_sector(first_of(entity->sectors)) : NULL;
    return state && (!sector || *sector->acled == '1') ? state->gw_number : "";
}

static EntenteStatus on_ucdp(const ReportEntry *entry, void *context, EntenteError *error)
{
    Export *export = context;
    Cells cells = {.stream = export->stream, .separator = ','};
    const EntenteEvent *event = entry->first.event;
    const EntenteDocument *document = entry->first.document;
    (void)error;
    if (strcmp(entry->type, "ASSAULT") != 0 || entry->high < 1 || !event_is_real(event) ||
        !entry->date.month) {
        export->counts.left_out++;
        return ENTENTE_OK;
    }
    const SchemeState *state = entry->place ? scheme_state(entry->place->country) : NULL;
    const EntenteEntity *one = actor_of(event, 0), *two = actor_of(event, 1);
    int violence = type_of_violence(one, two);
    double of_a = entry->of_actors > 0 ? entry->of_actors : 0,
           of_b = entry->of_others > 0 ? entry->of_others : 0;
    double unknown = entry->best - of_a - of_b;
    cell_format(&cells, "%llu", (unsigned long long)dyad_id(&entry->first, 0));
    cell_string(&cells, entry->id);
    cell_date(&cells, entry->date, "Y");
    cell_string(&cells, entry->best >= 25 ? "1" : "0");
    cell_string(&cells, entry->reports > 1 ? "Clear" : "Check");
    cell_format(&cells, "%d", violence);
    cells_empty(&cells, 2);
    cell_string(&cells, entry->sides);
    cells_empty(&cells, 2);
    const EntenteSlice empty = {"", 0}, b = violence == 3 ? entente_slice("Civilians")
                                            : two         ? entity_name(two)
                                                          : empty;
    const EntenteSlice dyad[] = {one ? entity_name(one) : empty, entente_slice(" - "), b};
    cell_joined(&cells, dyad, b.size ? 3 : 1);
    cells_empty(&cells, 2);
    write_name(&cells, one);
    cells_empty(&cells, 2);
    cell_text(&cells, b);
    cell_format(&cells, "%lld", (long long)entry->reports);
    cell_string(&cells, entry->publications);
    cell_text(&cells, publication_of(document));
    cell_date(&cells, document->published, "Y-M-D");
    cell_text(&cells, document->title);
    cell_text(&cells, event->source_count ? entity_name(&event->sources[0].speaker) : (EntenteSlice){"", 0});
    cell_format(&cells, "%d", where_precision(entry->place));
    cell_string(&cells, place_name(entry->place));
    cell_string(&cells, place_name(entry->place));
    cell_string(&cells, entry->place ? entry->place->region : "");
    cells_empty(&cells, 1);
    write_coordinates(&cells, entry->place);
    write_grid(&cells, entry->place);
    cell_string(&cells, state ? state->name : "");
    cell_string(&cells, state ? state->gw_number : "");
    cells_empty(&cells, 1);
    cell_string(&cells, time_precision(entry->precision) == 1 ? "1" : "2");
    cell_format(&cells, "%d", date_precision(entry->precision));
    cell_date(&cells, entry->date, "Y-M-D");
    cell_date(&cells, entry->enddate.month ? entry->enddate : entry->date, "Y-M-D");
    cell_number(&cells, of_a, 0);
    cell_number(&cells, violence == 3 ? 0 : of_b, 0);
    cell_number(&cells, violence == 3 ? of_b : 0, 0);
    cell_number(&cells, unknown > 0 ? unknown : 0, 0);
    cell_number(&cells, entry->best, 0);
    cell_number(&cells, entry->high, 0);
    cell_number(&cells, entry->low, 0);
    cell_string(&cells, gw_of(one));
    cell_string(&cells, gw_of(two));
    cells_end(&cells);
    export->counts.written++;
    return ENTENTE_OK;
}

EntenteStatus export_ucdp(Export *export, EntenteError *error)
{
    Cells cells = {.stream = export->stream, .separator = ','};
    cells_heads(
        &cells,
        "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,"
        "conflict_name,dyad_dset_id,dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,"
        "side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,source_office,source_date,"
        "source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,"
        "latitude,longitude,geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,"
        "date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,best,high,low,gwnoa,gwnob");
    return walk_entries(export->walk, "incident", export->filter, on_ucdp, export, error);
}
