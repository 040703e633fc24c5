#include "report/chart_labels.h"

enum { GAP = 6, INDENT = 3 /* of words against their line */ };

/* ---- lanes ---- */

/* What an item covers of its lane. */
static double start_of(const LaneItem *item)
{
    return item->x - item->radius - (item->labelled && item->before ? item->width : 0);
}

static double end_of(const LaneItem *item)
{
    return item->x + item->radius + (item->labelled && !item->before ? item->width : 0);
}

static bool place_marks(LaneItem *items, size_t count, unsigned limit, unsigned *used)
{
    double ends[LANES_LIMIT];
    *used = 1;
    for (unsigned i = 0; i < LANES_LIMIT; i++)
        ends[i] = -1e300;
    for (size_t i = 0; i < count; i++) {
        LaneItem *item = &items[i];
        unsigned lane = 0;
        item->labelled = item->before = false;
        while (lane < limit && ends[lane] > start_of(item))
            lane++;
        if (lane == limit)
            return false;
        item->lane = lane;
        ends[lane] = end_of(item) + 1;
        *used = lane + 1 > *used ? lane + 1 : *used;
    }
    return true;
}

static bool is_free_lane(const LaneItem *items, size_t count, size_t self, const LaneItem *tried)
{
    for (size_t i = 0; i < count; i++)
        if (i != self && items[i].lane == tried->lane && start_of(&items[i]) < end_of(tried) + GAP / 2.0 &&
            start_of(tried) < end_of(&items[i]) + GAP / 2.0)
            return false;
    return true;
}

/* Beside its mark where it stands, else in another lane. */
static void place_words(LaneItem *items, size_t count, size_t self, double left, double right, unsigned limit,
                        unsigned *used)
{
    LaneItem *item = &items[self];
    for (unsigned i = 0; i <= limit; i++)
        for (unsigned before = 0; before < 2; before++) {
            LaneItem tried = *item;
            tried.lane = i ? i - 1 : item->lane;
            tried.labelled = true;
            tried.before = before;
            if (start_of(&tried) < left || end_of(&tried) > right ||
                !is_free_lane(items, count, self, &tried))
                continue;
            *item = tried;
            *used = tried.lane + 1 > *used ? tried.lane + 1 : *used;
            return;
        }
}

unsigned lanes_place(LaneItem *items, size_t count, double left, double right, unsigned lanes, size_t *order)
{
    unsigned limit = lanes < LANES_LIMIT ? lanes : LANES_LIMIT, used;
    size_t worded = 0;
    if (!place_marks(items, count, limit, &used))
        return 0;
    for (size_t i = 0; i < count; i++) { /* insertion: rows are short, else they became bars */
        if (!(items[i].width > 0))
            continue;
        size_t at = worded++;
        for (; at && items[order[at - 1]].weight < items[i].weight; at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
    for (size_t i = 0; i < worded; i++)
        place_words(items, count, order[i], left, right, limit, &used);
    return used;
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

/* Each in the lowest lane that is free: those whose words fit right of their line from right to left, so that
 * none has to stand above a line further right, then the others, left of their lines, from left to right. */
static bool sweep(Callout *callouts, const size_t *sorted, size_t count, size_t total, double left,
                  double right, unsigned lanes)
{
    for (size_t i = 0; i < count; i++)
        callouts[sorted[i]].shown = false;
    for (unsigned turned = 0; turned < 2; turned++)
        for (size_t i = 0; i < count; i++) {
            Callout *callout = &callouts[sorted[turned ? i : count - 1 - i]];
            bool over = callout->x - INDENT + callout->width > right;
            if (over != turned)
                continue;
            Callout tried = *callout;
            tried.left = over ? callout->x + INDENT - callout->width : callout->x - INDENT;
            if (over && tried.left + callout->width > right)
                tried.left = right - callout->width;
            else if (!over && tried.left < left)
                tried.left = left;
            for (tried.lane = 0; tried.lane < lanes && !callout->shown; tried.lane++)
                if (tried.left >= left && is_free(callouts, total, &tried)) {
                    tried.shown = true;
                    *callout = tried;
                }
            if (!callout->shown)
                return false;
        }
    return true;
}

size_t callouts_place(Callout *callouts, size_t count, double left, double right, unsigned lanes,
                      size_t *order)
{
    size_t shown = 0;
    for (size_t i = 0; i < count; i++)
        callouts[i].shown = false;
    for (size_t i = 0; i < count; i++) {
        size_t at = shown;
        for (; at && callouts[order[at - 1]].x > callouts[i].x; at--)
            order[at] = order[at - 1];
        order[at] = i;
        if (sweep(callouts, order, shown + 1, count, left, right, lanes)) {
            shown++;
            continue;
        }
        callouts[i].shown = false;
        for (; at < shown; at++)
            order[at] = order[at + 1];
        (void)sweep(callouts, order, shown, count, left, right, lanes); /* as it was before */
    }
    return shown;
}
