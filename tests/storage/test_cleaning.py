"""Taking messages out of a chat: whatever Telegram refuses, all the rest is done, and it comes to an end."""

from hypothesis import given
from hypothesis import strategies as st

from bot.message import Message
from bot.storage.cleaning import DELETABLE, GUESSES, TOGETHER, Cleaning, plan
from bot.storage.events import Delivery
from bot.storage.ledger import LOST, PICTURE, TEXT, THEIRS, Noted

NOW = 1_800_000_000
KINDS = st.sampled_from([THEIRS, TEXT, PICTURE])
NOTED = st.builds(Noted, st.integers(1, 10_000), st.integers(NOW - 3 * 86_400, NOW), KINDS)


def carried_out(cleaning: Cleaning, refused: set[int]) -> tuple[set[int], set[int], int, bool]:
    """What was deleted, what overwritten, in how many calls, and whether something is left."""
    deleted, overwritten, calls = set[int](), set[int](), 0
    while not cleaning.ended:
        calls += 1
        numbers = [number for number, _ in (cleaning.delete[0] if cleaning.delete else cleaning.overwrite[:1])]
        assert 1 <= len(numbers) <= TOGETHER
        if refused & set(numbers):
            cleaning = cleaning.refused()
        else:
            (deleted if cleaning.delete else overwritten).update(numbers)
            cleaning = cleaning.done()
    return deleted, overwritten, calls, cleaning.left


@given(st.lists(NOTED, max_size=300, unique_by=lambda one: one.message_id))
def test_the_young_are_deleted_and_our_old_ones_overwritten(noted: list[Noted]) -> None:
    deleted, overwritten, calls, left = carried_out(plan(noted, NOW), set())
    young = {one.message_id for one in noted if one.at > NOW - DELETABLE}
    assert deleted == young
    assert overwritten == {one.message_id for one in noted if one.kind != THEIRS} - young
    assert calls == -(-len(young) // TOGETHER) + len(overwritten)
    assert left == (len(young) < len(noted))


@given(st.integers(1, 400), st.sets(st.integers(1, 400), max_size=20))
def test_what_is_refused_keeps_nothing_else_from_being_deleted(many: int, refused: set[int]) -> None:
    noted = [Noted(number, NOW, TEXT if number % 2 else THEIRS) for number in range(1, many + 1)]
    deleted, overwritten, calls, left = carried_out(plan(noted, NOW), refused)
    here = refused & set(range(1, many + 1))
    assert deleted == set(range(1, many + 1)) - here
    assert overwritten == set()
    assert left == bool(here)
    assert calls <= 4 + 20 * max(len(here), 1)


def test_a_message_whose_number_was_never_heard_is_looked_for_above_those_before_it() -> None:
    """Also above all that is known: it may be the newest. What is known besides is not taken for it."""
    noted = [Noted(10, NOW - 50, THEIRS), Noted(0, NOW - 40, LOST), Noted(15, NOW - 30, TEXT, stays=True)]
    deleted, _, calls, left = carried_out(plan(noted, NOW, lambda one: not one.stays), set())
    assert deleted == set(range(10, 10 + GUESSES + 1)) - {15}
    assert (calls, left) == (3, False)


def test_where_it_was_sent_is_known_it_is_looked_for_from_there() -> None:
    noted = [Noted(10, NOW - 50, THEIRS), Noted(20, NOW - 40, LOST)]
    deleted, *_ = carried_out(plan(noted, NOW), set())
    assert deleted == {10, *range(21, 20 + GUESSES + 1)}


def test_a_guess_is_given_up_where_the_number_turns_out_to_be_of_another_message() -> None:
    noted = [Noted(10, NOW - 50, TEXT), Noted(0, NOW - 40, LOST)]
    cleaning = plan(noted, NOW).but_for(lambda number: number == 10 or number > 12)
    deleted, *_ = carried_out(cleaning, set())
    assert deleted == {10, 11, 12}  # 10 was no guess


@given(st.lists(NOTED, max_size=250))
def test_what_is_left_to_do_can_be_kept(noted: list[Noted]) -> None:
    delivery = Delivery(7, NOW, Message("Dag."), instead=Message("Dag, op een deel na."), cleaning=plan(noted, NOW))
    assert Delivery.from_bytes(delivery.to_bytes()) == delivery
