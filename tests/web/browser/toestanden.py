"""Pages and states in which the site is looked at for accessibility: one of each kind, as WCAG-EM step 3 asks.

The addresses are there in the example catalogue and in the shipped one.
"""

TOESTANDEN = {
    "/": "begin: zoeken en drie ingangen",
    "/?zoek=weerbaarhied&fase=gevoeligheidsfase&werkzaam_element_status=gemengd": "lijst met filters en een typefout",
    "/?fase=groepsfase&land=be": "lijst zonder resultaat",
    "/?land=be&zoek=" + "x" * 3000: "lijst met een zeer lange zoekvraag",
    "/interventie/diamant": "interventie, alle herkomst opengeklapt",
    "/vergelijk?id=diamant&id=inear": "vergelijking",
    "/begrippen": "begrippen",
    "/begrippen/werkzaam_element/zelfvertrouwen": "één begrip",
    "/begrippen/fase": "één soort begrip",
    "/begrippen/status/effect": "een status",
    "/bewijskaart": "bewijskaart",
    "/bewijskaart?rij=fase&kolom=doelgroep&herkomst=slo": "bewijskaart met keuzes",
    "/bewijskaart?rij=fase&kolom=land&tabel=alleen": "bewijskaart als tabel",
    "/beeld": "jaren en landen in beeld",
    "/situatie": "vragen over een situatie",
    "/situatie?fase=groepsfase&doelgroep=jongeren": "wat bij een situatie past",
    "/wijzigingen": "wijzigingen",
    "/over": "over de catalogus",
    "/over/privacy": "privacy",
    "/over/toegankelijkheid": "toegankelijkheid",
    "/interventies": "gegevens: tabellen",
    "/interventies/interventie?_facet=herkomst&naam__contains=a": "gegevens: één tabel",
    "/interventies/interventie/diamant": "gegevens: één regel",
    "/bestaat-niet": "foutpagina",
}
"""Address → what it is, in the order in which people meet them."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""The sets of rules of axe."""
