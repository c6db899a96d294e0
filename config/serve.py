"""Start the site: prepare its data folder and database, say where it is, and serve it.

`make run` calls this. What goes wrong is said in one sentence, with exit code 1.
"""

import hashlib
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NoReturn

import django
import segno
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, connections
from django.utils.module_loading import import_string

from config import env
from config.place import (
    NO_ROOM,
    CannotStart,
    Place,
    data_dir_from,
    keep_secret_key,
    name_hosts,
    place_from,
    prepare_folder,
    refuse_busy_port,
    sentence_for,
)

# Four half-sent requests must not hold up everybody: a thread that waits costs next to nothing.
THREADS = 8
KEEP_ALIVE = 75
DATABASES = ("sqlite", "postgres", "postgresql")
NO_SUCH_DATABASE = (
    "DATABASE_URL cannot be read. It looks like postgres://name:password@host:5432/database, "
    "or like sqlite:////folder/file."
)


def main() -> NoReturn:
    """Prepare everything, then become the server; what it writes is this account's alone."""
    os.umask(0o077)
    try:
        place = place_from(os.environ)
        command = server_command(place, os.environ)
        prepare_folder(data_dir_from(os.environ))
        refuse_busy_port(place)
        name_hosts(place, os.environ)
        keep_secret_key(data_dir_from(os.environ), os.environ)
        read_settings()
        say_where(place, prepare_site())
    except (CannotStart, ImproperlyConfigured, CommandError) as fault:
        sys.exit(str(fault))
    except OSError as fault:
        sys.exit(sentence_for(fault))
    become(command)


def become(command: list[str]) -> NoReturn:
    """Be the server in this very process, which has read everything that its workers need."""
    sys.argv = command
    server = import_string("gunicorn.app.wsgiapp.WSGIApplication")
    server("%(prog)s", prog=command[0]).run()
    raise SystemExit  # the server ends the process itself


def server_command(place: Place, variables: Mapping[str, str]) -> list[str]:
    """The server as it is called: a worker a core, eight threads each, no access log.

    The workers begin as copies of a process that has read all pages, and answer at once.

    Who a request came from is believed only of the proxies that TRUSTED_PROXIES counts.
    """
    workers = env.number("WORKERS", cores())
    if not workers:
        raise CannotStart("WORKERS must be 1 or more.")
    proxies = "*" if variables.get("TRUSTED_PROXIES", "").strip(" 0") else ""
    return [
        "gunicorn", "config.wsgi",
        "--preload",
        "--worker-class", "gthread",
        "--workers", str(workers),
        "--threads", str(THREADS),
        "--keep-alive", str(KEEP_ALIVE),
        "--bind", place.bind,
        "--forwarded-allow-ips", proxies,
        "--forwarder-headers", "",
        "--log-level", "warning",
        "--no-control-socket",
    ]  # fmt: skip


def cores() -> int:
    """The cores that this process may use, where the system tells."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


# --- Preparing ----------------------------------------------------------------------------


def read_settings() -> None:
    """Load the settings and the records; what cannot be used is named."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    scheme = (env.text("DATABASE_URL") or DATABASES[0]).split("://")[0]
    if scheme not in DATABASES:
        raise CannotStart(NO_SUCH_DATABASE)
    try:
        django.setup()
    except ValueError as fault:
        if not env.text("DATABASE_URL"):
            raise CannotStart(f"A setting cannot be used: {fault}") from None
        raise CannotStart(NO_SUCH_DATABASE) from None


def prepare_site() -> str | None:
    """Bring database and files up to date; a token for the first admin, if one is missing."""
    try:
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("load_cases", verbosity=0)
        call_command("purge", verbosity=0)
        invite: Callable[[], str | None] = import_string(
            "options.actions.invitations.invite_first_admin"
        )
        token = invite()
    except DatabaseError as fault:
        raise CannotStart(sentence_for_database(fault)) from None
    finally:
        connections.close_all()
    collect_static_files()
    return token


def sentence_for_database(fault: DatabaseError) -> str:
    """What a database's refusal means here."""
    words = str(fault).strip().split("\n")[0]
    name = connection.settings_dict["NAME"]
    if "is full" in words or "No space" in words:
        return NO_ROOM
    if "readonly" in words or "read-only" in words:
        return f"The database {name} cannot be written. Change its rights."
    if connection.vendor != "sqlite":
        return f"The database of DATABASE_URL cannot be used: {words}"
    if "not a database" in words or "malformed" in words:
        return f"{name} is damaged, or is no database. Put a backup in its place."
    return f"The database {name} cannot be used: {words}."


def collect_static_files() -> None:
    """Bring the pages' files to where they are served from, when they are not there yet."""
    stamp = settings.DATA_DIR / "static-stamp"
    wanted = fingerprint_of_static_files()
    if stamp.is_file() and stamp.read_bytes() == wanted.encode("ascii"):
        return
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(wanted, encoding="ascii")


def fingerprint_of_static_files() -> str:
    """Changes with every name and byte of what the pages load, and with how it is kept."""
    seen = hashlib.sha256(str(settings.STORAGES["staticfiles"]).encode())
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: str(found[0])):
            seen.update(name.encode() + b"\0" + Path(storage.path(name)).read_bytes())
    return seen.hexdigest()


# --- Saying -------------------------------------------------------------------------------


def say_where(place: Place, token: str | None) -> None:
    """Print the address, for a room as a picture too, and the first admin's way in."""
    print(f"Policy Options is at {place.address}/")
    if place.is_open_to_others:
        say_to_a_room(place)
    if token:
        print(
            "No account exists yet. Make the first admin's within 30 minutes, at\n"
            f"{place.address}/invitations/{token}/"
        )
    print("Stop it with Ctrl-C.", flush=True)


def say_to_a_room(place: Place) -> None:
    """What changes when others can reach the site."""
    if place.has_no_network:
        print("This machine is in no network, so nobody else can open it yet.")
        return
    segno.make(f"{place.address}/").terminal(compact=True)
    if not settings.HTTPS:
        print(
            "Warning: this is plain http, so anybody in this network can read what is sent, "
            "passwords too. Use it in a room that you trust."
        )


if __name__ == "__main__":
    main()
