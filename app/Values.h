// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

#include <optional>

namespace app {

// What options, variables and settings have in common: text in, a value out, or none.

/// 0 to 65535.
std::optional<quint16> portFrom(const QString &text);
/// An http or https address as people write it, without user, query or fragment; a missing scheme
/// means http.
std::optional<QUrl> webAddressFrom(const QString &text);

} // namespace app
