/* operators_inside.h - what the files of the operators share: finding a word's operator, taking an outcome.
 *
 * operators.c turns the event under a verb or noun into another (agree, refuse, demand): operators_under.c
 * finds that event, operators_readings.c tells what the clause makes of the operator, and operators_parties.c
 * whose the outcome is. modality.c does the same for auxiliaries, negation and conditions. */
#ifndef ENTENTE_CODE_OPERATORS_INSIDE_H
#define ENTENTE_CODE_OPERATORS_INSIDE_H

#include "code/scene.h"

/* The operator of a word: what is asked, and what was found. `arguments` may be NULL. */
typedef struct OperatorSearch {
    Scene *scene;
    uint32_t token;
    const ImageOperator *best;
    const Image *image;
    size_t best_words, word_count;
    uint32_t words[WORD_LIMIT];
    const Arguments *arguments;
} OperatorSearch;

/* Find the operator of `search->token`, the one with most words; false where it has none. */
bool operators_find(OperatorSearch *search);

/* Give the candidate the type, mode and code of an outcome. */
void operators_take(Candidate *candidate, const Image *image, const ImageOutcome *outcome);

/* What is planned has no other side yet: "is due to meet Putin" is an understanding of both, and a journey's
 * destination ("will travel to Moscow") is a place. */
void operators_settle_plan(const Scene *scene, Candidate *candidate);

/* "moved the soldiers accused of treason": who is moved is not accused by that. */
bool operators_is_aside(const View *view, uint32_t verb);

/* The event under the operator; NULL: none. `*clause`: a clause stands there, `*silent`: it is known to tell
 * nothing. */
Candidate *operators_under(Scene *scene, uint32_t token, const Arguments *arguments, bool *clause,
                           bool *silent);

/* "said that Chad was to blame for it". */
bool operators_is_to_blame(const View *view, uint32_t token);

/* "insisted that nobody was harmed": what is told as a fact is no demand. Of what is demanded the verb is
 * bare ("insisted that he leave") or stands after "must". */
bool operators_is_fact(const View *view, uint32_t token);

/* "confirmed that its troops had left": what is announced has been done already, and is no promise. */
bool operators_is_done(const View *view, uint32_t token);

/* "proposed that Benin send observers", "suggested that he should go": others are asked to. */
bool operators_is_put_to_others(const View *view, uint32_t verb);

/* "kept the crowd from entering", "stopped him from leaving": prevented. */
bool operators_is_kept_from(const View *view, uint32_t token);

/* The other side: whom the operator's own slots name, else the parties under it that are not the actor. */
void operators_take_recipients(OperatorSearch *search, Candidate *candidate, const Candidate *under);

/* Whose subject, owner or nationality the operator has acts; else, with `raises` even of a passive, who acts
 * under it. */
void operators_take_actors(Scene *scene, uint32_t token, const Arguments *arguments, Candidate *candidate,
                           const Candidate *under, bool raises);

/* "Moscow said that Kyiv was responsible for the blast": who says so accuses. False where nobody says it. */
bool operators_take_accuser(Scene *scene, uint32_t token, Candidate *made);

#endif
