# SPDX-FileCopyrightText: 2026 The Hereabouts authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What comes to a callback: confirmations, signatures, bodies."""
import base64
import hashlib
import hmac
import json
import zlib

from catalogue import raw
from messages import GOOD, OKBODY, build, post, sig, update
from settings import A


def register():
    """All of them."""
    register_confirmations()
    register_signatures()
    register_bodies()


def register_confirmations():
    """GET."""
    p = 'verify'
    raw(
        p, 'challenge-echoed-exactly', '2xx', lambda: build('GET', GOOD('a%2Bb%20c')), body=b'a+b c'
    )
    raw(
        p,
        'challenge-plain-text',
        '2xx|4xx',
        lambda: build('GET', GOOD('%3Cscript%3Ealert(1)%3C%2Fscript%3E')),
        text_plain=True,
    )
    raw(
        p,
        'challenge-crlf',
        '2xx|4xx',
        lambda: build('GET', GOOD('a%0d%0aSet-Cookie:%20x=1')),
        no_header='set-cookie',
    )
    raw(
        p,
        'challenge-missing',
        '4xx',
        lambda: build('GET', A.callback + '?hub.mode=subscribe&hub.verify_token=' + A.verify_token),
    )
    raw(p, 'challenge-empty', '4xx', lambda: build('GET', GOOD('')))
    raw(p, 'challenge-8k', '4xx|close', lambda: build('GET', GOOD('c' * 8000)))
    raw(
        p,
        'mode-missing',
        '4xx',
        lambda: build(
            'GET', A.callback + '?hub.challenge=12345&hub.verify_token=' + A.verify_token
        ),
    )
    raw(p, 'mode-unknown', '4xx', lambda: build('GET', GOOD(mode='publish')))
    raw(p, 'mode-unsubscribe-unasked', '4xx', lambda: build('GET', GOOD(mode='unsubscribe')))
    raw(
        p,
        'token-missing',
        '4xx',
        lambda: build('GET', A.callback + '?hub.mode=subscribe&hub.challenge=12345'),
    )
    raw(p, 'token-wrong', '4xx', lambda: build('GET', GOOD(token='wrong')), no=b'12345')
    raw(
        p,
        'token-prefix',
        '4xx',
        lambda: build('GET', GOOD(token=A.verify_token[:-1] or 'x')),
        no=b'12345',
    )
    raw(
        p,
        'token-case',
        '4xx',
        lambda: build('GET', GOOD(token=A.verify_token.swapcase())),
        no=b'12345',
    )
    raw(
        p,
        'token-twice-good-last',
        '4xx',
        lambda: build('GET', GOOD(token='wrong').decode() + '&hub.verify_token=' + A.verify_token),
        no=b'12345',
    )
    raw(p, 'no-query', '4xx', lambda: build('GET', A.callback))
    raw(
        p,
        'query-bad-percent',
        '2xx|4xx|close',
        lambda: build('GET', A.callback + '?hub.mode=%zz&hub.challenge=%'),
    )
    raw(p, 'query-nul', '4xx|close', lambda: build('GET', GOOD('a%00b')), no=b'\0')


