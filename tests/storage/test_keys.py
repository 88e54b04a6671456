"""Sealing: in its own place, with its own key, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.storage.keys import Keyring, Unsealable

OLD, NEW = bytes(32), bytes(range(32))


@given(st.binary(max_size=300), st.binary(max_size=40))
def test_what_was_sealed_opens_in_its_own_place(plain: bytes, row: bytes) -> None:
    keys = Keyring([NEW])
    assert keys.open("person.session", row, keys.seal("person.session", row, plain)) == plain


@pytest.mark.parametrize(
    ("column", "row"), [("person.session", b"2"), ("person.address", b"1"), ("outbox.payload", b"1")]
)
def test_it_opens_nowhere_else(column: str, row: bytes) -> None:
    keys = Keyring([NEW])
    with pytest.raises(Unsealable):
        keys.open(column, row, keys.seal("person.session", b"1", b"plain"))


@given(st.data())
def test_one_changed_bit_is_refused(data: st.DataObject) -> None:
    keys = Keyring([NEW])
    sealed = bytearray(keys.seal("person.session", b"1", b"plain"))
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(Unsealable):
        keys.open("person.session", b"1", bytes(sealed))


@pytest.mark.parametrize("sealed", [b"", b"short", b"x" * 20])
def test_what_is_no_seal_is_refused(sealed: bytes) -> None:
    with pytest.raises(Unsealable):
        Keyring([NEW]).open("person.session", b"1", sealed)


def test_an_older_key_still_opens_and_finds_but_the_newest_seals() -> None:
    old, both = Keyring([OLD]), Keyring([NEW, OLD])
    assert both.open("inbox.payload", b"1", old.seal("inbox.payload", b"1", b"plain")) == b"plain"
    assert old.person(7) in both.person_under_any(7)
    assert both.person(7) == Keyring([NEW]).person(7)
    with pytest.raises(Unsealable):
        old.open("inbox.payload", b"1", both.seal("inbox.payload", b"1", b"plain"))


def test_the_same_twice_looks_different_and_a_person_the_same() -> None:
    keys = Keyring([NEW])
    assert keys.seal("a.b", b"1", b"plain") != keys.seal("a.b", b"1", b"plain")
    assert keys.person(7) == keys.person(7) != keys.person(8)


def test_a_link_is_found_under_every_key_and_is_nobody() -> None:
    old, both = Keyring([OLD]), Keyring([NEW, OLD])
    assert both.link_under_any("7") == [both.link("7"), old.link("7")]
    assert both.link("7") not in both.person_under_any(7)
    assert both.link("7") != both.link("8")
