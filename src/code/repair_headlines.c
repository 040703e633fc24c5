/* Clauses whose verb or subject the parser missed. */
#include "base/slice.h"
#include "code/repair_inside.h"

#include <string.h>

/* "after a landmine wounded five soldiers" with the landmine as what it happened after: before a finite verb
 * that lacks a subject it is one, and the preposition opens the clause. */
static void clause_subjects(EntenteSentence *sentence)
{
    static const char *const openers[] = {"after", "before", "since", "until", "as"};
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        EntenteToken *verb = &sentence->tokens[t - 1];
        bool finite = strcmp(verb->xpos, "VBD") == 0 || strcmp(verb->xpos, "VBZ") == 0 ||
                      strcmp(verb->xpos, "VBP") == 0;
        bool joined = repair_is(verb, "conj") && !repair_child(sentence, t, "cc", 1);
        if (!finite || (!repair_is(verb, "advcl") && !joined) || !verb->head || verb->head > t ||
            repair_child(sentence, t, "nsubj", 1) || repair_child(sentence, t, "nsubj:pass", 1))
            continue;
        /* the phrase that ends right before the verb */
        uint32_t noun = t - 1;
        for (uint32_t steps = 0; noun && sentence->tokens[noun - 1].head != verb->head &&
                                 sentence->tokens[noun - 1].head != t && steps < 24;
             steps++)
            noun = sentence->tokens[noun - 1].head;
        if (!noun || noun >= t || !repair_is(&sentence->tokens[noun - 1], "obl"))
            continue;
        uint32_t opener = repair_child(sentence, noun, "case", 1);
        bool opens = false;
        for (size_t i = 0; opener && opener < noun && i < sizeof openers / sizeof *openers; i++)
            opens = opens || repair_word_is(&sentence->tokens[opener - 1], openers[i]);
        if (!opens)
            continue;
        sentence->tokens[opener - 1].head = t;
        sentence->tokens[opener - 1].deprel = "mark";
        sentence->tokens[noun - 1].head = t;
        sentence->tokens[noun - 1].deprel = "nsubj";
        /* "came as the two shook hands but failed to talk" */
        uint32_t other = joined ? repair_child(sentence, verb->head, "conj", t + 1) : 0;
        if (other && repair_child(sentence, other, "cc", 1))
            sentence->tokens[other - 1].head = t;
        verb->deprel = "advcl";
    }
}

/* "The ministers are to meet": no copula, and its subject is the verb's. */
static void arranged_verbs(EntenteSentence *sentence)
{
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        uint32_t copula =
            sentence->tokens[t - 1].upos == ENTENTE_VERB ? repair_child(sentence, t, "cop", 1) : 0;
        uint32_t mark = copula ? repair_child(sentence, t, "mark", copula) : 0;
        uint32_t subject = mark ? repair_child(sentence, t, "nsubj:outer", 1) : 0;
        if (!subject || !repair_word_is(&sentence->tokens[mark - 1], "to") ||
            repair_child(sentence, t, "nsubj", 1))
            continue;
        sentence->tokens[copula - 1].deprel = "aux";
        sentence->tokens[subject - 1].deprel = "nsubj";
    }
}

/* "Serbia and Kosovo trade accusations", "Russia shells Kherson" as one noun phrase: a headline that has no
 * verb, but a word after the names that begin it which can be one and has a noun behind it. */
