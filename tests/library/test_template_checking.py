"""The checker tells by file, line and field what is wrong with a template, and what to do."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from codesign_tui.library.checking import check
from codesign_tui.library.problems import Problem
from codesign_tui.locale import LANGUAGES, Translator

METHOD = """\
id = "giro"
phase = "ideare"
captures = "need"
outputs = ["need"]
source = "Prassi"
name = { it = "Giro", en = "Round" }
purpose = { it = "Sentire tutti", en = "Hear everybody" }
people = { min = 2, best = 12, max = 30 }

# il primo passo
[[steps]]
name = { it = "Voci", en = "Voices" }
minutes = 10
mode = "plenary"
prompt = { it = "Una frase a testa", en = "One sentence each" }
captures = ["need"]

[[steps]]
name.it = "Chiusura"
name.en = "Closing"
minutes = 5
mode = "solo"
script.it = "Rileggete"
script.en = "Read back"
"""

WORKSHOP = """\
id = "serata"
kind = "open_path"
source = "Prassi"
name = { it = "Serata", en = "Evening" }
purpose = { it = "Parlarsi", en = "Talk" }
who_leads = { it = "Chi invita", en = "Whoever invites" }
legal_frame = { it = "Nessuna", en = "None" }
documents = [
  { it = "Resoconto", en = "Report" },
]

[[fields]]
id = "place"
table = "proposals"
label = { it = "Dove", en = "Where" }

[[sessions]]
title = { it = "Prima", en = "First" }
phase = "ideare"
minutes = 30
start = "18:30"

[[sessions.agenda]]
title = { it = "Apertura", en = "Opening" }
method = "giro"
minutes = 10

[[sessions.agenda]]
title = { it = "Rilettura", en = "Reading back" }
method = "harvest"
minutes = 20
"""


SAME_FIELD_AGAIN = """\
[[fields]]
id = "place"
table = "proposals"
label = { it = "A", en = "B" }

[[sessions]]"""

CHECKLIST_ITEMS = '[{ id = "one", it = "A", en = "B" }, { id = "two", it = "C", en = "D" }]'

CHECKLIST = f"""\
[[checklists]]
id = "before"
title = {{ it = "Prima", en = "Before" }}
items = {CHECKLIST_ITEMS}

