#include "code/narrative.h"

#include "base/date.h"

#include <string.h>

enum { COUNTRY = 1, REGION = 2, DISTRICT = 3, TOWN = 4 }; /* resolutions of places */
enum { MEETING_NEAR = 4 };                                /* sentences that still tell of a meeting */
enum { OPENING = 3 };                                     /* sentences in which a report names its meeting */

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

/* The last token of the name that a heading gives; 0: the sentence is none. */
static uint32_t end_of_heading(const EntenteSentence *sentence, const NameMatch *match)
{
    size_t after = match->last; /* index of the token behind */
    if (after == sentence->token_count)
        return match->last;
    if (sentence->tokens[after].text.size != 1)
        return 0;
    char mark = sentence->tokens[after].text.data[0];
    bool alone = mark == '.' && after + 1 == sentence->token_count;
    return alone || mark == ':' ? match->last : 0;
}

bool narrative_heading(PlaceMemory *memory, const EntenteLexicon *lexicon, const EntenteSentence *sentence,
                       Arena *scratch, Arena *arena)
{
    NameMatch match;
    EntentePlace found;
    /* a heading may stand on a line of its own */
    if (sentence->starts_paragraph && !memory->headed)
        memory->section = NULL;
    memory->headed = false;
    if (!sentence->starts_paragraph || !sentence->token_count || !names_match(lexicon, sentence, 1, &match) ||
        !end_of_heading(sentence, &match))
        return true;
    Scene scene = {.lexicon = lexicon, .arena = scratch};
    if (!view_make(&scene.view, sentence, scratch))
        return false;
    scene.names.view = &scene.view;
    scene.names.at = arena_array(scratch, sentence->token_count + 2, sizeof *scene.names.at);
    if (!scene.names.at)
        return false;
    if (!places_resolve(&scene, &match, memory, &found))
        return true;
    memory->section = keep(&found, arena);
    memory->headed = true;
    for (size_t i = 0; i < 2 && found.resolution == COUNTRY; i++)
        if (!*memory->headings[i] || strcmp(memory->headings[i], found.country) == 0) {
            memcpy(memory->headings[i], found.country, sizeof memory->headings[i]);
            break;
        }
    memory->spot = memory->section;
    if (found.resolution == TOWN)
        memory->town = memory->section;
    else if (found.resolution == REGION || found.resolution == DISTRICT)
        memory->area = memory->section;
    return memory->section != NULL;
}

