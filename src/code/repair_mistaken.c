/* Words that the parser took for another part of speech, verbs of two words, and what it hung on part of a
 * name. */
#include "base/slice.h"
#include "code/names.h"
#include "code/repair_inside.h"

#include <string.h>

/* "Mali, Burkina Faso and Niger" with Niger joined to "Faso": what hangs on a later word of a name hangs on
 * the name. */
static void whole_names(EntenteSentence *sentence)
{
    static const char *const deprels[] = {"conj", "appos", "acl:relcl", "nmod"};
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t part = token->head;
        if (!part || part >= t || !repair_is(&sentence->tokens[part - 1], "flat") ||
            !sentence->tokens[part - 1].head)
            continue;
        for (size_t i = 0; i < sizeof deprels / sizeof *deprels; i++)
            if (repair_is(token, deprels[i])) {
                token->head = sentence->tokens[part - 1].head;
                break;
            }
    }
}

/* "brushed aside calls" with "aside" before its object like a preposition: a particle of the verb. */
static void particles(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t < sentence->token_count; t++) {
        EntenteToken *aside = &sentence->tokens[t - 1];
        uint32_t noun = aside->head;
        if (!repair_word_is(aside, "aside") || !repair_is(aside, "case") || noun <= t ||
            sentence->tokens[t - 2].upos != ENTENTE_VERB)
            continue;
        aside->head = t - 1;
        aside->deprel = "compound:prt";
        EntenteToken *object = &sentence->tokens[noun - 1];
        if (object->head == t - 1 && repair_is(object, "obl"))
            object->deprel = "obj";
    }
}

/* "set a school ablaze" with a blaze of a school. */
static void set_ablaze(EntenteSentence *sentence)
{
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1], *thing = &sentence->tokens[t - 2];
        uint32_t verb = token->head;
        if ((!repair_word_is(token, "ablaze") && !repair_word_is(token, "alight")) ||
            token->upos != ENTENTE_NOUN || thing->head != t || !verb || verb >= t - 1)
            continue;
        repair_rehang(sentence, t, t - 1, t - 1);
        thing->head = verb;
        thing->deprel = token->deprel;
        token->head = verb;
        token->deprel = "advmod";
        token->upos = ENTENTE_ADV;
        for (uint32_t i = t + 1; i <= sentence->token_count; i++)
            if (sentence->tokens[i - 1].head == t - 1 && repair_is(&sentence->tokens[i - 1], "obl"))
                sentence->tokens[i - 1].head = verb;
    }
}

/* "between the Democratic Republic of Congo and Rwanda" with Rwanda joined to a word of the name: it is
 * joined to the name. */
static void joined_to_names(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 4; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t inner = token->head;
        NameMatch match;
        if (!repair_is(token, "conj") || !inner || inner >= t)
            continue;
        for (uint32_t first = inner > 5 ? inner - 5 : 1; first < inner; first++) {
            if (!names_match(lexicon, sentence, first, &match) || match.last < inner || match.last >= t ||
                names_only_places(&match))
                continue;
            uint32_t top = inner;
            while (sentence->tokens[top - 1].head >= match.first && sentence->tokens[top - 1].head < inner)
                top = sentence->tokens[top - 1].head;
            if (top != inner)
                token->head = top;
            break;
        }
    }
}

