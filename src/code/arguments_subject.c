/* Whom a verb's subject is: relative clauses, participles, control and coordination undone. */
#include "code/arguments_inside.h"

#include "code/coreference.h"

#include <string.h>

uint32_t arguments_above(const View *view, uint32_t token)
{
    uint32_t head = view_token(view, token)->head;
    return head <= view->count ? head : 0;
}

bool arguments_is_relative(const View *view, uint32_t token)
{
    const char *xpos = view_token(view, token)->xpos;
    return strcmp(xpos, "WDT") == 0 || strcmp(xpos, "WP") == 0 ||
           (view_token(view, token)->upos == ENTENTE_PRON && view_text_is(view, token, "that"));
}

bool arguments_is_personal(const View *view, uint32_t token)
{
    static const char *const words[] = {"he",  "she",  "it",      "they",   "him",
                                        "her", "them", "himself", "itself", "themselves"};
    if (view_token(view, token)->upos != ENTENTE_PRON)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (view_text_is(view, token, words[i]))
            return true;
    return false;
}

bool arguments_is_infinitive(const View *view, uint32_t verb)
{
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_MARK && view_text_is(view, child, "to"))
            return true;
    return false;
}

/* Marks after which the governor's object acts: "accused Russia of sending", "prevented him from leaving". */
static bool has_object_mark(const View *view, uint32_t verb)
{
    static const char *const words[] = {"of", "for", "from", "into", "to", "against"};
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_MARK || view->relation[child] == REL_CASE)
            for (size_t i = 0; i < sizeof words / sizeof *words; i++)
                if (view_text_is(view, child, words[i]))
                    return true;
    return false;
}

uint32_t arguments_own_subject(const View *view, uint32_t verb)
{
    uint32_t subject = view_child(view, verb, REL_SUBJECT);
    return subject ? subject : view_child(view, verb, REL_SUBJECT_PASSIVE);
}

/* Verbs whose subject, not object, acts in the infinitive: "promised Iran to withdraw". */
static bool controls_by_subject(const View *view, uint32_t verb)
{
    static const char *const lemmas[] = {"promise", "threaten", "vow",       "pledge", "use",
                                         "take",    "phone",    "telephone", "visit",  "write"};
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        if (view_lemma_is(view, verb, lemmas[i]))
            return true;
    return false;
}

static uint32_t surface_subject(Scene *scene, uint32_t verb, unsigned depth);

/* The owner of an event noun or of its light verb: "its decision to withdraw", "Iran made an offer to talk".
 */
static uint32_t noun_owner(Scene *scene, uint32_t noun, unsigned depth)
{
    const View *view = &scene->view;
    uint32_t owner = view_child(view, noun, REL_POSSESSOR);
    if (owner && !arguments_is_personal(view, owner) && view_token(view, owner)->upos != ENTENTE_PRON)
        return owner;
    owner = names_adjective(&scene->names, noun);
    if (owner)
        return owner;
    for (uint32_t child = view->first_child[noun]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_NMOD && (view_text_is(view, view_case(view, child), "by") ||
                                                  view_text_is(view, view_case(view, child), "from")))
            return child;
    uint32_t verb = arguments_above(view, noun);
    return verb && view_is_verb(view, verb) && view->relation[noun] != REL_SUBJECT
               ? surface_subject(scene, verb, depth + 1)
               : 0;
}

/* Whether somebody of a country is whom a speech act is for: "called on Iran", "accused Iran". */
static bool is_for(Scene *scene, uint32_t verb, uint32_t somebody)
{
    const View *view = &scene->view;
    const char *code = names_entity(&scene->names, somebody)->code;
    for (uint32_t child = *code ? view->first_child[verb] : 0; child; child = view->next_sibling[child])
        if ((view->relation[child] == REL_OBJECT ||
             (view->relation[child] == REL_OBLIQUE && view_text_is(view, view_case(view, child), "on"))) &&
            strcmp(code, names_entity(&scene->names, child)->code) == 0)
            return true;
    return false;
}

/* Whether a quotation ends between two tokens. */
static bool quotation_ends(const View *view, uint32_t from, uint32_t to)
{
    for (uint32_t t = from + 1; t < to; t++)
        if (strcmp(view_token(view, t)->xpos, "''") == 0)
            return true;
    return false;
}

/* "Lavrov said that Kyiv had broken the truce, accusing it of shelling": who tells the clause above goes on
 * to speak, unless it is himself whom the words are for. Of "said that Iran had broken the deal and called on
 * it" only where the other reading is out. 0: nobody tells it, or the verb is no speech act. */
