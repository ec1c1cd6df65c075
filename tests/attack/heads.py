# SPDX-FileCopyrightText: 2026 The Hereabouts authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Request lines, paths and headers."""
import os
import random

from catalogue import raw
from messages import GOOD, OKBODY, build, host, sig
from settings import A


def register():
    """All of them."""
    register_lines()
    register_paths()
    register_headers()


def register_lines():
    """RFC 9112, 3."""
    p = 'line'
    raw(p, 'baseline-good-get', '2xx', lambda: build())
    raw(p, 'leading-crlf', '2xx|4xx|close', lambda: b'\r\n' + build())
    raw(p, 'http09', '4xx|close|505', lambda: b'GET ' + GOOD() + b'\r\n\r\n')
    raw(
        p,
        'http10-no-host',
        '2xx|4xx',
        lambda: build(version='HTTP/1.0', with_host=False),
        must_end=True,
    )
    raw(p, 'http10-closes', '2xx', lambda: build(version='HTTP/1.0'), must_end=True)
    raw(p, 'http12', '2xx|4xx|505|close', lambda: build(version='HTTP/1.2'))
    raw(p, 'http20', '4xx|505|close', lambda: build(version='HTTP/2.0'))
    raw(p, 'http99', '4xx|505|close', lambda: build(version='HTTP/9.9'))
    raw(p, 'http-lower', '4xx|505|close', lambda: build(version='http/1.1'))
    raw(p, 'http-junk-version', '4xx|505|close', lambda: build(version='HTTPx1y1'))
    raw(p, 'http-version-missing-minor', '4xx|505|close', lambda: build(version='HTTP/1'))
    raw(
        p,
        'http2-preface',
        '4xx|505|close',
        lambda: b'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n' + b'\0\0\0\4\0\0\0\0\0',
    )
    raw(
        p,
        'h2c-upgrade',
        '2xx|4xx|close',
        lambda: build(
            headers=[
                'Connection: Upgrade, HTTP2-Settings',
                'Upgrade: h2c',
                'HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA',
            ]
        ),
    )
    raw(
        p,
        'tls-client-hello',
        '4xx|close',
        lambda: bytes.fromhex('16030100c8010000c40303') + os.urandom(190) + b'\r\n\r\n',
    )
    raw(p, 'ssh-banner', '4xx|close', lambda: b'SSH-2.0-OpenSSH_9.2\r\n')
    raw(p, 'nul-bytes-4k', '4xx|close', lambda: b'\0' * 4096 + b'\r\n\r\n')
    raw(p, 'random-64k', '4xx|close', lambda: random.Random(1).randbytes(65536) + b'\r\n\r\n')
    raw(p, 'method-unknown', '4xx|501|close', lambda: build('BREW'))
    raw(p, 'method-lowercase', '4xx|501|close', lambda: build('get'))
    raw(p, 'method-64k', '4xx|501|close', lambda: build('A' * 65536))
    raw(p, 'method-with-nul', '4xx|501|close', lambda: build(b'GE\0T'))
    raw(p, 'method-trace', '4xx|501|close', lambda: build('TRACE'))
    raw(p, 'method-connect', '4xx|501|close', lambda: build('CONNECT', b'example.com:443'))
    raw(p, 'method-put', '4xx|501|close', lambda: build('PUT', A.callback, body=b'x'))
    raw(p, 'method-delete', '4xx|501|close', lambda: build('DELETE', A.callback))
    raw(p, 'method-options-star', '2xx|4xx|501|close', lambda: build('OPTIONS', b'*'))
    raw(p, 'head-has-no-body', '2xx|405', lambda: build('HEAD'), heads=(0,), no_body=True)
    raw(
        p,
        'absolute-form-own-host',
        '2xx|4xx|close',
        lambda: build('GET', b'http://' + host().encode() + GOOD()),
    )
    raw(
        p,
        'absolute-form-foreign-host',
        '4xx|close',
        lambda: build('GET', b'http://evil.example' + GOOD()),
        no=b'12345',
    )
    raw(p, 'scheme-file', '4xx|close', lambda: build('GET', b'file:///etc/passwd'), no=b'root:')
    raw(
        p,
        'target-empty',
        '4xx|close',
        lambda: b'GET  HTTP/1.1\r\nHost: ' + host().encode() + b'\r\n\r\n',
    )
    raw(
        p,
        'target-with-space',
        '4xx|close',
        lambda: build('GET', A.callback.encode() + b' x?hub.challenge=1'),
    )
    raw(p, 'target-with-tab', '4xx|close', lambda: build('GET', A.callback.encode() + b'\tx'))
    raw(p, 'target-nul', '4xx|close', lambda: build('GET', A.callback.encode() + b'\0'))
    raw(p, 'target-bare-cr', '4xx|close', lambda: build('GET', GOOD() + b'\rX: y'))
    raw(p, 'target-8bit', '4xx|close', lambda: build('GET', A.callback.encode() + b'\xff\xfe'))
    raw(p, 'target-fragment', '2xx|4xx|close', lambda: build('GET', GOOD() + b'#frag'))
    raw(
        p,
        'target-64k',
        '4xx|close',
        lambda: build('GET', A.callback.encode() + b'?' + b'a' * 65536),
    )
    raw(
        p,
        'target-1m',
        '4xx|close',
        lambda: build('GET', A.callback.encode() + b'?' + b'a' * (1 << 20)),
    )
    raw(
        p,
        'query-10000-params',
        '2xx|4xx|close',
        lambda: build(
            'GET', A.callback.encode() + b'?' + b'&'.join(b'%x=1' % i for i in range(1000))
        ),
    )
    raw(p, 'no-spaces', '4xx|close', lambda: b'GET' + GOOD() + b'HTTP/1.1\r\n\r\n')
    raw(p, 'lf-only-lines', '2xx|4xx|close', lambda: build().replace(b'\r\n', b'\n'))


