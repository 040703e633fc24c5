/* The clause round an event noun: the verb that carries it out or says that it takes place, and who stands
 * there and takes part in it. */
#include "code/arguments_inside.h"

/* "six hours of talks", "weeks of fighting": how long it took. */
static bool is_stretch(const View *view, uint32_t noun)
{
    static const char *const words[] = {"hour", "day", "week", "month", "year", "minute", "night"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (view_lemma_is(view, noun, words[i]))
            return true;
    return false;
}

uint32_t arguments_light_verb(Scene *scene, uint32_t noun)
{
    const View *view = &scene->view;
    uint32_t top = noun;
    /* "a round of talks", "a series of attacks" */
    for (uint32_t steps = 0; steps < 3; steps++) {
        uint32_t above = arguments_above(view, top);
        bool part = above && view->relation[top] == REL_NMOD &&
                    view_text_is(view, view_case(view, top), "of") &&
                    (names_in_set(scene->lexicon, view, above, "quantity") || is_stretch(view, above));
        bool joined = above && view->relation[top] == REL_CONJUNCT && view_is_nominal(view, above);
        if (!part && !joined)
            break;
        top = above;
    }
    uint32_t verb = arguments_above(view, top);
    if (!verb || !view_is_verb(view, verb))
        return 0;
    uint8_t relation = view->relation[top];
    bool object =
        relation == REL_OBJECT || relation == REL_SUBJECT_PASSIVE ||
        ((relation == REL_OBLIQUE || relation == REL_TEMPORAL) && top != noun && !view_case(view, top)) ||
        (relation == REL_OBLIQUE && !view_case(view, top));
    bool joined =
        relation == REL_OBLIQUE &&
        (view_text_is(view, view_case(view, top), "in") || view_text_is(view, view_case(view, top), "at")) &&
        names_in_set(scene->lexicon, view, verb, "join");
    return joined || (object && names_in_set(scene->lexicon, view, verb, "light")) ? verb : 0;
}

/* Whether the verb says of its subject that it takes place. */
static bool happens(Scene *scene, uint32_t verb)
{
    const View *view = &scene->view;
    uint32_t object = view_child(view, verb, REL_OBJECT);
    bool place = view_lemma_is(view, verb, "take") && view_lemma_is(view, object, "place");
    /* "clashes were reported between A and B" */
    static const char *const told[] = {"report", "record", "register", "document", "observe"};
    for (size_t i = 0; i < sizeof told / sizeof *told && !object; i++)
        place = place || (view_lemma_is(view, verb, told[i]) && view_is_passive(view, verb));
    return place || (!object && names_in_set(scene->lexicon, view, verb, "happen"));
}

uint32_t arguments_happening(Scene *scene, uint32_t noun)
{
    const View *view = &scene->view;
    uint32_t top = noun, above = arguments_above(view, noun);
    /* "a round of talks will begin" */
    if (above && view->relation[noun] == REL_NMOD && view_text_is(view, view_case(view, noun), "of") &&
        (names_in_set(scene->lexicon, view, above, "quantity") || is_stretch(view, above)))
        top = above;
    uint32_t verb = arguments_above(view, top);
    if (!verb || (!view_is_verb(view, verb) && view_token(view, verb)->upos != ENTENTE_ADJ) ||
        (view->relation[top] != REL_SUBJECT && view->relation[top] != REL_SUBJECT_PASSIVE))
        return 0;
    if (happens(scene, verb))
        return verb;
    /* "talks are due to open" */
    uint32_t below = view_child(view, verb, REL_XCOMP);
    return below && happens(scene, below) ? below : 0;
}

static void add_meeter(Scene *scene, uint32_t party, Parties *parties)
{
    if (party && (names_is_actor(&scene->names, party) || names_is_person(&scene->names, party)))
        parties_add(parties, party);
}

void arguments_callers(Scene *scene, uint32_t noun, Parties *parties)
{
    static const char *const words[] = {"over", "by", "on"};
    const View *view = &scene->view;
    uint32_t verb = arguments_above(view, noun);
    bool beside = false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        beside = beside || view_text_is(view, view_case(view, noun), words[i]);
    if (!beside || view->relation[noun] != REL_OBLIQUE || !verb || verb > view->count ||
        !view_is_verb(view, verb) || view_is_passive(view, verb))
        return;
    Parties found = {.count = 0};
    uint32_t subject = arguments_subject(scene, verb), object = view_child(view, verb, REL_INDIRECT);
    add_meeter(scene, subject, &found);
    for (uint32_t child = subject ? view->first_child[subject] : 0; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_CONJUNCT)
            add_meeter(scene, child, &found);
    if (found.count == 1)
        add_meeter(scene, object ? object : view_child(view, verb, REL_OBJECT), &found);
    for (size_t i = 0; found.count > 1 && i < found.count; i++)
        parties_add(parties, found.each[i]);
}

/* The subject, if it is somebody, of the clause that an event noun with "with" opens or closes: "in talks
 * with Iran, Oman's minister offered"; 0: none. */
uint32_t arguments_talker(Scene *scene, uint32_t noun)
{
    static const char *const words[] = {"in", "at", "during", "after", "following", "before", "on"};
    const View *view = &scene->view;
    bool with = false, beside = false, call = view_lemma_is(view, noun, "call");
    for (uint32_t child = view->first_child[noun]; child; child = view->next_sibling[child])
        with = with || view_text_is(view, view_case(view, child), "with") ||
               (call && view_text_is(view, view_case(view, child), "to"));
    /* "in eleven hours of talks with Serbia" */
    uint32_t verb = arguments_above(view, noun);
    bool lasts = view->relation[noun] == REL_NMOD && view_text_is(view, view_case(view, noun), "of") &&
                 verb &&
                 (names_in_set(scene->lexicon, view, verb, "time") ||
                  names_in_set(scene->lexicon, view, verb, "quantity"));
    noun = lasts ? verb : noun;
    verb = view_token(view, noun)->head;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        beside = beside || view_text_is(view, view_case(view, noun), words[i]);
    bool oblique = view->relation[noun] == REL_OBLIQUE;
    /* "said in a statement after talks with Iran" */
    if (view->relation[noun] == REL_NMOD && verb && verb <= view->count &&
        view->relation[verb] == REL_OBLIQUE && names_in_set(scene->lexicon, view, verb, "utterance")) {
        verb = arguments_above(view, verb);
        oblique = true;
    }
    if (!with || !beside || !oblique || !verb || verb > view->count || view_is_passive(view, verb))
        return 0;
    uint32_t subject = arguments_subject(scene, verb);
    return subject && (names_is_actor(&scene->names, subject) || names_is_person(&scene->names, subject))
               ? subject
               : 0;
}

void arguments_talkers(Scene *scene, uint32_t noun, Parties *parties)
{
    static const char *const words[] = {"in", "at", "during", "over", "after"};
    const View *view = &scene->view;
    uint32_t verb = arguments_above(view, noun);
    bool lasts = view->relation[noun] == REL_NMOD && view_text_is(view, view_case(view, noun), "of") &&
                 verb && names_in_set(scene->lexicon, view, verb, "time");
    noun = lasts ? verb : noun;
    verb = arguments_above(view, noun);
    bool beside = false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        beside = beside || view_text_is(view, view_case(view, noun), words[i]);
    if (!beside || view->relation[noun] != REL_OBLIQUE || !verb || !view_is_verb(view, verb) ||
        view_is_passive(view, verb) || names_in_set(scene->lexicon, view, verb, "join"))
        return;
    uint32_t subject = arguments_subject(scene, verb);
    if (!subject || !names_is_actor(&scene->names, subject))
        return;
    Parties found = {.count = 0};
    parties_add(&found, subject);
    for (uint32_t child = view->first_child[subject]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_CONJUNCT && names_is_actor(&scene->names, child))
            parties_add(&found, child);
    EntenteEntity several[2];
    if (found.count > 1 || names_entities(&scene->names, subject, several, 2) > 1)
        *parties = found;
}
