"""The evidence map in a real browser: nothing overlaps, nothing is cut, on screens, on paper and in the picture."""

import pytest
from playwright.sync_api import Browser, Page

KAARTEN = (
    "rij=werkzaam_element&kolom=onderzoeksdesign&fase=groepsfase",
    "rij=fase&kolom=uitvoeringskenmerk",
    "rij=fase&kolom=psychopathologie",
    "rij=actualiteit&kolom=vorm_van_extremisme",
    "rij=fase&kolom=werkzaam_element&open=psychosociale-factoren",
    "rij=werkzaam_element&kolom=actualiteit",
)
# Text that comes out of its own cell, each as “text: by how many pixels”.
UIT_HET_VAK = """() => {
  const found = [];
  for (const cell of document.querySelectorAll(".matrix :is(th, td)")) {
    const box = cell.getBoundingClientRect();
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.data.trim() || node.parentElement.closest("i, small, .onzichtbaar")) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const part of range.getClientRects()) {
        const out = Math.max(
          box.left - part.left, part.right - box.right, box.top - part.top, part.bottom - box.bottom);
        if (part.width > 1 && out > 1) found.push(`${node.data.trim()}: ${Math.round(out)}`);
      }
    }
  }
  return found;
}"""
UIT_HET_PLAATJE = """() => {
  const frame = document.querySelector("svg").getBoundingClientRect();
  return [...document.querySelectorAll("svg text")].filter((text) => {
    const box = text.getBoundingClientRect();
    return box.left < frame.left || box.right > frame.right || box.top < frame.top || box.bottom > frame.bottom;
  }).map((text) => text.textContent);
}"""


LICHT = "rgb(227, 240, 238)"  # paper is white, also for who reads in the dark


@pytest.mark.parametrize("breedte", [320, 768, 1280])
def test_no_text_comes_out_of_its_cell(chromium: Browser, adres: str, breedte: int) -> None:
    context = chromium.new_context(base_url=adres, viewport={"width": breedte, "height": 900})
    scherm = context.new_page()
    found = {}
    for query in KAARTEN:
        scherm.goto(f"/bewijskaart?{query}")
        found[query] = scherm.evaluate(UIT_HET_VAK)
    context.close()
    assert found == {query: [] for query in KAARTEN}


@pytest.mark.parametrize("query", KAARTEN)
def test_on_paper_and_in_the_picture_nothing_is_cut(pagina: Page, query: str) -> None:
    pagina.emulate_media(media="print", color_scheme="dark")
    pagina.set_viewport_size({"width": 1047, "height": 718})  # A4 landscape within its margins, at 96 dpi
    pagina.goto(f"/bewijskaart?{query}")
    assert pagina.evaluate("getComputedStyle(document.querySelector('.staal.dichtheid-1')).backgroundColor") == LICHT
    assert pagina.evaluate("document.querySelector('.schuif').scrollWidth") <= 1047
    picture = pagina.request.get(f"/bewijskaart.svg?{query}").text()
    pagina.set_content(f"<body>{picture}</body>")
    assert pagina.evaluate(UIT_HET_PLAATJE) == []
