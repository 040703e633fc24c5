/* The record over documents that are made here, and the store beneath it. */
#include "base/arena.h"
#include "entente_record.h"
#include "record/join.h"
#include "record/store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

typedef struct Ground {
    char folder[64], where[96];
    EntenteRecord *record;
} Ground;

static void remove_record(const Ground *ground)
{
    static const char *const ends[] = {"", "-wal", "-shm"};
    for (size_t i = 0; i < 3; i++) {
        char path[128];
        (void)snprintf(path, sizeof path, "%s%s", ground->where, ends[i]);
        (void)remove(path);
    }
}

static int set_up(void **state)
{
    Ground *ground = calloc(1, sizeof *ground);
    EntenteError error = {0};
    strcpy(ground->folder, "/tmp/entente-test-XXXXXX");
    if (!mkdtemp(ground->folder))
        return -1;
    (void)snprintf(ground->where, sizeof ground->where, "%s/record", ground->folder);
    *state = ground;
    return entente_record_open(ground->where, ENTENTE_RECORD_ADD, &ground->record, &error) == ENTENTE_OK ? 0
                                                                                                         : -1;
}

static int tear_down(void **state)
{
    Ground *ground = *state;
    entente_record_close(ground->record);
    remove_record(ground);
    int status = rmdir(ground->folder);
    free(ground);
    return status;
}

/* ---- documents ---- */

static EntenteEntity entity(const char *name, const char *code, const char *sectors)
{
    EntenteEntity made = {
        .text = entente_slice(name), .name = name, .sectors = sectors, .office = "", .file = ""};
    strcpy(made.code, code);
    return made;
}

/* A report of one sentence with one event between two actors. */
typedef struct Report {
    EntenteDocument document;
    EntenteSentence sentence;
    EntenteEvent event, about;
    EntenteEntity actors[2], recipients[2];
    EntentePlace place;
    EntenteFigure figure;
    EntenteSpan trigger;
} Report;

static void make(Report *report, const char *id, EntenteDate published, EntenteEventType type,
                 const char *text)
{
    *report = (Report){0};
    report->sentence =
        (EntenteSentence){.id = {"", 0}, .text = entente_slice(text), .end = (uint32_t)strlen(text)};
    report->document = (EntenteDocument){.id = entente_slice(id),
                                         .title = entente_slice("Title"),
                                         .publication = entente_slice("Wire"),
                                         .url = {"", 0},
                                         .published = published,
                                         .text = entente_slice(text),
                                         .sentences = &report->sentence,
                                         .sentence_count = 1,
                                         .events = &report->event,
                                         .event_count = 1};
    report->actors[0] = entity("Ostra", "XOS", "GOV");
    report->recipients[0] = entity("Velmark", "XVE", "GOV");
    report->event = (EntenteEvent){.type = type,
                                   .mode = "",
                                   .quad = 1,
                                   .confidence = 0.5f,
                                   .actors = report->actors,
                                   .actor_count = 1,
                                   .recipients = report->recipients,
                                   .recipient_count = 1,
                                   .triggers = &report->trigger,
                                   .trigger_count = 1,
                                   .date = published,
                                   .enddate = published,
                                   .precision = ENTENTE_DAY,
                                   .why = {"", 0},
                                   .level = "",
                                   .context = ""};
    (void)snprintf(report->event.id, sizeof report->event.id, "%016zx",
                   (size_t)slice_hash(entente_slice(id)));
}

static void put_about(Report *report, EntenteEventType type, EntenteEventStatus status)
{
    report->about = report->event;
    report->about.type = type;
    report->about.status = status;
    report->about.actor_count = report->about.recipient_count = 0;
    report->event.about = &report->about;
}

static void put_place(Report *report, const char *name)
{
    report->place = (EntentePlace){.text = entente_slice(name),
                                   .name = name,
                                   .kind = "city",
                                   .region = "",
                                   .claimants = "",
                                   .country = "XOS",
                                   .resolution = 4,
                                   .file = ""};
    report->event.place = &report->place;
}

