// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PhotoListModel.h"

#include "ui/Words.h"

#include <QLocale>
#include <QSet>

#include <algorithm>

namespace ui {

namespace {

/// Of a caption, for a tool tip and for a screen reader; the viewer shows all of it.
constexpr qsizetype maxSpokenCaption = 300;

/// One line: line breaks and other control characters of strangers' texts become spaces.
QString oneLine(const QString &text)
{
    QString line = text.left(maxSpokenCaption);
    for (QChar &character : line) {
        if (character.category() == QChar::Other_Control)
            character = QLatin1Char(' ');
    }
    line = line.simplified();
    return text.size() > maxSpokenCaption ? line + QChar(0x2026) : line;
}

QString joined(const QStringList &parts, const QString &separator)
{
    QStringList present;
    for (const QString &part : parts) {
        if (!part.isEmpty())
            present += words::isolated(part);
    }
    return present.join(separator);
}

QString timeText(const photos::Photo &photo)
{
    const QDateTime when = photo.takenAt.isValid() ? photo.takenAt : photo.createdAt;
    return when.isValid() ? QLocale().toString(when.toLocalTime(), QLocale::ShortFormat)
                          : QString();
}

QString captionOf(const photos::Photo &photo)
{
    return joined({oneLine(photo.displayPlace()), oneLine(photo.author)}, QStringLiteral(" · "));
}

QString spokenText(const photos::Photo &photo)
{
    return joined({oneLine(photo.author), oneLine(photo.displayPlace()), timeText(photo),
                      oneLine(photo.caption)},
        QStringLiteral(", "));
}

QString tipText(const photos::Photo &photo)
{
    return words::toolTip(
        joined({captionOf(photo), timeText(photo), oneLine(photo.caption)}, QStringLiteral("\n")));
}

} // namespace

PhotoListModel::PhotoListModel(qsizetype capacity, QObject *parent)
    : QAbstractListModel(parent)
    , m_capacity(capacity)
{
    Q_ASSERT(capacity > 0);
}

int PhotoListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_photos.size());
}

QVariant PhotoListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const photos::Photo &photo = photoAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return captionOf(photo);
    case Qt::AccessibleTextRole:
        return spokenText(photo);
    case Qt::ToolTipRole:
        return tipText(photo);
    case IdRole:
        return photo.id;
    case SequenceRole:
        return sequenceAt(index.row());
    case PlaceRole:
        return oneLine(photo.displayPlace());
    case AuthorRole:
        return oneLine(photo.author);
    default:
        return {};
    }
}

const photos::Photo &PhotoListModel::photoAt(int row) const
{
    Q_ASSERT(row >= 0 && row < rowCount());
    return m_photos[m_photos.size() - 1 - size_t(row)];
}

qint64 PhotoListModel::sequenceAt(int row) const
{
    return m_forgotten + qint64(m_photos.size()) - 1 - row;
}

int PhotoListModel::rowOf(const QString &photoId) const
{
    const auto sequence = m_sequences.constFind(photoId);
    if (sequence == m_sequences.cend())
        return -1;
    return int(m_forgotten + qint64(m_photos.size()) - 1 - *sequence);
}

void PhotoListModel::add(const photos::Batch &batch)
{
    QList<photos::Photo> fresh; // oldest first; each id once
    QSet<QString> ids;
    for (auto photo = batch.photos.crbegin(); photo != batch.photos.crend(); ++photo) {
        if (m_sequences.contains(photo->id) || ids.contains(photo->id))
            continue;
        ids += photo->id;
        fresh += *photo;
        // What travels is not shown: without it a photo takes half the memory.
        fresh.last().record.clear();
    }
    // Of a batch beyond all capacity only the newest would stay.
    if (fresh.size() > m_capacity)
        fresh.remove(0, fresh.size() - m_capacity);
    if (fresh.isEmpty())
        return;

    beginInsertRows({}, 0, int(fresh.size()) - 1);
    for (photos::Photo &photo : fresh) {
        m_sequences.insert(photo.id, m_forgotten + qint64(m_photos.size()));
        m_photos.push_back(std::move(photo));
    }
    endInsertRows();
    forgetOldest(qsizetype(m_photos.size()) - m_capacity);
}

void PhotoListModel::forgetOldest(qsizetype count)
{
    if (count <= 0)
        return;
    const int last = rowCount() - 1;
    beginRemoveRows({}, last - int(count) + 1, last);
    for (qsizetype i = 0; i < count; ++i) {
        m_sequences.remove(m_photos.front().id);
        m_photos.pop_front();
    }
    m_forgotten += count;
    endRemoveRows();
}

void PhotoListModel::clear()
{
    beginResetModel();
    m_photos.clear();
    m_sequences.clear();
    m_forgotten = 0;
    endResetModel();
}

} // namespace ui
