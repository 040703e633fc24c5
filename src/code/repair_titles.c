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

/* Whether the token is one of a title's words before "-General". */
static bool is_before_general(const EntenteToken *token)
{
    static const char *const words[] = {"Secretary", "Attorney",  "Director",   "Governor", "Inspector",
                                        "Solicitor", "Commander", "Prosecutor", "Consul"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (repair_word_is(token, words[i]))
            return true;
    return false;
}

/* "The Secretary-General calls on Chad" with somebody general whose article is the verb's, or with calls of a
 * general kind: the title is one noun. */
void repair_generals(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        EntenteToken *general = &sentence->tokens[t - 1], *first = &sentence->tokens[t - 3];
        if (!slice_equal(general->text, entente_slice("General")) ||
            !repair_word_is(&sentence->tokens[t - 2], "-") || !is_before_general(first) ||
            general->head == t - 2)
            continue;
        EntenteToken *verb = t < sentence->token_count ? &sentence->tokens[t] : NULL;
        /* "calls", "demands": of a general kind */
        bool beside = verb && general->head == t + 1 && repair_is(general, "amod");
        if (beside &&
            (verb->upos == ENTENTE_VERB || (strcmp(verb->xpos, "NNS") == 0 &&
                                            (repair_is(verb, "root") || repair_known_verb(lexicon, verb))))) {
            verb->upos = ENTENTE_VERB;
            verb->xpos = "VBZ";
            general->deprel = "nsubj";
            for (uint32_t i = t + 2; i <= sentence->token_count; i++)
                if (sentence->tokens[i - 1].head == t + 1 && repair_is(&sentence->tokens[i - 1], "nmod"))
                    sentence->tokens[i - 1].deprel = "obl";
        }
        if (general->upos == ENTENTE_ADJ && !repair_is(general, "amod")) {
            general->upos = ENTENTE_PROPN;
            general->xpos = "NNP";
            general->lemma = general->text;
        }
        if (general->upos != ENTENTE_PROPN || general->head == t - 2)
            continue;
        first->head = t;
        first->deprel = "compound";
        for (uint32_t i = t - 3; i > 0; i--) {
            EntenteToken *before = &sentence->tokens[i - 1];
            if ((before->upos != ENTENTE_DET && before->upos != ENTENTE_ADJ) ||
                (before->head != general->head && before->head != t - 2))
                break;
            before->head = t;
        }
    }
}

/* "The Union, on Thursday, called upon the parties" with a Union that is called: who is called upon stands
 * behind. */
void repair_callers(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t < sentence->token_count; t++) {
        EntenteToken *verb = &sentence->tokens[t - 1];
        const EntenteToken *next = &sentence->tokens[t];
        uint32_t subject = repair_word_is(verb, "called") ? repair_child(sentence, t, "nsubj:pass", 1) : 0;
        if (!subject || subject >= t || repair_child(sentence, t, "aux:pass", 1) ||
            repair_child(sentence, t, "aux", 1) ||
            (!repair_word_is(next, "on") && !repair_word_is(next, "upon") && !repair_word_is(next, "for")))
            continue;
        verb->upos = ENTENTE_VERB;
        verb->xpos = "VBD";
        sentence->tokens[subject - 1].deprel = "nsubj";
    }
}

/* "subjected to fire the posts of the army" with somebody who is to fire them: what was subjected to fire. */
void repair_subjected(EntenteSentence *sentence)
{
    for (uint32_t t = 3; t < sentence->token_count; t++) {
        EntenteToken *fire = &sentence->tokens[t - 1], *to = &sentence->tokens[t - 2];
        uint32_t verb = t - 2;
        if (!repair_word_is(fire, "fire") || !repair_word_is(to, "to") || fire->upos != ENTENTE_VERB ||
            fire->head != verb || !slice_is(sentence->tokens[verb - 1].lemma, "subject"))
            continue;
        uint32_t object = repair_child(sentence, t, "obj", t + 1);
        fire->upos = ENTENTE_NOUN;
        fire->xpos = "NN";
        fire->deprel = "obl";
        to->upos = ENTENTE_ADP;
        to->xpos = "IN";
        to->deprel = "case";
        if (object)
            repair_rehang(sentence, t, verb, t - 1);
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
