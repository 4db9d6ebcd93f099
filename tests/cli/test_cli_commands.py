"""Each command does its work on real files and gives its result on standard output."""

import hashlib
import json
import stat
from pathlib import Path

import pytest

from codesign_tui import __version__
from support_cli import EXAMPLE, SUFFIX, CommandLine

NAME = "invecchiare-bene-a-borgoserra"


def test_import_prints_the_path_and_export_gives_the_source_back(codesign: CommandLine) -> None:
    """What was imported leaves as the same data, on standard output and into a file."""
    path = codesign.example()
    assert path == str(codesign.sessions / f"{NAME}{SUFFIX}")
    source = json.loads(EXAMPLE.read_bytes())
    assert json.loads(codesign.made("export", path, "--to", "json")) == source
    assert codesign.made("export", NAME, "--to", "json", "-o", "copia.json") == "copia.json"
    assert json.loads((codesign.folder / "copia.json").read_bytes()) == source


def test_a_second_import_never_takes_the_place_of_the_first(codesign: CommandLine) -> None:
    """The same source twice makes two files; a chosen path that is taken is refused."""
    first, second = codesign.example(), codesign.example()
    assert first != second
    before = Path(first).read_bytes()
    assert codesign.run("import", str(EXAMPLE), "-o", first).code != 0
    assert Path(first).read_bytes() == before


def test_new_makes_a_process_from_a_template(codesign: CommandLine) -> None:
    """Title, leader, place and first day are in the file, at the path that was chosen."""
    path = codesign.made(
        "new", "--template", "coprogettazione", "--title", "Orti di tutti", "--authority", "Comune di Prova",
        "--place", "Sala civica", "--date", "12/2/2027", "-o", "orti",
    )  # fmt: skip
    assert path == f"orti{SUFFIX}"
    shown = json.loads(codesign.made("show", path, "--json"))
    assert (shown["title"], shown["authority"]) == ("Orti di tutti", "Comune di Prova")
    assert [session["date"] for session in shown["sessions"]] == ["2027-02-12", None, None]
    assert stat.S_IMODE(Path(path).stat().st_mode) == 0o600


def test_list_tells_every_file_and_why_one_cannot_be_read(codesign: CommandLine) -> None:
    """A file that is something else is listed with its trouble, for people and for programs."""
    codesign.example()
    (codesign.sessions / f"altro{SUFFIX}").write_text("ciao\n", encoding="utf-8")
    rows = {row["file"]: row for row in json.loads(codesign.made("list", "--json"))}
    assert set(rows) == {f"{NAME}{SUFFIX}", f"altro{SUFFIX}"}
    assert set(rows[f"{NAME}{SUFFIX}"]) == {
        "file", "path", "title", "kind", "sessions", "revision", "changed_at", "trouble",
    }  # fmt: skip
    assert rows[f"{NAME}{SUFFIX}"]["sessions"] == 3
    assert rows[f"altro{SUFFIX}"]["trouble"]
    lines = codesign.made("list").splitlines()
    assert len(lines) == 2
    assert "Invecchiare bene a Borgoserra" in lines[0]


def test_list_of_an_empty_workspace_says_what_to_do(codesign: CommandLine) -> None:
    """Nothing is given, and one line says how to begin."""
    said = codesign.run("list")
    assert (said.code, said.out) == (0, "")
    assert "codesign new" in said.err
    assert codesign.run("list", "--json").out.strip() == "[]"


def test_show_gives_people_a_page_and_programs_an_object(codesign: CommandLine) -> None:
    """The page names sessions and open promises; the object has the documented keys."""
    codesign.example()
    page = codesign.made("show", NAME)
    assert "3. Che cosa è successo e che cosa abbiamo imparato · 10 settembre 2026" in page
    assert "40 bisogni" in page
    assert "K09" in page
    shown = json.loads(codesign.made("show", NAME, "--json"))
    assert set(shown) == {
        "file", "title", "kind", "authority", "revision", "sessions", "counts", "open_commitments", "checklists",
    }  # fmt: skip
    assert shown["counts"]["needs"] == 40
    assert [row["code"] for row in shown["open_commitments"]] == ["K03", "K04", "K09", "K10", "K14", "K15"]


