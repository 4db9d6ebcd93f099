"""The words that the checks look for: shipped lists, what a municipality adds, how a word is found."""

from pathlib import Path

from codesign_tui.domain.check_words import Acronym, CheckWords, WordList, without_quotes
from codesign_tui.domain.templates import Bilingual
from codesign_tui.library.check_words import check_words, shipped_words
from codesign_tui.library.checking import check
from codesign_tui.library.places import packaged_templates


def _file(folder: Path, text: str) -> Path:
    """Write a municipality's own list, and return its folder of templates."""
    (folder / "checks").mkdir(parents=True, exist_ok=True)
    (folder / "checks" / "words.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_municipality_adds_to_the_words_of_the_program(tmp_path: Path) -> None:
    """Its words are looked for beside the shipped ones; nothing is lost by adding."""
    folder = _file(tmp_path, 'id = "words"\n[delicate]\nit = ["sclerosi*"]\n')
    words = check_words((folder, tmp_path / "non-c-è"))
    assert list(words.delicate.found("La SCLEROSI multipla e il diabete", ("it",))) == ["SCLEROSI", "diabete"]
    assert words.procurement == shipped_words().procurement


def test_a_broken_list_is_told_by_its_line_and_left_out(tmp_path: Path) -> None:
    """`templates check` says file, line and field; the checks go on with the program's own words."""
    folder = _file(tmp_path, 'id = "words"\n[delicate]\nit = "sclerosi"\n')
    problems = check(folder)
    assert [(problem.line, problem.field) for problem in problems] == [(3, "delicate.it")]
    assert check_words((folder,)) == shipped_words()
    assert check(packaged_templates()) == []


def test_a_word_is_found_whole_and_an_asterisk_stands_for_any_ending() -> None:
    """Case, apostrophes and spaces are forgiven; a part of another word is not a word."""
    words = WordList(it=("gara", "appalt*", "base d'asta"))
    assert list(words.found("La GARA d’appalto, con base  d’asta", ("it",))) == ["GARA", "appalto", "base  d’asta"]
    assert list(words.found("Si garantisce la garanzia", ("it",))) == []
    assert list(words.found("La gara", ("en",))) == []


def test_a_phrase_in_which_a_word_means_something_else_is_spared() -> None:
    """Only inside that phrase: the same word elsewhere is still found."""
    words = WordList(it=("gara",), unless=("gara di solidarietà",))
    assert list(words.found("Una gara di solidarietà e una gara", ("it",))) == ["gara"]


def test_what_is_quoted_is_somebody_elses() -> None:
    """Guillemets, curly and straight double quotes hold what people said."""
    assert without_quotes('Dice «la gara», “il RUP” e "l\'ATS". Poi tace.').split() == [
        "Dice",
        ",",
        "e",
        ".",
        "Poi",
        "tace.",
    ]


def test_an_acronym_is_bare_until_it_is_written_out() -> None:
    """Dots between the letters change nothing; small letters are another word."""
    ats = Acronym(word="ATS", instead=Bilingual(it="il nome", en="the name"), unless=("ambito territoriale",))
    assert ats.stands_bare("Parla l'A.T.S. di zona")
    assert ats.stands_bare("l'ATS")
    assert not ats.stands_bare("l'Ambito territoriale sociale (ATS)")
    assert not ats.stands_bare("hats, ats")


def test_adding_keeps_the_acronyms_that_are_there() -> None:
    """Of one that both explain, the program's explanation stays."""
    other = CheckWords(
        id="words",
        acronyms=(
            Acronym(word="ATS", instead=Bilingual(it="altro", en="other")),
            Acronym(word="PUMS", instead=Bilingual(it="piano della mobilità", en="mobility plan")),
        ),
    )
    both = shipped_words() + other
    assert [one.word for one in both.acronyms] == ["ATS", "RUP", "PUMS"]
    assert both.acronyms[0] == shipped_words().acronyms[0]
