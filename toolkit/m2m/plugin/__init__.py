"""The hooks by which Datasette calls this plugin."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from datasette.filters import FilterArguments
from datasette.plugins import pm
from datasette.utils import path_with_added_args, path_with_replaced_args, to_css_class
from datasette.utils.asgi import BadRequest
from pluggy import HookimplMarker

from .. import hookspecs
from ..asked import FACET
from ..columns import Columns
from ..facet import M2MFacet
from ..question import Question, question_of, visible
from ..relation import Choice, Mode
from ..responses import SCOPE_KEY, WantedColumns, wrap
from ..startup import read_site
from ..versions import arrays_have_columns
from ..words import Words

hookimpl = HookimplMarker("datasette")

pm.add_hookspecs(hookspecs)


@hookimpl
def startup(datasette: Any) -> Callable[[], Awaitable[None]]:
    """Read the words of the site and the dimensions of every table, and check them against the databases."""
    return lambda: read_site(datasette)


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
            await _check_key_is_shown(datasette, request, columns, question.dimensions.words)
            _tell_wrapper(request, columns, question.dimensions.words)
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
        found = _mode_links(datasette, request, question)
        words = question.dimensions.words
        offers = ((FACET, words.offer_facet), (words.column_name, words.offer_column))
        for relation in question.dimensions.relations.values():
            if await visible(datasette, request, database, relation):
                for parameter, label in offers:
                    if relation.name not in request.args.getlist(parameter):
                        href = path_with_added_args(request, {parameter: relation.name})
                        found.append(
                            {"href": datasette.urls.path(href), "label": label.format(dimension=relation.name)}
                        )
        return found

    return links


@hookimpl(tryfirst=True)
def asgi_wrapper(datasette: Any) -> Callable[[Any], Any]:
    """Add columns to JSON and CSV. First means innermost: before anything compresses the response."""
    return wrap


async def _columns(datasette: Any, request: Any, database: str, question: Question) -> Columns | None:
    relations = [
        relation for relation in question.asked.columns if await visible(datasette, request, database, relation)
    ]
    if not relations:
        return None
    dimensions = question.dimensions
    return Columns(datasette, database, dimensions.table, dimensions.key, tuple(relations))


async def _check_key_is_shown(datasette: Any, request: Any, columns: Columns, words: Words) -> None:
    keys = await datasette.get_database(columns.database).primary_keys(columns.table)
    chosen, hidden = request.args.getlist("_col"), request.args.getlist("_nocol")
    if columns.key not in keys and (columns.key in hidden or (chosen and columns.key not in chosen)):
        raise BadRequest(words.key_is_needed.format(key=columns.key, dimension=columns.names[0]))


def _tell_wrapper(request: Any, columns: Columns, words: Words) -> None:
    """Pass on which columns to add, unless nothing can be added: then refuse if they were asked for in the URL."""
    wish: WantedColumns = request.scope[SCOPE_KEY]
    format_ = request.url_vars.get("format") or "html"
    shape = "lines" if request.args.get("_nl") else request.args.get("_shape")
    problem = _problem(request, format_, shape, words)
    if problem is None:
        if format_ != "html":
            wish.columns, wish.format, wish.shape = columns, format_, shape
    elif words.column_name in request.args:
        raise BadRequest(problem)


def _problem(request: Any, format_: str, shape: str | None, words: Words) -> str | None:
    if format_ not in ("html", "json", "csv") or (format_ == "json" and shape == "arrayfirst"):
        return words.no_column_here.format(parameter=words.column_name)
    if format_ == "json" and shape == "arrays" and not arrays_have_columns(request):
        return words.names_are_needed
    return None


def _in_words(question: Question) -> list[str]:
    words = question.dimensions.words
    return [
        words.of(choice.mode).chosen.format(
            dimension=choice.relation.name, terms=", ".join(_chosen_labels(question, choice, words))
        )
        for choice in question.choices
        if not choice.is_empty
    ]


def _chosen_labels(question: Question, choice: Choice, words: Words) -> list[str]:
    terms = question.terms[choice.relation.name]
    labels = [terms[str(term)].label for term in choice.term_ids]
    if choice.not_reported:
        labels.append(words.not_reported_label)
    for column, values in choice.attributes.items():
        labels.append(f"{column} {words.either.join(value or words.empty_cell for value in values)}")
    return labels


def _mode_links(datasette: Any, request: Any, question: Question) -> list[dict[str, str]]:
    links = []
    words = question.dimensions.words
    for choice in question.choices:
        for mode in Mode:
            if choice.term_ids and mode is not choice.mode:
                changed = {words.mode_name(choice.relation): words.of(mode).value, "_next": None}
                label = words.of(mode).offer.format(dimension=choice.relation.name)
                links.append({"href": datasette.urls.path(path_with_replaced_args(request, changed)), "label": label})
    return links
