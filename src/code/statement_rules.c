/* The statements of a stretch by rules: a word that may be a cue, with what the tree gives as its source and
 * its content. Every cue is looked at alone; what lies in the content of another is nested there. */
#include "code/stretch.h"

#include <string.h>

enum { CUE_VERB = CUE_SAY | CUE_SHOW | CUE_THINK | CUE_WANT | CUE_JUDGE, LONG_QUOTE = 5 };

static bool is_empty(Range range)
{
    return range.first >= range.end;
}

static bool has(Range range, uint32_t word)
{
    return word != NO_WORD && word >= range.first && word < range.end;
}

static bool is_plain_punctuation(const Word *word)
{
    return word->token->upos == ENTENTE_PUNCT && !word_is_quote(word) && !word_is(word, "(") &&
           !word_is(word, ")");
}

/* Without the commas and stops at its ends. */
static Range trim(const Stretch *stretch, Range range)
{
    while (!is_empty(range) && is_plain_punctuation(&stretch->words[range.first]))
        range.first++;
    while (!is_empty(range) && is_plain_punctuation(&stretch->words[range.end - 1]))
        range.end--;
    return range;
}

/* The quotation of a word, its marks included. */
static Range quotation(const Stretch *stretch, uint32_t word)
{
    const Word *inside = &stretch->words[word];
    if (inside->quote == QUOTE_OUTSIDE)
        return (Range){0};
    Range range = {inside->opens != NO_WORD ? inside->opens : word,
                   inside->closes != NO_WORD ? inside->closes + 1 : word + 1};
    while (inside->opens == NO_WORD && range.first &&
           stretch->words[range.first - 1].quote != QUOTE_OUTSIDE &&
           stretch->words[range.first - 1].closes == inside->closes)
        range.first--;
    while (inside->closes == NO_WORD && range.end < stretch->count &&
           stretch->words[range.end].quote != QUOTE_OUTSIDE &&
           stretch->words[range.end].opens == inside->opens)
        range.end++;
    return range;
}

/* A content takes in whole every quotation that it meets and that does not hold the cue itself. */
static Range content_range(const Stretch *stretch, Range range, uint32_t cue)
{
    range = trim(stretch, range);
    if (is_empty(range))
        return range;
    Range first = quotation(stretch, range.first), last = quotation(stretch, range.end - 1);
    if (stretch->words[range.first].quote == QUOTE_CLOSES) {
        range.first++; /* the end of another quotation */
    } else if (!is_empty(first) && !has(first, cue) && first.first < range.first) {
        range.first = first.first;
    } else if (range.first && stretch->words[range.first - 1].quote == QUOTE_OPENS && is_empty(first)) {
        range.first--;
    }
    if (!is_empty(last) && !has(last, cue) && last.end > range.end)
        range.end = last.end;
    if (!is_empty(range) && stretch->words[range.end - 1].quote == QUOTE_OPENS)
        range.end--;
    return range.first < range.end && has(range, cue) ? (Range){0} : range;
}

static void add_content(const Stretch *stretch, Found *found, Range range)
{
    range = content_range(stretch, range, found->cue_head);
    if (is_empty(range) || found->content_count == FOUND_PIECES)
        return;
    for (size_t i = 0; i < found->content_count; i++) {
        Range *piece = &found->content[i];
        if (range.first <= piece->end && piece->first <= range.end) {
            piece->first = range.first < piece->first ? range.first : piece->first;
            piece->end = range.end > piece->end ? range.end : piece->end;
            return;
        }
    }
    found->content[found->content_count++] = range;
}

/* ---- children ---- */

static uint32_t next_child(const Stretch *stretch, uint32_t word, uint32_t child)
{
    const Word *top = &stretch->words[word];
    uint32_t number = child == NO_WORD ? top->view->first_child[top->number]
                                       : top->view->next_sibling[stretch->words[child].number];
    return number ? top->base + number - 1 : NO_WORD;
}

static uint32_t case_of(const Stretch *stretch, uint32_t word)
{
    const Word *head = &stretch->words[word];
    uint32_t marker = view_case(head->view, head->number);
    return marker ? head->base + marker - 1 : NO_WORD;
}

