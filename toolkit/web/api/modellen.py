"""The answers of the API as models: the schema of its description is generated from them, and answers are made of them.

An intervention and a publication are those of the export (`toolkit.export.schema`).
"""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, create_model

from toolkit.codes import Herkomst
from toolkit.export.schema import interventie_model, publicatie
from toolkit.lezer import Opbouw


class _ApiModel(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Link(_ApiModel):
    """Een adres."""

    href: str = Field(description="Volledig adres.")


class Links(_ApiModel):
    """Deze pagina, en de pagina’s ernaast als die er zijn."""

    self: Link
    next: Link | None = None
    prev: Link | None = None


class Correctie(_ApiModel):
    """Een woord van de zoekvraag dat als een ander woord is gelezen."""

    getypt: str
    gelezen: str


class Gelezen(_ApiModel):
    """Hoe de zoekvraag is gelezen, zodat er niets stil verandert."""

    correcties: list[Correctie] = Field(description="Woorden die als een ander woord zijn gelezen.")
    niet_gevonden: list[str] = Field(description="Woorden die in de catalogus niet voorkomen.")


class Label(_ApiModel):
    """Een ander woord voor een begrip."""

    label: str
    taal: str = Field(description="Code van de taal, ISO 639-1.")


class Begrip(_ApiModel):
    """Een begrip van de catalogus (skos:Concept)."""

    id: str = Field(description="Id van het begrip, uniek binnen de dimensie.")
    dimensie: str = Field(description="Naam van de dimensie, zoals in een filter met onderstreepjes.")
    uri: str = Field(description="Vast webadres, ook dat van de pagina.")
    label: str = Field(description="Nederlandse naam.")
    label_en: str = Field(description="Engelse naam.")
    definitie: str | None = Field(description="Wat het betekent.")
    toelichting: str | None = Field(description="Opmerking bij het gebruik.")
    breder: str | None = Field(description="Id van het ruimere begrip.")
    synoniemen: list[Label] = Field(description="Andere woorden die hetzelfde betekenen.")
    aantal_interventies: int = Field(ge=0, description="Interventies met dit begrip of iets wat eronder valt.")


class PublicatieMetInterventies(publicatie):
    """Een publicatie, met de interventies waar zij over gaat."""

    interventies: list[str] = Field(description="Ids van de interventies in deze lijst.")


class Bron(_ApiModel):
    """Een werkboek waaruit de catalogus is gelezen."""

    bestand: str = Field(description="Naam van het bestand.")
    titel: str | None = Field(description="Hoe de lijst op het scherm heet.")
    herkomst: Herkomst = Field(description="Welke lijst het is.")
    sha256: str = Field(pattern="^[0-9a-f]{64}$", description="Controlegetal van het bestand.")
    peildatum: str | None = Field(description="Van welke dag de gegevens zijn, in woorden.")
    werkbladen: int = Field(ge=0, description="Aantal werkbladen met gegevens.")
    broncellen: int = Field(ge=0, description="Aantal gelezen cellen.")
    verborgen: int = Field(ge=0, description="Aantal cellen dat in het werkboek verborgen is.")
    interventies: int = Field(ge=0, description="Aantal interventies waar het iets over zegt.")


class Probleem(BaseModel):
    """Wat er misging, volgens RFC 9457."""

    type: str = Field(description="Soort fout; about:blank: de status zegt het.")
    title: str = Field(description="De fout in het kort.")
    status: int = Field(ge=400, le=599, description="Statuscode van HTTP.")
    detail: str = Field(description="Wat er is en wat eraan te doen valt.")


def collection_model(naam: str, items: str, item: Any, **extra: Any) -> type[BaseModel]:
    """Return the model of one page of a collection, whose items stand at `items`."""
    fields: dict[str, Any] = {
        items: (list[item], Field(description="Wat op deze pagina staat.")),
        "aantal": (int, Field(ge=0, description="Hoeveel er in totaal zijn.")),
        "pagina": (int, Field(ge=1, description="Nummer van deze pagina.")),
        "per_pagina": (int, Field(ge=1, description="Hoeveel er op een pagina passen.")),
        **extra,
        "links": (Links, Field(alias="_links")),
    }
    model: type[BaseModel] = create_model(naam, __base__=_ApiModel, __doc__="Een pagina van de verzameling.", **fields)
    return model


def answer_models(opbouw: Opbouw) -> dict[str, type[BaseModel]]:
    """Return the models of the answers by their names in the description."""
    interventie = interventie_model(opbouw)
    gelezen = (Gelezen | None, Field(description="Hoe de zoekvraag is gelezen; null zonder zoekvraag."))
    return {
        "interventie": interventie,
        "interventies": collection_model("Interventies", "interventies", interventie, gelezen=gelezen),
        "begrip": Begrip,
        "begrippen": collection_model("Begrippen", "begrippen", Begrip),
        "publicatie": PublicatieMetInterventies,
        "publicaties": collection_model("Publicaties", "publicaties", PublicatieMetInterventies, gelezen=gelezen),
        "bronnen": collection_model("Bronnen", "bronnen", Bron),
        "probleem": Probleem,
    }
