"""All judgement of people that a build uses: the YAML files of one data folder, loaded and checked together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from toolkit.changes.limits import Limits, load_limits
from toolkit.changes.stand import Stand
from toolkit.changes.uitgave import Uitgave, load_uitgaven, read_published_stand
from toolkit.config.folder import check_files
from toolkit.config.leeftijden import load_age_words
from toolkit.config.workbook import WrittenAs
from toolkit.findings import Bevinding, Bevindingen, bevinding
from toolkit.linking.koppelingen import LinkConfig, check_countries, load_link_config
from toolkit.links.results import NAME as LINKS
from toolkit.links.results import GecontroleerdAdres, load_links
from toolkit.mapping.column import Knowledge
from toolkit.mapping.fields import field_catalogue
from toolkit.opendata.matches import MATCHES, load_matches
from toolkit.records.build import TermTools
from toolkit.search import SearchWords, load_search_words
from toolkit.search.wish_words import check_wishes
from toolkit.sources import Replacements, load_replacements
from toolkit.store.schema import check_names
from toolkit.terms.ages import Ages
from toolkit.terms.decisions import load_decisions
from toolkit.terms.recognition import load_recognition
from toolkit.terms.resolve import Resolver
from toolkit.terms.shared_words import shared_words
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
        gepubliceerd: the catalogue as it was last published; None before the first time.
        grenzen: how much less there may be than in the last publication.

    """

    folder: Path
    vocabulary: Vocabulary
    velden: Velden
    kennis: Knowledge
    tools: TermTools
    linking: LinkConfig
    links: Mapping[str, GecontroleerdAdres]
    zoekwoorden: SearchWords
    uitgaven: tuple[Uitgave, ...]
    gepubliceerd: Stand | None
    grenzen: Limits
    replacements: Replacements

    def written_as(self, workbook: Path) -> WrittenAs:
        """Return the names by which these files are about `workbook`, or are to be when none is yet.

        Raises:
            ConfigError: see `Replacements.described`.

        """
        described = self.replacements.described
        indeling = described(self.folder / "werkboeken", workbook).stem
        names = [name.stem for name in self.replacements.known_as(workbook)]
        decided = (name for name in names if self.tools.for_workbook(name) is not self.tools)
        return WrittenAs(indeling, described(self.folder / "correcties", workbook).stem, next(decided, indeling))


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
    load_matches(folder / MATCHES, vocabulary)  # a mistake is told before the workbooks are read, not after
    koppen = field_catalogue(velden, vocabulary)
    ages = Ages(load_age_words(folder / "zoeken" / "leeftijden.yml"))
    tagger = Tagger(vocabulary, resolver, load_recognition(folder / "herkenning", vocabulary, koppen.labels, ages))
    zoekwoorden = load_search_words(folder / "zoeken")
    check_wishes(zoekwoorden.wensen, vocabulary)
    linking = load_link_config(folder)
    if vocabulary.landen is not None:
        check_countries(linking, vocabulary[vocabulary.landen].termen, folder)
    return Curation(
        folder=folder,
        vocabulary=vocabulary,
        velden=velden,
        kennis=Knowledge(koppen, vocabulary, resolver),
        tools=TermTools(vocabulary, velden, resolver, tagger),
        linking=linking,
        links=load_links(folder / LINKS),
        zoekwoorden=zoekwoorden,
        uitgaven=load_uitgaven(folder / "wijzigingen"),
        gepubliceerd=read_published_stand(folder / "wijzigingen"),
        replacements=load_replacements(folder / "bronnen.yml"),
        grenzen=load_limits(folder / "grenzen.yml"),
    )


def report_vocabulary(vocabulary: Vocabulary, published: Stand | None, bevindingen: Bevindingen) -> None:
    """Report every term without a definition, which everyone is shown, and every published one that is gone."""
    if published is not None:
        for vanished in _vanished_terms(vocabulary, published):
            bevindingen.add(vanished)
    for dimension in vocabulary:
        for term in dimension.termen.values():
            if not term.definitie:
                bevindingen.add(bevinding("definitie_ontbreekt", waarde=term.nl, veld=dimension.naam))


def report_shared_words(vocabulary: Vocabulary, names: Resolver, bevindingen: Bevindingen) -> None:
    """Report the labels of terms that several dimensions have, with the dimensions."""
    for velden, woorden in shared_words(vocabulary, names).items():
        dimensies = " en van ".join(f"{vocabulary[veld].label} (data/vocabulaire/{veld}.yml)" for veld in velden)
        shown = ", ".join(f"“{woord}”" for woord in woorden)
        bevindingen.add(
            bevinding("woord_bij_twee_dimensies", waarde="\n".join(woorden), dimensies=dimensies, woorden=shown)
        )


def _vanished_terms(vocabulary: Vocabulary, published: Stand) -> Iterator[Bevinding]:
    for dimensie, terms in published.begrippen.items():
        now = vocabulary.dimensies.get(dimensie)
        if now is None:
            yield bevinding("dimensie_verdwenen", waarde=dimensie, veld=dimensie)
        elif gone := [f"{begrip.label} ({term})" for term, begrip in terms.items() if term not in now.termen]:
            yield bevinding("begrip_verdwenen", veld=dimensie, begrippen=", ".join(gone))
