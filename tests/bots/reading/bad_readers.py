"""Readers that misbehave, for the pool's tests; they run in its worker processes."""

import ctypes
import os
import time

from counterfoil.model.documents import Reading


def by_name(name: str, content: bytes) -> Reading:
    """Do to the worker what the file's name says; else give back its name and size."""
    match name:
        case "sleeps":
            time.sleep(60)
        case "waits":
            time.sleep(1.5)
        case "spins":
            while True:
                pass
        case "eats memory":
            bytearray(1 << 32)
        case "leaves":
            os._exit(3)
        case "crashes":
            ctypes.string_at(0)
    return Reading(reader="test", detail=f"{name} {len(content)}")
