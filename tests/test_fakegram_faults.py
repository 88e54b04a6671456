"""The small Telegram of our own, when things go wrong; as a webhook; and as a process of its own."""

import asyncio
import re
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from tests.fakegram import FakeTelegram
from tests.fakegram.bare import ask, control
from tests.fakegram.webhook import pause_after


@pytest.fixture
async def tg() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as server:
        server.person(7)
        yield server


def said(tg: FakeTelegram) -> list[str]:
    return [message.text for message in tg.person(7).visible if message.from_bot]


@pytest.mark.parametrize("kind", ["429", "500", "502", "403"])
async def test_an_ordered_refusal_comes_as_often_as_ordered_and_nothing_is_sent(tg: FakeTelegram, kind: Any) -> None:
    tg.fail("sendMessage", 2, kind, retry_after=7)
    statuses = [(await ask(tg, "sendMessage", chat_id=7, text=str(n)))[0] for n in range(3)]
    assert statuses == [int(kind), int(kind), 200]
    assert said(tg) == ["2"]
    assert [request.fault for request in tg.requests] == [kind, kind, ""]
    tg.assert_clean()


async def test_a_429_says_how_long_to_wait(tg: FakeTelegram) -> None:
    tg.fail("*", 1, 429, retry_after=7)
    _, body = await ask(tg, "sendMessage", chat_id=7, text="hoi")
    assert body["parameters"] == {"retry_after": 7}


@pytest.mark.parametrize(("kind", "delivered"), [("drop_before", []), ("drop_after", ["hoi"])])
async def test_a_connection_is_cut_before_or_after_the_act(tg: FakeTelegram, kind: Any, delivered: list[str]) -> None:
    tg.fail("sendMessage", 1, kind)
    with pytest.raises(aiohttp.ClientConnectionError):
        await ask(tg, "sendMessage", chat_id=7, text="hoi")
    assert said(tg) == delivered
    assert tg.requests[0].status == 0


async def test_a_slow_answer_comes_after_the_act(tg: FakeTelegram) -> None:
    tg.fail("sendMessage", 1, "slow", seconds=0.05)
    asking = asyncio.create_task(ask(tg, "sendMessage", chat_id=7, text="hoi"))
    while not said(tg):
        await asyncio.sleep(0)
    assert not asking.done()
    assert (await asking)[0] == 200


async def test_an_answer_may_be_garbage(tg: FakeTelegram) -> None:
    tg.fail("sendMessage", 1, "garbage")
    with pytest.raises((ValueError, aiohttp.ContentTypeError)):
        await ask(tg, "sendMessage", chat_id=7, text="hoi")
    assert said(tg) == ["hoi"]


async def test_a_fault_can_be_meant_for_one_chat(tg: FakeTelegram) -> None:
    tg.person(8)
    tg.fail("sendMessage", 1, "500", chat_id=8)
    assert (await ask(tg, "sendMessage", chat_id=7, text="hoi"))[0] == 200
    assert (await ask(tg, "sendMessage", chat_id=8, text="hoi"))[0] == 500


async def test_a_fault_that_does_not_exist_cannot_be_ordered(tg: FakeTelegram) -> None:
    with pytest.raises(ValueError, match="no such fault: 418"):
        tg.fail("sendMessage", 1, 418)


async def test_a_lost_answer_to_get_updates_loses_no_update(tg: FakeTelegram) -> None:
    tg.person(7).types("hallo")
    tg.fail("getUpdates", 1, "drop_after")
    with pytest.raises(aiohttp.ClientConnectionError):
        await ask(tg, "getUpdates")
    _, body = await ask(tg, "getUpdates")
    assert body["result"][0]["message"]["text"] == "hallo"


async def test_a_poller_that_dies_takes_no_update_with_it(tg: FakeTelegram, caplog: pytest.LogCaptureFixture) -> None:
    polling = asyncio.create_task(ask(tg, "getUpdates", timeout=30))
    while not tg.asked("getUpdates"):
        await asyncio.sleep(0)
    polling.cancel()
    await asyncio.wait([polling])
    tg.person(7).types("hallo")
    _, body = await ask(tg, "getUpdates", timeout=30)
    assert body["result"][0]["message"]["text"] == "hallo"
    assert caplog.records == []


# By webhook

Answer = Callable[[web.Request], Awaitable[web.Response]]


