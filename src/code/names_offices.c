/* Which office a person holds. */
#include "code/names_inside.h"

#include <string.h>

static const char nothing[] = "";

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

void names_take_title(Names *names, uint32_t head, const Parts *parts, EntenteEntity *entity)
{
    /* not "Horst Koehler, a former German president": the title stands before the name */
    Parts core = {0};
    names_core(names, head, &core);
    /* "President Clinton" may be one name of the dictionaries */
    const NameMatch *match = names->at[head] ? &names->matches[names->at[head] - 1] : NULL;
    bool within = match && match->last > match->first && view_text_is(names->view, match->first, "president");
    const char *title = within      ? "president"
                        : core.role ? image_string(core.role->image, hit_role(*core.role)->office)
                                    : nothing;
    if (!*title || parts->former || strcmp(entity->office, title) == 0)
        return;
    const Image *image = parts->person->image;
    const ImageActor *actor = hit_actor(*parts->person);
    const ImageOffice *offices = (const ImageOffice *)image->section[SECTION_OFFICES] + actor->first_office;
    for (uint32_t i = 0; i < actor->office_count; i++) {
        if (offices[i].from > names->memory->day ||
            strcmp(image_string(image, offices[i].office), title) != 0)
            continue;
        memcpy(entity->code, offices[i].code, sizeof entity->code);
        entity->sectors = image_string(image, offices[i].sectors);
        entity->office = image_string(image, offices[i].office);
        return;
    }
}
