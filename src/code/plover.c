/* Events as PLOVER JSON Lines. */
#include "base/date.h"
#include "base/json_write.h"
#include "base/utf8.h"
#include "entente.h"

#include <math.h>
#include <string.h>

/* ---- JSON ---- */

static void write_key(FILE *stream, const char *key)
{
    fprintf(stream, ", \"%s\": ", key);
}

static void write_member(FILE *stream, const char *key, EntenteSlice text)
{
    if (!text.size)
        return;
    write_key(stream, key);
    json_write_string(stream, text);
}

/* "GOV,MIL" as ["GOV", "MIL"] */
static void write_list(FILE *stream, const char *list)
{
    fputc('[', stream);
    for (const char *at = list; *at;) {
        size_t size = strcspn(at, ",");
        if (at != list)
            fputs(", ", stream);
        json_write_string(stream, (EntenteSlice){at, size});
        at += size + (at[size] == ',');
    }
    fputc(']', stream);
}

/* ---- parts ---- */

static void write_entity(FILE *stream, const EntenteEntity *entity, bool placed)
{
    fputs("{\"entity_text\": ", stream);
    json_write_string(stream, entity->text);
    write_member(stream, "entity_meant", entity->meant);
    write_member(stream, "entity_name", entente_slice(entity->name));
    write_member(stream, "code", entente_slice(entity->code));
    if (*entity->sectors) {
        write_key(stream, "sector");
        write_list(stream, entity->sectors);
    }
    write_member(stream, "office", entente_slice(entity->office));
    if (placed)
        fprintf(stream, ", \"start\": %u, \"end\": %u", entity->span.start, entity->span.end);
    fputc('}', stream);
}

static void write_entities(FILE *stream, const char *key, const EntenteEntity *entities, size_t count)
{
    if (!count)
        return;
    write_key(stream, key);
    fputc('[', stream);
    for (size_t i = 0; i < count; i++) {
        fputs(i ? ", " : "", stream);
        write_entity(stream, &entities[i], true);
    }
    fputc(']', stream);
}

/* The bytes of a sentence between two code points from its start. */
static EntenteSlice words_at(const EntenteSentence *sentence, EntenteSpan span)
{
    size_t at = 0, from = 0;
    uint32_t code;
    for (uint32_t count = 0; at < sentence->text.size && count < span.end; count++) {
        if (count == span.start)
            from = at;
        at += utf8_decode(sentence->text, at, &code);
    }
    return (EntenteSlice){sentence->text.data + from, at - from};
}

static void write_date(FILE *stream, const char *key, EntenteDate date)
{
    if (!date.month)
        return;
    write_key(stream, key);
    fprintf(stream, "\"%04d-%02u-%02u\"", date.year, date.month, date.day);
}

static void write_dates(FILE *stream, const EntenteEvent *event)
{
    write_date(stream, "date", event->date);
    write_date(stream, "enddate", event->enddate);
    write_member(stream, "date_precision", entente_slice(entente_precision_name(event->precision)));
    if (event->historical)
        fputs(", \"historical\": true", stream);
}

static void write_place(FILE *stream, const EntentePlace *place)
{
    if (!place)
        return;
    write_key(stream, "event_loc");
    fputs("{\"extracted_place\": ", stream);
    json_write_string(stream, place->text);
    write_member(stream, "resolved_place", entente_slice(place->name));
    write_member(stream, "country_code", entente_slice(place->country));
    write_member(stream, "province", entente_slice(place->region));
    write_member(stream, "feature", entente_slice(place->kind));
    write_member(stream, "claimants", entente_slice(place->claimants));
    if (place->located)
        fprintf(stream, ", \"lat\": %.4f, \"lon\": %.4f", (double)place->latitude, (double)place->longitude);
    if (place->resolution)
        fprintf(stream, ", \"resolution\": %u", place->resolution);
    fprintf(stream, ", \"start\": %u, \"end\": %u}", place->span.start, place->span.end);
}

static void write_number(FILE *stream, const char *key, double number)
{
    if (number >= 0)
        fprintf(stream, "\"%s\": %.0f, ", key, number);
}

static void write_figure(FILE *stream, const EntenteFigure *figure)
{
    fputc('{', stream);
    write_number(stream, "low", figure->low);
    write_number(stream, "best", figure->best);
    write_number(stream, "high", figure->high);
    fputs("\"text\": ", stream);
    json_write_string(stream, figure->text);
    if (figure->of.text.size) {
        write_key(stream, "of");
        write_entity(stream, &figure->of, true);
    }
    if (figure->by.text.size) {
        write_key(stream, "by");
        write_entity(stream, &figure->by, false);
    }
    fputc('}', stream);
}

/* One claim of a kind stands by itself, several in a list. */
static void write_size(FILE *stream, const EntenteEvent *event)
{
    if (!event->figure_count)
        return;
    write_key(stream, "size");
    fputc('{', stream);
    bool first = true;
    for (int kind = 0; kind < ENTENTE_FIGURE_KINDS; kind++) {
        size_t count = 0, written = 0;
        for (size_t i = 0; i < event->figure_count; i++)
            count += event->figures[i].kind == (EntenteFigureKind)kind;
        if (!count)
            continue;
        fprintf(stream, "%s\"%s\": %s", first ? "" : ", ", entente_figure_kind_name((EntenteFigureKind)kind),
                count > 1 ? "[" : "");
        for (size_t i = 0; i < event->figure_count; i++)
            if (event->figures[i].kind == (EntenteFigureKind)kind) {
                fputs(written++ ? ", " : "", stream);
                write_figure(stream, &event->figures[i]);
            }
        fputs(count > 1 ? "]" : "", stream);
        first = false;
    }
    fputc('}', stream);
}

