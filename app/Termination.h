// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace app {

/// SIGINT, SIGTERM and SIGHUP end the event loop in good order. Call once, on the main thread,
/// after the application object was made.
void quitOnTerminationSignals();

} // namespace app
