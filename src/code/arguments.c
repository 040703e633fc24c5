/* Who stands where round a predicate: what a verb or an event noun has for arguments. */
#include "code/arguments_inside.h"

#include "code/coreference.h"

#include <string.h>

void arguments_add_one(Arguments *arguments, uint32_t kind, uint32_t head, uint32_t preposition,
                       uint32_t group)
{
    if (arguments->count < ARGUMENT_LIMIT)
        arguments->each[arguments->count++] = (Argument){kind, head, preposition, group};
}

/* "Iran, rather than the Houthis, launched": who is joined only to be left out. */
static bool is_excluded(const View *view, uint32_t conjunct)
{
    static const char *const words[] = {"rather", "not", "instead"};
    return view_text_in(view, view_child(view, conjunct, REL_CC), words, sizeof words / sizeof *words);
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

void arguments_add(Scene *scene, Arguments *arguments, uint32_t kind, uint32_t head, uint32_t preposition)
{
    const View *view = &scene->view;
    if (!head)
        return;
    if (arguments_is_personal(view, head) && !is_for_thing(scene, head))
        head = coreference_inside(&scene->names, head);
    if (view_text_is(view, head, "what")) /* "what was left of the accord" */
        head = names_substance(&scene->names, head);
    for (size_t i = 0; i < arguments->count; i++)
        if (arguments->each[i].head == head && arguments->each[i].kind == kind &&
            arguments->each[i].preposition == preposition)
            return;
    arguments_add_one(arguments, kind, head, preposition, head);
    for (uint32_t child = view->first_child[head]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_CONJUNCT && view_is_nominal(view, child) &&
            !arguments_own_subject(view, child) && !is_excluded(view, child))
            arguments_add_one(arguments, kind, child, preposition, head);
}

/* "he and the minister agreed": who is joined to a pronoun, whomever that stands for. */
static void add_beside_pronoun(Scene *scene, Arguments *arguments, uint32_t verb)
{
    const View *view = &scene->view;
    uint32_t subject = arguments_own_subject(view, verb);
    if (!subject && view->relation[verb] == REL_CONJUNCT)
        subject = arguments_own_subject(view, arguments_above(view, verb));
    if (!subject || !arguments_is_personal(view, subject) || !arguments->count)
        return;
    for (uint32_t child = view->first_child[subject]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_CONJUNCT && view_is_nominal(view, child))
            arguments_add_one(arguments, SLOT_SUBJECT, child, 0, arguments->each[0].group);
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
        if (view->relation[token] == REL_RELATIVE && arguments_is_relative(view, child))
            child_head = arguments_above(view, token);
        arguments_add(scene, arguments, SLOT_PREPOSITION, child_head, preposition);
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
        uint32_t verb = arguments_above(view, noun);
        uint32_t subject = verb && view_is_verb(view, verb) ? arguments_subject(scene, verb) : 0;
        bool third = view_text_is(view, owner, "its") || view_text_is(view, owner, "his") ||
                     view_text_is(view, owner, "her") || view_text_is(view, owner, "their");
        bool own = third && subject && !view_is_under(view, noun, subject) &&
                   coreference_agrees(&scene->names, owner, subject);
        /* else whom the sentences before name */
        owner = own ? subject : entity_is_known(names_entity(&scene->names, owner)) ? owner : 0;
    }
    if (owner)
        arguments_add(scene, arguments, SLOT_POSSESSOR, owner, 0);
    uint32_t adjective = names_adjective(&scene->names, noun);
    if (adjective)
        arguments_add_one(arguments, SLOT_ADJECTIVE, adjective, 0, adjective);
}

/* A noun phrase in an oblique place without a preposition, after the verb, that is no time: the object of a
 * phrasal verb whose particle misled the parser. */
