#include "code/narrative.h"

#include "base/date.h"

#include <string.h>

enum { TOWN = 4 };         /* resolution of towns */
enum { MEETING_NEAR = 2 }; /* sentences that still tell of a meeting */
enum { OPENING = 3 };      /* sentences in which a report names its meeting */

/* ---- towns named last ---- */

static EntentePlace *keep(const EntentePlace *place, Arena *arena)
{
    EntentePlace *kept = arena_bytes(arena, sizeof *kept);
    char *name = arena_copy(arena, place->name, strlen(place->name));
    if (!kept || !name)
        return NULL;
    *kept = *place;
    kept->name = name;
    return kept;
}

bool narrative_note(PlaceMemory *memory, Scene *scene, Arena *arena)
{
    const View *view = &scene->view;
    for (uint32_t t = 1, last; t <= view->count; t = (last > t ? last : t) + 1) {
        EntentePlace found;
        bool known;
        last = places_begin(scene, t, view->count, memory, &found, &known);
        const char *only = last ? places_only_country(&scene->names, t) : NULL;
        if (only) {
            memcpy(memory->last, only, sizeof memory->last);
            memory->last_sentence = scene->names.memory->discourse.sentence;
        }
        if (!last || (found.resolution != TOWN && known))
            continue;
        bool capital = places_is_capital(&scene->names, t);
        /* a capital may stand for its government */
        if (capital && !places_announced(scene, t))
            continue;
        const EntentePlace *kept = keep(&found, arena);
        if (!kept)
            return false;
        memory->town = kept;
        if (capital)
            memory->capital = kept;
    }
    return true;
}

/* ---- passages ---- */

static bool is_deed(const EntenteEvent *event)
{
    static const char *const modes[] = {"arrest", "curfew", "seize"};
    if (event->type == ENTENTE_ASSAULT)
        return true;
    if (event->type == ENTENTE_RETREAT)
        return strcmp(event->mode, "release") == 0;
    for (size_t i = 0; event->type == ENTENTE_COERCE && i < sizeof modes / sizeof *modes; i++)
        if (strcmp(event->mode, modes[i]) == 0)
            return true;
    return false;
}

/* Whether the event is told as a background: "has been held". */
static bool is_perfect(const View *view, uint32_t verb)
{
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_AUX && view_lemma_is(view, child, "have"))
            return true;
    return false;
}

static bool is_present(const View *view, uint32_t verb)
{
    const char *form = view_token(view, verb)->xpos;
    return strcmp(form, "VBZ") == 0 || strcmp(form, "VBP") == 0;
}

static bool same_paragraph(const EntenteDocument *document, size_t from, size_t to)
{
    for (size_t i = from + 1; i <= to; i++)
        if (document->sentences[i].starts_paragraph)
            return false;
    return true;
}

static bool is_local(const EntentePlace *place)
{
    return place && place->resolution != 1 && place->resolution != 2;
}

static void take(EntenteEvent *event, const EntenteEvent *before, bool date, bool place)
{
    if (date && before->precision == ENTENTE_DAY) {
        event->date = before->date;
        event->enddate = before->enddate;
        event->precision = before->precision;
        event->historical = before->historical;
    }
    if (place)
        event->place = before->place;
}

static bool goes_on(const EntenteEvent *event, const EntenteEvent *before, const EntenteDocument *document)
{
    enum { NEXT = 1 };
    bool setting = is_deed(before) || before->type == ENTENTE_PROTEST;
    return setting && (before->status == ENTENTE_OCCURRED || before->status == ENTENTE_ALLEGED) &&
           !before->historical && before->sentence + NEXT >= event->sentence &&
           same_paragraph(document, before->sentence, event->sentence);
}

