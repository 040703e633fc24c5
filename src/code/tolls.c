#include "code/tolls.h"

#include "code/toll_words.h"

static uint32_t last_of(const TollReading *reading, uint32_t token)
{
    static const TollForm forms[] = {FORM_BE, FORM_DO, FORM_UNDERGO};
    uint32_t last = token;
    return toll_first_kind(reading, token, forms, 3, &last) >= 0 ? last : token;
}

/* Soldiers and fighters who cross a border are not driven over it. */
static bool is_armed(const TollReading *reading, const Group *group)
{
    static const char *const sectors[] = {"MIL", "REB", "PRM", "UAF", "COP"};
    static const char *const lemmas[] = {"soldier", "troop", "fighter", "rebel", "militiaman", "trooper"};
    const EntenteEntity *entity = group->head ? names_entity(&reading->scene->names, group->head) : NULL;
    for (size_t i = 0; entity && i < sizeof sectors / sizeof *sectors; i++)
        if (strncmp(entity->sectors, sectors[i], 3) == 0)
            return true;
    for (size_t i = 0; group->head && i < sizeof lemmas / sizeof *lemmas; i++)
        if (view_lemma_is(reading->view, group->head, lemmas[i]))
            return true;
    return false;
}

static bool claim(TollReading *reading, size_t number, TollFound found, Toll *tolls, size_t *count)
{
    Group *group = &reading->groups[number];
    const View *view = reading->view;
    bool negated = toll_is_negated(view, found.predicate);
    if (group->used || negated || (found.object && toll_is_speaker(view, group)) ||
        (found.kind == TOLL_DISPLACED && is_armed(reading, group)))
        return false;
    group->used = true;
    /* "burned to death": the verb is what happened */
    if (upos_of(view, found.predicate) == ENTENTE_ADP &&
        view_is_verb(view, toll_governing_verb(view, found.predicate)))
        found.predicate = toll_governing_verb(view, found.predicate);
    uint32_t end = group->last;
    /* "5 dead", "hundreds of injured" */
    if (!group->head && toll_word_kind(reading, found.predicate, FORM_UNDERGO) < 0 &&
        (found.predicate == end + 1 || (found.predicate == end + 2 && is_word(view, end + 1, "of"))))
        end = last_of(reading, found.predicate);
    const EntenteToken *first = view_token(view, group->first), *last = view_token(view, end);
    uint32_t base = view->sentence->start;
    tolls[(*count)++] =
        (Toll){.kind = (TollKind)toll_merge_kinds(reading, group, &found),
               .first = group->first,
               .last = end,
               .span = {first->start - base, last->end - base},
               .low = group->figure.low,
               .best = group->figure.best,
               .high = group->figure.high,
               .before_low = -1,
               .before_best = -1,
               .before_high = -1,
               .of = group->head,
               .predicate = found.predicate,
               .event = toll_event(reading, group, &found),
               .part = group->part || toll_is_told_as_part(reading, group->last) ||
                       (*count && found.kind == TOLL_INJURED && toll_is_condition(view, group->last)),
               .more = group->figure.more,
               .implicit = group->implicit,
               .status = toll_is_hypothetical(reading, &found) ? ENTENTE_HYPOTHETICAL : ENTENTE_OCCURRED};
    return true;
}

/* "were kidnapped and killed", "has kidnapped and killed dozens": both hold of the same people. */
static void claim_second(TollReading *reading, size_t number, const TollFound *found, Toll *tolls,
                         size_t *count)
{
    const View *view = reading->view;
    Group *group = &reading->groups[number];
    Toll *first = &tolls[*count - 1];
    uint32_t joint, other, last;
    if (found->object) {
        joint = found->predicate - 1;
        other = found->predicate < 3 ? 0 : joint - 1;
        if (other && !view_is_verb(view, other))
            return; /* "rescued 58 hostages and killed seven bandits" */
        last = other;
    } else {
        joint = last_of(reading, found->predicate) + 1;
        other = joint + 1;
        while (other < view->count && upos_of(view, other) == ENTENTE_ADV)
            other++;
    }
    /* "was dragged off a truck and hacked to death" */
    uint32_t apart =
        found->object || is_word(view, joint, "and") || !toll_is_passive(reading, found->predicate)
            ? 0
            : view_child(view, found->predicate, REL_CONJUNCT);
    if (apart > joint && is_participle(view, apart) && !view_child(view, apart, REL_SUBJECT) &&
        !view_child(view, apart, REL_SUBJECT_PASSIVE) && !view_child(view, apart, REL_OBJECT)) {
        other = apart;
        joint = view_child(view, apart, REL_CC);
    }
    if (!other || other > view->count || !is_word(view, joint, "and") || (TollKind)found->kind != first->kind)
        return;
    static const TollForm forms[] = {FORM_DO, FORM_BE, FORM_UNDERGO};
    int kind = toll_first_kind(reading, other, forms, 3, &last);
    if (kind < 0 || kind == found->kind || !toll_kind_fits(group, kind) ||
        (!found->object && toll_begins_phrase(reading, last + 1)))
        return;
    group->used = false;
    claim(reading, number, (TollFound){kind, other, found->object}, tolls, count);
    tolls[*count - 1].kind = (TollKind)kind;
    group->used = true;
}

