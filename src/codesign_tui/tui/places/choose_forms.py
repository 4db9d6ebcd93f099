"""The forms of a vote: a new one, its correction, its close; the decision that is captured from it."""

from collections.abc import Sequence
from typing import Any, Final

from codesign_tui.actions.capture import capture
from codesign_tui.actions.choosing import close_vote, conclude_vote, correct_vote, count_voters, open_vote, reopen_vote
from codesign_tui.domain.choosing import is_counted, is_open
from codesign_tui.domain.days import spoken_day
from codesign_tui.domain.electorate import usual_unit
from codesign_tui.domain.items import Cluster, Item, Need, Proposal, Vote
from codesign_tui.domain.meetings import AgendaItem, Session
from codesign_tui.domain.messages import Msg, msg
from codesign_tui.domain.results import results
from codesign_tui.domain.secret_votes import is_in_box
from codesign_tui.domain.tables import code_of
from codesign_tui.domain.terms import ItemKind, ProposalStatus, VotingUnit
from codesign_tui.domain.text import clean_line
from codesign_tui.domain.ways import AT_HAND, CONSENT, DOTS, FORMAL, way_of
from codesign_tui.tui.places.choose_counting import ChooseCounting
from codesign_tui.tui.places.choose_rows import kind_words, option_words, outcome_words, subject
from codesign_tui.tui.places.choose_secret import SecretBallots, chosen_secrecy, secrecy_fields
from codesign_tui.tui.places.commitments_day import not_a_day
from codesign_tui.tui.screens.asking import Choice
from codesign_tui.tui.screens.filling import ChoiceField, Field, Filled, LineField, TextField

TABLE, AUTHORITY = "tavolo", "proposta all'amministrazione"
"""What a decision binds: the table itself, or it is proposed to the authority."""

_TYPED: Final = "typed"
_NONE: Final = ""
_GONE: Final = (ProposalStatus.MERGED, ProposalStatus.REJECTED)


