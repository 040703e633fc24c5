/* scene.h - what happens in one sentence: predicates, who stands where round them, and the events they make.
 *
 * A *predicate* is a verb or noun that a frame or an operator of the dictionaries knows. Its *arguments* are
 * read off the tree with voice, relative clauses, participles, control and coordination undone. A frame turns
 * predicate and arguments into a candidate event; an operator turns the candidate under it into another
 * (codebook, rules 1 to 5). Every token makes at most one candidate. */
#ifndef ENTENTE_CODE_SCENE_H
#define ENTENTE_CODE_SCENE_H

#include "code/names.h"
#include "code/view.h"
#include "lexicon/lexicon.h"

enum { ARGUMENT_LIMIT = 48, PARTY_LIMIT = 12, STEP_LIMIT = 6, WORD_LIMIT = 6 };

/* Somebody or something in a grammatical place of a predicate. */
typedef struct Argument {
    uint32_t kind;        /* SlotKind */
    uint32_t head;        /* token */
    uint32_t preposition; /* token, 0: none */
    uint32_t group;       /* coordinated heads share it: the first of them */
} Argument;

typedef struct Arguments {
    Argument each[ARGUMENT_LIMIT];
    size_t count;
} Arguments;

/* A line of a dictionary that had a say, for explanations. */
typedef struct Step {
    const char *rule;
    const Image *image;
    ImageLine line;
    uint32_t token;
} Step;

typedef struct Parties {
    uint32_t each[PARTY_LIMIT]; /* heads */
    size_t count;
} Parties;

typedef struct Candidate {
    uint32_t trigger;
    uint32_t words[WORD_LIMIT]; /* tokens that name the event */
    size_t word_count;
    EntenteEventType type, frame_type; /* frame_type: before operators */
    const char *mode;
    char cameo[8];
    EntenteEventStatus status;
    Parties actors, recipients, mediators;
    struct Candidate *about;
    bool nothing;  /* the words mean no event */
    bool consumed; /* part of another event */
    bool noun;
    bool wants_recipient; /* its line has a place for one */
    bool generic;         /* an operator over nothing that is known */
    int fit;              /* of the frame */
    bool menace;          /* its line names who says the clause as the one who acts (SLOT_SAYER) */
    bool unwilling;       /* its line asks for the negation that stands there (SLOT_NEGATION) */
    bool pattern;         /* made by one (patterns.h) */
    /* of a pattern: its parties, and what the second does to the first */
    const EntenteEntity *given[2];
    size_t given_count[2];
    EntenteEventType reverse_type;
    char reverse[8];
    bool swapped; /* the reverse event itself */
    bool second;  /* of two days that the words tell */
    Step steps[STEP_LIMIT];
    size_t step_count;
} Candidate;

typedef struct Scene {
    const EntenteLexicon *lexicon;
    View view;
    Names names;
    Arena *arena;
    Candidate *candidates;         /* for each token */
    uint8_t *state;                /* 0: not looked at, 1: in work, 2: none, 3: a candidate */
    const struct WordOrder *order; /* the parties by the order of words; NULL: not read yet */
} Scene;

/* Read a parsed sentence. False when memory is out. */
bool scene_read(Scene *scene, const EntenteLexicon *lexicon, const EntenteSentence *sentence,
                NameMemory *memory, Arena *arena);

/* The candidate of a token; NULL where it has none. */
Candidate *scene_candidate(Scene *scene, uint32_t token);

/* ---- for the parts of the coder ---- */

/* Who stands where round a predicate. */
void arguments_gather(Scene *scene, uint32_t predicate, Arguments *arguments);

/* The head of the subject as the sentence has it, through control and coordination; 0: none. Pronouns are
 * resolved where the sentence makes it certain. */
uint32_t arguments_subject(Scene *scene, uint32_t verb);

/* The verb that only carries this noun ("launch" of "attack"); 0: none. */
uint32_t arguments_light_verb(Scene *scene, uint32_t noun);

/* The verb by which the event of this noun is said to happen ("the talks will take place"); 0: none. */
uint32_t arguments_happening(Scene *scene, uint32_t noun);

/* The subject, if it is somebody, of the clause that a noun with "with" opens or closes: "in talks with Iran,
 * Oman's minister offered"; 0: none. */
uint32_t arguments_talker(Scene *scene, uint32_t noun);

/* Of talks whose own words name nobody: several who do something in them ("at a meeting in Doha, Chad and
 * Sudan agreed"). */
void arguments_talkers(Scene *scene, uint32_t noun, Parties *parties);

/* The two of a call whose own words name nobody: "asked him over the telephone". */
void arguments_callers(Scene *scene, uint32_t noun, Parties *parties);

/* The verb of saying whose clause, or a part of whose clause, the predicate is; 0: none. */
uint32_t arguments_saying(Scene *scene, uint32_t predicate);

/* Who says the clause that the predicate belongs to ("Iran said that they would pay"), if it is an actor or
 * person; 0: nobody. */
uint32_t arguments_sayer(Scene *scene, uint32_t predicate);

/* The "not" or "never" of a verb; 0: none. */
uint32_t arguments_negation(const View *view, uint32_t verb);

/* Whether the phrase tells for whom, with whom or for what a blow was struck ("in support of Afghan forces",
 * "in retaliation for"), not whom it struck. */
bool arguments_is_behalf(Scene *scene, const Argument *argument);

/* Match the frames of a token. False where none fits. */
bool frames_match(Scene *scene, uint32_t token, const Arguments *arguments, Candidate *candidate);

/* The likeliest other side of an event whose words name none: an actor first, then a name, then a thing.
 * Where a verbal act takes place
 * ("in Brussels") is no side. */
void frames_other_side(Scene *scene, const Arguments *arguments, EntenteEventType type, const Parties *actors,
                       Parties *recipients);

/* Whether a slot of a frame or operator is filled by an argument; the words of `follow` stand after `head`.
 */
bool frames_fills(Scene *scene, const Image *image, const ImageSlot *slot, const Argument *argument,
                  const char *follow);
bool frames_follow(Scene *scene, uint32_t head, const char *follow, uint32_t *words, size_t *word_count);

/* Whether a phrase is a sum of money. */
bool frames_money(const View *view, uint32_t head);

/* Apply the operator of a token, if it has one, to the candidate under it; then modality and negation. */
void operators_apply(Scene *scene, uint32_t token, const Arguments *arguments, Candidate *own, bool *found);
/* How real the event `under` is that `over` is about: as the operator of the same word says ("called off":
 * cancelled), else by the type. */
EntenteEventStatus operators_status(Scene *scene, const Candidate *over, const Candidate *under);

/* A verb that no dictionary knows, under modals that say enough: "said that Iran must respect" asks, "will
 * not accept" refuses. */
bool operators_unknown(Scene *scene, uint32_t verb, const Arguments *arguments, Candidate *candidate);
void operators_modality(Scene *scene, uint32_t token, Candidate *candidate);

void parties_add(Parties *parties, uint32_t head);
bool parties_have(const Parties *parties, uint32_t head);
void candidate_step(Candidate *candidate, const char *rule, const Image *image, ImageLine line,
                    uint32_t token);

/* Whether the type is a speech act, so that what lies under it is what it is about. */
bool candidate_is_verbal(EntenteEventType type);

#endif
