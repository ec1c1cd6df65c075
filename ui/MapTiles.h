// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/MapPainter.h"

#include <QCache>
#include <QObject>
#include <QPixmap>
#include <QSet>

namespace ui {

/// The tiles of an online map under the circle: paints those that are there, wishes for the others
/// that are in sight, and for none beside them. Paints and wishes nothing while it is off.
class MapTiles : public QObject {
    Q_OBJECT

public:
    explicit MapTiles(QObject *parent = nullptr);

    /// `attribution` is shown wherever tiles may be.
    void turnOn(const QString &attribution);
    void turnOff();
    bool isOn() const { return m_isOn; }
    const QString &attribution() const { return m_attribution; }

    /// Over the land that needs no network. True: every part in sight is covered.
    bool paint(QPainter *painter, const MapCamera &camera, const QSizeF &view);
    void paintAttribution(QPainter *painter, const QSizeF &view, const QPalette &palette) const;

    void take(int zoom, int x, int y, const QImage &image);
    /// It may be wished for again when somebody looks there again.
    void takeFailure(int zoom, int x, int y);

signals:
    void wanted(int zoom, int x, int y);
    /// There is more to paint.
    void changed();

private:
    using Key = quint64;

    bool m_isOn = false;
    QString m_attribution;
    QCache<Key, QPixmap> m_pixmaps;
    QSet<Key> m_wished;
    QSet<Key> m_failed; ///< at this zoom
    int m_zoom = -1;
};

} // namespace ui