class ChooseForms(ChooseCounting):
    """Opens votes, closes them, and captures what was decided."""

    async def new(self) -> None:
        """Ask how to choose, among what, and open the vote."""
        if self._no_session():
            return
        choices = [Choice(kind, kind_words(kind, self.words), self.words(f"choose.about_{kind}")) for kind in AT_HAND]
        kind = await self.choose(msg("choose.which_kind"), choices, selected=self._kind_of_item)
        if kind is None:
            return
        options: Sequence[str] = ()
        about = _NONE
        if way_of(kind).is_tallied:
            chosen = await self._choose_options()
            if chosen is None:
                return
            about, options = chosen
        await self._open(kind, about, options)

    async def approve_minutes(self) -> None:
        """Open the formal vote on the minutes of the session before, and ask for its numbers."""
        session = self.process.get(Session, self.place.session_id)
        before = [one for one in self.process.sessions() if session is not None and one.number < session.number]
        if session is None or not before:
            self.desk.say(msg("choose.no_minutes_before"), refused=True)
            return
        wording = self.words("choose.subject_minutes", number=before[-1].number)
        done = self.desk.do(open_vote, session.id, FORMAL, wording, now=self.desk.now(), minutes_of=before[-1].id)
        if done is not None:
            self.place.go_to(done.value.id)
            await self.count(done.value)

    async def correct(self, vote: Vote) -> None:
        """Correct the words and the limits of an open vote."""
        fields: list[Field] = [
            LineField("subject", msg("choose.field_subject"), subject(vote, self.words)),
            LineField("mode", msg("choose.field_mode"), vote.mode or ""),
            LineField("voters", msg("choose.field_voters"), str(vote.voters if vote.voters is not None else "")),
        ]
        if vote.kind == DOTS:
            fields += _limit_fields(vote.dots_per_voter, vote.max_per_option, vote.max_own)
        filled = await self.fill(msg("choose.correct", code=code_of(vote)), fields, check=_unclear)
        if filled is None:
            return
        changes: dict[str, Any] = {"subject": filled["subject"], "mode": filled["mode"] or None}
        numbers = {name: _whole(filled[name]) for name in ("voters", "dots", "most", "own") if name in filled}
        names = {"voters": "voters", "dots": "dots_per_voter", "most": "max_per_option", "own": "max_own"}
        changes |= {names[name]: value for name, value in numbers.items()}
        done = self.record(correct_vote, vote.id, now=self.desk.now(), **changes)
        self.tell(done, msg("choose.corrected", code=code_of(vote)))

    async def close(self, vote: Vote) -> None:
        """Ask for the outcome and close the vote."""
        waits = bool(vote.secret) and not is_open(vote) and not vote.outcome
        is_secret = waits or is_in_box(vote)
        if is_in_box(vote):
            closed = await SecretBallots(self.place).close(vote)
            if closed is None:
                return
            vote = closed
        elif not waits and (not is_open(vote) or not is_counted(vote)):
            self.desk.say(msg("choose.nothing_counted" if is_open(vote) else "choose.is_closed"), refused=True)
            return
        group = "minutes" if vote.minutes_of else "outcome"
        known = ("approved", "approved_with_changes", "rejected", "postponed")
        if not vote.minutes_of:
            known = ("adopted" if vote.kind == CONSENT else "approved", _against(vote), "postponed", _NONE)
        options = tuple((one, self.words(f"choose.{group}_{one}" if one else "choose.no_outcome")) for one in known)
        fields: list[Field] = [ChoiceField("outcome", msg("choose.field_outcome"), options, _likely(vote))]
        if vote.kind == CONSENT:
            fields.append(LineField("review", msg("choose.field_review")))
        today = self.desk.now().date()
        filled = await self.fill(
            msg("secret.outcome" if is_secret else "choose.close", code=code_of(vote)), fields,
            check=lambda filled: not_a_day(filled["review"], today) if filled.get("review") else None,
        )  # fmt: skip
        if filled is None:
            return
        review = spoken_day(filled["review"], today) if filled.get("review") else None
        end = conclude_vote if is_secret else close_vote
        if is_secret and not filled["outcome"]:
            return
        done = self.record(end, vote.id, now=self.desk.now(), outcome=filled["outcome"] or None, review_date=review)
        self.tell(done, msg("choose.was_closed", code=code_of(vote)))

    def reopen(self, vote: Vote) -> None:
        """Open a closed vote again."""
        done = self.desk.do(reopen_vote, vote.id, now=self.desk.now())
        self.tell(done, msg("choose.was_reopened", code=code_of(vote)))

    def count_voters(self, vote: Vote) -> None:
        """Count again who may vote now."""
        done = self.record(count_voters, vote.id, now=self.desk.now())
        if done is not None:
            voters, code = done.value.voters, code_of(done.value)
            said = msg("choose.voters_counted", n=voters) if voters else msg("choose.voters_unknown", code=code)
            self.tell(done, said)

    async def decide(self, vote: Vote) -> None:
        """Capture the decision that a closed vote leads to: its words are offered, and whom it binds."""
        if is_open(vote):
            self.desk.say(msg("choose.close_first"), refused=True)
            return
        effects = ((TABLE, self.words("choose.effect_table")), (AUTHORITY, self.words("choose.effect_authority")))
        fields: list[Field] = [
            TextField("text", msg("choose.field_decision"), self._decision(vote)),
            ChoiceField("effect", msg("choose.field_effect"), effects, TABLE),
        ]
        filled = await self.fill(
            msg("choose.decide", code=code_of(vote)), fields,
            check=lambda filled: None if filled["text"] else msg("choose.words_missing"),
        )  # fmt: skip
        if filled is None:
            return
        done = self.desk.do(
            capture, now=self.desk.now(), kind=ItemKind.DECISION, text=filled["text"], session=vote.session,
            agenda_item=vote.agenda_item, effect=filled["effect"], vote=vote.id,
        )  # fmt: skip
        if done is not None:
            self.tell(done, msg("choose.decided", code=code_of(done.value)))

    async def _choose_options(self) -> tuple[str, Sequence[str]] | None:
        """Ask among what to choose: cards of this item, of the session, of a cluster, or words to type."""
        groups = self._groups()
        choices = [Choice(str(place), label, self.words("choose.n_options", n=len(ids)))
                   for place, (label, _, ids) in enumerate(groups)]  # fmt: skip
        choices.append(Choice(_TYPED, self.words("choose.type_options")))
        picked = await self.pick(msg("choose.among_what"), choices)
        if picked is None or picked.id is None:
            return None
        if picked.id == _TYPED:
            return _NONE, ()
        _, about, ids = groups[int(picked.id)]
        return about, ids

    def _groups(self) -> list[tuple[str, str, list[str]]]:
        """Return the groups of cards that can be chosen among: their name, what they are, their ids."""
        session = self.process.get(Session, self.place.session_id)
        current = session.current_item if session else None
        found: list[tuple[str, str, list[str]]] = []
        for kind, name in ((Need, "needs"), (Proposal, "proposals")):
            cards = [card for card in self.process.all(kind) if _can_be_chosen(card)]
            here = [card.id for card in cards if current is not None and card.agenda_item == current]
            meeting = [card.id for card in cards if card.session == self.place.session_id]
            for group, ids in (("item", here), ("session", meeting), ("all", [card.id for card in cards])):
                if len(ids) > 1 and ids not in [others for _, _, others in found]:
                    found.append((self.words(f"choose.{name}_of_{group}"), name, ids))
            for cluster in self.process.all(Cluster):
                ids = [card.id for card in cards if card.cluster == cluster.id]
                if len(ids) > 1:
                    found.append((self.words(f"choose.{name}_of_cluster", cluster=cluster.name), name, ids))
        return found

    async def _open(self, kind: str, about: str, options: Sequence[str]) -> None:
        """Ask how to put it, with which limits, whose voice counts; open the vote."""
        fields: list[Field] = [
            LineField("subject", msg("choose.field_subject"), self.words(f"choose.subject_{about}") if about else "")
        ]
        if way_of(kind).is_tallied and not options:
            fields.append(TextField("options", msg("choose.field_options")))
        if kind == DOTS:
            fields += _limit_fields(min(5, max(3, len(options) // 3)), 2 if kind == DOTS else None, None)
        units = tuple((unit.value, self.words(f"choose.unit_{unit}")) for unit in VotingUnit)
        fields += [
            ChoiceField("unit", msg("choose.field_unit"), units, usual_unit(self.process, kind).value),
            LineField("mode", msg("choose.field_mode"), self.words("choose.mode_open")),
            *secrecy_fields(kind, self.words),
        ]
        filled = await self.fill(msg(f"choose.new_{kind}"), fields, check=_unclear)
        if filled is None:
            return
        done = self.desk.do(
            open_vote,
            self.place.session_id or "",
            kind,
            filled["subject"],
            now=self.desk.now(),
            options=tuple(options) or tuple(_lines(filled.get("options", ""))),
            **chosen_secrecy(filled, self.words),
            unit=VotingUnit(filled["unit"]),
            dots_per_voter=_whole(filled.get("dots", "")),
            max_per_option=_whole(filled.get("most", "")),
            max_own=_whole(filled.get("own", "")),
        )
        if done is not None:
            self.place.go_to(done.value.id)
            code, voters = code_of(done.value), done.value.voters
            said = msg("choose.was_opened", code=code, n=voters) if voters else msg("choose.voters_unknown", code=code)
            self.tell(done, said)

    def _decision(self, vote: Vote) -> str:
        """Return the words that a vote offers for its decision; of a restricted card only its code."""
        if not vote.tally:
            outcome = outcome_words(vote, self.words)
            return f"{subject(vote, self.words)}: {outcome}." if outcome else subject(vote, self.words)
        first = [one for one in results(vote, discreet=False) if one.rank == 1 and one.total]
        names = "; ".join(
            clean_line(option_words(self.process, one.option, projected=True)).rstrip(".") for one in first
        )
        return self.words("choose.decision_first", subject=subject(vote, self.words), names=names)

    @property
    def _kind_of_item(self) -> str | None:
        """The way of choosing that the agenda item in hand is run with, if it is one."""
        session = self.process.get(Session, self.place.session_id)
        item = self.process.get(AgendaItem, session.current_item) if session else None
        return item.method if item is not None and item.method in AT_HAND else None

    def _no_session(self) -> bool:
        """Say that a vote needs a session, if there is none."""
        if self.place.session_id is None:
            self.desk.say(msg("choose.no_session"), refused=True)
        return self.place.session_id is None


def _can_be_chosen(card: Item) -> bool:
    """Return whether a card is on the table and not merged away or dropped."""
    dropped = isinstance(card, Proposal) and card.status in _GONE
    return card.on_table and card.merged_into is None and not dropped


def _limit_fields(dots: int | None, most: int | None, own: int | None) -> list[Field]:
    """Return the fields of the limits of a vote by dots."""
    return [
        LineField("dots", msg("choose.field_dots"), str(dots or "")),
        LineField("most", msg("choose.field_most"), str(most or "")),
        LineField("own", msg("choose.field_own"), "" if own is None else str(own)),
    ]


def _unclear(filled: Filled) -> Msg | None:
    """Refuse a vote without words, limits that are no numbers, fewer than two options typed."""
    if not filled["subject"]:
        return msg("choose.subject_missing")
    for name in ("dots", "most", "own", "voters"):
        if filled.get(name) and (not filled[name].isdecimal() or len(filled[name]) > 4):
            return msg("choose.not_a_number", text=filled[name])
    if "options" in filled and len(_lines(filled["options"])) < 2:
        return msg("choose.options_missing")
    return None


def _lines(text: str) -> list[str]:
    """Return the options typed one a line, each once."""
    return list(dict.fromkeys(filter(None, map(clean_line, text.splitlines()))))


def _whole(text: str) -> int | None:
    """Return a number that was typed; nothing is no limit."""
    return int(text) if text.isdecimal() else None


def _against(vote: Vote) -> str:
    """Return the code of an outcome by which the table does not go on."""
    return "not_adopted" if vote.kind == CONSENT else "rejected"


def _likely(vote: Vote) -> str:
    """Return the outcome that the numbers suggest; dots and hands are a signal and suggest none."""
    if vote.kind == CONSENT and vote.rounds:
        return "adopted" if vote.rounds[-1].objection == 0 else "not_adopted"
    if vote.kind == FORMAL:
        return "approved" if (vote.in_favour or 0) > (vote.against or 0) else "rejected"
    return _NONE
