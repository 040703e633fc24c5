/* Who stands where round a predicate: voice, relative clauses, participles, control and coordination undone.
 */
#include "code/coreference.h"
#include "code/scene.h"

#include <string.h>

static uint32_t head_of(const View *view, uint32_t token)
{
    uint32_t head = view_token(view, token)->head;
    return head <= view->count ? head : 0;
}

static bool is_relative_pronoun(const View *view, uint32_t token)
{
    const char *xpos = view_token(view, token)->xpos;
    return strcmp(xpos, "WDT") == 0 || strcmp(xpos, "WP") == 0 ||
           (view_token(view, token)->upos == ENTENTE_PRON && view_text_is(view, token, "that"));
}

static bool is_personal_pronoun(const View *view, uint32_t token)
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

static bool is_infinitive(const View *view, uint32_t verb)
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

static uint32_t own_subject(const View *view, uint32_t verb)
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
    if (owner && !is_personal_pronoun(view, owner) && view_token(view, owner)->upos != ENTENTE_PRON)
        return owner;
    owner = names_adjective(&scene->names, noun);
    if (owner)
        return owner;
    for (uint32_t child = view->first_child[noun]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_NMOD && (view_text_is(view, view_case(view, child), "by") ||
                                                  view_text_is(view, view_case(view, child), "from")))
            return child;
    uint32_t verb = head_of(view, noun);
    return verb && view_is_verb(view, verb) && view->relation[noun] != REL_SUBJECT
               ? surface_subject(scene, verb, depth + 1)
               : 0;
}

/* Whose verb a conjunct without a subject is: of "he said the door was open but ruled out talks" his, since
 * doors rule nothing out. */
static uint32_t shared_subject(Scene *scene, uint32_t first, unsigned depth)
{
    const View *view = &scene->view;
    uint32_t subject = surface_subject(scene, first, depth);
    uint32_t speaks = view->relation[first] == REL_CCOMP ? head_of(view, first) : 0;
    if (!subject || !speaks || names_is_actor(&scene->names, subject) ||
        view_token(view, subject)->upos == ENTENTE_PRON)
        return subject;
    uint32_t speaker = surface_subject(scene, speaks, depth);
    return speaker && speaker < subject && names_is_person(&scene->names, speaker) ? speaker : subject;
}

