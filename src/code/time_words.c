#include "code/time_words.h"

#include "base/date.h"

#include <string.h>

typedef struct Listed {
    const char *word;
    uint8_t kind;
    bool doubtful;
    int16_t value;
} Listed;

/* Sorted by bytes. */
static const Listed words[] = {
    {"'s", TIME_MARK, false, 's'},
    {"(", TIME_MARK, false, '('},
    {")", TIME_MARK, false, ')'},
    {",", TIME_MARK, false, ','},
    {"-", TIME_MARK, false, '-'},
    {"--", TIME_MARK, false, '-'},
    {"/", TIME_MARK, false, '/'},
    {"a", TIME_ARTICLE, false, 1},
    {"a.m", TIME_CLOCK, false, -1},
    {"a.m.", TIME_CLOCK, false, -1},
    {"about", TIME_ABOUT, false, 0},
    {"after", TIME_AWAY, false, AWAY_AFTER},
    {"afternoon", TIME_DAYPART, false, PART_AFTERNOON},
    {"afterward", TIME_AWAY, false, AWAY_LATER},
    {"afterwards", TIME_AWAY, false, AWAY_LATER},
    {"ago", TIME_AWAY, false, AWAY_AGO},
    {"almost", TIME_ABOUT, false, 0},
    {"am", TIME_CLOCK, false, -1},
    {"an", TIME_ARTICLE, false, 1},
    {"and", TIME_MARK, false, '&'},
    {"annual", TIME_PERIODIC, false, UNIT_YEAR},
    {"annually", TIME_PERIODIC, false, UNIT_YEAR},
    {"another", TIME_ABOUT, false, 0},
    {"approximately", TIME_ABOUT, false, 0},
    {"apr", TIME_MONTH, true, 4},
    {"april", TIME_MONTH, true, 4},
    {"around", TIME_ABOUT, false, 0},
    {"at", TIME_PREPOSITION, false, PREP_AT},
    {"aug", TIME_MONTH, true, 8},
    {"august", TIME_MONTH, true, 8},
    {"autumn", TIME_SEASON, false, 2},
    {"before", TIME_AWAY, false, AWAY_BEFORE},
    {"beforehand", TIME_AWAY, false, AWAY_EARLIER},
    {"beginning", TIME_PART, false, TIME_START},
    {"between", TIME_PREPOSITION, false, PREP_BETWEEN},
    {"bst", TIME_ZONE, false, 0},
    {"by", TIME_PREPOSITION, false, PREP_BY},
    {"cdt", TIME_ZONE, false, 0},
    {"centuries", TIME_UNIT, false, UNIT_CENTURY + UNIT_PLURAL},
    {"century", TIME_UNIT, false, UNIT_CENTURY},
    {"cest", TIME_ZONE, false, 0},
    {"cet", TIME_ZONE, false, 0},
    {"close", TIME_PART, false, TIME_END},
    {"coming", TIME_SHIFT, false, SHIFT_COMING},
    {"couple", TIME_FUZZY, false, 0},
    {"cst", TIME_ZONE, false, 0},
    {"currently", TIME_REF, false, REF_PRESENT},
    {"daily", TIME_PERIODIC, false, UNIT_DAY},
    {"dawn", TIME_DAYPART, false, PART_MORNING},
    {"day", TIME_UNIT, false, UNIT_DAY},
    {"daybreak", TIME_DAYPART, false, PART_MORNING},
    {"daylong", TIME_LONG, false, UNIT_DAY},
    {"days", TIME_UNIT, false, UNIT_DAY + UNIT_PLURAL},
    {"dec", TIME_MONTH, true, 12},
    {"decade", TIME_UNIT, false, UNIT_DECADE},
    {"decades", TIME_UNIT, false, UNIT_DECADE + UNIT_PLURAL},
    {"december", TIME_MONTH, false, 12},
    {"dozen", TIME_NUMBER, false, 12},
    {"dozens", TIME_FUZZY, false, 0},
    {"during", TIME_PREPOSITION, false, PREP_DURING},
    {"dusk", TIME_DAYPART, false, PART_EVENING},
    {"each", TIME_EACH, false, 0},
    {"earlier", TIME_AWAY, false, AWAY_EARLIER},
    {"early", TIME_PART, false, TIME_START},
    {"edt", TIME_ZONE, false, 0},
    {"eest", TIME_ZONE, false, 0},
    {"eet", TIME_ZONE, false, 0},
    {"eight", TIME_NUMBER, false, 8},
    {"eighteen", TIME_NUMBER, false, 18},
    {"eighteenth", TIME_ORDINAL, false, 18},
    {"eighth", TIME_ORDINAL, false, 8},
    {"eighties", TIME_YEARS, false, 1980},
    {"eighty", TIME_NUMBER, false, 80},
    {"eleven", TIME_NUMBER, false, 11},
    {"eleventh", TIME_ORDINAL, false, 11},
    {"end", TIME_PART, false, TIME_END},
    {"ending", TIME_PART, false, TIME_END},
    {"ensuing", TIME_SHIFT, false, SHIFT_FOLLOWING},
    {"est", TIME_ZONE, false, 0},
    {"evening", TIME_DAYPART, false, PART_EVENING},
    {"every", TIME_EACH, false, 0},
    {"exactly", TIME_ABOUT, false, 0},
    {"fall", TIME_SEASON, false, 2},
    {"feb", TIME_MONTH, true, 2},
    {"february", TIME_MONTH, false, 2},
    {"few", TIME_FUZZY, false, 0},
    {"fifteen", TIME_NUMBER, false, 15},
    {"fifteenth", TIME_ORDINAL, false, 15},
    {"fifth", TIME_ORDINAL, false, 5},
    {"fifties", TIME_YEARS, false, 1950},
    {"fifty", TIME_NUMBER, false, 50},
    {"first", TIME_ORDINAL, false, 1},
    {"five", TIME_NUMBER, false, 5},
    {"following", TIME_SHIFT, false, SHIFT_FOLLOWING},
    {"for", TIME_PREPOSITION, false, PREP_FOR},
    {"forties", TIME_YEARS, false, 1940},
    {"fortnight", TIME_UNIT, false, UNIT_FORTNIGHT},
    {"fortnightly", TIME_PERIODIC, false, UNIT_FORTNIGHT},
    {"fortnights", TIME_UNIT, false, UNIT_FORTNIGHT + UNIT_PLURAL},
    {"forty", TIME_NUMBER, false, 40},
    {"four", TIME_NUMBER, false, 4},
    {"fourteen", TIME_NUMBER, false, 14},
    {"fourteenth", TIME_ORDINAL, false, 14},
    {"fourth", TIME_ORDINAL, false, 4},
    {"fri", TIME_WEEKDAY, true, 5},
    {"friday", TIME_WEEKDAY, false, 5},
    {"fridays", TIME_WEEKDAY, false, 13},
    {"from", TIME_PREPOSITION, false, PREP_FROM},
    {"gmt", TIME_ZONE, false, 1},
    {"half", TIME_FRACTION, false, 0},
    {"hour", TIME_UNIT, false, UNIT_HOUR},
    {"hourly", TIME_PERIODIC, false, UNIT_HOUR},
    {"hours", TIME_UNIT, false, UNIT_HOUR + UNIT_PLURAL},
    {"hundred", TIME_NUMBER, false, 100},
    {"hundreds", TIME_FUZZY, false, 0},
    {"in", TIME_PREPOSITION, false, PREP_IN},
    {"ist", TIME_ZONE, false, 0},
    {"jan", TIME_MONTH, true, 1},
    {"january", TIME_MONTH, false, 1},
    {"jul", TIME_MONTH, true, 7},
    {"july", TIME_MONTH, false, 7},
    {"jun", TIME_MONTH, true, 6},
    {"june", TIME_MONTH, true, 6},
    {"just", TIME_ABOUT, false, 0},
    {"last", TIME_SHIFT, false, SHIFT_LAST},
    {"late", TIME_PART, false, TIME_END},
    {"lately", TIME_REF, false, REF_PAST},
    {"later", TIME_AWAY, false, AWAY_LATER},
    {"least", TIME_ABOUT, false, 0},
    {"local", TIME_ZONE, false, 0},
    {"many", TIME_FUZZY, false, 0},
    {"mar", TIME_MONTH, true, 3},
    {"march", TIME_MONTH, true, 3},
    {"may", TIME_MONTH, true, 5},
    {"mdt", TIME_ZONE, false, 0},
    {"mid", TIME_PART, false, TIME_MIDDLE},
    {"midday", TIME_DAYPART, false, PART_NOON},
    {"middle", TIME_PART, false, TIME_MIDDLE},
    {"midnight", TIME_DAYPART, false, PART_MIDNIGHT},
    {"midway", TIME_PART, false, TIME_MIDDLE},
    {"minute", TIME_UNIT, false, UNIT_MINUTE},
    {"minutes", TIME_UNIT, false, UNIT_MINUTE + UNIT_PLURAL},
    {"mon", TIME_WEEKDAY, true, 1},
    {"monday", TIME_WEEKDAY, false, 1},
    {"mondays", TIME_WEEKDAY, false, 9},
    {"month", TIME_UNIT, false, UNIT_MONTH},
    {"monthlong", TIME_LONG, false, UNIT_MONTH},
    {"monthly", TIME_PERIODIC, false, UNIT_MONTH},
    {"months", TIME_UNIT, false, UNIT_MONTH + UNIT_PLURAL},
    {"morning", TIME_DAYPART, false, PART_MORNING},
    {"msk", TIME_ZONE, false, 0},
    {"mst", TIME_ZONE, false, 0},
    {"nearly", TIME_ABOUT, false, 0},
    {"next", TIME_SHIFT, false, SHIFT_NEXT},
    {"night", TIME_DAYPART, false, PART_NIGHT},
    {"nine", TIME_NUMBER, false, 9},
    {"nineteen", TIME_NUMBER, false, 19},
    {"nineteenth", TIME_ORDINAL, false, 19},
    {"nineties", TIME_YEARS, false, 1990},
    {"ninety", TIME_NUMBER, false, 90},
    {"ninth", TIME_ORDINAL, false, 9},
    {"noon", TIME_DAYPART, false, PART_NOON},
    {"nov", TIME_MONTH, true, 11},
    {"november", TIME_MONTH, false, 11},
    {"now", TIME_REF, false, REF_PRESENT},
    {"nowadays", TIME_REF, false, REF_PRESENT},
    {"numerous", TIME_FUZZY, false, 0},
    {"o'clock", TIME_CLOCK, false, -3},
    {"oct", TIME_MONTH, true, 10},
    {"october", TIME_MONTH, false, 10},
    {"of", TIME_MARK, false, 'o'},
    {"on", TIME_PREPOSITION, false, PREP_ON},
    {"one", TIME_NUMBER, false, 1},
    {"only", TIME_ABOUT, false, 0},
    {"over", TIME_ABOUT, false, 0},
    {"overnight", TIME_DAY, false, 101},
    {"p.m", TIME_CLOCK, false, -2},
    {"p.m.", TIME_CLOCK, false, -2},
    {"past", TIME_SHIFT, false, SHIFT_PAST},
    {"pdt", TIME_ZONE, false, 0},
    {"per", TIME_EACH, false, 1},
    {"pm", TIME_CLOCK, false, -2},
    {"preceding", TIME_SHIFT, false, SHIFT_PREVIOUS},
    {"presently", TIME_REF, false, REF_PRESENT},
    {"previous", TIME_SHIFT, false, SHIFT_PREVIOUS},
    {"previously", TIME_AWAY, false, AWAY_EARLIER},
    {"prior", TIME_SHIFT, false, SHIFT_PREVIOUS},
    {"pst", TIME_ZONE, false, 0},
    {"quarter", TIME_UNIT, false, UNIT_QUARTER},
    {"quarterly", TIME_PERIODIC, false, UNIT_QUARTER},
    {"quarters", TIME_UNIT, false, UNIT_QUARTER + UNIT_PLURAL},
    {"recent", TIME_SHIFT, false, SHIFT_RECENT},
    {"recently", TIME_REF, false, REF_PAST},
    {"roughly", TIME_ABOUT, false, 0},
    {"same", TIME_SHIFT, false, SHIFT_SAME},
    {"sat", TIME_WEEKDAY, true, 6},
    {"saturday", TIME_WEEKDAY, false, 6},
    {"saturdays", TIME_WEEKDAY, false, 14},
    {"second", TIME_ORDINAL, false, 2},
    {"sep", TIME_MONTH, true, 9},
    {"sept", TIME_MONTH, true, 9},
    {"september", TIME_MONTH, false, 9},
    {"seven", TIME_NUMBER, false, 7},
    {"seventeen", TIME_NUMBER, false, 17},
    {"seventeenth", TIME_ORDINAL, false, 17},
    {"seventh", TIME_ORDINAL, false, 7},
    {"seventies", TIME_YEARS, false, 1970},
    {"seventy", TIME_NUMBER, false, 70},
    {"several", TIME_FUZZY, false, 0},
    {"shortly", TIME_REF, false, REF_FUTURE},
    {"since", TIME_PREPOSITION, false, PREP_SINCE},
    {"six", TIME_NUMBER, false, 6},
    {"sixteen", TIME_NUMBER, false, 16},
    {"sixteenth", TIME_ORDINAL, false, 16},
    {"sixth", TIME_ORDINAL, false, 6},
    {"sixties", TIME_YEARS, false, 1960},
    {"sixty", TIME_NUMBER, false, 60},
    {"some", TIME_FUZZY, false, 0},
    {"soon", TIME_REF, false, REF_FUTURE},
    {"spring", TIME_SEASON, false, 0},
    {"start", TIME_PART, false, TIME_START},
    {"subsequent", TIME_SHIFT, false, SHIFT_FOLLOWING},
    {"summer", TIME_SEASON, false, 1},
    {"sun", TIME_WEEKDAY, true, 0},
    {"sunday", TIME_WEEKDAY, false, 0},
    {"sundays", TIME_WEEKDAY, false, 8},
    {"sunrise", TIME_DAYPART, false, PART_MORNING},
    {"sunset", TIME_DAYPART, false, PART_EVENING},
    {"ten", TIME_NUMBER, false, 10},
    {"tenth", TIME_ORDINAL, false, 10},
    {"than", TIME_ABOUT, false, 0},
    {"that", TIME_SHIFT, false, SHIFT_THAT},
    {"the", TIME_ARTICLE, false, 0},
    {"third", TIME_ORDINAL, false, 3},
    {"thirteen", TIME_NUMBER, false, 13},
    {"thirteenth", TIME_ORDINAL, false, 13},
    {"thirties", TIME_YEARS, false, 1930},
    {"thirtieth", TIME_ORDINAL, false, 30},
    {"thirty", TIME_NUMBER, false, 30},
    {"this", TIME_SHIFT, false, SHIFT_THIS},
    {"thousand", TIME_NUMBER, false, 1000},
    {"thousands", TIME_FUZZY, false, 0},
    {"three", TIME_NUMBER, false, 3},
    {"through", TIME_PREPOSITION, false, PREP_THROUGH},
    {"throughout", TIME_PREPOSITION, false, PREP_DURING},
    {"thu", TIME_WEEKDAY, true, 4},
    {"thur", TIME_WEEKDAY, true, 4},
    {"thurs", TIME_WEEKDAY, true, 4},
    {"thursday", TIME_WEEKDAY, false, 4},
    {"thursdays", TIME_WEEKDAY, false, 12},
    {"til", TIME_PREPOSITION, false, PREP_UNTIL},
    {"till", TIME_PREPOSITION, false, PREP_UNTIL},
    {"to", TIME_PREPOSITION, false, PREP_TO},
    {"today", TIME_DAY, false, 0},
    {"tomorrow", TIME_DAY, false, 1},
    {"tonight", TIME_DAY, false, 100},
    {"tue", TIME_WEEKDAY, true, 2},
    {"tues", TIME_WEEKDAY, true, 2},
    {"tuesday", TIME_WEEKDAY, false, 2},
    {"tuesdays", TIME_WEEKDAY, false, 10},
    {"twelfth", TIME_ORDINAL, false, 12},
    {"twelve", TIME_NUMBER, false, 12},
    {"twenties", TIME_YEARS, false, 1920},
    {"twentieth", TIME_ORDINAL, false, 20},
    {"twenty", TIME_NUMBER, false, 20},
    {"two", TIME_NUMBER, false, 2},
    {"until", TIME_PREPOSITION, false, PREP_UNTIL},
    {"upcoming", TIME_SHIFT, false, SHIFT_COMING},
    {"utc", TIME_ZONE, false, 1},
    {"wed", TIME_WEEKDAY, true, 3},
    {"wednesday", TIME_WEEKDAY, false, 3},
    {"wednesdays", TIME_WEEKDAY, false, 11},
    {"weds", TIME_WEEKDAY, true, 3},
    {"week", TIME_UNIT, false, UNIT_WEEK},
    {"weekend", TIME_UNIT, false, UNIT_WEEKEND},
    {"weekends", TIME_UNIT, false, UNIT_WEEKEND + UNIT_PLURAL},
    {"weeklong", TIME_LONG, false, UNIT_WEEK},
    {"weekly", TIME_PERIODIC, false, UNIT_WEEK},
    {"weeks", TIME_UNIT, false, UNIT_WEEK + UNIT_PLURAL},
    {"winter", TIME_SEASON, false, 3},
    {"within", TIME_PREPOSITION, false, PREP_WITHIN},
    {"year", TIME_UNIT, false, UNIT_YEAR},
    {"yearlong", TIME_LONG, false, UNIT_YEAR},
    {"yearly", TIME_PERIODIC, false, UNIT_YEAR},
    {"years", TIME_UNIT, false, UNIT_YEAR + UNIT_PLURAL},
    {"yesterday", TIME_DAY, false, -1},
    {"zero", TIME_NUMBER, false, 0},
    {"–", TIME_MARK, false, '-'},
    {"—", TIME_MARK, false, '-'},
    {"’s", TIME_MARK, false, 's'},
};

