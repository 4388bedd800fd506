"""A change in plain Dutch words: the same on the terminal, in a pull request, on the page and in the feed."""

import re
from collections.abc import Mapping

from toolkit.wijziging import Verschil, Wijziging

KOPPEN: dict[Verschil, str] = {
    Verschil.STATUS: "Status van een element veranderd",
    Verschil.INGETROKKEN: "Ingetrokken",
    Verschil.VERDWENEN: "Verdwenen zonder besluit",
    Verschil.SAMENGEVOEGD: "Samengevoegd",
    Verschil.GESPLITST: "Gesplitst",
    Verschil.HERNOEMD: "Nieuw adres",
    Verschil.TOEGEVOEGD: "Nieuwe interventies",
    Verschil.NAAM: "Andere naam",
    Verschil.KENMERK_BIJ: "Kenmerken erbij",
    Verschil.KENMERK_WEG: "Kenmerken weg",
    Verschil.TEKST: "Teksten veranderd",
    Verschil.PUBLICATIE_BIJ: "Publicaties erbij",
    Verschil.PUBLICATIE_WEG: "Publicaties weg",
    Verschil.BEGRIP_BIJ: "Nieuwe begrippen",
    Verschil.BEGRIP_WEG: "Begrippen weg",
    Verschil.BEGRIP_ANDERS: "Begrippen veranderd",
    Verschil.BEVINDING_OPGELOST: "Bevindingen opgelost",
    Verschil.BEVINDING_NIEUW: "Nieuwe bevindingen",
}


_SENTENCES: Mapping[Verschil, str] = {
    Verschil.STATUS: "{subject}: status was {was}, is nu {wordt}",
    Verschil.INGETROKKEN: "ingetrokken: {wordt}",
    Verschil.VERDWENEN: "staat in geen werkboek meer, en niemand besloot nog wat ervan werd",
    **dict.fromkeys(
        (Verschil.SAMENGEVOEGD, Verschil.GESPLITST, Verschil.HERNOEMD), "het adres {was} gaat nu naar {wordt}"
    ),
    Verschil.TOEGEVOEGD: "nieuw in de catalogus",
    Verschil.NAAM: "heette {was}",
    Verschil.KENMERK_WEG: "{subject}: niet meer: {was}",
    Verschil.PUBLICATIE_BIJ: "nieuwe publicatie: {wordt}",
    Verschil.PUBLICATIE_WEG: "publicatie weg: {was}",
}


def sentence(wijziging: Wijziging, statussen: Mapping[str, str]) -> str:
    """Return what changed within the intervention or term, without its name.

    Args:
        wijziging: the change.
        statussen: code of a status → its name within a sentence; that nothing is reported is one of them.

    """
    was, wordt = _words(wijziging.was, wijziging, statussen), _words(wijziging.wordt, wijziging, statussen)
    subject = wijziging.onderwerp or ""
    if wijziging.soort is Verschil.STATUS and was is None:
        return f"{subject}: staat er nu bij, met status {wordt}"
    if wijziging.soort is Verschil.STATUS and wordt is None:
        return f"{subject}: staat er niet meer bij; status was {was}"
    if wijziging.soort in _SENTENCES:
        return _SENTENCES[wijziging.soort].format(subject=subject, was=was, wordt=wordt)
    if wijziging.soort in (Verschil.BEVINDING_NIEUW, Verschil.BEVINDING_OPGELOST):
        return ": ".join(filter(None, (subject, was, wordt)))
    if was is None:
        return f"{subject}: nieuw: {wordt}" if wordt else subject
    return f"{subject}: nu leeg. Er stond: {was}" if wordt is None else f"{subject}: was: {was} Is nu: {wordt}"


def below_heading(wijziging: Wijziging, statussen: Mapping[str, str]) -> str:
    """Return what changed as it stands below the heading of its kind (`KOPPEN`), which it does not say again.

    Empty when name and heading say it all.
    """
    was, wordt = _words(wijziging.was, wijziging, statussen), _words(wijziging.wordt, wijziging, statussen)
    match wijziging.soort:
        case Verschil.TOEGEVOEGD:
            return ""
        case Verschil.INGETROKKEN | Verschil.PUBLICATIE_BIJ | Verschil.PUBLICATIE_WEG:
            return wordt or was or ""
        case Verschil.KENMERK_BIJ | Verschil.KENMERK_WEG | Verschil.BEGRIP_BIJ | Verschil.BEGRIP_WEG:
            return ": ".join(filter(None, (wijziging.onderwerp, was, wordt)))
        case _:
            return sentence(wijziging, statussen)


_STATED = re.compile(r"(?<=\()[a-z_]+(?: en [a-z_]+)*(?=\)$)")  # the statuses behind an element: Empathie (geen_effect)


def _words(text: str | None, wijziging: Wijziging, statussen: Mapping[str, str]) -> str | None:
    """Return a text with statuses as people read them."""
    if text is None:
        return None
    if wijziging.soort is Verschil.STATUS:
        return _named(text, statussen)
    if wijziging.soort in (Verschil.KENMERK_BIJ, Verschil.KENMERK_WEG):
        return _STATED.sub(lambda found: _named(found[0], statussen), text)
    return text


def _named(codes: str, statussen: Mapping[str, str]) -> str:
    return " en ".join(statussen.get(code, code) for code in codes.split(" en "))
