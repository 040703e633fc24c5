#include "text/words.h"
#include "text/characters.h"

#include <stdlib.h>
#include <string.h>

static const char *const hyphen_prefixes[] = {
    "anti",  "arch",  "bi",    "co",    "contra", "counter", "cross",  "cyber", "e",     "electro",
    "ex",    "extra", "hm",    "hyper", "infra",  "inter",   "intra",  "macro", "mega",  "meta",
    "micro", "mid",   "mini",  "mis",   "mm",     "multi",   "neo",    "non",   "over",  "para",
    "peri",  "post",  "pre",   "pro",   "proto",  "pseudo",  "psycho", "re",    "retro", "semi",
    "socio", "sub",   "super", "supra", "trans",  "tri",     "uh",     "ultra", "un",    "uni"};

static const char *const hyphen_suffixes[] = {"able", "ahol",  "aholic", "ation", "centric", "cracy", "dom",
                                              "er",   "esque", "ette",   "fest",  "fold",    "gate",  "itis",
                                              "ize",  "less",  "most",   "rific", "ups",     "wise"};

static const char *const starters[] = {"a",
                                       "about",
                                       "according",
                                       "add",
                                       "after",
                                       "again",
                                       "all",
                                       "almost",
                                       "already",
                                       "also",
                                       "although",
                                       "amid",
                                       "among",
                                       "an",
                                       "and",
                                       "another",
                                       "any",
                                       "are",
                                       "around",
                                       "as",
                                       "asked",
                                       "at",
                                       "authorities",
                                       "be",
                                       "because",
                                       "before",
                                       "being",
                                       "beyond",
                                       "both",
                                       "but",
                                       "by",
                                       "can",
                                       "could",
                                       "critics",
                                       "despite",
                                       "did",
                                       "do",
                                       "does",
                                       "due",
                                       "during",
                                       "each",
                                       "earlier",
                                       "either",
                                       "even",
                                       "every",
                                       "everyone",
                                       "few",
                                       "finally",
                                       "first",
                                       "following",
                                       "for",
                                       "former",
                                       "from",
                                       "get",
                                       "had",
                                       "has",
                                       "have",
                                       "he",
                                       "hence",
                                       "her",
                                       "here",
                                       "his",
                                       "how",
                                       "however",
                                       "i",
                                       "if",
                                       "in",
                                       "indeed",
                                       "instead",
                                       "is",
                                       "it",
                                       "its",
                                       "just",
                                       "last",
                                       "later",
                                       "let",
                                       "like",
                                       "local",
                                       "many",
                                       "may",
                                       "maybe",
                                       "meanwhile",
                                       "more",
                                       "moreover",
                                       "most",
                                       "much",
                                       "my",
                                       "neither",
                                       "never",
                                       "nevertheless",
                                       "next",
                                       "no",
                                       "nobody",
                                       "none",
                                       "nor",
                                       "not",
                                       "nothing",
                                       "now",
                                       "of",
                                       "officials",
                                       "on",
                                       "once",
                                       "one",
                                       "only",
                                       "or",
                                       "other",
                                       "others",
                                       "our",
                                       "over",
                                       "overall",
                                       "people",
                                       "perhaps",
                                       "please",
                                       "police",
                                       "previously",
                                       "rather",
                                       "reports",
                                       "residents",
                                       "several",
                                       "she",
                                       "should",
                                       "similarly",
                                       "since",
                                       "so",
                                       "some",
                                       "someone",
                                       "something",
                                       "soon",
                                       "still",
                                       "such",
                                       "take",
                                       "that",
                                       "the",
                                       "their",
                                       "then",
                                       "there",
                                       "therefore",
                                       "these",
                                       "they",
                                       "this",
                                       "those",
                                       "though",
                                       "thus",
                                       "to",
                                       "today",
                                       "together",
                                       "tomorrow",
                                       "too",
                                       "two",
                                       "under",
                                       "unfortunately",
                                       "unless",
                                       "unlike",
                                       "until",
                                       "upon",
                                       "was",
                                       "we",
                                       "well",
                                       "were",
                                       "what",
                                       "when",
                                       "where",
                                       "whereas",
                                       "whether",
                                       "which",
                                       "while",
                                       "who",
                                       "whose",
                                       "why",
                                       "will",
                                       "with",
                                       "within",
                                       "without",
                                       "witnesses",
                                       "would",
                                       "yes",
                                       "yesterday",
                                       "yet",
                                       "you",
                                       "your"};