static uint32_t bare_oblique(Scene *scene, uint32_t verb)
{
    const View *view = &scene->view;
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_OBLIQUE && child > verb && !view_case(view, child) &&
            /* "took in a million Sudanese" */
            (view_is_nominal(view, child) || view_text_is(view, child, "both") ||
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
    /* "gave Russia tonnes of ammunition" */
    if (name + 1 == object && names_substance(&scene->names, object) != object)
        return name;
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
    uint32_t above = arguments_above(view, participle), verb = above;
    if (view->relation[participle] == REL_ACL && above && view->relation[above] == REL_OBJECT &&
        participle > above && arguments_above(view, participle) == above)
        verb = arguments_above(view, above);
    else if (view->relation[participle] != REL_XCOMP || !view_child(view, verb, REL_OBJECT))
        return 0;
    if (!verb || !view_is_verb(view, verb) || view_is_passive(view, verb))
        return 0;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (view_lemma_is(view, verb, verbs[i]))
            return arguments_subject(scene, verb);
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
        arguments_add(scene, arguments, SLOT_PREPOSITION, view_child(view, clause, REL_OBJECT), clause);
        for (uint32_t child = view->first_child[clause]; child; child = view->next_sibling[child])
            if (view_text_is(view, view_case(view, child), "with"))
                arguments_add(scene, arguments, SLOT_PREPOSITION, child, view_case(view, child));
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
            arguments_add(scene, arguments, SLOT_PREPOSITION, child, view_case(view, child));
}

/* "murdered, raped and looted villagers": the object that verbs in a row have in common, behind the last of
 * them; 0: none. */
static uint32_t shared_object(Scene *scene, uint32_t verb)
{
    const View *view = &scene->view;
    if (!names_in_set(scene->lexicon, view, verb, "takes_object"))
        return 0;
    uint32_t top = view->relation[verb] == REL_CONJUNCT && view_is_verb(view, arguments_above(view, verb))
                       ? arguments_above(view, verb)
                       : verb;
    for (uint32_t t = verb + 1; t <= view->count; t++) {
        if (view->relation[t] == REL_PUNCT || view->relation[t] == REL_CC || view->relation[t] == REL_ADVMOD)
            continue;
        bool next = view->relation[t] == REL_CONJUNCT && view_is_verb(view, t) &&
                    (arguments_above(view, t) == top || arguments_above(view, t) == verb) &&
                    !arguments_own_subject(view, t) && !view_is_passive(view, t);
        if (!next)
            return 0;
        uint32_t object = view_child(view, t, REL_OBJECT);
        if (object)
            return object > t ? object : 0;
    }
    return 0;
}

/* The passive that has the agent: "one was killed and two wounded by shells", the verb itself otherwise. */
static uint32_t agent_verb(const View *view, uint32_t verb)
{
    if (view_child(view, verb, REL_AGENT))
        return verb;
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_CONJUNCT && child > verb && view_has_form(view, child, "VBN") &&
            view_child(view, child, REL_AGENT) && !view_child(view, child, REL_AUX_PASSIVE))
            return child;
    return verb;
}

