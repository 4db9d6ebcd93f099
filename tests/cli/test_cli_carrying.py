"""`new --from` and `themes` on the command line."""

import json
from pathlib import Path

from support_cli import CommandLine


def _programming(codesign: CommandLine) -> str:
    """Return the path of a co-programming with a need."""
    path = codesign.made(
        "new", "--template", "coprogrammazione", "--title", "Anziani", "--authority", "Comune di Prova"
    )
    codesign.made("add", path, "bisogno", "La corriera non passa", "--cluster", "Trasporti")
    return path


def test_a_co_design_starts_from_a_co_programming(codesign: CommandLine) -> None:
    """The new file has the need, its origin and the premise; both lists are said."""
    source = _programming(codesign)
    said = codesign.run("new", "--template", "coprogettazione", "--title", "Servizi", "--from", source)
    assert said.code == 0
    assert "Passano: un bisogno" in said.err
    assert "Restano là:" in said.err
    exported = json.loads(codesign.run("export", said.out.strip(), "--to", "json").out)
    assert [need["text"] for need in exported["needs"]] == ["La corriera non passa"]
    assert exported["needs"][0]["carried_from"]["file"] == Path(source).name
    assert exported["process"]["programming_premise"]["reference"] == "Anziani"
    assert [body["name"] for body in exported["organizations"]] == ["Comune di Prova"]


def test_only_a_co_design_and_only_from_a_co_programming(codesign: CommandLine) -> None:
    """Another template, or another source, is refused in one sentence and makes no file."""
    source, example = _programming(codesign), codesign.example()
    before = sorted(codesign.sessions.iterdir())
    wrong_template = codesign.run("new", "--template", "breve-90", "--title", "Serata", "--from", source)
    wrong_source = codesign.run("new", "--template", "coprogettazione", "--title", "Servizi", "--from", example)
    assert (wrong_template.code, wrong_source.code) == (2, 2)
    assert "coprogettazione" in wrong_template.err
    assert "soltanto da una coprogrammazione" in wrong_source.err
    assert sorted(codesign.sessions.iterdir()) == before


def test_the_themes_of_a_listening_meeting_cross_over_by_name(codesign: CommandLine) -> None:
    """They are listed, brought, and brought only once; the words of the cards stay there."""
    listening = codesign.made("new", "--template", "cambia-terra-ascolto", "--title", "Ascolto")
    table = codesign.made("new", "--template", "cambia-terra", "--title", "Tavolo")
    codesign.made("add", listening, "bisogno", "Il furgone", "--anonymous", "--cluster", "Viaggio sicuro")
    assert codesign.made("themes", listening) == "Viaggio sicuro"
    assert codesign.made("themes", listening, "--into", table) == "Viaggio sicuro"
    again = codesign.run("themes", listening, "--into", table)
    assert again.code == 2
    assert "già tutti" in again.err
    assert "furgone" not in Path(table).read_text(encoding="utf-8")


def test_show_prints_the_checklists_that_were_begun(codesign: CommandLine) -> None:
    """A list with a tick is printed whole, with the day and the note; one that nobody touched is not."""
    path = codesign.made("new", "--template", "coprogettazione", "--title", "Servizi")
    assert "I passi del procedimento" not in codesign.made("show", path)
    source = json.loads(codesign.run("export", path, "--to", "json").out)
    steps = next(one for one in source["checklists"] if one["id"] == "steps")
    steps["items"][0] |= {"done_on": "2026-02-12", "note": "delibera 31"}
    changed = codesign.folder / "cambiato.json"
    changed.write_text(json.dumps(source), encoding="utf-8")
    shown = codesign.made("show", codesign.made("import", str(changed), "-o", str(codesign.folder / "altro")))
    assert "I passi del procedimento · 1 di 8" in shown
    assert "fatto il 12 febbraio 2026 · delibera 31" in shown
    assert "La convenzione dice almeno" not in shown


def test_themes_are_refused_where_they_do_not_belong(codesign: CommandLine) -> None:
    """No themes leave a path that is no listening meeting, and none go into one."""
    table = codesign.made("new", "--template", "cambia-terra", "--title", "Tavolo")
    listening = codesign.made("new", "--template", "cambia-terra-ascolto", "--title", "Ascolto")
    assert codesign.run("themes", table).code == 2
    assert "non ci sono ancora temi" in codesign.run("themes", listening).err
    codesign.made("add", listening, "bisogno", "Il furgone", "--anonymous", "--cluster", "Viaggio sicuro")
    assert codesign.run("themes", listening, "--into", listening).code == 2
