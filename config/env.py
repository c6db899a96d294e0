"""Read what a deployment sets, and fail with a sentence when it cannot be used."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
LONGEST_NUMBER = 6
FALSE = {"", "0", "false", "no", "off"}


def text(name: str, default: str = "") -> str:
    """The variable as written, without the spaces around it."""
    return os.environ.get(name, default).strip()


def flag(name: str, *, default: bool = False) -> bool:
    """The variable as yes or no; anything else stops the start."""
    written = text(name, "1" if default else "0").lower()
    if written in TRUE:
        return True
    if written in FALSE:
        return False
    raise ImproperlyConfigured(f"{name} must be 1 or 0, not {written!r}.")


def number(name: str, default: int) -> int:
    """The variable as a whole number of zero or more."""
    written = text(name, str(default))
    if not written.isascii() or not written.isdigit() or len(written) > LONGEST_NUMBER:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {written!r}.")
    return int(written)


def words(name: str, default: str = "") -> list[str]:
    """The variable as a list, separated by commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def secret_key(data_dir: Path) -> str:
    """SECRET_KEY, or the key that `make run` wrote into the data folder."""
    given = text("SECRET_KEY")
    if given:
        return given
    kept = data_dir / "secret-key"
    if kept.is_file():
        key = kept.read_bytes().decode("ascii", "ignore").strip()
        if key:
            return key
    raise ImproperlyConfigured(
        f"There is no secret key. Set SECRET_KEY, or start the site with `make run`, "
        f"which writes one to {kept}."
    )
