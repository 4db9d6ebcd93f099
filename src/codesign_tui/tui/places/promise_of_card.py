"""A card that calls for action becomes a commitment: its words are there already, and the link tells where from."""

from codesign_tui.domain.items import Item
from codesign_tui.domain.messages import msg
from codesign_tui.domain.promise_from import may_become_promise, promise_owner, promise_proposals, promise_text
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.threads import is_restricted
from codesign_tui.tui.places.commitments_forms import CommitmentsForms
from codesign_tui.tui.places.dialogs import Asker


async def promise_of(asker: Asker, item: Item) -> None:
    """Ask for who and by when, with what the card says in the words, and keep the commitment."""
    if not may_become_promise(item):
        asker.desk.say(msg("promises.not_from_this", code=code_of(item)), refused=True)
        return
    proposals = promise_proposals(item)
    await CommitmentsForms(asker).add(
        text=promise_text(item),
        proposals=proposals,
        owner_id=promise_owner(item),
        from_item="" if proposals else item.id,
        is_restricted=is_restricted(asker.desk.process, item),
    )
