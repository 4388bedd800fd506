"""Every message that the site can say: from code, templates, script and the YAML of the data, for its catalogues.

Babel collects what the first three mark with ``_()``, ``ngettext()``, ``N_()`` or ``{% trans %}``; of the YAML, what
people read on a page is named in `toolkit.lezer.vertaald`. A catalogue is brought up to date without guesses: what is
new has no translation yet, and what is gone leaves it.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from toolkit.config.strict_yaml import read_yaml
from toolkit.lezer.opbouw import Opbouw
from toolkit.lezer.vertaald import texts_of
from toolkit.search import load_search_words
from toolkit.talen import TALEN, as_message
from toolkit.vocabulary.load import load_vocabulary
from toolkit.vocabulary.velden import load_velden
from toolkit.whole_file import replaced

_TOOLKIT = Path(__file__).parent
_METHODS = [
    ("**/templates/**", "toolkit.vertaallijst:extract_template"),
    ("web/static/catalogus.js", "javascript"),
    ("web/static/lijst.js", "javascript"),
    ("**.py", "python"),
]
# What marks a message, in code and in what Jinja makes of `{% trans %}`.
_KEYWORDS: dict[str, Any] = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2)}
_PROJECT = "Interventiecatalogus"
# A catalogue says which messages there are, and not when somebody looked.
_NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)


def extract_template(
    stream: BinaryIO, keywords: Iterable[str], comment_tags: Iterable[str], options: dict[str, Any]
) -> Iterator[Any]:
    """Yield the messages of a template, as Babel asks for them; strict, so that a wrong template is an error."""
    yield from babel_extract(stream, list(keywords), list(comment_tags), {**options, "silent": "false"})


def messages(data: Path) -> Catalog:
    """Return every message, without translations.

    Args:
        data: the folder with the YAML of the curators.

    Raises:
        ConfigError: a YAML file is wrong.

    """
    catalog = Catalog(creation_date=_NO_DATE, revision_date=_NO_DATE, fuzzy=False)
    found = extract_from_dir(_TOOLKIT, _METHODS, {"**": {"encoding": "utf-8"}}, _KEYWORDS)
    for name, _line, message, _comments, _context in sorted(found, key=lambda one: (one[0], one[1])):
        said = tuple(map(as_message, message)) if isinstance(message, tuple) else as_message(message)
        catalog.add(said, locations=[(f"toolkit/{name}", 0)])
    for name, text in _of_data(data):
        catalog.add(as_message(text), locations=[(f"data/{name}", 0)])
    return catalog


def _of_data(data: Path) -> Iterator[tuple[str, str]]:
    """Yield what pages say of the YAML, with the place where it stands."""
    opbouw = Opbouw(load_vocabulary(data / "vocabulaire"), load_velden(data / "velden.yml").kolommen)
    yield from (("vocabulaire", text) for text in texts_of(opbouw))
    words = load_search_words(data / "zoeken")
    for subject in words.niet_voor:
        yield "zoeken/niet_voor.yml", subject.zin
        yield from (("zoeken/niet_voor.yml", place.naam) for place in subject.plaatsen)
    yield from (("zoeken/wensen.yml", wish.zin) for wish in words.wensen.wensen if wish.zin)
    for path in sorted((data / "werkboeken").glob("*.yml")):
        described: Any = read_yaml(path)
        if title := described.get("titel"):
            yield "werkboeken", str(title)


def renewed(known: bytes, code: str, found: Catalog) -> bytes:
    """Return a catalogue in the form of a ``.po`` file with exactly the messages `found`; translations stay.

    Args:
        known: the catalogue as it is.
        code: its language.
        found: what `messages` returned.

    """
    before = read_po(BytesIO(known), code)
    about = dict.fromkeys(("project", "copyright_holder", "msgid_bugs_address", "last_translator"), _PROJECT)
    catalog = Catalog(
        code,
        **about,
        language_team=_PROJECT,
        version="1",
        header_comment=f"# {TALEN[code].naam}: what the site says. `make talen` brings it up to date.",
        creation_date=_NO_DATE,
        revision_date=_NO_DATE,
        fuzzy=False,
    )
    for message in found:
        if message.id:
            said = before.get(message.id)
            kept = said.string if said is not None and not said.fuzzy else ""
            catalog.add(message.id, kept, locations=message.locations)
    written = BytesIO()
    write_po(written, catalog, width=120, sort_output=False, include_lineno=False)
    return written.getvalue()


def renew(path: Path, data: Path) -> tuple[int, int]:
    """Bring the catalogue at `path` up to date; return how many messages it has, and how many have no translation.

    Raises:
        ConfigError: a YAML file is wrong.
        OSError: the catalogue cannot be read or written.

    """
    content = renewed(path.read_bytes(), path.stem, messages(data))
    with replaced(path) as draft:
        draft.write_bytes(content)
    catalog = read_po(BytesIO(content), path.stem)
    open_ = [message for message in catalog if message.id and not has_translation(message)]
    return len(catalog), len(open_)


def has_translation(message: Any) -> bool:
    """Return whether a message has a translation that a person agreed to, in every form."""
    said = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(said) and not message.fuzzy
