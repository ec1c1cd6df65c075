# SPDX-FileCopyrightText: 2026 The Hereabouts authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Request framing and smuggling (RFC 9112, 6)."""
from catalogue import raw
from messages import OKBODY, GOOD, build, host, sig, smug
from settings import A


def framing(name, head_lines, body, expect='4xx|close|501', base=None, **flags):
    """An ambiguous POST followed by a hidden second request; the hidden one must never be answered."""

    def make():
        p = base if base is not None else OKBODY
        out = (
            b'POST '
            + A.callback.encode()
            + b' HTTP/1.1\r\nHost: '
            + host().encode()
            + b'\r\n'
            + sig(p).encode()
            + b'\r\n'
        )
        for h in head_lines:
            out += (h if isinstance(h, bytes) else h.encode('latin-1')) + b'\r\n'
        return out + b'\r\n' + (body() if callable(body) else body) + smug()

    raw('framing', name, expect, make, no=b'SMUGGLED', quiet=0.4, **flags)


def register():
    """After llhttp and http-garden."""
    L = lambda n: 'Content-Length: %s' % n
    N = len(OKBODY)
    ch = lambda b: b'%x\r\n%s\r\n0\r\n\r\n' % (len(b), b)
    framing('cl-and-te', [L(N), 'Transfer-Encoding: chunked'], ch(OKBODY))
    framing('te-and-cl', ['Transfer-Encoding: chunked', L(4)], ch(OKBODY))
    framing('cl-twice-different', [L(N), L(N + 10)], OKBODY)
    framing('cl-twice-same', [L(N), L(N)], OKBODY, expect='2xx|4xx|close', hidden_ok=False)
    framing('cl-list-different', [L('%d, %d' % (N, N + 5))], OKBODY)
    framing('cl-plus-sign', [L('+%d' % N)], OKBODY)
    framing('cl-minus-one', [L('-1')], OKBODY)
    framing('cl-negative', [L('-%d' % N)], OKBODY)
    framing('cl-hex', [L('0x%x' % N)], OKBODY)
    framing('cl-empty', [L('')], OKBODY)
    framing('cl-letters', [L('abc')], OKBODY)
    framing('cl-trailing-junk', [L('%dx' % N)], OKBODY)
    framing('cl-inner-space', [L('%d %d' % (N // 10, N % 10))], OKBODY)
    framing('cl-decimal-point', [L('%d.0' % N)], OKBODY)
    framing('cl-2pow64-minus-1', [L(2**64 - 1)], OKBODY)
    framing('cl-2pow64-plus-n', [L(2**64 + N)], OKBODY)
    framing('cl-2pow63', [L(2**63)], OKBODY)
    framing('cl-40-digits', [L('9' * 40)], OKBODY)
    framing(
        'cl-underscore-name',
        ['Content_Length: 0', L(N)],
        OKBODY,
        expect='2xx|4xx|close',
        hidden_ok=True,
    )
    framing('cl-space-before-colon', ['Content-Length : %d' % N], OKBODY)
    framing('cl-null-in-value', [b'Content-Length: %d\x00' % N], OKBODY)
    framing('cl-vertical-tab', [b'Content-Length: \x0b%d' % N], OKBODY)
    framing('te-xchunked', ['Transfer-Encoding: xchunked'], ch(OKBODY))
    framing('te-identity', ['Transfer-Encoding: identity'], OKBODY)
    framing('te-chunked-identity', ['Transfer-Encoding: chunked, identity'], ch(OKBODY))
    framing('te-twice', ['Transfer-Encoding: chunked', 'Transfer-Encoding: identity'], ch(OKBODY))
    framing('te-gzip-chunked', ['Transfer-Encoding: gzip, chunked'], ch(OKBODY))
    framing('te-quoted', ['Transfer-Encoding: "chunked"'], ch(OKBODY))
    framing('te-tab-space', ['Transfer-Encoding:\tchunked', L(4)], ch(OKBODY))
    framing('te-space-before-colon', ['Transfer-Encoding : chunked'], ch(OKBODY))
    framing('te-line-folded', ['Transfer-Encoding:', ' chunked', L(4)], ch(OKBODY))
    framing('te-vertical-tab', [b'Transfer-Encoding: \x0bchunked'], ch(OKBODY))
    framing('te-null', [b'Transfer-Encoding: chunked\x00'], ch(OKBODY))
    T = ['Transfer-Encoding: chunked']
    framing('chunk-size-negative', T, b'-5\r\nhello\r\n0\r\n\r\n')
    framing('chunk-size-overflow', T, b'1' + b'0' * 16 + b'5\r\nhello\r\n0\r\n\r\n')
    framing('chunk-size-0x', T, b'0x5\r\nhello\r\n0\r\n\r\n')
    framing('chunk-size-plus', T, b'+5\r\nhello\r\n0\r\n\r\n')
    framing('chunk-size-letters', T, b'zz\r\nhello\r\n0\r\n\r\n')
    framing('chunk-size-empty', T, b'\r\nhello\r\n0\r\n\r\n')
    framing('chunk-size-spaces', T, b'5 5\r\nhello\r\n0\r\n\r\n')
    framing('chunk-data-not-terminated', T, b'5\r\nhelloXX0\r\n\r\n')
    framing('chunk-data-too-long', T, b'3\r\nhello\r\n0\r\n\r\n')
    framing('chunk-lf-only', T, b'%x\n%s\n0\n\n' % (N, OKBODY))
    framing('chunk-ext-64k', T, b'5;' + b'a' * 65536 + b'\r\nhello\r\n0\r\n\r\n')
    framing('chunk-ext-bare-lf', T, b'5;a\nhello\r\n0\r\n\r\n')
    framing(
        'chunk-trailer-content-length',
        T,
        b'0\r\nContent-Length: 500\r\n\r\n',
        base=b'',
        expect='2xx|4xx|close',
        hidden_ok=False,
    )
    raw(
        'framing',
        'chunked-in-http10',
        '4xx|close|501',
        lambda: build(
            'POST',
            A.callback,
            [sig(OKBODY), 'Transfer-Encoding: chunked', 'Connection: keep-alive'],
            version='HTTP/1.0',
        )
        + ch(OKBODY)
        + smug(),
        no=b'SMUGGLED',
    )
    raw(
        'framing',
        'get-with-body',
        '2xx|4xx|close',
        lambda: build('GET', GOOD(), [L(5)]) + b'helloGET /x HTTP/1.1\r\n\r\n',
        want=1,
        max_responses=2,
    )
    raw(
        'framing',
        'head-with-body',
        '2xx|4xx|close',
        lambda: build('HEAD', GOOD(), [L(5)]) + b'hello',
        heads=(0,),
    )
    raw('framing', 'post-no-length', '4xx|close', lambda: build('POST', A.callback, [sig(b'')]))
    raw('framing', 'post-length-zero', '4xx', lambda: build('POST', A.callback, [sig(b''), L(0)]))
    raw(
        'framing',
        'chunked-valid',
        '2xx|411',
        lambda: build('POST', A.callback, [sig(OKBODY)] + T) + ch(OKBODY),
        close_on=('411',),
    )
    raw(
        'framing',
        'chunked-valid-1-byte-chunks',
        '2xx|411',
        lambda: build('POST', A.callback, [sig(OKBODY)] + T)
        + b''.join(b'1\r\n%c\r\n' % c for c in OKBODY)
        + b'0\r\n\r\n',
    )
