/* toll_words.h - for tolls.c: what the words of a sentence say of people who are counted, and whom figures
 * count.
 */
#ifndef ENTENTE_CODE_TOLL_WORDS_H
#define ENTENTE_CODE_TOLL_WORDS_H

#include "code/tolls.h"

#include <string.h>

/* How a word tells of a kind; see data/tolls.txt. */
typedef enum TollForm {
    FORM_DO,
    FORM_UNDERGO,
    FORM_BE,
    FORM_NOUN,
    FORM_PEOPLE,
    FORM_TOLL,
    FORM_COUNT
} TollForm;

/* What the phrase that begins at a token says. */
typedef struct TollWord {
    uint8_t kind[FORM_COUNT]; /* TollKind + 1; 0: nothing */
    uint32_t last[FORM_COUNT];
    uint32_t part, part_after, hold, linking; /* last token of such words; 0: none */
    bool lives, recover, join, gathering, event, remains, thing, collective, person, actual, suffer;
} TollWord;

/* What is counted: a quantity with the noun phrase it belongs to, or a single person. */
typedef struct Group {
    Figure figure;
    uint32_t first, last; /* tokens */
    uint32_t head;        /* noun; 0: the number stands alone */
    uint32_t top;         /* the token over which the phrase hangs in the tree */
    bool implicit;        /* a single person, without a number word */
    bool name;            /* a name that no dictionary has as a place's */
    bool people;          /* the noun is known to mean people */
    bool part;            /* "including ..." */
    bool used;
} Group;

/* Everything about one sentence that reading its claims needs. */
typedef struct TollReading {
    Scene *scene;
    const View *view;
    TollWord *words;    /* of 1 to count */
    uint32_t *end_part; /* for each token: where the part words end that end just before it; 0: none */
    Group *groups;
    size_t group_count;
} TollReading;

/* Look every word up. `*any`: whether anything here can be counted at all. False when memory is out. */
bool toll_words_read(TollReading *reading, Scene *scene, Arena *arena, bool *any);

/* Find all that is counted. False when memory is out. */
bool toll_groups_read(TollReading *reading, Arena *arena);

/* The word's kind in that form, as its part of speech allows; -1: none. */
int toll_word_kind(const TollReading *reading, uint32_t token, TollForm form);

/* Whether a be-auxiliary, "get" or its like makes the verb passive. */
bool toll_is_passive(const TollReading *reading, uint32_t verb);

/* ---- what happened to them: toll_find.c ---- */

/* What was found of a group. */
typedef struct TollFound {
    int kind; /* TollKind; -1: nothing */
    uint32_t predicate;
    bool object; /* the group is what the predicate acts upon, and stands behind it */
} TollFound;

TollFound toll_find(const TollReading *reading, const Group *group);

/* Whether a kind fits what is counted: a single person is no crowd, and things do not die. */
bool toll_kind_fits(const Group *group, int kind);

/* The first of the forms in which the words from `token` on tell a kind, and their last token; -1: none. */
int toll_first_kind(const TollReading *reading, uint32_t token, const TollForm *forms, size_t count,
                    uint32_t *last);

/* The kind of a verb or adjective, in whatever form; -1: none. */
int toll_any_kind(const TollReading *reading, uint32_t token);

bool toll_begins_phrase(const TollReading *reading, uint32_t token);

/* The nearest verb above a token; 0: none. */
uint32_t toll_governing_verb(const View *view, uint32_t token);

bool toll_is_speech(const View *view, uint32_t verb);

/* "killing five, activists and a monitor reported": who stands right before a verb of speech, speaks. */
bool toll_is_speaker(const View *view, const Group *group);

/* ---- what else a claim tells: toll_facts.c ---- */

/* "killed or wounded more than 500": the words do not tell how many of each. */
int toll_merge_kinds(const TollReading *reading, const Group *group, const TollFound *found);

bool toll_is_negated(const View *view, uint32_t token);
bool toll_is_hypothetical(const TollReading *reading, const TollFound *found);

/* The event whose toll it is; 0: the sentence does not tell. */
uint32_t toll_event(const TollReading *reading, const Group *group, const TollFound *found);

/* ---- words, for all of these files ---- */

static inline uint32_t head_of(const View *view, uint32_t token)
{
    uint32_t head = view_token(view, token)->head;
    return head <= view->count ? head : 0;
}

static inline uint8_t upos_of(const View *view, uint32_t token)
{
    return token && token <= view->count ? view_token(view, token)->upos : ENTENTE_UPOS_NONE;
}

static inline bool is_word(const View *view, uint32_t token, const char *word)
{
    return token && token <= view->count && view_text_is(view, token, word);
}

static inline bool xpos_is(const View *view, uint32_t token, const char *xpos)
{
    return strcmp(view_token(view, token)->xpos, xpos) == 0;
}

static inline bool is_participle(const View *view, uint32_t token)
{
    return xpos_is(view, token, "VBN") || xpos_is(view, token, "VBD") || upos_of(view, token) == ENTENTE_ADJ;
}

/* Whether those whose words end there are told as part of a toll: "two children were among the dead". */
bool toll_is_told_as_part(const TollReading *reading, uint32_t last);

#endif
