/* he and she: a person, by name where possible. */
#include "code/pronouns_inside.h"

bool pronoun_of_person(const Names *names, uint32_t pronoun, const Anaphor *anaphor, bool possessive,
                       Antecedent *antecedent)
{
    const Discourse *discourse = &names->memory->discourse;
    const View *view = names->view;
    Antecedent found = {0};
    pronoun_gather(names, anaphor, pronoun, possessive, discourse->sentence, &found);
    if (found.count) {
        antecedent->rule = "the only one in the sentence who agrees";
        antecedent_add(antecedent, &found.each[0]);
        if (found.count == 1)
            return true;
        /* of several the subject of the own clause, for "his"; the others must not stand before it */
        uint32_t subject = possessive ? pronoun_subject_over(view, pronoun) : 0;
        pronoun_take_subject(discourse, subject, &found);
        size_t before = 0;
        for (size_t i = 0; i < found.count; i++)
            before += found.each[i].head < pronoun && found.each[i].head > subject;
        /* "met the minister and asked him": whom the verb before was about */
        uint32_t verb = pronoun_above(view, pronoun), joined = pronoun_above(view, verb);
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
        pronoun_gather(names, anaphor, pronoun, possessive, discourse->sentence - back, &found);
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
