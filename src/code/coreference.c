#include "code/coreference.h"

#include "code/antecedents.h"

#include <string.h>

static uint32_t head_of(const View *view, uint32_t token)
{
    uint32_t head = view_token(view, token)->head;
    return head <= view->count ? head : 0;
}

/* ---- taking mentions ---- */

static bool is_coordinated(const View *view, uint32_t token, uint32_t *first)
{
    *first = token;
    uint32_t above = head_of(view, token);
    if (view->relation[token] == REL_CONJUNCT && above && view_is_nominal(view, above))
        *first = above;
    for (uint32_t child = view->first_child[*first]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_CONJUNCT && view_is_nominal(view, child))
            return true;
    return false;
}

/* Take the mentions before a token. */
static bool take_until(Names *names, uint32_t end)
{
    enum { MEMBERS = 4 };
    Discourse *discourse = &names->memory->discourse;
    while (names->read + 1 < end) {
        uint32_t t = ++names->read;
        Referent referent;
        if (!mention_read(names, t, &referent))
            continue;
        uint32_t first;
        referent.sentence = discourse->sentence;
        referent.group = is_coordinated(names->view, t, &first) ? discourse->groups + first : 0;
        EntenteEntity members[MEMBERS];
        size_t count = names_entities(names, t, members, MEMBERS);
        if (count > 1 && !referent.group)
            referent.group = discourse->groups + t;
        for (size_t i = 0; i < count; i++) {
            /* only people and bodies can be several in one */
            if (count > 1 && referent.kind == REFERENT_THING && i > 0)
                break;
            referent.entity = members[i];
            if (referent.kind == REFERENT_THING)
                referent.entity.code[0] = 0;
            if (!discourse_add(discourse, &referent))
                return false;
        }
    }
    return true;
}

/* Whether a quotation is open at the end of the sentence. */
static bool ends_in_quotation(const View *view, bool open)
{
    for (uint32_t t = 1; t <= view->count; t++) {
        EntenteSlice word = view_token(view, t)->text;
        if (word.size == 1 && word.data[0] == '"')
            open = !open;
        else if (view_text_is(view, t, "\u201c") || view_text_is(view, t, "``"))
            open = true;
        else if (view_text_is(view, t, "\u201d") || view_text_is(view, t, "''"))
            open = false;
    }
    return open;
}

static uint32_t speaker_of(Names *names, uint32_t token);

bool coreference_learn(Names *names)
{
    Discourse *discourse = &names->memory->discourse;
    const View *view = names->view;
    if (!take_until(names, view->count + 1))
        return false;
    bool quoted = false;
    for (uint32_t t = 1; t <= view->count; t++)
        quoted = quoted || strcmp(view_token(view, t)->xpos, "``") == 0 || view_text_is(view, t, "\"");
    if (quoted) {
        uint32_t speaker = speaker_of(names, 0);
        Referent referent;
        if (speaker && mention_read(names, speaker, &referent))
            discourse->speaker = referent;
        else if (view->sentence->starts_paragraph)
            discourse->speaker = (Referent){0};
    } else if (!discourse->in_quotation) {
        discourse->speaker = (Referent){0};
    }
    /* its sectors may lie in the scratch memory: the discourse has a copy */
    for (size_t i = discourse->count; i-- > 0 && discourse->speaker.kind;)
        if (discourse->each[i].sentence == discourse->sentence &&
            discourse->each[i].head == discourse->speaker.head) {
            discourse->speaker = discourse->each[i];
            break;
        }
    discourse->in_quotation =
        ends_in_quotation(view, discourse->in_quotation && !view->sentence->starts_paragraph);
    discourse->groups += view->count + 1;
    return true;
}

/* ---- who speaks ---- */

