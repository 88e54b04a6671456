"""What a parameter may be. Each kind reads a value as the real server does, from JSON or from a form field.

`notes` collects what the real server silently tolerates and we do not.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from tests.fakegram.errors import Invalid
from tests.fakegram.utf16 import units


class Kind(Protocol):
    def read(self, value: Any, notes: list[str]) -> Any: ...


@dataclass(frozen=True)
class Anything:
    """Known, but not modelled."""

    def read(self, value: Any, notes: list[str]) -> Any:
        return value


@dataclass(frozen=True)
class Integer:
    low: int = -(2**52)
    high: int = 2**52

    def read(self, value: Any, notes: list[str]) -> int:
        if isinstance(value, str) and re.fullmatch(r"-?\d{1,19}", value):
            value = int(value)
        if not isinstance(value, int) or isinstance(value, bool):
            raise Invalid(f"{value!r} is not an integer")
        if not self.low <= value <= self.high:
            raise Invalid(f"{value} is not between {self.low} and {self.high}")
        return value


@dataclass(frozen=True)
class Truth:
    def read(self, value: Any, notes: list[str]) -> bool:
        if isinstance(value, bool):
            return value
        if isinstance(value, str) and value.lower() in {"true", "1", "yes", "false", "0", "no"}:
            return value.lower() in {"true", "1", "yes"}
        raise Invalid(f"{value!r} is not a boolean")


def truths(*names: str) -> dict[str, Kind]:
    """Several parameters that are true or false."""
    return dict.fromkeys(names, Truth())


@dataclass(frozen=True)
class Text:
    """`low` and `high` count UTF-16 units, the strictest reading of "characters"."""

    low: int = 0
    high: int = 1 << 20
    pattern: str = r"(?s).*"
    in_bytes: bool = False

    def read(self, value: Any, notes: list[str]) -> str:
        if not isinstance(value, str):
            raise Invalid(f"{value!r} is not a string")
        size = len(value.encode("utf-8", "surrogatepass")) if self.in_bytes else units(value)
        if not self.low <= size <= self.high:
            raise Invalid(
                f"{value[:40]!r} has {size} {'bytes' if self.in_bytes else 'characters'}, not {self.low} to {self.high}"
            )
        if not re.fullmatch(self.pattern, value):
            raise Invalid(f"{value[:40]!r} is not like {self.pattern}")
        return value


@dataclass(frozen=True)
class Word:
    """One of a closed set."""

    words: frozenset[str]

    def read(self, value: Any, notes: list[str]) -> str:
        if value not in self.words:
            raise Invalid(f"{value!r} is not one of {', '.join(sorted(self.words))}")
        return str(value)


def word(*words: str) -> Word:
    return Word(frozenset(words))


def unfold(value: Any) -> Any:
    """A form field carries lists and objects as JSON text."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except ValueError:
        raise Invalid(f"can't parse {value[:40]!r} as JSON") from None


@dataclass(frozen=True)
class ListOf:
    kind: Kind
    low: int = 0
    high: int = 1 << 20

    def read(self, value: Any, notes: list[str]) -> list[Any]:
        value = unfold(value)
        if not isinstance(value, list):
            raise Invalid(f"{value!r} is not a list")
        if not self.low <= len(value) <= self.high:
            raise Invalid(f"a list of {len(value)}, not of {self.low} to {self.high}")
        return [self.kind.read(item, notes) for item in value]


@dataclass(frozen=True)
class Shape:
    """An object, or the parameters of a method. What is not named here is noted."""

    required: Mapping[str, Kind] = field(default_factory=dict)
    optional: Mapping[str, Kind] = field(default_factory=dict)

    @property
    def names(self) -> set[str]:
        return {*self.required, *self.optional}

    def read(self, value: Any, notes: list[str]) -> dict[str, Any]:
        value = unfold(value)
        if not isinstance(value, dict):
            raise Invalid(f"{value!r} is not an object")
        notes += [f"unknown parameter {name}" for name in value if name not in self.names]
        if missing := [name for name in self.required if value.get(name) is None]:
            raise Invalid(f"{missing[0]} is missing")
        kinds = {**self.required, **self.optional}
        return {
            name: read_named(name, kinds[name], given, notes)
            for name, given in value.items()
            if name in kinds and given is not None
        }


def read_named(name: str, kind: Kind, value: Any, notes: list[str]) -> Any:
    """Read, and let a complaint say which parameter it is about."""
    try:
        return kind.read(value, notes)
    except Invalid as wrong:
        raise Invalid(f"{name}: {wrong.description.removeprefix('Bad Request: ')}") from None
