/* Noun phrases that name several: "Ukrainian and Russian negotiators", "the embassies of Norway and Chad". */
#include "code/names_inside.h"

#include <string.h>

/* "delegates of the government and the rebels": those whom a role alone names beside their rulers. */
static bool take_opposed(Names *names, uint32_t head, EntenteEntity *people, const EntenteEntity *rulers)
{
    static const char *const sectors[] = {"REB", "OPP", "PRM"};
    if (names->kinds[head] != NAMED_ROLE && !names_role(names, head))
        return false;
    const EntenteEntity *own = names_entity(names, head);
    for (size_t i = 0; i < sizeof sectors / sizeof *sectors; i++)
        if (strncmp(own->sectors, sectors[i], 3) == 0 && strncmp(rulers->sectors, sectors[i], 3) != 0) {
            *people = *own;
            if (!*people->code)
                memcpy(people->code, rulers->code, sizeof people->code);
            return true;
        }
    return false;
}

/* "the embassies of Indonesia and Singapore", "ships of Canada and Japan": each has some. */
static size_t add_owners(Names *names, uint32_t inner, EntenteEntity *entities, size_t count, size_t room)
{
    const View *view = names->view;
    if (strcmp(view_token(view, inner)->xpos, "NNS") != 0 &&
        strcmp(view_token(view, inner)->xpos, "NNPS") != 0)
        return count;
    for (uint32_t owner = view->first_child[inner]; owner; owner = view->next_sibling[owner]) {
        uint32_t preposition = view_case(view, owner);
        bool sent =
            view_text_is(view, preposition, "to") && names_in_set(names->lexicon, view, inner, "sent_out");
        if (view->relation[owner] != REL_NMOD || owner < inner || sent ||
            !(names->kinds[inner] == NAMED_ROLE || view_text_is(view, preposition, "of") ||
              view_text_is(view, preposition, "from")))
            continue;
        const NameMatch *own = names->at[owner] ? &names->matches[names->at[owner] - 1] : NULL;
        for (uint32_t t = owner + 1; t <= view->right[owner] && count < room; t++) {
            /* also where it hangs on the last word of a long name */
            uint32_t above = view_token(view, t)->head;
            bool joined = above == owner || (own && above >= own->first && above <= own->last);
            if (view->relation[t] != REL_CONJUNCT || !joined)
                continue;
            /* "officials of the Union and of the Turkish ministry", "the leaders of Chad, Niger and the
             * Union's chairman Ali Bongo" */
            bool own_self = view_text_is(view, view_case(view, t), "of") || names->kinds[t] == NAMED_PERSON;
            if (own_self && *names_entity(names, t)->code) {
                bool again = false; /* "the leaders of Chad and Niger, Deby and Issoufou" */
                for (size_t i = 0; i < count; i++)
                    again = again || strcmp(names_entity(names, t)->code, entities[i].code) == 0;
                if (again)
                    continue;
                entities[count++] = *names_entity(names, t);
                continue;
            }
            const LexiconHit *hit = names->at[t] ? names_nation_of(&names->matches[names->at[t] - 1]) : NULL;
            EntenteEntity other = entities[0], nation = {.name = "", .sectors = "", .office = "", .file = ""};
            bool body = hit && hit_actor(*hit)->kind != ACTOR_STATE;
            if (!hit && !take_opposed(names, t, &nation, &entities[0]))
                continue;
            if (hit)
                names_take_hit(names, &nation, *hit);
            memcpy(other.code, nation.code, sizeof other.code);
            other.name = body ? nation.name : "";
            if (names->kinds[inner] != NAMED_ROLE || body || !hit)
                other.sectors = nation.sectors;
            /* each with its own words */
            names_set_span(names, t, &other);
            entities[count++] = other;
        }
    }
    return count;
}