static bool is_quoted(const Names *names, uint32_t token)
{
    const View *view = names->view;
    bool open = names->memory->discourse.in_quotation && !view->sentence->starts_paragraph;
    for (uint32_t t = 1; t < token; t++) {
        EntenteSlice word = view_token(view, t)->text;
        if ((word.size == 1 && word.data[0] == '"') || view_text_is(view, t, "``") ||
            view_text_is(view, t, "''"))
            open = !open;
        else if (view_text_is(view, t, "\u201c") || view_text_is(view, t, "\u201d"))
            open = view_text_is(view, t, "\u201c");
    }
    return open;
}

/* The subject of the verb of saying that stands outside the quotation in which `token` lies (0: any); 0:
 * none. */
static uint32_t speaker_of(Names *names, uint32_t token)
{
    const View *view = names->view;
    bool open = names->memory->discourse.in_quotation && !view->sentence->starts_paragraph, inside = false;
    uint32_t speaker = 0;
    for (uint32_t t = 1; t <= view->count; t++) {
        EntenteSlice word = view_token(view, t)->text;
        if ((word.size == 1 && word.data[0] == '"') || view_text_is(view, t, "``") ||
            view_text_is(view, t, "''"))
            open = !open;
        else if (view_text_is(view, t, "\u201c") || view_text_is(view, t, "\u201d"))
            open = view_text_is(view, t, "\u201c");
        inside = inside || (t == token && open);
        if (open || !view_is_verb(view, t) || !names_in_set(names->lexicon, view, t, "saying"))
            continue;
        uint32_t subject = view_child(view, t, REL_SUBJECT);
        for (uint32_t up = t, steps = 0; !subject && steps < 3 && view->relation[up] == REL_CONJUNCT;
             steps++) {
            up = head_of(view, up);
            subject = up ? view_child(view, up, REL_SUBJECT) : 0;
        }
        if (subject && speaker && subject != speaker)
            return 0;
        speaker = subject ? subject : speaker;
    }
    return inside || !token ? speaker : 0;
}

static bool resolve_speaker(Names *names, uint32_t token, Antecedent *antecedent)
{
    const Discourse *discourse = &names->memory->discourse;
    uint32_t speaker = speaker_of(names, token);
    Referent referent;
    antecedent->rule = "who speaks";
    if (speaker && speaker != token) {
        if (!mention_read(names, speaker, &referent) || !entity_is_known(&referent.entity))
            return false;
        referent.sentence = discourse->sentence;
        antecedent_add(antecedent, &referent);
        return true;
    }
    const View *view = names->view;
    bool begins =
        view_text_is(view, 1, "\"") || view_text_is(view, 1, "\u201c") || view_text_is(view, 1, "``");
    if ((discourse->in_quotation || begins) && !view->sentence->starts_paragraph && discourse->speaker.kind &&
        entity_is_known(&discourse->speaker.entity)) {
        antecedent_add(antecedent, &discourse->speaker);
        return true;
    }
    return false;
}

/* ---- pronouns ---- */

static bool fits(const Anaphor *anaphor, const Referent *referent)
{
    switch (anaphor->gender) {
    case 'm':
    case 'f':
        return !referent->plural && !(referent->located && referent->kind == REFERENT_NAME) &&
               (referent->kind == REFERENT_PERSON || referent->kind == REFERENT_NAME) &&
               (!referent->gender || referent->gender == anaphor->gender);
    case 'n':
        return !referent->plural && referent->kind != REFERENT_PERSON && referent->kind != REFERENT_PEOPLE;
    default:
        return referent->plural || referent->group || referent->kind == REFERENT_PEOPLE;
    }
}

static Anaphor pronoun_of(const Names *names, uint32_t token, bool *possessive)
{
    Anaphor anaphor = {0};
    unsigned person = mention_pronoun(names->view, token, &anaphor.gender, &anaphor.plural, possessive);
    anaphor.kind = person == 3 ? ANAPHOR_PRONOUN : ANAPHOR_NONE;
    return anaphor;
}

