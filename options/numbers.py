"""How numbers are written on every page and in every document; nothing is rounded before."""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

MISSING = "–"
NO_BREAK = "\u00a0"
TENTHS, WHOLE = Decimal("0.1"), Decimal(1)


def points(value: float | None) -> str:
    """Points as whole numbers, with one decimal only where they are not whole.

    >>> points(70), points(62.54), points(-0.01), points(None)
    ('70', '62.5', '0', '–')
    """
    rounded = rounded_to(value, TENTHS)
    return MISSING if rounded is None else written(rounded)


def percent(value: float | None) -> str:
    """A share from 0 to 1 as a whole percentage.

    The space before the sign is one at which no line breaks.

    >>> percent(0.1234), percent(1), percent(None)
    ('12\\xa0%', '100\\xa0%', '–')
    """
    rounded = rounded_to(None if value is None else float(value) * 100, WHOLE)
    if rounded is None:
        return MISSING
    share = pgettext("percentage", "%(number)s %%") % {"number": written(rounded)}
    return share.replace(" ", NO_BREAK)


def signed(value: float | None) -> str:
    """A difference of points, with its sign; no difference has none.

    >>> signed(30), signed(-20), signed(0.04), signed(None)
    ('+30', '−20', '0', '–')
    """
    return with_sign(rounded_to(value, TENTHS))


def with_sign(rounded: Decimal | None, *, tenths: bool = False) -> str:
    """A rounded difference with its sign; no difference has none."""
    if rounded is None:
        return MISSING
    number = {"number": written(abs(rounded), tenths=tenths)}
    if rounded > 0:
        return pgettext("difference", "+%(number)s") % number
    return pgettext("difference", "−%(number)s") % number if rounded < 0 else number["number"]


def points_among(value: float | None, column: Iterable[float | None]) -> str:
    """Points, with one decimal when any number of their column has one.

    >>> points_among(70, (70, 62.54)), points_among(70, (70, 62)), points_among(None, (1.5,))
    ('70.0', '70', '–')
    """
    rounded = rounded_to(value, TENTHS)
    return MISSING if rounded is None else written(rounded, tenths=has_tenths(column))


def signed_among(value: float | None, column: Iterable[float | None]) -> str:
    """A difference, with one decimal when any number of its column has one.

    >>> signed_among(-13, (-13, 13.9)), signed_among(-13, (-13, 14)), signed_among(0, (0.5, 0))
    ('−13.0', '−13', '0.0')
    """
    return with_sign(rounded_to(value, TENTHS), tenths=has_tenths(column))


def has_tenths(column: Iterable[float | None]) -> bool:
    """Some number of a column is not whole when it is written."""
    rounded = (rounded_to(value, TENTHS) for value in column)
    return any(number is not None and number % 1 for number in rounded)


def ordinal(value: int | None) -> str:
    """A place in an order.

    >>> [ordinal(place) for place in (1, 2, 3, 4, 11, 22)]
    ['1st', '2nd', '3rd', '4th', '11th', '22nd']
    """
    if value is None:
        return MISSING
    place = int(value)
    number = {"number": number_format(place)}
    if place % 100 in {11, 12, 13}:
        return _("%(number)sth") % number
    endings = {1: _("%(number)sst"), 2: _("%(number)snd"), 3: _("%(number)srd")}
    return endings.get(place % 10, _("%(number)sth")) % number


def rounded_to(value: float | None, step: Decimal) -> Decimal | None:
    """The nearest step as people round, halves away from zero; None for what is missing."""
    if value is None or math.isnan(value):
        return None
    return Decimal(repr(round(float(value), 9))).quantize(step, ROUND_HALF_UP)


def written(number: Decimal, *, tenths: bool = False) -> str:
    """The number in the page's language, without a decimal that says nothing, unless asked."""
    is_whole = number == number.to_integral_value() and not tenths
    return str(number_format(number, decimal_pos=0 if is_whole else None))
