"""Updates by webhook: nobody but Telegram gets in, and what was answered with 200 is on the disk."""

import asyncio
import gzip
import json
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any

import aiohttp
import pytest

from bot.channels.telegram import serving, staying, webhook
from bot.channels.telegram.gathering import Gathering
from bot.channels.telegram.service import Service
from bot.settings import CannotStart, Settings
from bot.storage.opening import opened
from bot.storage.pace import Pace
from bot.storage.store import Store, Transaction
from tests.channels.counting import Counting
from tests.channels.telegram.running import by_webhook, running, settings_for
from tests.fakegram import FakeTelegram
from tests.ports import free_port

KNOWN = {webhook.HEADER: "ge-heim"}
PATIENCE = 30.0  # seconds, far more than it takes


@dataclass(frozen=True, slots=True)
class Bot:
    """A running bot, and where it listens."""

    tg: FakeTelegram
    service: Service
    host: str
    port: int

    async def post(self, body: Any, headers: dict[str, str] | None = None, path: str = "/hook") -> int:
        """The status of one post on a connection of its own; 0 where the connection was closed without one."""
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        try:
            async with aiohttp.ClientSession() as session:
                sending = session.post(self.url + path, data=data, headers=KNOWN if headers is None else headers)
                async with sending as answer:
                    assert await answer.read() == b""
                    assert answer.headers.get("Retry-After") == ("5" if answer.status == 503 else None)
                    return answer.status
        except aiohttp.ClientConnectionError:
            return 0

    async def get(self, path: str) -> tuple[int, str]:
        async with aiohttp.ClientSession() as session, session.get(self.url + path) as answer:
            return answer.status, await answer.text()

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"

    async def says(self, *lines: bytes) -> "Raw":
        """A connection on which exactly this was sent."""
        reader, writer = await asyncio.open_connection(self.host, self.port)
        writer.write(b"".join(line + b"\r\n" for line in lines))
        return Raw(reader, writer)


@dataclass(frozen=True, slots=True)
class Raw:
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def status(self) -> int:
        """Of the answer that comes, without anything more being sent; 0 if the connection ends without one."""
        try:
            async with asyncio.timeout(PATIENCE):
                line = await self.reader.readline()
        except ConnectionError:
            line = b""
        return int(line.split()[1]) if line else 0

    async def ended(self) -> bool:
        """Wait for the other side to close."""
        try:
            async with asyncio.timeout(PATIENCE):
                while await self.reader.read(1000):
                    pass
        except ConnectionError:
            pass
        self.writer.close()
        return True


@asynccontextmanager
async def listening(tmp_path: Path) -> AsyncIterator[Bot]:
    """A bot with its webhook set."""
    async with FakeTelegram() as tg:
        given = by_webhook(tg)
        async with running(tg, tmp_path, **given) as service:
            while not tg.webhook.url:
                await tg.world.pulse.next(0.1)
            host, _, port = given["LISTEN"].rpartition(":")
            yield Bot(tg, service, host, int(port))


def update(number: int, text: object = "hallo", person: int = 7) -> dict[str, Any]:
    """As Telegram posts it."""
    return {"update_id": number, "message": {"message_id": number, "chat": {"id": person, "type": "private"},
                                             "from": {"id": person, "is_bot": False}, "text": text}}  # fmt: skip


async def test_a_conversation_by_webhook_and_the_webhook_stays_when_it_stops(tmp_path: Path) -> None:
    async with FakeTelegram() as tg:
        noor = tg.person(7)
        async with running(tg, tmp_path, **by_webhook(tg)):
            noor.types("een")
            await noor.answered()
            noor.taps("Ja")
            await noor.answered()
        assert [message.text for message in noor.visible] == ["een", "2: tik s.1.ja"]
        (set_,) = tg.asked("setWebhook")
        assert set_.parameters == {
            "url": "https://bot.test/hook", "secret_token": "ge-heim", "max_connections": 100,
            "allowed_updates": ["message", "edited_message", "callback_query", "my_chat_member"],
            "drop_pending_updates": False,
        }  # fmt: skip
        assert not tg.asked("deleteWebhook")
        assert not tg.asked("getUpdates")
        assert tg.webhook.url == "https://bot.test/hook"
        tg.assert_clean()