bool coreference_agrees(Names *names, uint32_t pronoun, uint32_t head)
{
    bool possessive;
    Anaphor anaphor = pronoun_of(names, pronoun, &possessive);
    Referent referent;
    uint32_t first;
    if (!anaphor.kind || !mention_read(names, head, &referent))
        return true; /* nothing speaks against it */
    if (is_coordinated(names->view, head, &first))
        return anaphor.plural;
    if (anaphor.gender == 'n' || referent.kind == REFERENT_NAME)
        return anaphor.gender != 'n' ? !anaphor.plural : referent.kind != REFERENT_PERSON && !referent.plural;
    /* "the government said they": a body is its people */
    if (anaphor.plural)
        return referent.kind != REFERENT_PERSON;
    return fits(&anaphor, &referent) || referent.kind == REFERENT_THING;
}

/* The verb or noun under whose clause a pronoun stands. */
static uint32_t clause_of(const View *view, uint32_t token)
{
    uint32_t steps = 0, verb = head_of(view, token);
    while (verb && !view_is_verb(view, verb) && !view_child(view, verb, REL_COPULA) && steps++ < view->count)
        verb = head_of(view, verb);
    return verb;
}

static uint32_t subject_of(const View *view, uint32_t verb)
{
    for (uint32_t steps = 0; verb && steps < 6; steps++) {
        uint32_t subject = view_child(view, verb, REL_SUBJECT);
        if (!subject)
            subject = view_child(view, verb, REL_SUBJECT_PASSIVE);
        if (subject)
            return subject;
        uint8_t relation = view->relation[verb];
        if (relation != REL_XCOMP && relation != REL_CONJUNCT && relation != REL_ADVCL)
            return 0;
        verb = head_of(view, verb);
    }
    return 0;
}

uint32_t coreference_inside(Names *names, uint32_t pronoun)
{
    const View *view = names->view;
    uint32_t verb = head_of(view, pronoun);
    for (uint32_t steps = 0; verb && steps < 12; steps++) {
        uint32_t above = head_of(view, verb);
        if (!above)
            return pronoun;
        uint8_t relation = view->relation[verb];
        if (relation == REL_CCOMP || relation == REL_ADVCL || relation == REL_XCOMP ||
            relation == REL_PARATAXIS || relation == REL_CONJUNCT) {
            uint32_t subject = view_child(view, above, REL_SUBJECT);
            if (!subject)
                subject = view_child(view, above, REL_SUBJECT_PASSIVE);
            if (subject && subject < pronoun && view_token(view, subject)->upos != ENTENTE_PRON)
                return coreference_agrees(names, pronoun, subject) ? subject : pronoun;
        }
        verb = above;
    }
    return pronoun;
}

/* Whether grammar lets the pronoun stand for a mention of its own sentence: nobody in its own clause, but for
 * its possessor, and for the subject of a clause before it. */
static bool is_allowed(const View *view, uint32_t pronoun, bool possessive, const Referent *referent)
{
    if (referent->head >= pronoun)
        return false;
    uint32_t verb = clause_of(view, pronoun);
    /* "detained them and let them go": who detains lets go */
    uint32_t steps = 0, top = verb;
    while (!possessive && top && steps++ < 6) {
        if (subject_of(view, top) == referent->head && view_token(view, pronoun)->feats &&
            strstr(view_token(view, pronoun)->feats, "Case=Acc"))
            return false;
        if (view->relation[top] != REL_XCOMP && view->relation[top] != REL_CCOMP)
            break;
        /* "said that they shelled him": the speaker may be meant */
        if (view_child(view, top, REL_SUBJECT) && view_child(view, top, REL_SUBJECT) != pronoun)
            break;
        top = head_of(view, top);
    }
    if (!verb || !view_is_under(view, referent->head, verb))
        return true;
    uint32_t own = clause_of(view, referent->head);
    bool subject = view->relation[referent->head] == REL_SUBJECT ||
                   view->relation[referent->head] == REL_SUBJECT_PASSIVE;
    if (own != verb)
        return subject && own < verb && view->relation[own] == REL_ADVCL;
    if (!possessive)
        return false;
    /* "Kerry and his team", but not "the leader of his party" */
    uint32_t below = pronoun;
    for (steps = 0; below && below != referent->head && steps++ < view->count; below = head_of(view, below))
        if (head_of(view, below) == referent->head)
            return view->relation[below] == REL_CONJUNCT;
    return true;
}

