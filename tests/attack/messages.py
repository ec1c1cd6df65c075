# SPDX-FileCopyrightText: 2026 The Hereabouts authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Requests as they should be, to be bent by the cases."""
import hashlib
import hmac
import json

from settings import A


def host(addr=None):
    if addr is None or addr == A.public:
        return A.public_host
    return A.lan_host


def build(
    method='GET',
    target=None,
    headers=(),
    body=b'',
    version='HTTP/1.1',
    with_host=True,
    length=True,
    addr=None,
):
    if isinstance(target, str):
        target = target.encode('latin-1')
    if target is None:
        target = GOOD()
    if isinstance(method, str):
        method = method.encode()
    out = method + b' ' + target + b' ' + version.encode() + b'\r\n'
    if with_host:
        out += b'Host: ' + host(addr).encode() + b'\r\n'
    for h in headers:
        out += (h if isinstance(h, bytes) else h.encode('latin-1')) + b'\r\n'
    if body and length:
        out += b'Content-Length: %d\r\n' % len(body)
    return out + b'\r\n' + body


def GOOD(challenge='12345', token=None, mode='subscribe'):
    return (
        '%s?hub.mode=%s&hub.verify_token=%s&hub.challenge=%s'
        % (A.callback, mode, token or A.verify_token, challenge)
    ).encode()


def sig(body, style=None, secret=None):
    style = style or A.sig
    k = (secret or A.secret).encode()
    if style == 'sha256=':
        return (
            'X-Hub-Signature-256: sha256=' + hmac.new(k, body, hashlib.sha256).hexdigest()
            if A.sig256_header
            else 'X-Hub-Signature: sha256=' + hmac.new(k, body, hashlib.sha256).hexdigest()
        )
    d = hmac.new(k, body, hashlib.sha1).hexdigest()
    return 'X-Hub-Signature: ' + ('sha1=' if style == 'sha1=' else '') + d


def update(**kw):
    u = {
        'object': 'geography',
        'object_id': '1',
        'changed_aspect': 'media',
        'subscription_id': 1,
        'time': 1297286541,
    }
    u.update(kw)
    return u


OKBODY = json.dumps([update()]).encode()


def post(body=OKBODY, headers=(), signed=True, target=None, **kw):
    hs = ['Content-Type: application/json'] + ([sig(body)] if signed else []) + list(headers)
    return build('POST', target or A.callback, hs, body, **kw)


def smug():
    """A second request, hidden behind an ambiguous first one."""
    return build('GET', GOOD('SMUGGLED'))