static bool is_prefix(const EntenteToken *token)
{
    static const char *const words[] = {"test",  "gang", "fire",  "carpet", "machine", "tear",
                                        "baton", "air",  "force", "spear",  "flight",  "petrol",
                                        "dive",  "mass", "stun",  "double", "cluster"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (repair_word_is(token, words[i]))
            return true;
    return false;
}

/* The verb of two words takes the place of a participle: "fighters gang-raped women" as women who were raped.
 */
static void stand_up(EntenteSentence *sentence, uint32_t subject, uint32_t verb)
{
    EntenteToken *noun = &sentence->tokens[subject - 1], *token = &sentence->tokens[verb - 1];
    uint32_t object = token->head;
    if (!repair_is(token, "amod") || object <= verb ||
        (noun->upos != ENTENTE_NOUN && noun->upos != ENTENTE_PROPN) ||
        (sentence->tokens[object - 1].head != subject && noun->head != object))
        return;
    uint32_t above =
        sentence->tokens[object - 1].head == subject ? noun->head : sentence->tokens[object - 1].head;
    const char *deprel =
        sentence->tokens[object - 1].head == subject ? noun->deprel : sentence->tokens[object - 1].deprel;
    token->head = above;
    token->deprel = deprel;
    token->xpos = "VBD";
    noun->head = verb;
    noun->deprel = "nsubj";
    sentence->tokens[object - 1].head = verb;
    sentence->tokens[object - 1].deprel = "obj";
    for (uint32_t i = verb + 1; i <= sentence->token_count; i++)
        if (sentence->tokens[i - 1].head == subject && i != object)
            sentence->tokens[i - 1].head = verb;
}

/* "test-fired a missile", "gang-raped women": one verb, and no test that fired. */
static void hyphened_verbs(EntenteSentence *sentence, Arena *arena)
{
    for (uint32_t t = 2; t + 2 <= sentence->token_count; t++) {
        EntenteToken *prefix = &sentence->tokens[t - 1], *hyphen = &sentence->tokens[t],
                     *verb = &sentence->tokens[t + 1];
        if (!repair_word_is(hyphen, "-") || verb->upos != ENTENTE_VERB || prefix->end != hyphen->start ||
            hyphen->end != verb->start || !is_prefix(prefix))
            continue;
        size_t size = prefix->text.size + 1 + verb->lemma.size;
        char *lemma = arena_bytes(arena, size);
        if (!lemma)
            return;
        memcpy(lemma, prefix->text.data, prefix->text.size);
        lemma[prefix->text.size] = '-';
        memcpy(lemma + prefix->text.size + 1, verb->lemma.data, verb->lemma.size);
        verb->lemma = (EntenteSlice){lemma, size};
        uint32_t subject = repair_is(prefix, "nsubj") && prefix->head == t + 2 ? t - 1 : 0;
        if (subject && sentence->tokens[subject - 1].head == t) {
            repair_rehang(sentence, t, subject, t + 1);
            sentence->tokens[subject - 1].head = t + 2;
            sentence->tokens[subject - 1].deprel = "nsubj";
        }
        prefix->head = hyphen->head = t + 2;
        prefix->deprel = "dep";
        prefix->upos = ENTENTE_X;
        hyphen->deprel = "punct";
        stand_up(sentence, t - 1, t + 2);
    }
}

/* "The column set out" read as a thing that was set. */
static void setters_out(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *verb = &sentence->tokens[t - 1];
        uint32_t subject = repair_child(sentence, t, "nsubj:pass", 1),
                 particle = repair_child(sentence, t, "compound:prt", t);
        if (!subject || !particle || !repair_word_is(verb, "set") ||
            repair_child(sentence, t, "aux:pass", 1) ||
            (!repair_word_is(&sentence->tokens[particle - 1], "out") &&
             !repair_word_is(&sentence->tokens[particle - 1], "off")))
            continue;
        sentence->tokens[subject - 1].deprel = "nsubj";
        verb->xpos = "VBD";
    }
}

/* "is prepared to hand over" is ready to, and prepares nothing. */
static void prepared_people(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t < sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t auxiliary = repair_child(sentence, t, "aux:pass", 1),
                 subject = repair_child(sentence, t, "nsubj:pass", 1);
        if (!repair_word_is(token, "prepared") || !auxiliary || !repair_word_is(&sentence->tokens[t], "to") ||
            !repair_child(sentence, t, "xcomp", t))
            continue;
        token->upos = ENTENTE_ADJ;
        token->xpos = "JJ";
        token->lemma = token->text;
        sentence->tokens[auxiliary - 1].deprel = "cop";
        if (subject)
            sentence->tokens[subject - 1].deprel = "nsubj";
    }
}

/* "found Thomas Kwoyelo guilty" with "guilty" as a third name. */
static void found_guilty(EntenteSentence *sentence)
{
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        if (!repair_word_is(token, "guilty") || token->upos == ENTENTE_ADJ ||
            (!repair_is(token, "flat") && !repair_is(token, "nmod") && !repair_is(token, "appos")))
            continue;
        for (uint32_t verb = t - 1; verb; verb--)
            if (sentence->tokens[verb - 1].upos == ENTENTE_VERB) {
                token->upos = ENTENTE_ADJ;
                token->xpos = "JJ";
                token->head = verb;
                token->deprel = "xcomp";
                break;
            }
    }
}

