// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/Gazetteer.h"

#include "geo/ByteReader.h"
#include "geo/CompiledIn.h"
#include "geo/Fold.h"
#include "geo/Mercator.h"

#include <QByteArrayMatcher>

#include <algorithm>
#include <cmath>

namespace geo {

namespace {

constexpr qsizetype maxBytes = 8 * 1024 * 1024;
constexpr quint32 maxCountries = 1000;
constexpr quint32 maxRegions = 20'000;
constexpr quint32 maxCities = 500'000;
constexpr quint32 maxPairs = 5000;
constexpr double fullTurn = 0xFFFFFF; ///< 24 bits

/// A whole name counts as if its city were this much better known; a later word of a name as if
/// it were less.
constexpr double exactWorth = 16;
constexpr double laterWordWorth = 0.25;

core::Error malformed(const char *what)
{
    return {core::Error::Kind::Malformed, QStringLiteral("gazetteer: ") + QString::fromLatin1(what),
        {}};
}

} // namespace

/// One reading of a file, part by part in the order of the file (resources/geo/README.md).
class Gazetteer::Reading {
public:
    explicit Reading(QByteArrayView bytes) : m_reader(bytes) {}

    core::Result<Gazetteer> all()
    {
        if (m_reader.take(8) != QByteArrayView("HBCITY1\n"))
            return malformed("not such a file");
        for (quint32 *count : {&m_countries, &m_regions, &m_cities, &m_chinese, &m_pairs})
            *count = m_reader.fixed<quint32>();
        if (!m_reader.isWhole() || m_countries > maxCountries || m_regions > maxRegions
            || m_cities > maxCities || m_chinese > m_cities || m_pairs > maxPairs)
            return malformed("its head is damaged");
        if (!readAreas() || !readCities() || !readChinese() || !readPairs())
            return malformed("an entry is damaged");
        if (!m_reader.isAtEnd())
            return malformed("its length is not what it says");
        return std::move(m_made);
    }

private:
    Name name()
    {
        Name name;
        name.english = QString::fromUtf8(m_reader.text());
        name.chinese = QString::fromUtf8(m_reader.text());
        for (const QString &text : {name.english, name.chinese}) {
            if (!text.isEmpty())
                name.folded += geo::folded(text);
        }
        return name;
    }

    bool readAreas()
    {
        for (quint32 i = 0; i < m_countries && m_reader.isWhole(); ++i) {
            m_made.m_countryCodes += QString::fromLatin1(m_reader.take(2));
            m_made.m_countries.push_back(name());
        }
        for (quint32 i = 0; i < m_regions && m_reader.isWhole(); ++i) {
            const quint32 country = m_reader.varint();
            if (country >= m_countries)
                return false;
            m_made.m_regions.push_back({name(), country});
        }
        return m_reader.isWhole();
    }

    bool readCities()
    {
        m_made.m_cities.reserve(m_cities);
        for (quint32 i = 0; i < m_cities && m_reader.isWhole(); ++i) {
            Entry entry {};
            entry.longitude = m_reader.bits24();
            entry.latitude = m_reader.bits24();
            entry.region = m_reader.varint();
            const QByteArrayView name = m_reader.text();
            if (entry.region >= m_regions || name.isEmpty() || name.contains('\n'))
                return false;
            entry.name = quint32(m_made.m_names.size());
            m_made.m_names.append(name).append('\n');
            m_made.m_folded += '\n';
            entry.folded = quint32(m_made.m_folded.size());
            m_made.m_folded += geo::folded(name);
            m_made.m_cities.push_back(entry);
        }
        m_made.m_folded += '\n';
        return m_reader.isWhole();
    }

    bool readChinese()
    {
        quint32 rank = 0;
        for (quint32 i = 0; i < m_chinese && m_reader.isWhole(); ++i) {
            rank += m_reader.varint();
            const QByteArrayView name = m_reader.text();
            if (rank >= m_cities || name.isEmpty() || name.contains('\n'))
                return false;
            m_made.m_chinese += '\n';
            m_made.m_chineseNames.push_back({rank, quint32(m_made.m_chinese.size())});
            m_made.m_chinese.append(name);
        }
        m_made.m_chinese += '\n';
        return m_reader.isWhole();
    }

