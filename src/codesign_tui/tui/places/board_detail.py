"""One card in full: its words, whose it is, what it is linked to."""

from collections.abc import Sequence

from textual.content import Content

from codesign_tui.domain.idea_reading import is_only_on_the_place
from codesign_tui.domain.items import Cluster, Commitment, HowMightWe, Item, Need, Proposal
from codesign_tui.domain.lineage import lineage
from codesign_tui.domain.orphans import goals_of
from codesign_tui.domain.process import Process
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.terms import ItemState
from codesign_tui.domain.threads import is_restricted
from codesign_tui.domain.translations import is_foreign
from codesign_tui.locale import Translator
from codesign_tui.tui.origins import origin, owner
from codesign_tui.tui.text import join, show, show_line


def card_detail(process: Process, item: Item, words: Translator, *, projected: bool) -> Content:
    """Return a card's words in full and, under them, what is known of it. Scores never appear."""
    lines = [join(show_line(code_of(item), "bold"), show_line(item.words), gap="  ")]
    body = getattr(item, "text", "")
    if isinstance(item, Proposal) and body and body != item.title:
        lines.append(show(body))
    lines += _translated(process, item, words)
    cluster = process.get(Cluster, item.cluster)
    known = [
        origin(process, item, words, projected=projected),
        cluster.name if cluster else "",
        words("board.flash_sign") if item.flash else "",
        words("tables.answers_question", question=item.question) if item.question else "",
    ]
    lines.append(show_line(" · ".join(part for part in known if part), "$muted"))
    lines += [show_line(line, "$muted") for line in _links(process, item, words)]
    lines += [show_line(line, "$muted") for line in _relatives(process, item, words, projected=projected)]
    if item.state is ItemState.SET_ASIDE and item.set_aside_reason and not projected:
        lines.append(show(words("board.aside_because", reason=item.set_aside_reason), "$warning"))
    return join(*lines, gap="\n")


def _translated(process: Process, item: Item, words: Translator) -> list[Content]:
    """Return the translation under a card's words, or that one is missing."""
    if item.translation is not None:
        by = item.translation.translated_by
        told = words("translate.translation_by", by=by) if by else words("translate.translation")
        return [show_line(f"{told}: ", "$muted") + show_line(item.translation.text, "italic")]
    if is_foreign(process, item) and item.language:
        language = words.language_name(item.language)
        return [show_line(words("translate.missing", language=language), "$warning")]
    return []


def _links(process: Process, item: Item, words: Translator) -> list[str]:
    """Return what a card is linked to, a line each."""
    lines = []
    if isinstance(item, Need):
        found = [proposal for proposal in process.all(Proposal) if proposal.on_table and item.id in proposal.needs]
        lines.append(words("board.answered_by", cards=_codes(found)) if found else "")
    if isinstance(item, Proposal | HowMightWe):
        needs = [need for identifier in item.needs if (need := process.get(Need, identifier)) is not None]
        lines.append(words("board.answers", cards=_codes(needs)) if needs else "")
    if isinstance(item, Proposal):
        carried = [entry for entry in process.all(Commitment) if entry.on_table and item.id in entry.proposals]
        lines.append(words("board.carried_by", cards=_codes(carried)) if carried else "")
        lines.append(words("board.forwarded_to", where=item.forwarded_to) if item.forwarded_to else "")
        lines += _sheet_lines(item, words)
    if isinstance(item, Commitment):
        served = [entry for identifier in item.proposals if (entry := process.get(Proposal, identifier)) is not None]
        lines.append(words("board.serves", cards=_codes(served)) if served else "")
        name = owner(process, item.owner, item.owner_organization)
        lines.append(words("board.owned_by", name=name) if name else "")
    return [line for line in lines if line]


def _sheet_lines(proposal: Proposal, words: Translator) -> list[str]:
    """Return what the sheet of a proposal says that a table asks for at a glance, a line each; nobody is named."""
    goals = goals_of(proposal)
    lines = [words("board.goals_served", goals=" · ".join(goals)) if goals else ""]
    if proposal.perimeter is not None:
        lines.append(words.term(proposal.perimeter))
    lines.append(words("board.happens_at", place=proposal.place) if proposal.place else "")
    lines.append(words("board.only_on") if is_only_on_the_place(proposal) else "")
    lines += [words("board.objection", text=objection.text) for objection in proposal.objections]
    return lines


def _relatives(process: Process, item: Item, words: Translator, *, projected: bool) -> list[str]:
    """Return where a card comes from and where it went, a line each; before the hall, no card that is restricted."""
    found = lineage(process, item)
    lines = {
        "merged_into": [found.merged_into],
        "took_in": found.took_in,
        "split_from": [found.split_from],
        "split_into": found.split_into,
    }
    seen = {
        how: [card for card in cards if card is not None and not (projected and is_restricted(process, card))]
        for how, cards in lines.items()
    }
    return [words(f"similar.lineage.{how}", codes=_codes(cards)) for how, cards in seen.items() if cards]


def _codes(items: Sequence[Item]) -> str:
    """Return the codes of some cards."""
    return " ".join(code_of(item) for item in items)
