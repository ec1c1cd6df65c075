// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace geo {

/// Reads cities and land on a pool thread, about 100 ms of work, so that the window does not stand
/// still when the first map opens. Whoever needs them before they are read waits for the rest.
void prepare();

} // namespace geo
