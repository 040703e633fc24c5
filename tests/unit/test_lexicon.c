/* Dictionaries: the source form and its linter, the compiled image, looking up, a user's own, and importing.
 */
#include "lexicon/lexicon.h"

#include "base/slice.h"
#include "lexicon/builder.h"
#include "lexicon/fold.h"
#include "lexicon/import.h"
#include "lexicon/source.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* ---- folding ---- */

static uint64_t first_atom(const char *text)
{
    Atom atom = {0};
    size_t at = 0;
    assert_true(fold_next(entente_slice(text), &at, &atom));
    return atom.hash;
}

static void test_fold(void **state)
{
    (void)state;
    assert_true(first_atom("Erdoğan") == first_atom("ERDOGAN"));
    assert_true(first_atom("U.S.") == first_atom("us"));
    assert_true(first_atom("Sana'a") == first_atom("Sanaa"));
    assert_true(first_atom("Wałęsa") == first_atom("Walesa"));
    assert_true(first_atom("Iran") != first_atom("Iraq"));
    Atom atom;
    size_t at = 0, count = 0;
    EntenteSlice name = entente_slice("al-Shabaab rebels");
    while (fold_next(name, &at, &atom))
        count++;
    assert_int_equal(count, 3);
    at = 0;
    assert_false(fold_next(entente_slice("-- ,."), &at, &atom));
    at = 0;
    assert_true(fold_next(entente_slice("NATO"), &at, &atom));
    assert_true(atom.capital && atom.capitals);
}

/* ---- source ---- */

typedef struct Problems {
    size_t count;
    char first[512];
} Problems;

static void on_problem(const EntenteError *error, void *context)
{
    Problems *problems = context;
    if (!problems->count++)
        snprintf(problems->first, sizeof problems->first, "%s", error->message);
}

static Image compile(const char *text, Problems *problems)
{
    EntenteError error = {0};
    Builder *builder = builder_new();
    assert_non_null(builder);
    *problems = (Problems){0};
    SourceReport report = {.on_problem = on_problem, .context = problems};
    assert_int_equal(source_add(builder, "test.txt", entente_slice(text), &report, &error), ENTENTE_OK);
    assert_int_equal(report.problems, problems->count);
    void *data;
    size_t size;
    assert_int_equal(builder_finish(builder, &data, &size, &error), ENTENTE_OK);
    builder_delete(builder);
    Image image;
    assert_int_equal(image_open_memory(data, size, "test", &image, &error), ENTENTE_OK);
    image.owned = data;
    return image;
}

static void expect_problem(const char *text, const char *words)
{
    Problems problems;
    Image image = compile(text, &problems);
    image_close(&image);
    assert_int_equal(problems.count, 1);
    if (!strstr(problems.first, words))
        fail_msg("\"%s\" is not in \"%s\"", words, problems.first);
}

static void test_lint(void **state)
{
    (void)state;
    expect_problem("ARM | Armenia\n", "test.txt:1: no line %KIND");
    expect_problem("%staets\n", "%staets");
    expect_problem("%states\nArm | Armenia\n", "test.txt:2:");
    expect_problem("%states\n# comment\n\nARM\n", "test.txt:4: 1 fields");
    expect_problem("%states\nARM | Armenia | | | | | 1991..1989\n", "1991..1989");
    expect_problem("%people\nA B | x | ARM GOV president\n", "names | m or f");
    expect_problem("%people\nA B | m | ARM GOV president 20188..\n", "20188..");
    expect_problem("%roles\nclown; clowns | CLN\n", "CLN");
    expect_problem("%places\nHere | ARM | 95 10 | town\n", "latitude");
    expect_problem("%verbs\nmeet | A=subj | CONSULTT 040\n", "CONSULTT");
    expect_problem("%verbs\nmeet | A=subj | CONSULT 4\n", "CAMEO");
    expect_problem("%verbs\nmeet | A=subj | CONSULT 240\n", "CAMEO");
    expect_problem("%verbs\nmeet | X=subj | CONSULT 040\n", "names no role");
    expect_problem("%verbs\nmeet | CONSULT 040\n", "2 fields");
    expect_problem("%outcomes\nrefuse | CONSULT | REJECT 120 | never\n", "no status");
    expect_problem("%sets\ntalks | talk\n", "begins with @");
    expect_problem("%patterns\nmeet | with + | CONSULT 040\n", "one *");
    expect_problem("%patterns\nmeet | * * | CONSULT 040\n", "one *");
    expect_problem("%patterns\nmeet | * | CONSULT 040 : CONSULT\n", "CAMEO");
    expect_problem("%patterns\nmeet | * | CONSULT 04K\n", "CAMEO");
    expect_problem("%patterns\nmeet | * | OTHER 0K4\n", "CAMEO");
    expect_problem("%states\nARM | Arm\xFFnia\n", "not UTF-8");
}

