"""The code of a link, which nobody can guess, and the address that opens a conversation with it."""

import secrets

LETTERS = "23456789bcdfghjkmnpqrstvwxz"  # none that look alike on paper, and no vowels: a code never reads as a word
LENGTH = 27  # of 27 letters: 128 bits


def new_code() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def address(bot: str, code: str) -> str:
    """What is shared: opens Telegram with this bot, which then hears the code. `bot` is its username."""
    return f"https://t.me/{bot}?start={code}"


def spoken(address: str) -> str:
    """The address as somebody types it from paper."""
    return address.removeprefix("https://")
