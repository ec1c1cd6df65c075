// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/ProviderRig.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using demo::DemoProvider;

/// The real program, a real Redis and a provider, with something broken: nothing is lost, nothing
/// comes twice, and it says how it is.
class tst_Faults : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void theProgramKilledAgainAndAgainLosesNothing();
    void redisKilledIsToldAndForgotten();
    void theProviderFailsAndRecovers_data();
    void theProviderFailsAndRecovers();
    void aFloodOfCallbacksIsAnsweredAndMerged();
    void theSameDeliveryTenTimesIsOneLook();

private:
    bool startWatching();
    bool hasAll(const QStringList &published);
    static QSet<QString> setOf(const QStringList &list) { return {list.begin(), list.end()}; }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<support::ProviderRig> m_rig;
    std::unique_ptr<support::Program> m_program;
    QString m_object;
};

namespace {
constexpr int recoveryTime = 60'000;
#ifdef __SANITIZE_ADDRESS__
constexpr qint64 allowedGrowth = (64 + 256) * 1024; // KiB; it keeps 256 MiB of what was freed
#else
constexpr qint64 allowedGrowth = 64 * 1024; // KiB
#endif
const QString slug = QStringLiteral("san-francisco");
} // namespace

void tst_Faults::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
    m_rig = std::make_unique<support::ProviderRig>();
    m_program = std::make_unique<support::Program>(m_directory->path());
    m_rig->configure(*m_program, {slug});
    QVERIFY2(startWatching(), m_program->standardError());
}

void tst_Faults::cleanup()
{
    if (QTest::currentTestFailed() && m_program)
        qWarning().noquote() << m_program->standardError();
    m_program.reset();
    m_rig.reset();
    m_directory.reset();
}