async def test_a_webhook_that_somebody_deletes_is_set_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(staying, "EVERY", 0.05)
    async with listening(tmp_path) as bot:
        bot.tg.fail("getWebhookInfo", kind="500")
        bot.tg.webhook.act("deleteWebhook", {})
        async with asyncio.timeout(PATIENCE):
            while not bot.tg.webhook.url:
                await bot.tg.world.pulse.next(0.1)
        monkeypatch.undo()  # else it is never quiet
        noor = bot.tg.person(7)
        noor.types("een")
        await noor.answered()
        assert noor.last.text == "1: een"


async def test_polling_puts_an_old_webhook_away(tmp_path: Path) -> None:
    async with FakeTelegram() as tg:
        async with running(tg, tmp_path, **by_webhook(tg)):
            while not tg.webhook.url:
                await tg.world.pulse.next(0.1)
        tg.person(7).types("een")
        async with running(tg, tmp_path):
            await tg.person(7).answered()
        assert tg.webhook.url == ""
        assert tg.person(7).last.text == "1: een"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {webhook.HEADER: ""},
        {webhook.HEADER: "ge-hei"},
        {webhook.HEADER: "ge-heimm"},
        {webhook.HEADER: "GE-HEIM"},
        {webhook.HEADER: "ge-heim\udcff"},
        {webhook.HEADER: "geheim, ge-heim"},
    ],
)
async def test_who_does_not_know_the_secret_is_refused(headers: dict[str, str], tmp_path: Path) -> None:
    async with listening(tmp_path) as bot:
        lines = [f"{name}: {value}".encode("utf-8", "surrogateescape") for name, value in headers.items()]
        body = json.dumps(update(1)).encode()
        raw = await bot.says(b"POST /hook HTTP/1.1", b"Host: x", b"Content-Length: %d" % len(body), *lines, b"", body)
        assert await raw.status() == 403
        assert await raw.ended()
        assert await stored(bot) == 0


async def test_two_secrets_are_no_secret(tmp_path: Path) -> None:
    async with listening(tmp_path) as bot:
        secret = f"{webhook.HEADER}: ge-heim".encode()
        raw = await bot.says(b"POST /hook HTTP/1.1", b"Host: x", b"Content-Length: 0", secret, secret, b"")
        assert await raw.status() == 403
        assert await raw.ended()


@pytest.mark.parametrize("length", [b"Content-Length: 99999999", b"Transfer-Encoding: chunked"])
async def test_the_body_of_a_stranger_is_not_waited_for(length: bytes, tmp_path: Path) -> None:
    async with listening(tmp_path) as bot:
        raw = await bot.says(b"POST /hook HTTP/1.1", b"Host: x", b"%s: x" % webhook.HEADER.encode(), length, b"")
        assert await raw.status() == 403
        assert await raw.ended()


@pytest.mark.parametrize(
    ("line", "status"),
    [
        (b"GET /hook", 404),
        (b"PUT /hook", 404),
        (b"POST /", 404),
        (b"POST /hook/", 404),
        (b"POST /healthz", 404),
        (b"POST /hook?x=1", 200),
    ],
)
async def test_only_posts_to_the_path_of_the_address_are_updates(line: bytes, status: int, tmp_path: Path) -> None:
    async with listening(tmp_path) as bot:
        secret = f"{webhook.HEADER}: ge-heim".encode()
        raw = await bot.says(line + b" HTTP/1.1", b"Host: x", secret, b"Content-Length: 2", b"", b"{}")
        assert await raw.status() == status
        raw.writer.close()