static uint32_t governed_subject(Scene *scene, uint32_t verb, unsigned depth)
{
    const View *view = &scene->view;
    uint32_t above = head_of(view, verb);
    if (!above)
        return 0;
    switch (view->relation[verb]) {
    case REL_CONJUNCT:
    case REL_PARATAXIS:
        return view->relation[verb] == REL_CONJUNCT ? shared_subject(scene, above, depth + 1) : 0;
    case REL_XCOMP:
    case REL_CCOMP: {
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
            (made || !is_infinitive(view, verb)))
            return object;
        return surface_subject(scene, above, depth + 1);
    }
    case REL_ACL:
        /* "a statement criticising Iran": who made the statement criticises */
        if (names_in_set(scene->lexicon, view, above, "utterance")) {
            uint32_t owner = noun_owner(scene, above, depth + 1);
            return owner ? owner : above;
        }
        return is_infinitive(view, verb) || has_object_mark(view, verb) ? noun_owner(scene, above, depth + 1)
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
        if (view->relation[child] == REL_NMOD && is_relative_pronoun(view, child) &&
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
    uint32_t above = head_of(view, noun);
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
    uint32_t name = view->relation[noun] == REL_APPOSITION ? head_of(view, noun) : 0;
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
    uint32_t subject = own_subject(view, verb);
    if (!subject)
        return governed_subject(scene, verb, depth);
    if (view->relation[verb] == REL_RELATIVE && head_of(view, verb) && is_part_of_relative(view, subject))
        return named_before(scene, head_of(view, verb));
    if (is_relative_pronoun(view, subject) && view->relation[verb] == REL_RELATIVE && head_of(view, verb)) {
        /* "said in a statement that also asked both": who made the statement asked */
        uint32_t noun = head_of(view, verb), blow = blow_over(view, verb, noun);
        if (blow && !view_is_passive(view, verb))
            return blow;
        bool speaks = !view_is_passive(view, verb) && names_in_set(scene->lexicon, view, noun, "paper");
        uint32_t owner = speaks ? noun_owner(scene, noun, depth + 1) : 0;
        return owner ? owner : named_before(scene, noun);
    }
    return is_personal_pronoun(view, subject) ? coreference_inside(&scene->names, subject) : subject;
}

uint32_t arguments_subject(Scene *scene, uint32_t verb)
{
    return surface_subject(scene, verb, 0);
}

/* ---- gathering ---- */

static void add_one(Arguments *arguments, uint32_t kind, uint32_t head, uint32_t preposition, uint32_t group)
{
    if (arguments->count < ARGUMENT_LIMIT)
        arguments->each[arguments->count++] = (Argument){kind, head, preposition, group};
}

/* The head and all that is coordinated with it. */
/* "Iran, rather than the Houthis, launched": who is joined only to be left out. */
static bool is_excluded(const View *view, uint32_t conjunct)
{
    static const char *const words[] = {"rather", "not", "instead"};
    uint32_t cc = view_child(view, conjunct, REL_CC);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (view_text_is(view, cc, words[i]))
            return true;
    return false;
}

/* "signed the accord but Israel suspended *it*": the accord, and no state, where it is the thing named last.
 */
static bool is_for_thing(Scene *scene, uint32_t pronoun)
{
    static const char *const sets[] = {"agreement", "ceasefire", "restriction", "demand", "talks"};
    const View *view = &scene->view;
    if (!view_text_is(view, pronoun, "it") || view->relation[pronoun] != REL_OBJECT)
        return false;
    for (uint32_t t = pronoun - 1; t; t--) {
        uint8_t relation = view->relation[t];
        if (view_token(view, t)->upos != ENTENTE_NOUN || strcmp(view_token(view, t)->xpos, "NN") != 0 ||
            (relation != REL_OBJECT && relation != REL_SUBJECT && relation != REL_SUBJECT_PASSIVE))
            continue;
        for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
            if (names_in_set(scene->lexicon, view, t, sets[i]))
                return true;
        return false;
    }
    return false;
}

static void add(Scene *scene, Arguments *arguments, uint32_t kind, uint32_t head, uint32_t preposition)
{
    const View *view = &scene->view;
    if (!head)
        return;
    if (is_personal_pronoun(view, head) && !is_for_thing(scene, head))
        head = coreference_inside(&scene->names, head);
    if (view_text_is(view, head, "what")) /* "what was left of the accord" */
        head = names_substance(&scene->names, head);
    for (size_t i = 0; i < arguments->count; i++)
        if (arguments->each[i].head == head && arguments->each[i].kind == kind &&
            arguments->each[i].preposition == preposition)
            return;
    add_one(arguments, kind, head, preposition, head);
    for (uint32_t child = view->first_child[head]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_CONJUNCT && view_is_nominal(view, child) &&
            !own_subject(view, child) && !is_excluded(view, child))
            add_one(arguments, kind, child, preposition, head);
}

/* "he and the minister agreed": who is joined to a pronoun, whomever that stands for. */
static void add_beside_pronoun(Scene *scene, Arguments *arguments, uint32_t verb)
{
    const View *view = &scene->view;
    uint32_t subject = own_subject(view, verb);
    if (!subject && view->relation[verb] == REL_CONJUNCT)
        subject = own_subject(view, head_of(view, verb));
    if (!subject || !is_personal_pronoun(view, subject) || !arguments->count)
        return;
    for (uint32_t child = view->first_child[subject]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_CONJUNCT && view_is_nominal(view, child))
            add_one(arguments, SLOT_SUBJECT, child, 0, arguments->each[0].group);
}

/* "an agreement on the deployment of EU monitors": what it is about has parties of its own. */
static bool is_topic(Scene *scene, uint32_t accord, uint32_t token, uint32_t preposition)
{
    static const char *const words[] = {"on", "over", "about", "regarding", "concerning"};
    bool about = false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        about = about || view_text_is(&scene->view, preposition, words[i]);
    return about && names_in_set(scene->lexicon, &scene->view, accord, "named_after_town") &&
           !names_is_actor(&scene->names, token);
}

/* Prepositional phrases of a token; those of its noun phrases too, two deep. */
static void add_prepositions(Scene *scene, Arguments *arguments, uint32_t token, unsigned depth)
{
    const View *view = &scene->view;
    for (uint32_t child = view->first_child[token]; child; child = view->next_sibling[child]) {
        uint8_t relation = view->relation[child];
        if (relation != REL_OBLIQUE && relation != REL_NMOD && relation != REL_AGENT)
            continue;
        uint32_t preposition = view_case(view, child), child_head = child;
        if (!preposition || names_in_set(scene->lexicon, view, child, "time"))
            continue;
        /* "closed its border with Chad in solidarity with Niger", but "a credit line to Niger" */
        if (preposition > 2 && view_text_is(view, preposition - 2, "in") &&
            names_in_set(scene->lexicon, view, preposition - 1, "aside"))
            continue;
        /* "the blast, for which they claimed responsibility" */
        if (view->relation[token] == REL_RELATIVE && is_relative_pronoun(view, child))
            child_head = head_of(view, token);
        add(scene, arguments, SLOT_PREPOSITION, child_head, preposition);
        if (depth && !names_in_set(scene->lexicon, view, child, "aside") &&
            !is_topic(scene, token, child, preposition))
            add_prepositions(scene, arguments, child, depth - 1);
    }
}

static void add_owner(Scene *scene, Arguments *arguments, uint32_t noun)
{
    const View *view = &scene->view;
    uint32_t owner = view_child(view, noun, REL_POSSESSOR);
    if (owner && view_token(view, owner)->upos == ENTENTE_PRON) {
        /* "intensified its bombardment": the subject's own, where there is one */
        uint32_t verb = head_of(view, noun);
        uint32_t subject = verb && view_is_verb(view, verb) ? surface_subject(scene, verb, 0) : 0;
        bool third = view_text_is(view, owner, "its") || view_text_is(view, owner, "his") ||
                     view_text_is(view, owner, "her") || view_text_is(view, owner, "their");
        bool own = third && subject && !view_is_under(view, noun, subject) &&
                   coreference_agrees(&scene->names, owner, subject);
        /* else whom the sentences before name */
        owner = own ? subject : entity_is_known(names_entity(&scene->names, owner)) ? owner : 0;
    }
    if (owner)
        add(scene, arguments, SLOT_POSSESSOR, owner, 0);
    uint32_t adjective = names_adjective(&scene->names, noun);
    if (adjective)
        add_one(arguments, SLOT_ADJECTIVE, adjective, 0, adjective);
}

/* A noun phrase in an oblique place without a preposition, after the verb, that is no time: the object of a
 * phrasal verb whose particle misled the parser. */
static uint32_t bare_oblique(Scene *scene, uint32_t verb)
{
    const View *view = &scene->view;
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_OBLIQUE && child > verb && !view_case(view, child) &&
            /* "took in a million Sudanese" */
            (view_is_nominal(view, child) ||
             (view_token(view, child)->upos == ENTENTE_ADJ && view_child(view, child, REL_NUMBER) &&
              names_is_actor(&scene->names, child))) &&
            !names_in_set(scene->lexicon, view, child, "time"))
            return child;
    return 0;
}