/// Started, subscribed, and taught its object by a first notice.
bool tst_Faults::startWatching()
{
    if (!m_program->start())
        return false;
    const bool isListed = QTest::qWaitFor(
        [this] { return m_program->get("/api/places").body.contains(slug.toUtf8()); }, 20'000);
    m_object = isListed ? m_rig->subscribe(*m_program, slug) : QString();
    if (m_object.isEmpty())
        return false;
    const QStringList first = m_rig->provider().publish(m_object, 1);
    return QTest::qWaitFor([&] { return m_program->keptIds() == first; }, 20'000);
}

bool tst_Faults::hasAll(const QStringList &published)
{
    return QTest::qWaitFor(
        [&] { return m_program->keptIds().size() >= published.size(); }, recoveryTime);
}

void tst_Faults::theProgramKilledAgainAndAgainLosesNothing()
{
    QStringList published = m_program->keptIds();
    // The callback address must not change: the provider calls where it was told.
    m_program->addArguments({"--callback-port", QString::number(m_program->callbackUrl().port())});
    for (int round = 0; round < 20; ++round) {
        published += m_rig->provider().publish(m_object, 5);
        QTest::qWait(QRandomGenerator::global()->bounded(400));
        published += m_rig->provider().publish(m_object, 5);
        m_program->kill();
        QVERIFY2(m_program->start(), m_program->standardError());
    }
    QVERIFY(hasAll(published));
    const QStringList kept = m_program->keptIds();
    QCOMPARE(kept.size(), published.size());
    QCOMPARE(setOf(kept), setOf(published));
    QCOMPARE(m_program->redisProcessIds().size(), 1);
}

void tst_Faults::redisKilledIsToldAndForgotten()
{
    const auto status = [this] {
        return QJsonDocument::fromJson(m_program->get("/healthz").body)
            .object()
            .value("status")
            .toString();
    };
    QStringList published = m_program->keptIds();
    QTRY_COMPARE_WITH_TIMEOUT(m_program->redisProcessIds().size(), 1, 10'000);
    const qint64 first = m_program->redisProcessIds().first();
    QCOMPARE(::kill(pid_t(first), SIGKILL), 0);
    published += m_rig->provider().publish(m_object, 10);
    QElapsedTimer clock;
    clock.start();
    QTRY_VERIFY_WITH_TIMEOUT(
        m_program->redisProcessIds().size() == 1 && m_program->redisProcessIds().first() != first,
        10'000);
    QTRY_COMPARE_WITH_TIMEOUT(status(), QString("ok"), 20'000);
    QVERIFY(hasAll(published));
    QCOMPARE(setOf(m_program->keptIds()), setOf(published));
    QCOMPARE(m_program->keptIds().size(), published.size());
}

void tst_Faults::theProviderFailsAndRecovers_data()
{
    QTest::addColumn<DemoProvider::Fault>("fault");
    QTest::newRow("500") << DemoProvider::Fault::ServerError;
    QTest::newRow("429, Retry-After in seconds") << DemoProvider::Fault::RateLimitSeconds;
    QTest::newRow("429, Retry-After as a date") << DemoProvider::Fault::RateLimitDate;
    QTest::newRow("garbage") << DemoProvider::Fault::Garbage;
    QTest::newRow("cut off") << DemoProvider::Fault::Truncated;
    QTest::newRow("an endless answer") << DemoProvider::Fault::Endless;
    QTest::newRow("one byte at a time") << DemoProvider::Fault::Trickle;
    QTest::newRow("no answer") << DemoProvider::Fault::Silence;
}

void tst_Faults::theProviderFailsAndRecovers()
{
    QFETCH(DemoProvider::Fault, fault);
    QStringList published = m_program->keptIds();
    const int before = m_rig->provider().lookCount();
    m_rig->provider().setFault(fault);
    published += m_rig->provider().publish(m_object, 5);
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->provider().lookCount() > before, 20'000);
    // It backs off: a provider in trouble is not asked more than once a second.
    QTest::qWait(3000);
    QVERIFY2(m_rig->provider().lookCount() - before <= 6,
        qPrintable(QString::number(m_rig->provider().lookCount() - before)));

    m_rig->provider().setFault(DemoProvider::Fault::None);
    QVERIFY(hasAll(published));
    QCOMPARE(m_program->keptIds().size(), published.size());
    QCOMPARE(setOf(m_program->keptIds()), setOf(published));
    QVERIFY(m_program->statusKiB("VmHWM") > 0);
}

void tst_Faults::aFloodOfCallbacksIsAnsweredAndMerged()
{
    const QUrl url(
        m_program->callbackUrl().toString(QUrl::StripTrailingSlash) + "/callbacks/geo/" + slug);
    const QByteArray body = R"([{"changed_aspect":"media","object":"geography","object_id":")"
        + m_object.toUtf8() + R"(","subscription_id":1,"time":1307042730}])";
    const QByteArray signature = support::signatureOf(body, m_rig->provider().clientSecret());
    const int before = m_rig->provider().lookCount();
    const qint64 memory = m_program->statusKiB("VmRSS");

    QNetworkAccessManager network;
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json");
    request.setRawHeader("X-Hub-Signature", signature);
    constexpr int deliveries = 2000;
    int accepted = 0, busy = 0, other = 0;
    for (int i = 0; i < deliveries; ++i) {
        QNetworkReply *reply = network.post(request, body);
        connect(reply, &QNetworkReply::finished, this, [&, reply] {
            const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
            ++(status == 200 ? accepted : status == 503 ? busy : other);
            reply->deleteLater();
        });
    }
    QTRY_COMPARE_WITH_TIMEOUT(accepted + busy + other, deliveries, 60'000);
    QCOMPARE(other, 0);
    QVERIFY(accepted > 0);
    QVERIFY2(m_rig->provider().lookCount() - before <= 30, "the provider was flooded");
    QVERIFY(m_program->statusKiB("VmRSS") - memory < allowedGrowth);
    const QStringList published = m_program->keptIds() + m_rig->provider().publish(m_object, 1);
    QVERIFY(hasAll(published));
}

void tst_Faults::theSameDeliveryTenTimesIsOneLook()
{
    const QUrl url(
        m_program->callbackUrl().toString(QUrl::StripTrailingSlash) + "/callbacks/geo/" + slug);
    const QByteArray body = R"([{"changed_aspect":"media","object":"geography","object_id":")"
        + m_object.toUtf8() + R"(","subscription_id":1,"time":1307042730}])";
    const QByteArray signature = support::signatureOf(body, m_rig->provider().clientSecret());
    QTest::qWait(2500); // past the pause after the first look
    const int before = m_rig->provider().lookCount();
    const QStringList kept = m_program->keptIds();
    for (int i = 0; i < 10; ++i)
        QCOMPARE(support::httpPost(url, body, signature).status, 200);
    // One at once, and one more for those that came during it.
    QTest::qWait(2500);
    const int looks = m_rig->provider().lookCount() - before;
    QVERIFY2(looks >= 1 && looks <= 2, qPrintable(QString::number(looks)));
    QCOMPARE(m_program->keptIds(), kept);
}

QTEST_GUILESS_MAIN(tst_Faults)
#include "tst_Faults.moc"
