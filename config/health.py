"""`python -m config.health`: ask the site that runs here whether it is well; 0 if it is.

For a container's health check or a timer. Only the standard library.
"""

import http.client
import os
import sys
from collections.abc import Mapping

from config.place import PORT

PATIENCE = 5
WELL = 200


def main() -> int:
    """Print what it says; the exit code is what a machine reads."""
    try:
        status, said = ask(os.environ)
    except (OSError, http.client.HTTPException) as fault:
        sys.stderr.write(f"The site does not answer: {fault}\n")
        return 1
    sys.stdout.write(f"{said}\n")
    return 0 if status == WELL else 1


def ask(variables: Mapping[str, str]) -> tuple[int, str]:
    """Status and text, asked on this machine under a name that the site answers to."""
    names = variables.get("ALLOWED_HOSTS", "").replace(",", " ").split()
    named = next((name for name in names if name != "*"), "localhost").lstrip(".")
    port = int(variables.get("PORT", "").strip() or PORT)
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        line.request("GET", "/healthz", headers={"Host": named})
        answer = line.getresponse()
        return answer.status, answer.read().decode("utf-8", "replace").strip()
    finally:
        line.close()


if __name__ == "__main__":
    sys.exit(main())
