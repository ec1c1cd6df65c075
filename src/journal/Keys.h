// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace journal {

/// Names of keys and channels, all behind one prefix: Pub/Sub knows no databases, so two
/// installations on one server would otherwise hear each other (spec/redis-layout.md §2.7).
class Keys {
public:
    explicit Keys(QByteArray prefix) : m_prefix(std::move(prefix)) {}

    QByteArray photos() const { return m_prefix + "hereabouts:photos"; }
    QByteArray seen() const { return m_prefix + "hereabouts:seen"; }
    QByteArray epoch() const { return m_prefix + "hereabouts:epoch"; }
    /// Ids of photos that nobody is to see; also the channel that says that they changed.
    QByteArray hidden() const { return m_prefix + "hereabouts:hidden"; }
    QByteArray subscriptions() const { return m_prefix + "hereabouts:subscriptions"; }
    /// `subscription` is Subscription::key(): "<source>:<slug>".
    QByteArray cursor(const QString &subscription) const
    {
        return m_prefix + "hereabouts:cursor:" + subscription.toUtf8();
    }

    // The demo's.
    QByteArray list() const { return m_prefix + "media:objects"; }
    QByteArray channel(const QByteArray &slug) const { return m_prefix + "channel:" + slug; }
    /// For PSUBSCRIBE: every channel.
    QByteArray channelPattern() const;
    /// The slug in a channel's name: what follows "channel:" up to the next colon, as the demo
    /// reads it; empty when that is no slug.
    QByteArray slugOf(const QByteArray &channel) const;

private:
    QByteArray escapedPrefix() const;

    QByteArray m_prefix;
};

} // namespace journal
