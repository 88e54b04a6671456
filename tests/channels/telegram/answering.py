"""A server of bytes: it answers in any pieces, late, wrong, twice or not at all."""

import asyncio
import datetime
import ipaddress
import os
import socket
import ssl
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bot.channels.telegram.http import Client

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
END, RESET, SILENCE = b"<end>", b"<reset>", b"<silence>"
Script = tuple[bytes, ...]


class Ended(Exception):
    """By the script."""


class Server:
    """Answers each request with the next of these scripts, whose pieces are written apart; then with the request's own
    body. END, RESET and SILENCE are pieces too."""

    def __init__(self, *scripts: Script, tls: ssl.SSLContext | None = None, host: str = "127.0.0.1") -> None:
        self._scripts, self._tls, self._host = list(scripts), tls, host
        self.heads, self.bodies = list[bytes](), list[bytes]()
        self.connections, self.open, self.most = 0, 0, 0
        self.sockets: list[int] = []
        self.address = ""

    @asynccontextmanager
    async def serving(self) -> AsyncIterator[str]:
        """Its address. In the end nobody may be connected any more."""
        listener = await asyncio.start_server(self._serve, self._host, 0, ssl=self._tls)
        host = f"[{self._host}]" if ":" in self._host else self._host
        self.address = f"{'https' if self._tls else 'http'}://{host}:{listener.sockets[0].getsockname()[1]}"
        try:
            yield self.address
            async with asyncio.timeout(5):
                while self.open:
                    await asyncio.sleep(0.002)
        finally:
            listener.close()
            await asyncio.sleep(0.01)

    @asynccontextmanager
    async def client(self, **limits: float) -> AsyncIterator[Client]:
        async with self.serving() as address:
            client = Client(address, **limits)  # type: ignore[arg-type]
            try:
                yield client
            finally:
                client.close()

    async def heard(self, number: int) -> None:
        """Wait for so many requests."""
        while len(self.bodies) < number:
            await asyncio.sleep(0.002)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections, self.open = self.connections + 1, self.open + 1
        self.most = max(self.most, self.open)
        self.sockets.append(writer.get_extra_info("socket").fileno())
        with suppress(Ended, asyncio.IncompleteReadError, OSError):
            while True:
                body = await self._read(reader)
                script = self._scripts.pop(0) if self._scripts else (echo(body),)
                await self._answer(script, reader, writer)
        self.open -= 1
        writer.close()

    async def _read(self, reader: asyncio.StreamReader) -> bytes:
        head = await reader.readuntil(b"\r\n\r\n")
        body = await reader.readexactly(int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]))
        self.heads.append(head)
        self.bodies.append(body)
        return body

    async def _answer(self, script: Script, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for piece in script:
            if piece == END:
                raise Ended
            if piece == RESET:
                writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                writer.transport.abort()
                raise Ended
            if piece == SILENCE:
                await reader.read()
                raise Ended
            writer.write(piece)
            await writer.drain()
            if len(script) > 1:
                await asyncio.sleep(0.001)

    def push(self, data: bytes) -> None:
        """Unasked, on the newest connection, before any loop has its next round."""
        os.write(self.sockets[-1], data)

    def hang_up(self) -> None:
        """The same, for an end."""
        with socket.socket(fileno=os.dup(self.sockets[-1])) as there:
            there.shutdown(socket.SHUT_WR)


def echo(body: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body)


def certificate(folder: Path, name: str = "127.0.0.1") -> tuple[ssl.SSLContext, Path]:
    """For a server of this address, and the file of who trusts it."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(name))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    secret, public = folder / "key.pem", folder / "certificate.pem"
    form = serialization.PrivateFormat.PKCS8
    secret.write_bytes(key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()))
    public.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(public, secret)
    return context, public
