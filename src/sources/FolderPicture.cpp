// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/FolderPicture.h"

#include <QTimeZone>
#include <QtEndian>

#include <libexif/exif-data.h>

#include <cmath>
#include <memory>

namespace sources {

namespace {

struct DataDeleter {
    void operator()(ExifData *data) const { exif_data_unref(data); }
};
using DataPointer = std::unique_ptr<ExifData, DataDeleter>;

QString textOf(const ExifData &data, ExifIfd ifd, ExifTag tag)
{
    const ExifEntry *entry = exif_content_get_entry(data.ifd[ifd], tag);
    if (!entry || entry->format != EXIF_FORMAT_ASCII || !entry->data)
        return {};
    const QByteArray bytes(reinterpret_cast<const char *>(entry->data), qsizetype(entry->size));
    return QString::fromUtf8(
        bytes.left(bytes.indexOf('\0') < 0 ? bytes.size() : bytes.indexOf('\0')))
        .trimmed()
        .left(photos::maxTextLength);
}

/// Degrees, minutes and seconds as three fractions; nullopt when they are not.
std::optional<double> angleOf(const ExifData &data, int tag)
{
    const auto gpsTag = ExifTag(tag);
    const ExifEntry *entry = exif_content_get_entry(data.ifd[EXIF_IFD_GPS], gpsTag);
    constexpr unsigned int fractionBytes = 8;
    if (!entry || entry->format != EXIF_FORMAT_RATIONAL || entry->components != 3
        || entry->size < 3 * fractionBytes)
        return std::nullopt;
    double angle = 0;
    double unit = 1;
    for (unsigned int i = 0; i < 3; ++i, unit *= 60) {
        const ExifRational part = exif_get_rational(entry->data + i * fractionBytes,
            exif_data_get_byte_order(const_cast<ExifData *>(&data)));
        if (part.denominator == 0 && part.numerator != 0)
            return std::nullopt;
        angle += part.denominator == 0 ? 0 : double(part.numerator) / part.denominator / unit;
    }
    return angle;
}

std::optional<photos::Coordinate> coordinateOf(const ExifData &data)
{
    // EXIF 2.32, 4.6.6: latitude 1 (reference) and 2, longitude 3 and 4.
    const auto latitude = angleOf(data, 2);
    const auto longitude = angleOf(data, 4);
    if (!latitude || !longitude)
        return std::nullopt;
    const bool isSouth = textOf(data, EXIF_IFD_GPS, ExifTag(1)).startsWith(u'S');
    const bool isWest = textOf(data, EXIF_IFD_GPS, ExifTag(3)).startsWith(u'W');
    const photos::Coordinate coordinate {
        isSouth ? -*latitude : *latitude, isWest ? -*longitude : *longitude};
    // A camera that has not found itself yet writes zeros.
    const bool isNowhere = coordinate == photos::Coordinate {};
    return coordinate.isValid() && !isNowhere ? std::optional(coordinate) : std::nullopt;
}

/// The camera's clock; without an offset it is taken to be of this computer's zone.
QDateTime timeOf(const ExifData &data)
{
    const QString clock = textOf(data, EXIF_IFD_EXIF, EXIF_TAG_DATE_TIME_ORIGINAL);
    QDateTime time = QDateTime::fromString(clock.left(19), QStringLiteral("yyyy:MM:dd HH:mm:ss"));
    // EXIF 2.31, OffsetTimeOriginal, "+02:00"; libexif has no name for it in every version.
    const QString offset = textOf(data, EXIF_IFD_EXIF, ExifTag(0x9011));
    const QTime shift = QTime::fromString(offset.mid(1), QStringLiteral("HH:mm"));
    if (shift.isValid() && (offset.startsWith(u'+') || offset.startsWith(u'-'))) {
        const int seconds = QTime(0, 0).secsTo(shift);
        time.setOffsetFromUtc(offset.startsWith(u'-') ? -seconds : seconds);
    }
    return time.isValid() && time.date().year() >= 1840 ? time.toUTC() : QDateTime();
}

bool isJpeg(const QByteArray &head)
{
    return head.startsWith("\xff\xd8\xff");
}

bool isPng(const QByteArray &head)
{
    return head.startsWith("\x89PNG\r\n\x1a\n");
}

bool isWebP(const QByteArray &head)
{
    return head.startsWith("RIFF") && head.mid(8, 4) == "WEBP";
}

} // namespace

FolderPicture readPicture(const QByteArray &head)
{
    FolderPicture picture;
    if (!isJpeg(head))
        return picture;
    const DataPointer data(exif_data_new_from_data(
        reinterpret_cast<const unsigned char *>(head.constData()), uint(head.size())));
    if (!data)
        return picture;
    picture.takenAt = timeOf(*data);
    picture.coordinate = coordinateOf(*data);
    picture.author = textOf(*data, EXIF_IFD_0, EXIF_TAG_ARTIST);
    return picture;
}

bool isWhole(const QByteArray &head, const QByteArray &tail, qint64 fileBytes)
{
    if (isPng(head))
        return tail.contains("IEND");
    if (isWebP(head))
        return head.size() >= 12
            && fileBytes >= 8 + qint64(qFromLittleEndian<quint32>(head.constData() + 4));
    // Some cameras fill up after the end of the image.
    return isJpeg(head) && tail.contains("\xff\xd9");
}

} // namespace sources