static bool is_dead_at(const View *view, uint32_t token)
{
    enum { WAY = 5 };
    if (!(is_word(view, token, "dead") || is_word(view, token, "losses")) || !is_word(view, token + 1, "at"))
        return false;
    for (uint32_t t = token; t-- > 1 && t + WAY > token;)
        if (view_lemma_is(view, t, "put"))
            return true;
    return false;
}

/* The kind of a toll, and where its words end: those of the dictionary, or "number of suspects arrested". */
static int toll_kind(const TollReading *reading, uint32_t token, uint32_t *last)
{
    const View *view = reading->view;
    enum { NAME = 4 };
    *last = reading->words[token].last[FORM_TOLL];
    if (*last)
        return reading->words[token].kind[FORM_TOLL] - 1;
    /* "put the rebel dead at 30" */
    if (is_dead_at(view, token)) {
        *last = token;
        return TOLL_DEAD;
    }
    if (!is_word(view, token, "number") || !is_word(view, token + 1, "of"))
        return -1;
    for (uint32_t t = token + 2; t <= view->count && t < token + 2 + NAME; t++) {
        int kind = toll_any_kind(reading, t);
        *last = t;
        if (kind >= 0 && is_participle(view, t))
            return kind;
        if (upos_of(view, t) != ENTENTE_NOUN && upos_of(view, t) != ENTENTE_ADJ &&
            upos_of(view, t) != ENTENTE_PRON && upos_of(view, t) != ENTENTE_DET &&
            upos_of(view, t) != ENTENTE_PROPN && upos_of(view, t) != ENTENTE_AUX)
            return -1;
    }
    return -1;
}

/* "the death toll rose to 71 from 64" */
static void read_toll(TollReading *reading, uint32_t toll, Toll *tolls, size_t *count)
{
    const View *view = reading->view;
    enum { WAY = 18 };
    uint32_t last;
    int kind = toll_kind(reading, toll, &last);
    if (kind < 0)
        return;
    /* "brought to 28 the number of those arrested" */
    for (size_t i = 0; i < reading->group_count; i++) {
        const Group *group = &reading->groups[i];
        if (!group->head && group->last < toll && group->last + 3 > toll && group->first > 1 &&
            is_word(view, group->first - 1, "to") &&
            (group->last + 1 == toll || is_word(view, toll - 1, "the"))) {
            claim(reading, i, (TollFound){kind, toll, false}, tolls, count);
            return;
        }
    }
    Toll *made = NULL;
    const Group *before = NULL;
    for (size_t i = 0; i < reading->group_count; i++) {
        Group *group = &reading->groups[i];
        if (group->first <= last || group->first > last + WAY || group->used || group->implicit)
            continue;
        for (uint32_t t = last + 1; t < group->first; t++)
            if (is_word(view, t, ";") || (is_word(view, t, ",") && made))
                return;
        uint32_t ahead = group->first - 1;
        uint8_t upos = upos_of(view, ahead);
        if (is_word(view, ahead, "from") && (made || ahead > last + 1)) {
            before = group;
            group->used = made != NULL;
        } else if (!made &&
                   (upos == ENTENTE_VERB || upos == ENTENTE_AUX || is_word(view, ahead, "to") ||
                    is_word(view, ahead, "at") || (is_word(view, ahead, "of") && ahead == last + 1) ||
                    is_word(view, ahead, ":"))) {
            size_t at = *count;
            if (claim(reading, i, (TollFound){kind, toll, false}, tolls, count))
                made = &tolls[at];
        } else if (!made) {
            continue;
        }
        if (made && before) {
            made->before_low = before->figure.low;
            made->before_best = before->figure.best;
            made->before_high = before->figure.high;
            for (size_t g = 0; g < reading->group_count; g++)
                if (&reading->groups[g] == before)
                    reading->groups[g].used = true;
            return;
        }
    }
}

