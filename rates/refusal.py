"""Why there is no rate: one typed miss with one sentence for the editor."""

from __future__ import annotations

import datetime as dt

from rates.currencies import ALIASES, Currency, currency
from rates.model import Miss
from rates.snapshot import Snapshot

LONGEST_AGE = 3653
"""Days beyond the end of a live series after which no rate is given: the ten years over which drift is measured."""
FRESH = 7
"""Days for which a publication is good within a series."""

_Reason = tuple[str, str]


def explain(snapshot: Snapshot, base: str, quote: str, day: dt.date) -> Miss:
    """The miss for a pair that has no rate on a day: the first reason that applies to either currency."""
    message = f"The ECB published no rate for {base} and {quote} on one day near {day}."
    return _find(snapshot, base, quote, day) or Miss("gap", base, quote, day, message)


def unknown(snapshot: Snapshot, base: str, quote: str) -> Miss:
    """The miss for a pair of which the table lacks at least one currency, whatever the day."""
    code = quote if _column(snapshot, base) is not None else base
    return Miss("unknown", base, quote, None, no_table(code))


def apart(snapshot: Snapshot, base: str, quote: str) -> Miss:
    """The miss for two currencies that never had a rate on the same day."""
    early, late = sorted((base, quote), key=lambda code: snapshot.first[_known_column(snapshot, code)])
    end = _date(snapshot, snapshot.last[_known_column(snapshot, early)])
    start = _date(snapshot, snapshot.first[_known_column(snapshot, late)])
    message = f"The ECB's rates for {early} end on {end}, before those for {late} begin on {start}."
    return Miss("ended", base, quote, None, message)


def no_year(snapshot: Snapshot, base: str, quote: str, day: dt.date) -> Miss:
    """The miss for a calendar year, which ends on `day`, of which too little is published."""
    found = _find(snapshot, base, quote, day) or _find(snapshot, base, quote, day.replace(month=1, day=1))
    message = f"No rate of {day.year} is at hand: the ECB's rates at hand end on {_date(snapshot, -1)}."
    return found or Miss("future", base, quote, day, message)


def no_single_rate(base: str, quote: str, code: str, day: dt.date, reason: str) -> Miss:
    """The miss for a currency whose official rate was not the one that people got."""
    return Miss("no single rate", base, quote, day, f"There is no single rate for {name_of(code)} on {day}: {reason}.")


def over(known: Currency, day: dt.date) -> bool:
    """Whether a currency had ceased to be money by a day."""
    return known.last is not None and day > known.last


def _find(snapshot: Snapshot, base: str, quote: str, day: dt.date) -> Miss | None:
    for reason in (_unknown, _ended, _before, _silent, _future):
        for code in (base, quote):
            found = reason(snapshot, code, day)
            if found:
                return Miss(found[0], base, quote, day, found[1])
    return None


def _unknown(snapshot: Snapshot, code: str, day: dt.date) -> _Reason | None:
    if _column(snapshot, code) is not None:
        return None
    known = currency(code)
    return ("ended", end_of(known)) if known and over(known, day) else ("unknown", no_table(code))


def _ended(snapshot: Snapshot, code: str, day: dt.date) -> _Reason | None:
    column, known = _known_column(snapshot, code), currency(code)
    if known and over(known, day):
        return "ended", end_of(known)
    last = snapshot.last[column]
    if snapshot.row(day.toordinal()) <= last:
        return None
    return "ended", f"The ECB has published no rate for {name_of(code)} since {_date(snapshot, last)}."


def _before(snapshot: Snapshot, code: str, day: dt.date) -> _Reason | None:
    first = snapshot.first[_known_column(snapshot, code)]
    if snapshot.row(day.toordinal()) >= first:
        return None
    if code == "EUR":
        return "before", f"The ECB's rates begin on {_date(snapshot, first)}."
    return "before", f"The ECB's rates for {code} begin on {_date(snapshot, first)}."


def _silent(snapshot: Snapshot, code: str, day: dt.date) -> _Reason | None:
    """A hole in a series: more days than a publication is good for, from its last before `day` to its next."""
    row, values = snapshot.row(day.toordinal()), snapshot.values(_known_column(snapshot, code))
    before, after = _next(values, row, -1), _next(values, row + 1, 1)
    if before is None or after is None or snapshot.days[after] - snapshot.days[before] <= FRESH:
        return None
    missed = snapshot.days[before + 1 : after] or [snapshot.days[before] + 1, snapshot.days[after] - 1]
    span = f"from {dt.date.fromordinal(missed[0])} to {dt.date.fromordinal(missed[-1])}"
    return "gap", f"The ECB published no rate for {name_of(code)} {span}."


def _next(values: memoryview[int], row: int, step: int) -> int | None:
    """The row of the nearest value from `row` on in one direction."""
    while 0 <= row < len(values):
        if values[row]:
            return row
        row += step
    return None


def _future(snapshot: Snapshot, _code: str, day: dt.date) -> _Reason | None:
    if day.toordinal() - snapshot.days[-1] <= LONGEST_AGE:
        return None
    return "future", f"No rate can be near {day}: the ECB's rates at hand end on {_date(snapshot, -1)}."


def end_of(known: Currency) -> str:
    """How a currency ended: "The Croatian kuna (HRK) ended on 2022-12-31; it became the euro at 7.5345."."""
    if known.successor == "EUR" and known.note:
        sequel = f"; it became the euro at {known.note.partition(' ')[0]}"
    elif " to " in known.note:
        sequel = "; " + known.note.replace(" to ", " became ", 1)
    else:
        sequel = f"; {known.successor} followed it" if known.successor else ""
    return f"The {known.name} ({known.code}) ended on {known.last}{sequel}."


def no_table(code: str) -> str:
    """That a currency is in no table, or in no list of currencies."""
    return f"No embedded table has {name_of(code)}." if currency(code) else f"{code} is no currency code of ISO 4217."


def name_of(code: str, capital: bool = False) -> str:
    """A currency within a sentence ("the Croatian kuna (HRK)"), or at its beginning."""
    known = currency(code)
    return f"{'The' if capital else 'the'} {known.name} ({code})" if known else code


def _known_column(snapshot: Snapshot, code: str) -> int:
    return snapshot.column[ALIASES.get(code, code)]


def _column(snapshot: Snapshot, code: str) -> int | None:
    return snapshot.column.get(ALIASES.get(code, code))


def _date(snapshot: Snapshot, row: int) -> dt.date:
    return dt.date.fromordinal(snapshot.days[row])
