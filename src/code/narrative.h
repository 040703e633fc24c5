/* narrative.h - the day and place that a passage of a report goes on telling of.
 *
 * A report names day and place once, and the sentences that follow tell on without them: "Rebels shelled Goma
 * on Monday. The police arrested nine people." Three kinds of passages pass theirs on to an event that has
 * none of its own:
 *
 * - deeds: force, arrests and releases told right after another deed, in its paragraph or sentence;
 * - talks: what the participants of a dated meeting say, ask and agree, in the sentences after it;
 * - a session: what "the participants", "the summit", "the Heads of State" do, anywhere in a report that
 * opens with their meeting.
 *
 * Another day, a background told in the perfect tense, a new paragraph end a passage. "The city", "the town"
 * and "the capital" are the one named last (places.h). */
#ifndef ENTENTE_CODE_NARRATIVE_H
#define ENTENTE_CODE_NARRATIVE_H

#include "code/places.h"

/* Read the heading of a paragraph: a sentence "Jaffna." or "Lower Juba: soldiers ...", which says where the
 * deeds of its paragraph happened that have no place of their own. Needs tokens, not a tree. False when
 * memory is out. */
bool narrative_heading(PlaceMemory *memory, const EntenteLexicon *lexicon, const EntenteSentence *sentence,
                       Arena *scratch, Arena *arena);

/* Note the towns that a sentence names, for those after it. False when memory is out. */
bool narrative_note(PlaceMemory *memory, Scene *scene, Arena *arena);

/* Give an event that the sentence leaves without day or place those of its passage. `document` has the events
 * told before it. */
void narrative_settle(const EntenteDocument *document, const PlaceMemory *memory, Scene *scene,
                      const Candidate *candidate, EntenteEvent *event);

#endif
