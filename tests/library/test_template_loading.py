"""The library: the user's templates before the packaged ones, and a broken one never in the way."""

import subprocess
import sys
from pathlib import Path

import pytest

from codesign_tui.library import places
from codesign_tui.library.loading import Library
from codesign_tui.library.places import packaged_example, packaged_templates, template_folders
from codesign_tui.library.problems import BrokenTemplate, UnknownTemplate


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A municipality's folder with a copy of one packaged method, renamed in it."""
    (tmp_path / "methods").mkdir()
    (tmp_path / "workshops").mkdir()
    source = (packaged_templates() / "methods" / "harvest.toml").read_text(encoding="utf-8")
    changed = source.replace('"Raccolta e rilettura"', '"Rilettura della sera"')
    (tmp_path / "methods" / "harvest.toml").write_text(changed, encoding="utf-8")
    return tmp_path


def test_the_users_template_comes_before_the_packaged_one(own: Path) -> None:
    """A method copied and edited replaces the packaged one; the others stay."""
    library = Library(own, packaged_templates())
    assert library.method("harvest").name.it == "Rilettura della sera"
    assert [method.name.it for method in library.methods() if method.id == "harvest"] == ["Rilettura della sera"]
    assert len(library.methods()) == len(Library(packaged_templates()).methods())
    assert library.source(library.method("harvest")) == own / "methods" / "harvest.toml"


def test_a_broken_template_of_the_user_gives_way_to_the_packaged_one(own: Path) -> None:
    """The facilitator still has the method, and the library keeps why theirs was set aside."""
    (own / "methods" / "harvest.toml").write_text("id = ", encoding="utf-8")
    library = Library(own, packaged_templates())
    assert library.method("harvest").name.it == "Raccolta e rilettura"
    assert [(problem.file, problem.line) for problem in library.problems] == [(own / "methods" / "harvest.toml", 1)]
    assert "harvest" in {method.id for method in library.methods()}


def test_a_broken_template_without_another_says_why(own: Path) -> None:
    """A method that only the user has, and is broken, is refused with its problem."""
    (own / "methods" / "nuovo.toml").write_text('id = "nuovo"\n', encoding="utf-8")
    library = Library(own, packaged_templates())
    with pytest.raises(BrokenTemplate) as caught:
        library.method("nuovo")
    assert caught.value.exit_code == 1
    assert caught.value.problems[0].file.name == "nuovo.toml"
    assert "nuovo" not in {method.id for method in library.methods()}


@pytest.mark.parametrize("name", ["nessuno", "", "../methods/harvest", "a/b", "harvest.toml", "\x1b[31m"])
def test_an_unknown_name_is_refused_with_a_sentence(name: str) -> None:
    """A name that no folder has, or that is no name, never opens a file."""
    library = Library(packaged_templates())
    with pytest.raises(UnknownTemplate):
        library.method(name)
    assert library.problems == ()


def test_a_template_with_another_files_id_is_not_used(own: Path) -> None:
    """A copy whose id was forgotten is a problem, not a second method with the same id."""
    copy = own / "methods" / "mia_rilettura.toml"
    copy.write_bytes((own / "methods" / "harvest.toml").read_bytes())
    library = Library(own)
    assert [method.id for method in library.methods()] == ["harvest"]
    assert [problem.what.id for problem in library.problems] == ["template.wrong_id"]


def test_a_workshop_loads_without_its_methods(own: Path) -> None:
    """Opening a workshop reads one file."""
    source = (packaged_templates() / "workshops" / "breve-90.toml").read_bytes()
    (own / "workshops" / "breve-90.toml").write_bytes(source)
    (own / "methods" / "harvest.toml").write_text("broken", encoding="utf-8")
    library = Library(own)
    assert library.workshop("breve-90").sessions
    assert library.problems == ()


def test_a_folder_that_is_not_there_is_an_empty_library(tmp_path: Path) -> None:
    """Before a municipality makes its folder, nothing is wrong."""
    library = Library(tmp_path / "none")
    assert library.methods() == ()
    assert library.workshops() == ()
    assert library.problems == ()


def test_the_workspace_comes_first_then_the_user_then_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Templates shared with the process files win over the user's, and these over the packaged ones."""
    monkeypatch.setattr(places, "user_templates", lambda: tmp_path / "config" / "templates")
    assert template_folders(tmp_path) == (
        tmp_path / "templates",
        tmp_path / "config" / "templates",
        packaged_templates(),
    )
    assert template_folders(packaged_templates().parent)[0] == packaged_templates()
    assert len(template_folders(packaged_templates().parent)) == 2


def test_packaged_data_are_found_when_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installed package carries templates and example inside itself; a checkout has them at its root."""
    assert packaged_example().is_file()
    (tmp_path / "templates").mkdir()
    (tmp_path / "sessions").mkdir()
    (tmp_path / "sessions" / "borgoserra.json").touch()
    monkeypatch.setattr(places, "_INSTALLED", tmp_path)
    assert packaged_templates() == tmp_path / "templates"
    assert packaged_example() == tmp_path / "sessions" / "borgoserra.json"


def test_the_library_loads_nothing_heavy() -> None:
    """Listing templates needs no terminal framework and no dates library."""
    code = (
        "import sys\n"
        "from codesign_tui.library import checking, kinds, loading, paper, places, positions, printing, wording\n"
        "print({'textual', 'rich', 'babel', 'typst', 'docx', 'odfdo', 'jinja2', 'tinydb'} & set(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
