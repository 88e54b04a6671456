"""A help card: a few calm words and the lines that fit, what is open now first, each with number, hours and cost."""

from collections.abc import Iterable, Sequence

from bot.engine.flow import PARENT, YOUNG, Step
from bot.engine.hours import Hours, clock
from bot.engine.library import DOOR, HELP, HelpLine, Words
from bot.engine.messages import Button, Text, Value, Weekday
from bot.engine.shows.shown import Shown
from bot.engine.turn import Turn

LINES = ()
CONTEXT = "hulplijnen"
HEARD = "gehoord"  # instead of the name of a card: those of what was heard


def show(turn: Turn, step: Step) -> Shown:
    """The card that the step is about, for whom the conversation is with. Of several: the words of the first, and the
    lines of all."""
    turn.count("helped")
    ids = turn.place.about if step.about == HEARD else (step.about,)
    cards = cards_of(turn, ids)
    lines = lines_of(turn, cards)
    parts = [Text(f"{CONTEXT}.{ids[0]}", cards[0].text), *(spoken(turn, line) for line in lines)]
    warned = [Text(f"{CONTEXT}.{line.id}", line.warning) for line in lines if line.warning]
    parts += warned or [turn.phrase("trace")]
    sites = tuple(Button(Text("", line.site), url=f"https://{line.site}") for line in lines if line.site)
    return Shown(parts=tuple(parts), buttons=sites, kept=True, urgent=True, open=True)


def cards_of(turn: Turn, ids: Iterable[str]) -> list[Words]:
    """For whom the conversation is with; before that is known, with the lines for the young as well."""
    audiences = (PARENT, YOUNG) if turn.main.name == DOOR else (turn.audience,)
    return [turn.library.cards[id].to[audience] for id in ids for audience in audiences]


def lines_of(turn: Turn, cards: Iterable[Words]) -> list[HelpLine]:
    """Every line once; among equals the author's order, so that the alarm number can stand first."""
    named = dict.fromkeys(id for card in cards for id in card.lines)
    return sorted((turn.library.lines[id] for id in named), key=lambda line: not line.hours.open_at(turn.now))


def numbers(turn: Turn, ids: Sequence[str]) -> Value:
    """The numbers that are answered now."""
    lines = lines_of(turn, cards_of(turn, ids or (HELP,)))
    return tuple(line.numbers[0] for line in lines if line.hours.open_at(turn.now))


def spoken(turn: Turn, line: HelpLine) -> Text:
    facts = {field: Text(f"{CONTEXT}.{line.id}", getattr(line, field)) for field in ("name", "text", "cost")}
    site = {"site": line.site} if line.chat else {}
    return turn.phrase(
        "line_chat" if line.chat else "line", reach=reach(turn, line), hours=hours(turn, line.hours), **facts, **site
    )


def reach(turn: Turn, line: HelpLine) -> Value:
    first, *others = line.numbers
    return turn.phrase("either", one=first, other=others[0]) if others else first


def hours(turn: Turn, hours: Hours) -> Text:
    """When it is open, as it matters now."""
    if hours.always:
        return turn.phrase("always_open")
    closes = hours.closing(turn.now)
    if closes is not None:
        return turn.phrase("open_until", closes=clock(closes))
    day, span = hours.opening(turn.now)
    times = {"opens": clock(span.opens), "closes": clock(span.closes)}
    return turn.phrase("opens_daily", **times) if hours.daily else turn.phrase("opens_on", day=Weekday(day), **times)
