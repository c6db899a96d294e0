"""A decision with some of everything, and a form of the admin as a browser sends it back."""

from options import models
from tests.factories import (
    CriterionFactory,
    EvidenceFactory,
    OptionFactory,
    PerspectiveFactory,
    PerspectiveSwingFactory,
    RedLineFactory,
    ReferenceScoreFactory,
    SourceFactory,
)


def fill(decision, size):
    """Give a decision as much of everything as `size` says."""
    for number in range(size):
        option = OptionFactory(decision=decision)
        group = CriterionFactory(decision=decision, worst="", best="")
        criterion = CriterionFactory(decision=decision, parent=group)
        EvidenceFactory(decision=decision, criterion=criterion, option=option)
        source = SourceFactory(decision=decision)
        perspective = PerspectiveFactory(decision=decision)
        PerspectiveSwingFactory(perspective=perspective, criterion=criterion)
        RedLineFactory(decision=decision, criterion=criterion)
        ReferenceScoreFactory(option=option, criterion=criterion)
        fact = models.LaterFact.objects.create(decision=decision, text=f"Fact {number}")
        fact.sources.add(source)
    return decision


def fields_of(page):
    """What a browser would send back of the admin's form, unchanged."""
    sent = {}
    for field in page.select(
        "#content-main form input, #content-main form select, form textarea"
    ):
        name, kind = field.get("name"), field.get("type")
        if not name or kind in {"submit", "button"}:
            continue
        if kind in {"checkbox", "radio"}:
            if field.has_attr("checked"):
                sent.setdefault(name, []).append(field.get("value", "on"))
        elif field.name == "select":
            chosen = [o.get("value") for o in field.select("option[selected]")]
            if not chosen and not field.has_attr("multiple"):
                chosen = [field.select_one("option").get("value")]
            sent[name] = chosen
        elif field.name == "textarea":
            sent[name] = field.text.removeprefix("\n")
        else:
            sent[name] = field.get("value", "")
    return sent