static uint32_t speaker_goes_on(Scene *scene, uint32_t verb, uint32_t told, unsigned depth)
{
    const View *view = &scene->view;
    uint32_t says = view->relation[told] == REL_CCOMP ? arguments_above(view, told) : 0;
    bool joined = view->relation[verb] == REL_CONJUNCT;
    bool participle = strcmp(view_token(view, verb)->xpos, "VBG") == 0 && !view_child(view, verb, REL_AUX);
    if (!says || says > told || verb < told || (!joined && !participle) ||
        !names_in_set(scene->lexicon, view, says, "saying") ||
        !names_in_set(scene->lexicon, view, verb, "speech_act"))
        return 0;
    uint32_t speaker = surface_subject(scene, says, depth + 1);
    if (!speaker || (!names_is_actor(&scene->names, speaker) && !names_is_person(&scene->names, speaker)))
        return 0;
    if (joined) {
        uint32_t doer = arguments_own_subject(view, told);
        return (doer && is_for(scene, verb, doer)) || quotation_ends(view, told, verb) ? speaker : 0;
    }
    return is_for(scene, verb, speaker) ? 0 : speaker;
}

/* Whose verb a conjunct without a subject is: of "he said the door was open but ruled out talks" his, since
 * doors rule nothing out. */
static uint32_t shared_subject(Scene *scene, uint32_t first, unsigned depth)
{
    const View *view = &scene->view;
    uint32_t subject = surface_subject(scene, first, depth);
    uint32_t speaks = view->relation[first] == REL_CCOMP ? arguments_above(view, first) : 0;
    if (!subject || !speaks || names_is_actor(&scene->names, subject) ||
        view_token(view, subject)->upos == ENTENTE_PRON)
        return subject;
    uint32_t speaker = surface_subject(scene, speaks, depth);
    return speaker && speaker < subject && names_is_person(&scene->names, speaker) ? speaker : subject;
}

/* "lashed out at Iran for arming rebels", "put sanctions on Iran for arming rebels": the one at whom it is
 * aimed is said to arm them; 0: none. */
static uint32_t aimed_at(Scene *scene, uint32_t above, uint32_t verb)
{
    static const char *const prepositions[] = {"at", "on", "against"};
    const View *view = &scene->view;
    if (!view_text_is(view, view_child(view, verb, REL_MARK), "for") ||
        strcmp(view_token(view, verb)->xpos, "VBG") != 0)
        return 0;
    for (uint32_t child = view->first_child[above]; child && child < verb; child = view->next_sibling[child])
        if (child > above && view->relation[child] == REL_OBLIQUE &&
            view_text_in(view, view_case(view, child), prepositions,
                         sizeof prepositions / sizeof *prepositions) &&
            (names_is_actor(&scene->names, child) || names_is_person(&scene->names, child)) &&
            !names_in_set(scene->lexicon, view, child, "time"))
            return child;
    return 0;
}

static uint32_t governed_subject(Scene *scene, uint32_t verb, unsigned depth)
{
    const View *view = &scene->view;
    uint32_t above = arguments_above(view, verb);
    if (!above)
        return 0;
    switch (view->relation[verb]) {
    case REL_CONJUNCT:
    case REL_PARATAXIS: {
        uint32_t speaker = speaker_goes_on(scene, verb, above, depth);
        if (speaker || view->relation[verb] != REL_CONJUNCT)
            return speaker;
        return shared_subject(scene, above, depth + 1);
    }
    case REL_XCOMP:
    case REL_CCOMP: {
        /* "companies it said were helping Iran": of whom it is said, and not who says it */
        uint32_t noun = view->relation[above] == REL_RELATIVE || view->relation[above] == REL_ACL
                            ? arguments_above(view, above)
                            : 0;
        if (noun && noun < above && view->relation[verb] == REL_CCOMP && view_is_nominal(view, noun) &&
            view_child(view, above, REL_SUBJECT) && !arguments_is_infinitive(view, verb) &&
            names_in_set(scene->lexicon, view, above, "saying"))
            return noun;
        uint32_t object = view_child(view, above, REL_OBJECT);
        if (!object)
            object = view_child(view, above, REL_INDIRECT);
        if (object && object < verb && !controls_by_subject(view, above))
            return object;
        /* "called on Iran to withdraw" */
        for (uint32_t child = view->first_child[above]; child && child < verb;
             child = view->next_sibling[child])
            if (view->relation[child] == REL_OBLIQUE && view_text_is(view, view_case(view, child), "on") &&
                child > above && !names_in_set(scene->lexicon, view, child, "time"))
                return child;
        return view_is_verb(view, above) || view_token(view, above)->upos == ENTENTE_ADJ
                   ? surface_subject(scene, above, depth + 1)
                   : noun_owner(scene, above, depth + 1);
    }
    case REL_ADVCL: {
        uint32_t object = view_child(view, above, REL_OBJECT);
        /* "won the prize for making peace": not the prize's */
        bool does =
            object && (!view_text_is(view, view_child(view, verb, REL_MARK), "for") ||
                       names_is_actor(&scene->names, object) || names_is_person(&scene->names, object) ||
                       view_token(view, object)->upos == ENTENTE_PRON);
        /* "prompting Mali to recall its envoy" */
        bool made = view_lemma_is(view, above, "prompt") || view_lemma_is(view, above, "force") ||
                    view_lemma_is(view, above, "compel") || view_lemma_is(view, above, "spur");
        if (does && object < verb && (has_object_mark(view, verb)) && !controls_by_subject(view, above) &&
            (made || !arguments_is_infinitive(view, verb)))
            return object;
        uint32_t blamed = does ? 0 : aimed_at(scene, above, verb);
        if (blamed)
            return blamed;
        uint32_t speaker = speaker_goes_on(scene, verb, above, depth);
        return speaker ? speaker : surface_subject(scene, above, depth + 1);
    }
    case REL_ACL:
        /* "a statement criticising Iran": who made the statement criticises */
        if (names_in_set(scene->lexicon, view, above, "utterance") && !view_has_form(view, verb, "VBN")) {
            uint32_t owner = noun_owner(scene, above, depth + 1);
            return owner ? owner : above;
        }
        return arguments_is_infinitive(view, verb) || has_object_mark(view, verb)
                   ? noun_owner(scene, above, depth + 1)
                   : above;
    case REL_RELATIVE:
        return view_is_nominal(view, above) ? above : 0;
    default:
        return 0;
    }
}

