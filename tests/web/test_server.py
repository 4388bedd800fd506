"""The server and the queue before the site: whoever is slow or asks much at once keeps nobody waiting."""

import asyncio
import json
import logging
import re
import resource
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.web.conftest import serve
from tests.web.test_veiligheid import HEADERS
from tests.web.vragen import Client
from toolkit.web.drukte import Queue, TeDrukError
from toolkit.web.logboek import LOGGING, LogLine
from toolkit.web.server import CANNOT, ImpatientProtocol, most_connections, raise_descriptors, server_of
from toolkit.web.server import serve as serve_on

OF_THE_SERVER = {**HEADERS, "cross-origin-resource-policy": "same-origin"}


@contextmanager
def running(app: Any) -> Iterator[int]:
    """Serve an application on a free port."""
    server = server_of(app, "127.0.0.1", 0)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 30
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.02)
    assert server.started
    yield server.servers[0].sockets[0].getsockname()[1]
    server.should_exit = True
    thread.join(timeout=10)
    for name in LOGGING["loggers"]:  # they write to the standard error of this test
        logging.getLogger(name).handlers.clear()


@pytest.mark.parametrize(
    "begin",
    [
        b"",
        b"GET / HT",
        b"GET / HTTP/1.1\r\nHost: x\r\nX-A: ",
        b"GET /-/gezond HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nHo",
    ],
    ids=["nothing", "half a line", "half a head", "a whole one and half of the next"],
)
def test_a_question_that_never_becomes_whole_is_closed(
    voorbeeld_db: Path, monkeypatch: pytest.MonkeyPatch, begin: bytes
) -> None:
    monkeypatch.setattr(ImpatientProtocol, "whole_question", 0.5)
    with running(serve(voorbeeld_db).app()) as port, closing(socket.create_connection(("127.0.0.1", port))) as client:
        client.settimeout(8)
        client.sendall(begin)
        started, received = time.monotonic(), b""
        while part := client.recv(65_536):
            received += part
        assert time.monotonic() - started < 8
        assert received.startswith(b"HTTP/1.1 200") == begin.startswith(b"GET /-/gezond")


def test_an_answer_is_sent_whole_without_the_name_of_the_server_and_a_slow_one_is_not_cut_off(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ImpatientProtocol, "whole_question", 0.2)

    async def slow(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            await receive()
            await send({"type": "lifespan.startup.complete"})
            await receive()
            await send({"type": "lifespan.shutdown.complete"})
            return
        await asyncio.sleep(0.6)
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"klaar"})

    with running(slow) as port, closing(socket.create_connection(("127.0.0.1", port))) as client:
        client.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        received = client.recv(65_536)
    head, _, body = received.partition(b"\r\n\r\n")
    assert (head[:15], b"server:" in head.lower(), body[:9]) == (b"HTTP/1.1 200 OK", False, b"5\r\nklaar\r")


def test_a_reader_who_takes_nothing_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ImpatientProtocol, "reading", 0.5)
    size, ended = 64 * 1024 * 1024, threading.Event()

    async def large(scope: Any, receive: Any, send: Any) -> None:
        await receive()
        if scope["type"] == "lifespan":
            await send({"type": "lifespan.startup.complete"})
            await receive()
            await send({"type": "lifespan.shutdown.complete"})
            return
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"%d" % size)]})
        for _ in range(size >> 16):
            await send({"type": "http.response.body", "body": bytes(1 << 16), "more_body": True})
        await send({"type": "http.response.body", "body": b""})
        ended.set()

    with running(large) as port, closing(socket.create_connection(("127.0.0.1", port))) as client:
        client.settimeout(20)
        client.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
        assert ended.wait(15), "the answer is given up, and its file closed"
        received = 0
        with suppress(ConnectionResetError):
            while part := client.recv(1 << 20):
                received += len(part)
        assert received < size