async def test_an_address_without_a_path_means_the_root(tmp_path: Path) -> None:
    async with FakeTelegram() as tg:
        noor = tg.person(7)
        given = by_webhook(tg) | {"WEBHOOK_URL": "https://bot.test"}
        async with running(tg, tmp_path, **given):
            noor.types("een")
            await noor.answered()
        assert noor.last.text == "1: een"


async def test_a_large_body_is_refused_before_it_is_sent(tmp_path: Path) -> None:
    async with listening(tmp_path) as bot:
        secret = f"{webhook.HEADER}: ge-heim".encode()
        length = b"Content-Length: %d" % (webhook.LARGEST + 1)
        raw = await bot.says(b"POST /hook HTTP/1.1", b"Host: x", secret, length, b"")
        assert await raw.status() == 413
        assert await raw.ended()


async def test_a_body_in_chunks_is_counted_and_cut(tmp_path: Path) -> None:
    async with listening(tmp_path) as bot:
        head = (b"POST /hook HTTP/1.1", b"Host: x", f"{webhook.HEADER}: ge-heim".encode())
        raw = await bot.says(*head, b"Transfer-Encoding: chunked", b"")
        status = asyncio.create_task(raw.status())
        sent = 0
        while not status.done():
            raw.writer.write(b"10000\r\n" + b" " * 0x10000 + b"\r\n")
            sent += 0x10000
            assert sent < 100 * webhook.LARGEST
            await asyncio.sleep(0.01)
        assert await status in (413, 0)  # 0: what we still sent made the system drop the answer
        assert await raw.ended()


async def test_a_compressed_body_is_not_blown_up(tmp_path: Path) -> None:
    async with listening(tmp_path) as bot:
        packed = gzip.compress(json.dumps(update(1)).encode())
        assert await bot.post(packed, {**KNOWN, "Content-Encoding": "gzip"}) == 200
        assert await stored(bot) == 0


async def test_a_slow_body_is_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webhook, "BODY", 0.2)
    async with listening(tmp_path) as bot:
        secret = f"{webhook.HEADER}: ge-heim".encode()
        raw = await bot.says(b"POST /hook HTTP/1.1", b"Host: x", secret, b"Content-Length: 20", b"", b"{")
        assert await raw.status() == 408
        assert await raw.ended()


async def test_slow_connections_make_room_for_posts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "MOST_CONNECTIONS", 20)
    async with listening(tmp_path) as bot:
        bot.tg.person(7)
        slow = [await bot.says(b"POST /hook HTTP/1.1", b"Host: x", b"X-Slow: 1") for _ in range(60)]
        assert [await bot.post(update(number)) for number in range(1, 11)] == [200] * 10
        assert all([await raw.ended() for raw in slow[:40]])
        assert await stored(bot) == 10
        for raw in slow:
            raw.writer.close()


async def test_a_connection_that_is_used_outlives_those_that_only_wait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "MOST_CONNECTIONS", 5)
    async with listening(tmp_path) as bot:
        bot.tg.person(7)
        used = await bot.says()
        slow = []
        for number in range(1, 9):
            slow += [await bot.says(b"POST /hook HTTP/1.1") for _ in range(4)]
            body = json.dumps(update(number)).encode()
            head = (b"POST /hook HTTP/1.1", b"Host: x", f"{webhook.HEADER}: ge-heim".encode())
            used.writer.write(b"\r\n".join([*head, b"Content-Length: %d" % len(body), b"", body]))
            assert await used.status() == 200
            await used.reader.readuntil(b"\r\n\r\n")
        assert await stored(bot) == 8
        for raw in (used, *slow):
            raw.writer.close()


MALFORMED = [
    b"", b"{", b"[]", b"null", b"1", b'"x"', b"\xff\xfe", b"[" * 100_000, b'{"update_id":', b"{}", b'{"update_id": -1}',
    b'{"update_id": 1e400}', b'{"update_id": 99999999999999999999999999}', b'{"update_id": 1, "message": 3}',
    b'{"update_id": 1, "message": {"chat": {"id": "7", "type": "private"}, "text": "x"}}', b"x" * 65_536,
    b'{"update_id": 1, "callback_query": {"from": {"id": {}}, "data": []}}', b'{"update_id": true}', b'{"a": NaN}',
]  # fmt: skip


