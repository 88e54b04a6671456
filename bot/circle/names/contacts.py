"""Ways to reach someone, taken out: a number or an address of another person is not ours to keep."""

from itertools import groupby

LONGEST_NUMBER = 5  # digits in a row that are kept: a house number, a year, a group at school
PHONE = frozenset("0123456789 -+()./–")
ADDRESS_ENDINGS = (".nl", ".com", ".be", ".org", ".net", ".eu", ".me", ".de")
ADDRESS_PARTS = ("http:", "https:", "www.", "t.me/", ".com/", ".nl/", ".me/")


def without_contacts(text: str) -> tuple[str, bool]:
    """The text without phone numbers, mail addresses, links and @names, and whether there were any."""
    kept = "\n".join(_without_addresses(line) for line in text.split("\n")) if _may_hold_address(text) else text
    kept = _without_numbers(kept)
    return kept, kept != text


def _may_hold_address(text: str) -> bool:
    return "@" in text or "." in text or "http" in text.lower()


def _without_addresses(line: str) -> str:
    return " ".join(_without_address(chunk) for chunk in line.split(" "))


def _without_address(chunk: str) -> str:
    low = chunk.lower().rstrip(".,;:!?)")
    holds = any(sign.isalnum() for sign in chunk)
    mailed = "@" in low and holds
    linked = any(part in low for part in ADDRESS_PARTS) or (low.endswith(ADDRESS_ENDINGS) and not low.startswith("."))
    if not mailed and not linked:
        return chunk
    return chunk[len(low) :] or ","


def _without_numbers(text: str) -> str:
    kept = []
    for phone, run in groupby(text, lambda sign: sign in PHONE or sign.isdigit()):
        part = "".join(run)
        kept.append(_shorn(part) if phone else part)
    return "".join(kept)


def _shorn(run: str) -> str:
    if sum(map(str.isdigit, run)) <= LONGEST_NUMBER:
        return run
    first = next(place for place, sign in enumerate(run) if sign.isdigit())
    last = max(place for place, sign in enumerate(run) if sign.isdigit())
    before = run[:first].rstrip("+(-0")
    return f"{before}, {run[last + 1 :]}"
