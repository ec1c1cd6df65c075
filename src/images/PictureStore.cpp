// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "images/PictureStore.h"

#include "core/Log.h"
#include "images/DiskCache.h"
#include "images/FailureMemory.h"
#include "images/Fetcher.h"
#include "images/LocalFile.h"
#include "images/Thumbnailer.h"
#include "photos/Licence.h"

#include <QCache>
#include <QCoreApplication>
#include <QHash>
#include <QThread>
#include <QThreadPool>

#include <algorithm>
#include <vector>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#endif

namespace images {

namespace {

/// JPEGs kept in memory: what many viewers ask for at once, and all there is when the disk is full.
constexpr qsizetype memoryBytes = 16 * 1024 * 1024;
constexpr int maxDecoders = 4;
/// Originals kept only to make a size nobody has asked for yet.
constexpr qsizetype maxSpareBytes = 32 * 1024 * 1024;
/// A host may fail this often in a row before all its pictures have to wait.
constexpr int hostTolerance = 3;

/// The window and the sockets go first: decoding may take what they leave.
void stepBack()
{
#ifdef Q_OS_LINUX
    // On Linux a nice value belongs to the thread, and QThread's priorities do nothing.
    static thread_local const int result = setpriority(PRIO_PROCESS, 0, 10);
    Q_UNUSED(result)
#endif
}

/// Whether an error says something about the whole host.
bool isHostTrouble(const core::Error &error)
{
    return error.kind == core::Error::Kind::Unavailable || error.kind == core::Error::Kind::TimedOut
        || error.kind == core::Error::Kind::RateLimited;
}

} // namespace

class PictureStore::Private {
public:
    Private(PictureStore *store, Settings settings, Lookup find);
    ~Private();

    void fetch(const QString &photoId, PictureSize size, Ready done);

    Fetcher *fetcher;
    LocalFiles localFiles;

private:
    struct Job {
        QString photoId;
        PictureSize size;
        std::vector<Ready> waiting;
    };
    /// A rendition under way, with all sizes it is the right one for.
    struct Rendition {
        QString photoId;
        QUrl url;
        QList<PictureSize> toMake;
        QByteArray original;
        bool isSpare = false; ///< nobody waits for what is left to make
    };

    void lookOnDisk(const QByteArray &key);
    void askProvider(const QByteArray &key);
    void download(const photos::Photo &photo, const QUrl &url);
    void readFile(const QString &name, const QString &path);
    void takeOriginal(const QString &name, const core::Result<QByteArray> &original);
    void decode(const QString &name);
    void takeThumbnails(const QString &name, const core::Result<QList<Thumbnail>> &thumbnails);
    void giveUp(const QString &name, const core::Error &error);
    void keep(const QByteArray &key, const QByteArray &jpeg, bool onDisk);
    void noteDisk(const core::Result<void> &result);
    void finish(const QByteArray &key, const core::Result<QByteArray> &result);
    QList<PictureSize> wantedOf(const Rendition &rendition) const;
    template <typename Result>
    void backHere(Result &&function);

