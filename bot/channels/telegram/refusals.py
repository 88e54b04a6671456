"""What Telegram means by a 400: that there is nothing to do, or nobody to do it for."""

from telegram.error import TelegramError

UNTOUCHED = "message is not modified"
NOBODY = ("chat not found", "user is deactivated", "peer_id_invalid")


def untouched(error: TelegramError) -> bool:
    """The edit had been made already."""
    return UNTOUCHED in error.message.lower()


def about_message(error: TelegramError) -> bool:
    """It is not there, or it is too old: that will be no better the next time."""
    return "message" in error.message.lower()


def nobody(error: TelegramError) -> bool:
    """A 400 that means 403."""
    return any(mark in error.message.lower() for mark in NOBODY)
