/* A parsed document to its events. */
#include "code/coder.h"

#include "base/error.h"
#include "base/slice.h"
#include "code/behest.h"
#include "code/claimed.h"
#include "code/confidence.h"
#include "code/coreference.h"
#include "code/deaths.h"
#include "code/ellipsis.h"
#include "code/happened.h"
#include "code/homeland.h"
#include "code/hosts.h"
#include "code/join.h"
#include "code/listing.h"
#include "code/mediation.h"
#include "code/narrative.h"
#include "code/onesided.h"
#include "code/otherside.h"
#include "code/parted.h"
#include "code/patterns.h"
#include "code/publisher.h"
#include "code/repeats.h"
#include "code/repeats_violence.h"
#include "code/rounds.h"
#include "code/stages.h"
#include "code/statement_layer.h"
#include "code/statements.h"
#include "code/turns.h"
#include "code/untold.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

EntenteStatus entente_coder_new(const EntenteLexicon *lexicon, const EntenteCoderOptions *options,
                                EntenteCoder **coder, EntenteError *error)
{
    EntenteCoder *made = calloc(1, sizeof *made);
    if (!made)
        return error_no_memory(error);
    made->lexicon = lexicon;
    made->options = *options;
    made->layer = options->layer ? entente_layer_inside(options->layer) : NULL;
    made->gate = options->gate ? entente_gate_inside(options->gate) : NULL;
    made->scratch = arena_new();
    if (!made->scratch) {
        free(made);
        return error_no_memory(error);
    }
    *coder = made;
    return ENTENTE_OK;
}

void entente_coder_delete(EntenteCoder *coder)
{
    if (!coder)
        return;
    arena_delete(coder->scratch);
    free(coder);
}

/* ---- a document ---- */

static bool has_parties(const Candidate *candidate)
{
    return candidate && (candidate->actors.count || candidate->recipients.count);
}

static bool add_event(EntenteDocument *document, size_t *capacity, const EntenteEvent *event)
{
    EntenteEvent *grown =
        arena_grow(document->arena, document->events, capacity, document->event_count + 1, sizeof *grown);
    if (!grown)
        return false;
    document->events = grown;
    document->events[document->event_count++] = *event;
    return true;
}

/* Whom the event's own words leave out. False when memory is out. */
static bool add_other_side(EntenteCoder *coder, Scene *scene, const Candidate *candidate,
                           const EntenteDocument *document, EntenteEvent *event)
{
    static const char *const fields[] = {"actor", "recipient"};
    OtherSides *sides = arena_bytes(scene->arena, sizeof *sides);
    if (!sides || !otherside_fill(scene, candidate, document,
                                  attribution_teller(&coder->speakers, document, event), event, sides))
        return false;
    size_t capacity = event->reason_count;
    for (size_t side = 0; coder->options.explain && side < 2; side++)
        for (size_t i = 0; i < sides->each[side].count; i++) {
            const Opponent *opponent = &sides->each[side].each[i];
            EntenteReason reason = {.field = opponent == sides->chosen[side] ? fields[side] : "other side",
                                    .words = opponents_codes(opponent, document->arena),
                                    .rule = opponents_explain(event, side == 0, opponent, document->arena),
                                    .file = ""};
            if (!reason.rule || !coder_reason(event, document->arena, &capacity, reason))
                return false;
        }
    return true;
}

/* Set the event's confidence; what led to it goes to the explanations. False when memory is out. */
static bool judge(EntenteCoder *coder, Scene *scene, const Candidate *candidate,
                  const EntenteDocument *document, float likely, EntenteEvent *event)
{
    Facts facts;
    confidence_facts(scene, candidate, document, event, likely, &facts);
    float confidence = confidence_of(coder->lexicon, &facts);
    if (confidence >= 0)
        event->confidence = confidence;
    if (!coder->options.explain)
        return true;
    size_t capacity = event->reason_count;
    for (size_t i = 0; i < facts.count; i++) {
        EntenteReason reason = {.field = "confidence",
                                .words = view_token(&scene->view, candidate->trigger)->text,
                                .rule = facts.each[i],
                                .file = ""};
        if (!coder_reason(event, document->arena, &capacity, reason))
            return false;
    }
    return true;
}

/* The event of a candidate into the document, unless it says nothing. `meant`: the event told before for
 * which its words stand, if any (ellipsis.h). False when memory is out. */
