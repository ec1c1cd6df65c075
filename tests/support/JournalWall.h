// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/PhotoJournal.h"
#include "support/Photos.h"
#include "support/TestRedis.h"

#include <QSignalSpy>
#include <QTest>

#include <optional>

namespace support {

/// A journal and what came out of it.
class Wall : public QObject {
public:
    explicit Wall(const journal::PhotoJournal::Settings &settings = {}) : journal(settings)
    {
        connect(
            &journal, &journal::PhotoJournal::arrived, this, [this](const photos::Batch &batch) {
                batches += batch;
                for (auto photo = batch.photos.crbegin(); photo != batch.photos.crend(); ++photo) {
                    ids += photo->id;
                    positions += photo->position;
                }
                events += QStringLiteral("arrived");
            });
        connect(&journal, &journal::PhotoJournal::reset, this, [this](const QByteArray &epoch) {
            epochs += epoch;
            ids.clear();
            positions.clear();
            events += QStringLiteral("reset");
        });
        connect(&journal, &journal::PhotoJournal::hidden, this, [this](const QStringList &now) {
            hidden = now;
            events += QStringLiteral("hidden");
        });
        connect(&journal, &journal::PhotoJournal::ready, this, [this] {
            ++readies;
            events += QStringLiteral("ready");
        });
        connect(&journal, &journal::PhotoJournal::connectionLost, this, [this] { ++losses; });
        connect(&journal, &journal::PhotoJournal::healthChanged, this,
            [this](const core::Health &now) { health = now; });
    }

    bool opens(const TestRedis &server)
    {
        QSignalSpy ready(&journal, &journal::PhotoJournal::ready);
        journal.open(*redis::Endpoint::fromUrl(server.url()));
        return ready.wait(20'000);
    }

    /// In the order of the journal, each once.
    bool isInOrder() const
    {
        return std::adjacent_find(positions.begin(), positions.end(), std::greater_equal<>())
            == positions.end();
    }

    /// The answer to append(): the number of new photos, or -1 and the error.
    qint64 append(const QList<photos::Photo> &photos, const QByteArray &cursor = {},
        const photos::Subscription &subscription = kyoto())
    {
        std::optional<core::Result<qsizetype>> answer;
        journal.append(subscription, photos, cursor,
            [&answer](const core::Result<qsizetype> &result) { answer = result; });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 10'000))
            qFatal("append() gave no answer");
        if (*answer)
            return **answer;
        error = answer->error();
        return -1;
    }

    static photos::Subscription kyoto()
    {
        photos::Subscription place;
        place.slug = place.title = QStringLiteral("kyoto");
        place.source = QStringLiteral("instagram");
        return place;
    }

    journal::PhotoJournal journal;
    QList<photos::Batch> batches;
    QStringList ids; ///< since the last reset
    QList<photos::Position> positions;
    QList<QByteArray> epochs;
    QStringList hidden;
    QStringList events;
    core::Health health;
    core::Error error;
    int readies = 0;
    int losses = 0;
};

/// Photos "<first>" to "<last>", newest first as a source gives them.
inline QList<photos::Photo> photosFrom(int first, int last)
{
    QList<photos::Photo> photos;
    for (int number = last; number >= first; --number)
        photos += support::photo(QString::number(number));
    return photos;
}

inline QStringList idsFrom(int first, int last)
{
    QStringList ids;
    for (int number = first; number <= last; ++number)
        ids += QString::number(number);
    return ids;
}

inline QByteArray run(const TestRedis &server, const char *command, const QByteArray &input = {})
{
    return server.run(QString::fromUtf8(command).split(QLatin1Char(' ')), input);
}

} // namespace support
