"""Papers as files: every format, whatever was typed, written like the minutes."""

from pathlib import Path

import pytest
from papers_samples import AT, HOSTILE, LIBRARY, changed, example, paper, vote

from codesign_tui.domain.details import Evaluation, SurveyItem
from codesign_tui.domain.meetings import AgendaItem, Session, TableGroup
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.process import Process
from codesign_tui.locale import LANGUAGES
from codesign_tui.minutes.document import texts
from codesign_tui.minutes.formats import FORMATS, NAMES, FormatName
from codesign_tui.minutes.papers.family import PAPERS, USUAL
from codesign_tui.minutes.papers.writing import Wanted, compose_papers, write_papers
from codesign_tui.minutes.placing import fingerprint, fingerprint_path
from minutes_render.readers import READERS, normal, read_pdf


def _full(**fields: object) -> Process:
    """Return the example with groups, an open vote and an open survey, so that every paper has something on it."""
    process = example()
    session = process.get(Session, "S2")
    assert session is not None
    group = TableGroup(name="Pini", people=("P01",))
    survey = Evaluation(id="E2", items=(SurveyItem(text="Lo rifarei"),), state="open")
    return example(vote(), survey, changed(session, groups=(group,), **fields))


def _hostile() -> Process:
    """Return the same with hostile words wherever somebody can type them."""
    process = _full()
    words = HOSTILE * 3
    session = process.get(Session, "S2")
    assert session is not None
    items = [
        changed(item, title=words[at], prompt=words[at + 1])
        for at, item in enumerate(one for one in process.all(AgendaItem) if one.session == "S2")
    ]
    return example(
        vote(options=HOSTILE, subject=HOSTILE[0]),
        Evaluation(id="E2", items=tuple(SurveyItem(text=one) for one in HOSTILE), state="open"),
        changed(session, title=HOSTILE[1], place=HOSTILE[2], groups=tuple(TableGroup(name=one) for one in HOSTILE)),
        changed(process.details, title=HOSTILE[3], table_rules=HOSTILE),
        *items,
    )


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("what", PAPERS)
def test_every_paper_is_written_in_every_format(what: str, name: FormatName) -> None:
    """Each text of a paper is found by an independent reader."""
    document = paper(what, _full())
    content = FORMATS[name].render(document, at=AT)
    read = "".join(read_pdf(content)) if name == "pdf" else READERS[name](content)
    found = normal(read, without="-\ufffe>")  # a hyphen may end a line, and the sign of a quotation opens each
    wanted = [text for text in texts(document) if text not in document.letterhead]
    assert [text for text in wanted if normal(text, without="->") not in found] == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("what", PAPERS)
def test_no_paper_fails_of_what_somebody_typed(what: str, name: FormatName) -> None:
    """Hostile titles, places, rules, questions, tables and options are printed."""
    assert FORMATS[name].render(paper(what, _hostile()), at=AT)


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_papers_are_written_with_their_fingerprints(language: str, tmp_path: Path) -> None:
    """What there is nothing for is left out and told; every file is whole and has its digest beside it."""
    told: list[str] = []
    wanted = Wanted("S2", USUAL, language, ("pdf", "txt"), tmp_path)
    report = write_papers(
        compose_papers(example(), LIBRARY, wanted),
        wanted,
        at=AT,
        on_progress=lambda _done, _all, name: told.append(name),
    )
    assert [warning.id for warning in report.warnings] == ["papers.left_out"] * 4
    assert len(report.files) == 2 * 5
    assert set(told) == {"materials", "poster", "tables", "grid", "tents"}
    for file in report.files:
        assert fingerprint_path(file.path).read_text() == fingerprint(file.path.read_bytes())


def test_a_paper_somebody_wrote_on_is_never_lost(tmp_path: Path) -> None:
    """A file that was changed keeps its name; the new one takes another."""
    wanted = Wanted("S2", ("poster",), "it", ("txt",), tmp_path)
    (first,) = write_papers(compose_papers(example(), LIBRARY, wanted), wanted, at=AT).files
    first.path.write_text("corretto a mano", encoding="utf-8")
    report = write_papers(compose_papers(example(), LIBRARY, wanted), wanted, at=AT)
    assert first.path.read_text(encoding="utf-8") == "corretto a mano"
    assert report.files[0].path.name.endswith("cartello-2.txt")


def test_the_writing_can_be_stopped_between_two_papers(tmp_path: Path) -> None:
    """What was written stays and is whole."""
    asked: list[bool] = []

    def after_the_first() -> bool:
        """Tell to stop at the second question."""
        asked.append(True)
        return len(asked) > 1

    wanted = Wanted("S2", USUAL, "it", ("txt",), tmp_path)
    report = write_papers(compose_papers(example(), LIBRARY, wanted), wanted, at=AT, cancelled=after_the_first)
    assert report.cancelled
    assert len(report.files) == 1


def test_a_paper_alone_that_cannot_be_made_is_refused_with_its_reason(tmp_path: Path) -> None:
    """Asked for one, there is nothing else to write."""
    with pytest.raises(Refused) as refused:
        compose_papers(example(), LIBRARY, Wanted("S2", ("groups",), "it", ("pdf",), tmp_path))
    assert refused.value.message.id == "papers.nothing.groups"


def test_name_tents_and_groups_say_internal_in_their_names(tmp_path: Path) -> None:
    """Nobody hands them on by mistake."""
    wanted = Wanted("S2", ("tents", "groups"), "it", ("txt",), tmp_path)
    report = write_papers(compose_papers(_full(), LIBRARY, wanted), wanted, at=AT)
    assert all("INTERNA" in file.path.name for file in report.files)
