// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QObject>
#include <QStringList>
#include <QUrl>
#include <QWebSocket>

#include <functional>

namespace support {

/// A browser on the page, as far as photos go: what came over /live and where it stands.
class Viewer : public QObject {
    Q_OBJECT

public:
    explicit Viewer(const QUrl &page);

    /// `query` as made by resumption(); waits for the hello.
    bool comes(const QString &query = {});
    void leaves();
    /// The query of somebody who was here until now.
    QString resumption() const;

    QStringList ids; ///< in the order of their coming, newest last
    int resets = 0;
    std::function<void(const QString &id)> arrived;

private:
    void take(const QString &text);

    QUrl m_page;
    std::unique_ptr<QWebSocket> m_socket;
    QString m_epoch;
    QString m_position;
    bool m_isGreeted = false;
};

} // namespace support
