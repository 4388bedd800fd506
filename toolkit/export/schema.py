"""The JSON schema of an export, generated from the dimensions and fields that the database describes."""

from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, HttpUrl, WithJsonSchema, create_model
from pydantic.json_schema import GenerateJsonSchema

from toolkit.codes import Herkomst, Methode, Rol, Status, Toekenner
from toolkit.lezer import Opbouw
from toolkit.taalwoorden import Publicatiesoort
from toolkit.vocabulary.dimension import Dimension
from toolkit.vocabulary.kinds import Kenmerk, Soort
from toolkit.vocabulary.velden import Veld

Json = dict[str, Any]
_Methode = Annotated[Methode, WithJsonSchema({"enum": [*Methode], "type": "string"})]


class _ExportModel(BaseModel):
    model_config = ConfigDict(extra="forbid")


class tag(_ExportModel):  # noqa: N801 -- the names of models are the names of parts of the schema, in the users' words
    """Een begrip bij een interventie."""

    id: str = Field(description="Id van het begrip.")
    label: str = Field(description="Nederlandse naam van het begrip.")
    broncel: str = Field(description="Cel van het werkboek die dit zegt; zie tabel broncel.")
    brontekst: str = Field(description="De woorden in de cel.")
    methode: _Methode = Field(description="Hoe het woord is herkend.")
    score: int = Field(ge=0, le=100, description="Zekerheid van de herkenning, 0 tot 100.")
    toegekend_door: Toekenner = Field(description="Wie het kenmerk toekende.")


class bronwoord(_ExportModel):  # noqa: N801
    """Wat een cel zelf zegt."""

    tekst: str = Field(description="De woorden van de cel.")
    broncel: str = Field(description="Cel van het werkboek; zie tabel broncel.")
    lijst: str = Field(description="Naam van de lijst waarin de cel staat.")
    toegekend_door: Toekenner = Field(description="Wie de begrippen bij de cel toekende.")


class publicatie(_ExportModel):  # noqa: N801
    """Een publicatie over de interventie."""

    id: str
    auteurs: str | None = Field(description="Zoals in de bron.")
    jaar: int | None = Field(description="Jaar van verschijnen.")
    titel: str | None = Field(description="Titel.")
    tijdschrift: str | None = Field(description="Tijdschrift, boek of uitgever, zonder jaargang, nummer en bladzijden.")
    doi: Annotated[str, Field(pattern=r"^10\.")] | None = Field(description="DOI zonder https://doi.org/.")
    url: str | None = Field(description="Webadres.")
    soort: Publicatiesoort | None = Field(description="Soort publicatie; null als de bron het niet zegt.")
    jaargang: str | None = Field(description="Jaargang van het tijdschrift.")
    nummer: str | None = Field(description="Nummer binnen de jaargang.")
    paginas: str | None = Field(description="Bladzijden, zoals 44-66, of het nummer van het artikel.")
    verschenen_in: str | None = Field(description="Waar de publicatie verscheen, met alles wat de bron daarover zegt.")


class selectie(_ExportModel):  # noqa: N801
    """Welke lijst dit is."""

    parameters: dict[str, list[str]] = Field(description="De parameters van het adres.")
    in_woorden: str = Field(description="Dezelfde selectie in woorden.")
    url: HttpUrl
    aantal: int = Field(ge=0)
    geraadpleegd: date
    licentie: str
    licentie_url: HttpUrl
    citeren: str


class overig_gegeven(_ExportModel):  # noqa: N801
    """Wat in een kolom staat die nog niemand een plaats heeft gegeven."""

    id: str = Field(description="Id van de interventie.")
    naam: str = Field(description="Naam van de interventie.")
    kop: str = Field(description="Kop van de kolom in de bron.")
    waarde: str = Field(description="De tekst van de cel.")
    bestand: str = Field(description="Naam van het werkboek.")
    werkblad: str
    cel: str = Field(description="Plaats van de cel, zoals F12.")


_KENMERK: dict[Kenmerk, tuple[Any, str]] = {
    "status": (Status | None, "Wat de bron over dit begrip meldt; null: niets."),
    "toelichting": (str | None, "De zin bij de status."),
    "rol": (Rol, "Om wie het gaat, of via wie zij bereikt worden."),
}
_SOORT: dict[Soort, Any] = {"tekst": str | None, "webadres": str | None, "getal": int | None}


class SchemaWithoutTitles(GenerateJsonSchema):
    """Without the titles that pydantic makes of names."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """Return False: a field has a description."""
        return False


def export_schema(opbouw: Opbouw, reference: str = "#/$defs/{model}") -> Json:
    """Return the JSON schema (draft 2020-12) of an export; `reference` is how a part is pointed to."""
    schema = _model(opbouw).model_json_schema(ref_template=reference, schema_generator=SchemaWithoutTitles)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "Export van de interventiecatalogus (/export.json)",
        "description": "Een lijst interventies in de volgorde van het scherm. Teksten zijn ongewijzigd.",
    }


_OVERIG = "Kolommen van de bron die nog geen veld zijn; alleen met overig=ja."


def interventie_model(opbouw: Opbouw) -> type[BaseModel]:
    """Return the model of one intervention, as the export and the API give it."""
    return create_model("interventie", __base__=_ExportModel, **dict(_fields(opbouw)))


def _model(opbouw: Opbouw) -> type[BaseModel]:
    interventie = interventie_model(opbouw)
    return create_model(
        "export",
        __base__=_ExportModel,
        interventies=(list[interventie], ...),  # type: ignore[valid-type]
        overige_gegevens=(list[overig_gegeven], Field(default=[], description=_OVERIG)),
        selectie=(selectie, ...),
        bouw=(dict[str, str], Field(description="Hoe de database gemaakt is; zie tabel bouw.")),
    )


def _fields(opbouw: Opbouw) -> Json:
    naam, *velden = opbouw.velden
    worded = (
        "Wat de lijsten zelf zeggen, per dimensie waarvan de cellen zinnen bevatten; leeg: niet meer dan de begrippen."
    )
    whole = "Id van de interventie waar deze een deel van is."
    return {
        "id": (str, Field(description="Id: vaste korte naam, ook in het webadres.")),
        naam.veld: (str, Field(description=_uitleg(naam))),
        "herkomst": (Herkomst, Field(description="Uit welke lijst de interventie komt.")),
        **{v.veld: (_SOORT[v.kolom.soort], Field(description=_uitleg(v))) for v in velden if v.kolom},
        "onderdeel_van": (str | None, Field(description=whole)),
        "naamsvarianten": (list[str], Field(description="Andere namen.")),
        **{d.naam: (list[_tag(d)], Field(description=_begrippen(d))) for d in opbouw.dimensies},  # type: ignore[misc]
        "bronwoorden": (dict[str, list[bronwoord]], Field(description=worded)),
        "publicaties": (list[publicatie], ...),
    }


def _tag(dimensie: Dimension) -> type[BaseModel]:
    if not dimensie.kenmerken:
        return tag
    own = {k: (_KENMERK[k][0], Field(description=_KENMERK[k][1])) for k in dimensie.kenmerken}
    return create_model(dimensie.naam, __base__=tag, __doc__=f"Een begrip van {dimensie.label}.", **own)  # type: ignore[call-overload,no-any-return]


def _begrippen(dimensie: Dimension) -> str:
    return f"{dimensie.label}: {dimensie.definitie} Leeg: niet gerapporteerd."


def _uitleg(veld: Veld) -> str:
    text = veld.kolom.uitleg if veld.kolom else veld.label
    return text[:1].upper() + text[1:]
