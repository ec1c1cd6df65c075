// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Application.h"
#include "support/Data.h"
#include "support/GoldenService.h"
#include "support/Hub.h"
#include "support/Pictures.h"
#include "support/Program.h"
#include "support/Service.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using support::Service;

/// The whole program with sources that need no key: services that answer as iNaturalist and
/// Wikimedia Commons do, and a folder; from "add a place" to the page.
class tst_Sources : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void aPlaceShowsPhotosOfTwoServicesWithTheirLicences();
    void showsAPlaceBeforeItIsSaved();
    void saysWhenEachSourceWasLookedAt();
    void hidesWhatAServiceTakesAway();
    void showsANewFileOfAFolderWithinASecond();
    void showsTheFolderAgainAfterARestart();
    void opensNoFolderThatWasChosenElsewhere();
    void showsWhatAHubPushes();

private:
    void start();
    QJsonArray kept();
    photos::Subscription wish(const QString &source) const;
    QString folder() const { return m_directory->filePath("pictures"); }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Service> m_nature;
    std::unique_ptr<Service> m_commons;
    std::unique_ptr<support::Hub> m_hub;
    std::unique_ptr<app::Application> m_application;
    QList<photos::PlaceState> m_places;
};

namespace {

constexpr int patience = 20'000;

QJsonObject extras(const QJsonValue &record)
{
    return record.toObject()["hereabouts"].toObject();
}

} // namespace

void tst_Sources::initTestCase()
{
    qRegisterMetaType<photos::Batch>();
}

void tst_Sources::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_directory->path()).mkdir("pictures"));
    m_nature = std::make_unique<Service>();
    m_commons = std::make_unique<Service>();
    m_hub = std::make_unique<support::Hub>();
    m_nature->reply = [this](const QUrl &question) {
        return support::golden("inaturalist-observations.in.json", *m_nature, question);
    };
    m_commons->reply = [this](const QUrl &question) {
        return support::golden("commons-search.in.json", *m_commons, question);
    };
    start();
}

void tst_Sources::start()
{
    if (m_application)
        m_application->stop();
    m_application.reset();
    app::Settings settings;
    settings.isHeadless = true;
    settings.dataDirectory = m_directory->filePath("data");
    settings.settingsFile = m_directory->filePath("settings.conf");
    settings.cacheDirectory = m_directory->filePath("cache");
    settings.pagePort = 0;
    settings.callbackPort = 0;
    settings.sourceUrls = {
        {"inaturalist", m_nature->url()}, {"commons", m_commons->url()}, {"websub", m_hub->url()}};
    m_application = std::make_unique<app::Application>(settings);
    connect(m_application.get(), &app::Application::placesChanged, this,
        [this](const QList<photos::PlaceState> &places) { m_places = places; });
    const auto started = m_application->start();
    QVERIFY2(started, started ? "" : qPrintable(started.error().message));
}

void tst_Sources::cleanup()
{
    m_application->stop();
    m_application.reset();
    m_places.clear();
}

QJsonArray tst_Sources::kept()
{
    const QUrl url(QStringLiteral("http://127.0.0.1:%1/api/photos").arg(m_application->pagePort()));
    return QJsonDocument::fromJson(support::httpGet(url).body)["media"].toArray();
}

photos::Subscription tst_Sources::wish(const QString &source) const
{
    photos::Subscription subscription;
    subscription.title = "San Francisco";
    subscription.source = source;
    subscription.centre = {37.7749, -122.4194};
    subscription.radius = 9'000;
    if (source == "folder") {
        subscription.object = photos::Subscription::Object::Folder;
        subscription.objectId = folder();
        subscription.radius = 0;
    }
    return subscription;
}

void tst_Sources::aPlaceShowsPhotosOfTwoServicesWithTheirLicences()
{
    m_application->addPlaceWithSources({wish("inaturalist"), wish("commons")});

    QTRY_COMPARE_WITH_TIMEOUT(kept().size(), 5, patience);
    QMap<QString, QString> licences;
    for (const QJsonValue &record : kept()) {
        licences.insert(record["id"].toString(), extras(record)["licence"].toString());
        QVERIFY(!extras(record)["author"].toString().isEmpty());
        QVERIFY(!record["link"].toString().isEmpty());
    }
    QCOMPARE(licences.value("inaturalist:300000002/500000021"), "CC BY-NC 4.0");
    QCOMPARE(licences.value("inaturalist:300000002/500000022"), QString()); // all rights reserved
    QCOMPARE(licences.value("commons:150000001"), "CC BY-SA 4.0");
    const QString id = QString::fromLatin1(QUrl::toPercentEncoding("commons:150000001"));
    const QUrl picture(QStringLiteral("http://127.0.0.1:%1/pictures/%2/320")
                           .arg(m_application->pagePort())
                           .arg(id));
    QCOMPARE(support::httpGet(picture).status, 200);
}

