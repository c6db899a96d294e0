"""Parts of decisions as tables: taken from the admin's lists and brought back."""

import io

import pytest
from openpyxl import load_workbook

from options import models
from tests.admin.table_pages import (
    bring,
    confirmation,
    fates,
    faults,
    page_of,
    rows_in,
    soup,
    store,
    table,
    taken,
)
from tests.factories import (
    CriterionFactory,
    DecisionFactory,
    EvidenceFactory,
    OptionFactory,
    ScoreFactory,
    SourceFactory,
)
from tests.queries import queries

KINDS = [
    models.Option,
    models.Criterion,
    models.Evidence,
    models.Source,
    models.LaterFact,
    models.Perspective,
    models.RedLine,
]


# --- There and back -----------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_what_is_taken_and_brought_back_changes_nothing(editor, decision, kind, ending):
    before = list(kind.objects.values())

    answer = bring(editor, kind, taken(editor, kind, ending), name=f"table.{ending}")

    assert (answer.status_code, faults(answer), fates(answer)) == (200, [], [])
    assert f"0 new, 0 changed, {len(before)} as before" in soup(answer).text
    assert list(kind.objects.values()) == before


def test_preview_shows_words_before_and_after_and_stores_nothing(editor, decision):
    option = decision.options.get()
    data = table(["decision", "key", "name"], [decision.slug, option.key, "Wait and see"])

    answer = bring(editor, models.Option, data)

    assert fates(answer) == [("Changed", {"name": (option.name, "Wait and see")})]
    assert decision.options.get().name == option.name


def test_confirmed_rows_go_through_the_actions_and_the_rest_stays(editor, decision):
    option = decision.options.get()
    data = table(
        ["decision", "key", "name"],
        [decision.slug, option.key, "Wait and see"],
        [decision.slug, "", "Build a bridge"],
    )

    answer = store(editor, models.Option, data)

    assert answer.status_code == 302
    renamed, new = decision.options.order_by("pk")
    assert (renamed.name, renamed.description) == ("Wait and see", option.description)
    assert (new.key, new.position) == ("build-a-bridge", option.position + 1)
    assert renamed.history.first().history_user.username == "the editor"


def test_column_that_is_left_out_changes_nothing_and_an_empty_cell_empties(editor, decision):
    source = decision.sources.get()
    models.Source.objects.update(publisher="A press", remark="Keep me")

    store(
        editor,
        models.Source,
        table(["decision", "key", "publisher"], [decision.slug, source.key, ""]),
    )

    source.refresh_from_db()
    assert (source.publisher, source.remark) == ("", "Keep me")


def test_notes_sources_and_points_come_with_what_hangs_on_them(editor, decision):
    second = SourceFactory(decision=decision, key="S77")
    note, perspective = decision.evidence.get(), decision.perspectives.get()
    leaf = decision.criteria.leaves().get()

    store(
        editor,
        models.Evidence,
        table(["decision", "number", "sources"], [decision.slug, note.pk, "S77"]),
    )
    store(
        editor,
        models.Perspective,
        table(["decision", "key", "points"], [decision.slug, perspective.key, f"{leaf.key}=7"]),
    )

    assert list(note.sources.all()) == [second]
    assert [swing.points for swing in perspective.swings.all()] == [7]


# --- The value tree -----------------------------------------------------------------------


def test_new_group_comes_with_its_criteria_in_whatever_order(editor, decision):
    data = table(
        ["decision", "key", "under", "name", "0 means", "100 means"],
        [decision.slug, "fair", "", "Fairness", "", ""],
        [decision.slug, "young", "fair", "The young", "bad", "good"],
        [decision.slug, "old", "Fairness", "The old", "bad", "good"],
    )

    store(editor, models.Criterion, data)

    fair = decision.criteria.get(key="fair")
    assert {one.key for one in fair.children.all()} == {"young", "old"}


def test_circle_is_refused_beside_its_cell(editor, decision):
    top = CriterionFactory(decision=decision, key="top")
    CriterionFactory(decision=decision, key="low", parent=top)

    answer = bring(
        editor,
        models.Criterion,
        table(["decision", "key", "under"], [decision.slug, "top", "low"]),
    )

    assert answer.status_code == 422
    assert [where for where, _said in faults(answer)] == ["line 2, column “under”"]


