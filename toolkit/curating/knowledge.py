"""What taking a decision needs to know: the question, the curators' files now, and what the build knew."""

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.curatielijst.formulier import Invoer
from toolkit.curatielijst.vragen import Vragenlijst
from toolkit.curating.choices import Choices
from toolkit.curating.data_files import DataFiles
from toolkit.curation import Curation

Cellen = Mapping[Invoer, str]


@dataclass(frozen=True, slots=True)
class Kennis:
    """What there is to choose from and to change.

    Attributes:
        lijst: the questions of the build, and what it knew.
        curation: the curators' files as they are now, before anything of this list.
        files: the same files, to change.
        choices: understands what curators choose.
        gepubliceerd: ids of interventions that a publication promised.

    """

    lijst: Vragenlijst
    curation: Curation
    files: DataFiles
    choices: Choices
    gepubliceerd: frozenset[str]