/* What only a noun is of its clause. */
static bool has_nouns_place(const EntenteToken *token)
{
    static const char *const deprels[] = {"nsubj", "nsubj:pass", "obj",   "obl",
                                          "nmod",  "conj",       "appos", "root"};
    for (size_t i = 0; i < sizeof deprels / sizeof *deprels; i++)
        if (repair_is(token, deprels[i]))
            return true;
    return false;
}

/* "A rally by students" with "rally" as an adverb, "the pull-out of troops" with "out" as a preposition. */
static void noun_endings(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1], *before = &sentence->tokens[t - 2];
        bool joined = t > 2 && repair_word_is(before, "-") && before->head == t - 2 &&
                      before->text.data + 1 == token->text.data && sentence->tokens[t - 3].head == t;
        bool rally = repair_word_is(token, "rally") && token->upos == ENTENTE_ADV;
        if (rally || (joined && has_nouns_place(token) &&
                      (token->upos == ENTENTE_ADP || token->upos == ENTENTE_ADV))) {
            token->upos = ENTENTE_NOUN;
            token->xpos = "NN";
        }
    }
}

/* "were slain", "had slain more than 200" with "slain" as an adjective. */
static void slain_people(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        if (!repair_word_is(token, "slain") || token->upos != ENTENTE_ADJ || repair_is(token, "amod"))
            continue;
        uint32_t copula = repair_child(sentence, t, "cop", 1),
                 subject = repair_child(sentence, t, "nsubj", 1);
        uint32_t above = token->head;
        if (copula) {
            sentence->tokens[copula - 1].deprel = "aux:pass";
            if (subject)
                sentence->tokens[subject - 1].deprel = "nsubj:pass";
        } else if (repair_is(token, "xcomp") && above && above < t &&
                   slice_is(sentence->tokens[above - 1].lemma, "have")) {
            EntenteToken *have = &sentence->tokens[above - 1];
            uint32_t top = have->head;
            token->deprel = have->deprel;
            repair_rehang(sentence, above, t, 0);
            token->head = top;
            have->head = t;
            have->deprel = "aux";
        }
        token->upos = ENTENTE_VERB;
        token->xpos = "VBN";
        token->lemma = entente_slice("slay");
    }
}

/* "condemned this cowardly attack" with somebody who attacks in a cowardly way: an adjective, and what it is
 * of is what the verb before is about. */
static void cowardly_deeds(EntenteSentence *sentence)
{
    static const char *const words[] = {"cowardly", "deadly", "ghastly", "grisly", "costly", "ugly"};
    for (uint32_t t = 2; t < sentence->token_count; t++) {
        EntenteToken *word = &sentence->tokens[t - 1], *deed = &sentence->tokens[t];
        bool known = false;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            known = known || repair_word_is(word, words[i]);
        if (!known || sentence->tokens[t - 2].upos != ENTENTE_DET || word->head != t + 1 ||
            (deed->upos != ENTENTE_NOUN && strcmp(deed->xpos, "VB") != 0 && strcmp(deed->xpos, "VBP") != 0))
            continue;
        word->upos = ENTENTE_ADJ;
        word->xpos = "JJ";
        word->deprel = "amod";
        deed->upos = ENTENTE_NOUN;
        deed->xpos = "NN";
        uint32_t above = deed->head;
        if (!repair_is(deed, "acl:relcl") || !above || above > t)
            continue;
        if (sentence->tokens[above - 1].upos != ENTENTE_VERB)
            above = sentence->tokens[above - 1].head;
        if (!above || above > t || sentence->tokens[above - 1].upos != ENTENTE_VERB ||
            repair_child(sentence, above, "obj", above + 1))
            continue;
        deed->head = above;
        deed->deprel = "obj";
        for (uint32_t i = t + 2; i <= sentence->token_count; i++) {
            EntenteToken *child = &sentence->tokens[i - 1];
            if (child->head != t + 1)
                continue;
            if (repair_is(child, "conj") && child->upos == ENTENTE_VERB)
                child->head = above;
            else if (repair_is(child, "obl"))
                child->deprel = "nmod";
        }
    }
}