static const char *const speech_verbs[] = {
    "acknowledged", "added",      "adds",      "admitted",   "advised",    "agreed",    "alleged",
    "announced",    "announces",  "answered",  "argued",     "argues",     "asked",     "asking",
    "asks",         "asserted",   "began",     "begins",     "called",     "cautioned", "charged",
    "cited",        "claimed",    "claims",    "commented",  "complained", "concluded", "confirmed",
    "continued",    "countered",  "cried",     "declared",   "declares",   "demanded",  "denied",
    "emphasised",   "emphasized", "exclaimed", "exclaims",   "explained",  "explains",  "insisted",
    "insists",      "joked",      "muttered",  "noted",      "notes",      "observed",  "pleaded",
    "pledged",      "points",     "promised",  "quipped",    "quoted",     "read",      "reads",
    "recalled",     "recalls",    "remarked",  "remembered", "repeated",   "replied",   "replies",
    "reported",     "responded",  "revealed",  "said",       "saying",     "says",      "screamed",
    "screams",      "shouted",    "shouting",  "shouts",     "sighed",     "snapped",   "stated",
    "states",       "stressed",   "suggested", "taunted",    "tells",      "thought",   "told",
    "tweeted",      "urged",      "vowed",     "wailed",     "warned",     "warns",     "whispered",
    "wonder",       "wondered",   "wonders",   "writes",     "wrote",      "yelled",    "yells"};

static const char *const units[] = {
    "AM",   "B",   "BN",  "GB",  "GHz", "GW",  "GWh",  "Gb",   "GiB",  "Hz", "K",   "KB",   "M",
    "MB",   "MHz", "MM",  "MW",  "MWh", "Mb",  "Mbps", "PM",   "TB",   "TW", "am",  "b",    "billion",
    "bn",   "bps", "cc",  "cm",  "cu",  "dB",  "eV",   "ft",   "gb",   "ha", "hh",  "hp",   "hr",
    "hrs",  "k",   "kHz", "kV",  "kW",  "kWh", "kb",   "kbps", "kcal", "kg", "kgs", "kilo", "km",
    "kmh",  "kms", "kph", "kt",  "lb",  "lbs", "m",    "mb",   "mbps", "mg", "mi",  "mil",  "min",
    "mins", "ml",  "mln", "mm",  "mn",  "mph", "nm",   "oz",   "pm",   "px", "sec", "secs", "sq",
    "t",    "tb",  "tn",  "trn", "tsp", "yd",  "yds",  "yr",   "yrs"};

static const char *const name_endings[] = {
    "ac",    "ae",  "af",  "ai",   "app",  "ar",   "au",  "az",   "ba",   "bg",  "biz",  "blog", "br",
    "bz",    "ca",  "cc",  "cd",   "cf",   "ch",   "cl",  "club", "cn",   "co",  "com",  "cu",   "cy",
    "cz",    "dev", "dk",  "doc",  "docx", "dz",   "edu", "ee",   "eg",   "es",  "eu",   "exe",  "fi",
    "fm",    "fr",  "gb",  "ge",   "gif",  "gov",  "gr",  "gz",   "hk",   "hr",  "htm",  "html", "hu",
    "id",    "ie",  "il",  "info", "int",  "io",   "iq",  "ir",   "jo",   "jp",  "jpeg", "jpg",  "js",
    "ke",    "kg",  "kp",  "kr",   "kw",   "kz",   "lb",  "lk",   "lt",   "lu",  "lv",   "ly",   "md",
    "media", "mil", "mk",  "mn",   "mobi", "mp3",  "mp4", "mx",   "net",  "ng",  "nl",   "np",   "nz",
    "om",    "org", "pdf", "php",  "pk",   "pl",   "png", "ppt",  "pptx", "pt",  "py",   "qa",   "ro",
    "rs",    "rtf", "ru",  "sa",   "sd",   "se",   "sg",  "si",   "sk",   "sv",  "sy",   "tj",   "tm",
    "tn",    "tr",  "tv",  "tw",   "txt",  "tz",   "ua",  "ug",   "uk",   "url", "uy",   "uz",   "ve",
    "vn",    "wav", "wp",  "wpd",  "xls",  "xlsx", "xml", "xyz",  "ye",   "yu",  "za",   "zip",  "zw"};

