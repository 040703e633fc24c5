#include "code/assemble.h"

#include "code/why.h"

#include <string.h>

void assemble_begin(ReportMemory *memory, const EntenteLexicon *lexicon, const EntenteDocument *document)
{
    memory->published = document->published;
    for (size_t i = 0; i < document->sentence_count; i++) {
        places_count(&memory->places, lexicon, &document->sentences[i]);
        contexts_of_sentence(lexicon, &document->sentences[i], &memory->contexts);
    }
}

/* ---- level of a meeting ---- */

typedef struct SetQuestion {
    const char *set;
    bool found;
} SetQuestion;

static bool on_set(void *context, LexiconHit hit)
{
    SetQuestion *question = context;
    if (hit.payload->kind == PAYLOAD_SET &&
        strcmp(image_string(hit.image, hit.payload->index), question->set) == 0)
        question->found = true;
    return !question->found;
}

static bool office_is(const EntenteLexicon *lexicon, const char *office, const char *set)
{
    SetQuestion question = {.set = set};
    if (*office)
        lexicon_find(lexicon, ROOT_SETS, entente_slice(office), on_set, &question);
    return question.found;
}

/* The highest level at which all sides are present: a leader who receives a minister holds no summit. */
static const char *level_of(const EntenteLexicon *lexicon, const EntenteEvent *event)
{
    static const char *const names[] = {"", "officials", "ministers", "leaders"};
    unsigned lowest = 3;
    size_t people = 0;
    const EntenteEntity *sides[] = {event->actors, event->recipients};
    const size_t counts[] = {event->actor_count, event->recipient_count};
    for (size_t s = 0; s < 2; s++)
        for (size_t i = 0; i < counts[s]; i++) {
            const EntenteEntity *entity = &sides[s][i];
            unsigned level = office_is(lexicon, entity->office, "level_leaders")     ? 3
                             : office_is(lexicon, entity->office, "level_ministers") ? 2
                             : *entity->office                                       ? 1
                                                                                     : 0;
            if (!level)
                continue;
            people++;
            lowest = level < lowest ? level : lowest;
        }
    return people ? names[lowest] : "";
}

/* ---- putting together ---- */

bool assemble_sentence(Scene *scene, SentenceFacts *facts)
{
    return figures_read(scene, &facts->tolls);
}

static bool fill_in(const ReportMemory *memory, Scene *scene, const Candidate *candidate, Arena *arena,
                    EntenteEvent *event)
{
    const View *view = &scene->view;
    if (!places_of_event(scene, candidate, &memory->places, arena, &event->place))
        return false;
    uint32_t first, last;
    if (why_find(scene, candidate, &first, &last)) {
        const EntenteToken *from = view_token(view, first), *to = view_token(view, last);
        uint32_t base = view->sentence->start;
        event->why =
            (EntenteSlice){from->text.data, (size_t)(to->text.data + to->text.size - from->text.data)};
        event->why_span = (EntenteSpan){from->start - base, to->end - base};
    }
    if (memory->published.month) {
        event->date = event->enddate = memory->published;
        event->precision = ENTENTE_PUBLISHED;
    }
    if (event->type == ENTENTE_CONSULT)
        event->level = level_of(scene->lexicon, event);
    return true;
}

bool assemble_event(const ReportMemory *memory, const SentenceFacts *facts, Scene *scene,
                    const Candidate *candidate, Arena *arena, EntenteEvent *event)
{
    if (!fill_in(memory, scene, candidate, arena, event) ||
        !figures_give(scene, &facts->tolls, candidate, arena, event))
        return false;
    if (event->about && candidate->about && !fill_in(memory, scene, candidate->about, arena, event->about))
        return false;
    Contexts contexts = contexts_of_sentence(scene->lexicon, scene->view.sentence, NULL) |
                        contexts_of_report(&memory->contexts);
    event->context = contexts_list(contexts, arena);
    return event->context != NULL;
}
