"""Who may do what with a workshop, each rule once."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, Group

from options.models import Facilitation, Workshop

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
