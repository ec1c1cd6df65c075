// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QImage>

namespace images {

/// A tile as the disk cache keeps it: a JPEG whose first comment says until when it may be shown
/// without asking again.
QByteArray tileFile(const QImage &image, const QDateTime &freshUntil);
/// Invalid: it is none.
QDateTime freshUntil(const QByteArray &tileFile);

} // namespace images
