"""A wipe, a quick exit and a conversation that is not kept: what the phone shows afterwards."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.storage.cleaning import GUESSES
from bot.storage.erasing import erase_expired
from bot.storage.opening import opened
from bot.storage.pace import Pace
from bot.storage.store import Store
from tests.channels.counting import Counting
from tests.channels.telegram.phones import (
    AWAY,
    TALK,
    WIPED,
    Unreliable,
    act,
    acts,
    all_done,
    found_in,
    shown,
    traces,
)
from tests.channels.telegram.running import PNG, by_webhook, running, settings_for
from tests.fakegram import FakeTelegram, Message, Person
from tests.playing import conversation
from tests.postgres import fresh_database
from tests.storage.stores import KEY, rows

NOTHING = {"person": 0, "ledger": 0, "outbox": 0, "inbox": 0, "pace": 0}


def left(store: Store) -> dict[str, int]:
    """How many rows tell of anybody."""
    held = {table: len(rows(store, table)) for table in ("person", "ledger", "outbox")}
    handled = [row for row in rows(store, "inbox") if row["person_id"] is not None or row["payload"] is not None]
    return held | {"inbox": len(handled), "pace": len(rows(store, "pace")) - 1}


@pytest.fixture(params=["polling-sqlite", "webhook-sqlite", "polling-postgresql"])
def place(request: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    """A database, and how updates come; `WEBHOOK` is filled in where the server is known."""
    mode, _, database = request.param.partition("-")
    with ExitStack() as stack:
        given = {"WEBHOOK": "yes"} if mode == "webhook" else {}
        if database == "postgresql":
            given |= {"DATABASE_URL": stack.enter_context(fresh_database()), "BOT_KEYS": KEY}
        yield given


def settings(tg: FakeTelegram, place: dict[str, str]) -> dict[str, str]:
    return by_webhook(tg) if "WEBHOOK" in place else place


@pytest.fixture
def full(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("full"))


@pytest.mark.parametrize("kinds", [(), ("429", "500", "drop_after", "drop_before")], ids=["calm", "faults"])
async def test_a_wipe_at_any_step_leaves_one_line_and_no_row(
    kinds: tuple[str, ...], place: dict[str, str], tmp_path: Path, full: bool
) -> None:
    """One person for each step of a long conversation, who wipes there. Nothing of what they typed is in any file."""
    if kinds and place and not full:
        pytest.skip("waits before it tries again")
    async with FakeTelegram() as tg, running(tg, tmp_path, conversation(), **settings(tg, place)) as service:
        steps = range(len(TALK)) if full else (3, 13) if kinds else range(1, len(TALK), 5)
        people = {step: tg.person(7_311_884_402_957 + step) for step in steps}
        tg.world.faults = Unreliable(kinds)
        for number, line in enumerate(TALK[: max(steps) + 1]):
            for step, person in people.items():
                if number <= step:
                    act(person, line)
            await all_done(tg, service.store)
            if number in people:
                people[number].types("/wis")
                await all_done(tg, service.store)
                act(people[number], "[Ja, alles wissen]")
        await all_done(tg, service.store)
        for person in people.values():
            assert [bool(WIPED.match(text)) for text in shown(person)] == [True], shown(person)
        assert left(service.store) == NOTHING
        await service.store.tidy_up()
        typed = ("Fatima", "Karin", "oppassen", *(person.chat.id for person in people.values()))
        assert found_in(tmp_path, traces(*typed)) == []
        tg.assert_clean()


NEUTRAL = ("/weg", "[Snel weg]", "hij komt thuis")
HOUR = 3600


@pytest.mark.parametrize("way", NEUTRAL)
async def test_a_quick_exit_from_any_step_leaves_a_neutral_screen_and_nothing_of_it_in_the_state(
    way: str, tmp_path: Path, full: bool
) -> None:
    async with FakeTelegram() as tg, running(tg, tmp_path, conversation()) as service:
        steps = range(len(TALK)) if full else range(1, len(TALK), 7)
        people = {step: tg.person(7 + step) for step in steps}
        for number, line in enumerate(TALK):
            for step, person in people.items():
                if number <= step:
                    act(person, line)
            await all_done(tg, service.store)
        before = {person.chat.id: [message.id for message in person.visible] for person in people.values()}
        for person in people.values():
            act(person, way)
        await all_done(tg, service.store)
        for person in people.values():
            assert (shown(person), person.buttons()) == ([AWAY], [])
            if way == "[Snel weg]":  # no new message: nothing lights up or sounds
                assert person.last.id in before[person.chat.id]
            act(person, "hoi")
        await all_done(tg, service.store)
        for person in people.values():
            assert shown(person) == [AWAY, "hoi", "Hoi. Kun je nu rustig typen?"]
        tg.assert_clean()


async def test_an_old_button_leads_out_as_well_though_newer_messages_stand_below_it(tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, tmp_path, conversation()) as service:
        noor = tg.person(7)
        await acts(noor, *TALK[:8])
        noor.taps("Snel weg", next(message.id for message in noor.visible if message.labels))
        await all_done(tg, service.store)
        assert shown(noor) == [AWAY]


async def test_what_is_on_its_way_to_someone_who_leaves_goes_as_soon_as_it_arrived(tmp_path: Path) -> None:
    """And the neutral screen does not wait for it."""
    async with FakeTelegram() as tg, running(tg, tmp_path, conversation()) as service:
        noor = tg.person(7)
        await acts(noor, *TALK[:6])
        tg.fail("sendMessage", kind="slow", seconds=1.5)
        noor.types("mn zus Fatima")
        while not tg.requests[-1].fault:
            await tg.world.pulse.next(0.05)
        noor.taps("Snel weg")
        while noor.visible[0].text != AWAY:
            await tg.world.pulse.next(0.05)
        assert tg.world.pulse.under_way
        await all_done(tg, service.store)
        assert shown(noor) == [AWAY]
        tg.assert_clean()


@pytest.mark.parametrize("kind", ["slow", "drop_after"])
async def test_what_is_on_its_way_when_all_is_wiped_is_wiped_as_well(kind: str, tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, tmp_path, conversation()) as service:
        noor = tg.person(7)
        await acts(noor, *TALK[:6], "/wis")
        tg.fail("sendMessage", kind=kind, seconds=1)
        with tg.updates.held():
            noor.types("mn zus Fatima")
            noor.types("ja")
        await all_done(tg, service.store)
        assert [bool(WIPED.match(text)) for text in shown(noor)] == [True]
        assert left(service.store) == NOTHING


@pytest.mark.parametrize("leaves", ["[Snel weg]", "[Ja, alles wissen]"])
async def test_copies_of_which_no_number_was_ever_heard_go_though_they_are_the_newest(
    leaves: str, tmp_path: Path
) -> None:
    """Twice the answer of Telegram got lost, and a button of a message above them is pressed."""
    async with FakeTelegram() as tg, running(tg, tmp_path, conversation()) as service:
        noor = tg.person(7)
        await acts(noor, *TALK[:6], "mn zus Fatima")
        place = noor.last.id
        if leaves == "[Ja, alles wissen]":
            await acts(noor, "/wis")
            place = noor.last.id
        tg.fail("sendMessage", times=2, kind="drop_after")
        noor.types("nog even dit")
        await all_done(tg, service.store)
        assert sum(message.id > place and message.from_bot for message in noor.visible) >= 2
        noor.taps(leaves[1:-1], place)
        await all_done(tg, service.store)
        assert len(shown(noor)) == 1
        assert shown(noor) == [AWAY] if leaves == "[Snel weg]" else WIPED.match(shown(noor)[0])


async def test_a_copy_goes_that_was_sent_where_an_edit_was_refused(tmp_path: Path) -> None:
    """And of which the answer got lost: nobody heard its number."""
    async with FakeTelegram() as tg, running(tg, tmp_path, conversation()) as service:
        noor = tg.person(7)
        await acts(noor, *TALK[:6], "mn zus Fatima")
        await loses_one(tg, noor, service.store)
        noor.types("/weg")
        await all_done(tg, service.store)
        assert shown(noor) == [AWAY]


async def test_the_neutral_screen_comes_though_its_answer_got_lost_and_it_went_with_the_others(tmp_path: Path) -> None:
    """Where a message of no known number is looked for, so is that screen."""
    async with FakeTelegram() as tg, running(tg, tmp_path, conversation()) as service:
        noor = tg.person(7)
        await acts(noor, *TALK[:6], "mn zus Fatima")
        await loses_one(tg, noor, service.store)
        tg.fail("sendMessage", times=2, kind="drop_after")
        noor.types("/weg")
        await all_done(tg, service.store)
        assert shown(noor) == [AWAY]


@pytest.mark.parametrize("restarts", [False, True])
async def test_a_lost_message_goes_though_many_others_wrote_since_the_last_one(restarts: bool, tmp_path: Path) -> None:
    """All chats share one count. The newest message was somebody else's, perhaps from before the bot was started."""
    async with FakeTelegram() as tg:
        noor, other = tg.person(7), tg.person(8)
        async with running(tg, tmp_path, conversation()) as service:
            await acts(noor, *TALK[:6], "mn zus Fatima")
            for _ in range(2 * GUESSES):
                tg.world.post(other.chat, other.user, {"text": "druk"})
            await acts(other, "/start")
            await all_done(tg, service.store)
            if not restarts:
                await loses_one(tg, noor, service.store)
        async with running(tg, tmp_path, conversation()) as service:
            if restarts:
                await loses_one(tg, noor, service.store)
            noor.types("/weg")
            await all_done(tg, service.store)
            assert shown(noor) == [AWAY]


