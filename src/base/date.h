/* date.h - civil dates of the proleptic Gregorian calendar, without time zones. */
#ifndef ENTENTE_BASE_DATE_H
#define ENTENTE_BASE_DATE_H

#include "entente.h"

/* Whether month and day exist in that year. */
bool date_is_valid(EntenteDate date);

/* Days since 1970-01-01, negative before (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms"). */
int32_t date_to_days(EntenteDate date);
EntenteDate date_from_days(int32_t days);

/* 0 Sunday to 6 Saturday. */
unsigned date_weekday(EntenteDate date);

/* The date at the beginning of the slice: 2022-11-28, 20221128, 2022-11-28T10:00:00Z, 2022/11/28. False where
 * there is none or it does not exist. */
bool date_parse_iso(EntenteSlice slice, EntenteDate *date);

/* A date anywhere in the slice, as people write it in datelines and file names: ISO forms, "28 November
 * 2022", "Nov. 28, 2022", "Mon, 28 Nov 2022 10:00:00 GMT". False where there is none. */
bool date_find(EntenteSlice slice, EntenteDate *date);

#endif
