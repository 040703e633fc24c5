/* Titles and offices, and the names that belong to them: the parser makes two people of a title and its name,
 * or gives a name to the country that has the office. */
#include "code/repair_inside.h"

#include <string.h>

/* "Captain Traoré" with the captain as head of the name: titles stand before names. */
static void titles(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 1; t < sentence->token_count; t++) {
        EntenteToken *title = &sentence->tokens[t - 1], *name = &sentence->tokens[t];
        if (title->upos != ENTENTE_PROPN || name->upos != ENTENTE_PROPN || name->head != t ||
            !repair_is(name, "flat") || !repair_is_role(lexicon, title->text))
            continue;
        name->head = title->head;
        name->deprel = title->deprel;
        title->deprel = "nmod:desc";
        for (uint32_t i = 1; i <= sentence->token_count; i++)
            if (sentence->tokens[i - 1].head == t)
                sentence->tokens[i - 1].head = t + 1;
        title->head = t + 1;
    }
}

/* "Presidents Sadyr Japarov and Emomali Rahmon met" with two subjects: the title stands before the names. */
static void plural_titles(EntenteSentence *sentence)
{
    for (uint32_t t = 1; t < sentence->token_count; t++) {
        EntenteToken *title = &sentence->tokens[t - 1];
        const EntenteToken *name = &sentence->tokens[t];
        if (!repair_is_nominal(title) || name->upos != ENTENTE_PROPN || title->head != name->head ||
            !title->head || strncmp(title->xpos, "NN", 2) != 0 ||
            title->xpos[strlen(title->xpos) - 1] != 'S' || strncmp(title->deprel, "nsubj", 5) != 0 ||
            strncmp(name->deprel, "nsubj", 5) != 0)
            continue;
        title->head = t + 1;
        title->deprel = "nmod:desc";
        for (uint32_t i = 1; i < t; i++)
            if (sentence->tokens[i - 1].head == t)
                sentence->tokens[i - 1].head = t + 1;
    }
}

/* "the presidents of the two countries, Boris Yeltsin and Mircea Snegur" with the names as the countries':
 * people are presidents. */
static void names_of_office(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 4; t <= sentence->token_count; t++) {
        EntenteToken *name = &sentence->tokens[t - 1];
        uint32_t owned = name->head, last = repair_child(sentence, t, "conj", t);
        bool beside =
            repair_is(name, "appos") || (repair_is(name, "conj") && !repair_child(sentence, t, "cc", 1) &&
                                         repair_word_is(&sentence->tokens[t - 2], ","));
        if (!beside || name->upos != ENTENTE_PROPN || !owned || owned >= t || !last ||
            sentence->tokens[last - 1].upos != ENTENTE_PROPN ||
            !repair_is(&sentence->tokens[owned - 1], "nmod") ||
            !lexicon_in_set(lexicon, sentence->tokens[owned - 1].lemma, "several_states"))
            continue;
        uint32_t office = sentence->tokens[owned - 1].head;
        if (!office || office >= owned || strcmp(sentence->tokens[office - 1].xpos, "NNS") != 0 ||
            !repair_is_role(lexicon, sentence->tokens[office - 1].lemma))
            continue;
        name->head = office;
        name->deprel = "appos";
    }
}

/* "employees of the United Nations, whom they accused": who is a person, not the body with the article. */
static void who_of_persons(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        EntenteToken *verb = &sentence->tokens[t - 1];
        uint32_t body = verb->head;
        if (!repair_is(verb, "acl:relcl") || !body || sentence->tokens[body - 1].upos != ENTENTE_PROPN ||
            !repair_is(&sentence->tokens[body - 1], "nmod") || !repair_child(sentence, body, "det", 1))
            continue;
        uint32_t who = repair_child(sentence, t, "obj", body), person = sentence->tokens[body - 1].head;
        who = who ? who : repair_child(sentence, t, "nsubj", body);
        if (!who ||
            (!repair_word_is(&sentence->tokens[who - 1], "whom") &&
             !repair_word_is(&sentence->tokens[who - 1], "who")) ||
            !person || sentence->tokens[person - 1].upos != ENTENTE_NOUN)
            continue;
        if (repair_is_role(lexicon, sentence->tokens[person - 1].lemma))
            verb->head = person;
    }
}

/* "with the Saudi Crown Prince Mohammed bin Salman" with the preposition on the title: on the name. */
static void prepositions_of_titles(EntenteSentence *sentence)
{
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t title = token->head, name = title > t ? sentence->tokens[title - 1].head : 0;
        if (repair_is(token, "case") && name > title && !repair_word_is(token, "'s") &&
            repair_is(&sentence->tokens[title - 1], "nmod:desc") && !repair_child(sentence, name, "case", 1))
            token->head = name;
    }
}

void repair_titles(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    titles(sentence, lexicon);
    plural_titles(sentence);
    names_of_office(sentence, lexicon);
    who_of_persons(sentence, lexicon);
    prepositions_of_titles(sentence);
}
