#include "code/names.h"

#include "base/date.h"
#include "base/slice.h"
#include "code/coreference.h"
#include "code/names_inside.h"
#include "lexicon/fold.h"

#include <string.h>

static const char nothing[] = "";

/* ---- finding ---- */

static bool is_name_word(const EntenteToken *token)
{
    return token->upos != ENTENTE_PUNCT;
}

/* Whether no word of the report begins so. */
static bool lacks(const EntenteDocument *document, const char *beginning)
{
    size_t size = strlen(beginning);
    for (size_t s = 0; s < document->sentence_count; s++)
        for (size_t t = 0; t < document->sentences[s].token_count; t++) {
            EntenteSlice text = document->sentences[s].tokens[t].text;
            if (text.size >= size && memcmp(text.data, beginning, size) == 0)
                return false;
        }
    return true;
}

void names_begin(NameMemory *memory, const EntenteDocument *document, const struct PlaceMemory *countries)
{
    *memory = (NameMemory){.day = document->published.month ? date_to_days(document->published) : DAY_LAST,
                           .document = document,
                           .seat_alone = lacks(document, "Belgi"),
                           .countries = countries};
    discourse_begin(&memory->discourse, document->arena);
}

bool names_find(Names *names, const View *view, const EntenteLexicon *lexicon, NameMemory *memory,
                Arena *arena)
{
    *names = (Names){.view = view, .lexicon = lexicon, .memory = memory, .arena = arena};
    names->matches = arena_array(arena, (size_t)view->count + 1, sizeof *names->matches);
    names->at = arena_array(arena, (size_t)view->count + 1, sizeof *names->at);
    names->entities = arena_array(arena, (size_t)view->count + 1, sizeof *names->entities);
    names->state = arena_array(arena, (size_t)view->count + 1, 1);
    names->kinds = arena_array(arena, (size_t)view->count + 1, 1);
    names->genders = arena_array(arena, (size_t)view->count + 1, 1);
    names->links = arena_array(arena, (size_t)view->count + 1, sizeof *names->links);
    if (!names->matches || !names->at || !names->entities || !names->state || !names->kinds ||
        !names->genders || !names->links)
        return false;
    for (uint32_t t = 1; t <= view->count;) {
        NameMatch *match = &names->matches[names->match_count];
        const EntenteToken *token = view_token(view, t);
        bool verb = token->upos == ENTENTE_VERB || token->upos == ENTENTE_AUX || token->upos == ENTENTE_ADP ||
                    token->upos == ENTENTE_DET || token->upos == ENTENTE_PRON || token->upos == ENTENTE_ADV;
        bool found = is_name_word(token) && names_match(lexicon, view->sentence, t, match) &&
                     !(verb && match->last == t);
        /* villages have every name there is: Of, Man, Police */
        if (found && names_only_places(match) && !names_is_proper(view, match))
            found = false;
        if (found) {
            names_drop_namesakes(names, match);
            names_drop_past(names, match);
        }
        found = found && match->hit_count;
        if (found) {
            names->match_count++;
            for (uint32_t i = t; i <= match->last; i++)
                names->at[i] = (uint32_t)names->match_count;
            t = match->last + 1;
        } else {
            t++;
        }
    }
    return true;
}

uint32_t names_substance(const Names *names, uint32_t head)
{
    const View *view = names->view;
    for (uint32_t steps = 0; steps < 3; steps++) {
        if (names->at[head] || !(names_in_set(names->lexicon, view, head, "quantity") ||
                                 view_token(view, head)->upos == ENTENTE_NUM))
            return head;
        uint32_t inner = 0;
        for (uint32_t child = view->first_child[head]; child; child = view->next_sibling[child])
            if (view->relation[child] == REL_NMOD && view_text_is(view, view_case(view, child), "of"))
                inner = child;
        if (!inner)
            return head;
        head = inner;
    }
    return head;
}

/* ---- actors ---- */

static const LexiconHit *best_hit(const NameMatch *match, PayloadKind kind, int actor_kind)
{
    for (size_t i = 0; i < match->hit_count; i++)
        if (match->hits[i].payload->kind == (uint32_t)kind &&
            (kind != PAYLOAD_ACTOR || actor_kind < 0 ||
             hit_actor(match->hits[i])->kind == (uint32_t)actor_kind))
            return &match->hits[i];
    return NULL;
}

