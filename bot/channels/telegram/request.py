"""HTTP for PTB's `Bot` on aiohttp: a third of the cost, and it tells what was not sent from what may have been."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import aiohttp
import orjson
from telegram.error import NetworkError, RetryAfter
from telegram.request import BaseRequest, RequestData

os.environ["PTB_TIMEDELTA"] = "true"  # else PTB 22 warns of its own attribute whenever Telegram says "retry after"
CONNECT, ANSWER = 10.0, 20.0  # seconds
CONNECTIONS = 64  # more than are sent side by side, so that taps never wait for one
IDLE = 15.0  # seconds; Telegram closes idle connections later, so that we never write into a closed one


class NotSent(NetworkError):
    """The request surely did not reach Telegram."""


class Unsure(NetworkError):
    """The request may have been carried out; no answer came, or none that can be read."""


def retry_after(error: RetryAfter) -> float:
    """How many seconds Telegram wants to be left alone."""
    wait = error.retry_after
    return float(wait) if isinstance(wait, int) else wait.total_seconds()


class AiohttpRequest(BaseRequest):
    """One session for all calls, made in `initialize`."""

    __slots__ = ("_session",)

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        return ANSWER

    async def initialize(self) -> None:
        connector = aiohttp.TCPConnector(limit=CONNECTIONS, keepalive_timeout=IDLE)
        self._session = aiohttp.ClientSession(connector=connector, headers={"User-Agent": "Steunkring"})

    async def shutdown(self) -> None:
        if self._session:
            await self._session.close()

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
        if self._session is None:
            raise NotSent("not initialized")
        answer = read_timeout if isinstance(read_timeout, (int, float)) else ANSWER
        timeout = aiohttp.ClientTimeout(total=None, connect=None, sock_connect=CONNECT, sock_read=answer)
        body, headers = _body(request_data)
        with _errors():
            async with self._session.request(
                method, url, data=body, headers=headers, timeout=timeout, allow_redirects=False
            ) as response:
                return response.status, await response.read()

    @staticmethod
    def parse_json_payload(payload: bytes) -> Any:
        """orjson refuses half characters, which people can send; one must not make a whole batch unreadable."""
        try:
            return orjson.loads(payload)
        except ValueError:
            pass
        try:
            return json.loads(payload.decode("utf-8", "replace"))
        except ValueError:
            raise Unsure("unreadable answer") from None


@contextmanager
def _errors() -> Iterator[None]:
    """aiohttp's errors as PTB's, without their words: an address holds the token."""
    try:
        yield
    except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.InvalidURL) as error:
        raise NotSent(type(error).__name__) from None
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        raise Unsure(type(error).__name__) from None


def _body(data: RequestData | None) -> tuple[Any, dict[str, str]]:
    """JSON, or a form where files go along."""
    if data is None:
        return None, {}
    if not data.contains_files:
        return orjson.dumps(data.parameters), {"Content-Type": "application/json"}
    form = aiohttp.FormData()
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, file in data.multipart_data.items():
        filename, content, kind = file
        form.add_field(name, content, filename=filename, content_type=kind)
    return form, {}