/* "the ministry counts 638 dead; the party speaks of more than 2,000": a number alone is of the kind told
 * before it. */
static void read_rivals(TollReading *reading, Toll *tolls, size_t *count)
{
    static const char *const verbs[] = {"speak", "talk", "put", "give", "claim", "count", "report"};
    const View *view = reading->view;
    for (size_t i = 1; i < reading->group_count; i++) {
        const Group *group = &reading->groups[i];
        if (group->used || group->head || group->implicit || group->first < 3 || group->last >= view->count)
            continue;
        uint32_t ahead = group->first - 1;
        bool of = is_word(view, ahead, "of") || is_word(view, ahead, "at");
        bool ends = upos_of(view, group->last + 1) == ENTENTE_PUNCT;
        uint32_t verb = of ? ahead - 1 : ahead;
        bool number = is_word(view, verb, "number") || is_word(view, verb, "toll") ||
                      is_word(view, verb, "figure") || is_word(view, verb, "count");
        if (of && is_word(view, verb, "it"))
            verb--;
        else if (of && number && verb > 2 && is_word(view, verb - 1, "the"))
            verb -= 2; /* "put the number at 157" */
        bool said = false;
        for (size_t k = 0; k < sizeof verbs / sizeof *verbs; k++)
            said = said || (view_lemma_is(view, verb, verbs[k]) && (of || k > 2));
        const Toll *before = NULL;
        for (size_t k = 0; k < *count; k++)
            if (tolls[k].last < group->first && !tolls[k].part && (!before || tolls[k].first > before->first))
                before = &tolls[k];
        if (said && ends && before &&
            (before->kind == TOLL_DEAD || before->kind == TOLL_INJURED || before->kind == TOLL_CAPTURED ||
             (of && before->kind == TOLL_CROWD)))
            claim(reading, i, (TollFound){(int)before->kind, before->predicate, false}, tolls, count);
    }
}

/* Whether only commas and coordinators stand between two groups, so that what is said of one holds of both.
 */
static bool are_joined(const TollReading *reading, const Group *a, const Group *b)
{
    const View *view = reading->view;
    /* "a commander of the militia and one of his guards" */
    uint32_t head =
        b->first > a->last && view->relation[b->first] == REL_CONJUNCT ? head_of(view, b->first) : 0;
    bool under =
        head && (head == a->head || (view->relation[head] == REL_NMOD && head_of(view, head) == a->head));
    if (under && a->head && b->first > 1 && is_word(view, b->first - 1, "and"))
        return true;
    if (b->first <= a->last || b->first > a->last + 5)
        return false;
    bool joined = false;
    for (uint32_t t = a->last + 1; t < b->first; t++) {
        bool joint = is_word(view, t, "and") || is_word(view, t, "plus") || is_word(view, t, "as") ||
                     is_word(view, t, "well") || is_word(view, t, "along") || is_word(view, t, "with") ||
                     is_word(view, t, "or");
        if (!joint && !is_word(view, t, ","))
            return false;
        joined = joined || joint || !b->implicit || view->relation[b->top] == REL_CONJUNCT;
    }
    return joined;
}

static Toll *toll_of(const Group *group, Toll *tolls, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (tolls[i].first == group->first)
            return &tolls[i];
    return NULL;
}

/* "was carried out by two men and five people were killed": those of the verb before are no part of the next
 * clause's subject. */
static bool is_of_clause_before(const View *view, const Group *group, const Toll *toll)
{
    uint8_t relation = view->relation[group->top];
    uint32_t verb = head_of(view, group->top), next = toll->predicate;
    bool governed = relation == REL_OBLIQUE || relation == REL_AGENT || relation == REL_OBJECT;
    return governed && verb && verb < group->first && view_is_verb(view, verb) && next > toll->last &&
           view->relation[next] == REL_CONJUNCT && head_of(view, next) == verb &&
           view_child(view, next, REL_SUBJECT_PASSIVE);
}

/* "killed two soldiers and a civilian", "two soldiers and a civilian were killed"; then parts of what was
 * counted. */
