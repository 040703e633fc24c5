/* Which format is written by whom; PLOVER and CSV, which the coder's writer and the record's own answers
 * give. */
#include "report/export.h"
#include "base/error.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *name;
    ExportFunction *write;
} formats[ENTENTE_EXPORT_FORMATS] = {
    [ENTENTE_EXPORT_PLOVER] = {"plover", export_plover},
    [ENTENTE_EXPORT_CSV] = {"csv", export_csv},
    [ENTENTE_EXPORT_GDELT] = {"gdelt", export_gdelt},
    [ENTENTE_EXPORT_GDELT_MENTIONS] = {"gdelt-mentions", export_gdelt_mentions},
    [ENTENTE_EXPORT_ICEWS] = {"icews", export_icews},
    [ENTENTE_EXPORT_POLECAT] = {"polecat", export_polecat},
    [ENTENTE_EXPORT_PHOENIX] = {"phoenix", export_phoenix},
    [ENTENTE_EXPORT_PETRARCH] = {"petrarch", export_phoenix},
    [ENTENTE_EXPORT_ACLED] = {"acled", export_acled},
    [ENTENTE_EXPORT_UCDP] = {"ucdp", export_ucdp},
    [ENTENTE_EXPORT_GEOJSON] = {"geojson", export_geojson},
    [ENTENTE_EXPORT_GEXF] = {"gexf", export_gexf},
    [ENTENTE_EXPORT_TIMELINEJS] = {"timelinejs", export_timeline},
    [ENTENTE_EXPORT_ICAL] = {"ical", export_calendar},
};

const char *entente_export_format_name(EntenteExportFormat format)
{
    return (unsigned)format < ENTENTE_EXPORT_FORMATS ? formats[format].name : NULL;
}

EntenteExportFormat entente_export_format_from_name(const char *name)
{
    int format = 0;
    while (format < ENTENTE_EXPORT_FORMATS && strcmp(formats[format].name, name) != 0)
        format++;
    return (EntenteExportFormat)format;
}

/* ---- PLOVER ---- */

static EntenteStatus on_event(const ReportEvent *report, void *context, EntenteError *error)
{
    Export *export = context;
    export->counts.written++;
    if (entente_document_write_plover(report->document, export->stream) != ENTENTE_OK)
        return error_set(error, ENTENTE_IO, NULL, 0, "the output cannot be written");
    return ENTENTE_OK;
}

EntenteStatus export_plover(Export *export, EntenteError *error)
{
    return walk_events(export->walk, export->filter, on_event, export, error);
}

/* ---- CSV ---- */

static EntenteStatus on_row(const EntenteCell *values, size_t count, void *context, EntenteError *error)
{
    Export *export = context;
    Cells cells = {.stream = export->stream, .separator = ','};
    (void)error;
    for (size_t i = 0; !export->counts.written && i < count; i++)
        cell_string(&cells, values[i].name);
    if (!export->counts.written++)
        cells_end(&cells);
    for (size_t i = 0; i < count; i++)
        cell_text(&cells, values[i].text);
    cells_end(&cells);
    return ENTENTE_OK;
}

EntenteStatus export_csv(Export *export, EntenteError *error)
{
    return entente_record_ask(export->record, ENTENTE_ASK_EVENTS, export->filter, on_row, export, error);
}

/* ---- any ---- */

EntenteStatus entente_record_export(EntenteRecord *record, EntenteExportFormat format,
                                    const EntenteFilter *filter, FILE *stream, EntenteExportCounts *counts,
                                    EntenteError *error)
{
    Export export = {.record = record, .filter = filter, .stream = stream, .format = format};
    if ((unsigned)format >= ENTENTE_EXPORT_FORMATS)
        return error_set(error, ENTENTE_BAD_USAGE, NULL, 0, "no such format");
    EntenteStatus status = walk_new(record, &export.walk, error);
    if (status == ENTENTE_OK)
        status = formats[format].write(&export, error);
    if (status == ENTENTE_OK && ferror(stream))
        status = error_set(error, ENTENTE_IO, NULL, 0, "the output cannot be written");
    walk_delete(export.walk);
    if (counts)
        *counts = export.counts;
    return status;
}
