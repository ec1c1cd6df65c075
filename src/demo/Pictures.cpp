// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/Pictures.h"

#include "core/Log.h"
#include "demo/Landscape.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QFutureWatcher>
#include <QImageReader>
#include <QtConcurrent>

namespace demo {

namespace {

constexpr int thumbnailSide = 150;
constexpr int smallSide = 320;
constexpr int largeSide = 1080;
constexpr qsizetype cacheBytes = 48 * 1024 * 1024;
constexpr qsizetype maxWaiting = 256; // pictures
constexpr int quality = 86;
constexpr qsizetype maxFiles = 10'000;

QSize bounded(const QSize &size, int side)
{
    if (size.width() <= side && size.height() <= side)
        return size;
    return size.scaled(side, side, Qt::KeepAspectRatio).expandedTo({1, 1});
}

QByteArray jpegOf(const QImage &image)
{
    QByteArray jpeg;
    QBuffer buffer(&jpeg);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPEG", quality);
    return jpeg;
}

/// The size as it is seen: EXIF may turn the picture.
QSize uprightSize(const QString &path)
{
    const QImageReader reader(path);
    const bool isTurned = reader.transformation().testFlag(QImageIOHandler::TransformationRotate90);
    return isTurned ? reader.size().transposed() : reader.size();
}

} // namespace

Pictures::Pictures(QObject *parent) : QObject(parent), m_cache(cacheBytes)
{
    // One core is left to those who look at the pictures.
    m_pool.setMaxThreadCount(std::max(1, QThread::idealThreadCount() - 1));
    m_pool.setThreadPriority(QThread::LowPriority);
}

Pictures::~Pictures()
{
    m_pool.clear();
    m_pool.waitForDone();
}

core::Result<void> Pictures::setDirectory(const QString &directory)
{
    m_files.clear();
    const QDir folder(directory);
    const QStringList names
        = folder.entryList({QStringLiteral("*.jpg"), QStringLiteral("*.jpeg"),
                               QStringLiteral("*.png"), QStringLiteral("*.webp")},
            QDir::Files | QDir::Readable, QDir::Name);
    for (const QString &name : names) {
        if (m_files.size() < maxFiles && uprightSize(folder.filePath(name)).isValid())
            m_files += folder.filePath(name);
    }
    if (m_files.isEmpty())
        return core::Error {core::Error::Kind::Unavailable,
            QCoreApplication::translate("demo::Pictures", "There are no photos in %1.")
                .arg(QDir::toNativeSeparators(directory)),
            {}};
    return {};
}

Pictures::Choice Pictures::next(Random &random)
{
    if (m_files.isEmpty()) {
        const quint64 seed = random.next();
        const QSize large = landscapeSize(seed, largeSide);
        return {QStringLiteral("%1").arg(seed, 16, 16, QLatin1Char('0')), bounded(large, smallSide),
            large};
    }
    const qsizetype index = m_nextFile++ % m_files.size();
    QSize size = uprightSize(m_files.at(index));
    if (!size.isValid()) // It was there a moment ago.
        size = QSize(smallSide, smallSide);
    return {QStringLiteral("f%1").arg(index), bounded(size, smallSide), bounded(size, largeSide)};
}

bool Pictures::exists(const QByteArray &name) const
{
    bool isNumber = false;
    if (m_files.isEmpty()) {
        name.toULongLong(&isNumber, 16);
        return isNumber && name.size() == 16;
    }
    const int index = name.mid(1).toInt(&isNumber);
    return name.startsWith('f') && isNumber && index >= 0 && index < m_files.size();
}

void Pictures::request(const QByteArray &file, Made made)
{
    // "<name>_<size>.jpg"
    const qsizetype nameLength = file.size() - qsizetype(qstrlen("_s.jpg"));
    const QByteArray name = file.left(std::max<qsizetype>(nameLength, 0));
    const char size = nameLength > 0 ? file.at(nameLength + 1) : '?';
    const bool isWellFormed = nameLength > 0 && file.at(nameLength) == '_' && file.endsWith(".jpg")
        && QByteArrayView("tls").contains(size);
    if (!isWellFormed || !exists(name))
        return made({});
    if (const Sizes *sizes = m_cache.object(name))
        return made(pick(*sizes, size));
    const bool isUnderWay = m_waiting.contains(name);
    if (!isUnderWay && m_waiting.size() >= maxWaiting)
        return made({});
    m_waiting[name] += {size, std::move(made)};
    if (!isUnderWay)
        make(name);
}

void Pictures::make(const QByteArray &name)
{
    auto *watcher = new QFutureWatcher<Sizes>(this);
    connect(watcher, &QFutureWatcher<Sizes>::finished, this, [this, watcher, name] {
        watcher->deleteLater();
        keep(name, watcher->result());
    });
    if (m_files.isEmpty())
        watcher->setFuture(QtConcurrent::run(&m_pool, paint, name.toULongLong(nullptr, 16)));
    else
        watcher->setFuture(QtConcurrent::run(&m_pool, load, m_files.at(name.mid(1).toInt())));
}

void Pictures::keep(const QByteArray &name, const Sizes &sizes)
{
    const QList<Waiting> waiting = m_waiting.take(name);
    const qsizetype bytes = sizes.thumbnail.size() + sizes.small.size() + sizes.large.size();
    if (bytes > 0)
        m_cache.insert(name, new Sizes(sizes), bytes);
    for (const Waiting &one : waiting)
        one.made(pick(sizes, one.size));
}

Pictures::Sizes Pictures::paint(quint64 seed)
{
    return sizesOf(paintLandscape(seed, landscapeSize(seed, largeSide)));
}

Pictures::Sizes Pictures::load(const QString &path)
{
    QImageReader reader(path);
    reader.setAutoTransform(true);
    // Of JPEG a part of the pixels is decoded, which is quicker by far.
    if (reader.size().isValid())
        reader.setScaledSize(bounded(reader.size(), largeSide));
    const QImage image = reader.read();
    if (image.isNull()) {
        qCWarning(logDemo) << path << "can't be read:" << reader.errorString();
        return {};
    }
    return sizesOf(image.convertToFormat(QImage::Format_RGB32));
}

Pictures::Sizes Pictures::sizesOf(const QImage &image)
{
    const QSize small = bounded(image.size(), smallSide);
    const QImage filled = image.scaled(
        thumbnailSide, thumbnailSide, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
    const QImage thumbnail = filled.copy((filled.width() - thumbnailSide) / 2,
        (filled.height() - thumbnailSide) / 2, thumbnailSide, thumbnailSide);
    return {jpegOf(thumbnail),
        jpegOf(image.scaled(small, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)),
        jpegOf(image)};
}

QByteArray Pictures::pick(const Sizes &sizes, char size)
{
    return size == 't' ? sizes.thumbnail : size == 'l' ? sizes.small : sizes.large;
}

} // namespace demo
