#include "code/repair.h"

#include "base/slice.h"
#include "code/repair_inside.h"

#include <string.h>

bool repair_is(const EntenteToken *token, const char *deprel)
{
    return strcmp(token->deprel, deprel) == 0;
}

bool repair_word_is(const EntenteToken *token, const char *word)
{
    return slice_is(token->text, word);
}

static bool on_any(void *context, LexiconHit hit)
{
    bool *found = context;
    *found = *found || hit.payload->kind == PAYLOAD_OPERATOR || hit_frame(hit)->type != ENTENTE_EVENT_NONE;
    return !*found;
}

bool repair_known_verb(const EntenteLexicon *lexicon, const EntenteToken *token)
{
    bool found = false;
    lexicon_find(lexicon, ROOT_VERBS, token->lemma, on_any, &found);
    if (!found)
        lexicon_find(lexicon, ROOT_OPERATORS, token->lemma, on_any, &found);
    return found;
}

static bool on_name(void *context, LexiconHit hit)
{
    (void)hit;
    *(bool *)context = true;
    return false;
}

bool repair_names_somebody(const EntenteLexicon *lexicon, const EntenteToken *token)
{
    bool found = false;
    lexicon_find(lexicon, ROOT_NAMES, token->lemma, on_name, &found);
    return found;
}

uint32_t repair_child(const EntenteSentence *sentence, uint32_t head, const char *deprel, uint32_t from)
{
    for (uint32_t t = from; t <= sentence->token_count; t++)
        if (sentence->tokens[t - 1].head == head && repair_is(&sentence->tokens[t - 1], deprel))
            return t;
    return 0;
}

/* "Nikol" and "Pashinian" as two subjects side by side: one name. */
static void join_names(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *before = &sentence->tokens[t - 2], *token = &sentence->tokens[t - 1];
        if (token->upos == ENTENTE_PROPN && before->upos == ENTENTE_PROPN && token->head == before->head &&
            token->head && repair_is(token, before->deprel) &&
            (repair_is(token, "nsubj") || repair_is(token, "obj") || repair_is(token, "nsubj:pass") ||
             repair_is(token, "appos"))) {
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
        if (token->upos != ENTENTE_PROPN || !repair_is(token, "nsubj") ||
            !repair_child(sentence, token->head, "nsubj", t + 1))
            continue;
        const EntenteToken *next = &sentence->tokens[t];
        if (repair_word_is(next, ")") || repair_word_is(next, "(") || repair_word_is(next, "-") ||
            repair_word_is(next, "--") || repair_word_is(next, "–"))
            token->deprel = "dep";
    }
}

static bool is_bare(const EntenteSentence *sentence, uint32_t noun)
{
    static const char *const deprels[] = {"det", "amod", "nmod:poss", "nummod", "cop"};
    for (size_t i = 0; i < sizeof deprels / sizeof *deprels; i++)
        if (repair_child(sentence, noun, deprels[i], 1))
            return false;
    return true;
}

