"""What editors send in the admin; each broken rule is said beside the field it concerns."""

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib.admin.widgets import AdminURLFieldWidget, RelatedFieldWidgetWrapper
from django.core.validators import MaxLengthValidator
from django.db.models import Max, QuerySet
from django.utils.translation import gettext_lazy as _

from options.actions.decisions import check_option
from options.actions.parts import check_part
from options.actions.tree_rules import check_criterion
from options.errors import (
    AnotherDecision,
    EmptyGroup,
    HoldsAnswers,
    NoAnchors,
    NoLimit,
    NoName,
    NotOneTree,
    RuleBroken,
    SameName,
)
from options.formats import limits
from options.formats.names import same_name_key
from options.models import Criterion, Decision, Invitation

if TYPE_CHECKING:
    ModelForm = forms.ModelForm[Any]
else:
    ModelForm = forms.ModelForm


class RuleForm(ModelForm):
    """Asks the action's own check, so that a rule stands in one place."""

    beside: ClassVar[dict[type[RuleBroken], str]] = {NoName: "name", SameName: "name"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        """No text longer than a decision file may hold; a new record goes to the last place."""
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.CharField) and field.max_length is None:
                field.validators.append(MaxLengthValidator(limits.TEXT))
        if "position" in self.fields:
            self.fields["position"].required = False
            if self.instance._state.adding:
                self.fields["position"].initial = None

    def clean_position(self) -> int:
        """The place that was typed, else the last."""
        typed: int | None = self.cleaned_data["position"]
        if typed is not None:
            return typed
        if not self.instance._state.adding:
            return int(self.instance.position)
        others = type(self.instance)._default_manager.all()
        if hasattr(self.instance, "decision_id"):
            others = others.filter(decision_id=self.instance.decision_id)
        last: int | None = others.aggregate(last=Max("position"))["last"]
        return 0 if last is None else last + 1

    def check(self) -> None:
        """Raise what would be broken by storing the record."""

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]  # -- the record is filled here
        if self.errors:
            return
        try:
            self.check()
        except RuleBroken as broken:
            field = self.beside.get(type(broken))
            self.add_error(field if field in self.fields else None, str(broken))


class PartForm(RuleForm):
    """A part of one decision: what it refers to is chosen among that decision's parts."""

    decision: ClassVar[Decision]  # named by the page

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        """Give a new record its decision, and offer nothing of another one."""
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            self.instance.decision = self.decision
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField):
                if isinstance(field.widget, RelatedFieldWidgetWrapper):
                    offer_no_other_page(field.widget)
                field.queryset = of_decision(field.queryset, self.decision)

    def check(self) -> None:
        """The rules of evidence, sources, perspectives, red lines and later facts."""
        check_part(part=self.instance)


def offer_no_other_page(widget: RelatedFieldWidgetWrapper) -> None:
    """No window beside the form: a new part begins on its decision's page."""
    widget.can_add_related = widget.can_change_related = False
    widget.can_delete_related = widget.can_view_related = False


def of_decision(records: "QuerySet[Any] | None", decision: Decision) -> "QuerySet[Any]":
    """Those of the decision, in their order."""
    if records is None:
        return Criterion.objects.none()
    return records.filter(decision=decision)


class DecisionForm(RuleForm):
    """The question and the texts around it."""

    beside: ClassVar[dict[type[RuleBroken], str]] = {NoName: "title"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        """An address left empty is made from the title."""
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def check(self) -> None:
        """There is something to see in the title."""
        if not same_name_key(self.instance.title):
            raise NoName(_("Give the decision a title."))


class OptionForm(PartForm):
    """One possible answer."""

    def check(self) -> None:
        """The rules of options."""
        check_option(option=self.instance)


class CriterionForm(PartForm):
    """A criterion, what it means, and where it hangs."""

    beside: ClassVar[dict[type[RuleBroken], str]] = {
        NoName: "name",
        SameName: "name",
        NotOneTree: "parent",
        AnotherDecision: "parent",
        HoldsAnswers: "parent",
        NoAnchors: "worst",
        EmptyGroup: "parent",
    }

    is_wording_only = forms.BooleanField(
        label=_("Wording only: it means the same"),
        required=False,
        help_text=_(
            "People have scored this. Unless you tick here, a changed definition, 0, 50 or 100 "
            "asks each of them to check the score again."
        ),
    )
    under_it = forms.ModelMultipleChoiceField(
        queryset=Criterion.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=_("Groups these criteria"),
        help_text=_(
            "Leave all empty for a criterion that is scored itself. One that groups others "
            "needs no words for 0, 50 and 100."
        ),
    )

    def check(self) -> None:
        """The rules of the value tree."""
        under_it = list(self.cleaned_data.get("under_it") or [])
        check_criterion(criterion=self.instance, under_it=under_it)


class RedLineForm(PartForm):
    """A limit or a question; in use, it stays what people have said."""

    beside: ClassVar[dict[type[RuleBroken], str]] = {
        HoldsAnswers: "question",
        NoLimit: "fails_below",
    }


class SourceForm(PartForm):
    """A publication; without a key it gets the next free one."""

    beside: ClassVar[dict[type[RuleBroken], str]] = {SameName: "key"}

    address = forms.URLField(
        label=_("address"),
        max_length=limits.ADDRESS,
        required=False,
        assume_scheme="https",
        widget=AdminURLFieldWidget,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- Django's own signature
        """A key left empty is made."""
        super().__init__(*args, **kwargs)
        if "key" in self.fields:
            self.fields["key"].required = False
            self.fields["key"].help_text = _("Empty for the next free one, such as S7.")


class InvitingForm(ModelForm):
    """Whom to invite, and for how long the address is good."""

    days = forms.IntegerField(label=_("Valid for (days)"), min_value=1, max_value=30, initial=7)

    class Meta:
        model = Invitation
        fields = ("role", "note")
