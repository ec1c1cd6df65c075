// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Data.h"
#include "support/JournalWall.h"

#include <QJsonDocument>
#include <QRegularExpression>

using core::Error;
using core::Health;
using journal::PhotoJournal;
using photos::Batch;
using photos::Photo;
using support::idsFrom;
using support::photosFrom;
using support::run;
using support::TestRedis;
using support::Wall;

/// What others put on the channels, into the stream and under our keys: the demo of 2011, and
/// anybody.
class tst_ForeignMessages : public QObject {
    Q_OBJECT

private slots:
    void takesWhatTheDemoPublishes();
    void takesForeignPhotosOnceOnSeveralMachines();
    void ignoresWhatIsNoPhoto_data();
    void ignoresWhatIsNoPhoto();
    void takesStrangersTextAsItIs();
    void takesIdsThatAreNumbers();
    void keepsTheFirstOfTwoPhotosWithOneId();
    void survivesAFloodOfForeignPhotos();
    void recoversFromAForgedEnvelope();
    void ignoresForeignEntriesOfTheStream();
    void saysWhichKeyIsOfTheWrongType_data();
    void saysWhichKeyIsOfTheWrongType();
    void saysFromTheStartThatAKeyIsOfTheWrongType_data();
    void saysFromTheStartThatAKeyIsOfTheWrongType();
    void saysThatThePlacesAreOfTheWrongType();
};

static QByteArray foreign(const QByteArray &element)
{
    return R"({"data":[)" + element + "]}";
}

/// The log line about what was ignored, which counts.
static const QRegularExpression counted(QStringLiteral("(ignored|Ignored|dropped).*so far 1"));

void tst_ForeignMessages::takesWhatTheDemoPublishes()
{
    TestRedis server;
    Wall wall;
    QVERIFY(wall.opens(server));
    const QByteArray envelope = support::data(QStringLiteral("redis-published-envelope.json"));

    run(server, "PUBLISH channel:somewhere", envelope);
    run(server, "PUBLISH channel:somewhere", envelope);

    // At once, not with the next regular look.
    QTRY_COMPARE_WITH_TIMEOUT(wall.batches.size(), 1, 3000);
    const Batch batch = wall.batches[0];
    QCOMPARE(batch.slug, QStringLiteral("somewhere"));
    QCOMPARE(batch.photos[0].id, QStringLiteral("9007199254740995111_501"));
    QCOMPARE(batch.photos[0].placeTitle, QStringLiteral("somewhere"));
    // Its publisher keeps list and channel, and hears no echo.
    QCOMPARE(run(server, "EXISTS media:objects"), "0");
    QCOMPARE(run(server, "XLEN hereabouts:photos"), "1");
    // What comes next fits on.
    wall.append(photosFrom(1, 1));
    QTRY_COMPARE(wall.ids.size(), 2);
    QVERIFY(wall.isInOrder());
}

void tst_ForeignMessages::takesForeignPhotosOnceOnSeveralMachines()
{
    TestRedis server;
    Wall one;
    Wall other;
    Wall third;
    QVERIFY(one.opens(server) && other.opens(server) && third.opens(server));

    for (int i = 1; i <= 30; ++i) {
        const QByteArray record = support::photo(QString::number(i)).record;
        run(server, "PUBLISH channel:kyoto", "{\"data\":[" + record + "]}");
        if (i % 5 == 0)
            one.journal.append(Wall::kyoto(), photosFrom(100 + i, 100 + i), {});
    }

    QTRY_COMPARE(one.ids.size(), 36);
    QTRY_COMPARE(other.ids.size(), 36);
    QTRY_COMPARE(third.ids.size(), 36);
    QCOMPARE(one.ids, other.ids);
    QCOMPARE(one.ids, third.ids);
    QVERIFY(one.isInOrder());
    QCOMPARE(run(server, "XLEN hereabouts:photos"), "36");
    QCOMPARE(one.epochs.size() + other.epochs.size() + third.epochs.size(), 3);
}

