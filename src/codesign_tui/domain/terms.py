"""The closed vocabularies of the field. The values are the codes of the interchange format."""

from enum import StrEnum


class Category(StrEnum):
    """The four kinds of stakeholder that sit at a table."""

    PUBLIC_BODY = "public_body"
    THIRD_SECTOR = "third_sector"
    PRIVATE_ENTITY = "private_entity"
    CIVIL_SOCIETY = "civil_society"


class Phase(StrEnum):
    """The loop ideare - realizzare - conoscere; a tag of a session or of an agenda item, never a gate."""

    IDEARE = "ideare"
    REALIZZARE = "realizzare"
    CONOSCERE = "conoscere"


class ProcessKind(StrEnum):
    """What the path is in law: it drives names, legal lines, roles and checks of every document.

    `open_path` is an open workshop outside any procedure; whoever leads it, it never prints art. 55 or CUP.
    """

    CO_PROGRAMMAZIONE = "co_programmazione"
    CO_PROGETTAZIONE = "co_progettazione"
    PATTO = "patto"
    OPEN_PATH = "open_path"


class AttendanceStatus(StrEnum):
    """How a member stands towards a session."""

    EXPECTED = "expected"
    PRESENT = "present"
    DELEGATED = "delegated"
    ABSENT_JUSTIFIED = "absent_justified"
    ABSENT_UNJUSTIFIED = "absent_unjustified"


class Attribution(StrEnum):
    """Under whose name a contribution is reported. `anonymous` stores no author at all."""

    PERSON = "person"
    ORGANIZATION = "organization"
    CATEGORY = "category"
    ANONYMOUS = "anonymous"


class Channel(StrEnum):
    """How a contribution reached the file."""

    SCREEN = "screen"
    PHONE = "phone"
    PAPER = "paper"
    PHONE_CALL = "phone_call"


class ItemState(StrEnum):
    """Where an item is: waiting in the inbox, on the table, or set aside with a reason. Nothing is deleted."""

    INBOX = "inbox"
    TABLE = "table"
    SET_ASIDE = "set_aside"


class Outcome(StrEnum):
    """How the table closes an agenda item. The table never approves: only the authority decides."""

    PROPONE = "propone"
    CONDIVIDE = "condivide"
    PRENDE_ATTO = "prende_atto"
    RINVIA = "rinvia"
    INFORMATIVA = "informativa"


class Perimeter(StrEnum):
    """Whether a proposal is within the scope of the notice."""

    IN = "in"
    OUT = "out"
    TO_VERIFY = "to_verify"


class ProposalStatus(StrEnum):
    """What became of a proposal. Codes of the format: `approved` prints as «condivisa dal tavolo»."""

    OPEN = "open"
    APPROVED = "approved"
    POSTPONED = "postponed"
    FORWARDED = "forwarded"
    MERGED = "merged"
    REJECTED = "rejected"
    TO_REFORMULATE = "to_reformulate"


class Destiny(StrEnum):
    """What happens to a proposal after the path: from a project to a programme to a local policy."""

    ENDS = "ends"
    REPEATS = "repeats"
    LASTS = "lasts"


class LogframeLevel(StrEnum):
    """The levels of a logframe, from what it is all for to what is done."""

    AIM = "aim"
    GOAL = "goal"
    RESULT = "result"
    ACTIVITY = "activity"


class ImpactHorizon(StrEnum):
    """When a change is expected (D.M. 23 July 2019: short, medium and long term)."""

    SHORT = "short"
    MEDIUM = "medium"
    LONG = "long"


class CommitmentStatus(StrEnum):
    """Where a commitment stands. Lateness is computed from dates (`commitments.overdue`), never typed."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    OVERDUE = "overdue"
    BLOCKED = "blocked"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"


class CauseKind(StrEnum):
    """Why a commitment is late or stuck (`domain.md` M23)."""

    TIME = "time"
    MONEY = "money"
    AUTHORISATION = "authorisation"
    PARTNER = "partner"
    INFORMATION = "information"


class ReportedBy(StrEnum):
    """How the table heard where a commitment stands."""

    PRESENT = "present"
    MESSAGE = "message"
    NOT_HEARD = "not_heard"


class CountedRole(StrEnum):
    """In what quality people who are counted, not named, are in the hall."""

    PARTICIPANT = "participant"
    REPRESENTATIVE = "representative"
    OBSERVER = "observer"


class SessionState(StrEnum):
    """Where a session is in time. Any of them may be reopened."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"


class ItemKind(StrEnum):
    """What the capture line can gather."""

    NEED = "need"
    PROPOSAL = "proposal"
    COMMITMENT = "commitment"
    DECISION = "decision"
    RISK = "risk"
    NOTE = "note"
    PARKED_QUESTION = "parked_question"
    STATEMENT = "statement"
    HMW = "hmw"
    FACTOR = "factor"
    STAKEHOLDER = "stakeholder"
    LESSON = "lesson"


class SchemeKind(StrEnum):
    """The structured views over what was gathered: the drawing that a method makes on the wall."""

    TREE = "tree"
    SWOT = "swot"
    FORCE_FIELD = "force_field"
    MAP = "map"
    SCENARIOS = "scenarios"
    NABC = "nabc"


class TreePart(StrEnum):
    """Where a card hangs on a problem tree: what follows above, the problem in the middle, what causes it below."""

    EFFECT = "effect"
    CORE = "core"
    CAUSE = "cause"


class Quadrant(StrEnum):
    """The four parts of a SWOT: inside the table, then outside it."""

    STRENGTH = "strength"
    WEAKNESS = "weakness"
    OPPORTUNITY = "opportunity"
    THREAT = "threat"


class Outlook(StrEnum):
    """The columns of scenarios where the method names none of its own."""

    AS_IS = "as_is"
    WISHED = "wished"
    FEARED = "feared"


class FactorSign(StrEnum):
    """Which way a factor pushes."""

    FACILITATING = "facilitating"
    HINDERING = "hindering"


class FactorFamily(StrEnum):
    """The families of factors (`domain.md` §3.1); a factor may also have a type in other words."""

    CONTEXT = "contesto"
    PROCESS = "processo"
    CULTURAL = "culturale"
    REGULATORY = "normativo"
    ORGANISATIONAL = "amministrativo-organizzativo"
    ECONOMIC = "economico"
    POLITICAL = "politico-strategico"


class Involvement(StrEnum):
    """What an actor's influence and interest suggest, the four parts of a stakeholder map."""

    CLOSE = "close"
    SATISFY = "satisfy"
    INFORM = "inform"
    WATCH = "watch"


class CopyKind(StrEnum):
    """For whom a document is composed; decided before anything is rendered."""

    INTERNAL = "internal"
    PUBLIC = "public"


class VoteState(StrEnum):
    """Whether a vote still takes what is counted."""

    OPEN = "open"
    CLOSED = "closed"


class VotingUnit(StrEnum):
    """Whose voice counts one: each person's, or each organisation's."""

    PERSON = "person"
    ORGANIZATION = "organization"


class VoteSource(StrEnum):
    """How what was counted reached the table."""

    HANDS = "hands"
    STICKERS = "stickers"
    PAPER = "paper"
    PHONES = "phones"
    BALLOTS = "ballots"
    """Secret ballots, on paper and by phone together: which of them came how is not kept."""
