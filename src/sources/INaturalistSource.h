// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/Source.h"

#include <memory>

namespace sources {

/// iNaturalist (spec/living-geo-sources.md §4): observations with photos in a circle, asked by id,
/// which grows with creation. An observation may get its photo later than its id: every few
/// minutes the last two hours are looked at as a whole, which also tells what was taken away.
class INaturalistSource final : public UnregisteredSource {
    Q_OBJECT

public:
    struct Settings {
        QUrl baseUrl {QStringLiteral("https://api.inaturalist.org/v1")};
        Pace pace {std::chrono::seconds(55)};
        std::chrono::milliseconds gap {1000}; ///< at most 60 requests a minute
        std::chrono::milliseconds wholeEvery {5 * 60'000};
        std::chrono::milliseconds replyTime {20'000};
    };

    INaturalistSource() : INaturalistSource(Settings()) {}
    explicit INaturalistSource(Settings settings, QObject *parent = nullptr);
    ~INaturalistSource() override;

    QString name() const override;
    /// Slower with many places: all of them together stay below 10,000 requests a day.
    std::optional<Pace> pace() const override;
    void recent(
        const photos::Subscription &subscription, const QByteArray &cursor, Found done) override;
    void leave(const QString &subscriptionKey) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace sources