async def loses_one(tg: FakeTelegram, person: Person, store: Store) -> None:
    tg.fail("editMessageText", kind="400")
    tg.fail("sendMessage", kind="drop_after")
    person.taps("Klaar")
    await all_done(tg, store)


async def test_a_message_that_may_not_be_changed_goes_as_well(tmp_path: Path) -> None:
    """The neutral screen was to take its place."""
    async with FakeTelegram() as tg, running(tg, tmp_path, conversation()) as service:
        noor = tg.person(7)
        await acts(noor, *TALK[:8])
        tg.fail("editMessageText", kind="400")
        noor.taps("Snel weg")
        await all_done(tg, service.store)
        assert shown(noor) == [AWAY]
        tg.assert_clean()


async def test_a_second_press_on_the_last_button_begins_nothing(tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, tmp_path, conversation()) as service:
        noor = tg.person(7)
        await acts(noor, *TALK[:6], "/wis")
        last = noor.last
        with tg.updates.held():
            noor.taps("Ja, alles wissen")
            noor.taps("Ja, alles wissen")
        await all_done(tg, service.store)
        noor.forges(last.buttons[0][0].data, last.id)
        await all_done(tg, service.store)
        assert [bool(WIPED.match(text)) for text in shown(noor)] == [True]
        assert left(service.store) == NOTHING
        tg.assert_clean()


