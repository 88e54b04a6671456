"""The page over HTTP: what it gives, and to whom it gives nothing."""

import json
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot.channels.preview.pages import HEADERS, MOST_CHATS, application
from bot.message import Message, Outcome, Paper, Picture
from tests.channels.counting import Counting
from tests.playing import conversation

ME = f"/chat/{UUID(int=7)}"
LETTER = Message("Je poster.", picture=Paper("A4", "https://t.me/x", (("title", "Hoi"),)))

CIRCLE = Message("Kring.", picture=Picture("ik", (), ()))


@pytest.fixture
async def client() -> AsyncIterator[TestClient[Any, Any]]:
    async with TestClient(TestServer(application(conversation(), lambda picture: b"drawn"))) as client:
        yield client


async def told(client: TestClient[Any, Any], place: str = ME, **body: object) -> list[str]:
    """Touch the chat, or look at it; the texts in it."""
    response = await (client.post(place, json=body) if body else client.get(place))
    assert response.status == 200
    return [message["text"] for message in (await response.json())["messages"]]


async def test_every_part_of_the_page_is_there_and_asks_nobody_else(client: TestClient[Any, Any]) -> None:
    for name in ("/", "/page.css", "/page.js"):
        response = await client.get(name)
        text = await response.text()
        assert response.status == 200
        assert HEADERS.items() <= response.headers.items()
        assert "http://" not in text and "https://" not in text
        assert "{language}" not in text


async def test_every_tab_is_a_person_of_its_own_and_finds_its_chat_again(client: TestClient[Any, Any]) -> None:
    other = f"/chat/{UUID(int=8)}"
    said = await told(client, text="/start")
    assert len(said) == 2
    assert await told(client, other) == []
    assert await told(client) == said
    assert (await client.delete(ME)).status == 200
    assert await told(client) == []


async def test_a_button_is_pressed_by_what_it_carries(client: TestClient[Any, Any]) -> None:
    response = await client.post(ME, json={"text": "/start"})
    newest = (await response.json())["messages"][-1]
    carried = newest["rows"][0][0]["data"]
    assert await told(client, message=newest["number"], data=carried) != await told(client, f"/chat/{UUID(int=8)}")
    assert any("bewaren" in text for text in await told(client))


async def test_the_picture_comes_as_long_as_it_is_in_the_chat() -> None:
    class Drawing(Counting):
        def turn(self, state: bytes | None, *_: object) -> Outcome:
            return Outcome(b"1", (LETTER, CIRCLE)) if not state else Outcome(None, (Message("weg"),))

    async with TestClient(TestServer(application(Drawing(), lambda picture: b"drawn"))) as client:
        assert (await client.get(f"{ME}/2")).status == 404
        shown = (await (await client.post(ME, json={"text": "x"})).json())["messages"]
        assert [(one["picture"]["kind"], one["picture"]["hidden"]) for one in shown[1:]] == [
            ("poster", False),
            ("picture", True),  # personal: seen only when asked for
        ]
        kinds = [(await client.get(f"{ME}/{number}")).content_type for number in (2, 3)]
        assert kinds == ["application/pdf", "image/png"]
        await client.post(ME, json={"text": "y"})
        assert (await client.get(f"{ME}/2")).status == 404


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b'{"text": "oma"}', "text/plain", 415),  # what another site may send unasked
        (b'{"text": "oma"}', "application/x-www-form-urlencoded", 415),
        (b"{", "application/json", 400),
        (b'{"text": 7}', "application/json", 400),
        (b'{"message": "7", "data": "s:1:ok"}', "application/json", 400),
        (json.dumps({"text": "a" * 70_000}).encode(), "application/json", 413),
    ],
)
async def test_what_is_no_touch_of_ours_is_refused(
    body: bytes, kind: str, status: int, client: TestClient[Any, Any]
) -> None:
    response = await client.post(ME, data=body, headers={"Content-Type": kind})
    assert response.status == status
    assert await told(client) == []


async def test_another_name_for_this_machine_gets_nothing(client: TestClient[Any, Any]) -> None:
    for host in ("elders.test", "127.0.0.1.elders.test", "elders.test:80"):
        assert (await client.get(ME, headers={"Host": host})).status == 403
    for host in ("localhost:8000", "127.0.0.1:8000", "localhost"):
        assert (await client.get(ME, headers={"Host": host})).status == 200


async def test_only_the_latest_chats_are_remembered(client: TestClient[Any, Any]) -> None:
    for number in range(MOST_CHATS + 1):
        await told(client, f"/chat/{UUID(int=number)}", text="/hulp")
    assert await told(client, f"/chat/{UUID(int=0)}") == []
    assert await told(client, f"/chat/{UUID(int=1)}") != []


async def test_a_chat_without_a_name_of_ours_is_not_found(client: TestClient[Any, Any]) -> None:
    for place in ("/chat/7", "/chat/", "/page.html", "/../pyproject.toml", "/chat.py"):
        assert (await client.get(place)).status == 404


@pytest.mark.parametrize("port", ["taken", "99999", "-1"])
def test_a_port_that_cannot_be_used_is_one_line(port: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1]) if port == "taken" else port
        command = [sys.executable, "-m", "bot", "preview", f"--port={port}"]
        done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"--port: {port} cannot be used")
    assert done.stderr.count("\n") == 1
