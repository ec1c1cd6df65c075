# SPDX-FileCopyrightText: 2026 The Hereabouts authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the program for the attack, in folders of its own, and ends it again."""
import http.client
import os
import re
import signal
import subprocess
import tempfile
import time

from judge import CANARY

START_SECONDS = 30
STOP_SECONDS = 20
COMPLAINTS = re.compile(r'Sanitizer|runtime error|ASSERT', re.I)


class Program:
    def __init__(self, executable, slug, token, secret):
        self.folder = tempfile.TemporaryDirectory(prefix='attack-')
        self.errors = open(os.path.join(self.folder.name, 'errors'), 'w+b')
        variables = {
            'PATH': os.environ['PATH'],
            'HOME': self.folder.name,
            'LC_ALL': 'C.UTF-8',
            'IG_CLIENT_ID': 'attack',
            'IG_CLIENT_SECRET': secret,
            'IG_API_HOST': '127.0.0.1',  # where nobody answers
            'IG_API_PORT': '1',
            'IG_USE_INSECURE': '1',
            # Freed memory must go back, or the sanitizer's own store is taken for a leak.
            'ASAN_OPTIONS': 'quarantine_size_mb=8',
            'LSAN_OPTIONS': os.environ.get('LSAN_OPTIONS', ''),
        }
        self.process = subprocess.Popen(
            [executable, '--headless', '--port', '0', '--callback-port', '0']
            + ['--data-dir', self.folder.name, '--adopt', slug + ':' + token],
            env=variables,
            stdout=subprocess.PIPE,
            stderr=self.errors,
            text=True,
        )
        self.pid = self.process.pid
        self.page = self.callbacks = None

    def __enter__(self):
        for line in self.process.stdout:
            found = re.match(r'(Page|Callbacks): http://[^:]+:(\d+)', line)
            if found and found[1] == 'Page':
                self.page = self.page or int(found[2])
            elif found:
                self.callbacks = int(found[2])
                break
        if not self.callbacks or not self.page:
            raise SystemExit('The program does not start:\n' + self.log())
        self.wait_for_place()
        return self

    def wait_for_place(self):
        """The place is taken in as soon as Redis answers."""
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            asked = http.client.HTTPConnection('127.0.0.1', self.page, timeout=5)
            asked.request('GET', '/api/places')
            if b'"slug"' in asked.getresponse().read():
                return
            time.sleep(0.1)
        raise SystemExit('The place is not watched:\n' + self.log())

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.errors.close()
        self.folder.cleanup()

    def log(self):
        self.errors.seek(0)
        return self.errors.read().decode(errors='replace')

    def stop(self):
        """SIGTERM; gives what was wrong, or nothing."""
        self.process.send_signal(signal.SIGTERM)
        try:
            status = self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            return 'it does not end'
        log = self.log()
        if COMPLAINTS.search(log):
            return log
        leaks = self.files_with_secrets()
        if leaks:
            return 'a secret is in ' + ', '.join(leaks)
        return '' if status == 0 else 'status %d\n%s' % (status, log)

    def files_with_secrets(self):
        """The log is one of them, and what Redis keeps."""
        found = []
        for folder, _, names in os.walk(self.folder.name):
            for name in names:
                path = os.path.join(folder, name)
                if os.path.isfile(path) and CANARY.encode() in open(path, 'rb').read():
                    found.append(os.path.relpath(path, self.folder.name))
        return found
