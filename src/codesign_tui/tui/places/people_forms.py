"""The forms of People: a person, a body, a delegate, people by number; and what they mean once filled in."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from codesign_tui.domain.counting import SpokenCount, spoken_counts
from codesign_tui.domain.messages import Msg, Refused, msg
from codesign_tui.domain.naming import category_of_name
from codesign_tui.domain.people import CountedPeople, Organization, Participant, Staff
from codesign_tui.domain.process import Process
from codesign_tui.domain.terms import Category, CountedRole
from codesign_tui.domain.text import folded
from codesign_tui.locale import Translator
from codesign_tui.tui.screens.filling import ChoiceField, Field, Filled, LineField

_VOTES, _NO_VOTE, _OBSERVER = "votes", "no_vote", "observer"
_YES, _NO = "yes", "no"

_LETTERS: Final = 3
"""Letters from which part of a name is taken for the body that has it."""


def person_fields(process: Process, words: Translator, person: Participant | None = None) -> list[Field]:
    """Return the form of a person: name, body, role; the category follows the body."""
    body = process.organization_of(person)
    quality = _VOTES
    if person is not None:
        quality = _OBSERVER if person.observer else _VOTES if person.can_vote else _NO_VOTE
    chair = ((_NO, words("people.answer_no")), (_YES, words("people.answer_yes")))
    return [
        LineField("first_name", msg("people.field_first"), person.first_name if person else ""),
        LineField("last_name", msg("people.field_last"), person.last_name if person else ""),
        LineField("body", msg("people.field_body"), body.label if body else "", known=_known_bodies(process)),
        LineField("role", msg("people.field_role"), (person.role or "") if person else ""),
        category_field(words, person.category if person else Category.CIVIL_SOCIETY),
        ChoiceField(
            "quality",
            msg("people.field_quality"),
            tuple((value, words(f"people.quality_{value}")) for value in (_VOTES, _NO_VOTE, _OBSERVER)),
            quality,
        ),
        ChoiceField("chair", msg("people.field_chair"), chair, _YES if person and person.is_chair else _NO),
    ]


def person_values(filled: Filled) -> dict[str, Any]:
    """Return what a filled form says of a person, but for the body."""
    return {
        "first_name": filled["first_name"],
        "last_name": filled["last_name"],
        "role": filled["role"] or None,
        "category": Category(filled["category"]),
        "can_vote": filled["quality"] == _VOTES,
        "observer": filled["quality"] == _OBSERVER,
        "is_chair": filled["chair"] == _YES,
    }


def body_fields(words: Translator, body: Organization | None = None) -> list[Field]:
    """Return the form of an organisation."""
    return [
        LineField("name", msg("people.field_name"), body.name if body else ""),
        LineField("short", msg("people.field_short"), (body.short or "") if body else ""),
        category_field(words, body.category if body else Category.THIRD_SECTOR),
        LineField("legal_form", msg("people.field_form"), (body.legal_form or "") if body else ""),
        LineField("procedural_role", msg("people.field_procedural"), (body.procedural_role or "") if body else ""),
    ]


def body_values(filled: Filled) -> dict[str, Any]:
    """Return what a filled form says of an organisation."""
    optional = {name: filled[name] or None for name in ("short", "legal_form", "procedural_role")}
    return {"name": filled["name"], "category": Category(filled["category"]), **optional}


def staff_fields(person: Staff) -> list[Field]:
    """Return the form of somebody who serves the table."""
    return [
        LineField("first_name", msg("people.field_first"), person.first_name),
        LineField("last_name", msg("people.field_last"), person.last_name),
        LineField("role", msg("people.field_role"), person.role),
    ]


def delegate_fields() -> list[Field]:
    """Return the form of a delegate."""
    return [
        LineField("first_name", msg("people.field_first")),
        LineField("last_name", msg("people.field_last")),
        LineField("role", msg("people.field_role")),
        LineField("proxy_doc", msg("people.field_proxy")),
    ]


def count_fields(
    process: Process,
    words: Translator,
    group: CountedPeople | None = None,
    *,
    table: str = "",
    like: Filled | None = None,
) -> list[Field]:
    """Return the form of people by number; `like` is the form before it, whose choices are kept."""
    before: Mapping[str, str] = like or {}
    body = process.get(Organization, group.organization) if group else None
    categories = tuple((category.value, words.term(category)) for category in Category)
    category = group.category if group else Category.CIVIL_SOCIETY
    role = group.role if group else CountedRole.PARTICIPANT
    number = f"{group.number} {group.label or ''}".strip() if group else ""
    return [
        LineField("number", msg("people.field_number"), number),
        LineField("table", msg("people.field_table"), (group.table or "") if group else table),
        ChoiceField(
            "category",
            msg("people.field_category"),
            (*categories, ("", words("people.no_category"))),
            before.get("category", category.value if category else ""),
        ),
        ChoiceField(
            "role",
            msg("people.field_quality"),
            tuple((value.value, words.term(value)) for value in CountedRole),
            before.get("role", role.value),
        ),
        LineField(
            "body",
            msg("people.field_body"),
            body.label if body else before.get("body", ""),
            known=_known_bodies(process),
        ),
    ]


def counted(process: Process, filled: Filled) -> list[dict[str, Any]]:
    """Return the groups that a filled form counts, as `count_people` takes them; what was typed goes before choices.

    Raises:
        Refused: no number, or a body that is not there.
    """
    table = filled["table"]
    first = int(table) if table.isdecimal() else 1
    return [_group(process, filled, spoken) for spoken in spoken_counts(filled["number"], first_table=first)]


def count_refusal(process: Process, filled: Filled) -> Msg | None:
    """Return why a form of people by number cannot be kept, or None."""
    try:
        counted(process, filled)
    except Refused as refused:
        return refused.message
    return None


def category_field(words: Translator, category: Category) -> ChoiceField:
    """Return the choice of a category."""
    options = tuple((entry.value, words.term(entry)) for entry in Category)
    return ChoiceField("category", msg("people.field_category"), options, category.value)


def body_named(process: Process, typed: str) -> Organization | None:
    """Return the organisation with this name or short name, however it is written.

    Else the only one in whose name every word typed begins a word: «ponte» is Il Ponte ODV, and no second body is made.
    """
    wanted = folded(typed)
    bodies: Sequence[Organization] = process.all(Organization) if wanted else ()
    exact = next((body for body in bodies if wanted in (folded(body.name), folded(body.label))), None)
    near = [body for body in bodies if _begins_words(wanted, folded(f"{body.name} {body.label}"))]
    return exact or (near[0] if len(near) == 1 and len(wanted) >= _LETTERS else None)


def _begins_words(wanted: str, name: str) -> bool:
    """Tell whether every word begins one of a name."""
    words = name.split()
    return all(any(word.startswith(part) for word in words) for part in wanted.split())


def category_of_body(process: Process, field: str, typed: str) -> Mapping[str, str]:
    """Return the category that follows from the body typed in a form."""
    if field != "body":
        return {}
    body = body_named(process, typed)
    category = body.category if body is not None else category_of_name(typed)
    return {"category": category.value} if category is not None else {}


def has_name(filled: Filled) -> Msg | None:
    """Refuse somebody without a name."""
    named = filled.get("name", "") + filled.get("first_name", "") + filled.get("last_name", "")
    return None if named else msg("people.name_missing")


def _group(process: Process, filled: Filled, spoken: SpokenCount) -> dict[str, Any]:
    """Return one counted group."""
    body = body_named(process, filled["body"])
    if filled["body"] and body is None:
        raise Refused(msg("people.unknown_body", name=filled["body"]))
    chosen = Category(filled["category"]) if filled["category"] else None
    return {
        "number": spoken.number,
        "role": spoken.role or CountedRole(filled["role"]),
        "category": None if body else spoken.category or chosen,
        "organization": body.id if body else None,
        "table": spoken.table or filled["table"] or None,
        "label": spoken.label,
    }


def _known_bodies(process: Process) -> tuple[str, ...]:
    """Return the names offered while a body is typed."""
    return tuple(dict.fromkeys(name for body in process.all(Organization) for name in (body.label, body.name)))
