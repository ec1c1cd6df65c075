# SPDX-FileCopyrightText: 2026 The Hereabouts authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How one connection behaves, and how long an unfinished request is kept."""
import socket
import struct
import time

from catalogue import CASES, case
from messages import GOOD, OKBODY, build, post, sig
from settings import A
from websocket import ws_request
from wire import Result, connect, drain, exchange, held


@case('conn', 'open-and-close-1000', 'alive')
def _():
    for _ in range(1000):
        connect(A.public).close()
    return True, ''


@case('conn', 'open-and-reset-300', 'alive')
def _():
    for _ in range(300):
        s = connect(A.public)
        s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
        s.send(b'POST ' + A.callback.encode() + b' HTTP/1.1\r\nContent-Length: 100\r\n\r\nabc')
        s.close()
    return True, ''


@case('conn', 'reset-before-answer-300', 'alive')
def _():
    d = build()
    for _ in range(300):
        s = connect(A.public)
        s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
        s.send(d)
        s.close()
    return True, ''


@case('conn', 'half-close-after-request', '2xx')
def _():
    s = connect(A.public)
    s.sendall(build())
    s.shutdown(socket.SHUT_WR)
    return drain(s, A.hang)


@case('conn', 'half-close-mid-body', '4xx|close')
def _():
    s = connect(A.public)
    s.sendall(post()[:-5])
    s.shutdown(socket.SHUT_WR)
    return drain(s, A.hang)


@case('conn', 'one-byte-at-a-time', '2xx')
def _():
    d = post()
    return exchange(None, pieces=[d[i : i + 1] for i in range(len(d))], gap=0.001)


@case('conn', 'split-in-crlf', '2xx')
def _():
    d = post()
    i = d.index(b'\r\n\r\n')
    return exchange(
        None, pieces=[d[: i + 1], d[i + 1 : i + 3], d[i + 3 : i + 10], d[i + 10 :]], gap=0.1
    )


@case('conn', 'chunk-split-everywhere', '2xx|411')
def _():
    d = build('POST', A.callback, [sig(OKBODY), 'Transfer-Encoding: chunked'])
    c = b'%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n' % (50, OKBODY[:50], len(OKBODY) - 50, OKBODY[50:])
    return exchange(None, pieces=[d] + [c[i : i + 1] for i in range(len(c))], gap=0.005)


@case('conn', 'chunk-empty-body-split-everywhere', '2xx|4xx|close')
def _():
    """An empty chunked body, one byte at a time (trips an assertion in Boost.Beast before 1.86)."""
    d = build('POST', A.callback, [sig(b''), 'Transfer-Encoding: chunked'])
    r = Result()
    for cut in ([1] * 5, [3, 1, 1], [2, 1, 2], [1, 4], [4, 1]):
        tail, parts = b'0\r\n\r\n', []
        for n in cut:
            parts.append(tail[:n])
            tail = tail[n:]
        r = exchange(None, pieces=[d] + parts, gap=0.02)
    return r


@case('conn', 'keep-alive-20-in-turn', 'all 2xx, or closed after an answer that said so')
def _():
    s = connect(A.public)
    for i in range(20):
        try:
            s.sendall(build('GET', GOOD('k%d' % i)))
            r = Result()
            until = time.monotonic() + A.hang
            while time.monotonic() < until:
                s.settimeout(A.hang)
                b = s.recv(65536)
                if not b:
                    break
                r.raw += b
                if r.responses and r.responses[-1].complete:
                    break
        except OSError as e:
            return False, 'request %d: %s' % (i, e)
        if not r.responses:
            return False, 'request %d: no answer' % i
        x = r.responses[0]
        if x.status // 100 != 2 or x.body != b'k%d' % i:
            return False, 'request %d: %d %r' % (i, x.status, x.body[:40])
        if 'close' in ','.join(x.h('connection')).lower():
            return True, 'closed after %d' % (i + 1)
    return True, ''