static void share(TollReading *reading, Toll *tolls, size_t *count)
{
    for (size_t i = 1; i < reading->group_count; i++) {
        Group *group = &reading->groups[i];
        const Toll *left = toll_of(&reading->groups[i - 1], tolls, *count);
        bool joined = are_joined(reading, &reading->groups[i - 1], group);
        if (!left || group->used || !joined || !group->head || !group->people ||
            !toll_kind_fits(group, (int)left->kind) || left->predicate > left->first)
            continue;
        bool part = left->part;
        size_t at = *count;
        if (claim(reading, i, (TollFound){(int)left->kind, left->predicate, true}, tolls, count))
            tolls[at].part = part || tolls[at].part;
    }
    for (size_t i = reading->group_count; i-- > 1;) {
        Group *group = &reading->groups[i - 1];
        const Toll *right = toll_of(&reading->groups[i], tolls, *count);
        if (right && !group->used && are_joined(reading, group, &reading->groups[i]) && group->head &&
            toll_kind_fits(group, (int)right->kind) && right->predicate > right->last && !right->part &&
            group->people && !is_of_clause_before(reading->view, group, right))
            claim(reading, i - 1, (TollFound){(int)right->kind, right->predicate, false}, tolls, count);
    }
    for (size_t i = 0; i < reading->group_count; i++) {
        Group *group = &reading->groups[i];
        if (!group->part || group->used || !i)
            continue;
        /* the nearest claim before has the kind; without one, the words "among the dead" */
        const Toll *whole = NULL;
        for (size_t k = i; k-- > 0 && !whole;)
            whole = toll_of(&reading->groups[k], tolls, *count);
        if (whole && whole->last < group->first)
            claim(reading, i, (TollFound){(int)whole->kind, whole->predicate, false}, tolls, count);
    }
    for (size_t i = 0; i < reading->group_count; i++) {
        Group *group = &reading->groups[i];
        uint32_t from = reading->end_part[group->first];
        if (group->used || !from)
            continue;
        for (uint32_t t = from; t < group->first; t++) {
            int kind = toll_any_kind(reading, t);
            if (kind >= 0 && toll_kind_fits(group, kind)) {
                claim(reading, i, (TollFound){kind, t, false}, tolls, count);
                break;
            }
        }
    }
    /* "including two children and a woman" */
    for (size_t i = 1; i < reading->group_count; i++) {
        Group *group = &reading->groups[i];
        const Toll *left = toll_of(&reading->groups[i - 1], tolls, *count);
        if (left && left->part && are_joined(reading, &reading->groups[i - 1], group) && group->head &&
            group->people) {
            Toll *own = toll_of(group, tolls, *count);
            if (own)
                own->part = own->part || own->kind == left->kind;
            else if (claim(reading, i, (TollFound){(int)left->kind, left->predicate, false}, tolls, count))
                tolls[*count - 1].part = true;
        }
    }
}

/* "Neither side reported casualties", "without losses", "with no loss of their own": the first of a sentence
 * that no figure tells. */
static void read_none(const TollReading *reading, Toll *tolls, size_t *count)
{
    static const struct {
        const char *lemma;
        TollKind kind;
    } nouns[] = {{"casualty", TOLL_CASUALTIES},
                 {"loss", TOLL_DEAD},
                 {"injury", TOLL_INJURED},
                 {"fatality", TOLL_DEAD},
                 {"death", TOLL_DEAD}};
    static const char *const tellers[] = {"report", "suffer", "have", "record", "admit", "acknowledge"};
    const View *view = reading->view;
    uint32_t neither = 0;
    for (uint32_t t = 1; t <= view->count; t++) {
        if ((is_word(view, t, "neither") || is_word(view, t, "Neither")) && t < view->count &&
            upos_of(view, t + 1) == ENTENTE_NOUN)
            neither = t;
        for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++) {
            if (!view_lemma_is(view, t, nouns[i].lemma) || upos_of(view, t) != ENTENTE_NOUN)
                continue;
            uint32_t first = 0, verb = head_of(view, t);
            bool told = false;
            for (size_t k = 0; neither && k < sizeof tellers / sizeof *tellers; k++)
                told = told || view_lemma_is(view, verb, tellers[k]);
            if (told && verb > neither)
                first = neither;
            else if (t > 1 && (is_word(view, t - 1, "without") || (is_word(view, t - 1, "no") && i == 1)))
                first = t - 1;
            bool claimed = !first;
            for (size_t k = 0; k < *count; k++)
                claimed = claimed || (tolls[k].first <= t && first <= tolls[k].last);
            if (claimed)
                continue;
            uint32_t base = view->sentence->start;
            tolls[(*count)++] =
                (Toll){.kind = nouns[i].kind,
                       .first = first,
                       .last = t,
                       .span = {view_token(view, first)->start - base, view_token(view, t)->end - base},
                       .before_low = -1,
                       .before_best = -1,
                       .before_high = -1,
                       .predicate = t,
                       .status = ENTENTE_OCCURRED};
            return;
        }
    }
}

