/* Claims of figures that are kept with the document, and their JSON: for `entente code --format tolls`. */
#include "base/json_write.h"
#include "code/tolls.h"

#include <string.h>

static EntenteSlice words_of(const View *view, const Toll *toll)
{
    const EntenteToken *first = view_token(view, toll->first), *last = view_token(view, toll->last);
    const char *end = last->text.data + last->text.size;
    EntenteSlice text = view->sentence->text;
    bool within = first->text.data >= text.data && end <= text.data + text.size && end >= first->text.data;
    return within ? (EntenteSlice){first->text.data, (size_t)(end - first->text.data)} : first->text;
}

static EntenteSlice word_of(const View *view, uint32_t token)
{
    return token ? view_token(view, token)->text : (EntenteSlice){"", 0};
}

bool tolls_keep(Scene *scene, EntenteDocument *document)
{
    const View *view = &scene->view;
    EntenteStages *stages = &document->stages;
    Toll *tolls;
    size_t count, before = stages->toll_count;
    if (!tolls_read(scene, scene->arena, &tolls, &count))
        return false;
    EntenteToll *grown =
        arena_grow(document->arena, stages->tolls, &stages->toll_room, before + count + 1, sizeof *grown);
    if (!grown)
        return false;
    stages->tolls = grown;
    for (size_t i = 0; i < count; i++) {
        const Toll *toll = &tolls[i];
        EntenteToll *kept = &grown[stages->toll_count++];
        *kept = (EntenteToll){.kind = toll_kind_name(toll->kind),
                              .start = view_token(view, toll->first)->start,
                              .end = view_token(view, toll->last)->end,
                              .text = words_of(view, toll),
                              .low = toll->low,
                              .best = toll->best,
                              .high = toll->high,
                              .before_low = toll->before_low,
                              .before_best = toll->before_best,
                              .before_high = toll->before_high,
                              .of = word_of(view, toll->of),
                              .predicate = word_of(view, toll->predicate),
                              .event = word_of(view, toll->event),
                              .part_of = toll->part_of ? before + toll->part_of : 0,
                              .more = toll->more,
                              .status = toll->status};
        if (toll->of)
            memcpy(kept->code, names_entity(&scene->names, toll->of)->code, sizeof kept->code);
    }
    return true;
}

/* ---- printing ---- */

static void write_number(FILE *stream, const char *key, double number)
{
    if (number >= 0)
        fprintf(stream, ", \"%s\": %.15g", key, number);
}

static void write_words(FILE *stream, const char *key, EntenteSlice words)
{
    if (!words.size)
        return;
    fprintf(stream, ", \"%s\": ", key);
    json_write_string(stream, words);
}

bool tolls_write(const EntenteDocument *document, FILE *stream)
{
    for (size_t i = 0; i < document->stages.toll_count; i++) {
        const EntenteToll *toll = &document->stages.tolls[i];
        fprintf(stream, "%s{\"start\": %u, \"end\": %u, \"kind\": \"%s\"", i ? ", " : "", toll->start,
                toll->end, toll->kind);
        write_words(stream, "text", toll->text);
        write_number(stream, "low", toll->low);
        write_number(stream, "best", toll->best);
        write_number(stream, "high", toll->high);
        write_number(stream, "before_low", toll->before_low);
        write_number(stream, "before_best", toll->before_best);
        write_number(stream, "before_high", toll->before_high);
        write_words(stream, "of", toll->of);
        write_words(stream, "code", entente_slice(toll->code));
        write_words(stream, "predicate", toll->predicate);
        write_words(stream, "event", toll->event);
        if (toll->part_of)
            fprintf(stream, ", \"part_of\": %zu", toll->part_of);
        if (toll->more)
            fputs(", \"more\": true", stream);
        if (toll->status != ENTENTE_OCCURRED)
            fprintf(stream, ", \"status\": \"%s\"", entente_event_status_name(toll->status));
        fputc('}', stream);
    }
    return true;
}