@pytest.mark.parametrize("body", MALFORMED, ids=range(len(MALFORMED)))
async def test_what_is_no_update_is_taken_so_that_it_does_not_hold_up_its_chat(body: bytes, tmp_path: Path) -> None:
    async with listening(tmp_path) as bot:
        noor = bot.tg.person(7)
        assert await bot.post(body) == 200
        assert await stored(bot) == 0
        noor.types("daarna")
        await noor.answered()
        assert noor.last.text == "1: daarna"


@pytest.mark.parametrize(
    ("text", "told"),
    [("half \ud83d en nul \x00 zo", "1: half � en nul  zo"), ("x" * 60_000, "1: xxx"), ({"een": "ding"}, "1: onlees")],
)
async def test_words_that_cannot_be_stored_are_cleaned(text: object, told: str, tmp_path: Path) -> None:
    async with listening(tmp_path) as bot:
        noor = bot.tg.person(7)
        assert await bot.post(update(1, text)) == 200
        while not any(message.from_bot for message in noor.visible):
            await bot.tg.world.pulse.next(0.1)
        first = next(message for message in noor.visible if message.from_bot)
        assert first.text.startswith(told)


async def test_the_same_update_five_times_is_one_turn(tmp_path: Path) -> None:
    async with listening(tmp_path) as bot:
        noor = bot.tg.person(7)
        assert await asyncio.gather(*(bot.post(update(1, "een")) for _ in range(5))) == [200] * 5
        assert await bot.post(update(2, "twee")) == 200
        assert await bot.post(update(1, "een")) == 200
        while noor_heard(bot) != ["1: een", "2: twee"]:
            await bot.tg.world.pulse.next(0.1)
        noor.types("drie")
        await noor.answered()
        assert noor_heard(bot) == ["1: een", "2: twee", "3: drie"]


def noor_heard(bot: Bot) -> list[str]:
    return [message.text for message in bot.tg.person(7).visible if message.from_bot]


async def test_a_full_disk_is_a_503_and_loses_nothing(tmp_path: Path) -> None:
    async with listening(tmp_path) as bot:
        people = [bot.tg.person(number) for number in range(1, 11)]
        for person in people:
            person.types("een")
            await person.answered()
        full, room = "PRAGMA max_page_count = 1", "PRAGMA max_page_count = 1000000"
        await bot.service.store.run(lambda tx: tx.connection.exec_driver_sql(full))
        for person in people * 4:
            person.types("x" * 4000)
        async with asyncio.timeout(PATIENCE):
            while "503" not in bot.tg.webhook.last_error:
                await asyncio.sleep(0.02)
        assert bot.tg.updates.pending
        await bot.service.store.run(lambda tx: tx.connection.exec_driver_sql(room))
        async with asyncio.timeout(PATIENCE):
            while any(person.last.text.partition(":")[0] != "5" for person in people):
                bot.tg.clock.advance(5)  # as Retry-After asks
                await bot.tg.world.pulse.next(0.1)
        assert bot.tg.updates.waiting == 0


async def test_a_store_that_hangs_confirms_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webhook, "STORING", 0.2)
    async with listening(tmp_path) as bot:
        noor = bot.tg.person(7)
        release = await hang(bot.service)
        assert await asyncio.gather(*(bot.post(update(number)) for number in (1, 2, 3))) == [503] * 3
        release()
        assert await asyncio.gather(*(bot.post(update(number)) for number in (3, 2, 1))) == [200] * 3
        while len(noor_heard(bot)) < 3:
            await bot.tg.world.pulse.next(0.1)
        noor.types("daarna")
        await noor.answered()
        assert noor.last.text == "4: daarna"


