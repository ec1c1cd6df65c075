// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace app {

/// Wipes the secrets that the program was started with from its environment and its arguments,
/// where other programs of this user (/proc) and every child could read them. Call once they have
/// been read, before the first child and the first thread.
void wipeSecretsOfTheStart(int argc, char **argv);

/// No core files: a crash must not write the memory, and the secrets in it, to disk.
void forbidCoreFiles();

} // namespace app
