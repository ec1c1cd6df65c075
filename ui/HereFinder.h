// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/Photo.h"

#include <QObject>
#include <QTimer>

class QGeoPositionInfoSource;

namespace ui {

/// Where this computer is: asks the system once, as precisely as it allows. Refused, absent or too
/// slow: the city that its time zone is named after.
class HereFinder : public QObject {
    Q_OBJECT

public:
    /// Takes `source`; nullptr: no positions here.
    explicit HereFinder(QGeoPositionInfoSource *source, QObject *parent = nullptr);
    /// Asks the system.
    explicit HereFinder(QObject *parent = nullptr);

    void find();
    bool isSearching() const { return m_limit.isActive(); }

signals:
    void found(const photos::Coordinate &position);
    /// Only the time zone is known; `why` says so in words.
    void guessed(const QString &city, const photos::Coordinate &position, const QString &why);
    void failed(const QString &why);

private:
    void guess(const QString &why);

    QGeoPositionInfoSource *m_source;
    QTimer m_limit;
};

/// The largest city that a time zone such as "Asia/Hong_Kong" is named after; a rank of the
/// gazetteer, or -1.
int cityOfTimeZone(const QByteArray &id);

} // namespace ui
