#include "code/deaths.h"
#include "code/arguments_inside.h"
#include "code/deaths_shared.h"

#include <string.h>

/* "killed when a rocket hit his house": the blow of a clause of time, whose doer is told by a noun; NULL:
 * none.
 */
static Candidate *cause_of_clause(Scene *scene, uint32_t clause)
{
    static const char *const words[] = {"when", "after", "as"};
    const View *view = &scene->view;
    uint32_t subject = view_child(view, clause, REL_SUBJECT);
    /* "when their convoy was attacked" */
    uint32_t hit = subject ? 0 : view_child(view, clause, REL_SUBJECT_PASSIVE);
    uint32_t owner = hit ? view_child(view, hit, REL_POSSESSOR) : 0;
    if (owner && view_token(view, owner)->upos == ENTENTE_PRON)
        subject = hit;
    bool timed = false;
    for (uint32_t child = view->first_child[clause]; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_MARK || view->relation[child] == REL_ADVMOD)
            for (size_t i = 0; i < sizeof words / sizeof *words; i++)
                timed = timed || view_text_is(view, child, words[i]);
    Candidate *cause = timed && subject && view_token(view, subject)->upos != ENTENTE_PRON
                           ? scene_candidate(scene, clause)
                           : NULL;
    bool blow = cause && !cause->nothing && !cause->consumed && cause->type == ENTENTE_ASSAULT;
    return blow && strcmp(cause->mode, "abduct") != 0 ? cause : NULL;
}

/* "in a week of clashes", "after months of fighting": what went on so long. */
static uint32_t inside_time(Scene *scene, uint32_t token)
{
    static const char *const units[] = {"hour",  "day",  "night",    "week",    "weekend",
                                        "month", "year", "eruption", "outbreak"};
    const View *view = &scene->view;
    uint32_t head = names_substance(&scene->names, token);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        for (uint32_t child = view_lemma_is(view, head, units[i]) ? view->first_child[head] : 0; child;
             child = view->next_sibling[child])
            if (view->relation[child] == REL_NMOD && view_text_is(view, view_case(view, child), "of"))
                return names_substance(&scene->names, child);
    return head;
}

/* The event noun in which, by which or during which it happened. */
static Candidate *cause_of(Scene *scene, uint32_t verb)
{
    static const char *const words[] = {"in", "by", "during", "from", "when", "after", "following", "amid"};
    const View *view = &scene->view;
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child]) {
        uint8_t relation = view->relation[child];
        if (relation != REL_OBLIQUE && relation != REL_AGENT)
            continue;
        bool possible = false;
        for (size_t i = 0; i < sizeof words / sizeof *words && !possible; i++)
            possible = view_text_is(view, view_case(view, child), words[i]);
        /* "an attack on the convoy, in which two died" */
        bool relative = view->relation[verb] == REL_RELATIVE && view_text_is(view, child, "which");
        uint32_t head = !possible ? 0 : relative ? arguments_above(view, verb) : inside_time(scene, child);
        Candidate *cause = head ? scene_candidate(scene, head) : NULL;
        if (cause && !cause->nothing && cause->trigger != verb &&
            (cause->type == ENTENTE_ASSAULT || cause->type == ENTENTE_PROTEST))
            return cause;
    }
    return NULL;
}

static uint32_t victims_of(Scene *scene, uint32_t verb)
{
    const View *view = &scene->view;
    if (view_is_passive(view, verb))
        return view_child(view, verb, REL_SUBJECT_PASSIVE) ? view_child(view, verb, REL_SUBJECT_PASSIVE)
                                                           : view_child(view, verb, REL_SUBJECT);
    return view_lemma_is(view, verb, "die") || view_lemma_is(view, verb, "perish")
               ? arguments_subject(scene, verb)
               : 0;
}

static bool has_known(Scene *scene, const Parties *parties)
{
    for (size_t i = 0; i < parties->count; i++)
        if (entity_is_known(names_entity(&scene->names, parties->each[i])))
            return true;
    return false;
}

/* "the shelling of Dravik": a town, and nobody. */
static bool is_town(Scene *scene, uint32_t head)
{
    return names_is_place(&scene->names, head) && !*names_entity(&scene->names, head)->sectors;
}