static bool code_candidate(EntenteCoder *coder, Scene *scene, SentenceFacts *facts,
                           const Candidate *candidate, const EntenteEvent *meant, EntenteDocument *document,
                           size_t number, size_t *capacity)
{
    EntenteEvent event;
    if (!coder_event(coder, scene, candidate, document, number, &event) ||
        !listing_give(scene, candidate, document->arena, &event))
        return false;
    if (meant && event.actor_count && meant->actor_count &&
        memcmp(event.actors[0].code, meant->actors[0].code, sizeof event.actors[0].code) == 0)
        return true; /* "it did so because": the same is spoken of again */
    if (meant) {
        /* "expelled two of their diplomats after Washington had done the same": to each other */
        bool back = event.actor_count && meant->recipient_count &&
                    memcmp(event.actors[0].code, meant->recipients[0].code, sizeof event.actors[0].code) == 0;
        event.recipients = back ? meant->actors : meant->recipients;
        event.recipient_count = back ? meant->actor_count : meant->recipient_count;
    }
    if (coder->layer && !meant)
        layer_judge(coder->layer, scene, candidate, &event, document->arena, coder->lexicon);
    if (event.type == ENTENTE_EVENT_NONE)
        return true;
    float likely = coder->layer ? event.confidence : -1;
    if (!assemble_event(&coder->report, facts, scene, candidate, document->arena, &event))
        return false;
    bool placed = untold_of_a_place(scene, candidate, &event); /* by its own words */
    if (!coder->options.all)
        narrative_settle(document, &coder->report.places, scene, candidate, &event);
    if (!coder->options.all)
        otherside_drop_weapons(scene, candidate, &event);
    if (!coder->options.all)
        homeland_settle(&coder->report.places, scene, document,
                        attribution_teller(&coder->speakers, document, &event), &event);
    if (!coder->options.all && !homeland_crowd(scene, candidate, document->arena, &event))
        return false;
    if (!coder->options.all && !rounds_settle(document, scene, candidate, &event))
        return false;
    if (!coder->options.all &&
        !rounds_add_speaker(document, scene, candidate,
                            attribution_teller(&coder->speakers, document, &event), &event))
        return false;
    hosts_part(scene, candidate, &event);
    if (!hosts_find(scene, document->arena,
                    event.about && event.type == ENTENTE_AGREE ? event.about : &event))
        return false;
    if (!coder->options.all && !add_other_side(coder, scene, candidate, document, &event))
        return false;
    homeland_people(scene, &event);
    bool known = placed || untold_known(scene, candidate, &event, coder->options.claims);
    if (!coder->options.all && (!known || untold_event(&event)))
        return true;
    if (!coder->options.all && !otherside_of_place(scene, candidate, document, &event))
        return false;
    if (!coder->options.all)
        otherside_drop_unknown(&event);
    if (!coder->options.all)
        repeats_of_headline(document, &event);
    EntenteEvent *told = coder->options.all ? NULL : repeats_find(document, &event, candidate->noun);
    if (!told && !coder->options.all)
        told = repeats_told_apart(&scene->view, candidate->trigger, document, &event);
    if (told)
        return repeats_add(told, &event, document->arena) &&
               loose_told_again(&coder->loose, told, number, document->arena);
    if (!judge(coder, scene, candidate, document, likely, &event))
        return false;
    return add_event(document, capacity, &event);
}

/* A candidate as one event, or as two where it tells of two days. False when memory is out. */
static bool code_days(EntenteCoder *coder, Scene *scene, SentenceFacts *facts, const Candidate *candidate,
                      EntenteDocument *document, size_t number, size_t *capacity)
{
    Parted parted;
    bool failed, two = parted_read(scene, facts, candidate, &parted, &failed);
    for (unsigned side = 0; two && side < 2; side++)
        if (!code_candidate(coder, scene, &parted.facts[side], &parted.each[side], NULL, document, number,
                            capacity))
            return false;
    return two ||
           (!failed && code_candidate(coder, scene, facts, candidate, NULL, document, number, capacity));
}

/* "Abuses by armed groups. On Monday ...": a heading in front of its paragraph tells nothing. */
static bool is_run_in_heading(const EntenteSentence *sentence)
{
    enum { LONGEST = 6 };
    size_t count = sentence->token_count;
    if (!sentence->starts_paragraph || count < 2 || count > LONGEST ||
        !slice_is(sentence->tokens[count - 1].text, "."))
        return false;
    for (size_t i = 0; i < count; i++)
        if (sentence->tokens[i].upos == ENTENTE_VERB || sentence->tokens[i].upos == ENTENTE_AUX)
            return false;
    return true;
}

