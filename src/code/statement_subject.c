/* Who says it: the subject of a word of saying, where the parser may have led it astray. */
#include "base/slice.h"
#include "code/stretch.h"

/* "A bomber blew up at the gate before others stormed in, police said" with two subjects: the one behind the
 * clause that is told says it. */
static uint32_t speaker_behind(const Stretch *stretch, uint32_t verb, uint32_t subject)
{
    uint32_t told = stretch_child(stretch, verb, REL_CCOMP);
    if (told == NO_WORD || told < subject || told > verb)
        return subject;
    for (uint32_t word = told + 1; word < verb; word++)
        if (stretch_relation(stretch, word) == REL_SUBJECT && stretch_head(stretch, word) == verb)
            return word;
    return subject;
}

/* "killed nine in Gao, residents and police said", with residents and police as two more towns: the first of
 * those behind the comma; NO_WORD: the words before the verb are no such row. */
static uint32_t row_before(const Stretch *stretch, uint32_t verb)
{
    enum { LEAST = 4 };
    const Word *said = &stretch->words[verb];
    if (verb < said->base + LEAST || stretch_relation(stretch, verb - 1) != REL_CONJUNCT ||
        said[-1].token->upos != ENTENTE_NOUN)
        return NO_WORD;
    bool joined = false;
    for (uint32_t word = verb - 1; word > said->base; word--) {
        const EntenteToken *token = stretch->words[word - 1].token;
        joined = joined || token->upos == ENTENTE_CCONJ;
        if (token->upos == ENTENTE_VERB || (slice_is(token->text, ",") && !joined))
            return NO_WORD;
        if (!slice_is(token->text, ","))
            continue;
        for (uint32_t first = word; first + 1 < verb; first++)
            if (stretch_relation(stretch, first) == REL_CONJUNCT &&
                stretch->words[first].token->upos == ENTENTE_NOUN && stretch_head(stretch, first) < word)
                return first;
        return NO_WORD;
    }
    return NO_WORD;
}

uint32_t stretch_subject(const Stretch *stretch, uint32_t verb, bool *passive)
{
    uint32_t row = stretch_child(stretch, verb, REL_SUBJECT) == NO_WORD ? row_before(stretch, verb) : NO_WORD;
    if (row != NO_WORD)
        return row;
    for (unsigned steps = 0; steps < 4 && verb != NO_WORD; steps++) {
        *passive = view_is_passive(stretch->words[verb].view, stretch->words[verb].number);
        uint32_t subject = stretch_child(stretch, verb, REL_SUBJECT);
        if (subject == NO_WORD)
            subject = stretch_child(stretch, verb, REL_SUBJECT_PASSIVE);
        if (subject != NO_WORD)
            return speaker_behind(stretch, verb, subject);
        Relation relation = stretch_relation(stretch, verb);
        if (relation != REL_CONJUNCT && relation != REL_XCOMP && relation != REL_ADVCL)
            return NO_WORD;
        verb = stretch_head(stretch, verb);
    }
    return NO_WORD;
}
