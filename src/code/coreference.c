#include "code/coreference.h"

#include "code/antecedents_inside.h"
#include "code/place_names.h"
#include "code/pronouns_inside.h"
#include "code/quotation.h"

#include <string.h>

/* ---- taking mentions ---- */

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
        referent.group = mention_is_coordinated(names->view, t, &first) ? discourse->groups + first : 0;
        EntenteEntity members[MEMBERS];
        size_t count = names_entities(names, t, members, MEMBERS);
        if (count > 1 && !referent.group)
            referent.group = discourse->groups + t;
        for (size_t i = 0; i < count; i++) {
            /* only people and bodies can be several in one */
            if (count > 1 && referent.kind == REFERENT_THING && i > 0)
                break;
            referent.entity = members[i];
            memset(referent.whose, 0, sizeof referent.whose);
            if (referent.kind == REFERENT_THING) {
                memcpy(referent.whose, referent.entity.code, sizeof referent.whose);
                referent.entity.code[0] = 0;
                referent.entity.sectors = "";
            }
            if (!discourse_add(discourse, &referent))
                return false;
        }
    }
    return true;
}

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
        uint32_t speaker = quotation_speaker(names, 0);
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
    discourse_quotation(discourse, view->sentence);
    discourse->groups += view->count + 1;
    return true;
}

/* ---- all together ---- */

/* "Iraq accused Iran. Their foreign ministers met": where nobody has been named together, the two of whom
 * "the two ministers" would be said. */
static bool resolve_theirs(Names *names, uint32_t head, const Anaphor *anaphor, Antecedent *antecedent)
{
    enum { TWO = 2 };
    bool bodies = names_in_set(names->lexicon, names->view, head, "several_bodies");
    /* "members of both communities called on their leaders": those of whoever calls */
    uint32_t subject = pronoun_subject_over(names->view, anaphor->owner);
    if (subject && subject < head)
        return false;
    const Anaphor both = {.kind = bodies ? ANAPHOR_STATES : ANAPHOR_PEOPLE, .plural = true, .members = TWO};
    return anaphor->kind == ANAPHOR_OWNED && anaphor->plural &&
           view_text_is(names->view, anaphor->owner, "their") &&
           (bodies || names_in_set(names->lexicon, names->view, head, "several_people")) &&
           antecedent_of_several(names, head, &both, antecedent);
}

/* The one country other than the owner's that the sentence names; NULL: none, or several. */
static const char *only_other_country(Names *names, const char *own)
{
    const char *other = NULL;
    for (uint32_t t = 1; t <= names->view->count; t++) {
        const char *code = names->kinds[t] == NAMED_STATE ? names->entities[t].code : NULL;
        if (!code || !*code)
            code = places_only_country(names, t);
        if (!code || !*code || strcmp(code, own) == 0)
            continue;
        if (other && strcmp(code, other) != 0)
            return NULL;
        other = code;
    }
    return other;
}

/* "visited Egypt for talks with his counterpart": the Egyptian one. */
static bool resolve_host(Names *names, uint32_t head, const EntenteEntity *owner, const EntenteEntity *entity,
                         Antecedent *antecedent)
{
    const char *land = only_other_country(names, owner->code);
    if (!land)
        return false;
    Referent host = {.entity = *entity,
                     .kind = REFERENT_PERSON,
                     .head = head,
                     .sentence = names->memory->discourse.sentence};
    memcpy(host.entity.code, land, sizeof host.entity.code);
    if (antecedent_of_counterpart(names, &host.entity, owner, antecedent))
        return true;
    *antecedent = (Antecedent){.rule = "the host's"};
    antecedent_add(antecedent, &host);
    return true;
}

