/* Strikes that are blows. */
#include "code/strikes.h"

#include <string.h>

static bool is_blow(const EntenteEvent *event)
{
    static const char *const modes[] = {"", "aerial", "drone", "heavy-weapons", "targeted"};
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++)
        if (event->type == ENTENTE_ASSAULT && strcmp(event->mode, modes[i]) == 0)
            return true;
    return false;
}

void strikes_settle(const Scene *scene, const Candidate *candidate, const EntenteDocument *document,
                    EntenteEvent *event)
{
    enum { NEAR = 8 }; /* sentences */
    if (event->type != ENTENTE_PROTEST || strcmp(event->mode, "strike") != 0 || !candidate->noun ||
        !view_lemma_is(&scene->view, candidate->trigger, "strike"))
        return;
    for (size_t i = document->event_count; i-- > 0;) {
        const EntenteEvent *before = &document->events[i];
        if (before->sentence + NEAR < event->sentence || before->type == ENTENTE_PROTEST)
            return;
        if (!is_blow(before))
            continue;
        event->type = before->type;
        event->mode = before->mode;
        memcpy(event->cameo, before->cameo, sizeof event->cameo);
        event->quad = before->quad;
        event->score = before->score;
        event->goldstein = before->goldstein;
        return;
    }
}
