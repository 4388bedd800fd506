"""The site as one application: settings that it counts on, and the newest build behind them."""

from dataclasses import dataclass
from pathlib import Path

from datasette.app import Datasette

from toolkit.config.strict_yaml import ConfigError, read_yaml
from toolkit.web.newest_build import NewestBuild


@dataclass(frozen=True, slots=True)
class Serving:
    """What is served, and how; the same in every process that serves it.

    Attributes:
        database: where builds are published.
        metadata: the file that says who publishes the site.
        base_url: the prefix of every address, with a slash at both ends.
        allow_sql: visitors may write SQL.

    """

    database: Path
    metadata: Path
    base_url: str = "/"
    allow_sql: bool = False

    def application(self) -> NewestBuild:
        """Return the application, started and checked: what is wrong shows before anybody asks something.

        Raises:
            ClickException, ConfigError, StartupError: the database is not one of the catalogue, or the configuration
                is wrong.
            OSError: a file cannot be read.

        """
        if not self.database.is_file():
            raise ConfigError(f"De database {self.database} is er niet. Maak haar met `make build`.")
        return NewestBuild(self.database, self._site)

    def _site(self) -> Datasette:
        return Datasette(
            [],
            immutables=[str(self.database)],
            metadata=read_yaml(self.metadata),
            settings={
                "base_url": self.base_url,
                "default_allow_sql": self.allow_sql,
                "suggest_facets": False,
                "allow_download": True,
            },
        )
