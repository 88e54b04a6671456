"""Taking messages out of a chat: the next call of a cleaning, and what it came to."""

from functools import cache

from telegram.error import BadRequest

from bot.channels.telegram.api import Api
from bot.channels.telegram.refusals import about_message, nobody, untouched
from bot.circle.picture.png import png
from bot.storage.cleaning import Cleaning
from bot.storage.ledger import PICTURE

WORD = "Ok."  # says nothing, and looks like something a chat is full of
SIDE, GREY = 64, b"\xee\xee\xee"


async def next_call(api: Api, chat_id: int, cleaning: Cleaning, tries: int = 0) -> Cleaning:
    """Do it; what is left to do then. That Telegram will not do it is an outcome too, though of a single message we
    want to hear it twice, unless Telegram says that it is about the message. Every other error is raised."""
    try:
        if cleaning.delete:
            await api.delete(chat_id, [message_id for message_id, _ in cleaning.delete[0]])
        else:
            await _overwrite(api, chat_id, *cleaning.overwrite[0])
    except BadRequest as error:
        if nobody(error) or not (tries or cleaning.several or about_message(error)):
            raise
        return cleaning.done() if untouched(error) else cleaning.refused()
    return cleaning.done()


async def _overwrite(api: Api, chat_id: int, message_id: int, kind: int) -> None:
    """An edit without buttons takes those away that were there."""
    if kind == PICTURE:
        await api.replace_picture(chat_id, message_id, _plain())
    else:
        await api.edit(chat_id, message_id, {"text": WORD})


@cache
def _plain() -> bytes:
    return png(SIDE, SIDE, GREY * SIDE * SIDE)
