"""The keys: what is kept is sealed with them, and a person is known only by what they make of a chat id."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from hmac import HMAC

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

ID_BYTES, NONCE_BYTES = 8, 12
SCHEMA = 1  # goes into every seal: what one version of the layout sealed is not read as another's


class Unsealable(Exception):
    """A sealed value was changed, moved from another row, or sealed with a key we do not have."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key of 32 bytes, and its sub-keys: each serves one purpose only."""

    id: bytes
    person: HMAC
    link: HMAC
    sealing: AESGCM


def make_key(secret: bytes) -> Key:
    """The sub-keys of a secret. Its id tells keys apart and gives nothing away."""
    person = HMAC(_derive(secret, "person"), digestmod="sha256")
    link = HMAC(_derive(secret, "link"), digestmod="sha256")
    return Key(_derive(secret, "id")[:ID_BYTES], person, link, AESGCM(_derive(secret, "sealing")))


def _digest(keyed: HMAC, plain: bytes) -> bytes:
    """Copying the keyed state is many times faster than keying it anew."""
    mac = keyed.copy()
    mac.update(plain)
    return mac.digest()


def _derive(secret: bytes, purpose: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"steunkring {purpose}".encode()).derive(secret)


class Keyring:
    """Seals with the newest key, opens with any."""

    def __init__(self, secrets: Sequence[bytes]) -> None:
        keys = [make_key(secret) for secret in secrets]
        self.newest = keys[0]
        self._keys = {key.id: key for key in keys}

    @property
    def ids(self) -> set[bytes]:
        return set(self._keys)

    def person(self, chat_id: int) -> bytes:
        """Who this is, to us, under the newest key."""
        return _digest(self.newest.person, b"%d" % chat_id)

    def person_under_any(self, chat_id: int) -> list[bytes]:
        """Who this is under each key, so that someone from before a change of keys is found."""
        return [_digest(key.person, b"%d" % chat_id) for key in self._keys.values()]

    def link(self, code: str) -> bytes:
        """What a link is found by, under the newest key."""
        return _digest(self.newest.link, code.encode())

    def link_under_any(self, code: str) -> list[bytes]:
        return [_digest(key.link, code.encode()) for key in self._keys.values()]

    def seal(self, column: str, row: bytes, plain: bytes) -> bytes:
        """Key id, nonce, ciphertext; bound to its `column` (table.column) and to the identity of its row."""
        nonce = os.urandom(NONCE_BYTES)
        return self.newest.id + nonce + self.newest.sealing.encrypt(nonce, plain, _bound(column, row))

    def open(self, column: str, row: bytes, sealed: bytes) -> bytes:
        """What was sealed in this very place, or `Unsealable`."""
        key = self._keys.get(sealed[:ID_BYTES])
        nonce, ciphertext = sealed[ID_BYTES : ID_BYTES + NONCE_BYTES], sealed[ID_BYTES + NONCE_BYTES :]
        if key is None or len(nonce) < NONCE_BYTES:
            raise Unsealable(column)
        try:
            return key.sealing.decrypt(nonce, ciphertext, _bound(column, row))
        except InvalidTag:
            raise Unsealable(column) from None


def _bound(column: str, row: bytes) -> bytes:
    return b"%b|%b|%d" % (column.encode(), row, SCHEMA)
