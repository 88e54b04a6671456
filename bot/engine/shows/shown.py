"""What a show hands back."""

from dataclasses import dataclass

from bot.engine.messages import Picture, Text


@dataclass(frozen=True, slots=True)
class Shown:
    """Paragraphs, a picture if there is one, and how careful to be with it (see `Reply`)."""

    parts: tuple[Text, ...] = ()
    picture: Picture | None = None
    kept: bool = False
    urgent: bool = False
    open: bool = False