/* "demanded that France mediate" with "mediate" as a noun: a clause with its conjunction wants a verb. */
static void clause_verbs(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        if (token->upos != ENTENTE_NOUN ||
            (!repair_is(token, "ccomp") && !repair_is(token, "advcl") && !repair_is(token, "xcomp")) ||
            !repair_child(sentence, t, "mark", 1) || !is_bare(sentence, t) ||
            strcmp(token->xpos, "NNS") == 0 || !repair_known_verb(lexicon, token))
            continue;
        uint32_t subject = repair_child(sentence, t, "compound", 1);
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
        if (!repair_word_is(to, "to") || token->upos != ENTENTE_NOUN || strcmp(token->xpos, "NN") != 0 ||
            !token->head || token->head >= t ||
            (!repair_is(token, "obl") && !repair_is(token, "nmod") && !repair_is(token, "compound")) ||
            !repair_known_verb(lexicon, token))
            continue;
        uint32_t top = repair_is(token, "compound") ? 0 : t;
        uint32_t governor = token->head;
        const EntenteToken *above = &sentence->tokens[governor - 1];
        if (!top || to->head != t ||
            (above->upos != ENTENTE_VERB && above->upos != ENTENTE_ADJ && above->upos != ENTENTE_NOUN) ||
            !is_bare(sentence, t))
            continue;
        /* what follows at once, and was hung on the same governor without a preposition, is its object */
        uint32_t object = repair_child(sentence, governor, "obl", t + 1);
        if (!object || repair_child(sentence, object, "case", t + 1) || !repair_known_verb(lexicon, above))
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

/* "must leave or *face* war" with a war of the face: what is to be faced is no noun's. */
static void alternatives(EntenteSentence *sentence)
{
    static const char *const verbs[] = {"face", "suffer", "bear", "risk"};
    for (uint32_t t = 2; t < sentence->token_count; t++) {
        EntenteToken *verb = &sentence->tokens[t - 1];
        uint32_t above = verb->head, moved = above ? repair_child(sentence, above, "obj", t + 1) : 0;
        bool faces = false;
        for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
            faces = faces || repair_word_is(verb, verbs[i]);
        /* "must withdraw or face war" with a war that is withdrawn */
        if (faces && verb->upos == ENTENTE_VERB && repair_is(verb, "conj") && above && above < t && moved &&
            repair_word_is(&sentence->tokens[t - 2], "or") && !repair_child(sentence, t, "obj", 1))
            sentence->tokens[moved - 1].head = t;
    }
    for (uint32_t t = 2; t < sentence->token_count; t++) {
        EntenteToken * or = &sentence->tokens[t - 2], *token = &sentence->tokens[t - 1];
        uint32_t object = token->head;
        if (!repair_word_is(or, "or") || !repair_word_is(token, "face") || token->upos != ENTENTE_NOUN ||
            !repair_is(token, "compound") || object <= t || !repair_is(&sentence->tokens[object - 1], "conj"))
            continue;
        EntenteToken *faced = &sentence->tokens[object - 1];
        uint32_t first = faced->head;
        for (unsigned steps = 0; first && steps < 3 && sentence->tokens[first - 1].upos != ENTENTE_VERB;
             steps++)
            first = sentence->tokens[first - 1].head;
        if (!first || sentence->tokens[first - 1].upos != ENTENTE_VERB)
            continue;
        token->upos = ENTENTE_VERB;
        token->xpos = "VB";
        token->head = first;
        token->deprel = "conj";
        faced->head = t;
        faced->deprel = "obj";
        or->head = t;
    }
}

/* "envoys of both, *meeting* in Doha, agreed": between commas no noun without an article. */
static void meeting_asides(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t < sentence->token_count; t++) {
        EntenteToken *comma = &sentence->tokens[t - 2], *token = &sentence->tokens[t - 1];
        if (!repair_word_is(comma, ",") || !repair_word_is(token, "meeting") || token->upos != ENTENTE_NOUN ||
            (!repair_is(token, "acl") && !repair_is(token, "appos")) || repair_child(sentence, t, "det", 1) ||
            repair_child(sentence, t, "amod", 1))
            continue;
        const EntenteToken *next = &sentence->tokens[t];
        if (!repair_word_is(next, "in") && !repair_word_is(next, "at") && !repair_word_is(next, "on"))
            continue;
        token->upos = ENTENTE_VERB;
        token->xpos = "VBG";
        token->deprel = "acl";
    }
}

/* "another", "dozens": as much a number of people as 24 is. */
static bool is_count_word(const EntenteToken *token)
{
    static const char *const words[] = {"another", "others", "several", "many",     "some",      "dozens",
                                        "scores",  "scores", "more",    "hundreds", "thousands", "both"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (repair_word_is(token, words[i]))
            return true;
    return false;
}

/* "four people were killed and 24 wounded": the number is who was wounded, not a wounded thing's, and nobody
 * wounded. */
static void passive_tails(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1], *number = &sentence->tokens[t - 2];
        /* "killed and three wounded in a raid" with three who were killed, and whom the raid wounded */
        bool hung = repair_is(token, "acl") && token->head == t - 1 && repair_is(number, "conj");
        if ((number->upos != ENTENTE_NUM && !is_count_word(number)) || (!repair_is(token, "conj") && !hung) ||
            !token->head || (strcmp(token->xpos, "VBD") != 0 && strcmp(token->xpos, "VBN") != 0))
            continue;
        uint32_t first = hung ? number->head : token->head;
        if (!first || sentence->tokens[first - 1].upos != ENTENTE_VERB)
            continue;
        bool passive = repair_child(sentence, first, "aux:pass", 1) != 0;
        if (!passive || repair_child(sentence, t, "obj", t + 1) || repair_child(sentence, t, "aux:pass", 1))
            continue;
        token->xpos = "VBN";
        token->head = first;
        token->deprel = "conj";
        number->head = t;
        number->deprel = "nsubj:pass";
    }
}