/* Whether nobody is named but where it happened: "an attack in northern Iraq", which hit somebody else, as
 * the shelling of a town did. */
static bool only_where(Scene *scene, const Parties *parties)
{
    static const char *const words[] = {"in", "at", "near"};
    const View *view = &scene->view;
    for (size_t i = 0; i < parties->count; i++) {
        bool where = is_town(scene, parties->each[i]);
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            where = where || view_text_is(view, view_case(view, parties->each[i]), words[k]);
        if (!where)
            return false;
    }
    return true;
}

/* "an attack on their convoy": theirs who were hurt. */
static bool is_of_theirs(const View *view, const Parties *parties)
{
    uint32_t owner = parties->count == 1 ? view_child(view, parties->each[0], REL_POSSESSOR) : 0;
    return owner && view_token(view, owner)->upos == ENTENTE_PRON;
}

/* A clash of which the words name one side alone: "fighting with the rebels". */
static bool is_clash_with(Scene *scene, const Candidate *cause)
{
    return cause->type == ENTENTE_ASSAULT && cause->noun && cause->actors.count == 1 &&
           !cause->recipients.count &&
           view_text_is(&scene->view, view_case(&scene->view, cause->actors.each[0]), "with");
}

/* "on both sides", "from either side" below a token: the head; 0: none. */
static uint32_t sides_below(const View *view, uint32_t token)
{
    for (uint32_t child = token ? view->first_child[token] : 0; child; child = view->next_sibling[child]) {
        uint8_t relation = view->relation[child];
        uint32_t preposition = view_case(view, child);
        bool said = view_lemma_is(view, child, "side") &&
                    (view_text_is(view, preposition, "on") || view_text_is(view, preposition, "from") ||
                     view_text_is(view, preposition, "of"));
        if ((relation == REL_OBLIQUE || relation == REL_NMOD) && said)
            return child;
    }
    return 0;
}

/* Whose losses were on both sides, were lost in a fight of the two: both act. */
static void take_sides(Scene *scene, Candidate *own, uint32_t verb, uint32_t victims)
{
    enum { TWO = 2 };
    uint32_t sides = sides_below(&scene->view, verb);
    if (!sides)
        sides = sides_below(&scene->view, victims);
    EntenteEntity found[TWO + 1];
    if (!sides || names_entities(&scene->names, sides, found, TWO + 1) != TWO ||
        (own->actors.count && entity_is_known(names_entity(&scene->names, own->actors.each[0]))))
        return;
    own->actors.count = 0;
    parties_add(&own->actors, sides);
    own->recipients.count = 0;
}

static void take_mode(Candidate *own, const Candidate *blow)
{
    if (!*blow->mode)
        return;
    own->mode = blow->mode;
    memcpy(own->cameo, blow->cameo, sizeof own->cameo);
}

/* "a missile that slammed into the market killed four": one deed, told by what did it. */
static void join_weapon(Scene *scene, uint32_t verb, Candidate *own)
{
    const View *view = &scene->view;
    uint32_t subject = view_is_passive(view, verb) ? 0 : view_child(view, verb, REL_SUBJECT);
    if (!subject || names_is_person(&scene->names, subject) || names_is_actor(&scene->names, subject))
        return;
    for (uint32_t child = view->first_child[subject]; child; child = view->next_sibling[child]) {
        bool told = view->relation[child] == REL_RELATIVE || view->relation[child] == REL_ACL;
        Candidate *blow = told ? scene_candidate(scene, child) : NULL;
        if (!blow || blow->nothing || blow->consumed || blow->type != ENTENTE_ASSAULT || blow == own)
            continue;
        if (!has_known(scene, &own->actors))
            own->actors = blow->actors;
        take_mode(own, blow);
        deaths_take_words(own, blow);
        blow->consumed = true;
        return;
    }
}

