"""Fill a workshop with simulated people, to practise leading one or to put load on a site."""

import random
import sys
import threading
import time
from argparse import ArgumentParser
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.sessions.backends.db import SessionStore
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from options.actions.opening import open_workshop
from options.agenda.plans import TEMPLATES
from options.models import Decision, Workshop
from options.rehearsal.browser import Browser
from options.rehearsal.check import lost_answers
from options.rehearsal.crowd import Crowd
from options.rehearsal.leader import Leader
from options.rehearsal.measures import Measures
from options.rehearsal.person import Manner, Person

SEEN_BY = 0.95


class Command(BaseCommand):
    """Simulated people join by the code, follow, score, weigh, choose, drop out, come back."""

    help = (
        "Simulated people take part in a workshop through the site's own pages. With --code "
        "they join the room that you lead; without, the command opens a room and leads it. "
        "Prints what every kind of request took, errors, and answers that were lost."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How many people, and how they behave."""
        parser.add_argument("--address", default="http://127.0.0.1:8000", help="the site")
        parser.add_argument("--code", default="", help="join this room instead of an own one")
        parser.add_argument("--decision", default="", help="its address, for an own room")
        parser.add_argument("--agenda", default="class", choices=sorted(TEMPLATES))
        parser.add_argument("--people", type=int, default=30)
        parser.add_argument("--arrive", type=float, default=20.0, help="seconds to join within")
        parser.add_argument("--pace", type=float, default=9.0, help="seconds between answers")
        parser.add_argument("--step", type=float, default=30.0, help="seconds a step lasts")
        parser.add_argument("--score", type=float, help="seconds a score step lasts, if others")
        parser.add_argument(
            "--minutes", type=float, default=60.0, help="with --code: stay so long"
        )
        parser.add_argument(
            "--drop", type=float, default=0.0, help="share that drops out a while"
        )
        parser.add_argument(
            "--faults", type=float, default=0.0, help="share of requests cut off"
        )
        parser.add_argument(
            "--burst", action="store_true", help="everybody saves within 5 s once"
        )
        parser.add_argument("--kills", action="store_true", help="the server may be killed")
        parser.add_argument("--restless", action="store_true", help="go on changing answers")
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *_args: Any, **told: Any) -> None:  # noqa: ANN401 -- Django's signature
        """Rehearse, and say what was measured."""
        if told["people"] < 1:
            raise CommandError("A rehearsal needs at least one person.")
        sys.setswitchinterval(0.001)  # who waits for an answer hears it when it comes
        measures = Measures()
        workshop = room_with(told["code"]) if told["code"] else own_room(told)
        crowd = crowd_of(workshop, told, measures)
        self.stdout.write(
            f"{told['people']} people join {told['address']}/join/{workshop.join_code}/ "
            f"within {told['arrive']:.0f} s."
        )
        crowd.start()
        try:
            if told["code"]:
                crowd.is_over.wait(told["minutes"] * 60)
            else:
                self.lead(workshop, crowd, told, measures)
        except KeyboardInterrupt:
            self.stdout.write("Stopped.")
        crowd.stop()
        self.report(workshop, crowd, measures)

    def lead(
        self, workshop: Workshop, crowd: Crowd, told: dict[str, Any], measures: Measures
    ) -> None:
        """Through the whole agenda, each step as long as it was told."""
        leader, watcher = leader_of(workshop, told, measures)
        threading.Thread(target=leader.keep_watching, args=(watcher,), daemon=True).start()
        took = crowd.wait_until(lambda person: bool(person.seat), share=1.0, longest=600)
        self.stdout.write(f"All had joined after {took:.1f} s.")
        while leader.go_on():
            epoch = leader.epoch()
            took = crowd.wait_until(partial(knows, epoch), share=SEEN_BY, longest=told["step"])
            kind = kind_of_step(workshop)
            self.stdout.write(f"{kind}: on {SEEN_BY:.0%} of the screens after {took:.1f} s.")
            if told["burst"] and kind == "score":
                self.burst(crowd)
            is_score = kind == "score"
            measures.is_steady = is_score
            crowd.is_over.wait(told["score"] if is_score and told["score"] else told["step"])
            measures.is_steady = False
        leader.is_over.set()

    def burst(self, crowd: Crowd) -> None:
        """Everybody saves within five seconds."""
        crowd.is_over.wait(5)
        now = time.monotonic()
        for at, person in enumerate(crowd.people):
            person.save_kind = "burst"
            person.next_answer = now + 5.0 * at / len(crowd.people)
        crowd.is_over.wait(8)
        for person in crowd.people:
            person.save_kind = "save"

    def report(self, workshop: Workshop, crowd: Crowd, measures: Measures) -> None:
        """Times, errors, and whether everything acknowledged is in the database."""
        for line in measures.table():
            self.stdout.write(line)
        for what, count in sorted(measures.errors.items()):
            self.stdout.write(f"error: {what}, {count} times")
        for fault in crowd.crashes[:5]:
            self.stdout.write(f"error: a simulated person stumbled: {fault!r}")
        lost = lost_answers(workshop, crowd.people)
        for sentence in lost[:20]:
            self.stdout.write(f"lost: {sentence}")
        saved = sum(len(person.acknowledged) for person in crowd.people)
        errors = sum(measures.errors.values()) + len(crowd.crashes)
        self.stdout.write(
            f"{saved} answers acknowledged, {len(lost)} lost, {errors} errors, "
            f"{measures.faults} requests cut off on purpose, {measures.retries} sent again."
        )
        if lost or errors:
            raise CommandError("The rehearsal found errors.")


def room_with(code: str) -> Workshop:
    """The room that somebody leads."""
    found = Workshop.objects.filter(join_code=code.replace("-", "").upper()).first()
    if found is None:
        raise CommandError(f"No workshop has the code {code}.")
    return found


def own_room(told: dict[str, Any]) -> Workshop:
    """A new room on a decision, for the command to lead."""
    decisions = Decision.objects.published()
    chosen = decisions.filter(slug=told["decision"]) if told["decision"] else decisions
    decision = chosen.first()
    if decision is None:
        raise CommandError("There is no such published decision.")
    facilitator, _is_new = User.objects.get_or_create(
        username="rehearsal", defaults={"is_active": True}
    )
    return open_workshop(
        decision=decision,
        by=facilitator,
        now=timezone.now(),
        agenda=TEMPLATES[told["agenda"]],
    )


def crowd_of(workshop: Workshop, told: dict[str, Any], measures: Measures) -> Crowd:
    """The people, each with a browser and a will of their own."""
    manner = Manner(pace=told["pace"], drops=told["drop"], is_restless=told["restless"])
    people = []
    for number in range(told["people"]):
        rng = random.Random(f"{told['seed']} {number}")  # noqa: S311 -- simulated people
        browser = Browser(
            told["address"],
            measures=measures,
            rng=rng,
            faults=told["faults"],
            forgives=told["kills"],
        )
        people.append(Person(number, browser, str(workshop.join_code), manner, rng))
    return Crowd(people, arrives=told["arrive"])


def leader_of(
    workshop: Workshop, told: dict[str, Any], measures: Measures
) -> tuple[Leader, Browser]:
    """The facilitator's browser, signed in, and a second one that watches."""
    session = SessionStore()
    session["_auth_user_id"] = str(workshop.facilitator_id)
    session["_auth_user_backend"] = settings.AUTHENTICATION_BACKENDS[-1]
    session["_auth_user_hash"] = workshop.facilitator.get_session_auth_hash()
    session.create()
    browsers = []
    for number in range(2):
        rng = random.Random(f"leader {number}")  # noqa: S311 -- a simulated facilitator
        browser = Browser(told["address"], measures=measures, rng=rng, forgives=told["kills"])
        browser.cookies[settings.SESSION_COOKIE_NAME] = str(session.session_key)
        browsers.append(browser)
    return Leader(browsers[0], workshop.slug, workshop.wall_key), browsers[1]


def kind_of_step(workshop: Workshop) -> str:
    """Where the room is now."""
    here = Workshop.objects.get(pk=workshop.pk)
    return next((s.kind for s in here.steps.all() if s.position == here.step), "")


def knows(epoch: int, person: Person) -> bool:
    """The person's page shows this epoch or a later one."""
    return epoch_of(person) >= epoch


def epoch_of(person: Person) -> int:
    """The epoch that a person's page knows of."""
    address = person.bar[0] if person.bar else ""
    found = address.partition("?e=")[2].partition("&")[0]
    return int(found) if found.isdecimal() else -1