def test_show_speaks_the_language_that_was_asked_for(codesign: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Italian unless the environment or --lang says English."""
    codesign.example()
    assert "40 bisogni" in codesign.made("show", NAME)
    assert "40 needs" in codesign.made("show", NAME, "--lang", "en")
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert "40 needs" in codesign.made("show", NAME)
    assert "40 bisogni" in codesign.made("--lang=it", "show", NAME)
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert "40 bisogni" in codesign.made("show", NAME)


def test_add_prints_the_id_of_what_is_on_disk(codesign: CommandLine) -> None:
    """A need under a name, a cluster and a session is found again under the printed id."""
    path = codesign.example()
    identifier = codesign.made(
        "add",
        NAME,
        "bisogno",
        "Panchine lungo la salita",
        "--by",
        "Fabbris",
        "--cluster",
        "Spostarsi",
        "--session",
        "3",
    )
    assert identifier in Path(path).read_text(encoding="utf-8")
    needs = {need["id"]: need for need in json.loads(codesign.made("export", NAME, "--to", "json"))["needs"]}
    need = needs[identifier]
    assert (need["text"], need["author"], need["cluster"], need["session"]) == (
        "Panchine lungo la salita", "P03", "C2", "S3",
    )  # fmt: skip


def test_add_keeps_a_promise_with_owner_and_day(codesign: CommandLine) -> None:
    """Of a commitment the name is who does it, and the day is one as people write it."""
    codesign.example()
    identifier = codesign.made("add", NAME, "commitment", "Portare le sedie", "--by", "Ambito", "--due", "26/11/2026")
    commitments = json.loads(codesign.made("export", NAME, "--to", "json"))["commitments"]
    commitment = next(row for row in commitments if row["id"] == identifier)
    assert (commitment["owner_organization"], commitment["due"]) == ("O02", "2026-11-26")


def test_a_factor_is_added_among_what_helps_or_what_holds_back(codesign: CommandLine) -> None:
    """An option says which; without one it helps, and a sentence that names no key of the screen says so."""
    codesign.example()
    hinders = codesign.made("add", NAME, "fattore", "La sera non c'è l'autobus", "--hinders")
    helps = codesign.made("add", NAME, "factor", "Il medico ci crede", "--helps")
    unsaid = codesign.run("add", NAME, "factor", "La scuola è vuota")
    kept = {row["id"]: row["sign"] for row in json.loads(codesign.made("export", NAME, "--to", "json"))["factors"]}
    assert (kept[hinders], kept[helps], kept[unsaid.out.strip()]) == ("hindering", "facilitating", "facilitating")
    assert "tra ciò che aiuta" in unsaid.err
    assert "^" not in unsaid.err


def test_only_a_factor_helps_or_holds_back_and_only_one_of_the_two(codesign: CommandLine) -> None:
    """Anything else is refused with a sentence, and nothing is kept."""
    codesign.example()
    before = codesign.made("export", NAME, "--to", "json")
    for typed, sentence in (
        (("need", "Panchine", "--hinders"), "Solo un fattore"),
        (("factor", "L'autobus", "--helps", "--hinders"), "aiuta o frena"),
    ):
        refused = codesign.run("add", NAME, *typed)
        assert refused.code == 2
        assert sentence in refused.err
    assert codesign.made("export", NAME, "--to", "json") == before


def test_add_anonymous_leaves_no_trace_of_who(codesign: CommandLine) -> None:
    """Not even when a name is given: neither the name nor the moment enters the document."""
    codesign.example()
    identifier = codesign.made("add", NAME, "need", "Ho paura di notte", "--anonymous", "--by", "Fabbris")
    needs = json.loads(codesign.made("export", NAME, "--to", "json"))["needs"]
    need = next(row for row in needs if row["id"] == identifier)
    assert need["attribution"] == "anonymous"
    assert not {"author", "author_organization", "at"} & set(need)


def test_minutes_are_written_with_their_fingerprints(codesign: CommandLine) -> None:
    """One session in two formats: four files, whose digests hold, and verify says so until one changes."""
    codesign.example()
    said = codesign.run("minutes", NAME, "--session", "2", "--format", "txt,html", "--copy", "public", "-o", "carte")
    assert said.code == 0, said.err
    paths = [Path(line) for line in said.out.splitlines()]
    assert [path.suffix for path in paths] == [".txt", ".html"]
    assert all("PUBBLICA" in path.name for path in paths)
    assert len(list(Path("carte").iterdir())) == 6, "each with its fingerprint and its metadata"
    for path in paths:
        recorded = path.with_name(f"{path.name}.sha256").read_text(encoding="ascii")
        assert recorded == hashlib.sha256(path.read_bytes()).hexdigest()
    assert codesign.run("verify", str(paths[0])).code == 0
    paths[0].write_text("altro", encoding="utf-8")
    assert codesign.run("verify", str(paths[0])).code == 1


def test_minutes_speak_the_documents_language_and_messages_theirs(codesign: CommandLine) -> None:
    """`minutes --lang en` is an English document; without a session every one that began is written."""
    codesign.example()
    said = codesign.run("minutes", NAME, "--format", "txt", "--lang", "en", "-o", "carte")
    assert len(said.out.splitlines()) == 3
    assert "INTERNAL" in said.out
    assert "Non c" not in Path(said.out.splitlines()[0]).read_text(encoding="utf-8").splitlines()[0]
    assert "Il formato" in codesign.run("minutes", NAME, "--format", "doc", "--lang", "en").err


def test_check_tells_what_the_minutes_lack(codesign: CommandLine) -> None:
    """A planned session lacks nearly everything: status 1 and a line each; the same for programs, with its number."""
    path = codesign.made("new", "--template", "breve-90", "--title", "Prova")
    said = codesign.run("check", path)
    assert said.code == 1
    assert all(line.startswith("seduta 1: ") for line in said.out.splitlines())
    rows = json.loads(codesign.run("check", path, "--session", "1", "--json").out)
    assert len(rows) == len(said.out.splitlines()) > 0
    assert set(rows[0]) == {
        "session", "number", "check", "severity", "key", "where", "at", "subject", "code", "text", "mend", "state",
        "reason",
    }  # fmt: skip
    assert {row["state"] for row in rows} == {"open"}


def test_verify_tells_a_sound_file_from_a_damaged_one(codesign: CommandLine) -> None:
    """One changed letter is found at its line: exit 1 from verify, 3 from whoever would use the file."""
    path = Path(codesign.example())
    assert codesign.run("verify", NAME).code == 0
    path.write_bytes(path.read_bytes().replace(b"Borgoserra", b"Borgoserri", 1))
    said = codesign.run("verify", NAME)
    assert said.code == 1
    assert "riga" in said.out
    shown = codesign.run("show", NAME)
    assert shown.code == 3
    assert len(shown.err.splitlines()) == 1


def test_restore_puts_the_best_copy_back(codesign: CommandLine) -> None:
    """Where no copy is better it says so with status 3, and the file is as it was."""
    path = Path(codesign.example())
    before = path.read_bytes()
    assert codesign.run("restore", NAME).code == 3
    assert path.read_bytes() == before


def test_commitments_late_on_a_day_are_listed(codesign: CommandLine) -> None:
    """At the opening of the third session three promises of the example are late."""
    codesign.example()
    late = json.loads(codesign.made("commitments", "--overdue-on", "2026-09-10", "--json"))
    assert [row["code"] for row in late] == ["K03", "K04", "K09"]
    done = codesign.made("commitments", NAME, "--status", "done").splitlines()
    assert len(done) == 9
    early = json.loads(codesign.made("commitments", "--due-before", "2026-04-16", "--json"))
    assert all(row["due"] < "2026-04-16" for row in early)
    assert early


def test_search_finds_words_without_accents_and_never_what_is_restricted(codesign: CommandLine) -> None:
    """All the words must be there, in any process of the workspace; restricted contributions stay out."""
    codesign.example()
    needs = [{"id": "N1", "text": "Più LUCE in città"}, {"id": "N2", "text": "luce segreta", "restricted": True}]
    hidden = {"id": "N3", "text": "luce di un gruppo riservato", "cluster": "C1"}
    clusters = [{"id": "C1", "name": "Riservato", "restricted": True}]
    source = {"process": {"id": "p", "title": "Luci", "kind": "open_path"}, "needs": [*needs, hidden]}
    Path("luci.json").write_text(json.dumps({**source, "clusters": clusters}), encoding="utf-8")
    codesign.made("import", "luci.json")
    assert [row["id"] for row in json.loads(codesign.made("search", "citta", "luce", "--json"))] == ["N1"]
    assert "PR01 Portineria diffusa" in codesign.made("search", "portineria diffusa")
    assert codesign.run("search", "  ").code == 2


def test_templates_are_listed_shown_and_checked(codesign: CommandLine) -> None:
    """A sound template passes; a broken one is told by file and line, with status 1."""
    listed = codesign.made("templates")
    assert listed == codesign.made("templates", "list")
    assert "coprogettazione" in listed
    assert "consent" in codesign.made("templates", "show", "coprogettazione")
    assert "Decisione per consenso" in codesign.made("templates", "show", "consent")
    broken = codesign.folder / "methods" / "mio.toml"
    broken.parent.mkdir()
    broken.write_text('id = "mio"\n', encoding="utf-8")
    said = codesign.run("templates", "check", str(broken))
    assert said.code == 1
    assert "mio.toml" in said.out


def test_the_look_of_documents_is_shown_copied_and_checked(codesign: CommandLine) -> None:
    """What `show` prints is the original; a broken copy is told by its line, and the minutes come out all the same."""
    shown = codesign.run("templates", "show", "minutes.css").out
    copy = codesign.folder / "workspace" / "templates" / "minutes" / "minutes.css"
    copy.parent.mkdir(parents=True)
    copy.write_text(shown.replace("#111", "#123456"), encoding="utf-8")
    assert codesign.run("templates", "check", str(copy.parents[1])).code == 0
    codesign.example()
    page = Path(codesign.made("minutes", NAME, "--session", "1", "--format", "html", "-o", "out"))
    assert "#123456" in page.read_text(encoding="utf-8")
    copy.write_text("p { color: red; }\nh1 {\n", encoding="utf-8")
    for place in (copy.parents[1], copy):
        said = codesign.run("templates", "check", str(place))
        assert (said.code, "«minutes.css», riga 2" in said.out) == (1, True)
    said = codesign.run("minutes", NAME, "--session", "1", "--format", "html", "-o", "out")
    assert said.code == 0
    assert "«minutes.css», riga 2" in said.err
    assert "#123456" not in page.read_text(encoding="utf-8")


def test_a_letterhead_file_is_looked_at_used_and_kept(codesign: CommandLine) -> None:
    """`base` says what it has and lacks; `--base` uses it once; kept, it is used without being named."""
    codesign.example()
    paper = Path(__file__).parents[1] / "data" / "letterheads" / "carta-intestata.ott"
    said = codesign.run("base", str(paper))
    assert (said.code, "Titolo 2" in said.out, "AgID" in said.out) == (0, True, True)
    asked = ("minutes", NAME, "--session", "1", "--format", "odt", "-o", "out")
    plain = Path(codesign.made(*asked)).read_bytes()
    based = Path(codesign.made(*asked, "--base", str(paper))).read_bytes()
    assert based != plain
    refused = codesign.run("minutes", NAME, "--format", "pdf", "--base", str(paper), "-o", "out")
    assert (refused.code, "odt" in refused.err) == (2, True)
    kept = codesign.run("base", str(paper), "--keep")
    assert (kept.code, "templates/minutes/carta-intestata.ott" in kept.err) == (0, True)
    assert codesign.run("base", str(paper), "--keep").code == 0
    assert Path(codesign.made(*asked)).read_bytes() != plain
    other = paper.with_name("carta-intestata.odt")
    assert codesign.run("base", str(other), "--keep").code == 2
    broken = codesign.folder / "rotta.odt"
    broken.write_bytes(b"PK")
    for command in (("base", str(broken)), (*asked, "--base", str(broken)), ("base", "manca.odt")):
        said = codesign.run(*command)
        assert (said.code, said.out, len(said.err.splitlines())) == (2, "", 1)


def test_every_document_and_the_dossier_can_be_based_on_a_letterhead_file(codesign: CommandLine) -> None:
    """`--base` holds for `write` and `archive` too, and is refused where no format asked for is of its kind."""
    codesign.example()
    paper = Path(__file__).parents[1] / "data" / "letterheads" / "carta-intestata.ott"
    write = ("write", NAME, "--document", "convening", "--session", "1", "-o", "out")
    plain = Path(codesign.made(*write, "--format", "odt")).read_bytes()
    assert Path(codesign.made(*write, "--format", "odt", "--base", str(paper))).read_bytes() != plain
    pack = ("archive", NAME, "--session", "1", "--copy", "public", "-o", "out")
    folder = Path(codesign.made(*pack, "--format", "odt"))
    before = {path.name: path.read_bytes() for path in folder.rglob("*.odt")}
    folder = Path(codesign.made(*pack, "--format", "odt", "--base", str(paper)))
    assert any(before[path.name] != path.read_bytes() for path in folder.rglob("*.odt") if path.name in before)
    for command in (write, pack):
        assert codesign.run(*command, "--format", "pdf", "--base", str(paper)).code == 2


def test_a_coat_of_arms_is_tried_and_kept_with_its_words(codesign: CommandLine) -> None:
    """Without words it is refused; kept, it stands in every document to come."""
    codesign.example()
    picture = codesign.folder / "scudo.svg"
    picture.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 5"><path d="M0,0h4v5h-4z"/></svg>', "utf-8"
    )
    assert codesign.run("arms", str(picture), "--words", " ").code == 2
    assert "16 × 20 mm" in codesign.run("arms", str(picture), "--words", "Stemma di prova").out
    assert codesign.run("arms", str(picture), "--words", "Stemma di prova", "--keep").code == 0
    page = Path(codesign.made("minutes", NAME, "--session", "1", "--format", "html", "-o", "out"))
    assert 'alt="Stemma di prova"' in page.read_text(encoding="utf-8")


def test_doctor_looks_at_the_computer_and_leaves_nothing_behind(codesign: CommandLine) -> None:
    """Every line begins with a verdict in words; the write test cleans up after itself."""
    codesign.sessions.mkdir(parents=True)
    said = codesign.run("doctor")
    assert all(line.startswith(("bene", "attenzione")) for line in said.out.splitlines())
    assert said.code == (1 if "attenzione" in said.out else 0)
    assert list(codesign.sessions.iterdir()) == []


def test_the_demo_without_a_terminal_writes_eighteen_files_and_their_fingerprints(codesign: CommandLine) -> None:
    """The example is run through into the state folder; ./out holds three sessions in six formats, in Italian."""
    said = codesign.run("demo", "--lang", "en")
    assert said.code == 0, said.err
    files = sorted(path.name for path in (codesign.folder / "out").iterdir())
    documents = [name for name in files if not name.endswith((".sha256", ".metadata.json"))]
    assert len(documents) == 18
    beside = (f"{name}{suffix}" for name in documents for suffix in (".sha256", ".metadata.json"))
    assert sorted(files) == sorted([*documents, *beside])
    assert {name.rpartition(".")[2] for name in documents} == {"pdf", "odt", "docx", "html", "md", "txt"}
    assert all("INTERNA." in name for name in documents)
    assert sorted(Path(line).name for line in said.out.splitlines()) == documents
    replayed = list((codesign.folder / "xdg_state_home").rglob(f"{NAME}{SUFFIX}"))
    assert codesign.run("verify", str(replayed[0])).code == 0
    assert "18/18" not in said.err, "nobody watches a progress line here"


def test_the_version_and_the_help_are_given_at_once(codesign: CommandLine) -> None:
    """Help is in the user's language and names every command."""
    assert codesign.made("--version") == f"codesign {__version__}"
    page = codesign.made("--help")
    for command in ("open", "demo", "new", "import", "list", "show", "add", "minutes", "export", "verify", "doctor"):
        assert f"\n  {command} " in page
    assert "Usage" in codesign.made("--lang", "en", "add", "--help")


def test_the_workspace_is_the_one_named_wherever_it_is_named(
    codesign: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """--workspace first, then CODESIGN_HOME, then this folder if it has sessions, then the documents folder."""
    codesign.example()
    assert "altrove" in codesign.run("list", "--workspace", "altrove").err
    assert "altrove" in codesign.run("--workspace=altrove", "list").err
    monkeypatch.delenv("CODESIGN_HOME")
    assert str(Path("codesign") / "sessions") in codesign.run("list").err
    monkeypatch.chdir(codesign.folder / "workspace")
    assert NAME in codesign.made("list")