static void headline_verbs(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    uint32_t count = (uint32_t)sentence->token_count, verb = 0, object = 0;
    if (count < 3 || repair_word_is(&sentence->tokens[count - 1], "."))
        return;
    for (uint32_t t = 1; t <= count; t++)
        if (!sentence->tokens[t - 1].head)
            object = t;
    if (!object || sentence->tokens[object - 1].upos == ENTENTE_VERB)
        return;
    for (uint32_t t = 2; t < count && !verb; t++) {
        const EntenteToken *token = &sentence->tokens[t - 1];
        const EntenteToken *before = &sentence->tokens[t - 2], *after = &sentence->tokens[t];
        if (token->upos == ENTENTE_PROPN || token->upos == ENTENTE_PUNCT || token->upos == ENTENTE_CCONJ)
            continue;
        if (token->upos != ENTENTE_NOUN || before->upos != ENTENTE_PROPN ||
            (!repair_is(token, "compound") && !repair_is(token, "conj")) ||
            (after->upos != ENTENTE_NOUN && after->upos != ENTENTE_PROPN && after->upos != ENTENTE_ADJ) ||
            !repair_known_verb(lexicon, token))
            return;
        verb = t;
    }
    if (!verb || object <= verb)
        return;
    EntenteToken *token = &sentence->tokens[verb - 1], *thing = &sentence->tokens[object - 1];
    /* the names' own top: whatever before the verb hangs on what stands behind it */
    uint32_t subject = 0;
    for (uint32_t t = 1; t < verb; t++) {
        EntenteToken *name = &sentence->tokens[t - 1];
        if (name->head <= verb && name->head)
            continue;
        name->head = verb;
        if (name->upos != ENTENTE_PROPN)
            continue;
        name->deprel = subject ? "flat" : "nsubj";
        name->head = subject ? subject : verb;
        subject = subject ? subject : t;
    }
    token->upos = ENTENTE_VERB;
    token->xpos = "VBP";
    token->head = thing->head;
    token->deprel = thing->deprel;
    thing->head = verb;
    thing->deprel = "obj";
    for (uint32_t t = object + 1; t <= count; t++) {
        EntenteToken *clause = &sentence->tokens[t - 1];
        if (clause->head == object && repair_is(clause, "acl") && repair_child(sentence, t, "mark", 1)) {
            clause->head = verb;
            clause->deprel = "advcl";
        }
    }
}

/* A verb in -ed behind a name and its apposition, "Ada Moreau, a spokeswoman, accused Chad", taken for a
 * participle: with an object of its own and nothing else that could be the sentence's verb, it is that. */
static void opening_names(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    uint32_t count = (uint32_t)sentence->token_count, name = 0, verb = 0;
    for (uint32_t t = 1; t <= count; t++)
        if (!sentence->tokens[t - 1].head)
            name = t;
    EntenteToken *top = name ? &sentence->tokens[name - 1] : NULL;
    /* a foreign name that begins the sentence may look like an imperative */
    bool named = top && (top->upos == ENTENTE_PROPN ||
                         (name == 1 && top->upos == ENTENTE_VERB && strcmp(top->xpos, "VB") == 0 &&
                          repair_child(sentence, name, "flat", 2) == 2 && !repair_known_verb(lexicon, top)));
    if (!named || repair_child(sentence, name, "cop", 1))
        return;
    for (uint32_t t = name + 1; t <= count && !verb; t++) {
        const EntenteToken *token = &sentence->tokens[t - 1];
        bool past = strcmp(token->xpos, "VBN") == 0 || strcmp(token->xpos, "VBD") == 0;
        if (token->head == name && (repair_is(token, "acl") || repair_is(token, "parataxis")) && past &&
            repair_word_is(&sentence->tokens[t - 2], ",") && !repair_child(sentence, t, "aux:pass", 1) &&
            (repair_child(sentence, t, "obj", t + 1) || repair_child(sentence, t, "ccomp", t + 1) ||
             (slice_is(token->lemma, "call") && t < count &&
              (repair_word_is(&sentence->tokens[t], "on") || repair_word_is(&sentence->tokens[t], "for")))))
            verb = t;
    }
    if (!verb)
        return;
    EntenteToken *token = &sentence->tokens[verb - 1];
    top->upos = ENTENTE_PROPN;
    top->xpos = "NNP";
    token->xpos = "VBD";
    token->head = 0;
    token->deprel = top->deprel;
    top->head = verb;
    top->deprel = "nsubj";
    for (uint32_t t = name + 1; t < verb; t++) {
        EntenteToken *aside = &sentence->tokens[t - 1];
        if (repair_is(aside, "appos") && aside->head && repair_is(&sentence->tokens[aside->head - 1], "flat"))
            aside->head = name; /* the whole name's, not its last word's */
    }
    for (uint32_t t = verb + 1; t <= count; t++) {
        EntenteToken *after = &sentence->tokens[t - 1];
        if (after->head != name)
            continue;
        after->head = verb;
        if (repair_is(after, "appos"))
            after->deprel = "parataxis";
    }
}

/* "Unidentified men fired on officers in the town." as men who were fired: a sentence that has no other verb
 * than the one right behind its noun, with an object or with whom it was aimed at, tells what they did. */