@pytest.mark.parametrize(
    ("soft", "hard", "raised", "most"),
    [(256, 1024, 1024, 134), (1024, 524_288, 2756, 1000), (65_536, 65_536, 65_536, 1000), (100, 100, 100, 1)],
)
def test_there_are_no_more_connections_than_descriptors(
    soft: int, hard: int, raised: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits = [(soft, hard)]
    monkeypatch.setattr(resource, "getrlimit", lambda _: limits[-1])
    monkeypatch.setattr(resource, "setrlimit", lambda _, wanted: limits.append(wanted))
    raise_descriptors()
    assert (limits[-1][0], most_connections()) == (raised, most)


def test_what_the_event_loop_says_is_a_line_without_what_it_quotes() -> None:
    try:
        raise ValueError("geheim")
    except ValueError as error:
        told = (type(error), error, error.__traceback__)
    record = logging.LogRecord("asyncio", logging.ERROR, "x.py", 1, "Mislukt\nquoted: %s", ("geheim",), told)
    line = LogLine().format(record)
    assert "geheim" not in line
    assert re.fullmatch(r'tijd=\S+ niveau=error melding="Mislukt" fout=ValueError plaats=test_server\.py:\d+', line)


def test_what_the_server_refuses_itself_is_dutch_with_every_header_and_nothing_typed_reaches_the_log(
    voorbeeld_db: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("toolkit.web.server.CONNECTIONS", 4)
    monkeypatch.setattr("toolkit.web.server.TOLD", 2)
    head = b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    no_questions = [b"onzin\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n", b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"]
    typed = [
        b"GET /?zoek=geheim" + head,
        b"GET /%3Fzoek%3Dgeheim" + head,
        b"GEHEIM /over" + head,
        b"GET /over" + head,
    ]
    with running(serve(voorbeeld_db).app()) as port:
        for question in no_questions:
            status, headers, body = raw(port, question)
            assert (status, body) == (400, "Dit is geen vraag die een browser stelt. Open het adres gewoon.\n")
            assert headers | OF_THE_SERVER == headers
        assert [raw(port, question)[0] for question in typed] == [200, 404, 405, 200]
        idle = [socket.create_connection(("127.0.0.1", port)) for _ in range(4)]
        status, headers, body = raw(port, b"GET /-/gezond" + head)
        assert (status, body) == (503, "Het is te druk. Probeer het over een minuut nog eens.\n"), "a fifth connection"
        assert headers | OF_THE_SERVER | {"retry-after": "60"} == headers
        status, headers, body = raw(port, b"GET /api/v1/interventies" + head)
        assert (status, headers["content-type"]) == (503, "application/problem+json")
        assert json.loads(body)["title"] == "Het is te druk"
        idle += [socket.create_connection(("127.0.0.1", port)) for _ in range(2)]
        with closing(socket.create_connection(("127.0.0.1", port))) as seventh, suppress(ConnectionError):
            seventh.settimeout(8)
            assert seventh.recv(1) == b"", "closed at once"
        for connection in idle:
            connection.close()
    out, err = capfd.readouterr()
    assert out == ""
    assert "geheim" not in err.lower()
    assert [line.partition(" niveau=info ")[2] for line in err.splitlines() if " pad=" in line] == [
        "methode=GET pad=/ status=200",
        "methode=GET pad=- status=404",
        "methode=- pad=- status=405",
        "methode=GET pad=/over status=200",
        "methode=GET pad=- status=503",
        "methode=GET pad=- status=503",
    ]
    assert all(re.match(r"tijd=\S+ niveau=[a-z]+ (methode=|melding=\")", line) for line in err.splitlines())


def raw(port: int, question: bytes) -> tuple[int, dict[str, str], str]:
    """Send what no client would, and return status, headers and body."""
    with closing(socket.create_connection(("127.0.0.1", port))) as connection:
        connection.settimeout(8)
        connection.sendall(question)
        received = b""
        while part := connection.recv(65_536):
            received += part
    head, _, body = received.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    return int(first.split()[1]), dict(line.split(": ", 1) for line in lines), body.decode("utf-8", "replace")


async def test_a_few_are_worked_on_and_the_others_wait_their_turn() -> None:
    busy, most, release = 0, 0, asyncio.Event()

    async def app(scope: Any, receive: Any, send: Any) -> None:
        nonlocal busy, most
        busy += 1
        most = max(most, busy)
        await release.wait()
        await send({"type": "http.response.start"})
        busy -= 1

    async def nothing(*_: Any) -> Any: ...

    queue = Queue(at_work=2, waiting=3)
    tasks = [asyncio.create_task(queue.take_turn(app, {}, nothing, nothing)) for _ in range(5)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    with pytest.raises(TeDrukError):
        await queue.take_turn(app, {}, nothing, nothing)
    release.set()
    await asyncio.gather(*tasks)
    assert most == 2


async def test_too_many_questions_at_once_are_told_to_come_back_and_health_is_answered(
    voorbeeld_db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("toolkit.web.beveiliging.Queue", lambda: Queue(at_work=1, waiting=2))
    client = Client(serve(voorbeeld_db))
    await client.ask("/-/gezond")
    asked = [asyncio.create_task(client.ask("/")) for _ in range(12)]
    await asyncio.sleep(0)
    health = await client.ask("/-/gezond")
    answers = await asyncio.gather(*asked)
    assert health.status == 200
    assert {answer.status for answer in answers} == {200, 503}
    refused = next(answer for answer in answers if answer.status == 503)
    assert refused.headers["retry-after"] == "5"
    assert "Het is te druk" in refused.text


def test_a_wrong_database_is_said_in_dutch(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "scripts" / "serve.py"), "--db", str(tmp_path / "weg.db")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"De database {tmp_path / 'weg.db'} is er niet. Maak haar met `make build`.\n"


def test_a_port_that_is_taken_is_said_before_anything_starts(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert serve_on(lambda: pytest.fail("the site must not start"), "127.0.0.1", port) == CANNOT
    said = f"Poort {port} is al in gebruik. Kies een andere, zoals: make serve PORT={port + 1}\n"
    assert capsys.readouterr() == ("", said)