static void put_dead(Report *report, double number)
{
    report->figure = (EntenteFigure){.kind = ENTENTE_DEAD,
                                     .low = number,
                                     .best = number,
                                     .high = number,
                                     .text = entente_slice("dead"),
                                     .of = entity("", "", "")};
    report->event.figures = &report->figure;
    report->event.figure_count = 1;
}

static void add(Ground *ground, Report *report)
{
    EntenteError error = {0};
    EntenteRecordCounts counts = {0};
    EntenteStatus status = entente_record_add(ground->record, &report->document, NULL, &counts, &error);
    if (status != ENTENTE_OK)
        print_error("%s\n", error.message);
    assert_int_equal(status, ENTENTE_OK);
    assert_int_equal(counts.reports, 1);
    assert_int_equal(entente_record_flush(ground->record, &error), ENTENTE_OK);
}

/* ---- answers ---- */

typedef struct Answer {
    size_t rows;
    const char *column;
    char cells[512]; /* of the column, each with a bar behind it */
} Answer;

static EntenteStatus on_row(const EntenteCell *cells, size_t count, void *context, EntenteError *error)
{
    Answer *answer = context;
    (void)error;
    answer->rows++;
    for (size_t i = 0; i < count; i++)
        if (strcmp(cells[i].name, answer->column) == 0) {
            size_t used = strlen(answer->cells);
            (void)snprintf(answer->cells + used, sizeof answer->cells - used, "%.*s|",
                           (int)cells[i].text.size, cells[i].text.data);
        }
    return ENTENTE_OK;
}

static void expect(Ground *ground, EntenteQuestion question, const char *column, const char *cells)
{
    EntenteError error = {0};
    Answer answer = {.column = column};
    assert_int_equal(entente_record_ask(ground->record, question, NULL, on_row, &answer, &error), ENTENTE_OK);
    assert_string_equal(answer.cells, cells);
}

static EntenteDate day(int number)
{
    return (EntenteDate){2024, 5, (uint8_t)number};
}

/* ---- incidents ---- */

static void test_same_place_and_day(void **state)
{
    Report reports[4];
    make(&reports[0], "a", day(10), ENTENTE_ASSAULT, "Ostra shelled Arran.");
    put_place(&reports[0], "Arran");
    put_dead(&reports[0], 3);
    make(&reports[1], "b", day(10), ENTENTE_ASSAULT, "Ostra hit Arran.");
    put_place(&reports[1], "Arran");
    put_dead(&reports[1], 5);
    make(&reports[2], "c", day(10), ENTENTE_ASSAULT, "Ostra hit Belgor.");
    put_place(&reports[2], "Belgor");
    make(&reports[3], "d", day(14), ENTENTE_ASSAULT, "Ostra hit Arran again.");
    put_place(&reports[3], "Arran");
    for (size_t i = 0; i < 4; i++)
        add(*state, &reports[i]);
    expect(*state, ENTENTE_ASK_INCIDENTS, "reports", "2|1|1|");
    expect(*state, ENTENTE_ASK_CASUALTIES, "most", "5.0|5.0|");
    expect(*state, ENTENTE_ASK_CASUALTIES, "revision", "1|2|");
}

static void test_undated_report_joins_the_day_before(void **state)
{
    Report first, second, late;
    make(&first, "a", day(10), ENTENTE_ASSAULT, "Ostra shelled Arran.");
    put_place(&first, "Arran");
    make(&second, "b", day(12), ENTENTE_ASSAULT, "Ostra had shelled Arran.");
    put_place(&second, "Arran");
    second.event.precision = ENTENTE_PUBLISHED;
    make(&late, "c", day(20), ENTENTE_ASSAULT, "Ostra had shelled Arran.");
    put_place(&late, "Arran");
    late.event.precision = ENTENTE_PUBLISHED;
    add(*state, &first);
    add(*state, &second);
    add(*state, &late);
    expect(*state, ENTENTE_ASK_INCIDENTS, "reports", "2|1|");
}

static void test_other_parties_stay_apart(void **state)
{
    Report first, second;
    make(&first, "a", day(10), ENTENTE_ASSAULT, "Ostra shelled Arran.");
    put_place(&first, "Arran");
    make(&second, "b", day(10), ENTENTE_ASSAULT, "Rebels shelled Arran.");
    put_place(&second, "Arran");
    second.actors[0] = entity("Free Front", "XKA", "REB");
    second.recipients[0] = entity("Kaldor", "XKA", "GOV");
    add(*state, &first);
    add(*state, &second);
    expect(*state, ENTENTE_ASK_INCIDENTS, "parties", "XOS, XVE|Free Front, XKA|");
}

