// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/PhotoStore.h"

#include <QByteArrayMatcher>
#include <QDateTime>
#include <QList>

namespace ui {

/// Which photos one wants to see. Every condition that is set must hold; none: all photos.
struct PhotoFilter {
    QString slug {}; ///< of the watched place
    QString place {}; ///< where it was taken, as tiles say it
    QString author {};
    QString source {};
    QString text {}; ///< words, each of which stands in caption, tags, place or author
    QDateTime since {}; ///< taken (else posted) then or later
    QDateTime until {}; ///< … and before then
    bool isHidden = false; ///< only those that were hidden, instead of only those that were not

    bool operator==(const PhotoFilter &) const = default;
    bool isEmpty() const { return *this == PhotoFilter(); }
};

/// Longer texts of a filter are cut, and more words are ignored.
inline constexpr qsizetype maxFilterText = 200;
inline constexpr qsizetype maxFilterWords = 8;

/// Tells whether photos of a store match. Remembers what it found in shared texts, so make a new
/// one when the store has changed.
class PhotoMatcher {
public:
    PhotoMatcher(const PhotoFilter &filter, const PhotoStore &store);

    bool matches(qint64 number);

private:
    struct Word {
        QByteArrayMatcher folded;
        std::vector<qint8> found; ///< by number of the shared text: −1 no, 1 yes, 0 not looked yet
    };
    bool holds(const QString &wish, qint64 number, PhotoStore::Shared what) const;
    bool isInTime(qint64 number) const;
    bool hasWords(qint64 number);
    bool isInShared(Word &word, qint64 number);

    const PhotoFilter &m_filter;
    const PhotoStore &m_store;
    std::vector<Word> m_words;
    qint64 m_since;
    qint64 m_until;
};

} // namespace ui
