"""What a show hands back."""

from dataclasses import dataclass

from bot.engine.messages import Button, Paper, Picture, Text


@dataclass(frozen=True, slots=True)
class Shown:
    """Paragraphs, a picture and buttons if there are any, and how careful to be with it (see `Reply`)."""

    parts: tuple[Text, ...] = ()
    quote: Text | None = None
    picture: Picture | Paper | None = None
    buttons: tuple[Button, ...] = ()
    kept: bool = False
    urgent: bool = False
    open: bool = False
