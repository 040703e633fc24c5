/* People of the dictionaries who only share a surname with somebody whom the text names in full. */
#include "code/names_inside.h"

#include "base/utf8.h"
#include "lexicon/fold.h"

#include <string.h>

/* Whether a word of a person's name, but the last one, begins with the letter. */
static bool has_initial(EntenteSlice initial, const char *name)
{
    Atom wanted, atom;
    size_t at = 0;
    EntenteSlice all = {name, (size_t)(strrchr(name, ' ') - name)};
    if (!fold_next(initial, &at, &wanted))
        return true;
    for (size_t from = 0; from < all.size; from++)
        if (from == 0 || all.data[from - 1] == ' ' || all.data[from - 1] == '-') {
            uint32_t code;
            size_t size = utf8_decode(all, from, &code);
            at = 0;
            if (fold_next((EntenteSlice){all.data + from, size}, &at, &atom) && atom.hash == wanted.hash)
                return true;
        }
    return false;
}

void names_drop_namesakes(Names *names, NameMatch *match)
{
    const View *view = names->view;
    uint32_t t = match->first, first = t - 1;
    if (match->first != match->last || t < 2 || view_token(view, t)->upos != ENTENTE_PROPN)
        return;
    const EntenteToken *before = view_token(view, first), *token = view_token(view, t);
    bool joined =
        (token->head == first && view->relation[t] == REL_FLAT) ||
        (before->head == t && (view->relation[first] == REL_FLAT || view->relation[first] == REL_COMPOUND)) ||
        (before->head == token->head && view->relation[first] == REL_FLAT && view->relation[t] == REL_FLAT);
    if (!joined || before->upos != ENTENTE_PROPN || names->at[first] || before->text.size < 3 ||
        before->text.data[before->text.size - 1] == '.' ||
        names_in_set(names->lexicon, view, first, "honorific"))
        return;
    uint32_t code;
    EntenteSlice initial = {before->text.data, utf8_decode(before->text, 0, &code)};
    size_t kept = 0;
    for (size_t i = 0; i < match->hit_count; i++) {
        LexiconHit hit = match->hits[i];
        bool person = hit.payload->kind == PAYLOAD_ACTOR && hit_actor(hit)->kind == ACTOR_PERSON;
        const char *name = person ? image_string(hit.image, hit_actor(hit)->name) : "";
        if (!strchr(name, ' ') || has_initial(initial, name))
            match->hits[kept++] = hit;
    }
    match->hit_count = kept;
}
