/* What happened to those who are counted: the word that says so, beside their phrase or above it in the tree.
 */
#include "code/toll_words.h"

static const TollFound nothing = {.kind = -1};

bool toll_kind_fits(const Group *group, int kind)
{
    if (kind < 0)
        return false;
    bool single = group->implicit || (group->head && figure_size(&group->figure) == 1 && !group->figure.more);
    if (single && (kind == TOLL_CROWD || kind == TOLL_DISPLACED))
        return false;
    enum { DISPLACED_LEAST = 10 }; /* "four robbers fled" are no displaced people */
    if (kind == TOLL_DISPLACED && figure_size(&group->figure) < DISPLACED_LEAST)
        return false;
    bool bare_one = !group->head && figure_size(&group->figure) == 1;
    if (bare_one && (kind == TOLL_CROWD || kind == TOLL_DISPLACED || kind == TOLL_CAPTURED))
        return false;
    enum { CROWD_OF_ANY = 50 }; /* so many of whom the dictionaries do not know that they are people */
    if (kind == TOLL_CROWD && figure_size(&group->figure) >= CROWD_OF_ANY)
        return true;
    if (kind == TOLL_CAPTURED || kind == TOLL_CROWD)
        return group->people || !group->head || group->name;
    return true;
}

/* ---- one word as predicate ---- */

bool toll_begins_phrase(const TollReading *reading, uint32_t token)
{
    switch (upos_of(reading->view, token)) {
    case ENTENTE_DET:
    case ENTENTE_NUM:
    case ENTENTE_PRON:
    case ENTENTE_PROPN:
    case ENTENTE_NOUN:
    case ENTENTE_ADJ:
        return true;
    default:
        return false;
    }
}

int toll_first_kind(const TollReading *reading, uint32_t token, const TollForm *forms, size_t count,
                    uint32_t *last)
{
    for (size_t i = 0; i < count; i++) {
        int kind = toll_word_kind(reading, token, forms[i]);
        if (kind >= 0) {
            *last = reading->words[token].last[forms[i]];
            return kind;
        }
    }
    return -1;
}

int toll_any_kind(const TollReading *reading, uint32_t token)
{
    static const TollForm forms[] = {FORM_DO, FORM_BE, FORM_UNDERGO};
    uint32_t last;
    return token <= reading->view->count ? toll_first_kind(reading, token, forms, 3, &last) : -1;
}

/* The kind that `verb` tells of its subject. */
static int subject_kind(const TollReading *reading, uint32_t verb, bool passive)
{
    const View *view = reading->view;
    int kind = toll_word_kind(reading, verb, FORM_DO);
    if (kind >= 0 && (passive || toll_is_passive(reading, verb)))
        return kind;
    int other = toll_word_kind(reading, verb, FORM_UNDERGO);
    if (other >= 0 && !toll_is_passive(reading, verb))
        return other;
    other = toll_word_kind(reading, verb, FORM_BE);
    if (other >= 0 && (upos_of(view, verb) != ENTENTE_VERB || passive || toll_is_passive(reading, verb)))
        return other;
    /* "Three soldiers killed in attack": a headline has no auxiliaries */
    bool headline = kind >= 0 && is_participle(view, verb) && !view_child(view, verb, REL_OBJECT) &&
                    !view_child(view, verb, REL_AUX);
    return headline ? kind : -1;
}

static bool is_gathering_near(const TollReading *reading, uint32_t token)
{
    enum { NEAR = 9 };
    for (uint32_t t = token + 1; t <= reading->view->count && t < token + NEAR; t++)
        if (reading->words[t].gathering)
            return true;
    return false;
}

/* "Dozens were beaten and 14 arrested": the second verb has people of its own before it. */
static bool has_own_people(const TollReading *reading, uint32_t verb, uint32_t other)
{
    for (size_t i = 0; i < reading->group_count; i++) {
        const Group *group = &reading->groups[i];
        if (group->first > verb && group->last < other && group->last + 3 > other)
            return true;
    }
    return false;
}

/* The kind under a verb with the group as its subject, through "were reported dead", "were shot and killed".
 */
