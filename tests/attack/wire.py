# SPDX-FileCopyrightText: 2026 The Hereabouts authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One connection: bytes out, answers in."""
import re
import select
import socket
import time

from settings import A


class Resp:
    def __init__(self, status, headers, body, complete):
        self.status, self.headers, self.body, self.complete = status, headers, body, complete

    def h(self, name):
        return [v for k, v in self.headers if k == name.lower()]


class Result:
    """What came back on one connection."""

    def __init__(self):
        self.raw, self.end, self.sent, self.secs, self.heads = b'', 'open', 0, 0.0, ()
        self.note = ''

    @property
    def responses(self):
        return parse_responses(self.raw, self.heads)

    def outcome(self):
        r = self.responses
        if r and r[0].status == 100 and len(r) > 1:
            r = r[1:]
        if r:
            return str(r[0].status)
        if self.raw:
            return 'garbage'
        return 'close' if self.end != 'open' else 'hang'


def parse_responses(raw, heads=()):
    out, pos = [], 0
    while pos < len(raw):
        end = raw.find(b'\r\n\r\n', pos)
        if not raw.startswith(b'HTTP/', pos) or end < 0:
            break
        lines = raw[pos:end].split(b'\r\n')
        m = re.match(rb'HTTP/\d\.\d (\d{3})', lines[0])
        if not m:
            break
        status, headers = int(m.group(1)), []
        for l in lines[1:]:
            k, _, v = l.partition(b':')
            headers.append((k.strip().lower().decode('latin-1'), v.strip().decode('latin-1')))
        pos, body, complete = end + 4, b'', True
        hd = dict(headers)
        if status in (204, 304) or 100 <= status < 200 or len(out) in heads:
            pass
        elif 'chunked' in hd.get('transfer-encoding', '').lower():
            complete = False
            while True:
                e = raw.find(b'\r\n', pos)
                if e < 0:
                    break
                try:
                    n = int(raw[pos:e].split(b';')[0], 16)
                except ValueError:
                    break
                if n == 0:
                    pos, complete = e + 4, True
                    break
                body += raw[e + 2 : e + 2 + n]
                pos = e + 2 + n + 2
        elif 'content-length' in hd and hd['content-length'].isdigit():
            n = int(hd['content-length'])
            body = raw[pos : pos + n]
            complete = len(body) == n
            pos += n
        else:
            body, pos = raw[pos:], len(raw)
        out.append(Resp(status, headers, body, complete))
    return out


def connect(addr, timeout=5, source=None):
    s = socket.socket(socket.AF_INET6 if ':' in addr[0] else socket.AF_INET, socket.SOCK_STREAM)
    s.settimeout(timeout)
    if source:
        s.bind((source, 0))
    s.connect(addr)
    s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return s


def exchange(
    data, addr=None, wait=None, want=1, heads=(), pieces=None, gap=0.0, quiet=0.1, source=None
):
    """Send data (or pieces with a gap), read until `want` complete answers and then `quiet` seconds more, or the end."""
    r, t0 = Result(), time.monotonic()
    r.heads = heads
    wait = A.hang if wait is None else wait
    try:
        s = connect(addr or A.public, source=source)
    except OSError as e:
        r.end, r.note = 'refused', str(e)
        return r
    try:
        for p in pieces if pieces is not None else [data]:
            s.settimeout(wait)
            s.sendall(p)
            r.sent += len(p)
            if gap:
                time.sleep(gap)
    except (BrokenPipeError, ConnectionResetError):
        r.end = 'rst'
    except socket.timeout:
        r.note = 'send blocked'
    until = time.monotonic() + wait
    have = False
    while True:
        left = until - time.monotonic()
        if left <= 0:
            break
        try:
            s.settimeout(left)
            b = s.recv(65536)
            if not b:
                r.end = 'fin' if r.end == 'open' else r.end
                break
            r.raw += b
            if not have and len(r.raw) < (8 << 20):
                rs = r.responses
                if len(rs) >= want and rs[-1].complete:
                    have, until = True, min(until, time.monotonic() + quiet)
        except socket.timeout:
            break
        except OSError:
            r.end = 'rst'
            break
    s.close()
    r.secs = time.monotonic() - t0
    return r


def drain(s, wait):
    r, until, t0 = Result(), time.monotonic() + wait, time.monotonic()
    try:
        while time.monotonic() < until:
            s.settimeout(max(0.01, until - time.monotonic()))
            b = s.recv(65536)
            if not b:
                r.end = 'fin'
                break
            r.raw += b
    except socket.timeout:
        pass
    except OSError:
        r.end = 'rst'
    s.close()
    r.secs = time.monotonic() - t0
    return r


def held(s, what, feed=None, every=1.0, deadline=None):
    """Wait for the server to end the connection; feed it a little now and then.  Fails when it outlives --deadline."""
    t0, last, got = time.monotonic(), time.monotonic(), b''
    deadline = deadline or A.deadline
    s.setblocking(False)
    try:
        while True:
            now = time.monotonic()
            if now - t0 > deadline + 2:
                return False, '%s still held after %.0f s' % (what, now - t0)
            if feed and now - last >= every:
                last = now
                try:
                    s.send(feed)
                except BlockingIOError:
                    pass
            if select.select([s], [], [], 0.2)[0]:
                b = s.recv(65536)
                if not b:
                    break
                got += b
    except OSError:
        pass
    finally:
        s.close()
    rs = parse_responses(got)
    if rs and rs[0].status // 100 == 5:
        return False, '%s answered %d' % (what, rs[0].status)
    return True, '%s ended after %.1f s%s' % (
        what,
        time.monotonic() - t0,
        ' with %d' % rs[0].status if rs else '',
    )