/* "closed the Torkham crossing" with a Torkham that crosses: behind an article and a name a gerund without an
 * object names a thing (@gerund_named). */
static bool is_named_thing(const EntenteSentence *sentence, const EntenteLexicon *lexicon, uint32_t t)
{
    const EntenteToken *token = &sentence->tokens[t - 1], *name = &sentence->tokens[t - 2];
    uint32_t article = repair_child(sentence, t - 1, "det", 1);
    return name->upos == ENTENTE_PROPN && article && article < t - 1 &&
           lexicon_in_set(lexicon, token->text, "gerund_named") && !repair_child(sentence, t, "obj", 1) &&
           (token->head == t - 1 || token->head == name->head);
}

/* "its border crossing with Belarus" with a border that crosses: a gerund that names a thing together with
 * the noun before it (@gerund_noun). */
static void gerund_nouns(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1], *noun = &sentence->tokens[t - 2];
        const char *from = noun->text.data, *to = token->text.data + token->text.size;
        if (strcmp(token->xpos, "VBG") != 0 || noun->text.data + noun->text.size + 1 != token->text.data)
            continue;
        bool thing = repair_is(token, "acl") && token->head == t - 1 &&
                     lexicon_in_set(lexicon, (EntenteSlice){from, (size_t)(to - from)}, "gerund_noun");
        if (!thing && !is_named_thing(sentence, lexicon, t))
            continue;
        token->upos = ENTENTE_NOUN;
        token->xpos = "NN";
        token->lemma = token->text;
        token->head = noun->head;
        token->deprel = noun->deprel;
        noun->head = t;
        noun->deprel = "compound";
        for (uint32_t i = 1; i <= sentence->token_count; i++) {
            EntenteToken *below = &sentence->tokens[i - 1];
            if (below->head == t - 1 && i != t)
                below->head = t;
            if (below->head == t && repair_is(below, "obl"))
                below->deprel = "nmod";
        }
    }
}

/* "The president is due in Riyadh on Friday" with Riyadh as what he is: he is due there. */
static void due_places(EntenteSentence *sentence)
{
    for (uint32_t t = 1; t < sentence->token_count; t++) {
        EntenteToken *due = &sentence->tokens[t - 1];
        uint32_t place = due->head;
        if (!repair_word_is(due, "due") || !repair_is(due, "case") || place <= t ||
            !repair_child(sentence, place, "cop", 1) ||
            (!repair_word_is(&sentence->tokens[t], "in") && !repair_word_is(&sentence->tokens[t], "at")))
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
            if (i < t || repair_is(token, "nmod") || repair_is(token, "punct") || repair_is(token, "advcl") ||
                repair_is(token, "conj"))
                token->head = t;
            if (repair_is(token, "cop"))
                token->deprel = "aux";
            else if (i > place && repair_is(token, "nmod"))
                token->deprel = "obl";
        }
    }
}

/* "accused the Houthis" with "Houthis" as a pronoun: a capital word after an article is a name. */
static void foreign_names(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        bool capital = token->text.size > 3 && token->text.data[0] >= 'A' && token->text.data[0] <= 'Z';
        const EntenteToken *article = &sentence->tokens[t - 2];
        if (token->upos != ENTENTE_PRON || !capital ||
            (!repair_word_is(article, "the") && !repair_word_is(article, "The")))
            continue;
        token->upos = ENTENTE_PROPN;
        token->xpos = "NNPS";
    }
}

/* "talks are due to open" with "due to" as a preposition; "is due in Riyadh" with somebody who is due there:
 * he will come. */
