// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PhotoListModel.h"

#include "ui/Words.h"

#include <QLocale>

#include <algorithm>

namespace ui {

namespace {

using Shared = PhotoStore::Shared;

QString joined(const QStringList &parts, const QString &separator)
{
    QStringList present;
    for (const QString &part : parts) {
        if (!part.isEmpty())
            present += words::isolated(part);
    }
    return present.join(separator);
}

QString timeText(const std::optional<qint64> &seconds)
{
    return seconds
        ? QLocale().toString(QDateTime::fromSecsSinceEpoch(*seconds), QLocale::ShortFormat)
        : QString();
}

QString captionOf(const PhotoStore &store, qint64 number)
{
    return joined({store.textOf(number, Shared::Place), store.textOf(number, Shared::Author)},
        QStringLiteral(" · "));
}

QString spokenText(const PhotoStore &store, qint64 number)
{
    return joined({store.textOf(number, Shared::Author), store.textOf(number, Shared::Place),
                      timeText(store.timeOf(number)), QString::fromUtf8(store.captionOf(number))},
        QStringLiteral(", "));
}

QString tipText(const PhotoStore &store, qint64 number)
{
    return words::toolTip(joined({captionOf(store, number), timeText(store.timeOf(number)),
                                     QString::fromUtf8(store.captionOf(number))},
        QStringLiteral("\n")));
}

} // namespace

PhotoListModel::PhotoListModel(qsizetype capacity, QObject *parent)
    : QAbstractListModel(parent)
    , m_store(capacity)
{
}

int PhotoListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_listed.size());
}

QVariant PhotoListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const qint64 number = numberAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return captionOf(m_store, number);
    case Qt::AccessibleTextRole:
        return spokenText(m_store, number);
    case Qt::ToolTipRole:
        return tipText(m_store, number);
    case IdRole:
        return m_store.idOf(number);
    case SequenceRole:
        return sequenceAt(index.row());
    case PlaceRole:
        return m_store.textOf(number, Shared::Place);
    case AuthorRole:
        return m_store.textOf(number, Shared::Author);
    case AspectRole:
        return m_store.aspectOf(number);
    default:
        return {};
    }
}

photos::Photo PhotoListModel::photoAt(int row) const
{
    Q_ASSERT(row >= 0 && row < rowCount());
    return m_store.briefOf(numberAt(row));
}

qint64 PhotoListModel::sequenceAt(int row) const
{
    return m_forgotten + qint64(m_listed.size()) - 1 - row;
}

int PhotoListModel::rowOf(const QString &photoId) const
{
    const auto number = m_store.find(photoId);
    if (!number)
        return -1;
    const auto listed = std::lower_bound(m_listed.begin(), m_listed.end(), *number);
    return listed != m_listed.end() && *listed == *number ? int(m_listed.end() - listed) - 1 : -1;
}

void PhotoListModel::add(const photos::Batch &batch)
{
    QList<const photos::Photo *> fresh; // newest first; each id once
    QSet<QString> ids;
    // Of a batch beyond all capacity only the newest would stay.
    for (const photos::Photo &photo : batch.photos) {
        if (fresh.size() == m_store.capacity())
            break;
        if (m_store.find(photo.id) || ids.contains(photo.id))
            continue;
        ids += photo.id;
        fresh += &photo;
    }
    if (fresh.isEmpty())
        return;
    makeRoom(fresh.size());

    const qint64 first = m_store.end();
    for (auto photo = fresh.crbegin(); photo != fresh.crend(); ++photo) {
        m_store.add(**photo, batch.slug);
        m_store.setHidden(m_store.end() - 1, m_hidden.contains((*photo)->id));
    }
    PhotoMatcher matcher(m_filter, m_store);
    QList<qint64> matching;
    for (qint64 number = first; number < m_store.end(); ++number) {
        if (matcher.matches(number))
            matching += number;
    }
    if (matching.isEmpty())
        return;
    beginInsertRows({}, 0, int(matching.size()) - 1);
    m_listed.insert(m_listed.end(), matching.begin(), matching.end());
    endInsertRows();
}