/* The office held on that day; after the last one, NULL with `*former` set. Without a day, the newest. */
static const ImageOffice *office_on(const Image *image, const ImageActor *actor, int32_t day, bool *former)
{
    const ImageOffice *offices = (const ImageOffice *)image->section[SECTION_OFFICES] + actor->first_office;
    *former = false;
    if (!actor->office_count)
        return NULL;
    if (day == DAY_LAST)
        return &offices[0];
    int32_t last = DAY_FIRST;
    for (uint32_t i = 0; i < actor->office_count; i++) {
        if (offices[i].from <= day && day <= offices[i].to)
            return &offices[i];
        if (offices[i].to > last)
            last = offices[i].to;
    }
    *former = actor->kind == ACTOR_PERSON && day > last;
    return NULL;
}

void names_take(EntenteEntity *entity, const Image *image, const ImageActor *actor, int32_t day)
{
    bool former;
    const ImageOffice *office = office_on(image, actor, day, &former);
    const ImageOffice *newest = (const ImageOffice *)image->section[SECTION_OFFICES] + actor->first_office;
    const ImageOffice *any = office ? office : actor->office_count ? newest : NULL;
    entity->name = image_string(image, actor->name);
    entity->file = image_string(image, actor->line.file);
    entity->line = actor->line.line;
    const char *members = image_string(image, actor->members);
    entity->members = actor->kind == ACTOR_ORGANISATION && *members == '=' ? members + 1 : NULL;
    if (!any)
        return;
    memcpy(entity->code, any->code, sizeof entity->code);
    entity->sectors = former ? "ELI" : image_string(image, any->sectors);
    entity->office = former ? nothing : office ? image_string(image, office->office) : nothing;
    if (actor->kind == ACTOR_STATE && !*entity->sectors)
        entity->sectors = "GOV";
}

void names_take_hit(Names *names, EntenteEntity *entity, LexiconHit hit)
{
    names_take(entity, hit.image, hit_actor(hit), names->memory->day);
    /* "criticism from Brussels": the Union's seat, in a report that has nothing to do with Belgium */
    if (hit.payload->variety == NAME_CAPITAL && names->memory->seat_alone &&
        strcmp(entity->code, "BEL") == 0) {
        memcpy(entity->code, "EUR", sizeof entity->code);
        entity->name = "European Union";
        entity->sectors = nothing;
    }
}

const ImageRole *names_role(const Names *names, uint32_t token)
{
    const NameMatch *match = names->at[token] ? &names->matches[names->at[token] - 1] : NULL;
    const LexiconHit *hit = match ? best_hit(match, PAYLOAD_ROLE, -1) : NULL;
    return hit ? hit_role(*hit) : NULL;
}

/* Whether a modifier is part of the name itself or stands right before it. */
static bool is_core(const View *view, uint32_t token, uint32_t head)
{
    for (uint32_t steps = 0; token != head; steps++) {
        uint8_t relation = view->relation[token];
        if (steps > 8 || !token ||
            (relation != REL_COMPOUND && relation != REL_FLAT && relation != REL_AMOD &&
             relation != REL_NUMBER && relation != REL_OTHER && relation != REL_PUNCT &&
             relation != REL_DETERMINER))
            return false;
        token = view_token(view, token)->head;
        if (token > view->count)
            return false;
    }
    return true;
}

/* The top of the phrase in which a name lies, below `head`: the token from which the relation to `head` is
 * read. */
static uint32_t branch_of(const View *view, uint32_t token, uint32_t head)
{
    uint32_t steps = 0;
    while (token && view_token(view, token)->head != head && steps++ < view->count)
        token = view_token(view, token)->head;
    return token && view_token(view, token)->head == head ? token : 0;
}

typedef struct Parts {
    const LexiconHit *person, *role, *group; /* group: organisation or state that covers the head */
    const LexiconHit *nation;                /* state or organisation beside it */
    const LexiconHit *place;                 /* a place's name that covers the head */
    const LexiconHit *seat;                  /* of a role: "the governor of Hodeidah" */
    const LexiconHit *body;                  /* whose the role is: "a spokesman for the army" */
    bool former;
} Parts;

