// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/Watcher.h"
#include "support/Photos.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;
using ingest::Watcher;
using Activity = photos::PlaceState::Activity;
using Kind = core::Error::Kind;

namespace {

/// Answers when the test says so.
class FakeSource final : public sources::Source {
public:
    struct Look {
        QString key;
        QByteArray cursor;
        Found done;
    };

    QString name() const override { return QStringLiteral("instagram"); }
    std::optional<sources::Pace> pace() const override { return ownPace; }
    void leave(const QString &key) override { left += key; }
    void recent(
        const photos::Subscription &subscription, const QByteArray &cursor, Found done) override
    {
        looks += {subscription.key(), cursor, std::move(done)};
        ++count;
    }
    void subscribe(const photos::Subscription &, const QUrl &, Registered) override {}
    void unsubscribe(const photos::Subscription &, Done) override {}
    void registrations(Listed) override {}

    void answer(const core::Result<sources::Finding> &finding)
    {
        const Look look = looks.takeFirst();
        look.done(finding);
    }

    QList<Look> looks; ///< not answered yet
    int count = 0;
    std::optional<sources::Pace> ownPace;
    QStringList left;
};

photos::Subscription place(const QString &slug)
{
    photos::Subscription subscription;
    subscription.slug = slug;
    subscription.source = QStringLiteral("instagram");
    subscription.objectId = slug;
    return subscription;
}

Watcher::Settings quick()
{
    Watcher::Settings settings;
    settings.shortestInterval = 30ms;
    settings.safetyPoll = 1h;
    settings.firstRetry = 20ms;
    settings.longestRetry = 100ms;
    return settings;
}

sources::Finding finding(const QByteArray &cursor)
{
    return {{support::photo(QStringLiteral("1"))}, cursor};
}

const QString kyoto = QStringLiteral("instagram:kyoto");

struct Fixture {
    explicit Fixture(const Watcher::Settings &settings = quick()) : watcher(settings)
    {
        watcher.addSource(&source);
    }

    void watchKyoto() { watcher.watch(place(QStringLiteral("kyoto")), "c0"); }
    /// Everything that was asked for has begun, and nothing more comes.
    bool isQuiet()
    {
        const int before = source.count;
        QTest::qWait(120);
        return source.count == before;
    }

    FakeSource source;
    Watcher watcher;
    QSignalSpy found {&watcher, &Watcher::found};
};

} // namespace

class tst_Watcher : public QObject {
    Q_OBJECT

private slots:
    void keepsToThePaceOfTheSource();
    void asksARefusingSourceSeldom_data();
    void asksARefusingSourceSeldom();
    void saysWhatIsGoneAndLooksWhenTheSourceKnocks();
    void leavesWhatNobodyWatchesAnyMore();
    void looksAtOnceFromTheKeptCursor();
    void movesTheCursorOnlyWhenPhotosAreKept();
    void looksOnceMoreAfterNoticesDuringALook();
    void looksForARepeatedNoticeOnlyWhileInDoubt();
    void waitsForTheJournalBeforeTheNextLook();
    void keepsItsDistanceBetweenLooks();
    void pollsWithoutANotice();
    void triesAgainAfterAFailure_data();
    void triesAgainAfterAFailure();
    void waitsAsLongAsTheSourceAsks();
    void endsAPauseOfItsOwnWithANotice();
    void looksAgainWhenTheNetworkReturns();
    void waitsAsAskedAlsoWhenTheNetworkReturns();
    void looksNeitherAtPausedNorAtUnknownPlaces();
    void givesUpTheLookOfAPlaceThatChanged();
    void doesNotTakeALateAnswerOfTheJournalForANewOne();
    void looksAtFewPlacesAtOnce();
    void countsWaitingLooks();
    void saysWhenASourceIsMissing();
    void survivesItsOwnEndDuringALook();
    void tellsItsHealth();
};

void tst_Watcher::looksAtOnceFromTheKeptCursor()
{
    Fixture f;
    f.watchKyoto();

    QTRY_COMPARE(f.source.looks.size(), 1);
    QCOMPARE(f.source.looks[0].cursor, "c0");
    f.source.answer(finding("c1"));

    QCOMPARE(f.found.size(), 1);
    QCOMPARE(f.found[0][0].value<photos::Subscription>().slug, QStringLiteral("kyoto"));
    QCOMPARE(f.found[0][1].value<QList<photos::Photo>>().size(), 1);
    QCOMPARE(f.found[0][2].toByteArray(), "c1");
}

