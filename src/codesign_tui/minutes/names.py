"""How a person's name may be written in a sentence: the patterns that `privacy` looks for.

Patterns are matched on folded text: lower case, without accents and invisible characters, with one kind of
apostrophe and of hyphen. `fold` keeps, for each folded character, its place in the original.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_SAME_SIGN: Final = str.maketrans("’‘ʼ`´‐‑‒–", "'''''----")

_TITLES: Final = (
    "signor[ae]?", "signori", "signorina", r"sig\.?", r"sig\.?\s?r[ae]\.?", r"sig\.?\s?na\.?", r"sigg\.?",
    "dottor[ei]?", "dottoress[ae]", r"dott\.?", r"dr\.?", r"dott\.?\s?ss[ae]\.?", r"dr\.?\s?ss[ae]\.?",
    "avvocat[oae]", r"avv\.?", "ingegner[ei]?", r"ing\.?", "architett[oaie]", r"arch\.?", "geometra", r"geom\.?",
    "ragionier[eai]", r"rag\.?", "professor[ei]?", "professoress[ae]", r"prof\.?", r"prof\.?\s?ss[ae]\.?",
    "maestr[oaie]", "don", "suor", "padre", "frate", r"on\.?", "onorevole", r"cav\.?", "cavaliere",
    "assessor[ei]?", "assessor[ae]", "assessoress[ae]", r"ass\.?", "sindac[oae]", "sindachessa", "vicesindac[oa]",
    "president[ei]", "presidentessa", "vicepresident[ei]", "consiglier[eaie]", r"cons\.?", "segretari[oae]",
    "direttor[ei]", "direttric[ei]", "coordinator[ei]", "coordinatric[ei]", "operator[ei]", "operatric[ei]",
    "infermier[eai]", r"assistent[ei]\s+social[ei]", "educator[ei]", "educatric[ei]", "parroco", "facilitator[ei]",
    "facilitatric[ei]", "referente", "portavoce", "volontari[oae]", "titolare", r"mrs?\.?", r"ms\.?", "miss", "sir",
    "madam", "doctor", "professor", "councillor", r"cllr\.?", "mayor", "chair", "father", "sister",
)  # fmt: skip
"""Forms of address and offices that stand before a name and go with it."""

_ARTICLES: Final = (
    r"d(?:el|ello|ella|ei|egli|elle)\s", r"dell'", r"a(?:l|llo|lla|i|gli|lle)\s", r"all'",
    r"da(?:l|llo|lla|i|gli|lle)\s", r"dall'", r"ne(?:l|llo|lla|i|gli|lle)\s", r"nell'",
    r"su(?:l|llo|lla|i|gli|lle)\s", r"sull'", r"co[li]\s", r"i[l]?\s", r"lo\s", r"la\s", r"l[ei]\s", r"gli\s", r"l'",
    r"d[ia]\s", r"ad?\s", r"in\s", r"su\s", r"the\s", r"d'",
)  # fmt: skip
"""Articles and prepositions that change with what follows."""

PARTICLES: Final = frozenset({
    "de", "di", "da", "del", "della", "dello", "dei", "degli", "delle", "dal", "dalla", "d", "la", "lo", "li", "le",
    "el", "al", "ben", "bin", "abu", "van", "von", "der", "den", "san", "santa", "mc", "mac", "o", "e", "y", "dos",
})  # fmt: skip
"""Parts of a last name that mean nothing alone."""

_GAP: Final = r"[\s'\-.]*"
_NOT_IN_WORD: Final = r"(?<![^\W\d_])"
_WORD_ENDS: Final = r"(?![^\W\d_])"
_SHORT: Final = 3


@dataclass(frozen=True, slots=True)
class Folded:
    """A text made comparable, and where each of its characters stands in the original."""

    text: str
    places: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the original that a stretch of the folded text came from."""
        return self.places[start], self.places[end - 1] + 1


_CUT: Final = re.compile(r"(?<=[^\W\d_])[-‐‑]\s*\n\s*(?=[^\W\d_])")


def is_cut(text: str) -> bool:
    """Tell whether a word of the text is divided at the end of a line."""
    return "\n" in text and _CUT.search(text) is not None


