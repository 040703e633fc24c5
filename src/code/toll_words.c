#include "code/toll_words.h"
#include "code/phrases.h"

#include <string.h>

static const char *const kind_names[TOLL_KINDS] = {"dead",      "injured",  "missing", "captured",
                                                   "displaced", "arrested", "crowd",   "casualties"};
static const char *const form_names[FORM_COUNT] = {"do", "undergo", "be", "noun", "people", "toll"};

const char *toll_kind_name(TollKind kind)
{
    return kind < TOLL_KINDS ? kind_names[kind] : "";
}

static void take_form(TollWord *word, uint32_t last, const char *name)
{
    for (int kind = 0; kind < TOLL_KINDS; kind++) {
        size_t size = strlen(kind_names[kind]);
        if (strncmp(name, kind_names[kind], size) != 0 || name[size] != '_')
            continue;
        for (size_t form = 0; form < FORM_COUNT; form++)
            if (strcmp(name + size + 1, form_names[form]) == 0 && last > word->last[form]) {
                word->kind[form] = (uint8_t)(kind + 1);
                word->last[form] = last;
            }
    }
}

typedef struct Taking {
    TollWord *word;
    uint32_t token;
} Taking;

static void longer(uint32_t *kept, uint32_t last)
{
    if (last > *kept)
        *kept = last;
}

static void on_word(void *context, uint32_t last, const char *set)
{
    Taking *taking = context;
    TollWord *word = taking->word;
    if (strncmp(set, "toll_", 5) != 0)
        return;
    const char *name = set + 5;
    struct {
        const char *name;
        uint32_t *kept;
    } const phrases[] = {{"part", &word->part},
                         {"part_after", &word->part_after},
                         {"hold", &word->hold},
                         {"linking", &word->linking}};
    struct {
        const char *name;
        bool *flag;
    } const flags[] = {
        {"lives", &word->lives},         {"recover", &word->recover},       {"join", &word->join},
        {"gathering", &word->gathering}, {"event", &word->event},           {"dead_remains", &word->remains},
        {"thing", &word->thing},         {"collective", &word->collective}, {"person", &word->person},
        {"actual", &word->actual},       {"suffer", &word->suffer}};
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if (strcmp(name, phrases[i].name) == 0)
            longer(phrases[i].kept, last);
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        if (strcmp(name, flags[i].name) == 0)
            *flags[i].flag = true;
    /* "a police station": the noun is what is none of a person */
    if (strcmp(name, "thing") == 0 && last > taking->token)
        taking->word[last - taking->token].thing = true;
    take_form(word, last, name);
}

bool toll_words_read(TollReading *reading, Scene *scene, Arena *arena, bool *any)
{
    const View *view = &scene->view;
    *reading = (TollReading){.scene = scene, .view = view};
    *any = false;
    reading->words = arena_array(arena, (size_t)view->count + 2, sizeof *reading->words);
    reading->end_part = arena_array(arena, (size_t)view->count + 2, sizeof *reading->end_part);
    if (!reading->words || !reading->end_part)
        return false;
    for (uint32_t t = 1; t <= view->count; t++) {
        TollWord *word = &reading->words[t];
        Taking taking = {word, t};
        phrases_visit(scene->lexicon, view, t, on_word, &taking);
        for (size_t form = 0; form < FORM_COUNT; form++)
            *any = *any || word->kind[form];
        *any = *any || word->lives || word->join;
        if (word->part)
            reading->end_part[word->part + 1] = t;
    }
    return true;
}

bool toll_is_passive(const TollReading *reading, uint32_t verb)
{
    const View *view = reading->view;
    if (view_child(view, verb, REL_AUX_PASSIVE) || view_child(view, verb, REL_SUBJECT_PASSIVE))
        return true;
    for (uint32_t t = verb - 1; t && t + 4 > verb; t--) {
        uint8_t upos = view_token(view, t)->upos;
        if (view_lemma_is(view, t, "be") || view_lemma_is(view, t, "get"))
            return strcmp(view_token(view, verb)->xpos, "VBG") != 0;
        if (upos != ENTENTE_ADV && upos != ENTENTE_AUX)
            return false;
    }
    return false;
}

int toll_word_kind(const TollReading *reading, uint32_t token, TollForm form)
{
    if (!token || token > reading->view->count || !reading->words[token].kind[form])
        return -1;
    const EntenteToken *word = view_token(reading->view, token);
    bool verbal =
        word->upos == ENTENTE_VERB || word->upos == ENTENTE_AUX || strncmp(word->xpos, "VB", 2) == 0;
    bool several = reading->words[token].last[form] > token;
    bool fits = true;
    if (form == FORM_DO || form == FORM_UNDERGO)
        fits = verbal || several ||
               (word->upos == ENTENTE_ADJ && word->text.size > 2 &&
                memcmp(word->text.data + word->text.size - 2, "ed", 2) == 0);
    else if (form == FORM_NOUN || form == FORM_PEOPLE)
        fits = word->upos == ENTENTE_NOUN || word->upos == ENTENTE_PROPN || several;
    return fits ? reading->words[token].kind[form] - 1 : -1;
}
