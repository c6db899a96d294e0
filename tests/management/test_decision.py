"""Decisions as files, from scripts."""

import pytest
from django.core.management import CommandError, call_command

from options.exchange.decisions import load_decision
from options.formats import write_decision
from options.models import Decision
from tests.exchange.test_decisions import LUNCH
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

TEXT = write_decision(LUNCH)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "lunch.json"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_decision_goes_out_and_comes_in(file, tmp_path, capsys):
    user = UserFactory(username="ada")

    call_command("decision", "import", file, "--owner", "ada")
    call_command("decision", "export", "lunch", "--to", str(tmp_path / "again.json"))

    assert Decision.objects.get(slug="lunch").owner == user
    assert capsys.readouterr().out == "lunch\n"
    assert (tmp_path / "again.json").read_text(encoding="utf-8") == TEXT


def test_check_writes_nothing(file):
    call_command("decision", "check", file)

    assert not Decision.objects.exists()


def test_faults_stand_on_one_line_each_of_the_error_output(tmp_path, capsys):
    path = tmp_path / "faulty.json"
    path.write_text(TEXT.replace('"fails_below": 40', '"fails_below": 90'), encoding="utf-8")

    with pytest.raises(SystemExit) as ended:
        call_command("decision", "import", str(path))

    assert ended.value.code == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("red_lines[0].at_risk_below: ")
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    "words",
    [("export", "nowhere"), ("check", "/nowhere.json"), ("import", "FILE", "--owner", "x")],
)
def test_what_is_not_there_ends_with_2(file, words):
    with pytest.raises(CommandError) as refused:
        call_command("decision", *(file if word == "FILE" else word for word in words))

    assert refused.value.returncode == 2
    assert not Decision.objects.exists()


def test_answers_do_not_go_out_while_they_are_few():
    load_decision(LUNCH, is_published=True, position=0)

    with pytest.raises(CommandError) as refused:
        call_command("decision", "export", "lunch", "--with-sheets")

    assert refused.value.returncode == 1
