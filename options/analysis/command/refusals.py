"""What was asked cannot be done, in one sentence for the person who asked."""

import unicodedata


class Refused(Exception):  # noqa: N818 -- it names what happened, as a person would
    """The command ends with this sentence and prints nothing else."""


def one_line(text: str) -> str:
    """A text that stays in its line and cannot steer a terminal.

    >>> one_line("No\\nsuch  \\x1b[31mfile\\u202e")
    'No such [31mfile'
    """
    kept = (sign for sign in " ".join(text.split()) if not _steers(sign))
    return "".join(kept)


def _steers(sign: str) -> bool:
    turns = "\u202a" <= sign <= "\u202e" or "\u2066" <= sign <= "\u2069"
    return turns or unicodedata.category(sign) in {"Cc", "Cs"}
