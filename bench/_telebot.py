"""pyTelegramBotAPI, asynchronous, as its examples show: states by its StateMiddleware, kept in memory.

It answers the tap, edits the question into the next one, and keeps every answer in the state's data. Updates are
handled side by side. Nothing is durable: all is lost with the process.
"""

import asyncio
import os
from collections.abc import Awaitable, Callable

from telebot import asyncio_filters, asyncio_helper
from telebot.async_telebot import AsyncTeleBot
from telebot.asyncio_storage import StateMemoryStorage
from telebot.states import State, StatesGroup
from telebot.states.asyncio.context import StateContext
from telebot.states.asyncio.middleware import StateMiddleware
from telebot.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from bench import _dialogue

TURNS = _dialogue.read()
asyncio_helper.API_URL = os.environ["TELEGRAM_API_URL"] + "/bot{0}/{1}"
bot = AsyncTeleBot(os.environ["BOT_TOKEN"], state_storage=StateMemoryStorage())


class Talk(StatesGroup):
    """The question that was put last."""

    welcome = State()
    consent = State()
    quiet = State()
    weighs = State()
    people = State()
    more_people = State()
    everyone = State()
    story = State()
    story_more = State()
    story_ready = State()
    helps = State()
    knows = State()


STATES = Talk.state_list()


def keyboard(at: int) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(label, callback_data=f"{at}:{label}") for label in row] for row in TURNS[at].rows]
    )


@bot.message_handler(commands=["start"])
async def start(message: Message, state: StateContext) -> None:
    await state.set(Talk.welcome)
    await bot.send_message(message.chat.id, TURNS[0].text, reply_markup=keyboard(0))


def tapped(at: int) -> Callable[[CallbackQuery, StateContext], Awaitable[None]]:
    async def handler(query: CallbackQuery, state: StateContext) -> None:
        await state.add_data(**{f"answer_{at}": query.data})
        await go_on(state, at)
        await bot.edit_message_text(
            TURNS[at + 1].text, query.message.chat.id, query.message.message_id, reply_markup=keyboard(at + 1)
        )
        await bot.answer_callback_query(query.id)

    return handler


def typed(at: int) -> Callable[[Message, StateContext], Awaitable[None]]:
    async def handler(message: Message, state: StateContext) -> None:
        await state.add_data(**{f"answer_{at}": message.text})
        await go_on(state, at)
        await bot.send_message(message.chat.id, TURNS[at + 1].text, reply_markup=keyboard(at + 1))

    return handler


async def go_on(state: StateContext, at: int) -> None:
    if at + 1 < len(STATES):
        await state.set(STATES[at + 1])


for number, turn in enumerate(TURNS[:-1]):
    if turn.typed:
        bot.register_message_handler(typed(number), content_types=["text"], state=STATES[number])
    else:
        bot.register_callback_query_handler(tapped(number), func=None, state=STATES[number])


if __name__ == "__main__":
    bot.add_custom_filter(asyncio_filters.StateFilter(bot))
    bot.setup_middleware(StateMiddleware(bot))
    asyncio.run(bot.infinity_polling())