static void due_verbs(EntenteSentence *sentence)
{
    for (uint32_t t = 1; t < sentence->token_count; t++) {
        EntenteToken *due = &sentence->tokens[t - 1], *next = &sentence->tokens[t];
        if (!repair_word_is(due, "due"))
            continue;
        if (repair_word_is(next, "to") && (repair_is(due, "case") || repair_is(due, "mark")) &&
            due->head > t && sentence->tokens[due->head - 1].upos == ENTENTE_VERB) {
            due->deprel = "advmod";
            next->head = due->head;
            next->deprel = "mark";
            next->upos = ENTENTE_PART;
        } else if (due->upos == ENTENTE_ADJ && repair_child(sentence, t, "cop", 1) &&
                   (repair_word_is(next, "in") || repair_word_is(next, "at")) && next->head &&
                   sentence->tokens[next->head - 1].head == t) {
            due->upos = ENTENTE_VERB;
            due->xpos = "VB";
            sentence->tokens[repair_child(sentence, t, "cop", 1) - 1].deprel = "aux";
        }
    }
}

/* Whether the verb stands after a modal or in the present tense: what is said, not what was done. */
static bool is_said_ahead(const EntenteSentence *sentence, uint32_t verb)
{
    const char *form = sentence->tokens[verb - 1].xpos;
    for (uint32_t t = 1; t <= sentence->token_count; t++)
        if (sentence->tokens[t - 1].head == verb && (strcmp(sentence->tokens[t - 1].xpos, "MD") == 0 ||
                                                     strcmp(sentence->tokens[t - 1].xpos, "TO") == 0))
            return true;
    return strcmp(form, "VBP") == 0 || strcmp(form, "VBZ") == 0;
}

/* "warned that they will act, and accused Georgia", with what was accused as part of the warning: a verb in
 * the past tense without a subject goes on with what was told, not with what was said to come. "Said that ten
 * were killed and claimed five aircraft": who was killed claims nothing. */
static void told_verbs(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t said = token->head;
        if (!repair_is(token, "conj") || !said || said > t ||
            (!repair_is(&sentence->tokens[said - 1], "ccomp") &&
             !repair_is(&sentence->tokens[said - 1], "xcomp")) ||
            repair_child(sentence, t, "nsubj", 1))
            continue;
        bool says = lexicon_in_set(lexicon, token->lemma, "cue_say") &&
                    repair_child(sentence, said, "aux:pass", 1) &&
                    (repair_child(sentence, t, "xcomp", t) || repair_child(sentence, t, "ccomp", t));
        uint32_t speaks = sentence->tokens[said - 1].head;
        if ((!says && strcmp(token->xpos, "VBD") != 0) || !speaks || speaks >= said ||
            strcmp(sentence->tokens[speaks - 1].xpos, "VBD") != 0 ||
            (!says && !is_said_ahead(sentence, said)))
            continue;
        token->head = speaks;
        token->xpos = "VBD";
    }
}

static bool is_operator(const EntenteLexicon *lexicon, const EntenteToken *token)
{
    return lexicon_find(lexicon, ROOT_OPERATORS, token->lemma, on_any, &(bool){false}) > 0;
}

/* "the accord that it signed in May" with "that" as if it opened a clause of content: what was signed. Nouns
 * that have content ("the claim that it voted") keep theirs, unless the verb wants an object ("the agreement
 * that it signed", @wants_object). */
