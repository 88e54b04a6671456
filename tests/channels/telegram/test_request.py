"""Our HTTP client under PTB's `Bot`: whole calls, addresses of every form, and nothing secret in what goes wrong."""

import asyncio
import gc
import json
import logging
import random
import subprocess
import sys
import traceback
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from telegram.error import TelegramError

from bot.channels.telegram.api import Api
from bot.channels.telegram.request import NotSent, Unsure
from tests.channels.telegram.answering import END, OK, RESET, SILENCE, Script, Server, certificate, echo
from tests.fakegram import FakeTelegram

TOKEN, WORDS = "4711:Sleutelwoord", {"text": "Mama is verdrietig"}
SECRETS = ("Sleutelwoord", "verdrietig", "Antwoordwoord")
SENT = echo(json.dumps({"ok": True, "result": {"message_id": 5, "text": "Antwoordwoord"}}).encode())


@pytest.mark.parametrize("path", ["", "/een/pad"])
@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
async def test_an_address_may_have_a_port_and_a_path(host: str, path: str) -> None:
    async with (server := Server((SENT,), host=host)).serving() as address, Api(TOKEN, address + path) as api:
        assert await api.send(7, WORDS) == 5
    assert server.heads[0].startswith(b"POST %b/bot4711:Sleutelwoord/sendMessage HTTP/1.1\r\n" % path.encode())
    assert b"\r\nHost: %b\r\n" % address.removeprefix("http://").encode() in server.heads[0]
    assert json.loads(server.bodies[0]) == {"chat_id": 7, **WORDS}


@pytest.mark.parametrize("edge", [1, 400])
async def test_a_picture_arrives_whole(edge: int) -> None:
    picture = Image.frombytes("L", (edge, edge), random.Random(7).randbytes(edge * edge))
    picture.save(png := BytesIO(), "PNG")
    async with FakeTelegram() as tg, Api(tg.token, tg.url) as api:
        noor = tg.person(7)
        assert await api.send_picture(7, png.getvalue(), "kring.png", {"has_spoiler": True}) == noor.last.id
        assert noor.last.photo == png.getvalue()
        assert noor.last.content["has_media_spoiler"]
        tg.assert_clean()


@pytest.mark.parametrize("script", [(END,), (RESET,), (SENT[:-1], END), (b"?",)])
async def test_without_an_answer_it_is_unsure(script: Script) -> None:
    async with Server(script).serving() as address, Api(TOKEN, address) as api:
        with pytest.raises(Unsure):
            await api.send(7, WORDS)


@pytest.mark.parametrize(
    "body", [b"", b"ok", b"{", b"[]", b"5", b"{}", b'{"ok":true}', b'{"ok":false,"result":{}}', b'{"result":{}}']
)
async def test_an_answer_that_is_not_telegrams_is_unsure(body: bytes) -> None:
    async with Server((echo(body),)).serving() as address, Api(TOKEN, address) as api:
        with pytest.raises(Unsure):
            await api.send(7, WORDS)


async def test_where_nobody_answers_nothing_is_sent() -> None:
    async with Server().serving() as address:
        pass
    async with Api(TOKEN, address) as api:
        with pytest.raises(NotSent):
            await api.send(7, WORDS)


@pytest.mark.parametrize(
    "script", [(SENT,), (OK,), (END,), (RESET,), (SENT[:-1], END), (SENT[:-1], SILENCE), (SENT + SENT,), (b"?",)]
)
@pytest.mark.parametrize("secure", [False, True])
async def test_nothing_secret_is_in_errors_warnings_or_logs(
    script: Script,
    secure: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Even where the loop tells each thing it does. (PTB tells all at DEBUG, which `bot.logs` never lets it.)"""
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.WARNING, "telegram")
    asyncio.get_running_loop().set_debug(True)
    asyncio.get_running_loop().slow_callback_duration = 0
    tls, trusted = certificate(tmp_path) if secure else (None, tmp_path)
    errors = list[BaseException]()

    async def send(api: Api) -> None:
        try:
            await api.send(7, WORDS)
        except (TelegramError, asyncio.CancelledError) as error:
            errors.append(error)

    async def send_or_give_up(api: Api, seconds: float = 0.1) -> None:
        task = asyncio.create_task(send(api))
        await asyncio.wait({task}, timeout=seconds)
        task.cancel()
        await asyncio.wait({task})

    async with Server(script, script, tls=tls).serving() as address:
        async with Api(TOKEN, address) as api:
            await send_or_give_up(api)  # over TLS: a certificate nobody trusts
        monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
        async with Api(TOKEN, address) as api:
            for seconds in (0.1, 0.002):
                await send_or_give_up(api, seconds)
    async with Api(TOKEN, address) as api:
        await send_or_give_up(api)  # nobody there
    gc.collect()
    assert errors and len(caplog.records) > 10
    told = ("".join((*traceback.format_exception(error), repr(error), repr(error.__context__))) for error in errors)
    said = "".join((caplog.text, *capfd.readouterr(), *told))
    assert [secret for secret in SECRETS if secret in said] == []


def test_polling_needs_no_library_for_servers() -> None:
    """It is loaded for the webhook and for health only: it takes a tenth of a second and ten megabytes."""
    command = "import sys, bot.cli, bot.channels.telegram.service; print('aiohttp' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", command], capture_output=True, check=True).stdout.strip() == b"False"
