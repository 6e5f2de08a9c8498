"""Bodies off the wire, decoded under two caps: a stranger must not be able to fill our memory.

A gigabyte of zeros is a megabyte in gzip, so the caps are kept while decoding, a small piece at a time: the decoder
is never asked for more than one piece, whatever it could give. Encodings: RFC 9110, section 8.4.1; gzip may hold
several members (RFC 1952, section 2.2); `deflate` is zlib's form, or by an old mistake of servers the bare one.
"""

import zlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sources.errors import BrokenAnswer, TooLarge, Unreachable

ACCEPT_ENCODING = "gzip, deflate"
"""What we ask for: the two codings that the standard library decodes under a cap."""
PIECE_BYTES = 262_144
_GZIP_MAGIC = b"\x1f\x8b"
_GZIP_BITS = 16 + zlib.MAX_WBITS


class Caps(NamedTuple):
    """How much of a body is accepted."""

    compressed: int
    """Bytes as they come off the wire."""
    decoded: int
    """Bytes after decompression."""


def decoded_pieces(chunks: Iterable[bytes], encoding: str, caps: Caps) -> Iterator[bytes]:
    """The body of an answer whose Content-Encoding is `encoding`, decoded, piece by piece.

    Raises TooLarge past a cap, Unreachable for a coding that was not asked for, BrokenAnswer for a body that breaks
    off or is damaged.
    """
    counted = _counted(chunks, caps.compressed)
    decoded = 0
    for piece in _decoded(counted, _coding(encoding)):
        decoded += len(piece)
        if decoded > caps.decoded:
            raise TooLarge(f"its body unpacks to more than {caps.decoded:,} bytes; raise the setting `max_bytes`")
        yield piece


def _coding(encoding: str) -> str:
    codings = [coding for part in encoding.split(",") if (coding := part.strip().lower()) not in ("", "identity")]
    if len(codings) > 1:
        raise Unreachable(f"its body is packed more than once ({encoding[:60]!r}), which we never ask for")
    coding = codings[0].removeprefix("x-") if codings else "identity"
    if coding not in ("identity", "gzip", "deflate"):
        raise Unreachable(
            f"its body is packed as {coding[:60]!r}, which we never ask for; save the page and give the file"
        )
    return coding


def _counted(chunks: Iterable[bytes], cap: int) -> Iterator[bytes]:
    read = 0
    for chunk in chunks:
        read += len(chunk)
        if read > cap:
            raise TooLarge(f"its body is longer than {cap:,} bytes; raise the setting `max_compressed_bytes`")
        yield chunk


def _decoded(chunks: Iterator[bytes], coding: str) -> Iterator[bytes]:
    if coding == "identity":
        return chunks
    return _inflated(_Wire(chunks), coding)


class _Wire:
    """Chunks with a look ahead."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self._chunks = chunks
        self._ahead = b""

    def peek(self, count: int) -> bytes:
        """The next `count` bytes, fewer at the end; they stay to be taken."""
        while len(self._ahead) < count and (chunk := next(self._chunks, None)) is not None:
            self._ahead += chunk
        return self._ahead[:count]

    def take(self) -> bytes:
        """Some bytes; empty at the end."""
        self.peek(1)
        taken, self._ahead = self._ahead, b""
        return taken

    def give_back(self, unread: bytes) -> None:
        """Puts bytes back in front."""
        self._ahead = unread + self._ahead


def _inflated(wire: _Wire, coding: str) -> Iterator[bytes]:
    start = wire.peek(2)
    if not start:  # a 304 and an empty page carry the header without a body
        return
    try:
        if coding == "deflate":
            yield from _member(wire, zlib.MAX_WBITS if _is_zlib(start) else -zlib.MAX_WBITS)
        else:
            yield from _member(wire, _GZIP_BITS)
            while wire.peek(2) == _GZIP_MAGIC:
                yield from _member(wire, _GZIP_BITS)
    except zlib.error as err:
        raise BrokenAnswer(f"its {coding} body is damaged; try again later") from err
    while wire.take():  # padding after the last member; read, so that the connection can be used again
        pass


def _is_zlib(start: bytes) -> bool:
    # RFC 1950, section 2.2: the method is 8, and the two bytes as one number are a multiple of 31.
    return len(start) == 2 and start[0] & 0x0F == 8 and int.from_bytes(start, "big") % 31 == 0


def _member(wire: _Wire, window_bits: int) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(window_bits)
    while not unpacker.eof:
        packed = unpacker.unconsumed_tail or wire.take()
        if not packed:
            raise BrokenAnswer("its packed body breaks off; try again later")
        piece = unpacker.decompress(packed, PIECE_BYTES)
        while piece:
            yield piece
            # A full piece with no input left over may have more behind it, inside the decoder.
            is_drained = len(piece) < PIECE_BYTES or unpacker.eof or unpacker.unconsumed_tail
            piece = b"" if is_drained else unpacker.decompress(b"", PIECE_BYTES)
    wire.give_back(unpacker.unused_data)
