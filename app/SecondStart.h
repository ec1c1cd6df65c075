// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/Settings.h"

#include <optional>

namespace app {

/// When a program with the same data runs already: asks it to show its window, open the links and
/// the wall of this start, and gives the exit code of this one. nullopt: none runs; start.
std::optional<int> handOver(const Settings &settings);

} // namespace app
