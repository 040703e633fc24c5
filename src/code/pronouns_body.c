/* it: a state or body. */
#include "code/pronouns_inside.h"

#include <string.h>

/* "Oman protested to Iran after two of its sailors were hurt": those of whoever the main clause speaks of,
 * where the pronoun belongs to the subject of a clause of time or reason behind it. */
static bool is_of_grievance(const View *view, uint32_t pronoun, uint32_t own)
{
    static const char *const words[] = {"after", "because", "when", "since", "as"};
    uint32_t verb = pronoun_clause(view, pronoun);
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
    uint32_t verb = pronoun_clause(view, pronoun);
    if (!verb || view->relation[verb] != REL_RELATIVE || view->relation[pronoun] != REL_SUBJECT)
        return NULL;
    uint32_t deed = pronoun_clause(view, pronoun_above(view, verb)),
             asking = deed ? pronoun_above(view, deed) : 0;
    bool infinitive = deed && view_text_is(view, view_child(view, deed, REL_MARK), "to");
    if (!infinitive || (view->relation[deed] != REL_XCOMP && view->relation[deed] != REL_ADVCL) || !asking)
        return NULL;
    for (size_t i = discourse->count; i-- > 0 && discourse->each[i].sentence == discourse->sentence;) {
        const Referent *one = &discourse->each[i];
        uint8_t relation = one->head ? view->relation[one->head] : REL_PUNCT;
        bool asked = relation == REL_OBJECT || relation == REL_OBLIQUE || relation == REL_INDIRECT;
        if (asked && pronoun_above(view, one->head) == asking && one->head < deed &&
            (one->kind == REFERENT_STATE || one->kind == REFERENT_BODY))
            return one;
    }
    return NULL;
}

/* "Turkey and its allies": those of whom they are joined to; NULL: they are joined to nobody. */
static const Referent *joined_owner(const View *view, uint32_t pronoun, const Antecedent *found)
{
    uint32_t owned = pronoun_above(view, pronoun);
    uint32_t first = owned && view->relation[owned] == REL_CONJUNCT ? pronoun_above(view, owned) : 0;
    for (size_t i = 0; first && i < found->count; i++)
        if (found->each[i].head == first &&
            (found->each[i].kind == REFERENT_STATE || found->each[i].kind == REFERENT_BODY))
            return &found->each[i];
    return NULL;
}

bool pronoun_of_body(const Names *names, uint32_t pronoun, const Anaphor *anaphor, bool possessive,
                     Antecedent *antecedent)
{
    const Discourse *discourse = &names->memory->discourse;
    const View *view = names->view;
    uint32_t own = possessive ? pronoun_subject_over(view, pronoun) : 0;
    /* "Sweden protested when demonstrators burned its embassy": a crowd is no "it" */
    if (own && strcmp(view_token(view, own)->xpos, "NNS") == 0 && names->kinds[own] != NAMED_ORGANISATION &&
        names->kinds[own] != NAMED_STATE) {
        uint32_t clause = pronoun_above(view, own), above = pronoun_clause(view, clause);
        bool under = clause && (view->relation[clause] == REL_ADVCL || view->relation[clause] == REL_CCOMP);
        uint32_t outer = under && above ? pronoun_subject_of(view, above) : 0;
        own = outer && outer < own ? outer : own;
    }
    /* "Oman, which protested after its sailors were hurt" */
    if (own && view->relation[pronoun_above(view, own)] == REL_RELATIVE &&
        view_token(view, own)->upos == ENTENTE_PRON)
        own = pronoun_above(view, pronoun_above(view, own));
    const Referent *asked = possessive ? NULL : asked_of_own(discourse, view, pronoun);
    if (asked) {
        antecedent->rule = "whoever is asked to act on what was its doing";
        antecedent_add(antecedent, asked);
        return true;
    }
    Antecedent found = {0};
    pronoun_gather(names, anaphor, pronoun, possessive, discourse->sentence, &found);
    const Referent *joined = possessive ? joined_owner(view, pronoun, &found) : NULL;
    if (joined) {
        antecedent->rule = "whom it is joined to";
        antecedent_add(antecedent, joined);
        return true;
    }
    pronoun_take_subject(discourse, own, &found);
    /* "after one such attack, its air force": only a state or body has an army */
    bool held = possessive && names_role(names, pronoun_above(view, pronoun));
    /* "vowed revenge: "This massacre will be answered," it said": nor does a massacre speak */
    held = held || (!possessive && view->relation[pronoun] == REL_SUBJECT &&
                    names_in_set(names->lexicon, view, pronoun_above(view, pronoun), "saying"));
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
    uint32_t deed = pronoun_above(view, pronoun), earlier = deed ? pronoun_above(view, deed) : 0;
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
    if (!possessive && (!subject || !view_is_verb(view, pronoun_above(view, pronoun))))
        return false;
    antecedent->rule = "subject of the sentence before";
    for (size_t i = discourse->count; i-- > 0 && discourse->each[i].sentence + 1 >= discourse->sentence;) {
        const Referent *referent = &discourse->each[i];
        if (referent->sentence + 1 != discourse->sentence || referent->prominence != PROMINENCE_SUBJECT)
            continue;
        if (antecedent->count && discourse_same(&antecedent->each[0], referent))
            continue;
        if (antecedent->count || !pronoun_fits(anaphor, referent) || referent->group)
            return false;
        if (referent->kind != REFERENT_STATE && referent->kind != REFERENT_BODY)
            return false;
        antecedent_add(antecedent, referent);
    }
    return antecedent->count == 1;
}

bool pronoun_of_speaking_body(Names *names, uint32_t pronoun, Antecedent *antecedent)
{
    const View *view = names->view;
    /* "the coalition said one of their jets had crashed": whose what is spoken of is */
    bool owns = view->relation[pronoun] == REL_POSSESSOR;
    uint32_t verb = owns ? pronoun_clause(view, pronoun) : pronoun_above(view, pronoun);
    uint32_t saying = verb ? pronoun_above(view, verb) : 0;
    uint32_t subject = saying ? view_child(view, saying, REL_SUBJECT) : 0, first;
    owns = owns && verb > pronoun;
    /* "the ministry, which said it had opened an inquiry" */
    if (subject && view->relation[saying] == REL_RELATIVE &&
        (strcmp(view_token(view, subject)->xpos, "WDT") == 0 ||
         strcmp(view_token(view, subject)->xpos, "WP") == 0))
        subject = pronoun_above(view, saying);
    Referent referent;
    if (!subject || subject > pronoun || (view->relation[pronoun] != REL_SUBJECT && !owns) ||
        view->relation[verb] != REL_CCOMP || !names_in_set(names->lexicon, view, saying, "saying") ||
        mention_is_coordinated(view, subject, &first) || !mention_read(names, subject, &referent) ||
        (referent.kind != REFERENT_STATE && referent.kind != REFERENT_BODY))
        return false;
    referent.sentence = names->memory->discourse.sentence;
    antecedent->rule = "subject of the clause above";
    antecedent_add(antecedent, &referent);
    return true;
}

bool pronoun_of_body_before(Names *names, uint32_t pronoun, Antecedent *antecedent)
{
    const View *view = names->view;
    uint32_t verb = pronoun_above(view, pronoun), before = verb ? pronoun_above(view, verb) : 0;
    uint32_t subject = before ? pronoun_subject_of(view, before) : 0, first;
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
