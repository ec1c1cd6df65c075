// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "images/DiskCache.h"
#include "images/FailureMemory.h"
#include "images/PictureStore.h"
#include "support/PictureHost.h"
#include "support/Pictures.h"

#include <QDirIterator>
#include <QImage>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <optional>

using namespace images;
using namespace std::chrono_literals;
using support::PictureHost;
using Kind = core::Error::Kind;

namespace {

photos::Photo photoOf(const QString &id, const QList<photos::Picture> &pictures)
{
    photos::Photo photo;
    photo.id = id;
    photo.pictures = pictures;
    return photo;
}

QStringList filesIn(const QString &directory)
{
    QStringList files;
    QDirIterator entries(directory, QDir::Files, QDirIterator::Subdirectories);
    while (entries.hasNext())
        files += entries.next();
    return files;
}

QByteArray jpegOf(QSize size)
{
    return support::encoded(support::photograph(size), "jpg");
}

} // namespace

class tst_PictureStore : public QObject {
    Q_OBJECT

private slots:
    void init();
    void makesThumbnailsOnceAndKeepsThem();
    void givesEverybodyTheBytesThatWereEncodedOnce();
    void keepsOnDiskOnlyWhatMayBeStored_data();
    void keepsOnDiskOnlyWhatMayBeStored();
    void downloadsOncePerRenditionForAllAskers();
    void makesEverySizeFromOneRendition();
    void makesTheHugeOneOnlyWhenAsked();
    void choosesTheRenditionForTheSize();
    void answersOtherThreadsBySignals();
    void refusesPhotosItDoesNotKnow();
    void refusesPrivateHostsUntilTheyAreTrusted();
    void asksABrokenHostOnlyOnceForAWhile_data();
    void asksABrokenHostOnlyOnceForAWhile();
    void doesNotDelayOthersBesideASilentHost();
    void removesTheOldestBeyondItsBytes();
    void fetchesAgainWhatIsDamagedOnDisk();
    void servesPicturesWhenTheDiskTakesNone();
    void namesNoFileAfterStrangersIds();
    void endsWhileWorkIsUnderWay();
    void remembersFailuresForGrowingPauses();
    void readsSizesFromAddresses();

private:
    core::Result<QByteArray> fetched(PictureStore &store, const QString &id, PictureSize size);
    PictureStore::Settings settings() const
    {
        return {.directory = m_directory->path(), .trustedHosts = {m_host->hostAndPort()}};
    }
    PictureStore::Lookup lookup() const
    {
        return [this](const QString &id) -> std::optional<photos::Photo> {
            const auto photo = m_photos.constFind(id);
            return photo == m_photos.cend() ? std::nullopt : std::optional(*photo);
        };
    }
    void add(const QString &id, const QString &path, QSize size = {640, 480})
    {
        m_photos.insert(id, photoOf(id, {{m_host->url(path), size}}));
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<PictureHost> m_host;
    QHash<QString, photos::Photo> m_photos;
};

void tst_PictureStore::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_host = std::make_unique<PictureHost>();
    m_photos.clear();
}

core::Result<QByteArray> tst_PictureStore::fetched(
    PictureStore &store, const QString &id, PictureSize size)
{
    std::optional<core::Result<QByteArray>> answer;
    store.fetch(id, size, [&answer](core::Result<QByteArray> jpeg) { answer = std::move(jpeg); });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 20'000))
        qFatal("no answer for %s", qPrintable(id));
    return *answer;
}

void tst_PictureStore::makesThumbnailsOnceAndKeepsThem()
{
    m_host->serve(QStringLiteral("/a.jpg"), jpegOf({640, 480}));
    add(QStringLiteral("a"), QStringLiteral("/a.jpg"));
    QByteArray first;
    {
        PictureStore store(settings(), lookup());
        const auto jpeg = fetched(store, QStringLiteral("a"), PictureSize::Small);
        QVERIFY(jpeg);
        QCOMPARE(QImage::fromData(*jpeg, "jpg").size(), QSize(320, 240));
        first = *jpeg;
    }
    PictureStore later(settings(), lookup());

    const auto again = fetched(later, QStringLiteral("a"), PictureSize::Small);

    QVERIFY(again);
    QCOMPARE(*again, first);
    QCOMPARE(m_host->connections(), 1); // from disk
}

