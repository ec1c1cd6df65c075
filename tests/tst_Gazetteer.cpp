// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/Circle.h"
#include "geo/CompiledIn.h"
#include "geo/Fold.h"
#include "geo/Gazetteer.h"
#include "geo/Mercator.h"

#include <QTest>

using core::Error;
using geo::Gazetteer;
using Language = Gazetteer::Language;

class tst_Gazetteer : public QObject {
    Q_OBJECT

private slots:
    void foldsNamesAsPeopleTypeThem_data();
    void foldsNamesAsPeopleTypeThem();
    void findsTheDemosCities_data();
    void findsTheDemosCities();
    void givesTheBestKnownFirst_data();
    void givesTheBestKnownFirst();
    void tellsWhichOneIsMeant();
    void speaksChinese();
    void findsNothingForNonsense_data();
    void findsNothingForNonsense();
    void givesNoMoreThanAsked();
    void knowsTheCitiesInARectangle();
    void countsTheCitiesInACircle();
    void findsTheCityOfATimeZone();
    void refusesADamagedFile_data();
    void refusesADamagedFile();
    void survivesEveryCut();
};

namespace {

const Gazetteer &gazetteer()
{
    return Gazetteer::compiledIn();
}

QString text(int rank, Language language = Language::English)
{
    const Gazetteer::City city = gazetteer().city(rank, language);
    return QStringList({city.name, city.region, city.country}).join(", ");
}

QString first(const QString &query, Language language = Language::English)
{
    const QList<int> found = gazetteer().search(query, 8);
    return found.isEmpty() ? QString() : text(found.first(), language);
}

QByteArray file()
{
    return geo::compiledInFile(QStringLiteral("cities.bin"));
}

} // namespace

void tst_Gazetteer::foldsNamesAsPeopleTypeThem_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("folded");
    QTest::newRow("plain") << "Las Vegas" << QByteArray("las vegas");
    QTest::newRow("accents") << "São Paulo" << QByteArray("sao paulo");
    QTest::newRow("apostrophe") << "Xi’an" << QByteArray("xian");
    QTest::newRow("hyphen") << "Stratford-upon-Avon" << QByteArray("stratford upon avon");
    QTest::newRow("point") << "St. John's" << QByteArray("st johns");
    QTest::newRow("stroke") << "Łódź" << QByteArray("lodz");
    QTest::newRow("o with a stroke") << "Tromsø" << QByteArray("tromso");
    QTest::newRow("sharp s") << "Gießen" << QByteArray("giessen");
    QTest::newRow("dotless i") << "Diyarbakır" << QByteArray("diyarbakir");
    QTest::newRow("capital with a dot") << "İstanbul" << QByteArray("istanbul");
    QTest::newRow("Vietnamese") << "Đà Nẵng" << QByteArray("da nang");
    QTest::newRow("full-width") << "Ｔｏｋｙｏ" << QByteArray("tokyo");
    QTest::newRow("Chinese") << "旧金山" << QByteArray("旧金山");
    QTest::newRow("only marks") << " - ' " << QByteArray();
    QTest::newRow("beyond the first plane") << "𠮷野" << QByteArray("𠮷野");
}

void tst_Gazetteer::foldsNamesAsPeopleTypeThem()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, folded);
    QCOMPARE(geo::folded(name), folded);
    QCOMPARE(geo::folded(QByteArrayView(name.toUtf8())), folded);
}

void tst_Gazetteer::findsTheDemosCities_data()
{
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("chinese");
    QTest::addColumn<photos::Coordinate>("centre");
    const auto row = [](const char *english, const char *chinese, photos::Coordinate centre) {
        QTest::newRow(english) << QString::fromUtf8(english) << QString::fromUtf8(chinese)
                               << centre;
    };
    row("Austin", "奥斯汀", {30.2672, -97.7431});
    row("Boston", "波士顿", {42.3601, -71.0589});
    row("Chicago", "芝加哥", {41.8781, -87.6298});
    row("Columbus", "哥伦布", {39.9612, -82.9988});
    row("Detroit", "底特律", {42.3314, -83.0458});
    row("Hong Kong", "香港", {22.2819, 114.1582});
    row("Houston", "休斯敦", {29.7604, -95.3698});
    row("Kyoto", "京都", {35.0116, 135.7681});
    row("Las Vegas", "拉斯维加斯", {36.1699, -115.1398});
    row("London", "伦敦", {51.5074, -0.1278});
    row("Los Angeles", "洛杉矶", {34.0522, -118.2437});
    row("Palo Alto", "帕罗奥多", {37.4419, -122.1430});
    row("Philadelphia", "费城", {39.9526, -75.1652});
    row("Phoenix", "凤凰城", {33.4484, -112.0740});
    row("Rio de Janeiro", "里约热内卢", {-22.9068, -43.1729});
    row("Rome", "罗马", {41.9028, 12.4964});
    row("San Antonio", "圣安东尼奥", {29.4241, -98.4936});
    row("San Diego", "圣迭戈", {32.7157, -117.1611});
    row("San Francisco", "旧金山", {37.7749, -122.4194});
    row("San Jose", "圣何塞", {37.3382, -121.8863});
    row("São Paulo", "圣保罗", {-23.5505, -46.6333});
    row("Seattle", "西雅图", {47.6062, -122.3321});
    row("Seoul", "首尔", {37.5665, 126.9780});
    row("Singapore", "新加坡", {1.2897, 103.8501});
}

