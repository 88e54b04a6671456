"""A line in the middle of a story keeps its level, and fits into what is heard at once."""

from bot.authoring.learn import labelled
from bot.authoring.stories import JOINED, SHORT, stories
from bot.safety.passages import ONE

LINES = [
    ("a", "help", "hij slaat me."),
    ("a", "none", "oma past op dinsdag op de kleine"),
    ("a", "none", "de trein had weer vertraging vandaag"),
    ("b", "none", "we gaan zaterdag naar de kinderboerderij"),
    ("b", "ask", "woord " * (SHORT + 1)),
    ("b", "none", "ok"),
]


def test_a_short_line_stands_whole_among_everyday_words_of_its_own_source() -> None:
    for seed in range(50):
        told = {level: text for source, level, text in stories(LINES, seed) if source == "a" and level == "help"}
        assert "hij slaat me" in told["help"].lower()
        assert "kinderboerderij" not in told["help"]


def test_what_is_too_long_or_a_single_word_becomes_no_story() -> None:
    assert [(source, level) for source, level, _ in stories(LINES)] == [
        *[("a", "help")],
        *[("a", "none")] * 2,
        ("b", "none"),
    ]


def test_the_same_lines_give_the_same_stories() -> None:
    assert list(stories(LINES)) == list(stories(LINES))
    assert list(stories(LINES)) != list(stories(LINES, seed=2))


def test_no_story_is_longer_than_what_is_heard_at_once() -> None:
    joins = 2 * max(len(join.split()) for join in JOINED)
    lengths = [len(text.split()) for _, _, text in stories(labelled())]
    assert max(lengths) <= ONE + joins
    assert sum(length > 12 for length in lengths) > len(lengths) / 2