async def hang(service: Service) -> Callable[[], None]:
    """Keep the writer of the store busy until what is returned is called."""
    started, go_on = Event(), Event()

    def wait(tx: Transaction) -> None:
        started.set()
        go_on.wait(20)

    hanging = asyncio.create_task(service.store.run(wait))
    while not started.is_set():
        await asyncio.sleep(0.01)
    hanging.add_done_callback(lambda done: done.exception())
    return go_on.set


async def test_stopped_in_the_middle_loses_nothing_and_repeats_nothing(tmp_path: Path) -> None:
    async with FakeTelegram() as tg:
        people = [tg.person(number) for number in range(1, 31)]
        given = by_webhook(tg)
        for round_ in range(1, 4):
            async with running(tg, tmp_path, **given):
                while not tg.webhook.url:
                    await tg.world.pulse.next(0.1)
                with tg.updates.held():
                    for person in people:
                        person.types(f"ronde {round_}")
                while len(tg.updates.confirmed) < 30 * round_ - 20:
                    tg.clock.advance(120)  # the longest pause between two tries
                    await tg.world.pulse.next(0.1)
        async with running(tg, tmp_path, **given):
            while tg.updates.waiting:
                tg.clock.advance(120)
                await tg.world.pulse.next(0.1)
            for person in people:
                await person.answered()
        for person in people:
            told = [message.text for message in person.visible if message.from_bot]
            assert told == [f"{number}: ronde {number}" for number in (1, 2, 3)]


async def test_while_it_stops_posts_are_put_off_and_it_is_not_ready(tmp_path: Path) -> None:
    async with listening(tmp_path) as bot:
        noor = bot.tg.person(7)
        bot.tg.fail("sendMessage", kind="slow", seconds=0.7)
        noor.types("een")
        while not bot.tg.asked("sendMessage"):
            await bot.tg.world.pulse.next(0.1)
        bot.service.stop()
        while (await bot.get("/readyz"))[0] == 200:
            await asyncio.sleep(0.01)
        assert await bot.post(update(9)) == 503
        assert await bot.post(update(9), {}) == 403
        status, told = await bot.get("/readyz")
        assert (status, json.loads(told)["status"]) == (503, "stopping")
        assert (await bot.get("/healthz"))[0] == 200


async def test_health_and_readiness_are_told_in_codes(tmp_path: Path) -> None:
    async with listening(tmp_path) as bot:
        assert await bot.get("/healthz") == (200, "ok")
        status, told = await bot.get("/readyz")
        expected = {"status": "ready", "database": "answers", "token": "accepted", "telegram": 60}
        assert (status, json.loads(told)) == (200, expected)


