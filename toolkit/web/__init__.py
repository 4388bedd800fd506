"""The website: a Datasette plugin that only reads the database of the catalogue.

Datasette finds `templates/` and `static/` in this package by itself. The plugin stays out of the way of a Datasette
that serves other databases.
"""

# Datasette has no types.
# mypy: disable-error-code="untyped-decorator"
from collections.abc import Callable, Coroutine, Generator
from functools import partial
from typing import Any

from click import ClickException
from datasette import hookimpl

from toolkit.config.strict_yaml import ConfigError
from toolkit.web import gegevenspagina
from toolkit.web.asgi import App
from toolkit.web.beveiliging import protect
from toolkit.web.bewaard import keep_answers
from toolkit.web.catalogus import check_database, database_name, has_catalogus, load_catalogus, version_of
from toolkit.web.een_bestand import written_of
from toolkit.web.fouten import about_the_question, describe, error_response
from toolkit.web.logboek import keep_searches_out_of_errors, keep_searches_out_of_the_log, log_failure
from toolkit.web.m2m import m2m_order, m2m_relations, m2m_words  # noqa: F401 - hooks too
from toolkit.web.opmaak import prepare
from toolkit.web.pagina import site_of
from toolkit.web.prefix import below
from toolkit.web.routes import ROUTES, over
from toolkit.web.taal import in_every_language, in_its_language
from toolkit.web.tabellen import load_table_texts, table_texts_of
from toolkit.web.toegang import Toegang
from toolkit.web.wachtrij import stop_when_gone


@hookimpl(trylast=True)  # when the plugin for facets has read the tags
def startup(datasette: Any) -> Callable[[], Coroutine[Any, Any, None]]:
    """Check the configuration and the database, and read what does not change."""
    if has_catalogus(datasette):
        try:
            check_database(datasette)  # at once: no plugin reads a database that was not checked
        except ConfigError as error:
            raise ClickException(str(error)) from error

    async def load() -> None:
        if has_catalogus(datasette):
            keep_searches_out_of_the_log()
            for database in datasette.databases.values():
                keep_searches_out_of_errors(database)
            try:
                await load_catalogus(datasette)
            except ConfigError as error:
                raise ClickException(str(error)) from error
            await load_table_texts(datasette)
            await over.count(datasette)

    return load


@hookimpl
def get_metadata(datasette: Any, database: str | None, table: str | None) -> dict[str, Any]:
    """Describe the tables that the database describes itself; metadata.yml goes before this."""
    return table_texts_of(datasette, database, table)


@hookimpl
def register_routes(datasette: Any) -> list[tuple[str, Any]]:
    """Put the pages of the catalogue before Datasette's own."""
    return list(ROUTES) if has_catalogus(datasette) else []


@hookimpl
def prepare_jinja2_environment(env: Any) -> None:
    """Give the templates what `opmaak` has, and the words for Datasette's own pages."""
    prepare(env)
    env.filters.update(gegevenspagina.FILTERS)


@hookimpl
def extra_template_vars(template: str, datasette: Any, request: Any) -> dict[str, Any]:
    """Give every template, Datasette's own included, what the frame of a page needs."""
    if not has_catalogus(datasette):
        return {"site": None}
    site = site_of(datasette)
    # What went wrong is never said again, not even by an address.
    talen = in_every_language(datasette, request, asked=template != "error.html")
    return {"site": site, "urls": site.urls, "talen": talen}


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[App], App]:
    """Protect every answer, keep those of the site, and stop when the reader has gone."""
    if not has_catalogus(datasette):
        return lambda app: app
    pages = [pattern for pattern, _ in ROUTES]
    base_url, database = datasette.setting("base_url"), database_name(datasette)
    toegang, version = Toegang(database, pages), partial(_version, datasette)

    def wrapped(app: App) -> App:
        # A reader who has gone gives up a place in the queue as well.
        kept = protect(keep_answers(app, version, database), datasette, toegang)
        return below(in_its_language(stop_when_gone(kept)), base_url)

    return wrapped


def _version(datasette: Any) -> str | None:
    """Return the version of what the site answers: two pages say whether there is a file with all of it."""
    version = version_of(datasette)
    return version and f"{version} {written_of(datasette)}"


@hookimpl(hookwrapper=True)
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Generator[None, Any, None]:
    """Answer in Dutch, in place of Datasette's handler: that one prints local variables, searches included."""
    outcome = yield
    if has_catalogus(datasette):
        outcome.force_result([lambda: _answer(datasette, request, exception)])


@hookimpl
def forbidden(datasette: Any, request: Any, message: str) -> Callable[[], Any] | None:
    """Answer in Dutch what is not public."""
    from datasette.utils.asgi import Forbidden

    return (lambda: error_response(datasette, request, Forbidden(message))) if has_catalogus(datasette) else None


async def _answer(datasette: Any, request: Any, exception: Exception) -> Any:
    answered = about_the_question(request, exception)
    if describe(answered)["status"] >= 500:
        log_failure(exception)
    return await error_response(datasette, request, answered)
