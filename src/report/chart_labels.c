#include "report/chart_labels.h"

enum { GAP = 6 };

/* ---- lanes ---- */

typedef struct Lanes {
    double ends[LANES_LIMIT]; /* where the last thing in each lane ends */
    unsigned count, used;
} Lanes;

/* The first lane that is free from `start` on; `count` where none is. */
static unsigned find_lane(const Lanes *lanes, double start, unsigned limit)
{
    unsigned lane = 0;
    while (lane < limit && lanes->ends[lane] > start)
        lane++;
    return lane < limit ? lane : lanes->count;
}

static bool put(Lanes *lanes, LaneItem *item, double start, double end, unsigned limit)
{
    unsigned lane = find_lane(lanes, start, limit);
    if (lane == lanes->count)
        return false;
    lanes->ends[lane] = end;
    lanes->used = lane + 1 > lanes->used ? lane + 1 : lanes->used;
    item->lane = lane;
    return true;
}

static bool put_words(Lanes *lanes, LaneItem *item, double left, double right)
{
    double start = item->x - item->radius, end = item->x + item->radius;
    if (!(item->width > 0))
        return false;
    /* what is not worth a lane of its own takes its words into a lane that is there */
    unsigned limit = item->wanted ? lanes->count : lanes->used ? lanes->used : 1;
    item->before = !(end + item->width <= right);
    if (item->before && start - item->width < left)
        return false;
    item->labelled = item->before ? put(lanes, item, start - item->width, end + 1, limit)
                                  : put(lanes, item, start, end + item->width + GAP, limit);
    return item->labelled;
}

/* With words for the items of which `wanted` says so, and with those of all others where `all`. */
static unsigned place(LaneItem *items, size_t count, double left, double right, unsigned limit, bool words,
                      bool all)
{
    Lanes lanes = {.count = limit < LANES_LIMIT ? limit : LANES_LIMIT, .used = 1};
    for (unsigned i = 0; i < LANES_LIMIT; i++)
        lanes.ends[i] = -1e300;
    for (size_t i = 0; i < count; i++) {
        LaneItem *item = &items[i];
        item->labelled = item->before = false;
        if (words && (all || item->wanted) && put_words(&lanes, item, left, right))
            continue;
        if (!put(&lanes, item, item->x - item->radius, item->x + item->radius + 1, lanes.count))
            return 0;
    }
    return lanes.used;
}

unsigned lanes_place(LaneItem *items, size_t count, double left, double right, unsigned lanes)
{
    unsigned used = place(items, count, left, right, lanes, true, true);
    if (!used)
        used = place(items, count, left, right, lanes, true, false);
    return used ? used : place(items, count, left, right, lanes, false, false);
}

/* ---- callouts ---- */

static bool overlap(double a, double b, double c, double d)
{
    return a < d + GAP && c < b + GAP;
}

/* Whether the line down from `upper` runs through the words of `lower`. */
static bool crosses(const Callout *upper, const Callout *lower)
{
    return upper->lane > lower->lane && upper->x > lower->left - GAP / 2.0 &&
           upper->x < lower->left + lower->width + GAP / 2.0;
}

static bool is_free(const Callout *callouts, size_t count, const Callout *tried)
{
    for (size_t i = 0; i < count; i++) {
        const Callout *other = &callouts[i];
        if (!other->shown)
            continue;
        if (other->lane == tried->lane &&
            overlap(other->left, other->left + other->width, tried->left, tried->left + tried->width))
            return false;
        if (crosses(other, tried) || crosses(tried, other))
            return false;
    }
    return true;
}

size_t callouts_place(Callout *callouts, size_t count, double left, double right, unsigned lanes)
{
    size_t shown = 0;
    for (size_t i = 0; i < count; i++) {
        Callout *callout = &callouts[i];
        callout->shown = false;
        const double tries[] = {callout->x - 3, callout->x - callout->width + 3,
                                callout->x - callout->width / 2};
        for (unsigned lane = 0; lane < lanes && !callout->shown; lane++)
            for (size_t t = 0; t < 3 && !callout->shown; t++) {
                Callout tried = *callout;
                tried.lane = lane;
                tried.left = tries[t];
                if (tried.left < left || tried.left + tried.width > right || !is_free(callouts, i, &tried))
                    continue;
                *callout = tried;
                callout->shown = true;
                shown++;
            }
    }
    return shown;
}