static void write_sources(FILE *stream, const EntenteEvent *event)
{
    if (!event->source_count)
        return;
    write_key(stream, "attribution");
    fputc('[', stream);
    for (size_t i = 0; i < event->source_count; i++) {
        const EntenteSource *source = &event->sources[i];
        fprintf(stream, "%s{\"speaker\": ", i ? ", " : "");
        write_entity(stream, &source->speaker, false);
        write_member(stream, "cue", source->cue);
        write_member(stream, "medium", source->medium);
        fputc('}', stream);
    }
    fputc(']', stream);
}

static void write_why(FILE *stream, const EntenteEvent *event)
{
    if (!event->why.size)
        return;
    write_key(stream, "reason");
    fputs("{\"text\": ", stream);
    json_write_string(stream, event->why);
    fprintf(stream, ", \"start\": %u, \"end\": %u}", event->why_span.start, event->why_span.end);
}

static void write_body(FILE *stream, const EntenteSentence *sentence, const EntenteEvent *event)
{
    fprintf(stream, "\"event\": [\"%s\"], \"mode\": [", entente_event_type_name(event->type));
    if (*event->mode)
        json_write_string(stream, entente_slice(event->mode));
    fputc(']', stream);
    if (*event->context) {
        write_key(stream, "context");
        write_list(stream, event->context);
    }
    write_member(stream, "cameo", entente_slice(event->cameo));
    fprintf(stream, ", \"quad_code\": %u, \"event_scale\": %.1f, \"goldstein\": %.1f", event->quad,
            (double)event->score, (double)event->goldstein);
    write_member(stream, "status", entente_slice(entente_event_status_name(event->status)));
    write_entities(stream, "actor", event->actors, event->actor_count);
    write_entities(stream, "recipient", event->recipients, event->recipient_count);
    write_entities(stream, "mediator", event->mediators, event->mediator_count);
    write_member(stream, "level", entente_slice(event->level));
    write_key(stream, "event_text");
    fputc('[', stream);
    for (size_t i = 0; i < event->trigger_count; i++) {
        fputs(i ? ", " : "", stream);
        json_write_string(stream, words_at(sentence, event->triggers[i]));
    }
    fputs("], \"trigger\": [", stream);
    for (size_t i = 0; i < event->trigger_count; i++)
        fprintf(stream, "%s{\"start\": %u, \"end\": %u}", i ? ", " : "", event->triggers[i].start,
                event->triggers[i].end);
    fputc(']', stream);
    write_place(stream, event->place);
    write_size(stream, event);
    write_why(stream, event);
    if (event->about) {
        write_key(stream, "about");
        fputs("[{", stream);
        write_body(stream, sentence, event->about);
        write_dates(stream, event->about);
        fputs("}]", stream);
    }
}

static void write_reasons(FILE *stream, const EntenteEvent *event)
{
    if (!event->reason_count)
        return;
    write_key(stream, "explain");
    fputc('[', stream);
    for (size_t i = 0; i < event->reason_count; i++) {
        const EntenteReason *reason = &event->reasons[i];
        fprintf(stream, "%s{\"field\": \"%s\", \"words\": ", i ? ", " : "", reason->field);
        json_write_string(stream, reason->words);
        write_member(stream, "rule", entente_slice(reason->rule));
        if (*reason->file) {
            write_member(stream, "file", entente_slice(reason->file));
            fprintf(stream, ", \"line\": %u", reason->line);
        }
        fputc('}', stream);
    }
    fputc(']', stream);
}

static void write_event(FILE *stream, const EntenteDocument *document, const EntenteEvent *event)
{
    const EntenteSentence *sentence = &document->sentences[event->sentence];
    fprintf(stream, "{\"id\": \"%s\"", event->id);
    write_dates(stream, event);
    fputs(", ", stream);
    write_body(stream, sentence, event);
    write_sources(stream, event);
    write_member(stream, "text", sentence->text);
    fprintf(stream, ", \"text_info\": {\"sequence\": %zu, \"start\": %u, \"end\": %u}",
            document->first_sentence + event->sentence + 1, sentence->start, sentence->end);
    write_key(stream, "cite_info");
    fputs("{\"document\": ", stream);
    json_write_string(stream, document->id);
    write_member(stream, "url", document->url);
    write_member(stream, "title", document->title);
    write_member(stream, "publication", document->publication);
    write_date(stream, "published", document->published);
    fputs(", \"language\": \"en\"}", stream);
    fprintf(stream, ", \"coder\": \"entente " ENTENTE_VERSION "\", \"confidence\": %.2f",
            (double)event->confidence);
    write_reasons(stream, event);
    fputs("}\n", stream);
}

EntenteStatus entente_document_write_plover(const EntenteDocument *document, FILE *stream)
{
    for (size_t i = 0; i < document->event_count; i++)
        write_event(stream, document, &document->events[i]);
    return ferror(stream) ? ENTENTE_IO : ENTENTE_OK;
}
