// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/TileCache.h"

#include "images/Thumbnailer.h"

#include <QThread>

#include <algorithm>
#include <chrono>

namespace ui {

namespace {

constexpr std::chrono::seconds patience {60};
constexpr std::chrono::seconds failurePause {45};
/// Beyond it old entries are dropped; a screen has some hundred tiles.
constexpr qsizetype maxRemembered = 4096;

/// Sizes are named by their longer side; a square cut from 4:3 has the shorter one.
images::PictureSize sizeFor(int side)
{
    for (const images::PictureSize size : images::allPictureSizes) {
        if (int(size) * 3 / 4 >= side)
            return size;
    }
    return images::PictureSize::Large;
}

void dropExpired(QHash<QString, QDeadlineTimer> &entries)
{
    if (entries.size() > maxRemembered)
        entries.removeIf([](const auto &entry) { return entry.value().hasExpired(); });
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

void TileCache::setSide(int side, qsizetype bytes)
{
    if (m_side != side)
        m_asked.clear(); // what comes now is made for the new side
    m_side = side;
    m_size = sizeFor(side);
    m_tiles.setMaxCost(bytes);
}

const QPixmap *TileCache::find(const QString &photoId) const
{
    const Tile *tile = m_tiles.object(photoId);
    return tile ? &tile->pixmap : nullptr;
}

void TileCache::want(const QStringList &photoIds)
{
    dropExpired(m_asked);
    dropExpired(m_failed);
    QStringList missing;
    for (const QString &id : photoIds) {
        const Tile *tile = m_tiles.object(id);
        const auto asked = m_asked.constFind(id);
        const auto failed = m_failed.constFind(id);
        const bool isHere = tile && tile->side == m_side;
        const bool isUnderWay = asked != m_asked.cend() && !asked->hasExpired();
        const bool isResting = failed != m_failed.cend() && !failed->hasExpired();
        if (!isHere && !isUnderWay && !isResting)
            missing += id;
    }
    for (const QString &id : std::as_const(missing)) {
        m_asked.insert(id, QDeadlineTimer(patience));
        emit wanted(id, m_size);
    }
}

void TileCache::take(const QString &photoId, images::PictureSize size, const QByteArray &jpeg)
{
    // Others ask for pictures too (the viewer for large ones); only ours are worth decoding.
    if (m_side == 0 || (size != m_size && !m_asked.contains(photoId)))
        return;
    m_pool.start(
        [this, photoId, jpeg, side = m_side] {
            const auto square = images::squarePicture(jpeg, side);
            const QImage image = square ? *square : QImage();
            QMetaObject::invokeMethod(
                this, [=, this] { keep(photoId, side, image); }, Qt::QueuedConnection);
        },
        ++m_turn);
}

void TileCache::keep(const QString &photoId, int side, const QImage &image)
{
    if (image.isNull())
        return fail(photoId);
    if (side == m_side)
        m_asked.remove(photoId);
    m_failed.remove(photoId);
    m_tiles.insert(photoId, new Tile {QPixmap::fromImage(image, Qt::NoFormatConversion), side},
        image.sizeInBytes());
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
    m_failed.clear();
}

} // namespace ui