"""

TWO_ROLES = """\
[[steps.roles]]
category = "civil_society"
prompt = { it = "Una", en = "One" }
[[steps.roles]]
category = "civil_society"
prompt = { it = "Due", en = "Two" }
"""

FROM_SESSIONS = WORKSHOP[WORKSHOP.index("[[sessions]]") :]


@dataclass(frozen=True)
class Slip:
    """One mistake made in a good file, and what the checker must say about it."""

    old: str
    new: str
    line: int
    field: str
    kind: str


METHOD_SLIPS = [
    Slip('phase = "ideare"', 'phase = "ideare', 2, "", "template.syntax"),
    Slip('outputs = ["need"]', 'outputs = ["need"', 5, "", "template.syntax"),
    Slip("minutes = 10", "minutes 10", 13, "", "template.syntax"),
    Slip('captures = "need"', 'phase = "ideare"', 3, "", "template.syntax"),
    Slip('name = { it = "Giro", en = "Round" }', 'name = { it = "Giro" }', 6, "name.en", "template.missing_en"),
    Slip('name.it = "Chiusura"\n', "", 19, "steps.2.name.it", "template.missing_it"),
    Slip('name = { it = "Giro", en = "Round" }', 'name = "Giro"', 6, "name", "template.not_bilingual"),
    Slip('"Hear everybody"', '" "', 7, "purpose.en", "template.empty_text"),
    Slip('source = "Prassi"\n', "", 1, "source", "template.missing"),
    Slip('mode = "solo"', 'mod = "solo"', 22, "steps.2.mod", "template.unknown_field"),
    Slip('mode = "solo"', 'mode = "sola"', 22, "steps.2.mode", "template.unknown_word"),
    Slip('phase = "ideare"', 'phase = "sognare"', 2, "phase", "template.unknown_word"),
    Slip('source = "Prassi"', 'source = "Prassi"\nway = "lots"', 6, "way", "template.unknown_word"),
    Slip('captures = ["need"]', 'captures = ["need", "dream"]', 16, "steps.1.captures.2", "template.unknown_word"),
    Slip("minutes = 10", "minutes = 0", 13, "steps.1.minutes", "template.not_positive"),
    Slip("minutes = 10", 'minutes = "dieci"', 13, "steps.1.minutes", "template.wrong_type"),
    Slip("minutes = 10", "minutes = 2.5", 13, "steps.1.minutes", "template.wrong_type"),
    Slip("best = 12", "best = 40", 8, "people", "template.people_order"),
    Slip('id = "giro"', 'id = "altro"', 1, "id", "template.wrong_id"),
    Slip('script.it = "Rileggete"\nscript.en = "Read back"\n', "", 18, "steps.2", "template.silent_step"),
    Slip(METHOD[METHOD.index("# il primo") :], "steps = []\n", 10, "steps", "template.no_steps"),
    Slip('"Rileggete"', '"Scegliete il fornitore"', 23, "steps.2.script.it", "template.unfit.procurement"),
    Slip('"Read back"', '"The table decides"', 24, "steps.2.script.en", "template.unfit.ruling"),
    Slip('"Giro"', '"Giro con il RUP"', 6, "name.it", "template.unfit.ambiguous"),
    Slip('captures = ["need"]', 'recalls = ["dream"]', 16, "steps.1.recalls.1", "template.unknown_word"),
    Slip('captures = ["need"]', TWO_ROLES, 20, "steps.1.roles.2.category", "template.duplicate_role"),
]

WORKSHOP_SLIPS = [
    Slip('kind = "open_path"', 'kind = "convegno"', 2, "kind", "template.unknown_word"),
    Slip('{ it = "Resoconto", en = "Report" }', '{ it = "Resoconto" }', 9, "documents.1.en", "template.missing_en"),
    Slip('method = "harvest"', 'method = "harvset"', 30, "sessions.1.agenda.2.method", "template.misspelt_method"),
    Slip('method = "harvest"', 'method = "xyz"', 30, "sessions.1.agenda.2.method", "template.unknown_method"),
    Slip("minutes = 20", "minutes = 25", 20, "sessions.1.minutes", "template.minutes_do_not_add_up"),
    Slip("minutes = 20", "minutes = -5", 31, "sessions.1.agenda.2.minutes", "template.not_positive"),
    Slip('start = "18:30"', 'start = "25:00"', 21, "sessions.1.start", "template.not_a_time"),
    Slip('table = "proposals"', 'table = "ideas"', 14, "fields.1.table", "template.unknown_table"),
    Slip('label = {', 'type = "choice"\nlabel = {', 12, "fields.1", "template.no_choices"),
    Slip("[[sessions]]", SAME_FIELD_AGAIN, 18, "fields.2.id", "template.duplicate_field"),
    Slip(FROM_SESSIONS, "sessions = []\n", 17, "fields.1.sessions", "template.unknown_field"),
    Slip(WORKSHOP[WORKSHOP.index("[[fields]]"):], "sessions = []\n", 12, "sessions", "template.no_sessions"),
    Slip(WORKSHOP[WORKSHOP.index("[[sessions.agenda]]"):], "agenda = []\n", 17, "sessions.1", "template.no_agenda"),
    Slip("minutes = 30", "minutes = 130", 20, "sessions.1.minutes", "template.no_break"),
    Slip('kind = "open_path"', 'kind = "open_path"\nattribution = "secret"', 3, "attribution", "template.unknown_word"),
    Slip('kind = "open_path"', 'kind = "open_path"\nlanguages = ["it", "Rumeno"]', 3, "languages.2",
         "template.not_a_language"),
    Slip('source = "Prassi"', 'source = "P"\nlistening = "nessuno"', 4, "listening", "template.unknown_listening"),
    Slip('source = "Prassi"', 'source = "P"\nlistening = "breve-90"', 4, "listening", "template.open_listening"),
    Slip("[[sessions]]", CHECKLIST.replace("two", "one") + "[[sessions]]", 20, "checklists.1.items.2.id",
         "template.duplicate_checklist"),
    Slip("[[sessions]]", 2 * CHECKLIST + "[[sessions]]", 23, "checklists.2.id", "template.duplicate_checklist"),
    Slip("[[sessions]]", CHECKLIST.replace(CHECKLIST_ITEMS, "[]") + "[[sessions]]", 20, "checklists.1.items",
         "template.empty_checklist"),
    Slip("[[sessions]]", CHECKLIST.replace('id = "one", ', "") + "[[sessions]]", 20, "checklists.1.items.1.id",
         "template.missing"),
]  # fmt: skip

WARNINGS = {"template.silent_step", "template.minutes_do_not_add_up", "template.no_break"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A municipality's folder with one good method and one good workshop."""
    for kind, name, source in (("methods", "giro", METHOD), ("workshops", "serata", WORKSHOP)):
        (tmp_path / kind).mkdir()
        (tmp_path / kind / f"{name}.toml").write_text(source, encoding="utf-8")
    return tmp_path


