"""Who leads a path: the body, its office, the person who answers for it; made where they are not registered yet."""

from datetime import datetime

from codesign_tui.actions.processes import leader_category
from codesign_tui.actions.registering import registered
from codesign_tui.actions.steps import changed, commit, made, new_id
from codesign_tui.domain.details import Authority, ProcessDetails
from codesign_tui.domain.kinds import rules_of
from codesign_tui.domain.ledger import Done, Ledger
from codesign_tui.domain.people import Organization
from codesign_tui.domain.process import Process
from codesign_tui.domain.text import clean_line, folded
from codesign_tui.domain.transactions import FACILITATOR
from codesign_tui.domain.values import Frozen

_MANAGER_ROLE = {
    ("it", True): "responsabile del procedimento",
    ("en", True): "procedure manager",
    ("it", False): "referente del percorso",
    ("en", False): "contact of the path",
}
"""What somebody who answers for the path is, in the language of the file and by whether it is a procedure."""


def set_leader(
    ledger: Ledger,
    *,
    now: datetime,
    organization: str = "",
    office: str = "",
    manager: str = "",
    who: str = FACILITATOR,
) -> Done[ProcessDetails]:
    """Say who leads a path, by names; a body or a person nobody has registered is registered with it.

    An empty name takes away who was named; nobody is removed from the table.
    """
    process = ledger.process
    body, new_body = _body(process, clean_line(organization), now)
    person, new_person = registered(process, manager, _manager_role(process), now)
    values = {"organization": body, "office": clean_line(office) or None, "procedure_manager": person}
    authority = made(Authority, **values)
    details = changed(process.details, authority=authority)
    entities: list[Frozen] = [details, *new_body, *new_person]
    return commit(ledger, "set_leader", now, details, *entities, who=who)


def _body(process: Process, name: str, now: datetime) -> tuple[str | None, list[Organization]]:
    """Return the id of the body with this name, and the body itself if it had to be made."""
    if not name:
        return None, []
    for body in process.all(Organization):
        if folded(name) in (folded(body.name), folded(body.label)):
            return body.id, []
    rules = rules_of(process.details.kind)
    made_now = made(
        Organization,
        id=new_id(now),
        name=name,
        category=leader_category(name, rules.kind),
        procedural_role=rules.authority_role,
    )
    return made_now.id, [made_now]


def _manager_role(process: Process) -> str:
    """Return what somebody is who answers for the path, in the language of the file."""
    language = "en" if process.details.languages[:1] == ("en",) else "it"
    return _MANAGER_ROLE[language, rules_of(process.details.kind).is_procedure]
