"""Every update means something or nothing; none is an error."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram import updates
from bot.channels.telegram.request import TelegramRequest
from bot.channels.telegram.updates import ALLOWED, KINDS, OLD_BUTTON, Blocked, Elsewhere, read
from bot.engine.messages import Commanded, Event, Said, Tapped, Unreadable
from bot.storage.events import Received
from bot.typed import clean

PRIVATE = {"id": 7, "type": "private"}


def message(**content: Any) -> dict[str, Any]:
    return {"update_id": 1, "message": {"message_id": 5, "chat": PRIVATE, "date": 0, **content}}


@pytest.mark.parametrize(
    ("content", "event"),
    [
        ({"text": "hallo"}, Said("hallo")),
        ({"text": "/start"}, Commanded("start")),
        ({"text": "/START@steunkring_bot ouder-x"}, Commanded("start", "ouder-x")),
        ({"text": "/hulp\nnu"}, Commanded("hulp", "nu")),
        ({"text": "/"}, Said("/")),
        ({"text": "en/of"}, Said("en/of")),
        ({"text": "x" * 9000}, Said("x" * 4096)),
        ({"text": "a\x00\x1bb\n\tc\ud83d"}, Said("ab\n\tc�")),
        ({"text": "van een ander", "forward_origin": {}}, Unreadable("forward")),
        ({"photo": [], "caption": "kijk"}, Unreadable("photo", "kijk")),
        ({"video": {}, "caption": "a\x00\ud83d" + "x" * 9000}, Unreadable("video", "a�" + "x" * 4094)),
        ({"photo": [], "caption": 7}, Unreadable("photo")),
        ({"animation": {}, "document": {}}, Unreadable("animation")),
        ({"venue": {}, "location": {}}, Unreadable("venue")),
        ({"something_of_2031": {}}, Unreadable("other")),
        *[({kind: {}}, Unreadable(kind)) for kind in KINDS],
    ],
)
def test_what_a_person_sends(content: dict[str, Any], event: Event) -> None:
    assert read(message(**content)) == Received(1, 7, event, 5)


def test_what_a_person_does_with_the_chat_itself_asks_for_no_answer() -> None:
    assert read(message(pinned_message={})) is None
    assert read({"update_id": 1, "edited_message": message(location={})["message"]}) is None


def test_a_change_of_mind() -> None:
    edited = {"update_id": 1, "edited_message": message(text="/start")["message"]}
    assert read(edited) == Received(1, 7, Unreadable("edit", "/start"), 5, edited=True)
    captioned = {"update_id": 1, "edited_message": message(photo=[], caption="kijk")["message"]}
    assert read(captioned) == Received(1, 7, Unreadable("edit", "kijk"), 5, edited=True)


def test_the_words_of_a_change_or_a_caption_come_back_out_of_the_inbox() -> None:
    received = Received(1, 7, Unreadable("photo", "kijk"), 5)
    assert Received.from_bytes(1, received.to_bytes()) == received


@pytest.mark.parametrize(
    ("data", "event"),
    [("s:a:ja", Tapped("s", 10, "ja")), ("onzin", OLD_BUTTON), (None, OLD_BUTTON), ("s:1:\ud800", OLD_BUTTON)],
)
def test_a_tap(data: str | None, event: Event) -> None:
    query = {"id": "99", "from": {"id": 7}, "message": {"message_id": 5, "chat": PRIVATE, "date": 0}, "data": data}
    assert read({"update_id": 1, "callback_query": query}) == Received(1, 7, event, 5, "99")


def test_a_tap_on_a_message_that_telegram_forgot() -> None:
    query = {"id": "99", "from": {"id": 7}, "data": "s:a:ja"}
    assert read({"update_id": 1, "callback_query": query}) == Received(1, 7, Tapped("s", 10, "ja"), 0, "99")


@pytest.mark.parametrize("kind", ["group", "supergroup", "channel", None])
def test_elsewhere_we_have_no_business(kind: str | None) -> None:
    body = {**message(text="/start")["message"], "chat": {"id": -100, "type": kind}}
    assert read({"update_id": 1, "message": body}) == Elsewhere(-100)
    assert read({"update_id": 1, "edited_message": body}) == Elsewhere(-100)
    assert read({"update_id": 1, "callback_query": {"id": "1", "message": body, "from": {"id": 7}}}) == Elsewhere(-100)


@pytest.mark.parametrize(
    ("chat", "status", "means"),
    [
        (PRIVATE, "kicked", Blocked(7)),
        (PRIVATE, "member", None),
        ({"id": -100, "type": "group"}, "member", Elsewhere(-100)),
        ({"id": -100, "type": "channel"}, "administrator", Elsewhere(-100)),
        ({"id": -100, "type": "group"}, "left", None),
        ({"id": -100, "type": "group"}, "kicked", None),
    ],
)
def test_who_lets_us_in_or_out(chat: dict[str, Any], status: str, means: object) -> None:
    assert read({"update_id": 1, "my_chat_member": {"chat": chat, "new_chat_member": {"status": status}}}) == means


FIELDS = ["chat", "id", "type", "text", "message", "from", "data", "message_id", "new_chat_member", "status", "photo"]
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.just("private")
NAMES = st.sampled_from(FIELDS) | st.text(max_size=5)
ANYTHING = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=6),
    max_leaves=20,
)


@given(st.dictionaries(st.sampled_from(["update_id", *ALLOWED]), ANYTHING, max_size=3) | ANYTHING)
def test_no_shape_is_an_error(raw: object) -> None:
    found = read(raw)
    if isinstance(found, Received):
        assert Received.from_bytes(found.update_id, found.to_bytes()) == found


@given(st.text(st.characters(exclude_categories=())))
def test_clean_text_can_be_written_anywhere(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert "\x00" not in clean(text).encode().decode()


def test_half_a_character_does_not_make_a_batch_unreadable() -> None:
    payload = json.dumps({"ok": True, "result": [message(text="half \ud83d")]}).encode()
    (raw,) = TelegramRequest.parse_json_payload(payload)["result"]
    assert updates.read(raw) == Received(1, 7, Said("half �"), 5)
