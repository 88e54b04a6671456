"""What is made of a link: the words to share, the QR picture and the posters. Here `bot.sharing` meets the flows.

The drawing is loaded when something is drawn.
"""

from bot.engine.library import POSTER_WORDS, Library, Poster
from bot.engine.messages import Text
from bot.wording import Wording

PAGES = {"poster-a4.pdf": "A4", "poster-a5.pdf": "A5"}
ENDS = ("qr.png", "qr.svg", *PAGES)


def poster_of(library: Library, flow: str, language: str) -> Poster:
    """The texts for a link to this flow, which is among `shareable`, in a language."""
    source, wording = library.posters[flow], Wording(language)

    def say(text: str) -> str:
        return wording.say(Text(f"posters.{flow}", text))

    return Poster(flow, **{name: say(getattr(source, name)) for name in POSTER_WORDS})


def shareable(library: Library) -> tuple[str, ...]:
    """The flows that a link can open: those with a poster."""
    return tuple(name for name in library.doors if name in library.posters)


def to_share(poster: Poster, address: str) -> str:
    """Two sentences and the address, to send along."""
    return f"{poster.share}\n{address}"


def files_of(poster: Poster, address: str) -> dict[str, bytes]:
    """The QR picture and the posters, by the end of their names."""
    from bot.sharing import qr
    from bot.sharing.poster import draw

    posters = [draw(page, poster, address) for page in PAGES.values()]
    return dict(zip(ENDS, (qr.png(address), qr.svg(address), *posters), strict=True))
