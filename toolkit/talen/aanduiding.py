"""How a page says in which language a text is, where that is another than its own."""

from markupsafe import Markup

from toolkit.talen import NEDERLANDS, spreekt, vertaal

_NOTHING, _DUTCH, _AS_IT_IS = Markup(""), Markup(' lang="nl"'), Markup(' translate="no"')


def in_taal(text: str, code: str = NEDERLANDS.code) -> str:
    """Return text with its language, where that is another than the one of the page; text of the data is Dutch."""
    return text if code == spreekt().code else Markup('<span lang="{}">{}</span>').format(code, text)


def getypt(text: str) -> str:
    """Return what a visitor typed, or an address: nobody knows its language, and nothing may translate it."""
    return text if spreekt() is NEDERLANDS else Markup('<span translate="no">{}</span>').format(text)


def nl() -> Markup:
    """Return the attribute of an element with text of the data, which is Dutch; nothing on a Dutch page."""
    return _NOTHING if spreekt() is NEDERLANDS else _DUTCH


def onvertaald() -> Markup:
    """Return the attribute of an element with text in no known language: a reference, a file name, a hash."""
    return _NOTHING if spreekt() is NEDERLANDS else _AS_IT_IS


def filled(message: str, **values: object) -> Markup:
    """Return a message in the language of the page with `values` at their names, escaped unless they are HTML."""
    return Markup(vertaal(message)) % values  # noqa: S704 -- a message is ours, and no input
