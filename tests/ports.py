"""A port of this machine that is free, and stays so until it is listened on."""

import socket

_held = list[socket.socket]()


def free_port() -> int:
    """Ours until this process ends: the kernel gives it to nobody who asks for any port. Who names it can listen on it,
    as servers may on an address that is bound but not listened on."""
    held = socket.socket()
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    held.bind(("127.0.0.1", 0))
    _held.append(held)
    return int(held.getsockname()[1])
