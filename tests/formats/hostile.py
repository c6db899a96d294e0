# ruff: noqa: PLW0108 -- each file is made only when it is asked for
"""Files that are made to harm or to confuse: what each is, and what is said of it."""

import functools
import io
import json
import zipfile
from random import Random

from openpyxl import Workbook

from options.cases import case_texts
from options.formats.tables.workbook_writing import write_workbook
from tests.formats.tables.test_workbook import LUNCH

MB = 1_000_000
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{}</sheetData></worksheet>"
)
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def changed(replaced=None, **more):
    """The workbook of a decision with some of its parts replaced, or others added."""
    replaced = {**(replaced or {}), **more}
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(write_workbook(LUNCH))) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in replaced:
                new.writestr(name, old.read(name))
        for name, content in replaced.items():
            new.writestr(name, content)
    return file.getvalue()


def third_sheet(rows):
    return changed({"xl/worksheets/sheet3.xml": SHEET.format(rows)})


def wide():
    book = Workbook()
    book.active.title = "Options"
    book.active["A1"], book.active["XFD2"] = "Name", "Far away"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_a_password():
    data = bytearray(write_workbook(LUNCH))
    at = data.find(b"PK\x01\x02")
    data[at + 8] |= 1
    return bytes(data)


def many_tags():
    """Too irregular to be told by its ratio."""
    return "".join(Random(1).choices(("<a/>", "<b/>"), k=600_000))  # noqa: S311 -- no secret