static const char *const more[] = {
    "a",       "an",    "and",   "as",   "at",    "between", "but",     "by",    "for", "from", "her",
    "his",     "if",    "in",    "into", "is",    "its",     "nor",     "of",    "on",  "or",   "our",
    "over",    "than",  "that",  "the",  "their", "this",    "to",      "under", "was", "were", "when",
    "whether", "which", "while", "who",  "whose", "with",    "without", "your"};

static const char *const clipped[] = {"bout", "cause", "em",  "fore", "n",    "round",
                                      "til",  "till",  "tis", "twas", "twere"};

static const char *const slashed[] = {"b/c", "b/t", "c/o", "l/c", "n/a", "s/he", "w/o", "w/out"};

static const char *const lettered[] = {
    "annex",     "appendix", "area",    "article",  "articles", "block",  "building", "camp",  "category",
    "channel",   "class",    "company", "exhibit",  "factor",   "figure", "gate",     "grade", "group",
    "hepatitis", "item",     "level",   "line",     "option",   "part",   "phase",    "plan",  "platform",
    "point",     "room",     "route",   "schedule", "section",  "sector", "site",     "step",  "team",
    "terminal",  "type",     "unit",    "version",  "vitamin",  "wing",   "zone"};

static const char *const calendar[] = {
    "Apr",      "April", "Aug",      "August",  "BST",       "Baku",      "CDT",    "CEST",
    "CET",      "CST",   "CT",       "Central", "Dec",       "December",  "EDT",    "EET",
    "EST",      "ET",    "Eastern",  "Feb",     "February",  "Fri",       "Friday", "GMT",
    "IST",      "Jan",   "January",  "Jul",     "July",      "Jun",       "June",   "Local",
    "MSK",      "MST",   "Mar",      "March",   "May",       "Mon",       "Monday", "Moscow",
    "Mountain", "Nov",   "November", "Oct",     "October",   "PDT",       "PST",    "PT",
    "Pacific",  "Sat",   "Saturday", "Sept",    "September", "Sun",       "Sunday", "Thu",
    "Thursday", "Tue",   "Tuesday",  "UTC",     "Wed",       "Wednesday", "am",     "pm"};

static const char *const agencies[] = {
    "aa",      "afp",       "agerpres",  "aina",  "aki",     "alalam",     "ana",        "anadolu", "anha",
    "ani",     "ansa",      "antara",    "ap",    "apa",     "armenpress", "azertac",    "bbc",     "belga",
    "bernama", "bloomberg", "bns",       "cgtn",  "cna",     "cnn",        "cns",        "cp",      "dpa",
    "efe",     "fars",      "france24",  "ians",  "ifx",     "interfax",   "interpress", "ips",     "irin",
    "irna",    "isna",      "itar-tass", "jiji",  "kuna",    "kyodo",      "lusa",       "mehr",    "mena",
    "mtv",     "naharnet",  "nan",       "nna",   "novosti", "npr",        "ntb",        "pa",      "petra",
    "pti",     "reuters",   "rferl",     "ria",   "sana",    "sapa",       "spa",        "tanjug",  "tap",
    "tasnim",  "tass",      "thomson",   "trend", "turan",   "ukrinform",  "unian",      "unn",     "upi",
    "voa",     "wafa",      "wam",       "wsj",   "xinhua",  "yna",        "yonhap"};

static const char *const exclamations[] = {"Jeopardy", "Yahoo", "Yum"};

/* Words written together, with the length of the first. */
typedef struct Split {
    const char *word;
    size_t first;
} Split;

