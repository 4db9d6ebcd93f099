"""Small words of Italian and English that carry no meaning of their own, and a few words that mean the same here.

Without accents and in lower case, as texts are compared.
"""

from typing import Final

_ITALIAN: Final = (
    "a abbiamo ad agli ai al alla alle allo anche bene bisogna c ce che chi ci come con cosa cui d da dagli dai dal "
    "dalla dalle dallo degli dei del della delle dello di dove due e ed era essere fa fanno fare gia gli ha hai hanno "
    "ho i il in l la le lo loro ma mai manca mancano mi molti molto ne negli nei nel nella nelle nello nessun nessuna "
    "nessuno noi non nostra nostri nostro o ogni per perche piu po poche pochi poco poi puo qualcuno quando quanto "
    "quasi quelli quello questa questi questo riescono riesce sara se sei senza serve servono si sia siamo solo son "
    "sono sta stanno su sua sugli sui sul sulla sulle suo suoi tanti tra tre troppo tutta tutte tutti tutto un una "
    "uno va vanno vi vorrebbero"
)
ITALIAN: Final = frozenset(_ITALIAN.split())

_ENGLISH: Final = (
    "a about after all an and any are as at aware be because before but by can cannot come comes could do does each "
    "either enough every few for from get gets had has have he her here him how i if in into is it its many more most "
    "much my need needs never no nobody not of off on one only or our out over own s she should so some such than "
    "that the their them there they this to too two up us very was we were when where which who why will with would "
    "you your"
)
ENGLISH: Final = frozenset(_ENGLISH.split())

_GROUPS: Final = (
    "anzian anzi",
    "medic dottor",
    "ragazz giovan",
    "autobus bus pullman",
    "famil familiar genitor",
    "gratu gratis",
    "giorn giornat",
    "elder older",
    "employe staff",
    "relat famili",
    "gp doctor",
)
"""Stems that mean the same at such tables, the one that stands for all first."""

SAME_MEANING: Final = {stem: group.split()[0] for group in _GROUPS for stem in group.split()}
