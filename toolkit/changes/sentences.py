"""A change in plain Dutch words: the same on the terminal, in a pull request, on the page and in the feed."""

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


def sentence(wijziging: Wijziging, statussen: Mapping[str, str]) -> str:
    """Return what changed within the intervention or term, without its name.

    Args:
        wijziging: the change.
        statussen: code of a status → its name within a sentence; that nothing is reported is one of them.

    """
    was, wordt = _words(wijziging.was, wijziging, statussen), _words(wijziging.wordt, wijziging, statussen)
    subject = wijziging.onderwerp or ""
    match wijziging.soort:
        case Verschil.STATUS:
            return f"{subject}: status was {was}, is nu {wordt}"
        case Verschil.INGETROKKEN:
            return f"ingetrokken: {wordt}"
        case Verschil.VERDWENEN:
            return "staat in geen werkboek meer, en niemand besloot nog wat ervan werd"
        case Verschil.SAMENGEVOEGD | Verschil.GESPLITST | Verschil.HERNOEMD:
            return f"het adres {was} gaat nu naar {wordt}"
        case Verschil.TOEGEVOEGD:
            return "nieuw in de catalogus"
        case Verschil.NAAM:
            return f"heette {was}"
        case Verschil.PUBLICATIE_BIJ:
            return f"publicatie erbij: {wordt}"
        case Verschil.PUBLICATIE_WEG:
            return f"publicatie weg: {was}"
        case _:
            return _in_general(subject, was, wordt)


def _in_general(subject: str, was: str | None, wordt: str | None) -> str:
    if was is None:
        return f"{subject}: erbij: {wordt}" if wordt else subject
    return f"{subject}: weg: {was}" if wordt is None else f"{subject}: was: {was} Is nu: {wordt}"


def _words(text: str | None, wijziging: Wijziging, statussen: Mapping[str, str]) -> str | None:
    if text is None or wijziging.soort is not Verschil.STATUS:
        return text
    return " en ".join(statussen.get(code, code) for code in text.split(" en "))
