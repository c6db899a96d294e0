"""What a deployment is told to copy, run and set is there."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from django.core.management import get_commands

from config.health import ask

HERE = Path(__file__).resolve().parent.parent.parent
DOCKERFILE = (HERE / "Dockerfile").read_text("utf-8")
COMPOSE = (HERE / "compose.yaml").read_text("utf-8")
SAMPLE = (HERE / "compose.env.sample").read_text("utf-8")
GUIDE = (HERE / "docs/deployment.md").read_text("utf-8")
SETTINGS = (HERE / "config/settings.py").read_text("utf-8")
READ = {"SECRET_KEY", "DATA_DIR", *re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', SETTINGS)}


def test_the_image_copies_what_exists_and_what_docker_is_shown():
    copied = [words.split()[0] for words in re.findall(r"^COPY (.+)$", DOCKERFILE, re.M)]
    shown = re.findall(r"^!(.+)$", (HERE / ".dockerignore").read_text("utf-8"), re.M)

    assert [name for name in copied if not (HERE / name).exists()] == []
    assert sorted(copied) == sorted(shown)


def test_the_image_needs_nothing_that_it_does_not_copy():
    imported = set(re.findall(r"BASE_DIR / \"(\w+)\"", SETTINGS))

    assert imported - {"var", "locale"} <= set(re.findall(r"^COPY (\w+) ", DOCKERFILE, re.M))


def test_the_image_does_not_run_as_root_and_says_how_it_is():
    lines = DOCKERFILE.splitlines()

    assert lines.index("USER site") < next(
        place for place, line in enumerate(lines) if line.startswith("CMD ")
    )
    assert 'CMD ["python", "-m", "config.health"]' in DOCKERFILE


@pytest.mark.parametrize("module", re.findall(r'"-m", "([\w.]+)"', DOCKERFILE))
def test_the_image_runs_modules_that_exist(module):
    assert (HERE / f"{module.replace('.', '/')}.py").is_file()


def test_postgresql_of_the_image_is_as_new_as_the_server():
    (client,) = re.findall(r"postgresql-client-(\d+)", DOCKERFILE)
    (server,) = re.findall(r"image: postgres:(\d+)", COMPOSE)

    assert int(client) >= int(server)


def test_two_web_processes_serve_and_only_the_machines_own_proxy_reaches_them():
    told = yaml.safe_load(COMPOSE)

    assert set(told["services"]) == {"database", "site"}
    site = told["services"]["site"]
    assert site["environment"] == {"WORKERS": "2"}
    assert site["ports"] == ["127.0.0.1:8000:8000"]
    assert site["depends_on"] == {"database": {"condition": "service_healthy"}}
    mounted = {v.split(":")[0] for s in told["services"].values() for v in s["volumes"]}
    assert mounted == set(told["volumes"])


def test_every_setting_of_the_sample_is_read_and_no_secret_is_in_it():
    names = set(re.findall(r"^([A-Z_]+)=", SAMPLE, re.M))

    of_postgresql = {"POSTGRES_USER", "POSTGRES_DB", "POSTGRES_PASSWORD"}
    assert names - of_postgresql - READ == set()
    assert "SECRET_KEY=A_LONG_KEY\n" in SAMPLE


def test_every_command_and_target_of_the_guide_exists():
    commands = set(re.findall(r"manage\.py (\w+)", GUIDE))
    targets = set(re.findall(r"(?:/usr/bin/|^|`)make (\w+)", GUIDE, re.M))
    makefile = (HERE / "Makefile").read_text("utf-8")

    assert {"backup", "restore", "purge"} <= commands
    assert commands - set(get_commands()) == set()
    assert {name for name in targets if f"\n{name}:" not in makefile} == set()


def test_settings_of_the_guide_are_read():
    (block,) = re.findall(r"```sh\n(SECRET_KEY=.+?)```", GUIDE, re.S)

    assert set(re.findall(r"^([A-Z_]+)=", block, re.M)) - READ == set()


def test_who_asks_a_site_that_is_not_there_is_told_so():
    done = subprocess.run(
        [sys.executable, "-m", "config.health"],
        cwd=HERE,
        env={"PORT": "9", "PATH": ""},
        check=False,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 1
    assert done.stderr.startswith("The site does not answer: ")


@pytest.mark.parametrize(
    ("hosts", "named"),
    [("", "localhost"), ("*", "localhost"), (".example.org,b.org", "example.org")],
)
def test_health_is_asked_under_a_name_that_the_site_answers_to(monkeypatch, hosts, named):
    asked = []

    class Line:
        def __init__(self, host, port, timeout):
            assert timeout == 5
            asked.append((host, port))

        def request(self, _method, address, headers):
            asked.append((address, headers["Host"]))

        def getresponse(self):
            return type("Answer", (), {"status": 200, "read": lambda _self: b"{}\n"})()

        def close(self):
            asked.append("closed")

    monkeypatch.setattr("http.client.HTTPConnection", Line)

    assert ask({"ALLOWED_HOSTS": hosts, "PORT": "8123"}) == (200, "{}")
    assert asked == [("127.0.0.1", 8123), ("/healthz", named), "closed"]
