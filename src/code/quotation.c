#include "code/quotation.h"

#include <string.h>

static uint32_t head_of(const View *view, uint32_t token)
{
    uint32_t head = view_token(view, token)->head;
    return head <= view->count ? head : 0;
}

bool quotation_has(const Names *names, uint32_t token)
{
    const View *view = names->view;
    bool open = names->memory->discourse.in_quotation && !view->sentence->starts_paragraph;
    for (uint32_t t = 1; t < token; t++) {
        EntenteSlice word = view_token(view, t)->text;
        if ((word.size == 1 && word.data[0] == '"') || view_text_is(view, t, "``") ||
            view_text_is(view, t, "''"))
            open = !open;
        else if (view_text_is(view, t, "\u201c") || view_text_is(view, t, "\u201d"))
            open = view_text_is(view, t, "\u201c");
    }
    return open;
}

/* The subject of the verb of saying that stands outside the quotation in which `token` lies (0: any); 0:
 * none. */
uint32_t quotation_speaker(Names *names, uint32_t token)
{
    const View *view = names->view;
    bool open = names->memory->discourse.in_quotation && !view->sentence->starts_paragraph, inside = false;
    uint32_t speaker = 0;
    for (uint32_t t = 1; t <= view->count; t++) {
        EntenteSlice word = view_token(view, t)->text;
        if ((word.size == 1 && word.data[0] == '"') || view_text_is(view, t, "``") ||
            view_text_is(view, t, "''"))
            open = !open;
        else if (view_text_is(view, t, "\u201c") || view_text_is(view, t, "\u201d"))
            open = view_text_is(view, t, "\u201c");
        inside = inside || (t == token && open);
        if (open || !view_is_verb(view, t) || !names_in_set(names->lexicon, view, t, "saying"))
            continue;
        uint32_t subject = view_child(view, t, REL_SUBJECT);
        for (uint32_t up = t, steps = 0; !subject && steps < 3 && view->relation[up] == REL_CONJUNCT;
             steps++) {
            up = head_of(view, up);
            subject = up ? view_child(view, up, REL_SUBJECT) : 0;
        }
        if (subject && speaker && subject != speaker)
            return 0;
        speaker = subject ? subject : speaker;
    }
    return inside || !token ? speaker : 0;
}

bool quotation_resolve(Names *names, uint32_t token, Antecedent *antecedent)
{
    const Discourse *discourse = &names->memory->discourse;
    uint32_t speaker = quotation_speaker(names, token);
    Referent referent;
    antecedent->rule = "who speaks";
    if (speaker && speaker != token) {
        if (!mention_read(names, speaker, &referent) || !entity_is_known(&referent.entity))
            return false;
        referent.sentence = discourse->sentence;
        antecedent_add(antecedent, &referent);
        return true;
    }
    const View *view = names->view;
    bool begins =
        view_text_is(view, 1, "\"") || view_text_is(view, 1, "\u201c") || view_text_is(view, 1, "``");
    if ((discourse->in_quotation || begins) && !view->sentence->starts_paragraph && discourse->speaker.kind &&
        entity_is_known(&discourse->speaker.entity)) {
        antecedent_add(antecedent, &discourse->speaker);
        return true;
    }
    /* who has the floor in an interview */
    if (*names->memory->turn.code && !quotation_has(names, token)) {
        referent = (Referent){
            .entity = names->memory->turn, .kind = REFERENT_PERSON, .sentence = discourse->sentence};
        antecedent_add(antecedent, &referent);
        return true;
    }
    /* the institution whose text this is */
    if (*names->memory->publisher.code && !quotation_has(names, token)) {
        referent = (Referent){
            .entity = names->memory->publisher, .kind = REFERENT_BODY, .sentence = discourse->sentence};
        antecedent->rule = "who publishes the report";
        antecedent_add(antecedent, &referent);
        return true;
    }
    return false;
}