BOMB = b'<row r="1"><c r="A1"><v>1</v></c></row>' * 2_600_000
WORKBOOKS = {
    "bomb": (lambda: third_sheet(BOMB.decode()), "unpacks to far more"),
    "many entries": (
        lambda: changed({f"xl/x{i}.bin": b"" for i in range(301)}), "and 300 fit"
    ),
    "many tags": (lambda: third_sheet(many_tags()), "too many cells"),
    "entities": (
        lambda: changed({"xl/workbook.xml": '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}),
        "declares entities",
    ),
    "macros": (lambda: changed({"xl/vbaProject.bin": b"x"}), "has macros"),
    "password": (with_a_password, "has a password"),
    "password of Office": (
        lambda: OLD + "EncryptedPackage".encode("utf-16-le"), "has a password"
    ),
    "old Excel": (lambda: OLD, "old Excel file"),
    "wide": (wide, "300 columns"),
    "far down": (
        lambda: third_sheet(
            '<row r="900000"><c r="A900000" t="inlineStr"><is><t>x</t></is></c></row>'
        ),
        "20000 rows",
    ),
    "torn": (lambda: write_workbook(LUNCH)[:-400], "damaged"),
    "no XML": (lambda: changed({"xl/workbook.xml": "<x"}), "damaged"),
    "formula that fails": (
        lambda: third_sheet('<row r="1"><c r="A1" t="e"><v>#REF!</v></c></row>'), "#REF!"
    ),
    "document": (lambda: changed({"content.xml": "x", "[Content_Types].xml": ""}), "damaged"),
    "macros by their kind": (
        lambda: changed(
            {
                "[Content_Types].xml": (
                    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
                    'content-types"><Override PartName="/xl/workbook.xml" ContentType='
                    '"application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'
                )
            }
        ),
        "has macros",
    ),
    "no zip at all": (lambda: b"PK\x03\x04" + b"\xff" * 400, "damaged"),
}  # fmt: skip

OPTIONS = "Key,Name,Baseline\nsoup,Soup,yes\nsalad,Salat ü,\n"
READ = ""  # it is read, and well
CSV = {
    "byte order mark": (lambda: OPTIONS.encode("utf-8-sig"), READ),
    "UTF-16": (lambda: OPTIONS.encode("utf-16"), READ),
    "another delimiter": (lambda: OPTIONS.replace(",", ";").encode(), READ),
    "one quotation mark": (lambda: OPTIONS.replace("Soup", '"Soup').encode(), "quotation mark"),
    "headings twice": (lambda: OPTIONS.replace("Key", "Name").encode(), "two columns"),
    "Latin-1": (lambda: OPTIONS.encode("latin-1"), "not UTF-8"),
    "columns without end": (lambda: ",".join(["Name"] * 16_384).encode(), "16384 columns"),
    "rows without end": (lambda: b"Name\n" + b"x\n" * 1_200_000, "Only 20000 rows"),
    "quotation marks alone": (lambda: b'"' * 4_900_001, "more than 131072"),
    "one cell of 4.9 MB": (lambda: b"Key,Name\na," + b"x" * 4_900_000, "more than 131072"),
    "larger than 5 MB": (lambda: b"x" * 5_000_001, "larger than 5 MB"),
    "zip that unpacks to 100 MB": (
        lambda: zipped("options.csv", b"x,y\n" * 25_000_000), "unpacks"
    ),
    "path out of the zip": (lambda: zipped("../../options.csv", OPTIONS.encode()), READ),
}  # fmt: skip


def zipped(name: str, content: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return file.getvalue()


def case(**changes: object) -> bytes:
    """A built-in case with some members changed; "options.0" is the first option."""
    document = json.loads(next(iter(case_texts())))
    for path, value in changes.items():
        *above, last = path.split("__")
        place = document
        for step in above:
            place = place[int(step) if step.isdigit() else step]
        place[int(last) if last.isdigit() else last] = value
    return json.dumps(document).encode()


def circle() -> bytes:
    first, second = (each["key"] for each in json.loads(case())["criteria"][:2])
    return case(criteria__0__parent=second, criteria__1__parent=first)


JSON = {
    "NaN": (lambda: case(seed=float("nan")), "NaN"),
    "infinity": (lambda: case(seed=float("inf")), "Infinity"),
    "1e400": (lambda: case(seed=0).replace(b'"seed": 0', b'"seed": 1e400'), "whole number"),
    "number of 5,000 digits": (
        lambda: case(seed=0).replace(b'"seed": 0', b'"seed": ' + b"9" * 5_000), "number"
    ),
    "key twice": (lambda: case(title="A").replace(b"{", b'{"title": "B", ', 1), "twice"),
    "100,000 brackets": (lambda: b"[" * 100_000, "too deep"),
    "100,000 objects": (lambda: b'{"a":' * 100_000, "too deep"),
    "wrong type": (lambda: case(options="all of them"), "array"),
    "number for a text": (lambda: case(options__0__name=5), "text"),
    "true for a number": (lambda: case(seed=True), "number"),
    "reference to nothing": (lambda: case(criteria__0__parent="no-such"), "no-such"),
    "under itself": (lambda: case(criteria__0__parent=json.loads(case())["criteria"][0]["key"]),
                     "itself"),
    "circle of two": (circle, "itself"),
    "NUL": (lambda: case(title="a\x00b"), "U+0000"),
    "half a sign": (lambda: case(title="\ud800"), "U+D800"),
    "300,000 members": (
        lambda: ("{" + ", ".join(f'"{n}": 1' for n in range(300_000)) + "}").encode(), "member"
    ),
    "text of 4.9 MB": (lambda: case(question="x" * 4_900_000), "4000"),
    "larger than 5 MB": (lambda: b'{"a": "' + b"x" * 5_000_001, "5 MB"),
}  # fmt: skip


HEAD = '<x:XMCDA xmlns:x="http://www.decision-deck.org/2021/XMCDA-4.0.0">'
LAUGHS = "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">'
    for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)  # fmt: skip
XMCDA = {
    "entities of entities": (
        lambda: f'<!DOCTYPE l [<!ENTITY a "ha">{LAUGHS}]>{HEAD}&i;</x:XMCDA>'.encode(),
        "DOCTYPE",
    ),
    "file of the server": (
        lambda: f'<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>{HEAD}&a;</x:XMCDA>'
        .encode(),
        "DOCTYPE",
    ),
    "tags without end": (lambda: (HEAD + "<a/>" * 1_200_000).encode(), "too many tags"),
    "tags within tags": (lambda: b"<a>" * 1_600_000, "tags"),
    "attributes without end": (
        lambda: (HEAD[:-1] + "".join(f' a{n}="1"' for n in range(400_000)) + "/>").encode(),
        "XMCDA 3",
    ),
}  # fmt: skip

FILES = {
    **{f"workbook: {name}": (".xlsx", *what) for name, what in WORKBOOKS.items()},
    **{f"CSV: {name}": (".csv", *what) for name, what in CSV.items()},
    **{f"JSON: {name}": (".json", *what) for name, what in JSON.items()},
    **{f"XMCDA: {name}": (".xml", *what) for name, what in XMCDA.items()},
}


@functools.cache
def made(name: str) -> bytes:
    """The bytes of one of them."""
    return FILES[name][1]()
