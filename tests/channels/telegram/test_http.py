"""The HTTP client against a server of bytes, on both loops: whoever asks gets their own answer, or is told truly
whether the request may have been carried out; and it leaves nothing open."""

import asyncio
import gc
import random
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from bot.channels.telegram.http import MOST, Answer, Client, Lost, NotConnected
from tests.channels.telegram.answering import END, OK, RESET, SILENCE, Script, Server, certificate

CHUNKED = (
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X\r\n\r\n1;a=b\r\no\r\n1\r\nk\r\n0\r\nX: y\r\n\r\n"
)
GO_ON = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"
LONG = 5.0  # seconds, far more than it takes


@pytest.fixture(autouse=True, scope="module")
def _nothing_unclosed() -> Iterator[None]:
    """A transport or socket that was not closed warns when it is collected, and warnings are errors."""
    yield
    gc.collect()


async def post(client: Client, body: bytes = b"x", patience: float = LONG) -> Answer:
    return await client.post("/bot1:TEST/sendMessage", "text/plain", body, patience)


async def test_many_requests_go_over_one_connection() -> None:
    async with (server := Server()).client() as client:
        for body in (b"een", b"", b"x" * 3_000_000, b"drie"):
            assert await post(client, body) == (200, body)
    assert server.connections == 1
    host = server.address.removeprefix("http://").encode()
    assert server.heads[0].startswith(b"POST /bot1:TEST/sendMessage HTTP/1.1\r\nHost: %b\r\n" % host)
    assert b"\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n" in server.heads[0]


@pytest.mark.parametrize("answer", [OK, CHUNKED, GO_ON + OK, b"HTTP/1.1 200 OK\r\nCONTENT-LENGTH:2 \r\n\r\nok"])
async def test_an_answer_may_be_split_at_any_byte(answer: bytes) -> None:
    splits = [(answer[:at], answer[at:]) for at in range(1, len(answer))]
    bytewise = tuple(answer[at : at + 1] for at in range(len(answer)))
    async with (server := Server(*splits, bytewise)).client() as client:
        for _ in range(len(splits) + 1):
            assert await post(client) == (200, b"ok")
    assert server.connections == 1


@pytest.mark.parametrize(
    "script",
    [
        (b"HTTP/1.1 429 Too Many\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok",),
        (b"HTTP/1.0 429 Too Many\r\nContent-Length: 2\r\n\r\nok",),
        (b"HTTP/1.1 429 Too Many\r\n\r\nok", END),
        (b"HTTP/1.1 429 Too Many\r\n\r\no", b"k", END),
        (GO_ON + b"HTTP/1.1 429 Too Many\r\nConnection: close\r\n\r\no", b"k", END),
    ],
)
async def test_an_answer_may_end_its_connection(script: Script) -> None:
    async with (server := Server((OK,), script)).client() as client:
        assert await post(client) == (200, b"ok")
        assert await post(client) == (429, b"ok")
        assert await post(client, b"volgende") == (200, b"volgende")
    assert server.connections == 2


@pytest.mark.parametrize(
    "script",
    [
        (END,),
        (RESET,),
        (SILENCE,),
        (OK[:20], END),
        (OK[:-1], END),
        (OK[:-1], RESET),
        (OK[:-1], SILENCE),
        (GO_ON, END),
        (GO_ON, SILENCE),
        (CHUNKED[:-2], END),
        (b"HTTP/1.1 200 OK\r\n\r\n", END),
        (b"HTTP/1.1 200 OK\r\n\r\nok", RESET),
        (b"HTTP/1.1 200 OK\r\n\r\nok", SILENCE),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\n",),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\nok",),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 1\r\n\r\nok",),
        (b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: ws\r\nConnection: upgrade\r\n\r\nok",),
        (b"HTTP/1.1 abc\r\n\r\n",),
        (b"SSH-2.0-x\r\n\r\n",),
        (bytes(range(256)) * 300,),
    ],
)
async def test_without_a_whole_answer_it_may_have_been_carried_out(
    script: Script, caplog: pytest.LogCaptureFixture
) -> None:
    async with (server := Server(script)).client() as client:
        with pytest.raises(Lost):
            await post(client, patience=0.2)
        assert await post(client, b"volgende") == (200, b"volgende")
    assert server.connections == 2
    assert caplog.messages == []  # the loop complains of what a protocol does not catch


