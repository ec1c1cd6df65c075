# SPDX-FileCopyrightText: 2026 The Hereabouts authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bytes without end, and connections without number."""
import json
import socket
import threading
import time

from catalogue import CASES, case
from messages import GOOD, OKBODY, build, post, sig, update
from settings import A
from watch import fds
from wire import connect, drain, exchange


def pour(head, block, total, addr=None):
    """Stream `block` after `head` until the server ends it, or `total` bytes are through."""
    s = connect(addr or A.public)
    n, t0 = 0, time.monotonic()
    try:
        s.sendall(head)
        s.settimeout(2)
        while n < total and time.monotonic() - t0 < A.deadline + 2:
            try:
                n += s.send(block)
            except socket.timeout:
                pass
    except OSError:
        r = drain(s, 0.5)
        return True, 'ended after %d KiB%s' % (n >> 10, ' with ' + r.outcome() if r.raw else '')
    r = drain(s, 1.0)
    if r.raw and r.responses:
        st = r.responses[0].status
        return st // 100 != 5, 'took %d MiB, answered %d' % (n >> 20, st)
    if n >= total:
        return False, 'took all %d MiB without a word' % (n >> 20)
    return r.end != 'open', 'took %d KiB in %.0f s, then %s' % (
        n >> 10,
        time.monotonic() - t0,
        r.end,
    )


def register_memory():
    def M(name, head, block):
        CASES.append(
            (
                'memory',
                name,
                'refused early; memory bounded',
                lambda: pour(head(), block, A.flood_mb << 20),
                {'rss': True, 'slow': True},
            )
        )

    B = b'x' * 65536
    M('body-10gb', lambda: build('POST', A.callback, [sig(b''), 'Content-Length: 10737418240']), B)
    M(
        'body-chunked-endless',
        lambda: build('POST', A.callback, [sig(b''), 'Transfer-Encoding: chunked']),
        b'10000\r\n' + B + b'\r\n',
    )
    M(
        'body-one-huge-chunk',
        lambda: build('POST', A.callback, [sig(b''), 'Transfer-Encoding: chunked'])
        + b'7fffffffffffffff\r\n',
        B,
    )
    M(
        'chunk-size-line-endless',
        lambda: build('POST', A.callback, ['Transfer-Encoding: chunked']),
        b'0' * 65536,
    )
    M(
        'chunk-extension-endless',
        lambda: build('POST', A.callback, ['Transfer-Encoding: chunked']) + b'1;',
        b'a' * 65536,
    )
    M(
        'chunk-trailers-endless',
        lambda: build('POST', A.callback, ['Transfer-Encoding: chunked']) + b'0\r\n',
        b'X-T: y\r\n' * 8192,
    )
    M(
        'headers-endless',
        lambda: b'GET ' + GOOD() + b' HTTP/1.1\r\nHost: x\r\n',
        b'X-a: b\r\n' * 8192,
    )
    M('header-line-endless', lambda: b'GET ' + GOOD() + b' HTTP/1.1\r\nX: ', B)
    M('request-line-endless', lambda: b'GET /', B)
    M('method-endless', lambda: b'', b'A' * 65536)
    M('newlines-endless', lambda: b'', b'\r\n' * 32768)
    M('body-to-unknown-path', lambda: build('POST', '/nope', ['Content-Length: 10737418240']), B)


@case('memory', 'body-just-over-limit', '413|4xx|close', rss=True)
def _():
    b = b'[' + b' ' * (A.over_limit_kb << 10) + b']'
    return exchange(post(b))


@case('memory', '40-connections-each-1mb-body', 'refused or bounded', rss=True, slow=True)
def _():
    socks = []
    try:
        for i in range(40):
            s = connect(A.public, source='127.0.%d.1' % (i + 1) if A.loop else None)
            s.settimeout(0.5)
            try:
                s.sendall(build('POST', A.callback, ['Content-Length: 104857600']))
                for _ in range(16):
                    s.sendall(b'x' * 65536)
            except OSError:
                pass
            socks.append(s)
        time.sleep(0.5)
    finally:
        for s in socks:
            s.close()
    return True, ''


def flood(n, data, what, addr=None, per_source=200):
    """n connections that stay; a good request from another address must still be answered."""
    socks, refused = [], 0
    base = fds()
    try:
        for i in range(n):
            try:
                s = connect(
                    addr or A.public,
                    timeout=2,
                    source=('127.1.%d.1' % (i // per_source + 1)) if A.loop else None,
                )
                if data:
                    s.sendall(data)
                socks.append(s)
            except OSError:
                refused += 1
                if refused > 50:
                    break
        time.sleep(0.5)
        t0 = time.monotonic()
        r = exchange(build(), wait=A.hang)
        took = time.monotonic() - t0 - 0.1
        if r.outcome()[0] != '2':
            return False, 'with %d %s: a good request got %s after %.1f s' % (
                len(socks),
                what,
                r.outcome(),
                r.secs,
            )
    finally:
        for s in socks:
            s.close()
    until = time.monotonic() + A.deadline
    while base and fds() > base + 20 and time.monotonic() < until:
        time.sleep(0.2)
    if base and fds() > base + 20:
        return False, '%d descriptors before, %d after %s had gone' % (base, fds(), what)
    return True, '%d held, %d refused, good answer in %.2f s' % (len(socks), refused, max(0, took))


def register_floods():
    def F(name, data, n=None, per=200):
        CASES.append(
            (
                'flood',
                name,
                'a good request is still answered',
                lambda: flood(n or A.conns, data(), name, per_source=per),
                {'slow': True, 'rss': True},
            )
        )

    F('idle', lambda: b'')
    F('half-headers', lambda: b'GET / HTTP/1.1\r\nHost: x\r\nX-a: ')
    F(
        'half-body',
        lambda: build('POST', A.callback, [sig(OKBODY), 'Content-Length: 1000']) + b'x' * 500,
    )
    F('one-source-idle', lambda: b'', per=10**9)


@case(
    'flood',
    'burst-signed-posts',
    'every one answered 2xx (or 429/503 with Retry-After), none lost',
    slow=True,
    rss=True,
)
def _():
    n, workers = A.burst, 8
    counts, lock = {}, threading.Lock()

    def go(k):
        for i in range(n // workers):
            b = json.dumps([update(object_id=str(k), time=1297286541 + i)]).encode()
            r = exchange(post(b, ['Connection: close']), quiet=0, wait=A.hang)
            o = r.outcome()
            if o in ('429', '503') and r.responses[0].h('retry-after'):
                o = o + '+retry-after'
            with lock:
                counts[o] = counts.get(o, 0) + 1

    t0 = time.monotonic()
    ts = [threading.Thread(target=go, args=(k,)) for k in range(workers)]
    [t.start() for t in ts]
    [t.join() for t in ts]
    bad = {k: v for k, v in counts.items() if k[0] != '2' and not k.endswith('retry-after')}
    return not bad, '%s in %.1f s' % (counts, time.monotonic() - t0)


def register():
    """All of them."""
    register_memory()
    register_floods()