class Receiver:
    """A bot behind a webhook: answers with the statuses it was given, then with 200."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.secrets: set[str | None] = set()
        self.statuses: list[int] = []
        self.reply: dict[str, Any] = {}
        self.retry_after = ""
        self.under_way, self.side_by_side = 0, list[int]()

    async def hear(self, request: web.Request) -> web.Response:
        self.under_way += 1
        self.side_by_side.append(self.under_way)
        await asyncio.sleep(0.01)
        self.under_way -= 1
        update = await request.json()
        self.heard.append(update["message"]["text"] if "message" in update else "tap")
        self.secrets.add(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        status = self.statuses.pop(0) if self.statuses else 200
        headers = {"Retry-After": self.retry_after} if self.retry_after else {}
        return web.json_response(self.reply if status == 200 else {}, status=status, headers=headers)


@pytest.fixture
async def receiver(tg: FakeTelegram) -> AsyncIterator[Receiver]:
    receiver, app = Receiver(), web.Application()
    app.router.add_post("/hook", receiver.hear)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    await ask(tg, "setWebhook", url=url, secret_token="geheim")
    yield receiver
    await ask(tg, "deleteWebhook")
    await runner.cleanup()


async def test_a_webhook_gets_updates_with_its_secret_and_polling_is_refused(
    tg: FakeTelegram, receiver: Receiver
) -> None:
    tg.person(7).types("een")
    tg.person(7).types("twee")
    await tg.person(7).answered(silence=0)
    assert (receiver.heard, receiver.secrets) == (["een", "twee"], {"geheim"})
    status, body = await ask(tg, "getUpdates")
    assert status == 409
    assert "webhook is active" in body["description"]


async def test_a_refused_update_comes_again_and_holds_up_its_own_lane_only(
    tg: FakeTelegram, receiver: Receiver
) -> None:
    receiver.statuses, receiver.retry_after = [503], "3600"
    await ask(tg, "sendMessage", chat_id=7, text="hoi", reply_markup={"inline_keyboard": [[BUTTON]]})
    tg.person(7).types("een")
    while receiver.heard != ["een"]:
        await tg.world.pulse.next(0.01)
    tg.person(7).types("twee")
    tg.person(7).taps("Ja")
    while "tap" not in receiver.heard:
        await tg.world.pulse.next(0.01)
    assert receiver.heard == ["een", "tap"]
    _, body = await ask(tg, "getWebhookInfo")
    assert body["result"]["pending_update_count"] == 2
    assert "503" in body["result"]["last_error_message"]
    receiver.retry_after = ""
    tg.clock.advance(3601)
    while tg.updates.waiting:
        await tg.world.pulse.next(0.01)
    assert receiver.heard == ["een", "tap", "een", "twee"]


BUTTON = {"text": "Ja", "callback_data": "ja"}


def test_retries_come_at_once_and_then_later_and_later() -> None:
    pauses = [pause_after(tries) for tries in range(12)]
    assert pauses[:6] == [0, 2, 4, 8, 16, 32]
    assert all(60 <= pause <= 120 for pause in pauses[6:])


async def test_the_first_success_opens_the_other_connections(tg: FakeTelegram, receiver: Receiver) -> None:
    for number in range(1, 21):
        tg.person(number).types("hallo")
    while tg.updates.waiting:
        await tg.world.pulse.next(0.01)
    assert receiver.side_by_side[0] == 1
    assert max(receiver.side_by_side) > 1


async def test_a_proxy_passes_posts_on(tg: FakeTelegram, receiver: Receiver) -> None:
    tg.passes_on("https://bot.test", int(tg.webhook.url.rpartition(":")[2].partition("/")[0]))
    await ask(tg, "setWebhook", url="https://bot.test/hook")
    tg.person(7).types("een")
    await tg.person(7).answered(silence=0)
    assert receiver.heard == ["een"]


def test_an_update_that_is_too_large_is_never_delivered(tg: FakeTelegram) -> None:
    assert tg.updates.add("message", {"text": "x" * 65_000}, lane=7)
    assert tg.updates.add("message", {"text": "x" * 66_000}, lane=7) is None


async def test_an_answer_to_a_webhook_may_carry_a_method(tg: FakeTelegram, receiver: Receiver) -> None:
    receiver.reply = {"method": "sendMessage", "chat_id": 7, "text": "meteen"}
    tg.person(7).types("een")
    await tg.person(7).answered(silence=0)
    assert said(tg) == ["meteen"]


async def test_pending_updates_can_be_dropped(tg: FakeTelegram) -> None:
    tg.person(7).types("een")
    await ask(tg, "deleteWebhook", drop_pending_updates=True)
    assert tg.updates.waiting == 0


# Over HTTP


async def test_the_control_interface_does_what_the_objects_do(tg: FakeTelegram) -> None:
    await control(tg, "person", id=9, first_name="Els")
    assert tg.person(9).user["first_name"] == "Els"
    await ask(tg, "sendMessage", chat_id=7, text="Mag dat?", reply_markup={"inline_keyboard": [[BUTTON]]})
    assert await control(tg, "buttons", person=7) == ["Ja"]
    tapped = await control(tg, "taps", person=7, label="Ja")
    assert "no button 'Nee'" in (await control(tg, "taps", person=7, label="Nee"))["error"]
    await control(tg, "types", person=7, text="hallo")
    await control(tg, "adds_bot", group=-100)
    await control(tg, "fail", method="getMe", kind="500")
    assert (await ask(tg, "getMe"))[0] == 500
    _, body = await ask(tg, "getUpdates")
    await ask(tg, "getUpdates", offset=body["result"][-1]["update_id"] + 1)
    async with aiohttp.ClientSession(tg.url) as session:
        seen = [await (await session.get(f"/control/{what}")).json()
                for what in ("chat/7", "unanswered", "violations", "requests")]  # fmt: skip
    assert [message["text"] for message in seen[0]["messages"]] == ["Mag dat?", "hallo"]
    assert seen[1] == [tapped]
    assert "was never answered" in seen[2][0]
    assert [line["method"] for line in seen[3]] == ["sendMessage", "getMe", "getUpdates", "getUpdates"]
    await control(tg, "advance", seconds=151)
    assert (await ask(tg, "answerCallbackQuery", callback_query_id=tapped))[0] == 400


async def test_the_server_runs_as_a_process_of_its_own() -> None:
    command = [sys.executable, "-m", "tests.fakegram", "--port", "0", "--token", "5:ABC"]
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    try:
        assert process.stdout
        told = re.fullmatch(r"TELEGRAM_API_URL=(\S+) BOT_TOKEN=5:ABC\n", (await process.stdout.readline()).decode())
        assert told
        async with aiohttp.ClientSession(told[1]) as session:
            assert (await (await session.get("/bot5:ABC/getMe")).json())["result"]["id"] == 5
    finally:
        process.terminate()
        await process.wait()
