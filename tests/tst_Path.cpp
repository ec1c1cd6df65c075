// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Application.h"
#include "app/Desktop.h"
#include "support/Program.h"
#include "ui/PhotoGrid.h"
#include "ui/PhotoListModel.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWebSocket>

#include <csignal>

/// The whole way of one photo, over real sockets and a real Redis: signed callback → provider →
/// Redis → WebSocket frame, and → a row of the grid.
class tst_Path : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void aSignedCallbackReachesABrowserAndTheWindow();
    void aForgedCallbackReachesNobody();
    void aPhotoPublishedByTheDemoReachesABrowser();
    void pictureBytesAreServedToBrowsers();
    void photosAndPlacesSurviveARestart();
    void nothingIsLostOrDoubledWhenRedisIsKilled();
    void aTakenPortIsNamed();

private:
    app::Settings settings() const;
    void startApplication();
    void stopApplication();
    QString addPlace(const QString &title);
    support::Program::Answer get(const QString &path);
    std::unique_ptr<QWebSocket> viewer(const QString &query = {});
    QStringList kept();

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<demo::DemoProvider> m_provider;
    std::unique_ptr<app::Application> m_application;
    QList<photos::PlaceState> m_places;
    QStringList m_received; ///< ids, as the viewer got them
};

namespace {

/// Redis, a verification and the first look have to happen first.
constexpr int patience = 20'000;

QStringList idsOf(const QJsonArray &media)
{
    QStringList ids;
    for (const QJsonValue &record : media)
        ids += record.toObject().value("id").toString();
    return ids;
}

} // namespace

void tst_Path::initTestCase()
{
    qRegisterMetaType<photos::Batch>();
}

void tst_Path::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    QVERIFY(m_directory->isValid());
    demo::DemoProvider::Settings settings;
    settings.pace = {};
    settings.firstPhotos = 0;
    settings.clientSecret = "S3CRETCANARY-client"; // see NoCanary.cmake
    settings.seed = 7;
    m_provider = std::make_unique<demo::DemoProvider>(settings);
    QVERIFY(m_provider->listen());
    m_received.clear();
    startApplication();
}

void tst_Path::cleanup()
{
    stopApplication();
    m_provider.reset();
    m_directory.reset();
}

app::Settings tst_Path::settings() const
{
    app::Settings settings;
    settings.isHeadless = true;
    settings.dataDirectory = m_directory->filePath("data");
    settings.settingsFile = m_directory->filePath("settings.conf");
    settings.cacheDirectory = m_directory->filePath("cache");
    settings.pagePort = 0;
    settings.callbackPort = 0;
    settings.apiUrl = m_provider->baseUrl();
    settings.clientId = m_provider->clientId();
    settings.clientSecret = m_provider->clientSecret();
    return settings;
}

void tst_Path::startApplication()
{
    m_application = std::make_unique<app::Application>(settings());
    m_places.clear();
    connect(m_application.get(), &app::Application::placesChanged, this,
        [this](const QList<photos::PlaceState> &places) { m_places = places; });
    const auto started = m_application->start();
    QVERIFY2(started, started ? "" : qPrintable(started.error().message));
}

void tst_Path::stopApplication()
{
    if (m_application)
        m_application->stop();
    m_application.reset();
}

QString tst_Path::addPlace(const QString &title)
{
    photos::Subscription wish;
    wish.title = title;
    wish.source = "instagram";
    wish.centre = {37.7749, -122.4194};
    wish.radius = 5000;
    m_application->addPlace(wish);
    const auto isWatching = [&] {
        return std::any_of(m_places.begin(), m_places.end(), [&](const photos::PlaceState &place) {
            return place.subscription.title == title && !place.subscription.objectId.isEmpty()
                && place.activity == photos::PlaceState::Activity::Watching;
        });
    };
    if (!QTest::qWaitFor(isWatching, patience))
        return {};
    return m_provider->objectIds().last();
}

support::Program::Answer tst_Path::get(const QString &path)
{
    return support::httpGet(
        QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_application->pagePort()).arg(path)));
}

std::unique_ptr<QWebSocket> tst_Path::viewer(const QString &query)
{
    auto socket = std::make_unique<QWebSocket>();
    connect(socket.get(), &QWebSocket::textMessageReceived, this, [this](const QString &text) {
        const QJsonObject message = QJsonDocument::fromJson(text.toUtf8()).object();
        if (message.value("type") == "newMedia")
            m_received += idsOf(message.value("media").toArray());
    });
    QSignalSpy connected(socket.get(), &QWebSocket::connected);
    QNetworkRequest request(
        QUrl(QStringLiteral("ws://127.0.0.1:%1/live%2").arg(m_application->pagePort()).arg(query)));
    request.setRawHeader(
        "Origin", "http://127.0.0.1:" + QByteArray::number(m_application->pagePort()));
    socket->open(request);
    if (!connected.wait(patience))
        qWarning() << "no WebSocket:" << socket->errorString();
    return socket;
}

QStringList tst_Path::kept()
{
    const auto answer = get("/api/photos?limit=200");
    return idsOf(QJsonDocument::fromJson(answer.body).object().value("media").toArray());
}

