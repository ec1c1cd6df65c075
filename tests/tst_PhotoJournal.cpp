// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/PhotoJournal.h"
#include "redis/Subscriber.h"
#include "support/Data.h"
#include "support/Photos.h"
#include "support/TestRedis.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using core::Error;
using core::Health;
using journal::PhotoJournal;
using photos::Batch;
using photos::Photo;
using support::TestRedis;

/// A journal and what came out of it.
class Wall : public QObject {
public:
    explicit Wall(const PhotoJournal::Settings &settings = {}) : journal(settings)
    {
        connect(&journal, &PhotoJournal::arrived, this, [this](const Batch &batch) {
            batches += batch;
            for (auto photo = batch.photos.crbegin(); photo != batch.photos.crend(); ++photo) {
                ids += photo->id;
                positions += photo->position;
            }
            events += QStringLiteral("arrived");
        });
        connect(&journal, &PhotoJournal::reset, this, [this](const QByteArray &epoch) {
            epochs += epoch;
            ids.clear();
            positions.clear();
            events += QStringLiteral("reset");
        });
        connect(&journal, &PhotoJournal::hidden, this, [this](const QStringList &now) {
            hidden = now;
            events += QStringLiteral("hidden");
        });
        connect(&journal, &PhotoJournal::ready, this, [this] {
            ++readies;
            events += QStringLiteral("ready");
        });
        connect(&journal, &PhotoJournal::connectionLost, this, [this] { ++losses; });
        connect(&journal, &PhotoJournal::healthChanged, this,
            [this](const Health &now) { health = now; });
    }

    bool opens(const TestRedis &server)
    {
        QSignalSpy ready(&journal, &PhotoJournal::ready);
        journal.open(*redis::Endpoint::fromUrl(server.url()));
        return ready.wait(20'000);
    }

    /// In the order of the journal, each once.
    bool isInOrder() const
    {
        return std::adjacent_find(positions.begin(), positions.end(), std::greater_equal<>())
            == positions.end();
    }

    /// The answer to append(): the number of new photos, or -1 and the error.
    qint64 append(const QList<Photo> &photos, const QByteArray &cursor = {},
        const photos::Subscription &subscription = kyoto())
    {
        std::optional<core::Result<qsizetype>> answer;
        journal.append(subscription, photos, cursor,
            [&answer](const core::Result<qsizetype> &result) { answer = result; });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 10'000))
            qFatal("append() gave no answer");
        if (*answer)
            return **answer;
        error = answer->error();
        return -1;
    }

    static photos::Subscription kyoto()
    {
        photos::Subscription place;
        place.slug = place.title = QStringLiteral("kyoto");
        place.source = QStringLiteral("instagram");
        return place;
    }

    PhotoJournal journal;
    QList<Batch> batches;
    QStringList ids; ///< since the last reset
    QList<photos::Position> positions;
    QList<QByteArray> epochs;
    QStringList hidden;
    QStringList events;
    Health health;
    Error error;
    int readies = 0;
    int losses = 0;
};

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
    void givesEverythingKeptBeforeItIsReady();
    void resumesWhereItWas();
    void readsTheStreamWhenADoorbellIsMissing();
    void followsFromSeveralMachines();
    void losesNothingWhenRedisIsKilled();
    void doesNothingTwiceWhenRedisWasFrozen();
    void keepsOneSubscriptionOverTenRestarts();
    void failsWhileRedisIsAway();
    void beginsAnewAfterAFlush();
    void beginsAnewWhenTheStreamWasTrimmedBeyondIt();
    void trimsWhatItKeeps();
    void takesWhatTheDemoPublishes();
    void takesForeignPhotosOnceOnSeveralMachines();
    void ignoresWhatIsNoPhoto_data();
    void ignoresWhatIsNoPhoto();
    void survivesAFloodOfForeignPhotos();
    void recoversFromAForgedEnvelope();
    void ignoresForeignEntriesOfTheStream();
    void saysWhichKeyIsOfTheWrongType_data();
    void saysWhichKeyIsOfTheWrongType();
    void keepsInstallationsApart();
    void teachesRedisTheScriptAgain();
    void keepsSubscriptions();
    void hidesPhotosOnEveryMachineAndForGood();
    void forgetsWhatWasHiddenAfterAFlush();
    void saysWhyNothingCouldBeHidden();
    void catchesUpWithTwentyThousand();
};

/// Photos "<first>" to "<last>", newest first as a source gives them.
static QList<Photo> photosFrom(int first, int last)
{
    QList<Photo> photos;
    for (int number = last; number >= first; --number)
        photos += support::photo(QString::number(number));
    return photos;
}

