"""What whoever comes to a session is told of their data, in a few lines (art. 13 GDPR)."""

from collections.abc import Iterator

from codesign_tui.domain.people import Organization
from codesign_tui.minutes.family.ground import Ground


def privacy_lines(ground: Ground) -> Iterator[str]:
    """Yield who answers for the data, what is written down, for how long, which rights there are."""
    say, privacy = ground.say, ground.details.privacy
    known = ground.process.get
    controller = known(Organization, privacy.controller) or known(Organization, ground.details.authority.organization)
    name = controller.name if controller is not None else ""
    yield say("papers.privacy.controller", name=name) if name else say("papers.privacy.no_controller")
    yield say("papers.privacy.written")
    if privacy.retention:
        yield say("papers.privacy.retention", words=privacy.retention)
    yield say("papers.privacy.rights", name=name) if name else say("papers.privacy.rights_here")
    if privacy.notice_ref:
        yield say("papers.privacy.notice", words=privacy.notice_ref)