def fold(text: str, *, mended: bool = False) -> Folded:
    """Return the text in lower case, without accents or invisible characters, with plain apostrophes and hyphens.

    `mended` also joins the words that are divided at the end of a line.
    """
    left_out = {place for cut in _CUT.finditer(text) for place in range(*cut.span())} if mended else frozenset[int]()
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if place in left_out:
            continue
        folded = _folded_character(character)
        letters.append(folded)
        places.extend([place] * len(folded))
    return Folded("".join(letters), tuple(places))


@lru_cache(maxsize=4096)
def _folded_character(character: str) -> str:
    """Return one character folded: none for an invisible one, more for a ligature."""
    parts = unicodedata.normalize("NFKD", character).translate(_SAME_SIGN).casefold()
    return "".join(part for part in parts if unicodedata.category(part) not in ("Mn", "Cf"))


def parts_of(name: str) -> list[str]:
    """Return a name's folded words: "D'Angelo Rosà" is d, angelo, rosa."""
    return re.findall(r"[^\W_]+", fold(name).text)


def with_first_name(first: str, last: str) -> re.Pattern[str] | None:
    """Return the pattern of a last name with any of the first names or initials before or after it."""
    parts, surname = parts_of(first), _surname(last)
    if not parts or not surname:
        return None
    together = "".join(part[0] for part in parts)
    initials = [rf"{re.escape(part[0])}\." for part in parts] + ([re.escape(together)] if len(parts) > 1 else [])
    one = "(?:" + "|".join([*map(re.escape, parts), *initials]) + ")"
    after = rf"(?:[\s,\-]+(?:{one}\s?)*{one}{_WORD_ENDS})"
    return _word(rf"(?:{one}{_GAP})+{surname}{_WORD_ENDS}{after}*|{surname}{_WORD_ENDS}{after}+")


def with_initial(first: str, last: str) -> re.Pattern[str]:
    """Return the pattern of a first name with the initial of the last name: "Anna C."."""
    initials = "|".join(re.escape(part[0]) for part in parts_of(last)) or "(?!)"
    return _word(rf"{re.escape(first)}\s+(?:{initials})\.")


def last_name(last: str) -> re.Pattern[str] | None:
    """Return the pattern of a whole last name, with or without the spaces and signs in it."""
    surname = _surname(last)
    return _word(surname + _WORD_ENDS) if surname else None


def words_together(name: str) -> re.Pattern[str] | None:
    """Return the pattern of a name's words in a row: a first name alone, an organisation's name."""
    parts = parts_of(name)
    return _word(r"[\s'\-.,«»“”\"]+".join(map(re.escape, parts)) + _WORD_ENDS) if parts else None


def _surname(last: str) -> str:
    """Return the pattern of a last name's words, whatever stands between them."""
    return _GAP.join(map(re.escape, parts_of(last)))


def _word(pattern: str) -> re.Pattern[str]:
    """Return a pattern that begins where a word begins."""
    return re.compile(rf"{_NOT_IN_WORD}(?:{pattern})")


_BEFORE: Final = re.compile(
    rf"(?:{_NOT_IN_WORD}(?P<article>{'|'.join(_ARTICLES)})\s*)?"
    rf"(?:{_NOT_IN_WORD}(?:{'|'.join(sorted(_TITLES, key=len, reverse=True))})(?:\s+|(?<=\.)))*$"
)
_FARTHEST_BEFORE: Final = 80
_OF_A_PLACE: Final = re.compile(
    rf"{_NOT_IN_WORD}(?:via|viale|piazza|piazzale|piazzetta|corso|largo|vicolo|strada|san|santo|santa)\s+$|sant'$"
)


def before(text: str, start: int) -> tuple[int, str]:
    """Return where the article, titles and offices before a name begin, and the article or preposition itself."""
    offset = max(0, start - _FARTHEST_BEFORE)
    match = _BEFORE.search(text[offset:start])
    return (offset + match.start(), (match["article"] or "").strip()) if match else (start, "")


def names_a_place(text: str, start: int) -> bool:
    """Tell whether the word that begins here is part of a street's or a saint's name."""
    return _OF_A_PLACE.search(text[max(0, start - _FARTHEST_BEFORE) : start]) is not None


_FIRM: Final = re.compile(
    r"\s*(?:&\s*\w+\s*|e\s+figli\s*)?,?\s*(?:s\.?\s?r\.?\s?l|s\.?\s?n\.?\s?c|s\.?\s?p\.?\s?a|s\.?\s?a\.?\s?s"
    r"|odv|aps|ets|onlus|ltd|coop)(?![^\W\d_])"
)