/* The deed told right before. */
static bool continue_deed(const EntenteDocument *document, EntenteEvent *event)
{
    const EntenteEvent *before = document->event_count ? &document->events[document->event_count - 1] : NULL;
    if (!before || !is_deed(event) || !goes_on(event, before, document))
        return false;
    bool undated = event->precision == ENTENTE_PUBLISHED;
    bool same_day =
        before->precision == event->precision && date_to_days(before->date) == date_to_days(event->date);
    bool here = !event->place && is_local(before->place) && (undated || same_day);
    bool then = undated && (here || before->sentence == event->sentence);
    take(event, before, then, here);
    return here || then;
}

static bool share_party(const EntenteEvent *event, const EntenteEvent *meeting)
{
    const EntenteEntity *const roles[] = {meeting->actors, meeting->recipients, meeting->mediators};
    const size_t counts[] = {meeting->actor_count, meeting->recipient_count, meeting->mediator_count};
    for (size_t a = 0; a < event->actor_count; a++)
        for (size_t role = 0; *event->actors[a].code && role < sizeof roles / sizeof *roles; role++)
            for (size_t i = 0; i < counts[role]; i++)
                if (memcmp(roles[role][i].code, event->actors[a].code, sizeof roles[role][i].code) == 0)
                    return true;
    return false;
}

/* "the participants", "the Heads of State", "the summit": whoever met. */
static bool is_of_session(Scene *scene, const Candidate *candidate)
{
    static const char *const lemmas[] = {"participant", "co-chair", "summit",     "meeting",  "conference",
                                         "head",        "leader",   "delegate",   "minister", "side",
                                         "party",       "chair",    "delegation", "forum",    "member"};
    const View *view = &scene->view;
    for (size_t i = 0; i < candidate->actors.count; i++) {
        uint32_t head = candidate->actors.each[i];
        uint32_t article = view_child(view, head, REL_DETERMINER);
        for (size_t k = 0; article && k < sizeof lemmas / sizeof *lemmas; k++)
            if (view_lemma_is(view, head, lemmas[k]))
                return true;
    }
    return false;
}

static bool is_meeting(const EntenteEvent *event)
{
    return event->type == ENTENTE_CONSULT && event->status == ENTENTE_OCCURRED && !event->historical &&
           strcmp(event->mode, "phone") != 0;
}

static bool is_of_meeting(const EntenteEvent *event)
{
    switch (event->type) {
    case ENTENTE_AGREE:
    case ENTENTE_SUPPORT:
    case ENTENTE_CONCEDE:
    case ENTENTE_REQUEST:
    case ENTENTE_ACCUSE:
    case ENTENTE_REJECT:
    case ENTENTE_THREATEN:
    case ENTENTE_CONSULT:
        return true;
    default:
        return false;
    }
}

/* The talks told in the sentences before, or those that the report opens with. */
static void continue_meeting(const EntenteDocument *document, Scene *scene, const Candidate *candidate,
                             EntenteEvent *event)
{
    if (!is_of_meeting(event) || event->precision != ENTENTE_PUBLISHED)
        return;
    bool session = is_of_session(scene, candidate);
    for (size_t i = document->event_count; i-- > 0;) {
        const EntenteEvent *before = &document->events[i];
        if (!is_meeting(before))
            continue;
        bool near = before->sentence < event->sentence &&
                    before->sentence + MEETING_NEAR >= event->sentence &&
                    same_paragraph(document, before->sentence, event->sentence);
        bool opens = before->sentence < OPENING;
        if ((near && (session || share_party(event, before)) && event->type != ENTENTE_CONSULT) ||
            (opens && session)) {
            if (before->precision == ENTENTE_DAY || before->place)
                take(event, before, true,
                     !event->place && (session || strcmp(before->mode, "third-party") == 0 ||
                                       strcmp(before->mode, "multilateral") == 0));
            return;
        }
        if (near)
            return;
    }
}

void narrative_settle(const EntenteDocument *document, Scene *scene, const Candidate *candidate,
                      EntenteEvent *event)
{
    const View *view = &scene->view;
    if (is_perfect(view, candidate->trigger) || is_present(view, candidate->trigger) || event->historical)
        return;
    if (!continue_deed(document, event))
        continue_meeting(document, scene, candidate, event);
}