void tst_Watcher::movesTheCursorOnlyWhenPhotosAreKept()
{
    Fixture f;
    f.watchKyoto();
    QTRY_COMPARE(f.source.looks.size(), 1);
    f.source.answer(finding("c1"));
    f.watcher.kept(kyoto, core::Error {Kind::Unavailable, QStringLiteral("Redis is away.")});
    QCOMPARE(f.watcher.stateOf(kyoto).activity, Activity::Retrying);

    QTRY_COMPARE(f.source.looks.size(), 1);
    QCOMPARE(f.source.looks[0].cursor, "c0");
    f.source.answer(finding("c1"));
    f.watcher.kept(kyoto, qsizetype(1));
    QCOMPARE(f.watcher.stateOf(kyoto).activity, Activity::Watching);
    QVERIFY(f.watcher.stateOf(kyoto).lastLookAt.isValid());

    f.watcher.lookNow(kyoto);
    QTRY_COMPARE(f.source.looks.size(), 1);
    QCOMPARE(f.source.looks[0].cursor, "c1");
}

void tst_Watcher::looksOnceMoreAfterNoticesDuringALook()
{
    Fixture f;
    f.watchKyoto();
    QTRY_COMPARE(f.source.looks.size(), 1);

    for (int i = 0; i < 10; ++i)
        f.watcher.lookNow(kyoto);
    QVERIFY(f.isQuiet());
    QCOMPARE(f.source.count, 1);

    f.source.answer(finding("c1"));
    f.watcher.kept(kyoto, qsizetype(1));
    QTRY_COMPARE(f.source.count, 2);
    f.source.answer(finding("c2"));
    f.watcher.kept(kyoto, qsizetype(0));
    QVERIFY(f.isQuiet());
    QCOMPARE(f.source.count, 2);
}

void tst_Watcher::looksForARepeatedNoticeOnlyWhileInDoubt()
{
    Watcher::Settings settings = quick();
    settings.doubtPause = 300ms;
    Fixture f(settings);
    f.watchKyoto();
    QTRY_COMPARE(f.source.looks.size(), 1);
    f.source.answer(finding("c1"));
    f.watcher.kept(kyoto, qsizetype(1));
    const auto firstArrival = std::chrono::steady_clock::now();

    // The look began in the second of the notice: there may be more, but nobody is in a hurry.
    for (int i = 0; i < 10; ++i)
        f.watcher.lookAgain(kyoto, firstArrival);
    QVERIFY(f.isQuiet());
    QCOMPARE(f.source.count, 1);
    QTRY_COMPARE(f.source.count, 2);
    f.source.answer(finding("c2"));
    f.watcher.kept(kyoto, qsizetype(0));

    // And one that began long after it has told everything.
    for (int i = 0; i < 10; ++i)
        f.watcher.lookAgain(kyoto, firstArrival - 10s);
    QTest::qWait(500);
    QCOMPARE(f.source.count, 2);
}

void tst_Watcher::waitsForTheJournalBeforeTheNextLook()
{
    Fixture f;
    f.watchKyoto();
    QTRY_COMPARE(f.source.looks.size(), 1);
    f.source.answer(finding("c1"));

    f.watcher.lookNow(kyoto);
    QVERIFY(f.isQuiet());
    QCOMPARE(f.source.count, 1);
    f.watcher.kept(kyoto, qsizetype(1));
    QTRY_COMPARE(f.source.count, 2);
}

void tst_Watcher::keepsItsDistanceBetweenLooks()
{
    Watcher::Settings settings = quick();
    settings.shortestInterval = 300ms;
    Fixture f(settings);
    f.watchKyoto();
    QTRY_COMPARE(f.source.looks.size(), 1);
    QElapsedTimer sinceLook;
    sinceLook.start();
    f.source.answer(finding("c1"));
    f.watcher.kept(kyoto, qsizetype(1));

    f.watcher.lookNow(kyoto);
    QTRY_COMPARE(f.source.count, 2);
    QVERIFY2(sinceLook.elapsed() >= 280, qPrintable(QString::number(sinceLook.elapsed())));
}

