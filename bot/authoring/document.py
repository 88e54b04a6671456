"""YAML with the line of every value, and without its surprises: `nee` and 12:30 are text, no key occurs twice."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from bot.authoring.problem import Mistakes, Problem

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # a platform without libyaml: fifteen times as slow
    from yaml import SafeLoader as Loader  # type: ignore[assignment]


NO_TEXT = yaml.reader.Reader.NON_PRINTABLE


class StrictLoader(Loader):
    """Only true, false and whole numbers are anything but text."""


StrictLoader.yaml_implicit_resolvers = {}
StrictLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))
StrictLoader.add_implicit_resolver("tag:yaml.org,2002:int", re.compile("^(0|[1-9][0-9]*)$"), list("0123456789"))


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a file: text, a number, true or false, a list of nodes, or nodes by key."""

    file: str
    line: int
    value: "str | int | bool | list[Node] | dict[str, Node]"

    def problem(self, what: str) -> Problem:
        return Problem(self.file, self.line, what)

    @property
    def text(self) -> str:
        return self.value if isinstance(self.value, str) else ""

    @property
    def plain(self) -> str:
        """What stands there, as it would be typed: a number is text too."""
        return "" if isinstance(self.value, (list, dict)) else str(self.value)

    @property
    def items(self) -> "dict[str, Node]":
        return self.value if isinstance(self.value, dict) else {}

    def below(self, key: str) -> "list[tuple[str, Node]]":
        """The nodes under one of its keys; none where that is not there."""
        return list(self.items[key].items.items()) if key in self.items else []

    @property
    def members(self) -> "list[Node]":
        return self.value if isinstance(self.value, list) else []

    @property
    def each(self) -> "list[Node]":
        """A list, or the one thing that stands in its place."""
        return self.members if isinstance(self.value, list) else [self]


def read(text: str, file: str) -> Node:
    """The document; raises `Mistakes` where it is no YAML or a key stands there twice."""
    if match := NO_TEXT.search(text):
        line = text.count("\n", 0, match.start()) + 1
        raise Mistakes([Problem(file, line, "there is a character here that no text holds; delete it")])
    loader = StrictLoader(text)
    try:
        root = loader.get_single_node()
        if root is None:
            raise Mistakes([Problem(file, 1, "this file is empty")])
        problems = list(doubles(root, file, set()))
        if problems:
            raise Mistakes(problems)
        return node_of(loader, root, file)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Mistakes([Problem(file, mark.line + 1 if mark else 1, explained(error))]) from None
    finally:
        loader.dispose()


def node_of(loader: StrictLoader, node: Any, file: str) -> Node:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        return Node(file, line, {str(key.value): node_of(loader, value, file) for key, value in node.value})
    if isinstance(node, yaml.SequenceNode):
        return Node(file, line, [node_of(loader, item, file) for item in node.value])
    return Node(file, line, loader.construct_object(node))


def doubles(node: Any, file: str, seen: set[int]) -> Iterator[Problem]:
    """Keys that stand in one mapping twice; the second would win without a word."""
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        keys: set[str] = set()
        for key, value in node.value:
            if key.value in keys:
                yield Problem(file, key.start_mark.line + 1, f"{key.value!r} stands here twice")
            keys.add(key.value)
            yield from doubles(value, file, seen)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from doubles(item, file, seen)


def explained(error: yaml.MarkedYAMLError) -> str:
    """YAML's own words, and the three things that mostly lie behind them."""
    return (
        f"this is not valid YAML ({error.problem}); put a text in quotes when it holds a colon and a space, "
        "holds ' #', or begins with { or ["
    )
