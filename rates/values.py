"""Frozen values with named fields, as `typing.NamedTuple` makes them, without generating code for each class.

A hook starts a new process for every commit, and some seventy such classes cost it a seventh of its time. A class of
which many values are made earns a constructor of its own, which is three times as fast.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Iterable
from itertools import count

TYPE_CHECKING = False  # as in typing, without the cost of importing it
if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414 - the same to whoever checks types
else:
    from _collections import _tuplegetter  # what `collections.namedtuple` reads a field with

    _MANY = 300  # values

    class _Maker(type):
        """Makes a class of tuples from the annotations of its body; defaults are values given to fields there."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, object]) -> type:
            if not bases:
                return type.__new__(cls, name, (tuple,), body)
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body[field] for field in fields if field in body}
            body |= {field: _tuplegetter(place, "") for place, field in enumerate(fields)}
            body |= {"_last_defaults": tuple(defaults.values()), "_made": count(1)}
            body |= {"__slots__": (), "__match_args__": fields, "_fields": fields, "_field_defaults": defaults}
            return type.__new__(cls, name, bases, body)

    class NamedTuple(metaclass=_Maker):
        """The base of such a class."""

        __slots__ = ()

        def __new__(cls, *values: object, **named: object) -> NamedTuple:  # noqa: PYI034
            """A value of all fields, by place or by name; those that have a default may be left out."""
            if next(cls._made) == _MANY:
                generated = namedtuple(cls.__name__, cls._fields, defaults=cls._last_defaults)  # noqa: PYI024
                cls.__new__ = staticmethod(generated.__new__)
            missing = len(cls._fields) - len(values)
            if missing or named:
                if not named and 0 < missing <= len(cls._last_defaults):
                    values += cls._last_defaults[-missing:]
                else:
                    values = cls._completed(values, named)
            return tuple.__new__(cls, values)

        @classmethod
        def _completed(cls, values: tuple[object, ...], named: dict[str, object]) -> tuple[object, ...]:
            known = cls._field_defaults | named
            rest = cls._fields[len(values) :]
            missing = [field for field in rest if field not in known]
            wrong = [field for field in named if field not in rest]
            if missing or wrong or len(values) > len(cls._fields):
                raise TypeError(f"{cls.__name__}() takes {', '.join(cls._fields)}; check {missing or wrong or values}")
            return (*values, *[known[field] for field in rest])

        @classmethod
        def _make(cls, values: Iterable[object]) -> NamedTuple:
            return cls(*values)

        def _replace(self, **named: object) -> NamedTuple:
            values = tuple.__new__(type(self), map(named.pop, self._fields, self))
            if named:
                raise ValueError(f"{type(self).__name__} has no field {', '.join(named)}")
            return values

        def _asdict(self) -> dict[str, object]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            fields = ", ".join(f"{field}={value!r}" for field, value in self._asdict().items())
            return f"{type(self).__name__}({fields})"

        def __getnewargs__(self) -> tuple[object, ...]:
            return tuple(self)
