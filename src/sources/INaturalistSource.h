// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/PolledSource.h"

#include <QElapsedTimer>
#include <QHash>

namespace sources {

struct ObservationPage;

/// iNaturalist (spec/living-geo-sources.md §4): observations with photos in a circle, asked by id,
/// which grows with creation. An observation may get its photo later than its id: every few
/// minutes the last two hours are looked at as a whole, which also tells what was taken away.
class INaturalistSource final : public PolledSource {
    Q_OBJECT

public:
    struct Settings : PolledSource::Settings {
        Settings() { baseUrl = QUrl(QStringLiteral("https://api.inaturalist.org/v1")); }
        std::chrono::milliseconds wholeEvery {5 * 60'000};
    };

    INaturalistSource() : INaturalistSource(Settings()) {}
    explicit INaturalistSource(const Settings &settings, QObject *parent = nullptr);

    /// Slower with many places: all of them together stay below 10,000 requests a day.
    std::optional<Pace> pace() const override;
    void leave(const QString &subscriptionKey) override;

private:
    struct Look;
    using LookPointer = std::shared_ptr<Look>;

    void begin(
        const photos::Subscription &subscription, const QByteArray &cursor, Found done) override;
    void askObservations(const LookPointer &look, const Query &query,
        std::function<void(const ObservationPage &)> done);
    void askNewer(const LookPointer &look);
    void askWhole(const LookPointer &look, qint64 below);
    void finish(const LookPointer &look);

    std::chrono::milliseconds m_wholeEvery;
    QHash<QString, QElapsedTimer> m_sinceWhole; ///< by key, of the places that are looked at
};

} // namespace sources
