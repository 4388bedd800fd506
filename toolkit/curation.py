"""All judgement of people that a build uses: the YAML files of one data folder, loaded and checked together."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from toolkit.changes.limits import Limits, load_limits
from toolkit.changes.uitgave import Uitgave, load_uitgaven
from toolkit.config.folder import check_files
from toolkit.config.leeftijden import load_age_words
from toolkit.findings import Bevinding, Bevindingen, Ernst
from toolkit.linking.koppelingen import LinkConfig, load_link_config
from toolkit.links.results import NAME as LINKS
from toolkit.links.results import Link, load_links
from toolkit.mapping.column import Knowledge
from toolkit.mapping.fields import field_catalogue
from toolkit.records.build import TermTools
from toolkit.search import SearchWords, load_search_words
from toolkit.sources import Replacements, load_replacements
from toolkit.store.schema import check_names
from toolkit.terms.ages import Ages
from toolkit.terms.decisions import load_decisions
from toolkit.terms.recognition import load_recognition
from toolkit.terms.resolve import Resolver
from toolkit.terms.tags import Tagger
from toolkit.vocabulary.dimension import Vocabulary
from toolkit.vocabulary.load import load_vocabulary
from toolkit.vocabulary.velden import Velden, load_velden
from toolkit.waarden import load_words


@dataclass(frozen=True, slots=True)
class Curation:
    """The curators' files of one data folder.

    Attributes:
        folder: the data folder.
        vocabulary: dimensions and terms.
        velden: the fields.
        kennis: what reading a workbook knows: headers, terms and words.
        tools: what turns values into tags.
        linking: which records are one intervention.
        links: what checks said about web addresses, by address.
        zoekwoorden: words for search.
        uitgaven: what was published before, oldest first.
        replacements: which workbook replaces which.
        grenzen: how much less there may be than in the last publication.

    """

    folder: Path
    vocabulary: Vocabulary
    velden: Velden
    kennis: Knowledge
    tools: TermTools
    linking: LinkConfig
    links: Mapping[str, Link]
    zoekwoorden: SearchWords
    uitgaven: tuple[Uitgave, ...]
    grenzen: Limits
    replacements: Replacements


def load_curation(folder: Path) -> Curation:
    """Load every YAML file below `folder` that a build needs.

    Raises:
        ConfigError: a file is missing or wrong, or nothing would read it; the message names file, place and remedy.

    """
    vocabulary = load_vocabulary(folder / "vocabulaire")
    check_files(folder, vocabulary.dimensies)
    decisions = load_decisions(folder / "besluiten", vocabulary)
    resolver = Resolver(vocabulary, decisions, load_words(folder))
    velden = load_velden(folder / "velden.yml")
    check_names(vocabulary, velden)
    koppen = field_catalogue(velden, vocabulary)
    ages = Ages(load_age_words(folder / "zoeken" / "leeftijden.yml"))
    tagger = Tagger(vocabulary, resolver, load_recognition(folder / "herkenning", vocabulary, koppen.labels, ages))
    return Curation(
        folder=folder,
        vocabulary=vocabulary,
        velden=velden,
        kennis=Knowledge(koppen, vocabulary, resolver),
        tools=TermTools(vocabulary, velden, resolver, tagger),
        linking=load_link_config(folder),
        links=load_links(folder / LINKS),
        zoekwoorden=load_search_words(folder / "zoeken"),
        uitgaven=load_uitgaven(folder / "wijzigingen"),
        replacements=load_replacements(folder / "bronnen.yml"),
        grenzen=load_limits(folder / "grenzen.yml"),
    )


def report_vocabulary(vocabulary: Vocabulary, bevindingen: Bevindingen) -> None:
    """Report every term without a definition: the catalogue shows definitions to everyone."""
    for dimension in vocabulary:
        for term in dimension.termen.values():
            if not term.definitie:
                bevindingen.add(
                    Bevinding(
                        Ernst.WAARSCHUWING,
                        "definitie_ontbreekt",
                        f"De term “{term.nl}” heeft geen definitie. Schrijf er een in "
                        f"data/vocabulaire/{dimension.naam}.yml.",
                        waarde=term.nl,
                        veld=dimension.naam,
                    )
                )
