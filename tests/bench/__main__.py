"""Print how long every figure takes beside other libraries: `make bench`."""

import argparse
import importlib.metadata
import os
import platform
import warnings
from pathlib import Path

import numpy as np

from tests.bench import topics
from tests.bench.comparison import Comparison
from tests.bench.timing import timings

LIBRARIES = ("numpy", "scipy", "pymcdm", "scikit-criteria", "ahpy", "pingouin", "krippendorff")
COLUMNS = "{figure:<44} {size:>20} {ours:>10}  {other:<34} {theirs:>10} {ratio:>9} {n:>7}"


def main() -> None:
    """Time what the arguments ask for, and print a table."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("only", nargs="*", help="words of the figures to time; all if none")
    words = [word.lower() for word in parser.parse_args().only]
    warnings.simplefilter("ignore")
    print(machine())
    print(
        "Medians of milliseconds a call, measured in turn in one run; a ratio above 1 says how "
        "many times\nlonger the other takes; n is how often ours and the other were measured.\n"
    )
    print(header())
    for comparison in topics.comparisons():
        if all(word in comparison.figure.lower() for word in words):
            print_lines(comparison)


def machine() -> str:
    """What the figures were measured on."""
    threads = os.environ.get("OPENBLAS_NUM_THREADS", "as many as it likes")
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in LIBRARIES)
    return (
        f"{processor()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; "
        f"Python {platform.python_version()}; BLAS threads: {threads}\n{versions}"
    )


def processor() -> str:
    """The processor's name, where the system tells it."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def header() -> str:
    """The names of the columns over a rule."""
    names = COLUMNS.format(
        figure="figure",
        size="size",
        ours="ours",
        other="other",
        theirs="theirs",
        ratio="ratio",
        n="n",
    )
    return f"{names}\n{'-' * len(names)}"


def print_lines(comparison: Comparison) -> None:
    """One line for each other library, or one for ours alone.

    Raises:
        ValueError: another library does not give what ours gives.
    """
    check(comparison)
    found = timings({"ours": comparison.ours, **comparison.others})
    ours = found.pop("ours")
    lines = [
        (
            name,
            f"{timing.median * 1e3:.3f}",
            ratio(timing.median / ours.median),
            f"{ours.measurements}/{timing.measurements}",
        )
        for name, timing in found.items()
    ] or [("", "", "", f"{ours.measurements}")]
    for at, (name, theirs, times, n) in enumerate(lines):
        line = COLUMNS.format(
            figure="" if at else comparison.figure,
            size="" if at else comparison.size,
            ours="" if at else f"{ours.median * 1e3:.3f}",
            other=name,
            theirs=theirs,
            ratio=times,
            n=n,
        )
        print(line.rstrip(), flush=True)


def check(comparison: Comparison) -> None:
    """What is compared in time must be the same in substance."""
    if comparison.agrees is None:
        return
    ours = comparison.ours()
    for name, other in comparison.others.items():
        if not comparison.agrees(ours, other()):
            raise ValueError(f"{name} gives another answer: {comparison.figure}")


def ratio(times: float) -> str:
    """Three digits that matter."""
    return (
        f"{times:,.0f}"
        if times >= 100
        else f"{np.format_float_positional(times, 3, fractional=False)}"
    )


if __name__ == "__main__":
    main()
