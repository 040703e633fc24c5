#include "code/pronouns_inside.h"

#include "code/coreference.h"
#include "code/quotation.h"

#include <string.h>

/* "The Special Representative of the Secretary-General, Nicholas Haysom": in another's title, and not meant.
 */
static bool is_in_title(const View *view, uint32_t token)
{
    static const char *const lemmas[] = {"representative", "envoy",   "spokesman", "spokeswoman",
                                         "spokesperson",   "adviser", "secretary", "deputy",
                                         "aide",           "emissary"};
    uint32_t above = view->relation[token] == REL_NMOD ? pronoun_above(view, token) : 0;
    for (size_t i = 0; above && i < sizeof lemmas / sizeof *lemmas; i++)
        if (view_lemma_is(view, above, lemmas[i]))
            return true;
    return false;
}

void pronoun_gather(const Names *names, const Anaphor *anaphor, uint32_t pronoun, bool possessive,
                    uint32_t sentence, Antecedent *antecedent)
{
    const Discourse *discourse = &names->memory->discourse;
    bool here = sentence == discourse->sentence;
    /* ""The army arrested an officer," he said": whoever speaks is not spoken of in his own words */
    bool speaks = anaphor->gender && pronoun_above(names->view, pronoun) &&
                  names->view->relation[pronoun] == REL_SUBJECT &&
                  names_in_set(names->lexicon, names->view, pronoun_above(names->view, pronoun), "saying") &&
                  !quotation_has(names, pronoun);
    for (size_t pass = 0; pass < (here ? 2 : 1); pass++)
        for (size_t i = discourse->count; i-- > 0 && discourse->each[i].sentence >= sentence;) {
            const Referent *referent = &discourse->each[i];
            if (referent->sentence != sentence || !pronoun_fits(anaphor, referent) ||
                (speaks && referent->quoted) || (here && is_in_title(names->view, referent->head)) ||
                (here && ((view_token(names->view, referent->head)->upos == ENTENTE_PRON) != (pass == 1) ||
                          !pronoun_may_mean(names->view, pronoun, possessive, referent))))
                continue;
            antecedent_add(antecedent, referent);
        }
}

void pronoun_take_subject(const Discourse *discourse, uint32_t subject, Antecedent *found)
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
    uint32_t subject = pronoun_subject_of(names->view, pronoun_clause(names->view, pronoun));
    antecedent->rule = "subject of the clause";
    for (size_t i = discourse->count;
         subject && i-- > 0 && discourse->each[i].sentence == discourse->sentence;)
        if (discourse->each[i].head == subject && pronoun_fits(anaphor, &discourse->each[i]) &&
            discourse->each[i].kind != REFERENT_THING)
            antecedent_add(antecedent, &discourse->each[i]);
    return antecedent->count > 0;
}

static bool find_pronoun(Names *names, uint32_t pronoun, const Anaphor *anaphor, Antecedent *antecedent)
{
    bool possessive;
    pronoun_read(names, pronoun, &possessive);
    EntenteSlice word = view_token(names->view, pronoun)->text;
    if (word.size > 4 && (memcmp(word.data + word.size - 4, "self", 4) == 0 ||
                          memcmp(word.data + word.size - 4, "lves", 4) == 0))
        return resolve_reflexive(names, pronoun, anaphor, antecedent);
    if (anaphor->gender == 'm' || anaphor->gender == 'f') {
        uint32_t inside = possessive ? pronoun : coreference_inside(names, pronoun);
        Antecedent found = {0};
        pronoun_gather(names, anaphor, pronoun, possessive, names->memory->discourse.sentence, &found);
        /* "told him that he": two can be meant */
        Referent referent;
        if (inside != pronoun && found.count <= 1 && mention_read(names, inside, &referent)) {
            referent.sentence = names->memory->discourse.sentence;
            antecedent->rule = "subject of the clause above";
            antecedent_add(antecedent, &referent);
            return true;
        }
        return pronoun_of_person(names, pronoun, anaphor, possessive, antecedent);
    }
    if (anaphor->gender == 'n' && !possessive &&
        (pronoun_of_speaking_body(names, pronoun, antecedent) ||
         pronoun_of_body_before(names, pronoun, antecedent)))
        return true;
    if (anaphor->gender == 'n')
        return pronoun_of_body(names, pronoun, anaphor, possessive, antecedent);
    Antecedent speakers = {0};
    if (!possessive && pronoun_of_speakers(names, pronoun, &speakers)) {
        *antecedent = speakers;
        return true;
    }
    if (pronoun_of_several(names, pronoun, anaphor, possessive, antecedent))
        return true;
    Antecedent body = {0};
    if (!possessive || !pronoun_of_speaking_body(names, pronoun, &body))
        return false;
    *antecedent = body;
    return true;
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
