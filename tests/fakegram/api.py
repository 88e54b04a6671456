"""One request to the Bot API: from HTTP to an act in the world, and back."""

import asyncio
import re
import time
from collections.abc import Callable
from dataclasses import dataclass

from aiohttp import web

from tests.fakegram import about, deleting, editing, sending
from tests.fakegram.errors import Invalid, Refused
from tests.fakegram.faults import Fault
from tests.fakegram.message import Json
from tests.fakegram.methods import BY_LOWER_CASE, METHODS, Upload
from tests.fakegram.reading import read_parameters
from tests.fakegram.webhook import Webhook
from tests.fakegram.world import World

LONGEST_POLL = 50

ACTS: dict[str, Callable[[World, Json, dict[str, Upload]], object]] = {
    "getMe": about.get_me,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendDocument": sending.send_document,
    "sendChatAction": sending.send_chat_action,
    "editMessageText": editing.edit_text,
    "editMessageCaption": editing.edit_caption,
    "editMessageMedia": editing.edit_media,
    "editMessageReplyMarkup": editing.edit_markup,
    "deleteMessage": deleting.delete_message,
    "deleteMessages": deleting.delete_messages,
    "answerCallbackQuery": about.answer_callback,
    "setMyCommands": about.set_commands,
    "deleteMyCommands": about.delete_commands,
    "setMyName": about.set_name,
    "setMyDescription": about.set_description,
    "setMyShortDescription": about.set_short_description,
    "setChatMenuButton": about.set_menu_button,
    "leaveChat": about.leave_chat,
    "getChat": about.get_chat,
    "close": about.nothing,
    "logOut": about.nothing,
}
FAULTS = {
    "400": Refused(400, "Bad Request: not like this"),
    "403": Refused(403, "Forbidden: bot was blocked by the user"),
    "500": Refused(500, "Internal Server Error"),
    "502": Refused(502, "Bad Gateway"),
}
SEEN_BY_A_PERSON = re.compile("send(?!ChatAction)|edit|delete")


@dataclass(slots=True)
class Request:
    """One line in the log. `status` is 0 when the connection was cut or the answer is still due."""

    method: str
    parameters: Json
    at: float
    status: int = 0
    description: str = ""
    fault: str = ""
    took: float = 0.0


class Api:
    def __init__(self, world: World) -> None:
        self.world = world
        self.requests: list[Request] = []
        self.webhook = Webhook(world, self.carry_out)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """The handler of /bot<token>/<method>."""
        token, method = request.match_info["token"], request.match_info["method"]
        if token != self.world.token:
            malformed = not re.fullmatch(r"\d+:[\w-]+", token)
            return refusal(Refused(404, "Not Found") if malformed else Refused(401, "Unauthorized"))
        method = BY_LOWER_CASE.get(method.lower(), method)
        try:
            parameters = await read_parameters(request)
        except (Invalid, ValueError) as wrong:
            self.world.violations.append(f"{method}: {wrong}")
            return refusal(Refused(400, "Bad Request: can't parse the request"))
        if method == "getUpdates":
            return await self._answer(request, method, parameters)
        with self.world.pulse.request():
            return await self._answer(request, method, parameters)

    async def _answer(self, request: web.Request, method: str, parameters: Json) -> web.StreamResponse:
        """Do it, or let it fail as ordered."""
        fault = self.world.faults.take(method, parameters)
        log = self._log(method, parameters, fault)
        if fault and fault.kind == "drop_before":
            return cut(request)
        if fault and (refused := ordered_refusal(fault)):
            return self._refuse(log, refused)
        try:
            result = await self.carry_out(method, parameters)
        except Refused as refused:
            return self._refuse(log, refused)
        if fault and fault.kind == "drop_after":
            return cut(request)
        if fault and fault.kind == "slow":
            await asyncio.sleep(fault.seconds)
        log.status, log.took = 200, time.monotonic() - log.at
        if fault and fault.kind == "garbage":
            return web.Response(body=b'{"ok":tr\xff<html>')
        return web.json_response({"ok": True, "result": result})

    def _log(self, method: str, parameters: Json, fault: Fault | None) -> Request:
        log = Request(method, parameters, time.monotonic(), fault=fault.kind if fault else "")
        self.requests.append(log)
        if method == "answerCallbackQuery":
            self.world.taps.tried(parameters.get("callback_query_id"))
        if SEEN_BY_A_PERSON.match(method) and re.fullmatch(r"-?\d+", chat_id := str(parameters.get("chat_id"))):
            self.world.pulse.reacted(int(chat_id))
        return log

    def _refuse(self, log: Request, refused: Refused) -> web.Response:
        log.status, log.description = refused.code, refused.description
        log.took = time.monotonic() - log.at
        return refusal(refused)

    async def carry_out(self, method: str, given: Json) -> object:
        """Check the request against the specification, then act. What is wrong with it is kept as a violation."""
        notes: list[str] = []
        try:
            if not (shape := METHODS.get(method)):
                notes.append("no such method here")
                raise Refused(404, "Not Found: method not found")
            attached = {name: v for name, v in given.items() if isinstance(v, Upload) and name not in shape.names}
            parameters = shape.read({name: v for name, v in given.items() if name not in attached}, notes)
            return await self._act(method, parameters, attached)
        except Invalid as invalid:
            notes.append(invalid.description)
            raise
        finally:
            self.world.violations += [f"{method}: {note}" for note in notes]

    async def _act(self, method: str, p: Json, attached: dict[str, Upload]) -> object:
        if method == "getUpdates":
            return await self._updates(p)
        if method in ("setWebhook", "deleteWebhook", "getWebhookInfo"):
            return self.webhook.act(method, p)
        return ACTS[method](self.world, p, attached)

    async def _updates(self, p: Json) -> object:
        if self.webhook.url:
            raise Refused(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        if "allowed_updates" in p:
            self.world.updates.allowed = p["allowed_updates"]
        timeout = min(p.get("timeout", 0), LONGEST_POLL)
        return await self.world.updates.poll(p.get("offset", 0), p.get("limit", 100), timeout)


def refusal(refused: Refused) -> web.Response:
    body: Json = {"ok": False, "error_code": refused.code, "description": refused.description}
    if refused.retry_after:
        body["parameters"] = {"retry_after": refused.retry_after}
    return web.json_response(body, status=refused.code)


def ordered_refusal(fault: Fault) -> Refused | None:
    if fault.kind == "429":
        wait = fault.retry_after
        return Refused(429, f"Too Many Requests: retry after {wait}", retry_after=wait)
    return FAULTS.get(fault.kind)


def cut(request: web.Request) -> web.Response:
    """Close the connection without a word."""
    if request.transport:
        request.transport.abort()
    return web.Response()
