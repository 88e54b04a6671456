"""What is done about words that may ask for help: a card, one soft question, or a line that points to help."""

from dataclasses import replace

from bot.engine.asking import ask
from bot.engine.flow import NEAR, is_neutral
from bot.engine.library import COMMON, HELP
from bot.engine.messages import Event, typed_in
from bot.engine.places import cover
from bot.engine.session import ASKED, Place
from bot.engine.shows.card import numbers
from bot.engine.turn import Turn
from bot.safety.listening import NOTHING, Heard

CARD = "signaal"  # the step of flows/algemeen.yaml that shows the cards of what was heard


def listen(turn: Turn, event: Event) -> Heard:
    """What is heard in anything typed, in whatever step; a button says nothing of the kind."""
    text = typed_in(event)
    return turn.library.listener.listen(text) if text else NOTHING


def heed(turn: Turn, heard: Heard) -> bool:
    """Clear words: a card at once, and they answer nothing. Once a theme; after that a line says whom to call."""
    themes = cards_for(turn, heard)
    new = themes if turn.asked.soft else tuple(theme for theme in themes if theme not in turn.told)
    if new:
        cover_with(turn, CARD, new)
        return True
    if themes == (HELP,):  # nothing was recognised, so it may well be an answer
        turn.remark("soft_offer")
        return False
    turn.remark("signal_again", numbers=numbers(turn, themes))
    ask(turn, turn.asked)
    return True


def doubt(turn: Turn, heard: Heard) -> bool:
    """Doubtful words: one soft question, once a theme. They are let go, so that nothing of them is stored meanwhile.

    Whether to erase everything, and the like, is not put off: somebody may be in a hurry.
    """
    if heard.level != "ask" or (turn.place.flow == COMMON and turn.asked.skip is None):
        return False
    for theme in heard.about:
        card = turn.library.cards.get(theme)
        if card and card.observed and turn.audience == NEAR:
            continue
        if card and card.asks and not {theme, theme + ASKED}.intersection(turn.told):
            turn.note(theme + ASKED)
            cover_with(turn, card.asks, (card.means,))
            return True
    return False


def cards_for(turn: Turn, heard: Heard) -> tuple[str, ...]:
    """One card a theme, most urgent first; where it is unknown what it is about, the one that names everybody."""
    return tuple(theme for theme in heard.about if theme in turn.library.cards) or (HELP,)


def cover_with(turn: Turn, step: str, about: tuple[str, ...]) -> None:
    """Lay it on the question that is open, which is come back to; not on another one like it, nor on a neutral screen.

    A side question such as whether to erase everything stays underneath.
    """
    while len(turn.places) > 1 and (turn.place.about or is_neutral(turn.step)):
        turn.uncover()
    if is_neutral(turn.step) and turn.place.path:  # one that is a step of the conversation
        *path, before = turn.place.path
        turn.places[-1] = replace(turn.place, step=before, path=tuple(path))
    cover(turn, Place(COMMON, step, about=about))