void tst_Sources::showsAPlaceBeforeItIsSaved()
{
    photos::Preview preview;
    QStringList pictures;
    connect(m_application.get(), &app::Application::previewChanged, this,
        [&](const photos::Preview &now) { preview = now; });
    connect(m_application.get(), &app::Application::pictureReady, this,
        [&](const QString &id) { pictures += id; });

    m_application->previewPlace(3, {wish("inaturalist"), wish("commons")});

    const auto isFound = [&](qsizetype at) {
        return at < preview.parts.size()
            && preview.parts[at].state == photos::Preview::State::Found;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isFound(0) && isFound(1), patience);
    QCOMPARE(preview.ticket, 3);
    for (const photos::Preview::Part &part : std::as_const(preview.parts)) {
        const photos::Photo photo = part.photos.value(0);
        QVERIFY(!photo.author.isEmpty() && !photo.licence.isEmpty());
        m_application->requestPicture(photo.id, images::PictureSize::Small);
    }
    QTRY_COMPARE_WITH_TIMEOUT(pictures.size(), 2, patience);
    // Nothing was saved, and nothing is on the page.
    QVERIFY(m_places.isEmpty());
    QVERIFY(kept().isEmpty());

    m_application->endPreview();
    QSignalSpy failed(m_application.get(), &app::Application::pictureFailed);
    m_application->requestPicture(preview.parts[0].photos.last().id, images::PictureSize::Large);
    QTRY_COMPARE(failed.count(), 1);
}

void tst_Sources::saysWhenEachSourceWasLookedAt()
{
    m_commons->reply = [](const QUrl &) {
        return Service::Answer {{}, 503, "Retry-After: 90\r\n"};
    };
    m_application->addPlaceWithSources({wish("inaturalist"), wish("commons")});

    QTRY_VERIFY_WITH_TIMEOUT(m_places.size() == 1 && m_places[0].sources.size() == 2
            && m_places[0].sources[0].lastLookAt.isValid()
            && !m_places[0].sources[1].message.isEmpty(),
        patience);
    const auto &[nature, commons] = std::pair(m_places[0].sources[0], m_places[0].sources[1]);
    QCOMPARE(nature.activity, photos::PlaceState::Activity::Watching);
    QVERIFY(nature.nextLookAt > nature.lastLookAt);
    QCOMPARE(commons.activity, photos::PlaceState::Activity::Retrying);
    QVERIFY(commons.message.contains("Wikimedia Commons"));
    QVERIFY(QDateTime::currentDateTimeUtc().secsTo(commons.nextLookAt) > 60);
    QVERIFY(!commons.lastLookAt.isValid());
}