/* "the chiefs of the Indian and Pakistani armies": as many as they have armies. */
static size_t add_owners_nations(Names *names, uint32_t inner, EntenteEntity *entities, size_t room)
{
    enum { ROOM = 4 };
    const View *view = names->view;
    size_t count = 1;
    if (names->kinds[inner] != NAMED_ROLE || strcmp(view_token(view, inner)->xpos, "NNS") != 0)
        return count;
    for (uint32_t owner = inner + 1; owner <= view->right[inner]; owner++) {
        EntenteEntity owners[ROOM];
        if (view->relation[owner] != REL_NMOD || !view_text_is(view, view_case(view, owner), "of") ||
            strcmp(view_token(view, owner)->xpos, "NNS") != 0)
            continue;
        size_t several = names_entities(names, owner, owners, ROOM);
        for (size_t i = 1; i < several && count < room; i++) {
            if (memcmp(owners[0].code, entities[0].code, sizeof owners[0].code) != 0)
                break;
            EntenteEntity other = entities[0];
            memcpy(other.code, owners[i].code, sizeof other.code);
            other.text = owners[i].text;
            other.span = owners[i].span;
            other.name = "";
            entities[count++] = other;
        }
    }
    return count;
}

/* "the army chiefs of Iraq and Iran, Ahmed Ali and Reza Amiri", "the two rivals, Peru and Chile": they are
 * named one by one. */
static size_t add_apposed(Names *names, uint32_t inner, EntenteEntity *entities, size_t room)
{
    const View *view = names->view;
    uint32_t first = view_child(view, inner, REL_APPOSITION);
    /* "eight countries, including France and Italy" */
    for (uint32_t child = view->first_child[inner]; child && !first; child = view->next_sibling[child])
        if (view->relation[child] == REL_NMOD && view_text_is(view, view_case(view, child), "including"))
            first = child;
    size_t count = 0;
    if (strcmp(view_token(view, inner)->xpos, "NNS") != 0 || !first || first < inner)
        return 0;
    for (uint32_t t = first; t && t <= view->count && count < room; t++) {
        bool joined = t == first || (view->relation[t] == REL_CONJUNCT && view_token(view, t)->head == first);
        if (!joined)
            continue;
        const EntenteEntity *entity = names_entity(names, t);
        bool body = names->kinds[t] == NAMED_STATE || names->kinds[t] == NAMED_ORGANISATION;
        bool sides = body && names_in_set(names->lexicon, view, inner, "several_states");
        /* a name that no dictionary knows has its country behind it: "Ana Gomez of Chile" */
        bool told = names->kinds[t] == NAMED_THING && *entity->code && view_child(view, t, REL_NMOD);
        if ((names->kinds[t] != NAMED_PERSON && !sides && !told) || !entity_is_known(entity))
            return 0;
        entities[count++] = *entity;
    }
    return count < 2 ? 0 : count;
}

/* Whether another nation is joined to this one, as to the second of "Dutch, German and Polish". */
static bool heads_list(const Names *names, uint32_t t)
{
    uint32_t other = view_child(names->view, t, REL_CONJUNCT);
    return other && names->at[other] && names_nation_of(&names->matches[names->at[other] - 1]);
}

/* "85 American and 175 Armenian soldiers": nations that belong to the noun side by side, with "and" between
 * or further on. */
static bool stands_beside(const Names *names, uint32_t t, uint32_t inner)
{
    const View *view = names->view;
    bool joined = heads_list(names, t), before = false;
    if (view_token(view, t)->head != inner ||
        (view->relation[t] != REL_AMOD && view->relation[t] != REL_COMPOUND))
        return false;
    for (uint32_t i = t; i-- > 1 && i >= view->left[inner] && !before;) {
        joined = joined || view->relation[i] == REL_CC;
        before = names->at[i] && view_token(view, i)->head == inner &&
                 names_nation_of(&names->matches[names->at[i] - 1]);
    }
    return before && joined;
}

/* "Georgian, American and Latvian soldiers": nations joined to the one before the noun, or in a chain to it.
 */