async def test_a_closed_connection_is_seen_before_it_is_written_into() -> None:
    async with (server := Server()).client() as client:
        for body in (b"een", b"twee", b"drie"):
            assert await post(client, body) == (200, body)
            server.hang_up()  # there was no round of the loop in between
    assert (server.connections, server.bodies) == (3, [b"een", b"twee", b"drie"])


@pytest.mark.parametrize("late", [True, False])
@pytest.mark.parametrize("unasked", [OK, OK[:9], b"?", b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n"])
async def test_an_answer_nobody_asked_for_is_never_the_next_ones(unasked: bytes, late: bool) -> None:
    async with (server := Server()).client() as client:
        for body in (b"een", b"twee"):
            assert await post(client, body) == (200, body)
            server.push(unasked)
            if late:
                await asyncio.sleep(0.01)
        assert await post(client, b"drie") == (200, b"drie")
    assert server.connections == 3


@pytest.mark.parametrize("second", [OK, OK[:9], OK[:-1], b"?"])
async def test_a_second_answer_behind_the_first_is_never_the_next_ones(second: bytes) -> None:
    async with (server := Server((OK + second,))).client() as client:
        assert await post(client) == (200, b"ok")
        assert await post(client, b"volgende") == (200, b"volgende")
    assert server.connections == 2


async def test_a_connection_that_was_idle_too_long_is_not_used() -> None:
    async with (server := Server()).client(idle=0.0) as client:
        assert [await post(client, body) for body in (b"een", b"twee")] == [(200, b"een"), (200, b"twee")]
    assert server.connections == 2


@pytest.mark.parametrize("so_far", [(SILENCE,), (OK[:9], SILENCE), (OK[:-1], SILENCE)])
async def test_who_gives_up_leaves_no_answer_to_the_next(so_far: Script, caplog: pytest.LogCaptureFixture) -> None:
    async with (server := Server(so_far)).client() as client:
        given_up = asyncio.create_task(post(client))
        await server.heard(1)
        await asyncio.sleep(0.01)
        given_up.cancel()
        with pytest.raises(asyncio.CancelledError):
            await given_up
        assert await post(client, b"volgende") == (200, b"volgende")
    assert server.connections == 2
    assert caplog.messages == []


async def test_an_answer_that_comes_with_the_cancelling_is_nobody_elses() -> None:
    async with (server := Server(())).client() as client:
        given_up = asyncio.create_task(post(client))
        await server.heard(1)
        server.push(OK)
        await asyncio.sleep(0)  # in the next round both happen
        given_up.cancel()
        await asyncio.wait({given_up})
        assert await post(client, b"volgende") == (200, b"volgende")
    assert server.connections == 1


async def test_whoever_asks_gets_their_own_answer_whatever_others_do() -> None:
    """Six connections, 400 requests; some lose patience, some are cancelled, at any moment; answers come late."""
    chance = random.Random(7)
    scripts: list[Script] = [(SILENCE,), (END,), (RESET,), (OK + OK,), (OK[:9], SILENCE)] * 5
    server, told = Server(*scripts), list[tuple[bytes, bytes]]()

    async def one(client: Client, number: int) -> None:
        await asyncio.sleep(chance.random() / 4)
        body = b"%d" % number
        with suppress(Lost):
            told.append((body, (await post(client, body, chance.choice((0.001, 0.01, 0.5))))[1]))

    async with server.client(most=6) as client:
        tasks = [asyncio.create_task(one(client, number)) for number in range(400)]
        for task in chance.sample(tasks, 100):
            await asyncio.sleep(chance.random() / 200)
            task.cancel()
        await asyncio.wait(tasks)
        assert await post(client, b"klaar") == (200, b"klaar")
    assert {answer for body, answer in told if answer != body} <= {b"ok"}
    assert [answer for _, answer in told].count(b"ok") <= 5  # the script's own, each once
    assert len(told) > 100
    assert server.most <= 7  # the server may see one end later than the next begin


async def test_who_must_wait_is_served_in_order() -> None:
    async with (server := Server()).client(most=1) as client:
        bodies = [b"%d" % number for number in range(100)]
        tasks = [asyncio.create_task(post(client, body)) for body in bodies]
        await asyncio.sleep(0)
        for task in tasks[10:70]:  # waiting
            task.cancel()
        answers = await asyncio.gather(*tasks, return_exceptions=True)
    served = bodies[:10] + bodies[70:]
    assert [answer for answer in answers if isinstance(answer, tuple)] == [(200, body) for body in served]
    assert (server.connections, server.bodies) == (1, served)


async def test_more_than_it_has_connections_for_wait_and_are_all_served() -> None:
    async with (server := Server()).client() as client:
        bodies = [b"%d" % number for number in range(500)]
        assert await asyncio.gather(*(post(client, body) for body in bodies)) == [(200, body) for body in bodies]
    assert 100 < server.connections <= MOST


async def test_who_cannot_be_reached_was_sent_nothing() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        refusing = f"127.0.0.1:{nobody.getsockname()[1]}"
        for address in (f"http://{refusing}", f"https://{refusing}", "http://geen-adres.invalid"):
            client = Client(address, connect=2.0, most=1)
            for _ in range(2):  # and the place for the only connection is free again
                with pytest.raises(NotConnected):
                    await post(client)
            client.close()


async def test_who_cannot_be_reached_any_more_was_sent_nothing() -> None:
    async with (server := Server((OK, END))).client() as client:
        assert await post(client) == (200, b"ok")
    with pytest.raises(NotConnected):
        await post(Client(server.address))


async def test_it_tries_all_addresses_of_a_name() -> None:
    async with Server().serving() as address:
        client = Client(address.replace("127.0.0.1", "localhost"))
        assert await post(client, b"een") == (200, b"een")
        client.close()


async def test_an_ipv6_address() -> None:
    async with (server := Server(host="::1")).client() as client:
        assert await post(client, b"een") == (200, b"een")
    assert b"\r\nHost: [::1]:" in server.heads[0]


async def test_over_tls_too_one_connection_serves_and_nothing_stays_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tls, trusted = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    async with (server := Server(tls=tls)).client() as client:
        for body in (b"een", b"x" * 3_000_000, b"drie"):
            assert await post(client, body) == (200, body)
            await asyncio.sleep(0.01)
        assert server.connections == 1
        server.hang_up()
        assert await post(client, b"vier") == (200, b"vier")
    assert server.connections == 2


@pytest.mark.parametrize("script", [(END,), (OK[:-1], END), (OK[:-1], RESET), (OK[:-1], SILENCE), (b"?",)])
async def test_over_tls_too_half_an_answer_may_have_been_carried_out(
    script: Script, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tls, trusted = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    async with Server(script, tls=tls).client() as client:
        with pytest.raises(Lost):
            await post(client, patience=0.2)
        assert await post(client, b"volgende") == (200, b"volgende")


@pytest.mark.parametrize(("name", "trusts"), [("127.0.0.1", False), ("127.0.0.2", True)])
async def test_a_certificate_that_is_not_the_servers_is_sent_nothing(
    name: str, trusts: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tls, trusted = certificate(tmp_path, name)
    if trusts:
        monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    async with (server := Server(tls=tls)).client() as client:
        with pytest.raises(NotConnected, match="SSLCertVerificationError"):
            await post(client)
    assert server.bodies == []


@pytest.mark.parametrize("says", [b"", b"HTTP/1.1 400 Bad Request\r\n\r\n"])
async def test_a_server_that_does_not_speak_tls_is_sent_nothing(says: bytes) -> None:
    async def greet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(says)
        heard.append(await reader.read())
        writer.close()

    heard = list[bytes]()
    listener = await asyncio.start_server(greet, "127.0.0.1", 0)
    client = Client(f"https://127.0.0.1:{listener.sockets[0].getsockname()[1]}", connect=0.2)
    with pytest.raises(NotConnected, match="SSLError" if says else "TimeoutError"):
        await post(client)
    client.close()
    while not heard:  # our end of the connection
        await asyncio.sleep(0.002)
    assert b"TEST" not in heard[0]
    listener.close()


async def test_who_does_not_listen_is_not_waited_for() -> None:
    async def deaf(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await given_up.wait()
        heard.append(len(await reader.read()))
        writer.close()

    given_up, heard = asyncio.Event(), list[int]()
    listener = await asyncio.start_server(deaf, "127.0.0.1", 0)
    client = Client(f"http://127.0.0.1:{listener.sockets[0].getsockname()[1]}")
    with pytest.raises(Lost):
        await post(client, b"x" * 50_000_000, patience=0.2)
    given_up.set()
    client.close()
    while not heard:
        await asyncio.sleep(0.002)
    assert heard[0] < 50_000_000
    listener.close()


async def test_what_is_under_way_when_it_closes_ends_and_is_closed_too() -> None:
    async with (server := Server((OK[:-1], b"k"))).serving() as address:
        client = Client(address)
        last = asyncio.create_task(post(client))
        await server.heard(1)
        client.close()
        assert await last == (200, b"ok")