    PictureStore *q;
    Lookup m_find;
    QHash<QByteArray, Job> m_jobs; ///< by key
    QHash<QString, Rendition> m_renditions; ///< by photo and URL
    QCache<QByteArray, QByteArray> m_memory {memoryBytes};
    FailureMemory m_failures; ///< by photo and URL
    FailureMemory m_hostFailures {hostTolerance};
    qsizetype m_spareBytes = 0;
    int m_turn = 0; ///< grows: what was asked last goes first
    bool m_isDiskFailing = false;
    DiskCache m_disk; ///< touched by m_diskPool's one thread only
    QThreadPool m_diskPool;
    QThreadPool m_decoders;
};

PictureStore::Private::Private(PictureStore *store, Settings settings, Lookup find)
    : fetcher(new Fetcher({.trustedHosts = settings.trustedHosts}, store))
    , q(store)
    , m_find(std::move(find))
    , m_disk(settings.directory, settings.diskBytes)
{
    m_diskPool.setMaxThreadCount(1);
    m_decoders.setMaxThreadCount(std::clamp(QThread::idealThreadCount() - 1, 1, maxDecoders));
}

PictureStore::Private::~Private()
{
    m_decoders.clear();
    m_decoders.waitForDone();
    m_diskPool.waitForDone(); // what was made is kept
}

/// From a pool thread to the store's; dropped when the store has ended.
template <typename Function>
void PictureStore::Private::backHere(Function &&function)
{
    QMetaObject::invokeMethod(q, std::forward<Function>(function), Qt::QueuedConnection);
}

void PictureStore::Private::fetch(const QString &photoId, PictureSize size, Ready done)
{
    const QByteArray key = cacheKey(photoId, size);
    const auto job = m_jobs.find(key);
    if (job != m_jobs.end()) {
        job->waiting.push_back(std::move(done));
        return;
    }
    m_jobs.insert(key, {photoId, size, {}});
    m_jobs[key].waiting.push_back(std::move(done));
    if (const QByteArray *jpeg = m_memory.object(key))
        backHere([this, key, jpeg = *jpeg] { finish(key, jpeg); });
    else
        lookOnDisk(key);
}

void PictureStore::Private::lookOnDisk(const QByteArray &key)
{
    m_diskPool.start(
        [this, key] {
            auto jpeg = m_disk.read(key);
            backHere([this, key, jpeg = std::move(jpeg)] {
                if (!jpeg)
                    return askProvider(key);
                m_memory.insert(key, new QByteArray(*jpeg), jpeg->size());
                finish(key, *jpeg);
            });
        },
        ++m_turn);
}

void PictureStore::Private::askProvider(const QByteArray &key)
{
    const Job &job = m_jobs[key];
    const auto photo = m_find(job.photoId);
    if (!photo || photo->pictures.isEmpty())
        return finish(key,
            core::Error {core::Error::Kind::NotFound,
                QCoreApplication::translate("images", "This photo is not here (any more).")});

    const QUrl url = photo->pictureFor(int(job.size)).url;
    const QString name = photo->id + u'\n' + url.toString();
    if (const auto underway = m_renditions.find(name); underway != m_renditions.end()) {
        if (!underway->toMake.contains(job.size))
            underway->toMake += job.size; // made before, but kept neither in memory nor on disk
        return;
    }
    if (const auto error = m_failures.recent(name))
        return finish(key, *error);
    if (const auto error = m_hostFailures.recent(url.host()))
        return finish(key, *error);
    download(*photo, url);
}

void PictureStore::Private::download(const photos::Photo &photo, const QUrl &url)
{
    const QString name = photo.id + u'\n' + url.toString();
    Rendition &rendition = m_renditions[name];
    rendition.photoId = photo.id;
    rendition.url = url;
    for (const PictureSize size : allPictureSizes) {
        const bool isOnDemand = size == PictureSize::Huge;
        const bool isWanted = !isOnDemand || m_jobs.contains(cacheKey(photo.id, size));
        if (isWanted && photo.pictureFor(int(size)).url == url)
            rendition.toMake += size;
    }
    if (const QString path = localFiles ? localFiles(url) : QString(); !path.isEmpty())
        return readFile(name, path);
    fetcher->fetch(url,
        [this, name](const core::Result<QByteArray> &original) { takeOriginal(name, original); });
}

/// A decoder's thread reads: the folder may be far away.
void PictureStore::Private::readFile(const QString &name, const QString &path)
{
    m_decoders.start(
        [this, name, path] {
            auto original = readLocalFile(path, maxLocalBytes);
            backHere(
                [this, name, original = std::move(original)] { takeOriginal(name, original); });
        },
        ++m_turn);
}

void PictureStore::Private::takeOriginal(
    const QString &name, const core::Result<QByteArray> &original)
{
    const QString host = m_renditions[name].url.host();
    if (!original) {
        // RateLimited without a pause is our own full queue: nothing is wrong out there.
        if (isHostTrouble(original.error())
            && (original.error().kind != core::Error::Kind::RateLimited
                || original.error().retryAfter.count() > 0))
            m_hostFailures.failed(host, original.error());
        return giveUp(name, original.error());
    }
    m_hostFailures.succeeded(host);
    m_renditions[name].original = *original;
    decode(name);
}

/// Sizes still to be made that somebody waits for, and the small ones, which cost next to nothing.
QList<PictureSize> PictureStore::Private::wantedOf(const Rendition &rendition) const
{
    QList<PictureSize> wanted;
    for (const PictureSize size : rendition.toMake) {
        if (size <= PictureSize::Medium || m_jobs.contains(cacheKey(rendition.photoId, size)))
            wanted += size;
    }
    return wanted;
}

void PictureStore::Private::decode(const QString &name)
{
    Rendition &rendition = m_renditions[name];
    QList<PictureSize> sizes = wantedOf(rendition);
    rendition.isSpare = sizes.isEmpty();
    if (rendition.isSpare) {
        sizes = rendition.toMake;
        m_spareBytes += rendition.original.size();
    }
    m_decoders.start(
        [this, name, sizes, original = rendition.original] {
            stepBack();
            auto thumbnails = makeThumbnails(original, sizes);
            backHere([this, name, thumbnails = std::move(thumbnails)] {
                takeThumbnails(name, thumbnails);
            });
        },
        rendition.isSpare ? 0 : ++m_turn);
}

void PictureStore::Private::takeThumbnails(
    const QString &name, const core::Result<QList<Thumbnail>> &thumbnails)
{
    Rendition &rendition = m_renditions[name];
    if (rendition.isSpare)
        m_spareBytes -= rendition.original.size();
    if (!thumbnails)
        return giveUp(name, thumbnails.error());

    m_failures.succeeded(name);
    const QString photoId = rendition.photoId;
    for (const Thumbnail &thumbnail : *thumbnails)
        rendition.toMake.removeOne(thumbnail.size);
    const bool hasRoom = m_spareBytes + rendition.original.size() <= maxSpareBytes;
    if (!rendition.toMake.isEmpty() && (hasRoom || !wantedOf(rendition).isEmpty()))
        decode(name);
    else
        m_renditions.remove(name);

    const auto photo = m_find(photoId);
    const bool onDisk = photo && photos::allowsCopies(*photo);
    for (const Thumbnail &thumbnail : *thumbnails) {
        const QByteArray key = cacheKey(photoId, thumbnail.size);
        keep(key, thumbnail.jpeg, onDisk);
        finish(key, thumbnail.jpeg);
    }
}

void PictureStore::Private::giveUp(const QString &name, const core::Error &error)
{
    const Rendition rendition = m_renditions.take(name);
    if (error.kind != core::Error::Kind::RateLimited || error.retryAfter.count() > 0)
        m_failures.failed(name, error);
    qCDebug(logImages) << "Picture of" << rendition.photoId << "refused:" << error.message;
    for (const PictureSize size : rendition.toMake)
        finish(cacheKey(rendition.photoId, size), error);
}

void PictureStore::Private::keep(const QByteArray &key, const QByteArray &jpeg, bool onDisk)
{
    m_memory.insert(key, new QByteArray(jpeg), jpeg.size());
    if (!onDisk)
        return;
    m_diskPool.start([this, key, jpeg] {
        auto result = m_disk.write(key, jpeg);
        backHere([this, result = std::move(result)] { noteDisk(result); });
    });
}

void PictureStore::Private::noteDisk(const core::Result<void> &result)
{
    const bool isFailing = !result;
    if (isFailing == std::exchange(m_isDiskFailing, isFailing))
        return;
    core::Health health {core::Health::Level::Fine,
        QCoreApplication::translate("images", "Pictures are kept again."),
        QDateTime::currentDateTimeUtc()};
    if (isFailing) {
        health.level = core::Health::Level::Waiting;
        health.message = QCoreApplication::translate(
            "images", "%1 They are shown all the same; keeping resumes by itself.")
                             .arg(result.error().message);
        qCWarning(logImages).noquote() << health.message;
    } else {
        qCInfo(logImages).noquote() << health.message;
    }
    emit q->healthChanged(health);
}

void PictureStore::Private::finish(const QByteArray &key, const core::Result<QByteArray> &result)
{
    // Taken out first: a waiter may ask for the same picture again.
    const Job job = m_jobs.take(key);
    for (const Ready &done : job.waiting)
        done(result);
}

PictureStore::PictureStore(Settings settings, Lookup lookup, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(settings), std::move(lookup)))
{
}

PictureStore::~PictureStore() = default;

void PictureStore::setTrustedHosts(const QStringList &hosts)
{
    d->fetcher->setTrustedHosts(hosts);
}

void PictureStore::setLocalFiles(LocalFiles find)
{
    d->localFiles = std::move(find);
}

void PictureStore::fetch(const QString &photoId, PictureSize size, Ready done)
{
    d->fetch(photoId, size, std::move(done));
}

void PictureStore::request(const QString &photoId, images::PictureSize size)
{
    fetch(photoId, size, [this, photoId, size](const core::Result<QByteArray> &jpeg) {
        if (jpeg)
            emit pictureReady(photoId, size, *jpeg);
        else
            emit pictureFailed(photoId, size, jpeg.error());
    });
}

} // namespace images
