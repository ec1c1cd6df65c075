// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/PlaceState.h"

#include <QAbstractListModel>

namespace ui {

/// The lines of the side panel: "All places" first, then each watched place, as the watcher tells
/// them. Times and countdowns are words, so refreshTimes() is called now and then.
class PlaceListModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role {
        KeyRole = Qt::UserRole + 1, ///< empty for "All places"
        DetailRole, ///< second line: "Watching · 5 km · 12 s ago"
        CountRole, ///< as text
        MarkRole, ///< int of StateMark; invalid for "All places"
    };

    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

    void setPlaces(const QList<photos::PlaceState> &places);
    const QList<photos::PlaceState> &places() const { return m_places; }
    /// nullptr for "All places" and an invalid index.
    const photos::PlaceState *placeAt(const QModelIndex &index) const;
    QModelIndex indexOf(const QString &key) const;
    void refreshTimes();

    /// Places can be dragged between places; "All places" stays the first line.
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    bool moveRows(
        const QModelIndex &from, int row, int count, const QModelIndex &to, int before) override;

signals:
    /// By moveRows(): the slugs of all places as they are now.
    void arranged(const QStringList &slugs);

private:
    QVariant allPlaces(int role) const;
    QString detail(const photos::PlaceState &place) const;
    QString spoken(const photos::PlaceState &place) const;

    QList<photos::PlaceState> m_places;
};

} // namespace ui
