"""Fields that take what people type and give clean values."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LONGEST_NUMBER = 20
NOTHING_TYPED = {None, ""}


class PointsField(forms.Field):
    """A whole number from 0 to 100 in any script's digits, or None when left empty."""

    widget = forms.TextInput
    message = _("Type a whole number from 0 to 100.")

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        """Empty is allowed: a missing answer is not zero."""
        kwargs.setdefault("required", False)
        super().__init__(**kwargs)

    def to_python(self, value: object) -> int | None:
        """The number that the digits mean."""
        written = str(value).strip() if value is not None else ""
        if not written:
            return None
        digits = written.removeprefix("-")
        if len(written) > LONGEST_NUMBER or not digits.isdecimal():
            raise ValidationError(self.message, code="invalid")
        points = int(written)
        if not 0 <= points <= 100:
            raise ValidationError(self.message, code="invalid")
        return points


class TextField(forms.CharField):
    """A text as typed, without the signs that no database can hold."""

    widget = forms.Textarea

    def to_python(self, value: object) -> str:
        """Refuse NUL and half characters with a sentence, before a database does."""
        text = super().to_python(value) or ""
        try:
            text.encode("utf-8")
        except UnicodeEncodeError:
            raise ValidationError(
                _("This text holds a broken character. Type it again.")
            ) from None
        return text
