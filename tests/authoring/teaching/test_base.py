"""The base model's file is read as it is written: a small one with numbers that are known."""

import struct

import numpy as np
import pytest

from bot.authoring.teaching.base import LEARNT, MAGIC, read, unpacked

WIDE, INNER, NAMES = 32, 64, ["<s>", "<pad>", "</s>", "<unk>", "é", "hui"]
CHANCE = np.random.default_rng(1)


def matrix(rows: int, columns: int) -> np.ndarray:
    """Numbers that four bits and a scale for each 32 can hold."""
    numbers = CHANCE.integers(-8, 8, (rows, columns // 32, 32)) * CHANCE.choice([0.5, 0.25], (rows, columns // 32, 1))
    return numbers.reshape(rows, columns).astype(np.float32)


def packed(numbers: np.ndarray) -> bytes:
    found = b""
    for block in numbers.reshape(-1, 32):
        scale = next(scale for scale in (0.25, 0.5) if all(n / scale in range(-8, 8) for n in block.tolist()))
        halves = (block / scale + 8).astype(np.uint8)
        found += np.float16(scale).tobytes() + (halves[:16] | halves[16:] << 4).tobytes()
    return found


def tensors() -> dict[str, np.ndarray]:
    sizes = {"q": (WIDE, WIDE), "k": (WIDE, WIDE), "v": (WIDE, WIDE), "ao": (WIDE, WIDE)}
    sizes |= {"fi": (INNER, WIDE), "fo": (WIDE, INNER)}
    found = {"emb.word": matrix(len(NAMES), WIDE), "emb.pos": CHANCE.random((LEARNT + 9, WIDE), np.float32)}
    plain = {"emb.type": WIDE, "emb.ln.w": WIDE, "emb.ln.b": WIDE}
    for name, size in sizes.items():
        found[f"l0.{name}.w"] = matrix(*size)
        plain[f"l0.{name}.b"] = size[0]
    plain |= {f"l0.{name}.{part}": WIDE for name in ("aln", "oln") for part in "wb"}
    return found | {name: CHANCE.random(size, np.float32) for name, size in plain.items()}


def file_of(found: dict[str, np.ndarray]) -> bytes:
    letters = [name.encode() for name in NAMES]
    head = MAGIC + struct.pack("<8ifi", 1, WIDE, 1, 2, INNER, len(NAMES), 512, 2, 1e-12, 32)
    head += struct.pack("<5iQ", len(NAMES), 0, 2, 1, 3, sum(map(len, letters)))
    head += np.cumsum([0, *map(len, letters)]).astype(np.uint32).tobytes()
    head += np.arange(len(NAMES), dtype=np.float32).tobytes() + b"".join(letters)
    head += struct.pack("<iI", 0, 3) + b"???" + struct.pack("<i", len(found))
    bodies = {
        name: packed(of) if (name.endswith(".w") and of.ndim == 2) or name == "emb.word" else of.tobytes()
        for name, of in found.items()
    }
    at = len(head) + sum(2 + len(name) + 21 for name in found)
    for name, body in bodies.items():
        head += struct.pack("<H", len(name)) + name.encode() + struct.pack("<BIQQ", 0, found[name].size, at, len(body))
        at += len(body)
    return head + b"".join(bodies.values())


def test_every_piece_and_tensor_is_found_under_our_names():
    found = tensors()
    base = read(file_of(found))
    assert (base.names, base.specials, base.layers) == (NAMES, (0, 2, 3), 1)
    assert base.scores.tolist() == [0, 1, 2, 3, 4, 5]
    assert np.array_equal(base.word, found["emb.word"])
    assert np.array_equal(base.weights["place"], found["emb.pos"][: LEARNT + 2] + found["emb.type"])
    assert np.array_equal(base.weights["0 look"][:, WIDE : 2 * WIDE], found["l0.k.w"].T)
    assert np.array_equal(base.weights["0 look shift"][2 * WIDE :], found["l0.v.b"])
    assert np.array_equal(base.weights["0 widen"], found["l0.fi.w"].T)
    assert np.array_equal(base.weights["0 narrow"], found["l0.fo.w"].T)
    assert np.array_equal(base.weights["0 thought shift"], found["l0.oln.b"])


def test_a_block_is_a_scale_and_halves_of_bytes():
    block = np.frombuffer(np.float16(0.5).tobytes() + bytes([0xF0] + [0x88] * 15), np.uint8)
    numbers = unpacked(block)[0].tolist()
    assert (numbers[0], numbers[16]) == (-4, 3.5) and set(numbers[1:16] + numbers[17:]) == {0}


def test_another_file_is_refused():
    with pytest.raises(ValueError, match="of another kind"):
        read(b"GGUF" + bytes(99))