static void relative_clauses(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        bool below = repair_is(token, "ccomp") && token->head &&
                     sentence->tokens[token->head - 1].upos == ENTENTE_NOUN;
        if ((!repair_is(token, "acl") && !below) || token->upos != ENTENTE_VERB || !token->head ||
            token->head >= t || !repair_child(sentence, t, "nsubj", 1))
            continue;
        uint32_t mark = repair_child(sentence, t, "mark", 1);
        EntenteToken *noun = &sentence->tokens[token->head - 1];
        bool content = is_operator(lexicon, noun) || lexicon_in_set(lexicon, noun->lemma, "content");
        bool that = mark && repair_word_is(&sentence->tokens[mark - 1], "that");
        if ((mark && !that) || repair_child(sentence, t, "obj", 1) || repair_child(sentence, t, "ccomp", 1) ||
            repair_child(sentence, t, "xcomp", 1) || repair_child(sentence, t, "aux:pass", 1) ||
            repair_child(sentence, t, "cop", 1) || !repair_known_verb(lexicon, token) ||
            (content && !lexicon_in_set(lexicon, token->lemma, "wants_object")))
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
        if (!repair_is(token, "acl") || !token->head || token->head >= t)
            continue;
        uint32_t mark = repair_child(sentence, t, "mark", 1), noun = token->head,
                 verb = sentence->tokens[noun - 1].head;
        if (!mark || !repair_word_is(&sentence->tokens[mark - 1], "to") || !verb || verb > noun ||
            !repair_is(&sentence->tokens[noun - 1], "obl") ||
            is_operator(lexicon, &sentence->tokens[noun - 1]) ||
            !is_operator(lexicon, &sentence->tokens[verb - 1]) || repair_child(sentence, verb, "xcomp", 1))
            continue;
        uint32_t told = repair_child(sentence, verb, "iobj", verb);
        if (!told)
            told = repair_child(sentence, verb, "obj", verb);
        /* "appealed to the parties to extend it": they are the ones who are told */
        uint32_t to = repair_child(sentence, noun, "case", 1);
        bool addressed = !told && to &&
                         (repair_word_is(&sentence->tokens[to - 1], "to") ||
                          repair_word_is(&sentence->tokens[to - 1], "on"));
        if (!addressed && (!told || told > noun))
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
        if (!repair_is(token, "obj") || !token->head || token->head >= t)
            continue;
        uint32_t first = repair_child(sentence, token->head, "obj", token->head);
        bool calls = false;
        for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
            calls = calls || slice_is(sentence->tokens[token->head - 1].lemma, lemmas[i]);
        if (calls && first && first < t)
            token->deprel = "xcomp";
    }
}

/* "Turkish troops" with "Turkish" as a verb: nationalities are none. */
static void nationalities(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        bool name = false;
        if (token->upos != ENTENTE_VERB || (!repair_is(token, "amod") && !repair_is(token, "compound")) ||
            !token->text.size || token->text.data[0] < 'A' || token->text.data[0] > 'Z')
            continue;
        lexicon_find(lexicon, ROOT_NAMES, token->text, on_name, &name);
        if (!name)
            continue;
        token->upos = ENTENTE_ADJ;
        token->xpos = "JJ";
        token->deprel = "amod";
    }
}

/* "praised ECOWAS", "accused ECOWAS of": a name right behind a verb that has no object is its object. */
static bool take_as_object(EntenteSentence *sentence, uint32_t t)
{
    const EntenteToken *verb = t > 1 ? &sentence->tokens[t - 2] : NULL;
    if (!verb || (verb->upos != ENTENTE_VERB && !repair_is(verb, "root")) ||
        repair_child(sentence, t - 1, "obj", 1) || repair_child(sentence, t - 1, "aux:pass", 1))
        return false;
    EntenteToken *name = &sentence->tokens[t - 1];
    for (uint32_t i = 1; i <= sentence->token_count; i++)
        if (sentence->tokens[i - 1].head == t && i < t)
            return false;
    name->head = t - 1;
    name->deprel = "obj";
    return true;
}

/* "ECOWAS imposed sanctions" with ECOWAS as "was": what is written in capitals and names somebody is a name,
 * and the subject of a verb that has none. */
/* "IS" among words that are not in capitals. */
static bool is_caliphate(const EntenteSentence *sentence, uint32_t t)
{
    if (!repair_word_is(&sentence->tokens[t - 1], "IS"))
        return false;
    for (uint32_t i = 1; i <= sentence->token_count; i++) {
        EntenteSlice text = sentence->tokens[i - 1].text;
        if (i != t && text.size > 3 && text.data[1] >= 'a' && text.data[1] <= 'z')
            return true;
    }
    return false;
}

/* "an attack by IS near Hasakah": a name behind a preposition that the tree gives to a later noun. */
static bool take_behind_preposition(EntenteSentence *sentence, uint32_t t)
{
    if (t < 3 || sentence->tokens[t - 2].upos != ENTENTE_ADP || !repair_is(&sentence->tokens[t - 1], "cop") ||
        sentence->tokens[t - 2].head <= t)
        return false;
    EntenteToken *name = &sentence->tokens[t - 1], *before = &sentence->tokens[t - 3];
    bool noun = before->upos == ENTENTE_NOUN || before->upos == ENTENTE_PROPN;
    uint32_t above = sentence->tokens[name->head - 1].head;
    if (!noun && (!above || above >= t))
        return false;
    uint32_t place = name->head;
    for (uint32_t i = place + 1; above && above < t && i <= sentence->token_count; i++)
        if (sentence->tokens[i - 1].head == place && repair_is(&sentence->tokens[i - 1], "nmod")) {
            sentence->tokens[i - 1].head = above;
            sentence->tokens[i - 1].deprel = "obl";
        }
    name->head = noun ? t - 2 : above;
    name->deprel = noun ? "nmod" : "obl";
    sentence->tokens[t - 2].head = t;
    return true;
}

