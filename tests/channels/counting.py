"""A conversation of ten lines: it counts what a person says, and says what it is asked to say."""

from datetime import datetime

from bot.engine.messages import Commanded, Event, Said, Tapped, Unreadable
from bot.message import Button, Message, Outcome, Picture, Spot, button_data

PICTURE = Picture("Noor", (Spot("oma", ("emotional",), True),), (("emotional", "Luisteren"),))


class Boom(Exception):
    """What a turn fails with; its words hold what a person said."""


class Counting:
    """`bot.message.Turns`. The state is the number of turns so far."""

    def turn(self, state: bytes | None, event: Event, now: datetime, desk: object = None) -> Outcome:
        number, said = int(state or 0) + 1, words(event)
        question = Message(
            f"{number}: {said}", rows=((Button("Ja", button_data("s", number, "ja")),),), question=True, over=True
        )
        match said:
            case "boem":
                raise Boom(f"boem van {event}")
            case "wis":
                return Outcome(None, (Message("Dag."),), instead=Message("Dag, een deel staat er nog."))
            case "weg":
                return Outcome(b"%d" % number, (Message("Tot later.", over=True),), sweep="all")
            case "stil":
                return Outcome(b"%d" % number, ())
        extra = {
            "hulp": Message("Bel 112.", urgent=True),
            "kring": Message("In woorden.", picture=PICTURE),
            "bewaar": Message("Bewaar dit.", quote="Hoi, kun je 👋 even?"),
            "feit": Message("Een feit."),
            "lang": Message("woord " * 1500),
        }
        shown = (extra[said], question) if said in extra else (question,)
        return Outcome(b"%d" % number, shown, keep_hours=30 * 24, notice=f"notitie {number}")

    def sorry(self) -> Message:
        return Message("Dat lukte niet.")

    def needs_help(self, event: Event) -> bool:
        return words(event) == "hulp"

    def pressing(self, event: Event) -> bool:
        return words(event) == "hulp"

    def slower(self) -> Message:
        return Message("Rustig aan.")

    def crowded(self) -> Message:
        return Message("Het is druk. Bel 112.")


def words(event: Event) -> str:
    match event:
        case Said(text):
            return text
        case Commanded(name, argument):
            return f"/{name} {argument}".rstrip()
        case Tapped(step, turn, key):
            return f"tik {step}.{turn}.{key}"
        case Unreadable(kind):
            return f"onleesbaar {kind}"