/* "killed when a rocket hit his house": one deed, of whoever struck. Whether it was one. */
static bool take_blow(Scene *scene, Candidate *own, uint32_t verb, uint32_t victims)
{
    const View *view = &scene->view;
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child]) {
        Candidate *blow = view->relation[child] == REL_ADVCL ? cause_of_clause(scene, child) : NULL;
        if (!blow || blow == own)
            continue;
        if (!own) { /* "three children died when a missile hit a building" */
            if (!has_known(scene, &blow->recipients) && !has_known(scene, &blow->actors))
                blow->recipients = (Parties){{victims}, 1};
            return true;
        }
        join_weapon(scene, child, blow); /* "when a rocket fired by the rebels hit his house" */
        own->actors = blow->actors;
        take_mode(own, blow);
        deaths_take_words(own, blow);
        blow->consumed = true;
        return true;
    }
    return false;
}

static bool has_code(Scene *scene, const Parties *parties)
{
    for (size_t i = 0; i < parties->count; i++)
        if (*names_entity(&scene->names, parties->each[i])->code)
            return true;
    return false;
}

/* "stormed the court and killed eleven": they killed them in what the verb before tells. */
static bool join_attack(Scene *scene, Candidate *own, uint32_t verb)
{
    const View *view = &scene->view;
    uint32_t before = view->relation[verb] == REL_CONJUNCT ? view_token(view, verb)->head : 0;
    if (!own || own->nothing || own->type != ENTENTE_ASSAULT || !before || before > view->count ||
        !view_is_verb(view, before) || deaths_is_death(view, before) || view_is_passive(view, verb) ||
        view_child(view, verb, REL_SUBJECT))
        return false;
    Candidate *attack = scene_candidate(scene, before);
    if (!attack || attack->nothing || attack->consumed || attack->type != ENTENTE_ASSAULT ||
        attack->status != own->status || !attack->actors.count || strcmp(attack->mode, "abduct") == 0)
        return false;
    if (!has_known(scene, &attack->recipients) || only_where(scene, &attack->recipients) ||
        (!has_code(scene, &attack->recipients) && has_code(scene, &own->recipients)))
        attack->recipients = own->recipients;
    own->consumed = true;
    return true;
}

/* "broke into the church and slaughtered the priests": how they came to do it. */
static void join_entries(Scene *scene)
{
    static const char *const entries[] = {"break", "burst", "storm", "enter",
                                          "force", "smash", "scale", "infiltrate"};
    static const char *const deeds[] = {"slaughter", "murder", "massacre", "butcher",
                                        "shoot",     "stab",   "behead",   "execute"};
    const View *view = &scene->view;
    for (uint32_t verb = 2; verb <= view->count; verb++) {
        uint32_t before = view->relation[verb] == REL_CONJUNCT ? view_token(view, verb)->head : 0;
        bool entry = false, deed = false;
        for (size_t i = 0; before && before < verb && i < sizeof entries / sizeof *entries; i++)
            entry = entry || view_lemma_is(view, before, entries[i]);
        for (size_t i = 0; entry && i < sizeof deeds / sizeof *deeds; i++)
            deed = deed || view_lemma_is(view, verb, deeds[i]);
        Candidate *own = deed ? scene_candidate(scene, verb) : NULL;
        Candidate *first = own ? scene_candidate(scene, before) : NULL;
        if (!first || own->nothing || first->nothing || own->consumed || first->consumed ||
            own->type != ENTENTE_ASSAULT || first->type != ENTENTE_ASSAULT || own->status != first->status ||
            view_child(view, verb, REL_SUBJECT) ||
            view_is_passive(view, verb) != view_is_passive(view, before))
            continue;
        if (!own->actors.count)
            own->actors = first->actors;
        deaths_take_words(own, first);
        first->consumed = true;
    }
}

/* "marched to the embassy and pelted it with stones": one protest, and as violent as its worst part. */
static void join_protests(Scene *scene)
{
    const View *view = &scene->view;
    for (uint32_t verb = 2; verb <= view->count; verb++) {
        /* "gathered outside the embassy, some of them throwing eggs" */
        bool beside = view->relation[verb] == REL_CONJUNCT ||
                      (view->relation[verb] == REL_ADVCL && strcmp(view_token(view, verb)->xpos, "VBG") == 0);
        uint32_t before = beside ? view_token(view, verb)->head : 0;
        if (!before || before >= verb || !view_is_verb(view, verb) || !view_is_verb(view, before))
            continue;
        uint32_t subject = view_child(view, verb, REL_SUBJECT);
        Candidate *own = scene_candidate(scene, verb), *first = scene_candidate(scene, before);
        if (!own || !first || own->nothing || first->nothing || own->consumed || first->consumed ||
            own->type != ENTENTE_PROTEST || first->type != ENTENTE_PROTEST || own->status != first->status ||
            (subject && !view_text_is(view, subject, "some") && !view_text_is(view, subject, "others")))
            continue;
        bool riot = strcmp(own->mode, "riot") == 0; /* flags are burned at home, stones hit somebody */
        if (riot && !has_known(scene, &first->recipients))
            first->recipients = own->recipients;
        if (riot && strcmp(first->mode, "demo") == 0) {
            first->mode = own->mode;
            memcpy(first->cameo, own->cameo, sizeof first->cameo);
        }
        own->consumed = true;
    }
}

