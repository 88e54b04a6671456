"""Words are cut into the likeliest pieces."""

import math

import pytest

from bot.safety.pieces import SPACE, UNKNOWN, Pieces

NAMES = ["<s>", "</s>", "<unk>", SPACE, "d", "o", f"{SPACE}do", "od", f"{SPACE}dood", "moe"]
PIECES = Pieces(NAMES, [0, 0, 0, -5, -6, -6, -7, -7, -9, -8])


def cut(text: str, most: int = 99) -> list[str]:
    return [NAMES[number] for number in PIECES.of(text, most)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("dood", [f"{SPACE}dood"]),
        ("  DOOD\tmoe ", [f"{SPACE}dood", SPACE, "moe"]),
        ("doodmoe", [f"{SPACE}dood", "moe"]),
        ("dooood", [f"{SPACE}do", "o", "o", "od"]),
        ("", []),
    ],
)
def test_the_likeliest_way(text, pieces):
    assert cut(text) == pieces


def test_every_way_is_weighed_against_the_best():
    """Against trying every way to cut, which takes too long for words that people type."""

    def ways(word: str) -> list[list[str]]:
        return (
            [[]] if not word else [[n, *way] for n in NAMES[3:] if word.startswith(n) for way in ways(word[len(n) :])]
        )

    for word in ("dodo", "doodood", "odmoe", "moedood"):
        best = max(sum(PIECES.known[name][1] for name in way) for way in ways(SPACE + word))
        assert sum(PIECES.known[name][1] for name in cut(word)) == best > -math.inf


def test_a_letter_that_is_no_piece_is_unknown_and_a_long_text_is_cut_off():
    assert PIECES.of("dx", 9) == [NAMES.index(f"{SPACE}"), NAMES.index("d"), UNKNOWN]
    assert len(cut("dood " * 50, 12)) == 12