static void sort(Toll *tolls, size_t count)
{
    for (size_t i = 1; i < count; i++)
        for (size_t k = i; k && tolls[k].first < tolls[k - 1].first; k--) {
            Toll kept = tolls[k];
            tolls[k] = tolls[k - 1];
            tolls[k - 1] = kept;
        }
}

/* A part belongs to the nearest claim of its kind before it that is no part and is not smaller. */
static void link_parts(Toll *tolls, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t k = i; tolls[i].part && !tolls[i].part_of && k-- > 0;)
            if (!tolls[k].part && (tolls[k].kind == tolls[i].kind || tolls[k].kind == TOLL_CASUALTIES))
                tolls[i].part_of = k + 1;
}

/* Whether nothing but punctuation and an age stand between two single persons of whom the same is said. */
static bool is_one(const View *view, const Toll *a, const Toll *b)
{
    if (b->first <= a->last || b->first > a->last + 4)
        return false;
    for (uint32_t t = a->last + 1; t < b->first; t++)
        if (upos_of(view, t) != ENTENTE_PUNCT && upos_of(view, t) != ENTENTE_NUM)
            return false;
    /* "its commander, Lieutenant Ali Khan" */
    bool named = upos_of(view, a->of) == ENTENTE_NOUN && upos_of(view, b->of) == ENTENTE_PROPN;
    return b->first == a->last + 1 || !b->implicit || named || view->relation[b->of] != REL_CONJUNCT;
}

/* "rebel commander Ali Khan was killed", "Ali Khan, 34, a teacher, was killed" are one person each. */
static size_t merge_singles(const View *view, Toll *tolls, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        Toll *before = kept ? &tolls[kept - 1] : NULL;
        bool one = before && (tolls[i].implicit || before->implicit) && tolls[i].low == 1 &&
                   tolls[i].high == 1 && before->low == 1 && before->high == 1 &&
                   before->predicate == tolls[i].predicate && before->kind == tolls[i].kind &&
                   is_one(view, before, &tolls[i]);
        if (one) {
            before->last = tolls[i].last;
            before->span.end = tolls[i].span.end;
        } else {
            tolls[kept++] = tolls[i];
        }
    }
    return kept;
}

/* "lost four of their number" */
static bool is_owned(const View *view, uint32_t number)
{
    return number > 1 && upos_of(view, number - 1) == ENTENTE_PRON;
}

bool tolls_read(Scene *scene, Arena *arena, Toll **tolls, size_t *count)
{
    TollReading reading;
    bool any;
    *tolls = NULL;
    *count = 0;
    if (!toll_words_read(&reading, scene, arena, &any))
        return false;
    /* "the loss of four men", "without losses" */
    for (uint32_t t = 1; t <= reading.view->count && !any; t++)
        any = view_lemma_is(reading.view, t, "loss") || view_lemma_is(reading.view, t, "cost");
    if (!any)
        return true;
    if (!toll_groups_read(&reading, arena))
        return false;
    Toll *made = arena_array(arena, 2 * reading.group_count + 2, sizeof *made);
    if (!made)
        return false;
    size_t number = 0;
    for (uint32_t t = 1; t <= reading.view->count; t++)
        if (reading.words[t].kind[FORM_TOLL] ||
            (is_word(reading.view, t, "number") && !is_owned(reading.view, t)) ||
            (is_dead_at(reading.view, t) && !is_word(reading.view, t, "losses")))
            read_toll(&reading, t, made, &number);
    for (size_t i = 0; i < reading.group_count; i++) {
        TollFound found = {.kind = -1};
        if (!reading.groups[i].used)
            found = toll_find(&reading, &reading.groups[i]);
        if (found.kind >= 0 && claim(&reading, i, found, made, &number))
            claim_second(&reading, i, &found, made, &number);
    }
    share(&reading, made, &number);
    /* "put its losses at 12 soldiers", where nothing else tells what became of them */
    for (uint32_t t = 1; t <= reading.view->count; t++)
        if (is_word(reading.view, t, "losses") && is_dead_at(reading.view, t))
            read_toll(&reading, t, made, &number);
    read_none(&reading, made, &number);
    read_rivals(&reading, made, &number);
    sort(made, number);
    *count = merge_singles(reading.view, made, number);
    link_parts(made, *count);
    *tolls = made;
    return true;
}