static void capital_names(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    enum { SHORTEST = 3 };
    for (uint32_t t = 1; t < sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        if ((token->upos != ENTENTE_AUX && token->upos != ENTENTE_VERB && token->upos != ENTENTE_ADV) ||
            (token->text.size < SHORTEST && !is_caliphate(sentence, t)))
            continue;
        bool capitals = true, name = false;
        for (size_t i = 0; i < token->text.size && capitals; i++)
            capitals = token->text.data[i] >= 'A' && token->text.data[i] <= 'Z';
        if (capitals)
            lexicon_find(lexicon, ROOT_NAMES, token->text, on_name, &name);
        if (!name)
            continue;
        token->upos = ENTENTE_PROPN;
        token->xpos = "NNP";
        token->lemma = token->text;
        uint32_t verb = token->head;
        if (take_behind_preposition(sentence, t))
            continue;
        if (take_as_object(sentence, t))
            continue;
        if (repair_is(token, "cop"))
            token->deprel = "compound"; /* "ECOWAS eased sanctions" as what they are */
        if (!verb ||
            (!repair_is(token, "aux") && !repair_is(token, "aux:pass") && !repair_is(token, "advmod")))
            continue;
        EntenteToken *below = &sentence->tokens[verb - 1];
        uint32_t article = repair_child(sentence, verb, "nsubj", 1);
        if (!article)
            article = repair_child(sentence, verb, "nsubj:pass", 1);
        /* "ECOWAS defence chiefs will meet": theirs whose the meeting is */
        if (article > t && (article == t + 1 || sentence->tokens[t].head == article)) {
            token->head = article;
            token->deprel = "compound";
            continue;
        }
        /* "ECOWAS suspended Guinea-Bissau", with a Guinea that is suspended */
        if (repair_is(token, "aux:pass") && verb == t + 1 && article > verb &&
            repair_is(&sentence->tokens[article - 1], "nsubj:pass") &&
            !repair_child(sentence, verb, "obj", 1)) {
            sentence->tokens[article - 1].deprel = "obj";
            article = 0;
        }
        bool free = !article || (article == t - 1 && sentence->tokens[article - 1].upos == ENTENTE_DET);
        if (!free)
            continue;
        if (article) {
            sentence->tokens[article - 1].head = t;
            sentence->tokens[article - 1].deprel = "det";
        }
        token->deprel = "nsubj";
        if (strcmp(below->xpos, "VBN") == 0)
            below->xpos = "VBD";
    }
}

static bool on_proper_state(void *context, LexiconHit hit)
{
    bool *found = context;
    *found = *found || (hit.payload->kind == PAYLOAD_ACTOR && hit.payload->variety != NAME_ADJECTIVE);
    return !*found;
}

/* "The Vatican mediated talks" with talks that are Vatican: a state's or body's name is no adjective, but for
 * a nationality. */
static bool is_state_here(const EntenteLexicon *lexicon, const EntenteToken *token)
{
    bool found = false;
    bool capital = token->text.size > 2 && token->text.data[0] >= 'A' && token->text.data[0] <= 'Z';
    if (token->upos == ENTENTE_ADJ && repair_is(token, "amod") && capital)
        lexicon_find(lexicon, ROOT_NAMES, token->text, on_proper_state, &found);
    return found;
}

/* The first of the names that the noun was taken for the last of: "Japan, Canada and Chad voiced *support*";
 * 0: none. */
static uint32_t list_before(const EntenteSentence *sentence, uint32_t noun, uint32_t verb)
{
    uint32_t first = sentence->tokens[noun - 1].head;
    if (!repair_is(&sentence->tokens[noun - 1], "conj") || !first || first >= verb ||
        sentence->tokens[first - 1].upos != ENTENTE_PROPN ||
        !repair_is(&sentence->tokens[first - 1], "root") || repair_child(sentence, first, "nsubj", 1) ||
        repair_child(sentence, first, "cop", 1))
        return 0;
    for (uint32_t t = first; t < verb; t++)
        if (sentence->tokens[t - 1].upos == ENTENTE_VERB || sentence->tokens[t - 1].upos == ENTENTE_AUX)
            return 0;
    return first;
}

