"""Files for the command line to read."""

import json

import pytest

from tests.analysis.command.command_files import (
    DECISION,
    sheet_of,
)


@pytest.fixture
def file_of(tmp_path):
    """A path to a file that holds this."""

    def write(content, name="decision.json"):
        path = tmp_path / name
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            text = content if isinstance(content, str) else json.dumps(content)
            path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def decision(file_of):
    return file_of(DECISION)


@pytest.fixture
def sheet(file_of):
    def write(*args, **members):
        return file_of(sheet_of(*args, **members), "sheet.json")

    return write
