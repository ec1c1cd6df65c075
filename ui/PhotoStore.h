// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/Photo.h"
#include "ui/SharedTexts.h"
#include "ui/TextArena.h"

#include <deque>
#include <optional>
#include <vector>

namespace ui {

/// What the window keeps of each photo: as much as a tile, a filter and a screen reader need, in
/// less than 200 bytes. Everything else is asked for when somebody looks at the photo.
///
/// Photos have numbers, counted from the first ever added: a number never changes and is never used
/// again. The oldest are dropped first.
class PhotoStore {
public:
    /// Of captions and of tags; what is longer is cut. The viewer gets the whole text elsewhere.
    static constexpr qsizetype maxTextLength = 300;

    /// Texts that are shared, by what they say.
    enum class Shared { Place, Author, Slug, Title, Source, Licence };

    explicit PhotoStore(qsizetype capacity);

    qint64 oldest() const { return m_oldest; }
    qint64 end() const { return m_oldest + qint64(m_rows.size()); }
    qsizetype count() const { return qsizetype(m_rows.size()); }
    qsizetype capacity() const { return m_capacity; }

    /// It must not be here yet, and there must be room. `slug`: where it came in, if it says none.
    void add(const photos::Photo &photo, const QString &slug);
    void dropOldest();
    /// Numbers begin anew.
    void clear();

    std::optional<qint64> find(QStringView id) const;

    QString idOf(qint64 number) const;
    /// One line of plain text, like each of these; the same copy for every photo.
    const QString &textOf(qint64 number, Shared what) const { return m_texts.at(at(number, what)); }
    /// Equal for equal texts.
    quint32 at(qint64 number, Shared what) const { return row(number).shared[size_t(what)]; }
    const SharedTexts &texts() const { return m_texts; }
    /// UTF-8, one line; what search goes through.
    QByteArrayView captionOf(qint64 number) const;
    /// "#fog #bridge"
    QByteArrayView tagsOf(qint64 number) const;
    /// When it was taken, else posted; seconds since 1970. nullopt: unknown.
    std::optional<qint64> timeOf(qint64 number) const;
    /// Width of a picture 1000 high; 0: unknown.
    int aspectOf(qint64 number) const { return row(number).aspect; }
    /// Ignored when an aspect is known.
    void learnAspect(qint64 number, QSize picture);
    bool isHidden(qint64 number) const { return row(number).isHidden; }
    void setHidden(qint64 number, bool isHidden);
    /// Marked so by its source: not for a room.
    bool isSensitive(qint64 number) const { return row(number).isSensitive; }

    /// As much of the photo as is kept; everything else is empty.
    photos::Photo briefOf(qint64 number) const;

    /// Of all containers.
    qsizetype bytes() const;

private:
    struct Row {
        qint64 seconds;
        qint64 text; ///< id, caption, tags, one after the other in the arena
        quint32 shared[6];
        quint16 captionBytes;
        quint16 tagsBytes;
        quint16 aspect;
        quint8 idBytes;
        bool isHidden : 1;
        bool isSensitive : 1;
    };
    const Row &row(qint64 number) const { return m_rows[size_t(number - m_oldest)]; }
    QByteArrayView idBytesOf(qint64 number) const;
    qint64 numberIn(quint32 slot) const;
    quint32 slotFor(qint64 number) const { return quint32(number % m_ring); }
    size_t placeOf(QByteArrayView id) const;
    void unlink(qint64 number);

    qsizetype m_capacity;
    qint64 m_ring; ///< numbers are kept modulo this
    qint64 m_oldest = 0;
    std::deque<Row> m_rows; ///< oldest first
    SharedTexts m_texts;
    TextArena m_arena;
    /// Numbers by id: open addressing, four bytes a place, made once for all photos there may be.
    std::vector<quint32> m_index;
};

} // namespace ui
