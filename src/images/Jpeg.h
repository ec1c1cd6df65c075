// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QByteArray>
#include <QImage>

#include <functional>
#include <memory>

namespace images {

struct JpegDecoder;

/// Decodes a JPEG in three steps, so that it can be refused before a pixel is decoded and need not
/// be in memory as a whole: readHeader(), start(), readRows(). Not turned upright. Any thread.
/// Errors: Malformed (also when it ends early), TooLarge.
class JpegReader {
public:
    using TakeRow = std::function<void(const uchar *row)>;

    explicit JpegReader(const QByteArray &bytes);
    ~JpegReader();
    Q_DISABLE_COPY_MOVE(JpegReader)

    /// The full size.
    core::Result<QSize> readHeader();
    /// At 1/1, 1/2, 1/4 or 1/8: the smallest that is at least `needed` (libjpeg-turbo has no fast
    /// path for other fractions). Gives the divisor.
    core::Result<int> start(QSize needed);
    /// Of the rows; parts of pixels at the right and the lower edge count as whole ones.
    QSize size() const;
    /// Gives all rows from top to bottom, as Format_RGB32; each only until the next comes.
    core::Result<void> readRows(const TakeRow &take);

private:
    QByteArray m_bytes;
    std::unique_ptr<JpegDecoder> m_decoder;
};

/// Encodes a Format_RGB32 image; nothing but pixels goes in. Empty when memory ran out.
QByteArray writeJpeg(const QImage &image, int quality);

} // namespace images
