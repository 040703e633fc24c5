/* What the dictionaries know among the words of a noun phrase, by where it stands: in the name, before it,
 * behind it. */
#include "code/names_inside.h"

#include <string.h>

/* ---- actors ---- */

const LexiconHit *names_hit(const NameMatch *match, PayloadKind kind, int actor_kind)
{
    for (size_t i = 0; i < match->hit_count; i++)
        if (match->hits[i].payload->kind == (uint32_t)kind &&
            (kind != PAYLOAD_ACTOR || actor_kind < 0 ||
             hit_actor(match->hits[i])->kind == (uint32_t)actor_kind))
            return &match->hits[i];
    return NULL;
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

const LexiconHit *names_nation_of(const NameMatch *match)
{
    const LexiconHit *hit = names_hit(match, PAYLOAD_ACTOR, ACTOR_STATE);
    return hit ? hit : names_hit(match, PAYLOAD_ACTOR, ACTOR_ORGANISATION);
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

/* "Iranian-backed militia", "U.N.-sponsored talks": whoever stands behind them is another, and a
 * "London-based rights group" is no British one. */
static bool is_backer(const View *view, uint32_t last)
{
    static const char *const words[] = {
        "backed",       "sponsored", "supported",    "funded", "brokered", "mediated",
        "aligned",      "allied",    "trained",      "armed",  "financed", "facilitated",
        "based",        "mandated",  "commissioned", "made",   "built",    "supplied",
        "manufactured", "designed",  "equipped",     "bound"};
    return view_is_hyphened(view, last, words, sizeof words / sizeof *words);
}

/* "the Minsk agreement", "Doha talks": a capital that tells where, and no government. "Tehran-Riyadh talks"
 * are those of two. */
static bool is_venue(const Names *names, const NameMatch *match, uint32_t head)
{
    const View *view = names->view;
    const LexiconHit *hit = names_hit(match, PAYLOAD_ACTOR, ACTOR_STATE);
    if (match->last >= head || !hit || hit->payload->variety != NAME_CAPITAL)
        return false;
    bool paired = view_text_is(view, match->last + 1, "-") ||
                  (match->first > 1 && view_text_is(view, match->first - 1, "-"));
    return !paired && names_in_set(names->lexicon, view, head, "named_after_town");
}

/* "the Dutch chairmanship of the OSCE": who chairs it speaks for it. */
static bool is_chaired(const Names *names, const NameMatch *match, uint32_t head)
{
    const View *view = names->view;
    if (match->last >= head || !names_hit(match, PAYLOAD_ACTOR, ACTOR_STATE) ||
        !names_in_set(names->lexicon, view, head, "chaired_office"))
        return false;
    for (uint32_t child = view->first_child[head]; child; child = view->next_sibling[child])
        if (child > head && view_text_is(view, view_case(view, child), "of") && names->at[child] &&
            names_hit(&names->matches[names->at[child] - 1], PAYLOAD_ACTOR, ACTOR_ORGANISATION))
            return true;
    return false;
}

/* "Cambodia's UN ambassador", "Oxfam's Kenya office": whom a state posts to an organisation is the state's,
 * and what an organisation has in a country is the organisation's. */
static bool is_posting(const Names *names, const NameMatch *match, uint32_t head)
{
    const View *view = names->view;
    uint32_t owner = view_child(view, head, REL_POSSESSOR);
    const NameMatch *other = owner && names->at[owner] ? &names->matches[names->at[owner] - 1] : NULL;
    if (match->last >= head || !other || other->last >= match->first)
        return false;
    if (names_hit(match, PAYLOAD_ACTOR, ACTOR_ORGANISATION))
        return names_hit(other, PAYLOAD_ACTOR, ACTOR_STATE) &&
               names_in_set(names->lexicon, view, head, "sent_out");
    const LexiconHit *state = names_hit(match, PAYLOAD_ACTOR, ACTOR_STATE);
    return state && state->payload->variety != NAME_ADJECTIVE &&
           names_hit(other, PAYLOAD_ACTOR, ACTOR_ORGANISATION);
}

void names_core(Names *names, uint32_t head, Parts *parts)
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
            is_venue(names, match, head) || is_posting(names, match, head) || is_chaired(names, match, head))
            continue;
        const LexiconHit *hit = names_hit(match, PAYLOAD_ACTOR, ACTOR_PERSON);
        bool covers = match->first <= head && head <= match->last;
        if (hit && (covers || match->last > match->first || view_token(view, t)->upos == ENTENTE_PROPN))
            parts->person = parts->person ? parts->person : hit;
        hit = names_hit(match, PAYLOAD_ROLE, -1);
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

/* "Ada Moreau, its founder, who lives in Paris": where somebody lives is not whose he is. */
static bool is_in_clause(const View *view, uint32_t token, uint32_t top)
{
    for (uint32_t steps = 0; token && token != top && steps < view->count; steps++) {
        if (view->relation[token] == REL_RELATIVE)
            return true;
        token = view_token(view, token)->head;
        if (token > view->count)
            return false;
    }
    return false;
}

/* "masked men near Didieni in Mali": who is not known to be of anywhere is not of where he struck. */
static bool is_mere_place(const View *view, const LexiconHit *role, uint32_t branch)
{
    return role && strncmp(image_string(role->image, hit_role(*role)->sectors), "UAF", 3) == 0 &&
           (view_text_is(view, view_case(view, branch), "in") ||
            view_text_is(view, view_case(view, branch), "at"));
}

/* "Western embassies in Nairobi", "foreign envoys in Kampala": of other countries than that where they are.
 */
static bool is_guest_there(const Names *names, uint32_t head, uint32_t branch)
{
    const View *view = names->view;
    bool inside = view_text_is(view, view_case(view, branch), "in") ||
                  view_text_is(view, view_case(view, branch), "at");
    bool foreign = false;
    for (uint32_t child = view->first_child[head]; child && child < head; child = view->next_sibling[child])
        foreign = foreign || view_text_is(view, child, "foreign") || view_text_is(view, child, "Foreign") ||
                  view_text_is(view, child, "western") || view_text_is(view, child, "Western");
    return inside && (foreign || names_in_set(names->lexicon, view, head, "diplomat"));
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
    /* "hosted both leaders in New York": who was named before, and where */
    bool both = false;
    for (uint32_t child = view->first_child[head]; child && child < head; child = view->next_sibling[child])
        both = both || view_text_is(view, child, "both") || view_text_is(view, child, "two");
    for (size_t o = 0; o < 3; o++)
        for (uint32_t t = view->left[head]; t <= view->right[head]; t++) {
            const NameMatch *match = names->at[t] ? &names->matches[names->at[t] - 1] : NULL;
            if (!match || match->first != t || is_backer(view, match->last))
                continue;
            uint32_t branch = branch_of(view, match->last, head);
            if (!branch || view->relation[branch] != order[o])
                continue;
            if (order[o] == REL_NMOD && (owned || is_mere_place(view, parts->role, branch) ||
                                         (parts->role && is_guest_there(names, head, branch)) ||
                                         (both && view_text_is(view, view_case(view, branch), "in")) ||
                                         !joins(view, view_case(view, branch), parts->role != NULL) ||
                                         (!(match->first <= branch && branch <= match->last) &&
                                          !is_linked(view, match->last, branch)) ||
                                         (names_in_set(names->lexicon, view, head, "sent_out") &&
                                          view_text_is(view, view_case(view, branch), "to"))))
                continue;
            if (order[o] == REL_APPOSITION && is_in_clause(view, match->last, branch))
                continue;
            /* "Iran's rival", "Egypt, an ally of the general": what stands over against them is not theirs */
            uint32_t noun = order[o] == REL_APPOSITION ? branch : head;
            bool own = match->first <= branch && branch <= match->last;
            bool apposed = order[o] == REL_APPOSITION && (own || is_core(view, t, branch));
            if (!apposed && (order[o] == REL_APPOSITION || names_nation_of(match)) &&
                names_in_set(names->lexicon, view, noun, "against_owner"))
                continue;
            const LexiconHit *hit = names_hit(match, PAYLOAD_ACTOR, ACTOR_PERSON);
            if (hit && apposed && !parts->person)
                parts->person = hit;
            if (apposed && !parts->role)
                parts->role = names_hit(match, PAYLOAD_ROLE, -1);
            if (!parts->nation)
                parts->nation = names_nation_of(match);
            if (!parts->nation && hit && order[o] != REL_APPOSITION)
                parts->nation = hit; /* "Trump's lawyer" */
            if (!parts->body &&
                (order[o] == REL_APPOSITION ? !apposed && is_linked(view, match->last, branch)
                                            : branch >= match->first && branch <= match->last))
                parts->body = names_hit(match, PAYLOAD_ROLE, -1);
            if (order[o] != REL_APPOSITION && is_local_role(parts->role) && !parts->seat)
                parts->seat = largest_place(match);
        }
}

/* "Libya's special envoy Ali Saleh", "Macron's envoy Jean Blanc": whose the title before the name is. */
static void look_before(Names *names, uint32_t head, Parts *parts)
{
    const View *view = names->view;
    if (!parts->role || parts->person || parts->nation || parts->group)
        return;
    for (uint32_t title = view->first_child[head]; title && title < head; title = view->next_sibling[title]) {
        uint32_t owner = view_child(view, title, REL_POSSESSOR);
        if (strcmp(view_token(view, title)->deprel, "nmod:desc") != 0 || !owner ||
            names_in_set(names->lexicon, view, title, "against_owner"))
            continue;
        for (uint32_t t = view->left[owner]; t <= view->right[owner] && !parts->nation; t++) {
            const NameMatch *match = names->at[t] ? &names->matches[names->at[t] - 1] : NULL;
            if (!match || match->first != t)
                continue;
            const LexiconHit *person = names_hit(match, PAYLOAD_ACTOR, ACTOR_PERSON);
            parts->nation =
                match->first <= owner && owner <= match->last && person ? person : names_nation_of(match);
        }
    }
}

/* "Secretary of State Antony Blinken": the name stands right behind the role, whatever it hangs on. */
static void look_behind(Names *names, uint32_t head, Parts *parts)
{
    const NameMatch *match = names->at[head] ? &names->matches[names->at[head] - 1] : NULL;
    if (!match || match->last == head || match->last >= names->view->count || !names->at[match->last + 1] ||
        !names_hit(match, PAYLOAD_ROLE, -1) || parts->person)
        return;
    const NameMatch *next = &names->matches[names->at[match->last + 1] - 1];
    if (view_is_under(names->view, next->last, head))
        parts->person = names_hit(next, PAYLOAD_ACTOR, ACTOR_PERSON);
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
            (names_nation_of(match) || names_hit(match, PAYLOAD_ACTOR, ACTOR_PERSON) ||
             is_acting_role(names_hit(match, PAYLOAD_ROLE, -1))))
            return t;
    }
    return 0;
}