/* "a joint statement by France and Poland urged": those who made it, where they are several. 0: none. */
static uint32_t authors_of(Scene *scene, uint32_t subject)
{
    const View *view = &scene->view;
    if (!subject || !names_in_set(scene->lexicon, view, subject, "paper"))
        return 0;
    for (uint32_t child = view->first_child[subject]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_NMOD && view_child(view, child, REL_CONJUNCT) &&
            (view_text_is(view, view_case(view, child), "by") ||
             view_text_is(view, view_case(view, child), "from")) &&
            names_is_actor(&scene->names, child))
            return child;
    return 0;
}

/* "taken by force": how, and by nobody. */
static bool is_mere_force(const View *view, uint32_t token)
{
    return view_text_is(view, token, "force") && view_case(view, token) + 1 == token;
}

/* "a hospital run by a French charity", "a hotel used by diplomats": whose a thing is, not who does it. */
static bool is_owning(const View *view, uint32_t verb)
{
    static const char *const verbs[] = {"run",     "own",    "operate", "use",   "manage",
                                        "charter", "build",  "fund",    "staff", "support",
                                        "guard",   "occupy", "inhabit", "back",  "protect"};
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (view_lemma_is(view, verb, verbs[i]))
            return true;
    return false;
}

/* "gave Sri Lanka two vessels": a name before the number or article of a thing is no part of it, but receives
 * it; 0: no such name. */
static uint32_t receiver_inside(Scene *scene, uint32_t verb, uint32_t object)
{
    const View *view = &scene->view;
    uint32_t name = object > verb ? view_child(view, object, REL_COMPOUND) : 0;
    if (!name || name != verb + 1 || view_token(view, name)->upos != ENTENTE_PROPN ||
        !names_is_actor(&scene->names, name))
        return 0;
    for (uint32_t child = view->next_sibling[name]; child && child < object;
         child = view->next_sibling[child])
        if (view->relation[child] == REL_NUMBER || view_token(view, child)->upos == ENTENTE_DET)
            return name;
    return 0;
}

/* "ordered three stations closed", "had the channel taken off the air", "kept the internet switched off": who
 * has it done; 0: nobody. */
static uint32_t causer_of(Scene *scene, uint32_t participle)
{
    static const char *const verbs[] = {"order", "have", "get", "keep"};
    const View *view = &scene->view;
    uint32_t above = head_of(view, participle), verb = above;
    if (view->relation[participle] == REL_ACL && above && view->relation[above] == REL_OBJECT &&
        participle == above + 1)
        verb = head_of(view, above);
    else if (view->relation[participle] != REL_XCOMP || !view_child(view, verb, REL_OBJECT))
        return 0;
    if (!verb || !view_is_verb(view, verb) || view_is_passive(view, verb))
        return 0;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (view_lemma_is(view, verb, verbs[i]))
            return surface_subject(scene, verb, 0);
    return 0;
}

