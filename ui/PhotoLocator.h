// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/Subscription.h"

#include <QWidget>

#include <optional>

namespace ui {

/// Where a photo was taken in its circle: one radius is 1, east is x, south is y.
QPointF placeInCircle(
    const photos::Coordinate &centre, double radius, const photos::Coordinate &taken);

/// A small drawing of a watched circle, north up, with a photo's dot in it and the length of the
/// radius. Hidden while there is no circle, or the photo has no position.
class PhotoLocator : public QWidget {
    Q_OBJECT

public:
    explicit PhotoLocator(QWidget *parent = nullptr);

    void show(const std::optional<photos::Subscription> &circle,
        const std::optional<photos::Coordinate> &taken, bool isVague);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QPointF m_dot;
    double m_radius = 0;
    bool m_isVague = false;
};

} // namespace ui
