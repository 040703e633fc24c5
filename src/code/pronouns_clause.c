/* What grammar says of a pronoun: under which clause it stands, whose subject it can go by, and whom of its
 * own sentence it can mean. */
#include "code/pronouns_inside.h"

#include "code/coreference.h"

#include <string.h>

uint32_t pronoun_above(const View *view, uint32_t token)
{
    uint32_t head = view_token(view, token)->head;
    return head <= view->count ? head : 0;
}

bool pronoun_fits(const Anaphor *anaphor, const Referent *referent)
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

Anaphor pronoun_read(const Names *names, uint32_t token, bool *possessive)
{
    Anaphor anaphor = {0};
    unsigned person = mention_pronoun(names->view, token, &anaphor.gender, &anaphor.plural, possessive);
    anaphor.kind = person == 3 ? ANAPHOR_PRONOUN : ANAPHOR_NONE;
    return anaphor;
}

bool coreference_agrees(Names *names, uint32_t pronoun, uint32_t head)
{
    bool possessive;
    Anaphor anaphor = pronoun_read(names, pronoun, &possessive);
    Referent referent;
    uint32_t first;
    if (!anaphor.kind || !mention_read(names, head, &referent))
        return true; /* nothing speaks against it */
    if (mention_is_coordinated(names->view, head, &first))
        return anaphor.plural;
    if (anaphor.gender == 'n' || referent.kind == REFERENT_NAME)
        return anaphor.gender != 'n' ? !anaphor.plural : referent.kind != REFERENT_PERSON && !referent.plural;
    /* "the government said they": a body is its people */
    if (anaphor.plural)
        return referent.kind != REFERENT_PERSON;
    return pronoun_fits(&anaphor, &referent);
}

uint32_t pronoun_clause(const View *view, uint32_t token)
{
    uint32_t steps = 0, verb = pronoun_above(view, token);
    while (verb && !view_is_verb(view, verb) && !view_child(view, verb, REL_COPULA) && steps++ < view->count)
        verb = pronoun_above(view, verb);
    return verb;
}

uint32_t pronoun_subject_of(const View *view, uint32_t verb)
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
        /* "urged it to stop its flights": not the subject's */
        if (relation == REL_XCOMP && view_child(view, pronoun_above(view, verb), REL_OBJECT))
            return 0;
        verb = pronoun_above(view, verb);
    }
    return 0;
}

uint32_t pronoun_subject_over(const View *view, uint32_t pronoun)
{
    uint32_t verb = pronoun_clause(view, pronoun), subject = pronoun_subject_of(view, verb);
    for (uint32_t steps = 0; subject && view_is_under(view, pronoun, subject) && steps < 4; steps++) {
        verb = pronoun_clause(view, verb);
        subject = pronoun_subject_of(view, verb);
    }
    /* "Peru, which evacuated its nationals": Peru's */
    if (subject && view->relation[verb] == REL_RELATIVE && view_text_is(view, subject, "which") &&
        pronoun_above(view, verb))
        subject = pronoun_above(view, verb);
    return subject;
}

/* Who is told what he must do: "told the rebels that they must leave"; 0: nobody. */
static uint32_t told_to(Names *names, uint32_t pronoun, uint32_t verb, uint32_t above)
{
    static const char *const words[] = {"must", "should", "ought", "need", "needs"};
    const View *view = names->view;
    bool must = false;
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child])
        for (size_t i = 0; i < sizeof words / sizeof *words && view->relation[child] == REL_AUX; i++)
            must = must || view_text_is(view, child, words[i]);
    if (!must || (!view_lemma_is(view, above, "tell") && !view_lemma_is(view, above, "remind") &&
                  !view_lemma_is(view, above, "warn") && !view_lemma_is(view, above, "inform")))
        return 0;
    uint32_t object = view_child(view, above, REL_OBJECT);
    object = object ? object : view_child(view, above, REL_INDIRECT);
    return object && object < pronoun && view_token(view, object)->upos != ENTENTE_PRON &&
                   coreference_agrees(names, pronoun, object)
               ? object
               : 0;
}

/* "The soldiers demanded that they leave": nobody demands of himself what he may do. */
static bool is_demanded_of(const View *view, uint32_t pronoun, uint32_t verb, uint32_t above)
{
    static const char *const lemmas[] = {"demand", "request", "urge", "order", "ask", "require", "command"};
    bool subject = view->relation[pronoun] == REL_SUBJECT || view->relation[pronoun] == REL_SUBJECT_PASSIVE;
    if (!subject || pronoun_above(view, pronoun) != verb || view->relation[verb] != REL_CCOMP || !above ||
        !view_lemma_in(view, above, lemmas, sizeof lemmas / sizeof *lemmas) ||
        !view_text_is(view, view_child(view, verb, REL_MARK), "that"))
        return false;
    uint32_t aux = view_child(view, verb, REL_AUX);
    return !aux || view_text_is(view, aux, "should") || view_text_is(view, aux, "must");
}

