"""Accessibility as far as a machine sees it: axe on every kind of page and state, and nothing wider than the screen."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.web.browser.contrast import low_contrast
from tests.web.browser.toestanden import RULES, TOESTANDEN

# The example catalogue has states of its own beside them; of some the other tests here want more.
PAGINAS = (
    *(address for address in TOESTANDEN if address not in ("/vergelijk?id=diamant&id=inear", "/bestaat-niet")),
    "/interventie/leeg",
    "/vergelijk?id=diamant&id=inear&id=exit",
    "/situatie?stap=2&fase=groepsfase&doelgroep=jongeren",
    "/bestaat-niet",
    *("/en/", "/en/interventie/diamant", "/en/bewijskaart", "/en/situatie?fase=groepsfase&doelgroep=jongeren"),
)
ALLES = {"runOnly": RULES}
# One of each kind of component; the rest is made of the same.
KORT = tuple(
    p
    for p in PAGINAS
    if p not in {"/begrippen", "/begrippen/fase", "/interventie/leeg", "/over/privacy", "/interventies"}
    and not p.startswith("/en/")
)
# Dark and wide differ from light and narrow in colours and places only.
UITERLIJK = {"runOnly": {"type": "rule", "values": ["color-contrast", "target-size", "scrollable-region-focusable"]}}


@pytest.mark.parametrize(
    ("breedte", "kleur", "paginas", "regels"),
    [(320, "light", PAGINAS, ALLES), (1280, "dark", KORT, UITERLIJK)],
    ids=["320-light", "1280-dark"],
)
def test_axe_finds_nothing_and_no_page_is_too_wide(
    chromium: Browser,
    adres: str,
    breedte: int,
    kleur: Literal["light", "dark"],
    paginas: tuple[str, ...],
    regels: dict[str, object],
) -> None:
    context = chromium.new_context(base_url=adres, viewport={"width": breedte, "height": 900}, color_scheme=kleur)
    scherm = context.new_page()
    found = []
    for path in paginas:
        scherm.goto(path)
        scherm.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true })")
        for violation in Axe().run(scherm, options=regels).response["violations"]:
            found.append((path, violation["id"], [node["html"][:160] for node in violation["nodes"][:2]]))
        if faint := low_contrast(scherm):
            found.append((path, "contrast", faint))
        too_wide = scherm.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if too_wide > 0:
            found.append((path, "too wide", too_wide))
    context.close()
    assert found == []


def test_a_text_that_is_too_faint_is_seen_wherever_it_is_scrolled_to(pagina: Page) -> None:
    pagina.set_content(
        """<body style="background: #fff; color: #222"><p>goed</p><p style="color: #888">flets</p>
        <p style="color: #888; font-size: 24px">groot</p><div style="opacity: .5">doorzichtig</div>
        <div style="height: 10px; overflow: auto; background: #eee">
        <p style="margin-top: 90px; color: #767676">diep</p></div>
        <p style="background: linear-gradient(#fff, #000)">verloop</p><p hidden style="color: #eee">weg</p></body>"""
    )
    assert [line.split(" ")[0] + line[line.rindex(": ") :] for line in low_contrast(pagina)] == [
        "3.54: flets",
        "3.17: doorzichtig",
        "3.91: diep",
        "1.32: verloop",
    ]


# What disturbs who hears a page in pieces: one name for links of the site that lead elsewhere (links to sources stand
# in a row that names them, and those in a cell are told apart by its row and column), tables and groups of choices
# without a name, headings that skip a level.
STOORT = """() => {
  const name = (e) => (e.getAttribute("aria-label") || [...e.childNodes].map(function text(n) {
    if (n.nodeType === 3) return n.data;
    return n.nodeType !== 1 || n.getAttribute("aria-hidden") === "true" ? "" : [...n.childNodes].map(text).join("");
  }).join(" ")).replace(/\\u00ad/g, "").replace(/\\s+/g, " ").trim();
  const found = [];
  const places = new Map();
  for (const link of document.querySelectorAll("a[href^='/']")) {
    const target = new URL(link.href).pathname + new URL(link.href).search;
    const cell = link.closest("td");
    const heading = (th) => (th ? name(th) : "");
    const column = cell && cell.closest("table").querySelectorAll("thead tr:last-child th")[cell.cellIndex];
    const row = cell && cell.parentElement.querySelector("th");
    const told = cell ? [heading(row), heading(column), name(link)].join(" ") : name(link);
    const same = places.get(told);
    if (same && same !== target) found.push(`link ${told}`);
    places.set(told, target);
  }
  document.querySelectorAll("table").forEach((t) => { if (!t.caption || !name(t.caption)) found.push("table"); });
  document.querySelectorAll("th").forEach((th) => { if (!th.scope) found.push(`th ${name(th)}`); });
  document.querySelectorAll("fieldset").forEach((f) => { if (!f.querySelector("legend")) found.push("fieldset"); });
  const levels = [...document.querySelectorAll("h1, h2, h3, h4")].map((h) => Number(h.tagName[1]));
  levels.forEach((level, i) => { if (level - (levels[i - 1] || 0) > 1) found.push(`h${level}`); });
  return found;
}"""


@pytest.mark.parametrize(
    "path",
    [
        *(p for p in PAGINAS if p != "/bestaat-niet"),
        "/bewijskaart?rij=fase&kolom=werkzaam_element",
        "/?vergelijk=diamant&vergelijk=exit",
    ],
)
def test_names_headings_and_tables_make_sense_one_by_one(pagina: Page, path: str) -> None:
    pagina.goto(path)
    assert pagina.evaluate(STOORT) == []
