#include "code/repair.h"

#include "base/slice.h"

#include <string.h>

static bool is(const EntenteToken *token, const char *deprel)
{
    return strcmp(token->deprel, deprel) == 0;
}

static bool word_is(const EntenteToken *token, const char *word)
{
    return slice_is(token->text, word);
}

static bool on_any(void *context, LexiconHit hit)
{
    bool *found = context;
    *found = *found || hit.payload->kind == PAYLOAD_OPERATOR || hit_frame(hit)->type != ENTENTE_EVENT_NONE;
    return !*found;
}

static bool is_known_verb(const EntenteLexicon *lexicon, const EntenteToken *token)
{
    bool found = false;
    lexicon_find(lexicon, ROOT_VERBS, token->lemma, on_any, &found);
    if (!found)
        lexicon_find(lexicon, ROOT_OPERATORS, token->lemma, on_any, &found);
    return found;
}

/* The child of `head` with that relation, from token `from` on; 0: none. */
static uint32_t child_of(const EntenteSentence *sentence, uint32_t head, const char *deprel, uint32_t from)
{
    for (uint32_t t = from; t <= sentence->token_count; t++)
        if (sentence->tokens[t - 1].head == head && is(&sentence->tokens[t - 1], deprel))
            return t;
    return 0;
}

/* "Nikol" and "Pashinian" as two subjects side by side: one name. */
static void join_names(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *before = &sentence->tokens[t - 2], *token = &sentence->tokens[t - 1];
        if (token->upos == ENTENTE_PROPN && before->upos == ENTENTE_PROPN && token->head == before->head &&
            token->head && is(token, before->deprel) &&
            (is(token, "nsubj") || is(token, "obj") || is(token, "nsubj:pass"))) {
            token->head = t - 1;
            token->deprel = "flat";
        }
    }
}

/* "(CNN) Italian police": the agency, and a dateline's town, are no subjects when another one follows. */
static void drop_datelines(EntenteSentence *sentence)
{
    for (uint32_t t = 1; t < sentence->token_count && t <= 4; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        if (token->upos != ENTENTE_PROPN || !is(token, "nsubj") ||
            !child_of(sentence, token->head, "nsubj", t + 1))
            continue;
        const EntenteToken *next = &sentence->tokens[t];
        if (word_is(next, ")") || word_is(next, "(") || word_is(next, "-") || word_is(next, "--") ||
            word_is(next, "–"))
            token->deprel = "dep";
    }
}

static bool is_bare(const EntenteSentence *sentence, uint32_t noun)
{
    static const char *const deprels[] = {"det", "amod", "nmod:poss", "nummod", "cop"};
    for (size_t i = 0; i < sizeof deprels / sizeof *deprels; i++)
        if (child_of(sentence, noun, deprels[i], 1))
            return false;
    return true;
}

/* "demanded that France mediate" with "mediate" as a noun: a clause with its conjunction wants a verb. */
static void clause_verbs(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        if (token->upos != ENTENTE_NOUN ||
            (!is(token, "ccomp") && !is(token, "advcl") && !is(token, "xcomp")) ||
            !child_of(sentence, t, "mark", 1) || child_of(sentence, t, "nsubj", 1) || !is_bare(sentence, t) ||
            strcmp(token->xpos, "NNS") == 0 || !is_known_verb(lexicon, token))
            continue;
        uint32_t subject = child_of(sentence, t, "compound", 1);
        token->upos = ENTENTE_VERB;
        token->xpos = "VB";
        if (subject && subject < t)
            sentence->tokens[subject - 1].deprel = "nsubj";
    }
}

/* "threatened to shell positions" with "shell" as what was threatened: after "to", a bare word that is a
 * verb, with a phrase behind it. */