static void test_allegation_and_denial(void **state)
{
    Report accusation, denial;
    make(&accusation, "a", day(10), ENTENTE_ACCUSE, "Ostra accused Velmark of shelling Arran.");
    put_about(&accusation, ENTENTE_ASSAULT, ENTENTE_ALLEGED);
    make(&denial, "b", day(11), ENTENTE_REJECT, "Velmark denied it.");
    put_about(&denial, ENTENTE_ASSAULT, ENTENTE_ALLEGED);
    denial.actors[0] = entity("Velmark", "XVE", "GOV");
    denial.event.recipient_count = 0;
    add(*state, &accusation);
    add(*state, &denial);
    expect(*state, ENTENTE_ASK_INCIDENTS, "state", "alleged|");
    expect(*state, ENTENTE_ASK_CLAIMS, "answer", "denied||");
}

/* ---- meetings ---- */

static void meeting(Report *report, const char *id, int published, EntenteEventType type,
                    EntenteEventStatus status, int held)
{
    make(report, id, day(published), type, "Ostra and Velmark.");
    put_about(report, ENTENTE_CONSULT, status);
    report->about.date = report->about.enddate = day(held);
}

static void test_states_of_a_meeting(void **state)
{
    Report planned, off, again, held;
    meeting(&planned, "a", 1, ENTENTE_AGREE, ENTENTE_PLANNED, 20);
    meeting(&off, "b", 5, ENTENTE_REJECT, ENTENTE_CANCELLED, 20);
    off.event.why = entente_slice("because of the shelling");
    meeting(&again, "c", 7, ENTENTE_AGREE, ENTENTE_PLANNED, 20);
    make(&held, "d", day(21), ENTENTE_CONSULT, "Ostra met Velmark.");
    held.event.date = held.event.enddate = day(20);
    add(*state, &planned);
    expect(*state, ENTENTE_ASK_MEETINGS, "state", "planned|");
    add(*state, &off);
    expect(*state, ENTENTE_ASK_MEETINGS, "state", "cancelled|");
    expect(*state, ENTENTE_ASK_MEETINGS, "reason", "because of the shelling|");
    add(*state, &again);
    expect(*state, ENTENTE_ASK_MEETINGS, "state", "planned|");
    add(*state, &held);
    expect(*state, ENTENTE_ASK_MEETINGS, "state", "held|");
    expect(*state, ENTENTE_ASK_MEETINGS, "date", "2024-05-20|");
}

static void test_order_of_adding_does_not_matter(void **state)
{
    Report planned, off;
    meeting(&planned, "a", 1, ENTENTE_AGREE, ENTENTE_PLANNED, 20);
    meeting(&off, "b", 5, ENTENTE_REJECT, ENTENTE_POSTPONED, 20);
    add(*state, &off);
    add(*state, &planned);
    expect(*state, ENTENTE_ASK_MEETINGS, "state", "postponed|");
}

static void test_other_day_is_another_meeting(void **state)
{
    Report first, second;
    make(&first, "a", day(3), ENTENTE_CONSULT, "Ostra met Velmark.");
    make(&second, "b", day(9), ENTENTE_CONSULT, "Ostra met Velmark.");
    add(*state, &first);
    add(*state, &second);
    expect(*state, ENTENTE_ASK_MEETINGS, "date", "2024-05-03|2024-05-09|");
}

static void test_a_party_alone_joins_both(void **state)
{
    Report alone, held;
    make(&alone, "a", day(1), ENTENTE_AGREE, "Ostra will hold talks in Arran.");
    put_about(&alone, ENTENTE_CONSULT, ENTENTE_PLANNED);
    alone.event.recipient_count = 0;
    alone.about.date = alone.about.enddate = day(20);
    make(&held, "b", day(21), ENTENTE_CONSULT, "Ostra met Velmark.");
    held.event.date = held.event.enddate = day(20);
    add(*state, &alone);
    expect(*state, ENTENTE_ASK_MEETINGS, "parties", "XOS|");
    add(*state, &held);
    expect(*state, ENTENTE_ASK_MEETINGS, "parties", "XOS, XVE|");
    expect(*state, ENTENTE_ASK_MEETINGS, "state", "held|");
}