static QStringList idsFrom(int first, int last)
{
    QStringList ids;
    for (int number = first; number <= last; ++number)
        ids += QString::number(number);
    return ids;
}

static QByteArray run(const TestRedis &server, const char *command, const QByteArray &input = {})
{
    return server.run(QString::fromUtf8(command).split(QLatin1Char(' ')), input);
}

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

void tst_PhotoJournal::givesEverythingKeptBeforeItIsReady()
{
    TestRedis server;
    {
        Wall writer;
        QVERIFY(writer.opens(server));
        writer.append(photosFrom(1, 650));
        photos::Subscription paris = Wall::kyoto();
        paris.slug = paris.title = QStringLiteral("paris");
        writer.append(photosFrom(651, 652), {}, paris);
        writer.append(photosFrom(653, 653));
    }
    server.restart();

    Wall wall;
    QVERIFY(wall.opens(server));

    QCOMPARE(wall.ids, idsFrom(1, 653));
    QVERIFY(wall.isInOrder());
    QCOMPARE(wall.events.at(1), QStringLiteral("reset"));
    QCOMPARE(wall.events.last(), QStringLiteral("ready"));
    QCOMPARE(wall.epochs.size(), 1);
    for (const Batch &batch : std::as_const(wall.batches)) {
        QVERIFY(batch.photos.size() <= 100);
        for (const Photo &photo : batch.photos)
            QCOMPARE(photo.slug, batch.slug);
    }
    QCOMPARE(wall.batches.last().slug, QStringLiteral("kyoto"));
    QCOMPARE(wall.batches[wall.batches.size() - 2].slug, QStringLiteral("paris"));
}

void tst_PhotoJournal::resumesWhereItWas()
{
    TestRedis server;
    Wall writer;
    Wall wall;
    QVERIFY(writer.opens(server) && wall.opens(server));
    writer.append(photosFrom(1, 2));
    QTRY_COMPARE(wall.ids.size(), 2);

    wall.journal.close();
    writer.append(photosFrom(3, 700));
    QVERIFY(wall.opens(server));

    QCOMPARE(wall.ids, idsFrom(1, 700));
    QCOMPARE(wall.epochs.size(), 1); // no reset
}

void tst_PhotoJournal::readsTheStreamWhenADoorbellIsMissing()
{
    TestRedis server;
    Wall wall;
    QVERIFY(wall.opens(server));
    wall.append(photosFrom(1, 1));
    QTRY_COMPARE(wall.ids.size(), 1);

    run(server, "XADD hereabouts:photos * slug kyoto title kyoto id 2 json",
        support::photo(QStringLiteral("2")).record);
    wall.append(photosFrom(3, 3));

    QTRY_COMPARE(wall.ids, idsFrom(1, 3));
    QVERIFY(wall.isInOrder());
    QCOMPARE(wall.epochs.size(), 1);

    // And without any doorbell, a little later.
    run(server, "XADD hereabouts:photos * slug kyoto title kyoto id 4 json",
        support::photo(QStringLiteral("4")).record);
    QTRY_COMPARE_WITH_TIMEOUT(wall.ids, idsFrom(1, 4), 8000);
}

void tst_PhotoJournal::followsFromSeveralMachines()
{
    TestRedis server(TestRedis::Listen::Port);
    Wall one;
    Wall other;
    QVERIFY(one.opens(server) && other.opens(server));
    qint64 added = 0;

    // Both look at the same source, now one ahead, now the other.
    for (int i = 1; i <= 60; ++i) {
        const auto count = [&added](const core::Result<qsizetype> &result) {
            if (result)
                added += *result;
        };
        one.journal.append(Wall::kyoto(), photosFrom(i, i + 5), {}, count);
        other.journal.append(Wall::kyoto(), photosFrom(i + 3, i + 8), {}, count);
        if (i % 7 == 0)
            QTest::qWait(1);
    }

    QTRY_COMPARE(one.ids.size(), 68);
    QTRY_COMPARE(other.ids.size(), 68);
    QCOMPARE(added, 68);
    QCOMPARE(one.ids, other.ids);
    QVERIFY(one.isInOrder() && other.isInOrder());
    QCOMPARE(QSet<QString>(one.ids.begin(), one.ids.end()).size(), 68);
}