/* "stormed the post, killed seven and captured four": of one deed with what comes before. */
static bool is_capture(const View *view, uint32_t verb)
{
    uint32_t object = view_child(view, verb, REL_OBJECT), people = 0;
    if (view_lemma_is(view, verb, "capture"))
        people = object;
    if (view_lemma_is(view, verb, "take"))
        for (uint32_t t = verb + 1; t <= view->count && t < verb + 6; t++)
            if (view_text_is(view, t, "prisoner") || view_text_is(view, t, "hostage") ||
                view_text_is(view, t, "captive"))
                return true;
    /* people, in numbers, rather than a town */
    return people && view_token(view, people)->upos != ENTENTE_PROPN &&
           (view_child(view, people, REL_NUMBER) || view_token(view, people)->upos == ENTENTE_NUM);
}

static void join_captures(Scene *scene)
{
    const View *view = &scene->view;
    for (uint32_t verb = 1; verb <= view->count; verb++) {
        uint8_t relation = view->relation[verb];
        bool beside = (relation == REL_CONJUNCT || relation == REL_ADVCL || relation == REL_XCOMP) &&
                      !view_child(view, verb, REL_SUBJECT) && !view_child(view, verb, REL_SUBJECT_PASSIVE);
        /* "stormed a court and killed 11 people in the first assault on the city" */
        Candidate *named =
            relation == REL_CONJUNCT && deaths_is_death(view, verb) ? cause_of(scene, verb) : NULL;
        Candidate *own = beside && view_is_verb(view, verb) && (named || is_capture(view, verb))
                             ? scene_candidate(scene, verb)
                             : NULL;
        const Candidate *before = own ? scene_candidate(scene, view_token(view, verb)->head) : NULL;
        if (before && !before->nothing && before->type == ENTENTE_ASSAULT && before->trigger < verb &&
            strcmp(before->mode, "abduct") != 0) {
            own->consumed = true;
            if (named)
                named->consumed = true;
        }
    }
}

/* What came of it: "resulted *in* four deaths"; 0: nothing. */
static uint32_t result_of(const View *view, uint32_t verb)
{
    for (uint32_t child = view_lemma_is(view, verb, "result") ? view->first_child[verb] : 0; child;
         child = view->next_sibling[child])
        if (view->relation[child] == REL_OBLIQUE && view_text_is(view, view_case(view, child), "in"))
            return child;
    return 0;
}

/* Who are left dead or hurt: "left three soldiers dead and a policeman wounded", "resulted in two
 * peacekeepers killed", "resulted in the death of a child"; 0: nobody. */
static uint32_t harmed_of(const View *view, uint32_t verb)
{
    static const char *const words[] = {"dead", "wounded", "injured", "hurt", "homeless", "killed", "maimed"};
    uint32_t object =
        view_lemma_is(view, verb, "leave") ? view_child(view, verb, REL_OBJECT) : result_of(view, verb);
    if (view_lemma_is(view, object, "death") && !view_lemma_is(view, verb, "leave"))
        return view_child(view, object, REL_NMOD);
    for (uint32_t t = object; object && t <= view->right[verb]; t++)
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (view_text_is(view, t, words[i]))
                return object;
    return 0;
}

