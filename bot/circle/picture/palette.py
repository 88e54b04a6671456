"""The colours of a picture. A word reads on every ground it may stand on, and so does a shape (tested)."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """From the back to the front; `bare` is the pebble of someone of whom nothing was said."""

    paper: str
    far: str
    near: str
    middle: str
    on_middle: str
    pebble: str
    bare: str
    edge: str
    ink: str
    kinds: Mapping[str, str]  # a colour for each kind of support, in their fixed order


DAY = Palette(
    paper="#FCF7EF",
    far="#F8ECDC",
    near="#F3DDC6",
    middle="#6A4A57",
    on_middle="#FFFDF9",
    pebble="#FFFDF9",
    bare="#E8BE98",
    edge="#DCC2A8",
    ink="#3A2E2B",
    kinds={"emotional": "#BE4A3C", "practical": "#1F4E85", "informational": "#2E9C8C", "normative": "#B98A10"},
)
NIGHT = Palette(  # like the screens that young people look at
    paper="#16122B",
    far="#221B40",
    near="#312656",
    middle="#FFB8A1",
    on_middle="#2A1B3D",
    pebble="#1A1533",
    bare="#7A68A8",
    edge="#6A5A97",
    ink="#F6F2FF",
    kinds={"emotional": "#FF7F73", "practical": "#5B93FF", "informational": "#7CF5CF", "normative": "#FFD05C"},
)
LOOKS: Mapping[str, Palette] = {"young": NIGHT}  # by audience; everyone else has the day
