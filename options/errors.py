"""The rules that a deed can break, each with the sentence a person reads."""


class RuleBroken(Exception):  # noqa: N818 -- it names what happened, as a person would
    """A deed was refused; the message says which thing and what to do."""


class MeaningChanged(RuleBroken):
    """The criterion means something else than the page that saved had shown."""


class AlreadyUsed(RuleBroken):
    """A one-time address was used before, is unknown, or its time is over."""


class NotOneTree(RuleBroken):
    """Criteria would hang in a circle."""


class SameName(RuleBroken):
    """The decision has this name already, perhaps in another spelling."""


class HoldsAnswers(RuleBroken):
    """Somebody's answers hang on this, so it can be parked but not deleted."""


class SheetGone(RuleBroken):
    """The sheet was deleted while a page of it was still open."""


class TooManyKept(RuleBroken):
    """As much is kept under names as there may be."""


class NothingToUndo(RuleBroken):
    """The cell has no earlier state."""


class TooMany(RuleBroken):
    """The decision is as large as one may be."""


class AnotherDecision(RuleBroken):
    """Two things that belong together lie in different decisions."""


class NoAnchors(RuleBroken):
    """A criterion that is scored does not say what 0 and 100 mean."""


class NoLimit(RuleBroken):
    """A red line on a criterion does not say from which points it is crossed."""


class EmptyGroup(RuleBroken):
    """A criterion that could not be scored itself would group nothing any more."""


class NoName(RuleBroken):
    """A name has nothing that a reader could see."""


class TooFewLeft(RuleBroken):
    """What would remain could not be compared any more."""


class NoInvitation(RuleBroken):
    """No invitation has this address."""


class HasOwnSheet(RuleBroken):
    """The account has a sheet on the decision, which goes before every other one."""


class LastAdmin(RuleBroken):
    """Nobody could look after the site any more."""


class NotScored(RuleBroken):
    """The criterion only groups others, so it takes no points."""


class OrderMoved(RuleBroken):
    """The order of swings is another than the page that asks had shown."""


class NoWeightLeft(RuleBroken):
    """No swing would have more than 0 points."""


class NothingToAdopt(RuleBroken):
    """The perspective gives no weight to anything."""


class NotNow(RuleBroken):
    """The workshop's rules do not allow this at this moment."""


class AlreadyMoved(RuleBroken):
    """Somebody moved the workshop after the page that asks was shown."""


class NotInControl(RuleBroken):
    """Another facilitator has the workshop in hand."""


class NotAFacilitator(RuleBroken):
    """The person does not run this workshop."""


class NoSuchRoom(RuleBroken):
    """No open workshop has this code."""


class SeatRemoved(RuleBroken):
    """A facilitator took the seat away."""


class LessPrivate(RuleBroken):
    """People joined on the promise that less would be known of them."""


class ImpossibleAgenda(RuleBroken):
    """The steps cannot follow one another like this."""


class RoundNotOpen(RuleBroken):
    """The round takes no answers yet, or not in this cell, or not from this person."""


class RoundSealed(RuleBroken):
    """The round is sealed: what it holds stays as it is."""


class NoSuchPerson(RuleBroken):
    """No account that can log in has this name."""


class NothingSaid(RuleBroken):
    """There is nothing in the text that a reader could see."""


class DoesNotFit(RuleBroken):
    """A text is longer, or a number another, than there is room for."""


class OutOfTime(RuleBroken):
    """The round is not open yet for this person, or was due already."""


class HandedIn(RuleBroken):
    """The round was handed in, so it stays as it is until that is taken back."""


class ImpossibleTimes(RuleBroken):
    """A round would be due before it opens."""


class ChangedMeanwhile(RuleBroken):
    """Somebody else changed it after the page that asks was shown."""


class ParkedThere(RuleBroken):
    """What it would go under is parked, so that it would be hidden unawares."""


class NotTheOwner(RuleBroken):
    """Only the owner of a decision, or an admin, may do this."""


class NothingThere(RuleBroken):
    """What a version of a part was about is gone."""


class NothingNew(RuleBroken):
    """The newest edition says all of this already."""