static void infinitives(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 2; t < sentence->token_count; t++) {
        EntenteToken *to = &sentence->tokens[t - 2], *token = &sentence->tokens[t - 1];
        if (!word_is(to, "to") || token->upos != ENTENTE_NOUN || strcmp(token->xpos, "NN") != 0 ||
            !token->head || token->head >= t ||
            (!is(token, "obl") && !is(token, "nmod") && !is(token, "compound")) ||
            !is_known_verb(lexicon, token))
            continue;
        uint32_t top = is(token, "compound") ? 0 : t;
        uint32_t governor = token->head;
        const EntenteToken *above = &sentence->tokens[governor - 1];
        if (!top || to->head != t ||
            (above->upos != ENTENTE_VERB && above->upos != ENTENTE_ADJ && above->upos != ENTENTE_NOUN) ||
            !is_bare(sentence, t))
            continue;
        /* what follows at once, and was hung on the same governor without a preposition, is its object */
        uint32_t object = child_of(sentence, governor, "obl", t + 1);
        if (!object || child_of(sentence, object, "case", t + 1) || !is_known_verb(lexicon, above))
            continue;
        to->deprel = "mark";
        to->upos = ENTENTE_PART;
        token->upos = ENTENTE_VERB;
        token->xpos = "VB";
        token->deprel = above->upos == ENTENTE_NOUN ? "acl" : "xcomp";
        sentence->tokens[object - 1].head = t;
        sentence->tokens[object - 1].deprel = "obj";
    }
}

/* "another", "dozens": as much a number of people as 24 is. */
static bool is_count_word(const EntenteToken *token)
{
    static const char *const words[] = {"another", "others", "several", "many",     "some",      "dozens",
                                        "scores",  "scores", "more",    "hundreds", "thousands", "both"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (word_is(token, words[i]))
            return true;
    return false;
}

/* "four people were killed and 24 wounded": the number is who was wounded, not a wounded thing's, and nobody
 * wounded. */
static void passive_tails(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1], *number = &sentence->tokens[t - 2];
        if ((number->upos != ENTENTE_NUM && !is_count_word(number)) || !is(token, "conj") || !token->head ||
            (strcmp(token->xpos, "VBD") != 0 && strcmp(token->xpos, "VBN") != 0))
            continue;
        uint32_t first = token->head;
        bool passive = child_of(sentence, first, "aux:pass", 1) != 0;
        if (!passive || child_of(sentence, t, "obj", t + 1) || child_of(sentence, t, "aux:pass", 1))
            continue;
        token->xpos = "VBN";
        number->head = t;
        number->deprel = "nsubj:pass";
    }
}

/* A year, a weekday or a month, which names no kind of the noun after it. */
static bool is_date_word(const EntenteToken *token)
{
    static const char *const words[] = {"Monday",    "Tuesday", "Wednesday", "Thursday", "Friday",
                                        "Saturday",  "Sunday",  "January",   "February", "March",
                                        "April",     "May",     "June",      "July",     "August",
                                        "September", "October", "November",  "December"};
    EntenteSlice text = token->text;
    if (text.size == 4 && token->upos == ENTENTE_NUM && (text.data[0] == '1' || text.data[0] == '2'))
        return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (slice_is(text, words[i]))
            return true;
    return false;
}

/* "In 1998 rebels blew up a pipeline", "On Monday police arrested four" with rebels and police as part of the
 * date: they are the subject that the verb lacks. */
static void fronted_dates(EntenteSentence *sentence)
{
    for (uint32_t t = 3; t < sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1], *date = &sentence->tokens[t - 2];
        uint32_t verb = token->head;
        if (token->upos != ENTENTE_NOUN || !is(token, "obl") || verb <= t || verb > t + 3 ||
            date->head != t || !is_date_word(date))
            continue;
        uint32_t preposition = child_of(sentence, t, "case", 1);
        bool subject = child_of(sentence, verb, "nsubj", 1) || child_of(sentence, verb, "nsubj:pass", 1) ||
                       child_of(sentence, verb, "expl", 1);
        if (preposition != t - 2 || subject || sentence->tokens[verb - 1].upos != ENTENTE_VERB)
            continue;
        sentence->tokens[preposition - 1].head = t - 1;
        date->head = verb;
        date->deprel = "obl";
        token->deprel = child_of(sentence, verb, "aux:pass", 1) ? "nsubj:pass" : "nsubj";
    }
}

