// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/Subscriber.h"
#include "support/JournalWall.h"

#include <QJsonArray>
#include <QJsonDocument>

using core::Health;
using journal::PhotoJournal;
using photos::Batch;
using photos::Photo;
using support::idsFrom;
using support::photosFrom;
using support::run;
using support::TestRedis;
using support::Wall;

class tst_PhotoJournal : public QObject {
    Q_OBJECT

private slots:
    void givesBackWhatIsAppended();
    void publishesTheDemosEnvelope();
    void keepsTheDemosListNewestFirst();
    void dropsWhatItHasAlready();
    void movesTheCursorOnlyWithThePhotos();
    void splitsLargeBatches_data();
    void splitsLargeBatches();
    void namesThePlaceInTheRecord();
    void carriesAnyText();
    void trimsWhatItKeeps();
    void keepsInstallationsApart();
    void teachesRedisTheScriptAgain();
    void keepsSubscriptions();
    void hidesPhotosOnEveryMachineAndForGood();
    void forgetsWhatWasHiddenAfterAFlush();
    void saysWhyNothingCouldBeHidden();
};

void tst_PhotoJournal::givesBackWhatIsAppended()
{
    TestRedis server;
    Wall wall;
    QVERIFY(wall.opens(server));
    QCOMPARE(wall.events,
        (QStringList {QStringLiteral("hidden"), QStringLiteral("reset"), QStringLiteral("ready")}));

    QCOMPARE(wall.append(photosFrom(1, 3)), 3);
    QCOMPARE(wall.append(photosFrom(4, 5)), 2);

    QTRY_COMPARE(wall.ids, idsFrom(1, 5));
    QVERIFY(wall.isInOrder());
    QCOMPARE(wall.batches.size(), 2);
    const Batch batch = wall.batches[0];
    QCOMPARE(batch.slug, QStringLiteral("kyoto"));
    QCOMPARE(batch.title, QStringLiteral("kyoto"));
    QCOMPARE(batch.epoch, wall.epochs[0]);
    QCOMPARE(batch.photos[0].id, QStringLiteral("3")); // newest first
    QCOMPARE(batch.last.toText(), batch.photos[0].position.toText());
    QCOMPARE(batch.first.toText(), batch.photos[2].position.toText());
    QCOMPARE(batch.media,
        '[' + batch.photos[0].record + ',' + batch.photos[1].record + ',' + batch.photos[2].record
            + ']');
    // The positions are those of the stream.
    QCOMPARE(run(server, "XREVRANGE hereabouts:photos + - COUNT 1").split('\n')[0],
        wall.positions.last().toText());
    QCOMPARE(wall.health.level, Health::Level::Fine);
    QCOMPARE(wall.health.message,
        QStringLiteral("Redis at ") + server.directory() + QStringLiteral("/redis.sock"));
}

