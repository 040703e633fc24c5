/* they: a crowd, or several who were named together. */
#include "code/antecedents_inside.h"
#include "code/pronouns_inside.h"

#include "base/slice.h"

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

/* "Hamas fired a rocket. They threatened more": an armed group by its name is one and many, where it acted.
 */
static bool is_movement(const View *view, uint32_t pronoun, const Referent *referent)
{
    return referent->kind == REFERENT_BODY && *referent->entity.name &&
           referent->prominence == PROMINENCE_SUBJECT && antecedent_is_armed(&referent->entity) &&
           !view_text_is(view, pronoun, "them");
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
        if (referent->sentence != sentence ||
            (!pronoun_fits(anaphor, referent) && !is_movement(names->view, pronoun, referent)) ||
            (sentence == discourse->sentence &&
             !pronoun_may_mean(names->view, pronoun, possessive, referent)))
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

/* "Chad's president received the envoy. They discussed": those who met in the sentence before, where these
 * are two. */
static bool those_who_met(const Names *names, Antecedent *antecedent)
{
    const Discourse *discourse = &names->memory->discourse;
    Antecedent met = {.rule = "those who met"};
    for (size_t i = 0; i < discourse->count; i++) {
        const Referent *one = &discourse->each[i];
        if (one->sentence + 1 != discourse->sentence || !one->meets)
            continue;
        if (one->plural || !*one->entity.code || one->kind == REFERENT_THING || one->kind == REFERENT_NAME)
            return false;
        antecedent_add(&met, one);
    }
    if (met.count != 2 || discourse_same(&met.each[0], &met.each[1]))
        return false;
    *antecedent = met;
    return true;
}

bool pronoun_of_several(const Names *names, uint32_t pronoun, const Anaphor *anaphor, bool possessive,
                        Antecedent *antecedent)
{
    enum { NEAR = 2 };
    const Discourse *discourse = &names->memory->discourse;
    const View *view = names->view;
    if (!possessive && view->relation[pronoun] == REL_SUBJECT && view_text_is(view, pronoun, "they") &&
        those_who_met(names, antecedent))
        return true;
    for (uint32_t back = 0; back <= NEAR && back <= discourse->sentence; back++) {
        Antecedent best = {0};
        size_t units = gather_several(names, anaphor, pronoun, possessive, discourse->sentence - back, &best);
        /* "the richest would see their incomes grow": theirs, whoever they are */
        uint32_t own = possessive && !back ? pronoun_subject_over(view, pronoun) : 0;
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
                       !view_is_passive(view, pronoun_above(view, pronoun));
        if (back != 1 || !subject || best.each[0].prominence != PROMINENCE_SUBJECT)
            return false;
        /* "officials said that rebels had fled. They blamed": who speaks goes on speaking */
        bool goes_on = best.each[0].tells &&
                       names_in_set(names->lexicon, view, pronoun_above(view, pronoun), "speech_act");
        return best.count > 1 || goes_on;
    }
    return false;
}

/* "A Houthi spokesman said they had attacked": one who speaks for an armed group means the group. */
static bool of_spokesman(const Names *names, uint32_t pronoun, uint32_t subject, Antecedent *antecedent)
{
    const Discourse *discourse = &names->memory->discourse;
    for (size_t i = discourse->count; i-- > 0 && discourse->each[i].sentence == discourse->sentence;) {
        const Referent *one = &discourse->each[i];
        if (one->head != subject || one->kind != REFERENT_PERSON || one->group ||
            !antecedent_is_armed(&one->entity) || !antecedent_has_country(&one->entity) ||
            !view_text_is(names->view, pronoun, "they"))
            continue;
        *antecedent = (Antecedent){.rule = "those for whom the clause's subject speaks"};
        antecedent_add_group_of(antecedent, one);
        return true;
    }
    return false;
}

bool pronoun_of_speakers(Names *names, uint32_t pronoun, Antecedent *antecedent)
{
    const Discourse *discourse = &names->memory->discourse;
    const View *view = names->view;
    uint32_t verb = pronoun_above(view, pronoun), above = verb ? pronoun_above(view, verb) : 0;
    uint32_t subject = above ? view_child(view, above, REL_SUBJECT) : 0, group = 0;
    if (!subject || subject > pronoun || view->relation[verb] != REL_CCOMP ||
        view->relation[pronoun] != REL_SUBJECT)
        return false;
    if (names_in_set(names->lexicon, view, above, "saying") &&
        of_spokesman(names, pronoun, subject, antecedent))
        return true;
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
