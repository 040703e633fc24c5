#include "code/threats.h"

#include <string.h>

/* The clause or phrase on which the verb's deed hangs: "if they attack", "should they attack", "in the event
 * of an attack". 0: none. */
static uint32_t condition_of(const View *view, uint32_t verb)
{
    static const char *const marks[] = {"if", "unless", "until", "till"};
    static const char *const events[] = {"event", "case"};
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child]) {
        uint8_t relation = view->relation[child];
        if (relation == REL_ADVCL) {
            uint32_t mark = view_child(view, child, REL_MARK), aux = view_child(view, child, REL_AUX);
            uint32_t subject = view_child(view, child, REL_SUBJECT);
            subject = subject ? subject : view_child(view, child, REL_SUBJECT_PASSIVE);
            if (view_text_in(view, mark, marks, sizeof marks / sizeof *marks) ||
                (view_text_is(view, aux, "should") && aux < subject))
                return child;
        } else if (relation == REL_OBLIQUE && view_text_is(view, view_case(view, child), "in") &&
                   view_text_in(view, child, events, sizeof events / sizeof *events))
            return child;
    }
    return 0;
}

/* The verb whose auxiliaries and conditions the verb shares: "would halt the talks and *close* the border".
 */
static uint32_t first_of(const View *view, uint32_t verb)
{
    for (unsigned steps = 0; steps < 4; steps++) {
        uint32_t above = view_token(view, verb)->head;
        bool joined = view->relation[verb] == REL_CONJUNCT && above && above <= view->count &&
                      view_is_verb(view, above) && !view_child(view, verb, REL_SUBJECT);
        if (!joined)
            break;
        verb = above;
    }
    return verb;
}

static uint32_t auxiliary_of(const View *view, uint32_t verb)
{
    static const char *const words[] = {"will", "would", "'ll", "’ll", "'d", "shall", "could"};
    for (uint32_t child = view->first_child[verb]; child && child < verb; child = view->next_sibling[child])
        if (view->relation[child] == REL_AUX &&
            view_text_in(view, child, words, sizeof words / sizeof *words))
            return child;
    return 0;
}

/* "whoever joins them", "any ship that enters": whom it will hit depends on what he does. */
static bool is_of_whoever(const View *view, uint32_t verb)
{
    uint32_t object = view_child(view, verb, REL_OBJECT);
    if (object && view_text_is(view, view->left[object], "any"))
        return true; /* "will sink any ship that enters" */
    static const char *const words[] = {"whoever", "anyone", "anybody", "any", "those", "everyone", "all"};
    uint32_t subject = view_child(view, verb, REL_SUBJECT_PASSIVE);
    subject = subject ? subject : view_child(view, verb, REL_SUBJECT);
    if (!subject)
        subject = view_child(view, verb, REL_CCOMP);
    return subject && subject < verb &&
           (view_text_in(view, subject, words, sizeof words / sizeof *words) ||
            view_text_in(view, view->left[subject], words, sizeof words / sizeof *words));
}

static bool same_country(Scene *scene, uint32_t one, uint32_t other)
{
    const EntenteEntity *first = names_entity(&scene->names, one);
    char code[sizeof first->code];
    memcpy(code, first->code, sizeof code);
    return *code && memcmp(code, names_entity(&scene->names, other)->code, sizeof code) == 0;
}

/* Whether the deed is done to who speaks or to his own state. */
static bool is_victim(Scene *scene, uint32_t sayer, const Candidate *candidate)
{
    for (size_t i = 0; i < candidate->recipients.count; i++) {
        uint32_t whom = candidate->recipients.each[i];
        if (whom == sayer || (same_country(scene, whom, sayer) &&
                              strncmp(names_entity(&scene->names, whom)->sectors, "GOV", 3) == 0))
            return true;
    }
    return false;
}