/* Whose lives were lost: "claimed the lives of six", "cost four soldiers their lives"; 0: none. */
static uint32_t lives_of(const View *view, uint32_t verb)
{
    bool takes = view_lemma_is(view, verb, "claim") || view_lemma_is(view, verb, "take") ||
                 view_lemma_is(view, verb, "cost");
    uint32_t lives = takes ? view_child(view, verb, REL_OBJECT) : 0;
    if (!view_lemma_is(view, lives, "life"))
        return 0;
    uint32_t whose = view_child(view, verb, REL_INDIRECT);
    if (!whose)
        whose = view_child(view, lives, REL_NMOD);
    return whose ? whose : lives;
}

/* The deed that the subject of a verb names, through "three days of", or for which "which" stands; NULL:
 * none. */
static Candidate *deed_of_subject(Scene *scene, uint32_t verb)
{
    static const char *const spans[] = {"day", "week", "month", "hour", "night", "year", "wave", "spate"};
    const View *view = &scene->view;
    uint32_t subject = view_child(view, verb, REL_SUBJECT);
    if (view->relation[verb] == REL_RELATIVE && view_token(view, subject)->upos == ENTENTE_PRON)
        subject = view_token(view, verb)->head;
    uint32_t head = subject ? names_substance(&scene->names, subject) : 0;
    bool span = false;
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++)
        span = span || view_lemma_is(view, head, spans[i]);
    for (uint32_t child = span ? view->first_child[head] : 0; child; child = view->next_sibling[child])
        if (view->relation[child] == REL_NMOD && view_text_is(view, view_case(view, child), "of"))
            head = child;
    Candidate *deed = head ? scene_candidate(scene, head) : NULL;
    bool force = deed && deed->noun && !deed->nothing &&
                 (deed->type == ENTENTE_ASSAULT || deed->type == ENTENTE_PROTEST);
    return force ? deed : NULL;
}

/* "Clashes on the border left three soldiers dead", "the strike claimed the lives of six": those who were
 * lost are whom it struck. */
static bool join_losses_of_subject(Scene *scene, uint32_t verb)
{
    const View *view = &scene->view;
    uint32_t harmed = harmed_of(view, verb), victims = harmed ? harmed : lives_of(view, verb);
    Candidate *deed = victims && !view_is_passive(view, verb) ? deed_of_subject(scene, verb) : NULL;
    for (uint32_t t = harmed ? verb + 1 : 0; t && t <= view->right[verb]; t++) {
        /* "left one dead and three wounded", where the three seem to wound; "resulted in two of them killed"
         */
        uint32_t above = view_token(view, t)->head;
        bool below = above == verb || (above && view_token(view, above)->head == verb);
        bool told = view->relation[t] == REL_CONJUNCT ? below || above > harmed
                                                      : deed && (above == verb || above == harmed);
        Candidate *other = told && deaths_is_death(view, t) ? scene_candidate(scene, t) : NULL;
        if (other && !view_child(view, t, REL_OBJECT))
            other->consumed = true;
    }
    if (!deed)
        return false;
    Candidate *own = scene_candidate(scene, verb);
    if (own && own != deed)
        own->consumed = true;
    deed->consumed = false;
    if (deed->type == ENTENTE_ASSAULT && deed->actors.count < 2 && only_where(scene, &deed->actors))
        deed->actors.count = 0;
    if (deed->type == ENTENTE_ASSAULT && deed->actors.count < 2 &&
        (only_where(scene, &deed->recipients) || !has_known(scene, &deed->recipients))) {
        deed->recipients.count = 0;
        for (uint32_t child = victims; child;
             child = child == victims ? view->first_child[victims] : view->next_sibling[child])
            if (child == victims || view->relation[child] == REL_CONJUNCT)
                parties_add(&deed->recipients, child);
    }
    return true;
}

/* "a mine killed a soldier and wounded two others in the north": of one cause, which the first verb tells. */
static void join_hurt(Scene *scene, Candidate *own, uint32_t verb)
{
    const View *view = &scene->view;
    uint32_t before = view->relation[verb] == REL_CONJUNCT ? view_token(view, verb)->head : 0;
    Candidate *first = before && before < verb && view_is_verb(view, before) && deaths_is_death(view, before)
                           ? scene_candidate(scene, before)
                           : NULL;
    if (!first || first->nothing || first->consumed || first->type != ENTENTE_ASSAULT ||
        first->status != own->status || view_is_passive(view, verb) != view_is_passive(view, before) ||
        view_child(view, verb, REL_SUBJECT) || view_child(view, verb, REL_SUBJECT_PASSIVE) ||
        own->actors.count > 1 || strcmp(first->mode, own->mode) != 0)
        return;
    for (size_t i = 0; i < own->recipients.count; i++)
        if (entity_is_known(names_entity(&scene->names, own->recipients.each[i])))
            parties_add(&first->recipients, own->recipients.each[i]);
    deaths_take_words(first, own);
    own->consumed = true;
}

