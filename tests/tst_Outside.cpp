// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Application.h"
#include "support/Program.h"
#include "support/Relay.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

/// The program behind a tunnel: what is registered follows the public address, and nothing that
/// happened between two of them is lost.
class tst_Outside : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void registersWhereTheTunnelLeads();
    void movesWhatIsRegisteredWhenTheAddressChanges();
    void endsTheTunnelWithTheProgram();

private:
    void leadTo(const QUrl &address);
    QStringList callbacks() const;
    qsizetype keptCount() const;
    bool isWatched() const
    {
        return m_places.size() == 1
            && m_places[0].activity == photos::PlaceState::Activity::Watching;
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<demo::DemoProvider> m_provider;
    std::unique_ptr<app::Application> m_application;
    QList<photos::PlaceState> m_places;
    tunnel::Outside::State m_state;
};

namespace {

constexpr int patience = 30'000;

} // namespace

void tst_Outside::initTestCase()
{
    qRegisterMetaType<photos::Batch>();
    qRegisterMetaType<tunnel::Outside::State>();
}

void tst_Outside::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    demo::DemoProvider::Settings provider;
    provider.pace = {};
    provider.firstPhotos = 0;
    provider.seed = 7;
    m_provider = std::make_unique<demo::DemoProvider>(provider);
    QVERIFY(m_provider->listen());

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
    // A tunnel that says what stands in a file.
    settings.tunnel = "sh -c \"cat " + m_directory->filePath("address") + "; echo $$ > "
        + m_directory->filePath("process") + "; exec sleep 1000\" {port}";
    m_places.clear();
    m_application = std::make_unique<app::Application>(settings);
    connect(m_application.get(), &app::Application::placesChanged, this,
        [this](const QList<photos::PlaceState> &places) { m_places = places; });
    connect(m_application.get(), &app::Application::tunnelChanged, this,
        [this](const tunnel::Outside::State &state) { m_state = state; });
    photos::Subscription wish;
    wish.title = "Kyoto";
    wish.source = "instagram";
    wish.centre = {35.0116, 135.7681};
    wish.radius = 1000;
    m_application->addPlace(wish);
}

void tst_Outside::cleanup()
{
    m_application->stop();
    m_application.reset();
    m_provider.reset();
    m_directory.reset();
}

void tst_Outside::leadTo(const QUrl &address)
{
    QFile file(m_directory->filePath("address"));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write("the way in is " + address.toEncoded() + '\n');
}

/// Where the provider calls.
QStringList tst_Outside::callbacks() const
{
    QUrl url = m_provider->baseUrl();
    url.setPath(url.path() + "/v1/subscriptions");
    url.setQuery("client_id=" + QString::fromUtf8(m_provider->clientId())
        + "&client_secret=" + QString::fromUtf8(m_provider->clientSecret()));
    QStringList all;
    const auto list = QJsonDocument::fromJson(support::httpGet(url).body)["data"].toArray();
    for (const QJsonValue &one : list)
        all += QUrl(one["callback_url"].toString()).authority();
    return all;
}

qsizetype tst_Outside::keptCount() const
{
    const QUrl url(QStringLiteral("http://127.0.0.1:%1/api/photos").arg(m_application->pagePort()));
    return QJsonDocument::fromJson(support::httpGet(url).body)["media"].toArray().size();
}

void tst_Outside::registersWhereTheTunnelLeads()
{
    support::Relay relay;
    leadTo(relay.url());
    QVERIFY(m_application->start());
    relay.leadTo(m_application->callbackPort());

    QTRY_VERIFY_WITH_TIMEOUT(isWatched(), patience);

    QCOMPARE(callbacks(), QStringList {relay.url().authority()});
    QCOMPARE(m_state.reach, tunnel::Outside::State::Reach::Reached);
    QCOMPARE(m_state.address, relay.url());
    const QUrl health(QStringLiteral("http://127.0.0.1:%1/healthz").arg(m_application->pagePort()));
    QCOMPARE(QJsonDocument::fromJson(support::httpGet(health).body)["steps"]["tunnel"]["level"]
                 .toString(),
        "fine");
    m_provider->publish(m_provider->objectIds().last(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(keptCount(), 1, patience);
}

void tst_Outside::movesWhatIsRegisteredWhenTheAddressChanges()
{
    support::Relay first;
    auto second = std::make_unique<support::Relay>();
    leadTo(first.url());
    QVERIFY(m_application->start());
    first.leadTo(m_application->callbackPort());
    second->leadTo(m_application->callbackPort());
    QTRY_VERIFY_WITH_TIMEOUT(isWatched(), patience);
    m_provider->publish(m_provider->objectIds().last(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(keptCount(), 1, patience);

    // The tunnel dies; what is posted now is told to an address where nobody is any more.
    first.close();
    first.leadTo(1);
    leadTo(second->url());
    m_provider->publish(m_provider->objectIds().last(), 2);
    QFile process(m_directory->filePath("process"));
    QVERIFY(process.open(QIODevice::ReadOnly));
    ::kill(pid_t(process.readAll().trimmed().toLongLong()), SIGKILL);

    // Old ones removed, new ones verified, and what was missed is fetched.
    QTRY_COMPARE_WITH_TIMEOUT(callbacks(), QStringList {second->url().authority()}, patience);
    QTRY_COMPARE_WITH_TIMEOUT(keptCount(), 3, patience);
    QTRY_VERIFY_WITH_TIMEOUT(isWatched(), patience);
    QCOMPARE(m_state.address, second->url());
    m_provider->publish(m_provider->objectIds().last(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(keptCount(), 4, patience);
}

void tst_Outside::endsTheTunnelWithTheProgram()
{
    support::Relay relay;
    leadTo(relay.url());
    QVERIFY(m_application->start());
    relay.leadTo(m_application->callbackPort());
    QTRY_COMPARE_WITH_TIMEOUT(m_state.reach, tunnel::Outside::State::Reach::Reached, patience);
    QFile process(m_directory->filePath("process"));
    QVERIFY(process.open(QIODevice::ReadOnly));
    const pid_t id = pid_t(process.readAll().trimmed().toLongLong());
    QCOMPARE(::kill(id, 0), 0);

    m_application->stop();

    QTRY_VERIFY(::kill(id, 0) != 0);
}

QTEST_MAIN(tst_Outside)
#include "tst_Outside.moc"