async def test_without_its_database_it_is_alive_and_not_ready(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.channels.telegram.readiness.PATIENCE", 0.1)
    async with listening(tmp_path) as bot:
        release = await hang(bot.service)
        assert (await bot.get("/healthz"))[0] == 200
        status, told = await bot.get("/readyz")
        assert (status, json.loads(told)["database"]) == (503, "does not answer")
        release()
        while (await bot.get("/readyz"))[0] == 503:
            await asyncio.sleep(0.02)


async def test_a_polling_bot_listens_only_when_told_to(tmp_path: Path) -> None:
    port = free_port()
    async with FakeTelegram() as tg:
        async with running(tg, tmp_path, LISTEN=f"127.0.0.1:{port}") as service:
            bot = Bot(tg, service, "127.0.0.1", port)
            while not tg.asked("getUpdates"):
                await tg.world.pulse.next(0.1)
            while (await bot.get("/readyz"))[0] != 200:
                await asyncio.sleep(0.02)
            assert await bot.post(update(1), path="/") == 404
        async with running(tg, tmp_path) as service:
            tg.person(7).types("een")
            await tg.person(7).answered()
            with pytest.raises(OSError, match="onnect"):
                socket.create_connection(("127.0.0.1", port), 1).close()


@pytest.mark.parametrize("listen", ["127.0.0.1:{busy}", "127.0.0.1:70000", "geen.adres.test:80", "a..b:80"])
async def test_an_address_that_cannot_be_used_is_one_line(listen: str, tmp_path: Path) -> None:
    async with FakeTelegram() as tg:
        given = by_webhook(tg) | {"LISTEN": listen.format(busy=tg.url.rpartition(":")[2])}
        settings = settings_for(tg, tmp_path, **given)
        with opened(settings) as store, pytest.raises(CannotStart, match="LISTEN wants a free address") as caught:
            await service_of(settings, store).run()
        assert caught.value.code == 2
        assert tg.requests == []


def service_of(settings: Settings, store: Store) -> Service:
    return Service(settings, store, Counting(), lambda picture: b"", Pace())


async def test_a_webhook_that_telegram_does_not_want_is_one_line(tmp_path: Path) -> None:
    async with FakeTelegram() as tg:
        settings = settings_for(tg, tmp_path, **by_webhook(tg))
        tg.fail("setWebhook", kind="400")
        with opened(settings) as store, pytest.raises(CannotStart, match="WEBHOOK_URL is not accepted") as caught:
            await service_of(settings, store).run()
        assert caught.value.code == 2


async def test_a_revoked_token_ends_it(tmp_path: Path) -> None:
    async with FakeTelegram() as tg:
        given = by_webhook(tg)
        settings = settings_for(tg, tmp_path, **given)
        with opened(settings) as store:
            serving_ = asyncio.create_task(service_of(settings, store).run())
            while not tg.webhook.url:
                await tg.world.pulse.next(0.1)
            tg.world.token = "1:NIEUW"
            tg.person(7).types("een")
            with pytest.raises(CannotStart, match="BOT_TOKEN is not accepted"):
                await asyncio.wait_for(serving_, PATIENCE)


async def stored(bot: Bot) -> int:
    """How many updates the inbox knows."""
    count = "SELECT count(*) FROM inbox"
    found: int = await bot.service.store.run(lambda tx: tx.connection.exec_driver_sql(count).scalar_one())
    return found


# Group commit


class Disk:
    """Takes batches in when it is let, and fails when it is told to."""

    def __init__(self) -> None:
        self.batches: list[list[object]] = []
        self.free = asyncio.Event()

    async def take_in(self, batch: list[object]) -> None:
        self.batches.append(batch)
        await self.free.wait()
        if "kapot" in batch:
            raise OSError("schijf vol")


async def test_what_comes_during_a_transaction_goes_into_the_next_one_together() -> None:
    disk = Disk()
    gathering = Gathering(disk.take_in)
    first = asyncio.create_task(gathering.add(0))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    others = [asyncio.create_task(gathering.add(number)) for number in range(1, 100)]
    await asyncio.sleep(0)
    disk.free.set()
    assert await asyncio.gather(first, *others) == [True] * 100
    assert disk.batches == [[0], list(range(1, 100))]
    assert gathering.idle


async def test_a_failed_transaction_fails_exactly_those_in_it() -> None:
    disk = Disk()
    gathering = Gathering(disk.take_in)
    first = asyncio.create_task(gathering.add("goed"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    failing = [asyncio.create_task(gathering.add(what)) for what in ("mee", "kapot")]
    await asyncio.sleep(0)
    disk.free.set()
    assert await asyncio.gather(first, *failing) == [True, False, False]
    assert await gathering.add("weer goed")


async def test_who_gave_up_waiting_is_not_stored() -> None:
    disk = Disk()
    gathering = Gathering(disk.take_in)
    first = asyncio.create_task(gathering.add("een"))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    second = asyncio.create_task(gathering.add("twee"))
    third = asyncio.create_task(gathering.add("drie"))
    await asyncio.sleep(0)
    second.cancel()
    await asyncio.sleep(0)
    disk.free.set()
    assert await first
    assert await third
    assert disk.batches == [["een"], ["drie"]]
