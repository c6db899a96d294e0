"""A class of 50 minutes on a console, a wall and three phones, in both reading directions."""

import re

from django.urls import reverse
from playwright.sync_api import expect

from options.models import GutChoice, Reason, Score, Seat, Support, Swing, Wish
from tests.browser.acts import card, follow, number_of, on_scale, score, see_saved
from tests.browser.workshop.screens import READ, answer_the_rest, seat_on_paper

OWN = (61, 73, 83)  # points that nothing else in the case is
OTHERS = (0, 20, 40, 60, 80, 100, 10)
WHY = "Neighbours told us so."
TALK = "It was tried in the north."
OPTIONS = (
    "Present arrangements (baseline)",
    "Chinese security deployment",
    "Local force training",
    "Intelligence sharing",
)


def test_class_of_50_minutes_from_the_code_to_the_own_sheet(case, mixed_screens):
    room = mixed_screens
    first, second, third = room.phones

    open_the_room(room, case)
    practise(first)
    room.move("Read the question")
    understand(room)
    room.move("Score")
    score_alone(room)
    seat_on_paper(room.workshop, 4)
    answer_the_rest(room.workshop, OTHERS)
    finish(room)
    room.move("Weigh")
    weigh(room)
    room.move("One choice")
    choose(room)
    see_no_open_value(room)
    room.move("Spreads", seal=True)
    look_at_the_spreads(room)
    room.move("Discuss")
    talk(room)
    room.move("Score")
    score_again(room)
    room.move("Spreads", seal=True)
    see_what_moved(room)
    room.move("Results")
    see_own_place(room)
    room.move("Final choice")
    choose_at_last(room)
    room.move("Goodbye")
    rate(first)
    take_the_sheet(second)
    delete_everything(third)

    assert room.console.locator("#next").count() == 0


# --- What the people do -------------------------------------------------------------------


def open_the_room(room, case):
    """Two clicks put the code on the wall; three people type it."""
    room.console.goto(reverse("brief", args=[case.slug]))
    follow(room.console, room.console.get_by_role("link", name="Run a workshop"))
    follow(room.console, room.console.get_by_role("button", name="Open the room").first)
    code = room.console.locator(".door .code").inner_text()
    room.wall.goto(reverse("wall", args=[room.workshop.wall_key]))
    expect(room.wall.locator(".lobby")).to_contain_text(code)
    room.join_all(code)
    room.look_again(room.console)
    expect(room.wall.locator(".bottom")).to_contain_text("3 people take part")
    expect(room.console.locator("#tally dd").first).to_have_text("3")


def practise(phone):
    phone.locator(".practice").get_by_role("radio", name="50", exact=True).click()


def understand(room):
    """Each ticks, and sees that it is noted."""
    for phone in room.phones:
        phone.locator("#say-understood").click()
        expect(phone.locator("#understood")).to_contain_text("You have said")
    room.look_again(room.console)
    expect(room.console.locator("#console-step")).to_contain_text("3 of 3")


def score_alone(room):
    """Points, a zero, "I can't judge" and a reason; then everybody is done."""
    for phone, points in zip(room.phones, OWN, strict=True):
        number_of(phone, OPTIONS[0]).fill(str(points))
        number_of(phone, OPTIONS[0]).press("Tab")
        see_saved(phone, OPTIONS[0])
    first, second, _third = room.phones
    score(first, OPTIONS[1], 0)
    card(first, OPTIONS[2]).get_by_label("I can't judge").check()
    see_saved(first, OPTIONS[2])
    told = card(second, OPTIONS[0])
    told.get_by_text("Say more").click()
    told.get_by_label("Why?").fill(WHY)
    told.get_by_label("Why?").blur()
    see_saved(second, OPTIONS[0])
    assert Score.objects.filter(points=0).count() == 1
    assert Score.objects.filter(cannot_judge=True).count() == 1


def finish(room):
    """With an answer in every cell, the next page lets a person say that they are done."""
    for phone in room.phones:
        follow(phone, phone.locator("#next"))
        expect(phone.locator("#next")).to_have_count(0)
    press_done(room, "You are done")


def press_done(room, heading):
    for phone in room.phones:
        follow(phone, phone.locator("#done"))
        expect(phone.get_by_role("heading", level=1)).to_have_text(heading)
    expect(room.wall.locator(".bottom")).to_contain_text("3 of")


def weigh(room):
    """One places every swing, the others say at once that they are done."""
    first = room.phones[0]
    while first.get_by_role("button", name="Move this").count():
        placed = first.locator(".placed").count()
        first.get_by_role("button", name="Move this").first.click()
        expect(first.locator(".placed").nth(placed)).to_be_visible()
    assert Swing.objects.filter(participant=room.seats[0].participant).count() == 6
    press_done(room, "You are done")


def choose(room):
    """Everybody another option, before any sums."""
    for phone, option in zip(room.phones, OPTIONS, strict=False):
        take(phone, option)
    expect(room.wall.locator(".bottom")).to_contain_text("3 of 7 have chosen")


def take(phone, option):
    phone.locator(".choice-card").filter(has_text=option).click()
    phone.locator("#save-choice").click()
    expect(phone.locator(".saved-choice")).to_contain_text(option)


