#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Hereabouts authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bad input and faults over HTTP and WebSocket, against both ports of the real program.

    attack.py build/ci/app/hereabouts --fast      what every build runs
    attack.py build/ci/app/hereabouts             all cases, some minutes
    attack.py build/ci/app/hereabouts --only 'ws/*' -v

Starts the program with a folder of its own and tries every case. Each has a name and an expected
outcome:
    2xx 3xx 4xx      first status answered          501/505  allowed only where named
    close            connection ended, no answer    101      upgrade accepted
    ignored          WebSocket still alive afterwards
Always a failure, whatever the case: an unexpected 5xx, a complete request left unanswered for
longer than --hang seconds, an incomplete one still held after --deadline seconds, a bad body in an
answer, a secret in an answer, in the log or in a file, memory growing by more than --memory MiB, a
program that does not answer a good request right afterwards, that is dead, or that a sanitizer
complained about.
Prints one line for each failure and, last, 'N passed, N failed'. Exit status 1 when anything failed.
"""
import argparse
import concurrent.futures
import fnmatch
import sys
import time

import callbacks
import connections
import exposure
import floods
import framing
import handshakes_and_frames
import heads
from catalogue import CASES
from judge import CANARY, judge
from messages import build
from program import Program
from settings import A
from watch import Watch, alive, rss
from wire import exchange

# In the order of the run.
GROUPS = (
    'line header path framing verify signature json conn exposure lan ws hold memory flood'.split()
)

# One request and its answer each, of which several go at one time.
QUICK_GROUPS = 'line header path framing verify signature json exposure lan'.split()
AT_ONCE = 8


def run_case(case):
    group, name, expect, function, flags = case
    try:
        return judge(expect, function(), flags)
    except OSError as e:
        return False, 'could not talk to the server: %s' % e


def probe():
    """What a good request gets."""
    try:
        return exchange(build(), wait=A.hang, quiet=0).outcome()
    except OSError as e:
        return str(e)


def probe_patiently():
    outcome = probe()
    if outcome[0] not in '234':
        time.sleep(1)
        outcome = probe()
    return outcome


def read_options():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add('program', help='the executable')
    add('--fast', action='store_true', help='leave out the slow cases')
    add('--only', default='*', help='pattern of group/name')
    add('--skip', action='append', default=[], help='pattern of group/name; may be repeated')
    add('--list', action='store_true', help='print the cases and end')
    add('-v', '--verbose', action='store_true', help='print every case')
    add('--memory', type=float, default=64, help='MiB a case may add (%(default)s)')
    add('--hang', type=float, default=5, help='seconds for an answer to a complete request')
    add('--deadline', type=float, default=15, help='seconds an unfinished request may be held')
    add('--ws-deadline', type=float, default=60, help='seconds half a frame may be held')
    add('--flood-mb', type=int, default=256, help='MiB poured by the memory cases')
    add('--conns', type=int, default=1000, help='connections of a flood')
    add('--ws-clients', type=int, default=300, help='viewers of a flood')
    add('--burst', type=int, default=2000, help='signed deliveries of a burst')
    parser.parse_args(namespace=A)
    A.callback, A.ws, A.page, A.thumb = '/callbacks/geo/attack', '/live', '/', '/pictures/'
    A.form, A.big = '/api/places', '/static/style.css'
    A.tunnel_host = 'photos.tunnel.example'
    A.secret, A.verify_token, A.sig = CANARY + '-attack', CANARY + '-tok', 'sha1='
    A.over_limit_kb = A.ws_over_kb = 1024  # far above the limits of either
    A.loop = sys.platform.startswith('linux')  # 127.0.0.0/8 gives a client many addresses


def aim(callbacks_port, page_port, pid):
    """Before the cases are made: they are about these addresses."""
    A.public, A.lan, A.pid = ('127.0.0.1', callbacks_port), ('127.0.0.1', page_port), pid
    A.public_host, A.lan_host = ('%s:%d' % address for address in (A.public, A.lan))


def selected_cases():
    for module in (heads, framing, callbacks, connections, exposure, handshakes_and_frames, floods):
        module.register()
    chosen = []
    for case in CASES:
        name = case[0] + '/' + case[1]
        if not fnmatch.fnmatch(name, A.only) or any(fnmatch.fnmatch(name, s) for s in A.skip):
            continue
        if not (A.fast and case[4].get('slow')):
            chosen.append(case)
    chosen.sort(key=lambda case: GROUPS.index(case[0]))
    names = [case[:2] for case in chosen]
    assert len(set(names)) == len(names), 'two cases of one name'
    return chosen


def batches(cases):
    """Quick cases in small groups, those that only wait all together, the others one by one."""
    quick = [case for case in cases if case[0] in QUICK_GROUPS]
    waiting = [case for case in cases if case[4].get('parallel')]
    others = [case for case in cases if case not in quick and case not in waiting]
    yield from (quick[i : i + AT_ONCE] for i in range(0, len(quick), AT_ONCE))
    yield from ([case] for case in others)
    if waiting:
        yield waiting


class Run:
    """Goes through the cases and keeps the score."""

    def __init__(self):
        self.passed, self.failed, self.dead = 0, 0, ''

    def note(self, case, ok, detail):
        self.passed += ok
        self.failed += not ok
        if not ok or A.verbose:
            print(
                '%s %s/%s: expected %s; %s' % (('ok  ' if ok else 'FAIL',) + case[:3] + (detail,)),
                flush=True,
            )

    def run(self, cases):
        for batch in batches(cases):
            if self.dead:
                for case in batch:
                    self.note(case, False, 'not run: ' + self.dead)
            else:
                self.run_batch(batch)

    def run_batch(self, batch):
        before, watch = rss(), Watch()
        with concurrent.futures.ThreadPoolExecutor(len(batch)) as pool:
            outcomes = list(pool.map(run_case, batch))
        grew = watch.end() - before
        after = probe_patiently()
        for case, (ok, detail) in zip(batch, outcomes):
            if grew > A.memory:
                ok, detail = False, detail + ', memory grew by %.0f MiB' % grew
            if not alive():
                self.dead = 'the process died in %s/%s' % case[:2]
                ok, detail = False, detail + ', THE PROCESS DIED'
            elif after[0] not in '234':
                ok, detail = False, detail + ', afterwards a good request got ' + after
            self.note(case, ok, detail)


def attack(program):
    aim(program.callbacks, program.page, program.pid)
    first = probe_patiently()
    if first[0] != '2':
        sys.exit('The good request is not answered to begin with: %s\n%s' % (first, program.log()))
    start, run = rss(), Run()
    run.run(selected_cases())
    end = rss()
    print('%.1f MiB at the start, %.1f at the end' % (start, end))
    whole = ('run', 'memory-at-the-end', 'no leak', None, {})
    if not run.dead:
        run.note(whole, end - start <= 2 * A.memory, '%.0f MiB more' % (end - start))
    complaint = program.stop()
    run.note(('run', 'ends-in-good-order', 'status 0, no complaint'), not complaint, complaint)
    print('%d passed, %d failed' % (run.passed, run.failed))
    return 1 if run.failed else 0


def main():
    read_options()
    if A.list:
        aim(1, 2, None)
        cases = selected_cases()
        for case in cases:
            print('%-10s %-42s %s' % case[:3])
        print('%d cases' % len(cases))
        return 0
    with Program(A.program, 'attack', A.verify_token, A.secret) as program:
        return attack(program)


if __name__ == '__main__':
    sys.exit(main())
