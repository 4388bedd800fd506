"""``data/links.yml``: what checks said and where curators found an archived copy. A build only reads it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from toolkit.config.strict_yaml import ConfigError, StrictModel, load_yaml
from toolkit.link_status import LinkStatus, LinkUitkomst
from toolkit.links.entries import EMPTY, Entry, as_scalar, read_entries
from toolkit.whole_file import replaced

NAME = "links.yml"
_TEXTS = frozenset({"url", "naar", "reden", "archief"})  # of an address; its other keys are words and numbers


def _web_address(text: str) -> str:
    if not text.lower().startswith(("http://", "https://")):
        raise ValueError("hier hoort een webadres dat met http:// of https:// begint")
    return text


_Url = Annotated[str, Field(min_length=1), AfterValidator(_web_address)]


class GecontroleerdAdres(StrictModel):
    """One address.

    Attributes:
        url: as it stands in the catalogue.
        status, code, naar, reden: see `Uitkomst`; `status` is None when it was never checked.
        gecontroleerd_op: day of the check.
        archief: address of an archived copy that a curator found.

    """

    url: _Url
    status: LinkStatus | None = None
    code: int | None = Field(default=None, ge=100, le=599)
    naar: str | None = None
    reden: str | None = None
    gecontroleerd_op: date | None = None
    archief: _Url | None = None

    @model_validator(mode="after")
    def _checked_on_a_day(self) -> "GecontroleerdAdres":
        if (self.status is None) != (self.gecontroleerd_op is None):
            raise ValueError("`status` en `gecontroleerd_op` horen bij elkaar: geef beide, of geen van beide")
        return self


class _Links(StrictModel):
    links: tuple[GecontroleerdAdres, ...] = ()


def load_links(path: Path) -> Mapping[str, GecontroleerdAdres]:
    """Return what is known per address; nothing when the file is not there, since no one has checked yet.

    Raises:
        ConfigError: the file is wrong, or an address stands there twice.

    """
    if not path.exists():
        return {}
    links = load_yaml(path, _Links).links
    known = {link.url: link for link in links}
    if len(known) < len(links):
        twice = sorted({link.url for link in links if sum(link.url == other.url for other in links) > 1})
        raise ConfigError(f"{path}: deze adressen staan er twee keer: {', '.join(twice)}.")
    return known


class LinksFile:
    """The file while a run writes to it: what a run did not check stays as it was typed, comments included.

    Attributes:
        known: what is known per address, this run included.

    """

    def __init__(self, path: Path):
        """Read the file at `path`, or start a new one.

        Raises:
            ConfigError: see `load_links`.

        """
        self.known = dict(load_links(path))
        self._path = path
        self._told: dict[str, GecontroleerdAdres] = {}
        self._gone: list[str] = []

    def record(self, url: str, uitkomst: LinkUitkomst, day: date) -> None:
        """Note what a check of `url` said on `day`."""
        said = asdict(uitkomst)
        self._told[url] = GecontroleerdAdres(url=url, gecontroleerd_op=day, **said)
        self.known[url] = _with_archive(self._told[url], self.known.get(url))

    def forget_all_but(self, urls: Collection[str]) -> list[str]:
        """Leave out addresses that are no longer in the catalogue, unless a curator added to them; return those."""
        self._gone = [url for url, link in self.known.items() if url not in urls and link.archief is None]
        for url in self._gone:
            del self.known[url]
        return self._gone

    def save(self) -> None:
        """Replace the file, whole or not at all; the addresses are sorted.

        The file is read again first: a curator may have written in it since the run began.

        Raises:
            ConfigError: the file is wrong by now.
            OSError: it cannot be written; what was there is untouched.

        """
        known = dict(load_links(self._path))
        text = self._path.read_text(encoding="utf-8") if self._path.exists() else EMPTY
        before, entries, after = read_entries(text, known)
        for url, entry in entries.items():
            if not entry.lines:
                entries[url] = entry.telling(_said(known[url]))
        for url in self._gone:
            if url in known and known[url].archief is None:
                del entries[url]
        for url, link in self._told.items():
            entries[url] = entries.get(url, Entry()).telling(_said(_with_archive(link, known.get(url))))
        listed = [line for url in sorted(entries) for line in entries[url].all_lines]
        lines = [*before, "links:" if listed else "links: []", *listed, *after]
        with replaced(self._path) as draft:
            draft.write_text("\n".join(lines) + "\n", "utf-8")


def _with_archive(link: GecontroleerdAdres, old: GecontroleerdAdres | None) -> GecontroleerdAdres:
    return link.model_copy(update={"archief": old.archief}) if old else link


def _said(link: GecontroleerdAdres) -> dict[str, str]:
    """Return what is known of an address as keys and YAML, in the order of the file."""
    known = link.model_dump(mode="json", exclude_none=True)
    return {key: as_scalar(value) if key in _TEXTS else str(value) for key, value in known.items()}


def link_rows(links: Mapping[str, GecontroleerdAdres]) -> Iterator[dict[str, object]]:
    """Yield the rows of table `webadres`, sorted by address."""
    yield from (links[url].model_dump(mode="json") for url in sorted(links))
