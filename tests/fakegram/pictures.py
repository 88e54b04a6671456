"""Whether an upload is a picture Telegram can show: a whole PNG or JPEG of sensible measures."""

import struct
import zlib
from collections.abc import Iterator

from tests.fakegram.errors import Invalid

AT_MOST_BYTES = 10 * 1024 * 1024
AT_MOST_EDGES = 10_000
AT_MOST_RATIO = 20

PNG = b"\x89PNG\r\n\x1a\n"
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # by PNG colour type
FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}  # the JPEG segments that hold the measures


def measures(data: bytes) -> tuple[int, int]:
    """Width and height, if this may be sent as a photo."""
    if len(data) > AT_MOST_BYTES:
        raise Invalid("file is too big for a photo")
    try:
        width, height = _png(data) if data.startswith(PNG) else _jpeg(data)
    except (struct.error, zlib.error, ValueError, LookupError) as broken:
        raise Invalid(f"IMAGE_PROCESS_FAILED: not a whole PNG or JPEG ({broken})") from None
    short, long = sorted((width, height))
    if short < 1 or short + long > AT_MOST_EDGES or long > AT_MOST_RATIO * short:
        raise Invalid(f"PHOTO_INVALID_DIMENSIONS: {width}×{height}")
    return width, height


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(PNG)
    while at < len(data):
        size, name = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + size]
        (checksum,) = struct.unpack_from(">I", data, at + 8 + size)
        if zlib.crc32(name + body) != checksum:
            raise ValueError(f"chunk {name!r} is damaged")
        yield name, body
        at += 12 + size


def _png(data: bytes) -> tuple[int, int]:
    chunks = list(_chunks(data))
    if chunks[0][0] != b"IHDR" or chunks[-1][0] != b"IEND":
        raise ValueError("no beginning or no end")
    width, height, depth, colour, *_, interlaced = struct.unpack(">IIBBBBB", chunks[0][1])
    pixels = zlib.decompress(b"".join(body for name, body in chunks if name == b"IDAT"))
    row = 1 + (width * depth * CHANNELS[colour] + 7) // 8
    if not interlaced and len(pixels) != row * height:
        raise ValueError("pixels are missing")
    return width, height


def _jpeg(data: bytes) -> tuple[int, int]:
    if not (data.startswith(b"\xff\xd8") and data.rstrip(b"\0").endswith(b"\xff\xd9")):
        raise ValueError("no beginning or no end")
    at = 2
    while True:
        mark, kind, size = struct.unpack_from(">BBH", data, at)
        if mark != 0xFF:
            raise ValueError("segments are damaged")
        if kind in FRAMES:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        at += 2 + size
