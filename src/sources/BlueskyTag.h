// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/BlueskyParser.h"

#include <QSet>

namespace sources {

/// A tag that is watched on a stream: posts that came and are not yet kept, and which photos were
/// shown, so that it is known when one of them is deleted. Its cursor carries both the time and the
/// last photos shown over a restart. Values only; nothing here waits or talks.
class BlueskyTag {
public:
    BlueskyTag(const photos::Subscription &subscription, const QByteArray &cursor);

    const photos::Subscription &subscription() const { return m_subscription; }
    qint64 time() const { return m_time; } ///< of the cursor, UNIX microseconds; 0: none

    /// Takes it if it has the tag and is new. False: nothing to do.
    bool add(const BlueskyPost &post);
    /// Photos whose path begins like this are gone. False: there were none.
    bool strikeOff(const QString &pathBegin);

    /// A look begins: with the cursor of the last offer, that one was kept.
    void begin(const QByteArray &cursor);
    /// Oldest first.
    QList<BlueskyPost> waiting() const { return m_waiting; }
    QStringList authors() const; ///< of those waiting, oldest first
    void offer(const BlueskyPost &post);
    /// The ids to take away, once.
    QStringList takeGone();
    /// Of what was offered; `now` is where the stream is.
    QByteArray cursor(qint64 now);

private:
    static constexpr qsizetype maxWaiting = 500; // posts; the oldest are dropped
    static constexpr qsizetype maxShown = 150; // photos
    static constexpr qsizetype maxCursorBytes = 32 * 1024;

    photos::Subscription m_subscription;
    qint64 m_time = 0;
    QList<BlueskyPost> m_waiting;
    QSet<QString> m_offered; ///< paths of posts of the last offer
    QByteArray m_offer; ///< its cursor
    QStringList m_shown; ///< "did/rkey/n", newest first
    QStringList m_gone; ///< ids
};

} // namespace sources
