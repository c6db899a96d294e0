"""Which step of the cividis colours stands for a value."""

STEPS = 10


def heat_step(points: float | None) -> str:
    """A class from heat-0 to heat-10; nothing for a missing value, which has no colour."""
    if points is None:
        return ""
    return f"heat-{int(points + STEPS / 2) // STEPS}"