/* "planes carrying food landed", "trucks loaded with medicine": what is brought. */
static void add_load(Scene *scene, Arguments *arguments, uint32_t carrier)
{
    static const char *const verbs[] = {"carry", "bring", "load", "lade", "contain", "bear"};
    const View *view = &scene->view;
    uint32_t inner = carrier ? names_substance(&scene->names, carrier) : 0;
    for (uint32_t clause = inner ? view->first_child[inner] : 0; clause;
         clause = view->next_sibling[clause]) {
        bool carries = false;
        for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
            carries = carries || view_lemma_is(view, clause, verbs[i]);
        if (view->relation[clause] != REL_ACL || !carries)
            continue;
        add(scene, arguments, SLOT_PREPOSITION, view_child(view, clause, REL_OBJECT), clause);
        for (uint32_t child = view->first_child[clause]; child; child = view->next_sibling[child])
            if (view_text_is(view, view_case(view, child), "with"))
                add(scene, arguments, SLOT_PREPOSITION, child, view_case(view, child));
    }
}

/* "thousands of shells and 20 carriers to Ukraine": what stands beside the last of several things is said of
 * all. */
static void add_beside_last(Scene *scene, Arguments *arguments, uint32_t object)
{
    const View *view = &scene->view;
    uint32_t last = names_substance(&scene->names, object), first = last;
    for (uint32_t child = view->first_child[last]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_CONJUNCT && view_is_nominal(view, child))
            last = child;
    for (uint32_t child = last == first ? 0 : view->first_child[last]; child;
         child = view->next_sibling[child])
        if (view->relation[child] == REL_NMOD && (view_text_is(view, view_case(view, child), "to") ||
                                                  view_text_is(view, view_case(view, child), "from")))
            add(scene, arguments, SLOT_PREPOSITION, child, view_case(view, child));
}

static void read_verb(Scene *scene, uint32_t verb, Arguments *arguments)
{
    const View *view = &scene->view;
    uint32_t subject = surface_subject(scene, verb, 0), object = view_child(view, verb, REL_OBJECT);
    bool passive = view_is_passive(view, verb);
    if (view->relation[verb] == REL_RELATIVE && head_of(view, verb)) {
        bool gap = !object && own_subject(view, verb) && !passive &&
                   !is_relative_pronoun(view, own_subject(view, verb));
        if (gap || (object && is_relative_pronoun(view, object)))
            object = head_of(view, verb);
    }
    uint32_t indirect = view_child(view, verb, REL_INDIRECT);
    /* "asked him to come": of one object alone it matters little what the parser calls it */
    if (!object && !passive && indirect) {
        object = indirect;
        indirect = 0;
    }
    if (!object && !passive)
        object = bare_oblique(scene, verb);
    /* "let two detained Canadians leave": whoever is let */
    uint32_t below = !object && view_lemma_is(view, verb, "let") ? view_child(view, verb, REL_XCOMP) : 0;
    if (!object && !below && view_lemma_is(view, verb, "let"))
        below = view_child(view, verb, REL_CCOMP);
    if (below && own_subject(view, below) > verb)
        object = own_subject(view, below);
    else if (view_lemma_is(view, below, "go")) /* "let go two soldiers" */
        object = view_child(view, below, REL_OBJECT);
    /* "lent Egypt a billion dollars": of two objects the first receives */
    for (uint32_t child = object && !indirect && !passive ? view->next_sibling[object] : 0;
         child && !indirect; child = view->next_sibling[child])
        if (view->relation[child] == REL_OBJECT && view_is_nominal(view, child) && child > object &&
            view_token(view, object)->head == verb) {
            indirect = object;
            object = child;
        }
    if (object && !indirect && !passive)
        indirect = receiver_inside(scene, verb, object);
    if (passive) {
        /* "was given aid": the subject may be the receiver when an object is there */
        add(scene, arguments, object ? SLOT_INDIRECT : SLOT_OBJECT, subject, 0);
        for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child])
            if ((view->relation[child] == REL_AGENT || (view->relation[child] == REL_OBLIQUE &&
                                                        view_text_is(view, view_case(view, child), "by"))) &&
                !is_mere_force(view, child) && !names_in_set(scene->lexicon, view, child, "time"))
                add(scene, arguments, SLOT_SUBJECT, child, 0);
        uint32_t causer = causer_of(scene, verb);
        if (causer)
            add(scene, arguments, SLOT_SUBJECT, causer, 0);
    } else {
        uint32_t authors = authors_of(scene, subject);
        add(scene, arguments, SLOT_SUBJECT, authors ? authors : subject, 0);
        add_beside_pronoun(scene, arguments, verb);
    }
    add(scene, arguments, SLOT_OBJECT, object, 0);
    add(scene, arguments, SLOT_INDIRECT, indirect, 0);
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child]) {
        uint8_t relation = view->relation[child];
        if (relation == REL_XCOMP || relation == REL_CCOMP ||
            (relation == REL_ADVCL && is_infinitive(view, child)))
            add_one(arguments, SLOT_COMPLEMENT, child, 0, child);
        else if (relation == REL_PARTICLE)
            add_one(arguments, SLOT_PARTICLE, child, 0, child);
    }
    add_prepositions(scene, arguments, verb, 1);
    /* "a plane with medicine landed": what it carried */
    for (uint32_t child = subject && !object && !passive ? view->first_child[subject] : 0; child;
         child = view->next_sibling[child])
        if (view->relation[child] == REL_NMOD && child > subject && child < verb &&
            view_text_is(view, view_case(view, child), "with") && !names_is_actor(&scene->names, child))
            add(scene, arguments, SLOT_PREPOSITION, child, view_case(view, child));
    uint32_t inner = 0;
    for (size_t i = 0; i < arguments->count && !inner; i++)
        if (arguments->each[i].kind == SLOT_OBJECT)
            inner = arguments->each[i].head;
    if (inner) {
        uint32_t substance = names_substance(&scene->names, inner);
        /* "an appeal filed by lawyers", and not "a hospital run by lawyers" */
        for (uint32_t clause = view->first_child[inner]; clause; clause = view->next_sibling[clause])
            for (uint32_t child = view->relation[clause] == REL_ACL && !is_owning(view, clause)
                                      ? view->first_child[clause]
                                      : 0;
                 child; child = view->next_sibling[child])
                if (view_text_is(view, view_case(view, child), "by") ||
                    view_text_is(view, view_case(view, child), "from"))
                    add(scene, arguments, SLOT_PREPOSITION, child, view_case(view, child));
        add_owner(scene, arguments, inner);
        if (substance != inner)
            add_owner(scene, arguments, substance);
        add_prepositions(scene, arguments, inner, 1);
        add_beside_last(scene, arguments, inner);
    }
    /* "Estonian howitzers reached Ukraine", "arms from Iran arrived": whose they are */
    bool thing = subject && !passive && view_token(view, subject)->upos == ENTENTE_NOUN &&
                 (!inner || names_is_place(&scene->names, inner));
    if (thing && own_subject(view, verb) == subject) {
        uint32_t substance = names_substance(&scene->names, subject);
        if (names_in_set(scene->lexicon, view, substance, "c_arms") ||
            names_in_set(scene->lexicon, view, substance, "c_relief")) {
            add_owner(scene, arguments, substance);
            add_prepositions(scene, arguments, substance, 0);
        }
    }
    add_load(scene, arguments, passive || inner ? inner : subject);
    if (inner && !passive)
        add_load(scene, arguments, subject);
}

