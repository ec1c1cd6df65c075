// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QStringList>

namespace app {

/// Which of the screens, first to last, `--wall SCREEN` means: its number from 1 on, or its name in
/// any case. Errors: Malformed, naming the screens there are.
core::Result<int> wallScreenFrom(const QString &wish, const QStringList &screenNames);

/// `--wall` takes a screen or nothing; the parser knows no such option. Gives it an empty value
/// where the next argument is another option, or none.
QStringList withWallValue(QStringList arguments);

} // namespace app
