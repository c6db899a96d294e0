# ruff: noqa: S104 -- addresses are compared here, nothing listens on them

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

from config.place import CannotStart, Place
from config.serve import collect_static_files, say_where, server_command

HERE = Path(__file__).resolve().parent.parent.parent
LONGEST_START = 30


def start(**variables):
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.Popen(
        [sys.executable, "-m", "config.serve"],
        cwd=HERE,
        env={**kept, "WORKERS": "1", "DATABASE_URL": "", **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def refusal_of(**variables):
    said, fault = start(**variables).communicate(timeout=LONGEST_START)
    assert said == ""
    return fault.strip()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


@contextmanager
def running(data_dir, port):
    """The site, once it answers, and what it has printed."""
    process = start(DATA_DIR=str(data_dir), PORT=port)
    said = []
    try:
        for line in process.stdout:
            said.append(line)
            if line.startswith("Stop it"):
                break
        wait_for(f"http://127.0.0.1:{port}/healthz")
        yield "".join(said)
    finally:
        process.terminate()
        process.communicate(timeout=LONGEST_START)


def wait_for(address):
    until = time.monotonic() + LONGEST_START
    while time.monotonic() < until:
        try:
            return status_of(address)
        except urllib.error.URLError:
            time.sleep(0.05)  # another process is starting
    raise TimeoutError(address)


def status_of(address):
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310 -- ours
            return answer.status
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code


def test_first_start_gives_the_first_admin_an_address_and_the_next_start_another(tmp_path):
    port = free_port()
    with running(tmp_path, port) as said:
        first = re.search(r"http://\S+/invitations/\S+/", said)[0]
        assert f"Policy Options is at http://127.0.0.1:{port}/" in said
        assert status_of(first) == 200

    with running(tmp_path, port) as said:
        second = re.search(r"http://\S+/invitations/\S+/", said)[0]
        assert status_of(first) == 410
        assert status_of(second) == 200


def test_port_in_use_is_said_in_one_sentence(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        said = refusal_of(DATA_DIR=str(tmp_path), PORT=str(port))

    assert said == (
        f"Port {port} is in use. Stop what uses it, or choose another: make run PORT={port + 1}"
    )


def test_address_of_another_machine_is_said_in_one_sentence(tmp_path):
    said = refusal_of(DATA_DIR=str(tmp_path), HOST="192.0.2.77")

    assert said == (
        "192.0.2.77 is not an address of this machine. Leave HOST away, or use 0.0.0.0."
    )


def test_data_folder_that_is_a_file_is_said_in_one_sentence(tmp_path):
    (tmp_path / "file").write_text("")

    said = refusal_of(DATA_DIR=str(tmp_path / "file"), PORT=free_port())

    assert said == f"{tmp_path}/file is not a folder. Choose another DATA_DIR."


def test_damaged_database_is_said_in_one_sentence(tmp_path):
    database = tmp_path / "policy-options.sqlite3"
    database.write_bytes(b"not a database at all " * 1000)

    said = refusal_of(DATA_DIR=str(tmp_path), PORT=free_port())

    assert said == f"{database} is damaged, or is no database. Put a backup in its place."


@pytest.mark.parametrize(
    "url", ["nonsense", "nonsense://name:secret@host/db", "postgres://h:x/d", "mysql://a/b"]
)
def test_bad_database_url_is_said_in_one_sentence_without_its_secrets(tmp_path, url):
    said = refusal_of(DATA_DIR=str(tmp_path), PORT=free_port(), DATABASE_URL=url)

    assert said == (
        "DATABASE_URL cannot be read. It looks like postgres://name:password@host:5432/database,"
        " or like sqlite:////folder/file."
    )


def test_database_that_does_not_answer_is_said_in_one_sentence(tmp_path):
    url = f"postgres://name:secret@127.0.0.1:{free_port()}/database"

    said = refusal_of(DATA_DIR=str(tmp_path), PORT=free_port(), DATABASE_URL=url)

    assert said.startswith("The database of DATABASE_URL cannot be used: ")
    assert said.count("\n") == 0
    assert "secret" not in said


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({"WORKERS": "0"}, "WORKERS must be 1 or more."),
        ({"WORKERS": "many"}, "WORKERS must be a whole number, not 'many'."),
        ({"HTTPS": "perhaps"}, "HTTPS must be 1 or 0, not 'perhaps'."),
        ({"PORT": "x"}, "PORT must be a number from 1 to 65535, not 'x'."),
    ],
)
def test_setting_that_means_nothing_is_said_in_one_sentence(tmp_path, variables, sentence):
    assert refusal_of(DATA_DIR=str(tmp_path), **{"PORT": free_port(), **variables}) == sentence


def option_of(command, name):
    return command[command.index(name) + 1]


def test_proxies_are_believed_only_when_they_are_counted(monkeypatch):
    monkeypatch.setenv("WORKERS", "3")
    place = Place("127.0.0.1", 8000, "http://127.0.0.1:8000")

    alone = server_command(place, {})
    behind = server_command(place, {"TRUSTED_PROXIES": "1"})

    assert option_of(alone, "--forwarded-allow-ips") == ""
    assert (
        option_of(server_command(place, {"TRUSTED_PROXIES": "0"}), "--forwarded-allow-ips")
        == ""
    )
    assert option_of(behind, "--forwarded-allow-ips") == "*"
    assert option_of(alone, "--workers") == "3"
    assert option_of(alone, "--bind") == "127.0.0.1:8000"


def test_no_worker_at_all_is_refused(monkeypatch):
    monkeypatch.setenv("WORKERS", "0")

    with pytest.raises(CannotStart):
        server_command(Place("127.0.0.1", 8000, "http://127.0.0.1:8000"), {})


def test_changed_file_is_served_after_the_next_start_however_old_it_looks(settings, tmp_path):
    settings.DATA_DIR, settings.STATIC_ROOT = tmp_path, tmp_path / "static"
    settings.STATICFILES_DIRS = [tmp_path / "source"]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    source, served = tmp_path / "source" / "a.css", tmp_path / "static" / "a.css"
    source.parent.mkdir()
    source.write_text("one")
    collect_static_files()
    source.write_text("two")
    os.utime(source, (1, 1))

    collect_static_files()

    assert served.read_text() == "two"


def test_files_are_compressed_without_what_takes_a_start_too_long(settings, tmp_path):
    settings.DATA_DIR, settings.STATIC_ROOT = tmp_path, tmp_path / "static"
    settings.STATICFILES_DIRS = [tmp_path / "source"]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    kept = {"BACKEND": "config.static_files.KeptStaticFiles"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": kept}
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "a.css").write_text("a { color: red }\n" * 50)

    collect_static_files()

    kinds = {path.suffix for path in (tmp_path / "static").iterdir()}
    assert kinds == {".css", ".gz", ".json"}


def test_files_that_did_not_change_are_left_alone(settings, tmp_path):
    settings.DATA_DIR, settings.STATIC_ROOT = tmp_path, tmp_path / "static"
    settings.STATICFILES_DIRS = [tmp_path / "source"]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "a.css").write_text("one")
    collect_static_files()
    before = (tmp_path / "static" / "a.css").stat()

    collect_static_files()

    assert (tmp_path / "static" / "a.css").stat() == before


def test_room_is_warned_and_shown_a_picture_of_the_address(capsys):
    say_where(Place("0.0.0.0", 8000, "http://192.168.7.5:8000"), None)

    said = capsys.readouterr().out
    assert said.startswith("Policy Options is at http://192.168.7.5:8000/\n")
    assert "█" in said
    assert "this is plain http, so anybody in this network can read what is sent" in said


def test_nobody_is_warned_where_nobody_else_can_listen(capsys):
    say_where(Place("127.0.0.1", 8000, "http://127.0.0.1:8000"), None)

    assert capsys.readouterr().out == (
        "Policy Options is at http://127.0.0.1:8000/\nStop it with Ctrl-C.\n"
    )


def test_room_without_a_network_is_told_so(capsys):
    say_where(Place("0.0.0.0", 8000, "http://127.0.0.1:8000"), None)

    said = capsys.readouterr().out
    assert "This machine is in no network, so nobody else can open it yet." in said
