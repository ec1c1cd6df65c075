// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace ui {

/// An address as people write it; a missing scheme means https.
QUrl serviceAddress(const QString &text);

/// A web address without user, password, query and fragment.
bool isServiceAddress(const QUrl &url);

} // namespace ui
