# SPDX-FileCopyrightText: 2026 The Hereabouts authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A WebSocket client that follows no rules (RFC 6455)."""
import base64
import os
import re
import socket
import struct
import time

from settings import A
from wire import connect


def ws_request(
    headers=None,
    path=None,
    addr=None,
    drop=(),
    method='GET',
    version='HTTP/1.1',
    host_override=None,
):
    h = {
        'Host': host_override or A.lan_host,
        'Upgrade': 'websocket',
        'Connection': 'Upgrade',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': base64.b64encode(os.urandom(16)).decode(),
        'Origin': 'http://' + A.lan_host,
    }
    h.update(headers or {})
    for d in drop:
        h.pop(d, None)
    return (
        '%s %s %s\r\n' % (method, path or A.ws, version)
        + ''.join('%s: %s\r\n' % kv for kv in h.items())
        + '\r\n'
    ).encode('latin-1')


def frame(op, payload=b'', fin=True, mask=True, rsv=0, length=None, form=None):
    n = len(payload) if length is None else length
    b = bytes([(0x80 if fin else 0) | rsv << 4 | op])
    m = 0x80 if mask else 0
    if form == 16 or (form is None and 126 <= n < 65536):
        b += bytes([m | 126]) + struct.pack('>H', n)
    elif form == 64 or (form is None and n >= 65536):
        b += bytes([m | 127]) + struct.pack('>Q', n)
    else:
        b += bytes([m | n])
    if mask:
        k = os.urandom(4)
        b += k
        if payload:
            x = int.from_bytes((k * (len(payload) // 4 + 1))[: len(payload)], 'big')
            payload = (int.from_bytes(payload, 'big') ^ x).to_bytes(len(payload), 'big')
    return b + payload


class WsClient:
    def __init__(self, tail=b'', source=None, **kw):
        self.s = connect(A.lan, source=source)
        self.s.sendall(ws_request(**kw) + tail)
        self.buf, self.status = b'', None
        until = time.monotonic() + A.hang
        while b'\r\n\r\n' not in self.buf and time.monotonic() < until:
            self.s.settimeout(max(0.05, until - time.monotonic()))
            try:
                b = self.s.recv(4096)
            except OSError:
                break
            if not b:
                break
            self.buf += b
        m = re.match(rb'HTTP/1\.1 (\d+)', self.buf)
        self.status = int(m.group(1)) if m else None
        if self.status == 101:
            self.buf = self.buf.split(b'\r\n\r\n', 1)[1]

    def frames(self, wait):
        """Yield (opcode, payload); last item is ('eof'|'quiet', b'')."""
        until = time.monotonic() + wait
        while True:
            b = self.buf
            if len(b) >= 2:
                n, i = b[1] & 127, 2
                if n == 126 and len(b) >= 4:
                    n, i = struct.unpack('>H', b[2:4])[0], 4
                elif n == 127 and len(b) >= 10:
                    n, i = struct.unpack('>Q', b[2:10])[0], 10
                if (
                    len(b) >= i + n
                    and not (b[1] & 127 == 126 and i == 2)
                    and not (b[1] & 127 == 127 and i == 2)
                ):
                    self.buf = b[i + n :]
                    yield b[0] & 15, b[i : i + n]
                    continue
            left = until - time.monotonic()
            if left <= 0:
                yield 'quiet', b''
                return
            try:
                self.s.settimeout(left)
                x = self.s.recv(65536)
            except socket.timeout:
                continue
            except OSError:
                yield 'eof', b''
                return
            if not x:
                yield 'eof', b''
                return
            self.buf += x

    def verdict(self, wait=None):
        """close:CODE | eof | ignored (a ping is still answered) | hang"""
        try:
            self.s.sendall(frame(9, b'alive?'))
        except OSError:
            pass
        for op, pay in self.frames(A.hang if wait is None else wait):
            if op == 8:
                code = struct.unpack('>H', pay[:2])[0] if len(pay) >= 2 else 1005
                self.s.close()
                return 'close:%d' % code
            if op == 10 and pay == b'alive?':
                self.s.close()
                return 'ignored'
            if op == 'eof':
                self.s.close()
                return 'eof'
        self.s.close()
        return 'hang'