static TollFound below_subject(const TollReading *reading, const Group *group, uint32_t verb, bool passive,
                               unsigned depth)
{
    const View *view = reading->view;
    int kind = subject_kind(reading, verb, passive);
    if (toll_kind_fits(group, kind))
        return (TollFound){kind, verb, false};
    /* "suffered neck injuries" */
    uint32_t object = reading->words[verb].suffer ? view_child(view, verb, REL_OBJECT) : 0;
    if (object && toll_word_kind(reading, object, FORM_NOUN) == TOLL_INJURED &&
        !view_child(view, object, REL_NUMBER) && group->people)
        return (TollFound){TOLL_INJURED, verb, false};
    if (reading->words[verb].join && upos_of(view, verb) == ENTENTE_VERB &&
        is_gathering_near(reading, verb) && toll_kind_fits(group, TOLL_CROWD) &&
        !toll_is_passive(reading, verb))
        return (TollFound){TOLL_CROWD, verb, false};
    passive = passive || toll_is_passive(reading, verb);
    for (uint32_t child = depth ? view->first_child[verb] : 0; child; child = view->next_sibling[child]) {
        uint8_t relation = view->relation[child];
        bool shares =
            relation == REL_XCOMP || (relation == REL_CONJUNCT && !view_child(view, child, REL_SUBJECT) &&
                                      !view_child(view, child, REL_SUBJECT_PASSIVE));
        if (!shares || child < verb || has_own_people(reading, verb, child))
            continue;
        TollFound found = below_subject(
            reading, group, child,
            passive && is_participle(view, child) && !view_child(view, child, REL_OBJECT), depth - 1);
        if (found.kind >= 0)
            return found;
    }
    return nothing;
}

static TollFound below_object(const TollReading *reading, const Group *group, uint32_t verb)
{
    const View *view = reading->view;
    int kind = toll_word_kind(reading, verb, FORM_DO);
    if (toll_kind_fits(group, kind) && !toll_is_passive(reading, verb) && verb < group->first &&
        (reading->words[verb].last[FORM_DO] > verb || !view_child(view, verb, REL_PARTICLE))) /* "wound up" */
        return (TollFound){kind, verb, true};
    for (uint32_t child = view->first_child[verb]; child; child = view->next_sibling[child]) {
        uint8_t relation = view->relation[child];
        if (child > group->last && relation == REL_XCOMP && !view_child(view, child, REL_SUBJECT) &&
            !view_child(view, child, REL_SUBJECT_PASSIVE)) {
            TollFound found = below_subject(reading, group, child, is_participle(view, child), 1);
            if (found.kind >= 0)
                return found;
        }
        kind = toll_word_kind(reading, child, FORM_DO);
        if (relation == REL_CONJUNCT && child < group->first && toll_kind_fits(group, kind) &&
            !toll_is_passive(reading, child) && !view_child(view, child, REL_OBJECT))
            return (TollFound){kind, child, true};
    }
    return nothing;
}

/* ---- beside the group ---- */

bool toll_is_speech(const View *view, uint32_t verb)
{
    static const char *const lemmas[] = {"say",      "tell",    "report", "add",
                                         "announce", "confirm", "state",  "claim"};
    for (size_t i = 0; i < sizeof lemmas / sizeof *lemmas; i++)
        if (view_lemma_is(view, verb, lemmas[i]))
            return true;
    return false;
}

bool toll_is_speaker(const View *view, const Group *group)
{
    uint32_t t = group->last + 1;
    return t <= view->count && toll_is_speech(view, t) &&
           (xpos_is(view, t, "VBD") || xpos_is(view, t, "VBZ"));
}

