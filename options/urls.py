"""Addresses; a route is named after its view."""

from django.urls import URLPattern, path

from options.views import (
    accounts,
    comparison,
    conditions,
    decisions,
    head_to_head,
    health,
    importing,
    join,
    library,
    making,
    methods,
    overview,
    public_reports,
    report,
    result_sections,
    results,
    scoring,
    sheet,
    sheet_edition,
    sheets,
    swing_points,
    taking,
    weighting,
    what_if,
)
from options.views.editing import criterion as editing_criterion
from options.views.editing import deleting, editions, history, preview, sharing, tree
from options.views.editing import parts as editing_parts
from options.views.workshop import (
    assignment,
    console,
    exports,
    handing_in,
    log,
    own_seat,
    paper,
    paper_entry,
    people_values,
    pulse,
    room_results,
    seat,
    seat_link,
    seats,
    setup,
    wall,
)
from options.views.workshop import report as room_reports
from options.views.workshop import (
    result_sections as room_sections,
)

urlpatterns: list[URLPattern] = [
    path("", decisions.home, name="home"),
    path("decisions/", decisions.decisions, name="decisions"),
    path("library/", library.library, name="library"),
    path("decisions/new/", making.new_decision, name="new_decision"),
    path("decisions/<slug:slug>/duplicate/", making.duplicate, name="duplicate_decision"),
    path("decisions/<slug:slug>/archive/", library.archive, name="archive_decision"),
    path("decisions/<slug:slug>/delete/", library.delete, name="delete_decision"),
    path("decisions/import/", importing.import_decision, name="import_decision"),
    path(
        "decisions/<slug:slug>/export/<str:file>",
        taking.decision_export,
        name="decision_export",
    ),
    path("decisions/<slug:slug>/brief/", decisions.brief, name="brief"),
    path("decisions/<slug:slug>/later/", decisions.later_facts, name="later_facts"),
    path("decisions/<slug:slug>/full-version/", decisions.full_version, name="full_version"),
    path("decisions/<slug:slug>/edit/", tree.edit_tree, name="edit_tree"),
    path("decisions/<slug:slug>/edit/preview/", preview.preview, name="edit_preview"),
    path(
        "decisions/<slug:slug>/edit/preview/<slug:criterion_key>/",
        preview.preview_criterion,
        name="preview_criterion",
    ),
    path("decisions/<slug:slug>/edit/tree/", tree.tree_deed, name="tree_deed"),
    path(
        "decisions/<slug:slug>/edit/tree/add/",
        editing_criterion.add_criterion,
        name="add_criterion",
    ),
    path(
        "decisions/<slug:slug>/edit/tree/group/", editing_criterion.add_group, name="add_group"
    ),
    path(
        "decisions/<slug:slug>/edit/criteria/<slug:criterion_key>/",
        editing_criterion.edit_criterion,
        name="edit_criterion",
    ),
    path(
        "decisions/<slug:slug>/edit/criteria/<slug:criterion_key>/delete/",
        deleting.remove_criterion,
        name="remove_criterion",
    ),
    path("join/", join.join_by_code, name="join_by_code"),
    path("join/<str:code>/", join.join, name="join"),
    path("join/<str:code>/ask/", join.ask, name="ask"),
    path("join/<str:code>/pulse/", join.door_pulse, name="door_pulse"),
    path("workshops/", setup.workshops, name="workshops"),
    path("decisions/<slug:slug>/workshops/new/", setup.new_workshop, name="new_workshop"),
    path("workshops/<slug:slug>/", console.console, name="console"),
    path("workshops/<slug:slug>/setup/", setup.setup_workshop, name="setup_workshop"),
    path("workshops/<slug:slug>/seats/", seats.seats, name="seats"),
    path("workshops/<slug:slug>/seats/<slug:deed>/", seats.seat_change, name="seat_change"),
    path("workshops/<slug:slug>/log/", log.log, name="workshop_log"),
    path("workshops/<slug:slug>/move/", console.move, name="move"),
    path("workshops/<slug:slug>/do/<slug:deed>/", console.console_deed, name="console_deed"),
    path("workshops/<slug:slug>/tally/", console.tally, name="tally"),
    path("workshops/<slug:slug>/lease/", console.lease, name="lease"),
    path("workshops/<slug:slug>/seat/", seat.seat, name="seat"),
    path("workshops/<slug:slug>/seat/time/", own_seat.need_time, name="need_time"),
    path("workshops/<slug:slug>/seat/speaks-for/", own_seat.speaks_for, name="speaks_for"),
    path("workshops/<slug:slug>/seat/leave/", own_seat.leave, name="leave"),
    path("workshops/<slug:slug>/seat/<slug:deed>/", seat.seat_deed, name="seat_deed"),
    path("workshops/<slug:slug>/pulse/", pulse.pulse, name="pulse"),
    path("workshops/<slug:slug>/exports/<str:file>", exports.room_export, name="room_export"),
    path("workshops/<slug:slug>/people/", people_values.people_values, name="people_values"),
    path("workshops/<slug:slug>/results/", room_results.room_results, name="room_results"),
    path(
        "workshops/<slug:slug>/results/<slug:section>/",
        room_sections.room_section,
        name="room_section",
    ),
    path("workshops/<slug:slug>/report/", room_reports.room_report, name="room_report"),
    path(
        "workshops/<slug:slug>/report/links/",
        public_reports.room_report_links,
        name="room_report_links",
    ),
    path(
        "workshops/<slug:slug>/explore.html",
        room_reports.room_explore_file,
        name="room_explore",
    ),
    path(
        "workshops/<slug:slug>/report.<str:ending>",
        room_reports.room_report_file,
        name="room_report_file",
    ),
    path(
        "workshops/<slug:slug>/results/<slug:section>/<slug:picture>.<str:ending>",
        room_reports.room_picture_file,
        name="room_picture_file",
    ),
    path("seat-links/<str:token>/", seat_link.seat_link, name="seat_link"),
    path("workshops/<slug:slug>/assignment/", assignment.assignment, name="assignment"),
    path("workshops/<slug:slug>/assignment/reminders/", assignment.reminders, name="reminders"),
    path("workshops/<slug:slug>/hand-in/", handing_in.hand_in, name="hand_in"),
    path("workshops/<slug:slug>/paper/", paper.paper, name="paper"),
    path("workshops/<slug:slug>/paper/cards/", paper.paper_cards, name="paper_cards"),
    path(
        "workshops/<slug:slug>/paper/<int:number>/", paper_entry.paper_entry, name="paper_entry"
    ),
    path("walls/<str:key>/", wall.wall, name="wall"),
    path("walls/<str:key>/report/", room_results.wall_report, name="wall_report"),
    path(
        "walls/<str:key>/report/<slug:section>/",
        room_sections.wall_section,
        name="wall_section",
    ),
    path("walls/<str:key>/pulse/", wall.wall_pulse, name="wall_pulse"),
    path("sheets/", sheets.sheets, name="sheets"),
    path("sheets/forget/", sheets.forget_browser, name="forget_browser"),
    path("decisions/<slug:slug>/edit/sharing/", sharing.edit_sharing, name="edit_sharing"),
    path(
        "decisions/<slug:slug>/edit/sharing/hand-over/",
        sharing.hand_over_decision,
        name="hand_over",
    ),
    path(
        "decisions/<slug:slug>/edit/sharing/<slug:deed>/",
        sharing.sharing_change,
        name="sharing_change",
    ),
    path("decisions/<slug:slug>/edit/editions/", editions.edit_editions, name="edit_editions"),
    path(
        "decisions/<slug:slug>/edit/editions/<int:number>.json",
        editions.edition_file,
        name="edition_file",
    ),
    path("decisions/<slug:slug>/edit/history/", history.edit_history, name="edit_history"),
    path("decisions/<slug:slug>/edit/history/put-back/", history.put_back, name="put_back"),
    path("read/<str:token>/", sharing.read_by_link, name="read_by_link"),
    path("methods/", methods.methods, name="methods"),
    path("privacy/", sheets.privacy, name="privacy"),
    path("healthz", health.healthz, name="healthz"),
    path("accounts/login/", accounts.login, name="login"),
    path("accounts/logout/", accounts.logout, name="logout"),
    path("invitations/<str:token>/", accounts.invitation, name="invitation"),
    path("decisions/<slug:slug>/compare/", comparison.comparison, name="comparison"),
    path(
        "decisions/<slug:slug>/compare/<slug:criterion_key>/",
        comparison.criterion,
        name="criterion",
    ),
    path(
        "decisions/<slug:slug>/scores/<slug:option_key>/<slug:criterion_key>/",
        scoring.score,
        name="score",
    ),
    path(
        "decisions/<slug:slug>/scores/<slug:option_key>/<slug:criterion_key>/undo/",
        scoring.undo,
        name="undo",
    ),
    path("decisions/<slug:slug>/head-to-head/", head_to_head.head_to_head, name="head_to_head"),
    path("decisions/<slug:slug>/overview/", overview.overview, name="overview"),
    path("decisions/<slug:slug>/sheet/", sheet.sheet, name="sheet"),
    path("decisions/<slug:slug>/sheet/sheet.csv", sheet.sheet_csv, name="sheet_csv"),
    path("decisions/<slug:slug>/sheet/sheet.xlsx", sheet.sheet_xlsx, name="sheet_xlsx"),
    path("decisions/<slug:slug>/sheet/sheet.json", sheet.sheet_json, name="sheet_json"),
    path(
        "decisions/<slug:slug>/sheet/edition/",
        sheet_edition.sheet_edition,
        name="sheet_edition",
    ),
    path("decisions/<slug:slug>/sheet/start-over/", sheet.start_over, name="start_over"),
    path("decisions/<slug:slug>/sheet/delete/", sheet.delete_sheet, name="delete_sheet"),
    path("decisions/<slug:slug>/weights/", weighting.weighting, name="weighting"),
    path("decisions/<slug:slug>/weights/place/", weighting.weights_place, name="weights_place"),
    path("decisions/<slug:slug>/weights/move/", weighting.weights_move, name="weights_move"),
    path(
        "decisions/<slug:slug>/weights/restart/",
        weighting.weights_restart,
        name="weights_restart",
    ),
    path(
        "decisions/<slug:slug>/weights/points/",
        swing_points.weights_points,
        name="weights_points",
    ),
    path(
        "decisions/<slug:slug>/weights/method/",
        swing_points.weights_method,
        name="weights_method",
    ),
    path(
        "decisions/<slug:slug>/weights/clear/", swing_points.weights_clear, name="weights_clear"
    ),
    path("decisions/<slug:slug>/weights/undo/", swing_points.weights_undo, name="weights_undo"),
    path(
        "decisions/<slug:slug>/weights/perspectives/",
        swing_points.weights_perspectives,
        name="weights_perspectives",
    ),
    path(
        "decisions/<slug:slug>/weights/adopt/<slug:perspective_key>/",
        swing_points.weights_adopt,
        name="weights_adopt",
    ),
    path("decisions/<slug:slug>/results/", results.results, name="results"),
    path(
        "decisions/<slug:slug>/results/conditions/keep/",
        conditions.own_condition,
        name="own_condition",
    ),
    path("decisions/<slug:slug>/results/what-if/", what_if.what_if, name="what_if"),
    path(
        "decisions/<slug:slug>/what-ifs/<int:number>/",
        what_if.what_if_deed,
        name="what_if_deed",
    ),
    path(
        "decisions/<slug:slug>/results/<slug:section>/",
        result_sections.result_section,
        name="result_section",
    ),
    path(
        "decisions/<slug:slug>/results/<slug:section>/<slug:picture>.<str:ending>",
        report.picture_file,
        name="picture_file",
    ),
    path("decisions/<slug:slug>/report/", report.report, name="report"),
    path(
        "decisions/<slug:slug>/report/links/", public_reports.report_links, name="report_links"
    ),
    path("reports/<str:token>/", public_reports.public_report, name="public_report"),
    path(
        "reports/<str:token>.<str:ending>",
        public_reports.public_report_file,
        name="public_report_file",
    ),
    path("decisions/<slug:slug>/explore.html", report.explore_file, name="explore"),
    path("decisions/<slug:slug>/report.<str:ending>", report.report_file, name="report_file"),
    path(
        "decisions/<slug:slug>/red-lines/<slug:red_line_key>/switch/",
        results.switch_red_line,
        name="switch_red_line",
    ),
    path(
        "decisions/<slug:slug>/red-lines/<slug:red_line_key>/answers/",
        results.answer_red_line,
        name="answer_red_line",
    ),
    # Last, so that a decision whose address is "import" keeps its pages.
    path("decisions/import/<str:token>/", importing.import_preview, name="import_preview"),
]

# Each kind of part has a list, a page for one, and deeds on one.
for part_page, kind in (
    ("options", "options"),
    ("perspectives", "perspectives"),
    ("red-lines", "red_lines"),
    ("evidence", "evidence"),
    ("sources", "sources"),
    ("later-facts", "later_facts"),
):
    there = f"decisions/<slug:slug>/edit/{part_page}/"
    named = {"kind": kind}
    urlpatterns += [
        path(there, editing_parts.edit_parts, named, name=f"edit_{kind}"),
        path(f"{there}<int:number>/", editing_parts.edit_part, named, name=f"{kind}_part"),
        path(
            f"{there}<int:number>/delete/", deleting.delete_part, named, name=f"{kind}_delete"
        ),
        path(f"{there}<int:number>/do/", editing_parts.part_deed, named, name=f"{kind}_deed"),
    ]
