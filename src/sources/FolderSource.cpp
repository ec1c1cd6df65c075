// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/FolderSource.h"

#include "sources/FolderScan.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileSystemWatcher>
#include <QHash>
#include <QThreadPool>
#include <QTimer>

#include <unordered_map>

namespace sources {

class FolderSource::Private {
public:
    /// One watched folder.
    struct Folder {
        QFileSystemWatcher watcher;
        QTimer again; ///< something was not finished
        QHash<QString, FolderFile> known;
    };

    Folder &watch(FolderSource *source, const photos::Subscription &subscription);

    Settings settings;
    std::unordered_map<QString, std::unique_ptr<Folder>> folders; ///< by subscription
    QHash<QByteArray, QString> paths; ///< by the digest in the address
    QThreadPool pool; ///< ends first: what it brings finds all else
};

FolderSource::FolderSource(Settings settings, QObject *parent)
    : UnregisteredSource(parent)
    , d(std::make_unique<Private>())
{
    d->settings = std::move(settings);
    for (QString &folder : d->settings.folders)
        folder = QDir::cleanPath(folder);
    d->pool.setMaxThreadCount(2);
}

FolderSource::~FolderSource() = default;

void FolderSource::allow(const QString &folder)
{
    if (!d->settings.folders.contains(QDir::cleanPath(folder)))
        d->settings.folders += QDir::cleanPath(folder);
}

QString FolderSource::name() const
{
    return QStringLiteral("folder");
}

std::optional<Pace> FolderSource::pace() const
{
    return d->settings.pace;
}

void FolderSource::leave(const QString &subscriptionKey)
{
    d->folders.erase(subscriptionKey);
}

QString FolderSource::pathOf(const QUrl &url) const
{
    if (url.scheme() != QLatin1String("http") || url.host() != folderHost)
        return {};
    return d->paths.value(url.path().mid(1).toLatin1());
}

FolderSource::Private::Folder &FolderSource::Private::watch(
    FolderSource *source, const photos::Subscription &subscription)
{
    auto &folder = folders[subscription.key()];
    if (!folder) {
        folder = std::make_unique<Folder>();
        folder->again.setSingleShot(true);
        const auto look = [source, key = subscription.key()] { emit source->lookRequested(key); };
        connect(&folder->watcher, &QFileSystemWatcher::directoryChanged, source, look);
        connect(&folder->again, &QTimer::timeout, source, look);
    }
    // Again after it went away and came back.
    if (folder->watcher.directories().isEmpty())
        folder->watcher.addPath(QDir::cleanPath(subscription.objectId));
    return *folder;
}

void FolderSource::recent(
    const photos::Subscription &subscription, const QByteArray &cursor, Found done)
{
    if (!d->settings.folders.contains(QDir::cleanPath(subscription.objectId)))
        return later([done] {
            done(core::Error {core::Error::Kind::Denied,
                QCoreApplication::translate("sources::Folder",
                    "This folder was not chosen on this computer. Choose it here to watch it."),
                {}});
        });
    FolderScan order {subscription, d->settings.key, cursor, d->watch(this, subscription).known, {},
        {}, {}, {}, false};
    d->pool.start([this, order = std::move(order), done = std::move(done)]() mutable {
        later([this, done = std::move(done), scan = scanFolder(std::move(order))] {
            const auto folder = d->folders.find(scan.subscription.key());
            if (!scan.outcome)
                return done(scan.outcome.error());
            if (folder != d->folders.end()) {
                folder->second->known = scan.known;
                if (scan.isUnfinished)
                    folder->second->again.start(d->settings.settling);
            }
            d->paths.insert(scan.paths);
            done(Finding {scan.photos, scan.cursor, scan.gone});
        });
    });
}

} // namespace sources