static void test_families_make_no_meeting(void **state)
{
    Report visit;
    make(&visit, "a", day(1), ENTENTE_CONSULT, "Ostran families visited Velmark.");
    visit.event.mode = "visit";
    visit.actors[0] = entity("Ostran families", "XOS", "CVL");
    visit.event.recipient_count = 0;
    add(*state, &visit);
    expect(*state, ENTENTE_ASK_MEETINGS, "state", "");
}

/* ---- agreements ---- */

static void test_what_bears_on_an_agreement(void **state)
{
    Report signing, release, attack;
    make(&attack, "a", day(12), ENTENTE_ASSAULT, "Ostra shelled Velmark.");
    add(*state, &attack); /* before its agreement is known */
    make(&signing, "b", day(2), ENTENTE_SUPPORT,
         "Ostra and Velmark signed the Arran Accords on a ceasefire and an exchange of prisoners.");
    strcpy(signing.event.cameo, "057");
    add(*state, &signing);
    make(&release, "c", day(15), ENTENTE_RETREAT, "Ostra released captives of Velmark.");
    release.event.mode = "release";
    add(*state, &release);
    expect(*state, ENTENTE_ASK_AGREEMENTS, "name", "Arran Accords|");
    expect(*state, ENTENTE_ASK_AGREEMENTS, "provisions", "2|");
    expect(*state, ENTENTE_ASK_AGREEMENTS, "violations", "1|");
    expect(*state, ENTENTE_ASK_AGREEMENTS, "fulfilments", "1|");
}

static void test_a_breach_that_names_no_provision(void **state)
{
    Report signing, accusation, title;
    make(&signing, "a", day(2), ENTENTE_SUPPORT,
         "Ostra and Velmark signed the Arran Accords on a withdrawal and an exchange of prisoners.");
    strcpy(signing.event.cameo, "057");
    add(*state, &signing);
    make(&accusation, "b", day(10), ENTENTE_ACCUSE, "Ostra accused Velmark of violating the Arran Accords.");
    accusation.event.mode = "allege";
    add(*state, &accusation); /* of the agreement as a whole */
    expect(*state, ENTENTE_ASK_AGREEMENTS, "provisions", "3|");
    make(&title, "c", day(12), ENTENTE_ACCUSE, "Ostra accused Velmark of violating the Arran Accords.");
    title.event.mode = "allege";
    title.document.title = entente_slice("Army doubts pullback");
    add(*state, &title);
    expect(*state, ENTENTE_ASK_AGREEMENTS, "provisions", "3|");
    expect(*state, ENTENTE_ASK_AGREEMENTS, "violations", "2|");
}

static void test_who_judges_is_no_party(void **state)
{
    Report condemned;
    make(&condemned, "a", day(10), ENTENTE_ACCUSE, "Ostra condemned the attack.");
    condemned.event.mode = "disapprove";
    put_about(&condemned, ENTENTE_ASSAULT, ENTENTE_ALLEGED);
    add(*state, &condemned);
    expect(*state, ENTENTE_ASK_INCIDENTS, "parties", "XVE|");
}

static void test_leaders_stand_on_their_groups_side(void **state)
{
    Report leader, rebels;
    make(&leader, "a", day(10), ENTENTE_CONSULT, "Bere met Velmark.");
    leader.actors[0] = entity("Isaac Bere", "XKA", "REB");
    leader.actors[0].office = "chairman of Free Front";
    add(*state, &leader);
    make(&rebels, "b", day(20), ENTENTE_ASSAULT, "Rebels of the Free Front shelled Velmark.");
    rebels.actors[0] = entity("Free Front", "XKA", "REB");
    rebels.actors[1] = entity("Rebels", "XKA", "REB");
    rebels.actors[1].name = "";
    rebels.event.actor_count = 2;
    add(*state, &rebels);
    expect(*state, ENTENTE_ASK_MEETINGS, "parties", "Free Front, XVE|");
    expect(*state, ENTENTE_ASK_INCIDENTS, "parties", "Free Front, XVE|");
}

