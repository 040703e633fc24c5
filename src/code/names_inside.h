/* names_inside.h - what the files of names.h share. */
#ifndef ENTENTE_CODE_NAMES_INSIDE_H
#define ENTENTE_CODE_NAMES_INSIDE_H

#include "code/names.h"

/* The known person or body whose name this word alone can be; of several the one named last. NULL: none. */
const Known *names_recall(const Names *names, uint32_t head);

/* Remember whom a name stands for, under its last word, and that of a person under the first, too. */
void names_remember(Names *names, uint32_t head, const EntenteEntity *entity);

/* "the president, Lai Ching-te": the first word of a name that the dictionaries know, wherever it hangs. */
void names_remember_person(Names *names, uint32_t head, const LexiconHit *hit, const EntenteEntity *entity);

/* "the negotiator of Chad, Ada Moreau", "lawmaker Ada Moreau": a name that no dictionary knows stands for the
 * role before it. */
void names_remember_apposed(Names *names, uint32_t head, const EntenteEntity *entity);

/* Whether a word has nothing but capitals, more than two, as short forms do: "SPLM". */
bool names_in_capitals(EntenteSlice word);

/* "the Sudan People's Liberation Movement (SPLM)": the word in brackets is another name. */
void names_remember_acronym(Names *names, uint32_t head, const EntenteEntity *entity);
void names_remember_fighters(Names *names, uint32_t head, const EntenteEntity *entity);

/* Take from a match of one word the people whose surname it is, but whose first name is another than the one
 * before it: "Oleksiy Kuleba" is no Dmytro Kuleba. What matched before it is known. */
void names_drop_namesakes(Names *names, NameMatch *match);

/* Take from a match of one word, "in Masisi", the people with that surname whom the report has not named,
 * where it is a place's name and stands behind a word that tells where. */
void names_drop_people_of_places(const Names *names, NameMatch *match);

/* Take from a match the people of a country that the report does not speak of, where the title before it is
 * none of theirs: "Defence Minister Pedro Sanchez" of Colombia is no prime minister of Spain. */
void names_drop_other_titles(const Names *names, NameMatch *match);

/* Of several lines for one organisation, whose standing has changed, leave those that speak of the day of the
 * report: the RSF are a militia of Sudan's state until April 2023, and rebels since. */
void names_drop_past(const Names *names, NameMatch *match);

/* Whether a town's name is the first name of somebody with a title: "Major General Riyadh Jalal". */
bool names_is_first_name(const View *view, const NameMatch *match);

/* Whether it is the agency of a dateline, "SEOUL, South Korea (AP) —", which has no part in what is told. */
bool names_in_dateline(const View *view, const NameMatch *match);

/* Take "the North" from a match where no Korea is meant: in reports that name none, and where it is part of a
 * longer name ("North Kordofan", "the North African branch"). */
void names_drop_compass(const Names *names, NameMatch *match);

/* "the Tamil Tigers", then "the Tigers": the last word of a group's name, where it is no common one ("the
 * Army"). */
void names_remember_group(Names *names, const NameMatch *match, uint32_t head, const EntenteEntity *entity);

/* "Burundian peacekeepers" are those of the mission that the report has named last, or of the United Nations:
 * the role `entity` with that head takes its code. */
void names_take_mission(Names *names, uint32_t head, EntenteEntity *entity);

/* "the Kingdom of Saudi Arabia", then "the Kingdom": the word for what kind of state it is stands for the one
 * named so last. */
void names_remember_realm(Names *names, const NameMatch *match, uint32_t head, const EntenteEntity *entity);

/* Fill in words and span of the mention whose head this is. */
void names_set_span(Names *names, uint32_t head, EntenteEntity *entity);

/* The state or organisation that a match names; NULL: none. */
const LexiconHit *names_nation_of(const NameMatch *match);

/* Fill in what an entry says of its actor on the day of the report. */
void names_take_hit(Names *names, EntenteEntity *entity, LexiconHit hit);

/* What the parts of a noun phrase name; NULL: nothing. */
typedef struct Parts {
    const LexiconHit *person, *role, *group; /* group: organisation or state that covers the head */
    const LexiconHit *nation;                /* state or organisation beside it */
    const LexiconHit *place;                 /* a place's name that covers the head */
    const LexiconHit *seat;                  /* of a role: "the governor of Hodeidah" */
    const LexiconHit *body;                  /* whose the role is: "a spokesman for the army" */
    bool former;
} Parts;

/* "President Bill Clinton", said of a day on which he was: the office that the words give a person, if he
 * ever held it up to the day of the report, goes before the one of that day. */
void names_take_title(Names *names, uint32_t head, const Parts *parts, EntenteEntity *entity);

/* "pro-Russian separatists in Moldova": those who are only described, and known by that of one country, are
 * of the other in which they are; not those whom the forces of their own country strike there. */
void names_take_country_within(Names *names, uint32_t head, const NameMatch *match, EntenteEntity *entity);

/* The first entry of that kind that a match is; `actor_kind` of actors only, -1: any. NULL: none. */
const LexiconHit *names_hit(const NameMatch *match, PayloadKind kind, int actor_kind);

/* Read the words of the name itself; all of the phrase, with possessors, of-phrases and appositions. */
void names_core(Names *names, uint32_t head, Parts *parts);
void names_parts(Names *names, uint32_t head, Parts *parts);

#endif