    bool readPairs()
    {
        for (quint32 i = 0; i < m_pairs && m_reader.isWhole(); ++i) {
            const QString traditional = QString::fromUtf8(m_reader.text());
            const QString simple = QString::fromUtf8(m_reader.text());
            // Characters beyond the first plane are rare enough to be typed as they are.
            if (traditional.size() == 1 && simple.size() == 1)
                m_made.m_simplified.insert(traditional.front(), simple.front());
        }
        return m_reader.isWhole();
    }

    ByteReader m_reader;
    Gazetteer m_made;
    quint32 m_countries = 0;
    quint32 m_regions = 0;
    quint32 m_cities = 0;
    quint32 m_chinese = 0;
    quint32 m_pairs = 0;
};

core::Result<Gazetteer> Gazetteer::fromBytes(QByteArrayView bytes)
{
    if (bytes.size() > maxBytes)
        return core::Error {core::Error::Kind::TooLarge,
            QStringLiteral("gazetteer: %1 bytes").arg(bytes.size()), {}};
    return Reading(bytes).all();
}

const Gazetteer &Gazetteer::compiledIn()
{
    static const Gazetteer gazetteer = [] {
        auto read = fromBytes(compiledInFile(QStringLiteral("cities.bin")));
        Q_ASSERT_X(read, "geo", "resources/geo/cities.bin is damaged"); // a test reads it
        return read ? std::move(*read) : Gazetteer();
    }();
    return gazetteer;
}

photos::Coordinate Gazetteer::centreOf(int rank) const
{
    const Entry &entry = m_cities.at(size_t(rank));
    // To the precision it has, so that a form shows "48.13743" and not its noise.
    const auto rounded = [](double degrees) { return std::round(degrees * 1e5) / 1e5; };
    return {rounded(entry.latitude / fullTurn * 180 - 90),
        rounded(entry.longitude / fullTurn * 360 - 180)};
}

QString Gazetteer::nameOf(int rank, Language language) const
{
    const auto upTo = [](const QByteArray &texts, quint32 from) {
        return QString::fromUtf8(
            QByteArrayView(texts).sliced(from, texts.indexOf('\n', from) - qsizetype(from)));
    };
    if (language == Language::Chinese) {
        const auto found = std::lower_bound(m_chineseNames.begin(), m_chineseNames.end(), rank,
            [](const Chinese &name, int wanted) { return int(name.rank) < wanted; });
        if (found != m_chineseNames.end() && int(found->rank) == rank)
            return upTo(m_chinese, found->name);
    }
    return upTo(m_names, m_cities.at(size_t(rank)).name);
}

Gazetteer::City Gazetteer::city(int rank, Language language) const
{
    const Region &region = m_regions.at(m_cities.at(size_t(rank)).region);
    const Name &country = m_countries.at(region.country);
    const auto in = [language](const Name &name) {
        return language == Language::Chinese && !name.chinese.isEmpty() ? name.chinese
                                                                        : name.english;
    };
    return {nameOf(rank, language), in(region.name), in(country), m_countryCodes.at(region.country),
        centreOf(rank)};
}

QString Gazetteer::simplified(const QString &text) const
{
    QString result = text;
    for (QChar &c : result)
        c = m_simplified.value(c, c);
    return result;
}

QList<int> Gazetteer::search(const QString &query, int limit) const
{
    if (query.size() > maxQueryLength || limit < 1)
        return {};
    const QString text = simplified(query).replace(QChar(0xFF0C), QLatin1Char(','));
    const QByteArray name = folded(text.section(QLatin1Char(','), 0, 0));
    const QByteArray area = folded(text.section(QLatin1Char(','), 1));
    if (name.isEmpty())
        return {};
    QList<int> found = searchFolded(name, area, limit);
    // "las vegas nevada": the comma is easily forgotten.
    if (const qsizetype space = name.lastIndexOf(' ');
        found.isEmpty() && area.isEmpty() && space > 0)
        found = searchFolded(name.left(space), name.mid(space + 1), limit);
    return found;
}

QList<int> Gazetteer::searchFolded(const QByteArray &name, const QByteArray &area, int limit) const
{
    std::vector<Hit> hits; // the best so far, in order
    const auto isFull = [&] { return int(hits.size()) == limit; };
    const auto take = [&](int rank, double order) {
        if ((isFull() && order >= hits.back().order) || (!area.isEmpty() && !isIn(rank, area))
            || std::any_of(
                hits.begin(), hits.end(), [&](const Hit &hit) { return hit.rank == rank; }))
            return;
        hits.insert(std::upper_bound(hits.begin(), hits.end(), order,
                        [](double one, const Hit &other) { return one < other.order; }),
            {order, rank});
        if (int(hits.size()) > limit)
            hits.pop_back();
    };
    /// The names are in the order of their rank: what comes late enough can't be among the best.
    const auto look = [&](const QByteArray &texts, auto rankAt) {
        const QByteArrayMatcher matcher(name);
        for (qsizetype at = matcher.indexIn(texts); at >= 0;
             at = matcher.indexIn(texts, at + name.size())) {
            const char before = texts.at(at - 1);
            if (before != '\n' && before != ' ')
                continue;
            const int rank = rankAt(quint32(at));
            if (isFull() && (rank + 1) / exactWorth >= hits.back().order)
                return;
            const bool isWhole = before == '\n' && texts.at(at + name.size()) == '\n';
            const double worth = isWhole ? exactWorth : before == ' ' ? laterWordWorth : 1;
            take(rank, (rank + 1) / worth);
        }
    };
    look(m_folded, [this](quint32 at) {
        const auto next = std::upper_bound(m_cities.begin(), m_cities.end(), at,
            [](quint32 position, const Entry &entry) { return position < entry.folded; });
        return int(next - m_cities.begin()) - 1;
    });
    look(m_chinese, [this](quint32 at) {
        const auto next = std::upper_bound(m_chineseNames.begin(), m_chineseNames.end(), at,
            [](quint32 position, const Chinese &entry) { return position < entry.name; });
        return int(std::prev(next)->rank);
    });
    QList<int> ranks;
    for (const Hit &hit : hits)
        ranks += hit.rank;
    return ranks;
}

bool Gazetteer::isIn(int rank, const QByteArray &area) const
{
    const Region &region = m_regions.at(m_cities.at(size_t(rank)).region);
    const auto begins = [&area](const QByteArray &name) { return name.startsWith(area); };
    const auto &inRegion = region.name.folded;
    const auto &inCountry = m_countries.at(region.country).folded;
    return std::any_of(inRegion.begin(), inRegion.end(), begins)
        || std::any_of(inCountry.begin(), inCountry.end(), begins)
        || QByteArrayView(area).compare(
               m_countryCodes.at(region.country).toLatin1(), Qt::CaseInsensitive)
        == 0;
}

QList<int> Gazetteer::within(const QRectF &world, int limit) const
{
    QList<int> ranks;
    const quint32 north
        = quint32((mercator::toCoordinate(world.topLeft()).latitude + 90) / 180 * fullTurn);
    const quint32 south
        = quint32((mercator::toCoordinate(world.bottomLeft()).latitude + 90) / 180 * fullTurn);
    const double left = world.left() - std::floor(world.left());
    for (size_t i = 0; i < m_cities.size() && ranks.size() < limit; ++i) {
        const Entry &entry = m_cities[i];
        if (entry.latitude < south || entry.latitude > north)
            continue;
        const double x = entry.longitude / fullTurn;
        const double east = x >= left ? x - left : x + 1 - left;
        if (east <= world.width())
            ranks += int(i);
    }
    return ranks;
}

QList<int> Gazetteer::inside(const Circle &circle) const
{
    QList<int> ranks = within(outlineOf(circle).boundingRect(), mostInside);
    ranks.removeIf(
        [&](int rank) { return metresBetween(circle.centre, centreOf(rank)) > circle.radius; });
    return ranks;
}

QString Gazetteer::nameIn(const Circle &circle, Language language) const
{
    const QList<int> ranks = inside(circle);
    return ranks.isEmpty() ? QString() : nameOf(ranks.first(), language);
}

int Gazetteer::find(const QString &name, const QString &countryCode) const
{
    constexpr int enough = 50;
    const QByteArray wanted = folded(name);
    int longer = -1; // "New York City" is New York
    for (const int rank : search(name, enough)) {
        const City found = city(rank, Language::English);
        if (!countryCode.isEmpty() && found.countryCode != countryCode)
            continue;
        const QByteArray its = folded(found.name);
        if (its == wanted)
            return rank;
        if (longer < 0 && its.startsWith(wanted + ' '))
            longer = rank;
    }
    return longer;
}

} // namespace geo