/* "six hours of talks", "weeks of fighting": how long it took. */
static bool is_stretch(const View *view, uint32_t noun)
{
    static const char *const words[] = {"hour", "day", "week", "month", "year", "minute", "night"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (view_lemma_is(view, noun, words[i]))
            return true;
    return false;
}

uint32_t arguments_light_verb(Scene *scene, uint32_t noun)
{
    const View *view = &scene->view;
    uint32_t top = noun;
    /* "a round of talks", "a series of attacks" */
    for (uint32_t steps = 0; steps < 3; steps++) {
        uint32_t above = head_of(view, top);
        bool part = above && view->relation[top] == REL_NMOD &&
                    view_text_is(view, view_case(view, top), "of") &&
                    (names_in_set(scene->lexicon, view, above, "quantity") || is_stretch(view, above));
        bool joined = above && view->relation[top] == REL_CONJUNCT && view_is_nominal(view, above);
        if (!part && !joined)
            break;
        top = above;
    }
    uint32_t verb = head_of(view, top);
    if (!verb || !view_is_verb(view, verb))
        return 0;
    uint8_t relation = view->relation[top];
    bool object =
        relation == REL_OBJECT || relation == REL_SUBJECT_PASSIVE ||
        ((relation == REL_OBLIQUE || relation == REL_TEMPORAL) && top != noun && !view_case(view, top)) ||
        (relation == REL_OBLIQUE && !view_case(view, top));
    bool joined =
        relation == REL_OBLIQUE &&
        (view_text_is(view, view_case(view, top), "in") || view_text_is(view, view_case(view, top), "at")) &&
        names_in_set(scene->lexicon, view, verb, "join");
    return joined || (object && names_in_set(scene->lexicon, view, verb, "light")) ? verb : 0;
}

/* Whether the verb says of its subject that it takes place. */
static bool happens(Scene *scene, uint32_t verb)
{
    const View *view = &scene->view;
    uint32_t object = view_child(view, verb, REL_OBJECT);
    bool place = view_lemma_is(view, verb, "take") && view_lemma_is(view, object, "place");
    return place || (!object && names_in_set(scene->lexicon, view, verb, "happen"));
}

uint32_t arguments_happening(Scene *scene, uint32_t noun)
{
    const View *view = &scene->view;
    uint32_t top = noun, above = head_of(view, noun);
    /* "a round of talks will begin" */
    if (above && view->relation[noun] == REL_NMOD && view_text_is(view, view_case(view, noun), "of") &&
        (names_in_set(scene->lexicon, view, above, "quantity") || is_stretch(view, above)))
        top = above;
    uint32_t verb = head_of(view, top);
    if (!verb || (!view_is_verb(view, verb) && view_token(view, verb)->upos != ENTENTE_ADJ) ||
        (view->relation[top] != REL_SUBJECT && view->relation[top] != REL_SUBJECT_PASSIVE))
        return 0;
    if (happens(scene, verb))
        return verb;
    /* "talks are due to open" */
    uint32_t below = view_child(view, verb, REL_XCOMP);
    return below && happens(scene, below) ? below : 0;
}

static void add_meeter(Scene *scene, uint32_t party, Parties *parties)
{
    if (party && (names_is_actor(&scene->names, party) || names_is_person(&scene->names, party)))
        parties_add(parties, party);
}

void arguments_callers(Scene *scene, uint32_t noun, Parties *parties)
{
    static const char *const words[] = {"over", "by", "on"};
    const View *view = &scene->view;
    uint32_t verb = head_of(view, noun);
    bool beside = false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        beside = beside || view_text_is(view, view_case(view, noun), words[i]);
    if (!beside || view->relation[noun] != REL_OBLIQUE || !verb || verb > view->count ||
        !view_is_verb(view, verb) || view_is_passive(view, verb))
        return;
    Parties found = {.count = 0};
    uint32_t subject = arguments_subject(scene, verb), object = view_child(view, verb, REL_INDIRECT);
    add_meeter(scene, subject, &found);
    for (uint32_t child = subject ? view->first_child[subject] : 0; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_CONJUNCT)
            add_meeter(scene, child, &found);
    if (found.count == 1)
        add_meeter(scene, object ? object : view_child(view, verb, REL_OBJECT), &found);
    for (size_t i = 0; found.count > 1 && i < found.count; i++)
        parties_add(parties, found.each[i]);
}

/* The subject, if it is somebody, of the clause that an event noun with "with" opens or closes: "in talks
 * with Iran, Oman's minister offered"; 0: none. */
uint32_t arguments_talker(Scene *scene, uint32_t noun)
{
    static const char *const words[] = {"in", "at", "during", "after", "following", "before", "on"};
    const View *view = &scene->view;
    bool with = false, beside = false, call = view_lemma_is(view, noun, "call");
    for (uint32_t child = view->first_child[noun]; child; child = view->next_sibling[child])
        with = with || view_text_is(view, view_case(view, child), "with") ||
               (call && view_text_is(view, view_case(view, child), "to"));
    /* "in eleven hours of talks with Serbia" */
    uint32_t verb = head_of(view, noun);
    bool lasts = view->relation[noun] == REL_NMOD && view_text_is(view, view_case(view, noun), "of") &&
                 verb &&
                 (names_in_set(scene->lexicon, view, verb, "time") ||
                  names_in_set(scene->lexicon, view, verb, "quantity"));
    noun = lasts ? verb : noun;
    verb = view_token(view, noun)->head;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        beside = beside || view_text_is(view, view_case(view, noun), words[i]);
    bool oblique = view->relation[noun] == REL_OBLIQUE;
    /* "said in a statement after talks with Iran" */
    if (view->relation[noun] == REL_NMOD && verb && verb <= view->count &&
        view->relation[verb] == REL_OBLIQUE && names_in_set(scene->lexicon, view, verb, "utterance")) {
        verb = head_of(view, verb);
        oblique = true;
    }
    if (!with || !beside || !oblique || !verb || verb > view->count || view_is_passive(view, verb))
        return 0;
    uint32_t subject = arguments_subject(scene, verb);
    return subject && (names_is_actor(&scene->names, subject) || names_is_person(&scene->names, subject))
               ? subject
               : 0;
}

void arguments_talkers(Scene *scene, uint32_t noun, Parties *parties)
{
    static const char *const words[] = {"in", "at", "during", "over", "after"};
    const View *view = &scene->view;
    uint32_t verb = head_of(view, noun);
    bool lasts = view->relation[noun] == REL_NMOD && view_text_is(view, view_case(view, noun), "of") &&
                 verb && names_in_set(scene->lexicon, view, verb, "time");
    noun = lasts ? verb : noun;
    verb = head_of(view, noun);
    bool beside = false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        beside = beside || view_text_is(view, view_case(view, noun), words[i]);
    if (!beside || view->relation[noun] != REL_OBLIQUE || !verb || !view_is_verb(view, verb) ||
        view_is_passive(view, verb) || names_in_set(scene->lexicon, view, verb, "join"))
        return;
    uint32_t subject = arguments_subject(scene, verb);
    if (!subject || !names_is_actor(&scene->names, subject))
        return;
    Parties found = {.count = 0};
    parties_add(&found, subject);
    for (uint32_t child = view->first_child[subject]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_CONJUNCT && names_is_actor(&scene->names, child))
            parties_add(&found, child);
    EntenteEntity several[2];
    if (found.count > 1 || names_entities(&scene->names, subject, several, 2) > 1)
        *parties = found;
}

/* Whoever is "on a visit to Yerevan", makes it: the noun above, or the subject of the clause; 0: none. */
static uint32_t traveller(Scene *scene, uint32_t noun)
{
    const View *view = &scene->view;
    uint32_t above = head_of(view, noun), preposition = view_case(view, noun);
    if (!above || !names_in_set(scene->lexicon, view, noun, "travel") ||
        (!view_text_is(view, preposition, "on") && !view_text_is(view, preposition, "during")) ||
        view_child(view, noun, REL_POSSESSOR))
        return 0;
    uint32_t who = view_is_verb(view, above) ? surface_subject(scene, above, 0) : above;
    return who && names_is_actor(&scene->names, who) ? who : 0;
}

bool arguments_is_behalf(Scene *scene, const Argument *argument)
{
    const View *view = &scene->view;
    if (argument->kind != SLOT_PREPOSITION)
        return false;
    for (uint32_t token = argument->head, steps = 0; token && steps < 2;
         token = view_token(view, token)->head, steps++)
        if (view_text_is(view, view_case(view, token), "in") &&
            names_in_set(scene->lexicon, view, token, "behalf"))
            return true;
    return false;
}

/* Whoever is "on strike" or "on hunger strike": the subject of the copula, or the noun before it; 0: none. */
static uint32_t striker(Scene *scene, uint32_t noun)
{
    const View *view = &scene->view;
    uint32_t preposition = view_case(view, noun), above = head_of(view, noun);
    if (!view_lemma_is(view, noun, "strike") || !view_text_is(view, preposition, "on") ||
        view_child(view, noun, REL_DETERMINER))
        return 0;
    uint32_t subject = view_child(view, noun, REL_SUBJECT);
    if (subject && is_relative_pronoun(view, subject) && view->relation[noun] == REL_RELATIVE)
        return above;
    if (subject)
        return is_personal_pronoun(view, subject) ? coreference_inside(&scene->names, subject) : subject;
    /* "dispersed teachers on strike" */
    uint32_t before = preposition - 1;
    return before && view_token(view, before)->upos == ENTENTE_NOUN && names_is_person(&scene->names, before)
               ? before
               : 0;
}

/* "doctors are on strike", "troops were on alert": of whom a state is told. */
static void add_bearer_of_state(Scene *scene, uint32_t noun, Arguments *arguments)
{
    const View *view = &scene->view;
    uint32_t preposition = view_case(view, noun), subject = view_child(view, noun, REL_SUBJECT);
    if (!view_child(view, noun, REL_COPULA) || !preposition || !subject || subject > preposition)
        return;
    subject = is_personal_pronoun(view, subject) ? coreference_inside(&scene->names, subject) : subject;
    add(scene, arguments, SLOT_SUBJECT, subject, 0);
}

/* Whose threat or warning the clause voices: "in an ultimatum to Sudan, *Chad* demanded"; 0: none. */
static uint32_t voicer(Scene *scene, uint32_t noun)
{
    static const char *const lemmas[] = {"threat", "ultimatum", "warning", "rebuke"};
    const View *view = &scene->view;
    bool voiced = false;
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        voiced = voiced || view_lemma_is(view, noun, lemmas[i]);
    uint32_t verb = head_of(view, noun);
    if (!voiced || view->relation[noun] != REL_OBLIQUE || !view_text_is(view, view_case(view, noun), "in") ||
        view_child(view, noun, REL_POSSESSOR) || !verb || !view_is_verb(view, verb) ||
        view_is_passive(view, verb))
        return 0;
    return surface_subject(scene, verb, 0);
}

static void read_noun(Scene *scene, uint32_t noun, Arguments *arguments)
{
    add_bearer_of_state(scene, noun, arguments);
    add_owner(scene, arguments, noun);
    add(scene, arguments, SLOT_POSSESSOR, traveller(scene, noun), 0);
    add(scene, arguments, SLOT_POSSESSOR, striker(scene, noun), 0);
    add(scene, arguments, SLOT_POSSESSOR, voicer(scene, noun), 0);
    add_prepositions(scene, arguments, noun, 1);
    uint32_t verb = arguments_light_verb(scene, noun);
    if (!verb)
        return;
    const View *view = &scene->view;
    if (view_is_passive(view, verb)) {
        for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child])
            if (view->relation[child] == REL_AGENT ||
                (view->relation[child] == REL_OBLIQUE && view_text_is(view, view_case(view, child), "by")))
                add(scene, arguments, SLOT_SUBJECT, child, 0);
    } else {
        add(scene, arguments, SLOT_SUBJECT, surface_subject(scene, verb, 0), 0);
    }
    add(scene, arguments, SLOT_INDIRECT, view_child(view, verb, REL_INDIRECT), 0);
    add_prepositions(scene, arguments, verb, 1);
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_XCOMP || view->relation[child] == REL_CCOMP)
            add_one(arguments, SLOT_COMPLEMENT, child, 0, child);
}

