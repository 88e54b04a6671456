"""A request's parameters, wherever the real server looks for them: query, form, multipart, JSON."""

from typing import Any

from aiohttp import web
from aiohttp.multipart import BodyPartReader

from tests.fakegram.errors import Invalid
from tests.fakegram.methods import Upload


async def read_parameters(request: web.Request) -> dict[str, Any]:
    """Uploads are among them, under the name of their field."""
    given: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        body = await request.text()
        given |= _object(await request.json()) if body else {}
    elif request.content_type == "multipart/form-data":
        given |= await _multipart(request)
    elif request.content_type == "application/x-www-form-urlencoded":
        given |= dict(await request.post())
    return given


def _object(body: Any) -> dict[str, Any]:
    if not isinstance(body, dict):
        raise Invalid("the body is not an object")
    return body


async def _multipart(request: web.Request) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or not part.name:
            raise Invalid("a part without a name")
        data = bytes(await part.read(decode=True))
        fields[part.name] = data.decode() if part.filename is None else Upload(part.filename, data)
    return fields
