"""Values are as `typing.NamedTuple` makes them."""

import copy
import pickle
import typing
from decimal import Decimal

import pytest

from rates.values import NamedTuple


class Ours(NamedTuple):
    """A value with a default."""

    base: str
    value: Decimal
    note: str | None = None

    @property
    def doubled(self) -> Decimal:
        """Methods are kept."""
        return self.value * 2


class Theirs(typing.NamedTuple):
    """The same, made by the standard library."""

    base: str
    value: Decimal
    note: str | None = None


@pytest.mark.parametrize(
    ("values", "named"),
    [
        (("EUR", Decimal(1), "n"), {}),
        (("EUR", Decimal(1)), {}),
        (("EUR",), {"value": Decimal(1)}),
        ((), {"note": "x", "base": "a", "value": 2}),
    ],
)
def test_a_value_is_made_alike(values, named):
    """By place and by name, with defaults; it compares, hashes, shows and unpacks alike."""
    ours, theirs = Ours(*values, **named), Theirs(*values, **named)
    assert ours == theirs
    assert hash(ours) == hash(theirs)
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert (ours.base, ours.value, ours.note) == tuple(theirs)
    assert ours._asdict() == theirs._asdict()
    assert ours._replace(note="other") == theirs._replace(note="other")
    assert type(ours._replace(note="other")) is Ours


@pytest.mark.parametrize(
    ("values", "named"),
    [((), {}), (("EUR",), {}), (("a", 1, "n", 4), {}), (("a",), {"base": "b", "value": 1}), (("a", 1), {"other": 1})],
)
def test_what_is_no_value(values, named):
    """Fields missing, too many, twice or unknown are refused by both."""
    for kind in (Ours, Theirs):
        with pytest.raises(TypeError):
            kind(*values, **named)


def test_many_values_are_made_alike():
    """A class of which many values are made has another constructor from then on, that takes and refuses the same."""

    class Often(NamedTuple):
        """One of its own, so that no other test has made any."""

        base: str
        value: Decimal
        note: str | None = None

    slow = Often.__new__
    made = [Often(str(number), number) for number in range(400)]
    assert Often.__new__ is not slow
    assert made == [(str(number), number, None) for number in range(400)]
    assert Often(value=1, base="EUR") == Often("EUR", 1, None)
    assert type(Often("EUR", 1)) is Often
    with pytest.raises(TypeError):
        Often("EUR")


def test_an_unknown_field_is_not_replaced():
    """The name is told."""
    with pytest.raises(ValueError, match="other"):
        Ours("EUR", Decimal(1))._replace(other=1)


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_values_travel(protocol):
    """To worker processes, whole and of their class."""
    value = Ours("EUR", Decimal("1.5"))
    for twin in (pickle.loads(pickle.dumps(value, protocol)), copy.deepcopy(value), copy.copy(value)):
        assert type(twin) is Ours
        assert twin == value
    assert value.doubled == 3


def test_fields_are_frozen_and_matched():
    """Nothing can be set, and patterns take the fields by place."""
    value = Ours("EUR", Decimal(1))
    with pytest.raises(AttributeError):
        value.base = "USD"
    match value:
        case Ours(base, _, None):
            assert base == "EUR"
    assert Ours._fields == ("base", "value", "note")
    assert Ours._make(["a", 1, None]) == ("a", 1, None)
