// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PlaceListModel.h"

#include "ui/StateMark.h"
#include "ui/Words.h"

#include <algorithm>

namespace ui {

int PlaceListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_places.size()) + 1;
}

QVariant PlaceListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const photos::PlaceState *place = placeAt(index);
    if (!place)
        return allPlaces(role);
    switch (role) {
    case Qt::DisplayRole:
        return place->subscription.title;
    case Qt::ToolTipRole:
        return words::toolTip(place->message);
    case Qt::AccessibleTextRole:
        return spoken(*place);
    case Qt::AccessibleDescriptionRole:
        return place->message;
    case KeyRole:
        return place->subscription.key();
    case DetailRole:
        return detail(*place);
    case CountRole:
        return QLocale().toString(place->count);
    case MarkRole:
        return int(markOf(place->activity));
    default:
        return {};
    }
}

QVariant PlaceListModel::allPlaces(int role) const
{
    qint64 count = 0;
    for (const photos::PlaceState &place : m_places)
        count += place.count;
    switch (role) {
    case Qt::DisplayRole:
        return tr("All places");
    case Qt::AccessibleTextRole:
        return tr("All places, %1").arg(words::photoCountText(count));
    case CountRole:
        return QLocale().toString(count);
    default:
        return {};
    }
}

QString PlaceListModel::detail(const photos::PlaceState &place) const
{
    QStringList parts {words::stateText(place), words::extentText(place.subscription)};
    if (place.activity == photos::PlaceState::Activity::Watching && place.lastPhotoAt.isValid())
        parts.append(words::timeText(place.lastPhotoAt));
    return parts.join(QStringLiteral(" · "));
}

QString PlaceListModel::spoken(const photos::PlaceState &place) const
{
    QStringList parts {words::isolated(place.subscription.title), words::stateText(place),
        words::extentText(place.subscription), words::photoCountText(place.count)};
    if (place.lastPhotoAt.isValid())
        parts.append(tr("last photo %1").arg(words::timeText(place.lastPhotoAt)));
    return parts.join(QStringLiteral(", "));
}

void PlaceListModel::setPlaces(const QList<photos::PlaceState> &places)
{
    const bool sameKeys = std::equal(places.begin(), places.end(), m_places.begin(), m_places.end(),
        [](const photos::PlaceState &one, const photos::PlaceState &other) {
            return one.subscription.key() == other.subscription.key();
        });
    if (sameKeys) {
        m_places = places;
        emit dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_places = places;
    endResetModel();
}

const photos::PlaceState *PlaceListModel::placeAt(const QModelIndex &index) const
{
    const int row = index.row() - 1;
    return row >= 0 && row < m_places.size() ? &m_places.at(row) : nullptr;
}

QModelIndex PlaceListModel::indexOf(const QString &key) const
{
    for (int row = 0; row < m_places.size(); ++row) {
        if (m_places.at(row).subscription.key() == key)
            return index(row + 1);
    }
    return {};
}

Qt::ItemFlags PlaceListModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled; // between the lines
    const Qt::ItemFlags all = QAbstractListModel::flags(index);
    return placeAt(index) ? all | Qt::ItemIsDragEnabled : all;
}

bool PlaceListModel::moveRows(
    const QModelIndex &from, int row, int count, const QModelIndex &to, int before)
{
    if (from.isValid() || to.isValid() || count != 1 || row < 1 || row >= rowCount() || before < 0
        || before > rowCount())
        return false;
    const int target = std::max(before, 1);
    if (!beginMoveRows({}, row, row, {}, target))
        return false; // it is there already
    m_places.move(row - 1, target > row ? target - 2 : target - 1);
    endMoveRows();
    QStringList slugs;
    for (const photos::PlaceState &place : std::as_const(m_places))
        slugs += place.subscription.slug;
    emit arranged(slugs);
    return true;
}

void PlaceListModel::refreshTimes()
{
    if (!m_places.isEmpty())
        emit dataChanged(index(1), index(rowCount() - 1), {DetailRole, Qt::AccessibleTextRole});
}

} // namespace ui
