// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/Photo.h"

#include <QComboBox>
#include <QList>

class QStandardItemModel;

namespace ui {

/// Finds a city: the 24 of 2011 in its list, all the world's while one types, best known first,
/// with region and country. Tab or Enter after typing takes the first one found.
class CityBox : public QComboBox {
    Q_OBJECT

public:
    explicit CityBox(QWidget *parent = nullptr);

    /// Shows a name without searching for it.
    void showName(const QString &name);

signals:
    void chosen(const QString &title, const photos::Coordinate &centre);
    /// Instead of a name a position was typed or pasted.
    void positionGiven(const photos::Coordinate &position);

private:
    void suggest(const QString &text);
    void takeTyped();
    void takePreset(int index);
    void takeRank(int rank);

    QStandardItemModel *m_suggestions;
    QList<int> m_ranks; ///< of the suggestions
    bool m_isTyped = false; ///< since the last city was taken
};

} // namespace ui
