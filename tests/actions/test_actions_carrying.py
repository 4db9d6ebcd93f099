"""A co-design that starts from a co-programming, and the themes that leave a listening meeting."""

from dataclasses import dataclass

import pytest

from codesign_tui.actions.carrying import Carried, carry, what_became_of_authors
from codesign_tui.actions.processes import new_process
from codesign_tui.actions.themes import bring_themes, themes_of
from codesign_tui.actions.undoing import undo
from codesign_tui.domain.basis import Basis
from codesign_tui.domain.details import Act, Authority, Municipality, PerimeterSheet, ProcessDetails
from codesign_tui.domain.items import Cluster, Commitment, Decision, Need, Proposal, Vote
from codesign_tui.domain.meetings import Session
from codesign_tui.domain.messages import Refused
from codesign_tui.domain.people import Attendance, Organization, Participant
from codesign_tui.domain.process import Process
from codesign_tui.domain.templates import Bilingual, DeclaredField
from codesign_tui.domain.terms import AttendanceStatus, Attribution, Category, ItemState, ProcessKind
from codesign_tui.domain.transactions import Draft, put
from codesign_tui.domain.values import Frozen
from codesign_tui.library.loading import Library
from codesign_tui.library.places import packaged_templates
from support import MemoryLedger, documents, moment
from support_tui import HOSTILE

FILE = "coprogrammare.codesign.jsonl"


def _ledger(*entities: Frozen) -> MemoryLedger:
    """Return a ledger that holds these entities."""
    ledger = MemoryLedger()
    ledger.append(Draft("import", moment(), tuple(put(entity) for entity in entities)))
    return ledger


def _programming(**changes: object) -> list[Frozen]:
    """Return a co-programming that has everything, some of which must stay there."""
    details: dict[str, object] = {
        "id": "p",
        "title": "Anziani a Prova",
        "kind": ProcessKind.CO_PROGRAMMAZIONE,
        "authority": Authority(organization="O1", office="Servizi sociali", procedure_manager="P1"),
        "municipality": Municipality(name="Prova"),
        "general_interest_activities": ("lett. a",),
        "acts": (
            Act(kind="avviso", number="3", date="2025-03-01"),
            Act(kind="Determina di conclusione", number="88", date="2025-11-04"),
        ),
        "perimeter": PerimeterSheet(goals=("meno solitudine",), fixed=("si parte a marzo",)),
        "declared_fields": (
            DeclaredField(id="source_and_year", table="needs", label=Bilingual(it="Fonte", en="Source")),
            DeclaredField(id="place", table="proposals", label=Bilingual(it="Dove", en="Where")),
        ),
        "cup": "X",
    }
    return [
        ProcessDetails.model_validate(details | changes),
        Organization(id="O1", name="Comune di Prova", short="Comune", category=Category.PUBLIC_BODY),
        Organization(id="O2", name="Argento Vivo", category=Category.THIRD_SECTOR, procedural_role="ets_ammesso"),
        Participant(id="P1", first_name="Ada", last_name="Verdi", organization="O2", category=Category.THIRD_SECTOR),
        Session(id="S1", number=1, title="Prima", actual_start="17:00", actual_end="19:00"),
        Session(id="S2", number=2, title="Ascolto", restricted=True, actual_start="17:00", actual_end="19:00"),
        Attendance(id="S1:P1", session="S1", participant="P1", status=AttendanceStatus.PRESENT),
        Cluster(id="C1", name="Trasporti"),
        Cluster(id="C2", name="Casa", restricted=True),
        Need(id="N1", number=1, text="La corriera non passa", session="S1", author="P1", cluster="C1", flash=True,
             attribution=Attribution.PERSON, at="2025-03-01T17:00:00+01:00", evidence="dato",
             fields={"source_and_year": "ISTAT 2024", "goals": ("x",)}),
        Need(id="N2", number=2, text="Ho paura di chiedere", session="S1", category=Category.CIVIL_SOCIETY,
             attribution=Attribution.ANONYMOUS, cluster="C1", collected_via="colloquio",
             fields={"source_and_year": "Casa Verdi"}),
        Need(id="N3", number=3, text="Riservato", session="S1", restricted=True),
        Need(id="N4", number=4, text="In casa", session="S1", cluster="C2"),
        Need(id="N5", number=5, text="Detto in ascolto", session="S2"),
        Need(id="N6", number=6, text="Tolto", session="S1", state=ItemState.SET_ASIDE),
        Proposal(id="PR1", title="Navetta", session="S1"),
        Vote(id="V1", kind="dots", subject="Che cosa prima", session="S1"),
        Decision(id="D1", text="Si parte", session="S1"),
        Commitment(id="K1", text="Telefonare", session="S1", owner="P1"),
    ]  # fmt: skip


@dataclass(frozen=True)
class Begun:
    """A co-design begun from a co-programming."""

    carried: Carried
    process: Process


