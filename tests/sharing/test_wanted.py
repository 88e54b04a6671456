"""What a link may be: named for oneself, for a while, for so many people; and a code that nobody guesses."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sharing.codes import address, new_code, spoken
from bot.sharing.wanted import LONGEST, Wanted, label_of


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("  Inloop\n Oost ", "Inloop Oost"),
        ("Klas 3B", "Klas 3B"),
        ("Inloop Oost, bel 06-12345678", "Inloop Oost, bel"),
        ("mail noor@example.org", "mail"),
        ("👋🏽 Café Ñandú", "👋🏽 Café Ñandú"),
        ("a\u202eb\x00c", "abc"),
        ("x" * 99, "x" * LONGEST),
        ("06 12345678", "…"),
        ("", "…"),
    ],
)
def test_a_label_is_one_short_line_without_ways_to_reach_someone(typed: str, label: str) -> None:
    assert label_of(typed) == label == Wanted(typed, "jongere").label


@given(st.text(max_size=200))
def test_any_text_gives_a_label_that_is_its_own(typed: str) -> None:
    label = label_of(typed)
    assert 1 <= len(label) <= LONGEST
    assert "\n" not in label
    assert label_of(label) == label


@pytest.mark.parametrize(("days", "most"), [(0, 50), (366, 50), (90, 0), (90, 501)])
def test_a_link_lives_within_a_year_and_is_for_a_bounded_number_of_people(days: int, most: int) -> None:
    Wanted("", "jongere", 365, 500)
    with pytest.raises(ValueError, match="365 days"):
        Wanted("", "jongere", days, most)


def test_a_code_is_what_telegram_lets_through_and_reads_as_no_word() -> None:
    codes = {new_code() for _ in range(1000)}
    assert len(codes) == 1000
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{1,64}", code) and not set(code) & set("aeiouyl01") for code in codes)
    assert len(set("".join(codes))) ** len(codes.pop()) > 2**128


def test_an_address_opens_telegram_and_can_be_typed() -> None:
    assert address("KringBot", "bcd") == "https://t.me/KringBot?start=bcd"
    assert spoken(address("KringBot", "bcd")) == "t.me/KringBot?start=bcd"
