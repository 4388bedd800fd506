"""Makes data small enough to hand over in a file that is text.

Pages of interventions are much alike, but gzip looks back no further than 32 kB. So what stood somewhere before is
first replaced by its place, as rzip does (Tridgell 1999, chapter 4); gzip does the rest. What the document for readers
without script says, is taken from there.
"""

import base64
import gzip
import json
from collections.abc import Iterator

_BLOCK = 32  # bytes that two pieces must have in common, at least
_NEAR = 20_000  # bytes back that gzip finds by itself
_MARK = b"\x01"  # JSON has no control characters
_NOT_IN_B85 = ","  # stands for ``<``, which could end a script


class Packer:
    """Packs data beside a text that whoever unpacks them has as well."""

    def __init__(self, beside: str) -> None:
        self._beside = beside.encode()
        blocks = range(0, len(self._beside) - _BLOCK + 1, _BLOCK)
        self._places = {self._beside[place : place + _BLOCK]: place for place in reversed(blocks)}

    def pack(self, data: object) -> str:
        """Return `data` as JSON, compressed and in base 85 without ``<``; the same data give the same text.

        Base 85 begins with the length of what gzip made, in four bytes. In what gzip packed, a piece that stood before
        is byte 1, its place and length (hexadecimal, ``.`` between), and ``;``; the text beside it comes before all.
        """
        zipped = gzip.compress(b"".join(self._shortened(as_json(data).encode())), compresslevel=9, mtime=0)
        # Base 85 is filled up to whole groups, and a browser refuses what comes after the end.
        packed = base64.b85encode(len(zipped).to_bytes(4, "big") + zipped, pad=True).decode("ascii")
        return packed.replace("<", _NOT_IN_B85)

    def _shortened(self, own: bytes) -> Iterator[bytes]:
        """Yield `own` with references to what stands far before; first the length of all of it."""
        yield b"%x;" % len(own)
        content = self._beside + own
        places: dict[bytes, int] = {}
        here = begin = edge = len(self._beside)  # what is being looked at, and what was not written yet
        while here + _BLOCK <= len(content):
            block = content[here : here + _BLOCK]
            there = places.get(block)
            if there is None or here - there <= _NEAR:
                there = self._places.get(block) if there is None else None
            if there is not None:
                start, end = _widest(content, there, here, (begin, edge))
                yield content[begin:start]
                yield _MARK + b"%x.%x;" % (there - here + start, end - start)
                for place in range(here // _BLOCK * _BLOCK + _BLOCK, end - _BLOCK, _BLOCK):
                    places[content[place : place + _BLOCK]] = place
                here = begin = end
                continue
            if here % _BLOCK == 0:
                places[block] = here
            here += 1
        yield content[begin:]


def as_json(data: object) -> str:
    """Return JSON without spaces."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _widest(content: bytes, there: int, here: int, bounds: tuple[int, int]) -> tuple[int, int]:
    """Return where the piece around `here` that also stands around `there` starts, and ends.

    It starts not before the first of `bounds`; the piece that it repeats is on one side of the second.
    """
    begin, edge = bounds
    back = there - here
    lowest, highest = (0, edge) if there < edge else (edge, here + len(content))
    start, end = here, here + _BLOCK
    while start > begin and start + back > lowest and content[start - 1] == content[start - 1 + back]:
        start -= 1
    while end < len(content) and end + back < min(start, highest) and content[end] == content[end + back]:
        end += 1
    return start, end
