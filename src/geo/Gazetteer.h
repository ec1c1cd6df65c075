// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "geo/Circle.h"
#include "photos/Photo.h"

#include <QHash>
#include <QList>
#include <QRectF>
#include <QString>

#include <vector>

namespace geo {

/// The places of the world with 1,000 inhabitants or more, the largest first. Found by the
/// beginning of a word in English or Chinese, accents and capitals or not; what people know best
/// comes first. A place is named by its rank.
class Gazetteer {
public:
    enum class Language { English, Chinese };
    struct City {
        QString name;
        QString region; ///< may be empty
        QString country;
        QString countryCode; ///< two letters
        photos::Coordinate centre;
    };

    /// Reads resources/geo/cities.bin. Pure. Errors: Malformed, TooLarge.
    static core::Result<Gazetteer> fromBytes(QByteArrayView bytes);
    /// The one compiled into the program, read at first use.
    static const Gazetteer &compiledIn();

    qsizetype count() const { return qsizetype(m_cities.size()); }
    /// In Chinese where that is known, else in English.
    City city(int rank, Language language) const;
    photos::Coordinate centreOf(int rank) const;
    QString nameOf(int rank, Language language) const;

    static constexpr qsizetype maxQueryLength = 100;
    /// Ranks, best match first. After a comma stands a region or a country: "Las Vegas, New
    /// Mexico". Longer queries than maxQueryLength find nothing.
    QList<int> search(const QString &query, int limit) const;

    /// Ranks of the largest cities in a rectangle on the Mercator world (x may lie outside 0 to 1).
    QList<int> within(const QRectF &world, int limit) const;
    /// Ranks of those inside a circle, the largest first; at most mostInside of them.
    QList<int> inside(const Circle &circle) const;
    static constexpr int mostInside = 9999;
    /// The name of the largest of them; empty: there is none.
    QString nameIn(const Circle &circle, Language language) const;
    /// Of the largest city of this name (in English), in this country when one is given; -1: none.
    int find(const QString &name, const QString &countryCode = {}) const;

private:
    struct Name {
        QString english;
        QString chinese;
        QList<QByteArray> folded; ///< both, to compare with what was typed
    };
    struct Region {
        Name name;
        quint32 country;
    };
    struct Entry {
        quint32 longitude; ///< 24 bits of the way round
        quint32 latitude;
        quint32 region;
        quint32 name; ///< where it begins in m_names
        quint32 folded; ///< where it begins in m_folded
    };
    struct Chinese {
        quint32 rank;
        quint32 name; ///< where it begins in m_chinese
    };
    struct Hit {
        double order;
        int rank;
    };
    class Reading;

    QList<int> searchFolded(const QByteArray &name, const QByteArray &area, int limit) const;
    bool isIn(int rank, const QByteArray &area) const;
    QString simplified(const QString &text) const;

    std::vector<Entry> m_cities;
    std::vector<Region> m_regions;
    std::vector<Name> m_countries;
    QList<QString> m_countryCodes;
    std::vector<Chinese> m_chineseNames; ///< by rank
    QHash<QChar, QChar> m_simplified; ///< traditional characters in names
    QByteArray m_names; ///< each "name\n"
    QByteArray m_folded; ///< each "\nname"; one "\n" at the end
    QByteArray m_chinese; ///< each "\nname"; one "\n" at the end
};

} // namespace geo
