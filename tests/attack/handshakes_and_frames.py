# SPDX-FileCopyrightText: 2026 The Hereabouts authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""WebSocket handshakes and frames (RFC 6455)."""
import base64
import hashlib
import os
import random
import socket
import struct
import time

from catalogue import CASES, case
from messages import build
from settings import A
from websocket import WsClient, frame, ws_request
from wire import exchange, held


def ws_case(name, expect, send, **flags):
    def f():
        w = WsClient()
        if w.status != 101:
            return False, 'handshake got %s' % w.status
        try:
            w.s.settimeout(A.hang)
            for x in send() if callable(send) else send:
                w.s.sendall(x)
        except OSError:
            pass
        return w.verdict(flags.get('wait'))

    CASES.append(('ws', name, expect, f, flags))


def register():
    END = 'close:*|eof'
    hs = lambda name, expect, **kw: CASES.append(
        ('ws', 'handshake-' + name, expect, lambda: exchange(ws_request(**kw), A.lan), {})
    )
    hs('ok', '101')
    hs('origin-foreign', '4xx|close', headers={'Origin': 'http://evil.example'})
    hs('origin-null', '4xx|close', headers={'Origin': 'null'})
    hs(
        'origin-suffix',
        '4xx|close',
        headers={'Origin': 'http://' + A.lan_host.split(':')[0] + '.evil.example'},
    )
    hs('origin-prefix', '4xx|close', headers={'Origin': 'http://evil.example/' + A.lan_host})
    hs(
        'origin-other-port',
        '4xx|close',
        headers={'Origin': 'http://%s:1' % A.lan_host.split(':')[0]},
    )
    hs('origin-file', '4xx|close', headers={'Origin': 'file://'})
    hs('origin-missing', '101|4xx|close', drop=('Origin',))
    hs(
        'host-foreign',
        '4xx|close',
        headers={'Host': 'evil.example', 'Origin': 'http://evil.example'},
    )
    hs('host-missing', '4xx|close', drop=('Host',))
    hs('version-missing', '4xx|close', drop=('Sec-WebSocket-Version',))
    hs('version-8', '4xx|close', headers={'Sec-WebSocket-Version': '8'})
    hs('version-junk', '4xx|close', headers={'Sec-WebSocket-Version': 'abc'})
    hs('key-missing', '4xx|close', drop=('Sec-WebSocket-Key',))
    hs('key-short', '4xx|close', headers={'Sec-WebSocket-Key': 'abc'})
    hs('key-not-base64', '4xx|close', headers={'Sec-WebSocket-Key': '!' * 24})
    hs('key-10k', '4xx|close', headers={'Sec-WebSocket-Key': 'A' * 10240})
    hs('no-upgrade-header', '2xx|4xx|close', drop=('Upgrade',))
    hs('no-connection-header', '2xx|4xx|close', drop=('Connection',))
    hs('upgrade-other', '2xx|4xx|close', headers={'Upgrade': 'tls/1.0'})
    hs('post', '4xx|close', method='POST')
    hs('http10', '4xx|close', version='HTTP/1.0')
    hs('wrong-path', '4xx|close', path='/nope-xyz')
    hs('page-path', '2xx|4xx|close', path=A.page)
    hs(
        'subprotocol-unknown',
        '101|4xx|close',
        headers={'Sec-WebSocket-Protocol': 'chat, superchat'},
    )
    hs(
        'extension-deflate',
        '101|4xx|close',
        headers={'Sec-WebSocket-Extensions': 'permessage-deflate; client_max_window_bits'},
    )
    hs(
        'extension-junk',
        '101|4xx|close',
        headers={'Sec-WebSocket-Extensions': ';;;=,,,"' + 'x' * 2000},
    )
    hs('keep-alive-upgrade', '101', headers={'Connection': 'keep-alive, Upgrade'})
    hs('upgrade-case', '101', headers={'Upgrade': 'WebSocket', 'Connection': 'upgrade'})
    hs('query', '101|4xx', path=A.ws + '?x=' + 'y' * 500)

    @case('ws', 'handshake-accept-value', '101')
    def _():
        key = base64.b64encode(os.urandom(16)).decode()
        r = exchange(ws_request(headers={'Sec-WebSocket-Key': key}), A.lan, want=1)
        want = base64.b64encode(
            hashlib.sha1((key + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11').encode()).digest()
        ).decode()
        if not r.responses or r.responses[0].h('sec-websocket-accept') != [want]:
            return False, 'got %s %s' % (r.outcome(), r.responses and r.responses[0].headers)
        return r

    @case('ws', 'frame-glued-to-handshake', 'ignored|close:*|eof')
    def _():
        w = WsClient(tail=frame(9, b'early'))
        return (
            w.verdict()
            if w.status == 101
            else (w.status is None or w.status // 100 == 4, 'handshake got %s' % w.status)
        )

    ws_case('ping', 'ignored', lambda: [frame(9, b'x' * 125)])
    ws_case('pong-unasked', 'ignored', lambda: [frame(10, b'x')])
    ws_case('text-unknown-command', 'ignored|' + END, lambda: [frame(1, b'hello')])
    ws_case('text-bad-json', 'ignored|' + END, lambda: [frame(1, b'{"a":')])
    ws_case('text-deep-json', 'ignored|' + END, lambda: [frame(1, b'[' * 5000)])
    ws_case('text-html', 'ignored|' + END, lambda: [frame(1, b'<script>alert(1)</script>')])
    ws_case('text-empty', 'ignored|' + END, lambda: [frame(1, b'')])
    ws_case('binary', 'ignored|' + END, lambda: [frame(2, os.urandom(100))])
    ws_case(
        'resume-bad-offset',
        'ignored|' + END,
        lambda: [frame(1, b'{"type":"resume","offset":-1,"epoch":"x"}')],
    )
    ws_case(
        'resume-huge-offset',
        'ignored|' + END,
        lambda: [frame(1, b'{"type":"resume","offset":99999999999999999999}')],
    )
    ws_case('close-normal', 'close:1000|eof', lambda: [frame(8, struct.pack('>H', 1000))])
    ws_case('unmasked', END, lambda: [frame(1, b'hello', mask=False)])
    # Three frames without a mask, or one with the mask 81 00 81 00: who lets it pass either way
    # finds nothing else to object to.
    ws_case('unmasked-else-valid', 'close:1002', lambda: [frame(1, mask=False) * 3])
    ws_case('rsv1', END, lambda: [frame(1, b'x', rsv=4)])
    ws_case('rsv3', END, lambda: [frame(1, b'x', rsv=1)])
    for op in (3, 7, 11, 15):
        ws_case('opcode-%d' % op, END, lambda op=op: [frame(op, b'x')])
    ws_case('ping-126', END, lambda: [frame(9, b'x' * 126)])
    ws_case('ping-fragmented', END, lambda: [frame(9, b'x', fin=False)])
    ws_case('close-fragmented', END, lambda: [frame(8, b'', fin=False)])
    ws_case('close-one-byte', END, lambda: [frame(8, b'x')])
    for c in (0, 999, 1004, 1005, 1006, 1015, 2999, 65535):
        ws_case('close-code-%d' % c, END, lambda c=c: [frame(8, struct.pack('>H', c))])
    ws_case('close-bad-utf8', END, lambda: [frame(8, struct.pack('>H', 1000) + b'\xff\xfe')])
    ws_case('data-after-close', END, lambda: [frame(8, struct.pack('>H', 1000)), frame(1, b'late')])
    ws_case('text-bad-utf8', END, lambda: [frame(1, b'\xce\xba\xe1\xbd\xb9\xed\xa0\x80')])
    ws_case(
        'text-utf8-split-bad',
        END,
        lambda: [frame(1, b'\xf4\x90', fin=False), frame(0, b'\x80\x80')],
    )
    ws_case(
        'text-utf8-split-good',
        'ignored|close:1003|close:1008',
        lambda: [frame(1, b'\xe2\x82', fin=False), frame(0, b'\xac')],
    )
    ws_case('continuation-alone', END, lambda: [frame(0, b'x')])
    ws_case('text-inside-fragment', END, lambda: [frame(1, b'a', fin=False), frame(1, b'b')])
    ws_case(
        'ping-inside-fragment',
        'ignored|close:1003|close:1008',
        lambda: [frame(1, b'a', fin=False), frame(9, b'x'), frame(0, b'b')],
    )
    ws_case('length-not-minimal-16', END + '|ignored', lambda: [frame(1, b'x' * 5, form=16)])
    ws_case('length-not-minimal-64', END + '|ignored', lambda: [frame(1, b'x' * 5, form=64)])
    ws_case('length-top-bit', END, lambda: [frame(1, b'', length=2**63 + 5, form=64)])
    ws_case('length-2pow63-minus-1', END, lambda: [frame(1, b'', length=2**63 - 1, form=64)])
    ws_case('length-4gb', END, lambda: [frame(2, b'', length=2**32, form=64)])
    ws_case('length-2gb', END, lambda: [frame(2, b'', length=2**31, form=64)])
    ws_case('message-over-limit', END, lambda: [frame(1, b'x' * (A.ws_over_kb << 10))], rss=True)
    ws_case(
        'message-over-limit-in-fragments',
        END,
        lambda: [frame(1, b'x' * 4000, fin=False)]
        + [frame(0, b'x' * 4000, fin=False)] * ((A.ws_over_kb << 10) // 4000 + 1),
        rss=True,
    )
    ws_case(
        'fragments-empty-100000',
        END + '|ignored',
        lambda: [frame(1, b'', fin=False)] + [frame(0, b'', fin=False) * 1000] * 100,
        rss=True,
    )
    ws_case(
        'ping-flood-20000', END + '|ignored', lambda: [frame(9, b'x' * 100) * 200] * 100, rss=True
    )
    ws_case(
        'text-flood-20000',
        END + '|ignored',
        lambda: [frame(1, b'{"type":"x"}') * 200] * 100,
        rss=True,
    )
    ws_case('http-inside', END, lambda: [build('GET', A.page)])
    ws_case('random-bytes', END, lambda: [random.Random(7).randbytes(4096)])
    ws_case('zero-bytes', END, lambda: [b'\0' * 4096])

    @case('ws', 'half-frame-held', 'ended before the deadline', slow=True, parallel=True)
    def _():
        w = WsClient()
        w.s.sendall(frame(1, b'x' * 100)[:50])
        return held(w.s, 'half a frame', deadline=A.ws_deadline)

    @case('ws', 'frame-trickle', 'ended before the deadline', slow=True, parallel=True)
    def _():
        w = WsClient()
        w.s.sendall(frame(2, b'', length=8000, form=16))
        return held(w.s, 'trickled frame', feed=b'x', every=0.5, deadline=A.ws_deadline)

    @case('ws', 'ping-flood-never-read', 'closed, or memory bounded', slow=True, rss=True)
    def _():
        w = WsClient()
        w.s.settimeout(1)
        n, d, t0 = 0, frame(9, b'x' * 125) * 500, time.monotonic()
        try:
            while n < (A.flood_mb << 20) and time.monotonic() - t0 < 8:
                n += w.s.send(d)
        except OSError as e:
            return True, 'ended after %d KiB: %s' % (n >> 10, e.__class__.__name__)
        finally:
            w.s.close()
        return True, 'took %d MiB' % (n >> 20)

    @case(
        'ws',
        'clients-%d' % A.ws_clients,
        'the server answers; each client is served or refused with 4xx/503',
        slow=True,
        rss=True,
    )
    def _():
        cs, ref = [], {}
        try:
            for i in range(A.ws_clients):
                try:
                    w = WsClient(source='127.2.%d.1' % (i // 50 + 1) if A.loop else None)
                except OSError:
                    ref['refused'] = ref.get('refused', 0) + 1
                    continue
                if w.status == 101:
                    cs.append(w)
                else:
                    ref[w.status] = ref.get(w.status, 0) + 1
            bad = [k for k in ref if isinstance(k, int) and k // 100 == 5 and k != 503]
            r = exchange(build(), wait=A.hang)
            if r.outcome()[0] != '2' or bad:
                return False, 'good request got %s, refusals %s' % (r.outcome(), ref)
            return True, '%d connected, %s' % (len(cs), ref)
        finally:
            for w in cs:
                w.s.close()

    @case('ws', 'drop-without-close-200', 'alive')
    def _():
        for i in range(200):
            w = WsClient(source='127.3.%d.1' % (i // 40 + 1) if A.loop else None)
            w.s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
            w.s.close()
        return True, ''