/* "its troops": the owner's country. */
static bool resolve_owned(Names *names, uint32_t head, const Anaphor *anaphor, const EntenteEntity *entity,
                          Antecedent *antecedent)
{
    const EntenteEntity *owner = names_entity(names, anaphor->owner);
    const Link *link = names->links[anaphor->owner];
    /* "its posts": what is done to them is done to the owner; "gunmen from the gang" are the gang's */
    bool thing =
        !*entity->sectors || (view_token(names->view, anaphor->owner)->upos == ENTENTE_NOUN &&
                              (strcmp(entity->sectors, "UAF") == 0 || strcmp(entity->sectors, "REB") == 0 ||
                               strcmp(entity->sectors, "GOV") == 0));
    if (!owner->code[0])
        return resolve_theirs(names, head, anaphor, antecedent);
    if (!link) { /* named itself: "Chad, whose troops" */
        Referent named = {
            .entity = *owner, .kind = REFERENT_BODY, .sentence = names->memory->discourse.sentence};
        if (!thing)
            named.entity.name = named.entity.sectors = named.entity.office = "";
        antecedent_add(antecedent, &named);
        antecedent->rule = "the owner's";
        return anaphor->kind == ANAPHOR_OWNED;
    }
    if (anaphor->kind == ANAPHOR_COUNTERPART && link->count == 1 && !*entity->code)
        return resolve_host(names, head, owner, entity, antecedent);
    if (anaphor->kind == ANAPHOR_COUNTERPART)
        return link->count == 1 && antecedent_of_counterpart(names, entity, owner, antecedent);
    for (size_t i = 0; i < link->count; i++) {
        Referent referent = {.entity = link->members[i], .kind = REFERENT_BODY, .sentence = link->sentence};
        /* a movement's negotiators, its leaders, are no government's */
        bool movements = strcmp(entity->sectors, "GOV") == 0 && *referent.entity.sectors &&
                         !antecedent_has_sector(&referent.entity, "GOV");
        if (!thing && !movements)
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
        return pronoun_resolve(names, head, anaphor, antecedent);
    case ANAPHOR_SPEAKER:
        return quotation_resolve(names, head, antecedent);
    case ANAPHOR_STATES:
    case ANAPHOR_PEOPLE:
    case ANAPHOR_ANY:
        return antecedent_of_several(names, head, anaphor, antecedent);
    case ANAPHOR_FORMER:
    case ANAPHOR_LATTER:
        return pronoun_latter(names, anaphor, antecedent);
    case ANAPHOR_OWNED:
    case ANAPHOR_COUNTERPART:
        return resolve_owned(names, head, anaphor, entity, antecedent);
    case ANAPHOR_ROLE:
        return antecedent_of_role(names, head, anaphor, antecedent);
    case ANAPHOR_HOLDER:
        return antecedent_of_holder(names, head, entity, antecedent);
    case ANAPHOR_BLOC:
    case ANAPHOR_TITLED:
    case ANAPHOR_GROUP:
    case ANAPHOR_FIGHTERS:
    case ANAPHOR_ATTACKERS:
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
    if (!resolve(names, head, &anaphor, entity, &antecedent) || !antecedent.count || antecedent.full) {
        /* "all parties" to a war are no political ones, nor are "both sides" governments */
        if (anaphor.kind == ANAPHOR_STATES &&
            (view_lemma_is(names->view, head, "party") || view_lemma_is(names->view, head, "side")))
            entity->sectors = "";
        return;
    }
    for (size_t i = 0; i < antecedent.count; i++)
        if (!entity_is_known(&antecedent.each[i].entity))
            return; /* somebody whom no dictionary knows */
    if (anaphor.kind == ANAPHOR_TITLED)
        entity->sectors = ""; /* "the Council" of states is no government */
    Link *link = arena_array(names->arena, 1, sizeof *link);
    EntenteEntity *members = arena_array(names->arena, antecedent.count, sizeof *members);
    if (!link || !members)
        return; /* then it stays unresolved */
    bool owned = anaphor.kind == ANAPHOR_OWNED || anaphor.kind == ANAPHOR_COUNTERPART;
    for (size_t i = 0; i < antecedent.count; i++) {
        combine(&members[i], entity, &antecedent.each[i].entity);
        const EntenteEntity *named = &antecedent.each[i].entity;
        if (!owned)
            members[i].meant = named->meant.size ? named->meant : named->text;
    }
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