static bool is_joined_before(const Names *names, uint32_t t, uint32_t inner)
{
    const View *view = names->view;
    for (uint32_t above = t, steps = 0; view->relation[above] == REL_CONJUNCT && steps < 8; steps++) {
        above = view_token(view, above)->head;
        if (!above || above >= inner || !names->at[above])
            return false;
        uint32_t under = view_token(view, above)->head;
        /* "Tajik and Kyrgyz border guards" */
        if (under == inner ||
            (under > t && view->relation[under] == REL_COMPOUND && view_token(view, under)->head == inner))
            return true;
    }
    return false;
}

/* The nation that a hyphen joins to the one at this token, "Azerbaijani" to "Armenian" and the other way
 * round, before a noun that names a thing: "the Armenian-Azerbaijani border", "US-Russian talks". Who is told
 * with two nations ("a British-Iranian journalist") belongs to both. 0: none. */
static uint32_t hyphened(const Names *names, uint32_t t)
{
    const View *view = names->view;
    const NameMatch *match = names->at[t] ? &names->matches[names->at[t] - 1] : NULL;
    if (!match || !names_nation_of(match))
        return 0;
    uint32_t others[] = {match->last + 2, match->first > 2 ? match->first - 2 : 0}, last = match->last;
    for (size_t i = 0; i < 2; i++) {
        uint32_t other = others[i], hyphen = i ? match->first - 1 : match->last + 1;
        const NameMatch *joined =
            other && other <= view->count && names->at[other] ? &names->matches[names->at[other] - 1] : NULL;
        if (!joined || !names_nation_of(joined) || strcmp(view_token(view, hyphen)->xpos, "HYPH") != 0)
            continue;
        last = joined->last > last ? joined->last : last;
        uint32_t noun = last + 1;
        while (noun < view->count && view_token(view, noun)->upos == ENTENTE_ADJ)
            noun++;
        bool thing = noun <= view->count && view_token(view, noun)->upos == ENTENTE_NOUN &&
                     names->kinds[noun] != NAMED_ROLE && !names_role(names, noun);
        return thing ? other : 0;
    }
    return 0;
}

/* "Yemen's warring sides": its government and those who fight it. */
static bool is_warring(const Names *names, uint32_t inner)
{
    const View *view = names->view;
    bool sides = strcmp(view_token(view, inner)->xpos, "NNS") == 0 &&
                 (view_lemma_is(view, inner, "side") || view_lemma_is(view, inner, "party") ||
                  view_lemma_is(view, inner, "faction"));
    bool warring = false;
    for (uint32_t child = view->first_child[inner]; sides && child; child = view->next_sibling[child])
        warring = warring || view_text_is(view, child, "warring");
    return warring;
}

/* The states of a format: "the Normandy Four met" is a meeting of four. Returns their number. */
static size_t members_of(const EntenteEntity *body, EntenteEntity *entities, size_t room)
{
    size_t count = 0;
    for (const char *code = body->members; code && *code && count < room; code++) {
        if (*code < 'A' || *code > 'Z')
            continue;
        EntenteEntity state = *body;
        memcpy(state.code, code, sizeof state.code - 1);
        state.sectors = "GOV";
        state.name = "";
        state.members = NULL;
        entities[count++] = state;
        code += sizeof state.code - 2;
    }
    return count;
}

static bool is_capitals(EntenteSlice word)
{
    for (size_t i = 0; i < word.size; i++)
        if (word.data[i] >= 'a' && word.data[i] <= 'z')
            return false;
    return true;
}

/* "between Ethiopia and Tigrayan rebels": a state and somebody of another nation, not rebels of both. What is
 * written in capitals may be an adjective ("US and British troops"). */