void tst_Watcher::pollsWithoutANotice()
{
    Watcher::Settings settings = quick();
    settings.safetyPoll = 50ms;
    Fixture f(settings);
    f.watchKyoto();
    for (int look = 1; look <= 3; ++look) {
        QTRY_COMPARE(f.source.count, look);
        f.source.answer(finding("c"));
        f.watcher.kept(kyoto, qsizetype(0));
    }
}

void tst_Watcher::triesAgainAfterAFailure_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<Activity>("activity");
    QTest::newRow("unavailable") << Kind::Unavailable << Activity::Retrying;
    QTest::newRow("slow") << Kind::TimedOut << Activity::Retrying;
    QTest::newRow("rate") << Kind::RateLimited << Activity::Retrying;
    QTest::newRow("denied") << Kind::Denied << Activity::Failing;
    QTest::newRow("gone") << Kind::NotFound << Activity::Failing;
    QTest::newRow("garbage") << Kind::Malformed << Activity::Failing;
}

void tst_Watcher::triesAgainAfterAFailure()
{
    QFETCH(Kind, kind);
    QFETCH(Activity, activity);
    Fixture f;
    f.watchKyoto();

    for (int failure = 1; failure <= 3; ++failure) {
        QTRY_COMPARE(f.source.count, failure);
        f.source.answer(core::Error {kind, QStringLiteral("It broke.")});
        QCOMPARE(f.watcher.stateOf(kyoto).activity, activity);
        QCOMPARE(f.watcher.stateOf(kyoto).message, QStringLiteral("It broke."));
        QVERIFY(f.watcher.stateOf(kyoto).nextLookAt.isValid());
    }
    QTRY_COMPARE(f.source.count, 4);
    f.source.answer(finding("c1"));
    f.watcher.kept(kyoto, qsizetype(1));
    QCOMPARE(f.watcher.stateOf(kyoto).activity, Activity::Watching);
    QCOMPARE(f.watcher.stateOf(kyoto).message, QString());
}

void tst_Watcher::waitsAsLongAsTheSourceAsks()
{
    Fixture f;
    f.watchKyoto();
    QTRY_COMPARE(f.source.looks.size(), 1);
    QElapsedTimer sinceAnswer;
    sinceAnswer.start();
    f.source.answer(core::Error {Kind::RateLimited, QStringLiteral("Slow down."), 400ms});

    // Whoever knocks meanwhile.
    f.watcher.lookNow(kyoto);
    f.watcher.lookEverywhere();
    QTRY_COMPARE(f.source.count, 2);
    QVERIFY2(sinceAnswer.elapsed() >= 380, qPrintable(QString::number(sinceAnswer.elapsed())));
}

void tst_Watcher::endsAPauseOfItsOwnWithANotice()
{
    Watcher::Settings settings = quick();
    settings.firstRetry = 1h;
    settings.longestRetry = 1h;
    Fixture f(settings);
    f.watchKyoto();
    QTRY_COMPARE(f.source.looks.size(), 1);
    f.source.answer(core::Error {Kind::Unavailable, QStringLiteral("Away.")});
    QVERIFY(f.isQuiet());

    f.watcher.lookNow(kyoto);
    QTRY_COMPARE(f.source.count, 2);
}

void tst_Watcher::looksAgainWhenTheNetworkReturns()
{
    Watcher::Settings settings = quick();
    settings.firstRetry = 1h;
    settings.longestRetry = 1h;
    Fixture f(settings);
    // A source that may be asked once in an hour: a look that reached nobody does not count.
    f.source.ownPace = sources::Pace {1h, 1h, 1h, 1h};
    f.watchKyoto();
    QTRY_COMPARE(f.source.looks.size(), 1);
    f.source.answer(core::Error {Kind::Unavailable, QStringLiteral("Away.")});
    QVERIFY(f.isQuiet());

    f.watcher.networkReturned();
    QTRY_COMPARE(f.source.count, 2);
    f.source.answer(finding("c1"));
    QCOMPARE(f.found.size(), 1);
    f.watcher.kept(kyoto, qsizetype(1));
    // All is well: nobody is asked sooner for it.
    f.watcher.networkReturned();
    QVERIFY(f.isQuiet());
}

