// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/SourceInfo.h"

#include <QStringList>

namespace sources {

/// Every source that this program has, in the order in which people choose: those that need
/// nothing first. `ready` names those whose needs are met.
QList<photos::SourceInfo> catalogue(const QStringList &ready = {});

/// One of them; with an empty name when there is none such.
photos::SourceInfo infoOf(const QString &name);

} // namespace sources