/* "3 people were reported killed", "20 wounded", "the 12 soldiers who died". */
static TollFound look_after(const TollReading *reading, const Group *group)
{
    const View *view = reading->view;
    enum { WAY = 9 };
    static const TollForm forms[] = {FORM_BE, FORM_UNDERGO, FORM_DO};
    bool passive = false, who = false, auxiliary = false;
    uint32_t other = 0; /* another participle on the way */
    uint32_t t = group->last + 1, above = head_of(view, group->top);
    /* "the commander of the brigade was wounded" */
    uint32_t top = group->top;
    for (uint32_t steps = 0; above && steps < 3 && group->implicit; steps++) {
        uint8_t relation = view->relation[top];
        if (relation != REL_APPOSITION && relation != REL_FLAT && relation != REL_COMPOUND)
            break;
        top = above;
        above = head_of(view, top);
    }
    bool owner =
        view->relation[top] == REL_POSSESSOR || (view->relation[top] == REL_NMOD && above < group->first &&
                                                 (group->implicit || reading->words[above].person));
    /* "the colonel and 19 of his men died" */
    if (owner && above && view->relation[group->first] != REL_CONJUNCT)
        return nothing;
    if (t <= view->count && reading->words[t].part_after)
        t = reading->words[t].part_after + 1;
    /* "hundreds of injured" */
    if (is_word(view, t, "of") && !group->head && t < view->count &&
        toll_word_kind(reading, t + 1, FORM_BE) >= 0)
        return (TollFound){toll_word_kind(reading, t + 1, FORM_BE), t + 1, false};
    /* "12 people, including 3 soldiers, were killed" */
    if (is_word(view, t, ",") && t < view->count && reading->words[t + 1].part)
        for (uint32_t c = t + 2; c <= view->count && c < t + 14; c++)
            if (is_word(view, c, ",")) {
                t = c + 1;
                break;
            }
    for (uint32_t steps = 0; t <= view->count && steps < WAY; steps++) {
        uint32_t last = t;
        int kind = toll_first_kind(reading, t, forms, 3, &last);
        if (kind >= 0 && toll_kind_fits(group, kind)) {
            bool does = toll_word_kind(reading, t, FORM_DO) >= 0 && toll_word_kind(reading, t, FORM_BE) < 0;
            bool both = toll_word_kind(reading, t, FORM_DO) >= 0 && upos_of(view, t) == ENTENTE_VERB;
            bool undergoes = toll_word_kind(reading, t, FORM_UNDERGO) >= 0;
            if (undergoes && !does)
                return (TollFound){kind, t, false};
            if (does || both) {
                bool active = !passive && (who || auxiliary || toll_begins_phrase(reading, last + 1) ||
                                           view_child(view, t, REL_OBJECT) > t || !is_participle(view, t));
                bool bare = !group->head && !who && !auxiliary;
                if (active && undergoes)
                    return (TollFound){toll_word_kind(reading, t, FORM_UNDERGO), t, false};
                if (active && !(bare && is_participle(view, t)))
                    return nothing;
                if (group->implicit && !passive)
                    return nothing; /* "the commander killed ..." */
            }
            return (TollFound){kind, t, false};
        }
        if (view_lemma_is(view, t, "be") || view_lemma_is(view, t, "get")) {
            passive = true;
        } else if (is_word(view, t, "who") || is_word(view, t, "that") || is_word(view, t, "which")) {
            who = true;
        } else if (is_word(view, t, "not") || is_word(view, t, "n't")) {
            return nothing;
        } else if (is_word(view, t, ",")) {
            if (!is_word(view, t + 1, "who"))
                return nothing;
        } else if (who && !passive && is_word(view, t, "shot") && is_word(view, t + 1, "dead")) {
            return nothing; /* "a sergeant who shot dead three" */
        } else if (reading->words[t].linking) {
            auxiliary = auxiliary || upos_of(view, t) == ENTENTE_AUX;
            /* "12 people found dead", "were shot and killed" */
            passive = passive || (upos_of(view, t) == ENTENTE_VERB && is_participle(view, t));
        } else if (upos_of(view, t) == ENTENTE_AUX) {
            auxiliary = true;
        } else if (upos_of(view, t) == ENTENTE_VERB && passive && is_participle(view, t)) {
            other = t; /* "were ambushed and killed", "were burned to death" */
        } else if (!(upos_of(view, t) == ENTENTE_ADV || (other && is_word(view, t, "and")))) {
            return nothing;
        }
        t++;
    }
    return nothing;
}

/* Whether a phrase of the kind's nouns takes those who are counted with this preposition. */
static bool joins(const View *view, uint32_t preposition, int kind)
{
    if (is_word(view, preposition, "of") || is_word(view, preposition, "among"))
        return true;
    if (kind == TOLL_CROWD)
        return is_word(view, preposition, "by") || is_word(view, preposition, "with");
    return kind == TOLL_INJURED && is_word(view, preposition, "to");
}

/* The words that end at `token` and tell a kind in that form; 0: none. */
static uint32_t phrase_before(const TollReading *reading, uint32_t token, TollForm form, int *kind)
{
    for (uint32_t t = token; t && t + 4 > token; t--) {
        *kind = toll_word_kind(reading, t, form);
        if (*kind >= 0 && reading->words[t].last[form] == token)
            return t;
    }
    *kind = -1;
    return 0;
}