static bool is_passive(const Stretch *stretch, uint32_t word)
{
    return view_is_passive(stretch->words[word].view, stretch->words[word].number);
}

/* ---- source ---- */

static uint32_t agent_of(const Stretch *stretch, uint32_t verb)
{
    for (uint32_t c = next_child(stretch, verb, NO_WORD); c != NO_WORD; c = next_child(stretch, verb, c)) {
        Relation relation = stretch_relation(stretch, c);
        uint32_t marker = relation == REL_AGENT || relation == REL_OBLIQUE ? case_of(stretch, c) : NO_WORD;
        if (marker != NO_WORD && word_is(&stretch->words[marker], "by"))
            return c;
    }
    return NO_WORD;
}

static void set_source(const Stretch *stretch, Found *found, uint32_t head)
{
    Range range = stretch_subtree(stretch, head);
    uint32_t marker = case_of(stretch, head);
    if (marker != NO_WORD && marker == range.first)
        range.first++;
    range = trim(stretch, range);
    /* a clause that embraces the cue is no source */
    if (has(range, found->cue_head))
        range = head < found->cue_head ? (Range){range.first, found->cue_head} : (Range){head, range.end};
    found->source = trim(stretch, range);
    found->source_head = head;
}

static void find_source(const Stretch *stretch, Found *found)
{
    uint32_t verb = found->cue_head;
    uint32_t agent = agent_of(stretch, verb);
    bool passive = is_passive(stretch, verb), above = false;
    if (agent != NO_WORD && passive) {
        set_source(stretch, found, agent);
        return;
    }
    if (passive && stretch->words[verb].cue & (CUE_SAY | CUE_SHOW | CUE_JUDGE))
        return;
    uint32_t subject = stretch_subject(stretch, verb, &above);
    if (subject != NO_WORD && (!word_is(&stretch->words[subject], "it") ||
                               (stretch->words[verb].token->upos == ENTENTE_VERB && !passive)))
        set_source(stretch, found, subject);
}

/* ---- cue ---- */

static bool stands_in_cue(const Stretch *stretch, uint32_t word, uint32_t head)
{
    if (stretch_head(stretch, word) != head)
        return false;
    switch (stretch_relation(stretch, word)) {
    case REL_AUX:
    case REL_AUX_PASSIVE:
    case REL_COPULA:
        return true;
    case REL_ADVMOD:
        return next_child(stretch, word, NO_WORD) == NO_WORD;
    default:
        return false;
    }
}

/* The cue with its auxiliaries, adverbs and particle: "has also said", "continued to call". */
static void set_cue(const Stretch *stretch, Found *found)
{
    uint32_t verb = found->cue_head, first = verb, end = verb + 1;
    const Word *words = stretch->words;
    for (unsigned steps = 0; steps < 4; steps++) {
        while (first > words[verb].base && stands_in_cue(stretch, first - 1, verb))
            first--;
        uint32_t above = stretch_relation(stretch, verb) == REL_XCOMP ? stretch_head(stretch, verb) : NO_WORD;
        if (above == NO_WORD || !(words[above].cue & CUE_ASPECT) || first < 2 ||
            !word_is(&words[first - 1], "to") || first - 2 != above)
            break;
        first = verb = above;
    }
    if (end < stretch->count && stretch_relation(stretch, end) == REL_PARTICLE &&
        stretch_head(stretch, end) == found->cue_head)
        end++;
    found->cue = (Range){first, end};
}

/* ---- content ---- */

static bool is_marked(const Stretch *stretch, uint32_t clause, const char *form)
{
    uint32_t mark = stretch_child(stretch, clause, REL_MARK);
    return mark != NO_WORD && word_is(&stretch->words[mark], form);
}

/* "called for a truce", "accused her of lying": the preposition belongs to the cue where it is next to it. */
static void add_oblique(const Stretch *stretch, Found *found, uint32_t word, uint32_t marker)
{
    Range range = stretch_subtree(stretch, word);
    if (range.first < marker + 1)
        range.first = marker + 1;
    if (marker == found->cue.end)
        found->cue.end++;
    add_content(stretch, found, range);
}