void tst_ForeignMessages::ignoresWhatIsNoPhoto_data()
{
    QTest::addColumn<QString>("channel");
    QTest::addColumn<QByteArray>("payload");
    const QString kyoto = QStringLiteral("channel:kyoto");
    const QByteArray good = "{\"data\":[" + support::photo(QStringLiteral("1")).record + "]}";

    QTest::newRow("nothing") << kyoto << QByteArray("");
    QTest::newRow("not JSON") << kyoto << QByteArray("hello");
    QTest::newRow("no data") << kyoto << QByteArray("{}");
    QTest::newRow("data is null") << kyoto << QByteArray(R"({"data":null})");
    QTest::newRow("data is an object") << kyoto << QByteArray(R"({"data":{"id":"1"}})");
    QTest::newRow("no images") << kyoto << QByteArray(R"({"data":[{"id":"1"}]})");
    QTest::newRow("id 1e400") << kyoto << QByteArray(good).replace("\"id\":\"1\"", "\"id\":1e400");
    QTest::newRow("no id") << kyoto << QByteArray(good).replace("\"id\":\"1\",", "");
    QTest::newRow("id is a fraction")
        << kyoto << QByteArray(good).replace("\"id\":\"1\"", "\"id\":1.5");
    QTest::newRow("id is an object")
        << kyoto << QByteArray(good).replace("\"id\":\"1\"", "\"id\":{\"a\":1}");
    QTest::newRow("id with a line break")
        << kyoto << QByteArray(good).replace("\"id\":\"1\"", "\"id\":\"1\\n2\"");
    QTest::newRow("id of 1 KiB") << kyoto
                                 << QByteArray(good).replace(
                                        "\"id\":\"1\"", "\"id\":\"" + QByteArray(1024, '1') + '"');
    QTest::newRow("negative id") << kyoto << QByteArray(good).replace("\"id\":\"1\"", "\"id\":-1");
    QTest::newRow("script as picture")
        << kyoto << QByteArray(good).replace("http://", "javascript:");
    QTest::newRow("local file as picture")
        << kyoto << QByteArray(good).replace("http://", "file://");
    QTest::newRow("caption of 1 MiB")
        << kyoto << QByteArray(good).replace("Under the bridge", QByteArray(1 << 20, 'x'));
    // But for their size and depth there would be nothing wrong with these.
    QTest::newRow("10 MiB") << kyoto << good + QByteArray(10 << 20, ' ');
    QTest::newRow("5 MiB") << kyoto << good + QByteArray(5 << 20, ' ');
    QTest::newRow("depth 100") << kyoto
                               << good.chopped(1) + ",\"x\":" + QByteArray(100, '[')
            + QByteArray(100, ']') + '}';
    QTest::newRow("depth 100,000") << kyoto << "{\"data\":" + QByteArray(100'000, '[');
    QTest::newRow("binary") << kyoto << QByteArray("\0\1\xff\xfe{", 5);
    QTest::newRow("forged, and no photos")
        << kyoto
        << QByteArray(R"({"meta":{"code":200},"pagination":{},"hereabouts":{"epoch":"x",)"
                      R"("first":"1-1","last":"1-1","previous":"0-0"},"data":[{}]})");
    QTest::newRow("no slug") << QStringLiteral("channel:") << good;
    QTest::newRow("slug with a glob") << QStringLiteral("channel:*") << good;
    QTest::newRow("slug with a newline") << QStringLiteral("channel:a\nb") << good;
    QTest::newRow("slug of 4 KiB")
        << QStringLiteral("channel:") + QString(4096, QLatin1Char('a')) << good;
}

void tst_ForeignMessages::ignoresWhatIsNoPhoto()
{
    QFETCH(QString, channel);
    QFETCH(QByteArray, payload);
    TestRedis server;
    Wall wall;
    QVERIFY(wall.opens(server));

    const bool isOfAnotherEpoch = payload.contains("\"epoch\":\"x\""); // not even read
    if (!isOfAnotherEpoch)
        QTest::ignoreMessage(QtWarningMsg, counted);

    QCOMPARE(server.run({QStringLiteral("PUBLISH"), channel}, payload), "1");
    wall.append(photosFrom(7, 7));
    QTRY_COMPARE(wall.ids, idsFrom(7, 7));
    run(server, "PUBLISH channel:kyoto", foreign(support::photo(QStringLiteral("8")).record));

    QTRY_COMPARE(wall.ids, idsFrom(7, 8));
    QCOMPARE(run(server, "XLEN hereabouts:photos"), "2");
    QCOMPARE(wall.losses, 0);
    QCOMPARE(wall.epochs.size(), 1);
    QCOMPARE(wall.journal.ignoredCount(), isOfAnotherEpoch ? 0 : 1);
}

void tst_ForeignMessages::takesStrangersTextAsItIs()
{
    TestRedis server;
    Wall wall;
    QVERIFY(wall.opens(server));
    QJsonObject media = support::media(QStringLiteral("1"));
    const QString caption = QStringLiteral("<script>alert(1)</script>\u202Eevil\u0007");
    media.insert(QStringLiteral("caption"), QJsonObject {{QStringLiteral("text"), caption}});
    media.insert(QStringLiteral("link"), QStringLiteral("javascript:alert(1)"));

    run(server, "PUBLISH channel:kyoto",
        foreign(QJsonDocument(media).toJson(QJsonDocument::Compact)));

    QTRY_COMPARE(wall.ids, idsFrom(1, 1));
    const Photo photo = wall.batches[0].photos[0];
    QCOMPARE(photo.caption, caption);
    QVERIFY(photo.page.isEmpty());
}

void tst_ForeignMessages::takesIdsThatAreNumbers()
{
    TestRedis server;
    Wall wall;
    QVERIFY(wall.opens(server));
    QByteArray record = support::photo(QStringLiteral("1")).record;
    record.replace("\"id\":\"1\"", "\"id\":9007199254740993"); // 2^53 + 1

    run(server, "PUBLISH channel:kyoto", foreign(record));

    QTRY_COMPARE(wall.ids, QStringList {QStringLiteral("9007199254740993")});
    QVERIFY(run(server, "XRANGE hereabouts:photos - +").contains("\"id\":\"9007199254740993\""));
}

void tst_ForeignMessages::keepsTheFirstOfTwoPhotosWithOneId()
{
    TestRedis server;
    Wall wall;
    QVERIFY(wall.opens(server));
    const QByteArray record = support::photo(QStringLiteral("1")).record;

    run(server, "PUBLISH channel:kyoto", foreign(record));
    run(server, "PUBLISH channel:kyoto",
        foreign(QByteArray(record).replace("Under the bridge", "Another one")));
    run(server, "PUBLISH channel:kyoto", foreign(support::photo(QStringLiteral("2")).record));

    QTRY_COMPARE(wall.ids, idsFrom(1, 2));
    QCOMPARE(wall.batches[0].photos[0].caption, QStringLiteral("Under the bridge"));
    QCOMPARE(run(server, "XLEN hereabouts:photos"), "2");
}

void tst_ForeignMessages::survivesAFloodOfForeignPhotos()
{
    TestRedis server;
    Wall wall;
    QVERIFY(wall.opens(server));
    const QByteArray script = R"(for i = 1, 20000 do redis.call('PUBLISH', 'channel:kyoto',
        '{"data":[{"id":"' .. i .. '","images":{"thumbnail":{"url":"http://a.example/"}}}]}') end)";

    server.run({QStringLiteral("EVAL"), QString::fromUtf8(script), QStringLiteral("0")});
    wall.append(photosFrom(100'000, 100'000), "c");

    QTRY_VERIFY(wall.ids.contains(QStringLiteral("100000")));
    QTRY_VERIFY_WITH_TIMEOUT(wall.ids.size() - 1 + wall.journal.ignoredCount() >= 20'000, 15'000);
    QVERIFY(wall.journal.ignoredCount() > 0); // there was more than we take
    QVERIFY(wall.isInOrder());
    QCOMPARE(wall.losses, 0);
}

