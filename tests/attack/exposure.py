# SPDX-FileCopyrightText: 2026 The Hereabouts authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What each port shows, and to whom."""
from catalogue import case, raw
from messages import build
from settings import A
from websocket import ws_request
from wire import exchange


def register():
    p = 'exposure'
    if A.public != A.lan:
        for n, t in (
            ('page', A.page),
            ('thumbnail', A.thumb.rstrip('/') + '/1'),
            ('websocket-path', A.ws),
            ('index-html', '/index.html'),
            ('status', '/status'),
            ('metrics', '/metrics'),
            ('settings', '/settings'),
            ('api', '/api'),
            ('favicon', '/favicon.ico'),
        ):
            raw(p, 'public-has-no-' + n, '4xx|close', lambda t=t: build('GET', t))

        @case(p, 'public-refuses-websocket', '4xx|close')
        def _():
            return exchange(ws_request(addr=A.public, host_override=A.public_host), A.public)

        raw(
            p,
            'public-page-via-lan-host-header',
            '4xx|close',
            lambda: build('GET', A.page, with_host=False, headers=['Host: ' + A.lan_host]),
        )
        raw(
            p,
            'public-page-via-absolute-url',
            '4xx|close',
            lambda: build('GET', 'http://' + A.lan_host + A.page),
        )
        raw(
            p,
            'public-page-via-forwarded-host',
            '4xx|close',
            lambda: build('GET', A.page, ['X-Forwarded-Host: ' + A.lan_host]),
        )
        raw(
            p,
            'public-page-via-dotdot',
            '4xx|close',
            lambda: build('GET', A.callback + '/../../..' + A.page),
        )
        raw(p, 'public-page-via-double-slash', '4xx|close', lambda: build('GET', '//' + A.page))
    raw(
        p,
        'page-via-tunnel-host',
        '4xx|close',
        lambda: build('GET', A.page, with_host=False, headers=['Host: ' + A.tunnel_host]),
        lan=True,
    )
    raw(
        p,
        'page-with-forwarded-headers',
        '4xx|close',
        lambda: build(
            'GET',
            A.page,
            [
                'X-Forwarded-For: 203.0.113.9',
                'X-Forwarded-Proto: https',
                'Cf-Connecting-Ip: 203.0.113.9',
            ],
            addr=A.lan,
        ),
        lan=True,
    )

    p = 'lan'
    G = lambda hs=(), h=None, m='GET', t=None, b=b'': build(
        m,
        t or A.page,
        ([] if h is None else ['Host: ' + h]) + list(hs),
        b,
        with_host=h is None,
        addr=A.lan,
    )
    raw(p, 'page-ok', '2xx', lambda: G(), lan=True)
    raw(
        p,
        'page-security-headers',
        '2xx',
        lambda: G(),
        lan=True,
        need=('content-security-policy', 'x-content-type-options'),
    )
    raw(p, 'page-csp-no-unsafe-inline', '2xx', lambda: G(), lan=True, csp=True)
    raw(p, 'rebinding-foreign-host', '4xx|close', lambda: G(h='evil.example'), lan=True)
    raw(
        p,
        'rebinding-foreign-host-port',
        '4xx|close',
        lambda: G(h='evil.example:%d' % A.lan[1]),
        lan=True,
    )
    raw(p, 'rebinding-suffix', '4xx|close', lambda: G(h='127.0.0.1.evil.example'), lan=True)
    raw(p, 'rebinding-nip', '4xx|close', lambda: G(h='localhost.evil.example'), lan=True)
    raw(p, 'rebinding-trailing-dot', '2xx|4xx|close', lambda: G(h='localhost.'), lan=True)
    raw(p, 'host-decimal-ip', '2xx|4xx|close', lambda: G(h='2130706433'), lan=True)
    raw(
        p,
        'cors-not-open',
        '2xx|4xx',
        lambda: G(['Origin: http://evil.example']),
        lan=True,
        no_cors=True,
    )
    raw(
        p,
        'cors-preflight',
        '2xx|4xx|501|close',
        lambda: G(
            ['Origin: http://evil.example', 'Access-Control-Request-Method: POST'], m='OPTIONS'
        ),
        lan=True,
        no_cors=True,
    )
    raw(
        p,
        'csrf-form-post',
        '4xx|close',
        lambda: G(
            ['Origin: http://evil.example', 'Content-Type: application/x-www-form-urlencoded'],
            m='POST',
            t=A.form,
            b=b'lat=1&lng=1&radius=1',
        ),
        lan=True,
    )
    raw(
        p,
        'csrf-null-origin',
        '4xx|close',
        lambda: G(['Origin: null', 'Content-Type: text/plain'], m='POST', t=A.form, b=b'lat=1'),
        lan=True,
    )
    for n, b in (
        ('lat-91', 'lat=91&lng=0&radius=1000'),
        ('lat-nan', 'lat=nan&lng=0&radius=1000'),
        ('lat-inf', 'lat=inf&lng=0&radius=1'),
        ('lat-empty', 'lat=&lng=&radius='),
        ('lat-1e309', 'lat=1e309&lng=0&radius=1'),
        ('lng-181', 'lat=0&lng=181&radius=1'),
        ('radius-negative', 'lat=0&lng=0&radius=-1'),
        ('radius-huge', 'lat=0&lng=0&radius=99999999999'),
        ('radius-zero', 'lat=0&lng=0&radius=0'),
        ('comma-decimal', 'lat=48,1&lng=11,5&radius=1'),
        ('html', 'lat=%3Cscript%3E&lng=0&radius=1'),
        ('params-twice', 'lat=0&lat=91&lng=0&radius=1'),
        ('arabic-digits', 'lat=%D9%A1&lng=0&radius=1'),
        ('nul', 'lat=1%00&lng=0&radius=1'),
        ('64k', 'lat=' + '1' * 65536),
    ):
        raw(
            p,
            'form-' + n,
            '4xx|close',
            lambda b=b: G(
                ['Content-Type: application/x-www-form-urlencoded', 'Origin: http://' + A.lan_host],
                m='POST',
                t=A.form,
                b=b.encode(),
            ),
            lan=True,
            no=b'<script>',
        )
