"""Where a check may go: public addresses over http and https, and nowhere within the own network.

An address in a workbook is input of a stranger. Names are resolved once, every address behind a name is looked at, and
the connection goes to the address that was looked at, so that a name that changes in between leads nowhere else (see
OWASP, Server-Side Request Forgery Prevention).
"""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpx

Address = IPv4Address | IPv6Address
Permitted = Callable[[Address], bool]
Resolve = Callable[[str, int], Awaitable[list[Address]]]

_NAT64 = IPv6Network("64:ff9b::/96")
_SCHEMES = ("http", "https")


class RefusedError(Exception):
    """A check may not go there; the message says why, in Dutch."""


class UnknownHostError(Exception):
    """The name of a site leads to no address; `passing` when that may be over soon."""

    def __init__(self, passing: bool):
        super().__init__(passing)
        self.passing = passing


def is_public(address: Address) -> bool:
    """Return whether anyone on the internet may reach `address`, also when it wraps another one (RFC 6890)."""
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or _inside_nat64(address)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast


def _inside_nat64(address: IPv6Address) -> IPv4Address | None:
    return IPv4Address(int(address) & 0xFFFFFFFF) if address in _NAT64 else None


def checked_url(text: str) -> httpx.URL:
    """Return `text` as an address that may be asked for.

    Raises:
        RefusedError: it is no address, no http or https, or carries a name and password.

    """
    try:
        url = httpx.URL(text)
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise RefusedError("dit is geen geldig webadres") from error
    if url.scheme not in _SCHEMES or not url.host:
        raise RefusedError("dit is geen adres met http of https")
    if url.userinfo:
        raise RefusedError("in het adres staat een naam of wachtwoord")
    return url.copy_with(fragment=None)


async def resolve(host: str, port: int) -> list[Address]:
    """Return the addresses behind the name of a host, each once.

    Raises:
        UnknownHostError: there are none.

    """
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        passing = isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN
        raise UnknownHostError(passing) from error
    return list(dict.fromkeys(ip_address(str(entry[4][0]).partition("%")[0]) for entry in found))


class PublicTransport(httpx.AsyncHTTPTransport):
    """Connects only to permitted addresses; certificates are still checked against the name."""

    def __init__(self, permitted: Permitted, resolver: Resolve, limits: httpx.Limits):
        super().__init__(limits=limits, trust_env=False)
        self._permitted = permitted
        self._resolve = resolver

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send `request` to the first address of its host that answers.

        Raises:
            RefusedError: one of the addresses of the host is not permitted.
            UnknownHostError: the host has none.
            httpx.TransportError: see httpx.

        """
        url = request.url
        name, port = url.raw_host.decode("ascii"), url.port or (443 if url.scheme == "https" else 80)
        addresses = await self._resolve(name, port)
        if not all(map(self._permitted, addresses)):
            raise RefusedError("het adres leidt naar een intern netwerk")
        extensions = {**request.extensions, "sni_hostname": name}
        failed: httpx.TransportError | None = None
        for address in addresses:
            # The header `Host` is set already and keeps the name.
            there = httpx.Request(
                request.method,
                url.copy_with(host=str(address)),
                headers=request.headers,
                stream=request.stream,
                extensions=extensions,
            )
            try:
                return await super().handle_async_request(there)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                failed = error
        raise failed or UnknownHostError(passing=False)
