"""What of a page is left for who reads without script: all its text and its sources, in little HTML.

The whole page, as on the site, is in the compressed data; it takes the place of this as soon as the script runs.
"""

import re

from toolkit.offline.bladzijden import Bladzijde

_LEFT_OUT = re.compile(
    r'<details class="herkomst">.*?</details>|<section class="samenvatting".*?</section>'
    r'|<div class="wegwijzer.*?</nav> </div>|<section class="verwant-blok.*?</section>|<dl class="kerncijfers">.*?</dl>'
    r'|<svg\b.*?</svg>|<a class="terug".*?</a>|<div class="knoppen">.*?</div>|<button.*?</button>'
    r'|<p class="(?:niet-op-papier|alleen-op-papier|onzichtbaar)[^>]*>.*?</p>'
    r'|<div class="rij"><dt>Zo citeert u.*?</dd></div>',
    re.DOTALL,
)
_TERM = re.compile(r'<a class="term"[^>]*>(.*?)</a>', re.DOTALL)
_ATTRIBUTE = re.compile(r' (?:aria-[a-z]+|rel|id|tabindex|role|class|data-[a-z-]+)(?:="[^"]*")?(?=[ >])')
_BOX = re.compile(r"</?(?:article|div|span)>")
# The first links of a page stand in it again, each beside what it is.
_FIRST_LINKS = re.compile(r"(</h1>)((?:<p>(?:(?!</p>).)*</p>)?) ?<ul>.*?</ul>", re.DOTALL)
_ONE_PARAGRAPH = re.compile(r"<(dd|li)><p>((?:(?!</?p>).)*)</p></\1>", re.DOTALL)
# HTML says that these end where the next begins.
_ENDS_BY_ITSELF = re.compile(r"</(?:dt|dd|li)>|</p>(?= ?</?(?:p|dl|dt|dd|ul|ol|li|h\d|section|table)\b)")
_CARD = re.compile(r'<h3 class="kaart-naam">(.*?)</h3>.*?<div class="kaart-doel">(.*?)</div>', re.DOTALL)
_ONLY_WITH_SCRIPT = ("/vergelijk", "/situatie", "/situatie/stap", "/bewijskaart", "/beeld", "/wijzigingen")


def plain_page(page: Bladzijde) -> str:
    """Return the page for who has no script."""
    if page.pad in _ONLY_WITH_SCRIPT:
        return ""
    if page.pad == "/":
        items = "".join(f"<li>{_lean(name)} {_lean(goal)}</li>" for name, goal in _CARD.findall(page.html))
        return _ended(f"<h1>{page.titel}</h1><ul>{items}</ul>")
    if page.pad == "/begrippen":
        return _ended(_lean(page.html))
    if page.pad.startswith("/interventie/"):
        return _ended(_FIRST_LINKS.sub(r"\1\2", _lean(page.html), count=1))
    return page.html


def _lean(html: str) -> str:
    html = _TERM.sub(r"\1", _LEFT_OUT.sub("", html))
    html = re.sub(r"<[a-z][^>]*>", lambda tag: _ATTRIBUTE.sub("", tag[0]), html)
    return " ".join(_BOX.sub("", html).replace("> <", "><").split())


def _ended(html: str) -> str:
    """Return `html` without paragraphs around all of an item, and without ends that need not be written."""
    return _ENDS_BY_ITSELF.sub("", _ONE_PARAGRAPH.sub(r"<\1>\2</\1>", html))
