"""Is there help for everything that is listened for, and can it be asked about softly?"""

from collections.abc import Iterator, Mapping

from bot.authoring.document import Node
from bot.authoring.load import HELP, SIGNALS
from bot.authoring.problem import Problem
from bot.engine.answers.choice import Choice
from bot.engine.flow import Ask
from bot.engine.library import COMMON, GRIEF, Card, Library
from bot.engine.library import HELP as GENERAL

ANSWERS = {"ja", "nee"}


def problems(library: Library, documents: Mapping[str, Node]) -> Iterator[Problem]:
    for theme in library.listener.themes:
        if theme.name not in library.cards and theme.name != GRIEF:
            yield documents[SIGNALS].problem(f"{theme.name}: there is no card of this name in {HELP}")
    if library.cards and GENERAL not in library.cards:
        yield documents[HELP].problem(f"there is no card {GENERAL!r}, for whoever asks for help")
    for card in library.cards.values():
        yield from (documents[HELP].problem(f"card {card.id}: {what}") for what in unsound(library, card))


def unsound(library: Library, card: Card) -> Iterator[str]:
    """A soft question has a yes and a no, is marked as one, and leads to a card."""
    if not card.asks:
        return
    step = library.flows[COMMON].steps.get(card.asks)
    if not isinstance(step, Ask) or not step.soft or step.kept or not isinstance(step.answer, Choice):
        yield f"it asks {card.asks!r}, which is no question in {COMMON}.yaml with `soft: true` and `kept: false`"
    elif not set(step.answer.options) >= ANSWERS:
        yield f"it asks {card.asks!r}, which has no {' and no '.join(sorted(ANSWERS))}"
    if card.means not in library.cards:
        yield f"a yes leads to {card.means!r}, which is no card"