void tst_PictureStore::givesEverybodyTheBytesThatWereEncodedOnce()
{
    m_host->serve(QStringLiteral("/a.jpg"), jpegOf({640, 480}));
    add(QStringLiteral("a"), QStringLiteral("/a.jpg"));
    PictureStore store(settings(), lookup());
    const auto first = fetched(store, QStringLiteral("a"), PictureSize::Small);
    QVERIFY(first);

    for (int viewer = 0; viewer < 3; ++viewer) {
        const auto again = fetched(store, QStringLiteral("a"), PictureSize::Small);
        QVERIFY(again);
        // Not equal bytes, the same ones: nothing was encoded, read or copied.
        QCOMPARE(static_cast<const void *>(again->constData()),
            static_cast<const void *>(first->constData()));
    }
}

void tst_PictureStore::keepsOnDiskOnlyWhatMayBeStored_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("licence");
    QTest::addColumn<bool>("isStored");
    QTest::newRow("licensed") << "flickr"
                              << "CC BY 2.0" << true;
    QTest::newRow("all rights reserved") << "flickr"
                                         << "" << false;
    QTest::newRow("a post") << "mastodon"
                            << "" << false;
    QTest::newRow("a post elsewhere") << "bluesky"
                                      << "" << false;
    QTest::newRow("an observation") << "inaturalist"
                                    << "" << false;
    QTest::newRow("a service of one's own") << "instagram"
                                            << "" << true;
    QTest::newRow("a folder of one's own") << "folder"
                                           << "" << true;
}

void tst_PictureStore::keepsOnDiskOnlyWhatMayBeStored()
{
    QFETCH(QString, source);
    QFETCH(QString, licence);
    QFETCH(bool, isStored);
    m_host->serve(QStringLiteral("/a.jpg"), jpegOf({640, 480}));
    add(QStringLiteral("a"), QStringLiteral("/a.jpg"));
    m_photos["a"].source = source;
    m_photos["a"].licence = licence;
    {
        PictureStore store(settings(), lookup());
        QVERIFY(fetched(store, QStringLiteral("a"), PictureSize::Small));
        QVERIFY(fetched(store, QStringLiteral("a"), PictureSize::Small));
        QCOMPARE(m_host->connections(), 1); // from memory
    }

    QCOMPARE(!filesIn(m_directory->path()).isEmpty(), isStored);
}

void tst_PictureStore::downloadsOncePerRenditionForAllAskers()
{
    m_host->serve(QStringLiteral("/a.jpg"), jpegOf({640, 480}));
    add(QStringLiteral("a"), QStringLiteral("/a.jpg"));
    PictureStore store(settings(), lookup());
    int answers = 0;

    for (int i = 0; i < 10; ++i) {
        for (const PictureSize size : allPictureSizes)
            store.fetch(QStringLiteral("a"), size,
                [&answers](const core::Result<QByteArray> &jpeg) { answers += jpeg ? 1 : 100; });
    }

    QTRY_COMPARE(answers, 40);
    QCOMPARE(m_host->requests(QStringLiteral("/a.jpg")), 1);
}

void tst_PictureStore::makesEverySizeFromOneRendition()
{
    m_host->serve(QStringLiteral("/a.jpg"), jpegOf({2400, 1600}));
    add(QStringLiteral("a"), QStringLiteral("/a.jpg"), {2400, 1600});
    PictureStore store(settings(), lookup());
    QVERIFY(fetched(store, QStringLiteral("a"), PictureSize::Small));
    QTRY_COMPARE(filesIn(m_directory->path()).size(), 3); // also those nobody has asked for

    const auto large = fetched(store, QStringLiteral("a"), PictureSize::Large);

    QVERIFY(large);
    QCOMPARE(QImage::fromData(*large, "jpg").width(), 2048);
    QCOMPARE(m_host->requests(QStringLiteral("/a.jpg")), 1);
}

void tst_PictureStore::makesTheHugeOneOnlyWhenAsked()
{
    m_host->serve(QStringLiteral("/a.jpg"), jpegOf({4200, 2100}));
    add(QStringLiteral("a"), QStringLiteral("/a.jpg"), {4200, 2100});
    PictureStore store(settings(), lookup());
    QVERIFY(fetched(store, QStringLiteral("a"), PictureSize::Small));
    QTRY_COMPARE(filesIn(m_directory->path()).size(), 3);

    const auto huge = fetched(store, QStringLiteral("a"), PictureSize::Huge);

    QVERIFY(huge);
    QCOMPARE(QImage::fromData(*huge, "jpg").size(), QSize(3840, 1920));
    QTRY_COMPARE(filesIn(m_directory->path()).size(), 4);
    QVERIFY(fetched(store, QStringLiteral("a"), PictureSize::Huge));
    QCOMPARE(m_host->requests(QStringLiteral("/a.jpg")), 2); // the third time it came from here
}

