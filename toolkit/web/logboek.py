"""What reaches the log: never what somebody searched for, nor who did.

A search is a query string. It reaches a log in four ways: the access log of the web server, the SQL that Datasette
prints when a query fails, the message of an exception, and the query that was cut off by the time limit. Each is closed
here; a log line says where in the code something went wrong, never with which words.
"""

import logging
import traceback
from typing import Any

_LOG = logging.getLogger("interventiecatalogus")


class WithoutQuestions(logging.Filter):
    """Takes query strings and addresses of visitors out of the access log: a search is a URL and nothing else."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Return True; the record is changed in place. uvicorn logs (client, method, path, version, status)."""
        if isinstance(record.args, tuple) and len(record.args) == 5:
            _, method, path, version, status = record.args
            record.args = ("-", method, str(path).partition("?")[0], version, status)
        return True


def keep_searches_out_of_the_log() -> None:
    """Make the access log of the web server free of searches and visitors."""
    logger = logging.getLogger("uvicorn.access")
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
