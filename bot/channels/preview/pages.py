"""The page and what it asks for, over HTTP and only for this machine."""

import asyncio
import os
import re
from collections.abc import Awaitable, Callable
from importlib.resources import files

import orjson
from aiohttp import web

from bot.channels.preview.chat import Chat, Shown
from bot.drawing import Draw, file_name, is_poster
from bot.message import Button, Picture, Turns
from bot.recent import Recent
from bot.settings import CannotStart

HERE_ONLY = "127.0.0.1"
NAMES = {HERE_ONLY, "localhost"}  # another name that leads here is a trick of another site
MOST_CHATS = 100
FILES = {"": "text/html", "page.css": "text/css", "page.js": "text/javascript"}
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def serve(turns: Turns, draw: Draw, language: str, port: int) -> None:
    """Until Ctrl-C. Nothing is stored, logged or sent anywhere."""

    def say(_: str) -> None:
        print(f"http://{HERE_ONLY}:{port}  (Ctrl-C stops it)", flush=True)

    try:
        web.run_app(application(turns, draw, language), host=HERE_ONLY, port=port, print=say, access_log=None)
    except (OSError, OverflowError) as error:
        why = os.strerror(error.errno or 0) if isinstance(error, OSError) else "there is no such port"
        raise CannotStart(f"--port: {port} cannot be used ({why}); choose another one, 1024 to 65535") from None


def application(turns: Turns, draw: Draw, language: str = "nl") -> web.Application:
    """Every tab of the browser is a person of its own."""
    app = web.Application(middlewares=[_guarded], client_max_size=64 * 1024)
    pages = _Pages(turns, draw, language)
    app.router.add_get("/{name:|page[.]css|page[.]js}", pages.file)
    app.router.add_get("/chat/{chat:[0-9a-f-]{36}}", pages.look)
    app.router.add_post("/chat/{chat:[0-9a-f-]{36}}", pages.touch)
    app.router.add_delete("/chat/{chat:[0-9a-f-]{36}}", pages.leave)
    app.router.add_get("/chat/{chat:[0-9a-f-]{36}}/{number:[0-9]{1,9}}", pages.picture)
    return app


@web.middleware
async def _guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
    """No other site may read what is here, or touch it: a browser asks before it sends JSON to somewhere else, and
    gets no answer."""
    if re.sub(r":\d+$", "", request.host) not in NAMES:
        raise web.HTTPForbidden
    if request.method == "POST" and request.content_type != "application/json":
        raise web.HTTPUnsupportedMediaType
    response = await handler(request)
    response.headers.update(HEADERS)
    return response


class _Pages:
    def __init__(self, turns: Turns, draw: Draw, language: str) -> None:
        self._turns, self._draw, self._language = turns, draw, language
        self._chats: Recent[str, Chat] = Recent(MOST_CHATS)

    async def file(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        text = files(__package__).joinpath(name or "page.html").read_text(encoding="utf-8")
        return web.Response(text=text.replace("{language}", self._language), content_type=FILES[name])

    async def look(self, request: web.Request) -> web.Response:
        chat = self._chats.get(request.match_info["chat"])
        return _told(chat.shown if chat else [])

    async def touch(self, request: web.Request) -> web.Response:
        """`{"text": …}` was typed, or `{"message": …, "data": …}` pressed."""
        name = request.match_info["chat"]
        chat = self._chats.get(name) or Chat(self._turns)
        self._chats[name] = chat
        match _json(await request.read()):
            case {"text": str(text)}:
                notice = chat.says(text)
            case {"message": int(number), "data": str(data)}:
                notice = chat.taps(number, data)
            case _:
                raise web.HTTPBadRequest
        return _told(chat.shown, notice)

    async def leave(self, request: web.Request) -> web.Response:
        """Forget the chat."""
        self._chats.pop(request.match_info["chat"], None)
        return _told([])

    async def picture(self, request: web.Request) -> web.Response:
        chat, number = self._chats.get(request.match_info["chat"]), int(request.match_info["number"])
        picture = next((one.message.picture for one in chat.shown if one.number == number), None) if chat else None
        if picture is None:
            raise web.HTTPNotFound
        body = await asyncio.to_thread(self._draw, picture)
        return web.Response(body=body, content_type="application/pdf" if is_poster(picture) else "image/png")


def _json(body: bytes) -> object:
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        return None


def _told(shown: list[Shown], notice: str = "") -> web.Response:
    body = orjson.dumps({"messages": [_message(one) for one in shown], "notice": notice})
    return web.Response(body=body, content_type="application/json")


def _message(one: Shown) -> dict[str, object]:
    message, picture = one.message, one.message.picture
    found: dict[str, object] = {"number": one.number, "theirs": one.theirs, "text": message.text}
    found |= {"quote": message.quote, "open": message.open, "rows": [[_button(b) for b in row] for row in message.rows]}
    if picture:
        kind = "poster" if is_poster(picture) else "picture"
        found["picture"] = {"kind": kind, "name": file_name(picture), "hidden": isinstance(picture, Picture)}
    return found


def _button(button: Button) -> dict[str, str]:
    return {"label": button.label, "data": button.data, "copy": button.copy, "url": button.url}