void tst_PictureStore::choosesTheRenditionForTheSize()
{
    m_host->serve(QStringLiteral("/s.jpg"), jpegOf({330, 330}));
    m_host->serve(QStringLiteral("/l.jpg"), jpegOf({1200, 1200}));
    m_photos.insert(QStringLiteral("a"),
        photoOf(QStringLiteral("a"),
            {{m_host->url(QStringLiteral("/t.jpg")), {150, 150}},
                {m_host->url(QStringLiteral("/s.jpg")), {330, 330}},
                {m_host->url(QStringLiteral("/l.jpg")), {1200, 1200}}}));
    PictureStore store(settings(), lookup());

    const auto small = fetched(store, QStringLiteral("a"), PictureSize::Small);
    QCOMPARE(m_host->requests(QStringLiteral("/l.jpg")), 0);
    const auto medium = fetched(store, QStringLiteral("a"), PictureSize::Medium);
    const auto large = fetched(store, QStringLiteral("a"), PictureSize::Large);

    QVERIFY(small && medium && large);
    QCOMPARE(QImage::fromData(*medium, "jpg").width(), 640);
    QCOMPARE(QImage::fromData(*large, "jpg").width(), 1200);
    QCOMPARE(m_host->requests(QStringLiteral("/t.jpg")), 0);
    QCOMPARE(m_host->requests(QStringLiteral("/s.jpg")), 1);
    QCOMPARE(m_host->requests(QStringLiteral("/l.jpg")), 1);
}

void tst_PictureStore::answersOtherThreadsBySignals()
{
    m_host->serve(QStringLiteral("/a.jpg"), jpegOf({640, 480}));
    add(QStringLiteral("a"), QStringLiteral("/a.jpg"));
    QThread backend;
    auto *store = new PictureStore(settings(), lookup());
    store->moveToThread(&backend);
    connect(&backend, &QThread::finished, store, &QObject::deleteLater);
    backend.start();
    QSignalSpy ready(store, &PictureStore::pictureReady);
    QSignalSpy failed(store, &PictureStore::pictureFailed);

    QMetaObject::invokeMethod(
        store, [store] { store->request(QStringLiteral("a"), PictureSize::Small); });
    QMetaObject::invokeMethod(
        store, [store] { store->request(QStringLiteral("nobody"), PictureSize::Small); });

    QTRY_COMPARE(ready.count(), 1);
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(ready.at(0).at(0).toString(), QStringLiteral("a"));
    QCOMPARE(failed.at(0).at(0).toString(), QStringLiteral("nobody"));
    backend.quit();
    QVERIFY(backend.wait(5000));
}

void tst_PictureStore::refusesPhotosItDoesNotKnow()
{
    PictureStore store(settings(), lookup());

    const auto jpeg = fetched(store, QStringLiteral("../../etc/passwd"), PictureSize::Small);

    QVERIFY(!jpeg);
    QCOMPARE(jpeg.error().kind, Kind::NotFound);
}

void tst_PictureStore::refusesPrivateHostsUntilTheyAreTrusted()
{
    m_host->serve(QStringLiteral("/a.jpg"), jpegOf({640, 480}));
    m_host->serve(QStringLiteral("/b.jpg"), jpegOf({640, 480}));
    add(QStringLiteral("a"), QStringLiteral("/a.jpg"));
    add(QStringLiteral("b"), QStringLiteral("/b.jpg"));
    PictureStore store({.directory = m_directory->path(), .trustedHosts = {}}, lookup());

    const auto before = fetched(store, QStringLiteral("a"), PictureSize::Small);
    QCOMPARE(m_host->connections(), 0);
    store.setTrustedHosts({m_host->hostAndPort()});
    const auto after = fetched(store, QStringLiteral("b"), PictureSize::Small);

    QVERIFY(!before);
    QCOMPARE(before.error().kind, Kind::Denied);
    QVERIFY(after);
}

void tst_PictureStore::asksABrokenHostOnlyOnceForAWhile_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<int>("kind");
    QTest::newRow("404") << QByteArray("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n")
                         << int(Kind::NotFound);
    QTest::newRow("HTML") << QByteArray(
        "HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: 6\r\n\r\n<html>")
                          << int(Kind::Malformed);
    QTest::newRow("500") << QByteArray("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n")
                         << int(Kind::Unavailable);
}