/* "killing 3", "the deaths of 3 soldiers". */
static TollFound look_before(const TollReading *reading, const Group *group)
{
    const View *view = reading->view;
    uint32_t t = group->first - 1;
    while (t > 1 && upos_of(view, t) == ENTENTE_ADV && !reading->words[t].kind[FORM_DO])
        t--;
    /* "killed what it called four commanders" */
    static const char *const calls[] = {"call", "describe"};
    uint32_t what = t > 3 && is_word(view, t, "as") ? t - 1 : t;
    for (size_t i = 0; what > 3 && i < sizeof calls / sizeof *calls; i++)
        if (view_lemma_is(view, what, calls[i]) && is_word(view, what - 2, "what"))
            t = what - 3;
    /* "killed himself and eight others" */
    if (t > 2 && is_word(view, t, "and") && view_token(view, t - 1)->upos == ENTENTE_PRON)
        t -= 2;
    int kind;
    /* "lost only four of its own", "lost four of their number" */
    uint32_t of = group->figure.last + 1;
    bool own = of + 2 <= view->count && is_word(view, of, "of") &&
               ((!group->head && is_word(view, of + 2, "own")) || is_word(view, of + 2, "number"));
    if (own && view_lemma_is(view, t, "lose"))
        return (TollFound){TOLL_DEAD, t, true};
    /* "admitted the loss of four men" */
    if (t > 2 && is_word(view, t, "of") && is_word(view, t - 1, "loss") && !group->implicit && !group->name &&
        (group->people || !group->head))
        return (TollFound){TOLL_DEAD, t - 1, true};
    /* "was arrested along with five others" */
    if (t > 2 && is_word(view, t, "with") &&
        (is_word(view, t - 1, "along") || is_word(view, t - 1, "together"))) {
        uint32_t verb = phrase_before(reading, t - 2, FORM_DO, &kind);
        return verb && toll_kind_fits(group, kind) ? (TollFound){kind, verb, true} : nothing;
    }
    if (!t)
        return nothing;
    if (view_lemma_is(view, t, "beat") && is_word(view, group->last + 1, "unconscious"))
        return (TollFound){TOLL_INJURED, t, true};
    /* "cost 38 people their lives" */
    if (view_lemma_is(view, t, "cost") && !group->implicit && is_word(view, group->last + 1, "their") &&
        is_word(view, group->last + 2, "lives"))
        return (TollFound){TOLL_DEAD, t, true};
    if (t > 1 && is_word(view, t, "of") && is_word(view, t - 1, "lives") && !group->implicit)
        return (TollFound){TOLL_DEAD, t - 1, true};
    /* "Car bomb kills 9": headlines mislead the tagger */
    if (toll_word_kind(reading, t, FORM_DO) < 0 && reading->words[t].kind[FORM_DO] &&
        upos_of(view, t) == ENTENTE_NOUN && (xpos_is(view, t, "NNS") || !reading->words[t].kind[FORM_NOUN]) &&
        !group->implicit && reading->words[t].last[FORM_DO] == t)
        return (TollFound){reading->words[t].kind[FORM_DO] - 1, t, true};
    if (upos_of(view, t) == ENTENTE_ADP) {
        uint32_t noun = t > 1 ? phrase_before(reading, t - 1, FORM_NOUN, &kind) : 0;
        if (noun && toll_kind_fits(group, kind) && joins(view, t, kind))
            return (TollFound){kind, noun, true};
    }
    uint32_t verb = phrase_before(reading, t, FORM_DO, &kind);
    if (verb == t && view_child(view, verb, REL_PARTICLE))
        return nothing; /* "wound up" */
    if (!verb || !toll_kind_fits(group, kind) || toll_is_passive(reading, verb))
        return nothing;
    /* "of the 20 wounded three died", "10 killed 20 injured": the participle has its people before it */
    if (is_participle(view, verb) && !xpos_is(view, verb, "VBD"))
        for (size_t i = 0; i < reading->group_count; i++)
            if (reading->groups[i].last + 1 == verb && !reading->groups[i].head)
                return nothing;
    if (upos_of(view, verb) == ENTENTE_ADJ && group->implicit)
        return nothing;
    return (TollFound){kind, verb, true};
}

/* ---- the tree ---- */

/* The clause with "who" that hangs on a noun or on what follows it: "the head of the militia, who". */
static uint32_t relative_below(const View *view, uint32_t noun)
{
    for (uint32_t t = noun + 1; t <= view->right[noun]; t++) {
        uint32_t subject = view_child(view, t, REL_SUBJECT);
        if (!subject)
            subject = view_child(view, t, REL_SUBJECT_PASSIVE);
        if (view->relation[t] == REL_RELATIVE && is_word(view, subject, "who"))
            return t;
    }
    return 0;
}

