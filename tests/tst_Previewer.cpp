// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/Previewer.h"
#include "sources/CommonsSource.h"
#include "sources/INaturalistSource.h"
#include "sources/InstagramSource.h"
#include "support/Data.h"
#include "support/Service.h"

#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;
using ingest::Previewer;
using photos::Preview;
using photos::Subscription;
using State = Preview::State;

namespace {

Subscription circle(const QString &source, double latitude = 37.7594, double radius = 2500)
{
    Subscription wish;
    wish.source = source;
    wish.centre = {latitude, -122.5107};
    wish.radius = radius;
    return wish;
}

template <typename Source>
typename Source::Settings at(const QUrl &url)
{
    typename Source::Settings settings;
    settings.baseUrl = url;
    settings.gap = 0ms;
    return settings;
}

const QString held = QStringLiteral("inaturalist");

/// A source whose answers wait until the test gives them.
class HeldSource : public sources::UnregisteredSource {
public:
    QString name() const override { return held; }
    void recent(const Subscription &subscription, const QByteArray &cursor, Found done) override
    {
        QVERIFY(cursor.isEmpty());
        asked += subscription;
        m_done = std::move(done);
    }
    void answer(const core::Result<sources::Finding> &finding)
    {
        std::exchange(m_done, {})(finding);
    }
    QList<Subscription> asked;

private:
    Found m_done;
};

photos::Photo photo(const QString &id, bool isSensitive = false)
{
    photos::Photo photo;
    photo.id = id;
    photo.author = QStringLiteral("ada");
    photo.isSensitive = isSensitive;
    return photo;
}

Preview last(const QSignalSpy &changed)
{
    return changed.isEmpty() ? Preview {} : changed.last().first().value<Preview>();
}

} // namespace

class tst_Previewer : public QObject {
    Q_OBJECT

private slots:
    void asksEachSourceOnce();
    void answersTheSamePlaceFromMemory();
    void asksForTheLatestPlaceOnly();
    void asksNothingMoreOnceStopped();
    void saysWhatFailed_data();
    void saysWhatFailed();
    void goesOnWhenASourceWasReplaced();
    void waitsForSourcesThatPush();
    void showsNothingThatIsSensitive();
    void boundsWhatItShows();
};

void tst_Previewer::asksEachSourceOnce()
{
    support::Service nature;
    nature.reply = [](const QUrl &) -> support::Service::Answer {
        return {support::data("inaturalist-observations.in.json")};
    };
    support::Service buildings;
    buildings.reply = [](const QUrl &) -> support::Service::Answer {
        return {support::data("commons-search.in.json")};
    };
    sources::INaturalistSource iNaturalist(
        at<sources::INaturalistSource>(nature.url(QStringLiteral("/v1"))));
    sources::CommonsSource commons(at<sources::CommonsSource>(buildings.url()));
    Previewer previewer;
    previewer.addSource(&iNaturalist);
    previewer.addSource(&commons);
    QSignalSpy changed(&previewer, &Previewer::changed);

    previewer.look(7, {circle(held), circle(QStringLiteral("commons"))});

    QCOMPARE(changed.count(), 1);
    QCOMPARE(last(changed).ticket, 7);
    QCOMPARE(last(changed).parts.size(), 2);
    QCOMPARE(last(changed).parts[0].title, QStringLiteral("iNaturalist"));
    QCOMPARE(last(changed).parts[0].state, State::Looking);
    QTRY_COMPARE(changed.count(), 3);
    for (const Preview::Part &part : last(changed).parts) {
        QCOMPARE(part.state, State::Found);
        QVERIFY(!part.photos.isEmpty());
        for (const photos::Photo &photo : part.photos) {
            QVERIFY(!photo.author.isEmpty());
            QVERIFY(previewer.photo(photo.id));
        }
    }
    QCOMPARE(nature.asked.size(), 1);
    QCOMPARE(buildings.asked.size(), 1);
    // Whoever asks says who they are.
    QVERIFY(nature.heads.first().contains("Hereabouts/"));
}

void tst_Previewer::answersTheSamePlaceFromMemory()
{
    HeldSource source;
    Previewer previewer;
    previewer.addSource(&source);
    QSignalSpy changed(&previewer, &Previewer::changed);
    previewer.look(1, {circle(held, 1)});
    source.answer(sources::Finding {{photo(QStringLiteral("a"))}, {}, {}});
    previewer.look(2, {circle(held, 2)});
    source.answer(sources::Finding {});

    previewer.look(3, {circle(held, 1)});

    QCOMPARE(source.asked.size(), 2);
    QCOMPARE(last(changed).ticket, 3);
    QCOMPARE(last(changed).parts.value(0).photos.size(), 1);
    previewer.look(4, {circle(held, 1, 5000)}); // another radius is another place
    QCOMPARE(source.asked.size(), 3);
}

