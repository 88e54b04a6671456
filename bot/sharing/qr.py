"""The QR picture of an address: it survives a fold and a stain, and has the white edge that a camera wants."""

from collections.abc import Iterator
from io import BytesIO

import segno

EDGE = 4  # modules of white around it, as the standard asks
PIXELS = 16  # a module; ours come to some 700 pixels


def code_of(address: str) -> segno.QRCode:
    """A quarter of it may be lost."""
    return segno.make_qr(address, error="q")


def png(address: str) -> bytes:
    file = BytesIO()
    code_of(address).save(file, kind="png", scale=PIXELS, border=EDGE)
    return file.getvalue()


def svg(address: str) -> bytes:
    file = BytesIO()
    code_of(address).save(file, kind="svg", scale=PIXELS, border=EDGE, light="#fff")
    return file.getvalue()


def runs(address: str) -> tuple[int, list[tuple[int, int, int]]]:
    """For drawing it elsewhere: how many modules it is wide without the edge, and its dark runs as x, y, length."""
    rows = [[bool(module) for module in row] for row in code_of(address).matrix]
    return len(rows), [(x, y, long) for y, row in enumerate(rows) for x, long in _dark(row)]


def _dark(row: list[bool]) -> Iterator[tuple[int, int]]:
    x = 0
    while x < len(row):
        end = next((at for at in range(x, len(row)) if row[at] != row[x]), len(row))
        if row[x]:
            yield x, end - x
        x = end
