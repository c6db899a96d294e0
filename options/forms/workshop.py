"""What the console of a workshop sends."""

from django import forms

MOST = 2**31 - 1


class HelmForm(forms.Form):
    """The epoch that the page had shown."""

    epoch = forms.IntegerField(min_value=0, max_value=MOST)


class MoveForm(HelmForm):
    """Where to go."""

    step = forms.IntegerField(min_value=0, max_value=MOST)
