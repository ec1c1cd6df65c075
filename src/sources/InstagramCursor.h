// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/Photo.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <chrono>

namespace sources {

/// Where the next look starts (spec/instagram-realtime.md §10). A media id is given when the upload
/// finishes, but the photo becomes visible when its author presses "done": asking for what is newer
/// than the greatest id would lose every photo whose author took their time. Therefore a look
/// reaches back over `overlap`, to the id that was the greatest one then.
///
/// All times are the provider's (Date header), so that our clock may be wrong or be moved.
class InstagramCursor {
public:
    static constexpr std::chrono::minutes overlap {30};
    /// A tag is looked at without its cursor this often (§10).
    static constexpr std::chrono::minutes wholeTagEvery {5};

    /// Anything that is not one of ours is the first look.
    static InstagramCursor fromBytes(const QByteArray &bytes);
    QByteArray toBytes() const;

    bool isFirstLook() const { return m_lookedAt == 0; }
    /// For geographies: the greatest id known since `overlap` before the last look, or empty.
    QString minId() const;
    /// For locations and users: UNIX seconds; zero on the first look.
    qint64 minTimestamp() const;
    /// For tags: the provider's own mark, or empty when this look takes the whole.
    QString minTagId(const QDateTime &now) const;

    /// Takes in a finished look: when it was and the greatest id it found (may be empty).
    void advance(const QDateTime &lookedAt, const QString &greatestId);
    void setTagMark(const QString &minTagId, bool tookTheWhole);

private:
    struct Mark {
        QString id;
        qint64 seenAt; ///< UNIX milliseconds
    };
    static constexpr qsizetype maxMarks = 64;
    /// Marks closer together than this say nothing more.
    static constexpr std::chrono::seconds markSpacing {60};

    qint64 m_lookedAt = 0; ///< UNIX milliseconds
    QList<Mark> m_marks; ///< oldest first; ids grow
    QString m_minTagId;
    qint64 m_wholeTagAt = 0; ///< UNIX milliseconds
};

/// The media part of "<media>_<user>" when it is a number, else empty.
QString mediaNumber(const QString &id);
/// Whether `one` is the smaller number: decimal digits of any length (§10).
bool isSmallerNumber(const QString &one, const QString &other);

} // namespace sources
