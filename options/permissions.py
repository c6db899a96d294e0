"""Who may do what with a decision and with a workshop, each rule once."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, Group

from options.models import Decision, Facilitation, Membership, ReadingLink, Workshop

Anybody = AbstractBaseUser | AnonymousUser
FACILITATORS = "Facilitators"
RUNNING = (Facilitation.Role.CO_FACILITATOR,)
READING = (Facilitation.Role.CO_FACILITATOR, Facilitation.Role.INSTRUCTOR)


def may_open_workshops(user: Anybody) -> bool:
    """Facilitators, editors and admins hold workshops."""
    if not user.is_authenticated:
        return False
    if getattr(user, "is_staff", False):
        return True
    return Group.objects.filter(name=FACILITATORS, user=user.pk).exists()


def may_run(user: Anybody, workshop: Workshop) -> bool:
    """Move the workshop: its facilitator, co-facilitators, admins."""
    return has_role(user, workshop, RUNNING)


def may_read_console(user: Anybody, workshop: Workshop) -> bool:
    """See the console: those who run it, and its instructors."""
    return has_role(user, workshop, READING)


def may_extend(user: Anybody, workshop: Workshop) -> bool:
    """Give people more time in an assignment: those who run it, and its instructors."""
    return has_role(user, workshop, READING)


def may_observe(user: Anybody, workshop: Workshop) -> bool:
    """Read the wall, and the report once it is published: everybody with a role."""
    return has_role(user, workshop, tuple(Facilitation.Role))


def has_role(user: Anybody, workshop: Workshop, roles: tuple[Facilitation.Role, ...]) -> bool:
    """The facilitator and admins may do all; others what their role says."""
    if leads(user, workshop):
        return True
    if not user.is_authenticated:
        return False
    return workshop.facilitations.filter(user_id=user.pk, role__in=roles).exists()


def leads(user: Anybody, workshop: Workshop) -> bool:
    """The facilitator and admins, who need no role."""
    if not user.is_authenticated:
        return False
    return user.pk == workshop.facilitator_id or bool(getattr(user, "is_superuser", False))


def reads_console_as(user: Anybody, workshop: Workshop, role: str | None) -> bool:
    """See the console, where the role was read already."""
    return leads(user, workshop) or role in READING


def may_make_decisions(user: Anybody) -> bool:
    """Begin a decision of one's own, or duplicate one that one may read: every account."""
    return user.is_authenticated


def may_edit_decision(user: Anybody, decision: Decision) -> bool:
    """Shape it: its owner, its editors, staff. A built-in case or a room's copy: staff only."""
    if getattr(user, "is_staff", False):
        return True
    if decision.built_in_key is not None or is_of_a_room(decision):
        return False
    return owns(user, decision) or role_on(user, decision) == Membership.Role.EDITOR


def may_own(user: Anybody, decision: Decision) -> bool:
    """Share it, hand it over, archive it, delete it: its owner and admins."""
    if getattr(user, "is_superuser", False):
        return True
    return owns(user, decision) and not is_of_a_room(decision)


def may_read_decision(user: Anybody, decision: Decision, *, link: str = "") -> bool:
    """Read it: what is published everybody, else owner, members, staff, a reading link.

    `link` is the hash of the link's token. A room's copy is read by those who have a seat.
    """
    if getattr(user, "is_staff", False):
        return True
    if is_of_a_room(decision):
        return False
    if decision.is_published or owns(user, decision) or role_on(user, decision):
        return True
    opened = ReadingLink.objects.filter(decision=decision, token_hash=link, withdrawn_at=None)
    return bool(link) and opened.exists()


def owns(user: Anybody, decision: Decision) -> bool:
    """The decision is this account's own."""
    return user.pk is not None and user.pk == decision.owner_id


def role_on(user: Anybody, decision: Decision) -> str:
    """What somebody is on a decision beside its owner: editor, reader, or nothing."""
    if user.pk is None:
        return ""
    roles = Membership.objects.filter(decision=decision, user=user.pk)
    return roles.values_list("role", flat=True).first() or ""


def is_of_a_room(decision: Decision) -> bool:
    """The decision is a workshop's copy; read with `reachable_by` it needs no query."""
    return hasattr(decision, "workshop")