/* Whether who speaks has the means: those who rule and those who are armed; crowds for their own deeds. */
static bool has_force(Scene *scene, uint32_t sayer, const Candidate *candidate)
{
    static const char *const sectors[] = {"GOV", "MIL", "COP", "REB", "PRM", "SPY", "JUD", "PRE"};
    const EntenteEntity *entity = names_entity(&scene->names, sayer);
    bool crowd =
        candidate->type == ENTENTE_PROTEST || (candidate->about && candidate->about->type == ENTENTE_PROTEST);
    for (size_t i = 0; i < sizeof sectors / sizeof *sectors; i++)
        if (strncmp(entity->sectors, sectors[i], 3) == 0)
            return true;
    return crowd || strcmp(entity->code, "EUR") == 0;
}

/* Whether who speaks would do the deed: "said it would", "we will", "the army would, its chief said"; or
 * nobody else is said to, as in "said that aid would be cut". */
static bool is_speakers(Scene *scene, uint32_t verb, uint32_t sayer, const Candidate *candidate)
{
    static const char *const own[] = {"it", "he", "she", "they", "we", "i"};
    const View *view = &scene->view;
    uint32_t stated = view_child(view, verb, REL_SUBJECT);
    if (!candidate->actors.count)
        return !is_victim(scene, sayer, candidate) && has_force(scene, sayer, candidate);
    if (view_is_passive(view, verb))
        return parties_have(&candidate->actors, sayer);
    if (view_text_in(view, stated, own, sizeof own / sizeof *own))
        return true;
    uint32_t subject = arguments_subject(scene, verb), owner = view_child(view, sayer, REL_POSSESSOR);
    if (owner && view_token(view, owner)->upos == ENTENTE_PRON)
        return true; /* "Chad will attack, its president said" */
    return subject && (subject == sayer || same_country(scene, subject, sayer));
}

static bool is_hostile(const Candidate *candidate)
{
    return candidate->type == ENTENTE_ASSAULT || candidate->type == ENTENTE_COERCE ||
           candidate->type == ENTENTE_SANCTION || candidate->type == ENTENTE_PROTEST ||
           candidate->type == ENTENTE_MOBILIZE || candidate->type == ENTENTE_REJECT;
}

/* "the war would spread", "attacks would follow": fighting of nobody's that is foreseen. */
static bool is_foreseen(Scene *scene, const Candidate *candidate)
{
    const Candidate *deed = candidate->about ? candidate->about : candidate;
    bool spreads = !candidate->noun && !candidate->recipients.count &&
                   !view_is_passive(&scene->view, candidate->trigger);
    if (spreads && deed->type == ENTENTE_ASSAULT && !candidate->actors.count)
        return true;
    return candidate->noun && deed->type == ENTENTE_ASSAULT && !candidate->actors.count &&
           !arguments_light_verb(scene, candidate->trigger);
}

uint32_t threats_auxiliary(Scene *scene, uint32_t verb, const Candidate *candidate)
{
    const View *view = &scene->view;
    if (!verb || !view_is_verb(view, verb) || !is_hostile(candidate) || is_foreseen(scene, candidate))
        return 0;
    uint32_t first = first_of(view, verb);
    uint32_t auxiliary = auxiliary_of(view, first);
    uint32_t saying = arguments_saying(scene, verb); /* "if they come, he said, we will fight" */
    if (!auxiliary || arguments_negation(view, first) || arguments_negation(view, verb) ||
        (!condition_of(view, first) && !condition_of(view, verb) && !(saying && condition_of(view, saying)) &&
         !is_of_whoever(view, first)))
        return 0;
    uint32_t sayer = arguments_sayer(scene, verb);
    return sayer && is_speakers(scene, first, sayer, candidate) ? auxiliary : 0;
}

bool threats_is_told(Scene *scene, uint32_t verb, const Candidate *candidate)
{
    const View *view = &scene->view;
    if (!verb || !view_is_verb(view, verb) || candidate->type != ENTENTE_THREATEN)
        return false;
    uint32_t first = first_of(view, verb), sayer = arguments_sayer(scene, verb);
    bool denied = arguments_negation(view, first) && !candidate->unwilling;
    return auxiliary_of(view, first) && !denied && sayer && is_speakers(scene, first, sayer, candidate);
}

