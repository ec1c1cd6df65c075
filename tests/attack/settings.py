# SPDX-FileCopyrightText: 2026 The Hereabouts authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The options of this run."""
import argparse


A = argparse.Namespace()  # filled by attack.py before any case runs
