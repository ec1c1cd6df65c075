// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/Batch.h"
#include "ui/PhotoFilter.h"
#include "ui/PhotoStore.h"

#include <QAbstractListModel>
#include <QSet>

#include <deque>

namespace ui {

/// The photos in the window, newest first (row 0): those of the store that match the filter. Keeps
/// at most `capacity`; the oldest go first. Of each photo only what a tile needs is kept
/// (PhotoStore). Every mention of text is plain text. Window's thread.
class PhotoListModel : public QAbstractListModel {
    Q_OBJECT

public:
    /// PlaceRole and AuthorRole: one line of plain text each; may be empty. AspectRole: width of a
    /// picture 1000 high; 0 when unknown.
    enum Role { IdRole = Qt::UserRole + 1, SequenceRole, PlaceRole, AuthorRole, AspectRole };
    static constexpr qsizetype defaultCapacity = 20'000;

    explicit PhotoListModel(qsizetype capacity = defaultCapacity, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    /// DisplayRole: "place · author"; AccessibleTextRole: "author, place, time, caption";
    /// ToolTipRole: plain text, escaped.
    QVariant data(const QModelIndex &index, int role) const override;

    /// As much of the photo as is kept here: id, source, slug, place, author, licence, the
    /// beginning of the caption, the time. Ask the feed for the rest.
    photos::Photo photoAt(int row) const;
    QString idAt(int row) const { return m_store.idOf(numberAt(row)); }
    /// Number of the photo in row `row`, counted from the oldest that matched since the filter was
    /// set: does not change while photos come in at row 0. Cells are placed by it. (It does when
    /// photos in the middle are hidden or shown again.)
    qint64 sequenceAt(int row) const;
    /// Width of a picture 1000 high; 0: unknown.
    int aspectAt(int row) const { return m_store.aspectOf(numberAt(row)); }
    bool isSensitiveAt(int row) const { return m_store.isSensitive(numberAt(row)); }
    /// -1: not here, or not shown by the filter.
    int rowOf(const QString &photoId) const;

    const PhotoFilter &filter() const { return m_filter; }
    /// Photos that are kept, whether or not they match.
    qsizetype keptCount() const { return m_store.count(); }
    const PhotoStore &store() const { return m_store; }
    /// Of all containers.
    qsizetype bytes() const;

public slots:
    void add(const photos::Batch &batch);
    void clear();
    void setFilter(const ui::PhotoFilter &filter);
    /// Hidden ones leave, those shown again come back to where they were; also before the photos
    /// themselves come.
    void hide(const QStringList &photoIds);
    void unhide(const QStringList &photoIds);
    /// What the decoded picture says; for photos whose source did not.
    void learnAspect(const QString &photoId, QSize picture);

private:
    qint64 numberAt(int row) const { return m_listed[m_listed.size() - 1 - size_t(row)]; }
    void makeRoom(qsizetype count);
    void list(const QList<qint64> &numbers);
    void unlist(const QList<qint64> &numbers);
    void setHidden(const QStringList &photoIds, bool areHidden);

    PhotoStore m_store;
    PhotoFilter m_filter;
    std::deque<qint64> m_listed; ///< numbers in the store, oldest first
    qint64 m_forgotten = 0; ///< listed photos dropped at the old end
    QSet<QString> m_hidden; ///< ids, also of photos that are not here
};

} // namespace ui
