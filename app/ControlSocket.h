// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/Settings.h"
#include "core/Result.h"

namespace app {

/// Where the program with these settings answers other processes of this user: a socket in a
/// folder that only this user may enter. Same data and same Redis, same socket. Makes the folder.
core::Result<QString> controlSocketPath(const Settings &settings);

} // namespace app