/* "five Nigeriens, two of whom were jailed": part of those whom the clause is about. */
static bool is_part_of_relative(const View *view, uint32_t token)
{
    for (uint32_t child = view->first_child[token]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_NMOD && arguments_is_relative(view, child) &&
            view_text_is(view, view_case(view, child), "of"))
            return true;
    return false;
}

/* "the bombing of a school that killed nine", "an attack at a market which left": the blow cost those lives,
 * and not where it fell; 0: the noun next to the clause is meant. */
static uint32_t blow_over(const View *view, uint32_t verb, uint32_t noun)
{
    static const char *const costs[] = {"kill", "wound", "injure",  "claim",    "leave",
                                        "cost", "maim",  "destroy", "displace", "trigger"};
    static const char *const places[] = {"at", "in", "on", "near", "outside", "of", "against", "inside"};
    static const char *const blows[] = {
        "attack",   "bombing",  "strike",    "raid",  "blast", "explosion", "assault",   "ambush",
        "shooting", "shelling", "airstrike", "clash", "siege", "incursion", "offensive", "bombardment"};
    uint32_t above = arguments_above(view, noun);
    bool cost = false, where = false, blow = false;
    for (size_t i = 0; i < sizeof costs / sizeof *costs; i++)
        cost = cost || view_lemma_is(view, verb, costs[i]);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        where = where || view_text_is(view, view_case(view, noun), places[i]);
    for (size_t i = 0; i < sizeof blows / sizeof *blows; i++)
        blow = blow || view_lemma_is(view, above, blows[i]);
    return cost && where && blow && view->relation[noun] == REL_NMOD ? above : 0;
}

/* "Haniyeh, a cleric who visited Tehran": the one whose name stands before, where its other word tells no
 * country. */
static uint32_t named_before(Scene *scene, uint32_t noun)
{
    const View *view = &scene->view;
    uint32_t name = view->relation[noun] == REL_APPOSITION ? arguments_above(view, noun) : 0;
    if (!name || name > noun || view_token(view, noun)->upos != ENTENTE_NOUN ||
        *names_entity(&scene->names, noun)->code || !names_is_actor(&scene->names, name) ||
        !*names_entity(&scene->names, name)->code)
        return noun;
    return name;
}

static uint32_t surface_subject(Scene *scene, uint32_t verb, unsigned depth)
{
    const View *view = &scene->view;
    if (!verb || depth > 12)
        return 0;
    uint32_t subject = arguments_own_subject(view, verb);
    if (!subject)
        return governed_subject(scene, verb, depth);
    if (view->relation[verb] == REL_RELATIVE && arguments_above(view, verb) &&
        is_part_of_relative(view, subject))
        return named_before(scene, arguments_above(view, verb));
    if (arguments_is_relative(view, subject) && view->relation[verb] == REL_RELATIVE &&
        arguments_above(view, verb)) {
        /* "said in a statement that also asked both": who made the statement asked */
        uint32_t noun = arguments_above(view, verb), blow = blow_over(view, verb, noun);
        if (blow && !view_is_passive(view, verb))
            return blow;
        bool speaks = !view_is_passive(view, verb) && names_in_set(scene->lexicon, view, noun, "paper");
        uint32_t owner = speaks ? noun_owner(scene, noun, depth + 1) : 0;
        return owner ? owner : named_before(scene, noun);
    }
    return arguments_is_personal(view, subject) ? coreference_inside(&scene->names, subject) : subject;
}

uint32_t arguments_subject(Scene *scene, uint32_t verb)
{
    return surface_subject(scene, verb, 0);
}
