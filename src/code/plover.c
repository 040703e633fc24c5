/* Events as PLOVER JSON Lines. */
#include "base/date.h"
#include "base/utf8.h"
#include "code/json_write.h"
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

static void write_entities(FILE *stream, const char *key, const EntenteEntity *entities, size_t count)
{
    if (!count)
        return;
    write_key(stream, key);
    fputc('[', stream);
    for (size_t i = 0; i < count; i++) {
        const EntenteEntity *entity = &entities[i];
        fprintf(stream, "%s{\"entity_text\": ", i ? ", " : "");
        json_write_string(stream, entity->text);
        write_member(stream, "entity_name", entente_slice(entity->name));
        write_member(stream, "code", entente_slice(entity->code));
        if (*entity->sectors) {
            write_key(stream, "sector");
            write_list(stream, entity->sectors);
        }
        write_member(stream, "office", entente_slice(entity->office));
        fprintf(stream, ", \"start\": %u, \"end\": %u}", entity->span.start, entity->span.end);
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

static void write_body(FILE *stream, const EntenteSentence *sentence, const EntenteEvent *event)
{
    fprintf(stream, "\"event\": [\"%s\"], \"mode\": [", entente_event_type_name(event->type));
    if (*event->mode)
        json_write_string(stream, entente_slice(event->mode));
    fputc(']', stream);
    write_member(stream, "cameo", entente_slice(event->cameo));
    fprintf(stream, ", \"quad_code\": %u, \"event_scale\": %.1f, \"goldstein\": %.1f", event->quad,
            (double)event->score, (double)event->goldstein);
    write_member(stream, "status", entente_slice(entente_event_status_name(event->status)));
    write_entities(stream, "actor", event->actors, event->actor_count);
    write_entities(stream, "recipient", event->recipients, event->recipient_count);
    write_entities(stream, "mediator", event->mediators, event->mediator_count);
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
    if (event->about) {
        write_key(stream, "about");
        fputs("[{", stream);
        write_body(stream, sentence, event->about);
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

static void write_date(FILE *stream, const char *key, EntenteDate date)
{
    if (!date.month)
        return;
    write_key(stream, key);
    fprintf(stream, "\"%04d-%02u-%02u\"", date.year, date.month, date.day);
}

static void write_event(FILE *stream, const EntenteDocument *document, const EntenteEvent *event)
{
    const EntenteSentence *sentence = &document->sentences[event->sentence];
    fprintf(stream, "{\"id\": \"%s\"", event->id);
    write_date(stream, "date", document->published);
    write_date(stream, "enddate", document->published);
    if (document->published.month)
        write_member(stream, "date_precision", entente_slice("published"));
    fputs(", ", stream);
    write_body(stream, sentence, event);
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
