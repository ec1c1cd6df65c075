// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Health.h"
#include "core/Result.h"
#include "images/PictureSize.h"
#include "photos/Photo.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace images {

/// Downloads pictures (guarded), makes JPEG thumbnails of them, keeps those on disk, and gives
/// them to the window and to browsers. Only re-encoded pixels leave it: no metadata of the
/// original. What must not be stored (photos::allowsCopies) stays in memory. Backend thread;
/// decoding runs on a pool.
class PictureStore : public QObject {
    Q_OBJECT

public:
    struct Settings {
        QString directory; ///< of the disk cache; made when missing
        qint64 diskBytes = 512LL * 1024 * 1024; ///< oldest pictures go first beyond it
        /// host or host:port of providers configured on a private or loopback address. Any other
        /// such address is refused (SSRF).
        QStringList trustedHosts;
    };
    /// Finds a photo by id; the feed, in the program.
    using Lookup = std::function<std::optional<photos::Photo>(const QString &id)>;

    PictureStore(Settings settings, Lookup lookup, QObject *parent = nullptr);
    ~PictureStore() override;

    /// Hosts allowed from now on, see Settings::trustedHosts.
    void setTrustedHosts(const QStringList &hosts);

    /// Finds the file behind an address that stands for a picture on this computer; empty: it is
    /// an ordinary one. Such a file is opened without following a link, and only if it is a plain
    /// one of at most `maxLocalBytes`.
    using LocalFiles = std::function<QString(const QUrl &url)>;
    void setLocalFiles(LocalFiles find);
    static constexpr qint64 maxLocalBytes = 64 * 1024 * 1024;

    /// Gives the picture's JPEG bytes exactly once, from disk or from the provider. Requests for
    /// the same picture share one download; newest requests are served first.
    /// Errors: NotFound (unknown photo), Denied, TooLarge, Malformed, TimedOut, Unavailable.
    using Ready = std::function<void(core::Result<QByteArray>)>;
    void fetch(const QString &photoId, PictureSize size, Ready done);

public slots:
    /// fetch() for other threads; answered by pictureReady() or pictureFailed().
    void request(const QString &photoId, images::PictureSize size);

signals:
    void pictureReady(const QString &photoId, images::PictureSize size, const QByteArray &jpeg);
    void pictureFailed(const QString &photoId, images::PictureSize size, const core::Error &error);
    /// Changes when the disk takes no more pictures, and when it does again.
    void healthChanged(const core::Health &health);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace images