static TollFound look_at_clauses(const TollReading *reading, const Group *group)
{
    const View *view = reading->view;
    uint32_t noun = group->head ? group->head : group->top;
    for (uint32_t child = view->first_child[noun]; child; child = view->next_sibling[child]) {
        if (child < noun)
            continue;
        /* "Ali Khan, the head of the militia, who was killed" */
        uint32_t killed =
            group->name && view->relation[child] == REL_APPOSITION ? relative_below(view, child) : 0;
        if (killed) {
            TollFound found = below_subject(reading, group, killed, false, 2);
            if (found.kind >= 0)
                return found;
        }
        if (view->relation[child] == REL_ACL && !xpos_is(view, child, "VB")) {
            TollFound found = below_subject(reading, group, child, is_participle(view, child), 1);
            if (found.kind >= 0)
                return found;
        }
        if (view->relation[child] == REL_RELATIVE) {
            uint32_t subject = view_child(view, child, REL_SUBJECT);
            if (!subject)
                subject = view_child(view, child, REL_SUBJECT_PASSIVE);
            /* "the men whom the army killed"; "a man whose sister was killed" is not dead himself */
            bool other = subject && !is_word(view, subject, "who") && !is_word(view, subject, "that") &&
                         !is_word(view, subject, "which");
            bool gap =
                other && !toll_is_passive(reading, child) && view_child(view, child, REL_OBJECT) < child;
            TollFound found = nothing;
            /* "a sergeant who shot dead three tourists" */
            bool does = !other && toll_word_kind(reading, child, FORM_DO) >= 0 &&
                        !toll_is_passive(reading, child) &&
                        toll_begins_phrase(reading, reading->words[child].last[FORM_DO] + 1);
            if (does)
                continue;
            if (gap)
                found = (TollFound){toll_word_kind(reading, child, FORM_DO), child, false};
            else if (!other)
                found = below_subject(reading, group, child, false, 2);
            if (found.kind >= 0 && toll_kind_fits(group, found.kind))
                return found;
        }
    }
    return nothing;
}

static TollFound look_above(const TollReading *reading, const Group *group)
{
    const View *view = reading->view;
    uint32_t top = group->top, above = head_of(view, top);
    for (uint32_t steps = 0; above && steps < 6; steps++) {
        uint8_t relation = view->relation[top];
        bool joined = relation == REL_CONJUNCT || (relation == REL_APPOSITION && !group->implicit);
        if (!joined || !(view_is_nominal(view, above) || above < top) || view_is_verb(view, above))
            break;
        top = above;
        above = head_of(view, top);
    }
    if (!above)
        return nothing;
    uint32_t preposition = view_case(view, top);
    switch (view->relation[top]) {
    case REL_SUBJECT:
    case REL_SUBJECT_PASSIVE:
        return below_subject(reading, group, above, view->relation[top] == REL_SUBJECT_PASSIVE, 2);
    case REL_OBJECT:
    case REL_INDIRECT:
        return below_object(reading, group, above);
    case REL_OBLIQUE:
    case REL_AGENT:
        if (!preposition)
            return top > above ? below_object(reading, group, above) : nothing;
        if (reading->words[above].join && is_word(view, preposition, "by") &&
            toll_kind_fits(group, TOLL_CROWD))
            return (TollFound){TOLL_CROWD, above, true};
        return nothing;
    case REL_NMOD: {
        int kind = toll_word_kind(reading, above, FORM_NOUN);
        bool fits = toll_kind_fits(group, kind) && preposition && joins(view, preposition, kind);
        return fits ? (TollFound){kind, above, true} : nothing;
    }
    default:
        return nothing;
    }
}

/* ---- words that count by themselves ---- */

uint32_t toll_governing_verb(const View *view, uint32_t token)
{
    for (uint32_t steps = 0; token && steps < 6; steps++) {
        token = head_of(view, token);
        if (token && view_is_verb(view, token))
            return token;
    }
    return 0;
}