static void opening_nouns(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    static const char *const aims[] = {"on", "at", "into", "against"};
    uint32_t count = (uint32_t)sentence->token_count, noun = 0, verb = 0;
    for (uint32_t t = 1; t <= count; t++)
        if (!sentence->tokens[t - 1].head)
            noun = t;
    if (!noun || noun >= count || sentence->tokens[noun - 1].upos != ENTENTE_NOUN ||
        !repair_word_is(&sentence->tokens[count - 1], ".") || repair_child(sentence, noun, "cop", 1) ||
        repair_child(sentence, noun, "case", 1) ||
        !repair_names_somebody(lexicon, &sentence->tokens[noun - 1]))
        return;
    verb = noun + 1;
    EntenteToken *token = &sentence->tokens[verb - 1], *top = &sentence->tokens[noun - 1];
    bool past = strcmp(token->xpos, "VBN") == 0 || strcmp(token->xpos, "VBD") == 0;
    if (token->head != noun || !repair_is(token, "acl") || !past || !repair_known_verb(lexicon, token))
        return;
    bool aimed = repair_child(sentence, verb, "obj", verb + 1) != 0;
    for (uint32_t t = verb + 1; t <= count && !aimed; t++) {
        const EntenteToken *below = &sentence->tokens[t - 1];
        uint32_t preposition =
            below->head == verb && repair_is(below, "obl") ? repair_child(sentence, t, "case", verb) : 0;
        for (size_t i = 0; preposition == verb + 1 && i < sizeof aims / sizeof *aims; i++)
            aimed = aimed || repair_word_is(&sentence->tokens[preposition - 1], aims[i]);
    }
    if (!aimed)
        return;
    token->xpos = "VBD";
    token->head = 0;
    token->deprel = top->deprel;
    top->head = verb;
    top->deprel = "nsubj";
    for (uint32_t t = verb + 1; t <= count; t++)
        if (sentence->tokens[t - 1].head == noun)
            sentence->tokens[t - 1].head = verb;
}

/* "forces and militia clash near the town" with a clash as what they are; "as a strike kills 30" with kills
 * that are 30: a noun that has a subject, or a number behind it, and can be a verb. */
static void noun_predicates(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    uint32_t count = (uint32_t)sentence->token_count;
    for (uint32_t t = 2; t < count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1], *before = &sentence->tokens[t - 2],
                     *after = &sentence->tokens[t];
        if (token->upos != ENTENTE_NOUN || !repair_known_verb(lexicon, token))
            continue;
        uint32_t subject = repair_child(sentence, t, "nsubj", 1);
        bool plural = strcmp(token->xpos, "NNS") == 0;
        if (subject && subject < t && !repair_child(sentence, t, "cop", 1) &&
            !repair_child(sentence, t, "det", 1)) {
            token->upos = ENTENTE_VERB;
            token->xpos = plural ? "VBZ" : "VBP";
        } else if (plural && after->upos == ENTENTE_NUM && after->head == t && before->head == t &&
                   repair_is(before, "compound") && before->upos == ENTENTE_NOUN) {
            uint32_t opener = repair_child(sentence, t, "case", 1);
            bool opens = opener && repair_word_is(&sentence->tokens[opener - 1], "as");
            token->upos = ENTENTE_VERB;
            token->xpos = "VBZ";
            token->deprel = opens ? "advcl" : token->deprel;
            if (opens)
                sentence->tokens[opener - 1].deprel = "mark";
            before->deprel = "nsubj";
            after->deprel = "obj";
        } else {
            continue;
        }
        for (uint32_t i = t + 1; i <= count; i++)
            if (sentence->tokens[i - 1].head == t && repair_is(&sentence->tokens[i - 1], "nmod"))
                sentence->tokens[i - 1].deprel = "obl";
    }
}

/* "the Prime Minister of Armenia, Nikol Pashinyan," with the name as another Armenia: one name of several
 * words between commas, behind a title with its country, is the title's. */
