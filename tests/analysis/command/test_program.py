"""The command line as a program, and as the documentation shows it."""

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from options.analysis import __main__ as command
from tests.analysis.command.answers import ROOT, refusal
from tests.analysis.command.command_files import (
    DECISION,
    answer_of,
    changed,
    run,
)

# --- The program --------------------------------------------------------------------------


def program(*words, stdout=subprocess.PIPE, encoding="utf-8", **how):
    """Python on these words as a person's shell would start it."""
    of_tests = {"DJANGO_SETTINGS_MODULE", "PYTHONUNBUFFERED"}
    environment = {name: value for name, value in os.environ.items() if name not in of_tests}
    return subprocess.run(
        [sys.executable, "-W", "error", *map(str, words)],
        cwd=ROOT,
        env={**environment, "PYTHONIOENCODING": encoding},
        stdout=stdout,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
        **how,
    )


def test_program_reads_standard_input_and_never_imports_django(decision):
    script = (
        "import runpy, sys\n"
        "class Blocker:\n"
        "    def find_spec(self, name, *_):\n"
        "        assert name.split('.')[0] != 'django', name\n"
        "sys.meta_path.insert(0, Blocker())\n"
        "sys.argv = ['analysis', '-', '--json']\n"
        "try:\n"
        "    runpy.run_module('options.analysis', run_name='__main__')\n"
        "finally:\n"
        "    assert not [m for m in sys.modules if m.startswith('django')]\n"
    )

    done = program("-c", script, input=decision.read_bytes())

    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["ranking"][0]["option"] == "train"


def test_program_refuses_with_2_and_one_sentence():
    done = program("-m", "options.analysis", "options")

    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == "options: This is a folder. Name a file in it.\n"


def test_program_helps_briefly():
    done = program("-m", "options.analysis", "--help")

    assert done.returncode == 0
    assert len(done.stdout.splitlines()) < 40
    assert b"--sheet" in done.stdout


@pytest.mark.parametrize("words", [(), ("--json", "--contributions")])
def test_program_whose_reader_has_left_is_quiet(decision, words):
    reading, writing = os.pipe()
    os.close(reading)

    done = program("-m", "options.analysis", decision, *words, stdout=writing)
    os.close(writing)

    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_program_that_cannot_write_says_so(decision):
    with Path("/dev/full").open("wb") as full:
        done = program("-m", "options.analysis", decision, stdout=full)

    assert done.returncode == 2
    assert done.stderr.startswith(b"The result could not be written")
    assert done.stderr.count(b"\n") == 1


def test_program_on_a_terminal_of_few_letters_still_answers(file_of):
    words = ("-m", "options.analysis", file_of(changed(DECISION, title="Zürich 東京")))

    text = program(*words, encoding="ascii")
    plain = program(*words, "--json", encoding="ascii")

    assert text.stdout.startswith(b"Z?rich ??")
    assert json.loads(plain.stdout)["decision"]["title"] == "Zürich 東京"


def test_interrupted_program_is_quiet(decision, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(command, "read_as", interrupt)

    assert run(decision) == (130, "", "")


def test_program_without_streams_ends_all_the_same(decision, monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    assert refusal("-") == "standard input: There is no such file."

    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(sys, "stdout", None)
    assert command.main([str(decision)]) == 2


# --- The documentation --------------------------------------------------------------------


def examples():
    text = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    return re.findall(r"```console\n\$ python -m options\.analysis (.*)\n([^`]*)```", text)


@pytest.mark.parametrize(("words", "shown"), examples(), ids=lambda text: text[:40])
def test_example_in_the_documentation_prints_what_it_shows(words, shown, monkeypatch):
    monkeypatch.chdir(ROOT)

    assert run(*shlex.split(words)) == (0, shown, "")


def test_documentation_describes_every_member_of_the_json(decision):
    text = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    names = set()

    def collect(value):
        for inner in value.values() if isinstance(value, dict) else value:
            if isinstance(inner, dict | list):
                collect(inner)
        names.update(value if isinstance(value, dict) else ())

    collect(answer_of(decision, "--red-line", "floor", "--weights", "cost=1"))

    assert [name for name in sorted(names) if f"`{name}`" not in text] == []
    assert len(examples()) >= 1