def test_circle_among_new_rows_is_refused(editor, decision):
    head = ["decision", "key", "under", "name", "0 means", "100 means"]
    rows = [[decision.slug, "a", "b", "A", "x", "y"], [decision.slug, "b", "a", "B", "x", "y"]]

    answer = bring(editor, models.Criterion, table(head, *rows))

    assert answer.status_code == 422
    assert "“under”" in faults(answer)[0][0]
    assert not decision.criteria.filter(key__in="ab").exists()


@pytest.mark.parametrize(("wording", "rises"), [("", 1), ("no", 1), ("yes", 0)])
def test_another_meaning_asks_for_scores_again_wording_does_not(
    editor, decision, wording, rises
):
    leaf = decision.criteria.leaves().get()
    ScoreFactory(option=decision.options.first(), criterion=leaf)
    head = ["decision", "key", "definition", "wording only"]
    data = table(head, [decision.slug, leaf.key, "Another thing.", wording])

    shown = bring(editor, models.Criterion, data)
    editor.post(page_of(models.Criterion, "process_import"), confirmation(shown))

    renewed = decision.criteria.get(pk=leaf.pk)
    assert (renewed.definition, renewed.revision) == ("Another thing.", leaf.revision + rises)
    assert ("will ask to be checked again" in soup(shown).text) is bool(rises)


# --- Out ----------------------------------------------------------------------------------


def test_formulas_are_text_in_both_kinds_of_files(editor, decision):
    models.Option.objects.update(name="=1+1", description="@x", strongest_case="+1")

    row = rows_in(taken(editor, models.Option))[0]
    book = load_workbook(io.BytesIO(taken(editor, models.Option, "xlsx")))
    cells = {cell.value: cell.data_type for cell in book.active[2]}

    assert (row["name"], row["description"], row["strongest case"]) == ("'=1+1", "'@x", "'+1")
    assert {cells["=1+1"], cells["@x"], cells["+1"]} == {"s"}
    assert cells[decision.options.get().position] == "n"


def test_list_is_taken_as_it_is_filtered(editor, decision):
    other = OptionFactory(decision=DecisionFactory())

    rows = rows_in(taken(editor, models.Option, decision__id__exact=other.decision_id))

    assert [row["key"] for row in rows] == [other.key]


def test_filter_that_means_nothing_leads_to_the_whole_list(editor, decision):
    OptionFactory(decision=DecisionFactory())

    answer = editor.get(f"{page_of(models.Option, 'export')}?decision__id__exact=x")

    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        page_of(models.Option, "export"),
    )


def test_table_takes_the_same_queries_for_one_note_and_many(editor, decision):
    counts = []
    for number in (0, 9):
        for _each in range(number):
            note = EvidenceFactory(decision=decision, option=decision.options.get())
            note.sources.add(decision.sources.get())
        with queries() as asked:
            taken(editor, models.Evidence)
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_accounts_are_taken_without_passwords_and_never_brought(admin, editor):
    kind = type(models.Decision._meta.get_field("owner").related_model())

    data = taken(admin, kind).decode()

    assert "the editor" in data
    assert all(word not in data for word in ("pbkdf2", "argon2", "scrypt", "md5$", "password"))
    assert editor.post(page_of(kind, "export"), {"kind": "csv"}).status_code == 403
    assert admin.get("/admin/auth/user/import/").status_code in (302, 404)


def test_groups_are_taken_with_their_rights(admin, editor):
    answer = admin.post("/admin/auth/group/export/", {"kind": "csv"})

    assert any(row["accounts"] == "1" for row in rows_in(answer.content))


def test_kind_that_is_not_offered_is_refused(editor, decision):
    assert editor.post(page_of(models.Option, "export"), {"kind": "exe"}).status_code == 422


# --- Who may ------------------------------------------------------------------------------


def test_who_may_only_look_takes_and_does_not_bring(editor, decision):
    user = editor.session.get("_auth_user_id")
    group = (
        models.Decision._meta.get_field("owner").related_model.objects.get(pk=user).groups.get()
    )
    group.permissions.remove(group.permissions.get(codename="add_option"))

    assert editor.get(page_of(models.Option, "import")).status_code == 403
    assert editor.post(page_of(models.Option, "process_import")).status_code == 403
    assert editor.get(page_of(models.Option, "export")).status_code == 200
    listed = soup(editor.get(page_of(models.Option, "changelist")))
    links = [a["href"] for a in listed.select(".object-tools a")]
    assert page_of(models.Option, "import") not in links