uint32_t arguments_saying(Scene *scene, uint32_t predicate)
{
    enum { STEPS = 6 };
    const View *view = &scene->view;
    uint32_t clause = predicate;
    for (unsigned steps = 0; clause && steps < STEPS; steps++) {
        uint8_t relation = view->relation[clause];
        uint32_t above = head_of(view, clause), beside = view_child(view, clause, REL_PARATAXIS);
        if (beside && names_in_set(scene->lexicon, view, beside, "cue_say"))
            return beside; /* "they will pay, said the minister" */
        if (!above || (relation != REL_CCOMP && relation != REL_XCOMP && relation != REL_CONJUNCT &&
                       relation != REL_PARATAXIS))
            return 0;
        if (relation != REL_CONJUNCT && view_is_verb(view, above) &&
            names_in_set(scene->lexicon, view, above, "cue_say"))
            return above;
        clause = above;
    }
    return 0;
}

uint32_t arguments_sayer(Scene *scene, uint32_t predicate)
{
    uint32_t verb = arguments_saying(scene, predicate);
    if (!verb || view_is_passive(&scene->view, verb))
        return 0;
    uint32_t sayer = surface_subject(scene, verb, 0);
    if (!sayer || (!names_is_actor(&scene->names, sayer) && !names_is_person(&scene->names, sayer)))
        return 0;
    static const char *const outside[] = {"JRN", "EDU", "NGO", "MED", "SOC", "BUS"};
    const EntenteEntity *entity = names_entity(&scene->names, sayer);
    for (size_t i = 0; i < sizeof outside / sizeof *outside; i++)
        if (strncmp(entity->sectors, outside[i], 3) == 0)
            return 0;
    return strncmp(entity->code, "NGO", 3) != 0 ? sayer : 0;
}