uint32_t coreference_inside(Names *names, uint32_t pronoun)
{
    const View *view = names->view;
    uint32_t verb = pronoun_above(view, pronoun);
    /* "telephoned the general and urged him": not the one who does both */
    bool acts = view->relation[pronoun] == REL_SUBJECT || view->relation[pronoun] == REL_SUBJECT_PASSIVE ||
                view->relation[pronoun] == REL_POSSESSOR;
    for (uint32_t steps = 0; verb && steps < 12; steps++) {
        uint32_t above = pronoun_above(view, verb);
        if (!above)
            return pronoun;
        uint8_t relation = view->relation[verb];
        if (!acts && view_is_verb(view, verb)) {
            if (!view_child(view, verb, REL_SUBJECT) && !view_child(view, verb, REL_SUBJECT_PASSIVE)) {
                verb = above;
                continue;
            }
            acts = true;
        }
        if (relation == REL_CCOMP || relation == REL_ADVCL || relation == REL_XCOMP ||
            relation == REL_PARATAXIS || relation == REL_CONJUNCT) {
            if (is_demanded_of(view, pronoun, verb, above))
                return pronoun;
            uint32_t told = relation == REL_CCOMP ? told_to(names, pronoun, verb, above) : 0;
            if (told)
                return told;
            uint32_t subject = view_child(view, above, REL_SUBJECT);
            if (!subject)
                subject = view_child(view, above, REL_SUBJECT_PASSIVE);
            bool agrees = subject && coreference_agrees(names, pronoun, subject);
            /* "said that fighters had fired and that it had hit back": not the fighters */
            bool passes = !agrees && relation == REL_CONJUNCT && view_text_is(view, pronoun, "it");
            if (subject && subject < pronoun && view_token(view, subject)->upos != ENTENTE_PRON && !passes)
                return agrees ? subject : pronoun;
        }
        verb = above;
    }
    return pronoun;
}

/* The first of a coordination: "Macron" for the "Scholz" of "Macron and Scholz". */
static uint32_t first_of(const View *view, uint32_t token)
{
    for (uint32_t steps = 0; view->relation[token] == REL_CONJUNCT && steps < view->count; steps++)
        token = pronoun_above(view, token);
    return token;
}

bool pronoun_may_mean(const View *view, uint32_t pronoun, bool possessive, const Referent *referent)
{
    if (referent->head >= pronoun)
        return false;
    uint32_t verb = pronoun_clause(view, pronoun);
    if (!possessive && verb && is_demanded_of(view, pronoun, verb, pronoun_above(view, verb)) &&
        pronoun_subject_of(view, pronoun_above(view, verb)) == first_of(view, referent->head))
        return false;
    /* "detained them and let them go": who detains lets go */
    uint32_t steps = 0, top = verb;
    while (!possessive && top && steps++ < 6) {
        if (pronoun_subject_of(view, top) == first_of(view, referent->head) &&
            view_token(view, pronoun)->feats && strstr(view_token(view, pronoun)->feats, "Case=Acc"))
            return false;
        if (view->relation[top] != REL_XCOMP && view->relation[top] != REL_CCOMP)
            break;
        /* "said that they shelled him": the speaker may be meant */
        if (view_child(view, top, REL_SUBJECT) && view_child(view, top, REL_SUBJECT) != pronoun)
            break;
        top = pronoun_above(view, top);
    }
    /* "employees whom they accused": others than the employees did */
    if (verb && view->relation[verb] == REL_RELATIVE && view_child(view, verb, REL_SUBJECT) == pronoun &&
        pronoun_above(view, verb) == referent->head)
        return false;
    if (!verb || !view_is_under(view, referent->head, verb))
        return true;
    uint32_t own = pronoun_clause(view, referent->head);
    /* "When Iran and Iraq met, they agreed": the second of them, too */
    uint8_t relation = view->relation[first_of(view, referent->head)];
    bool subject = relation == REL_SUBJECT || relation == REL_SUBJECT_PASSIVE;
    /* "The front would fight on, it said" */
    bool told = view->relation[own] == REL_CCOMP && view_text_is(view, pronoun, "it");
    if (own != verb)
        return subject && own < verb && (view->relation[own] == REL_ADVCL || told);
    if (!possessive)
        return false;
    /* "Kerry and his team", but not "the leader of his party" */
    uint32_t below = pronoun;
    for (steps = 0; below && below != referent->head && steps++ < view->count;
         below = pronoun_above(view, below))
        if (pronoun_above(view, below) == referent->head)
            return view->relation[below] == REL_CONJUNCT;
    return true;
}
