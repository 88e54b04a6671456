"""What someone is to you, told from how they were named."""

from bot.circle.names.hearing import understand
from bot.circle.names.kin import GROUP


def relation_of(name: str) -> str | None:
    """The plain Dutch word for what this person is, when the name tells: "mn zusje Fatima" → "zus"."""
    people = understand(name).people
    return people[0].relation if people else None


def group_of(relation: str | None) -> str | None:
    """The corner of life: partner, ex, family, friend, neighbour, school, club, faith, work, care or online."""
    return GROUP.get(relation) if relation else None
