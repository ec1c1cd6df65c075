// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/Photo.h"

#include <QPushButton>

namespace ui {

class HereFinder;

/// "Use my location": asks this computer where it is when it is pressed, and says how that goes.
class HereButton : public QPushButton {
    Q_OBJECT

public:
    explicit HereButton(QWidget *parent = nullptr);

    /// Instead of the system; takes it.
    void setFinder(HereFinder *finder);

signals:
    void positionFound(const photos::Coordinate &position);
    /// Only the time zone is known.
    void cityGuessed(const QString &city, const photos::Coordinate &position);
    /// One sentence; empty: nothing is left to say.
    void told(const QString &words);

private:
    void find();

    HereFinder *m_finder = nullptr; ///< made when it is first asked
};

} // namespace ui