static bool code_sentence(EntenteCoder *coder, EntenteDocument *document, size_t number, size_t *capacity,
                          bool *discarded)
{
    Scene scene;
    const EntenteSentence *sentence = &document->sentences[number];
    SentenceFacts facts;
    discourse_enter(&coder->memory.discourse, (uint32_t)number);
    arena_reset(coder->scratch);
    turns_read(&coder->memory, coder->lexicon, sentence);
    if (!assemble_times(&coder->report, sentence, coder->scratch, &facts) ||
        !narrative_heading(&coder->report.places, coder->lexicon, sentence, coder->scratch, document->arena))
        return false;
    if (sentence->token_count && sentence->tokens[0].upos == ENTENTE_UPOS_NONE)
        /* nobody whom we know: not parsed (coder_choose) */
        return discourse_pass(&coder->memory.discourse, sentence);
    if (view_is_dateline(sentence, number))
        return discourse_pass(&coder->memory.discourse, sentence);
    if (!scene_read(&scene, coder->lexicon, sentence, &coder->memory, coder->scratch))
        return false;
    if (!coreference_learn(&scene.names) || !listing_note(&scene, &coder->memory, document->arena))
        return false;
    if (coder->options.stages && !stages_keep(&scene, document, number))
        return false;
    if (!attribution_read(&coder->speakers, &scene, document, number))
        return false;
    if (names_discarded(&scene.names, discarded) || is_run_in_heading(sentence))
        return true;
    for (uint32_t t = 1; t <= scene.view.count; t++)
        scene_candidate(&scene, t);
    deaths_join(&scene);
    mediation_find(&scene);
    behest_find(&scene);
    behest_join_offers(&scene);
    behest_ask_others(&scene);
    if (!assemble_sentence(&scene, &facts))
        return false;
    for (uint32_t t = 1; t <= scene.view.count; t++) {
        Candidate made;
        const EntenteEvent *meant =
            coder->options.all ? NULL : ellipsis_read(&scene, t, document, number, &made);
        if (meant) {
            EntenteEvent before = *meant; /* the events move as they grow */
            if (!code_candidate(coder, &scene, &facts, &made, &before, document, number, capacity))
                return false;
            continue;
        }
        Candidate *candidate = scene_candidate(&scene, t);
        if (candidate && !coder->options.all && !candidate->consumed && !candidate->nothing)
            untold_announce(&scene.view, candidate);
        if (!candidate || candidate->nothing || candidate->consumed || candidate->type == ENTENTE_EVENT_NONE)
            continue;
        if (!coder->options.all &&
            ((candidate->noun && !has_parties(candidate) && !has_parties(candidate->about) &&
              !untold_alone(&scene, candidate) && !homeland_is_crowd(&scene, candidate)) ||
             untold_candidate(&scene, candidate, coder->options.claims)))
            continue;
        /* what is found by the order of words counts where both sides are found */
        if (!coder->options.all && candidate->pattern && candidate->given_count[0] < 2 &&
            !(candidate->given_count[0] && candidate->given_count[1]))
            continue;
        if (!code_days(coder, &scene, &facts, candidate, document, number, capacity))
            return false;
        if (candidate->reverse_type == ENTENTE_EVENT_NONE)
            continue;
        Candidate reverse = patterns_reverse(candidate);
        if (!code_candidate(coder, &scene, &facts, &reverse, NULL, document, number, capacity))
            return false;
    }
    if (!coder->options.all && (!claimed_settle(&scene, document, number) ||
                                !happened_settle(&coder->report, &facts, &scene, document, number)))
        return false;
    if (!narrative_note(&coder->report.places, &scene, document->arena))
        return false;
    return coder->options.all || loose_keep(&coder->loose, &coder->report, &facts, &scene, document, number);
}

/* ---- coverage ---- */

static bool on_any(void *context, LexiconHit hit)
{
    (void)hit;
    *(bool *)context = true;
    return false;
}

static bool add_covered(EntenteDocument *document, size_t *capacity, EntenteWord word)
{
    EntenteCoverage *coverage = &document->coverage;
    EntenteWord *grown =
        arena_grow(document->arena, coverage->words, capacity, coverage->count + 1, sizeof *grown);
    if (!grown)
        return false;
    coverage->words = grown;
    coverage->words[coverage->count++] = word;
    return true;
}