def register_paths():
    """What tries to leave its place."""
    p = 'path'
    for n, t in [
        ('dotdot', '/../../../../etc/passwd'),
        ('dotdot-encoded', '/%2e%2e/%2e%2e/%2e%2e/etc/passwd'),
        ('dotdot-encoded-slash', '/..%2f..%2f..%2fetc%2fpasswd'),
        ('dotdot-double-encoded', '/%252e%252e%252fetc/passwd'),
        ('backslash', '/..\\..\\etc\\passwd'),
        ('backslash-encoded', '/..%5c..%5cetc%5cpasswd'),
        ('overlong-utf8', '/%c0%ae%c0%ae/%c0%ae%c0%ae/etc/passwd'),
        ('nul-encoded', '/etc/passwd%00.jpg'),
        ('double-slash', '//etc/passwd'),
        ('percent-alone', '/%'),
        ('percent-bad-hex', '/%zz%1'),
        ('percent-truncated', '/abc%2'),
        ('invalid-utf8', '/%ff%fe'),
        ('crlf-encoded', '/%0d%0aX-Injected:%20yes'),
        ('dot-git', '/.git/config'),
        ('dot-env', '/.env'),
        ('semicolon', '/;/etc/passwd'),
        ('long-segments', '/' + 'a/' * 4000),
    ]:
        raw(p, n, '4xx|close', lambda t=t: build('GET', t), no=b'root:', no_header='x-injected')
        raw(
            p,
            'thumb-' + n,
            '4xx|close',
            lambda t=t: build('GET', A.thumb.rstrip('/') + t, addr=A.lan),
            no=b'root:',
            no_header='x-injected',
            lan=True,
        )
    raw(
        p,
        'callback-dotdot-geo',
        '4xx|close',
        lambda: build('GET', A.callback.rsplit('/', 1)[0] + '/..%2f..%2fetc'),
    )
    raw(
        p,
        'callback-unknown-geo',
        '4xx',
        lambda: build(
            'GET',
            GOOD()
            .decode()
            .replace(A.callback, A.callback.rsplit('/', 1)[0] + '/no-such-geography-xyz'),
        ),
    )
    raw(
        p,
        'callback-empty-geo',
        '4xx|close',
        lambda: build(
            'GET', GOOD().decode().replace(A.callback, A.callback.rsplit('/', 1)[0] + '/')
        ),
    )
    raw(
        p,
        'callback-geo-4k',
        '4xx|close',
        lambda: build('GET', A.callback.rsplit('/', 1)[0] + '/' + 'g' * 4096),
    )
    raw(
        p,
        'callback-geo-html',
        '4xx|close',
        lambda: build('GET', A.callback.rsplit('/', 1)[0] + '/%3Cscript%3Ealert(1)%3C/script%3E'),
        no=b'<script>',
    )
    raw(
        p,
        'callback-geo-redis-glob',
        '4xx|close',
        lambda: build(
            'GET', GOOD().decode().replace(A.callback, A.callback.rsplit('/', 1)[0] + '/%2A')
        ),
    )
    raw(
        p,
        'callback-geo-colon',
        '4xx|close',
        lambda: build(
            'GET',
            GOOD().decode().replace(A.callback, A.callback.rsplit('/', 1)[0] + '/a:b%0aFLUSHALL'),
        ),
    )


