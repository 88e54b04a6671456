"""aiogram as its documentation shows: a router, a state a step, FSM on Redis or in memory, long polling.

It answers the tap, edits the question into the next one, and keeps every answer in the FSM's data. Updates are handled
side by side, in no fixed order for one person. On Redis with `appendfsync always` each change of a state is on the
disk, but an update is confirmed to Telegram before it is handled, so that a kill loses what was under way. No
encryption. `BENCH_REDIS` is the address of the server; without it everything is in memory and lost with the process.
`BENCH_UVLOOP` takes uvloop, which aiogram recommends (`aiogram[fast]`).
"""

import asyncio
import os
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import CommandStart
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.fsm.storage.redis import RedisStorage
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from bench import _dialogue

TURNS = _dialogue.read()
router = Router()


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


STATES = Talk.__states__


def keyboard(at: int) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        inline_keyboard=[
            [InlineKeyboardButton(text=label, callback_data=f"{at}:{label}") for label in row] for row in TURNS[at].rows
        ]
    )


@router.message(CommandStart())
async def start(message: Message, state: FSMContext) -> None:
    await state.set_state(Talk.welcome)
    await message.answer(TURNS[0].text, reply_markup=keyboard(0))


def tapped(at: int) -> Callable[[CallbackQuery, FSMContext], Awaitable[None]]:
    async def handler(query: CallbackQuery, state: FSMContext) -> None:
        await state.update_data({f"answer {at}": query.data})
        await state.set_state(after(at))
        await query.message.edit_text(TURNS[at + 1].text, reply_markup=keyboard(at + 1))
        await query.answer()

    return handler


def typed(at: int) -> Callable[[Message, FSMContext], Awaitable[None]]:
    async def handler(message: Message, state: FSMContext) -> None:
        await state.update_data({f"answer {at}": message.text})
        await state.set_state(after(at))
        await message.answer(TURNS[at + 1].text, reply_markup=keyboard(at + 1))

    return handler


def after(at: int) -> State | None:
    return STATES[at + 1] if at + 1 < len(STATES) else None


for number, turn in enumerate(TURNS[:-1]):
    if turn.typed:
        router.message.register(typed(number), STATES[number], F.text)
    else:
        router.callback_query.register(tapped(number), STATES[number], F.data.startswith(f"{number}:"))


async def main() -> None:
    redis = os.environ.get("BENCH_REDIS")
    dispatcher = Dispatcher(storage=RedisStorage.from_url(redis) if redis else MemoryStorage())
    dispatcher.include_router(router)
    session: Any = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"]))
    await dispatcher.start_polling(Bot(os.environ["BOT_TOKEN"], session=session))


if __name__ == "__main__":
    if os.environ.get("BENCH_UVLOOP"):
        import uvloop

        uvloop.run(main())
    else:
        asyncio.run(main())