void tst_PhotoJournal::losesNothingWhenRedisIsKilled()
{
    TestRedis server;
    Wall wall;
    Wall other;
    QVERIFY(wall.opens(server) && other.opens(server));
    int next = 1;
    int acknowledged = 0;
    std::function<void()> appendNext = [&] {
        wall.journal.append(Wall::kyoto(), photosFrom(qMax(1, next - 2), next),
            QByteArray::number(next), [&](const core::Result<qsizetype> &result) {
                if (result)
                    acknowledged = next++;
                if (next <= 300)
                    QTimer::singleShot(result ? 1 : 20, &wall, appendNext);
            });
    };

    appendNext();
    for (const int moment : {50, 120, 200}) {
        QTRY_VERIFY_WITH_TIMEOUT(acknowledged >= moment, 10'000);
        server.kill();
        server.start();
        QCOMPARE_GE(run(server, "GET hereabouts:cursor:instagram:kyoto").toInt(), moment);
    }

    QTRY_COMPARE_WITH_TIMEOUT(acknowledged, 300, 20'000);
    QTRY_COMPARE(wall.ids, idsFrom(1, 300));
    QTRY_COMPARE(other.ids, idsFrom(1, 300));
    QVERIFY(wall.isInOrder());
    QCOMPARE(wall.epochs.size(), 1);
    QCOMPARE(wall.losses, 3);
    QTRY_COMPARE(wall.readies, 4);
    QCOMPARE(wall.health.level, Health::Level::Fine);
}

void tst_PhotoJournal::doesNothingTwiceWhenRedisWasFrozen()
{
    TestRedis server;
    Wall wall;
    QVERIFY(wall.opens(server));
    wall.append(photosFrom(1, 1));
    server.freeze();
    QElapsedTimer time;
    time.start();

    QCOMPARE(wall.append(photosFrom(2, 3), "c"), -1);

    QCOMPARE(wall.error.kind, Error::Kind::TimedOut);
    QVERIFY(time.elapsed() < 6000);
    QCOMPARE(wall.losses, 1);
    QCOMPARE(wall.health.level, Health::Level::Waiting);
    server.thaw();
    QTRY_COMPARE_WITH_TIMEOUT(wall.readies, 2, 10'000);
    // What timed out may have been done all the same: the next look brings it again.
    QVERIFY(wall.append(photosFrom(2, 4), "d") >= 1);
    QTRY_COMPARE(wall.ids, idsFrom(1, 4));
    QCOMPARE(run(server, "XLEN hereabouts:photos"), "4");
}

void tst_PhotoJournal::keepsOneSubscriptionOverTenRestarts()
{
    TestRedis server;
    Wall wall;
    QVERIFY(wall.opens(server));

    for (int i = 1; i <= 10; ++i) {
        server.kill();
        server.start();
        QTRY_COMPARE(wall.readies, i + 1);
        QCOMPARE(wall.append(photosFrom(i, i)), 1);
    }

    QCOMPARE(run(server, "PUBSUB NUMPAT"), "2");
    // The two links, and the one that asks.
    QCOMPARE(run(server, "CLIENT LIST").trimmed().count('\n') + 1, 3);
    QTRY_COMPARE(wall.ids, idsFrom(1, 10));
    QCOMPARE(wall.losses, 10);
}

void tst_PhotoJournal::failsWhileRedisIsAway()
{
    TestRedis server;
    Wall wall;
    QVERIFY(wall.opens(server));

    server.stop();

    QTRY_COMPARE(wall.losses, 1);
    QVERIFY(!wall.journal.isReady());
    QCOMPARE(wall.append(photosFrom(1, 1)), -1);
    QCOMPARE(wall.error.kind, Error::Kind::Unavailable);
    QCOMPARE(wall.health.level, Health::Level::Waiting);
    QVERIFY(wall.health.message.startsWith(QLatin1String("Redis is away since ")));
    bool isTold = false;
    wall.journal.saveSubscription(
        Wall::kyoto(), [&](const core::Result<void> &result) { isTold = !result; });
    QTRY_VERIFY(isTold);

    server.start();
    QTRY_VERIFY(wall.journal.isReady());
    QCOMPARE(wall.append(photosFrom(1, 1)), 1);
    QCOMPARE(wall.losses, 1); // once for one outage
}

void tst_PhotoJournal::beginsAnewAfterAFlush()
{
    TestRedis server;
    Wall wall;
    QVERIFY(wall.opens(server));
    wall.append(photosFrom(1, 3));
    QTRY_COMPARE(wall.ids.size(), 3);

    // Nobody rings: the regular look finds it.
    run(server, "FLUSHALL");
    QTRY_COMPARE_WITH_TIMEOUT(wall.epochs.size(), 2, 8000);
    QVERIFY(wall.ids.isEmpty());

    // The next photos ring: found at once.
    QCOMPARE(wall.append(photosFrom(1, 2)), 2);
    QTRY_COMPARE(wall.ids, idsFrom(1, 2));
    run(server, "FLUSHALL");
    Wall other;
    QVERIFY(other.opens(server));
    other.append(photosFrom(9, 9));
    QTRY_COMPARE(wall.ids, idsFrom(9, 9));
    QCOMPARE(wall.epochs.size(), 3);
    QCOMPARE(wall.epochs.last(), other.epochs.last());
}

void tst_PhotoJournal::beginsAnewWhenTheStreamWasTrimmedBeyondIt()
{
    TestRedis server;
    Wall writer;
    Wall wall;
    QVERIFY(writer.opens(server) && wall.opens(server));
    writer.append(photosFrom(1, 5));
    QTRY_COMPARE(wall.ids.size(), 5);
    wall.journal.close();
    writer.append(photosFrom(6, 20));
    run(server, "XTRIM hereabouts:photos MAXLEN 3");

    QVERIFY(wall.opens(server));

    QCOMPARE(wall.ids, idsFrom(18, 20));
    QCOMPARE(wall.epochs.size(), 2);
    QCOMPARE(wall.epochs[1], wall.epochs[0]);
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

void tst_PhotoJournal::takesWhatTheDemoPublishes()
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

void tst_PhotoJournal::takesForeignPhotosOnceOnSeveralMachines()
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

void tst_PhotoJournal::ignoresWhatIsNoPhoto_data()
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
    QTest::newRow("negative id") << kyoto << QByteArray(good).replace("\"id\":\"1\"", "\"id\":-1");
    QTest::newRow("script as picture")
        << kyoto << QByteArray(good).replace("http://", "javascript:");
    QTest::newRow("caption of 1 MiB")
        << kyoto << QByteArray(good).replace("Under the bridge", QByteArray(1 << 20, 'x'));
    QTest::newRow("10 MiB") << kyoto << "{\"data\":[\"" + QByteArray(10 << 20, 'x') + "\"]}";
    QTest::newRow("5 MiB") << kyoto << "{\"data\":[\"" + QByteArray(5 << 20, 'x') + "\"]}";
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

void tst_PhotoJournal::ignoresWhatIsNoPhoto()
{
    QFETCH(QString, channel);
    QFETCH(QByteArray, payload);
    TestRedis server;
    Wall wall;
    QVERIFY(wall.opens(server));

    QCOMPARE(server.run({QStringLiteral("PUBLISH"), channel}, payload), "1");
    wall.append(photosFrom(7, 7));

    QTRY_COMPARE(wall.ids, idsFrom(7, 7));
    QCOMPARE(run(server, "XLEN hereabouts:photos"), "1");
    QCOMPARE(wall.losses, 0);
    QCOMPARE(wall.epochs.size(), 1);
    const bool isCountedElsewhere = payload.size() > 8 << 20; // by the subscriber
    const bool isForged = payload.contains("\"epoch\":\"x\""); // of another epoch: not even read
    if (!isCountedElsewhere && !isForged)
        QTRY_COMPARE(wall.journal.ignoredCount(), 1);
}

void tst_PhotoJournal::survivesAFloodOfForeignPhotos()
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

void tst_PhotoJournal::recoversFromAForgedEnvelope()
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

void tst_PhotoJournal::ignoresForeignEntriesOfTheStream()
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

void tst_PhotoJournal::saysWhichKeyIsOfTheWrongType_data()
{
    QTest::addColumn<QByteArray>("key");

    for (const char *key : {"hereabouts:photos", "hereabouts:seen", "media:objects",
             "hereabouts:epoch", "hereabouts:cursor:instagram:kyoto"})
        QTest::newRow(key) << QByteArray(key);
}

void tst_PhotoJournal::saysWhichKeyIsOfTheWrongType()
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
    kyoto.verifyToken = QStringLiteral("token");
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

void tst_PhotoJournal::catchesUpWithTwentyThousand()
{
    TestRedis server;
    const QByteArray record = support::photo(QStringLiteral("0")).record;
    const QByteArray script = R"(for i = 1, 20000 do redis.call('XADD', 'hereabouts:photos', '*',
        'slug', 'kyoto', 'title', 'kyoto', 'id', i,
        'json', (string.gsub(ARGV[1], '"id":"0"', '"id":"' .. i .. '"'))) end)";
    server.run({QStringLiteral("EVAL"), QString::fromUtf8(script), QStringLiteral("0")}, record);
    QElapsedTimer time;
    time.start();

    Wall wall;
    QVERIFY(wall.opens(server));

    qInfo() << "20,000 photos in" << time.elapsed() << "ms";
    QCOMPARE(wall.ids, idsFrom(1, 20'000));
}

QTEST_GUILESS_MAIN(tst_PhotoJournal)
#include "tst_PhotoJournal.moc"
