// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "images/Freshness.h"
#include "images/TileAddress.h"
#include "images/TileFile.h"
#include "images/TileStore.h"
#include "support/PictureHost.h"
#include "support/Pictures.h"

#include <QDirIterator>
#include <QPainter>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace images;
using namespace std::chrono_literals;
using support::PictureHost;
using Kind = core::Error::Kind;

namespace {

constexpr TileId sanFrancisco {12, 655, 1583};
const QString path = QStringLiteral("/12/655/1583.png?k=S3CRETCANARY-map");

QByteArray tile(const QColor &colour = Qt::red, QSize size = {256, 256})
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(colour);
    return support::encoded(image, "png");
}

QByteArray answer(const QByteArray &body, const QByteArray &headers, int status = 200)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\nConnection: close\r\n" + headers + "\r\n" + body;
}

/// A tile server in this house that somebody said yes to.
struct Fixture {
    explicit Fixture(bool isKept = true) { restart(isKept); }
    TileStore::Settings settings(bool isKept = true) const
    {
        TileStore::Settings settings;
        if (isKept)
            settings.directory = folder.path() + QStringLiteral("/tiles");
        settings.address = QStringLiteral("http://") + host.hostAndPort()
            + QStringLiteral("/{z}/{x}/{y}.png?k={key}");
        settings.key = "S3CRETCANARY-map";
        settings.trustedHosts = {host.hostAndPort()};
        return settings;
    }
    /// The program again, with what the disk has.
    void restart(bool isKept = true) { store = std::make_unique<TileStore>(settings(isKept)); }
    core::Result<QImage> fetch(const TileId &id = sanFrancisco)
    {
        std::optional<core::Result<QImage>> result;
        store->fetch(id, [&](const core::Result<QImage> &image) { result = image; });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 10'000))
            qFatal("no answer");
        return *result;
    }

    QTemporaryDir folder;
    PictureHost host;
    std::unique_ptr<TileStore> store;
};

QColor middleOf(const core::Result<QImage> &image)
{
    return image ? image->pixelColor(image->width() / 2, image->height() / 2) : QColor();
}

QStringList filesIn(const QString &folder)
{
    QStringList files;
    QDirIterator entries(folder, QDir::Files, QDirIterator::Subdirectories);
    while (entries.hasNext())
        files += entries.next();
    return files;
}

} // namespace

class tst_TileStore : public QObject {
    Q_OBJECT

private slots:
    void asksNobodyWithoutAService();
    void fetchesATileAndSaysWhoItIs();
    void fetchesNothingThatNobodyAskedFor();
    void keepsATileOverARestart();
    void asksAgainWhenATileIsTooOld();
    void showsAnOldTileWithoutTheNetwork();
    void keepsNothingThatMayNotBeKept();
    void refusesHostileAnswers_data();
    void refusesHostileAnswers();
    void leavesAFailedTileAlone();
    void leavesARefusingServiceAlone();
    void takesOnlyAddressesOfTiles_data();
    void takesOnlyAddressesOfTiles();
    void knowsWhatIsFresh_data();
    void knowsWhatIsFresh();
    void readsOnlyItsOwnFiles();
};

void tst_TileStore::asksNobodyWithoutAService()
{
    Fixture fixture;
    auto settings = fixture.settings();
    settings.address.clear();
    fixture.store->apply(settings);

    const auto image = fixture.fetch();

    QVERIFY(!image);
    QCOMPARE(image.error().kind, Kind::Denied);
    QCOMPARE(fixture.host.connections(), 0);
}

void tst_TileStore::fetchesATileAndSaysWhoItIs()
{
    Fixture fixture;
    fixture.host.serve(path, tile());

    const auto image = fixture.fetch();

    QVERIFY2(image, image ? "" : qPrintable(image.error().message));
    QCOMPARE(image->size(), QSize(256, 256));
    QCOMPARE(middleOf(image), QColor(Qt::red));
    QVERIFY(fixture.host.heads().first().contains("User-Agent: Hereabouts/"));
    QVERIFY(!fixture.host.heads().first().contains("Referer"));
}

void tst_TileStore::fetchesNothingThatNobodyAskedFor()
{
    Fixture fixture;
    fixture.host.serve(path, tile());
    QVERIFY(fixture.fetch());
    for (const TileId &none : {TileId {12, -1, 0}, TileId {12, 4096, 0}, TileId {21, 0, 0},
             TileId {-1, 0, 0}, TileId {0, 0, 1}})
        QCOMPARE(fixture.fetch(none).error().kind, Kind::Denied);
    QTest::qWait(50);
    QCOMPARE(fixture.host.heads().size(), 1);
}