def register_signatures():
    """POST, signed or not."""
    p = 'signature'
    raw(p, 'good', '2xx', lambda: post())
    S = lambda *h, body=OKBODY: post(body, h, signed=False)
    good = lambda: sig(OKBODY).split(': ', 1)[1]
    hname = lambda: sig(OKBODY).split(': ', 1)[0]
    raw(p, 'missing', '4xx', lambda: S())
    raw(p, 'empty', '4xx', lambda: S(hname() + ':'))
    raw(p, 'wrong', '4xx', lambda: S(sig(OKBODY, secret='other')))
    raw(p, 'truncated', '4xx', lambda: S(hname() + ': ' + good()[:-1]))
    raw(p, 'extended', '4xx', lambda: S(hname() + ': ' + good() + '0'))
    raw(
        p,
        'last-digit',
        '4xx',
        lambda: S(hname() + ': ' + good()[:-1] + ('0' if good()[-1] != '0' else '1')),
    )
    raw(p, 'all-zero', '4xx', lambda: S(hname() + ': ' + '0' * 40))
    raw(
        p,
        'md5-prefix',
        '4xx',
        lambda: S(hname() + ': md5=' + hmac.new(A.secret.encode(), OKBODY, 'md5').hexdigest()),
    )
    raw(p, 'prefix-only', '4xx', lambda: S(hname() + ': sha1='))
    raw(p, 'none-alg', '4xx', lambda: S(hname() + ': none='))
    raw(p, 'not-hex', '4xx', lambda: S(hname() + ': ' + 'zz' * 20))
    raw(
        p,
        'base64',
        '4xx',
        lambda: S(
            hname()
            + ': '
            + base64.b64encode(hmac.new(A.secret.encode(), OKBODY, 'sha1').digest()).decode()
        ),
    )
    raw(p, 'nul', '4xx|close', lambda: S((hname() + ': ' + good()).encode() + b'\0'))
    raw(p, '10k', '4xx|close', lambda: S(hname() + ': ' + 'a' * 10240))
    raw(p, 'twice-good-bad', '4xx', lambda: S(hname() + ': ' + good(), hname() + ': ' + '0' * 40))
    raw(p, 'twice-bad-good', '4xx', lambda: S(hname() + ': ' + '0' * 40, hname() + ': ' + good()))
    raw(p, 'comma-list', '4xx', lambda: S(hname() + ': ' + '0' * 40 + ', ' + good()))
    raw(p, 'plain-sha1-no-key', '4xx', lambda: S(hname() + ': ' + hashlib.sha1(OKBODY).hexdigest()))
    raw(
        p, 'empty-key', '4xx', lambda: S(hname() + ': ' + hmac.new(b'', OKBODY, 'sha1').hexdigest())
    )
    raw(
        p,
        'secret-in-url-ignored',
        '4xx',
        lambda: post(signed=False, target=A.callback + '?secret=' + A.secret),
    )
    raw(
        p,
        'body-changed-whitespace',
        '4xx',
        lambda: build('POST', A.callback, [sig(OKBODY)], OKBODY + b' '),
    )
    raw(
        p,
        'body-changed-order',
        '4xx',
        lambda: build(
            'POST',
            A.callback,
            [sig(OKBODY)],
            json.dumps(json.loads(OKBODY), sort_keys=True, separators=(',', ':')).encode(),
        ),
    )
    raw(
        p,
        'over-raw-bytes',
        '2xx',
        lambda: post(
            b'[ {"object":"geography" , "object_id":"1","changed_aspect":"media","subscription_id":1,"time":1297286541}\n ]\r\n'
        ),
    )
    raw(
        p,
        'over-raw-unicode-escapes',
        '2xx',
        lambda: post(
            b'[{"object":"\\u0067eography","object_id":"1","changed_aspect":"media","subscription_id":1,"time":1297286541}]'
        ),
    )
    raw(
        p,
        'wrong-geo-replay',
        '4xx',
        lambda: post(target=A.callback.rsplit('/', 1)[0] + '/other-geo-xyz'),
    )