static bool keep_hit(void *context, LexiconHit hit)
{
    *(LexiconHit *)context = hit;
    return false;
}

static void test_image(void **state)
{
    (void)state;
    Problems problems;
    EntenteLexicon lexicon = {.count = 1};
    lexicon.image[0] = compile("%sectors\nZZZ\n%people\nNikol Pashinyan; Pashinian | m | ARM GOV prime "
                               "minister 2018-05-08.. | ARM ZZZ x 2017\n"
                               "%sets\n@a | talk; round of talks\n@b | @a; visit\n"
                               "%verbs\ncall off; scrap | A=subj obj:@b R=with | REJECT/meet 125\n",
                               &problems);
    assert_int_equal(problems.count, 0);
    const Image *image = &lexicon.image[0];
    Atom atom;
    size_t at = 0, count = 0;
    uint32_t node = ROOT_NAMES;
    EntenteSlice name = entente_slice("nikol pashinyan");
    while (fold_next(name, &at, &atom))
        node = image_step(image, node, atom.hash);
    const ImagePayload *payloads = image_payloads(image, node, &count);
    assert_int_equal(count, 1);
    const ImageActor *actor = hit_actor((LexiconHit){image, payloads});
    assert_string_equal(image_string(image, actor->name), "Nikol Pashinyan");
    assert_int_equal(actor->office_count, 2);
    const ImageOffice *office = (const ImageOffice *)image->section[SECTION_OFFICES] + actor->first_office;
    assert_string_equal(office->code, "ARM");
    assert_string_equal(image_string(image, office->office), "prime minister");
    assert_int_equal(office->to, DAY_LAST);
    assert_int_equal(actor->line.line, 4);
    /* a set holds what the sets in it hold */
    LexiconHit hit = {0};
    assert_int_equal(lexicon_find(&lexicon, ROOT_SETS, entente_slice("round of talks"), keep_hit, &hit), 2);
    assert_int_equal(lexicon_find(&lexicon, ROOT_SETS, entente_slice("visit"), keep_hit, &hit), 1);
    assert_int_equal(lexicon_find(&lexicon, ROOT_VERBS, entente_slice("call"), keep_hit, &hit), 1);
    assert_string_equal(image_string(hit.image, hit_frame(hit)->follow), "off");
    assert_int_equal(lexicon_find(&lexicon, ROOT_VERBS, entente_slice("off"), keep_hit, &hit), 0);
    EntenteToken token = {.text = entente_slice("scrapes"), .lemma = entente_slice("scrapes")};
    hit = (LexiconHit){0};
    lexicon_find_word(&lexicon, ROOT_VERBS, &token, keep_hit, &hit);
    assert_null(hit.payload);
    token = (EntenteToken){.text = entente_slice("scraps"), .lemma = entente_slice("scraps")};
    lexicon_find_word(&lexicon, ROOT_VERBS, &token, keep_hit, &hit);
    assert_non_null(hit.payload);
    image_close(&lexicon.image[0]);
}

static void test_outcomes(void **state)
{
    (void)state;
    Problems problems;
    EntenteLexicon lexicon = {.count = 1};
    lexicon.image[0] =
        compile("%outcomes\nrefuse | * | REJECT 120 | negated\nrefuse | CONSULT | REJECT/meet 125 | negated\n"
                "refuse | CONSULT/visit | REJECT/meet 1246 | negated\n"
                "%types\nREJECT | 3 | -2\nREJECT/yield | 3 | -2.5\n%codes\n12 | Reject | -4 | REJECT\n",
                &problems);
    assert_int_equal(problems.count, 0);
    const Image *owner;
    assert_string_equal(lexicon_outcome(&lexicon, "refuse", ENTENTE_AID, "", &owner)->cameo, "120");
    assert_string_equal(lexicon_outcome(&lexicon, "refuse", ENTENTE_CONSULT, "", &owner)->cameo, "125");
    assert_string_equal(lexicon_outcome(&lexicon, "refuse", ENTENTE_CONSULT, "visit", &owner)->cameo, "1246");
    assert_null(lexicon_outcome(&lexicon, "agree", ENTENTE_CONSULT, "", &owner));
    unsigned quad;
    float score;
    lexicon_type(&lexicon, ENTENTE_REJECT, "yield", &quad, &score);
    assert_int_equal(quad, 3);
    assert_true(score == -2.5f);
    assert_string_equal(lexicon_code(&lexicon, "1241")->cameo, "12");
    image_close(&lexicon.image[0]);
}

/* Every byte of a small image turned over: opening it says no, or yields an image whose every reference
 * holds. */
