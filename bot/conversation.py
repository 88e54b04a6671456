"""One event of one person, from stored state to messages. Everything above is a channel; everything below is pure."""

import secrets
from dataclasses import replace
from datetime import UTC, date, datetime

from bot import message
from bot.clock import HERE
from bot.engine.around import Around
from bot.engine.asking import HELP
from bot.engine.commands import ALWAYS, BUTTONS, EVEN_THEN
from bot.engine.conditions import PREDICATES
from bot.engine.doors import door_of
from bot.engine.flow import is_neutral
from bot.engine.library import COMMON, CONSENT, DOOR, Library
from bot.engine.messages import Button, Commanded, Event, Paper, Picture, Reply, Said, Tapped, Text, typed_in
from bot.engine.session import Session
from bot.engine.step import Result, start, step, welcome_back
from bot.engine.turn import Turn
from bot.memory import dump, load
from bot.message import Message, Outcome, Sweep, button_data
from bot.safety.listening import Level
from bot.sharing.link import NO_DESK, Desk
from bot.typed import clean
from bot.wording import LANGUAGES, Today, Wording

PAUSE = 30  # minutes of silence after which a neutral line comes first
HOUR = 1  # how long anything is kept of someone who did not agree to more


class Conversation:
    """`bot.message.Turns` over a library: pure but for the calendar and the number that a conversation begins with."""

    def __init__(self, library: Library, today: Today = date.today, language: str = "nl", flow: str = DOOR) -> None:
        self.library = library
        self.language = language
        self.flow = flow  # where a plain start leads
        self.wordings = {code: Wording(code, today) for code in LANGUAGES}

    def turn(self, state: bytes | None, event: Event, now: datetime, desk: Desk = NO_DESK) -> Outcome:
        """Take one event at `now` (aware). Raises only for a mistake of ours."""
        minute = int(now.timestamp()) // 60
        event = Said(clean(event.text)) if isinstance(event, Said) else event
        stored = self.remembered(state)
        around = Around(now.astimezone(HERE), self.wordings[self.spoken(stored)].say, desk)
        result = self.opening(event, around) if stored is None else self.going_on(*stored, event, around)
        language = result.session.language if result.session else self.spoken(stored)
        messages = tuple(self.rendered(reply, self.wordings[language]) for reply in result.replies)
        notice = self.wordings[language].say(result.notice) if result.notice else ""
        if result.session is None:
            left = next((reply.instead for reply in reversed(result.replies) if reply.instead), None)
            instead = replace(messages[-1], text=self.wordings[language].say(left)) if left else None
            return Outcome(None, messages, notice=notice, instead=instead, link=result.link, counts=result.counts)
        agreed = self.agreed(result.session, around)
        return Outcome(
            dump(result.session, minute),
            messages,
            keep_hours=self.library.retention_days * 24 if agreed else HOUR,
            notice=notice,
            sweep=self.sweep(result.session, agreed),
            passing=not agreed and self.passes(result.session),
            link=result.link,
            counts=result.counts,
        )

    def remembered(self, state: bytes | None) -> tuple[Session, int] | None:
        """What was stored, if this release still knows the conversation it belongs to."""
        stored = load(state) if state else None
        return stored if stored and stored[0].main in (DOOR, *self.library.doors) else None

    def opening(self, event: Event, around: Around) -> Result:
        """The first question, behind the door that a link or a name opens. What asks for more is taken up at once: a
        command, the way out, words of need, and words that say which door it is."""
        heard = self.heard(event)
        if isinstance(event, Commanded) and event.name == "start" and heard == "none":
            door = door_of(self.library, event)
            return self.begin(door or self.flow, around, link=event.link if door and door == event.door else 0)
        if isinstance(event, Tapped) and event.key not in ALWAYS:  # of a conversation that is gone: none begins unasked
            return Result(None, (), self.text("old_chat"))
        begun = self.begin(self.flow, around)
        if begun.session is None:
            return begun
        further = step(self.library, begun.session, event, around)
        command = isinstance(event, Commanded) or (isinstance(event, Tapped) and event.key in ALWAYS)
        through = further.session is not None and further.session.main != begun.session.main
        return further if command or heard != "none" or through else begun

    def begin(self, flow: str, around: Around, link: int = 0) -> Result:
        return start(self.library, flow, secrets.randbelow(1 << 32), around, language=self.language, link=link)

    def going_on(self, session: Session, touched: int, event: Event, around: Around) -> Result:
        paused = around.now.timestamp() // 60 - touched >= PAUSE and session.main != DOOR
        session = replace(session, told=()) if paused else session  # help is shown in full again
        if paused and isinstance(event, Said):
            return welcome_back(self.library, session, event.text, around)
        return step(self.library, session, event, around)

    def agreed(self, session: Session, around: Around) -> bool:
        return PREDICATES["kept"](Turn(self.library, session, around))

    def sweep(self, session: Session, agreed: bool) -> Sweep:
        """Whoever looks at a neutral screen has nothing else in the chat, and who wants nothing kept, not much."""
        place = session.places[-1]
        if is_neutral(self.library.flows[place.flow].steps.get(place.step)):
            return "all"
        return "before" if CONSENT in session.answers and not agreed else ""

    def passes(self, session: Session) -> bool:
        """Whether the chat goes with the conversation, if nobody agrees to keep it: not where nothing is told."""
        return session.main == DOOR or CONSENT in self.library.flows[session.main].steps

    def spoken(self, stored: tuple[Session, int] | None) -> str:
        return stored[0].language if stored else self.language

    def sorry(self) -> Message:
        return self.phrase("failed")

    def slower(self) -> Message:
        return self.phrase("slower")

    def crowded(self) -> Message:
        asked = self.opening(Commanded("hulp"), Around(now().astimezone(HERE))).replies
        cards = (self.rendered(reply, self.wordings[self.language]).text for reply in asked if reply.urgent)
        return Message("\n\n".join((self.phrase("crowded").text, *cards)), open=True)

    def phrase(self, name: str) -> Message:
        return Message(self.wordings[self.language].say(self.text(name)))

    def text(self, name: str) -> Text:
        return Text(f"{COMMON}.{name}", self.library.flows[COMMON].phrases[name])

    def pressing(self, event: Event) -> bool:
        match event:
            case Commanded(name):
                return name in EVEN_THEN
            case Tapped(_, _, key):
                return key in ALWAYS
        return self.heard(event) != "none"

    def needs_help(self, event: Event) -> bool:
        match event:
            case Commanded(name) if name == BUTTONS[HELP]:
                return True
            case Tapped(_, _, key):
                return key == HELP
        return self.heard(event) == "help"

    def heard(self, event: Event) -> Level:
        """How clearly the words, if there are any, ask for help."""
        text = clean(typed_in(event))
        return self.library.listener.listen(text).level if text else "none"

    def rendered(self, reply: Reply, wording: Wording) -> Message:
        """A reply in the reader's language."""
        return Message(
            text="\n\n".join(filter(None, (wording.say(part) for part in reply.parts))),
            quote=wording.say(reply.quote) if reply.quote else "",
            rows=tuple(filter(None, (tuple(self.buttons(row, reply, wording)) for row in reply.rows))),
            picture=self.picture(reply.picture, wording) if reply.picture else None,
            question=reply.question,
            over=reply.over,
            urgent=reply.urgent,
            open=reply.open,
            stays=reply.kept,
        )

    def buttons(self, row: tuple[Button, ...], reply: Reply, wording: Wording) -> list[message.Button]:
        found = []
        for button in row:
            label = wording.say(button.label)
            if button.on is not None:
                label = ("✓ " if button.on else "") + label
            copied = wording.say(button.copy) if button.copy else ""
            if button.url:
                found.append(message.Button(label, url=button.url))
            elif button.copy is None:
                found.append(message.Button(label, button_data(reply.step, reply.turn, button.key)))
            elif 0 < len(copied) <= message.LONGEST_COPY:
                found.append(message.Button(label, copy=copied))
        return found

    def picture(self, picture: Picture | Paper, wording: Wording) -> message.Picture | message.Paper:
        if isinstance(picture, Paper):
            words = tuple((place, wording.say(text)) for place, text in picture.words.items())
            return message.Paper(picture.page, picture.address, words)
        return message.Picture(
            middle=wording.say(picture.middle),
            spots=tuple(message.Spot(s.name, s.kinds, s.near) for s in picture.spots),
            legend=tuple((kind, wording.say(label)) for kind, label in picture.legend.items()),
            audience=picture.audience,
        )


def now() -> datetime:
    return datetime.now(UTC)