static bool is_content_preposition(const Word *word)
{
    static const char *const forms[] = {"for", "of", "about", "on", "against", "to", "in", "upon", "over"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (word_is(word, forms[i]))
            return true;
    return false;
}

/* What is said of what is named: "called the raid a crime", "sees it as a threat". */
static Range with_predicate(const Stretch *stretch, uint32_t verb, uint32_t object)
{
    Range range = stretch_subtree(stretch, object);
    for (uint32_t c = next_child(stretch, verb, NO_WORD); c != NO_WORD; c = next_child(stretch, verb, c)) {
        Range next = stretch_subtree(stretch, c);
        Relation relation = stretch_relation(stretch, c);
        uint32_t marker = relation == REL_OBLIQUE ? case_of(stretch, c) : NO_WORD;
        bool as = (marker != NO_WORD &&
                   (word_is(&stretch->words[marker], "as") || word_is(&stretch->words[marker], "for"))) ||
                  (relation == REL_ADVCL && (is_marked(stretch, c, "as") || is_marked(stretch, c, "for")));
        if (next.first == range.end && (as || relation == REL_XCOMP))
            range.end = next.end;
    }
    return range;
}

/* "It has ended, he said, for good." */
static void add_clause_round(const Stretch *stretch, Found *found, uint32_t clause)
{
    Range all = stretch_subtree(stretch, clause), own = stretch_subtree(stretch, found->cue_head);
    add_content(stretch, found, (Range){all.first, own.first < all.first ? all.first : own.first});
    add_content(stretch, found, (Range){own.end > all.end ? all.end : own.end, all.end});
}

/* The quotation that stands next to cue and source: before them, or after them with comma or colon. */
static void add_quotations(const Stretch *stretch, Found *found)
{
    const Word *words = stretch->words;
    uint32_t first = found->cue.first, end = found->cue.end, base = words[found->cue_head].base;
    if (!is_empty(found->source) && found->source.first >= base) {
        first = found->source.first < first ? found->source.first : first;
        end = found->source.end > end ? found->source.end : end;
    }
    if (first > base && words[first - 1].quote == QUOTE_CLOSES)
        add_content(stretch, found, quotation(stretch, first - 1));
    uint32_t next = end;
    while (next < stretch->count && words[next].base == base && is_plain_punctuation(&words[next]))
        next++;
    if (next < stretch->count && words[next].quote == QUOTE_OPENS)
        add_content(stretch, found, quotation(stretch, next));
}

/* "said in a letter that ...": the parser may hang the clause on the noun before it. */
static void add_distant_clause(const Stretch *stretch, Found *found)
{
    Range own = stretch_subtree(stretch, found->cue_head);
    for (uint32_t i = found->cue_head + 1; i < own.end; i++) {
        uint32_t clause = stretch_relation(stretch, i) == REL_MARK && word_is(&stretch->words[i], "that")
                              ? stretch_head(stretch, i)
                              : NO_WORD;
        if (clause == NO_WORD)
            continue;
        Range range = stretch_subtree(stretch, clause);
        add_content(stretch, found, (Range){i, range.end});
        return;
    }
}

/* "was quoted as saying that ...": the clause hangs on the second verb. False where the words are others. */
static bool add_quoted_saying(const Stretch *stretch, Found *found)
{
    const Word *words = stretch->words;
    uint32_t verb = found->cue_head;
    if (verb + 2 >= stretch->count || !word_is(&words[verb + 1], "as") ||
        !word_is(&words[verb + 2], "saying") || !is_passive(stretch, verb))
        return false;
    uint32_t subject = stretch_child(stretch, verb, REL_SUBJECT_PASSIVE);
    uint32_t clause = stretch_child(stretch, verb + 2, REL_CCOMP);
    found->cue.end = verb + 3;
    found->source_head = NO_WORD;
    found->source = (Range){0};
    if (subject != NO_WORD)
        set_source(stretch, found, subject);
    if (clause != NO_WORD)
        add_content(stretch, found, stretch_subtree(stretch, clause));
    else
        add_distant_clause(stretch, found);
    add_quotations(stretch, found);
    return true;
}

static void find_content(const Stretch *stretch, Found *found)
{
    const Word *words = stretch->words;
    uint32_t verb = found->cue_head;
    uint16_t cue = words[verb].cue;
    uint32_t clause = stretch_child(stretch, verb, REL_CCOMP),
             object = stretch_child(stretch, verb, REL_OBJECT);
    if (clause != NO_WORD)
        add_content(stretch, found, stretch_subtree(stretch, clause));
    bool aside = stretch_relation(stretch, verb) == REL_PARATAXIS && cue & (CUE_SAY | CUE_THINK | CUE_SHOW);
    if (!found->content_count && aside && stretch_child(stretch, verb, REL_SUBJECT) != NO_WORD)
        add_clause_round(stretch, found, stretch_head(stretch, verb));
    if (cue & CUE_SAY)
        add_quotations(stretch, found);
    if (!found->content_count && cue & CUE_SAY)
        add_distant_clause(stretch, found);
    if (found->content_count)
        return;
    uint32_t infinitive = stretch_child(stretch, verb, REL_XCOMP);
    if (infinitive != NO_WORD && cue & (CUE_WANT | CUE_THINK | CUE_SAY) && !(cue & CUE_ASPECT)) {
        Range range = stretch_subtree(stretch, infinitive);
        if (object != NO_WORD && !(cue & CUE_SAY) && stretch_subtree(stretch, object).end == range.first)
            range.first = stretch_subtree(stretch, object).first;
        add_content(stretch, found, range);
        return;
    }
    if (object != NO_WORD && object > verb && cue & (CUE_JUDGE | CUE_SHOW)) {
        add_content(stretch, found, with_predicate(stretch, verb, object));
        return;
    }
    for (uint32_t c = next_child(stretch, verb, NO_WORD); c != NO_WORD && cue & (CUE_JUDGE | CUE_WANT);
         c = next_child(stretch, verb, c)) {
        Relation relation = stretch_relation(stretch, c);
        uint32_t marker = relation == REL_OBLIQUE ? case_of(stretch, c)
                          : relation == REL_ADVCL ? stretch_child(stretch, c, REL_MARK)
                                                  : NO_WORD;
        if (marker != NO_WORD && marker >= found->cue.end && marker <= found->cue.end + 8 &&
            is_content_preposition(&words[marker])) {
            add_oblique(stretch, found, c, marker);
            return;
        }
    }
    /* "was praised by", "is expected" */
    uint32_t subject = stretch_child(stretch, verb, REL_SUBJECT_PASSIVE);
    if (subject != NO_WORD && cue & CUE_JUDGE)
        add_content(stretch, found, stretch_subtree(stretch, subject));
}

/* ---- kinds of cues ---- */

static bool keep(Stretch *stretch, const Found *found)
{
    Found *grown = arena_grow(stretch->arena, stretch->found, &stretch->found_capacity,
                              stretch->found_count + 1, sizeof *grown);
    if (!grown)
        return false;
    stretch->found = grown;
    stretch->found[stretch->found_count++] = *found;
    return true;
}

static bool find_verb(Stretch *stretch, uint32_t word)
{
    Found found = {.cue_head = word, .source_head = NO_WORD, .kind = stretch->words[word].cue & CUE_VERB};
    set_cue(stretch, &found);
    find_source(stretch, &found);
    if (!add_quoted_saying(stretch, &found))
        find_content(stretch, &found);
    if (found.cue.end < stretch->count && stretch->words[found.cue.end].base == stretch->words[word].base &&
        word_is(&stretch->words[found.cue.end], ":"))
        found.cue.end++;
    return !found.content_count || keep(stretch, &found);
}

/* "the rebels' claim that ...", "calls for a truce", "her refusal to resign" */
static bool find_noun(Stretch *stretch, uint32_t word)
{
    Found found = {.cue_head = word, .source_head = NO_WORD, .cue = {word, word + 1}, .kind = CUE_NOUN};
    uint32_t possessor = stretch_child(stretch, word, REL_POSSESSOR), by = NO_WORD;
    for (uint32_t c = next_child(stretch, word, NO_WORD); c != NO_WORD; c = next_child(stretch, word, c)) {
        Relation relation = stretch_relation(stretch, c);
        bool clause = relation == REL_CCOMP || relation == REL_XCOMP ||
                      (relation == REL_ACL && (is_marked(stretch, c, "that") || is_marked(stretch, c, "to")));
        uint32_t marker = relation == REL_NMOD ? case_of(stretch, c) : NO_WORD;
        if (marker != NO_WORD &&
            (word_is(&stretch->words[marker], "by") || word_is(&stretch->words[marker], "from")))
            by = c;
        else if (clause && !found.content_count)
            add_content(stretch, &found, stretch_subtree(stretch, c));
        else if (marker == word + 1 && is_content_preposition(&stretch->words[marker]) &&
                 !found.content_count)
            add_oblique(stretch, &found, c, marker);
    }
    if (!found.content_count)
        return true;
    bool clausal = found.cue.end == word + 1;
    if (possessor != NO_WORD)
        set_source(stretch, &found, possessor);
    else if (by != NO_WORD)
        set_source(stretch, &found, by);
    else if (!clausal)
        return true; /* "the question of", with nobody who asks */
    return keep(stretch, &found);
}

/* "is confident that", "are willing to" */
static bool find_adjective(Stretch *stretch, uint32_t word)
{
    Found found = {.cue_head = word, .source_head = NO_WORD, .kind = CUE_ADJECTIVE};
    uint32_t subject = stretch_child(stretch, word, REL_SUBJECT);
    set_cue(stretch, &found);
    for (uint32_t c = next_child(stretch, word, NO_WORD); c != NO_WORD && !found.content_count;
         c = next_child(stretch, word, c)) {
        Relation relation = stretch_relation(stretch, c);
        uint32_t marker = relation == REL_OBLIQUE ? case_of(stretch, c) : NO_WORD;
        if (relation == REL_CCOMP || relation == REL_XCOMP ||
            (relation == REL_ADVCL && is_marked(stretch, c, "that")))
            add_content(stretch, &found, stretch_subtree(stretch, c));
        else if (marker == word + 1 && is_content_preposition(&stretch->words[marker]))
            add_oblique(stretch, &found, c, marker);
    }
    if (!found.content_count || subject == NO_WORD)
        return true;
    if (!word_is(&stretch->words[subject], "it"))
        set_source(stretch, &found, subject);
    return keep(stretch, &found);
}

/* "according to the ministry" */
static bool find_according(Stretch *stretch, uint32_t word)
{
    Found found = {.cue_head = word, .source_head = NO_WORD, .cue = {word, word + 2}, .kind = CUE_SAY};
    uint32_t end = stretch->words[word].base + stretch->words[word].view->count, source = NO_WORD;
    /* the noun phrase on the right, and the clause in which the whole stands */
    for (uint32_t i = word + 2; i < end && i < word + 40; i++)
        if (case_of(stretch, i) == word || stretch_head(stretch, i) == word ||
            (case_of(stretch, i) == word + 1 && stretch_relation(stretch, i) != REL_NMOD)) {
            source = i;
            break;
        }
    if (source == NO_WORD)
        return true;
    Range phrase = stretch_subtree(stretch, source);
    if (phrase.first < word + 2)
        phrase.first = word + 2;
    found.source = trim(stretch, phrase);
    found.source_head = source;
    if (is_empty(found.source))
        return true;
    uint32_t clause = stretch_head(stretch, source);
    if (clause == word)
        clause = stretch_head(stretch, word);
    if (clause == NO_WORD || has(phrase, clause))
        return true;
    Range all = stretch_subtree(stretch, clause);
    if (all.first < word)
        add_content(stretch, &found, (Range){all.first, word});
    if (all.end > found.source.end)
        add_content(stretch, &found, (Range){found.source.end, all.end});
    return !found.content_count || keep(stretch, &found);
}

/* ---- quotations that no cue has taken ---- */

static bool is_covered(const Stretch *stretch, uint32_t word)
{
    for (size_t f = 0; f < stretch->found_count; f++)
        for (size_t i = 0; i < stretch->found[f].content_count; i++)
            if (has(stretch->found[f].content[i], word))
                return true;
    return false;
}

/* The last statement before a word, else the first after it, that is said. */
static Found *nearest_speech(Stretch *stretch, uint32_t word)
{
    Found *before = NULL, *after = NULL;
    for (size_t f = 0; f < stretch->found_count; f++) {
        Found *found = &stretch->found[f];
        if (!(found->kind & CUE_SAY) || found->continued)
            continue;
        if (found->cue_head < word && stretch->words[found->cue_head].quote == QUOTE_OUTSIDE)
            before = found;
        else if (!after && found->cue_head > word && stretch->words[found->cue_head].quote == QUOTE_OUTSIDE)
            after = found;
    }
    return before ? before : after;
}

static bool take_bare_quotations(Stretch *stretch)
{
    for (uint32_t i = 0; i < stretch->count;) {
        Range range = quotation(stretch, i);
        if (is_empty(range) || range.end <= i) {
            i++;
            continue;
        }
        bool begins = i == stretch->words[i].base;
        if (range.end - i >= LONG_QUOTE && begins && !is_covered(stretch, i + 1)) {
            Found *found = nearest_speech(stretch, i);
            Found bare = {.cue_head = NO_WORD, .source_head = NO_WORD, .kind = CUE_SAY, .continued = true};
            if (found && found->content_count < FOUND_PIECES) {
                found->content[found->content_count++] = range;
            } else {
                bare.content[bare.content_count++] = range;
                if (!keep(stretch, &bare))
                    return false;
            }
        }
        i = range.end;
    }
    return true;
}

/* ---- the flat layer ---- */

static bool holds(const Found *outer, const Found *inner)
{
    uint32_t at = inner->cue_head != NO_WORD ? inner->cue_head : inner->content[0].first;
    for (size_t i = 0; i < outer->content_count; i++)
        if (has(outer->content[i], at))
            return true;
    return false;
}

static void paint(Stretch *stretch, Range range, StatementTag begin, uint32_t number)
{
    for (uint32_t i = range.first; i < range.end; i++) {
        Word *word = &stretch->words[i];
        if (word->tag != TAG_NONE)
            continue;
        bool first = i == range.first || stretch->words[i - 1].found != number ||
                     stretch->words[i - 1].tag < begin || stretch->words[i - 1].tag > begin + 1;
        word->tag = (uint8_t)(first ? begin : begin + 1);
        word->found = number;
    }
}

static void paint_all(Stretch *stretch)
{
    for (size_t f = 0; f < stretch->found_count; f++) {
        const Found *found = &stretch->found[f];
        bool nested = false;
        for (size_t g = 0; g < stretch->found_count && !nested; g++)
            nested = g != f && holds(&stretch->found[g], found) && !holds(found, &stretch->found[g]);
        if (nested)
            continue;
        paint(stretch, found->source, TAG_SOURCE_BEGIN, (uint32_t)f + 1);
        paint(stretch, found->cue, TAG_CUE_BEGIN, (uint32_t)f + 1);
        for (size_t i = 0; i < found->content_count; i++)
            paint(stretch, found->content[i], TAG_CONTENT_BEGIN, (uint32_t)f + 1);
    }
}

bool stretch_find(Stretch *stretch)
{
    for (uint32_t i = 0; i < stretch->count; i++) {
        const Word *word = &stretch->words[i];
        bool fine = true;
        if (word_is(word, "according") && i + 2 < stretch->count && word_is(word + 1, "to"))
            fine = find_according(stretch, i);
        else if (word->cue & CUE_VERB)
            fine = find_verb(stretch, i);
        else if (word->cue & CUE_NOUN && word->view->relation[word->number] != REL_COMPOUND)
            fine = find_noun(stretch, i);
        else if (word->cue & CUE_ADJECTIVE)
            fine = find_adjective(stretch, i);
        if (!fine)
            return false;
    }
    if (!take_bare_quotations(stretch))
        return false;
    paint_all(stretch);
    return true;
}
