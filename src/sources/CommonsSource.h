// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/Source.h"

#include <memory>

namespace sources {

/// Wikimedia Commons (spec/living-geo-sources.md §5): the newest uploads whose position is in a
/// circle, by full-text search. There is no "newer than": each look reads the newest page and goes
/// on until it meets something known. Large renditions are asked for as the service names them.
class CommonsSource final : public UnregisteredSource {
    Q_OBJECT

public:
    struct Settings {
        /// What "/w/api.php" is appended to.
        QUrl baseUrl {QStringLiteral("https://commons.wikimedia.org")};
        Pace pace {std::chrono::seconds(55), std::chrono::seconds(90)};
        std::chrono::milliseconds gap {1000};
        std::chrono::milliseconds replyTime {20'000};
    };

    CommonsSource() : CommonsSource(Settings()) {}
    explicit CommonsSource(Settings settings, QObject *parent = nullptr);
    ~CommonsSource() override;

    QString name() const override;
    std::optional<Pace> pace() const override;
    void recent(
        const photos::Subscription &subscription, const QByteArray &cursor, Found done) override;
    void leave(const QString &subscriptionKey) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace sources
