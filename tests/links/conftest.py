"""A run of checks that goes to this machine only: every name leads to an address that the test gives."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from ipaddress import ip_address

import pytest

from tests.links.misbehaving import Server, running
from toolkit.link_status import LinkUitkomst
from toolkit.links.check import Checker
from toolkit.links.command import _LIMITS, Network
from toolkit.links.manners import Manners
from toolkit.links.safety import Address, PublicTransport, UnknownHostError

NAMES = {
    **{f"{name}.test": "127.0.0.1" for name in ("site", "een", "twee", "drie", "dicht")},
    "wolk.test": "169.254.169.254",
    "thuis.test": "192.168.1.1",
    "twee-adressen.test": "127.0.0.2 127.0.0.1",  # nothing listens at the first
    "half-intern.test": "127.0.0.1 10.0.0.1",
}
FAST = Manners(pause=0.05, hosts=4, answer=2.0, attempts=3, back_off=0.05, longest_wait=5.0, strikes=3, hops=10)
AGENT = (
    "Interventiecatalogus-linkcontrole/1 (+https://interventiecatalogus.example; redactie@interventiecatalogus.example)"
)


async def names_of_the_test(host: str, port: int) -> list[Address]:
    if host == "hapert.test":
        raise UnknownHostError(passing=True)
    try:
        return [ip_address(text) for text in NAMES.get(host, host).split()]
    except ValueError:
        raise UnknownHostError(passing=False) from None


def only_this_machine(address: Address) -> bool:
    return address.is_loopback


THIS_MACHINE = Network(only_this_machine, names_of_the_test, FAST)


@pytest.fixture
def server() -> Iterator[Server]:
    with running() as server:
        yield server


def check(*urls: str, manners: Manners = FAST) -> list[LinkUitkomst | None]:
    """Check `urls` at the same time and return what came of each."""
    network = replace(THIS_MACHINE, manners=manners)

    async def run() -> list[LinkUitkomst | None]:
        transport = PublicTransport(network.permitted, network.resolve, _LIMITS)
        async with Checker(transport, AGENT, network.manners) as checker:
            return await asyncio.gather(*map(checker.check, urls))

    return asyncio.run(run())
