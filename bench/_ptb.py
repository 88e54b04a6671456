"""python-telegram-bot as its documentation shows: ConversationHandler with PicklePersistence, everything by default.

It answers the tap, edits the question into the next one, and remembers every answer in `user_data`. The pickle is
written once a minute and at the end: what came since is lost on a kill. PTB handles one update at a time, which a
ConversationHandler needs. No encryption, no second delivery caught, one pace for all.

Longer than a minute it cannot be measured as it is: with many new people each flush writes the whole pickle once for
every person who changed. For the memory figure only, `BENCH_FLUSH_SECONDS` makes flushes rare, in PTB's favour.
"""

import os
import warnings
from collections.abc import Awaitable, Callable

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    filters,
)
from telegram.warnings import PTBUserWarning

from bench import _dialogue

TURNS = _dialogue.read()
Handler = Callable[[Update, ContextTypes.DEFAULT_TYPE], Awaitable[int]]


def keyboard(at: int) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(label, callback_data=f"{at}:{label}") for label in row] for row in TURNS[at].rows]
    )


async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
    await update.message.reply_text(TURNS[0].text, reply_markup=keyboard(0))
    return 0


def tapped(at: int) -> Handler:
    async def handler(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
        query = update.callback_query
        await query.answer()
        context.user_data[f"answer {at}"] = query.data
        await query.edit_message_text(TURNS[at + 1].text, reply_markup=keyboard(at + 1))
        return after(at)

    return handler


def typed(at: int) -> Handler:
    async def handler(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
        context.user_data[f"answer {at}"] = update.message.text
        await update.message.reply_text(TURNS[at + 1].text, reply_markup=keyboard(at + 1))
        return after(at)

    return handler


def after(at: int) -> int:
    return at + 1 if at + 2 < len(TURNS) else ConversationHandler.END


def main() -> None:
    persistence = PicklePersistence("people.pickle", update_interval=float(os.environ.get("BENCH_FLUSH_SECONDS", "60")))
    server = os.environ["TELEGRAM_API_URL"]
    application = (
        Application.builder()
        .token(os.environ["BOT_TOKEN"])
        .base_url(f"{server}/bot")
        .base_file_url(f"{server}/file/bot")
        .persistence(persistence)
        .build()
    )
    states = {
        at: [
            MessageHandler(filters.TEXT & ~filters.COMMAND, typed(at))
            if turn.typed
            else CallbackQueryHandler(tapped(at), pattern=f"^{at}:")
        ]
        for at, turn in enumerate(TURNS[:-1])
    }
    conversation = ConversationHandler(
        [CommandHandler("start", start)], states, [CommandHandler("start", start)], name="ouder", persistent=True
    )
    application.add_handler(conversation)
    application.run_polling()


if __name__ == "__main__":
    warnings.filterwarnings("ignore", category=PTBUserWarning)  # that a conversation's buttons are not per message
    main()
