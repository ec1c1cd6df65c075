# SPDX-FileCopyrightText: 2026 The Hereabouts authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of cases, and the options of the run that they read."""
from settings import A
from wire import exchange


CASES = []  # (group, name, expected outcome, function, flags)


def case(group, name, expect, **flags):
    def add(run):
        CASES.append((group, name, expect, run, flags))
        return run

    return add


def raw(group, name, expect, make, **flags):
    """make() gives the bytes sent on one fresh connection to the callback port (flags: lan)."""

    def f():
        addr = A.lan if flags.get('lan') else A.public
        return exchange(
            make(),
            addr,
            heads=flags.get('heads', ()),
            want=flags.get('want', 1),
            quiet=flags.get('quiet', 1.0 if flags.get('must_end') else 0.1),
        )

    CASES.append((group, name, expect, f, flags))