def look_at_the_spreads(room):
    """The room turns to the cell with a reason; somebody wants to hear about it."""
    for page in (*room.phones, room.wall):
        expect(page.locator("svg.spread")).to_be_visible()
    turn_to(room, OPTIONS[0])
    for phone, points in zip(room.phones, OWN, strict=True):
        expect(phone.locator(".own-words")).to_contain_text(f"You gave {points}")
    first = room.phones[0]
    first.locator("#wish-button").click()
    expect(first.locator("#wish-button")).to_contain_text("You want to hear")
    assert Wish.objects.count() == 1


def turn_to(room, option):
    """Show a cell of the first criterion to everybody."""
    decision = room.workshop.decision
    leaf = decision.criteria.leaves().filter(in_core=True).first()
    key = f"{decision.options.get(name=option).pk}-{leaf.pk}"
    button = room.console.locator(f"#show-{key}")
    expect(room.console.locator("#cells-title")).to_be_visible()
    if button.count():
        with room.console.expect_response("**/do/**"):
            button.evaluate("one => one.click()")
    room.look_again(*room.phones)
    for page in (*room.phones, room.wall):
        expect(page.locator(".cell-name")).to_contain_text(option)
        expect(page.locator(".cell-head .eyebrow")).to_have_text(leaf.name)


def talk(room):
    """The reason of the round is there; a new one is given, and another supports it."""
    first, second, third = room.phones
    expect(first.locator("#reasons")).to_contain_text(WHY)
    first.get_by_label("more points").check()
    first.locator("#reason-text").fill(TALK)
    first.locator("#reason-send").click()
    expect(first.locator("#reasons")).to_contain_text(TALK)
    room.look_again(second, third)
    expect(third.locator("#reasons")).to_contain_text(TALK)
    support = third.locator(f"#support-{Reason.objects.get(text=TALK).pk}")
    support.click()
    expect(support).to_have_attribute("aria-pressed", "true")
    assert Support.objects.get().seat == room.seats[2]
    room.look_again(first)
    expect(first.locator("#reasons")).to_contain_text("yours, supported by 1")
    expect(second.locator("#reasons")).to_contain_text(TALK)


def score_again(room):
    """Only what was talked about is asked: one keeps it, one changes it, one leaves it."""
    first, second, _third = room.phones
    expect(first.locator("[data-cell]")).to_have_count(1)
    expect(first.locator(".earlier")).to_contain_text("you said 61")
    first.get_by_role("button", name="Keep 61").click()
    see_saved(first, OPTIONS[0])
    score(second, OPTIONS[0], 90)
    expect(on_scale(second, OPTIONS[0], 90)).to_be_checked()
    press_done(room, "You are done")


def see_what_moved(room):
    for page in (*room.phones, room.wall):
        expect(page.locator("svg.spread")).to_be_visible()
    turn_to(room, OPTIONS[0])
    expect(room.phones[1].locator(".own-words")).to_contain_text("You gave 90")
    expect(room.phones[0].locator(".moved").first).to_contain_text("1 up, 0 down, 6 the same")
    carried = Score.objects.filter(round_number=2, option__name=OPTIONS[0], points=83)
    assert [one.is_carried for one in carried] == [True]


def see_own_place(room):
    """Who weighed reads a place beside the room's."""
    own = room.phones[1].locator("section[aria-labelledby=own-title]")
    expect(own.locator("tbody tr")).to_have_count(4)
    expect(own).to_contain_text("The room")
    expect(room.wall.locator(".wall-result")).to_be_visible()


def choose_at_last(room):
    """The final choice stands beside the first one."""
    for phone, option in zip(room.phones, OPTIONS[1:], strict=True):
        take(phone, option)
    expect(room.phones[0].locator(".facts")).to_contain_text(OPTIONS[0])
    assert GutChoice.objects.count() == 6


def rate(phone):
    for question in phone.locator("[aria-labelledby=rating-title] fieldset").all():
        question.locator("label").last.click()
    phone.locator("#save-rating").click()
    expect(phone.locator("[aria-labelledby=rating-title]")).to_contain_text("Saved.")


def take_the_sheet(phone):
    """The sheet and its file hold what the person gave."""
    sheet = phone.get_by_role("link", name="Your sheet", exact=True)
    file = phone.request.get(phone.get_by_role("link", name="as CSV").get_attribute("href"))
    follow(phone, sheet)
    assert phone.get_by_role("heading", level=1).count() == 1
    assert ",90," in file.text()


def delete_everything(phone):
    """Nothing of the person is left in the room."""
    follow(phone, phone.locator("#leave-title ~ p a"))
    follow(phone, phone.locator("#delete .danger"))
    assert Seat.objects.filter(kind="device").count() == 2
    assert not Score.objects.filter(points=83).exists()


# --- What nobody may see ------------------------------------------------------------------


def see_no_open_value(room):
    """While a round is open, what somebody gave is on that person's own page alone."""
    read = {page: page.evaluate(READ) for page in room.all}
    for phone, points in zip(room.phones, OWN, strict=True):
        number = re.compile(rf"(?<!\d){points}(?!\d)")
        told = [page.url for page, words in read.items() if number.search(words)]
        assert set(told) <= {phone.url}, points
        assert [page for page in room.all if page != phone and WHY in page.content()] in (
            [],
            room.phones[1:2],
        )