void tst_Sources::hidesWhatAServiceTakesAway()
{
    for (const char *name : {"a.jpg", "b.jpg"})
        QVERIFY(QFile(folder() + '/' + name).open(QIODevice::WriteOnly));
    for (const char *name : {"a.jpg", "b.jpg"}) {
        QFile file(folder() + '/' + name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(support::goldenJpeg());
    }
    m_application->addPlaceWithSources({wish("folder")});
    QTRY_COMPARE_WITH_TIMEOUT(kept().size(), 2, patience);

    QVERIFY(QFile::remove(folder() + "/a.jpg"));

    QTRY_COMPARE_WITH_TIMEOUT(kept().size(), 1, patience);
}

void tst_Sources::showsANewFileOfAFolderWithinASecond()
{
    m_application->addPlaceWithSources({wish("folder")});
    QTRY_VERIFY_WITH_TIMEOUT(
        m_places.size() == 1 && m_places[0].sources[0].lastLookAt.isValid(), patience);
    bool isThere = false;
    connect(m_application.get(), &app::Application::photosAdded, this, [&] { isThere = true; });
    QFile file(folder() + "/new.jpg");
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(support::goldenJpeg());
    file.close();
    QElapsedTimer time;
    time.start();

    QTRY_VERIFY_WITH_TIMEOUT(isThere, patience);

    QVERIFY2(time.elapsed() <= 1000, qPrintable(QString::number(time.elapsed())));
    qInfo() << "shown after" << time.elapsed() << "ms";
    const QString id = kept().first()["id"].toString();
    const auto picture = support::httpGet(QUrl(QStringLiteral("http://127.0.0.1:%1/pictures/%2/320")
                                                   .arg(m_application->pagePort())
                                                   .arg(id)));
    QCOMPARE(picture.status, 200);
    QVERIFY(m_nature->asked.isEmpty() && m_commons->asked.isEmpty());
}

void tst_Sources::showsTheFolderAgainAfterARestart()
{
    QFile file(folder() + "/a.jpg");
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(support::goldenJpeg());
    file.close();
    m_application->addPlaceWithSources({wish("folder")});
    QTRY_COMPARE_WITH_TIMEOUT(kept().size(), 1, patience);
    const QString id = kept().first()["id"].toString();

    start();

    QTRY_VERIFY_WITH_TIMEOUT(
        m_places.size() == 1 && m_places[0].sources[0].lastLookAt.isValid(), patience);
    QCOMPARE(kept().size(), 1);
    const auto picture = support::httpGet(QUrl(QStringLiteral("http://127.0.0.1:%1/pictures/%2/320")
                                                   .arg(m_application->pagePort())
                                                   .arg(id)));
    QCOMPARE(picture.status, 200);
}

void tst_Sources::opensNoFolderThatWasChosenElsewhere()
{
    m_application->addPlaceWithSources({wish("folder")});
    QTRY_VERIFY_WITH_TIMEOUT(
        m_places.size() == 1 && m_places[0].sources[0].lastLookAt.isValid(), patience);
    QFile chosen(m_directory->filePath("data/folders.json"));
    QCOMPARE(chosen.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther), 0);
    // As if the list of places had come from another machine.
    QVERIFY(chosen.remove());

    start();

    QTRY_VERIFY_WITH_TIMEOUT(
        m_places.size() == 1 && m_places[0].activity == photos::PlaceState::Activity::Failing,
        patience);
    QVERIFY(m_places[0].message.contains("not chosen on this computer"));
}

void tst_Sources::showsWhatAHubPushes()
{
    http::Response feed;
    feed.headers = m_hub->links("/feed");
    feed.body = "<feed xmlns='http://www.w3.org/2005/Atom'/>";
    m_hub->serve("/feed", feed);
    m_hub->serve("/1.jpg", http::Response::ok(support::goldenJpeg(), "image/jpeg"));
    photos::Subscription harbour = wish("websub");
    harbour.title = "Harbour";
    harbour.object = photos::Subscription::Object::Feed;
    harbour.objectId = m_hub->url("/feed").toString();
    m_application->addPlace(harbour);
    QVERIFY(m_hub->waitForForms(1));
    QCOMPARE(m_hub->verify(0).status, 200);
    const auto isWatched = [this] {
        return m_places.size() == 1
            && m_places[0].activity == photos::PlaceState::Activity::Watching
            && m_places[0].sources[0].lastLookAt.isValid();
    };
    QTRY_VERIFY_WITH_TIMEOUT(isWatched(), patience);

    const QByteArray push = "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>urn:1</id>"
                            "<title>Tide</title><author><name>Ada</name></author>"
                            "<link href='https://a.example/1'/>"
                            "<updated>2026-09-21T14:13:25Z</updated>"
                            "<link rel='enclosure' type='image/jpeg' href='"
        + m_hub->url("/1.jpg").toEncoded() + "'/></entry></feed>";
    QCOMPARE(m_hub->push(0, push, m_hub->signatureOf(0, push)).status, 200);

    QTRY_COMPARE_WITH_TIMEOUT(kept().size(), 1, patience);
    const QJsonObject record = kept()[0].toObject();
    QCOMPARE(record["caption"]["text"].toString(), "Tide");
    QCOMPARE(extras(record)["slug"].toString(), "harbour");
    const QString id = QString::fromLatin1(QUrl::toPercentEncoding(record["id"].toString()));
    const QUrl picture(QStringLiteral("http://127.0.0.1:%1/pictures/%2/320")
                           .arg(m_application->pagePort())
                           .arg(id));
    QCOMPARE(support::httpGet(picture).status, 200);

    // Who removes the place ends the subscription, and the hub gets that confirmed.
    m_application->removePlace("websub:harbour");
    QVERIFY(m_hub->waitForForms(2));
    QCOMPARE(m_hub->said(1, "hub.mode"), "unsubscribe");
    QCOMPARE(m_hub->verify(1).status, 200);
}

QTEST_MAIN(tst_Sources)
#include "tst_Sources.moc"
