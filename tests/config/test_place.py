# ruff: noqa: S104 -- addresses are compared here, nothing listens on them

import errno
import stat

import pytest

from config.place import (
    NO_ROOM,
    CannotStart,
    Place,
    address_of_machine,
    addresses_of_interfaces,
    data_dir_from,
    keep_secret_key,
    name_hosts,
    place_from,
    prepare_folder,
    sentence_for,
)


@pytest.mark.parametrize(
    ("variables", "bind", "address"),
    [
        ({}, "127.0.0.1:8000", "http://127.0.0.1:8000"),
        ({"HOST": "", "PORT": ""}, "127.0.0.1:8000", "http://127.0.0.1:8000"),
        ({"PORT": "9000"}, "127.0.0.1:9000", "http://127.0.0.1:9000"),
        ({"HOST": "192.168.7.5"}, "192.168.7.5:8000", "http://192.168.7.5:8000"),
        ({"HOST": "localhost"}, "localhost:8000", "http://localhost:8000"),
        ({"HOST": "::1"}, "[::1]:8000", "http://[::1]:8000"),
        ({"HOST": "[::1]"}, "[::1]:8000", "http://[::1]:8000"),
        (
            {"HOST": "0.0.0.0", "SITE_ADDRESS": "https://options.example/"},
            "0.0.0.0:8000",
            "https://options.example",
        ),
    ],
)
def test_site_listens_where_it_is_told_to(variables, bind, address):
    place = place_from(variables)

    assert (place.bind, place.address) == (bind, address)


@pytest.mark.parametrize("port", ["0", "65536", "-1", "http", "80 80", "٨٠"])
def test_port_that_is_none_is_named(port):
    with pytest.raises(CannotStart) as fault:
        place_from({"PORT": port})

    assert str(fault.value) == f"PORT must be a number from 1 to 65535, not {port!r}."


def test_room_is_given_the_address_of_this_machine():
    place = place_from({"HOST": "0.0.0.0", "PORT": "8100"})

    assert place.bind == "0.0.0.0:8100"
    assert place.address == f"http://{address_of_machine()}:8100"
    assert place.is_open_to_others


def test_address_of_machine_is_one_that_it_has():
    assert address_of_machine() in {*addresses_of_interfaces(), "127.0.0.1"}


def test_site_answers_to_the_address_that_a_room_types():
    variables = {"HOST": "0.0.0.0"}

    name_hosts(Place("0.0.0.0", 8000, "http://192.168.7.5:8000"), variables)

    assert variables["SITE_ADDRESS"] == "http://192.168.7.5:8000"
    assert {"127.0.0.1", "localhost", "192.168.7.5"} <= set(
        variables["ALLOWED_HOSTS"].split(",")
    )


def test_hosts_that_somebody_chose_are_kept():
    variables = {"ALLOWED_HOSTS": "options.example", "SITE_ADDRESS": "https://options.example"}

    name_hosts(Place("0.0.0.0", 8000, "https://options.example"), variables)

    assert variables == {
        "ALLOWED_HOSTS": "options.example",
        "SITE_ADDRESS": "https://options.example",
    }


def test_site_on_its_own_machine_names_no_hosts():
    variables = {}

    name_hosts(Place("127.0.0.1", 8000, "http://127.0.0.1:8000"), variables)

    assert variables == {}


def test_secret_key_is_written_once_and_for_its_owner_alone(tmp_path):
    keep_secret_key(tmp_path, {})
    first = (tmp_path / "secret-key").read_text(encoding="ascii").strip()
    keep_secret_key(tmp_path, {})

    assert (tmp_path / "secret-key").read_text(encoding="ascii").strip() == first
    assert len(first) >= 64
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["secret-key"]


def test_secret_key_that_is_given_is_not_written(tmp_path):
    keep_secret_key(tmp_path, {"SECRET_KEY": "given"})

    assert list(tmp_path.iterdir()) == []


def test_data_folder_is_made_and_left_clean(tmp_path):
    folder = data_dir_from({"DATA_DIR": str(tmp_path / "a" / "b")})

    prepare_folder(folder)

    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("below", ["", "folder"])
def test_data_folder_that_is_a_file_is_named(tmp_path, below):
    (tmp_path / "file").write_text("")
    folder = tmp_path / "file" / below

    with pytest.raises(CannotStart) as fault:
        prepare_folder(folder)

    assert str(fault.value) == f"{folder} is not a folder. Choose another DATA_DIR."


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, NO_ROOM),
        (
            errno.EROFS,
            "/data cannot be written. Change its rights, or choose another DATA_DIR.",
        ),
        (
            errno.EACCES,
            "/data cannot be written. Change its rights, or choose another DATA_DIR.",
        ),
        (errno.EIO, "/data: Input/output error."),
    ],
)
def test_refusal_of_the_system_is_one_sentence(number, sentence):
    assert sentence_for(OSError(number, "Input/output error", "/data")) == sentence
