/* repair_inside.h - what the files of repair.h share. Tokens are counted from 1. */
#ifndef ENTENTE_CODE_REPAIR_INSIDE_H
#define ENTENTE_CODE_REPAIR_INSIDE_H

#include "base/slice.h"
#include "code/repair.h"

#include <string.h>

/* Whether the token has that relation; whether its text is that word, whatever its case. */
static inline bool repair_is(const EntenteToken *token, const char *deprel)
{
    return token->deprel[0] == deprel[0] && strcmp(token->deprel, deprel) == 0;
}

static inline bool repair_word_is(const EntenteToken *token, const char *word)
{
    return slice_is(token->text, word);
}

/* Whether the token is a noun or a name. */
bool repair_is_nominal(const EntenteToken *token);

/* Whether the dictionaries have the token's lemma as a name or role. */
bool repair_names_somebody(const EntenteLexicon *lexicon, const EntenteToken *token);

/* Whether the dictionaries have the words as a name or role. */
bool repair_is_name(const EntenteLexicon *lexicon, EntenteSlice words);

/* Whether the dictionaries have the words as the name of a state or body, and not as an adjective alone. */
bool repair_is_proper_name(const EntenteLexicon *lexicon, EntenteSlice words);

/* Whether the dictionaries have the words as a nationality: "Armenian". */
bool repair_is_nationality(const EntenteLexicon *lexicon, EntenteSlice words);

/* Whether the dictionaries have the words as a role: "captain", "rebels". */
bool repair_is_role(const EntenteLexicon *lexicon, EntenteSlice words);

/* The child of `head` with that relation, from token `from` on; 0: none. */
uint32_t repair_child(const EntenteSentence *sentence, uint32_t head, const char *deprel, uint32_t from);

/* Hang on `to` what hangs on `from`, but for `except` and `to` itself. */
void repair_rehang(EntenteSentence *sentence, uint32_t from, uint32_t to, uint32_t except);

/* Whether a dictionary has the token's lemma as a verb that tells an event, or as an operator. */
bool repair_known_verb(const EntenteLexicon *lexicon, const EntenteToken *token);

/* Whether a dictionary has the token's lemma as an operator. */
bool repair_is_operator(const EntenteLexicon *lexicon, const EntenteToken *token);

/* Names that the parser read as verbs, adjectives and pronouns, and the verbs beside them as their parts. */
void repair_foreign(EntenteSentence *sentence, const EntenteLexicon *lexicon);

/* Verbs taken for nouns in clauses that want a verb, and gerunds taken for verbs that name a thing. */
void repair_verbs(EntenteSentence *sentence, const EntenteLexicon *lexicon);

/* Clauses of content: what is due, said, told to somebody or called something, and relative clauses that read
 * like content. */
void repair_content(EntenteSentence *sentence, const EntenteLexicon *lexicon);

/* Dates and places that open a sentence and have swallowed its subject. */
void repair_fronted(EntenteSentence *sentence, const EntenteLexicon *lexicon);

/* Whatever is joined: enumerations hung up in a chain, and the titles and verbs in a row of the next four. */
void repair_joined(EntenteSentence *sentence, const EntenteLexicon *lexicon);

/* Titles read as people beside the names that they belong to. */
void repair_titles(EntenteSentence *sentence, const EntenteLexicon *lexicon);

/* "the Secretary-General" taken apart. */
void repair_generals(EntenteSentence *sentence, const EntenteLexicon *lexicon);

/* Who called upon somebody, and what was subjected to fire. */
void repair_callers(EntenteSentence *sentence);
void repair_subjected(EntenteSentence *sentence);

/* Verbs in a row: infinitives; past forms joined to what is no past form; what somebody has done by others,
 * bare forms and what comes "then". */
void repair_infinitive_rows(EntenteSentence *sentence);
void repair_past_rows(EntenteSentence *sentence);
void repair_verb_rows(EntenteSentence *sentence, const EntenteLexicon *lexicon);

/* Clauses whose verb or subject the parser missed, most of all in headlines and after foreign names. */
void repair_headlines(EntenteSentence *sentence, const EntenteLexicon *lexicon);

/* Names of people and offices that the parser broke up. */
void repair_names(EntenteSentence *sentence, const EntenteLexicon *lexicon);

/* Clauses whose form leaves the parser no other reading than the one it did not take: subjects of active
 * verbs, of "is due to", titles before names, "that" before a clause. */
void repair_clauses(EntenteSentence *sentence, const EntenteLexicon *lexicon);

/* Clauses inside others: what was told to somebody, who does it in "ended with Peru ceding land", what lies
 * inside an apposition. */
void repair_told(EntenteSentence *sentence, const EntenteLexicon *lexicon);

/* What is joined to the wrong word: deeds belong to the verb of accusing, a phrase with an article of its own
 * stands beside a government and not under it, a second apposed name beside the first, and words of speaking
 * are the speaker's. */
void repair_joints(EntenteSentence *sentence, const EntenteLexicon *lexicon);

/* Objects hung on another word than their verb, and who is said to be behind a deed. */
void repair_objects(EntenteSentence *sentence, const EntenteLexicon *lexicon);

/* Verbs and nouns of violence that the parser took for something else, verbs of two words among them. */
void repair_deeds(EntenteSentence *sentence, const EntenteLexicon *lexicon);

/* Deeds told one after the other, whose second the parser hung on a word inside the first. */
void repair_successive(EntenteSentence *sentence, const EntenteLexicon *lexicon);

/* Names that open a sentence or a clause and were taken for its verb, or its verb for a part of them. */
void repair_openings(EntenteSentence *sentence, const EntenteLexicon *lexicon);

/* Words taken for another part of speech, verbs of two words ("test-fired") taken apart, and what hangs on
 * part of a name. */
void repair_mistaken(EntenteSentence *sentence, const EntenteLexicon *lexicon, Arena *arena);

/* Participles that tell nouns apart, read as the verbs of their sentences. */
void repair_reduced(EntenteSentence *sentence, const EntenteLexicon *lexicon);

/* Things called something, speakers swallowed by what they said, forces that read as adjectives. */
void repair_framed(EntenteSentence *sentence);

/* Sentences read as a mere noun phrase, with their verb as a participle of it. */
void repair_verbless(EntenteSentence *sentence, const EntenteLexicon *lexicon);

#endif