const LexiconHit *names_nation_of(const NameMatch *match)
{
    const LexiconHit *hit = best_hit(match, PAYLOAD_ACTOR, ACTOR_STATE);
    return hit ? hit : best_hit(match, PAYLOAD_ACTOR, ACTOR_ORGANISATION);
}

/* Of namesakes the one with most people. */
static const LexiconHit *largest_place(const NameMatch *match)
{
    const LexiconHit *best = NULL;
    for (size_t i = 0; i < match->hit_count; i++)
        if (match->hits[i].payload->kind == PAYLOAD_PLACE &&
            (!best || hit_place(match->hits[i])->population > hit_place(*best)->population))
            best = &match->hits[i];
    return best;
}

static bool is_former_word(const View *view, uint32_t token)
{
    static const char *const words[] = {"former", "ex",      "ousted",       "deposed",
                                        "late",   "onetime", "ex-president", "toppled"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (view_text_is(view, token, words[i]))
            return true;
    return false;
}

/* "Iranian-backed militia", "U.N.-sponsored talks": whoever stands behind them is another. */
static bool is_backer(const View *view, uint32_t last)
{
    static const char *const words[] = {"backed",   "sponsored", "supported", "funded",
                                        "brokered", "mediated",  "aligned",   "allied",
                                        "trained",  "armed",     "financed",  "facilitated"};
    if (last + 2 > view->count || !view_text_is(view, last + 1, "-"))
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (view_text_is(view, last + 2, words[i]))
            return true;
    return false;
}

/* "the Minsk agreement", "Doha talks": a capital that tells where, and no government. "Tehran-Riyadh talks"
 * are those of two. */
static bool is_venue(const Names *names, const NameMatch *match, uint32_t head)
{
    const View *view = names->view;
    const LexiconHit *hit = best_hit(match, PAYLOAD_ACTOR, ACTOR_STATE);
    if (match->last >= head || !hit || hit->payload->variety != NAME_CAPITAL)
        return false;
    bool paired = view_text_is(view, match->last + 1, "-") ||
                  (match->first > 1 && view_text_is(view, match->first - 1, "-"));
    return !paired && names_in_set(names->lexicon, view, head, "named_after_town");
}

static void look_at_core(Names *names, uint32_t head, Parts *parts)
{
    const View *view = names->view;
    const NameMatch *own = names->at[head] ? &names->matches[names->at[head] - 1] : NULL;
    /* a name is not cut in two, whatever the tree says */
    uint32_t first = own && own->first < view->left[head] ? own->first : view->left[head];
    for (uint32_t t = first; t <= view->right[head]; t++) {
        const NameMatch *match = names->at[t] ? &names->matches[names->at[t] - 1] : NULL;
        /* "the Tigray People's Front" is one name, whatever hangs on what inside it */
        if (!is_core(view, t, head) && !(match && match->first <= head && head <= match->last))
            continue;
        parts->former = parts->former || is_former_word(view, t);
        if (!match || match->first != t || (match->last < head && is_backer(view, match->last)) ||
            is_venue(names, match, head))
            continue;
        const LexiconHit *hit = best_hit(match, PAYLOAD_ACTOR, ACTOR_PERSON);
        bool covers = match->first <= head && head <= match->last;
        if (hit && (covers || match->last > match->first || view_token(view, t)->upos == ENTENTE_PROPN))
            parts->person = parts->person ? parts->person : hit;
        hit = best_hit(match, PAYLOAD_ROLE, -1);
        if (hit)
            parts->role = hit;
        hit = names_nation_of(match);
        if (hit && covers)
            parts->group = hit;
        else if (hit && !parts->nation)
            parts->nation = hit;
        if (covers)
            parts->place = largest_place(match);
    }
}

/* Whether a preposition joins a body to its country or chief: "president of", "troops from". */
static bool joins(const View *view, uint32_t preposition, bool role)
{
    /* "police in Colombia" are Colombia's; "the meeting in Brussels" is not Belgium's */
    static const char *const words[] = {"of", "from", "by", "in", "for", "to", "at", "with"};
    for (size_t i = 0; i < (role ? sizeof words / sizeof *words : 3); i++)
        if (view_text_is(view, preposition, words[i]))
            return true;
    return false;
}

/* Roles that belong where they are: governors and residents, but not armies. */
static bool is_local_role(const LexiconHit *hit)
{
    static const char *const sectors[] = {"GOV", "COP", "CVL", "LEG", "JUD"};
    for (size_t i = 0; hit && i < sizeof sectors / sizeof *sectors; i++)
        if (strncmp(image_string(hit->image, hit_role(*hit)->sectors), sectors[i], 3) == 0)
            return true;
    return false;
}

/* Whether a name below a phrase is part of who the phrase means: "the party of Georgia", but not "the accord
 * on peace in Washington". */
static bool is_linked(const View *view, uint32_t token, uint32_t top)
{
    for (uint32_t steps = 0; token != top && token && steps < 12; steps++) {
        if (view->relation[token] == REL_NMOD && !view_text_is(view, view_case(view, token), "of") &&
            !view_text_is(view, view_case(view, token), "from") &&
            !view_text_is(view, view_case(view, token), "for"))
            return false;
        if (view->relation[token] == REL_RELATIVE || view->relation[token] == REL_ACL)
            return false;
        token = view_token(view, token)->head;
        if (token > view->count)
            return false;
    }
    return token == top;
}

/* Possessors, of-phrases and appositions, nearest kind first. */
static void look_around(Names *names, uint32_t head, Parts *parts)
{
    const View *view = names->view;
    static const Relation order[] = {REL_POSSESSOR, REL_NMOD, REL_APPOSITION};
    /* "his envoy at the United Nations" is his */
    uint32_t owner = view_child(view, head, REL_POSSESSOR);
    bool owned = parts->role && owner && view_token(view, owner)->upos == ENTENTE_PRON &&
                 !names_in_set(names->lexicon, view, head, "other_than_owner");
    for (size_t o = 0; o < 3; o++)
        for (uint32_t t = view->left[head]; t <= view->right[head]; t++) {
            const NameMatch *match = names->at[t] ? &names->matches[names->at[t] - 1] : NULL;
            if (!match || match->first != t)
                continue;
            uint32_t branch = branch_of(view, match->last, head);
            if (!branch || view->relation[branch] != order[o])
                continue;
            if (order[o] == REL_NMOD &&
                (owned || !joins(view, view_case(view, branch), parts->role != NULL) ||
                 (!(match->first <= branch && branch <= match->last) &&
                  !is_linked(view, match->last, branch)) ||
                 (names_in_set(names->lexicon, view, head, "sent_out") &&
                  view_text_is(view, view_case(view, branch), "to"))))
                continue;
            /* "Iran's rival", "Egypt, an ally of the general": what stands over against them is not theirs */
            uint32_t noun = order[o] == REL_APPOSITION ? branch : head;
            bool own = match->first <= branch && branch <= match->last;
            bool apposed = order[o] == REL_APPOSITION && (own || is_core(view, t, branch));
            if (!apposed && (order[o] == REL_APPOSITION || names_nation_of(match)) &&
                names_in_set(names->lexicon, view, noun, "against_owner"))
                continue;
            const LexiconHit *hit = best_hit(match, PAYLOAD_ACTOR, ACTOR_PERSON);
            if (hit && apposed && !parts->person)
                parts->person = hit;
            if (apposed && !parts->role)
                parts->role = best_hit(match, PAYLOAD_ROLE, -1);
            if (!parts->nation)
                parts->nation = names_nation_of(match);
            if (!parts->nation && hit && order[o] != REL_APPOSITION)
                parts->nation = hit; /* "Trump's lawyer" */
            if (!parts->body &&
                (order[o] == REL_APPOSITION ? !apposed && is_linked(view, match->last, branch)
                                            : branch >= match->first && branch <= match->last))
                parts->body = best_hit(match, PAYLOAD_ROLE, -1);
            if (order[o] != REL_APPOSITION && is_local_role(parts->role) && !parts->seat)
                parts->seat = largest_place(match);
        }
}

static const char *add_sector(Names *names, const char *first, const char *then)
{
    if (!*then || strstr(first, then))
        return first;
    if (!*first)
        return then;
    size_t size = strlen(first), more = strlen(then);
    char *both = arena_bytes(names->arena, size + more + 2);
    if (!both)
        return first;
    memcpy(both, first, size);
    both[size] = ',';
    memcpy(both + size + 1, then, more + 1);
    return both;
}

/* Armies, police, courts, parliaments and rebels, whose spokesmen are theirs. */
static bool is_force(const LexiconHit *hit)
{
    static const char *const sectors[] = {"MIL", "COP", "JUD", "LEG", "SPY", "REB", "PRM", "OPP", "PTY"};
    for (size_t i = 0; i < sizeof sectors / sizeof *sectors; i++)
        if (strncmp(image_string(hit->image, hit_role(*hit)->sectors), sectors[i], 3) == 0)
            return true;
    return false;
}

static void take_role(Names *names, EntenteEntity *entity, const Parts *parts)
{
    const ImageRole *role = hit_role(*parts->role);
    const char *sectors = image_string(parts->role->image, role->sectors);
    entity->file = image_string(parts->role->image, role->line.file);
    entity->line = role->line.line;
    entity->office = image_string(parts->role->image, role->office);
    if (parts->nation) {
        EntenteEntity nation = {.name = nothing, .sectors = nothing, .office = nothing, .file = nothing};
        names_take_hit(names, &nation, *parts->nation);
        memcpy(entity->code, nation.code, sizeof entity->code);
        bool state = hit_actor(*parts->nation)->kind == ACTOR_STATE;
        /* leaders and officials of rebels and parties are no government's */
        bool armed = strncmp(nation.sectors, "REB", 3) == 0 || strncmp(nation.sectors, "PRM", 3) == 0;
        /* and officials of organisations of states are no state's */
        bool among = strcmp(nation.code, "UNO") == 0 || strcmp(nation.code, "EUR") == 0 ||
                     strcmp(nation.code, "IGO") == 0;
        if (!state && (*nation.sectors || among) &&
            (strcmp(sectors, "GOV") == 0 || (armed && strcmp(sectors, "MIL") == 0)))
            sectors = nation.sectors;
        else if (!state || strcmp(nation.sectors, "GOV") != 0)
            sectors = add_sector(names, sectors, nation.sectors);
    } else if (parts->seat) {
        memcpy(entity->code, hit_place(*parts->seat)->country, sizeof entity->code);
    }
    /* "a spokesman for the army", "the leader of the rebels", but not "the minister of police" */
    if (parts->body && strcmp(sectors, "GOV") == 0 && !strstr(entity->office, "minister") &&
        is_force(parts->body))
        sectors = image_string(parts->body->image, hit_role(*parts->body)->sectors);
    entity->sectors = parts->former ? "ELI" : sectors;
    if (parts->former)
        entity->office = nothing;
}

static void take_known(Names *names, uint32_t head, const Known *known, EntenteEntity *entity)
{
    EntenteEntity taken = known->entity;
    taken.text = entity->text;
    taken.span = entity->span;
    taken.head = head;
    *entity = taken;
    names->kinds[head] = (uint8_t)known->kind;
    names->genders[head] = known->gender;
}

/* "Secretary of State Antony Blinken": the name stands right behind the role, whatever it hangs on. */
static void look_behind(Names *names, uint32_t head, Parts *parts)
{
    const NameMatch *match = names->at[head] ? &names->matches[names->at[head] - 1] : NULL;
    if (!match || match->last == head || match->last >= names->view->count || !names->at[match->last + 1] ||
        !best_hit(match, PAYLOAD_ROLE, -1) || parts->person)
        return;
    const NameMatch *next = &names->matches[names->at[match->last + 1] - 1];
    if (view_is_under(names->view, next->last, head))
        parts->person = best_hit(next, PAYLOAD_ACTOR, ACTOR_PERSON);
}

static void resolve(Names *names, uint32_t head, EntenteEntity *entity)
{
    Parts parts = {0};
    const View *view = names->view;
    look_at_core(names, head, &parts);
    look_behind(names, head, &parts);
    look_around(names, head, &parts);
    const Known *known;
    const NameMatch *match = names->at[head] ? &names->matches[names->at[head] - 1] : NULL;
    /* a person named before, whose surname is a nationality, too: "Tatar said" */
    bool surname = parts.group && hit_actor(*parts.group)->kind == ACTOR_STATE &&
                   parts.group->payload->variety == NAME_ADJECTIVE && !parts.role &&
                   !view_child(view, head, REL_DETERMINER);
    if ((parts.person || surname) && match && match->first == match->last &&
        !view_child(view, head, REL_FLAT) && (known = names_recall(names, head)) != NULL &&
        (known->kind == NAMED_PERSON || (known->kind == NAMED_ROLE && parts.person))) {
        take_known(names, head, known, entity); /* the Clinton whom this report is about */
    } else if (parts.person) {
        names->kinds[head] = NAMED_PERSON;
        names->genders[head] = (char)hit_actor(*parts.person)->gender;
        names_take_hit(names, entity, *parts.person);
        if (parts.former) {
            entity->sectors = "ELI";
            entity->office = nothing;
        }
        names_remember(names, head, entity);
    } else if (parts.group && !(parts.role && hit_actor(*parts.group)->kind == ACTOR_STATE &&
                                parts.group->payload->variety == NAME_ADJECTIVE)) {
        names->kinds[head] = hit_actor(*parts.group)->kind == ACTOR_STATE ? NAMED_STATE : NAMED_ORGANISATION;
        names_take_hit(names, entity, *parts.group);
        names_remember_acronym(names, head, entity);
        if (names->kinds[head] == NAMED_ORGANISATION && match)
            names_remember_group(names, match, head, entity);
        if (hit_actor(*parts.group)->kind == ACTOR_ORGANISATION && parts.nation && !entity->code[0])
            names_take_hit(names, entity, *parts.nation);
    } else if (parts.role) {
        names->kinds[head] = NAMED_ROLE;
        if (!parts.nation && parts.group)
            parts.nation = parts.group;
        take_role(names, entity, &parts);
        if (view_token(view, head)->upos == ENTENTE_PROPN) {
            if (!parts.nation && names_recall(names, head))
                take_known(names, head, names_recall(names, head), entity); /* "President Aliyev" */
            else
                names_remember(names, head, entity);
            names_remember_acronym(names, head, entity);
        } else if (entity->code[0]) {
            names_remember_apposed(names, head, entity);
        }
    } else if ((known = names_recall(names, head)) != NULL) {
        take_known(names, head, known, entity);
    } else if (parts.nation) {
        names->kinds[head] = NAMED_THING;
        names_take_hit(names, entity, *parts.nation);
        entity->name = nothing;
        if (view_token(view, head)->upos == ENTENTE_PROPN && view_child(view, head, REL_FLAT))
            names_remember(names, head, entity);
        names_remember_acronym(names, head, entity);
    } else if (parts.place) {
        names->kinds[head] = NAMED_PLACE;
        const ImagePlace *place = hit_place(*parts.place);
        entity->name = image_string(parts.place->image, place->name);
        memcpy(entity->code, place->country, sizeof entity->code);
        entity->file = image_string(parts.place->image, place->line.file);
        entity->line = place->line.line;
    }
}

/* "a U.N. team of experts": whose the team is, they are. */
static void take_owner_of_group(Names *names, uint32_t head, EntenteEntity *entity)
{
    const View *view = names->view;
    for (uint32_t t = view->left[head]; t < head; t++) {
        const NameMatch *match = names->at[t] ? &names->matches[names->at[t] - 1] : NULL;
        const LexiconHit *hit =
            match && match->last == t && view_token(view, t)->head == head ? names_nation_of(match) : NULL;
        EntenteEntity owner = {.name = nothing, .sectors = nothing, .office = nothing, .file = nothing};
        if (!hit)
            continue;
        names_take_hit(names, &owner, *hit);
        memcpy(entity->code, owner.code, sizeof entity->code);
        return;
    }
}

const EntenteEntity *names_entity(Names *names, uint32_t head)
{
    EntenteEntity *entity = &names->entities[head];
    if (names->state[head])
        return entity;
    names->state[head] = 1;
    *entity = (EntenteEntity){
        .name = nothing, .sectors = nothing, .office = nothing, .file = nothing, .head = head};
    names_set_span(names, head, entity);
    uint32_t inner = names_substance(names, head);
    resolve(names, inner, entity);
    if (inner != head && *entity->sectors && !*entity->code)
        take_owner_of_group(names, head, entity);
    names->kinds[head] = names->kinds[inner];
    names->genders[head] = names->genders[inner];
    entity->head = head;
    coreference_resolve(names, inner, entity);
    names->links[head] = names->links[inner];
    return entity;
}

bool entity_is_known(const EntenteEntity *entity)
{
    return entity->code[0] || *entity->sectors;
}

bool names_is_actor(Names *names, uint32_t head)
{
    if (!head)
        return false;
    uint32_t inner = names_substance(names, head);
    const EntenteEntity *entity = names_entity(names, head);
    if (!entity_is_known(entity))
        return false;
    Parts parts = {0};
    look_at_core(names, inner, &parts);
    if (parts.person || parts.group || names_recall(names, inner) || names->links[head])
        return true;
    if (!parts.role)
        return false;
    /* the role must be the head itself, not a modifier: "president" but not "police station" */
    const NameMatch *match = names->at[inner] ? &names->matches[names->at[inner] - 1] : NULL;
    return (match && best_hit(match, PAYLOAD_ROLE, -1)) ||
           view_token(names->view, inner)->upos == ENTENTE_PROPN;
}

/* "a police raid", "the rebel attack", but not "a prisoner exchange", "civilian deaths". */
static bool is_acting_role(const LexiconHit *hit)
{
    if (!hit)
        return false;
    const char *sectors = image_string(hit->image, hit_role(*hit)->sectors);
    return strncmp(sectors, "CVL", 3) != 0 && strncmp(sectors, "REF", 3) != 0;
}

uint32_t names_adjective(Names *names, uint32_t head)
{
    const View *view = names->view;
    for (uint32_t t = view->left[head]; t < head; t++) {
        const NameMatch *match = names->at[t] ? &names->matches[names->at[t] - 1] : NULL;
        if (match && t == match->last && match->last < head && is_core(view, t, head) &&
            !is_backer(view, match->last) && !is_venue(names, match, head) &&
            (names_nation_of(match) || best_hit(match, PAYLOAD_ACTOR, ACTOR_PERSON) ||
             is_acting_role(best_hit(match, PAYLOAD_ROLE, -1))))
            return t;
    }
    return 0;
}

bool names_discarded(const Names *names, bool *story)
{
    bool found = false;
    for (size_t i = 0; i < names->match_count; i++)
        for (size_t h = 0; h < names->matches[i].hit_count; h++) {
            const ImagePayload *payload = names->matches[i].hits[h].payload;
            if (payload->kind != PAYLOAD_DISCARD)
                continue;
            found = true;
            *story = *story || payload->variety == NAME_ADJECTIVE;
        }
    return found;
}

bool names_is_place(const Names *names, uint32_t token)
{
    const NameMatch *match = names->at[token] ? &names->matches[names->at[token] - 1] : NULL;
    return match && (best_hit(match, PAYLOAD_PLACE, -1) || best_hit(match, PAYLOAD_ACTOR, ACTOR_STATE));
}

bool names_is_person(Names *names, uint32_t token)
{
    const View *view = names->view;
    uint32_t inner = names_substance(names, token);
    if (view_token(view, inner)->upos == ENTENTE_PRON)
        return !view_text_is(view, inner, "it") && !view_text_is(view, inner, "this") &&
               !view_text_is(view, inner, "that");
    const NameMatch *match = names->at[inner] ? &names->matches[names->at[inner] - 1] : NULL;
    if (match && (best_hit(match, PAYLOAD_ACTOR, ACTOR_PERSON) || best_hit(match, PAYLOAD_ROLE, -1) ||
                  (best_hit(match, PAYLOAD_ACTOR, ACTOR_STATE) &&
                   best_hit(match, PAYLOAD_ACTOR, ACTOR_STATE)->payload->variety == NAME_PEOPLE)))
        return true;
    if (match)
        return false;
    return view_token(view, inner)->upos == ENTENTE_PROPN && view_child(view, inner, REL_FLAT) != 0;
}
