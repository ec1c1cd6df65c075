// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/TileCache.h"

#include "images/Thumbnailer.h"

#include <QBuffer>
#include <QImageReader>
#include <QThread>

#include <algorithm>
#include <chrono>

namespace ui {

namespace {

constexpr std::chrono::seconds patience {60};
constexpr std::chrono::seconds failurePause {45};
/// Beyond it old entries are dropped; a screen has some hundred tiles.
constexpr qsizetype maxRemembered = 4096;
/// A picture may be this much smaller than its tile before the next larger one is asked for.
constexpr double leastSharpness = 0.96;

QSize sizeOf(const QByteArray &jpeg)
{
    QBuffer buffer;
    buffer.setData(jpeg);
    return buffer.open(QIODevice::ReadOnly) ? QImageReader(&buffer, "jpeg").size() : QSize();
}

/// Sizes are named by their longer side. What must cover the tile depends on the picture's shape.
images::PictureSize sizeFor(const TileCache::Wish &wish)
{
    constexpr int usualAspect = 1333;
    const double aspect = (wish.aspect > 0 ? wish.aspect : usualAspect) / 1000.0;
    const double width = std::max(double(wish.pixels.width()), wish.pixels.height() * aspect);
    const double longer = std::max(width, width / aspect);
    for (const images::PictureSize size :
        {images::PictureSize::Small, images::PictureSize::Medium}) {
        if (int(size) >= longer * leastSharpness)
            return size;
    }
    return images::PictureSize::Large;
}

template <typename Entry>
void dropExpired(QHash<QString, Entry> &entries, auto deadlineOf)
{
    if (entries.size() > maxRemembered)
        entries.removeIf([&](const auto &entry) { return deadlineOf(entry.value()).hasExpired(); });
    if (entries.size() > maxRemembered)
        entries.clear();
}

} // namespace

TileCache::TileCache(QObject *parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(std::clamp(QThread::idealThreadCount() - 1, 1, 2));
}

TileCache::~TileCache()
{
    m_pool.clear();
    m_pool.waitForDone();
}

const QPixmap *TileCache::find(const QString &photoId) const
{
    const Tile *tile = m_tiles.object(photoId);
    return tile ? &tile->pixmap : nullptr;
}

void TileCache::want(const QList<Wish> &wishes)
{
    dropExpired(m_asked, [](const Asked &asked) { return asked.patience; });
    dropExpired(m_failed, [](const QDeadlineTimer &deadline) { return deadline; });
    QList<std::pair<QString, images::PictureSize>> missing;
    m_wished.clear();
    for (const Wish &wish : wishes) {
        const Asked wished {wish.pixels, sizeFor(wish), wish.aspect == 0, QDeadlineTimer(patience)};
        m_wished.insert(wish.photoId, wished);
        const Tile *tile = m_tiles.object(wish.photoId);
        const auto asked = m_asked.constFind(wish.photoId);
        const auto failed = m_failed.constFind(wish.photoId);
        const bool isHere = tile && tile->pixmap.size() == wish.pixels;
        const bool isUnderWay = asked != m_asked.cend() && asked->pixels == wish.pixels
            && !asked->patience.hasExpired();
        const bool isResting = failed != m_failed.cend() && !failed->hasExpired();
        if (isHere || isUnderWay || isResting)
            continue;
        m_asked.insert(wish.photoId, wished);
        missing += {wish.photoId, wished.size};
    }
    for (const auto &[id, size] : std::as_const(missing))
        emit wanted(id, size);
}

void TileCache::take(const QString &photoId, images::PictureSize size, const QByteArray &jpeg)
{
    // Others ask for pictures too; of theirs only those are worth decoding that a tile lacks.
    Asked asked = m_asked.value(photoId); // also what was scrolled out of view meanwhile
    if (asked.pixels.isEmpty())
        asked = m_wished.value(photoId);
    const Tile *tile = m_tiles.object(photoId);
    const bool isHere = tile && tile->pixmap.size() == asked.pixels;
    if (asked.pixels.isEmpty() || size < asked.size || isHere)
        return;
    m_pool.start(
        [this, photoId, jpeg, pixels = asked.pixels, isUnknown = asked.isAspectUnknown] {
            const auto tile = images::coveringPicture(jpeg, pixels);
            const QImage image = tile ? *tile : QImage();
            const QSize picture = tile && isUnknown ? sizeOf(jpeg) : QSize();
            QMetaObject::invokeMethod(
                this,
                [=, this] {
                    if (picture.isValid())
                        emit sized(photoId, picture);
                    keep(photoId, pixels, image);
                },
                Qt::QueuedConnection);
        },
        ++m_turn);
}

void TileCache::keep(const QString &photoId, QSize pixels, const QImage &image)
{
    if (image.isNull())
        return fail(photoId);
    if (const auto asked = m_asked.constFind(photoId);
        asked != m_asked.cend() && asked->pixels == pixels)
        m_asked.erase(asked);
    m_failed.remove(photoId);
    m_tiles.insert(
        photoId, new Tile {QPixmap::fromImage(image, Qt::NoFormatConversion)}, image.sizeInBytes());
    emit changed(photoId);
}

void TileCache::fail(const QString &photoId)
{
    m_asked.remove(photoId);
    m_failed.insert(photoId, QDeadlineTimer(failurePause));
    emit changed(photoId);
}

void TileCache::clear()
{
    m_pool.clear();
    m_tiles.clear();
    m_asked.clear();
    m_wished.clear();
    m_failed.clear();
}

} // namespace ui
