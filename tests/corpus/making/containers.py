"""Pictures and compound files, byte by byte."""

import struct
import zlib


def png():
    """A picture of one black dot."""

    def chunk(kind, data):
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0\0"))
        + chunk(b"IEND", b"")
    )


PNG = png()


def ole(streams):
    """A compound file (OLE) of these streams, each filled up to 4096 bytes so that none needs the small sectors."""
    size = 512
    names = sorted(streams, key=lambda name: (len(name), name.upper()))
    count = 1 + (len(names) + 1 + 3) // 4
    fat = [0xFFFFFFFD] + [n + 1 for n in range(1, count - 1)] + [0xFFFFFFFE]
    entries, body = [], b""
    for n, name in enumerate(names, 1):
        data = streams[name].ljust(4096, b"\0")
        sectors = -(-len(data) // size)
        start = len(fat)
        fat += [start + k + 1 for k in range(sectors - 1)] + [0xFFFFFFFE]
        body += data.ljust(sectors * size, b"\0")
        right = n + 1 if n < len(names) else 0xFFFFFFFF
        entries.append((name, 2, right, 0xFFFFFFFF, start, len(data)))
    entries.insert(0, ("Root Entry", 5, 0xFFFFFFFF, 1, 0xFFFFFFFE, 0))
    directory = b""
    for name, kind, right, child, start, length in entries:
        wide = (name + "\0").encode("utf-16-le")
        directory += wide.ljust(64, b"\0") + struct.pack(
            "<HBBIII", len(wide), kind, 1, 0xFFFFFFFF, right, child
        )
        directory += bytes(36) + struct.pack("<IQ", start, length)
    blank = bytes(66) + struct.pack("<BBIII", 0, 1, *[0xFFFFFFFF] * 3) + bytes(48)
    while len(directory) < (count - 1) * size:
        directory += blank
    table_of_sectors = struct.pack(f"<{len(fat)}I", *fat).ljust(size, b"\xff")
    head = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
        + bytes(6)
    )
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<I", 0) + b"\xff" * (108 * 4)
    return head + table_of_sectors + directory + body