@case('conn', 'pipelined-50-in-order', 'answers in order, or closed after an answer that said so')
def _():
    r = exchange(b''.join(build('GET', GOOD('p%d' % i)) for i in range(50)), want=50)
    rs = r.responses
    if not rs:
        return False, r.outcome()
    for i, x in enumerate(rs):
        if x.status // 100 == 5 or x.body != b'p%d' % i:
            return False, 'answer %d is %d %r' % (i, x.status, x.body[:40])
    if len(rs) < 50 and 'close' not in ','.join(rs[-1].h('connection')).lower():
        return False, '%d answers, then %s without saying so' % (len(rs), r.end)
    return True, ''


@case('conn', 'pipelined-flood-never-read', 'closed, or memory bounded', rss=True, slow=True)
def _():
    """Ask for ever and never read an answer: the unsent answers must not pile up."""
    s = connect(A.lan)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    d = build('GET', A.page, addr=A.lan) * 200
    n, until = 0, time.monotonic() + min(A.deadline, 8)
    try:
        s.settimeout(1)
        while time.monotonic() < until and n < (A.flood_mb << 20):
            n += s.send(d)
    except OSError as e:
        return True, 'ended after %d KiB: %s' % (n >> 10, e.__class__.__name__)
    finally:
        s.close()
    return True, 'took %d MiB of requests' % (n >> 20)


@case('conn', 'slow-read-of-answers', 'cut off before 12 MiB; memory bounded', slow=True, rss=True)
def _():
    """Ask for 64 large answers (--big) at once and read nothing until the deadline has passed."""
    s = connect(A.lan)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    s.settimeout(2)
    try:
        s.sendall(build('GET', A.big or A.page, addr=A.lan) * 64)
    except OSError:
        pass
    time.sleep(A.deadline)
    n, until = 0, time.monotonic() + 10
    try:
        while time.monotonic() < until and n <= 12 << 20:
            s.settimeout(1)
            b = s.recv(1 << 20)
            if not b:
                break
            n += len(b)
    except OSError:
        pass
    s.close()
    return n <= 12 << 20, 'gave %.1f MiB to a client that had read nothing for %.0f s' % (
        n / 1048576,
        A.deadline,
    )


def hold_case(name, first, feed=None, every=1.0):
    def f():
        s = connect(A.public)
        d = first()
        if d:
            s.sendall(d)
        return held(s, name, feed, every)

    CASES.append(('hold', name, 'ended before the deadline', f, {'parallel': True, 'slow': True}))


def register():
    hold_case('nothing-sent', lambda: b'')
    hold_case('one-byte', lambda: b'G')
    hold_case('half-request-line', lambda: b'GET /callb')
    hold_case('half-headers', lambda: b'GET ' + GOOD() + b' HTTP/1.1\r\nHost: x\r\n')
    hold_case(
        'header-trickle', lambda: b'GET ' + GOOD() + b' HTTP/1.1\r\nHost: x\r\n', b'X-a: b\r\n', 1.0
    )
    hold_case('request-line-trickle', lambda: b'GET /', b'a', 0.5)
    hold_case('newline-trickle', lambda: b'\r\n', b'\r\n', 0.5)
    hold_case('half-body', lambda: post()[:-5])
    hold_case(
        'body-trickle',
        lambda: build('POST', A.callback, [sig(OKBODY), 'Content-Length: 100000']),
        b'x',
        0.5,
    )
    hold_case(
        'chunk-trickle',
        lambda: build('POST', A.callback, ['Transfer-Encoding: chunked']),
        b'1\r\nx\r\n',
        0.5,
    )
    hold_case(
        'body-promised-10gb-nothing-sent',
        lambda: build('POST', A.callback, [sig(OKBODY), 'Content-Length: 10737418240']),
    )
    hold_case(
        'expect-100-never-sent',
        lambda: build(
            'POST', A.callback, [sig(OKBODY), 'Content-Length: 100', 'Expect: 100-continue']
        ),
    )
    hold_case('keep-alive-then-idle', lambda: build())
    hold_case('ws-handshake-half', lambda: ws_request()[:-10])
    hold_case('ws-handshake-with-body', lambda: ws_request(headers={'Content-Length': '100000'}))
    hold_case(
        'ws-handshake-with-chunked', lambda: ws_request(headers={'Transfer-Encoding': 'chunked'})
    )
    hold_case('newlines-64k-then-idle', lambda: b'\r\n' * 32768)
    hold_case('ws-handshake-lf-only', lambda: ws_request().replace(b'\r\n', b'\n'))
