#include "code/onesided.h"

#include <string.h>
#include <strings.h>

/* Whether the sectors have one of these. */
static bool has_sector(const EntenteEntity *entity, const char *const *sectors)
{
    for (; *sectors; sectors++)
        if (strstr(entity->sectors, *sectors))
            return true;
    return false;
}

/* One of an armed group or of those who have seceded, against the state they are of. */
static bool is_rebel(const EntenteEntity *entity)
{
    static const char *const sectors[] = {"REB", "PRE", "UAF", NULL};
    return has_sector(entity, sectors);
}

/* "Rebel-run radio", "state television": media of one side. */
static bool speaks_for_rulers(const EntenteEntity *speaker)
{
    static const char *const media[] = {"JRN", NULL};
    static const char *const words[] = {"-run ",      "-controlled ", "-owned ",      "tate tele",
                                        "tate media", "tate news",    "tate radio",   "tate TV",
                                        "tate-run",   "fficial news", "fficial media"};
    if (!has_sector(speaker, media))
        return false;
    for (size_t w = 0; w < sizeof words / sizeof *words; w++) {
        size_t size = strlen(words[w]);
        for (size_t i = 0; i + size <= speaker->text.size; i++)
            if (memcmp(speaker->text.data + i, words[w], size) == 0)
                return true;
    }
    return false;
}

/* Those who speak for a party to a conflict; residents, monitors and those who count the dead do not. */
static bool speaks_for_side(const EntenteEntity *speaker)
{
    static const char *const sectors[] = {"GOV", "MIL", "COP", "SPY", "REB", "PRM", "PRE", NULL};
    static const char *const outside[] = {"UNO", "EUR", "IGO", "NGO", "ISM", "MNC"};
    static const char counting[] = "ealth"; /* "the health ministry", "Health officials" */
    for (size_t i = 0; i < sizeof outside / sizeof *outside; i++)
        if (strcmp(speaker->code, outside[i]) == 0)
            return false;
    for (size_t i = 0; i + sizeof counting - 1 <= speaker->text.size; i++)
        if (memcmp(speaker->text.data + i, counting, sizeof counting - 1) == 0)
            return false;
    return *speaker->code && (has_sector(speaker, sectors) || speaks_for_rulers(speaker));
}

static bool same_country(const EntenteEntity *a, const EntenteEntity *b)
{
    return memcmp(a->code, b->code, sizeof a->code) == 0;
}

static bool same_side(const EntenteEntity *a, const EntenteEntity *b)
{
    return same_country(a, b) && is_rebel(a) == is_rebel(b);
}

static bool is_hostile(const EntenteEvent *event)
{
    return event->type == ENTENTE_ASSAULT ||
           (event->type == ENTENTE_PROTEST && strcmp(event->mode, "riot") == 0);
}

/* "its fighters", "the group's forces": the speaker's own, whatever country they were taken to be of. */
static bool is_own_force(const EntenteEntity *actor)
{
    static const char *const owners[] = {
        "its ",       "his ", "their ", "our ", "the group's ", "the movement's ", "the organisation's ",
        "the army's "};
    for (size_t i = 0; i < sizeof owners / sizeof *owners; i++) {
        size_t size = strlen(owners[i]);
        if (actor->text.size > size && strncasecmp(actor->text.data, owners[i], size) == 0)
            return true;
    }
    return false;
}

/* Whether those are people or a place of the rebels' country and none of the state's own: the army's bombs
 * that rebels tell of fall on their side. */
static bool is_bystander(const EntenteEntity *recipient, const EntenteEntity *speaker)
{
    static const char *const organs[] = {"GOV", "MIL", "COP", "SPY", "JUD", "LEG", "PRM", NULL};
    return is_rebel(speaker) && same_country(recipient, speaker) && !has_sector(recipient, organs);
}

/* Whether all who did it are against the speaker, and it was done to his side. */
static bool is_of_adversary(const EntenteEvent *event, const EntenteEntity *speaker)
{
    for (size_t i = 0; i < event->actor_count; i++)
        if (!*event->actors[i].code || is_own_force(&event->actors[i]) ||
            same_side(&event->actors[i], speaker))
            return false;
    bool organ = speaks_for_rulers(speaker); /* "Houthi-run television": of whichever side there */
    for (size_t i = 0; event->actor_count && i < event->recipient_count; i++)
        if (same_side(&event->recipients[i], speaker) || is_bystander(&event->recipients[i], speaker) ||
            (organ && same_country(&event->recipients[i], speaker) &&
             !same_country(&event->actors[0], speaker)))
            return true;
    return false;
}

/* Whether a state's officials tell what rebels of their own country did: "militants threw a grenade, police
 * said" is how news has it from whoever counts such things, and no claim of one army against another. */
static bool is_authority_on_rebels(const EntenteEvent *event, const EntenteEntity *speaker)
{
    for (size_t i = 0; i < event->actor_count; i++)
        if (!is_rebel(&event->actors[i]) ||
            (!same_country(&event->actors[i], speaker) && memcmp(event->actors[i].code, "IMG", 4) != 0))
            return false;
    return !is_rebel(speaker);
}

/* Whether the words by which it is told are an act of their own: what is demanded or refused is told by the
 * way, and nobody vouches for it. */
static bool is_told_by_act(const EntenteDocument *document, const EntenteEvent *event, EntenteSlice cue)
{
    const EntenteSentence *sentence = &document->sentences[event->sentence];
    for (size_t i = 0; i < document->event_count; i++) {
        const EntenteEvent *other = &document->events[i];
        if (other == event || other->sentence != event->sentence || !other->trigger_count)
            continue;
        for (size_t t = 0; t < sentence->token_count; t++) {
            const EntenteToken *token = &sentence->tokens[t];
            if (token->start == sentence->start + other->triggers[0].start && token->text.data >= cue.data &&
                token->text.data < cue.data + cue.size)
                return true;
        }
    }
    return false;
}

void onesided_doubt(EntenteDocument *document)
{
    for (size_t i = 0; i < document->event_count; i++) {
        EntenteEvent *event = &document->events[i];
        if (event->status != ENTENTE_OCCURRED || !is_hostile(event) || !event->source_count)
            continue;
        /* "the mission said the rebels had reported that": the innermost vouches */
        const EntenteSource *source = &event->sources[event->source_count - 1];
        const EntenteEntity *speaker = &source->speaker;
        EntenteSlice sentence = document->sentences[event->sentence].text;
        /* named in the sentence before the deed: "the army said that ..." */
        bool first = speaker->text.data >= sentence.data && event->trigger_count &&
                     speaker->text.data < sentence.data + sentence.size &&
                     speaker->span.start < event->triggers[0].start;
        if ((first || !is_authority_on_rebels(event, speaker)) && speaks_for_side(speaker) &&
            is_of_adversary(event, speaker) && !is_told_by_act(document, event, source->cue))
            event->status = ENTENTE_ALLEGED;
    }
}
