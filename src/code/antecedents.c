#include "code/antecedents_inside.h"

#include "code/offices.h"
#include "code/places.h"

#include <string.h>

void antecedent_add(Antecedent *antecedent, const Referent *referent)
{
    for (size_t i = 0; i < antecedent->count; i++)
        if (discourse_same(&antecedent->each[i], referent)) {
            /* the later and more prominent mention tells more */
            if (referent->prominence > antecedent->each[i].prominence)
                antecedent->each[i].prominence = referent->prominence;
            return;
        }
    if (antecedent->count < ANTECEDENT_LIMIT)
        antecedent->each[antecedent->count++] = *referent;
    else
        antecedent->full = true;
}

void antecedent_add_group_of(Antecedent *antecedent, const Referent *spokesman)
{
    Referent group = *spokesman;
    group.kind = REFERENT_BODY;
    group.entity.office = "";
    group.entity.sectors = "REB";
    antecedent_add(antecedent, &group);
}

bool antecedent_has_sector(const EntenteEntity *entity, const char *sector)
{
    return strstr(entity->sectors, sector) != NULL;
}

/* Codes of organisations are no countries. */
bool antecedent_has_country(const EntenteEntity *entity)
{
    static const char *const others[] = {"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(entity->code, others[i]) == 0)
            return false;
    return entity->code[0] != 0;
}

bool antecedent_is_armed(const EntenteEntity *entity)
{
    return antecedent_has_sector(entity, "REB") || antecedent_has_sector(entity, "PRM") ||
           antecedent_has_sector(entity, "UAF");
}

/* The office of the role at a token; empty: none. */
const char *antecedent_office_of_role(const Names *names, uint32_t head)
{
    const ImageRole *role = names_role(names, head);
    for (size_t i = 0; role && i < names->lexicon->count; i++) {
        const Image *image = &names->lexicon->image[i];
        const ImageRole *roles = image->section[SECTION_ROLES];
        if (role >= roles && role < roles + image->count[SECTION_ROLES])
            return image_string(image, role->office);
    }
    return "";
}

bool antecedent_suits(const Names *names, uint32_t head, const Referent *person)
{
    const char *office = person->entity.office;
    if (names_in_set(names->lexicon, names->view, head, "leader_word"))
        return !*office
                   ? antecedent_has_sector(&person->entity, "GOV")
                   : office_in_set(names->lexicon, office, "level_leaders") || strcmp(office, "leader") == 0;
    const char *own = antecedent_office_of_role(names, head);
    if (strcmp(own, "minister") == 0)
        return strstr(office, "minister") != NULL && strcmp(office, "prime minister") != 0;
    return *own && strcmp(own, office) == 0;
}

/* "the Constitutional Court" is no world court, though one was named before: what has a word of its own
 * beside it is of that country. */
static bool is_world_body(const Names *names, uint32_t head, const Referent *referent)
{
    bool own = view_child(names->view, head, REL_AMOD) || view_child(names->view, head, REL_COMPOUND);
    return own && !antecedent_has_country(&referent->entity) && *referent->entity.code;
}

/* "Chad. The army ...", in a digest of countries: no other country's army is meant. */
static bool is_of_other_section(const Names *names, uint32_t head, const Referent *referent)
{
    const PlaceMemory *places = names->memory->countries;
    return places && places->section && places->section->resolution == 1 && *places->headings[1] &&
           names_in_set(names->lexicon, names->view, head, "state_organ") && *referent->entity.code &&
           strcmp(referent->entity.code, places->section->country) != 0;
}

/* The same role before, with a country: a person by name, or a body. */
static void find_role(const Names *names, uint32_t head, uint64_t noun, bool person, bool former,
                      uint32_t back, Antecedent *antecedent)
{
    const Discourse *discourse = &names->memory->discourse;
    uint32_t from = discourse->sentence > back ? discourse->sentence - back : 0;
    for (size_t i = discourse->count; i-- > 0 && discourse->each[i].sentence >= from;) {
        const Referent *referent = &discourse->each[i];
        if (person != (referent->kind == REFERENT_PERSON) || referent->kind == REFERENT_STATE ||
            (referent->sentence == discourse->sentence && referent->head >= head) ||
            (person && antecedent_has_sector(&referent->entity, "ELI") != former))
            continue;
        if ((!person && is_world_body(names, head, referent)) || is_of_other_section(names, head, referent))
            continue;
        bool suits = person && antecedent_suits(names, head, referent);
        /* "the Prime Minister" is no other minister */
        bool other = person && !suits && *referent->entity.office && *antecedent_office_of_role(names, head);
        if (suits || (referent->noun == noun && !other))
            antecedent_add(antecedent, referent);
    }
}

static bool same_country(const Antecedent *antecedent)
{
    for (size_t i = 0; i < antecedent->count; i++)
        if (memcmp(antecedent->each[i].entity.code, antecedent->each[0].entity.code, 4) != 0)
            return false;
    return antecedent->count && antecedent->each[0].entity.code[0];
}

/* Keep the country alone. */
static void keep_country(Antecedent *antecedent)
{
    antecedent->count = 1;
    antecedent->each[0].entity.name = "";
    antecedent->each[0].entity.sectors = "";
    antecedent->each[0].entity.office = "";
}

/* "the Secretary-General", of whom nothing more was said: that of the United Nations. */
static bool the_secretary_general(const Names *names, uint32_t head, Antecedent *antecedent)
{
    Referent holder = {.kind = REFERENT_PERSON, .sentence = names->memory->discourse.sentence};
    if (strcmp(antecedent_office_of_role(names, head), "secretary-general") != 0)
        return false;
    if (!office_holder(names->lexicon, "UNO", "secretary-general", names->memory->day, &holder.entity)) {
        holder.entity = (EntenteEntity){.name = "", .sectors = "", .office = "secretary-general", .file = ""};
        memcpy(holder.entity.code, "UNO", sizeof holder.entity.code);
    }
    antecedent->rule = "the Secretary-General of the United Nations";
    antecedent_add(antecedent, &holder);
    return true;
}

/* "Colombian and Ecuadorean troops". */
static bool is_joined(EntenteSlice text)
{
    for (size_t i = 0; i + 5 <= text.size; i++)
        if (memcmp(text.data + i, " and ", 5) == 0)
            return true;
    return false;
}

/* "Israeli airstrikes", "a Turkish drone": what an army strikes with. */
static bool is_weapon(EntenteSlice text)
{
    static const char *const words[] = {"airstrike", "airstrikes",  "strike",    "strikes",   "jet",
                                        "jets",      "warplane",    "warplanes", "drone",     "drones",
                                        "missile",   "missiles",    "shelling",  "artillery", "raid",
                                        "raids",     "bombardment", "tanks",     "aircraft",  "helicopters",
                                        "planes",    "gunships",    "shells",    "offensive"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t size = strlen(words[i]);
        if (text.size > size && memcmp(text.data + text.size - size, words[i], size) == 0)
            return true;
    }
    return false;
}

/* Whether the phrase is one of an army: troops, or what they strike with. */
static bool is_of_army(const Referent *referent)
{
    if (is_joined(referent->entity.text))
        return false;
    return (antecedent_has_country(&referent->entity) && antecedent_has_sector(&referent->entity, "MIL")) ||
           (*referent->whose && is_weapon(referent->entity.text));
}

/* "Turkish forces killed two in Syria, the army said": the only army that the sentence has named. */
static bool army_of_sentence(Names *names, uint32_t head, Antecedent *antecedent)
{
    const Discourse *discourse = &names->memory->discourse;
    if (!antecedent_is_army(names->view, head))
        return false;
    for (size_t i = discourse->count; i-- > 0 && discourse->each[i].sentence == discourse->sentence;) {
        const Referent *referent = &discourse->each[i];
        if (referent->head < head && antecedent_has_country(&referent->entity) &&
            antecedent_has_sector(&referent->entity, "MIL"))
            antecedent_add(antecedent, referent);
    }
    antecedent->rule = "the only army of the sentence";
    /* "Israeli jets bombed the port. The military said": who acted just before */
    if (!antecedent->count)
        antecedent->rule = "the army that is the subject of the sentence before";
    enum { NEAR = 3 };
    uint32_t last = 0; /* the nearest sentence where one acted */
    for (size_t i = discourse->count; i-- > 0;) {
        const Referent *referent = &discourse->each[i];
        bool near = referent->sentence + NEAR >= discourse->sentence && (!last || referent->sentence == last);
        if (antecedent->count && referent->sentence == discourse->sentence)
            continue;
        if (!near)
            break;
        if (referent->sentence < discourse->sentence && referent->prominence >= PROMINENCE_CLAUSE &&
            is_of_army(referent) && (last || !antecedent->count)) {
            Referent army = *referent;
            if (*army.whose)
                memcpy(army.entity.code, army.whose, sizeof army.entity.code);
            antecedent_add(antecedent, &army);
            last = referent->sentence;
        }
    }
    if (!same_country(antecedent)) {
        *antecedent = (Antecedent){0};
        return false;
    }
    keep_country(antecedent);
    antecedent->each[0].entity.text = antecedent->each[0].entity.meant = (EntenteSlice){"", 0};
    return true;
}

/* "the Ministry", "the Government" of a ministry's own text, with a capital: its own, whatever other
 * ministries it has named. */
static bool is_publisher(const Names *names, uint32_t head, const Referent *own, Antecedent *antecedent)
{
    const EntenteEntity *publisher = &names->memory->publisher;
    EntenteSlice word = view_token(names->view, head)->text;
    if (!*publisher->code || head < 2 || !word.size || word.data[0] < 'A' || word.data[0] > 'Z' ||
        strncmp(own->entity.sectors, "GOV", 3) != 0 || own->kind == REFERENT_PERSON || own->plural)
        return false;
    Referent country = {.kind = REFERENT_BODY, .sentence = names->memory->discourse.sentence};
    country.entity = (EntenteEntity){.name = "", .sectors = "", .office = "", .file = ""};
    memcpy(country.entity.code, publisher->code, sizeof country.entity.code);
    *antecedent = (Antecedent){.rule = "the institution whose text this is"};
    antecedent_add(antecedent, &country);
    return true;
}

/* "The Minister", as readouts write him. */
static bool is_capital(const Names *names, uint32_t head)
{
    EntenteSlice word = view_token(names->view, head)->text;
    return head > 1 && word.size && word.data[0] >= 'A' && word.data[0] <= 'Z';
}

/* Keep the one of the nearest sentence, if he is of the last few and alone there. */
static bool keep_nearest(const Discourse *discourse, Antecedent *antecedent)
{
    enum { NEAR = 3 };
    const Referent *nearest = NULL;
    bool alone = true;
    for (size_t i = 0; i < antecedent->count; i++) {
        const Referent *one = &antecedent->each[i];
        alone = !nearest || one->sentence != nearest->sentence ? true : alone && discourse_same(one, nearest);
        if (!nearest || one->sentence > nearest->sentence)
            nearest = one;
    }
    if (!nearest || !alone || !*nearest->entity.name || nearest->sentence + NEAR < discourse->sentence)
        return false;
    const Referent kept = *nearest;
    antecedent->each[0] = kept;
    antecedent->count = 1;
    antecedent->rule = "the same role in the nearest sentence";
    return true;
}

bool antecedent_of_role(Names *names, uint32_t head, const Anaphor *anaphor, Antecedent *antecedent)
{
    enum { NEAR = 5 };
    Referent own;
    const View *view = names->view;
    bool definite = view_child(view, head, REL_DETERMINER) != 0;
    if (!mention_read(names, head, &own))
        return false;
    bool person = own.kind == REFERENT_PERSON;
    static const char *const sectors[] = {"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "REB", "PRM", "OPP"};
    bool acting = person, former = antecedent_has_sector(&own.entity, "ELI");
    for (size_t i = 0; i < sizeof sectors / sizeof *sectors; i++)
        acting = acting || antecedent_has_sector(&own.entity, sectors[i]);
    if (!acting)
        return false; /* "the people", "the industry": not always the same ones */
    if (definite && is_publisher(names, head, &own, antecedent))
        return true;
    if (definite && !(person && anaphor->plural)) {
        find_role(names, head, own.noun, person, former, NEAR, antecedent);
        if (!antecedent->count)
            find_role(names, head, own.noun, person, former, REFERENT_LIMIT, antecedent);
        antecedent->rule = "the same role before";
        if (antecedent->count == 1 && person && *antecedent->each[0].entity.name)
            return true;
        if (antecedent->count && same_country(antecedent)) {
            keep_country(antecedent);
            return true;
        }
        Antecedent holder = {0};
        if (the_secretary_general(names, head, &holder)) {
            *antecedent = holder;
            return true;
        }
        if (person && is_capital(names, head) && keep_nearest(&names->memory->discourse, antecedent))
            return true;
        if (antecedent->count && entity_is_known(&antecedent->each[0].entity) && person)
            return false; /* several, or somebody whom no dictionary knows */
    }
    *antecedent = (Antecedent){0};
    if (definite && army_of_sentence(names, head, antecedent))
        return true;
    return names_in_set(names->lexicon, view, head, "state_organ") &&
           antecedent_of_country(names, head, antecedent);
}

bool antecedent_of_holder(Names *names, uint32_t head, const EntenteEntity *entity, Antecedent *antecedent)
{
    const Discourse *discourse = &names->memory->discourse;
    if (antecedent_has_sector(entity, "ELI"))
        return false;
    /* "the Turkish Cypriot leader" is not the president of Cyprus */
    bool apart = antecedent_has_sector(entity, "PRE");
    for (size_t i = 0; i < discourse->count; i++) {
        const Referent *referent = &discourse->each[i];
        if (referent->kind == REFERENT_PERSON && *referent->entity.name &&
            memcmp(referent->entity.code, entity->code, sizeof entity->code) == 0 &&
            apart == antecedent_has_sector(&referent->entity, "PRE") &&
            antecedent_suits(names, head, referent))
            antecedent_add(antecedent, referent);
    }
    antecedent->rule = "the one named before who holds the office";
    if (antecedent->count)
        return antecedent->count == 1;
    if (apart)
        return false;
    Referent holder = {.kind = REFERENT_PERSON, .sentence = discourse->sentence};
    antecedent->rule = "the holder of the office on the day of publication";
    bool found =
        names_in_set(names->lexicon, names->view, head, "leader_word")
            ? office_leader(names->lexicon, entity->code, names->memory->day, &holder.entity)
            : office_holder(names->lexicon, entity->code, entity->office, names->memory->day, &holder.entity);
    if (found)
        antecedent_add(antecedent, &holder);
    return found;
}

bool antecedent_of_counterpart(Names *names, const EntenteEntity *entity, const EntenteEntity *owner,
                               Antecedent *antecedent)
{
    const Discourse *discourse = &names->memory->discourse;
    if (!antecedent_has_country(entity) || !*owner->office ||
        memcmp(entity->code, owner->code, sizeof owner->code) == 0)
        return false;
    for (size_t i = 0; i < discourse->count; i++) {
        const Referent *referent = &discourse->each[i];
        if (referent->kind == REFERENT_PERSON && *referent->entity.name &&
            memcmp(referent->entity.code, entity->code, sizeof entity->code) == 0 &&
            strcmp(referent->entity.office, owner->office) == 0)
            antecedent_add(antecedent, referent);
    }
    antecedent->rule = "the counterpart named before";
    if (antecedent->count)
        return antecedent->count == 1;
    Referent holder = {.kind = REFERENT_PERSON, .sentence = discourse->sentence};
    antecedent->rule = "the counterpart's office on the day of publication";
    if (!office_holder(names->lexicon, entity->code, owner->office, names->memory->day, &holder.entity))
        return false;
    antecedent_add(antecedent, &holder);
    return true;
}