static void titled_names(EntenteSentence *sentence)
{
    uint32_t count = (uint32_t)sentence->token_count;
    for (uint32_t t = 4; t < count; t++) {
        EntenteToken *name = &sentence->tokens[t - 1];
        uint32_t place = name->head;
        bool hung =
            repair_is(name, "appos") || (repair_is(name, "conj") && !repair_child(sentence, t, "cc", 1));
        if (name->upos != ENTENTE_PROPN || !hung || !place || place >= t ||
            !repair_word_is(&sentence->tokens[t - 2], ",") || !repair_child(sentence, t, "flat", t + 1))
            continue;
        /* up through "the Republic of Kazakhstan" */
        uint32_t title = place;
        for (uint32_t steps = 0; steps < 3 && title && repair_is(&sentence->tokens[title - 1], "nmod");
             steps++) {
            uint32_t opener = repair_child(sentence, title, "case", 1);
            /* "Saudi Arabia's ambassador to Yemen, Mohammed al-Jaber," */
            if (!opener ||
                (!repair_word_is(&sentence->tokens[opener - 1], "of") &&
                 !(repair_is(name, "appos") && (repair_word_is(&sentence->tokens[opener - 1], "to") ||
                                                repair_word_is(&sentence->tokens[opener - 1], "for")))))
                break;
            title = sentence->tokens[title - 1].head;
        }
        if (!title || title >= place || sentence->tokens[place - 1].upos != ENTENTE_PROPN)
            continue;
        const EntenteToken *role = &sentence->tokens[title - 1];
        uint32_t end = t;
        while (end < count && (sentence->tokens[end].upos == ENTENTE_PROPN ||
                               (repair_word_is(&sentence->tokens[end], "-") && end + 1 < count &&
                                sentence->tokens[end + 1].upos == ENTENTE_PROPN))) /* "al-Jaber" */
            end++;
        /* an apposition is closed by a comma or ends the sentence, and no list goes on behind it */
        bool closed = end >= count || repair_word_is(&sentence->tokens[end], ",") ||
                      repair_word_is(&sentence->tokens[end], ".");
        if ((role->upos != ENTENTE_NOUN && role->upos != ENTENTE_PROPN) ||
            role->xpos[strlen(role->xpos) - 1] == 'S' || !closed)
            continue;
        if (repair_is(name, "conj") && end + 1 < count && repair_word_is(&sentence->tokens[end + 1], "and") &&
            sentence->tokens[sentence->tokens[end + 1].head ? sentence->tokens[end + 1].head - 1 : 0].head ==
                place)
            continue;
        name->head = title;
        name->deprel = "appos";
    }
}

/* "A sniper shot dead a girl" with a dead shot; "handed over two men" with over two: a verb of two words. */
static void two_word_verbs(EntenteSentence *sentence)
{
    static const char *const over[] = {"hand", "turn", "take", "sign", "bring", "win"};
    uint32_t count = (uint32_t)sentence->token_count;
    for (uint32_t t = 2; t < count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1], *before = &sentence->tokens[t - 2],
                     *after = &sentence->tokens[t];
        bool verb = false;
        for (size_t i = 0; i < sizeof over / sizeof *over; i++)
            verb = verb || slice_is(before->lemma, over[i]);
        if (repair_word_is(token, "over") && verb && before->upos == ENTENTE_VERB && token->head > t &&
            (repair_is(token, "advmod") || repair_is(token, "case"))) {
            if (repair_is(token, "case") && sentence->tokens[token->head - 1].head == t - 1)
                sentence->tokens[token->head - 1].deprel = "obj";
            token->head = t - 1;
            token->deprel = "compound:prt";
            token->upos = ENTENTE_ADP;
        }
        /* "gunmen shot dead a teacher" with a dead teacher */
        if (repair_word_is(token, "dead") && slice_is(before->lemma, "shoot") &&
            before->upos == ENTENTE_VERB && repair_is(token, "amod") && token->head > t &&
            sentence->tokens[token->head - 1].head == t - 1) {
            token->head = t - 1;
            token->deprel = "xcomp";
        }
        if (!repair_word_is(token, "shot") || token->upos != ENTENTE_NOUN || !repair_word_is(after, "dead") ||
            after->head != t || before->head != t || before->upos == ENTENTE_DET)
            continue;
        token->upos = ENTENTE_VERB;
        token->xpos = "VBD";
        token->lemma = entente_slice("shoot");
        before->deprel = "nsubj";
        if (before->upos == ENTENTE_ADJ)
            before->upos = ENTENTE_NOUN;
        for (uint32_t i = 1; i <= count; i++) {
            EntenteToken *below = &sentence->tokens[i - 1];
            if (below->head == t && i < t - 1)
                below->head = t - 1; /* "a sniper" */
            else if (below->head == t && i > t + 1 && repair_is(below, "nmod"))
                below->deprel = repair_child(sentence, i, "case", 1) ? "obl" : "obj";
        }
    }
}

