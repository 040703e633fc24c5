/* Events for a person to read. */
#include "cli/command.h"

#include <string.h>

static void print_slice(FILE *stream, EntenteSlice text)
{
    for (size_t i = 0; i < text.size; i++)
        fputc((unsigned char)text.data[i] < 0x20 ? ' ' : text.data[i], stream);
}

/* Code points, which stand for columns. */
static size_t width_of(EntenteSlice text)
{
    size_t width = 0;
    for (size_t i = 0; i < text.size; i++)
        width += ((unsigned char)text.data[i] & 0xC0) != 0x80;
    return width;
}

/* Print in a column of `width`, cut with an ellipsis where it is too long. */
static void print_cell(FILE *stream, EntenteSlice text, size_t width)
{
    size_t have = width_of(text);
    if (have > width) {
        size_t kept = 0, size;
        for (size = 0; size < text.size; size++)
            if (((unsigned char)text.data[size] & 0xC0) != 0x80 && kept++ == width - 1)
                break;
        print_slice(stream, (EntenteSlice){text.data, size});
        fputs("…", stream);
        have = width;
    } else {
        print_slice(stream, text);
    }
    fprintf(stream, "%*s  ", (int)(width - have), "");
}

static EntenteSlice describe(const EntenteEntity *entity, char *room, size_t size)
{
    EntenteSlice name = *entity->name ? entente_slice(entity->name) : entity->text;
    int code = (int)strnlen(entity->code, sizeof entity->code), sector = (int)strcspn(entity->sectors, ",");
    bool known = code || sector;
    int made = snprintf(room, size, "%.*s%s%.*s%s%.*s%s", (int)name.size, name.data, known ? " (" : "", code,
                        entity->code, code && sector ? " " : "", sector, entity->sectors, known ? ")" : "");
    return (EntenteSlice){room, made < 0 ? 0 : (size_t)made < size ? (size_t)made : size - 1};
}

static EntenteSlice describe_all(const EntenteEntity *entities, size_t count, char *room, size_t size)
{
    size_t used = 0;
    room[0] = 0;
    for (size_t i = 0; i < count && used + 1 < size; i++) {
        char one[160];
        EntenteSlice text = describe(&entities[i], one, sizeof one);
        int made = snprintf(room + used, size - used, "%s%.*s", i ? ", " : "", (int)text.size, text.data);
        used += made > 0 ? (size_t)made : 0;
    }
    return (EntenteSlice){room, used < size ? used : size - 1};
}

enum { ACTOR_WIDTH = 34, EVENT_WIDTH = 24, STATUS_WIDTH = 12 };

static void print_event_name(char *room, size_t size, const EntenteEvent *event)
{
    snprintf(room, size, "%s%s%s %s", entente_event_type_name(event->type), *event->mode ? "/" : "",
             event->mode, event->cameo);
}

void table_draw(const EntenteDocument *document, FILE *stream)
{
    if (!document->event_count)
        return;
    print_slice(stream, document->title.size ? document->title : document->id);
    if (document->published.month)
        fprintf(stream, ", %04d-%02u-%02u", document->published.year, document->published.month,
                document->published.day);
    fputs("\n\n", stream);
    print_cell(stream, entente_slice("actor"), ACTOR_WIDTH);
    print_cell(stream, entente_slice("event"), EVENT_WIDTH);
    print_cell(stream, entente_slice("recipient"), ACTOR_WIDTH);
    fputs("status\n", stream);
    for (size_t i = 0; i < document->event_count; i++) {
        const EntenteEvent *event = &document->events[i];
        char room[512], name[96];
        print_cell(stream, describe_all(event->actors, event->actor_count, room, sizeof room), ACTOR_WIDTH);
        print_event_name(name, sizeof name, event);
        print_cell(stream, entente_slice(name), EVENT_WIDTH);
        print_cell(stream, describe_all(event->recipients, event->recipient_count, room, sizeof room),
                   ACTOR_WIDTH);
        fprintf(stream, "%s\n", entente_event_status_name(event->status));
    }
    fputc('\n', stream);
}

void reasons_draw(const EntenteDocument *document, FILE *stream)
{
    for (size_t i = 0; i < document->event_count; i++) {
        const EntenteEvent *event = &document->events[i];
        char room[512], name[96];
        const EntenteSentence *sentence = &document->sentences[event->sentence];
        if (i == 0 || document->events[i - 1].sentence != event->sentence) {
            print_slice(stream, sentence->text);
            fputs("\n", stream);
        }
        print_event_name(name, sizeof name, event);
        EntenteSlice actors = describe_all(event->actors, event->actor_count, room, sizeof room);
        fprintf(stream, "  %s, %s: %.*s", name, entente_event_status_name(event->status), (int)actors.size,
                actors.data);
        EntenteSlice others = describe_all(event->recipients, event->recipient_count, room, sizeof room);
        fprintf(stream, " -> %.*s\n", (int)others.size, others.data);
        for (const EntenteEvent *about = event->about; about; about = about->about) {
            print_event_name(name, sizeof name, about);
            fprintf(stream, "    about %s, %s\n", name, entente_event_status_name(about->status));
        }
        for (size_t r = 0; r < event->reason_count; r++) {
            const EntenteReason *reason = &event->reasons[r];
            fprintf(stream, "    %-9s \"", reason->field);
            print_slice(stream, reason->words);
            fprintf(stream, "\": %s", reason->rule);
            if (*reason->file)
                fprintf(stream, ", %s:%u", reason->file, reason->line);
            fputc('\n', stream);
        }
    }
}