enum { WORDS = sizeof words / sizeof *words, LONGEST = 31 };

bool time_words_sorted(void)
{
    for (size_t i = 1; i < WORDS; i++)
        if (strcmp(words[i - 1].word, words[i].word) >= 0)
            return false;
    return true;
}

static const Listed *find(const char *word)
{
    size_t low = 0, high = WORDS;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(word, words[middle].word);
        if (order == 0)
            return &words[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The digits at `*at`, at most 9 of them; returns how many. */
static unsigned read_digits(const char *word, size_t *at, int32_t *value)
{
    unsigned count = 0;
    *value = 0;
    while (is_digit(word[*at]) && count < 9) {
        *value = *value * 10 + (word[(*at)++] - '0');
        count++;
    }
    return count;
}

static int32_t packed(int32_t year, int32_t month, int32_t day)
{
    EntenteDate date = {(int16_t)year, (uint8_t)month, (uint8_t)day};
    return month <= 12 && day <= 31 && date_is_valid(date) ? year * 10000 + month * 100 + day : 0;
}

/* 2022-11-28, 28/11/2022, 11/28/22, 28.11.2022 */
static bool read_calendar(const char *word, TimeWord *read)
{
    int32_t value[3];
    unsigned digits[3];
    size_t at = 0;
    char mark = 0;
    for (unsigned i = 0; i < 3; i++) {
        digits[i] = read_digits(word, &at, &value[i]);
        if (!digits[i] || (i < 2 && word[at] != '-' && word[at] != '/' && word[at] != '.'))
            return false;
        if (i < 2) {
            if (mark && word[at] != mark)
                return false;
            mark = word[at++];
        }
    }
    if (word[at] && word[at] != 'T' && word[at] != 't')
        return false;
    if (digits[0] == 4 && digits[1] <= 2 && digits[2] <= 2) {
        read->value = packed(value[0], value[1], value[2]);
    } else if (digits[0] <= 2 && digits[1] <= 2 && (digits[2] == 4 || (digits[2] == 2 && mark != '-'))) {
        int32_t year = digits[2] == 4 ? value[2] : value[2] + (value[2] < 50 ? 2000 : 1900);
        int32_t month_first = packed(year, value[0], value[1]), day_first = packed(year, value[1], value[0]);
        if (mark == '.')
            month_first = 0; /* full stops are of those who put the day first */
        read->value = month_first ? month_first : day_first;
        read->other = month_first ? day_first : 0;
    }
    if (!read->value)
        return false;
    read->kind = TIME_CALENDAR;
    return true;
}

/* 15, 1,250, 9th, 1990s, 90s, 18:30, and the two hands of 9/11 */
static bool read_figures(const char *word, TimeWord *read)
{
    size_t at = 0;
    int32_t value, more;
    unsigned digits = read_digits(word, &at, &value);
    if (!digits)
        return false;
    const char *rest = word + at;
    read->value = value;
    if (!*rest) {
        read->kind = TIME_NUMBER;
        read->digits = (uint8_t)digits;
    } else if (strcmp(rest, "st") == 0 || strcmp(rest, "nd") == 0 || strcmp(rest, "rd") == 0 ||
               strcmp(rest, "th") == 0) {
        read->kind = TIME_ORDINAL;
        read->digits = (uint8_t)digits;
    } else if (strcmp(rest, "s") == 0 && value % 10 == 0 && (digits == 4 || (digits == 2 && value >= 20))) {
        read->kind = TIME_YEARS;
        read->digits = (uint8_t)digits;
        read->value = digits == 4 ? value : 1900 + value;
    } else if (*rest == ':' || *rest == '.') {
        at++;
        unsigned places = read_digits(word, &at, &more);
        bool clock = digits <= 2 && value < 24 && places == 2 && more < 60;
        if (!places || word[at] || (*rest == ':' && !clock))
            return false;
        read->kind = clock ? TIME_CLOCK : TIME_NUMBER;
        read->doubtful = *rest == '.'; /* "18.30" is a time only beside "p.m." or "GMT" */
        read->value = clock ? value * 60 + more : value;
        read->other = places == 1 ? more : 0;
    } else if (strcmp(word, "9/11") == 0) {
        read->kind = TIME_CALENDAR;
        read->value = 20010911;
    } else if (*rest == ',') {
        while (*rest == ',' || is_digit(*rest))
            rest++;
        read->kind = *rest ? TIME_NOTHING : TIME_NUMBER; /* an amount, whatever it is: no year, no day */
        read->value = 9999;
    }
    return read->kind != TIME_NOTHING;
}

/* "mid-2021", "pre-2020": what stands after the prefix */
static size_t prefix(const char *word, uint8_t *part)
{
    static const struct {
        const char *word;
        uint8_t part;
    } prefixes[] = {{"mid-", TIME_MIDDLE}, {"early-", TIME_START}, {"late-", TIME_END}};
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        size_t size = strlen(prefixes[i].word);
        if (strncmp(word, prefixes[i].word, size) == 0) {
            *part = prefixes[i].part;
            return size;
        }
    }
    return 0;
}

TimeWord time_word(EntenteSlice text)
{
    TimeWord read = {0};
    char word[LONGEST + 1];
    if (!text.size || text.size > LONGEST)
        return read;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        word[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    word[text.size] = '\0';
    read.capital = text.data[0] >= 'A' && text.data[0] <= 'Z';
    size_t at = 0;
    /* '90s, as the tokeniser leaves it, with either apostrophe */
    if (word[0] == '\'' && is_digit(word[1]))
        at = 1;
    else if (strncmp(word, "\xe2\x80\x99", 3) == 0 && is_digit(word[3]))
        at = 3;
    at += prefix(word + at, &read.part);
    if (read_calendar(word + at, &read) || read_figures(word + at, &read))
        return read;
    const Listed *listed = find(word + at);
    if (!listed && word[text.size - 1] == '.' && text.size > at + 1) {
        word[text.size - 1] = '\0';
        read.abbreviated = true;
        listed = find(word + at);
    }
    if (listed) {
        read.kind = listed->kind;
        read.value = listed->value;
        read.doubtful = listed->doubtful;
    }
    return read;
}