def _begun(*entities: Frozen, authority: str | None = None, basis: Basis | None = None) -> Begun:
    """Return the co-design that starts from these entities."""
    ids = iter(f"random{n}" for n in range(100))
    carried = carry(_ledger(*entities).process, FILE, now=moment(), language="it", make_random_id=lambda: next(ids))
    workshop = Library(packaged_templates()).workshop("coprogettazione")
    ledger = MemoryLedger()
    draft = new_process(workshop, title="Nuovo", now=moment(), carried=carried, authority=authority, basis=basis)
    ledger.append(draft)
    return Begun(carried, ledger.process)


def test_needs_groups_perimeter_and_premise_cross_over() -> None:
    """The new path has the needs in their groups, the perimeter, the place, who leads, and its programming."""
    process = _begun(*_programming()).process
    details = process.details
    assert [need.text for need in process.all(Need)] == ["La corriera non passa", "Ho paura di chiedere"]
    assert [cluster.name for cluster in process.all(Cluster)] == ["Trasporti"]
    assert {need.cluster for need in process.all(Need)} == {process.all(Cluster)[0].id}
    assert details.perimeter.goals == ("meno solitudine",)
    assert details.general_interest_activities == ("lett. a",)
    assert details.municipality is not None
    assert details.programming_premise is not None
    assert details.programming_premise.reference == "Determina di conclusione n. 88 del 4/11/2025 – Anziani a Prova"
    assert [body.name for body in process.all(Organization)] == ["Comune di Prova"]
    assert details.authority.office == "Servizi sociali"
    assert details.started_from is not None
    assert (details.started_from.file, details.started_from.process) == (FILE, "p")


def test_each_need_says_where_it_comes_from() -> None:
    """A carried need names the file, the path and the card that it was."""
    origins = [need.carried_from for need in _begun(*_programming()).process.all(Need)]
    assert [(one.file, one.process, one.item) for one in origins if one] == [(FILE, "p", "N1"), (FILE, "p", "N2")]


def test_nobody_crosses_over() -> None:
    """No person, admitted body, presence, vote, decision, promise, proposal, act, CUP or restricted word is carried."""
    begun = _begun(*_programming())
    for kind in (Participant, Attendance, Vote, Decision, Commitment, Proposal):
        assert begun.process.count(kind) == 0, kind
    written = str(documents(begun.process))
    for word in ("Verdi", "Argento", "Riservato", "In casa", "Casa", "Detto in ascolto", "Tolto", "Telefonare", "'P1'"):
        assert word not in written, word
    assert begun.process.details.acts == ()
    assert begun.process.details.cup is None
    assert begun.process.details.authority.procedure_manager is None


def test_of_a_named_card_only_the_category_is_kept() -> None:
    """A card that had a name has its category, its evidence and its declared fields; no time, no disagreement."""
    named = _begun(*_programming()).process.all(Need)[0]
    assert (named.author, named.author_organization, named.at, named.flash, named.session) == (None,) * 5
    assert (named.category, named.attribution) == (Category.THIRD_SECTOR, Attribution.CATEGORY)
    assert named.evidence == "dato"
    assert named.fields == {"source_and_year": "ISTAT 2024"}


def test_of_an_anonymous_card_only_the_words_are_kept() -> None:
    """An anonymous card has neither category nor fields nor an id that tells the time."""
    anonymous = _begun(*_programming()).process.all(Need)[1]
    assert (anonymous.category, anonymous.collected_via, anonymous.fields) == (None, None, {})
    assert anonymous.attribution is Attribution.ANONYMOUS
    assert anonymous.id == "random0"


def test_what_was_carried_and_what_was_not_is_told() -> None:
    """Both lists are told, with how many; of what is restricted not how much."""
    carried = _begun(*_programming()).carried
    took = {one.id: one.args.get("n") for one in carried.took}
    left = {one.id: one.args.get("n") for one in carried.left}
    assert took == {
        "carry.took.needs": 2,
        "carry.took.clusters": 1,
        "carry.took.perimeter": 2,
        "carry.took.activities": 1,
        "carry.took.premise": None,
        "carry.took.leader": None,
        "carry.took.municipality": None,
    }
    assert left["carry.left.bodies"] == 1
    assert {"carry.left.people", "carry.left.votes", "carry.left.authors", "carry.left.aside"} <= set(left)
    assert left["carry.left.restricted"] is None


def test_how_many_passed_and_what_became_of_their_authors_is_told() -> None:
    """The needs are counted, the anonymous ones apart; of the others the category is said to stay, not the name."""
    needs = _begun(*_programming()).process.all(Need)
    told = {one.id: one.args.get("n") for one in what_became_of_authors(needs)}
    hidden = sum(need.attribution is Attribution.ANONYMOUS for need in needs)
    assert hidden == 1
    assert told == {"carry.passed": len(needs), "carry.passed_anonymous": hidden, "carry.passed_categories": None}
    assert what_became_of_authors(()) == ()


