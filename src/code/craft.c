#include "code/craft.h"

#include <string.h>

static bool is_craft(const View *view, uint32_t token)
{
    static const char *const lemmas[] = {"aircraft", "plane",   "jet",    "drone",   "helicopter",
                                         "ship",     "vessel",  "boat",   "warship", "trawler",
                                         "tanker",   "frigate", "balloon"};
    for (size_t i = 0; token && i < sizeof lemmas / sizeof *lemmas; i++)
        if (view_lemma_is(view, token, lemmas[i]))
            return true;
    return false;
}

/* Whether a phrase's last word is a craft's. */
static bool names_craft(EntenteSlice text)
{
    static const char *const words[] = {"aircraft", "plane",       "planes", "jet",      "jets",
                                        "drone",    "drones",      "ship",   "ships",    "vessel",
                                        "vessels",  "boat",        "boats",  "fighters", "warships",
                                        "warship",  "helicopters", "trawler"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t size = strlen(words[i]);
        if (text.size > size && memcmp(text.data + text.size - size, words[i], size) == 0 &&
            text.data[text.size - size - 1] == ' ')
            return true;
    }
    return false;
}

void craft_settle(Scene *scene, EntenteEntity *entities, size_t count)
{
    enum { NEAR = 2 };
    const View *view = &scene->view;
    const Discourse *discourse = &scene->names.memory->discourse;
    for (size_t i = 0; i < count; i++) {
        EntenteEntity *entity = &entities[i];
        uint32_t head = entity->head <= view->count ? entity->head : 0;
        if (!head || *entity->code || !is_craft(view, head) ||
            !view_text_is(view, view_child(view, head, REL_DETERMINER), "the"))
            continue;
        for (size_t k = discourse->count;
             k-- > 0 && discourse->each[k].sentence + NEAR >= discourse->sentence;) {
            const Referent *before = &discourse->each[k];
            if (before->sentence == discourse->sentence || !*before->entity.code ||
                !names_craft(before->entity.text))
                continue;
            memcpy(entity->code, before->entity.code, sizeof entity->code);
            break;
        }
    }
}