void tst_PictureStore::asksABrokenHostOnlyOnceForAWhile()
{
    QFETCH(QByteArray, response);
    m_host->answer(QStringLiteral("/a.jpg"), response);
    m_host->serve(QStringLiteral("/b.jpg"), jpegOf({640, 480}));
    add(QStringLiteral("a"), QStringLiteral("/a.jpg"));
    add(QStringLiteral("b"), QStringLiteral("/b.jpg"));
    PictureStore store(settings(), lookup());

    for (int i = 0; i < 3; ++i) {
        const auto jpeg = fetched(store, QStringLiteral("a"), PictureSize::Small);
        QVERIFY(!jpeg);
        QTEST(int(jpeg.error().kind), "kind");
    }

    QCOMPARE(m_host->requests(QStringLiteral("/a.jpg")), 1);
    QVERIFY(fetched(store, QStringLiteral("b"), PictureSize::Small)); // the next good one works
}

void tst_PictureStore::doesNotDelayOthersBesideASilentHost()
{
    PictureHost other;
    other.serve(QStringLiteral("/good.jpg"), jpegOf({640, 480}));
    QUrl good = other.url(QStringLiteral("/good.jpg"));
    good.setHost(QStringLiteral("localhost"));
    m_photos.insert(
        QStringLiteral("good"), photoOf(QStringLiteral("good"), {{good, QSize(640, 480)}}));
    for (int i = 0; i < 30; ++i) {
        const QString path = QStringLiteral("/%1").arg(i);
        m_host->behave(path, [](QTcpSocket &) {});
        add(path, path);
    }
    PictureStore store({.directory = m_directory->path(),
                           .trustedHosts = {QStringLiteral("localhost"), m_host->hostAndPort()}},
        lookup());
    for (int i = 0; i < 30; ++i)
        store.fetch(QStringLiteral("/%1").arg(i), PictureSize::Small,
            [](const core::Result<QByteArray> &) {});
    QTRY_COMPARE(m_host->heads().size(), 4);

    QVERIFY(fetched(store, QStringLiteral("good"), PictureSize::Small));
}

void tst_PictureStore::removesTheOldestBeyondItsBytes()
{
    const QByteArray jpeg = jpegOf({320, 240});
    DiskCache cache(m_directory->path(), jpeg.size() * 10);
    const QDateTime longAgo = QDateTime::currentDateTimeUtc().addDays(-1);
    for (int i = 0; i < 10; ++i) {
        const QByteArray key = QByteArray::number(i);
        QVERIFY(cache.write(key, jpeg));
        QFile file(cache.pathOf(key));
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.setFileTime(longAgo.addSecs(i), QFile::FileModificationTime);
    }
    QVERIFY(cache.read("0")); // the oldest, but used now

    QVERIFY(cache.write("new", jpeg));

    QVERIFY(filesIn(m_directory->path()).size() <= 10);
    QVERIFY(cache.read("0"));
    QVERIFY(cache.read("new"));
    QVERIFY(!cache.read("1"));
    QVERIFY(cache.read("9"));
}

void tst_PictureStore::fetchesAgainWhatIsDamagedOnDisk()
{
    m_host->serve(QStringLiteral("/a.jpg"), jpegOf({640, 480}));
    add(QStringLiteral("a"), QStringLiteral("/a.jpg"));
    {
        PictureStore store(settings(), lookup());
        QVERIFY(fetched(store, QStringLiteral("a"), PictureSize::Small));
        QTRY_COMPARE(filesIn(m_directory->path()).size(), 3);
    }
    for (const QString &name : filesIn(m_directory->path()))
        QVERIFY(QFile(name).resize(100));
    PictureStore store(settings(), lookup());

    const auto jpeg = fetched(store, QStringLiteral("a"), PictureSize::Small);

    QVERIFY(jpeg);
    QCOMPARE(QImage::fromData(*jpeg, "jpg").size(), QSize(320, 240));
    QCOMPARE(m_host->requests(QStringLiteral("/a.jpg")), 2);
}

