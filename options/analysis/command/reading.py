"""The bytes of the files that were named, or of standard input."""

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from options.analysis.command.refusals import Refused
from options.formats import FormatError
from options.formats.limits import FILE_BYTES

T = TypeVar("T")

STANDARD_INPUT = "-"


def read_as(read: Callable[[bytes], T], name: str) -> T:
    """What a file holds, read by one of the formats; `-` is standard input.

    Raises Refused, which names the file, for one that cannot be had or read.
    """
    called = "standard input" if name == STANDARD_INPUT else name
    try:
        return read(_bytes_of(name))
    except FormatError as fault:
        place = called if fault.path == "file" else f"{called}, {fault.path}"
        raise Refused(f"{place}: {fault.sentence}") from None
    except FileNotFoundError:
        raise Refused(f"{called}: There is no such file.") from None
    except IsADirectoryError:
        raise Refused(f"{called}: This is a folder. Name a file in it.") from None
    except PermissionError:
        raise Refused(f"{called}: You may not read this file.") from None
    except OSError as error:
        raise Refused(f"{called}: This cannot be read ({error.strerror}).") from None
    except ValueError:  # a name that no file can have
        raise Refused(f"{called}: There is no such file.") from None


def _bytes_of(name: str) -> bytes:
    """No more than a format needs to see that a file is too large."""
    if name != STANDARD_INPUT:
        with Path(name).open("rb") as file:
            return file.read(FILE_BYTES + 1)
    if sys.stdin is None:
        raise FileNotFoundError
    source = getattr(sys.stdin, "buffer", None) or io.BytesIO(sys.stdin.read().encode())
    found: bytes = source.read(FILE_BYTES + 1)
    return found
