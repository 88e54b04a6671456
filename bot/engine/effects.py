"""What a flow may do after `does:`, besides talking. Each changes the turn and nothing else."""

from collections.abc import Callable
from dataclasses import replace

from bot.circle.names.relations import relation_of
from bot.engine.library import CONSENT, DOOR, WHICH
from bot.engine.session import Place
from bot.engine.turn import OWN_LINK, Turn
from bot.sharing.wanted import Wanted

Effect = Callable[[Turn], None]
EFFECTS: dict[str, Effect] = {}
WANTED = ("naam", "voor_wie", "hoe_lang", "hoeveel")  # what a worker says of a link, which keeps it from then on
STAY = (CONSENT, WHICH)  # answers that mean the same in every conversation


def effect(function: Effect) -> Effect:
    EFFECTS[function.__name__] = function
    return function


@effect
def erase(turn: Turn) -> None:
    """Everything of this person goes; what is said in this turn is the last of it."""
    turn.erased = True


@effect
def restart(turn: Turn) -> None:
    """From the first question, with nothing remembered but the language and whether answers may be kept."""
    agreed = turn.answers.get(CONSENT)
    turn.answers = {CONSENT: agreed} if agreed else {}
    turn.people, turn.ticks, turn.told, turn.careful = [], (), (), False
    turn.places[:] = [Place(turn.before.main, turn.library.flows[turn.before.main].start)]
    turn.jumped = True


@effect
def enter(turn: Turn) -> None:
    """Begin the conversation that was asked for. What fits comes along: people, agreement, language, being careful."""
    going_to = turn.library.flows[turn.door]
    turn.careful = turn.holds("careful")
    turn.answers = {step: turn.answers[step] for step in STAY if step in turn.answers}
    turn.people = turn.people if going_to.views else []
    turn.ticks, turn.door = (), ""
    turn.places[:] = [Place(going_to.name, going_to.start)]
    turn.jumped = True


@effect
def doors(turn: Turn) -> None:
    """From the question how to go on to the one which other conversation somebody wants."""
    turn.places[-1] = Place(DOOR, turn.library.flows[DOOR].start)
    turn.jumped = True


@effect
def make_link(turn: Turn) -> None:
    """A link as the worker wants it; it is the one at hand from here on."""
    days, most = (int(turn.answer(step) or otherwise) for step, otherwise in (("hoe_lang", 90), ("hoeveel", 50)))
    made = turn.desk.make(Wanted(turn.answer("naam"), turn.answer("voor_wie"), days, most))
    turn.keep(OWN_LINK, str(made.number) if made else "")
    for step in WANTED:
        turn.answers.pop(step, None)


@effect
def pause_link(turn: Turn) -> None:
    """Who comes with it is not led anywhere, until it goes on."""
    if link := turn.link_at_hand:
        turn.desk.pause(link.number)


@effect
def resume_link(turn: Turn) -> None:
    """It opens its conversation again."""
    if link := turn.link_at_hand:
        turn.desk.resume(link.number)


@effect
def end_link(turn: Turn) -> None:
    """It leads nowhere any more; what was counted can still be seen."""
    if link := turn.link_at_hand:
        turn.desk.end(link.number)


@effect
def remove_link(turn: Turn) -> None:
    """It is gone, and what was counted with it."""
    if link := turn.link_at_hand:
        turn.desk.remove(link.number)


@effect
def view(turn: Turn) -> None:
    """To where the circle can be looked at and changed; afterwards back to where we were."""
    main = turn.library.flows[turn.before.main]
    turn.places[-1] = Place(main.name, main.views)
    turn.jumped = True


@effect
def speak(turn: Turn) -> None:
    """From here on in the language that was chosen."""
    turn.language = turn.answer("taal") or turn.language


@effect
def withdraw(turn: Turn) -> None:
    """Nothing is kept any longer than without a yes."""
    turn.keep(CONSENT, "nee")


@effect
def helped(turn: Turn) -> None:
    """A card was shown: its themes are not shown again."""
    turn.note(*turn.place.about)
    turn.take_care()


@effect
def unsafe(turn: Turn) -> None:
    """The person who was to be asked is not safe to ask."""
    for id in turn.chosen("vraag_wie"):
        turn.mark(int(id), "unsafe")


@effect
def rename(turn: Turn) -> None:
    """Another name for the person who was picked for it."""
    name = turn.answer("nieuwe_naam")
    ids = turn.chosen("wie_anders")
    for i, person in enumerate(turn.people):
        if name and str(person.id) in ids:
            turn.people[i] = replace(person, name=name, relation=relation_of(name) or person.relation)


@effect
def remove(turn: Turn) -> None:
    """The people who were picked for it leave the circle."""
    turn.people = [p for p in turn.people if str(p.id) not in turn.chosen("wie_weg")]
