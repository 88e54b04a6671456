"""The same things over HTTP, for when the server is a process of its own. Thin: a verb is a method of a person.

POST /control/types {"person": 7, "text": "hallo"}      POST /control/taps {"person": 7, "label": "Ja"}
POST /control/answered {"person": 7}                    POST /control/says {"group": -100, "text": "…"}
POST /control/fail {"method": "sendMessage", "times": 1, "kind": "drop_after"}
POST /control/advance {"seconds": 151}
GET  /control/chat/7 · /control/requests · /control/violations · /control/unanswered
"""

from __future__ import annotations

import inspect
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.fakegram.errors import Refused
from tests.fakegram.message import Message
from tests.fakegram.methods import Upload

if TYPE_CHECKING:
    from tests.fakegram.server import FakeTelegram

OF_A_PERSON = ("types", "command", "sends", "forwards", "edits", "deletes", "taps", "forges", "blocks", "unblocks",
               "answered", "buttons", "copies")  # fmt: skip
OF_A_GROUP = ("adds_bot", "kicks_bot", "says")


class Control:
    def __init__(self, server: FakeTelegram) -> None:
        self._server = server

    async def post(self, request: web.Request) -> web.Response:
        verb, given = request.match_info["verb"], await request.json() if request.can_read_body else {}
        try:
            result = self._actor(verb, given)(**given)
            return _json(await result if inspect.isawaitable(result) else result)
        except (AssertionError, TypeError, ValueError, KeyError, TimeoutError, Refused) as wrong:
            return web.json_response({"error": f"{type(wrong).__name__}: {wrong}"}, status=400)

    def _actor(self, verb: str, given: dict[str, Any]) -> Any:
        server = self._server
        if verb in OF_A_PERSON:
            return getattr(server.person(given.pop("person")), verb)
        if verb in OF_A_GROUP:
            return getattr(server.group(given.pop("group")), verb)
        others = {
            "fail": server.fail,
            "advance": server.clock.advance,
            "person": self._introduce,
            "redeliver": server.updates.redeliver,
            "reset_ids": server.updates.reset_ids,
        }
        return others[verb]

    def _introduce(self, id: int, **user: Any) -> None:
        self._server.person(id, **user)

    async def chat(self, request: web.Request) -> web.Response:
        chat = self._server.world.chat(int(request.match_info["id"]))
        return _json({"messages": chat.messages, "notices": self._server.world.notices[chat.id], "closed": chat.closed})

    async def requests(self, request: web.Request) -> web.Response:
        return _json([asdict(line) for line in self._server.requests])

    async def violations(self, request: web.Request) -> web.Response:
        return _json(self._server.violations)

    async def unanswered(self, request: web.Request) -> web.Response:
        return _json([tap.id for tap in self._server.unanswered_callbacks()])


def _json(result: object) -> web.Response:
    return web.json_response(_plain(result))


def _plain(value: object) -> object:
    if isinstance(value, Message):
        return value.summary()
    if isinstance(value, Upload):
        return f"{value.name}, {len(value.data)} bytes"
    if isinstance(value, dict):
        return {str(name): _plain(item) for name, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list) else value


def control_routes(server: FakeTelegram) -> list[web.RouteDef]:
    control = Control(server)
    return [
        web.post("/control/{verb}", control.post),
        web.get("/control/chat/{id}", control.chat),
        web.get("/control/requests", control.requests),
        web.get("/control/violations", control.violations),
        web.get("/control/unanswered", control.unanswered),
    ]
