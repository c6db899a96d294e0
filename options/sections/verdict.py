"""The verdict: one sentence, one number, and at most three things that would change it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from options.numbers import points
from options.reports.verdict import Kind, Verdict, verdict_of
from options.reports.what_would_change import changes_of
from options.sections.contract import Ground, Section, Told, Whose
from options.sections.wording import said

WITHOUT_SHARE = frozenset(
    {Kind.NOTHING_YET, Kind.BARELY_BEGUN, Kind.ALL_OUT, Kind.ONLY_ONE, Kind.LAST_LEFT}
)


def tell(ground: Ground) -> Told:
    """The card in words; the page shows the ranking beside it."""
    verdict = ground_verdict(ground)
    return Told(sentences=tuple(sentences_of(ground, verdict)))


def ground_verdict(ground: Ground) -> Verdict:
    """The verdict on what a ground stands on."""
    basis = ground.basis
    return verdict_of(basis, ground.sureness, ground.missing, changes_of(basis), ground.lines)


def sentences_of(ground: Ground, verdict: Verdict) -> list[str]:
    """The headline, the share, the conditions."""
    report = {"leaf_count": len(ground.basis.criteria), **voice_of(ground)}
    found = [said("options/results/headline_words.html", verdict=verdict)]
    if verdict.kind not in WITHOUT_SHARE and verdict.share is not None:
        unstated = points(ground.sureness.half_widths.unstated)
        found.append(
            said(
                "options/results/share_words.html",
                verdict=verdict,
                report=report,
                voice=report["voice"],
                unstated=unstated,
            )
        )
    found += [
        said("options/results/condition.html", condition=condition, report=report)
        for condition in verdict.conditions
    ]
    return found


def voice_of(ground: Ground) -> dict[str, str]:
    """Whom sentences speak to, and how they say where the weights come from."""
    if ground.whose is Whose.OWN:
        return {"voice": "own", "method": ground.basis.weighing.method.value}
    return {"voice": ground.whose.value, "method": ground.whose.value}


SECTION = Section("verdict", _("Verdict"), tell)
