/* Regular verbs of the news whose ending alone does not tell the base: "raided" is of raid, "invaded" of
 * invade, "patrolled" of patrol, "shelled" of shell. A treebank does not happen to hold them, and a rule for
 * endings guesses. General knowledge of English. */
#include "syntax/morph_section.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_BASE = 24 };

/* Sorted. */
static const char *const regulars[] = {
    "accede",    "adhere",      "aid",        "air",        "airdrop",    "airlift",     "ambush",
    "amnesty",   "annul",       "applaud",    "atone",      "audit",      "axe",         "badmouth",
    "bang",      "barrage",     "barricade",  "baton",      "bemoan",     "besiege",     "bivouac",
    "blitz",     "blockade",    "bloody",     "boot",       "boycott",    "brandish",    "breakfast",
    "bulldoze",  "bus",         "buzz",       "cane",       "carp",       "carpet",      "caucus",
    "cede",      "censor",      "chafe",      "choke",      "clamor",     "clasp",       "collar",
    "combat",    "commandeer",  "commune",    "concede",    "contravene", "convene",     "cordon",
    "corral",    "cower",       "cripple",    "crusade",    "curb",       "daub",        "decapitate",
    "decouple",  "defame",      "defuse",     "demarche",   "dethrone",   "detonate",    "disbar",
    "dishonor",  "dislodge",    "disperse",   "displace",   "doctor",     "drone",       "dynamite",
    "egg",       "electrocute", "elicit",     "empty",      "encircle",   "engulf",      "enshrine",
    "ensnare",   "entreat",     "entrench",   "equip",      "estrange",   "evade",       "evict",
    "exchange",  "exhume",      "exile",      "explode",    "expunge",    "extradite",   "fast",
    "fell",      "fester",      "feud",       "flatten",    "flood",      "flout",       "fortify",
    "frame",     "free",        "garrison",   "garrotte",   "gas",        "gore",        "grapple",
    "grasp",     "grenade",     "grill",      "gripe",      "grope",      "guillotine",  "hang",
    "harbor",    "headbutt",    "heap",       "hector",     "honor",      "hospitalise", "hospitalize",
    "hurl",      "immolate",    "impale",     "impede",     "impinge",    "implode",     "importune",
    "impound",   "incinerate",  "infiltrate", "inflame",    "intercede",  "interdict",   "interfere",
    "intern",    "intervene",   "intrude",    "invade",     "jail",       "jeer",        "kindle",
    "knife",     "lacerate",    "laud",       "lean",       "levy",       "liaise",      "liquidate",
    "loan",      "loathe",      "lob",        "loot",       "lure",       "maim",        "maltreat",
    "mangle",    "manoeuvre",   "maraud",     "maroon",     "massacre",   "mete",        "mistreat",
    "moan",      "monitor",     "mortar",     "mothball",   "muster",     "mutilate",    "mutiny",
    "muzzle",    "nuke",        "obliterate", "oust",       "out",        "overpower",   "overstep",
    "pacify",    "parachute",   "parade",     "parole",     "patrol",     "pelt",        "phone",
    "picket",    "pile",        "pilfer",     "pillage",    "pistol",     "pity",        "plunder",
    "poke",      "postpone",    "pound",      "praise",     "probe",      "prod",        "profane",
    "pulverise", "pulverize",   "pummel",     "quarantine", "quell",      "raid",        "rake",
    "rampage",   "ransom",      "rappel",     "ration",     "ravage",     "raze",        "ready",
    "rearrange", "rebuke",      "recede",     "reconcile",  "reconvene",  "reel",        "regroup",
    "reimpose",  "rein",        "reinforce",  "rendezvous", "reoccupy",   "reopen",      "repatriate",
    "repel",     "repulse",     "rescue",     "retaliate",  "retreat",    "reunite",     "revile",
    "ricochet",  "ring",        "riot",       "roast",      "root",       "rout",        "sabotage",
    "scale",     "scapegoat",   "scorch",     "scuffle",    "scuttle",    "scythe",      "secede",
    "sever",     "shackle",     "shade",      "shame",      "shanghai",   "shatter",     "shell",
    "shore",     "shout",       "shroud",     "shutter",    "sidestep",   "siphon",      "site",
    "skirmish",  "slaughter",   "smell",      "smoke",      "smooth",     "smother",     "smuggle",
    "snatch",    "snipe",       "snoop",      "soar",       "solicit",    "spearhead",   "spirit",
    "splinter",  "sprain",      "stake",      "stampede",   "stifle",     "stockpile",   "stoke",
    "stone",     "storm",       "strafe",     "strand",     "strangle",   "stun",        "stymie",
    "subdue",    "supplant",    "suppress",   "swell",      "swoop",      "tail",        "taunt",
    "telephone", "tether",      "throng",     "thwart",     "tie",        "tone",        "topple",
    "torch",     "torpedo",     "traffic",    "trample",    "triple",     "tussle",      "unearth",
    "unite",     "upbraid",     "uphold",     "uproot",     "usurp",      "vacate",      "vandalise",
    "whip",      "whisk",       "wield",      "wipe",       "wrest",      "yank",
};

static int compare(const void *wanted, const void *entry)
{
    return strcmp(wanted, *(const char *const *)entry);
}

/* The verb that is `size` bytes of the form with `added` behind them; NULL where the table has none. */
static const char *verb_of(const MorphForm *form, size_t size, const char *added)
{
    char base[LONGEST_BASE + 4];
    size_t more = strlen(added);
    if (size < 2 || size > LONGEST_BASE)
        return NULL;
    memcpy(base, form->bytes, size);
    memcpy(base + size, added, more + 1);
    const char *const *found =
        bsearch(base, regulars, sizeof regulars / sizeof *regulars, sizeof *regulars, compare);
    return found ? *found : NULL;
}

static bool ends(const MorphForm *form, const char *ending)
{
    size_t size = strlen(ending);
    return form->size > size && memcmp(form->bytes + form->size - size, ending, size) == 0;
}

const char *morph_regular(const MorphForm *form, const EntenteToken *token)
{
    bool past = ends(form, "ed"), going = ends(form, "ing");
    if (!form->whole || token->upos != ENTENTE_VERB || (!past && !going))
        return NULL;
    size_t stem = form->size - (past ? 2 : 3);
    const char *verb = verb_of(form, stem, "");
    if (!verb)
        verb = verb_of(form, stem, "e");
    /* "patrolled", "boycotting" */
    if (!verb && stem > 2 && form->bytes[stem - 1] == form->bytes[stem - 2])
        verb = verb_of(form, stem - 1, "");
    if (!verb && ends(form, "ied"))
        verb = verb_of(form, stem - 1, "y");
    if (!verb && ends(form, "ying"))
        verb = verb_of(form, stem - 1, "ie");
    /* "trafficked" */
    if (!verb && stem > 2 && form->bytes[stem - 1] == 'k')
        verb = verb_of(form, stem - 1, "");
    return verb;
}