void tst_Gazetteer::findsTheDemosCities()
{
    QFETCH(QString, english);
    QFETCH(QString, chinese);
    QFETCH(photos::Coordinate, centre);
    constexpr double near = 6000; // metres: what counts as a city's centre differs
    for (const QString &query : {english, english.toLower(), chinese}) {
        const QList<int> found = gazetteer().search(query, 8);
        QVERIFY2(!found.isEmpty(), qPrintable(query));
        QVERIFY2(geo::metresBetween(gazetteer().centreOf(found.first()), centre) < near,
            qPrintable(query + ": " + text(found.first())));
    }
    const int rank = gazetteer().search(english, 8).first();
    QCOMPARE(gazetteer().nameOf(rank, Language::Chinese), chinese);
}

void tst_Gazetteer::givesTheBestKnownFirst_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("answer");
    const auto row = [](const char *query, const char *answer) {
        QTest::newRow(query) << QString::fromUtf8(query) << QString::fromUtf8(answer);
    };
    row("Las Vegas", "Las Vegas, Nevada, United States of America");
    row("las v", "Las Vegas, Nevada, United States of America");
    row("vegas", "Las Vegas, Nevada, United States of America");
    row("london", "London, England, United Kingdom");
    row("rome", "Rome, Lazio, Italy");
    row("paris", "Paris, Île-de-France Region, France");
    row("new york", "New York City, New York, United States of America");
    row("york", "New York City, New York, United States of America");
    row("munich", "Munich, Bavaria, Germany");
    row("sao paulo", "São Paulo, São Paulo, Brazil");
    row("xian", "Xi’an, Shaanxi, China");
    row("lodz", "Łódź, Łódź Voivodeship, Poland");
}

void tst_Gazetteer::givesTheBestKnownFirst()
{
    QFETCH(QString, query);
    QFETCH(QString, answer);
    QCOMPARE(first(query), answer);
}

void tst_Gazetteer::tellsWhichOneIsMeant()
{
    const QString inNewMexico = QStringLiteral("Las Vegas, New Mexico, United States of America");
    QCOMPARE(first("Las Vegas, New Mexico"), inNewMexico);
    QCOMPARE(first("las vegas, new m"), inNewMexico);
    QCOMPARE(
        first("拉斯维加斯，美国"), QStringLiteral("Las Vegas, Nevada, United States of America"));
    QCOMPARE(first("London, Canada"), QStringLiteral("London, Ontario, Canada"));
    QCOMPARE(first("London, ca"), QStringLiteral("London, Ontario, Canada"));
    QCOMPARE(first("london ontario"), QStringLiteral("London, Ontario, Canada"));
    QCOMPARE(first("Rome, Georgia"), QStringLiteral("Rome, Georgia, United States of America"));
    QVERIFY(first("London, Japan").isEmpty());
}

void tst_Gazetteer::speaksChinese()
{
    QCOMPARE(first("伦敦", Language::Chinese), QStringLiteral("伦敦, 英格兰, 英国"));
    QVERIFY(first("纽约", Language::Chinese).startsWith(QStringLiteral("纽约")));
    QCOMPARE(first("紐約"), first("纽约")); // traditional characters
    QCOMPARE(first("羅馬"), QStringLiteral("Rome, Lazio, Italy"));
    QVERIFY(first("深圳").startsWith(QStringLiteral("Shenzhen")));
    // Where no Chinese name is known the English one stands.
    const int rank = gazetteer().search("Stratford-upon-Avon", 1).value(0, -1);
    QVERIFY(rank >= 0);
    QVERIFY(!gazetteer().nameOf(rank, Language::Chinese).isEmpty());
}