/* "12 deaths", "25 arrests", "30 lives", "40 hostages", "thousands of protesters". */
static TollFound look_inside(const TollReading *reading, const Group *group)
{
    const View *view = reading->view;
    uint32_t head = group->head, verb = toll_governing_verb(view, group->top);
    if (!head)
        return nothing;
    if (view_lemma_is(view, head, "life") && group->implicit)
        return nothing; /* "a soldier lost his life" */
    if (view_lemma_is(view, head, "life")) {
        uint32_t claims = verb && reading->words[verb].lives ? verb : group->first - 1;
        if (claims && reading->words[claims].lives)
            return (TollFound){TOLL_DEAD, claims, true};
        if (group->first > 2 && is_word(view, group->first - 1, "of") &&
            is_word(view, group->first - 2, "loss"))
            return (TollFound){TOLL_DEAD, group->first - 2, true};
    }
    /* "the loss of three men" */
    if (group->people && !group->implicit && group->first > 2 && is_word(view, group->first - 1, "of") &&
        view_lemma_is(view, group->first - 2, "loss"))
        return (TollFound){TOLL_DEAD, group->first - 2, true};
    if (verb && view_lemma_is(view, verb, "lose") && group->people && !group->implicit &&
        verb < group->first && view->relation[group->top] == REL_OBJECT &&
        !view_lemma_is(view, head, "member"))
        return (TollFound){TOLL_DEAD, verb, true};
    int kind = toll_word_kind(reading, head, FORM_NOUN);
    if (kind >= 0 && !group->implicit && kind != TOLL_CROWD) {
        if (!reading->words[head].remains)
            return (TollFound){kind, head, false};
        if (verb && reading->words[verb].recover)
            return (TollFound){kind, head, false};
    }
    /* "10 injured people" */
    for (uint32_t t = group->figure.last + 1; !group->implicit && t < head; t++) {
        kind = toll_word_kind(reading, t, FORM_BE);
        if (kind >= 0 && toll_kind_fits(group, kind) && upos_of(view, t) != ENTENTE_NOUN)
            return (TollFound){kind, t, false};
    }
    /* "left 17 members of one family dead" */
    uint32_t end = view->right[head];
    uint32_t whose = end > head ? head_of(view, end) : 0;
    if (!group->implicit && group->people &&
        (whose == head || (whose && view->relation[whose] == REL_NMOD && head_of(view, whose) == head)) &&
        upos_of(view, end) == ENTENTE_ADJ && verb && view_lemma_is(view, verb, "leave")) {
        kind = toll_word_kind(reading, end, FORM_BE);
        if (kind >= 0 && toll_kind_fits(group, kind))
            return (TollFound){kind, end, false};
    }
    /* "reported 71 losses" */
    if (is_word(view, head, "losses") && verb && toll_is_speech(view, verb) && head == group->figure.last + 1)
        return (TollFound){TOLL_DEAD, head, false};
    /* "five dead, 12 hurt" */
    kind = toll_word_kind(reading, head, FORM_BE);
    if ((kind == TOLL_INJURED || kind == TOLL_MISSING) && head == group->figure.last + 1 &&
        xpos_is(view, head, "NN") && !group->implicit)
        return (TollFound){kind, head, false};
    kind = -1;
    for (uint32_t t = group->figure.last + 1; t <= head && kind < 0; t++)
        if (reading->words[t].last[FORM_PEOPLE] == head)
            kind = toll_word_kind(reading, t, FORM_PEOPLE);
    enum { CROWD_LEAST = 20, REFUGEES_LEAST = 50 };
    double size = figure_size(&group->figure);
    if (kind == TOLL_CAPTURED && verb && reading->words[verb].hold && !toll_is_passive(reading, verb) &&
        verb < group->first)
        return (TollFound){kind, head, false};
    /* "152 protesters were convicted" are no crowd */
    bool patients = view->relation[group->top] == REL_SUBJECT_PASSIVE;
    for (uint32_t child = view->first_child[head]; child; child = view->next_sibling[child])
        patients = patients || (view->relation[child] == REL_ACL && xpos_is(view, child, "VBN"));
    if ((kind == TOLL_CROWD && size >= CROWD_LEAST && !patients) ||
        (kind == TOLL_DISPLACED && size >= REFUGEES_LEAST))
        return (TollFound){kind, head, false};
    return nothing;
}

/* ---- all of them ---- */

TollFound toll_find(const TollReading *reading, const Group *group)
{
    TollFound (*const looks[])(const TollReading *, const Group *) = {look_before, look_after, look_above,
                                                                      look_at_clauses, look_inside};
    TollFound found = nothing;
    bool counts = group->head && !group->implicit && toll_word_kind(reading, group->head, FORM_NOUN) >= 0;
    if (counts) /* "12 deaths" */
        found = look_inside(reading, group);
    for (size_t look = 0; look < sizeof looks / sizeof *looks && found.kind < 0; look++)
        found = looks[look](reading, group);
    /* "a doctor who treated her": only numbers of them are a claim */
    if (found.kind >= 0 && (group->implicit || figure_size(&group->figure) < 2) &&
        view_lemma_is(reading->view, found.predicate, "treat"))
        return nothing;
    return found;
}
