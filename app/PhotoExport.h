// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "photos/Photo.h"

#include <QByteArray>
#include <QIODevice>

#include <memory>

namespace app {

/// Writes photos down one by one, as they come: nothing is gathered in memory.
class PhotoWriter {
public:
    virtual ~PhotoWriter() = default;
    virtual core::Result<void> begin() = 0;
    virtual core::Result<void> add(const photos::Photo &photo) = 0;
    virtual core::Result<void> end() = 0;
};

/// One JSON document with the records (PROTOCOL.md, "An export of photos").
std::unique_ptr<PhotoWriter> jsonWriter(QIODevice &out);
/// RFC 4180 with a heading, for spreadsheets.
std::unique_ptr<PhotoWriter> csvWriter(QIODevice &out);
/// An archive with the pictures that are kept in `pictureDirectory` (images::PictureStore's), and
/// an index as JSON, as CSV and as text for people. Streamed: `out` needs no seeking.
std::unique_ptr<PhotoWriter> zipWriter(QIODevice &out, const QString &pictureDirectory);

/// A value as one cell of CSV: quoted where needed, and never taken for a formula by a spreadsheet,
/// whatever a stranger wrote.
QByteArray csvCell(const QString &value);

} // namespace app
