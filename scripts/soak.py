"""Ask the site much for a long time, and see whether memory and open files stay flat: ``make soak MINUTES=30``.

Four visitors ask pages, searches that nobody asked before, lists, exports, mistakes and questions broken off halfway.
Memory and descriptors are those of the server's process, from /proc (so this runs on Linux).
"""

import argparse
import itertools
import random
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import quote

import httpx

ROOT = Path(__file__).resolve().parent.parent
VISITORS, EVERY = 4, 5.0  # at once; seconds between two looks
# What is kept for the next question (pages, compiled templates) fills up first; after that nothing should grow.
MOST_GROWTH, MOST_DESCRIPTORS = 1.10, 8
WORDS = (
    "jongeren",
    "ouders",
    "weerbaarheid",
    "empathie",
    "school",
    "gezin",
    "training",
    "geweld",
    "identiteit",
    "moskee",
)
ADDRESSES = (
    *("/", "/?zoek={word}", "/?fase=groepsfase&zoek={word}+{number}", "/situatie?doelgroep=jongeren", "/bewijskaart"),
    *("/begrippen", "/over", "/wijzigingen", "/wijzigingen.atom", "/export.xlsx?zoek={word}", "/export.csv"),
    *("/export.json?zoek={word}", "/export.ris", "/api/v1/interventies?zoek={word}", "/-/suggesties?begin={word}"),
    *("/interventies/broncel?_size=10&waarde__contains={word}{number}", "/interventies/interventie?_facet=herkomst"),
    *("/interventie/bestaat-niet-{number}", "/?fase={word}", "/interventies/interventie?_sort={word}", "/-/gezond"),
    *("/open-data/", "/open-data/interventies.db", "/bewijskaart.svg", "/vergelijk?id={number}", "/?zoek={long}"),
)


@dataclass(frozen=True, slots=True)
class Look:
    """Megabytes of memory and open descriptors at one moment."""

    memory: float
    descriptors: int


def main() -> int:
    """Run the command; 0 flat, 1 something grew or failed, 2 the site did not start."""
    parser = argparse.ArgumentParser(description="Vraagt de site lang veel, en meet geheugen en open bestanden.")
    parser.add_argument("--db", type=Path, default=ROOT / "data" / "build" / "interventies.db", help="de database")
    parser.add_argument("--minutes", type=float, default=30, help="hoe lang (30)")
    arguments = parser.parse_args()
    with _site(arguments.db) as (pid, port):
        if port is None:
            return 2
        answers, looks, seconds = _soak(pid, port, arguments.minutes * 60)
    say(f"{sum(answers.values())} vragen in {seconds:.0f} s; antwoorden: {dict(sorted(answers.items()))}")
    for name, part in zip(("opwarmen", "begin", "midden", "eind"), quarters(looks), strict=True):
        memory, descriptors = _typical(part)
        say(f"{name:>9}: geheugen {memory:.0f} MB, open bestanden {descriptors:.0f}")
    problems = judge(looks, answers)
    say("\n".join(problems) or "Geheugen en open bestanden bleven vlak.")
    return 1 if problems else 0


def judge(looks: Sequence[Look], answers: Counter[int]) -> list[str]:
    """Return in Dutch what grew between the second and the last quarter, and which answers are failures of the site."""
    _, early, _, late = quarters(looks)
    (memory, descriptors), (memory_late, descriptors_late) = _typical(early), _typical(late)
    problems = []
    if memory_late > memory * MOST_GROWTH:
        problems.append(f"Het geheugen groeide van {memory:.0f} naar {memory_late:.0f} MB.")
    if descriptors_late > descriptors + MOST_DESCRIPTORS:
        problems.append(f"Het aantal open bestanden groeide van {descriptors:.0f} naar {descriptors_late:.0f}.")
    if failed := {status: number for status, number in answers.items() if status >= 500 and status != 503}:
        problems.append(f"De site faalde: {failed}.")
    return problems


def quarters(looks: Sequence[Look]) -> list[Sequence[Look]]:
    """Return the looks in four parts of the same length.

    Raises:
        ValueError: there are fewer than four.

    """
    if len(looks) < 4:
        raise ValueError("te kort: er is minder dan vier keer gekeken")
    size = len(looks) // 4
    return [looks[-4 * size :][size * part : size * (part + 1)] for part in range(4)]


def _typical(looks: Sequence[Look]) -> tuple[float, float]:
    return median(look.memory for look in looks), median(look.descriptors for look in looks)


@contextmanager
def _site(database: Path) -> Iterator[tuple[int, int | None]]:
    """Serve the database in a process of its own; give its id and port, None when it did not start."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, str(ROOT / "scripts" / "serve.py"), "--db", str(database), "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    try:
        yield server.pid, port if _answers(server, port) else None
    finally:
        server.terminate()
        server.wait(timeout=30)


def _answers(server: "subprocess.Popen[bytes]", port: int) -> bool:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        with suppress(httpx.HTTPError):
            return httpx.get(f"http://127.0.0.1:{port}/-/gezond").status_code == 200
        time.sleep(0.2)
    say("De site start niet.")
    return False


def _soak(pid: int, port: int, seconds: float) -> tuple[Counter[int], list[Look], float]:
    answers: Counter[int] = Counter()
    stop, began, looks = threading.Event(), time.monotonic(), []
    visitors = [threading.Thread(target=_visit, args=(port, number, answers, stop)) for number in range(VISITORS)]
    for visitor in visitors:
        visitor.start()
    while time.monotonic() - began < seconds:
        time.sleep(min(EVERY, seconds / 20))
        looks.append(_look(pid))
    stop.set()
    for visitor in visitors:
        visitor.join()
    return answers, looks, time.monotonic() - began


def _visit(port: int, seed: int, answers: Counter[int], stop: threading.Event) -> None:
    chance = random.Random(seed)  # noqa: S311 -- the same visitors every time
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
        for number in itertools.count(seed, VISITORS):
            if stop.is_set():
                return
            if number % 50 == 0:
                _leave_halfway(port)
            word = chance.choice(WORDS)
            address = chance.choice(ADDRESSES).format(word=quote(word), number=number, long=f"{word}+" * 200)
            with suppress(httpx.HTTPError):
                answers[client.get(address).status_code] += 1


def _leave_halfway(port: int) -> None:
    """Ask for the largest file and go before it is there."""
    with suppress(OSError), closing(socket.create_connection(("127.0.0.1", port), timeout=10)) as client:
        client.sendall(b"GET /open-data/interventies.db HTTP/1.1\r\nHost: localhost\r\n\r\n")
        client.recv(1000)


def _look(pid: int) -> Look:
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    memory = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))
    return Look(memory / 1024, len(list(Path(f"/proc/{pid}/fd").iterdir())))


def say(text: str) -> None:
    """Print and flush, so that progress shows."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