void tst_ForeignMessages::recoversFromAForgedEnvelope()
{
    TestRedis server;
    Wall wall;
    QVERIFY(wall.opens(server));
    wall.append(photosFrom(1, 1));
    QTRY_COMPARE(wall.ids.size(), 1);
    const QByteArray far = "9999999999999-0";

    run(server, "PUBLISH channel:kyoto",
        R"({"meta":{"code":200},"pagination":{},"hereabouts":{"epoch":")" + wall.epochs[0]
            + R"(","first":")" + far + R"(","last":")" + far + R"(","previous":")"
            + wall.positions[0].toText() + R"("},"data":[)"
            + support::photo(QStringLiteral("forged")).record + "]}");
    QTRY_COMPARE(wall.ids.size(), 2);
    wall.append(photosFrom(2, 2));

    QTRY_COMPARE_WITH_TIMEOUT(wall.ids, idsFrom(1, 2), 8000);
    QCOMPARE(wall.epochs.size(), 2);
}

void tst_ForeignMessages::ignoresForeignEntriesOfTheStream()
{
    TestRedis server;
    run(server, "XADD hereabouts:photos * nothing here");
    run(server, "XADD hereabouts:photos * slug ../x title x id 1 json",
        support::photo(QStringLiteral("1")).record);
    Wall wall;
    QVERIFY(wall.opens(server));
    run(server, "XADD hereabouts:photos * slug kyoto json nonsense");

    wall.append(photosFrom(2, 2));

    QTRY_COMPARE(wall.ids, idsFrom(2, 2));
    QVERIFY(wall.journal.ignoredCount() > 0);
}