static size_t add_state_beside(Names *names, uint32_t inner, EntenteEntity *entities, size_t room)
{
    const View *view = names->view;
    if (room < 2 || names->kinds[inner] != NAMED_ROLE)
        return 0;
    for (uint32_t t = view->left[inner]; t < inner; t++) {
        const EntenteToken *word = view_token(view, t);
        uint32_t other = view_child(view, t, REL_CONJUNCT);
        const NameMatch *first = names->at[t] ? &names->matches[names->at[t] - 1] : NULL;
        const NameMatch *second = other && names->at[other] ? &names->matches[names->at[other] - 1] : NULL;
        if (!second || !first || first->first != t || word->head != inner || word->upos != ENTENTE_PROPN ||
            view->relation[t] != REL_COMPOUND || is_capitals(word->text) ||
            view_token(view, other)->upos != ENTENTE_ADJ || other > inner)
            continue;
        const LexiconHit *state = names_nation_of(first), *nation = names_nation_of(second);
        if (!state || !nation || hit_actor(*nation)->kind != ACTOR_STATE)
            continue;
        EntenteEntity role = entities[0], people = {.name = "", .sectors = "", .office = "", .file = ""};
        names_take_hit(names, &people, *nation);
        memcpy(role.code, people.code, sizeof role.code);
        role.name = "";
        entities[0] = (EntenteEntity){.name = "", .sectors = "", .office = "", .file = "", .head = role.head};
        names_take_hit(names, &entities[0], *state);
        names_set_span(names, t, &entities[0]);
        role.span.start = view_token(view, other)->start - view->sentence->start;
        role.text =
            (EntenteSlice){view_token(view, other)->text.data,
                           (size_t)(role.text.data + role.text.size - view_token(view, other)->text.data)};
        entities[1] = role;
        return 2;
    }
    return 0;
}

static bool is_breakaway(const char *sectors)
{
    return strstr(sectors, "PRE") != NULL;
}

/* "Abkhaz and Russian guards": guards of both, of whom only the first are of a breakaway land. */
static const char *sectors_under(Names *names, const char *sectors, const EntenteEntity *nation)
{
    static const char mark[] = ",PRE";
    size_t size = strlen(sectors), more = sizeof mark - 1;
    bool marked = size > more && strcmp(sectors + size - more, mark) == 0;
    if (!size || is_breakaway(sectors) != marked || marked == is_breakaway(nation->sectors))
        return sectors;
    char *own = arena_bytes(names->arena, size + more + 1);
    if (!own)
        return sectors;
    size -= marked ? more : 0;
    memcpy(own, sectors, size);
    memcpy(own + size, marked ? "" : mark, (marked ? 0 : more) + 1);
    return own;
}

/* "envoys for the Peru-Chile talks": of both. */
static size_t add_envoys(Names *names, uint32_t inner, EntenteEntity *entities, size_t room)
{
    const View *view = names->view;
    if (room < 2 || names->kinds[inner] != NAMED_ROLE || strcmp(view_token(view, inner)->xpos, "NNS") != 0 ||
        !(names_in_set(names->lexicon, view, inner, "sent_out") ||
          view_lemma_is(view, inner, "representative") || view_lemma_is(view, inner, "negotiator")))
        return 1;
    for (uint32_t t = inner + 1; t <= view->right[inner]; t++) {
        const NameMatch *match = names->at[t] ? &names->matches[names->at[t] - 1] : NULL;
        uint32_t beside = match && match->last == t && names_nation_of(match) ? hyphened(names, t) : 0;
        if (!beside)
            continue;
        EntenteEntity own = {.name = "", .sectors = "", .office = "", .file = ""}, other = own;
        names_take_hit(names, &own, *names_nation_of(match));
        names_take_hit(names, &other, *names_nation_of(&names->matches[names->at[beside] - 1]));
        if (memcmp(own.code, entities[0].code, sizeof own.code) != 0 ||
            memcmp(own.code, other.code, sizeof own.code) == 0)
            continue;
        entities[1] = entities[0];
        memcpy(entities[1].code, other.code, sizeof other.code);
        entities[1].name = "";
        entities[1].sectors = sectors_under(names, entities[1].sectors, &other);
        names_set_span(names, beside, &entities[1]);
        return 2;
    }
    return 1;
}

