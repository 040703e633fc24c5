#include "code/names.h"

#include "base/date.h"
#include "base/slice.h"
#include "code/coreference.h"
#include "code/names_inside.h"
#include "code/places.h"
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
                           .no_korea = lacks(document, "Korea"),
                           .countries = countries};
    discourse_begin(&memory->discourse, document->arena);
}

/* "the two former Soviet republics", "ex-Soviet Georgia": of a state that is no more. */
static bool is_bygone(const View *view, const NameMatch *match)
{
    static const char *const before[] = {"former", "ex", "post", "erstwhile", "onetime"};
    uint32_t first = match->first;
    EntenteSlice own = view_token(view, first)->text;
    if (match->last == first && (slice_is(own, "ex-Soviet") || slice_is(own, "post-Soviet")))
        return true;
    if (match->last != first || first < 2 ||
        (!view_text_is(view, first, "soviet") && !view_text_is(view, first, "yugoslav")))
        return false;
    uint32_t word = view_text_is(view, first - 1, "-") ? first - 2 : first - 1;
    for (size_t i = 0; word && i < sizeof before / sizeof *before; i++)
        if (view_text_is(view, word, before[i]))
            return true;
    return false;
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
        found = found && !names_in_dateline(view, match) && !is_bygone(view, match) &&
                !names_is_first_name(view, match);
        if (found) {
            names_drop_namesakes(names, match);
            names_drop_people_of_places(names, match);
            names_drop_compass(names, match);
            names_drop_past(names, match);
            names_drop_other_titles(names, match);
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

/* "what was left of the accord", "what remained of the army": the accord, the army; 0: no such phrase. */
static uint32_t rest_of(const View *view, uint32_t head)
{
    if (!view_text_is(view, head, "what"))
        return 0;
    for (uint32_t clause = view->first_child[head]; clause; clause = view->next_sibling[clause]) {
        if (!view_lemma_is(view, clause, "leave") && !view_lemma_is(view, clause, "remain"))
            continue;
        for (uint32_t child = view->first_child[clause]; child; child = view->next_sibling[child])
            if (view_text_is(view, view_case(view, child), "of"))
                return child;
    }
    return 0;
}

uint32_t names_substance(const Names *names, uint32_t head)
{
    const View *view = names->view;
    uint32_t rest = rest_of(view, head);
    if (rest)
        return rest;
    for (uint32_t steps = 0; steps < 3; steps++) {
        /* "a coalition of armed gangs", though a coalition alone is of states */
        const NameMatch *match = names->at[head] ? &names->matches[names->at[head] - 1] : NULL;
        bool alone = match && match->first == match->last && names_role(names, head);
        bool made_up = (!match || alone) && names_in_set(names->lexicon, view, head, "made_up_of");
        /* "the town of Kobani fell" */
        bool kind = !names->at[head] && names_in_set(names->lexicon, view, head, "kind_of_place");
        if ((match && !made_up) ||
            !(made_up || kind || names_in_set(names->lexicon, view, head, "quantity") ||
              view_token(view, head)->upos == ENTENTE_NUM))
            return head;
        uint32_t inner = 0;
        for (uint32_t child = view->first_child[head]; child; child = view->next_sibling[child])
            if (view->relation[child] == REL_NMOD && view_text_is(view, view_case(view, child), "of"))
                inner = child;
        /* "accused the alliance of genocide" */
        if (!inner || (made_up && !names->at[inner]))
            return head;
        if (kind && !names_is_place(names, inner))
            return head;
        head = inner;
    }
    return head;
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

/* The country of a nation's name alone. */
static void take_code(Names *names, EntenteEntity *entity, LexiconHit nation)
{
    EntenteEntity owner = {.name = nothing, .sectors = nothing, .office = nothing, .file = nothing};
    names_take_hit(names, &owner, nation);
    memcpy(entity->code, owner.code, sizeof entity->code);
}

const ImageRole *names_role(const Names *names, uint32_t token)
{
    const NameMatch *match = names->at[token] ? &names->matches[names->at[token] - 1] : NULL;
    const LexiconHit *hit = match ? names_hit(match, PAYLOAD_ROLE, -1) : NULL;
    return hit ? hit_role(*hit) : NULL;
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
        bool among = entity_is_of_states(&nation);
        if (!state && (*nation.sectors || among) &&
            (strcmp(sectors, "GOV") == 0 || /* "gunmen from the group" */
             (armed && (strcmp(sectors, "MIL") == 0 || strcmp(sectors, "UAF") == 0))))
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

/* Many are called Kim: the word alone is the one whom the dictionaries call so. */
static bool is_same_person(const Known *known, LexiconHit hit)
{
    return strcmp(known->entity.name, image_string(hit.image, hit_actor(hit)->name)) == 0;
}

/* "Guy Herve Kam": a town inside somebody's name, where nothing says that it is one. */
static bool is_inside_name(const View *view, const NameMatch *match, uint32_t head)
{
    uint32_t flat = view_child(view, head, REL_FLAT);
    return match && flat > match->last && view_token(view, flat)->upos == ENTENTE_PROPN &&
           view_token(view, head)->upos == ENTENTE_PROPN && !view_case(view, head);
}

/* Whether a name is made of words that institutions of any country have: "National Salvation Front". */
static bool is_common_name(const Names *names, const NameMatch *match)
{
    for (uint32_t t = match->first; t <= match->last; t++)
        if (!names_in_set(names->lexicon, names->view, t, "institution_word"))
            return false;
    return match->first < match->last;
}

/* The country that the report is about, where it hardly names that of the code but by this name; NULL: none.
 */
static const char *country_instead(const Names *names, const char *code)
{
    enum { HARDLY = 2, TIMES = 4, MORE = 2 };
    const PlaceMemory *memory = names->memory->countries;
    uint32_t most = 0, next = 0, own = 0;
    const char *best = NULL;
    for (size_t i = 0; memory && i < memory->count; i++) {
        uint32_t count = memory->country[i].count;
        if (strcmp(memory->country[i].code, code) == 0)
            own = count;
        next = count > most ? most : count > next ? count : next;
        best = count > most ? memory->country[i].code : best;
        most = count > most ? count : most;
    }
    bool about = best && most >= MORE * next && strcmp(best, code) != 0;
    return about && own <= HARDLY && most >= TIMES * own ? best : NULL;
}

/* "the Transitional Military Council of Chad", where the dictionaries know that of Sudan; "the National
 * Salvation Front" in a report on South Sudan: institutions of many countries have one name. Rebels have
 * theirs to themselves. */
static void take_other_country(Names *names, uint32_t head, const Parts *parts, EntenteEntity *entity)
{
    static const char *const shared[] = {"GOV", "MIL", "COP", "LEG", "JUD", "PTY", "OPP", "SPY"};
    const View *view = names->view;
    const NameMatch *match = names->at[head] ? &names->matches[names->at[head] - 1] : NULL;
    bool institution = false, behind = false;
    for (size_t i = 0; i < sizeof shared / sizeof *shared; i++)
        institution = institution || strncmp(entity->sectors, shared[i], 3) == 0;
    if (!institution || !match || hit_actor(*parts->group)->kind != ACTOR_ORGANISATION)
        return;
    EntenteEntity state = {.name = nothing, .sectors = nothing, .office = nothing, .file = nothing};
    bool other = parts->nation && hit_actor(*parts->nation)->kind == ACTOR_STATE;
    if (other)
        names_take_hit(names, &state, *parts->nation);
    for (uint32_t t = match->last + 2; t <= match->last + 3 && t <= view->count; t++)
        behind = behind || (view_text_is(view, match->last + 1, "of") && names->at[t] &&
                            names_nation_of(&names->matches[names->at[t] - 1]));
    /* "the Armenian Investigative Committee" */
    behind = behind || (other && parts->nation->payload->variety == NAME_ADJECTIVE && match->first > 1 &&
                        names->at[match->first - 1] && is_common_name(names, match));
    const char *instead =
        !parts->nation && is_common_name(names, match) ? country_instead(names, entity->code) : NULL;
    if (!instead && (!other || !behind || memcmp(state.code, entity->code, sizeof state.code) == 0))
        return;
    memcpy(entity->code, instead ? instead : state.code, sizeof entity->code);
    entity->name = nothing;
}

/* "Ada Moreau, a former envoy". */
static bool says_former(const View *view, uint32_t head)
{
    for (uint32_t t = view->left[head]; t <= view->right[head]; t++)
        if (view_text_is(view, t, "former") || view_text_is(view, t, "ex") ||
            view_text_is(view, t, "onetime"))
            return true;
    return false;
}

static void resolve(Names *names, uint32_t head, EntenteEntity *entity)
{
    Parts parts = {0};
    const View *view = names->view;
    names_parts(names, head, &parts);
    const Known *known;
    const NameMatch *match = names->at[head] ? &names->matches[names->at[head] - 1] : NULL;
    /* a person named before, whose surname is a nationality, too: "Tatar said" */
    bool surname =
        parts.group && hit_actor(*parts.group)->kind == ACTOR_STATE &&
        (parts.group->payload->variety == NAME_ADJECTIVE || parts.group->payload->variety == NAME_PEOPLE) &&
        !parts.role && !view_child(view, head, REL_DETERMINER);
    /* "FPI", which this report gave a party as its short form, whoever else goes by it */
    bool short_form = match && match->first == match->last && parts.group && !parts.role && !parts.nation &&
                      hit_actor(*parts.group)->kind == ACTOR_ORGANISATION &&
                      names_in_capitals(view_token(view, head)->text);
    /* "the President of Niger, Mohamed Bazoum" has the name elsewhere than in the title */
    bool own = match && parts.person && names_hit(match, PAYLOAD_ACTOR, ACTOR_PERSON);
    if ((own || surname) && match && match->first == match->last && !view_child(view, head, REL_FLAT) &&
        (known = names_recall(names, head)) != NULL &&
        (known->kind == NAMED_PERSON ||
         (known->kind == NAMED_ROLE && (parts.person || *known->entity.name))) &&
        !(parts.person && known->first && !is_same_person(known, *parts.person))) {
        take_known(names, head, known, entity); /* the Clinton whom this report is about */
    } else if (short_form && (known = names_recall(names, head)) != NULL &&
               known->kind == NAMED_ORGANISATION) {
        take_known(names, head, known, entity);
    } else if (parts.person) {
        names->kinds[head] = NAMED_PERSON;
        names->genders[head] = (char)hit_actor(*parts.person)->gender;
        names_take_hit(names, entity, *parts.person);
        names_take_title(names, head, &parts, entity);
        if (parts.former) {
            /* "former U.S. President Bill Clinton", who went on to be an envoy of the United Nations */
            if (parts.nation && hit_actor(*parts.nation)->kind == ACTOR_STATE)
                take_code(names, entity, *parts.nation);
            entity->sectors = "ELI";
            entity->office = nothing;
        } else if (parts.role && parts.nation && strcmp(entity->sectors, "ELI") == 0 &&
                   !says_former(view, head)) {
            /* "Ada Moreau, the African Union's envoy", whose last office that is known is over */
            take_role(names, entity, &parts);
        }
        names_remember(names, head, entity);
        names_remember_person(names, head, parts.person, entity);
    } else if (parts.group && !(parts.role && hit_actor(*parts.group)->kind == ACTOR_STATE &&
                                parts.group->payload->variety == NAME_ADJECTIVE)) {
        names->kinds[head] = hit_actor(*parts.group)->kind == ACTOR_STATE ? NAMED_STATE : NAMED_ORGANISATION;
        names_take_hit(names, entity, *parts.group);
        take_other_country(names, head, &parts, entity);
        names_take_country_within(names, head, match, entity);
        names_remember_acronym(names, head, entity);
        if (names->kinds[head] == NAMED_ORGANISATION && match)
            names_remember_group(names, match, head, entity);
        else if (match)
            names_remember_realm(names, match, head, entity);
        if (hit_actor(*parts.group)->kind == ACTOR_ORGANISATION && parts.nation && !entity->code[0])
            names_take_hit(names, entity, *parts.nation);
    } else if (parts.role) {
        names->kinds[head] = NAMED_ROLE;
        if (!parts.nation && parts.group)
            parts.nation = parts.group;
        take_role(names, entity, &parts);
        names_remember_fighters(names, head, entity);
        if (view_token(view, head)->upos == ENTENTE_PROPN) {
            /* "the Minister" is not whoever was "the Prime Minister" before */
            bool title = match && names_hit(match, PAYLOAD_ROLE, -1);
            if (!parts.nation && !title && names_recall(names, head))
                take_known(names, head, names_recall(names, head), entity); /* "President Aliyev" */
            else if (!title || entity->code[0])
                names_remember(names, head, entity);
            names_remember_acronym(names, head, entity);
        } else {
            names_remember_apposed(names, head, entity);
        }
    } else if ((known = names_recall(names, head)) != NULL) {
        take_known(names, head, known, entity);
    } else if (parts.nation) {
        uint32_t owner = view_child(view, head, REL_POSSESSOR);
        bool person = owner && view_token(view, owner)->upos == ENTENTE_PROPN &&
                      names_is_person(names, owner) && *names_entity(names, owner)->code;
        names->kinds[head] = NAMED_THING;
        if (person) /* "Tatar's stance", of the Tatar named before */
            *entity = (EntenteEntity){.text = entity->text,
                                      .span = entity->span,
                                      .head = head,
                                      .sectors = names_entity(names, owner)->sectors,
                                      .office = nothing,
                                      .file = names_entity(names, owner)->file,
                                      .line = names_entity(names, owner)->line};
        else
            names_take_hit(names, entity, *parts.nation);
        if (person)
            memcpy(entity->code, names_entity(names, owner)->code, sizeof entity->code);
        entity->name = nothing;
        if (view_token(view, head)->upos == ENTENTE_PROPN && view_child(view, head, REL_FLAT))
            names_remember(names, head, entity);
        names_remember_acronym(names, head, entity);
    } else if (parts.place && !is_inside_name(view, match, head)) {
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
        if (!hit)
            continue;
        take_code(names, entity, *hit);
        return;
    }
}

/* "a car with Russian servicemen", "a bus carrying pilgrims": those inside; 0: none told. */
static uint32_t inside_of(const View *view, uint32_t head)
{
    static const char *const vehicles[] = {"car",  "bus",    "vehicle",    "convoy",   "truck", "minibus",
                                           "van",  "jeep",   "lorry",      "train",    "boat",  "plane",
                                           "taxi", "dinghy", "helicopter", "truckload"};
    static const char *const holds[] = {"carry", "transport", "take", "bring", "ferry"};
    bool vehicle = false;
    for (size_t i = 0; i < sizeof vehicles / sizeof *vehicles; i++)
        vehicle = vehicle || view_lemma_is(view, head, vehicles[i]);
    for (uint32_t child = vehicle ? view->first_child[head] : 0; child; child = view->next_sibling[child]) {
        if (view->relation[child] == REL_NMOD && child > head &&
            view_text_is(view, view_case(view, child), "with"))
            return child;
        bool clause = view->relation[child] == REL_ACL || view->relation[child] == REL_RELATIVE;
        for (size_t i = 0; clause && i < sizeof holds / sizeof *holds; i++)
            if (view_lemma_is(view, child, holds[i]))
                return view_child(view, child, REL_OBJECT);
    }
    return 0;
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
    if (names->kinds[inner] == NAMED_ROLE)
        names_take_mission(names, inner, entity);
    if (inner != head && *entity->sectors && !*entity->code)
        take_owner_of_group(names, head, entity);
    uint32_t inside = !*entity->code && !*entity->sectors ? inside_of(names->view, inner) : 0;
    if (inside && *names_entity(names, inside)->sectors) {
        const EntenteEntity *people = names_entity(names, inside);
        memcpy(entity->code, people->code, sizeof entity->code);
        entity->sectors = people->sectors;
        entity->file = people->file;
        entity->line = people->line;
    }
    names->kinds[head] = names->kinds[inner];
    names->genders[head] = names->genders[inner];
    entity->head = head;
    coreference_resolve(names, inner, entity);
    /* "some of its nationals", where "its nationals" were looked at before */
    if (inner != head && names->links[inner] && !*entity->code && names->links[inner]->count == 1) {
        memcpy(entity->code, names->links[inner]->members[0].code, sizeof entity->code);
        if (!*entity->sectors)
            entity->sectors = names->links[inner]->members[0].sectors;
    }
    names->links[head] = names->links[inner];
    return entity;
}

bool entity_is_known(const EntenteEntity *entity)
{
    return entity->code[0] || *entity->sectors;
}

bool entity_is_of_states(const EntenteEntity *entity)
{
    return strcmp(entity->code, "UNO") == 0 || strcmp(entity->code, "EUR") == 0 ||
           strcmp(entity->code, "IGO") == 0;
}

bool entities_have_code(const EntenteEntity *entities, size_t count, const char *code)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(entities[i].code, code) == 0)
            return true;
    return false;
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
    names_core(names, inner, &parts);
    if (parts.person || parts.group || names_recall(names, inner) || names->links[head])
        return true;
    if (!parts.role)
        return false;
    /* the role must be the head itself, not a modifier: "president" but not "police station" */
    const NameMatch *match = names->at[inner] ? &names->matches[names->at[inner] - 1] : NULL;
    return (match && names_hit(match, PAYLOAD_ROLE, -1)) ||
           view_token(names->view, inner)->upos == ENTENTE_PROPN;
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
    return match && (names_hit(match, PAYLOAD_PLACE, -1) || names_hit(match, PAYLOAD_ACTOR, ACTOR_STATE));
}

bool names_is_person(Names *names, uint32_t token)
{
    const View *view = names->view;
    uint32_t inner = names_substance(names, token);
    if (view_token(view, inner)->upos == ENTENTE_PRON)
        return !view_text_is(view, inner, "it") && !view_text_is(view, inner, "this") &&
               !view_text_is(view, inner, "that");
    const NameMatch *match = names->at[inner] ? &names->matches[names->at[inner] - 1] : NULL;
    if (match && (names_hit(match, PAYLOAD_ACTOR, ACTOR_PERSON) || names_hit(match, PAYLOAD_ROLE, -1) ||
                  (names_hit(match, PAYLOAD_ACTOR, ACTOR_STATE) &&
                   names_hit(match, PAYLOAD_ACTOR, ACTOR_STATE)->payload->variety == NAME_PEOPLE)))
        return true;
    if (match)
        return false;
    return view_token(view, inner)->upos == ENTENTE_PROPN && view_child(view, inner, REL_FLAT) != 0;
}
