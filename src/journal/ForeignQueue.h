// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/Appender.h"

#include <QDeadlineTimer>
#include <QObject>

#include <deque>

namespace journal {

/// Takes photos that others publish in the demo's form into the journal, one message after the
/// other. Every machine that hears them does so; the script keeps each photo once.
///
/// While Redis is away they wait. What is more than the queue holds is dropped and counted.
class ForeignQueue final : public QObject {
    Q_OBJECT

public:
    static constexpr qsizetype maxMessages = 256;
    static constexpr qsizetype maxBytes = 16 * 1024 * 1024;

    /// `appender` must outlive it.
    explicit ForeignQueue(Appender &appender, QObject *parent = nullptr);

    void add(const QByteArray &slug, const QByteArray &payload);
    /// Redis is back: goes on with what waited.
    void resume();
    /// Messages that were no photos, or too many.
    qint64 ignoredCount() const { return m_ignored; }

signals:
    /// Photos are in the stream, up to `last`; no doorbell rings for them.
    void appended(const photos::Position &last);

private:
    struct Message {
        QByteArray slug;
        QByteArray payload;
    };
    void takeNext();
    void takeOutcome(const core::Result<Appender::Outcome> &outcome);
    void removeFirst();
    void ignore(const QString &why);

    Appender &m_appender;
    std::deque<Message> m_messages; ///< the first one is being worked on
    qsizetype m_bytes = 0;
    bool m_isWorking = false;
    qint64 m_ignored = 0;
    QDeadlineTimer m_nextComplaint;
};

} // namespace journal
