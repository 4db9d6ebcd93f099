"""The table of characters that the packaged fonts draw, and the stand-ins of the others."""

from hypothesis import given
from hypothesis import strategies as st

from codesign_tui.minutes.coverage import drawable, is_covered, stand_in
from codesign_tui.minutes.fonts import FAMILIES, FOLDER
from codesign_tui.minutes.fonts.compile import mapped_characters, table_of

UNSEEN = {"\u2060", *map(chr, range(0xFE00, 0xFE10))}
"""The word joiner and the variation selectors, which draw nothing."""


def test_the_table_is_what_the_fonts_say() -> None:
    """The table kept beside the fonts was made from these very fonts."""
    assert (FOLDER / "coverage.ranges").read_text(encoding="ascii") == table_of(mapped_characters())


def test_every_packaged_family_is_listed_and_licensed() -> None:
    """No font file is carried along unused or without its licence."""
    from fontTools.ttLib import TTFont

    families = set()
    for path in FOLDER.glob("*.ttf"):
        with TTFont(path, lazy=True) as font:
            families.add(font["name"].getBestFamilyName())
    assert families == set(FAMILIES)
    for owner in {family.split()[0] for family in families}:
        assert "SIL OPEN FONT LICENSE Version 1.1" in (FOLDER / f"OFL-{owner}.txt").read_text(encoding="utf-8")


def test_the_fonts_are_light_enough_to_be_carried() -> None:
    """The packaged fonts stay under eight megabytes."""
    assert sum(path.stat().st_size for path in FOLDER.glob("*.ttf")) < 8_000_000


def test_the_stand_in_itself_can_be_drawn() -> None:
    """Every character of a stand-in is in the fonts."""
    assert all(map(is_covered, stand_in("\U0010ffff") + "0123456789ABCDEF"))


def test_the_writing_of_people_at_an_italian_table_can_be_drawn() -> None:
    """Italian, its neighbours' languages and those of the people who moved here need no stand-in."""
    for text in (
        "perché è così: «più» – 10 € · “sì” … ½ ✓ → ☐",
        "Здравствуйте Добридень Καλημέρα Übergröße Škoda Łódź Çağrı Xin chào",
        "مرحبا بالجميع ہے שלום नमस्ते ਪੰਜਾਬੀ স্বাগতম સ્વાગત ආයුබෝවන් வணக்கம் สวัสดี გამარჯობა Բարեւ ሰላም",
    ):
        assert drawable(text) == (text, 0)


def test_private_characters_never_count_as_drawable() -> None:
    """A font may draw private characters, but an archival PDF must not hold them."""
    assert not any(map(is_covered, ("\ue000", "\uf8ff", "\U000f0000", "\U0010fffd")))


@given(st.text())
def test_whatever_is_typed_ends_up_drawable(text: str) -> None:
    """After the stand-ins every character is covered, and each visible one that was not is counted."""
    shown, count = drawable(text)
    assert all(map(is_covered, shown))
    assert count == sum(not is_covered(character) for character in text if character not in UNSEEN)
