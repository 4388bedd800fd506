"""Terms that follow from a value in another field, where the YAML of a workbook says so."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from toolkit.codes import Methode
from toolkit.config.strict_yaml import ConfigError
from toolkit.reading.workbook_reading import FieldValue, SourceRecord
from toolkit.terms.resolve import Resolver
from toolkit.terms.tag import RecognisedTag
from toolkit.vocabulary.dimension import Vocabulary

Implications = Mapping[str, Mapping[str, str]]
"""Field → dimension → id of the term that a value in the field implies."""


def check_implied(implications: Implications, vocabulary: Vocabulary, workbook: Path) -> None:
    """Check that fields and terms exist.

    Raises:
        ConfigError: one does not.

    """
    for veld, terms in implications.items():
        for dimensie, term_id in terms.items():
            if any(name not in vocabulary for name in (veld, dimensie)):
                raise ConfigError(f"{workbook.stem}.yml, volgt_uit: {veld} of {dimensie} is geen dimensie.")
            if term_id not in vocabulary[dimensie].termen:
                raise ConfigError(f"{workbook.stem}.yml, volgt_uit: {dimensie} heeft geen term {term_id}.")


def implied_tags(
    source: SourceRecord, tags: Sequence[RecognisedTag], implications: Implications, resolver: Resolver
) -> Iterator[RecognisedTag]:
    """Yield the implied tags of one record; a record that says something about a dimension itself gets none there."""
    for veld, terms in implications.items():
        for dimensie, term_id in terms.items():
            if source.of(dimensie) or any(tag.dimensie == dimensie for tag in tags):
                continue
            for value in source.of(veld):
                if _says_something(value, tags, resolver):
                    yield RecognisedTag(dimensie, term_id, value.cell, veld, value.text, Methode.CURATOR)


def _says_something(value: FieldValue, tags: Sequence[RecognisedTag], resolver: Resolver) -> bool:
    """Return whether a value gives a term of its own field, or curators decided about it."""
    gives = any(tag.cell is value.cell and tag.dimensie == value.veld for tag in tags)
    return gives or resolver.decision(value.veld, value.text) is not None
