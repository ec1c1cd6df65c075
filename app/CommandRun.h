// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/Command.h"
#include "app/SettingsTable.h"

namespace app {

/// Does a command: the running program with the same data does it, or, when there is none, this
/// process by itself, starting the private Redis for that long. A program that runs is never
/// disturbed. Answers on standard output, says what went wrong on standard error. Needs an
/// application object. Returns the exit code: 0 done, 1 not done.
int runCommand(const Command &command, const Settings &settings, const KeptSettings &kept);

} // namespace app
