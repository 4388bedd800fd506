"""From a query string to a `Zoekvraag`, or a Dutch message that says what is wrong and what was meant."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import parse_qsl, urlencode

from rapidfuzz import process
from rapidfuzz.distance import OSA

from toolkit.schermwoorden import HERKOMST, NIET_GERAPPORTEERD, STATUSSEN
from toolkit.talen import N_, _, vertaal
from toolkit.vocabulary.dimension import Vocabulary
from toolkit.web.fouten import OnjuisteVraagError
from toolkit.web.zoekvraag import ALLE, MODUS, SORTERINGEN, STATUS, ZONDER, Zoekvraag, freeze

MAX_ZOEK = 5000
# What was chosen to compare travels in the address of the list and changes nothing of it.
KEUZE = "vergelijk"
VOLGERS = re.compile(r"utm_.*|fbclid|gclid")
_ALLES = N_("Bekijk alle interventies op de beginpagina.")

Waarden = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Paginavraag:
    """A question and the parameters that belong to one page only (such as ``rij`` and ``kolom``)."""

    zoekvraag: Zoekvraag
    eigen: Waarden

    def one(self, naam: str, standaard: str) -> str:
        """Return the value of a page's own parameter that may occur once.

        Raises:
            OnjuisteVraagError: it occurs more than once.

        """
        return _once(naam, self.eigen.get(naam, ())) or standaard


def filter_names(begrippen: Vocabulary) -> tuple[str, ...]:
    """Return the parameters that say which interventions are in a list, and in which order."""
    names = [d.naam for d in begrippen]
    with_status = (d.naam + suffix for d in begrippen.met("status") for suffix in (MODUS, STATUS))
    left_out = (ZONDER + naam for naam in names)
    return ("zoek", *names, *with_status, *left_out, "herkomst", "jaar_van", "jaar_tot", "sorteer")


def parse_vraag(query_string: str, begrippen: Vocabulary, eigen: Collection[str] = ()) -> Paginavraag:
    """Read the parameters of the list page, and those named in `eigen`.

    Empty values count as absent; parameters of trackers are ignored, and so is `KEUZE` where `eigen` does not name it.

    Raises:
        OnjuisteVraagError: an unknown parameter or term, a repeated single value, a page or year that is none.

    """
    waarden = _grouped(query_string)
    met_status = [d.naam for d in begrippen.met("status")]
    _check_names(waarden, (*filter_names(begrippen), "pagina", KEUZE, *eigen))
    zoek = _once("zoek", waarden.get("zoek", ()))
    if len(zoek) > MAX_ZOEK:
        raise OnjuisteVraagError(_("De zoekvraag is langer dan %(aantal)s tekens. Maak hem korter.", aantal=MAX_ZOEK))
    van, tot = _year("jaar_van", waarden), _year("jaar_tot", waarden)
    if van is not None and tot is not None and van > tot:
        raise OnjuisteVraagError(
            _("Het jaar ‘van’ (%(van)s) ligt na het jaar ‘tot en met’ (%(tot)s). Draai de jaren om.", van=van, tot=tot)
        )
    keuzes = {d.naam: _known_terms(d.naam, waarden.get(d.naam, ()), begrippen) for d in begrippen}
    zonder = {
        d.naam: _known(ZONDER + d.naam, waarden.get(ZONDER + d.naam, ()), begrippen[d.naam].termen) for d in begrippen
    }
    zoekvraag = Zoekvraag(
        zoek=zoek,
        keuzes=freeze(keuzes),
        alle=tuple(d for d in met_status if _choice(d + MODUS, waarden, (ALLE,))),
        statussen=MappingProxyType({d: s for d in met_status if (s := _choice(d + STATUS, waarden, STATUSSEN))}),
        zonder=freeze(zonder),
        herkomst=_known("herkomst", waarden.get("herkomst", ()), HERKOMST),
        jaar_van=van,
        jaar_tot=tot,
        sorteer=_choice("sorteer", waarden, SORTERINGEN),
        pagina=_page(waarden),
    )
    return Paginavraag(zoekvraag, {naam: waarden[naam] for naam in eigen if naam in waarden})


def parse_own(query_string: str, eigen: Collection[str]) -> Waarden:
    """Read the parameters of a page that takes only its own, such as ``/vergelijk``.

    Raises:
        OnjuisteVraagError: an unknown parameter.

    """
    waarden = _grouped(query_string)
    _check_names(waarden, tuple(eigen))
    return waarden


def known_values(
    naam: str, waarden: Iterable[str], bekend: Collection[str], advies: str | None = None
) -> tuple[str, ...]:
    """Return the distinct `waarden` in their order.

    Raises:
        OnjuisteVraagError: one of them is not in `bekend`; the message ends with `advies`.

    """
    return _known(naam, waarden, bekend, advies)


def as_asked(query_string: str) -> str:
    """Return a query string without empty values and what trackers added: what is asked, and nothing of who asks."""
    pairs = parse_qsl(query_string)
    return urlencode([(naam, waarde) for naam, waarde in pairs if waarde and not VOLGERS.fullmatch(naam)])


def _grouped(query_string: str) -> dict[str, tuple[str, ...]]:
    waarden: dict[str, tuple[str, ...]] = {}
    for naam, ruw in parse_qsl(query_string):
        waarde = ruw.strip()
        if waarde and not VOLGERS.fullmatch(naam):
            waarden[naam] = (*waarden.get(naam, ()), waarde)
    return waarden


def _check_names(waarden: Waarden, bekend: tuple[str, ...]) -> None:
    for naam in waarden:
        if naam not in bekend:
            unknown = _("Het filter ‘%(naam)s’ bestaat niet.", naam=_short(naam))
            raise OnjuisteVraagError(f"{unknown} {_meant(naam, bekend)}{vertaal(_ALLES)}")


def _known_terms(dimensie: str, waarden: Iterable[str], begrippen: Vocabulary) -> tuple[str, ...]:
    return _known(dimensie, waarden, (*begrippen[dimensie].termen, NIET_GERAPPORTEERD))


def _known(naam: str, waarden: Iterable[str], bekend: Collection[str], advies: str | None = None) -> tuple[str, ...]:
    distinct = tuple(dict.fromkeys(waarden))
    bekende = frozenset(bekend)
    for waarde in distinct:
        if waarde not in bekende:
            unknown = _("‘%(waarde)s’ kennen we niet bij ‘%(naam)s’.", waarde=_short(waarde), naam=naam)
            raise OnjuisteVraagError(f"{unknown} {_meant(waarde, bekend)}{advies or vertaal(_ALLES)}")
    return distinct


def _choice(naam: str, waarden: Waarden, bekend: Collection[str]) -> str | None:
    waarde = _once(naam, waarden.get(naam, ()))
    return _known(naam, [waarde], bekend)[0] if waarde else None


def _once(naam: str, waarden: tuple[str, ...]) -> str:
    if len(waarden) > 1:
        raise OnjuisteVraagError(_("‘%(naam)s’ staat meer dan één keer in het adres. Laat er één staan.", naam=naam))
    return waarden[0] if waarden else ""


def _year(naam: str, waarden: Waarden) -> int | None:
    waarde = _once(naam, waarden.get(naam, ()))
    if not waarde:
        return None
    if not re.fullmatch(r"[12]\d{3}", waarde, re.ASCII):
        raise OnjuisteVraagError(
            _("‘%(waarde)s’ is geen jaar. Schrijf een jaar met vier cijfers, zoals 2015.", waarde=_short(waarde))
        )
    return int(waarde)


def _page(waarden: Waarden) -> int:
    waarde = _once("pagina", waarden.get("pagina", ())) or "1"
    if not re.fullmatch(r"[0-9]{1,9}", waarde) or int(waarde) < 1:
        raise OnjuisteVraagError(_("‘%(waarde)s’ is geen paginanummer. De eerste pagina is 1.", waarde=_short(waarde)))
    return int(waarde)


def _meant(waarde: str, bekend: Collection[str]) -> str:
    """Return “Bedoelde u …? ” for the nearest known value, or nothing when none is near."""
    near = process.extractOne(waarde[:60].lower(), list(bekend), scorer=OSA.normalized_similarity, score_cutoff=0.6)
    return _("Bedoelde u ‘%(woorden)s’?", woorden=near[0]) + " " if near else ""


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
