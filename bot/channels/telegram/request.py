"""HTTP for PTB's `Bot`: at a fraction of the cost, and it tells what was not sent from what may have been."""

import json
import os
from collections.abc import Mapping
from typing import Any, cast
from urllib.parse import urlsplit

import httpx
import orjson
from telegram.error import NetworkError, RetryAfter
from telegram.request import BaseRequest, RequestData

from bot.channels.telegram.http import Client, Lost, NotConnected

os.environ["PTB_TIMEDELTA"] = "true"  # else PTB 22 warns of its own attribute whenever Telegram says "retry after"
ANSWER = 20.0  # seconds


class NotSent(NetworkError):
    """The request surely did not reach Telegram."""


class Unsure(NetworkError):
    """The request may have been carried out; no answer came, or none that can be read."""


def retry_after(error: RetryAfter) -> float:
    """How many seconds Telegram wants to be left alone."""
    wait = error.retry_after
    return float(wait) if isinstance(wait, int) else wait.total_seconds()


class TelegramRequest(BaseRequest):
    """One client for all calls."""

    __slots__ = ("_client", "_origin")

    def __init__(self, server: str) -> None:
        self._origin = "{0.scheme}://{0.netloc}".format(urlsplit(server))
        self._client = Client(self._origin)

    @property
    def read_timeout(self) -> float | None:
        return ANSWER

    async def initialize(self) -> None:
        """A connection is made when there is something to send."""

    async def shutdown(self) -> None:
        self._client.close()

    async def call(self, url: str, parameters: Mapping[str, Any], patience: float = ANSWER) -> Any:
        """The result of a call without files, or PTB's error for it. PTB hands the parameters through as they are;
        taking each of them apart for its own form costs as much as sending them."""
        given = {name: value for name, value in parameters.items() if value is not None}
        return await self.post(url, cast(RequestData, given), read_timeout=patience)

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        kind, body = _content(request_data)
        patience = read_timeout if isinstance(read_timeout, (int, float)) else ANSWER
        try:
            return await self._client.post(url.removeprefix(self._origin), kind, body, patience)
        except NotConnected as error:
            raise NotSent(str(error)) from None
        except Lost as error:
            raise Unsure(str(error)) from None

    @staticmethod
    def parse_json_payload(payload: bytes) -> Any:
        try:
            answer = decoded(payload)
        except ValueError:
            raise Unsure("unreadable answer") from None
        if not isinstance(answer, dict) or answer.get("ok") is not ("result" in answer):
            raise Unsure("not an answer of Telegram's")
        return answer


def decoded(payload: bytes) -> Any:
    """JSON, or ValueError. orjson refuses half characters, which people can send; one must not make a whole batch
    unreadable."""
    try:
        return orjson.loads(payload)
    except ValueError:
        pass
    try:
        return json.loads(payload.decode("utf-8", "replace"))
    except RecursionError:
        raise ValueError("too deep") from None


def _content(data: RequestData | Mapping[str, Any] | None) -> tuple[str, bytes]:
    """Content type and body: JSON, or a form where files go along."""
    if not isinstance(data, RequestData):
        return "application/json", orjson.dumps(data or {})
    if not data.contains_files:
        return "application/json", orjson.dumps(data.parameters)
    form = httpx.Request("POST", "https://form", data=data.json_parameters, files=data.multipart_data)
    return form.headers["Content-Type"], form.read()
