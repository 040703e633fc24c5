/* Civil dates: the calendar, and dates as people and machines write them. */
#include "base/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void assert_date(EntenteDate date, int year, int month, int day)
{
    assert_int_equal(date.year, year);
    assert_int_equal(date.month, month);
    assert_int_equal(date.day, day);
}

static void test_calendar(void **state)
{
    (void)state;
    assert_true(date_is_valid((EntenteDate){2024, 2, 29}) && date_is_valid((EntenteDate){2000, 2, 29}));
    assert_false(date_is_valid((EntenteDate){2023, 2, 29}) || date_is_valid((EntenteDate){1900, 2, 29}));
    assert_false(date_is_valid((EntenteDate){2022, 0, 1}) || date_is_valid((EntenteDate){2022, 13, 1}) ||
                 date_is_valid((EntenteDate){2022, 4, 31}) || date_is_valid((EntenteDate){2022, 4, 0}) ||
                 date_is_valid((EntenteDate){0}));
    assert_int_equal(date_to_days((EntenteDate){1970, 1, 1}), 0);
    assert_int_equal(date_to_days((EntenteDate){2000, 3, 1}), 11017);
    assert_int_equal(date_to_days((EntenteDate){1969, 12, 31}), -1);
    assert_int_equal(date_weekday((EntenteDate){1970, 1, 1}), 4);
    assert_int_equal(date_weekday((EntenteDate){2022, 11, 28}), 1);
    assert_int_equal(date_weekday((EntenteDate){1945, 5, 8}), 2);
}

/* Four hundred years and more, day by day. */
static void test_days_go_round(void **state)
{
    (void)state;
    EntenteDate before = date_from_days(-260000);
    for (int32_t days = -259999; days < 60000; days++) {
        EntenteDate date = date_from_days(days);
        assert_true(date_is_valid(date));
        assert_int_equal(date_to_days(date), days);
        assert_int_equal(date_weekday(date), (date_weekday(before) + 1) % 7);
        assert_true(date.year > before.year || date.month > before.month || date.day > before.day);
        before = date;
    }
    for (int32_t days = -800000; days < 800000; days += 37) /* years below 0 too */
        assert_int_equal(date_to_days(date_from_days(days)), days);
}

static void test_iso_dates(void **state)
{
    (void)state;
    static const char *const good[] = {"2022-11-28",
                                       "20221128",
                                       "2022/11/28",
                                       "2022-11-28T10:00:00Z",
                                       "20221128103000",
                                       "2022-11-28 10:15",
                                       "2022-11-28T10:00:00.123+04:00"};
    static const char *const bad[] = {"",           "2022",        "2022-11",  "2022-13-01", "2022-02-30",
                                      "2022-11/28", "2022-11-281", "28-11-22", "x2022-11-28"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        EntenteDate date = {0};
        assert_true(date_parse_iso(entente_slice(good[i]), &date));
        assert_date(date, 2022, 11, 28);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        EntenteDate date = {1, 2, 3};
        assert_false(date_parse_iso(entente_slice(bad[i]), &date));
        assert_date(date, 1, 2, 3);
    }
}

static void test_written_dates(void **state)
{
    (void)state;
    static const char *const good[] = {"28 November 2022",
                                       "28th November, 2022",
                                       "28-Nov-2022",
                                       "Nov. 28, 2022",
                                       "November 28th 2022",
                                       "Mon, 28 Nov 2022 10:00:00 GMT",
                                       "BAKU, Nov 28, 2022 (Wire)",
                                       "report_2022-11-28.txt",
                                       "wire-20221128-a.html",
                                       "28 NOVEMBER 2022",
                                       "Updated 10:15 28 Nov. 2022 by",
                                       "Room 5, November 28, 2022"};
    static const char *const bad[] = {"",
                                      "November 2022",
                                      "28 November",
                                      "31 November 2022",
                                      "28 Novembers 2022",
                                      "Nov. 28, 20221",
                                      "128 November 2022",
                                      "may 200000",
                                      "They marched 12 2022",
                                      "12345678901"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        EntenteDate date = {0};
        assert_true(date_find(entente_slice(good[i]), &date));
        assert_date(date, 2022, 11, 28);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        EntenteDate date = {0};
        assert_false(date_find(entente_slice(bad[i]), &date));
    }
}

static void test_every_month_has_its_names(void **state)
{
    (void)state;
    static const char *const names[][2] = {{"January", "Jan."}, {"February", "Feb."}, {"March", "Mar."},
                                           {"April", "Apr."},   {"May", "May"},       {"June", "Jun."},
                                           {"July", "Jul."},    {"August", "Aug."},   {"September", "Sept."},
                                           {"October", "Oct."}, {"November", "Nov."}, {"December", "Dec."}};
    for (int month = 0; month < 12; month++)
        for (size_t form = 0; form < 2; form++) {
            char text[64];
            EntenteDate date = {0};
            snprintf(text, sizeof text, "on %s 3, 1994 in", names[month][form]);
            assert_true(date_find(entente_slice(text), &date));
            assert_date(date, 1994, month + 1, 3);
            snprintf(text, sizeof text, "3 %s 1994", names[month][form]);
            assert_true(date_find(entente_slice(text), &date));
            assert_date(date, 1994, month + 1, 3);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_calendar),
        cmocka_unit_test(test_days_go_round),
        cmocka_unit_test(test_iso_dates),
        cmocka_unit_test(test_written_dates),
        cmocka_unit_test(test_every_month_has_its_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