uint32_t arguments_negation(const View *view, uint32_t verb)
{
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_ADVMOD &&
            (view_text_is(view, child, "not") || view_text_is(view, child, "n't") ||
             view_text_is(view, child, "never") || view_lemma_is(view, child, "not")))
            return child;
    return 0;
}

/* The word that says that the predicate lies ahead: "*will* crush", "*vowed* to crush", "should they come,
 * be ready"; 0: none. */
static uint32_t ahead_by(Scene *scene, uint32_t predicate)
{
    const View *view = &scene->view;
    uint32_t verb = predicate;
    for (unsigned steps = 0; verb && steps < 4; steps++) {
        for (uint32_t child = view->first_child[verb]; child && child < verb;
             child = view->next_sibling[child])
            if (view->relation[child] == REL_AUX && strcmp(view_token(view, child)->xpos, "MD") == 0)
                return view_text_is(view, child, "must") ||
                               (view_text_is(view, child, "should") && view_is_passive(view, verb))
                           ? 0 /* "must be punished": that is asked */
                           : child;
        uint32_t above = head_of(view, verb);
        bool bare = strcmp(view_token(view, verb)->xpos, "VB") == 0;
        if (!above || !bare)
            return 0;
        if (view->relation[verb] == REL_XCOMP && names_in_set(scene->lexicon, view, above, "ahead"))
            return above;
        if (view->relation[verb] != REL_CONJUNCT && view->relation[verb] != REL_XCOMP)
            return 0;
        verb = above;
    }
    return 0;
}

