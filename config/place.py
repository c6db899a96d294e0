"""Where the site listens and what it keeps there, settled before Django's settings load.

Only the standard library, as nothing else can be asked yet.
"""

import contextlib
import errno
import fcntl
import ipaddress
import os
import secrets
import socket
import struct
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

HOST, PORT = "127.0.0.1", 8000
LAST_PORT = 65535
EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104 -- compared with, never a default
ASK_FOR_ADDRESS = 0x8915  # SIOCGIFADDR: the address of a network interface, on Linux

NO_ROOM = "The disk is full. Make some room and start again."


class CannotStart(Exception):  # noqa: N818 -- it names what happened, as a person would
    """The site cannot start; the message says why and what to do."""


@dataclass(frozen=True)
class Place:
    """Where the site listens, and the address by which others reach it."""

    host: str
    port: int
    address: str

    @property
    def is_open_to_others(self) -> bool:
        """It listens on more than this machine's own loopback."""
        return not is_loopback(self.host)

    @property
    def bind(self) -> str:
        """Host and port as the server wants them."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def has_no_network(self) -> bool:
        """Others were to reach it, but this machine has no address for them."""
        return self.is_open_to_others and is_loopback(host_of(self.address))


# --- Where it listens ---------------------------------------------------------------------


def place_from(variables: Mapping[str, str]) -> Place:
    """HOST and PORT as given, and the address that a person types."""
    host = variables.get("HOST", "").strip().strip("[]") or HOST
    written = variables.get("PORT", "").strip() or str(PORT)
    if not is_port(written):
        raise CannotStart(f"PORT must be a number from 1 to {LAST_PORT}, not {written!r}.")
    given = site_address_from(variables)
    name = address_of_machine() if host in EVERYWHERE else host
    shown = f"[{name}]" if ":" in name else name
    return Place(host, int(written), given or f"http://{shown}:{written}")


def is_port(written: str) -> bool:
    """A number that a port can have."""
    fits = written.isascii() and written.isdigit() and len(written) <= len(str(LAST_PORT))
    return fits and 1 <= int(written) <= LAST_PORT


def site_address_from(variables: Mapping[str, str]) -> str:
    """SITE_ADDRESS as given, with its scheme, or nothing."""
    given = variables.get("SITE_ADDRESS", "").strip().rstrip("/")
    try:
        parts = urlsplit(given)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        usable = False
    if given and not usable:
        raise CannotStart(
            f"SITE_ADDRESS must be like https://policy.example.org, not {given!r}."
        )
    return given


def is_loopback(host: str) -> bool:
    """Only this machine can reach it."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def address_of_machine() -> str:
    """This machine's address in its network; no packet is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # kept free for examples: it only picks a route
            found = str(probe.getsockname()[0])
        except OSError:
            found = HOST
    if is_loopback(found):
        return next((one for one in addresses_of_interfaces() if not is_loopback(one)), HOST)
    return found


def addresses_of_interfaces() -> list[str]:
    """The addresses of this machine's networks, as far as the system tells."""
    found = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        for _number, name in socket.if_nameindex():
            asked = struct.pack("256s", name.encode()[:15])
            try:
                answer = fcntl.ioctl(probe.fileno(), ASK_FOR_ADDRESS, asked)
            except OSError:
                continue  # the interface is down, or the system asks in another way
            found.append(socket.inet_ntoa(answer[20:24]))
    return found


def refuse_busy_port(place: Place) -> None:
    """Fail early, with a sentence, where the server would fail late, with a trace."""
    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((place.host, place.port))
        except OSError as fault:
            raise CannotStart(why_not_bound(fault, place)) from None


def why_not_bound(fault: OSError, place: Place) -> str:
    """One sentence for a port that cannot be had."""
    if fault.errno == errno.EADDRINUSE:
        other = place.port + 1 if place.port < LAST_PORT else PORT
        return (
            f"Port {place.port} is in use. Stop what uses it, or choose another: "
            f"make run PORT={other}"
        )
    if fault.errno in (errno.EACCES, errno.EPERM):
        return f"Port {place.port} needs more rights. Choose one from 1024 on."
    return f"{place.host} is not an address of this machine. Leave HOST away, or use 0.0.0.0."


def host_of(address: str) -> str:
    """The name or number in an address, without scheme, port and brackets."""
    return str(urlsplit(address).hostname or "")


def name_hosts(place: Place, variables: MutableMapping[str, str]) -> None:
    """Let the settings accept the address that others type, and use it in links."""
    if not place.is_open_to_others:
        return
    shown = host_of(place.address)
    ours = [f"[{shown}]" if ":" in shown else shown, *addresses_of_interfaces()]
    names = ["127.0.0.1", "localhost", "[::1]", socket.gethostname(), *ours]
    variables.setdefault("ALLOWED_HOSTS", ",".join(dict.fromkeys(filter(None, names))))
    variables.setdefault("SITE_ADDRESS", place.address)


# --- What it keeps ------------------------------------------------------------------------


def data_dir_from(variables: Mapping[str, str]) -> Path:
    """The data folder, the same one that the settings will name."""
    here = Path(__file__).resolve().parent.parent
    return Path(variables.get("DATA_DIR", "").strip() or here / "var").resolve()


def prepare_folder(data_dir: Path) -> None:
    """Make the data folder and make sure that it can be written to."""
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        probe = data_dir / f".written-{os.getpid()}"
        try:
            probe.write_bytes(b"x" * 4096)
        finally:
            probe.unlink(missing_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise CannotStart(f"{data_dir} is not a folder. Choose another DATA_DIR.") from None
    except OSError as fault:
        raise CannotStart(sentence_for(fault, data_dir)) from None


def sentence_for(fault: OSError, where: Path | None = None) -> str:
    """What an operating system's refusal means here."""
    named = where or fault.filename or "A file"
    if fault.errno in (errno.ENOSPC, errno.EDQUOT):
        return NO_ROOM
    if fault.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"{named} cannot be written. Change its rights, or choose another DATA_DIR."
    return f"{named}: {fault.strerror or fault}."


def keep_secret_key(data_dir: Path, variables: Mapping[str, str]) -> None:
    """Write a secret key once, readable by this account alone; of two starts one wins."""
    kept = data_dir / "secret-key"
    if variables.get("SECRET_KEY", "").strip():
        return
    if kept.is_file() and kept.stat().st_size == 0:
        kept.unlink()  # what a power cut in the middle of the first start leaves
    if kept.is_file():
        return
    new = data_dir / f".secret-key-{os.getpid()}"
    try:
        descriptor = os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(64) + "\n")
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(new, kept)
    except OSError as fault:
        raise CannotStart(sentence_for(fault, data_dir)) from None
    finally:
        new.unlink(missing_ok=True)