def _slipped(file: Path, slip: Slip) -> list[Problem]:
    """Make one mistake in a file and check it."""
    good = file.read_text(encoding="utf-8")
    assert slip.old in good
    file.write_text(good.replace(slip.old, slip.new, 1), encoding="utf-8")
    return check(file)


def test_a_good_folder_has_no_problem(folder: Path) -> None:
    """A municipality's own method and workshop are clean."""
    assert check(folder) == []


@pytest.mark.parametrize("slip", METHOD_SLIPS, ids=lambda slip: f"{slip.kind}-{slip.field}-{slip.line}")
def test_a_slip_in_a_method_is_told_by_line_and_field(folder: Path, slip: Slip) -> None:
    """Each kind of mistake in a method is found where it is."""
    file = folder / "methods" / "giro.toml"
    found = [(one.file, one.line, one.field, one.what.id) for one in _slipped(file, slip)]
    assert (file, slip.line, slip.field, slip.kind) in found


@pytest.mark.parametrize("slip", WORKSHOP_SLIPS, ids=lambda slip: f"{slip.kind}-{slip.field}-{slip.line}")
def test_a_slip_in_a_workshop_is_told_by_line_and_field(folder: Path, slip: Slip) -> None:
    """Each kind of mistake in a workshop is found where it is."""
    file = folder / "workshops" / "serata.toml"
    found = [(one.file, one.line, one.field, one.what.id) for one in _slipped(file, slip)]
    assert (file, slip.line, slip.field, slip.kind) in found


@pytest.mark.parametrize("slip", [*METHOD_SLIPS, *WORKSHOP_SLIPS], ids=lambda slip: f"{slip.kind}-{slip.line}")
def test_each_problem_says_what_to_do_in_both_languages(folder: Path, slip: Slip) -> None:
    """A problem reads as a sentence with the file, the line, what is wrong and what to do."""
    name = "giro" if slip in METHOD_SLIPS else "serata"
    for problem in _slipped(folder / ("methods" if name == "giro" else "workshops") / f"{name}.toml", slip):
        assert problem.warning is (problem.what.id in WARNINGS or ".unfit." in problem.what.id)
        for language in LANGUAGES:
            say = Translator(language)
            sentence = say(problem.message())
            assert sentence.startswith(f"{name}.toml, ")
            assert str(problem.line) in sentence
            assert say(problem.fix)
            assert "{{" not in sentence
            assert "}}" not in sentence


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ('phase = "ideare"', 'phase = "ideare', "virgoletta doppia"),
        ('outputs = ["need"]', 'outputs = ["need"', "parentesi quadra"),
        ('en = "Round" }', 'en = "Round"', "parentesi graffe"),
        ('"Giro", en', '"Giro" en', "virgola tra le due lingue"),
        ('en = "Round" }', 'en = "Round", }', "Togliete la virgola"),
        ("minutes = 10", "minutes 10", "segno ="),
        ('captures = "need"', 'phase = "ideare"', "toglietene uno"),
        ('source = "Prassi"', 'source = “Prassi”', "diritte"),
        ('source = "Prassi"', 'source = "La "prassi" del Comune"', "dentro il testo"),
        ('source = "Prassi"', 'source = "C:\\prassi"', "barra"),
        ('source = "Prassi"', "source = prassi", "tra virgolette doppie"),
    ],
)  # fmt: skip
def test_a_slip_of_the_pen_is_explained(folder: Path, old: str, new: str, hint: str) -> None:
    """Quotes, commas, brackets: the usual slips are named, not only their line."""
    (problem,) = _slipped(folder / "methods" / "giro.toml", Slip(old, new, 0, "", ""))
    assert hint in Translator("it")(problem.fix)


def test_one_slip_is_told_once(folder: Path) -> None:
    """A single mistake gives a single problem."""
    assert len(_slipped(folder / "methods" / "giro.toml", Slip('mode = "solo"', 'mode = "sola"', 22, "", ""))) == 1


def test_a_misspelt_field_is_guessed(folder: Path) -> None:
    """The checker proposes the field that was meant."""
    slip = Slip("minutes = 10", "minuts = 10", 13, "", "")
    fixes = [Translator("it")(problem.fix) for problem in _slipped(folder / "methods" / "giro.toml", slip)]
    assert "Volevate scrivere minutes?" in fixes


def test_an_unknown_word_is_answered_with_those_allowed(folder: Path) -> None:
    """The checker lists the words that a field takes."""
    slip = Slip('mode = "solo"', 'mode = "sola"', 22, "", "")
    (problem,) = _slipped(folder / "methods" / "giro.toml", slip)
    assert Translator("it")(problem.fix) == "Usate una di queste: 'solo', 'pairs', 'groups', 'plenary'."


