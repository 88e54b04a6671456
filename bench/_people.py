"""The simulated people: each takes the next step of the script as soon as the bot has put its question."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count

import orjson

from bench._script import START, TWELVE, is_question_for, label_of

FIRST_CHAT = 1_000_000
BOT = {"id": 1, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}


@dataclass(slots=True)
class Person:
    """One chat and how far it is. `keyboard` is what the newest question offers: label and data."""

    chat: int
    script: tuple[str, ...]
    at: int = 0
    newest: int = 0  # message id
    question: bytes = b"{}"
    keyboard: dict[str, str] = field(default_factory=dict)
    handed: float = 0.0  # when the update they wait on was handed out; 0: not yet, or nothing is
    waits: bool = False


@dataclass(slots=True)
class Update:
    number: int
    body: bytes
    person: Person


def strangers(script: tuple[str, ...] = (START, *TWELVE)) -> Iterator[Person]:
    """Nobody comes twice, and there is always another one."""
    return (Person(chat, script) for chat in count(FIRST_CHAT))


def visitors(places: Iterable[int], keyboard: dict[str, str], script: tuple[str, ...]) -> Iterator[Person]:
    """People whom the bot knows, by their place among those stored, with this keyboard before them."""
    for place in places:
        chat = FIRST_CHAT + place
        yield Person(chat, script, newest=10, question=from_bot(chat, 10, "?", None), keyboard=keyboard)


class People:
    """So many side by side; who is done makes place for the next, as long as somebody comes."""

    _numbers = count(1)  # of updates; also over several runs, for a bot with a memory knows those it had

    def __init__(self, side_by_side: int, newcomers: Iterator[Person]) -> None:
        self._side_by_side, self._newcomers = side_by_side, newcomers
        self.queue: deque[Update] = deque()
        self.arrived: Callable[[], None] = lambda: None
        self.chats: dict[int, Person] = {}
        self.latencies: list[float] = []
        self.conversations = 0  # that came to their end
        self.paced = False  # then who could go on waits in `idle` until `release`
        self.idle: deque[Person] = deque()

    def begin(self) -> None:
        for _ in range(self._side_by_side):
            self._welcome()

    def _welcome(self) -> None:
        if person := next(self._newcomers, None):
            self.chats[person.chat] = person
            self._next(person)

    def _next(self, person: Person) -> None:
        if self.paced:
            self.idle.append(person)
        else:
            self._act(person)

    def release(self) -> None:
        """Let one of those who could go on do so."""
        if self.idle:
            self._act(self.idle.popleft())

    def _act(self, person: Person) -> None:
        """Queue the update that the next step makes."""
        number = next(self._numbers)
        step = person.script[person.at]
        label = label_of(step)
        if label:
            body = _press(number, person, person.keyboard[label])
        else:
            person.newest += 1
            body = _typed(number, person, step)
        person.at += 1
        person.handed, person.waits = 0.0, True
        self.queue.append(Update(number, body, person))
        self.arrived()

    def handed_out(self, updates: list[Update]) -> None:
        now = time.perf_counter()
        for update in updates:
            update.person.handed = update.person.handed or now

    def shown(self, person: Person, message: bytes, keyboard: dict[str, str]) -> None:
        """The bot put a message with buttons before someone."""
        done = person.at == len(person.script)
        if not person.waits or not (done or is_question_for(person.script[person.at], keyboard)):
            return
        self.latencies.append(time.perf_counter() - person.handed)
        person.waits, person.question, person.keyboard = False, message, keyboard
        if done:
            self.conversations += 1
            del self.chats[person.chat]
            self._welcome()
        else:
            self._next(person)


def _from(chat: int) -> dict[str, object]:
    return {"id": chat, "is_bot": False, "first_name": "Sanne", "language_code": "nl"}


def _chat(chat: int) -> dict[str, object]:
    return {"id": chat, "type": "private", "first_name": "Sanne"}


def from_bot(chat: int, number: int, text: str, markup: object) -> bytes:
    """A message of the bot's as Telegram gives it back."""
    fields: dict[str, object] = {"message_id": number, "from": BOT, "chat": _chat(chat), "date": int(time.time())}
    fields["text"] = text
    if markup:
        fields["reply_markup"] = markup
    return orjson.dumps(fields)


def _press(number: int, person: Person, data: str) -> bytes:
    query = {"id": str(number), "from": _from(person.chat), "chat_instance": "1", "data": data}
    return orjson.dumps({"update_id": number, "callback_query": {**query, "message": orjson.Fragment(person.question)}})


def _typed(number: int, person: Person, text: str) -> bytes:
    message: dict[str, object] = {"message_id": person.newest, "from": _from(person.chat), "chat": _chat(person.chat)}
    message |= {"date": int(time.time()), "text": text}
    if text.startswith("/"):
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text)}]
    return orjson.dumps({"update_id": number, "message": message})