/* All who can be meant in a sentence. */
static void gather(const Names *names, const Anaphor *anaphor, uint32_t pronoun, bool possessive,
                   uint32_t sentence, Antecedent *antecedent)
{
    const Discourse *discourse = &names->memory->discourse;
    for (size_t i = discourse->count; i-- > 0 && discourse->each[i].sentence >= sentence;) {
        const Referent *referent = &discourse->each[i];
        if (referent->sentence != sentence || !fits(anaphor, referent) ||
            (sentence == discourse->sentence && !is_allowed(names->view, pronoun, possessive, referent)))
            continue;
        antecedent_add(antecedent, referent);
    }
}

/* he, she: a person, by name where possible. */
static bool resolve_person(const Names *names, uint32_t pronoun, const Anaphor *anaphor, bool possessive,
                           Antecedent *antecedent)
{
    const Discourse *discourse = &names->memory->discourse;
    const View *view = names->view;
    Antecedent found = {0};
    gather(names, anaphor, pronoun, possessive, discourse->sentence, &found);
    if (found.count) {
        antecedent->rule = "the only one in the sentence who agrees";
        antecedent_add(antecedent, &found.each[0]);
        if (found.count == 1)
            return true;
        /* of several the subject of the own clause, for "his"; the others must not stand before it */
        uint32_t subject = possessive ? subject_of(view, clause_of(view, pronoun)) : 0;
        size_t before = 0;
        for (size_t i = 0; i < found.count; i++)
            before += found.each[i].head < pronoun && found.each[i].head > subject;
        antecedent->rule = "subject of the clause";
        for (size_t i = 0; subject && !before && i < found.count; i++)
            if (found.each[i].head == subject) {
                antecedent->each[0] = found.each[i];
                return true;
            }
        return false;
    }
    bool subject = mention_prominence(view, pronoun) >= PROMINENCE_CLAUSE || possessive;
    for (uint32_t back = 1; back <= NEAR_SENTENCES && back <= discourse->sentence; back++) {
        found = (Antecedent){0};
        gather(names, anaphor, pronoun, possessive, discourse->sentence - back, &found);
        if (!found.count)
            continue;
        const Referent *best = NULL;
        size_t level = 0;
        for (size_t i = 0; i < found.count; i++) {
            if (!best || found.each[i].prominence > best->prominence) {
                best = &found.each[i];
                level = 1;
            } else if (found.each[i].prominence == best->prominence) {
                level++;
            }
        }
        antecedent->rule =
            found.count == 1 ? "the only one before who agrees" : "subject of the sentence before";
        if (found.count > 1 && (!subject || level > 1 || best->prominence != PROMINENCE_SUBJECT || back > 1))
            return false;
        if (back > 1 && best->prominence < PROMINENCE_CLAUSE)
            return false;
        antecedent_add(antecedent, best);
        return true;
    }
    return false;
}

