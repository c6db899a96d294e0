"""A small report to write in every form, with names that try to break it."""

from dataclasses import replace

from options.exchange.documents.document import Document, Part
from options.sections.contract import Picture, Table, named
from tests.factories import NOON

NASTY = '=1+1 <script>alert("x")</script> اردو 保护'
TABLE = Table(
    caption="What it comes to.",
    head=("Option", "Total", "Share", "Change", "Place", "Note"),
    written=("text", "points", "percent", "signed", "count", "text"),
    rows=((NASTY, 62.5, 0.25, -3.0, 1, "+cmd"), ("Train", 0.0, None, 0.0, 2, "")),
)
BARS = Picture(
    name="bars",
    title="How far it goes",
    sentence=f"{named(NASTY)} goes furthest.",
    drawing="options/pictures/small.svg",
    context={"name": NASTY},
    table=TABLE,
)


def report(**changes):
    document = Document(
        name="trams",
        kind="Result of one sheet",
        title="Trams",
        question="Which way?",
        headline=f"{named(NASTY)} leads.",
        conditions=("It would change if rain fell.",),
        facts=("Made today.",),
        parts=(
            Part("ranking", "Ranking", sentences=("In order.",), tables=(TABLE,)),
            Part("changes", "What would change it", items=("Nothing.",), pictures=(BARS,)),
        ),
        foot=("SHA-256 abc",),
        made_at=NOON,
        language="en",
        is_right_to_left=False,
    )
    return replace(document, **changes)