void tst_PhotoJournal::publishesTheDemosEnvelope()
{
    TestRedis server;
    redis::Subscriber demo;
    QSignalSpy subscribed(&demo, &redis::Subscriber::subscribed);
    QSignalSpy messages(&demo, &redis::Subscriber::messageReceived);
    demo.open(*redis::Endpoint::fromUrl(server.url()), {"channel:*"});
    QVERIFY(subscribed.wait());
    Wall wall;
    QVERIFY(wall.opens(server));

    wall.append(photosFrom(1, 2));
    wall.append(photosFrom(2, 3)); // 2 is known
    wall.append({}, "c");

    QTRY_COMPARE(messages.size(), 2);
    QTest::qWait(50);
    QCOMPARE(messages.size(), 2); // and nothing for nothing
    QCOMPARE(messages[0][0].toByteArray(), "channel:kyoto");
    const auto envelope = QJsonDocument::fromJson(messages[0][1].toByteArray()).object();
    QCOMPARE(envelope[QLatin1String("meta")][QLatin1String("code")].toInt(), 200);
    QCOMPARE(envelope[QLatin1String("data")].toArray().size(), 2);
    QCOMPARE(
        envelope[QLatin1String("data")][0][QLatin1String("id")].toString(), QStringLiteral("2"));
    QVERIFY(messages[1][1].toByteArray().startsWith(
        R"({"meta":{"code":200},"pagination":{},"hereabouts":{"epoch":")" + wall.epochs[0]));
    const auto second = QJsonDocument::fromJson(messages[1][1].toByteArray()).object();
    QCOMPARE(second[QLatin1String("data")].toArray().size(), 1);
    QCOMPARE(second[QLatin1String("hereabouts")][QLatin1String("previous")],
        envelope[QLatin1String("hereabouts")][QLatin1String("last")]);
    // The window and the page get the very bytes.
    QTRY_COMPARE(wall.batches.size(), 2);
    QVERIFY(messages[0][1].toByteArray().endsWith(R"("data":)" + wall.batches[0].media + '}'));
}

void tst_PhotoJournal::keepsTheDemosListNewestFirst()
{
    TestRedis server;
    PhotoJournal::Settings settings;
    settings.listLength = 15;
    Wall wall(settings);
    QVERIFY(wall.opens(server));

    wall.append(photosFrom(1, 10));
    wall.append(photosFrom(11, 30));

    const QList<QByteArray> list = run(server, "LRANGE media:objects 0 -1").split('\n');
    QCOMPARE(list.size(), 15);
    for (int i = 0; i < 15; ++i) {
        const auto media = QJsonDocument::fromJson(list[i]).object();
        QCOMPARE(media[QLatin1String("id")].toString(), QString::number(30 - i));
        QCOMPARE(media[QLatin1String("meta")][QLatin1String("location")].toString(),
            QStringLiteral("kyoto"));
    }
}

void tst_PhotoJournal::dropsWhatItHasAlready()
{
    TestRedis server;
    Wall wall;
    QVERIFY(wall.opens(server));
    const Photo twice = support::photo(QStringLiteral("1"));

    QCOMPARE(wall.append({twice, twice}), 1);
    for (int i = 0; i < 10; ++i)
        QCOMPARE(wall.append({twice}), 0);
    QCOMPARE(wall.append(photosFrom(1, 2)), 1);

    QTRY_COMPARE(wall.ids, idsFrom(1, 2));
    QCOMPARE(run(server, "XLEN hereabouts:photos"), "2");
    QCOMPARE(run(server, "LLEN media:objects"), "2");
}

void tst_PhotoJournal::movesTheCursorOnlyWithThePhotos()
{
    TestRedis server;
    Wall wall;
    QVERIFY(wall.opens(server));
    const char *const cursor = "GET hereabouts:cursor:instagram:kyoto";

    QCOMPARE(wall.append(photosFrom(1, 1), QByteArray("a\0\xff", 3)), 1);
    QCOMPARE(run(server, cursor), QByteArray("a\0\xff", 3));
    QCOMPARE(wall.append({}, "b"), 0);
    QCOMPARE(run(server, cursor), "b");
    QCOMPARE(wall.append(photosFrom(2, 2)), 1);
    QCOMPARE(run(server, cursor), "b");

    run(server, "RENAME hereabouts:photos aside");
    run(server, "SET hereabouts:photos x");
    QCOMPARE(wall.append(photosFrom(3, 3), "c"), -1);
    QCOMPARE(run(server, cursor), "b");
    QCOMPARE(run(server, "ZSCORE hereabouts:seen 3"), "");
    QCOMPARE(run(server, "LLEN media:objects"), "2");
}

void tst_PhotoJournal::splitsLargeBatches_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("captionLength");

    QTest::newRow("many") << 450 << 10;
    QTest::newRow("long") << 200 << 50'000; // 10 MiB
}

void tst_PhotoJournal::splitsLargeBatches()
{
    QFETCH(int, count);
    QFETCH(int, captionLength);
    TestRedis server;
    Wall wall;
    QVERIFY(wall.opens(server));
    QList<Photo> photos;
    for (int number = count; number > 0; --number) {
        QJsonObject media = support::media(QString::number(number));
        media.insert(QStringLiteral("filler"), QString(captionLength, QLatin1Char('x')));
        photos += *photos::photoFromMedia(media);
    }

    QCOMPARE(wall.append(photos, "moved"), count);

    QTRY_COMPARE(wall.ids, idsFrom(1, count));
    QVERIFY(wall.isInOrder());
    QCOMPARE(run(server, "GET hereabouts:cursor:instagram:kyoto"), "moved");
}