/* "were killed in demonstrations as thousands took to the streets": the noun names what the clause tells. */
static void join_named_protest(Scene *scene, uint32_t verb)
{
    const View *view = &scene->view;
    Candidate *told = NULL, *named = NULL;
    for (uint32_t t = view->left[verb]; t <= view->right[verb]; t++) {
        Candidate *candidate = scene_candidate(scene, t);
        if (!candidate || candidate->trigger != t || candidate->nothing || candidate->type != ENTENTE_PROTEST)
            continue;
        bool beside = view->relation[t] == REL_ADVCL && view_is_verb(view, t) &&
                      (view_text_is(view, view_child(view, t, REL_MARK), "as") ||
                       view_text_is(view, view_child(view, t, REL_MARK), "when") ||
                       view_text_is(view, view_child(view, t, REL_ADVMOD), "when"));
        bool in = candidate->noun && !candidate->actors.count && view->relation[t] == REL_OBLIQUE &&
                  view_text_is(view, view_case(view, t), "in") && !view_child(view, t, REL_POSSESSOR);
        told = beside ? candidate : told;
        named = in ? candidate : named;
    }
    if (!told || !named || told->consumed)
        return;
    deaths_take_words(told, named);
    named->consumed = true;
}

/* "was abducted and killed by rebels": by them both; "was shot and killed by police" is one deed. */
static void share_doer(Scene *scene, uint32_t verb)
{
    static const char *const ways[] = {"shoot", "stab", "beat", "hack", "club", "bludgeon"};
    const View *view = &scene->view;
    uint32_t above = view_token(view, verb)->head;
    if (view->relation[verb] != REL_CONJUNCT || above + 2 != verb || !view_child(view, verb, REL_AGENT) ||
        view_child(view, above, REL_AGENT) || !view_is_passive(view, above))
        return;
    Candidate *first = scene_candidate(scene, above), *second = scene_candidate(scene, verb);
    if (!first || !second || first == second || first->nothing || second->nothing || first->consumed ||
        second->consumed || first->noun || second->noun || first->actors.count || !second->actors.count)
        return;
    first->actors = second->actors;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        if (first->type == second->type && view_lemma_is(view, above, ways[i]) &&
            view_lemma_is(view, verb, "kill")) {
            if (first->word_count == 1)
                deaths_take_words(first, second);
            second->consumed = true;
        }
}

/* "killed in airstrikes launched by the army", "a raid led by commandos": the hand behind the blow. */
static void take_hands(Scene *scene)
{
    static const char *const verbs[] = {"carry",  "launch",     "conduct", "lead",      "stage",   "mount",
                                        "commit", "perpetrate", "wage",    "undertake", "perform", "fire"};
    const View *view = &scene->view;
    for (uint32_t clause = 2; clause <= view->count; clause++) {
        uint32_t noun = view->relation[clause] == REL_ACL ? view_token(view, clause)->head : 0;
        uint32_t agent = noun && noun < clause ? view_child(view, clause, REL_AGENT) : 0;
        bool hand = false;
        for (size_t i = 0; agent && i < sizeof verbs / sizeof *verbs; i++)
            hand = hand || view_lemma_is(view, clause, verbs[i]);
        Candidate *blow = hand ? scene_candidate(scene, noun) : NULL;
        Candidate *told = blow ? scene_candidate(scene, clause) : NULL;
        bool own = told && told != blow && told->type == ENTENTE_ASSAULT && !told->nothing;
        bool struck = view->relation[noun] == REL_OBLIQUE || view->relation[noun] == REL_AGENT;
        if (!blow || !struck || !blow->noun || blow->nothing || (blow->consumed && !own) ||
            blow->type != ENTENTE_ASSAULT || has_known(scene, &blow->actors) ||
            !names_is_actor(&scene->names, agent))
            continue;
        blow->actors = (Parties){{agent}, 1};
        blow->consumed = false;
        if (own) {
            deaths_take_words(blow, told);
            told->consumed = true;
        }
    }
}