/* ---- the store ---- */

static void test_what_is_not_flushed_is_dropped(void **state)
{
    Ground *ground = *state;
    Report report;
    EntenteError error = {0};
    make(&report, "a", day(1), ENTENTE_SUPPORT, "Ostra praised Velmark.");
    assert_int_equal(entente_record_add(ground->record, &report.document, NULL, NULL, &error), ENTENTE_OK);
    entente_record_close(ground->record);
    assert_int_equal(entente_record_open(ground->where, ENTENTE_RECORD_ADD, &ground->record, &error),
                     ENTENTE_OK);
    expect(ground, ENTENTE_ASK_EVENTS, "id", "");
    add(ground, &report);
    EntenteRecordCounts counts = {0};
    assert_int_equal(entente_record_add(ground->record, &report.document, NULL, &counts, &error), ENTENTE_OK);
    assert_int_equal(counts.known, 1);
    assert_int_equal(counts.events, 0);
}

static void test_values_go_through(void **state)
{
    Ground *ground = *state;
    Store *store = NULL;
    StoreQuery *query = NULL;
    EntenteError error = {0};
    char where[128];
    (void)snprintf(where, sizeof where, "%s/store", ground->folder);
    assert_int_equal(store_open(where, STORE_READ, &store, &error), ENTENTE_IO);
    assert_int_equal(store_open("postgresql://nowhere", STORE_READ, &store, &error), ENTENTE_BAD_USAGE);
    assert_int_equal(store_open(where, STORE_CREATE, &store, &error), ENTENTE_OK);
    assert_int_equal(store_prepare(store, "SELECT ?1, ?2, ?3, ?4", &query, &error), ENTENTE_OK);
    const StoreValue values[] = {value_integer(-7), value_real(0.5), value_string("caf\xC3\xA9"),
                                 value_null()};
    assert_int_equal(store_bind(query, values, 4, &error), ENTENTE_OK);
    assert_int_equal(store_step(query, &error), ENTENTE_OK);
    assert_int_equal(store_integer(query, 0), -7);
    assert_true(store_real(query, 1) == 0.5);
    assert_int_equal(store_text(query, 2).size, 5);
    assert_int_equal(store_kind(query, 3), STORE_NULL);
    assert_int_equal(store_step(query, &error), ENTENTE_END);
    store_finish(query);
    assert_int_equal(store_prepare(store, "NONSENSE", &query, &error), ENTENTE_IO);
    store_close(store);
    static const char *const ends[] = {"", "-wal", "-shm"};
    for (size_t i = 0; i < 3; i++) {
        char path[160];
        (void)snprintf(path, sizeof path, "%s%s", where, ends[i]);
        (void)remove(path);
    }
}

static void test_sides(void **state)
{
    (void)state;
    KeptEvent event = {.sides = {"ARM", "AZE"}, .side_count = 2};
    assert_int_equal(join_shared(&event, "ARM, FRA"), 1);
    assert_int_equal(join_shared(&event, "AR, AZERI"), 0);
    assert_int_equal(join_count("ARM, AZE, RUS"), 3);
    assert_int_equal(join_count(""), 0);
    assert_true(join_has_side("Free Front, XKA", "Free Front"));
    assert_false(join_has_side("Free Front, XKA", "Front"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_same_place_and_day),
        TEST(test_undated_report_joins_the_day_before),
        TEST(test_other_parties_stay_apart),
        TEST(test_allegation_and_denial),
        TEST(test_states_of_a_meeting),
        TEST(test_order_of_adding_does_not_matter),
        TEST(test_other_day_is_another_meeting),
        TEST(test_a_party_alone_joins_both),
        TEST(test_families_make_no_meeting),
        TEST(test_what_bears_on_an_agreement),
        TEST(test_a_breach_that_names_no_provision),
        TEST(test_who_judges_is_no_party),
        TEST(test_leaders_stand_on_their_groups_side),
        TEST(test_what_is_not_flushed_is_dropped),
        TEST(test_values_go_through),
        cmocka_unit_test(test_sides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
