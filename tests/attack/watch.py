# SPDX-FileCopyrightText: 2026 The Hereabouts authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program from outside: memory, descriptors, life."""
import os
import threading
import time

from settings import A


def rss():
    try:
        with open('/proc/%d/status' % A.pid) as f:
            for l in f:
                if l.startswith('VmRSS'):
                    return int(l.split()[1]) / 1024
    except (OSError, TypeError):
        pass
    return 0.0


def fds():
    try:
        return len(os.listdir('/proc/%d/fd' % A.pid))
    except (OSError, TypeError):
        return 0


def alive():
    if not A.pid:
        return True
    try:
        with open('/proc/%d/stat' % A.pid) as f:
            return f.read().rsplit(')', 1)[1].split()[0] not in 'ZX'
    except OSError:
        return False


class Watch(threading.Thread):
    """Highest resident size seen while a case ran."""

    def __init__(self):
        super().__init__(daemon=True)
        self.peak, self.on = 0.0, True
        self.start()

    def run(self):
        while self.on:
            self.peak = max(self.peak, rss())
            time.sleep(0.05)

    def end(self):
        """The peak in MiB."""
        self.on = False
        self.join()
        return self.peak
