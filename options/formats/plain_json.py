"""The bytes of a file as plain JSON data, without anything that JSON should not bring."""

import json
import math
import re

from options.formats import limits
from options.formats.errors import FormatError, quoted

_STRING_OR_BRACKET = re.compile(r'"(?:[^"\\]+|\\.?)*+"?|[\[\]{}]', re.DOTALL)
_UNWANTED = re.compile("[\ud800-\udfff\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LONGEST_NUMBER = 30


class _Refused:
    """Stands where a value stood that a walk down the data will refuse, with its path."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence


class _Repeated(dict[str, object]):
    """An object that names a member twice."""

    member = ""


def load_plain_json(text: str | bytes) -> object:
    """Objects, arrays, texts, numbers, true, false and null of a JSON file.

    Raises FormatError for what is not UTF-8 or not JSON, is too large or nested too deep, has
    NaN or an endless number, a member twice in an object, or signs that are not text.
    """
    characters = _characters(text)
    _refuse_deep_nesting(characters)
    try:
        data: object = json.loads(
            characters,
            object_pairs_hook=_object,
            parse_constant=lambda word: _Refused(
                f"{word} is not a number. Write a whole number."
            ),
            parse_float=_float,
            parse_int=_int,
        )
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise FormatError(
            place, f"This is not JSON: {error.msg}. Mend the file here."
        ) from None
    _refuse_unwanted(data, "")
    return data


def _characters(text: str | bytes) -> str:
    size = len(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    if size > limits.FILE_BYTES:
        limit = limits.FILE_BYTES // 1_000_000
        raise FormatError("file", f"The file is larger than {limit} MB. Shorten its texts.")
    if isinstance(text, str):
        return text.removeprefix("\ufeff")
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FormatError("file", "The file is not UTF-8 text. Save it as UTF-8.") from None


def _refuse_deep_nesting(characters: str) -> None:
    depth = 0
    for found in _STRING_OR_BRACKET.finditer(characters):
        sign = found.group()
        depth += (sign in {"[", "{"}) - (sign in {"]", "}"})
        if depth > limits.NESTING:
            line = characters.count("\n", 0, found.start()) + 1
            column = found.start() - characters.rfind("\n", 0, found.start())
            place = f"line {line}, column {column}"
            raise FormatError(
                place, "Brackets are nested too deep. A decision needs only four."
            )


def _object(members: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(members)
    if len(found) == len(members):
        return found
    repeated, seen = _Repeated(found), set[str]()
    for name, _ in members:
        if name in seen:
            repeated.member = name
            break
        seen.add(name)
    return repeated


def _float(digits: str) -> float | _Refused:
    number = float(digits)
    if math.isfinite(number):
        return number
    return _Refused("This number is too large. Write a smaller whole number.")


def _int(digits: str) -> int | _Refused:
    if len(digits) <= _LONGEST_NUMBER:
        return int(digits)
    return _Refused("This number is too long. Write a smaller whole number.")


def _refuse_unwanted(data: object, path: str) -> None:
    """Walk down the data; its depth is limited before."""
    if isinstance(data, _Refused):
        raise FormatError(path or "file", data.sentence)
    if isinstance(data, str):
        _refuse_signs(data, path, "This text")
    elif isinstance(data, list):
        for index, item in enumerate(data):
            _refuse_unwanted(item, f"{path}[{index}]")
    elif isinstance(data, dict):
        _refuse_unwanted_members(data, path)


def _refuse_unwanted_members(data: dict[str, object], path: str) -> None:
    for name in data:
        _refuse_signs(name, path, "The name of a member here")
    if isinstance(data, _Repeated):
        place = f"{path}.{data.member[:60]}".removeprefix(".")
        raise FormatError(place, f"{quoted(data.member)} stands here twice. Keep one of them.")
    for name, value in data.items():
        _refuse_unwanted(value, f"{path}.{name[:60]}".removeprefix("."))


def _refuse_signs(text: str, path: str, subject: str) -> None:
    found = _UNWANTED.search(text)
    if found is not None:
        sign = f"U+{ord(found.group()):04X}"
        raise FormatError(
            path or "file", f"{subject} has a sign that is not text ({sign}). Take it out."
        )