/* "after attack on base kills two soldiers", "blast kills 30" with kills that are two soldiers: a verb
 * between a noun and a number. Only in headlines, which leave out articles. */
static void counted_verbs(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    uint32_t count = (uint32_t)sentence->token_count;
    if (count < 4 || repair_word_is(&sentence->tokens[count - 1], "."))
        return;
    for (uint32_t t = 2; t < count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1], *number = &sentence->tokens[t];
        const EntenteToken *before = &sentence->tokens[t - 2];
        if (token->upos != ENTENTE_NOUN || strcmp(token->xpos, "NNS") != 0 || number->upos != ENTENTE_NUM ||
            (before->upos != ENTENTE_NOUN && before->upos != ENTENTE_PROPN) ||
            !repair_known_verb(lexicon, token))
            continue;
        /* what was taken for the verb's modifiers is a phrase of its own */
        if (before->head == t) {
            sentence->tokens[t - 2].head = token->head;
            sentence->tokens[t - 2].deprel = token->deprel;
            for (uint32_t i = 1; i < t; i++)
                if (sentence->tokens[i - 1].head == t)
                    sentence->tokens[i - 1].head = t - 1;
        }
        /* what the number counts, and the phrase before the verb */
        uint32_t object = number->head > t + 1 ? number->head : t + 1, subject = t - 1;
        for (uint32_t up = sentence->tokens[subject - 1].head, steps = 0; up && up < t && steps < 24;
             steps++) {
            if (sentence->tokens[up - 1].upos == ENTENTE_VERB)
                break;
            subject = up;
            up = sentence->tokens[up - 1].head;
        }
        EntenteToken *first = &sentence->tokens[subject - 1], *thing = &sentence->tokens[object - 1];
        uint32_t above = first->head;
        if (!above || above == t || above == object) /* the phrase and what it was hung on are one clause */
            above = token->head == object || !token->head ? thing->head : token->head;
        if (above == t || above == object || above == subject)
            above = 0;
        uint32_t opener = repair_child(sentence, subject, "case", 1);
        if (opener && opener < subject)
            sentence->tokens[opener - 1].head = t, sentence->tokens[opener - 1].deprel = "mark";
        token->upos = ENTENTE_VERB;
        token->xpos = "VBZ";
        token->head = above;
        token->deprel = !above ? "root" : opener ? "advcl" : "parataxis";
        first->head = t;
        first->deprel = "nsubj";
        thing->head = t;
        thing->deprel = "obj";
        if (object != t + 1 && number->head != object)
            number->head = object;
        return;
    }
}

/* "spoke with his counterpart, Faisal bin Farhan, state media reported" with both the name and the media as
 * those who reported: of two subjects the first, behind a comma and a noun, explains the noun. */
static void doubled_subjects(EntenteSentence *sentence)
{
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        EntenteToken *name = &sentence->tokens[t - 1];
        if (!repair_is(name, "nsubj") || !name->head || name->upos != ENTENTE_PROPN)
            continue;
        uint32_t other = repair_child(sentence, name->head, "nsubj", t + 1);
        uint32_t first = t;
        while (first > 1 && sentence->tokens[first - 2].upos == ENTENTE_PROPN)
            first--;
        if (!other || other > name->head || first < 3 || !repair_word_is(&sentence->tokens[first - 2], ","))
            continue;
        EntenteToken *noun = &sentence->tokens[first - 3];
        if (noun->upos != ENTENTE_NOUN || noun->head >= first)
            continue;
        name->head = first - 2;
        name->deprel = "appos";
    }
}

static bool is_headline(const EntenteSentence *sentence)
{
    enum { LONGEST = 20 };
    static const char *const ends[] = {".", "!", "?", "\"", "'", "”", ":", ";"};
    uint32_t count = (uint32_t)sentence->token_count;
    if (count < 3 || count > LONGEST)
        return false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (repair_word_is(&sentence->tokens[count - 1], ends[i]))
            return false;
    return true;
}

static bool is_name_or_noun(const EntenteToken *token)
{
    return token->upos == ENTENTE_PROPN || token->upos == ENTENTE_NOUN;
}

