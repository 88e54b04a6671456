"""`flows/signalen.yaml` -> what is listened for."""

from collections.abc import Iterator

from bot.authoring.document import Node
from bot.authoring.grammar import unknown_keys
from bot.authoring.kinds import truth
from bot.authoring.problem import Problem
from bot.safety.lexicon import Spelling
from bot.safety.listening import Listener
from bot.safety.phrases import Groups, words_of
from bot.safety.themes import Theme

SIGNALS = {"themes", "innocent", "groups", "spelling", "emoji", "fillers", "typos", "no_typos", "people", "owners"}
THEME = {"careful", "at_once", "covers", "harmless", "certain", "clear", "doubtful", "touched"}
SET = {"note", "phrases"}
LEVELS = {"certain", "clear", "doubtful"}
FLAGS = ("careful", "at_once", "covers", "harmless")


def listener(node: Node, problems: list[Problem]) -> Listener:
    """The themes in the order of the file; the last one is the most urgent."""
    problems += unknown_keys(node, SIGNALS, "signals")
    groups = {name: words(group) for name, group in node.below("groups")}
    innocent = tuple(phrases([node.items["innocent"]], groups, problems)) if "innocent" in node.items else ()
    themes = tuple(theme(name, entry, groups, problems) for name, entry in node.below("themes"))
    return Listener(themes, innocent, groups, spelling(node))


def meanings(node: Node, problems: list[Problem]) -> Groups:
    """`flows/betekenissen.yaml`: what words are about."""
    problems += unknown_keys(node, {"meanings"}, "meanings")
    return {name: words(group) for name, group in node.below("meanings")}


def theme(name: str, entry: Node, groups: Groups, problems: list[Problem]) -> Theme:
    problems += unknown_keys(entry, THEME, name)
    if not LEVELS & entry.items.keys():
        problems.append(entry.problem(f"{name}: a theme has phrases under certain, clear or doubtful"))
    heard = {}
    for level in ("certain", "clear", "doubtful"):
        sets = entry.items[level].members if level in entry.items else []
        for one in sets:
            problems += unknown_keys(one, SET, name)
            if one.items.keys() != SET:
                problems.append(one.problem(f"{name}: phrases have a note that says why they are there"))
        heard[level] = tuple(phrases([s.items["phrases"] for s in sets if "phrases" in s.items], groups, problems))
    yes = {key: truth(entry, key, False) for key in FLAGS}
    touched = tuple(tuple(row.split()) for row in words_in(entry, "touched"))
    return Theme(
        name, phrases=heard["clear"], doubtful=heard["doubtful"], certain=heard["certain"], touched=touched, **yes
    )


def phrases(lists: list[Node], groups: Groups, problems: list[Problem]) -> Iterator[str]:
    """The phrases that make sense; a group that is not there is a finding."""
    for phrase in (phrase for several in lists for phrase in several.each):
        try:
            needed = " ".join(element for element in phrase.plain.split() if not element.startswith("("))
            if not list(words_of(phrase.plain, groups)) or not list(words_of(needed, groups)):
                problems.append(phrase.problem(f"{phrase.plain!r}: a phrase has words"))
        except KeyError as missing:
            problems.append(phrase.problem(f"{phrase.plain!r}: there is no group {missing}"))
        else:
            yield phrase.plain


def spelling(node: Node) -> Spelling:
    return Spelling(
        same={other.plain: word for word, others in node.below("spelling") for other in others.each},
        fillers=frozenset(words_in(node, "fillers")),
        typos=words_in(node, "typos"),
        no_typos=frozenset(words_in(node, "no_typos")),
        emoji={sign: word.plain for sign, word in node.below("emoji")},
        owners=frozenset(words_in(node, "owners")),
        people=frozenset(words_in(node, "people")),
    )


def words_in(node: Node, key: str) -> tuple[str, ...]:
    return words(node.items[key]) if key in node.items else ()


def words(node: Node) -> tuple[str, ...]:
    return tuple(word.plain for word in node.each)
