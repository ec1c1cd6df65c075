// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/Batch.h"

#include <QAbstractListModel>
#include <QHash>

#include <deque>

namespace ui {

/// The photos in the window, newest first (row 0). Keeps at most `capacity`; the oldest go first.
/// Every mention of text is plain text. Window's thread.
class PhotoListModel : public QAbstractListModel {
    Q_OBJECT

public:
    /// PlaceRole and AuthorRole: one line of plain text each; may be empty.
    enum Role { IdRole = Qt::UserRole + 1, SequenceRole, PlaceRole, AuthorRole };
    static constexpr qsizetype defaultCapacity = 20'000;

    explicit PhotoListModel(qsizetype capacity = defaultCapacity, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    /// DisplayRole: "place · author"; AccessibleTextRole: "author, place, time, caption";
    /// ToolTipRole: plain text, escaped.
    QVariant data(const QModelIndex &index, int role) const override;

    const photos::Photo &photoAt(int row) const;
    /// Number of the photo in row `row`, counted from the oldest ever shown: never changes while
    /// photos come in at row 0. Cells are placed by it.
    qint64 sequenceAt(int row) const;
    /// -1: not here.
    int rowOf(const QString &photoId) const;

public slots:
    void add(const photos::Batch &batch);
    void clear();

private:
    void forgetOldest(qsizetype count);

    qsizetype m_capacity;
    qint64 m_forgotten = 0; ///< photos dropped at the old end
    std::deque<photos::Photo> m_photos; ///< oldest first, without their records
    QHash<QString, qint64> m_sequences; ///< by id
};

} // namespace ui