void tst_PhotoJournal::namesThePlaceInTheRecord()
{
    TestRedis server;
    Wall wall;
    QVERIFY(wall.opens(server));
    photos::Subscription paris = Wall::kyoto();
    paris.slug = QStringLiteral("paris");
    paris.title = QString::fromUtf8("Paris, \"là\"");
    QJsonObject bare = support::media(QStringLiteral("1"));
    bare.remove(QStringLiteral("meta"));
    bare.remove(QStringLiteral("hereabouts"));

    wall.append({*photos::photoFromMedia(bare)}, {}, paris);

    QTRY_COMPARE(wall.batches.size(), 1);
    QCOMPARE(wall.batches[0].slug, QStringLiteral("paris"));
    QCOMPARE(wall.batches[0].title, paris.title);
    QCOMPARE(wall.batches[0].photos[0].placeTitle, paris.title);
    QCOMPARE(wall.batches[0].photos[0].source, QStringLiteral("instagram"));
    // The same when it is read from the stream.
    Wall later;
    QVERIFY(later.opens(server));
    QCOMPARE(later.batches[0].title, paris.title);
    QCOMPARE(later.batches[0].media, wall.batches[0].media);
}

void tst_PhotoJournal::carriesAnyText()
{
    TestRedis server;
    Wall wall;
    QVERIFY(wall.opens(server));
    QJsonObject media = support::media(QStringLiteral("1"));
    const QString caption = QString::fromUtf8("%s \\ \" \r\n </script> \u202e 写真 \U0001F4F7 ")
        + QChar(QChar::Null) + QChar(1);
    media.insert(QStringLiteral("caption"), QJsonObject {{QStringLiteral("text"), caption}});

    QCOMPARE(wall.append({*photos::photoFromMedia(media)}), 1);

    QTRY_COMPARE(wall.batches.size(), 1);
    QCOMPARE(wall.batches[0].photos[0].caption, caption);
}

void tst_PhotoJournal::trimsWhatItKeeps()
{
    TestRedis server;
    PhotoJournal::Settings settings;
    settings.streamLength = 50;
    settings.seenLength = 300;
    Wall wall(settings);
    QVERIFY(wall.opens(server));

    for (int i = 0; i < 10; ++i)
        QCOMPARE(wall.append(photosFrom(i * 100, i * 100 + 99)), 100);

    QTRY_COMPARE(wall.ids.size(), 1000);
    QVERIFY(run(server, "XLEN hereabouts:photos").toInt() < 150);
    QVERIFY(run(server, "XLEN hereabouts:photos").toInt() >= 50);
    QCOMPARE(run(server, "ZCARD hereabouts:seen"), "300");
    QCOMPARE(wall.append(photosFrom(700, 999)), 0);
    QCOMPARE(wall.epochs.size(), 1);
}

void tst_PhotoJournal::keepsInstallationsApart()
{
    TestRedis server;
    PhotoJournal::Settings settings;
    settings.prefix = "wall[1]*:";
    Wall one(settings);
    settings.prefix = "wall[12]*:";
    Wall other(settings);
    QVERIFY(one.opens(server) && other.opens(server));

    one.append(photosFrom(1, 2), "c");
    other.append(photosFrom(1, 1));

    QTRY_COMPARE(one.ids, idsFrom(1, 2));
    QTRY_COMPARE(other.ids, idsFrom(1, 1));
    QVERIFY(one.epochs[0] != other.epochs[0]);
    const QList<QByteArray> keys = run(server, "KEYS *").split('\n');
    for (const QByteArray &key : keys)
        QVERIFY(key.startsWith("wall["));
}

void tst_PhotoJournal::teachesRedisTheScriptAgain()
{
    TestRedis server;
    Wall wall;
    QVERIFY(wall.opens(server));
    QCOMPARE(wall.append(photosFrom(1, 1)), 1);

    run(server, "SCRIPT FLUSH");

    QCOMPARE(wall.append(photosFrom(1, 450)), 449);
    QTRY_COMPARE(wall.ids, idsFrom(1, 450));
}