static void read_verb(Scene *scene, uint32_t verb, Arguments *arguments)
{
    const View *view = &scene->view;
    uint32_t subject = arguments_subject(scene, verb), object = view_child(view, verb, REL_OBJECT);
    bool passive = view_is_passive(view, verb);
    if (view->relation[verb] == REL_RELATIVE && arguments_above(view, verb)) {
        bool gap = !object && arguments_own_subject(view, verb) && !passive &&
                   !arguments_is_relative(view, arguments_own_subject(view, verb));
        if (gap || (object && arguments_is_relative(view, object)))
            object = arguments_above(view, verb);
    }
    /* "the town, which they had tried to capture" */
    uint32_t over = view->relation[verb] == REL_XCOMP ? arguments_above(view, verb) : 0;
    if (over && object && arguments_is_relative(view, object) && view->relation[over] == REL_RELATIVE &&
        arguments_above(view, over))
        object = arguments_above(view, over);
    uint32_t indirect = view_child(view, verb, REL_INDIRECT);
    /* "asked him to come": of one object alone it matters little what the parser calls it */
    if (!object && !passive && indirect) {
        object = indirect;
        indirect = 0;
    }
    if (!object && !passive)
        object = bare_oblique(scene, verb);
    if (!object && !passive)
        object = shared_object(scene, verb);
    /* "let two detained Canadians leave": whoever is let */
    uint32_t below = !object && view_lemma_is(view, verb, "let") ? view_child(view, verb, REL_XCOMP) : 0;
    if (!object && !below && view_lemma_is(view, verb, "let"))
        below = view_child(view, verb, REL_CCOMP);
    if (below && arguments_own_subject(view, below) > verb)
        object = arguments_own_subject(view, below);
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
        arguments_add(scene, arguments, object ? SLOT_INDIRECT : SLOT_OBJECT, subject, 0);
        uint32_t by = agent_verb(view, verb);
        for (uint32_t child = view->first_child[by]; child; child = view->next_sibling[child])
            if ((view->relation[child] == REL_AGENT || (view->relation[child] == REL_OBLIQUE &&
                                                        view_text_is(view, view_case(view, child), "by"))) &&
                !is_mere_force(view, child) && !names_in_set(scene->lexicon, view, child, "time"))
                arguments_add(scene, arguments, SLOT_SUBJECT, child, 0);
        uint32_t causer = causer_of(scene, verb);
        if (causer)
            arguments_add(scene, arguments, SLOT_SUBJECT, causer, 0);
    } else {
        uint32_t authors = authors_of(scene, subject);
        arguments_add(scene, arguments, SLOT_SUBJECT, authors ? authors : subject, 0);
        add_beside_pronoun(scene, arguments, verb);
    }
    arguments_add(scene, arguments, SLOT_OBJECT, object, 0);
    arguments_add(scene, arguments, SLOT_INDIRECT, indirect, 0);
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child]) {
        uint8_t relation = view->relation[child];
        if (relation == REL_XCOMP || relation == REL_CCOMP ||
            (relation == REL_ADVCL && arguments_is_infinitive(view, child)))
            arguments_add_one(arguments, SLOT_COMPLEMENT, child, 0, child);
        else if (relation == REL_PARTICLE)
            arguments_add_one(arguments, SLOT_PARTICLE, child, 0, child);
    }
    add_prepositions(scene, arguments, verb, 1);
    /* "a plane with medicine landed": what it carried */
    for (uint32_t child = subject && !object && !passive ? view->first_child[subject] : 0; child;
         child = view->next_sibling[child])
        if (view->relation[child] == REL_NMOD && child > subject && child < verb &&
            view_text_is(view, view_case(view, child), "with") && !names_is_actor(&scene->names, child)) {
            arguments_add(scene, arguments, SLOT_PREPOSITION, child, view_case(view, child));
            add_owner(scene, arguments, child); /* "a train with Kazakh flour" */
        }
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
                    arguments_add(scene, arguments, SLOT_PREPOSITION, child, view_case(view, child));
        add_owner(scene, arguments, inner);
        if (substance != inner)
            add_owner(scene, arguments, substance);
        add_prepositions(scene, arguments, inner, 1);
        add_beside_last(scene, arguments, inner);
    }
    /* "Estonian howitzers reached Ukraine", "arms from Iran arrived": whose they are */
    bool thing = subject && !passive && view_token(view, subject)->upos == ENTENTE_NOUN &&
                 (!inner || names_is_place(&scene->names, inner));
    if (thing && arguments_own_subject(view, verb) == subject) {
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

/* Whoever is "on a visit to Yerevan", makes it: the noun above, or the subject of the clause; 0: none. */
static uint32_t traveller(Scene *scene, uint32_t noun)
{
    const View *view = &scene->view;
    uint32_t above = arguments_above(view, noun), preposition = view_case(view, noun);
    if (!above || !names_in_set(scene->lexicon, view, noun, "travel") ||
        (!view_text_is(view, preposition, "on") && !view_text_is(view, preposition, "during")) ||
        view_child(view, noun, REL_POSSESSOR))
        return 0;
    uint32_t who = view_is_verb(view, above) ? arguments_subject(scene, above) : above;
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
    uint32_t preposition = view_case(view, noun), above = arguments_above(view, noun);
    if (!view_lemma_is(view, noun, "strike") || !view_text_is(view, preposition, "on") ||
        view_child(view, noun, REL_DETERMINER))
        return 0;
    uint32_t subject = view_child(view, noun, REL_SUBJECT);
    if (subject && arguments_is_relative(view, subject) && view->relation[noun] == REL_RELATIVE)
        return above;
    if (subject)
        return arguments_is_personal(view, subject) ? coreference_inside(&scene->names, subject) : subject;
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
    subject = arguments_is_personal(view, subject) ? coreference_inside(&scene->names, subject) : subject;
    arguments_add(scene, arguments, SLOT_SUBJECT, subject, 0);
}

/* Whose threat or warning the clause voices: "in an ultimatum to Sudan, *Chad* demanded"; 0: none. */
static uint32_t voicer(Scene *scene, uint32_t noun)
{
    static const char *const lemmas[] = {"threat", "ultimatum", "warning", "rebuke"};
    const View *view = &scene->view;
    bool voiced = false;
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        voiced = voiced || view_lemma_is(view, noun, lemmas[i]);
    uint32_t verb = arguments_above(view, noun);
    if (!voiced || view->relation[noun] != REL_OBLIQUE || !view_text_is(view, view_case(view, noun), "in") ||
        view_child(view, noun, REL_POSSESSOR) || !verb || !view_is_verb(view, verb) ||
        view_is_passive(view, verb))
        return 0;
    return arguments_subject(scene, verb);
}

/* "clashes took place between A and B", "were reported between": whose the deed was. */
static void add_between(Scene *scene, uint32_t noun, Arguments *arguments)
{
    const View *view = &scene->view;
    uint32_t verb = arguments_happening(scene, noun);
    for (uint32_t child = verb ? view->first_child[verb] : 0; child; child = view->next_sibling[child]) {
        uint32_t preposition = view_case(view, child);
        if (view->relation[child] == REL_OBLIQUE &&
            (view_text_is(view, preposition, "between") || view_text_is(view, preposition, "among")))
            arguments_add(scene, arguments, SLOT_PREPOSITION, child, preposition);
    }
}

static void read_noun(Scene *scene, uint32_t noun, Arguments *arguments)
{
    add_bearer_of_state(scene, noun, arguments);
    add_owner(scene, arguments, noun);
    arguments_add(scene, arguments, SLOT_POSSESSOR, traveller(scene, noun), 0);
    arguments_add(scene, arguments, SLOT_POSSESSOR, striker(scene, noun), 0);
    arguments_add(scene, arguments, SLOT_POSSESSOR, voicer(scene, noun), 0);
    add_prepositions(scene, arguments, noun, 1);
    uint32_t verb = arguments_light_verb(scene, noun);
    if (!verb) {
        add_between(scene, noun, arguments);
        return;
    }
    const View *view = &scene->view;
    if (view_is_passive(view, verb)) {
        for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child])
            if (view->relation[child] == REL_AGENT ||
                (view->relation[child] == REL_OBLIQUE && view_text_is(view, view_case(view, child), "by")))
                arguments_add(scene, arguments, SLOT_SUBJECT, child, 0);
    } else {
        arguments_add(scene, arguments, SLOT_SUBJECT, arguments_subject(scene, verb), 0);
    }
    arguments_add(scene, arguments, SLOT_INDIRECT, view_child(view, verb, REL_INDIRECT), 0);
    add_prepositions(scene, arguments, verb, 1);
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_XCOMP || view->relation[child] == REL_CCOMP)
            arguments_add_one(arguments, SLOT_COMPLEMENT, child, 0, child);
}

void arguments_gather(Scene *scene, uint32_t predicate, Arguments *arguments)
{
    arguments->count = 0;
    if (view_is_nominal(&scene->view, predicate) && !view_is_verb(&scene->view, predicate))
        read_noun(scene, predicate, arguments);
    else
        read_verb(scene, predicate, arguments);
    arguments_add_saying(scene, predicate, arguments);
}
