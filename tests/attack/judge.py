# SPDX-FileCopyrightText: 2026 The Hereabouts authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether what came back is what a case expects."""
import fnmatch
import re

# In every secret of the attack, and nowhere else.
CANARY = 'S3CRETCANARY'


def matches(expect, got):
    for e in expect.split('|'):
        if (
            e == got
            or (e == 'close' and got == 'refused')
            or (re.fullmatch(r'\dxx', e) and re.fullmatch(r'\d{3}', got) and got[0] == e[0])
        ):
            return True
        if fnmatch.fnmatchcase(got, e):
            return True
    return False


def judge(expect, res, flags):
    if isinstance(res, str):
        return matches(expect, res), 'got ' + res
    if isinstance(res, tuple):
        return res
    o = res.outcome()
    if res.end == 'refused':
        return False, 'connection refused: ' + res.note
    if CANARY.encode() in res.raw:
        return False, 'a secret is in the answer'
    det = 'got %s%s in %.1f s' % (o, '' if res.end == 'open' else ' then ' + res.end, res.secs)
    if not matches(expect, o):
        return False, det
    rs = res.responses
    if rs and rs[-1].status // 100 == 5 and not matches(expect, str(rs[-1].status)):
        return False, det + ', later %d' % rs[-1].status
    if flags.get('no') and flags['no'] in res.raw and not flags.get('hidden_ok'):
        return False, det + ', and %r is in the answer' % flags['no']
    if flags.get('no_header') and any(x.h(flags['no_header']) for x in rs):
        return False, det + ', header %s was injected' % flags['no_header']
    if flags.get('must_end') and res.end == 'open':
        return False, det + ', connection was left open'
    if flags.get('max_responses') and len(rs) > flags['max_responses']:
        return False, det + ', %d answers' % len(rs)
    if rs:
        r = rs[0]
        if 'body' in flags and r.body != flags['body']:
            return False, det + ', body %r' % r.body[:60]
        if flags.get('no_body') and res.raw.split(b'\r\n\r\n', 1)[1]:
            return False, det + ', HEAD had a body'
        if (
            flags.get('text_plain')
            and r.status // 100 == 2
            and not (
                r.h('content-type')
                and r.h('content-type')[0].startswith('text/plain')
                and r.h('x-content-type-options') == ['nosniff']
            )
        ):
            return False, det + ', echoed as %s %s' % (
                r.h('content-type'),
                r.h('x-content-type-options'),
            )
        for n in flags.get('need', ()):
            if not r.h(n):
                return False, det + ', no %s header' % n
        if flags.get('csp') and (
            not r.h('content-security-policy')
            or 'unsafe-inline' in r.h('content-security-policy')[0]
            or 'default-src' not in r.h('content-security-policy')[0]
        ):
            return False, det + ', CSP %s' % r.h('content-security-policy')
        if flags.get('no_cors') and any(
            v in ('*', 'http://evil.example') for v in r.h('access-control-allow-origin')
        ):
            return False, det + ', CORS is open'
    return True, det