/* Who says that somebody else will do or be this, and whether it is said to lie ahead and not to be. */
static void add_saying(Scene *scene, uint32_t predicate, Arguments *arguments)
{
    const View *view = &scene->view;
    uint32_t sayer = arguments_sayer(scene, predicate);
    uint32_t subject = surface_subject(scene, predicate, 0);
    bool first = view_text_is(view, subject, "we") || view_text_is(view, subject, "i");
    uint32_t ahead = ahead_by(scene, predicate);
    if (ahead)
        add_one(arguments, SLOT_AHEAD, ahead, 0, ahead);
    else if (strcmp(view_token(view, predicate)->xpos, "VB") != 0)
        sayer = 0; /* "said that they had paid for it" */
    const EntenteEntity *entity = sayer ? names_entity(&scene->names, sayer) : NULL;
    if (entity && sayer != subject && !first && *entity->code && strncmp(entity->sectors, "CVL", 3) != 0)
        add_one(arguments, SLOT_SAYER, sayer, 0, sayer);
    if (subject && view_child(view, predicate, REL_COPULA) && view_is_nominal(view, predicate))
        add(scene, arguments, SLOT_SUBJECT, subject, 0);
    uint32_t negation = arguments_negation(view, predicate);
    if (negation)
        add_one(arguments, SLOT_NEGATION, negation, 0, negation);
}

void arguments_gather(Scene *scene, uint32_t predicate, Arguments *arguments)
{
    arguments->count = 0;
    if (view_is_nominal(&scene->view, predicate) && !view_is_verb(&scene->view, predicate))
        read_noun(scene, predicate, arguments);
    else
        read_verb(scene, predicate, arguments);
    add_saying(scene, predicate, arguments);
}