void tst_PhotoJournal::keepsSubscriptions()
{
    TestRedis server;
    Wall wall;
    QVERIFY(wall.opens(server));
    photos::Subscription kyoto = Wall::kyoto();
    kyoto.centre = {35.0116, 135.7681};
    kyoto.radius = 1000;
    kyoto.verifyProof = QStringLiteral("proof");
    kyoto.addedAt = QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC);
    photos::Subscription paris = kyoto;
    paris.slug = QStringLiteral("paris");
    std::optional<core::Result<QList<PhotoJournal::Kept>>> loaded;
    const auto load = [&] {
        loaded.reset();
        wall.journal.loadSubscriptions(
            [&](const core::Result<QList<PhotoJournal::Kept>> &kept) { loaded = kept; });
        return QTest::qWaitFor([&] { return loaded.has_value(); }) && bool(*loaded);
    };

    QVERIFY(load());
    QVERIFY((*loaded)->isEmpty());

    wall.journal.saveSubscription(kyoto);
    wall.journal.saveSubscription(paris);
    wall.append(photosFrom(1, 1), QByteArray("cur\0sor", 7), kyoto);
    run(server, "HSET hereabouts:subscriptions broken nonsense");
    server.restart();
    QTRY_COMPARE(wall.readies, 2);
    QVERIFY(load());
    QCOMPARE((*loaded)->size(), 2);
    for (const PhotoJournal::Kept &kept : **loaded) {
        const bool isKyoto = kept.subscription.slug == QLatin1String("kyoto");
        QCOMPARE(kept.subscription, isKyoto ? kyoto : paris);
        QCOMPARE(kept.cursor, isKyoto ? QByteArray("cur\0sor", 7) : QByteArray());
    }

    bool isRemoved = false;
    wall.journal.removeSubscription(
        kyoto, [&](const core::Result<void> &result) { isRemoved = bool(result); });
    QTRY_VERIFY(isRemoved);
    QVERIFY(load());
    QCOMPARE((*loaded)->size(), 1);
    QCOMPARE(run(server, "EXISTS hereabouts:cursor:instagram:kyoto"), "0");
    QCOMPARE(run(server, "XLEN hereabouts:photos"), "1"); // its photos stay
}

void tst_PhotoJournal::hidesPhotosOnEveryMachineAndForGood()
{
    TestRedis server;
    {
        Wall one;
        Wall other;
        QVERIFY(one.opens(server) && other.opens(server));
        bool isDone = false;
        one.journal.hide({QStringLiteral("7"), QStringLiteral("8")},
            [&isDone](const core::Result<void> &result) { isDone = bool(result); });
        QTRY_VERIFY(isDone);
        QTRY_COMPARE_WITH_TIMEOUT(other.hidden.size(), 2, 1000); // not at the next look: at once
        QTRY_COMPARE_WITH_TIMEOUT(one.hidden.size(), 2, 1000);

        other.journal.unhide({QStringLiteral("7")});
        QTRY_COMPARE_WITH_TIMEOUT(one.hidden, QStringList(QStringLiteral("8")), 1000);
        server.stop();
    }
    server.start();
    Wall later;
    QVERIFY(later.opens(server));
    QCOMPARE(later.hidden, QStringList(QStringLiteral("8")));
    QCOMPARE(later.events.first(), QStringLiteral("hidden")); // before any photo
}

void tst_PhotoJournal::forgetsWhatWasHiddenAfterAFlush()
{
    TestRedis server;
    Wall wall;
    QVERIFY(wall.opens(server));
    wall.append(photosFrom(1, 2));
    wall.journal.hide({QStringLiteral("1")});
    QTRY_COMPARE(wall.hidden.size(), 1);

    run(server, "FLUSHALL"); // nobody rings
    QCOMPARE(wall.append(photosFrom(1, 2)), 2);

    QTRY_COMPARE_WITH_TIMEOUT(wall.hidden.size(), 0, 8000);
}

void tst_PhotoJournal::saysWhyNothingCouldBeHidden()
{
    TestRedis server;
    Wall wall;
    QVERIFY(wall.opens(server));
    run(server, "SET hereabouts:hidden text");
    core::Result<void> result;
    bool isDone = false;
    wall.journal.hide({QStringLiteral("1")}, [&](const core::Result<void> &answer) {
        result = answer;
        isDone = true;
    });
    QTRY_VERIFY(isDone);
    QVERIFY(!result);
    QVERIFY(result.error().message.contains(QLatin1String("WRONGTYPE")));
}

QTEST_GUILESS_MAIN(tst_PhotoJournal)
#include "tst_PhotoJournal.moc"