static size_t own_entities(Names *names, uint32_t head, EntenteEntity *entities, size_t room)
{
    const View *view = names->view;
    entities[0] = *names_entity(names, head);
    size_t count = 1;
    const Link *link = names->links[head];
    if (link && link->count > 1) {
        for (count = 0; count < link->count && count < room; count++)
            entities[count] = link->members[count];
        return count;
    }
    uint32_t inner = names_substance(names, head);
    if (*entities[0].code && !*entities[0].name && room > 1 && is_warring(names, inner)) {
        entities[1] = entities[0];
        entities[0].sectors = "GOV";
        entities[1].sectors = "REB";
        return 2;
    }
    size_t apposed = add_apposed(names, inner, entities, room);
    if (!apposed)
        apposed = add_state_beside(names, inner, entities, room);
    if (apposed)
        return apposed;
    uint32_t beside = room > 1 ? hyphened(names, head) : 0;
    if (beside) { /* "Armenian-Azerbaijani talks", where the first of the two was found */
        entities[1] = entities[0];
        names_take_hit(names, &entities[1], *names_nation_of(&names->matches[names->at[beside] - 1]));
        names_set_span(names, beside, &entities[1]);
        return 2;
    }
    for (uint32_t t = view->left[inner]; t < inner && count < room; t++) {
        const NameMatch *match = names->at[t] ? &names->matches[names->at[t] - 1] : NULL;
        const LexiconHit *hit = match && match->last == t ? names_nation_of(match) : NULL;
        if (!hit ||
            (!is_joined_before(names, t, inner) && !stands_beside(names, t, inner) && !hyphened(names, t)))
            continue;
        EntenteEntity other = entities[0], nation = {.name = "", .sectors = "", .office = "", .file = ""};
        names_take_hit(names, &nation, *hit);
        /* "Fatah and Hamas leaders", "Israeli and Hezbollah fighters" */
        bool body = hit_actor(*hit)->kind != ACTOR_STATE;
        if (memcmp(nation.code, entities[0].code, sizeof nation.code) == 0 &&
            (body ? strcmp(nation.sectors, entities[0].sectors) == 0
                  : is_breakaway(nation.sectors) == is_breakaway(entities[0].sectors)))
            continue;
        memcpy(other.code, nation.code, sizeof other.code);
        other.name = body ? nation.name : "";
        other.sectors = body ? nation.sectors : sectors_under(names, other.sectors, &nation);
        /* each with its own words */
        const EntenteToken *word = view_token(view, t);
        other.span.start = word->start - view->sentence->start;
        other.text = (EntenteSlice){
            word->text.data, (size_t)(entities[0].text.data + entities[0].text.size - word->text.data)};
        entities[count++] = other;
    }
    if (count != 1 || !*entities[0].code)
        return count;
    count = add_envoys(names, inner, entities, room);
    if (count > 1)
        return count;
    count = add_owners(names, inner, entities, count, room);
    return count == 1 ? add_owners_nations(names, inner, entities, room) : count;
}

size_t names_entities(Names *names, uint32_t head, EntenteEntity *entities, size_t room)
{
    size_t count = own_entities(names, head, entities, room);
    /* "the leaders of the two Koreas" */
    for (uint32_t child = names->view->first_child[head];
         count == 1 && names->kinds[head] == NAMED_ROLE && child && !entities[0].members;
         child = names->view->next_sibling[child]) {
        uint8_t relation = names->view->relation[child];
        const EntenteEntity *of =
            relation == REL_NMOD || relation == REL_POSSESSOR ? names_entity(names, child) : NULL;
        if (of && memcmp(of->code, entities[0].code, sizeof of->code) == 0)
            entities[0].members = of->members;
    }
    if (count != 1 || !entities[0].members)
        return count;
    EntenteEntity body = entities[0];
    size_t several = members_of(&body, entities, room);
    return several ? several : count;
}