/* "The president is due in Riyadh on Friday" with Riyadh as what he is: he is due there. */
static void due_places(EntenteSentence *sentence)
{
    for (uint32_t t = 1; t < sentence->token_count; t++) {
        EntenteToken *due = &sentence->tokens[t - 1];
        uint32_t place = due->head;
        if (!word_is(due, "due") || !is(due, "case") || place <= t || !child_of(sentence, place, "cop", 1) ||
            (!word_is(&sentence->tokens[t], "in") && !word_is(&sentence->tokens[t], "at")))
            continue;
        EntenteToken *top = &sentence->tokens[place - 1];
        due->head = top->head;
        due->deprel = top->deprel;
        due->upos = ENTENTE_VERB;
        due->xpos = "VB";
        top->head = t;
        top->deprel = "obl";
        for (uint32_t i = 1; i <= sentence->token_count; i++) {
            EntenteToken *token = &sentence->tokens[i - 1];
            if (token->head != place || (i >= t && i <= place))
                continue;
            if (i < t || is(token, "nmod") || is(token, "punct") || is(token, "advcl") || is(token, "conj"))
                token->head = t;
            if (is(token, "cop"))
                token->deprel = "aux";
            else if (i > place && is(token, "nmod"))
                token->deprel = "obl";
        }
    }
}

/* "talks are due to open" with "due to" as a preposition; "is due in Riyadh" with somebody who is due there:
 * he will come. */
static void due_verbs(EntenteSentence *sentence)
{
    for (uint32_t t = 1; t < sentence->token_count; t++) {
        EntenteToken *due = &sentence->tokens[t - 1], *next = &sentence->tokens[t];
        if (!word_is(due, "due"))
            continue;
        if (word_is(next, "to") && is(due, "case") && due->head > t &&
            sentence->tokens[due->head - 1].upos == ENTENTE_VERB) {
            due->deprel = "advmod";
            next->head = due->head;
            next->deprel = "mark";
            next->upos = ENTENTE_PART;
        } else if (due->upos == ENTENTE_ADJ && child_of(sentence, t, "cop", 1) &&
                   (word_is(next, "in") || word_is(next, "at")) && next->head &&
                   sentence->tokens[next->head - 1].head == t) {
            due->upos = ENTENTE_VERB;
            due->xpos = "VB";
            sentence->tokens[child_of(sentence, t, "cop", 1) - 1].deprel = "aux";
        }
    }
}

/* Whether the verb stands after a modal or in the present tense: what is said, not what was done. */
static bool is_said_ahead(const EntenteSentence *sentence, uint32_t verb)
{
    const char *form = sentence->tokens[verb - 1].xpos;
    for (uint32_t t = 1; t <= sentence->token_count; t++)
        if (sentence->tokens[t - 1].head == verb && strcmp(sentence->tokens[t - 1].xpos, "MD") == 0)
            return true;
    return strcmp(form, "VBP") == 0 || strcmp(form, "VBZ") == 0;
}

/* "warned that they will act, and accused Georgia", with what was accused as part of the warning: a verb in
 * the past tense without a subject goes on with what was told, not with what was said to come. */
static void told_verbs(EntenteSentence *sentence)
{
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t said = token->head;
        if (!is(token, "conj") || strcmp(token->xpos, "VBD") != 0 || !said || said > t ||
            !is(&sentence->tokens[said - 1], "ccomp") || child_of(sentence, t, "nsubj", 1))
            continue;
        uint32_t speaks = sentence->tokens[said - 1].head;
        if (speaks && speaks < said && strcmp(sentence->tokens[speaks - 1].xpos, "VBD") == 0 &&
            is_said_ahead(sentence, said))
            token->head = speaks;
    }
}

static bool is_operator(const EntenteLexicon *lexicon, const EntenteToken *token)
{
    return lexicon_find(lexicon, ROOT_OPERATORS, token->lemma, on_any, &(bool){false}) > 0;
}

/* "the accord that it signed in May" with "that" as if it opened a clause of content: what was signed. Nouns
 * that have content ("the claim that it signed") keep theirs. */
