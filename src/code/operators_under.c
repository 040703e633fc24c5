/* The event under an operator: of the clause below it, or of its object. */
#include "code/operators_inside.h"

#include "code/behest.h"

#include <string.h>

static Candidate *event_of(Scene *scene, uint32_t token)
{
    Candidate *found = scene_candidate(scene, token);
    return found && !found->nothing ? found : NULL;
}

static bool is_time_word(const View *view, uint32_t preposition)
{
    static const char *const words[] = {"after", "before", "since", "during", "following", "amid", "despite"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (view_text_is(view, preposition, words[i]))
            return true;
    return false;
}

static bool is_time_clause(const View *view, uint32_t clause)
{
    static const char *const words[] = {"after",   "before", "while",    "as",      "when",    "since",
                                        "because", "until",  "although", "though",  "if",      "unless",
                                        "once",    "by",     "in",       "despite", "whether", "so"};
    for (uint32_t child = view->first_child[clause]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_MARK || view->relation[child] == REL_ADVMOD)
            for (size_t i = 0; i < sizeof words / sizeof *words; i++)
                if (view_text_is(view, child, words[i]))
                    return true;
    return false;
}

/* "vowed that the attacks would go on". */
static bool goes_on(const View *view, uint32_t verb)
{
    return view_lemma_is(view, verb, "continue") || view_lemma_is(view, verb, "persist") ||
           view_lemma_is(view, verb, "resume") ||
           (view_lemma_is(view, verb, "go") &&
            (view_text_is(view, verb + 1 <= view->count ? verb + 1 : verb, "on") ||
             view_text_is(view, verb + 1 <= view->count ? verb + 1 : verb, "ahead")));
}

/* "The deal sought to end the war": a war that is to end is not what was sought. */
static bool is_to_end(const View *view, uint32_t verb, const Candidate *object)
{
    static const char *const lemmas[] = {"end",     "stop",   "halt",   "conclude", "resolve",
                                         "settle",  "finish", "curb",   "defuse",   "tackle",
                                         "address", "reduce", "combat", "contain",  "survive"};
    return object && object->type == ENTENTE_ASSAULT &&
           view_lemma_in(view, verb, lemmas, sizeof lemmas / sizeof *lemmas);
}

/* The event of a clause: of its verb, of what is coordinated with it, or of its object. */
static Candidate *clause_event(Scene *scene, uint32_t clause, bool *silent)
{
    const View *view = &scene->view;
    Candidate *found = event_of(scene, clause);
    if (found)
        return found;
    Candidate *none = scene_candidate(scene, clause);
    *silent = *silent || (none && none->nothing);
    for (uint32_t child = view->first_child[clause]; child && !found; child = view->next_sibling[child])
        if (view->relation[child] == REL_CONJUNCT || view->relation[child] == REL_OBJECT ||
            view->relation[child] == REL_XCOMP || view->relation[child] == REL_SUBJECT_PASSIVE ||
            (view->relation[child] == REL_SUBJECT && goes_on(view, clause))) {
            found = event_of(scene, child);
            if (view->relation[child] == REL_OBJECT && is_to_end(view, clause, found))
                found = NULL;
            if (found && found->menace && view->relation[child] == REL_CONJUNCT)
                found = NULL; /* "told them to leave or face war" */
        }
    return found;
}

/* "pulled out of the town to avoid being encircled": what is not to happen is the purpose, not the matter. */
static bool is_averted(const View *view, uint32_t clause)
{
    static const char *const lemmas[] = {"avoid", "prevent", "escape",   "spare",
                                         "evade", "avert",   "forestall"};
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        if (view_lemma_is(view, clause, lemmas[i]))
            return true;
    return false;
}

/* "has begun talks on opening the border", "resume the talks to end the war": the talks it is, whatever the
 * parser hangs the clause on. */
static bool is_topic_of_object(Scene *scene, uint32_t clause, const Arguments *arguments)
{
    static const char *const words[] = {"on", "about", "over", "with", "without"};
    const View *view = &scene->view;
    bool topic = false, end = false;
    for (uint32_t child = view->first_child[clause]; child && child < clause;
         child = view->next_sibling[child])
        for (size_t i = 0; i < sizeof words / sizeof *words && view->relation[child] == REL_MARK; i++) {
            topic = topic || view_text_is(view, child, words[i]);
            end = end || (view->relation[clause] == REL_ADVCL && view_text_is(view, child, "to"));
        }
    for (size_t a = 0; (topic || end) && a < arguments->count; a++) {
        if (arguments->each[a].kind != SLOT_OBJECT || arguments->each[a].head > clause)
            continue;
        const Candidate *event = event_of(scene, names_substance(&scene->names, arguments->each[a].head));
        if (event && (topic || event->type == ENTENTE_CONSULT || event->type == ENTENTE_COOPERATE))
            return true;
    }
    return false;
}

/* "agreed at a meeting in Sochi", "pledged in talks": the occasion, and not the matter. */
static bool is_occasion(Scene *scene, const Argument *argument)
{
    const View *view = &scene->view;
    static const char *const words[] = {"in", "at", "during"};
    bool occasion = argument->kind == SLOT_PREPOSITION &&
                    view_text_in(view, argument->preposition, words, sizeof words / sizeof *words);
    const Candidate *event = occasion ? event_of(scene, argument->head) : NULL;
    return event && event->type == ENTENTE_CONSULT;
}

/* "left the hall in protest", "cancelled it in protest over the arrests": how it was done, as is "without
 * incursions". */
static bool is_in_protest(const View *view, const Argument *argument)
{
    bool protest = view_text_is(view, argument->preposition, "in") &&
                   view_lemma_is(view, argument->head, "protest") &&
                   argument->preposition + 1 == argument->head;
    return argument->kind == SLOT_PREPOSITION &&
           (protest || view_text_is(view, argument->preposition, "without"));
}

bool operators_is_aside(const View *view, uint32_t verb)
{
    uint8_t relation = view->relation[verb];
    return strcmp(view_token(view, verb)->xpos, "VBN") == 0 && !view_child(view, verb, REL_AUX_PASSIVE) &&
           !view_child(view, verb, REL_AUX) && !view_child(view, verb, REL_MARK) &&
           (relation == REL_ACL || relation == REL_ADVCL || relation == REL_XCOMP);
}

/* "suspended the warrants to allow talks": why they were suspended. */
static bool is_aim_of_stop(const View *view, uint32_t token, uint32_t clause)
{
    static const char *const lemmas[] = {"suspend", "stop",    "halt",   "freeze",   "cancel",
                                         "end",     "lift",    "pause",  "postpone", "delay",
                                         "close",   "adjourn", "abandon"};
    uint32_t object = view_child(view, token, REL_OBJECT);
    return object && object < clause && view_text_is(view, view_child(view, clause, REL_MARK), "to") &&
           view_lemma_in(view, token, lemmas, sizeof lemmas / sizeof *lemmas);
}

Candidate *operators_under(Scene *scene, uint32_t token, const Arguments *arguments, bool *clause,
                           bool *silent)
{
    const View *view = &scene->view;
    Candidate *found = NULL;
    for (uint32_t child = view->first_child[token]; child && !found; child = view->next_sibling[child]) {
        uint8_t relation = view->relation[child];
        if (relation != REL_XCOMP && relation != REL_CCOMP && relation != REL_ACL && relation != REL_ADVCL)
            continue;
        if ((relation == REL_ADVCL || relation == REL_CCOMP) && is_time_clause(view, child))
            continue;
        /* ", discussing ways", ", with officials warning": beside it, not under it */
        if (relation == REL_ADVCL && (!view_child(view, child, REL_MARK) || is_averted(view, child) ||
                                      view_text_is(view, view_child(view, child, REL_MARK), "with")))
            continue;
        if (child < token && relation != REL_CCOMP)
            continue;
        if (relation == REL_ADVCL && view_child(view, token, REL_AUX_PASSIVE) &&
            view_text_is(view, view_child(view, child, REL_MARK), "for"))
            continue; /* "were sent to jail for holding a rally": why */
        if (is_topic_of_object(scene, child, arguments) || is_aim_of_stop(view, token, child))
            continue;
        *clause = true;
        found = clause_event(scene, child, silent);
    }
    if (found || *clause)
        return found;
    /* an infinitive that the parser hung on the object: "urged Iran to withdraw" */
    for (size_t a = 0; a < arguments->count && !found; a++) {
        const Argument *argument = &arguments->each[a];
        if (argument->kind != SLOT_OBJECT && argument->kind != SLOT_PREPOSITION)
            continue;
        if (argument->kind == SLOT_PREPOSITION &&
            (view_token(view, argument->head)->head != token || is_time_word(view, argument->preposition)))
            continue; /* "confirmed the ruling after clashes" */
        if (behest_is(scene, argument) || is_occasion(scene, argument) || is_in_protest(view, argument))
            continue;
        uint32_t matter = names_substance(&scene->names, argument->head);
        bool gerund = argument->kind == SLOT_OBJECT && view_is_verb(view, matter) &&
                      strcmp(view_token(view, matter)->xpos, "VBG") == 0; /* "stop kidnapping for ransom" */
        bool pronoun = view_token(view, matter)->upos == ENTENTE_PRON;    /* "cancelled them": ellipsis.h */
        if (view_token(view, matter)->upos == ENTENTE_NOUN || gerund || pronoun)
            found = event_of(scene, names_substance(&scene->names, argument->head));
        for (uint32_t child = view->first_child[argument->head]; child && !found;
             child = view->next_sibling[child])
            if (view->relation[child] == REL_ACL && child > argument->head &&
                !operators_is_aside(view, child)) {
                /* "urged Iran to withdraw", but "backed Serbia's bid to join" */
                uint32_t mark = view_child(view, child, REL_MARK);
                *clause = *clause || !view_text_is(view, mark, "to") ||
                          names_is_actor(&scene->names, argument->head);
                found = event_of(scene, child);
            }
    }
    return found;
}
