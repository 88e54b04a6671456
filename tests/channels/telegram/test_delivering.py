"""What one delivery comes to where Telegram fails: what is given up, and what may be in the chat unheard of."""

import pytest
from telegram.error import BadRequest, NetworkError, TelegramError

from bot.channels.telegram.delivering import Deliverer
from bot.channels.telegram.fates import MOST_TRIES, Booking, Fate
from bot.channels.telegram.newest import Newest
from bot.channels.telegram.request import NotSent, Unsure
from bot.message import Message
from bot.storage.cleaning import exactly
from bot.storage.events import Delivery
from bot.storage.ledger import TEXT
from tests.channels.telegram.running import PNG
from tests.storage.stores import NOW

AT = int(NOW.timestamp())
SCREEN = Delivery(7, AT, Message("Tot later.", question=True, over=True), tapped=12, here=True)


class Failing:
    """An Api whose every call fails in the same way."""

    def __init__(self, error: TelegramError) -> None:
        self.error = error

    async def send(self, chat_id: int, content: object) -> int:
        raise self.error

    async def edit(self, chat_id: int, message_id: int, content: object) -> None:
        raise self.error


async def comes_to(error: TelegramError, delivery: Delivery, tries: int = 0, newest: Newest | None = None) -> Booking:
    deliverer = Deliverer(Failing(error), newest or Newest(), lambda picture: PNG, lambda: NOW)  # type: ignore[arg-type]
    return await deliverer.deliver(delivery, tries)


@pytest.mark.parametrize("error", [NetworkError("Bad Gateway"), Unsure("")], ids=["5xx", "no answer"])
async def test_where_a_neutral_screen_cannot_take_the_place_of_a_message_that_one_is_taken_out(
    error: TelegramError,
) -> None:
    """Tried for a while, for what is in that place would stay; and then it is shown below."""
    assert (await comes_to(error, SCREEN, MOST_TRIES - 1)).rest is None
    booking = await comes_to(error, SCREEN, MOST_TRIES)
    assert booking.fate is Fate.LATER
    assert booking.rest
    assert booking.rest.cleaning == exactly(12, TEXT)
    assert booking.rest.message == SCREEN.message
    assert not booking.rest.leaves


@pytest.mark.parametrize(
    ("error", "perhaps"),
    [
        (Unsure(""), True),
        (NetworkError("Bad Gateway"), True),
        (NotSent(""), False),
        (BadRequest("not like this"), False),
    ],
)
async def test_a_message_may_have_come_where_no_answer_did_or_one_of_a_server_in_between(
    error: TelegramError, perhaps: bool
) -> None:
    assert ((await comes_to(error, Delivery(7, AT, Message("een vraag")))).lost is not None) == perhaps


async def test_it_has_a_higher_number_than_the_newest_in_any_chat_and_than_what_it_answers() -> None:
    newest = Newest()
    answer = Delivery(7, AT, Message("een vraag"), answers=30)
    assert (await comes_to(Unsure(""), answer, newest=newest)).lost == 30
    newest.note(8, 500)
    assert (await comes_to(Unsure(""), answer, newest=newest)).lost == 500
