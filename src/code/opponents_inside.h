/* opponents_inside.h - the facts for and against an opponent, shared by those who find and who weigh them. */
#ifndef ENTENTE_CODE_OPPONENTS_INSIDE_H
#define ENTENTE_CODE_OPPONENTS_INSIDE_H

#include "code/opponents.h"

/* Bits of Opponent.facts. Those before FACT_SOMEBODY speak for nobody, the others of somebody; no opponent
 * has both, so that they share their bits. */
typedef enum Fact {
    FACT_NOBODY = 0,
    /* of nobody */
    FACT_OBJECT, /* the event has an object */
    FACT_NO_OBJECT,
    FACT_PLACED, /* and a place */
    FACT_NOUN,
    FACT_ABOUT,
    FACT_SEVERAL_ACT,
    FACT_AIM_DEED,
    FACT_AIM_ACCORD,
    FACT_AIM_WORDS,
    FACT_AIM_WHATEVER,
    FACT_AIM_NONE,
    FACT_LINE_GIVES, /* the line of the dictionary has a place for a recipient */
    FACT_LINE_LACKS,
    FACT_PRONOUN,
    FACT_WORDS_PEOPLE, /* the words name somebody of no country that is known */
    FACT_WORDS_ARMED,
    FACT_WORDS_STATE,
    FACT_WORDS_NAME,
    FACT_WORDS_GUNMEN,
    FACT_PASSIVE,
    FACT_SUBJECT,
    FACT_SUBJECT_PRONOUN,
    FACT_ACTOR_REBELS,
    FACT_ACTOR_PEOPLE,
    FACT_ACTOR_BODY,
    FACT_THEN_END, /* what stands after the word that tells it */
    FACT_THEN_TO,
    FACT_THEN_THAT,
    FACT_THEN_KNOWN,
    FACT_THEN_NEW,
    FACT_THEN_OTHER,
    FACT_FIRST_DEED, /* of the side that is known, in this report */
    FACT_DID_TO_SOMEBODY,
    FACT_DID_TO_NOBODY,
    /* of somebody */
    FACT_SOMEBODY,
    FACT_DOES_IT,
    FACT_DID_IT,
    FACT_FOUGHT,
    FACT_OPPOSED,
    FACT_OPPOSED_EARLIER,
    FACT_OPPOSED_OFTEN,
    FACT_ACTED,
    FACT_SUFFERED,
    FACT_TOGETHER,
    FACT_SAME_COUNTRY,
    FACT_REBELS_OF_STATE,
    FACT_STATE_OF_REBELS,
    FACT_PEOPLE_OF_STATE,
    FACT_STATE_OF_PEOPLE,
    FACT_OTHERS_AT_HOME,
    FACT_MOST_NAMED,
    FACT_NEXT_NAMED,
    FACT_OURS,
    FACT_IN_ABOUT,
    FACT_NAMED_BEFORE,
    FACT_NAMED_AFTER,
    FACT_NAMED_UNDER,
    FACT_NAMED_LAST,
    FACT_NAMED_EARLIER,
    FACT_SUBJECT_LAST,
    FACT_LOCATED,
    FACT_PLACE,
    FACT_STRUCK,
    FACT_GOVERNMENT,
    FACT_STATE,
    FACT_REBELS,
    FACT_PEOPLE,
    FACT_BREAKAWAY,
    FACT_BODY,
    FACT_SEVERAL,
    FACT_NEVER_SUFFERED, /* in the events before */
    FACT_SUFFERED_ONCE,
    FACT_SUFFERED_TWICE,
    FACT_SUFFERED_OFTEN,
    FACT_NEVER_ACTED,
    FACT_ACTED_ONCE,
    FACT_ACTED_TWICE,
    FACT_ACTED_OFTEN,
    FACT_UNKNOWN_GUNMEN, /* of no country that is known */
    FACT_ADVERSARIES,    /* those who stand against each other in this report (adversaries.h) */
    FACT_RIVALS,
    FACTS
} Fact;

static inline uint64_t fact_bit(Fact fact)
{
    return (uint64_t)1 << (fact < FACT_SOMEBODY ? fact : fact - FACT_SOMEBODY);
}

/* Whether somebody, or nobody, has the fact. */
static inline bool has_fact(const Opponent *opponent, Fact fact)
{
    return (fact >= FACT_SOMEBODY) == (opponent->count > 0) && (opponent->facts & fact_bit(fact));
}

/* What an event is directed at, by the kind of its object. */
typedef enum Aim { AIM_NONE = 0, AIM_DEED, AIM_ACCORD, AIM_WORDS, AIM_WHATEVER } Aim;

/* The kind of a candidate's object; `*head` becomes the object's. */
Aim opponents_aim(Scene *scene, const Candidate *candidate, uint32_t *head, EntenteEventType *type);

/* Attackers of whom nothing is known but that they are armed. */
bool opponents_are_gunmen(const EntenteEntity *entity);

bool opponents_is_hostile(EntenteEventType type);

/* The last event of the kind whose doers are others than the actor. */
const EntenteEvent *opponents_told_before(const EntenteDocument *document, const EntenteEvent *event, Aim aim,
                                          EntenteEventType type);

/* The last accord or meeting of two or more sides, all others than the actor: "the ceasefire", "the summit"
 * is theirs, whatever the kind of event as which it was told. NULL where the object is none, or none was
 * told. */
const EntenteEvent *opponents_shared_before(const Scene *scene, const EntenteDocument *document,
                                            const EntenteEvent *event, uint32_t head);

/* Who does what the object names: "the exercises that China's navy is holding", "an attack claimed by". */
uint32_t opponents_doer_within(Scene *scene, uint32_t head);

/* Whether both are of the same sides, whatever their number. */
bool opponents_same_sides(const EntenteEntity *a, size_t a_count, const EntenteEntity *b, size_t b_count);

/* Add what the events told before say of each and of the side that is known, and what the word after this
 * event's does. They tell nothing of who acted. */
void opponents_add_past(const EntenteDocument *document, const View *view, const Candidate *candidate,
                        const EntenteEntity *own, size_t own_count, Opponents *opponents);

/* Give an opponent the weight of its facts. */
void opponents_weigh(const EntenteLexicon *lexicon, const EntenteEvent *event, bool doer, Opponent *opponent);

#endif
