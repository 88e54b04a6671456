"""What goes along with a message as a file: drawn when it is sent. The drawing itself is loaded when first needed."""

from collections.abc import Callable

from bot.message import Paper, Picture

Draw = Callable[[Picture | Paper], bytes]


def drawn(picture: Picture | Paper) -> bytes:
    """A PNG of the circle or of a QR code, or the PDF of a poster."""
    if isinstance(picture, Picture):
        from bot.circle.picture.drawing import draw

        return draw(picture)
    if is_poster(picture):
        from bot.engine.library import Poster
        from bot.sharing.poster import draw as draw_poster

        return draw_poster(picture.page, Poster(id="", **dict(picture.words)), picture.address)
    from bot.sharing.qr import png

    return png(picture.address)


def is_poster(picture: Picture | Paper) -> bool:
    """A document to be printed, rather than a picture."""
    return isinstance(picture, Paper) and picture.page != "qr"


def file_name(picture: Picture | Paper) -> str:
    """Neutral, as a phone may show it."""
    if isinstance(picture, Picture):
        return "kring.png"
    return f"poster-{picture.page.lower()}.pdf" if is_poster(picture) else "qr.png"