def test_what_is_typed_at_set_up_comes_before_what_is_carried() -> None:
    """Another body that leads, another premise and other goals replace those of the co-programming."""
    basis = Basis(premise="Piano di zona 2026", perimeter=PerimeterSheet(goals=("altro",)))
    process = _begun(*_programming(), authority="Unione di Prova", basis=basis).process
    assert [body.name for body in process.all(Organization)] == ["Unione di Prova"]
    assert process.details.authority.office is None
    assert process.details.programming_premise is not None
    assert process.details.programming_premise.reference == "Piano di zona 2026"
    assert process.details.perimeter.goals == ("altro",)


def test_without_a_concluding_act_the_title_is_the_premise_and_the_lack_is_told() -> None:
    """A co-programming whose act was never written gives its title, and says what to add."""
    begun = _begun(*_programming(acts=()))
    assert begun.carried.premise.reference == "Anziani a Prova"
    assert "carry.took.premise_no_act" in {one.id for one in begun.carried.took}


@pytest.mark.parametrize("kind", [kind for kind in ProcessKind if kind is not ProcessKind.CO_PROGRAMMAZIONE])
def test_only_a_co_programming_can_be_started_from(kind: ProcessKind) -> None:
    """Any other path is refused with a sentence."""
    entities = [one for one in _programming(kind=kind) if getattr(one, "id", "") != "S2"]
    with pytest.raises(Refused) as refused:
        _begun(*entities)
    assert refused.value.message.id == "carry.not_programming"


def test_hostile_words_are_carried_whole() -> None:
    """Whatever was written in a need arrives as it was cleaned."""
    needs = [Need(id=f"H{n}", text=text) for n, text in enumerate(HOSTILE) if text.strip()]
    texts = {need.text for need in _begun(*_programming(), *needs).process.all(Need)}
    assert {need.text for need in needs} <= texts


def _listening() -> list[Frozen]:
    """Return a listening meeting with three groups, one of which must stay there."""
    return [
        ProcessDetails(id="a", title="Ascolto", kind=ProcessKind.OPEN_PATH),
        Session(id="A1", number=1, title="Parlare tra noi", restricted=True),
        Cluster(id="C9", name="Viaggio sicuro"),
        Cluster(id="C2", name="Chi tiene i bambini"),
        Cluster(id="C3", name="La storia di Rosa", restricted=True),
        Need(id="N1", text="Il furgone è pieno", cluster="C9", attribution=Attribution.ANONYMOUS, session="A1"),
    ]


def test_only_the_names_of_the_groups_leave_a_listening_meeting() -> None:
    """The themes come in alphabetical order, without the group that is restricted; no card and no id comes along."""
    source = _ledger(*_listening()).process
    target = _ledger(ProcessDetails(id="t", title="Tavolo", kind=ProcessKind.OPEN_PATH))
    done = bring_themes(target, themes_of(source), now=moment())
    assert [cluster.name for cluster in done.value] == ["Chi tiene i bambini", "Viaggio sicuro"]
    written = str(documents(target.process))
    for word in ("Rosa", "furgone", "C9", "C2", "A1", "Ascolto"):
        assert word not in written, word
    assert target.process.count(Need) == 0


def test_themes_already_there_are_left_alone_and_the_rest_can_be_taken_back() -> None:
    """Only what is new is added; undo takes it away again."""
    target = _ledger(
        ProcessDetails(id="t", title="Tavolo", kind=ProcessKind.OPEN_PATH), Cluster(id="C", name="viaggio SICURO")
    )
    themes = themes_of(_ledger(*_listening()).process)
    bring_themes(target, themes, now=moment())
    assert target.process.count(Cluster) == 2
    with pytest.raises(Refused):
        bring_themes(target, themes, now=moment())
    undo(target, now=moment())
    assert [cluster.name for cluster in target.process.all(Cluster)] == ["viaggio SICURO"]


def test_themes_come_only_from_a_listening_meeting_and_never_go_into_one() -> None:
    """A path that is not restricted is refused as a source, a restricted one as the place to bring them."""
    listening = _ledger(*_listening())
    with pytest.raises(Refused) as not_listening:
        themes_of(_ledger(*_programming()).process)
    with pytest.raises(Refused) as into:
        bring_themes(listening, ["Casa"], now=moment())
    assert not_listening.value.message.id == "carry.not_listening"
    assert into.value.message.id == "carry.into_listening"
    with pytest.raises(Refused):
        themes_of(_ledger(*_listening()[:2]).process)
    with pytest.raises(Refused):
        bring_themes(_ledger(ProcessDetails(id="t", title="T", kind=ProcessKind.PATTO)), [" "], now=moment())