/* "declared the vote null and void" with the vote as a kind of null. */
static void null_and_void(EntenteSentence *sentence)
{
    for (uint32_t t = 3; t + 2 <= sentence->token_count; t++) {
        EntenteToken *null = &sentence->tokens[t - 1], *thing = &sentence->tokens[t - 2];
        uint32_t verb = null->head;
        if (!repair_word_is(null, "null") || !repair_word_is(&sentence->tokens[t], "and") ||
            !repair_word_is(&sentence->tokens[t + 1], "void") || !repair_is(null, "obj") || !verb ||
            verb >= t || thing->head != t || !repair_is(thing, "compound"))
            continue;
        EntenteToken *empty = &sentence->tokens[t + 1];
        repair_rehang(sentence, t + 2, verb, t + 1);
        repair_rehang(sentence, t, t - 1, 0);
        thing->head = verb;
        thing->deprel = "obj";
        null->deprel = "xcomp";
        null->upos = empty->upos = ENTENTE_ADJ;
        null->xpos = empty->xpos = "JJ";
        empty->head = t;
        empty->deprel = "conj";
        sentence->tokens[t].head = t + 2;
    }
}

/* Whether a clause says what somebody is there for: "to plead", "for talks". */
static bool has_errand(const EntenteSentence *sentence, uint32_t place)
{
    static const char *const errands[] = {"talks",    "visit",         "talk",         "meeting",
                                          "meetings", "consultations", "negotiations", "summit"};
    for (uint32_t t = place + 1; t <= sentence->token_count; t++) {
        const EntenteToken *token = &sentence->tokens[t - 1];
        if (repair_is(token, "advcl") && token->head == place && repair_child(sentence, t, "mark", place) &&
            repair_word_is(&sentence->tokens[repair_child(sentence, t, "mark", place) - 1], "to"))
            return true;
        uint32_t preposition = repair_child(sentence, t, "case", place);
        for (size_t i = 0; preposition && i < sizeof errands / sizeof *errands; i++)
            if (repair_word_is(&sentence->tokens[preposition - 1], "for") &&
                repair_word_is(token, errands[i]))
                return true;
    }
    return false;
}

/* "clerics were in Niamey to plead with him", "he was in Kyiv for talks": to be there with an errand is a
 * deed like any verb's. */
static void presences(EntenteSentence *sentence)
{
    for (uint32_t t = 4; t <= sentence->token_count; t++) {
        EntenteToken *place = &sentence->tokens[t - 1];
        uint32_t copula = repair_child(sentence, t, "cop", 1), in = repair_child(sentence, t, "case", 1);
        uint32_t subject = repair_child(sentence, t, "nsubj", 1);
        bool back = place->upos == ENTENTE_ADV && repair_word_is(place, "back");
        bool here = back || (place->upos == ENTENTE_ADV && repair_word_is(place, "here"));
        bool named = place->upos == ENTENTE_PROPN && in > copula && in &&
                     repair_word_is(&sentence->tokens[in - 1], "in");
        if ((!here && !named) || !copula || !subject || subject > copula ||
            (!back && !has_errand(sentence, t)))
            continue;
        EntenteToken *be = &sentence->tokens[copula - 1];
        for (uint32_t i = 1; i <= sentence->token_count; i++) {
            EntenteToken *token = &sentence->tokens[i - 1];
            bool own = i == in || repair_is(token, "det") || repair_is(token, "compound") ||
                       repair_is(token, "flat") || repair_is(token, "appos") || repair_is(token, "amod");
            if (token->head != t || i == copula || (named && own))
                continue;
            token->head = copula;
            if (repair_is(token, "nmod"))
                token->deprel = "obl";
        }
        be->head = place->head;
        be->deprel = place->deprel;
        be->upos = ENTENTE_VERB;
        be->lemma = entente_slice("be");
        place->head = copula;
        place->deprel = named ? "obl" : "advmod";
    }
}