void tst_PictureStore::servesPicturesWhenTheDiskTakesNone()
{
    // A file where the directory should be: refuses root too.
    const QString blocked = m_directory->filePath(QStringLiteral("blocked"));
    QFile file(blocked);
    QVERIFY(file.open(QIODevice::WriteOnly));
    m_host->serve(QStringLiteral("/a.jpg"), jpegOf({640, 480}));
    add(QStringLiteral("a"), QStringLiteral("/a.jpg"));
    PictureStore store({.directory = blocked, .trustedHosts = {m_host->hostAndPort()}}, lookup());
    QSignalSpy health(&store, &PictureStore::healthChanged);
    QTest::ignoreMessage(
        QtWarningMsg, QRegularExpression(QStringLiteral("Pictures cannot be kept in .*blocked")));

    for (int i = 0; i < 3; ++i)
        QVERIFY(fetched(store, QStringLiteral("a"), PictureSize::Small));

    QCOMPARE(m_host->requests(QStringLiteral("/a.jpg")), 1); // from memory
    QTRY_COMPARE(health.count(), 1); // one message, though several pictures were not kept
    QCOMPARE(health.at(0).at(0).value<core::Health>().level, core::Health::Level::Waiting);
    file.remove();
    m_host->serve(QStringLiteral("/b.jpg"), jpegOf({640, 480}));
    add(QStringLiteral("b"), QStringLiteral("/b.jpg"));
    QVERIFY(fetched(store, QStringLiteral("b"), PictureSize::Small));
    QTRY_COMPARE(health.count(), 2); // resumed by itself
    QCOMPARE(health.at(1).at(0).value<core::Health>().level, core::Health::Level::Fine);
}

void tst_PictureStore::namesNoFileAfterStrangersIds()
{
    const QString hostile = QStringLiteral("../../../../tmp/evil;rm -rf");
    m_host->serve(QStringLiteral("/a.jpg"), jpegOf({640, 480}));
    add(hostile, QStringLiteral("/a.jpg"));
    PictureStore store(settings(), lookup());

    QVERIFY(fetched(store, hostile, PictureSize::Small));

    QTRY_COMPARE(filesIn(m_directory->path()).size(), 3);
    static const QRegularExpression expected(QStringLiteral("^/[0-9a-f]{2}/[0-9a-f]{62}\\.jpg$"));
    for (const QString &name : filesIn(m_directory->path()))
        QVERIFY(expected.match(name.mid(m_directory->path().size())).hasMatch());
}

void tst_PictureStore::endsWhileWorkIsUnderWay()
{
    m_host->serve(QStringLiteral("/a.jpg"), jpegOf({2400, 1600}));
    m_host->behave(QStringLiteral("/silent.jpg"), [](QTcpSocket &) {});
    add(QStringLiteral("a"), QStringLiteral("/a.jpg"));
    add(QStringLiteral("b"), QStringLiteral("/silent.jpg"));
    bool isAnswered = false;
    {
        PictureStore store(settings(), lookup());
        const auto note = [&isAnswered](const core::Result<QByteArray> &) { isAnswered = true; };
        store.fetch(QStringLiteral("b"), PictureSize::Small, note);
        store.fetch(QStringLiteral("a"), PictureSize::Large, note);
        QTRY_COMPARE(m_host->heads().size(), 2);
    }
    QCoreApplication::processEvents();
    QVERIFY(!isAnswered);
}

void tst_PictureStore::remembersFailuresForGrowingPauses()
{
    FailureMemory failures;
    const auto start = FailureMemory::Clock::now();
    const QString key = QStringLiteral("k");
    const core::Error error {Kind::NotFound, QStringLiteral("gone")};

    failures.failed(key, error, start);
    QVERIFY(failures.recent(key, start + 20s));
    QVERIFY(!failures.recent(key, start + 40s));
    failures.failed(key, error, start + 40s);
    QVERIFY(failures.recent(key, start + 80s));
    QVERIFY(!failures.recent(key, start + 120s));
    failures.failed(key, {Kind::RateLimited, {}, 600s}, start);
    QVERIFY(failures.recent(key, start + 590s)); // as the host asked
    failures.succeeded(key);
    QVERIFY(!failures.recent(key, start));

    FailureMemory patient(3);
    for (int i = 0; i < 3; ++i)
        patient.failed(key, error, start);
    QVERIFY(!patient.recent(key, start));
    patient.failed(key, error, start);
    QVERIFY(patient.recent(key, start));

    for (int i = 0; i < 30'000; ++i)
        failures.failed(QString::number(i), error, start);
    QVERIFY(failures.count() <= 10'001); // bounded
}

void tst_PictureStore::readsSizesFromAddresses()
{
    QCOMPARE(pictureSizeFromText("320"), PictureSize::Small);
    QCOMPARE(pictureSizeFromText("640"), PictureSize::Medium);
    QCOMPARE(pictureSizeFromText("2048"), PictureSize::Large);
    QCOMPARE(pictureSizeFromText("3840"), PictureSize::Huge);
    for (const char *text : {"", "0", "0320", "+320", "320 ", "321", "320/..", "99999999999999999"})
        QVERIFY2(!pictureSizeFromText(text), text);
}

QTEST_GUILESS_MAIN(tst_PictureStore)

#include "tst_PictureStore.moc"