/* Names are runs of proper nouns; verbs are known when a frame or an operator has them. */
static bool cover_sentence(EntenteCoder *coder, EntenteDocument *document, size_t number, size_t *capacity)
{
    Scene scene;
    arena_reset(coder->scratch);
    const EntenteSentence *sentence = &document->sentences[number];
    if (!scene_read(&scene, coder->lexicon, sentence, &coder->memory, coder->scratch))
        return false;
    for (uint32_t t = 1; t <= scene.view.count; t++) {
        const EntenteToken *token = view_token(&scene.view, t);
        if (token->upos == ENTENTE_VERB) {
            bool known = false;
            lexicon_find_word(coder->lexicon, ROOT_VERBS, token, on_any, &known);
            lexicon_find_word(coder->lexicon, ROOT_OPERATORS, token, on_any, &known);
            if (!add_covered(document, capacity, (EntenteWord){token->lemma, true, known}))
                return false;
        } else if (token->upos == ENTENTE_PROPN) {
            bool known = false;
            uint32_t last = t;
            for (uint32_t i = t; i <= scene.view.count && view_token(&scene.view, i)->upos == ENTENTE_PROPN;
                 i++) {
                known = known || scene.names.at[i] || names_in_set(coder->lexicon, &scene.view, i, "time");
                last = i;
            }
            const EntenteToken *end = view_token(&scene.view, last);
            EntenteSlice words = {token->text.data,
                                  (size_t)(end->text.data + end->text.size - token->text.data)};
            if (end->text.data >= token->text.data &&
                !add_covered(document, capacity, (EntenteWord){words, false, known}))
                return false;
            t = last;
        }
    }
    return true;
}

bool coder_choose(const EntenteDocument *document, bool *wanted, void *context)
{
    EntenteCoder *coder = context;
    if (!coder->options.all && !coder->options.coverage && !coder->options.stages)
        return gate_choose(coder->gate, coder->lexicon, document, &coder->cache, coder->scratch, wanted);
    for (size_t i = 0; i < document->sentence_count; i++)
        wanted[i] = true;
    return true;
}

static bool has_tree(const EntenteDocument *document)
{
    for (size_t i = 0; i < document->sentence_count; i++)
        if (document->sentences[i].token_count && document->sentences[i].tokens[0].upos != ENTENTE_UPOS_NONE)
            return true;
    return false;
}

static void begin_document(EntenteCoder *coder, const EntenteDocument *document)
{
    /* a part of a long text may come to another worker than the part before: none knows of the others */
    coder->report = (ReportMemory){0};
    coder->loose = (LooseFigures){0};
    names_begin(&coder->memory, document, &coder->report.places);
    publisher_read(coder->lexicon, document, coder->memory.day, &coder->memory.publisher);
}

static void drop_doubtful(EntenteDocument *document, float least)
{
    size_t kept = 0;
    for (size_t i = 0; i < document->event_count; i++)
        if (document->events[i].confidence >= least)
            document->events[kept++] = document->events[i];
    document->event_count = kept;
}

EntenteStatus entente_coder_code(EntenteCoder *coder, EntenteDocument *document, EntenteError *error)
{
    if (!document->parsed)
        return error_set(error, ENTENTE_BAD_USAGE, NULL, 0, "a document must be parsed before it is coded");
    size_t capacity = 0;
    document->events = NULL;
    document->event_count = 0;
    document->coverage = (EntenteCoverage){0};
    document->stages = (EntenteStages){0};
    document->statements = NULL;
    document->statement_count = 0;
    begin_document(coder, document);
    for (size_t i = 0; coder->options.coverage && i < document->sentence_count; i++)
        if (!cover_sentence(coder, document, i, &capacity))
            return error_no_memory(error);
    if (coder->options.coverage)
        return ENTENTE_OK;
    if (!coder->options.stages && !has_tree(document))
        return ENTENTE_OK;
    const EntenteStatementLayer *layer = coder->options.statement_layer;
    assemble_begin(&coder->report, coder->lexicon, document);
    if (!statements_read(coder->lexicon, layer ? entente_statement_layer_inside(layer) : NULL, document,
                         document->arena, coder->scratch, &document->statements,
                         &document->statement_count) ||
        !attribution_begin(&coder->speakers, document))
        return error_no_memory(error);
    bool discarded =
        !coder->options.all && contexts_off_topic(&coder->report.contexts); /* the whole report */
    for (size_t i = 0; i < document->sentence_count && !discarded; i++)
        if (!code_sentence(coder, document, i, &capacity, &discarded))
            return error_no_memory(error);
    if (discarded)
        document->event_count = 0;
    if (!coder->options.all && !join_losses(document))
        return error_no_memory(error);
    if (!coder->options.all)
        drop_doubtful(document, coder->options.least);
    if (!loose_give(&coder->loose, document))
        return error_no_memory(error);
    if (!attribution_give(&coder->speakers, document))
        return error_no_memory(error);
    onesided_doubt(document);
    return ENTENTE_OK;
}