/* "Turkey, Russia to sign deal", "Army, rebels trade fire": a headline's comma is an "and", unless another
 * comma closes what stands behind it. */
static void headline_commas(EntenteSentence *sentence)
{
    uint32_t count = (uint32_t)sentence->token_count;
    for (uint32_t t = 3; t <= count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t first = token->head;
        if (!repair_is(token, "appos") || !is_name_or_noun(token) || !first || first >= t ||
            !is_name_or_noun(&sentence->tokens[first - 1]))
            continue;
        uint32_t comma = t - 1; /* before the words of the second name */
        while (comma > first && !repair_word_is(&sentence->tokens[comma - 1], ","))
            comma--;
        bool bare = comma > first && !repair_child(sentence, t, "det", 1);
        for (uint32_t i = comma + 1; i < t && bare; i++)
            bare =
                sentence->tokens[i - 1].upos != ENTENTE_VERB && sentence->tokens[i - 1].upos != ENTENTE_NUM;
        uint32_t end = t;
        while (end < count && is_name_or_noun(&sentence->tokens[end]) && sentence->tokens[end].head == t)
            end++;
        bool closed = end < count && (repair_word_is(&sentence->tokens[end], ",") ||
                                      repair_word_is(&sentence->tokens[end], "-"));
        if (bare && !closed && end < count)
            token->deprel = "conj";
    }
}

/* "UN to send peacekeepers to Mali": it will. */
static void headline_plans(EntenteSentence *sentence)
{
    uint32_t count = (uint32_t)sentence->token_count, verb = 0, top = 0;
    for (uint32_t t = 1; t <= count; t++) {
        const EntenteToken *token = &sentence->tokens[t - 1];
        if (!token->head)
            top = t;
        bool finite = strcmp(token->xpos, "VBZ") == 0 || strcmp(token->xpos, "VBD") == 0 ||
                      strcmp(token->xpos, "VBP") == 0 || strcmp(token->xpos, "MD") == 0;
        if (finite)
            return;
        if (verb || t < 3 || strcmp(token->xpos, "VB") != 0 ||
            !repair_word_is(&sentence->tokens[t - 2], "to") || !is_name_or_noun(&sentence->tokens[t - 3]))
            continue;
        verb = t;
    }
    if (!verb || !top || top >= verb || !is_name_or_noun(&sentence->tokens[top - 1]) ||
        !sentence->tokens[verb - 1].head || sentence->tokens[verb - 1].head >= verb)
        return;
    EntenteToken *token = &sentence->tokens[verb - 1], *to = &sentence->tokens[verb - 2];
    token->head = 0;
    token->deprel = "root";
    sentence->tokens[top - 1].head = verb;
    sentence->tokens[top - 1].deprel = "nsubj";
    to->head = verb;
    to->deprel = "aux";
    to->upos = ENTENTE_AUX;
    to->xpos = "MD";
    to->lemma = entente_slice("will");
}

/* "Minister accused of bribery", "Five soldiers killed in ambush": what cannot be done without an object is
 * done to the subject, where a headline leaves out "was". */
static void suffering_subjects(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    static const char *const after[] = {"of", "in",   "for",   "over",  "on",    "from",
                                        "to", "by",   "after", "with",  "near",  "as",
                                        "at", "amid", "while", "under", "during"};
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *verb = &sentence->tokens[t - 1];
        bool past = strcmp(verb->xpos, "VBD") == 0 || strcmp(verb->xpos, "VBN") == 0;
        if (!past || repair_child(sentence, t, "aux:pass", 1) ||
            !lexicon_in_set(lexicon, verb->lemma, "done_to_somebody") || repair_is(verb, "conj"))
            continue;
        uint32_t subject = repair_child(sentence, t, "nsubj", 1);
        bool bare = false; /* "arrested on Monday five men" */
        for (uint32_t a = t + 1; a <= sentence->token_count && !bare; a++)
            bare = sentence->tokens[a - 1].head == t && sentence->tokens[a - 1].upos == ENTENTE_NOUN &&
                   !repair_child(sentence, a, "case", 1) &&
                   !lexicon_in_set(lexicon, sentence->tokens[a - 1].lemma, "time");
        bool follows = t == sentence->token_count || sentence->tokens[t].upos == ENTENTE_PUNCT;
        for (size_t i = 0; !follows && i < sizeof after / sizeof *after; i++)
            follows = repair_word_is(&sentence->tokens[t], after[i]);
        bool own = repair_child(sentence, t, "obj", 1) || repair_child(sentence, t, "ccomp", 1) ||
                   repair_child(sentence, t, "aux", 1) || repair_child(sentence, t, "conj", 1);
        if (!subject || subject > t || !follows || own || bare ||
            sentence->tokens[subject - 1].upos == ENTENTE_PRON)
            continue;
        verb->xpos = "VBN";
        sentence->tokens[subject - 1].deprel = "nsubj:pass";
    }
}

