"""One event being handled: the short-lived model that the shared machine moves. It dies with the event."""

from dataclasses import replace
from functools import cache

from bot.circle.circle import AMONG, Circle
from bot.circle.person import Person
from bot.engine.around import Around
from bot.engine.conditions import PREDICATES
from bot.engine.errors import FlowError
from bot.engine.flow import YOUNG, Ask, Condition, Flow, Step, is_neutral
from bot.engine.library import COMMON, CONSENT, DOOR, HELP, WHICH, Library
from bot.engine.messages import Reply, Text, Value
from bot.engine.options import OWN, OWN_KEY
from bot.engine.session import Answer, Place, Session
from bot.engine.values import VALUES, names_in
from bot.sharing.link import ENDED, Link

OWN_LINK = "welke_link"  # the step that asks a worker for one of their links
LEAVING = ("weg", "weg_terug")  # the steps of flows/algemeen.yaml where somebody is who left at once


@cache
def bare(flow: str, place: str, source: str) -> Text:
    """A text without values, which is the same for everybody."""
    return Text(f"{flow}.{place}", source)


class Turn:
    """A session taken apart. `state` is the step of the topmost place; the machine and `bot.engine.places` move it."""

    def __init__(self, library: Library, session: Session, around: Around) -> None:
        self.library = library
        self.now, self.speak, self.desk = around.now, around.speak, around.desk
        self.before = session
        self.places = list(session.places)
        self.number = session.turn
        self.answers: dict[str, Answer] = dict(session.answers)
        self.people = list(session.people)
        self.ticks = session.ticks
        self.misses = session.misses
        self.tapped = session.tapped
        self.told = session.told
        self.careful = session.careful
        self.language = session.language
        self.link = session.link
        self.counted = session.counted
        self.door = session.door
        self.replies: list[Reply] = []
        self.remarks: list[Text] = []  # said in front of the next question
        self.notice: Text | None = None  # for whoever pressed a button
        self.waiting = False
        self.jumped = False  # standing on a step that was not entered yet
        self.erased = False

    # where we are

    @property
    def place(self) -> Place:
        return self.places[-1]

    @property
    def flow(self) -> Flow:
        return self.library.flows[self.place.flow]

    @property
    def state(self) -> str:
        return self.place.step

    @state.setter
    def state(self, step: str) -> None:
        self.places[-1] = replace(self.place, step=step)

    @property
    def step(self) -> Step | None:
        return self.flow.steps.get(self.state)

    @property
    def asked(self) -> Ask:
        """The question that is open."""
        step = self.step
        if not isinstance(step, Ask):
            raise FlowError(f"{self.place.flow}.{self.state} asks nothing")
        return step

    def uncover(self) -> None:
        """Leave the topmost place; the one below is as it was, also what was ticked there."""
        self.places.pop()
        self.ticks = self.place.ticks

    @property
    def audience(self) -> str:
        """Whom the conversation is with."""
        return self.main.audience

    @property
    def common(self) -> Flow:
        return self.library.flows[COMMON]

    @property
    def main(self) -> Flow:
        """The flow that the conversation is about, whatever lies on top of it."""
        return self.library.flows[self.places[0].flow]

    @property
    def came_by_door(self) -> bool:
        """Whether there is a door question to go back to from the first question of this conversation."""
        return WHICH in self.answers and self.main.name != DOOR

    @property
    def left(self) -> bool:
        """Whether they looked away at once, and have not said since that they can type."""
        return (self.place.flow == COMMON and self.state in LEAVING) or is_neutral(self.step)

    @property
    def link_at_hand(self) -> Link | None:
        """Of a worker's links the one that was picked or just made; over, where what it opens is there no more."""
        link = next((link for link in self.desk.links() if str(link.number) == self.answer(OWN_LINK)), None)
        return link if link is None or link.flow in self.library.posters else replace(link, state=ENDED)

    # what was said

    @property
    def settled(self) -> bool:
        """Whether the person was asked if anything may be kept; before that no word of theirs may wait for later."""
        return CONSENT in self.answers or (self.main.name != DOOR and CONSENT not in self.main.steps)

    @property
    def may_hold(self) -> bool:
        """Whether typed words may wait for a while; without a circle they are about somebody else."""
        return self.settled and bool(self.main.views)

    def answer(self, step: str) -> str:
        answer = self.answers.get(step, "")
        return answer if isinstance(answer, str) else ""

    def chosen(self, step: str) -> tuple[str, ...]:
        answer = self.answers.get(step, ())
        return answer if isinstance(answer, tuple) else ()

    def keep(self, step: str, answer: Answer) -> None:
        self.answers[step] = answer

    def forget(self, step: str) -> None:
        """Forget the answers from a step onward, for another round."""
        ids = list(self.flow.steps)
        for id in ids[ids.index(step) :]:
            self.answers.pop(id, None)

    # what was heard

    def note(self, *themes: str) -> None:
        """Remember that they were spoken of, once it was asked whether anything may be remembered."""
        if self.settled:
            self.told = (*self.told, *(theme for theme in themes if theme not in self.told))

    def take_care(self) -> None:
        """Where what is at hand is a sign of fear or violence, or may be, be careful from here on."""
        about = self.place.about
        self.careful = self.careful or HELP in about or not self.library.fearful.isdisjoint(about)

    # who is there

    @property
    def circle(self) -> Circle:
        return Circle(tuple(self.people), self.holds("careful"), self.audience == YOUNG)

    def among(self, rule: str) -> tuple[Person, ...]:
        return AMONG[rule](self.circle)

    def add(self, name: str, relation: str | None, marks: frozenset[str]) -> None:
        self.people.append(Person(max((p.id for p in self.people), default=0) + 1, name, relation, marks))

    def mark(self, id: int, *marks: str, on: bool = True) -> None:
        """Say something of a person, or take it back."""
        for i, person in enumerate(self.people):
            if person.id == id:
                changed = person.marks.union(marks) if on else person.marks.difference(marks)
                self.people[i] = person if changed == person.marks else replace(person, marks=changed)

    # conditions and words

    def holds(self, when: Condition | None) -> bool:
        if when is None:
            return True
        if isinstance(when, str):
            return PREDICATES[when](self)
        return all(self.said(step) & set(wanted) for step, wanted in when.items())

    def said(self, step: str) -> set[str]:
        answer = self.answers.get(step, ())
        return {OWN_KEY if answer.startswith(OWN) else answer} if isinstance(answer, str) else {*answer}

    def text(self, place: str, source: str, **values: Value) -> Text:
        """A text of the flow we are in, with the values that its names in braces stand for."""
        return self.worded(self.flow, place, source, values)

    def phrase(self, id: str, **values: Value) -> Text:
        """A text that all flows share, but for one that says it in words of its own."""
        flow = self.main if id in self.main.phrases else self.common
        return self.worded(flow, id, flow.phrases[id], values)

    def remark(self, id: str, **values: Value) -> None:
        text = self.phrase(id, **values)
        if text not in self.remarks:
            self.remarks.append(text)

    def worded(self, flow: Flow, place: str, source: str, values: dict[str, Value]) -> Text:
        if not (values or names_in(source)):
            return bare(flow.name, place, source)
        wanted = {name: self.value(name) for name in names_in(source) if name not in values}
        return Text(f"{flow.name}.{place}", source, values | wanted)

    def value(self, name: str) -> Value:
        for place in reversed(self.places):
            step = self.library.flows[place.flow].steps.get(name)
            if isinstance(step, Ask):
                return step.answer.spoken(self, step)
        return VALUES[name](self)

    # what comes out

    def count(self, what: str) -> None:
        """Let the link that the conversation began with have this in its counts, once."""
        if self.link and what not in self.counted:
            self.counted = (*self.counted, what)

    @property
    def counts(self) -> tuple[str, ...]:
        """What was counted in this turn."""
        return self.counted[len(self.before.counted) :]

    def session(self) -> Session | None:
        if self.erased:
            return None
        return Session(
            places=tuple(self.places),
            turn=self.number,
            answers=self.answers,
            people=tuple(self.people),
            ticks=self.ticks,
            misses=self.misses,
            tapped=self.tapped,
            told=self.told,
            careful=self.careful,
            language=self.language,
            link=self.link,
            counted=self.counted,
            door=self.door,
        )
