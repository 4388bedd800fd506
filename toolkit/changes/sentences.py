"""A change in plain Dutch words: the same on the terminal, in a pull request, on the page and in the feed."""

from collections.abc import Mapping

from toolkit.changes.compare import Soort, Wijziging

KOPPEN: dict[Soort, str] = {
    Soort.STATUS: "Status van een element veranderd",
    Soort.INGETROKKEN: "Ingetrokken",
    Soort.VERDWENEN: "Verdwenen zonder besluit",
    Soort.SAMENGEVOEGD: "Samengevoegd",
    Soort.GESPLITST: "Gesplitst",
    Soort.HERNOEMD: "Nieuw adres",
    Soort.TOEGEVOEGD: "Nieuwe interventies",
    Soort.NAAM: "Andere naam",
    Soort.KENMERK_BIJ: "Kenmerken erbij",
    Soort.KENMERK_WEG: "Kenmerken weg",
    Soort.TEKST: "Teksten veranderd",
    Soort.PUBLICATIE_BIJ: "Publicaties erbij",
    Soort.PUBLICATIE_WEG: "Publicaties weg",
    Soort.BEGRIP_BIJ: "Nieuwe begrippen",
    Soort.BEGRIP_WEG: "Begrippen weg",
    Soort.BEGRIP_ANDERS: "Begrippen veranderd",
    Soort.BEVINDING_OPGELOST: "Bevindingen opgelost",
    Soort.BEVINDING_NIEUW: "Nieuwe bevindingen",
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
        case Soort.STATUS:
            return f"{subject}: status was {was}, is nu {wordt}"
        case Soort.INGETROKKEN:
            return f"ingetrokken: {wordt}"
        case Soort.VERDWENEN:
            return "staat in geen werkboek meer, en niemand besloot nog wat ervan werd"
        case Soort.SAMENGEVOEGD | Soort.GESPLITST | Soort.HERNOEMD:
            return f"het adres {was} gaat nu naar {wordt}"
        case Soort.TOEGEVOEGD:
            return "nieuw in de catalogus"
        case Soort.NAAM:
            return f"heette {was}"
        case Soort.PUBLICATIE_BIJ:
            return f"publicatie erbij: {wordt}"
        case Soort.PUBLICATIE_WEG:
            return f"publicatie weg: {was}"
        case _:
            return _in_general(subject, was, wordt)


def _in_general(subject: str, was: str | None, wordt: str | None) -> str:
    if was is None:
        return f"{subject}: erbij: {wordt}" if wordt else subject
    return f"{subject}: weg: {was}" if wordt is None else f"{subject}: was: {was} Is nu: {wordt}"


def _words(text: str | None, wijziging: Wijziging, statussen: Mapping[str, str]) -> str | None:
    if text is None or wijziging.soort is not Soort.STATUS:
        return text
    return " en ".join(statussen.get(code, code) for code in text.split(" en "))
