"""Names in drawings: cut where they would not fit, in any script."""

from options.charts.lettering import FIRST_STRONG, POP, fitted, width_of


def test_name_that_fits_is_whole_and_keeps_its_own_direction():
    assert fitted("Train", 100) == f"{FIRST_STRONG}Train{POP}"


def test_long_names_are_cut_to_the_room_there_is():
    for name in (
        "Local force training " * 4,
        "当地安全力量的培训与装备" * 7,
        "مقامی فورس کی تربیت " * 4,
    ):
        cut = fitted(name, 170)

        assert cut.endswith(f"…{POP}")
        assert width_of(cut) <= 170


def test_no_sign_is_cut_from_what_it_stands_on():
    name = "e\u0301" * 40

    assert fitted(name, 60).removesuffix(f"…{POP}").endswith("e\u0301")


def test_room_for_nothing_leaves_the_ellipsis():
    assert fitted("Train", 0) == f"{FIRST_STRONG}…{POP}"