void tst_Path::aSignedCallbackReachesABrowserAndTheWindow()
{
    app::Keeper keeper(settings(), {});
    app::Desktop desktop(settings(), *m_application, keeper);
    const auto grids = QApplication::topLevelWidgets();
    ui::PhotoGrid *grid = nullptr;
    for (QWidget *window : grids)
        grid = grid ? grid : window->findChild<ui::PhotoGrid *>();
    QVERIFY(grid);

    const QString object = addPlace("San Francisco");
    QVERIFY(!object.isEmpty());
    const auto socket = viewer();
    const QStringList published = m_provider->publish(object, 3);

    QTRY_COMPARE_WITH_TIMEOUT(m_received.size(), 3, patience);
    QCOMPARE(QSet<QString>(m_received.begin(), m_received.end()),
        QSet<QString>(published.begin(), published.end()));
    QTRY_COMPARE(grid->model()->rowCount(), 3);
    const QModelIndex newest = grid->model()->index(0, 0);
    QCOMPARE(newest.data(ui::PhotoListModel::IdRole).toString(), m_received.first());
}

void tst_Path::aForgedCallbackReachesNobody()
{
    const QString object = addPlace("San Francisco");
    QVERIFY(!object.isEmpty());
    const int looks = m_provider->lookCount();
    const auto &place = m_places.first().subscription;
    const QUrl url(QStringLiteral("http://127.0.0.1:%1/callbacks/geo/%2/%3")
                       .arg(m_application->callbackPort())
                       .arg(place.slug, place.callbackKey));
    const QByteArray body = R"([{"changed_aspect":"media","object":"geography","object_id":")"
        + object.toUtf8() + R"(","subscription_id":1,"time":1307042730}])";

    QByteArray flipped = support::signatureOf(body, m_provider->clientSecret());
    flipped[0] = flipped[0] == '0' ? '1' : '0';
    QCOMPARE(support::httpPost(url, body, flipped).status, 403);
    QCOMPARE(m_provider->lookCount(), looks);
    QCOMPARE(
        support::httpPost(url, body, support::signatureOf(body, m_provider->clientSecret())).status,
        200);
    QTRY_VERIFY_WITH_TIMEOUT(m_provider->lookCount() > looks, patience);
}

void tst_Path::aPhotoPublishedByTheDemoReachesABrowser()
{
    const QString object = addPlace("San Francisco");
    QVERIFY(!object.isEmpty());
    const auto socket = viewer();

    QProcess redis;
    const QString path = m_application->redisEndpoint().socketPath;
    QFile envelope(QStringLiteral(TEST_DATA_DIR "/published-envelope.json"));
    QVERIFY(envelope.open(QIODevice::ReadOnly));
    redis.start("redis-cli", {"-s", path, "publish", "channel:somewhere", envelope.readAll()});
    QVERIFY(redis.waitForFinished());
    QTRY_COMPARE_WITH_TIMEOUT(m_received, QStringList("9007199254740995111_501"), patience);
    QCOMPARE(kept(), QStringList("9007199254740995111_501"));
}

void tst_Path::pictureBytesAreServedToBrowsers()
{
    const QString object = addPlace("San Francisco");
    const QString id = m_provider->publish(object, 1).first();
    QTRY_COMPARE_WITH_TIMEOUT(kept().size(), 1, patience);
    const auto picture = get("/pictures/" + id + "/320");
    QCOMPARE(picture.status, 200);
    QCOMPARE(picture.type, QByteArray("image/jpeg"));
    QVERIFY(picture.body.startsWith("\xff\xd8\xff"));
    QCOMPARE(get("/pictures/unknown/320").status, 404);
}

void tst_Path::photosAndPlacesSurviveARestart()
{
    const QString object = addPlace("San Francisco");
    m_provider->publish(object, 5);
    QTRY_COMPARE_WITH_TIMEOUT(kept().size(), 5, patience);
    const QStringList before = kept();

    stopApplication();
    m_provider->publish(object, 2); // while we are away
    startApplication();

    QTRY_COMPARE_WITH_TIMEOUT(kept().size(), 7, patience);
    QCOMPARE(kept().mid(2), before);
    QTRY_COMPARE_WITH_TIMEOUT(m_places.size(), 1, patience);
    QCOMPARE(m_places.first().subscription.title, QString("San Francisco"));
}

void tst_Path::nothingIsLostOrDoubledWhenRedisIsKilled()
{
    const QString object = addPlace("San Francisco");
    const auto socket = viewer();
    QStringList published = m_provider->publish(object, 20);
    QTRY_COMPARE_WITH_TIMEOUT(m_received.size(), 20, patience);

    for (int round = 0; round < 3; ++round) {
        QCOMPARE(::kill(pid_t(m_application->redisProcessId()), SIGKILL), 0);
        published += m_provider->publish(object, 10);
        QTRY_VERIFY_WITH_TIMEOUT(m_received.size() >= published.size(), patience);
    }
    QCOMPARE(m_received.size(), published.size());
    QCOMPARE(QSet<QString>(m_received.begin(), m_received.end()),
        QSet<QString>(published.begin(), published.end()));
}

void tst_Path::aTakenPortIsNamed()
{
    app::Settings second = settings();
    second.dataDirectory = m_directory->filePath("second");
    second.pagePort = m_application->pagePort();
    app::Application application(second);
    const auto started = application.start();
    QVERIFY(!started);
    QVERIFY(started.error().message.contains(QString::number(second.pagePort)));
    QVERIFY(started.error().message.contains("--port"));
    application.stop();
}

QTEST_MAIN(tst_Path)
#include "tst_Path.moc"