/* it: a state or body that is the subject. */
static bool resolve_body(const Names *names, uint32_t pronoun, const Anaphor *anaphor, bool possessive,
                         Antecedent *antecedent)
{
    const Discourse *discourse = &names->memory->discourse;
    const View *view = names->view;
    uint32_t own = possessive ? subject_of(view, clause_of(view, pronoun)) : 0;
    Antecedent found = {0};
    gather(names, anaphor, pronoun, possessive, discourse->sentence, &found);
    for (size_t i = 0; i < found.count; i++)
        if ((own && found.each[i].head == own) || (!own && found.count == 1)) {
            antecedent->rule = own ? "subject of the clause" : "the only one in the sentence that agrees";
            antecedent_add(antecedent, &found.each[i]);
            return found.each[i].kind == REFERENT_STATE || found.each[i].kind == REFERENT_BODY;
        }
    if (found.count || (own && own < pronoun) || !discourse->sentence)
        return false;
    /* "it was clear that" */
    bool subject = mention_prominence(view, pronoun) >= PROMINENCE_CLAUSE ||
                   strncmp(view_token(view, pronoun)->deprel, "expl", 4) == 0;
    if (!possessive && (!subject || !view_is_verb(view, head_of(view, pronoun))))
        return false;
    antecedent->rule = "subject of the sentence before";
    for (size_t i = discourse->count; i-- > 0 && discourse->each[i].sentence + 1 >= discourse->sentence;) {
        const Referent *referent = &discourse->each[i];
        if (referent->sentence + 1 != discourse->sentence || referent->prominence != PROMINENCE_SUBJECT)
            continue;
        if (antecedent->count || !fits(anaphor, referent) || referent->group)
            return false;
        if (referent->kind != REFERENT_STATE && referent->kind != REFERENT_BODY)
            return false;
        antecedent_add(antecedent, referent);
    }
    return antecedent->count == 1;
}

static bool are_people(const Antecedent *unit)
{
    for (size_t i = 0; i < unit->count; i++)
        if (unit->each[i].kind == REFERENT_THING || unit->each[i].kind == REFERENT_NAME)
            return false;
    return unit->count && !unit->full;
}

/* they: a crowd, or a coordination; `units` counts how many could be meant, the most prominent one is kept.
 */
static size_t gather_several(const Names *names, const Anaphor *anaphor, uint32_t pronoun, bool possessive,
                             uint32_t sentence, Antecedent *best)
{
    const Discourse *discourse = &names->memory->discourse;
    size_t units = 0;
    uint32_t group = 0;
    for (size_t i = discourse->count; i-- > 0 && discourse->each[i].sentence >= sentence;) {
        const Referent *referent = &discourse->each[i];
        if (referent->sentence != sentence || !fits(anaphor, referent) ||
            (sentence == discourse->sentence && !is_allowed(names->view, pronoun, possessive, referent)))
            continue;
        /* things are meant only where they are what the sentence is about */
        if (referent->kind == REFERENT_THING && referent->prominence < PROMINENCE_CLAUSE)
            continue;
        if (referent->group && referent->group == group) {
            if (best->count && best->each[0].group == group)
                antecedent_add(best, referent);
            continue;
        }
        group = referent->group;
        if (units && discourse_same(&best->each[0], referent))
            continue;
        units++;
        if (!best->count || referent->prominence > best->each[0].prominence) {
            *best = (Antecedent){.count = 1};
            best->each[0] = *referent;
        }
    }
    /* in the order of the text */
    for (size_t i = 0; i < best->count / 2; i++) {
        Referent other = best->each[i];
        best->each[i] = best->each[best->count - 1 - i];
        best->each[best->count - 1 - i] = other;
    }
    return units;
}

static bool resolve_several(const Names *names, uint32_t pronoun, const Anaphor *anaphor, bool possessive,
                            Antecedent *antecedent)
{
    enum { NEAR = 2 };
    const Discourse *discourse = &names->memory->discourse;
    const View *view = names->view;
    for (uint32_t back = 0; back <= NEAR && back <= discourse->sentence; back++) {
        Antecedent best = {0};
        size_t units = gather_several(names, anaphor, pronoun, possessive, discourse->sentence - back, &best);
        if (!units)
            continue;
        best.rule = back ? "the only ones before who agree" : "the only ones in the sentence who agree";
        *antecedent = best;
        if (!are_people(&best) || (back > 1 && best.each[0].prominence != PROMINENCE_SUBJECT))
            return false;
        if (units == 1)
            return true;
        /* of several the subject, where it is more than one crowd among others */
        antecedent->rule = "subject of the sentence before";
        bool subject = mention_prominence(view, pronoun) >= PROMINENCE_CLAUSE &&
                       !view_is_passive(view, head_of(view, pronoun));
        return back == 1 && subject && best.count > 1 && best.each[0].prominence == PROMINENCE_SUBJECT;
    }
    return false;
}

