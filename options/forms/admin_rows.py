"""Rows beneath a decision, an option or a perspective in the admin."""

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from options.actions.decisions import check_option
from options.actions.parts import check_points
from options.actions.tree_rules import check_criterion
from options.errors import RuleBroken
from options.formats.names import same_name_key
from options.forms.admin import RuleForm
from options.models import Criterion, Decision

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[Any]
    InlineFormSet = forms.BaseInlineFormSet[Any, Any, Any]
else:
    ModelForm = forms.ModelForm
    InlineFormSet = forms.BaseInlineFormSet


class OptionRowForm(RuleForm):
    """An option as a row of its decision."""

    def check(self) -> None:
        """The rules of options."""
        check_option(option=self.instance)


class CriterionRowForm(RuleForm):
    """A criterion as a row of its decision."""

    def check(self) -> None:
        """The rules of criteria."""
        check_criterion(criterion=self.instance)


class PointsRowForm(ModelForm):
    """Points for one criterion, as a row of an option or a perspective."""

    decision: ClassVar[Decision]  # named by the page
    choices: ClassVar[list[tuple[int | str, str]]]  # read once for all rows

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        """Offer the decision's criteria that are scored."""
        super().__init__(*args, **kwargs)
        field = self.fields["criterion"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = Criterion.objects.filter(decision=self.decision)
            field.widget = forms.Select()
            field.choices = self.choices

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]  # -- the record is filled here
        if self.errors:
            return
        try:
            check_points(record=self.instance, decision=self.decision)
        except RuleBroken as broken:
            self.add_error("criterion", str(broken))


class RowsWithNames(InlineFormSet):
    """Rows of which no two may have the same name, in whatever spelling."""

    def clean(self) -> None:
        """Say it beside the second of two equal names."""
        super().clean()
        seen: set[str] = set()
        for form in self.forms:
            key = same_name_key(form.cleaned_data.get("name", "")) if form.is_valid() else ""
            if key and key in seen:
                form.add_error("name", _("Another row has this name, perhaps spelt otherwise."))
            seen.add(key)
