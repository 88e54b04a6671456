"""What somebody wants of a link, within what a link may be."""

from dataclasses import dataclass

from bot.circle.names.contacts import without_contacts
from bot.circle.picture.cleaning import cleaned, clusters

DAYS, PEOPLE = range(1, 366), range(1, 501)
LONGEST = 40  # characters of a label
NOTHING = "…"


def label_of(text: str) -> str:
    """What was typed, as a name for oneself: on one line, short, and without numbers and addresses of people."""
    kept, _ = without_contacts(" ".join(text.split()))
    letters = cleaned(kept, lambda _: True).strip(" ,;:-")
    short = ""
    for letter in clusters(letters):
        if len(short + letter) > LONGEST:
            break
        short += letter
    return short.strip() or NOTHING


@dataclass(frozen=True, slots=True)
class Wanted:
    """A link to be made: a name for its maker only, the flow it opens, how long it lives and for how many people."""

    label: str
    flow: str
    days: int = 90
    most: int = 50

    def __post_init__(self) -> None:
        if self.days not in DAYS or self.most not in PEOPLE:
            raise ValueError("a link lives 1 to 365 days and is for 1 to 500 people")
        object.__setattr__(self, "label", label_of(self.label))