def names_a_firm(text: str, end: int) -> bool:
    """Tell whether the word that ends here is part of a firm's or an association's name: "Officine Donadini S.r.l."."""
    return _FIRM.match(text, end) is not None


_BELONGS: Final = re.compile(rf"{_NOT_IN_WORD}(?:casa|famiglia|fam\.|coniugi|eredi|fratelli|sorelle)\s+$")


def belongs(text: str, start: int) -> bool:
    """Tell whether the name that begins here says whose something is, without "of": "casa Vezzali"."""
    return _BELONGS.search(text[max(0, start - _FARTHEST_BEFORE) : start]) is not None


_OFFICE: Final = re.compile(
    "assessor|sindac|president|consiglier|segretari|direttor|direttric|coordinator|facilitator|responsabil|prefett"
    "|ministr|mayor|chair|councillor|speaker|luna$"
)


def is_an_office(word: str) -> bool:
    """Tell whether a folded word after "Mr" or "Ms" is what somebody does: "signora Presidente"."""
    return _OFFICE.match(word) is not None


def alone(name: str) -> list[str]:
    """Return the words of a first or last name that tell whose it is even without the others."""
    return [part for part in parts_of(name) if len(part) > _SHORT and part not in PARTICLES]


_WORDS: Final = """
    abate aceto acqua agnello agosto alba albero alto amato amico amore angelo antico aprile aquila arancio argento
    arte asta barba barbiere bassi basso battaglia bella belli bello bene bianca bianchi bianco bocca bonifica borgo
    bosco boschi braccio bravo bruna bruni bruno bue buono cacciatore caccia calma campana campo cane canto capo
    cara carbone cardinale carne caro carta casa case castello cattaneo cavallo cavalli cena chiaro chiesa cielo
    colle colombo comune conte conti coppola corda corona corte cortese costa costanza costi croce cuoco cuore
    destro diamante dolce donati donna duca esposito fabbri fabbro falco farina fede felice ferraro ferro festa fiore
    fiori fiume fontana fonte forte fortuna forza franca franchi franco frate freddo fumo gallo gamba gatto gatti
    gentile giglio giorno giovane giusti giusto grande grandi granata grano grassi grasso greco grossi guerra
    guida lama lana latte legge leone lepre leva libero longo luce luna lungo lupi lupo macchia madre maggio magro
    mancini mancino manna marca mare marina marino marini martello massa mazza medici medico mela melone mente
    messina mezzo miele milano mille moneta montagna monte monti mora moretti morgana moro mosca motta muro musica
    napoli nave neri nero neve noce nocera nobile notte nuovo olivo onda onesti oro orso orto pace padre palma palo
    pane panico papa parente parisi parma pastore pasta paterno paura pazzi penna pepe pera perla pesce piano piazza
    piccoli piccolo pietra pietre pino pinto pisano poeta poli ponte ponti ponzi porta porto posta pozzi pozzo prato
    presti prete prima primo principe puro quaglia ragusa re reale ricci riccio ricca ricco riva rocca romano romana
    rosa rose rossa rossi rosso rota russo sacco sala salata sale salvia salute sangue santi santo santoro sarto savio
    scala scalzi schiavo secco segreto selva sera serena sereno serpe serra sicuro signore silvestri sola sole soldato
    sordi sordo speranza spina stella storto strada susino tavola tedesco terra testa tocco toro torre torri torta
    tosto trombetta uva vacca valente valentini valle valli vecchi vecchio vela vento verde verdi vero villa vino viola
    virgilio vita vitale viti vito vitelli vivo volpe volpi zanna zio zoppi zucca
    baker black bell brown bush carpenter carter cook cooper cross day dean fisher ford fox gray green hall hill hope
    hunter king knight lake lane law little long love march marsh mason may miller moon moore north park parker peace
    pope porter pound price read reed rich rivers rose sharp shepherd short silver small smith snow stone strong
    swift taylor turner walker wall ward water waters west white wild winter wise wood woods young
"""

COMMON_WORDS: Final = frozenset(_WORDS.split())
"""Last and first names that are also words: replaced only when written with a capital letter."""


def is_a_word(name: str) -> bool:
    """Tell whether a name, folded, is a common word too, or too short to be told from one."""
    return len(name) <= _SHORT or name in COMMON_WORDS
