"""Addresses of the site as addresses within the file: `/interventie/x` becomes `#/interventie/x`."""

import re
from collections.abc import Collection
from dataclasses import dataclass

# What the page itself makes of a list; other kinds of file are only on the site.
_BESTAND = re.compile(r"/export\.(?:xlsx|csv|json|ris)|/bewijskaart\.(?:svg|xlsx)|/beeld/(?:jaren|landen)\.svg")
_BEGRIP = re.compile(r"/begrippen/([^/]+)/([^/]+)")
_EIGEN = re.compile(r'(<(?!symbol)[^<>]*?\s(?:id|for|aria-labelledby|aria-controls|data-kopieer)=")([^"]+)(?=")')
_NAAR = re.compile(r'(<a\b[^>]*?\shref=")#([^"/?][^"]*)(?=")')
# An answer is shown from its beginning: the address has no room for a place in it.
# A list of changes of one intervention is not in the file; what stands before it is the address of the site.
_PLAATS = re.compile(r'(href="#(?:/situatie)?\?[^"#]*)#[^"]*(?=")')
# A place on another page has an address of its own: `#/over#bewijs` is `#/over/bewijs`.
_OP_BLAD = re.compile(r'href="#(/[a-z/]+)#')
_VAN_EEN = re.compile(r'href="#(/wijzigingen\?id=[^"]*)"')


@dataclass(frozen=True, slots=True)
class Adressen:
    """Stands where Datasette's `urls` stands in a template.

    Attributes:
        basis: address of the site, for what is only there.
        paden: paths of the pages that are in the file.

    """

    basis: str
    paden: Collection[str]

    def path(self, pad: str) -> str:
        """Return the address of a page: in the file when it is there, else on the site."""
        if pad.endswith("?"):
            return self.path(pad[:-1]) + "?"
        if pad == "/":
            return "#"
        if begrip := _BEGRIP.fullmatch(pad):
            return f"#/begrippen/{begrip[1]}-{begrip[2]}"
        is_here = pad.partition("?")[0] in self.paden or _BESTAND.fullmatch(pad)
        return f"#{pad}" if is_here else self.basis + pad

    def static_plugins(self, _plugin: str, naam: str) -> str:
        """Return nothing to load: style and script are in the file."""
        return f"data:,{naam}"

    def within(self, html: str, pad: str) -> str:
        """Return a page whose ids, and links to these, are its own among all pages of the file."""
        html = _OP_BLAD.sub(r'href="#\1/', html)
        html = _PLAATS.sub(r"\1", html)
        html = _VAN_EEN.sub(lambda match: f'href="{self.basis}{match[1]}"', html)
        if pad == "/":
            return html
        html = _EIGEN.sub(lambda match: match[1] + " ".join(f"{pad}/{name}" for name in match[2].split()), html)
        return _NAAR.sub(rf"\1#{pad}/\2", html)
