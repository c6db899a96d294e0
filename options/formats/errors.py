"""What is wrong with a file, where, and what to do about it."""


class FormatError(ValueError):
    """One fault of a file.

    `path` is the place: `criteria[3].anchors.0` for a member, `line 4, column 7` for a slip in
    the JSON itself, `file` for the file as a whole. `sentence` says what is wrong and what to
    do.

    >>> str(FormatError("options[0].name", "Write a name."))
    'options[0].name: Write a name.'
    """

    def __init__(self, path: str, sentence: str) -> None:
        super().__init__(path, sentence)
        self.path = path
        self.sentence = sentence

    def __str__(self) -> str:
        return f"{self.path}: {self.sentence}"


def quoted(value: str) -> str:
    """A word from the file for use in a sentence: in quotes, and never long.

    >>> quoted("sovreignty")
    '“sovreignty”'
    """
    return f"“{value}”" if len(value) <= 60 else f"“{value[:57]}...”"