def test_a_method_may_be_one_of_the_same_folder_or_of_the_program(folder: Path) -> None:
    """A workshop uses the municipality's own methods beside those that come with the program."""
    (folder / "methods" / "giro.toml").unlink()
    (problem,) = check(folder / "workshops" / "serata.toml")
    assert problem.field == "sessions.1.agenda.1.method"


def test_a_file_in_another_encoding_is_told_by_its_line(folder: Path) -> None:
    """A file saved by an old editor is refused with the line of the first odd byte."""
    file = folder / "methods" / "giro.toml"
    file.write_bytes(METHOD.replace("Sentire tutti", "Perché no").encode("latin-1"))
    (problem,) = check(file)
    assert (problem.line, problem.what.id) == (7, "template.not_utf8")


def test_a_file_that_is_not_there_is_a_problem_not_a_crash(folder: Path) -> None:
    """A missing file is told in a sentence."""
    (problem,) = check(folder / "methods" / "nessuno.toml")
    assert problem.what.id == "template.unreadable"


def test_a_file_from_windows_reads_the_same(folder: Path) -> None:
    """Line ends of Windows and a byte-order mark change neither the check nor the lines."""
    file = folder / "methods" / "giro.toml"
    wrong = METHOD.replace("minutes = 5", "minutes = 0").replace("\n", "\r\n")
    file.write_bytes(b"\xef\xbb\xbf" + wrong.encode())
    (problem,) = check(file)
    assert (problem.line, problem.field) == (21, "steps.2.minutes")


def test_a_path_may_take_themes_from_a_restricted_meeting(folder: Path) -> None:
    """A listening meeting of the municipality's own, restricted, is one that themes may come from."""
    listening = WORKSHOP.replace('id = "serata"', 'id = "ascolto"').replace(
        "[[fields]]", "restricted = true\n[[fields]]", 1
    )
    (folder / "workshops" / "ascolto.toml").write_text(listening, encoding="utf-8")
    path = folder / "workshops" / "serata.toml"
    path.write_text(WORKSHOP.replace("[[fields]]", 'listening = "ascolto"\n[[fields]]', 1), encoding="utf-8")
    assert check(folder) == []


def test_two_hours_need_no_break_and_a_long_session_with_one_is_fine(folder: Path) -> None:
    """The rule begins after two hours, and any break will do."""
    file = folder / "workshops" / "serata.toml"
    two_hours = WORKSHOP.replace("minutes = 30", "minutes = 120").replace("minutes = 20", "minutes = 110")
    file.write_text(two_hours, encoding="utf-8")
    assert check(file) == []
    pause = '\n[[sessions.agenda]]\ntitle = { it = "Pausa", en = "Break" }\nmethod = "break"\nminutes = 10\n'
    file.write_text(two_hours.replace("minutes = 120", "minutes = 130") + pause, encoding="utf-8")
    assert check(file) == []


def test_a_folder_is_checked_whole(folder: Path) -> None:
    """Problems of several files come together, each with its file."""
    for file in (folder / "methods" / "giro.toml", folder / "workshops" / "serata.toml"):
        file.write_text(file.read_text(encoding="utf-8").replace("minutes = 10", "minutes = 0"), encoding="utf-8")
    assert [problem.file.stem for problem in check(folder)] == ["giro", "serata"]


@pytest.mark.parametrize(
    ("added", "lane", "kind"),
    [
        ('view = "swot"', "strenght", "template.unknown_lane"),
        ('view = "map"', "close", "template.unknown_lane"),
        ("", "strength", "template.lane_without_view"),
        ('lanes = [ { it = "Prima", en = "Before" } ]', None, "template.lanes_without_columns"),
        ('view = "scenarios"\nlanes = [ { it = "Prima", en = "Before" } ]', "wished", "template.unknown_lane"),
        ('view = "scenarios"\nlanes = [ { it = "Prima", en = "Before" } ]', "Before", None),
        ('view = "scenarios"', "wished", None),
        ('view = "tree"', "core", None),
    ],
)
def test_a_step_names_a_part_of_its_view(tmp_path: Path, added: str, lane: str | None, kind: str | None) -> None:
    """A lane that the view has not, or without a view, and columns of what has none, are told."""
    step = "" if lane is None else f'lane = "{lane}"\n'
    text = METHOD.replace('captures = "need"', f'captures = "need"\n{added}', 1)
    path = tmp_path / "methods" / "giro.toml"
    path.parent.mkdir()
    path.write_text(text.replace('mode = "plenary"\n', f'mode = "plenary"\n{step}', 1), encoding="utf-8")
    assert [problem.what.id for problem in check(path)] == ([] if kind is None else [kind])
