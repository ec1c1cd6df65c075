// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/Command.h"
#include "control/Client.h"
#include "core/Result.h"

namespace app {

/// Reads the answer to a command and shows it: words or JSON on standard output, photos into the
/// file that was chosen. Errors: what the other side refused, what can't be written.
core::Result<void> writeAnswer(
    const Command &command, const Settings &settings, control::Client &client);

/// "hereabouts: …" on standard error.
void complain(const QString &words);

/// Text from strangers, safe on a terminal: on one line, without control characters.
QString printable(const QString &text);

} // namespace app
