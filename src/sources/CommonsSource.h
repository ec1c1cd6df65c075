// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/PolledSource.h"

namespace sources {

/// Wikimedia Commons (spec/living-geo-sources.md §5): the newest uploads whose position is in a
/// circle, by full-text search. There is no "newer than": each look reads the newest page and goes
/// on until it meets something known. Large renditions are asked for as the service names them.
class CommonsSource final : public PolledSource {
    Q_OBJECT

public:
    struct Settings : PolledSource::Settings {
        Settings()
        {
            baseUrl = QUrl(QStringLiteral("https://commons.wikimedia.org")); // before "/w/api.php"
            pace.poll = std::chrono::seconds(90);
        }
    };

    CommonsSource() : CommonsSource(Settings()) {}
    explicit CommonsSource(const Settings &settings, QObject *parent = nullptr);

private:
    struct Look;
    using LookPointer = std::shared_ptr<Look>;

    void begin(
        const photos::Subscription &subscription, const QByteArray &cursor, Found done) override;
    static QByteArray cursorOf(const Look &look);
    void askPage(const LookPointer &look, const Query &next);
    void askLarge(const LookPointer &look);
    void finish(const LookPointer &look);
};

} // namespace sources