def register_bodies():
    """Signed but bad: a broken or hostile service that owns the key."""
    p = 'json'

    def J(name, body, expect='2xx|4xx'):
        raw(p, name, expect, lambda: post(body() if callable(body) else body))

    J('not-json', b'hello', '4xx')
    J('truncated', OKBODY[:-3], '4xx')
    J('trailing-junk', OKBODY + b'}}', '4xx')
    J('empty-list', b'[]')
    J('object-not-list', json.dumps(update()).encode())
    J('number', b'5', '4xx')
    J('null', b'null', '4xx')
    J('string', b'"x"', '4xx')
    J('list-of-null', b'[null,null]')
    J('list-of-lists', b'[[[[]]]]')
    J('nan', b'[NaN]', '4xx')
    J('single-quotes', b"[{'object':'geography'}]", '4xx')
    J('comment', b'[/*x*/]', '4xx')
    J('bom', b'\xef\xbb\xbf' + OKBODY)
    J('utf16', OKBODY.decode().encode('utf-16'), '4xx')
    J('latin1-bytes', b'[{"object":"\xe9\xff"}]')
    J('lone-surrogate', b'[{"object":"geography","object_id":"\\ud800"}]')
    J('nul-escape', b'[{"object":"geography","object_id":"1\\u00002"}]')
    J('raw-control-chars', b'[{"object":"geo\ngraphy\x01"}]')
    J('deep-1000', b'[' * 1000 + b']' * 1000)
    J('deep-100000', b'[' * 100000 + b']' * 100000, '4xx|2xx|close')
    J('deep-objects-20000', b'{"a":' * 20000 + b'1' + b'}' * 20000, '4xx|2xx|close')
    J('number-1e400', b'[{"object":"geography","object_id":1e400}]')
    J('number-400-digits', b'[{"object":"geography","object_id":' + b'9' * 400 + b'}]')
    J('id-negative', json.dumps([update(object_id=-1)]).encode())
    J('id-null', json.dumps([update(object_id=None)]).encode())
    J('id-list', json.dumps([update(object_id=[1, 2])]).encode())
    J('id-float', json.dumps([update(object_id=1.5)]).encode())
    J('id-bool', json.dumps([update(object_id=True)]).encode())
    J('id-path-traversal', json.dumps([update(object_id='../../users/self')]).encode())
    J('id-query-injection', json.dumps([update(object_id='1?client_secret=x&a=')]).encode())
    J('id-url', json.dumps([update(object_id='//evil.example/x')]).encode())
    J('id-at-host', json.dumps([update(object_id='@evil.example/')]).encode())
    J('id-crlf', json.dumps([update(object_id='1\r\nHost: evil')]).encode())
    J('id-redis', json.dumps([update(object_id='1\r\nFLUSHALL\r\n')]).encode())
    J('id-64k', json.dumps([update(object_id='9' * 65536)]).encode(), '2xx|4xx|close')
    J('object-unknown', json.dumps([update(object='user')]).encode())
    J('object-missing', b'[{}]')
    J('aspect-unknown', json.dumps([update(changed_aspect='deleted')]).encode())
    J('time-string', json.dumps([update(time='yesterday')]).encode())
    J('time-2pow63', json.dumps([update(time=2**63)]).encode())
    J('time-negative', json.dumps([update(time=-1)]).encode())
    J('subscription-foreign', json.dumps([update(subscription_id=999999)]).encode())
    J('duplicate-keys', b'[{"object":"geography","object_id":"1","object_id":"2"}]')
    J('proto-key', b'[{"__proto__":{"x":1},"object":"geography","object_id":"1"}]')
    J('html-in-id', json.dumps([update(object_id='<img src=x onerror=alert(1)>')]).encode())
    J(
        '1000-updates',
        lambda: json.dumps([update(time=i) for i in range(1000)]).encode(),
        '2xx|4xx|close',
    )
    J(
        '10000-keys',
        lambda: json.dumps([dict(('k%d' % i, i) for i in range(10000))]).encode(),
        '2xx|4xx|close',
    )
    J(
        'hash-collision-ish',
        lambda: json.dumps(
            [dict((chr(0x4E00 + i % 20000) * 3 + str(i), 0) for i in range(5000))]
        ).encode(),
        '2xx|4xx|close',
    )
    raw(p, 'replayed-10-times', '2xx', lambda: post() * 1)
    raw(
        p,
        'form-encoded',
        '4xx|2xx',
        lambda: build(
            'POST',
            A.callback,
            ['Content-Type: application/x-www-form-urlencoded', sig(b'a=b')],
            b'a=b',
        ),
    )
    raw(
        p,
        'multipart',
        '4xx|2xx',
        lambda: build(
            'POST',
            A.callback,
            ['Content-Type: multipart/form-data; boundary=x', sig(b'--x--')],
            b'--x--',
        ),
    )
    raw(
        p,
        'gzip-body',
        '4xx',
        lambda: (lambda b: build('POST', A.callback, ['Content-Encoding: gzip', sig(b)], b))(
            zlib.compress(b'0' * 1000000)
        ),
    )
    raw(
        p,
        'content-type-missing',
        '2xx|4xx',
        lambda: build('POST', A.callback, [sig(OKBODY)], OKBODY),
    )
    raw(
        p,
        'charset-utf7',
        '2xx|4xx',
        lambda: build(
            'POST',
            A.callback,
            ['Content-Type: application/json; charset=utf-7', sig(OKBODY)],
            OKBODY,
        ),
    )