void tst_ForeignMessages::saysWhichKeyIsOfTheWrongType_data()
{
    QTest::addColumn<QByteArray>("key");

    for (const char *key : {"hereabouts:photos", "hereabouts:seen", "media:objects",
             "hereabouts:epoch", "hereabouts:cursor:instagram:kyoto"})
        QTest::newRow(key) << QByteArray(key);
}

void tst_ForeignMessages::saysWhichKeyIsOfTheWrongType()
{
    QFETCH(QByteArray, key);
    TestRedis server;
    Wall wall;
    QVERIFY(wall.opens(server));
    wall.append(photosFrom(1, 1), "a");
    QTRY_COMPARE(wall.ids.size(), 1);
    const QByteArray name = key;
    run(server, ("RENAME " + name + " aside").constData());
    run(server, ("HSET " + name + " a b").constData());

    QCOMPARE(wall.append(photosFrom(2, 2), "b"), -1);

    QVERIFY2(wall.error.message.contains(QString::fromUtf8(name)), qPrintable(wall.error.message));
    QCOMPARE(wall.error.kind, Error::Kind::Malformed);
    QCOMPARE(wall.health.level, Health::Level::Failing);
    QVERIFY(wall.health.message.contains(QString::fromUtf8(name)));
    QCOMPARE(wall.losses, 0);

    run(server, ("DEL " + name).constData());
    run(server, ("RENAME aside " + name).constData());
    QCOMPARE(wall.append(photosFrom(2, 2), "b"), 1);
    QTRY_COMPARE_WITH_TIMEOUT(wall.health.level, Health::Level::Fine, 8000);
    QTRY_COMPARE(wall.ids, idsFrom(1, 2));
}

void tst_ForeignMessages::saysFromTheStartThatAKeyIsOfTheWrongType_data()
{
    QTest::addColumn<QByteArray>("key");

    QTest::newRow("stream") << QByteArray("hereabouts:photos");
    QTest::newRow("epoch") << QByteArray("hereabouts:epoch");
}

void tst_ForeignMessages::saysFromTheStartThatAKeyIsOfTheWrongType()
{
    QFETCH(QByteArray, key);
    TestRedis server;
    run(server, ("HSET " + key + " a b").constData());
    Wall wall;

    wall.journal.open(*redis::Endpoint::fromUrl(server.url()));

    QTRY_COMPARE(wall.health.level, Health::Level::Failing);
    QVERIFY(wall.health.message.contains(QLatin1String("WRONGTYPE")));
    QVERIFY(!wall.journal.isReady());
    run(server, ("DEL " + key).constData());
    QTRY_VERIFY_WITH_TIMEOUT(wall.journal.isReady(), 8000);
    QCOMPARE(wall.append(photosFrom(1, 1)), 1);
}

void tst_ForeignMessages::saysThatThePlacesAreOfTheWrongType()
{
    TestRedis server;
    run(server, "SET hereabouts:subscriptions x");
    Wall wall;
    QVERIFY(wall.opens(server));
    std::optional<core::Result<QList<PhotoJournal::Kept>>> places;

    wall.journal.loadSubscriptions(
        [&](const core::Result<QList<PhotoJournal::Kept>> &kept) { places = kept; });

    QTRY_VERIFY(places);
    QVERIFY(!*places);
    QCOMPARE(places->error().kind, core::Error::Kind::Malformed);
    QCOMPARE(wall.append(photosFrom(1, 1)), 1); // the photos go on
}

QTEST_GUILESS_MAIN(tst_ForeignMessages)
#include "tst_ForeignMessages.moc"