void tst_Watcher::waitsAsAskedAlsoWhenTheNetworkReturns()
{
    Fixture f;
    f.watchKyoto();
    QTRY_COMPARE(f.source.looks.size(), 1);
    f.source.answer(core::Error {Kind::RateLimited, QStringLiteral("Slow down."), 1h});
    f.watcher.networkReturned();
    QVERIFY(f.isQuiet());
}

void tst_Watcher::looksNeitherAtPausedNorAtUnknownPlaces()
{
    Fixture f;
    photos::Subscription paused = place(QStringLiteral("kyoto"));
    paused.isPaused = true;
    f.watcher.watch(paused, "c0");
    QCOMPARE(f.watcher.stateOf(kyoto).activity, Activity::Paused);

    f.watcher.lookNow(kyoto);
    f.watcher.lookNow(QStringLiteral("instagram:nowhere"));
    f.watcher.kept(QStringLiteral("instagram:nowhere"), qsizetype(1));
    f.watcher.lookEverywhere();
    QVERIFY(f.isQuiet());
    QCOMPARE(f.source.count, 0);

    f.watchKyoto();
    QTRY_COMPARE(f.source.count, 1);
}

void tst_Watcher::givesUpTheLookOfAPlaceThatChanged()
{
    Fixture f;
    f.watchKyoto();
    QTRY_COMPARE(f.source.looks.size(), 1);

    f.watcher.watch(place(QStringLiteral("kyoto")), "other");
    QTRY_COMPARE(f.source.looks.size(), 2);
    f.source.answer(finding("late"));
    QCOMPARE(f.found.size(), 0);
    f.source.answer(finding("c1"));
    QCOMPARE(f.found.size(), 1);
    QCOMPARE(f.found[0][2].toByteArray(), "c1");

    f.watcher.unwatch(kyoto);
    f.watcher.kept(kyoto, qsizetype(1));
    QVERIFY(f.isQuiet());
}

void tst_Watcher::doesNotTakeALateAnswerOfTheJournalForANewOne()
{
    Fixture f;
    f.watchKyoto();
    QTRY_COMPARE(f.source.looks.size(), 1);
    f.source.answer(finding("c1"));
    // Changed while the journal was still writing.
    f.watcher.watch(place(QStringLiteral("kyoto")), "other");
    QTRY_COMPARE(f.source.looks.size(), 1);
    f.source.answer(finding("c2"));

    f.watcher.kept(kyoto, qsizetype(1)); // of c1
    QCOMPARE(f.watcher.cursorOf(kyoto), "other");
    f.watcher.kept(kyoto, qsizetype(1)); // of c2
    QCOMPARE(f.watcher.cursorOf(kyoto), "c2");
}

void tst_Watcher::looksAtFewPlacesAtOnce()
{
    Fixture f;
    constexpr int places = 2 * Watcher::maxLooksAtOnce + 1;
    for (int i = 0; i < places; ++i)
        f.watcher.watch(place(QStringLiteral("place-%1").arg(i)), {});
    QTRY_COMPARE(f.source.looks.size(), Watcher::maxLooksAtOnce);
    QVERIFY(f.isQuiet());

    // One that waits and one under way are forgotten: neither may block the others.
    f.watcher.unwatch(f.source.looks[0].key);
    f.watcher.unwatch(QStringLiteral("instagram:place-%1").arg(places - 1));
    for (int answered = 0; answered < places - 1; ++answered) {
        QTRY_VERIFY(!f.source.looks.isEmpty());
        QVERIFY(f.source.looks.size() <= Watcher::maxLooksAtOnce + 1);
        const QString key = f.source.looks[0].key;
        f.source.answer(finding("c"));
        f.watcher.kept(key, qsizetype(0));
    }
    QVERIFY(f.source.looks.isEmpty());
    QVERIFY(f.isQuiet());
    QCOMPARE(f.source.count, places - 1);
}

void tst_Watcher::countsWaitingLooks()
{
    Fixture f;
    f.watchKyoto();
    QCOMPARE(f.watcher.waitingLooks(), 1);
    QTRY_COMPARE(f.source.looks.size(), 1);
    QCOMPARE(f.watcher.waitingLooks(), 0);

    f.watcher.lookNow(kyoto);
    f.watcher.lookNow(kyoto);
    QCOMPARE(f.watcher.waitingLooks(), 1);
}

