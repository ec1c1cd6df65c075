// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "control/Conversation.h"
#include "ingest/Places.h"
#include "photos/Feed.h"
#include "sources/InstagramSource.h"

#include <QJsonObject>
#include <QObject>
#include <QPointer>

#include <functional>
#include <optional>
#include <vector>

namespace app {

/// Does what other processes of this user ask: places, photos, subscriptions (PROTOCOL.md, "Local
/// socket"). What needs the list of places waits until it is there. Backend thread.
class CommandDesk final : public QObject {
    Q_OBJECT

public:
    /// What it works with, and what it can't do by itself.
    struct Parts {
        ingest::Places &places;
        const photos::Feed &feed;
        std::function<QList<photos::PlaceState>()> states; ///< with the counts of their photos
        std::function<QStringList()> readySources; ///< names
        std::function<void(const QList<photos::Subscription> &)> addPlace;
        std::function<sources::InstagramSource *()> service; ///< null: none is set up
        std::function<QJsonObject()> report; ///< for the doctor
    };

    explicit CommandDesk(Parts parts, QObject *parent = nullptr);

    /// The places and photos are there.
    void open();
    /// They will not be: whoever waits hears why.
    void fail(const core::Error &error);
    /// Whether a window can open links and places; else the sentence that says why not.
    void setWindowless(const QString &why) { m_windowless = why; }

public slots:
    void answer(const QJsonObject &request, control::Conversation *conversation);

signals:
    /// A second start: links to open, a wall (see PROTOCOL.md, "open").
    void openWished(const QJsonObject &wish);

private:
    using Talk = QPointer<control::Conversation>;

    void whenOpen(const Talk &talk, const std::function<void()> &act);
    void listPlaces(const Talk &talk);
    void addPlace(const QJsonObject &request, const Talk &talk);
    void removePlace(const QJsonObject &request, const Talk &talk);
    void sendPhotos(const Talk &talk);
    void listSubscriptions(const Talk &talk);
    void removeSubscriptions(const QJsonObject &request, const Talk &talk);
    void removeSubscription(const QString &id, const Talk &talk);
    void openWindow(const QJsonObject &request, const Talk &talk);
    QString titleOf(const photos::Subscription &registered) const;
    sources::InstagramSource *serviceFor(const Talk &talk) const;

    Parts m_parts;
    QString m_windowless;
    bool m_isOpen = false;
    std::optional<core::Error> m_failure;
    std::vector<std::function<void()>> m_waiting;
};

} // namespace app