static void relative_clauses(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        if (!is(token, "acl") || token->upos != ENTENTE_VERB || !token->head || token->head >= t ||
            !child_of(sentence, t, "nsubj", 1))
            continue;
        uint32_t mark = child_of(sentence, t, "mark", 1);
        EntenteToken *noun = &sentence->tokens[token->head - 1];
        bool that = mark && word_is(&sentence->tokens[mark - 1], "that");
        if ((mark && !that) || child_of(sentence, t, "obj", 1) || child_of(sentence, t, "ccomp", 1) ||
            child_of(sentence, t, "xcomp", 1) || child_of(sentence, t, "aux:pass", 1) ||
            child_of(sentence, t, "cop", 1) || !is_known_verb(lexicon, token) || is_operator(lexicon, noun) ||
            lexicon_in_set(lexicon, noun->lemma, "content"))
            continue;
        token->deprel = "acl:relcl";
        if (that) {
            sentence->tokens[mark - 1].deprel = "obj";
            sentence->tokens[mark - 1].upos = ENTENTE_PRON;
            sentence->tokens[mark - 1].xpos = "WDT";
        }
    }
}

/* "told the rebels in a statement to leave the city" with what they were told as part of the statement. */
static void told_infinitives(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        if (!is(token, "acl") || !token->head || token->head >= t)
            continue;
        uint32_t mark = child_of(sentence, t, "mark", 1), noun = token->head,
                 verb = sentence->tokens[noun - 1].head;
        if (!mark || !word_is(&sentence->tokens[mark - 1], "to") || !verb || verb > noun ||
            !is(&sentence->tokens[noun - 1], "obl") || is_operator(lexicon, &sentence->tokens[noun - 1]) ||
            !is_operator(lexicon, &sentence->tokens[verb - 1]) || child_of(sentence, verb, "xcomp", 1))
            continue;
        uint32_t told = child_of(sentence, verb, "iobj", verb);
        if (!told)
            told = child_of(sentence, verb, "obj", verb);
        if (!told || told > noun)
            continue;
        token->head = verb;
        token->deprel = "xcomp";
    }
}

/* "called the rule an escalation" with two objects side by side: the second says what the first is called. */
static void called_names(EntenteSentence *sentence)
{
    static const char *const lemmas[] = {"call", "brand", "label", "term", "dub", "declare", "name", "deem"};
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        if (!is(token, "obj") || !token->head || token->head >= t)
            continue;
        uint32_t first = child_of(sentence, token->head, "obj", token->head);
        bool calls = false;
        for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
            calls = calls || slice_is(sentence->tokens[token->head - 1].lemma, lemmas[i]);
        if (calls && first && first < t)
            token->deprel = "xcomp";
    }
}

static bool on_name(void *context, LexiconHit hit)
{
    (void)hit;
    *(bool *)context = true;
    return false;
}

/* "Turkish troops" with "Turkish" as a verb: nationalities are none. */
static void nationalities(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        bool name = false;
        if (token->upos != ENTENTE_VERB || !is(token, "amod") || !token->text.size ||
            token->text.data[0] < 'A' || token->text.data[0] > 'Z')
            continue;
        lexicon_find(lexicon, ROOT_NAMES, token->text, on_name, &name);
        if (name)
            token->upos = ENTENTE_ADJ;
    }
}

/* "Rwanda severed ties with Belgium" read as a mere noun phrase: a sentence wants a verb. */
static void sentence_verbs(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 2; t < sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1], *before = &sentence->tokens[t - 2];
        uint32_t noun = token->head;
        if (token->upos != ENTENTE_VERB || !is(token, "amod") || noun <= t ||
            !is(&sentence->tokens[noun - 1], "root") || before->upos != ENTENTE_PROPN ||
            before->head != noun || !is(before, "compound") || !is_known_verb(lexicon, token))
            continue;
        for (uint32_t i = 1; i <= sentence->token_count; i++) {
            EntenteToken *child = &sentence->tokens[i - 1];
            if (child->head == noun && i != t && (i < t || is(child, "punct")))
                child->head = i < t - 1 && !is(child, "punct") ? t - 1 : t;
        }
        before->deprel = "nsubj";
        token->head = 0;
        token->deprel = "root";
        token->xpos = "VBD";
        sentence->tokens[noun - 1].head = t;
        sentence->tokens[noun - 1].deprel = "obj";
        return;
    }
}

