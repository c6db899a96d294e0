"""The kinds of steps, one module each; a new kind is one more line here."""

from options.steps import (
    brief,
    commit,
    discuss,
    gut,
    lobby,
    predict,
    results,
    reveal,
    score,
    weigh,
    wrap,
)
from options.steps.contract import StepKind

MODULES = (
    lobby,
    brief,
    score,
    weigh,
    gut,
    predict,
    reveal,
    discuss,
    results,
    commit,
    wrap,
)
STEPS: dict[str, StepKind] = {module.STEP.name: module.STEP for module in MODULES}