static void test_damage(void **state)
{
    (void)state;
    EntenteError error;
    Builder *builder = builder_new();
    SourceReport report = {0};
    const char *text = "%states\nARM | Armenia\n%verbs\nmeet | A=subj,with obj:@x | CONSULT 040\n";
    assert_int_equal(source_add(builder, "t", entente_slice(text), &report, &error), ENTENTE_OK);
    void *data;
    size_t size;
    assert_int_equal(builder_finish(builder, &data, &size, &error), ENTENTE_OK);
    builder_delete(builder);
    Image image;
    for (size_t i = 0; i < size; i += 7) {
        ((unsigned char *)data)[i] ^= 0x5A;
        assert_int_equal(image_open_memory(data, size, "t", &image, &error), ENTENTE_BAD_MODEL);
        ((unsigned char *)data)[i] ^= 0x5A;
    }
    assert_int_equal(image_open_memory(data, size - 1, "t", &image, &error), ENTENTE_BAD_MODEL);
    assert_int_equal(image_open_memory(data, size, "t", &image, &error), ENTENTE_OK);
    free(data);
}

/* ---- importing ---- */

static void expect_import(const char *kind, const char *text, size_t problems, const char *expected)
{
    EntenteError error = {0};
    Problems found = {0};
    char *out = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&out, &size);
    assert_non_null(stream);
    EntenteLexiconReport report = {.on_problem = on_problem, .context = &found};
    assert_int_equal(import_dictionary("their.file", entente_slice(text), kind, stream, &report, &error),
                     ENTENTE_OK);
    assert_int_equal(fclose(stream), 0);
    const char *body = strchr(out, '\n') + 1;
    assert_string_equal(body, expected);
    assert_int_equal(found.count, problems);
    /* what comes out, goes in */
    Problems none;
    Image image = compile(out, &none);
    assert_int_equal(none.count, 0);
    image_close(&image);
    free(out);
}

static void test_import_actors(void **state)
{
    (void)state;
    expect_import("actors",
                  "# comment\nARMENIA_ [ARM]\n+REPUBLIC_OF_ARMENIA\nLEVON_TER_PETROSIAN [ARMELI "
                  ">980203][ARMGOV 911111-980203]\n"
                  "UN [IGOUNO]\nLAST_ONE [GEO]",
                  0,
                  "%organisations\narmenia; republic of armenia | ARM\n%people\n"
                  "levon ter petrosian | | ARM ELI 1998-02-03.. | ARM GOV 1991-11-11..1998-02-03\n"
                  "%organisations\nUN | IGO UNO\nlast one | GEO\n");
    expect_import("actors", "TWO_BANKS [ARM/GEO]\n", 0, "%people\ntwo banks | | ARM | GEO\n");
    expect_import("actors", "NOBODY_\nX [AB]\n", 3, "");
    expect_import("actors", "Y [ARMXYZ]\nZ [ARM 991332]\n", 2, "%sectors\nXYZ\n%people\nY | | ARM XYZ\n");
}

static void test_import_others(void **state)
{
    (void)state;
    expect_import("agents",
                  "COP {} [~COP]\nPOLICEMAN {POLICEMEN} [~COP]\nDEPUTY [~GOV]\nCONGRESS!X! [~LEG]\n", 1,
                  "%roles\ncop | COP\npoliceman; policemen | COP\ndeputy; deputies | GOV\n");
    expect_import("discards", "WORLD_CUP [###]\n+OBITUARY_\n1994\n", 1,
                  "%discards\nworld cup\nobituary | story\n");
    expect_import("verbs",
                  "&TIES_\n+TIES\n+DIPLOMATIC_RELATIONS\n--- RESTORE [060] ---\nRESTORE {RESTORES} [064]\n"
                  "- * FULL &TIES WITH + [064]\nTAKE_+OFF [012]\n- * [---]\nSAY [010:011]\n~ . (. a b) = x\n",
                  1,
                  "%sets\n@ties | ties\n@ties | diplomatic relations\n%patterns\n"
                  "restore; restores | * | COOPERATE 064\n"
                  "restore; restores | * full @ties with + | COOPERATE 064\n"
                  "off | take_* | OTHER 012\noff | take_* | none\n"
                  "say | * | OTHER 010 : OTHER 011\n");
    /* a block's patterns hold for all its verbs, outside of blocks for the last one alone */
    expect_import("verbs", "--- PART [345] ---\nPART\nLEAVE_ALONE [002:12A]\n- NOT_ * HOPE_FOR [987]\n", 0,
                  "%patterns\npart | * | OTHER 345\nleave | *_alone | OTHER 002 : OTHER 12A\n"
                  "part | not_* hope_for | OTHER 987\nleave | not_*_alone hope_for | OTHER 987\n");
    expect_import("agents", "!BEING! = MAN, WOMAN\nLAW!BEING! [~GOV]\nX!Y! [~GOV]\n", 1,
                  "%roles\nlawman; lawwoman | GOV\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fold),          cmocka_unit_test(test_lint),
        cmocka_unit_test(test_image),         cmocka_unit_test(test_outcomes),
        cmocka_unit_test(test_damage),        cmocka_unit_test(test_import_actors),
        cmocka_unit_test(test_import_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
