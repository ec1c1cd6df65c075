// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "images/TileFile.h"

#include <QBuffer>

namespace images {

namespace {

constexpr int quality = 92; ///< letters stay clear
const QByteArray mark = "hereabouts fresh until ";
constexpr int digits = 12;

} // namespace

QByteArray tileFile(const QImage &image, const QDateTime &freshUntil)
{
    QBuffer buffer;
    image.save(&buffer, "JPEG", quality);
    QByteArray jpeg = buffer.data();
    const QByteArray text
        = mark + QByteArray::number(freshUntil.toSecsSinceEpoch()).rightJustified(digits, '0');
    // A comment segment, right after the start of the image.
    QByteArray segment("\xFF\xFE\x00", 3);
    segment += char(text.size() + 2);
    jpeg.insert(2, segment + text);
    return jpeg;
}

QDateTime freshUntil(const QByteArray &tileFile)
{
    constexpr int head = 6; // the start and the head of the segment
    if (tileFile.mid(head, mark.size()) != mark)
        return {};
    bool isNumber = false;
    const qint64 seconds = tileFile.mid(head + mark.size(), digits).toLongLong(&isNumber);
    return isNumber ? QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC) : QDateTime();
}

} // namespace images