/* The verb that a word of a headline can be: "summons" is "summon", too. False where no dictionary has it. */
static bool take_as_verb(const EntenteLexicon *lexicon, EntenteToken *token)
{
    EntenteToken verb = *token;
    size_t size = token->text.size;
    bool third = size > 3 && token->text.data[size - 1] == 's';
    for (size_t cut = third ? 1 : 0; cut <= (third ? 2 : 0); cut++) {
        verb.lemma = (EntenteSlice){token->text.data, size - cut};
        if (!repair_known_verb(lexicon, &verb))
            continue;
        token->lemma = verb.lemma;
        token->upos = ENTENTE_VERB;
        token->xpos = third ? "VBZ" : "VBP";
        return true;
    }
    return false;
}

/* "Iraq summons Turkish envoy", "Chad and Niger trade fire" with a noun that has an object: none has. */
static void nouns_with_objects(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    uint32_t root = 0, subject = 0, object = 0, count = (uint32_t)sentence->token_count;
    for (uint32_t t = 1; t <= count; t++)
        root = sentence->tokens[t - 1].head ? root : t;
    if (root < 2 || !is_name_or_noun(&sentence->tokens[root - 1]))
        return;
    for (uint32_t t = 1; t < root && !subject; t++) {
        const EntenteToken *name = &sentence->tokens[t - 1];
        bool named = name->upos == ENTENTE_PROPN ? repair_is(name, "compound")
                                                 : name->upos == ENTENTE_ADJ && repair_is(name, "amod") &&
                                                       repair_is_proper_name(lexicon, name->text);
        subject = named && name->head >= root ? t : 0;
    }
    for (uint32_t t = root + 1; t <= count && !object; t++) {
        uint32_t head = sentence->tokens[t - 1].head;
        if (repair_is(&sentence->tokens[t - 1], "obj") && head &&
            (head == root || sentence->tokens[head - 1].head == root))
            object = t;
    }
    /* "Israel bombs Rafah": the bombs have no name */
    const EntenteToken *next = &sentence->tokens[root < count ? root : root - 1];
    if (!object && repair_is(next, "appos") && next->head == root && next->upos == ENTENTE_PROPN)
        object = root + 1;
    if (!subject || !object || !take_as_verb(lexicon, &sentence->tokens[root - 1]))
        return;
    EntenteToken *thing = &sentence->tokens[object - 1];
    thing->deprel = "obj";
    if (thing->head != root) { /* "Turkish" as the thing, with an envoy */
        EntenteToken *word = &sentence->tokens[thing->head - 1];
        word->head = object;
        word->deprel = "amod";
        thing->head = root;
    }
    sentence->tokens[subject - 1].head = root;
    sentence->tokens[subject - 1].deprel = "nsubj";
    sentence->tokens[subject - 1].upos = ENTENTE_PROPN;
    for (uint32_t t = root + 1; t <= count; t++)
        if (sentence->tokens[t - 1].head == root && repair_is(&sentence->tokens[t - 1], "nmod"))
            sentence->tokens[t - 1].deprel = "obl";
}

void repair_headlines(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    suffering_subjects(sentence, lexicon);
    if (is_headline(sentence)) {
        headline_commas(sentence);
        headline_plans(sentence);
        nouns_with_objects(sentence, lexicon);
    }
    counted_verbs(sentence, lexicon);
    clause_subjects(sentence);
    arranged_verbs(sentence);
    headline_verbs(sentence, lexicon);
    noun_predicates(sentence, lexicon);
    opening_names(sentence, lexicon);
    opening_nouns(sentence, lexicon);
    titled_names(sentence);
    doubled_subjects(sentence);
    two_word_verbs(sentence);
}