/* Nobody speaks of himself as "he": the speaker of a quotation is not meant in it. Who "they" are whom a
 * quotation speaks of, and whom an unknown speaker means, cannot be told. */
static bool is_speaker(Names *names, uint32_t pronoun, const Antecedent *antecedent)
{
    if (!is_quoted(names, pronoun))
        return false;
    Antecedent speaker = {0};
    return antecedent->count > 1 || !resolve_speaker(names, pronoun, &speaker) ||
           discourse_same(&speaker.each[0], &antecedent->each[0]);
}

static bool find_pronoun(Names *names, uint32_t pronoun, const Anaphor *anaphor, Antecedent *antecedent)
{
    bool possessive;
    pronoun_of(names, pronoun, &possessive);
    if (anaphor->gender == 'm' || anaphor->gender == 'f') {
        uint32_t inside = possessive ? pronoun : coreference_inside(names, pronoun);
        Antecedent found = {0};
        gather(names, anaphor, pronoun, possessive, names->memory->discourse.sentence, &found);
        /* "told him that he": two can be meant */
        Referent referent;
        if (inside != pronoun && found.count <= 1 && mention_read(names, inside, &referent)) {
            referent.sentence = names->memory->discourse.sentence;
            antecedent->rule = "subject of the clause above";
            antecedent_add(antecedent, &referent);
            return true;
        }
        return resolve_person(names, pronoun, anaphor, possessive, antecedent);
    }
    if (anaphor->gender == 'n')
        return resolve_body(names, pronoun, anaphor, possessive, antecedent);
    return resolve_several(names, pronoun, anaphor, possessive, antecedent);
}

static bool resolve_pronoun(Names *names, uint32_t pronoun, const Anaphor *anaphor, Antecedent *antecedent)
{
    if (anaphor->plural && is_quoted(names, pronoun))
        return false;
    return find_pronoun(names, pronoun, anaphor, antecedent) && !is_speaker(names, pronoun, antecedent);
}

/* "the latter": of two who were named together last. */
static bool resolve_latter(const Names *names, const Anaphor *anaphor, Antecedent *antecedent)
{
    const Discourse *discourse = &names->memory->discourse;
    for (size_t i = discourse->count; i-- > 1;) {
        const Referent *last = &discourse->each[i], *first = last - 1;
        if (last->sentence + 2 < discourse->sentence)
            return false;
        if (!last->group || first->group != last->group || (i > 1 && first[-1].group == last->group))
            continue;
        antecedent->rule = "of the two who were named together";
        antecedent_add(antecedent, anaphor->kind == ANAPHOR_LATTER ? last : first);
        return true;
    }
    return false;
}

/* ---- all together ---- */

/* "its troops": the owner's country. */
static bool resolve_owned(Names *names, const Anaphor *anaphor, const EntenteEntity *entity,
                          Antecedent *antecedent)
{
    const EntenteEntity *owner = names_entity(names, anaphor->owner);
    const Link *link = names->links[anaphor->owner];
    if (!owner->code[0] || !link)
        return false;
    if (anaphor->kind == ANAPHOR_COUNTERPART)
        return link->count == 1 && antecedent_of_counterpart(names, entity, owner, antecedent);
    for (size_t i = 0; i < link->count; i++) {
        Referent referent = {.entity = link->members[i], .kind = REFERENT_BODY, .sentence = link->sentence};
        referent.entity.name = referent.entity.sectors = referent.entity.office = "";
        antecedent_add(antecedent, &referent);
    }
    antecedent->rule = "the owner's";
    return true;
}

