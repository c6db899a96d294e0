"""`python -m tests.formats.measured`: what each hostile file costs, in time and memory.

A process of its own reads file after file, and after each asks the system how much memory it
had at most, which counts what is allocated outside of Python too. With a folder, its files are
read and the figures are written as JSON; without one, the hostile files are made first.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from django.conf import settings

MOST_SECONDS, MOST_BYTES = 60, 2_000_000_000


def main() -> int:
    if len(sys.argv) > 1:
        print(json.dumps({path.name: measured(path) for path in ready(Path(sys.argv[1]))}))
        return 0
    from tests.formats.hostile import FILES  # noqa: PLC0415 -- what reads them does not make them

    for name, cost in costs(FILES).items():
        print(f"{cost['seconds']:6.2f} s {cost['megabytes']:6.1f} MB  {name}: {cost['said']}")
    return 0


def costs(names) -> dict:
    """The figures of hostile files, by name, measured by another process."""
    from tests.formats.hostile import FILES, made  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        of_file = {}
        for number, name in enumerate(names):
            file = f"{number:03}{FILES[name][0]}"
            of_file[file] = name
            Path(folder, file).write_bytes(made(name))
        done = subprocess.run(
            [sys.executable, "-m", "tests.formats.measured", folder],
            capture_output=True,
            check=True,
            text=True,
        )
    return {of_file[file]: cost for file, cost in json.loads(done.stdout).items()}


# --- The other process --------------------------------------------------------------------


def ready(folder: Path) -> list[Path]:
    """Its files; the first look at each kind is not counted, as it loads what reads it."""
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    settings.configure(USE_I18N=False)
    return sorted(folder.iterdir())


def measured(path: Path) -> dict:
    from options.exchange.kinds import read_file  # noqa: PLC0415 -- settings come first

    data = path.read_bytes()
    Path("/proc/self/clear_refs").write_text("5")  # the most memory is counted from here
    before, began = memory("VmRSS"), time.process_time()
    imported = read_file(data, path.name)
    seconds = time.process_time() - began
    fault = imported.faults[0] if imported.faults else None
    return {
        "seconds": seconds,
        "megabytes": (memory("VmHWM") - before) / 1000,
        "where": fault.where if fault else "",
        "said": fault.sentence[:300] if fault else "",
    }


def memory(line: str) -> int:
    """Kilobytes, as the system counts them."""
    status = Path("/proc/self/status").read_text()
    return int(status.split(f"{line}:")[1].split()[0])


if __name__ == "__main__":
    sys.exit(main())