void tst_TileStore::keepsATileOverARestart()
{
    Fixture fixture;
    fixture.host.answer(path, answer(tile(), "Cache-Control: max-age=3600\r\n"));
    QVERIFY(fixture.fetch());

    fixture.restart();
    const auto again = fixture.fetch();

    QVERIFY(again);
    QVERIFY(middleOf(again).red() > 250 && middleOf(again).green() < 5);
    QCOMPARE(fixture.host.requests(path), 1);
    // The key is no part of what is on disk.
    const QStringList files = filesIn(fixture.folder.path());
    QCOMPARE(files.size(), 1);
    QFile file(files.first());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!(file.readAll() + file.fileName().toUtf8()).contains("S3CRETCANARY"));
}

void tst_TileStore::asksAgainWhenATileIsTooOld()
{
    Fixture fixture;
    fixture.host.answer(path, answer(tile(Qt::red), "Cache-Control: max-age=1\r\n"));
    QVERIFY(fixture.fetch());
    fixture.host.answer(path, answer(tile(Qt::blue), "Cache-Control: max-age=3600\r\n"));
    QTest::qWait(2100); // HTTP counts in seconds

    const auto image = fixture.fetch();

    QCOMPARE(middleOf(image), QColor(Qt::blue));
    QCOMPARE(fixture.host.requests(path), 2);
}

void tst_TileStore::showsAnOldTileWithoutTheNetwork()
{
    Fixture fixture;
    fixture.host.answer(path, answer(tile(Qt::red), "Cache-Control: max-age=1\r\n"));
    QVERIFY(fixture.fetch());
    QTest::qWait(2100);
    fixture.host.behave(path, [](QTcpSocket &socket) { socket.abort(); });

    const auto image = fixture.fetch();

    QVERIFY(image);
    QVERIFY(middleOf(image).red() > 250);
}

void tst_TileStore::keepsNothingThatMayNotBeKept()
{
    Fixture fixture;
    fixture.host.answer(path, answer(tile(), "Cache-Control: no-store\r\n"));
    QVERIFY(fixture.fetch());
    fixture.restart();
    QVERIFY(filesIn(fixture.folder.path()).isEmpty());
    QVERIFY(fixture.fetch());
    QCOMPARE(fixture.host.requests(path), 2);
}

void tst_TileStore::refusesHostileAnswers_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("not there") << answer({}, {}, 404) << Kind::NotFound;
    QTest::newRow("no picture") << answer("<html>hello</html>", {}) << Kind::Malformed;
    QTest::newRow("a drawing") << answer("<svg xmlns='http://www.w3.org/2000/svg'/>", {})
                               << Kind::Malformed;
    QTest::newRow("nothing") << answer({}, {}) << Kind::Malformed;
    QTest::newRow("a giant") << answer(support::pngHead(30'000, 30'000, 8, 2, QByteArray(100, 'x')),
        {}) << Kind::TooLarge;
    QTest::newRow("many bytes") << answer(QByteArray(TileStore::maxTileBytes + 1, 'x'), {})
                                << Kind::TooLarge;
    QTest::newRow("announces many bytes")
        << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nx") << Kind::TooLarge;
    QTest::newRow("leads into this house")
        << answer({}, "Location: http://127.0.0.1:1/secret\r\n", 302) << Kind::Denied;
    QTest::newRow("leads to a file")
        << answer({}, "Location: file:///etc/passwd\r\n", 302) << Kind::Denied;
    QTest::newRow("leads to a cloud's own data")
        << answer({}, "Location: http://169.254.169.254/latest/\r\n", 302) << Kind::Denied;
}

void tst_TileStore::refusesHostileAnswers()
{
    QFETCH(QByteArray, response);
    Fixture fixture;
    fixture.host.answer(path, response);

    const auto image = fixture.fetch();

    QVERIFY(!image);
    QTEST(image.error().kind, "kind");
    QVERIFY(!image.error().message.contains(QStringLiteral("S3CRETCANARY")));
    QVERIFY(filesIn(fixture.folder.path()).isEmpty());
}

void tst_TileStore::leavesAFailedTileAlone()
{
    Fixture fixture;
    fixture.host.answer(path, answer({}, {}, 404));
    for (int i = 0; i < 5; ++i)
        QCOMPARE(fixture.fetch().error().kind, Kind::NotFound);
    QCOMPARE(fixture.host.requests(path), 1);
}