async def test_a_call_for_help_is_heard_though_all_was_wiped_just_before_it(tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, tmp_path, conversation()) as service:
        noor = tg.person(7)
        await acts(noor, *TALK[:6], "/wis")
        with tg.updates.held():
            noor.types("ja")
            noor.types("oma")
            noor.types("ik wil dood")
        await all_done(tg, service.store)
        assert any("113" in text for text in shown(noor))
        assert not any("oma" in text for text in shown(noor))


async def test_what_is_not_kept_goes_as_the_conversation_goes_on_but_for_what_one_needs(tmp_path: Path) -> None:
    """To the last answer, which empties the chat."""
    talk = ("/start", "[Beginnen]", "[Liever niet bewaren]", "[Ja]", "[Druk en moe]", "mn zus Fatima", *TALK[7:])
    async with FakeTelegram() as tg, running(tg, tmp_path, conversation()) as service:
        noor = tg.person(7)
        for number, line in enumerate(talk[:-1]):
            before = {message.id for message in noor.visible}
            await acts(noor, line)
            await all_done(tg, service.store)
            old = [message for message in noor.visible if message.id in before and not message.edited]
            if number > 2 and "uit" not in noor.last.text:
                assert all(stays(message) for message in old), [message.words for message in old]
        assert [bool(WIPED.match(text)) for text in shown(noor)] == [True]
        assert left(service.store) == NOTHING
        tg.assert_clean()


def stays(message: Message) -> bool:
    """The circle, a draft, a card."""
    return bool(message.photo or message.entities or "Je verhaal kwijt" in message.text or "0800" in message.text)


@asynccontextmanager
async def aged(tg: FakeTelegram, folder: Path) -> AsyncIterator[tuple[Person, Callable[[float], None], Store]]:
    """Someone with 250 messages of theirs and ours in the chat, from now back to three days ago."""
    async with running(tg, folder, Counting()) as service:
        noor = tg.person(7)

        def passes(seconds: float) -> None:
            tg.clock.advance(seconds)
            clock = service.store.clock
            clock.follow = lambda moment: None  # type: ignore[method-assign]
            clock._ahead += seconds

        for _ in range(9):
            with tg.updates.held():
                noor.types("kring")
                for number in range(11):
                    noor.types(f"woord {number}")
            await all_done(tg, service.store)
            passes(9 * HOUR)
        yield noor, passes, service.store