void tst_Previewer::asksForTheLatestPlaceOnly()
{
    HeldSource source;
    Previewer previewer;
    previewer.addSource(&source);
    QSignalSpy changed(&previewer, &Previewer::changed);

    for (int ticket = 1; ticket <= 9; ++ticket) // somebody draws
        previewer.look(ticket, {circle(held, ticket)});
    QCOMPARE(source.asked.size(), 1);
    source.answer(sources::Finding {{photo(QStringLiteral("old"))}, {}, {}});

    QCOMPARE(source.asked.size(), 2);
    QCOMPARE(source.asked.last().centre.latitude, 9.0);
    QCOMPARE(last(changed).parts.value(0).state, State::Looking); // the old answer is no answer
    source.answer(sources::Finding {{photo(QStringLiteral("new"))}, {}, {}});
    QCOMPARE(last(changed).ticket, 9);
    QCOMPARE(last(changed).parts.value(0).photos.value(0).id, QStringLiteral("new"));
    QVERIFY(!previewer.photo(QStringLiteral("old")));
}

void tst_Previewer::asksNothingMoreOnceStopped()
{
    HeldSource source;
    Previewer previewer;
    previewer.addSource(&source);
    previewer.look(1, {circle(held, 1)});
    previewer.look(2, {circle(held, 2)});
    QSignalSpy changed(&previewer, &Previewer::changed);

    previewer.stop();
    source.answer(sources::Finding {{photo(QStringLiteral("a"))}, {}, {}});

    QCOMPARE(source.asked.size(), 1);
    QVERIFY(changed.isEmpty());
    QVERIFY(!previewer.photo(QStringLiteral("a")));
}

void tst_Previewer::saysWhatFailed_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("headers");
    QTest::newRow("asked to wait") << 429 << QByteArray("Retry-After: 120\r\n");
    QTest::newRow("out of order") << 503 << QByteArray();
    QTest::newRow("refused") << 403 << QByteArray();
}

void tst_Previewer::saysWhatFailed()
{
    QFETCH(int, status);
    QFETCH(QByteArray, headers);
    support::Service nature;
    nature.reply = [&](const QUrl &) -> support::Service::Answer { return {{}, status, headers}; };
    sources::INaturalistSource iNaturalist(
        at<sources::INaturalistSource>(nature.url(QStringLiteral("/v1"))));
    Previewer previewer;
    previewer.addSource(&iNaturalist);
    QSignalSpy changed(&previewer, &Previewer::changed);

    previewer.look(1, {circle(held)});
    QTRY_COMPARE(changed.count(), 2);

    QCOMPARE(last(changed).parts.value(0).state, State::Failed);
    QVERIFY(last(changed).parts.value(0).message.contains(QStringLiteral("iNaturalist")));
    // Not again at once, whatever somebody does with the circle and back.
    previewer.look(2, {circle(held)});
    QCOMPARE(last(changed).parts.value(0).state, State::Failed);
    QTest::qWait(50);
    QCOMPARE(nature.asked.size(), 1);
}

void tst_Previewer::goesOnWhenASourceWasReplaced()
{
    Previewer previewer;
    auto first = std::make_unique<HeldSource>();
    previewer.addSource(first.get());
    QSignalSpy changed(&previewer, &Previewer::changed);
    previewer.look(1, {circle(held)});
    first.reset(); // it will never answer

    HeldSource second;
    previewer.addSource(&second);

    QCOMPARE(second.asked.size(), 1);
    second.answer(sources::Finding {});
    QCOMPARE(last(changed).parts.value(0).state, State::Found);
}

void tst_Previewer::waitsForSourcesThatPush()
{
    sources::InstagramSource instagram({});
    Previewer previewer;
    previewer.addSource(&instagram);
    QSignalSpy changed(&previewer, &Previewer::changed);
    previewer.look(1, {circle(QStringLiteral("instagram")), circle(QStringLiteral("unknown"))});
    QCOMPARE(last(changed).parts.value(0).state, State::Later);
    QCOMPARE(last(changed).parts.value(1).state, State::Later);
}

void tst_Previewer::showsNothingThatIsSensitive()
{
    HeldSource source;
    Previewer previewer;
    previewer.addSource(&source);
    QSignalSpy changed(&previewer, &Previewer::changed);
    previewer.look(1, {circle(held)});
    source.answer(
        sources::Finding {{photo(QStringLiteral("a"), true), photo(QStringLiteral("b"))}, {}, {}});
    QCOMPARE(last(changed).parts.value(0).photos.size(), 1);
    QVERIFY(!previewer.photo(QStringLiteral("a")));
    QVERIFY(previewer.photo(QStringLiteral("b")));
}

void tst_Previewer::boundsWhatItShows()
{
    HeldSource source;
    Previewer previewer;
    previewer.addSource(&source);
    QSignalSpy changed(&previewer, &Previewer::changed);
    sources::Finding many;
    for (int i = 0; i < 1000; ++i)
        many.photos += photo(QString::number(i));

    for (int i = 0; i < 2 * Previewer::maxRemembered; ++i) {
        previewer.look(i, {circle(held, i)});
        source.answer(many);
    }

    QCOMPARE(last(changed).parts.value(0).photos.size(), Previewer::maxPhotos);
    const qsizetype before = source.asked.size();
    previewer.look(999, {circle(held, 0)}); // forgotten long ago
    QCOMPARE(source.asked.size(), before + 1);
}

QTEST_GUILESS_MAIN(tst_Previewer)
#include "tst_Previewer.moc"