/* "after a landmine wounded five soldiers" with the landmine as what it happened after: before a finite verb
 * that lacks a subject it is one, and the preposition opens the clause. */
static void clause_subjects(EntenteSentence *sentence)
{
    static const char *const openers[] = {"after", "before", "since", "until", "as"};
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        EntenteToken *verb = &sentence->tokens[t - 1], *noun = &sentence->tokens[t - 2];
        bool finite = strcmp(verb->xpos, "VBD") == 0 || strcmp(verb->xpos, "VBZ") == 0 ||
                      strcmp(verb->xpos, "VBP") == 0;
        if (!finite || !is(verb, "advcl") || !is(noun, "obl") || noun->head != verb->head ||
            child_of(sentence, t, "nsubj", 1) || child_of(sentence, t, "nsubj:pass", 1))
            continue;
        uint32_t opener = child_of(sentence, t - 1, "case", 1);
        bool opens = false;
        for (size_t i = 0; opener && i < sizeof openers / sizeof *openers; i++)
            opens = opens || word_is(&sentence->tokens[opener - 1], openers[i]);
        if (!opens)
            continue;
        sentence->tokens[opener - 1].head = t;
        sentence->tokens[opener - 1].deprel = "mark";
        noun->head = t;
        noun->deprel = "nsubj";
    }
}

/* "The ministers are to meet": no copula, and its subject is the verb's. */
static void arranged_verbs(EntenteSentence *sentence)
{
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        uint32_t copula = sentence->tokens[t - 1].upos == ENTENTE_VERB ? child_of(sentence, t, "cop", 1) : 0;
        uint32_t mark = copula ? child_of(sentence, t, "mark", copula) : 0;
        uint32_t subject = mark ? child_of(sentence, t, "nsubj:outer", 1) : 0;
        if (!subject || !word_is(&sentence->tokens[mark - 1], "to") || child_of(sentence, t, "nsubj", 1))
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
    if (count < 3 || word_is(&sentence->tokens[count - 1], "."))
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
            (!is(token, "compound") && !is(token, "conj")) ||
            (after->upos != ENTENTE_NOUN && after->upos != ENTENTE_PROPN && after->upos != ENTENTE_ADJ) ||
            !is_known_verb(lexicon, token))
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
        if (clause->head == object && is(clause, "acl") && child_of(sentence, t, "mark", 1)) {
            clause->head = verb;
            clause->deprel = "advcl";
        }
    }
}

EntenteSentence *repair_sentence(const EntenteSentence *sentence, const EntenteLexicon *lexicon, Arena *arena)
{
    EntenteSentence *copy = arena_bytes(arena, sizeof *copy);
    EntenteToken *tokens = arena_array(arena, sentence->token_count + 1, sizeof *tokens);
    if (!copy || !tokens)
        return NULL;
    *copy = *sentence;
    memcpy(tokens, sentence->tokens, sentence->token_count * sizeof *tokens);
    copy->tokens = tokens;
    /* heads that point nowhere would lead astray: trees that came with the input are not trusted */
    for (size_t i = 0; i < copy->token_count; i++)
        if (tokens[i].head > copy->token_count)
            tokens[i].head = 0;
    nationalities(copy, lexicon);
    sentence_verbs(copy, lexicon);
    join_names(copy);
    drop_datelines(copy);
    clause_verbs(copy, lexicon);
    infinitives(copy, lexicon);
    passive_tails(copy);
    fronted_dates(copy);
    due_places(copy);
    due_verbs(copy);
    told_verbs(copy);
    relative_clauses(copy, lexicon);
    told_infinitives(copy, lexicon);
    called_names(copy);
    clause_subjects(copy);
    arranged_verbs(copy);
    headline_verbs(copy, lexicon);
    return copy;
}