void tst_Watcher::saysWhenASourceIsMissing()
{
    Watcher watcher(quick());
    watcher.watch(place(QStringLiteral("kyoto")), {});

    QTRY_COMPARE(watcher.stateOf(kyoto).activity, Activity::Failing);
    QVERIFY(watcher.stateOf(kyoto).message.contains(QLatin1String("instagram")));
}

void tst_Watcher::survivesItsOwnEndDuringALook()
{
    FakeSource source;
    {
        Watcher watcher(quick());
        watcher.addSource(&source);
        watcher.watch(place(QStringLiteral("kyoto")), {});
        QTRY_COMPARE(source.looks.size(), 1);
    }
    source.answer(finding("c1"));
    QVERIFY(source.looks.isEmpty());
}

void tst_Watcher::tellsItsHealth()
{
    Fixture f;
    QSignalSpy health(&f.watcher, &Watcher::healthChanged);
    const auto level = [&health] { return health.last()[0].value<core::Health>().level; };
    f.watchKyoto();
    QCOMPARE(level(), core::Health::Level::Fine);

    QTRY_COMPARE(f.source.looks.size(), 1);
    f.source.answer(core::Error {Kind::Unavailable, QStringLiteral("Away.")});
    QCOMPARE(level(), core::Health::Level::Waiting);
    QTRY_COMPARE(f.source.looks.size(), 1);
    f.source.answer(finding("c1"));
    f.watcher.kept(kyoto, qsizetype(1));
    QCOMPARE(level(), core::Health::Level::Fine);
}

void tst_Watcher::keepsToThePaceOfTheSource()
{
    Fixture f;
    f.source.ownPace = sources::Pace {20ms, 40ms, 1h, 1h};
    f.watchKyoto();
    for (int look = 1; look <= 3; ++look) {
        QTRY_COMPARE(f.source.count, look);
        f.source.answer(finding("c"));
        f.watcher.kept(kyoto, qsizetype(1));
        QVERIFY(f.watcher.stateOf(kyoto).nextLookAt.isValid());
    }
}

void tst_Watcher::asksARefusingSourceSeldom_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<qint64>("least");
    QTest::newRow("refused") << Kind::Denied << qint64(3000);
    QTest::newRow("out of order") << Kind::Unavailable << qint64(0);
}

void tst_Watcher::asksARefusingSourceSeldom()
{
    QFETCH(Kind, kind);
    QFETCH(qint64, least);
    Fixture f;
    f.source.ownPace = sources::Pace {20ms, 40ms, 50ms, 1h};
    f.watchKyoto();
    QTRY_COMPARE(f.source.count, 1);
    f.source.answer(core::Error {kind, "no"});
    const qint64 pause
        = QDateTime::currentDateTimeUtc().secsTo(f.watcher.stateOf(kyoto).nextLookAt);
    QVERIFY(least == 0 ? pause <= 1 : pause > least);
}

void tst_Watcher::saysWhatIsGoneAndLooksWhenTheSourceKnocks()
{
    Fixture f;
    QSignalSpy gone(&f.watcher, &Watcher::gone);
    f.watchKyoto();
    QTRY_COMPARE(f.source.count, 1);
    f.source.answer(sources::Finding {{}, "c", {"instagram:9"}});
    QCOMPARE(gone.size(), 1);
    QCOMPARE(gone.first()[1].toStringList(), QStringList("instagram:9"));
    f.watcher.kept(kyoto, qsizetype(0));

    emit f.source.lookRequested(kyoto);

    QTRY_COMPARE(f.source.count, 2);
}

void tst_Watcher::leavesWhatNobodyWatchesAnyMore()
{
    Fixture f;
    f.watchKyoto();
    QTRY_COMPARE(f.source.count, 1);
    QVERIFY(f.source.left.isEmpty());
    photos::Subscription paused = place(QStringLiteral("kyoto"));
    paused.isPaused = true;
    f.watcher.watch(paused, "c0");
    QCOMPARE(f.source.left.size(), 1);
    f.watcher.unwatch(kyoto);
    QCOMPARE(f.source.left.size(), 2);
}

QTEST_GUILESS_MAIN(tst_Watcher)
#include "tst_Watcher.moc"
