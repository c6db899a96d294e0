"""A fresh site in a folder of its own, served as `make run` serves it."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


class Site:
    """Starts, is killed without a word, starts again; its folder goes at the end."""

    def __init__(self) -> None:
        self.folder = tempfile.mkdtemp(prefix="policy-options-load-")
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def variables(self) -> dict[str, str]:
        """What server and commands read; a database of one's own may be named."""
        told = {"DATA_DIR": self.folder, "PORT": str(self.port)}
        key = Path(self.folder) / "secret-key"
        if key.exists():
            told["SECRET_KEY"] = key.read_text("utf-8").strip()
        kept = {k: v for k, v in os.environ.items() if k not in {"SECRET_KEY", "DEBUG"}}
        return {**kept, **told}

    def start(self) -> float:
        """Serve; the seconds until the first answer."""
        began = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "config.serve"],
            cwd=ROOT,
            env=self.variables,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        while time.monotonic() - began < 60:
            try:
                self.ask()
            except (OSError, http.client.HTTPException):
                time.sleep(0.05)
            else:
                return time.monotonic() - began
        raise RuntimeError("The site did not start within a minute.")

    def ask(self) -> None:
        """Any answer will do."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        line.request("GET", "/privacy/")
        line.getresponse().read()
        line.close()

    def kill(self) -> None:
        """Every process of the server at once, in the middle of whatever it does."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def manage(self, *words: str) -> int:
        """Run a command of the site beside it; its exit code."""
        told = [sys.executable, "manage.py", *words]
        return subprocess.run(told, cwd=ROOT, env=self.variables, check=False).returncode

    def remove(self) -> None:
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