/* "Rwanda severed ties with Belgium", "Norway froze assets" read as a mere noun phrase: a sentence wants a
 * verb. */
static void sentence_verbs(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 2; t < sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1], *before = &sentence->tokens[t - 2];
        uint32_t noun = token->head;
        bool named = before->upos == ENTENTE_PROPN && repair_is(before, "compound");
        if (token->upos != ENTENTE_VERB || !repair_is(token, "amod") || noun <= t ||
            (before->head != noun && before->head != t) || (!named && !is_state_here(lexicon, before)) ||
            !repair_known_verb(lexicon, token))
            continue;
        uint32_t list = list_before(sentence, noun, t);
        if (!list && !repair_is(&sentence->tokens[noun - 1], "root"))
            continue;
        before->head = t;
        for (uint32_t i = 1; i <= sentence->token_count; i++) {
            EntenteToken *child = &sentence->tokens[i - 1];
            if (child->head == noun && i != t && (i < t || repair_is(child, "punct")))
                child->head = i < t - 1 && !repair_is(child, "punct") ? t - 1 : t;
            else if (list && child->head == list && i > t)
                child->head = t;
        }
        before->deprel = "nsubj";
        if (list) {
            before->head = list;
            before->deprel = "conj";
            sentence->tokens[list - 1].head = t;
            sentence->tokens[list - 1].deprel = "nsubj";
        }
        token->head = 0;
        token->deprel = "root";
        token->xpos = "VBD";
        sentence->tokens[noun - 1].head = t;
        sentence->tokens[noun - 1].deprel = "obj";
        return;
    }
}

/* "demanded that both stop, that Juba leave": one more of what was demanded. */
static void that_clauses(EntenteSentence *sentence)
{
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        if (!repair_is(token, "advcl") || !token->head || token->head >= t ||
            !repair_is(&sentence->tokens[token->head - 1], "ccomp"))
            continue;
        uint32_t mark = repair_child(sentence, t, "mark", 1),
                 first = repair_child(sentence, token->head, "mark", 1);
        if (mark && first && repair_word_is(&sentence->tokens[mark - 1], "that") &&
            repair_word_is(&sentence->tokens[first - 1], "that"))
            token->deprel = "conj";
    }
}

/* "two bombs tore through", "they shook hands": a plural subject in the past, where the form is no
 * infinitive's.
 */
static void past_forms(EntenteSentence *sentence)
{
    for (uint32_t t = 1; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        bool word = token->text.size > 2 && token->text.data[0] >= 'a' && token->text.data[0] <= 'z';
        if (token->upos == ENTENTE_VERB && strcmp(token->xpos, "VBP") == 0 && word &&
            !slice_equal(token->text, token->lemma))
            token->xpos = "VBD";
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
    past_forms(copy);
    repair_mistaken(copy, lexicon, arena);
    repair_framed(copy);
    repair_deeds(copy, lexicon);
    foreign_names(copy);
    nationalities(copy, lexicon);
    capital_names(copy, lexicon);
    sentence_verbs(copy, lexicon);
    repair_verbless(copy, lexicon);
    join_names(copy);
    drop_datelines(copy);
    repair_names(copy, lexicon);
    repair_clauses(copy, lexicon);
    repair_told(copy, lexicon);
    clause_verbs(copy, lexicon);
    alternatives(copy);
    meeting_asides(copy);
    infinitives(copy, lexicon);
    passive_tails(copy);
    gerund_nouns(copy, lexicon);
    repair_fronted(copy, lexicon);
    due_places(copy);
    due_verbs(copy);
    told_verbs(copy, lexicon);
    that_clauses(copy);
    relative_clauses(copy, lexicon);
    told_infinitives(copy, lexicon);
    called_names(copy);
    repair_joined(copy, lexicon);
    repair_headlines(copy, lexicon);
    repair_joints(copy, lexicon);
    repair_objects(copy, lexicon);
    return copy;
}
