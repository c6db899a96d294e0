"""The bytes of an XMCDA file as elements, without anything that XML should not bring."""

import math
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from options.formats import limits
from options.formats.errors import FormatError, quoted

MOST_TAGS = 200_000
_NAMESPACE = re.compile(r"http://www\.decision-deck\.org/\d{4}/XMCDA-(\d+)\.\d+\.\d+")
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?")
_LONGEST_NUMBER = 30
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def looks_like_xml(data: bytes) -> bool:
    """The first sign that is no space opens a tag; a byte order mark may precede."""
    beginning = data[:400]
    for mark in _MARKS:
        beginning = beginning.removeprefix(mark)
    return beginning.replace(b"\0", b"").lstrip().startswith(b"<")


def parse_xmcda(data: bytes) -> Element:
    """The root of an XMCDA 3 file; raises FormatError for all else, before it costs much."""
    if len(data) > limits.FILE_BYTES:
        limit = limits.FILE_BYTES // 1_000_000
        raise FormatError("file", f"The file is larger than {limit} MB. Take parts out.")
    if data.count(b"<") > MOST_TAGS:
        raise FormatError("file", "The file has too many tags for a decision. Take parts out.")
    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except DefusedXmlException:
        raise FormatError(
            "file", "The file has a DOCTYPE or entities. Take them out; XMCDA needs none."
        ) from None
    except ParseError as error:
        line, column = error.position
        raise FormatError(
            f"line {line}, column {column + 1}", "This is not XML. Mend the file here."
        ) from None
    except (ValueError, LookupError):
        raise FormatError("file", "The signs of the file cannot be read. Use UTF-8.") from None
    _refuse_other_roots(root)
    return root


def _refuse_other_roots(root: Element) -> None:
    namespace, _, tag = root.tag.rpartition("}")
    known = _NAMESPACE.fullmatch(namespace.removeprefix("{"))
    if known is None or tag.lower() != "xmcda":
        raise FormatError("file", "This XML is not XMCDA. Export it as XMCDA 3.")
    if known.group(1) != "3":
        raise FormatError(
            "file", f"This is XMCDA {known.group(1)}. Convert it to XMCDA 3 and try again."
        )


def tag_of(element: Element) -> str:
    """The name of an element, in whatever namespace."""
    return str(element.tag).rpartition("}")[2]


def children(element: Element, tag: str) -> list[Element]:
    """The children of that name."""
    return [child for child in element if tag_of(child) == tag]


def child(element: Element, *path: str) -> Element | None:
    """The first one down a path of names."""
    found: Element | None = element
    for tag in path:
        found = next(iter(children(found, tag)), None) if found is not None else None
    return found


def text_of(element: Element | None) -> str:
    """Its text without spaces around it."""
    return (element.text or "").strip() if element is not None else ""


def comment_of(element: Element, *, longest: int = limits.TEXT) -> str:
    """What its description says."""
    return text_of(child(element, "description", "comment"))[:longest]


def number_of(element: Element | None) -> float | None:
    """The number in a value, a minimum or a maximum; None for NA, labels and nonsense."""
    if element is None:
        return None
    for one in element:
        if tag_of(one) in ("integer", "real"):
            return _number(text_of(one))
        if tag_of(one) == "rational":
            above, under = (
                _number(text_of(child(one, part))) for part in ("numerator", "denominator")
            )
            return above / under if above is not None and under else None
    return None


def _number(text: str) -> float | None:
    if len(text) > _LONGEST_NUMBER or not text.isascii() or not _NUMBER.fullmatch(text):
        return None
    number = float(text)
    return number if math.isfinite(number) else None


def amount_in(text: str) -> float | None:
    """A number as a person answers it."""
    return _number(text.strip())


def identified(block: Element, tag: str, where: str) -> Iterator[tuple[str, str, Element]]:
    """Place, identifier and element of everything of that name, each with one of its own."""
    seen = set[str]()
    for number, one in enumerate(children(block, tag), 1):
        place = f"{where}/{tag}[{number}]"
        known = (one.get("id") or "").strip()
        if not known:
            raise FormatError(place, "It has no id. Give it one.")
        if known in seen:
            raise FormatError(place, f"{quoted(known)} is the id of another one. Change one.")
        seen.add(known)
        yield place, known, one