bool threats_of_others(Scene *scene, uint32_t verb, const Candidate *candidate)
{
    static const char *const own[] = {"it", "he", "she", "they", "we", "i"};
    const View *view = &scene->view;
    if (!verb || candidate->type != ENTENTE_ASSAULT || !view_is_verb(view, verb))
        return false;
    uint32_t sayer = arguments_sayer(scene, verb), stated = view_child(view, verb, REL_SUBJECT);
    if (!sayer || !*names_entity(&scene->names, sayer)->code || !candidate->actors.count ||
        view_text_in(view, stated, own, sizeof own / sizeof *own))
        return false;
    bool rebel = strncmp(names_entity(&scene->names, sayer)->sectors, "REB", 3) == 0;
    for (size_t i = 0; i < candidate->actors.count; i++) {
        uint32_t actor = candidate->actors.each[i];
        const EntenteEntity *entity = names_entity(&scene->names, actor);
        bool armed = strncmp(entity->sectors, "REB", 3) == 0;
        if (actor == sayer || (!*entity->code && (!armed || rebel)) ||
            (same_country(scene, actor, sayer) && armed == rebel))
            return false;
    }
    return true;
}

bool threats_is_whose(Scene *scene, uint32_t verb, const Candidate *candidate)
{
    if (!verb || candidate->type != ENTENTE_THREATEN || candidate->actors.count ||
        is_foreseen(scene, candidate) || candidate->status != ENTENTE_OCCURRED ||
        !auxiliary_of(&scene->view, first_of(&scene->view, verb)))
        return false;
    uint32_t sayer = arguments_sayer(scene, verb);
    return sayer && !is_victim(scene, sayer, candidate) && has_force(scene, sayer, candidate);
}

/* Whom the speaker tells it: "told the rebels that they would be bombed"; 0: nobody who is known, or
 * reporters. */
static uint32_t addressee_of(Scene *scene, uint32_t verb)
{
    const View *view = &scene->view;
    uint32_t saying = arguments_saying(scene, verb);
    uint32_t whom = saying ? view_child(view, saying, REL_INDIRECT) : 0;
    whom = whom || !saying ? whom : view_child(view, saying, REL_OBJECT);
    bool told = whom && names_is_actor(&scene->names, whom) &&
                strncmp(names_entity(&scene->names, whom)->sectors, "JRN", 3) != 0;
    return told ? whom : 0;
}

/* Who of the phrase or clause is somebody: its subject or doer, else its owner. 0: nobody. */
static uint32_t somebody_in(Scene *scene, uint32_t top, const Candidate *candidate)
{
    const View *view = &scene->view;
    for (uint32_t token = view->left[top]; token && token <= view->right[top]; token++) {
        uint32_t head = token;
        if (view->relation[head] == REL_COMPOUND || view->relation[head] == REL_FLAT ||
            view->relation[head] == REL_AMOD || !names_is_actor(&scene->names, head))
            continue;
        bool own = false;
        for (size_t i = 0; i < candidate->actors.count; i++)
            own = own || candidate->actors.each[i] == head ||
                  same_country(scene, candidate->actors.each[i], head);
        if (!own)
            return head;
    }
    return 0;
}

void threats_take_sides(Scene *scene, uint32_t verb, Candidate *candidate)
{
    const View *view = &scene->view;
    uint32_t sayer = arguments_sayer(scene, verb), first = first_of(view, verb);
    if (!candidate->actors.count && sayer && !parties_have(&candidate->recipients, sayer))
        parties_add(&candidate->actors, sayer);
    for (size_t i = 0; i < candidate->recipients.count; i++)
        if (names_is_actor(&scene->names, candidate->recipients.each[i]) ||
            entity_is_known(names_entity(&scene->names, candidate->recipients.each[i])))
            return;
    uint32_t subject = candidate->menace ? view_child(view, first, REL_SUBJECT) : 0;
    if (candidate->menace && !subject)
        subject = view_child(view, first, REL_SUBJECT_PASSIVE);
    uint32_t condition = condition_of(view, first), other = 0, saying = arguments_saying(scene, verb);
    condition = condition || !saying ? condition : condition_of(view, saying);
    other = subject ? somebody_in(scene, subject, candidate) : 0;
    other = other || !condition ? other : somebody_in(scene, condition, candidate);
    other = other ? other : addressee_of(scene, verb);
    if (!other)
        return;
    candidate->recipients.count = 0;
    parties_add(&candidate->recipients, other);
}
