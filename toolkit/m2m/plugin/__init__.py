"""The hooks by which Datasette calls this plugin."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from datasette.filters import FilterArguments
from datasette.utils import StartupError, path_with_added_args, path_with_replaced_args, to_css_class
from datasette.utils.asgi import BadRequest
from pluggy import HookimplMarker

from toolkit.m2m.asked import FACET, KOLOM
from toolkit.m2m.columns import Columns
from toolkit.m2m.config import NIET_GERAPPORTEERD, ConfigError, Dimensions, columns_in_use, read_dimensions
from toolkit.m2m.engine import read_into_memory
from toolkit.m2m.facet import M2MFacet
from toolkit.m2m.question import PLUGIN, Question, question_of, visible
from toolkit.m2m.relation import Choice, Modus
from toolkit.m2m.responses import SCOPE_KEY, Wish, wrap
from toolkit.m2m.versions import arrays_have_columns, table_configs

hookimpl = HookimplMarker("datasette")

_SENTENCES = {
    Modus.EEN: "{naam} is een van: {terms}",
    Modus.ALLE: "{naam} heeft alle van: {terms}",
    Modus.GEEN: "{naam} heeft geen van: {terms}",
}
_MODUS_LINKS = {
    Modus.EEN: "{naam}: een van de gekozen waarden",
    Modus.ALLE: "{naam}: alle gekozen waarden",
    Modus.GEEN: "{naam}: geen van de gekozen waarden",
}


@hookimpl
def startup(datasette: Any) -> Callable[[], Awaitable[None]]:
    """Check the configuration against the databases, so a mistake is seen at once and not by the first visitor."""

    async def check() -> None:
        for (database, table), config in table_configs(datasette, PLUGIN).items():
            if database in datasette.databases:
                try:
                    dimensions = read_dimensions(table, config["plugins"][PLUGIN])
                    await _check_tables(datasette.get_database(database), dimensions)
                    _check_facets(config, dimensions)
                    await read_into_memory(datasette, database, dimensions)
                except ConfigError as error:
                    raise StartupError(str(error)) from None

    return check


@hookimpl
def register_facet_classes() -> list[type]:
    """Offer `_facet_m2m`."""
    return [M2MFacet]


@hookimpl
def filters_from_request(request: Any, database: str, table: str, datasette: Any) -> Callable[[], Awaitable[Any]]:
    """Turn what is chosen into a where-clause, and note which columns are to be added."""

    async def filters() -> FilterArguments | None:
        question = await question_of(datasette, request, database, table)
        if question is None:
            return None
        columns = await _columns(datasette, request, database, question)
        context = {}
        if columns is not None:
            await _check_key_is_shown(datasette, request, columns)
            _tell_wrapper(request, columns)
            context["custom_table_templates"] = ["_m2m_table.html"]
        where = question.selection().where()
        clauses = [where.text] if question.choices else []
        return FilterArguments(clauses, dict(where.params), _in_words(question), context)

    return filters


@hookimpl
def extra_template_vars(
    request: Any, database: str | None, table: str | None, view_name: str, datasette: Any
) -> Callable[[], Awaitable[dict[str, Any]]] | None:
    """Give the template around the table what it needs to add columns."""
    if view_name != "table" or database is None or table is None or request is None:
        return None

    async def variables() -> dict[str, Any]:
        question = await question_of(datasette, request, database, table)
        columns = await _columns(datasette, request, database, question) if question is not None else None
        if columns is None:
            return {}
        name = f"{to_css_class(database)}-{to_css_class(table)}.html"
        templates = [f"_table-{name}", f"_table-table-{name}", "_table.html"]
        return {"m2m_add_columns": columns.add_to_display, "m2m_table_templates": templates}

    return variables


@hookimpl
def table_actions(
    datasette: Any, actor: Any, database: str, table: str, request: Any
) -> Callable[[], Awaitable[list[dict[str, str]]]]:
    """Offer the dimensions in the menu of the table, and the other ways to combine what is chosen."""

    async def links() -> list[dict[str, str]]:
        question = await question_of(datasette, request, database, table)
        if question is None:
            return []
        found = _modus_links(datasette, request, question)
        for relation in question.dimensions.relations.values():
            if await visible(datasette, request, database, relation):
                for parameter, label in ((FACET, "Tel per {naam}"), (KOLOM, "Toon {naam} als kolom")):
                    if relation.naam not in request.args.getlist(parameter):
                        href = path_with_added_args(request, {parameter: relation.naam})
                        found.append({"href": datasette.urls.path(href), "label": label.format(naam=relation.naam)})
        return found

    return links


@hookimpl(tryfirst=True)
def asgi_wrapper(datasette: Any) -> Callable[[Any], Any]:
    """Add columns to JSON and CSV. First means innermost: before anything compresses the response."""
    return wrap


async def _check_tables(database: Any, dimensions: Dimensions) -> None:
    own = set(await database.table_columns(dimensions.tabel)) | {"rowid"}
    needed = [(dimensions.tabel, {dimensions.sleutel})]
    for relation in dimensions.relations.values():
        needed += list(columns_in_use(relation).items())
        if relation.naam in own:
            raise ConfigError(
                f"m2m bij tabel {dimensions.tabel}: de tabel heeft zelf al een kolom {relation.naam}. "
                "Geef de dimensie een andere naam."
            )
    for table, columns in needed:
        missing = columns - set(await database.table_columns(table)) - {"rowid"}
        if missing:
            raise ConfigError(
                f"m2m bij tabel {dimensions.tabel}: tabel {table} heeft geen kolom {', '.join(sorted(missing))}."
            )


def _check_facets(config: Any, dimensions: Dimensions) -> None:
    for facet in config.get("facets") or []:
        if isinstance(facet, dict) and PLUGIN in facet and facet[PLUGIN] not in dimensions.relations:
            raise ConfigError(f"m2m bij tabel {dimensions.tabel}: facets noemt onbekende dimensie {facet[PLUGIN]}.")


async def _columns(datasette: Any, request: Any, database: str, question: Question) -> Columns | None:
    relations = [
        relation for relation in question.asked.kolommen if await visible(datasette, request, database, relation)
    ]
    if not relations:
        return None
    dimensions = question.dimensions
    return Columns(datasette, database, dimensions.tabel, dimensions.sleutel, tuple(relations))


async def _check_key_is_shown(datasette: Any, request: Any, columns: Columns) -> None:
    keys = await datasette.get_database(columns.database).primary_keys(columns.table)
    chosen, hidden = request.args.getlist("_col"), request.args.getlist("_nocol")
    if columns.sleutel not in keys and (columns.sleutel in hidden or (chosen and columns.sleutel not in chosen)):
        raise BadRequest(f"Kolom {columns.sleutel} is nodig om {columns.names[0]} als kolom te tonen.")


def _tell_wrapper(request: Any, columns: Columns) -> None:
    """Pass on which columns to add, unless nothing can be added: then refuse if they were asked for in the URL."""
    wish: Wish = request.scope[SCOPE_KEY]
    format_ = request.url_vars.get("format") or "html"
    shape = "lines" if request.args.get("_nl") else request.args.get("_shape")
    problem = _problem(request, format_, shape)
    if problem is None:
        if format_ != "html":
            wish.columns, wish.format, wish.shape = columns, format_, shape
    elif KOLOM in request.args:
        raise BadRequest(problem)


def _problem(request: Any, format_: str, shape: str | None) -> str | None:
    if format_ not in ("html", "json", "csv") or (format_ == "json" and shape == "arrayfirst"):
        return f"{KOLOM} kan in HTML, JSON en CSV, maar niet in deze vorm."
    if format_ == "json" and shape == "arrays" and not arrays_have_columns(request):
        return "Geef ook _extra=columns: anders is niet te zien welke kolom welke is."
    return None


def _in_words(question: Question) -> list[str]:
    return [
        _SENTENCES[choice.modus].format(naam=choice.relation.naam, terms=", ".join(_chosen_labels(question, choice)))
        for choice in question.choices
        if not choice.is_empty
    ]


def _chosen_labels(question: Question, choice: Choice) -> list[str]:
    terms = question.terms[choice.relation.naam]
    labels = [terms[str(term)].label for term in choice.term_ids]
    if choice.niet_gerapporteerd:
        labels.append(NIET_GERAPPORTEERD.replace("-", " "))
    for kolom, values in choice.kenmerken.items():
        labels.append(f"{kolom} {' of '.join(value or 'leeg' for value in values)}")
    return labels


def _modus_links(datasette: Any, request: Any, question: Question) -> list[dict[str, str]]:
    links = []
    for choice in question.choices:
        for modus in Modus:
            if choice.term_ids and modus is not choice.modus:
                naam = choice.relation.naam
                href = path_with_replaced_args(request, {f"_m2m_{naam}_modus": modus.value, "_next": None})
                links.append({"href": datasette.urls.path(href), "label": _MODUS_LINKS[modus].format(naam=naam)})
    return links
