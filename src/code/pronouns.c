#include "code/pronouns.h"

#include "base/slice.h"
#include "code/coreference.h"
#include "code/quotation.h"

#include <string.h>

static uint32_t head_of(const View *view, uint32_t token)
{
    uint32_t head = view_token(view, token)->head;
    return head <= view->count ? head : 0;
}

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
    if (mention_is_coordinated(names->view, head, &first))
        return anaphor.plural;
    if (anaphor.gender == 'n' || referent.kind == REFERENT_NAME)
        return anaphor.gender != 'n' ? !anaphor.plural : referent.kind != REFERENT_PERSON && !referent.plural;
    /* "the government said they": a body is its people */
    if (anaphor.plural)
        return referent.kind != REFERENT_PERSON;
    return fits(&anaphor, &referent);
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
        /* "urged it to stop its flights": not the subject's */
        if (relation == REL_XCOMP && view_child(view, head_of(view, verb), REL_OBJECT))
            return 0;
        verb = head_of(view, verb);
    }
    return 0;
}

/* The subject that a possessive goes by: of "India said that 20 of its soldiers died", India. */
static uint32_t subject_over(const View *view, uint32_t pronoun)
{
    uint32_t verb = clause_of(view, pronoun), subject = subject_of(view, verb);
    for (uint32_t steps = 0; subject && view_is_under(view, pronoun, subject) && steps < 4; steps++) {
        verb = clause_of(view, verb);
        subject = subject_of(view, verb);
    }
    /* "Peru, which evacuated its nationals": Peru's */
    if (subject && view->relation[verb] == REL_RELATIVE && view_text_is(view, subject, "which") &&
        head_of(view, verb))
        subject = head_of(view, verb);
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

uint32_t coreference_inside(Names *names, uint32_t pronoun)
{
    const View *view = names->view;
    uint32_t verb = head_of(view, pronoun);
    /* "telephoned the general and urged him": not the one who does both */
    bool acts = view->relation[pronoun] == REL_SUBJECT || view->relation[pronoun] == REL_SUBJECT_PASSIVE ||
                view->relation[pronoun] == REL_POSSESSOR;
    for (uint32_t steps = 0; verb && steps < 12; steps++) {
        uint32_t above = head_of(view, verb);
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

/* Whether grammar lets the pronoun stand for a mention of its own sentence: nobody in its own clause, but for
 * its possessor, and for the subject of a clause before it. */
/* The first of a coordination: "Macron" for the "Scholz" of "Macron and Scholz". */
static uint32_t first_of(const View *view, uint32_t token)
{
    for (uint32_t steps = 0; view->relation[token] == REL_CONJUNCT && steps < view->count; steps++)
        token = head_of(view, token);
    return token;
}

static bool is_allowed(const View *view, uint32_t pronoun, bool possessive, const Referent *referent)
{
    if (referent->head >= pronoun)
        return false;
    uint32_t verb = clause_of(view, pronoun);
    /* "detained them and let them go": who detains lets go */
    uint32_t steps = 0, top = verb;
    while (!possessive && top && steps++ < 6) {
        if (subject_of(view, top) == first_of(view, referent->head) && view_token(view, pronoun)->feats &&
            strstr(view_token(view, pronoun)->feats, "Case=Acc"))
            return false;
        if (view->relation[top] != REL_XCOMP && view->relation[top] != REL_CCOMP)
            break;
        /* "said that they shelled him": the speaker may be meant */
        if (view_child(view, top, REL_SUBJECT) && view_child(view, top, REL_SUBJECT) != pronoun)
            break;
        top = head_of(view, top);
    }
    /* "employees whom they accused": others than the employees did */
    if (verb && view->relation[verb] == REL_RELATIVE && view_child(view, verb, REL_SUBJECT) == pronoun &&
        head_of(view, verb) == referent->head)
        return false;
    if (!verb || !view_is_under(view, referent->head, verb))
        return true;
    uint32_t own = clause_of(view, referent->head);
    bool subject = view->relation[referent->head] == REL_SUBJECT ||
                   view->relation[referent->head] == REL_SUBJECT_PASSIVE;
    /* "The front would fight on, it said" */
    bool told = view->relation[own] == REL_CCOMP && view_text_is(view, pronoun, "it");
    if (own != verb)
        return subject && own < verb && (view->relation[own] == REL_ADVCL || told);
    if (!possessive)
        return false;
    /* "Kerry and his team", but not "the leader of his party" */
    uint32_t below = pronoun;
    for (steps = 0; below && below != referent->head && steps++ < view->count; below = head_of(view, below))
        if (head_of(view, below) == referent->head)
            return view->relation[below] == REL_CONJUNCT;
    return true;
}

/* "The Special Representative of the Secretary-General, Nicholas Haysom": in another's title, and not meant.
 */
static bool is_in_title(const View *view, uint32_t token)
{
    static const char *const lemmas[] = {"representative", "envoy",   "spokesman", "spokeswoman",
                                         "spokesperson",   "adviser", "secretary", "deputy",
                                         "aide",           "emissary"};
    uint32_t above = view->relation[token] == REL_NMOD ? head_of(view, token) : 0;
    for (size_t i = 0; above && i < sizeof lemmas / sizeof *lemmas; i++)
        if (view_lemma_is(view, above, lemmas[i]))
            return true;
    return false;
}

/* All who can be meant in a sentence; those who are named go before the pronouns that stand for them ("Chad,
 * for its part, said its troops"). */
static void gather(const Names *names, const Anaphor *anaphor, uint32_t pronoun, bool possessive,
                   uint32_t sentence, Antecedent *antecedent)
{
    const Discourse *discourse = &names->memory->discourse;
    bool here = sentence == discourse->sentence;
    for (size_t pass = 0; pass < (here ? 2 : 1); pass++)
        for (size_t i = discourse->count; i-- > 0 && discourse->each[i].sentence >= sentence;) {
            const Referent *referent = &discourse->each[i];
            if (referent->sentence != sentence || !fits(anaphor, referent) ||
                (here && is_in_title(names->view, referent->head)) ||
                (here && ((view_token(names->view, referent->head)->upos == ENTENTE_PRON) != (pass == 1) ||
                          !is_allowed(names->view, pronoun, possessive, referent))))
                continue;
            antecedent_add(antecedent, referent);
        }
}

/* "Kenya said it had recalled its officers": the subject "it" and Kenya are one, found under either word. */
static void take_subject(const Discourse *discourse, uint32_t subject, Antecedent *found)
{
    for (size_t i = discourse->count;
         subject && i-- > 0 && discourse->each[i].sentence == discourse->sentence;) {
        if (discourse->each[i].head != subject)
            continue;
        for (size_t k = 0; k < found->count; k++)
            if (discourse_same(&found->each[k], &discourse->each[i]))
                found->each[k].head = subject;
        return;
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
        uint32_t subject = possessive ? subject_over(view, pronoun) : 0;
        take_subject(discourse, subject, &found);
        size_t before = 0;
        for (size_t i = 0; i < found.count; i++)
            before += found.each[i].head < pronoun && found.each[i].head > subject;
        /* "met the minister and asked him": whom the verb before was about */
        uint32_t verb = head_of(view, pronoun), joined = head_of(view, verb);
        uint32_t object = !possessive && view->relation[pronoun] != REL_SUBJECT && joined &&
                                  view->relation[verb] == REL_CONJUNCT
                              ? view_child(view, joined, REL_OBJECT)
                              : 0;
        for (size_t i = 0; object && i < found.count; i++)
            if (found.each[i].head == object) {
                antecedent->rule = "object of the verb before";
                antecedent->each[0] = found.each[i];
                return true;
            }
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

/* "Oman protested to Iran after two of its sailors were hurt": those of whoever the main clause speaks of,
 * where the pronoun belongs to the subject of a clause of time or reason behind it. */
static bool is_of_grievance(const View *view, uint32_t pronoun, uint32_t own)
{
    static const char *const words[] = {"after", "because", "when", "since", "as"};
    uint32_t verb = clause_of(view, pronoun);
    uint32_t subject = verb ? view_child(view, verb, REL_SUBJECT_PASSIVE) : 0;
    if (!subject || own >= subject || !view_is_under(view, pronoun, subject) ||
        view->relation[verb] != REL_ADVCL)
        return false;
    for (uint32_t child = view->first_child[verb]; child && child < subject;
         child = view->next_sibling[child])
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (view_text_is(view, child, words[i]))
                return true;
    return false;
}

/* "called on Kosovo to free three policemen it detained": whoever is to act on them had done so. */
static const Referent *asked_of_own(const Discourse *discourse, const View *view, uint32_t pronoun)
{
    uint32_t verb = clause_of(view, pronoun);
    if (!verb || view->relation[verb] != REL_RELATIVE || view->relation[pronoun] != REL_SUBJECT)
        return NULL;
    uint32_t deed = clause_of(view, head_of(view, verb)), asking = deed ? head_of(view, deed) : 0;
    bool infinitive = deed && view_text_is(view, view_child(view, deed, REL_MARK), "to");
    if (!infinitive || (view->relation[deed] != REL_XCOMP && view->relation[deed] != REL_ADVCL) || !asking)
        return NULL;
    for (size_t i = discourse->count; i-- > 0 && discourse->each[i].sentence == discourse->sentence;) {
        const Referent *one = &discourse->each[i];
        uint8_t relation = one->head ? view->relation[one->head] : REL_PUNCT;
        bool asked = relation == REL_OBJECT || relation == REL_OBLIQUE || relation == REL_INDIRECT;
        if (asked && head_of(view, one->head) == asking && one->head < deed &&
            (one->kind == REFERENT_STATE || one->kind == REFERENT_BODY))
            return one;
    }
    return NULL;
}

/* it: a state or body that is the subject. */
static bool resolve_body(const Names *names, uint32_t pronoun, const Anaphor *anaphor, bool possessive,
                         Antecedent *antecedent)
{
    const Discourse *discourse = &names->memory->discourse;
    const View *view = names->view;
    uint32_t own = possessive ? subject_over(view, pronoun) : 0;
    /* "Sweden protested when demonstrators burned its embassy": a crowd is no "it" */
    if (own && strcmp(view_token(view, own)->xpos, "NNS") == 0 && names->kinds[own] != NAMED_ORGANISATION &&
        names->kinds[own] != NAMED_STATE) {
        uint32_t clause = head_of(view, own), above = clause_of(view, clause);
        bool under = clause && (view->relation[clause] == REL_ADVCL || view->relation[clause] == REL_CCOMP);
        uint32_t outer = under && above ? subject_of(view, above) : 0;
        own = outer && outer < own ? outer : own;
    }
    /* "Oman, which protested after its sailors were hurt" */
    if (own && view->relation[head_of(view, own)] == REL_RELATIVE &&
        view_token(view, own)->upos == ENTENTE_PRON)
        own = head_of(view, head_of(view, own));
    const Referent *asked = possessive ? NULL : asked_of_own(discourse, view, pronoun);
    if (asked) {
        antecedent->rule = "whoever is asked to act on what was its doing";
        antecedent_add(antecedent, asked);
        return true;
    }
    Antecedent found = {0};
    gather(names, anaphor, pronoun, possessive, discourse->sentence, &found);
    take_subject(discourse, own, &found);
    /* "after one such attack, its air force": only a state or body has an army */
    bool held = possessive && names_role(names, head_of(view, pronoun));
    /* "vowed revenge: "This massacre will be answered," it said": nor does a massacre speak */
    held = held || (!possessive && view->relation[pronoun] == REL_SUBJECT &&
                    names_in_set(names->lexicon, view, head_of(view, pronoun), "saying"));
    size_t owners = 0;
    for (size_t i = 0; i < found.count; i++)
        if (!held || found.each[i].kind != REFERENT_THING)
            found.each[owners++] = found.each[i];
    found.count = owners;
    if (possessive && !own && found.count)
        return false;
    /* "Mali's government banned the station, accusing it": of no owner's, where owned things are named */
    size_t kept = 0;
    for (size_t i = 0; i < found.count; i++)
        if (possessive || found.count == 1 || view->relation[found.each[i].head] != REL_POSSESSOR)
            found.each[kept++] = found.each[i];
    found.count = kept;
    /* "Israel accused Hamas of killing its soldiers": another may be meant; "the mission that watches over
     * it" is not */
    const Referent *owner = NULL;
    for (size_t i = 0; own && i < found.count; i++)
        if (found.each[i].head == own)
            owner = &found.each[i];
    for (size_t i = discourse->count; own && !owner && i-- > 0;) {
        if (discourse->each[i].sentence != discourse->sentence)
            break;
        if (discourse->each[i].head == own && is_of_grievance(view, pronoun, own))
            owner = &discourse->each[i];
    }
    if (owner && is_of_grievance(view, pronoun, own) &&
        (owner->kind == REFERENT_STATE || owner->kind == REFERENT_BODY)) {
        antecedent->rule = "subject of the clause above, whose own suffered";
        antecedent_add(antecedent, owner);
        return true;
    }
    for (size_t i = 0; i < found.count; i++)
        if ((own && found.each[i].head > own && entity_is_known(&found.each[i].entity) &&
             !(owner && discourse_same(owner, &found.each[i]))) ||
            (!possessive && view_is_under(view, pronoun, found.each[i].head)))
            return false;
    /* "warned the party against war and accused it": whom the deed before was done to */
    uint32_t deed = head_of(view, pronoun), earlier = deed ? head_of(view, deed) : 0;
    if (!possessive && view->relation[pronoun] == REL_OBJECT && earlier && earlier < deed &&
        view->relation[deed] == REL_CONJUNCT && !view_child(view, deed, REL_SUBJECT)) {
        uint32_t object = view_child(view, earlier, REL_OBJECT);
        for (size_t i = 0; object && i < found.count; i++)
            if (found.each[i].head == object &&
                (found.each[i].kind == REFERENT_STATE || found.each[i].kind == REFERENT_BODY)) {
                antecedent->rule = "object of the verb before";
                antecedent_add(antecedent, &found.each[i]);
                return true;
            }
    }
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
        if (antecedent->count && discourse_same(&antecedent->each[0], referent))
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

static bool only_listens(const Referent *referent)
{
    static const char *const words[] = {"reporters", "journalists", "correspondents", "newspapers",
                                        "viewers"};
    EntenteSlice text = referent->entity.text;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slice_is(text, words[i]))
            return true;
    return false;
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
        /* "told reporters": who only listens is not spoken of */
        if (referent->prominence < PROMINENCE_CLAUSE && only_listens(referent))
            continue;
        /* things are meant only where they are what the sentence is about */
        Prominence least = sentence == discourse->sentence ? PROMINENCE_OBJECT : PROMINENCE_CLAUSE;
        if (referent->kind == REFERENT_THING && referent->prominence < least)
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

/* "Araghchi will meet their ministers": not his own. */
static bool is_one_person(const Names *names, uint32_t token)
{
    const Discourse *discourse = &names->memory->discourse;
    for (size_t i = discourse->count; i-- > 0 && discourse->each[i].sentence == discourse->sentence;)
        if (discourse->each[i].head == token)
            return discourse->each[i].kind == REFERENT_PERSON && !discourse->each[i].group;
    return false;
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
        /* "the richest would see their incomes grow": theirs, whoever they are */
        uint32_t own = possessive && !back ? subject_over(view, pronoun) : 0;
        if (!units && own && own < pronoun && !is_one_person(names, own))
            return false;
        if (!units)
            continue;
        /* "most of them": often of a crowd that was not named */
        uint32_t preposition = view_case(view, pronoun);
        if (back && (view_text_is(view, preposition, "of") || view_text_is(view, preposition, "among")))
            return false;
        best.rule = back ? "the only ones before who agree" : "the only ones in the sentence who agree";
        *antecedent = best;
        if (back && best.count == 1 && best.each[0].prominence < PROMINENCE_CLAUSE)
            return false;
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
    if (!quotation_has(names, pronoun))
        return false;
    Antecedent speaker = {0};
    return antecedent->count > 1 || !quotation_resolve(names, pronoun, &speaker) ||
           discourse_same(&speaker.each[0], &antecedent->each[0]);
}

/* themselves: the subject of the clause, whoever that is. */
static bool resolve_reflexive(Names *names, uint32_t pronoun, const Anaphor *anaphor, Antecedent *antecedent)
{
    const Discourse *discourse = &names->memory->discourse;
    uint32_t subject = subject_of(names->view, clause_of(names->view, pronoun));
    antecedent->rule = "subject of the clause";
    for (size_t i = discourse->count;
         subject && i-- > 0 && discourse->each[i].sentence == discourse->sentence;)
        if (discourse->each[i].head == subject && fits(anaphor, &discourse->each[i]) &&
            discourse->each[i].kind != REFERENT_THING)
            antecedent_add(antecedent, &discourse->each[i]);
    return antecedent->count > 0;
}

/* "Egypt, an ally of the general, said it would host talks": who says so, whatever else is named. */
static bool body_that_speaks(Names *names, uint32_t pronoun, Antecedent *antecedent)
{
    const View *view = names->view;
    uint32_t verb = head_of(view, pronoun), saying = verb ? head_of(view, verb) : 0;
    uint32_t subject = saying ? view_child(view, saying, REL_SUBJECT) : 0, first;
    /* "the ministry, which said it had opened an inquiry" */
    if (subject && view->relation[saying] == REL_RELATIVE &&
        (strcmp(view_token(view, subject)->xpos, "WDT") == 0 ||
         strcmp(view_token(view, subject)->xpos, "WP") == 0))
        subject = head_of(view, saying);
    Referent referent;
    if (!subject || subject > pronoun || view->relation[pronoun] != REL_SUBJECT ||
        view->relation[verb] != REL_CCOMP || !names_in_set(names->lexicon, view, saying, "saying") ||
        mention_is_coordinated(view, subject, &first) || !mention_read(names, subject, &referent) ||
        (referent.kind != REFERENT_STATE && referent.kind != REFERENT_BODY))
        return false;
    referent.sentence = names->memory->discourse.sentence;
    antecedent->rule = "subject of the clause above";
    antecedent_add(antecedent, &referent);
    return true;
}

/* "The army did not answer, but in a statement it said that": the subject of the clause before, if that is a
 * body or state. */
static bool body_before(Names *names, uint32_t pronoun, Antecedent *antecedent)
{
    const View *view = names->view;
    uint32_t verb = head_of(view, pronoun), before = verb ? head_of(view, verb) : 0;
    uint32_t subject = before ? subject_of(view, before) : 0, first;
    Referent referent;
    if (!subject || subject > pronoun || view->relation[pronoun] != REL_SUBJECT ||
        view->relation[verb] != REL_CONJUNCT || mention_is_coordinated(view, subject, &first) ||
        !mention_read(names, subject, &referent) ||
        (referent.kind != REFERENT_STATE && referent.kind != REFERENT_BODY) || referent.plural)
        return false;
    referent.sentence = names->memory->discourse.sentence;
    antecedent->rule = "subject of the clause before";
    antecedent_add(antecedent, &referent);
    return true;
}

/* "Qatar and Egypt announced that they": those who announce together. */
static bool several_who_speak(Names *names, uint32_t pronoun, Antecedent *antecedent)
{
    const Discourse *discourse = &names->memory->discourse;
    const View *view = names->view;
    uint32_t verb = head_of(view, pronoun), above = verb ? head_of(view, verb) : 0;
    uint32_t subject = above ? view_child(view, above, REL_SUBJECT) : 0, group = 0;
    if (!subject || subject > pronoun || view->relation[verb] != REL_CCOMP ||
        view->relation[pronoun] != REL_SUBJECT)
        return false;
    for (size_t i = discourse->count; i-- > 0 && discourse->each[i].sentence == discourse->sentence;)
        if (discourse->each[i].head == subject)
            group = discourse->each[i].group;
    for (size_t i = 0; group && i < discourse->count; i++)
        if (discourse->each[i].sentence == discourse->sentence && discourse->each[i].group == group &&
            discourse->each[i].kind != REFERENT_THING)
            antecedent_add(antecedent, &discourse->each[i]);
    antecedent->rule = "subject of the clause above";
    return antecedent->count > 1;
}

static bool find_pronoun(Names *names, uint32_t pronoun, const Anaphor *anaphor, Antecedent *antecedent)
{
    bool possessive;
    pronoun_of(names, pronoun, &possessive);
    EntenteSlice word = view_token(names->view, pronoun)->text;
    if (word.size > 4 && (memcmp(word.data + word.size - 4, "self", 4) == 0 ||
                          memcmp(word.data + word.size - 4, "lves", 4) == 0))
        return resolve_reflexive(names, pronoun, anaphor, antecedent);
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
    if (anaphor->gender == 'n' && !possessive &&
        (body_that_speaks(names, pronoun, antecedent) || body_before(names, pronoun, antecedent)))
        return true;
    if (anaphor->gender == 'n')
        return resolve_body(names, pronoun, anaphor, possessive, antecedent);
    Antecedent speakers = {0};
    if (!possessive && several_who_speak(names, pronoun, &speakers)) {
        *antecedent = speakers;
        return true;
    }
    return resolve_several(names, pronoun, anaphor, possessive, antecedent);
}

bool pronoun_resolve(Names *names, uint32_t pronoun, const Anaphor *anaphor, Antecedent *antecedent)
{
    if (anaphor->plural && quotation_has(names, pronoun))
        return false;
    return find_pronoun(names, pronoun, anaphor, antecedent) && !is_speaker(names, pronoun, antecedent);
}

/* "the latter": of two who were named together last. */
bool pronoun_latter(const Names *names, const Anaphor *anaphor, Antecedent *antecedent)
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
