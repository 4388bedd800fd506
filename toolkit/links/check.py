"""Check one web address: ask for the headers, else for the page, follow where it leads, and say what came of it."""

import asyncio
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx

from toolkit.link_status import LinkStatus, LinkUitkomst
from toolkit.links.manners import HostGate, Manners, PostponedError
from toolkit.links.safety import PublicTransport, RefusedError, UnknownHostError, checked_url

# RFC 9110, section 15.4: only these say that the page has another address from now on.
_MOVED = frozenset({301, 308})
_REDIRECTS = _MOVED | {302, 303, 307}
_LATER = frozenset({408, 425, 429, 500, 502, 503, 504})
_GONE = frozenset({404, 410})
_CERTIFICATE = "het certificaat van de site klopt niet"


@dataclass(frozen=True, slots=True)
class _Answer:
    """What following an address gave; `moved` is where the permanent redirects at its start lead."""

    uitkomst: LinkUitkomst
    host: str
    moved: str | None = None
    passing: bool = False
    wait: float | None = None


class _NoAnswerError(Exception):
    def __init__(self, answer: _Answer):
        super().__init__(answer)
        self.answer = answer


class Checker:
    """Checks addresses with one client and one gate for the whole run."""

    def __init__(self, transport: PublicTransport, user_agent: str, manners: Manners):
        self._client = httpx.AsyncClient(
            transport=transport,
            timeout=httpx.Timeout(manners.answer, connect=manners.answer / 2),  # leaves time for a second address
            follow_redirects=False,  # every hop is looked at before it is taken
            trust_env=False,
            headers={"User-Agent": user_agent, "Accept": "*/*"},
        )
        self._gate = HostGate(manners)
        self._manners = manners

    async def __aenter__(self) -> "Checker":
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._client.aclose()

    async def check(self, url: str) -> LinkUitkomst | None:
        """Return what came of `url`, or None when its host is to be left alone for now.

        ``HEAD`` goes first; a server that does not like it is asked with ``GET``, of which the headers are read and
        the body is left. What may pass (busy, a fault, silence) is tried again, later each time or when the server
        says.
        """
        try:
            answer = await self._follow(url, "HEAD")
            attempt = 1
            while _may_differ(answer, attempt, self._manners.attempts):
                self._pause_after(answer, attempt - 1)
                answer = await self._follow(url, "GET")
                attempt += 1
        except PostponedError:
            return None
        if answer.uitkomst.code is None and answer.passing:
            self._gate.silent(answer.host)
        return answer.uitkomst

    def _pause_after(self, answer: _Answer, failures: int) -> None:
        if answer.wait is not None:
            self._gate.hold(answer.host, answer.wait)
        elif failures:  # not between HEAD and the first GET: the pause of the host is enough
            self._gate.hold(answer.host, self._manners.back_off * 2 ** (failures - 1))

    async def _follow(self, text: str, method: str) -> _Answer:
        """Ask for an address and follow its redirects to the end."""
        moved: str | None = None
        permanent, seen, hops, host = True, set[tuple[str, int]](), 0, ""
        try:
            while True:
                url = checked_url(text)
                host = url.host
                here = (str(url), len(self._client.cookies.jar))  # some sites set a cookie and send you back
                if here in seen or hops > self._manners.hops:
                    return _no_page("de site verwijst in een kring", host)
                seen.add(here)
                response = await self._ask(method, url)
                if response.status_code not in _REDIRECTS or "location" not in response.headers:
                    return _answer_of(response, host, moved)
                text = str(url.join(response.headers["location"]))
                hops += 1
                permanent = permanent and response.status_code in _MOVED
                moved = text if permanent else moved
        except RefusedError as error:
            return _Answer(LinkUitkomst(LinkStatus.NIET_TOEGESTAAN, reden=_where(str(error), hops)), host)
        except _NoAnswerError as error:
            return error.answer

    async def _ask(self, method: str, url: httpx.URL) -> httpx.Response:
        host = url.host
        async with self._gate.turn(host):
            try:
                async with asyncio.timeout(self._manners.answer):
                    response = await self._client.send(self._client.build_request(method, url), stream=True)
                    await response.aclose()  # the body stays where it is, however long it says to be
            except UnknownHostError as error:
                raise _NoAnswerError(_no_page("de naam van de site bestaat niet", host, error.passing)) from error
            except (TimeoutError, httpx.TimeoutException) as error:
                raise _NoAnswerError(_no_page("de site antwoordt niet op tijd", host, True)) from error
            except httpx.TransportError as error:
                raise _NoAnswerError(_failed(error, host)) from error
        self._gate.answered(host)
        return response


def _may_differ(answer: _Answer, attempt: int, attempts: int) -> bool:
    """Return whether asking once more may give another answer: with GET after HEAD, or later."""
    refused_head = attempt == 1 and (answer.uitkomst.code or 0) >= 400
    return refused_head or (answer.passing and attempt <= attempts)


def _answer_of(response: httpx.Response, host: str, moved: str | None) -> _Answer:
    code = response.status_code
    if code < 400:
        status = LinkStatus.OMGELEID if moved else LinkStatus.BEREIKBAAR
        return _Answer(LinkUitkomst(status, code, naar=moved), host, moved)
    status = LinkStatus.NIET_GEVONDEN if code in _GONE else LinkStatus.STORING if code >= 500 else LinkStatus.GEWEIGERD
    return _Answer(LinkUitkomst(status, code), host, moved, code in _LATER, _retry_after(response))


def _no_page(reden: str, host: str, passing: bool = False) -> _Answer:
    return _Answer(LinkUitkomst(LinkStatus.GEEN_ANTWOORD, reden=reden), host, passing=passing)


def _failed(error: httpx.TransportError, host: str) -> _Answer:
    if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in _causes(error)):
        return _Answer(LinkUitkomst(LinkStatus.ONVEILIG, reden=_CERTIFICATE), host)
    if any(isinstance(cause, ssl.SSLError) for cause in _causes(error)):
        return _Answer(LinkUitkomst(LinkStatus.ONVEILIG, reden="de site heeft geen goede beveiligde verbinding"), host)
    if isinstance(error, httpx.ConnectError):
        return _no_page("er komt geen verbinding met de site", host, True)
    return _no_page("de site verbreekt de verbinding of geeft geen geldig antwoord", host, True)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _where(reden: str, hops: int) -> str:
    return f"de site verwijst door, maar {reden}" if hops else reden


def _retry_after(response: httpx.Response) -> float | None:
    """Return the seconds that the server asks to wait, in either form of RFC 9110, section 10.2.3."""
    text = response.headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max((moment - datetime.now(UTC)).total_seconds(), 0.0)