static bool resolve(Names *names, uint32_t head, const Anaphor *anaphor, const EntenteEntity *entity,
                    Antecedent *antecedent)
{
    switch (anaphor->kind) {
    case ANAPHOR_PRONOUN:
        return resolve_pronoun(names, head, anaphor, antecedent);
    case ANAPHOR_SPEAKER:
        return resolve_speaker(names, head, antecedent);
    case ANAPHOR_STATES:
    case ANAPHOR_PEOPLE:
    case ANAPHOR_ANY:
        return antecedent_of_several(names, head, anaphor, antecedent);
    case ANAPHOR_FORMER:
    case ANAPHOR_LATTER:
        return resolve_latter(names, anaphor, antecedent);
    case ANAPHOR_OWNED:
    case ANAPHOR_COUNTERPART:
        return resolve_owned(names, anaphor, entity, antecedent);
    case ANAPHOR_ROLE:
        return antecedent_of_role(names, head, anaphor, antecedent);
    case ANAPHOR_HOLDER:
        return antecedent_of_holder(names, head, entity, antecedent);
    case ANAPHOR_BLOC:
    case ANAPHOR_GROUP:
    case ANAPHOR_FIGHTERS:
    case ANAPHOR_STATE:
        return antecedent_of_epithet(names, anaphor, antecedent);
    case ANAPHOR_NONE:
        break;
    }
    return false;
}

/* What the anaphor's own words say goes before what the antecedent's say: "its troops" are MIL. */
static void combine(EntenteEntity *entity, const EntenteEntity *own, const EntenteEntity *antecedent)
{
    *entity = *own;
    memcpy(entity->code, antecedent->code, sizeof entity->code);
    if (*antecedent->sectors || !*own->sectors) {
        entity->name = antecedent->name;
        entity->sectors = antecedent->sectors;
        entity->office = antecedent->office;
        entity->file = antecedent->file;
        entity->line = antecedent->line;
    }
}

void coreference_resolve(Names *names, uint32_t head, EntenteEntity *entity)
{
    Anaphor anaphor = names->links[head] ? (Anaphor){0} : mention_anaphor(names, head, entity);
    if (!anaphor.kind || !take_until(names, head))
        return;
    Antecedent antecedent = {0};
    if (!resolve(names, head, &anaphor, entity, &antecedent) || !antecedent.count || antecedent.full)
        return;
    for (size_t i = 0; i < antecedent.count; i++)
        if (!entity_is_known(&antecedent.each[i].entity))
            return; /* somebody whom no dictionary knows */
    Link *link = arena_array(names->arena, 1, sizeof *link);
    EntenteEntity *members = arena_array(names->arena, antecedent.count, sizeof *members);
    if (!link || !members)
        return; /* then it stays unresolved */
    for (size_t i = 0; i < antecedent.count; i++)
        combine(&members[i], entity, &antecedent.each[i].entity);
    *link = (Link){.members = members,
                   .count = antecedent.count,
                   .rule = antecedent.rule ? antecedent.rule : "",
                   .antecedent = antecedent.each[0].entity.text,
                   .sentence = antecedent.each[0].sentence,
                   .kind = antecedent.each[0].kind,
                   .gender = antecedent.each[0].gender};
    if (anaphor.gender == 'm' || anaphor.gender == 'f')
        link->gender = anaphor.gender;
    *entity = members[0];
    names->links[head] = link;
}

/* ---- sentences without a name ---- */

bool coreference_word(EntenteSlice word)
{
    static const char *const words[] = {"he",    "she",      "they",     "it",      "we",        "i",
                                        "him",   "them",     "his",      "her",     "their",     "its",
                                        "both",  "two",      "pair",     "duo",     "trio",      "latter",
                                        "bloc",  "group",    "alliance", "kingdom", "sultanate", "emirate",
                                        "front", "movement", "grouping", "republic"};
    for (size_t i = 0; word.size <= 9 && i < sizeof words / sizeof *words; i++) {
        size_t size = strlen(words[i]), k = 0;
        if (size != word.size)
            continue;
        while (k < size && (char)(word.data[k] | 0x20) == words[i][k])
            k++;
        if (k == size)
            return true;
    }
    return false;
}

bool coreference_any(const EntenteSentence *sentence)
{
    for (size_t t = 0; t < sentence->token_count; t++)
        if (coreference_word(sentence->tokens[t].text))
            return true;
    return false;
}