/* "blankets to displaced families", "aid to wounded soldiers" with "to" as that of an infinitive, which no
 * past form can be. */
static void given_to_the_afflicted(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t < sentence->token_count; t++) {
        EntenteToken *past = &sentence->tokens[t - 1], *to = &sentence->tokens[t - 2];
        EntenteToken *noun = &sentence->tokens[t];
        EntenteSlice text = past->text;
        if (past->upos != ENTENTE_VERB || !repair_word_is(to, "to") || to->head != t || !past->head ||
            text.size < 4 || memcmp(text.data + text.size - 2, "ed", 2) != 0 ||
            slice_equal(text, past->lemma) || noun->head != t || !repair_is(noun, "obj"))
            continue;
        bool verb = sentence->tokens[past->head - 1].upos == ENTENTE_VERB;
        repair_rehang(sentence, t, t + 1, t - 1);
        noun->head = past->head;
        noun->deprel = verb ? "obl" : "nmod";
        to->head = t + 1;
        to->deprel = "case";
        to->upos = ENTENTE_ADP;
        past->head = t + 1;
        past->deprel = "amod";
    }
}

/* "a tanker bound for Cuba" with a bound of a tanker. */
static void bound_for(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t < sentence->token_count; t++) {
        EntenteToken *bound = &sentence->tokens[t - 1], *ship = &sentence->tokens[t - 2];
        if (!repair_word_is(bound, "bound") || bound->upos != ENTENTE_NOUN || ship->head != t ||
            !repair_is(ship, "compound") || !repair_word_is(&sentence->tokens[t], "for"))
            continue;
        uint32_t goal = sentence->tokens[t].head;
        if (goal <= t)
            continue;
        repair_rehang(sentence, t, t - 1, goal);
        ship->head = bound->head;
        ship->deprel = bound->deprel;
        bound->head = t - 1;
        bound->deprel = "acl";
        bound->upos = ENTENTE_VERB;
        sentence->tokens[goal - 1].deprel = "obl";
    }
}

/* "A convoy carrying flour crossed into Chad" with nobody's crossing under what is carried. */
static void carriers_that_move(EntenteSentence *sentence)
{
    for (uint32_t t = 3; t <= sentence->token_count; t++) {
        EntenteToken *verb = &sentence->tokens[t - 1];
        uint32_t carries = verb->head, carrier = carries ? sentence->tokens[carries - 1].head : 0;
        if (!carrier || verb->upos != ENTENTE_VERB ||
            (strcmp(verb->xpos, "VBD") != 0 && strcmp(verb->xpos, "VBN") != 0) || !repair_is(verb, "xcomp") ||
            carries > t || !repair_is(&sentence->tokens[carries - 1], "acl") ||
            sentence->tokens[carrier - 1].head || sentence->tokens[carrier - 1].upos != ENTENTE_NOUN)
            continue;
        EntenteToken *noun = &sentence->tokens[carrier - 1];
        verb->head = 0;
        verb->deprel = "root";
        noun->head = t;
        noun->deprel = "nsubj";
        for (uint32_t i = t + 1; i <= sentence->token_count; i++)
            if (sentence->tokens[i - 1].head == carrier)
                sentence->tokens[i - 1].head = t;
    }
}

/* "three soldiers and a civilian were killed" with an adjective: whoever has an article of his own is a
 * person. */
static void adjectives_of_people(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 2; t <= sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        const EntenteToken *article = &sentence->tokens[t - 2];
        bool noun =
            repair_is(token, "conj") || repair_is(token, "obj") || strncmp(token->deprel, "nsubj", 5) == 0;
        if (token->upos != ENTENTE_ADJ || strcmp(token->xpos, "JJ") != 0 || !noun || article->head != t ||
            !(repair_word_is(article, "a") || repair_word_is(article, "an")) ||
            !repair_is_role(lexicon, token->lemma))
            continue;
        token->upos = ENTENTE_NOUN;
        token->xpos = "NN";
    }
}

/* "Mali's army, Chad's military and Nigerian officials" with military officials of Chad: what somebody owns
 * and an "and" follows is a noun of the row. */