bool narrative_note(PlaceMemory *memory, Scene *scene, Arena *arena)
{
    const View *view = &scene->view;
    for (uint32_t t = 1, last; t <= view->count; t = (last > t ? last : t) + 1) {
        EntentePlace found;
        bool known;
        last = places_begin(scene, t, view->count, memory, &found, &known);
        const char *only = last && places_announced(scene, t) ? places_only_country(&scene->names, t) : NULL;
        if (only) {
            memcpy(memory->last, only, sizeof memory->last);
            memory->last_sentence = scene->names.memory->discourse.sentence;
        }
        bool local = last && found.resolution != COUNTRY && places_announced(scene, t);
        if (local) {
            memory->spot = keep(&found, arena);
            if (!memory->spot)
                return false;
            if (known && (found.resolution == REGION || found.resolution == DISTRICT))
                memory->area = memory->spot;
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

/* Whether the event is told as a background: "has been held", but not "said that it had destroyed". */
static bool is_perfect(const View *view, uint32_t verb)
{
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_AUX && view_lemma_is(view, child, "have"))
            return view->relation[verb] != REL_CCOMP || !view_text_is(view, child, "had");
    return false;
}

static bool is_present(const View *view, uint32_t verb)
{
    const char *form = view_token(view, verb)->xpos;
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_AUX || view->relation[child] == REL_AUX_PASSIVE)
            if (view_text_is(view, child, "is") || view_text_is(view, child, "are"))
                return true;
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

/* What may go on from a deed: force, arrests, captives who give themselves up, a riot. */
static bool may_go_on(const EntenteEvent *event)
{
    return is_deed(event) || event->type == ENTENTE_PROTEST ||
           (event->type == ENTENTE_RETREAT && !*event->mode);
}

/* The deed told right before, or before what was only said of it. */
static const EntenteEvent *deed_before(const EntenteDocument *document, const EntenteEvent *event, bool noun)
{
    enum { BACK = 3 };
    /* "died in the raids": a noun names what was told already */
    for (size_t back = 1; back <= (noun ? 1u : BACK) && back <= document->event_count; back++) {
        const EntenteEvent *before = &document->events[document->event_count - back];
        if (goes_on(event, before, document))
            return before;
        if (is_deed(before) || before->type == ENTENTE_PROTEST || before->type == ENTENTE_CONSULT)
            return NULL;
    }
    return NULL;
}

/* `told`: in the simple past, as what came next is. */
static bool continue_deed(const EntenteDocument *document, bool noun, bool told, EntenteEvent *event)
{
    const EntenteEvent *before = may_go_on(event) ? deed_before(document, event, noun) : NULL;
    if (!before)
        return false;
    bool undated = event->precision == ENTENTE_PUBLISHED;
    bool same_day =
        before->precision == event->precision && date_to_days(before->date) == date_to_days(event->date);
    bool here = !event->place && is_local(before->place) && (undated || same_day);
    bool there = event->place && before->place && strcmp(event->place->name, before->place->name) == 0;
    bool next = told && !event->place && date_to_days(before->date) == date_to_days(before->enddate);
    bool then = undated && (here || there || next || before->sentence == event->sentence);
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

/* "the participants", "the Heads of State", "the summit": whoever met. `they`: a pronoun will do. */
static bool is_of_session(Scene *scene, const Candidate *candidate, bool they)
{
    static const char *const lemmas[] = {"participant", "co-chair", "summit",     "meeting",  "conference",
                                         "head",        "leader",   "delegate",   "minister", "side",
                                         "party",       "chair",    "delegation", "forum",    "member"};
    const View *view = &scene->view;
    uint32_t subject =
        view_is_verb(view, candidate->trigger) ? arguments_subject(scene, candidate->trigger) : 0;
    if (!subject || subject > view->count)
        return false;
    if (view_text_is(view, subject, "they") || view_text_is(view, subject, "we"))
        return they;
    bool article = view_child(view, subject, REL_DETERMINER) != 0;
    for (size_t k = 0; article && k < sizeof lemmas / sizeof *lemmas; k++)
        if (view_lemma_is(view, subject, lemmas[k]))
            return true;
    return false;
}

/* Whether the words of a meeting are a noun: "a summit was held". A report that opens with such a one tells
 * of little else. */
static bool is_held(const EntenteDocument *document, const EntenteEvent *meeting)
{
    const EntenteSentence *sentence = &document->sentences[meeting->sentence];
    for (size_t t = 0; meeting->trigger_count && t < sentence->token_count; t++) {
        const EntenteToken *token = &sentence->tokens[t];
        if (token->start - sentence->start != meeting->triggers[0].start)
            continue;
        return token->upos == ENTENTE_NOUN ||
               (token->lemma.size == 4 && memcmp(token->lemma.data, "hold", 4) == 0);
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
    int32_t since = INT32_MIN; /* the last day on which the sentences between tell of a deed */
    for (size_t i = document->event_count; i-- > 0;) {
        const EntenteEvent *before = &document->events[i];
        if (is_deed(before) && before->precision == ENTENTE_DAY && date_to_days(before->date) > since)
            since = date_to_days(before->date);
        if (!is_meeting(before))
            continue;
        bool over = before->precision == ENTENTE_DAY && since > date_to_days(before->enddate);
        bool near = !over && before->sentence < event->sentence &&
                    before->sentence + MEETING_NEAR >= event->sentence &&
                    same_paragraph(document, before->sentence, event->sentence);
        bool opens = before->sentence < OPENING && before->precision == ENTENTE_DAY && before->place;
        bool held = opens && is_held(document, before);
        bool session = is_of_session(scene, candidate, held);
        bool guest = held && before->sentence == 0 && share_party(event, before);
        if ((near && (session || share_party(event, before)) && event->type != ENTENTE_CONSULT) ||
            (opens && (session || guest))) {
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

/* "He appealed to both": the one who spoke in the sentence before goes on. */
static bool continue_speech(const EntenteDocument *document, Scene *scene, const Candidate *candidate,
                            EntenteEvent *event)
{
    static const char *const pronouns[] = {"he", "she", "they", "it"};
    const EntenteEvent *before = document->event_count ? &document->events[document->event_count - 1] : NULL;
    bool speaks = is_of_meeting(event) || event->type == ENTENTE_SANCTION;
    bool spoke = before && (is_of_meeting(before) || before->type == ENTENTE_SANCTION ||
                            before->type == ENTENTE_PROTEST);
    if (!speaks || !spoke || event->precision != ENTENTE_PUBLISHED || before->precision != ENTENTE_DAY ||
        before->historical || before->sentence + 1 != event->sentence ||
        !view_is_verb(&scene->view, candidate->trigger) || !share_party(event, before))
        return false;
    uint32_t subject = arguments_subject(scene, candidate->trigger);
    for (size_t i = 0; subject && i < sizeof pronouns / sizeof *pronouns; i++)
        if (view_text_is(&scene->view, subject, pronouns[i])) {
            take(event, before, true, false);
            return true;
        }
    return false;
}

/* What the same sentence told before on a day: "who met the envoy on Friday, condemned the raid", "left on
 * Tuesday; Israel answered by expelling the consul". */
static void continue_sentence(const EntenteDocument *document, Scene *scene, const Candidate *candidate,
                              EntenteEvent *event)
{
    const View *view = &scene->view;
    const EntenteEvent *before = document->event_count ? &document->events[document->event_count - 1] : NULL;
    if (!before || before->sentence != event->sentence || before->precision != ENTENTE_DAY ||
        before->historical || event->precision != ENTENTE_PUBLISHED || !event->trigger_count ||
        !before->trigger_count || before->triggers[0].start > event->triggers[0].start ||
        !view_is_verb(view, candidate->trigger))
        return;
    bool talk = before->type == ENTENTE_CONSULT || before->type == ENTENTE_REQUEST;
    bool relative = view->relation[candidate->trigger] == REL_RELATIVE;
    bool deed = !is_of_meeting(event) && !relative &&
                (is_deed(before) || before->type == event->type || before->type == ENTENTE_PROTEST);
    if ((is_of_meeting(event) && talk) || deed)
        take(event, before, true, false);
}

/* Deeds of any kind, which a heading may place. */
static bool is_done(const EntenteEvent *event)
{
    return event->type == ENTENTE_ASSAULT || event->type == ENTENTE_COERCE ||
           event->type == ENTENTE_PROTEST || event->type == ENTENTE_MOBILIZE ||
           event->type == ENTENTE_RETREAT;
}

/* "A team visited Sorabe and confirmed that seven people were killed": what visitors find out, lies there. */
static void continue_visit(const EntenteDocument *document, EntenteEvent *event)
{
    const EntenteEvent *before = document->event_count ? &document->events[document->event_count - 1] : NULL;
    if (before && before->sentence == event->sentence && before->type == ENTENTE_CONSULT &&
        strcmp(before->mode, "visit") == 0 && before->status == ENTENTE_OCCURRED && before->trigger_count &&
        event->trigger_count && before->triggers[0].start < event->triggers[0].start && is_deed(event) &&
        event->status == ENTENTE_OCCURRED && !event->place && is_local(before->place))
        take(event, before, false, true);
}

void narrative_settle(const EntenteDocument *document, const PlaceMemory *memory, Scene *scene,
                      const Candidate *candidate, EntenteEvent *event)
{
    const View *view = &scene->view;
    if (is_perfect(view, candidate->trigger) || is_present(view, candidate->trigger) || event->historical)
        return;
    uint32_t had = view_child(view, candidate->trigger, REL_AUX);
    bool told = view_is_verb(view, candidate->trigger) && !view_text_is(view, had, "had");
    if (!continue_deed(document, candidate->noun, told, event) &&
        !continue_speech(document, scene, candidate, event))
        continue_meeting(document, scene, candidate, event);
    continue_sentence(document, scene, candidate, event);
    continue_visit(document, event);
    if (!event->place && memory->section && is_done(event)) {
        EntentePlace *section = arena_bytes(document->arena, sizeof *section);
        if (section) /* else it stays without */
            *section = *memory->section;
        event->place = section;
    }
}
