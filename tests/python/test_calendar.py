"""The working-day table, held against an independent library day by day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import chinese_calendar
import mulu
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST, LAST = 2004, 2026

# Where the library is not what a notice says: the notice on 2006, 国办发明电〔2005〕35号, has the
# Saturday before it worked.
WORKED_BY_NOTICE = {date(2005, 12, 31)}


def days(first: date, last: date) -> Iterator[date]:
    """Give every day from one to another."""
    return (first + timedelta(n) for n in range((last - first).days + 1))


def is_worked(day: date) -> bool:
    """Say what the library says, mended where a notice says otherwise."""
    return day in WORKED_BY_NOTICE or chinese_calendar.is_workday(day)


def next_working_day(day: date) -> date:
    """Return the first working day after one, by the library."""
    return next(other for other in days(day + timedelta(1), date(LAST, 12, 31)) if is_worked(other))


def due(limit: str, on: date) -> date:
    """Return the day until which something is due."""
    [part] = mulu.due(limit, on)["parts"]
    assert part["when"]["kind"] == "by", part
    return date.fromisoformat(part["when"]["day"])


@pytest.mark.parametrize("year", range(FIRST, LAST + 1))
def test_every_day_of_a_year_is_what_the_library_says(year: int) -> None:
    # The working day after each day shows of every day of the year whether it is one.
    first = date(year, 1, 1) if year == FIRST else date(year - 1, 12, 31)
    for day in days(first, date(year, 12, 30)):
        assert due("1个工作日", day) == next_working_day(day), day


def test_the_library_knows_the_years_that_the_table_covers() -> None:
    for year in (FIRST, LAST):
        chinese_calendar.is_workday(date(year, 6, 1))
    for year in (FIRST - 1, LAST + 1):
        [finding] = mulu.due("20个工作日", date(year, 6, 1))["findings"]
        assert (finding["code"], finding["args"]) == ("calendar-year-missing", {"year": year})


def test_the_library_still_differs_where_it_is_said_to() -> None:
    assert not any(chinese_calendar.is_workday(day) for day in WORKED_BY_NOTICE)


@pytest.mark.parametrize("count", [7, 20, 60])
def test_lengths_in_working_days_are_what_the_library_counts(count: int) -> None:
    worked = [day for day in days(date(FIRST, 1, 1), date(LAST, 12, 31)) if is_worked(day)]
    for at in range(0, len(worked) - count, 11):
        assert due(f"{count}个工作日", worked[at]) == worked[at + count]


def test_a_length_in_calendar_days_ends_on_a_working_day() -> None:
    for day in days(date(2019, 1, 1), date(2026, 11, 20)):
        last = day + timedelta(30)
        ends = last if is_worked(last) else next_working_day(last)
        assert due("信息形成之日起30日内", day) == ends