static void owned_adjectives(EntenteSentence *sentence, const EntenteLexicon *lexicon)
{
    for (uint32_t t = 2; t < sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1];
        uint32_t noun = token->head;
        if (token->upos != ENTENTE_ADJ || !repair_is(token, "amod") || noun <= t + 1 ||
            !repair_word_is(&sentence->tokens[t], "and") || !repair_is_role(lexicon, token->lemma) ||
            !repair_is_nominal(&sentence->tokens[noun - 1]))
            continue;
        uint32_t owner = repair_child(sentence, noun, "nmod:poss", 1);
        if (!owner || owner > t || repair_child(sentence, owner, "case", 1) + 1 != t)
            continue;
        EntenteToken *last = &sentence->tokens[noun - 1];
        bool row = repair_is(last, "conj") || repair_is(last, "appos");
        token->upos = ENTENTE_NOUN;
        token->xpos = "NN";
        token->head = last->head;
        token->deprel = row ? "conj" : last->deprel;
        last->deprel = "conj";
        if (!row)
            last->head = t;
        sentence->tokens[owner - 1].head = t;
        for (uint32_t i = t + 1; i < noun; i++) {
            EntenteToken *between = &sentence->tokens[i - 1];
            if (between->head == t || between->head == noun || repair_is(between, "cc"))
                between->head = noun;
            if (between->head == noun && repair_is(between, "conj"))
                between->deprel = "amod";
        }
    }
}

/* "Peru and neighbouring Bolivia", "crossed into neighbouring Togo" with a verb: it tells where that country
 * lies. */
static void neighbouring_countries(EntenteSentence *sentence)
{
    for (uint32_t t = 2; t < sentence->token_count; t++) {
        EntenteToken *token = &sentence->tokens[t - 1], *land = &sentence->tokens[t];
        if ((!repair_word_is(token, "neighbouring") && !repair_word_is(token, "neighboring")) ||
            token->upos != ENTENTE_VERB || land->upos != ENTENTE_PROPN || land->head != t)
            continue;
        EntenteToken *before = &sentence->tokens[t - 2];
        uint32_t first = t - 2;
        bool joins = repair_word_is(before, "and") && t > 2;
        /* past the clause between commas: "Chad, which hosts troops, and neighbouring Niger" */
        while (joins && first &&
               !(sentence->tokens[first - 1].upos == ENTENTE_PROPN &&
                 repair_is(&sentence->tokens[first - 1], "nsubj") &&
                 (sentence->tokens[first - 1].head > t || sentence->tokens[first - 1].head == token->head)))
            first--;
        bool subject = joins && first;
        bool aside = repair_is(token, "conj") && t > 3 && repair_word_is(&sentence->tokens[t - 3], ",") &&
                     subject && sentence->tokens[first - 1].head > t;
        land->head = token->head;
        land->deprel = repair_is(token, "advcl") ? "obl" : token->deprel;
        if ((repair_is(token, "csubj") || aside) && subject) {
            land->head = first;
            land->deprel = "conj";
            before->head = t + 1;
            before->deprel = "cc";
        } else if (repair_is(token, "csubj")) {
            land->deprel = "nsubj";
        }
        repair_rehang(sentence, t, t + 1, t + 1);
        if (repair_is(before, "mark"))
            before->deprel = "case";
        token->head = t + 1;
        token->deprel = "amod";
        token->upos = ENTENTE_ADJ;
        token->xpos = "JJ";
    }
}

void repair_mistaken(EntenteSentence *sentence, const EntenteLexicon *lexicon, Arena *arena)
{
    adjectives_of_people(sentence, lexicon);
    owned_adjectives(sentence, lexicon);
    neighbouring_countries(sentence);
    noun_endings(sentence);
    slain_people(sentence);
    cowardly_deeds(sentence);
    null_and_void(sentence);
    presences(sentence);
    given_to_the_afflicted(sentence);
    bound_for(sentence);
    carriers_that_move(sentence);
    whole_names(sentence);
    joined_to_names(sentence, lexicon);
    repair_successive(sentence, lexicon);
    repair_openings(sentence, lexicon);
    particles(sentence);
    hyphened_verbs(sentence, arena);
    setters_out(sentence);
    prepared_people(sentence);
    found_guilty(sentence);
    set_ablaze(sentence);
}