@pytest.mark.parametrize("kinds", [(), ("429", "500", "drop_after", "drop_before")], ids=["calm", "faults"])
async def test_of_250_messages_the_young_are_deleted_and_our_old_ones_overwritten(
    kinds: tuple[str, ...], tmp_path: Path, full: bool
) -> None:
    """What stays is what they typed more than two days ago, and they are told so."""
    async with FakeTelegram() as tg, aged(tg, tmp_path) as (noor, _, store):
        every = noor.visible
        assert len(every) > 225
        now = tg.clock.now()
        old = [message for message in every if now - message.date > 48 * HOUR]
        tg.world.faults = Unreliable(kinds, 5 if full else 20)
        noor.types("wis")
        await all_done(tg, store)
        *stay, last = noor.visible
        assert last.text == "Dag, een deel staat er nog."
        assert stay == old
        ours, theirs = ([message for message in old if message.from_bot == bot] for bot in (True, False))
        assert {message.words for message in ours if not message.photo} == {"Ok."}
        assert all(message.photo != PNG and not message.labels for message in ours)
        assert {message.text for message in theirs} <= {"kring", *(f"woord {number}" for number in range(11))}
        assert left(store) == NOTHING
        assert max(len(request.parameters["message_ids"]) for request in tg.asked("deleteMessages")) <= 100
        tg.assert_clean()


async def test_after_an_exit_with_old_messages_a_wipe_still_tells_that_some_are_left(tmp_path: Path) -> None:
    async with FakeTelegram() as tg, aged(tg, tmp_path) as (noor, _, store):
        noor.types("weg")
        await all_done(tg, store)
        edits = len(tg.asked("editMessageText"))
        noor.types("weg")
        await all_done(tg, store)
        assert len(tg.asked("editMessageText")) == edits
        noor.types("wis")
        await all_done(tg, store)
        assert noor.last.text == "Dag, een deel staat er nog."


async def test_one_refusal_keeps_nothing_from_being_done(tmp_path: Path) -> None:
    """Of a group, of a single message, and of one that is to be overwritten."""
    async with FakeTelegram() as tg, aged(tg, tmp_path) as (noor, _, store):
        for method in ("deleteMessages", "editMessageText", "editMessageMedia"):
            tg.fail(method, kind="400", times=1 if method != "deleteMessages" else 3)
        noor.types("wis")
        await all_done(tg, store)
        young = [message for message in noor.visible if tg.clock.now() - message.date < 48 * HOUR]
        assert young == [noor.last]
        assert {message.text for message in noor.visible[:-1] if message.from_bot and not message.photo} == {"Ok."}


async def test_what_grew_too_old_while_telegram_was_away_is_overwritten_after_all(tmp_path: Path) -> None:
    async with FakeTelegram() as tg, running(tg, tmp_path, Counting()) as service:
        noor = tg.person(7)
        await acts(noor, "een", "twee")
        tg.clock.advance(49 * HOUR)  # unknown to us
        noor.types("wis")
        await all_done(tg, service.store)
        assert shown(noor) == ["een", "Ok.", "twee", "Ok.", "Dag, een deel staat er nog."]


async def test_what_was_too_much_to_be_answered_goes_as_well(tmp_path: Path) -> None:
    """Forty messages at once: some are not kept, and that is said; all of it is noted."""
    limits = replace(Pace.unlimited(), person=Pace().person)
    async with FakeTelegram() as tg, running(tg, tmp_path, Counting(), pace=limits) as service:
        noor = tg.person(7)
        noor.types("hallo")
        await all_done(tg, service.store)
        with tg.updates.held():
            for number in range(40):
                noor.types(f"woord {number}")
        await all_done(tg, service.store)
        while "Rustig aan." not in shown(noor):
            await tg.world.pulse.next(0.05)
        assert len(shown(noor)) < 80
        tg.clock.advance(5)
        noor.types("wis")
        await all_done(tg, service.store)
        assert shown(noor) == ["Dag."]


async def test_who_says_nothing_for_an_hour_and_did_not_agree_finds_an_empty_chat(tmp_path: Path) -> None:
    """Silently; and who agreed finds everything as it was."""
    async with FakeTelegram() as tg:
        passing, agreed = tg.person(7), tg.person(8)
        async with running(tg, tmp_path, conversation()):
            await acts(passing, "/start", "[Beginnen]", "[Liever niet bewaren]", "[Ja]", "mn zus Fatima")
            await acts(agreed, *TALK[:6])
        there = shown(agreed)
        with opened(settings_for(tg, tmp_path)) as store:
            later = store.clock.now() + timedelta(hours=2)
            assert store.run_now(lambda tx: erase_expired(tx, later)) == 1
        sent = len(tg.asked("sendMessage"))
        async with running(tg, tmp_path, conversation()) as service:
            await all_done(tg, service.store)
            while passing.visible:
                await tg.world.pulse.next(0.05)
        assert shown(agreed) == there
        assert len(tg.asked("sendMessage")) == sent
        tg.assert_clean()