/// Forgets the oldest photos until `count` more fit.
void PhotoListModel::makeRoom(qsizetype count)
{
    const qsizetype excess = m_store.count() + count - m_store.capacity();
    if (excess <= 0)
        return;
    const qint64 keptFrom = m_store.oldest() + excess;
    const auto end = std::lower_bound(m_listed.begin(), m_listed.end(), keptFrom);
    const int listed = int(end - m_listed.begin());
    if (listed > 0)
        beginRemoveRows({}, rowCount() - listed, rowCount() - 1);
    m_listed.erase(m_listed.begin(), end);
    m_forgotten += listed;
    for (qsizetype i = 0; i < excess; ++i)
        m_store.dropOldest();
    if (listed > 0)
        endRemoveRows();
}

void PhotoListModel::clear()
{
    beginResetModel();
    m_store.clear();
    m_listed.clear();
    m_hidden.clear(); // what is hidden is said again with the photos that come
    m_forgotten = 0;
    endResetModel();
}

void PhotoListModel::setFilter(const PhotoFilter &filter)
{
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = filter;
    m_listed.clear();
    m_forgotten = 0;
    PhotoMatcher matcher(m_filter, m_store);
    for (qint64 number = m_store.oldest(); number < m_store.end(); ++number) {
        if (matcher.matches(number))
            m_listed.push_back(number);
    }
    endResetModel();
}

void PhotoListModel::hide(const QStringList &photoIds)
{
    for (const QString &id : photoIds)
        m_hidden += id;
    setHidden(photoIds, true);
}

void PhotoListModel::unhide(const QStringList &photoIds)
{
    for (const QString &id : photoIds)
        m_hidden -= id;
    setHidden(photoIds, false);
}

void PhotoListModel::setHidden(const QStringList &photoIds, bool areHidden)
{
    QList<qint64> numbers;
    for (const QString &id : photoIds) {
        const auto number = m_store.find(id);
        if (!number || m_store.isHidden(*number) == areHidden)
            continue;
        m_store.setHidden(*number, areHidden);
        numbers += *number;
    }
    std::sort(numbers.begin(), numbers.end());
    if (areHidden == m_filter.isHidden) {
        PhotoMatcher matcher(m_filter, m_store);
        numbers.removeIf([&matcher](qint64 number) { return !matcher.matches(number); });
        list(numbers);
    } else {
        unlist(numbers);
    }
}

/// Puts photos back to where they belong; `numbers` grow. Neighbours go in one step.
void PhotoListModel::list(const QList<qint64> &numbers)
{
    for (auto from = numbers.begin(); from != numbers.end();) {
        const auto place = std::lower_bound(m_listed.begin(), m_listed.end(), *from);
        auto to = from + 1;
        while (to != numbers.end() && (place == m_listed.end() || *to < *place))
            ++to;
        const int row = int(m_listed.end() - place); // of what is older than the photos: after them
        beginInsertRows({}, row, row + int(to - from) - 1);
        m_listed.insert(place, from, to);
        endInsertRows();
        from = to;
    }
}

void PhotoListModel::unlist(const QList<qint64> &numbers)
{
    for (auto from = numbers.begin(); from != numbers.end();) {
        const auto first = std::lower_bound(m_listed.begin(), m_listed.end(), *from);
        if (first == m_listed.end() || *first != *from) { // the filter did not show it anyway
            ++from;
            continue;
        }
        auto last = first;
        auto to = from;
        while (to != numbers.end() && last != m_listed.end() && *to == *last) {
            ++to;
            ++last;
        }
        beginRemoveRows({}, int(m_listed.end() - last), int(m_listed.end() - first) - 1);
        m_listed.erase(first, last);
        endRemoveRows();
        from = to;
    }
}

void PhotoListModel::learnAspect(const QString &photoId, QSize picture)
{
    if (const auto number = m_store.find(photoId))
        m_store.learnAspect(*number, picture);
}

qsizetype PhotoListModel::bytes() const
{
    qsizetype hidden = m_hidden.capacity() * qsizetype(sizeof(QString) + sizeof(quint64));
    for (const QString &id : m_hidden)
        hidden += id.size() * 2;
    return m_store.bytes() + qsizetype(m_listed.size() * sizeof(qint64)) + hidden;
}

} // namespace ui
