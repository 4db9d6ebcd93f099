"""What follows from the kind of a process: names, legal lines, roles, what the opening asks (`domain.md` §1).

A path outside any procedure never prints art. 55 or a CUP, whatever was typed into it.
"""

from dataclasses import dataclass
from typing import Final

from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.terms import ProcessKind


@dataclass(frozen=True, slots=True)
class KindRules:
    """What one kind of process prints, asks and calls its people."""

    kind: ProcessKind
    is_procedure: bool
    """Whether a procedure of a public administration stands behind it."""
    article: str | None
    """The article of D.Lgs. 117/2017 that documents quote."""
    prints_cup: bool
    """Whether documents may carry a CUP, the code of a public project."""
    asks_premise: bool
    """Whether set-up asks for the programming act that it stands on."""
    asks_release: bool
    """Whether the opening asks for the release on the intellectual property of proposals (D.M. 72/2021)."""
    asks_conflicts: bool
    """Whether the opening asks for conflicts of interest (art. 6-bis L. 241/1990)."""
    asks_notice: bool
    """Whether the opening confirms the notice of meeting."""
    may_be_agreement: bool
    """Whether minutes may say that they are also drawn up under art. 11 L. 241/1990."""
    authority_role: str
    """The procedural role given to whoever leads."""
    organization_votes: bool
    """Whether consent and formal votes count one voice per organisation by default."""

    @property
    def table_name(self) -> Msg:
        """What the people who meet are called together."""
        return msg(f"rule.table.{self.kind.value}")

    @property
    def legal_line(self) -> Msg | None:
        """The line under the title, or None where the law has nothing to say."""
        return msg(f"rule.legal.{self.kind.value}") if self.is_procedure else None


_KINDS: Final = {
    ProcessKind.CO_PROGRAMMAZIONE: KindRules(
        kind=ProcessKind.CO_PROGRAMMAZIONE,
        is_procedure=True,
        article="art. 55, c. 2",
        prints_cup=False,
        asks_premise=False,
        asks_release=True,
        asks_conflicts=True,
        asks_notice=True,
        may_be_agreement=False,
        authority_role="amministrazione_procedente",
        organization_votes=True,
    ),
    ProcessKind.CO_PROGETTAZIONE: KindRules(
        kind=ProcessKind.CO_PROGETTAZIONE,
        is_procedure=True,
        article="art. 55, c. 3",
        prints_cup=True,
        asks_premise=True,
        asks_release=True,
        asks_conflicts=True,
        asks_notice=True,
        may_be_agreement=True,
        authority_role="amministrazione_procedente",
        organization_votes=True,
    ),
    ProcessKind.PATTO: KindRules(
        kind=ProcessKind.PATTO,
        is_procedure=True,
        article=None,
        prints_cup=False,
        asks_premise=False,
        asks_release=False,
        asks_conflicts=True,
        asks_notice=True,
        may_be_agreement=False,
        authority_role="amministrazione",
        organization_votes=False,
    ),
    ProcessKind.OPEN_PATH: KindRules(
        kind=ProcessKind.OPEN_PATH,
        is_procedure=False,
        article=None,
        prints_cup=False,
        asks_premise=False,
        asks_release=False,
        asks_conflicts=False,
        asks_notice=False,
        may_be_agreement=False,
        authority_role="promotore",
        organization_votes=False,
    ),
}


def rules_of(kind: ProcessKind) -> KindRules:
    """Return what follows from a kind of process."""
    return _KINDS[kind]
