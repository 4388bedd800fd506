"""What reaches the log: never what somebody searched for or typed, nor who did.

A search is a query string, and a visitor can type any path and method. They reach a log in four ways: the access log of
the web server, the SQL that Datasette prints when a query fails, the message of an exception, and the query that was
cut off by the time limit. Each is closed here; a log line says where in the code something went wrong, never with which
words.
"""

import json
import logging
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

_LOG = logging.getLogger("interventiecatalogus")
_ACCESS, _EVENT_LOOP = "uvicorn.access", "asyncio"
_ANSWERED = {200, 206, 304}
METHODS_OF_HTTP = {"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "CONNECT", "TRACE"}  # RFC 9110
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"regel": {"()": "toolkit.web.logboek.LogLine"}},
    "handlers": {"uit": {"class": "logging.StreamHandler", "formatter": "regel", "stream": "ext://sys.stderr"}},
    "loggers": {
        name: {"handlers": ["uit"], "level": "INFO"} for name in ("uvicorn", "interventiecatalogus", "asyncio")
    },
}
"""How the web server and the site log: one place, one form."""


class WithoutQuestions(logging.Filter):
    """Takes query strings and addresses of visitors out of the access log, and what is no address of the site."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Return True; the record is changed in place. uvicorn logs (client, method, path, version, status)."""
        if isinstance(record.args, tuple) and len(record.args) == 5:
            _, method, path, version, status = record.args
            known = status in _ANSWERED  # then the path is an address that the site has
            shown = str(path).partition("?")[0] if known else "-"
            record.args = ("-", method if method in METHODS_OF_HTTP else "-", shown, version, status)
        return True


class LogLine(logging.Formatter):
    """Writes a line of names and values (logfmt): time, level, and a request or a message."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; texts with blanks stand between quotes, as in JSON."""
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        fields: dict[str, object] = {"tijd": moment, "niveau": record.levelname.lower()}
        if isinstance(record.args, tuple) and record.name == _ACCESS:
            _, method, path, _, status = record.args
            fields |= {"methode": method, "pad": path, "status": status}
        else:
            # After its first line asyncio quotes what it was busy with.
            message = record.getMessage().strip()
            message = message.partition("\n")[0] if record.name == _EVENT_LOOP else message
            fields["melding"] = json.dumps(message, ensure_ascii=False)
            fields |= _where(record.exc_info[1]) if record.exc_info and record.exc_info[1] else {}
        return " ".join(f"{name}={value}" for name, value in fields.items())


def _where(error: BaseException) -> dict[str, object]:
    """Return the kind of an error and where in the code it arose, without its words."""
    frames = traceback.extract_tb(error.__traceback__)
    place = {"plaats": f"{Path(frames[-1].filename).name}:{frames[-1].lineno}"} if frames else {}
    return {"fout": type(error).__name__, **place}


def keep_searches_out_of_the_log() -> None:
    """Make the access log of the web server free of searches and visitors."""
    logging.raiseExceptions = False  # a line that cannot be written would be printed, with all that led to it
    logger = logging.getLogger(_ACCESS)
    if not any(isinstance(f, WithoutQuestions) for f in logger.filters):
        logger.addFilter(WithoutQuestions())


def keep_searches_out_of_errors(database: Any) -> None:
    """Make a database of Datasette silent about queries that fail: it prints SQL with its parameters otherwise.

    A query that the time limit cuts off has SQL and parameters as the text of its exception, which Datasette prints
    halfway a CSV; they are taken out of it.
    """
    from datasette.database import QueryInterrupted

    execute = database.execute

    async def quiet(*args: Any, **kwargs: Any) -> Any:
        try:
            return await execute(*args, **{**kwargs, "log_sql_errors": False})
        except QueryInterrupted as error:
            error.args = ("interrupted",)
            raise

    database.execute = quiet


def log_failure(exception: BaseException) -> None:
    """Log an error of the site: its kind and the lines of code, without its message, which can quote the visitor."""
    lines = "".join(traceback.format_tb(exception.__traceback__)).rstrip()
    _LOG.error("%s in\n%s", type(exception).__name__, lines)
