"""The site in a process of its own on the database of the tests, to be killed in mid work."""

import os
import signal
import subprocess
import sys
import time
from urllib.error import URLError
from urllib.request import urlopen

from django.conf import settings
from django.db import connection

from tests.load.site import ROOT, free_port

LONGEST = 60  # seconds until the site counts as one that does not start


class Server:
    """Started, killed without a word, started again at the same address."""

    def __init__(self):
        self.port = free_port()
        self.process = None

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def start(self):
        """Serve; come back with the first answer."""
        told = {
            "DATA_DIR": str(settings.DATA_DIR),
            "DATABASE_URL": f"sqlite:///{connection.settings_dict['NAME']}",
            "SECRET_KEY": settings.SECRET_KEY,
            "DEBUG": "1",  # the pages' files are served from where they are written
        }
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-m", "gunicorn", "config.wsgi", "--bind"),
                *(f"127.0.0.1:{self.port}", "--worker-class", "gthread", "--threads", "8"),
                *("--log-level", "critical", "--no-control-socket"),
            ],
            cwd=ROOT,
            env={**os.environ, **told, "DJANGO_SETTINGS_MODULE": "config.settings"},
            start_new_session=True,
        )
        began = time.monotonic()
        while not self.answers():
            assert time.monotonic() - began < LONGEST
            time.sleep(0.05)

    def answers(self):
        try:
            with urlopen(f"{self.address}/privacy/", timeout=5) as answer:  # noqa: S310
                return answer.status == 200
        except (URLError, OSError):
            return False

    def kill(self):
        """Every process at once, whatever it does."""
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