/* "killed a guard in an attack on the Turkish embassy": whoever is hit there is hit for Turkey. */
static bool strikes_embassy(Scene *scene, const Candidate *cause, uint32_t victims)
{
    if (cause->type != ENTENTE_ASSAULT || cause->recipients.count != 1 || !victims ||
        *names_entity(&scene->names, victims)->code)
        return false;
    uint32_t struck = cause->recipients.each[0];
    return names_in_set(scene->lexicon, &scene->view, struck, "embassy") &&
           *names_entity(&scene->names, struck)->code;
}

void deaths_join(Scene *scene)
{
    const View *view = &scene->view;
    take_hands(scene);
    deaths_take_claimants(scene);
    join_protests(scene);
    join_entries(scene);
    join_captures(scene);
    for (uint32_t verb = 1; verb <= view->count; verb++)
        if (view_is_verb(view, verb)) {
            share_doer(scene, verb);
            deaths_share_agent(scene, verb);
            deaths_share_object(scene, verb);
        }
    for (uint32_t verb = 1; verb <= view->count; verb++) {
        if (!view_is_verb(view, verb) || join_losses_of_subject(scene, verb))
            continue;
        if (!deaths_is_death(view, verb)) {
            /* "rockets fired by the rebels hit the town" */
            Candidate *hit = scene_candidate(scene, verb);
            if (hit && !hit->nothing && !hit->consumed && hit->type == ENTENTE_ASSAULT)
                join_weapon(scene, verb, hit);
            continue;
        }
        if (join_attack(scene, scene_candidate(scene, verb), verb))
            continue;
        uint32_t victims = victims_of(scene, verb);
        Candidate *own = scene_candidate(scene, verb), *cause = cause_of(scene, verb);
        /* "two were killed and three wounded in a raid" */
        for (uint32_t child = view->first_child[verb]; child && !cause; child = view->next_sibling[child])
            if (view->relation[child] == REL_CONJUNCT && view_is_verb(view, child) &&
                deaths_is_death(view, child))
                cause = cause_of(scene, child);
        if (own && !own->nothing && own->type == ENTENTE_ASSAULT) {
            take_sides(scene, own, verb, victims);
            join_weapon(scene, verb, own);
            if (!own->consumed && !cause)
                join_hurt(scene, own, verb);
        }
        uint32_t before = view->relation[verb] == REL_CONJUNCT ? view_token(view, verb)->head : 0;
        if (own && cause && before && before <= view->count && view_is_verb(view, before) &&
            deaths_is_death(view, before))
            own->consumed = true; /* of one cause with those before */
        bool named = own && !own->nothing && has_known(scene, &own->actors);
        bool open = own && !own->nothing && !own->consumed && !named && own->type == ENTENTE_ASSAULT;
        if ((!own || open) && !cause && victims && take_blow(scene, own, verb, victims))
            continue;
        if (own && own->actors.count && cause &&
            strikes_embassy(scene, cause, victims ? victims : view_child(view, verb, REL_OBJECT)))
            own->recipients = cause->recipients;
        if (!victims || !cause || named)
            continue;
        /* "killed in clashes with the army": those who lost them are the other side of the clash */
        if (is_clash_with(scene, cause) && names_is_actor(&scene->names, victims))
            parties_add(&cause->actors, victims);
        /* both sides of a clash act; those who die in it are no third */
        bool two_sided = cause->actors.count > 1;
        if (cause->type == ENTENTE_ASSAULT && !two_sided &&
            (only_where(scene, &cause->recipients) || !has_known(scene, &cause->recipients) ||
             is_of_theirs(view, &cause->recipients))) {
            cause->recipients.count = 0;
            parties_add(&cause->recipients, victims);
        }
        cause->consumed = false;
        if (own)
            own->consumed = true;
    }
    for (uint32_t verb = 1; verb <= view->count; verb++)
        if (view_is_verb(view, verb) && deaths_is_death(view, verb) && view->relation[verb] != REL_CONJUNCT)
            join_named_protest(scene, verb);
}