/* "Armenian separatists in Nagorno-Karabakh", "the Armenian leadership of Nagorno-Karabakh": rebels and
 * leaders of a breakaway land are that land's, whatever people they are of. */
static void look_for_breakaway(Names *names, uint32_t head, Parts *parts)
{
    const View *view = names->view;
    if (!parts->role || !parts->nation || hit_actor(*parts->nation)->kind != ACTOR_STATE)
        return;
    const char *sectors = image_string(parts->role->image, hit_role(*parts->role)->sectors);
    bool rebels = strncmp(sectors, "REB", 3) == 0, leaders = strncmp(sectors, "GOV", 3) == 0;
    for (uint32_t child = view->first_child[head]; child; child = view->next_sibling[child]) {
        uint32_t preposition = view_case(view, child);
        const NameMatch *match = names->at[child] ? &names->matches[names->at[child] - 1] : NULL;
        const LexiconHit *land = match ? names_nation_of(match) : NULL;
        bool of = view_text_is(view, preposition, "of"), in = view_text_is(view, preposition, "in");
        if (child < head || view->relation[child] != REL_NMOD || !land ||
            !((leaders && of) || (rebels && (of || in))))
            continue;
        EntenteEntity entity = {.name = "", .sectors = "", .office = "", .file = ""};
        names_take_hit(names, &entity, *land);
        if (strstr(entity.sectors, "PRE"))
            parts->nation = land;
    }
}

void names_parts(Names *names, uint32_t head, Parts *parts)
{
    names_core(names, head, parts);
    look_behind(names, head, parts);
    look_before(names, head, parts);
    look_around(names, head, parts);
    look_for_breakaway(names, head, parts);
}