void tst_TileStore::leavesARefusingServiceAlone()
{
    Fixture fixture;
    int asked = 0;
    for (int x = 0; x < 20; ++x) {
        fixture.host.behave(
            QStringLiteral("/8/%1/9.png?k=S3CRETCANARY-map").arg(x), [&asked](QTcpSocket &socket) {
                ++asked;
                socket.write(answer({}, {}, 403));
                socket.disconnectFromHost();
            });
    }
    for (int x = 0; x < 20; ++x)
        QVERIFY(!fixture.fetch({8, x, 9}));
    QVERIFY2(asked <= 5, qPrintable(QString::number(asked)));
}

void tst_TileStore::takesOnlyAddressesOfTiles_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("is");
    QTest::newRow("OpenStreetMap") << "https://tile.openstreetmap.org/{z}/{x}/{y}.png" << true;
    QTest::newRow("with a key") << "https://t.example/{z}/{x}/{y}@2x.png?key={key}" << true;
    QTest::newRow("on this computer") << "http://127.0.0.1:8080/{z}/{x}/{y}" << true;
    QTest::newRow("empty") << "" << false;
    QTest::newRow("without y") << "https://t.example/{z}/{x}.png" << false;
    QTest::newRow("a file") << "file:///tiles/{z}/{x}/{y}.png" << false;
    QTest::newRow("no host") << "https:///{z}/{x}/{y}.png" << false;
    QTest::newRow("a password") << "https://me:secret@t.example/{z}/{x}/{y}.png" << false;
    QTest::newRow("no address") << "{z}{x}{y}" << false;
    QTest::newRow("endless") << "https://t.example/{z}/{x}/{y}" + QString(600, QLatin1Char('a'))
                             << false;
}

void tst_TileStore::takesOnlyAddressesOfTiles()
{
    QFETCH(QString, text);
    QTEST(images::isTileAddress(text), "is");
}

void tst_TileStore::knowsWhatIsFresh_data()
{
    QTest::addColumn<QByteArray>("cacheControl");
    QTest::addColumn<QByteArray>("expires");
    QTest::addColumn<QByteArray>("age");
    QTest::addColumn<qint64>("seconds"); // -1: nobody says
    const QByteArray in1h = "Tue, 01 Mar 2022 13:00:00 GMT";
    QTest::newRow("nothing") << QByteArray() << QByteArray() << QByteArray() << qint64(-1);
    QTest::newRow("max-age") << QByteArray("max-age=86400") << QByteArray() << QByteArray()
                             << qint64(86400);
    QTest::newRow("among others") << QByteArray("public, Max-Age=60, immutable") << QByteArray()
                                  << QByteArray() << qint64(60);
    QTest::newRow("counts before Expires")
        << QByteArray("max-age=60") << in1h << QByteArray() << qint64(60);
    QTest::newRow("some of it spent")
        << QByteArray("max-age=60") << QByteArray() << QByteArray("50") << qint64(10);
    QTest::newRow("all of it spent")
        << QByteArray("max-age=60") << QByteArray() << QByteArray("70") << qint64(0);
    QTest::newRow("Expires") << QByteArray() << in1h << QByteArray() << qint64(3600);
    QTest::newRow("long over") << QByteArray() << QByteArray("Tue, 01 Mar 2005 13:00:00 GMT")
                               << QByteArray() << qint64(0);
    QTest::newRow("Expires: 0") << QByteArray() << QByteArray("0") << QByteArray() << qint64(0);
    QTest::newRow("no-store") << QByteArray("no-store, max-age=60") << QByteArray() << QByteArray()
                              << qint64(0);
    QTest::newRow("nonsense") << QByteArray("max-age=soon") << QByteArray() << QByteArray()
                              << qint64(0);
    QTest::newRow("negative") << QByteArray("max-age=-5") << QByteArray() << QByteArray()
                              << qint64(0);
}

void tst_TileStore::knowsWhatIsFresh()
{
    QFETCH(QByteArray, cacheControl);
    QFETCH(QByteArray, expires);
    QFETCH(QByteArray, age);
    const auto fresh = freshness(cacheControl, expires, "Tue, 01 Mar 2022 12:00:00 GMT", age);
    QTEST(fresh ? qint64(fresh->count()) : qint64(-1), "seconds");
}

void tst_TileStore::readsOnlyItsOwnFiles()
{
    const QDateTime until = QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC);
    const QByteArray file = tileFile(support::quarters({256, 256}), until);
    QCOMPARE(freshUntil(file), until);
    const QImage image = QImage::fromData(file, "JPEG"); // still a picture like any other
    QCOMPARE(image.size(), QSize(256, 256));
    QVERIFY(!freshUntil(support::encoded(image, "jpeg")).isValid());
    QVERIFY(!freshUntil({}).isValid());
    QVERIFY(!freshUntil(file.left(20)).isValid());
}

QTEST_GUILESS_MAIN(tst_TileStore)
#include "tst_TileStore.moc"