def register_headers():
    """RFC 9112, 5."""
    p = 'header'
    H = lambda *h: build(headers=h)
    raw(p, 'host-missing', '4xx|close', lambda: build(with_host=False))
    raw(p, 'host-twice', '4xx|close', lambda: H('Host: ' + host()))
    raw(p, 'host-twice-foreign', '4xx|close', lambda: H('Host: evil.example'))
    raw(p, 'host-empty', '4xx|close', lambda: build(with_host=False, headers=['Host:']))
    raw(
        p,
        'host-userinfo',
        '4xx|close',
        lambda: build(with_host=False, headers=['Host: a@' + host()]),
    )
    raw(p, 'host-junk', '4xx|close', lambda: build(with_host=False, headers=['Host: <script>']))
    raw(p, 'host-space', '4xx|close', lambda: build(with_host=False, headers=['Host: a b']))
    raw(
        p,
        'host-port-junk',
        '4xx|close',
        lambda: build(with_host=False, headers=['Host: 127.0.0.1:99999999']),
    )
    raw(p, 'no-colon', '4xx|close', lambda: H('JustAWord'))
    raw(p, 'empty-name', '4xx|close', lambda: H(': x'))
    raw(p, 'space-in-name', '4xx|close', lambda: H('X Y: z'))
    raw(p, 'nul-in-name', '4xx|close', lambda: H(b'X\0: z'))
    raw(p, 'nul-in-value', '4xx|close', lambda: H(b'X: a\0b'))
    raw(p, 'bare-cr-in-value', '4xx|close', lambda: H(b'X: a\rb'))
    raw(p, 'folded', '2xx|4xx|close', lambda: H('X: a', ' b'))
    raw(
        p,
        'folded-first',
        '4xx|close',
        lambda: b'GET '
        + GOOD()
        + b' HTTP/1.1\r\n Host: x\r\nHost: '
        + host().encode()
        + b'\r\n\r\n',
    )
    raw(p, '8bit-value', '2xx|4xx|close', lambda: H(b'X: \xff\xfe\xfd'))
    raw(p, 'one-64k', '4xx|close', lambda: H('X: ' + 'a' * 65536))
    raw(p, 'one-1m', '4xx|close', lambda: H('X: ' + 'a' * (1 << 20)))
    raw(p, 'name-64k', '4xx|close', lambda: H('X' * 65536 + ': a'))
    raw(p, 'ten-thousand', '4xx|close', lambda: H(*['X%d: a' % i for i in range(10000)]))
    raw(p, 'hundred-thousand-same', '4xx|close', lambda: H(*['X: a'] * 100000))
    raw(
        p,
        'expect-100',
        '2xx|4xx|close',
        lambda: build('POST', A.callback, [sig(OKBODY), 'Expect: 100-continue'], OKBODY),
    )
    raw(
        p,
        'expect-junk',
        '2xx|4xx|close',
        lambda: build('POST', A.callback, [sig(OKBODY), 'Expect: something'], OKBODY),
    )
    raw(
        p,
        'range-huge',
        '2xx|4xx|close',
        lambda: H('Range: bytes=' + ','.join('%d-' % i for i in range(500))),
    )
    raw(p, 'connection-close-honoured', '2xx', lambda: H('Connection: close'), must_end=True)
    raw(
        p,
        'connection-junk',
        '2xx|4xx|close',
        lambda: H('Connection: ' + ','.join('x%d' % i for i in range(300))),
    )
    raw(
        p,
        'accept-encoding-bomb',
        '2xx|4xx|close',
        lambda: H('Accept-Encoding: ' + 'gzip;q=0.5,' * 500),
    )
    raw(p, 'cookie-16k', '2xx|4xx|close', lambda: H('Cookie: ' + 'a=b; ' * 3000))
    raw(p, 'log-injection', '2xx|4xx|close', lambda: H(b'User-Agent: \x1b[2J\x1b]0;owned\x07'))
    raw(p, 'proxy-header', '2xx|4xx|close', lambda: H('Proxy: http://evil.example:1'))
    raw(p, 'method-override', '2xx|4xx|close', lambda: H('X-HTTP-Method-Override: DELETE'))
    raw(
        p,
        'forwarded-spoof',
        '2xx|4xx|close',
        lambda: H(
            'X-Forwarded-For: 127.0.0.1', 'X-Real-IP: 127.0.0.1', 'X-Forwarded-Host: evil.example'
        ),
        no=b'evil.example',
    )