static const Split splits[] = {
    {"aint", 2},   {"arent", 3},   {"cannot", 3}, {"cant", 2},  {"couldnt", 5},  {"didnt", 3},  {"doesnt", 4},
    {"dont", 2},   {"gonna", 3},   {"gotta", 3},  {"hadnt", 3}, {"hasnt", 3},    {"havent", 4}, {"im", 1},
    {"isnt", 2},   {"ive", 1},     {"lotta", 3},  {"outta", 3}, {"shouldnt", 6}, {"thats", 4},  {"theres", 5},
    {"theyre", 4}, {"theyve", 4},  {"wanna", 3},  {"wasnt", 3}, {"werent", 4},   {"weve", 2},   {"whats", 4},
    {"wont", 2},   {"wouldnt", 5}, {"youre", 3},  {"youve", 3}};

#define COUNT(list) (sizeof(list) / sizeof *(list))

/* No listed word is longer, so that no longer word need be looked up. */
enum { LONGEST = 16 };

static int compare(const void *key, const void *element)
{
    return strcmp(key, *(const char *const *)element);
}

/* The word in lower case with a NUL after it. */
static void fold_into(char key[LONGEST + 1], EntenteSlice word)
{
    for (size_t i = 0; i < word.size; i++) {
        unsigned char byte = (unsigned char)word.data[i];
        key[i] = (char)(character_classes[byte] & CHARACTER_UPPER ? byte + 32 : byte);
    }
    key[word.size] = '\0';
}

/* Whether the list has the word, in lower case where `fold`. */
static bool listed(EntenteSlice word, const char *const *list, size_t count, bool fold)
{
    char key[LONGEST + 1];
    if (word.size == 0 || word.size > LONGEST)
        return false;
    fold_into(key, word);
    if (!fold)
        memcpy(key, word.data, word.size);
    return bsearch(key, list, count, sizeof *list, compare) != NULL;
}

bool word_has_vowel(EntenteSlice word)
{
    for (size_t i = 0; i < word.size; i++)
        if (((unsigned char)word.data[i] & 0x80) || memchr("aeiouyAEIOUY", word.data[i], 12))
            return true;
    return false;
}

bool word_is_hyphen_prefix(EntenteSlice word)
{
    return listed(word, hyphen_prefixes, COUNT(hyphen_prefixes), true);
}

bool word_is_hyphen_suffix(EntenteSlice word)
{
    return listed(word, hyphen_suffixes, COUNT(hyphen_suffixes), true);
}

bool word_is_starter(EntenteSlice word)
{
    return listed(word, starters, COUNT(starters), true);
}

bool word_is_speech_verb(EntenteSlice word)
{
    return listed(word, speech_verbs, COUNT(speech_verbs), false);
}

bool word_is_unit(EntenteSlice word)
{
    return listed(word, units, COUNT(units), false);
}

bool word_is_name_ending(EntenteSlice word)
{
    return listed(word, name_endings, COUNT(name_endings), true);
}

static int compare_split(const void *key, const void *element)
{
    return strcmp(key, ((const Split *)element)->word);
}

size_t word_split(EntenteSlice word)
{
    /* few words get further than this */
    if (word.size < 2 || word.size > 8)
        return 0;
    unsigned char last = (unsigned char)(word.data[word.size - 1] | 0x20);
    if (last != 't' && last != 'a' && last != 's' && last != 'e' && last != 'm')
        return 0;
    char key[LONGEST + 1];
    fold_into(key, word);
    /* capitals throughout are more likely a name: "IM" */
    if (word.size < 4 && (character_classes[(unsigned char)word.data[1]] & CHARACTER_UPPER))
        return 0;
    const Split *found = bsearch(key, splits, COUNT(splits), sizeof *splits, compare_split);
    return found ? found->first : 0;
}

bool word_is_slashed(EntenteSlice word)
{
    return listed(word, slashed, COUNT(slashed), true);
}

bool word_is_lettered(EntenteSlice word)
{
    return listed(word, lettered, COUNT(lettered), true);
}

bool word_is_calendar(EntenteSlice word)
{
    return listed(word, calendar, COUNT(calendar), false);
}

bool word_is_agency(EntenteSlice word)
{
    return listed(word, agencies, COUNT(agencies), true);
}

bool word_has_exclamation(EntenteSlice word)
{
    return listed(word, exclamations, COUNT(exclamations), false);
}

bool word_is_clipped(EntenteSlice word)
{
    return listed(word, clipped, COUNT(clipped), true);
}

bool word_wants_more(EntenteSlice word)
{
    return listed(word, more, COUNT(more), true);
}
