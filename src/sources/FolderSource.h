// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/Source.h"

#include <memory>

namespace sources {

/// Pictures in folders of this computer, shown as soon as they are completely written: tethered
/// shooting, a phone that syncs. Works without any network. Folders are watched, and looked through
/// now and then for file systems that tell nothing; a pool thread does that.
///
/// Only folders in `folders` are ever opened, whatever a subscription says: the list of places may
/// be shared with other machines. A picture's address is made up: http://folder.invalid/ and a
/// keyed digest of its path, which says nothing to anybody else and cannot be made by anybody else;
/// only pathOf() of the program that read the folder knows the file behind it.
class FolderSource final : public UnregisteredSource {
    Q_OBJECT

public:
    struct Settings {
        QStringList folders; ///< absolute paths that may be read
        QByteArray key; ///< secret, of this installation: addresses stay the same over restarts
        Pace pace {std::chrono::milliseconds(50), std::chrono::seconds(10),
            std::chrono::milliseconds(500), std::chrono::seconds(30)};
        std::chrono::milliseconds settling {150}; ///< a file that has no end yet is read again then
    };

    explicit FolderSource(Settings settings, QObject *parent = nullptr);
    ~FolderSource() override;

    /// From now on this folder may be read, too.
    void allow(const QString &folder);

    QString name() const override;
    std::optional<Pace> pace() const override;
    void recent(
        const photos::Subscription &subscription, const QByteArray &cursor, Found done) override;
    void leave(const QString &subscriptionKey) override;

    /// The file behind an address that this source made; empty for every other address. Whoever
    /// opens it must not follow links: what was a picture may have become one since.
    QString pathOf(const QUrl &url) const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace sources