void tst_Gazetteer::findsNothingForNonsense_data()
{
    QTest::addColumn<QString>("query");
    QTest::newRow("empty") << QString();
    QTest::newRow("spaces") << "   ";
    QTest::newRow("marks") << "--''--";
    QTest::newRow("only a country") << ", Germany";
    QTest::newRow("no such place") << "xqzzyk";
    QTest::newRow("a line end") << "\n";
    QTest::newRow("inside a word") << "egas";
    QTest::newRow("without end") << QString(100'000, 'a');
    QTest::newRow("half a surrogate") << QString(QChar(0xD800));
}

void tst_Gazetteer::findsNothingForNonsense()
{
    QFETCH(QString, query);
    QVERIFY2(gazetteer().search(query, 8).isEmpty(), qPrintable(first(query)));
}

void tst_Gazetteer::givesNoMoreThanAsked()
{
    QCOMPARE(gazetteer().search("san", 8).size(), 8);
    QCOMPARE(gazetteer().search("san", 1).size(), 1);
    QVERIFY(gazetteer().search("san", 0).isEmpty());
    const QList<int> found = gazetteer().search("a", 100);
    QCOMPARE(QSet<int>(found.begin(), found.end()).size(), 100);
}

void tst_Gazetteer::knowsTheCitiesInARectangle()
{
    const auto around = [](const photos::Coordinate &centre, double degrees) {
        const QPointF a = geo::mercator::fromCoordinate(
            {centre.latitude + degrees, centre.longitude - degrees});
        const QPointF b = geo::mercator::fromCoordinate(
            {centre.latitude - degrees, centre.longitude + degrees});
        return QRectF(a, b);
    };
    QCOMPARE(text(gazetteer().within(around({48.1, 11.5}, 1), 3).value(0)),
        QStringLiteral("Munich, Bavaria, Germany"));
    QCOMPARE(gazetteer().within(QRectF(0, 0, 1, 1), 5).size(), 5);
    QVERIFY(gazetteer().within(around({0, -30}, 2), 5).isEmpty()); // the Atlantic
    // Across ±180°: Taveuni's villages lie west of it, whichever image of the world is shown.
    const QList<int> west = gazetteer().within(around({-17, 180}, 3), 20);
    QVERIFY(!west.isEmpty());
    QCOMPARE(gazetteer().within(around({-17, -180}, 3), 20), west);
}

void tst_Gazetteer::countsTheCitiesInACircle()
{
    const photos::Coordinate munich {48.13743, 11.57549};
    QCOMPARE(text(gazetteer().inside({munich, 100}).value(0)),
        QStringLiteral("Munich, Bavaria, Germany"));
    const QList<int> around = gazetteer().inside({munich, 20'000});
    QVERIFY(around.size() > 20);
    for (const int rank : around)
        QVERIFY(geo::metresBetween(gazetteer().centreOf(rank), munich) <= 20'000);
    QVERIFY(gazetteer().inside({{0, -30}, 50'000}).isEmpty());
    QVERIFY(gazetteer().inside({{89.9, 0}, 50'000}).isEmpty()); // round the pole
    QVERIFY(!gazetteer().inside({{-16.43, 179.8}, 50'000}).isEmpty()); // over the antimeridian
}

void tst_Gazetteer::findsTheCityOfATimeZone()
{
    QCOMPARE(text(gazetteer().find("Berlin", "DE")), QStringLiteral("Berlin, Berlin, Germany"));
    QCOMPARE(gazetteer().city(gazetteer().find("London", "CA"), Language::English).countryCode,
        QStringLiteral("CA"));
    QCOMPARE(gazetteer().find("Berlin", "JP"), -1);
    QCOMPARE(gazetteer().find("Nowhere at all"), -1);
}

void tst_Gazetteer::refusesADamagedFile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Error::Kind>("kind");
    const QByteArray good = file();
    QVERIFY(good.size() > 1'000'000);
    const auto row = [](const char *name, const QByteArray &bytes, Error::Kind kind) {
        QTest::newRow(name) << bytes << kind;
    };
    row("empty", {}, Error::Kind::Malformed);
    row("another file", "GIF89a", Error::Kind::Malformed);
    row("cut in the head", good.left(20), Error::Kind::Malformed);
    row("cut in the middle", good.left(good.size() / 2), Error::Kind::Malformed);
    row("one byte short", good.chopped(1), Error::Kind::Malformed);
    row("one byte too many", good + 'x', Error::Kind::Malformed);
    for (int number = 0; number < 5; ++number) {
        QByteArray bytes = good;
        bytes.replace(8 + 4 * number, 4, "\xFF\xFF\xFF\x7F");
        QTest::addRow("count %d without end", number) << bytes << Error::Kind::Malformed;
        bytes.replace(8 + 4 * number, 4, QByteArray(4, '\0'));
        QTest::addRow("count %d of nothing", number) << bytes << Error::Kind::Malformed;
    }
    row("more than 8 MiB", QByteArray(8 * 1024 * 1024 + 1, 'x'), Error::Kind::TooLarge);
}

void tst_Gazetteer::refusesADamagedFile()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Error::Kind, kind);
    const auto read = Gazetteer::fromBytes(bytes);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, kind);
    QVERIFY(read.error().message.startsWith(QStringLiteral("gazetteer: ")));
}

void tst_Gazetteer::survivesEveryCut()
{
    const QByteArray some = file().left(2000);
    for (qsizetype length = 0; length < some.size(); ++length)
        QVERIFY(!Gazetteer::fromBytes(some.left(length)));
}

QTEST_GUILESS_MAIN(tst_Gazetteer)
#include "tst_Gazetteer.moc"
