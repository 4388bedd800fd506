"""The command behind ``make links``."""

import argparse
import asyncio
import re
import sqlite3
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import httpx
from slugify import slugify

from toolkit.config.strict_yaml import ConfigError, read_yaml
from toolkit.link_status import LinkUitkomst
from toolkit.links.catalogued import Webadres, read_web_addresses
from toolkit.links.check import Checker
from toolkit.links.manners import Manners
from toolkit.links.report import needs_a_person, report_lines
from toolkit.links.results import NAME, LinksFile
from toolkit.links.run import NoNetworkError, Run, due, run_checks
from toolkit.links.safety import Permitted, PublicTransport, Resolve, is_public, resolve
from toolkit.site_config import read_site_config

ALL_WELL, TO_REPAIR, FAILED, BROKEN_OFF = 0, 1, 2, 130
_ROOT = Path(__file__).resolve().parents[2]
_NOBODYS = re.compile(r"[.@/](?:example|invalid|test|localhost)(?:[:/]|$)")
_LIMITS = httpx.Limits(max_keepalive_connections=0)


@dataclass(frozen=True, slots=True)
class Network:
    """Where a run may go and how; tests let it go to this machine, the command never does.

    Attributes:
        permitted: which addresses it may connect to.
        resolve: addresses behind the name of a host.
        manners: pauses, patience and numbers.

    """

    permitted: Permitted = is_public
    resolve: Resolve = resolve
    manners: Manners = field(default_factory=Manners)


def main(arguments: Sequence[str] | None = None, network: Network | None = None) -> int:
    """Check addresses and report on all of them.

    Returns:
        0 when nothing is to be repaired; 1 when something is; 2 when the arguments or files are wrong, there is no
        database, or not one site answered; 130 when a person broke the run off. What was checked is kept.

    """
    options = _parser().parse_args(arguments)
    if not options.db.exists():
        return _fail(f"{options.db}: deze database is er niet. Draai eerst `make build`.")
    network = network or Network()
    network = replace(network, manners=replace(network.manners, hosts=options.tegelijk))
    try:
        adressen = read_web_addresses(options.db)
        file = LinksFile(options.data / NAME)
        agent = user_agent(options.metadata, options.contact)
        return _check_and_report(options, adressen, file, agent, network)
    except NoNetworkError:
        return _fail("Geen enkele site antwoordde. Is er verbinding met internet? Er is niets opgeschreven.")
    except sqlite3.DatabaseError as error:
        return _fail(f"{options.db}: dit is geen database van de catalogus ({error}).")
    except (ConfigError, OSError) as error:
        return _fail(str(error))
    except KeyboardInterrupt:
        sys.stderr.write("Afgebroken. Wat al gecontroleerd was, is bewaard; draai opnieuw om verder te gaan.\n")
        return BROKEN_OFF


def _check_and_report(
    options: argparse.Namespace, adressen: list[Webadres], file: LinksFile, agent: str, network: Network
) -> int:
    urls = [one.url for one in adressen]
    gone = file.forget_all_but(urls)
    todo = due(urls, file, options.datum, options.dagen)
    if not options.alleen_verslag:
        if "@" not in agent and "; " not in agent:
            _say(
                "Sites kunnen niet zien wie er langskomt: metadata.yml noemt nog geen echt contactadres. Vul het in, "
                "of geef het met --contact."
            )
        run = asyncio.run(_run(todo, options, file, agent, network))
        file.save()
        for line in _about_run(run, gone):
            _say(line)
        _say("")
    for line in report_lines(adressen, file.known):
        _say(line)
    return TO_REPAIR if needs_a_person(adressen, file.known) else ALL_WELL


async def _run(todo: list[str], options: argparse.Namespace, file: LinksFile, agent: str, network: Network) -> Run:
    transport = PublicTransport(network.permitted, network.resolve, _LIMITS)
    async with Checker(transport, agent, network.manners) as checker:
        return await run_checks(todo, options.maximum, checker, file, options.datum, _show)


def user_agent(metadata: Path, contact: str | None = None) -> str:
    """Return how a run names itself to sites: the catalogue, its address, and whom to write to.

    An address that can be nobody's (RFC 2606: ``.example``) is left out: it would send a webmaster nowhere.

    Args:
        metadata: the settings of the site.
        contact: whom to write to instead of whom `metadata` names.

    Raises:
        ConfigError: metadata.yml does not say so.

    """
    described: Any = read_yaml(metadata)
    site = read_site_config(metadata)
    named = [text for text in (f"+{site.basis}", contact or site.contact) if not _NOBODYS.search(text)]
    return f"{slugify(described['title'], lowercase=False)}-linkcontrole/1" + (
        f" ({'; '.join(named)})" if named else ""
    )


def _about_run(run: Run, gone: Sequence[str]) -> list[str]:
    lines = [f"Gecontroleerd: {run.gecontroleerd} webadressen."]
    if run.over:
        lines.append(f"Nog {run.over} te gaan: dit was het maximum voor één keer. Draai opnieuw om verder te gaan.")
    if run.uitgesteld:
        lines.append("Uitgesteld, omdat de site om rust vraagt of steeds niet antwoordt. Draai later opnieuw:")
        lines += [f"  - {url}" for url in run.uitgesteld]
    if gone:
        lines.append(f"Niet meer in de catalogus, dus ook niet meer in data/{NAME}: {len(gone)}.")
    return lines


def _contact(text: str) -> str:
    if not re.fullmatch(r"(?:[!-~]+@|https?://)[!-:<-~]+", text):
        raise argparse.ArgumentTypeError(f"{text} is geen e-mailadres of webadres")
    return text


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description="Controleert of de webadressen van de catalogus nog werken, en bewaart dat met de datum in "
        f"data/{NAME}. Een volgende keer gaat verder waar deze ophield.",
        epilog="Eindigt met 0 als er niets te herstellen is, met 1 als dat wel zo is, met 2 als de controle niet kon.",
    )
    parser.add_argument("--db", type=Path, default=_ROOT / "data" / "build" / "interventies.db", metavar="BESTAND")
    parser.add_argument("--data", type=Path, default=_ROOT / "data", metavar="MAP", help=f"map met {NAME}")
    parser.add_argument("--metadata", type=Path, default=_ROOT / "metadata.yml", metavar="BESTAND")
    parser.add_argument(
        "--contact",
        type=_contact,
        metavar="ADRES",
        help="e-mailadres of webpagina die sites van ons te zien krijgen (anders uit metadata.yml)",
    )
    parser.add_argument("--maximum", type=_positive, default=500, metavar="N", help="hoogstens zo veel (500)")
    parser.add_argument(
        "--tegelijk", type=_positive, default=4, metavar="N", help="hoogstens zo veel sites tegelijk (4)"
    )
    parser.add_argument(
        "--dagen", type=int, default=7, metavar="N", help="sla over wat in de laatste N dagen gecontroleerd is (7)"
    )
    parser.add_argument("--datum", type=date.fromisoformat, default=date.today(), help=argparse.SUPPRESS)
    parser.add_argument("--alleen-verslag", action="store_true", help="controleer niets, toon wat al bekend is")
    return parser


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("geef een getal van 1 of meer")
    return number


def _show(url: str, uitkomst: LinkUitkomst | None) -> None:
    _say(f"  {uitkomst.status.value.replace('_', ' ') if uitkomst else 'uitgesteld'}: {url}")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _fail(text: str) -> int:
    sys.stderr.write(f"{text}\n")
    return FAILED
