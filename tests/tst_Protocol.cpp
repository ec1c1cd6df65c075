// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/Notices.h"
#include "journal/Envelope.h"
#include "live/LiveMessage.h"
#include "live/Places.h"
#include "live/Routes.h"
#include "support/Photos.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

/// The examples of PROTOCOL.md: what we read must be read as it says there, what we write must have
/// the members it promises, and no others.
class tst_Protocol : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void theRecordIsUnderstood();
    void ourEnvelopeIsRecognised();
    void aForeignEnvelopeIsTaken();
    void theUpdateIsUnderstood();
    void messagesHaveTheMembersOfTheirExamples_data();
    void messagesHaveTheMembersOfTheirExamples();

private:
    QByteArray example(const QString &name) const;
    QMap<QString, QByteArray> m_examples;
};

namespace {

/// "place.slug", "place[].count", …: every path to a value, so that two shapes can be compared.
QSet<QString> shapeOf(const QJsonValue &value, const QString &path = {})
{
    QSet<QString> shape;
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member) {
            // A record's members are the provider's; they have an example of their own.
            if (member.key() != "media")
                shape += shapeOf(*member, path + "." + member.key());
            else
                shape += path + ".media";
        }
    } else if (value.isArray()) {
        for (const QJsonValue &element : value.toArray())
            shape += shapeOf(element, path + "[]");
        if (value.toArray().isEmpty())
            shape += path + "[]";
    } else {
        shape += path;
    }
    return shape;
}

photos::PlaceState sanFrancisco()
{
    photos::PlaceState place;
    place.subscription.slug = "kyoto";
    place.subscription.title = "Kyoto";
    place.subscription.source = "instagram";
    place.activity = photos::PlaceState::Activity::Watching;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    place.sources = {{place.subscription, place.activity, {}, now, now.addSecs(60)}};
    return place;
}

} // namespace

void tst_Protocol::initTestCase()
{
    QFile file(QStringLiteral(PROJECT_DIR "/PROTOCOL.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    static const QRegularExpression block("<!-- example: ([a-z-]+) -->\\s*```json\\n(.*?)```",
        QRegularExpression::DotMatchesEverythingOption);
    const QString text = QString::fromUtf8(file.readAll());
    for (auto match = block.globalMatch(text); match.hasNext();) {
        const auto found = match.next();
        m_examples.insert(found.captured(1), found.captured(2).toUtf8().trimmed());
    }
    QCOMPARE(m_examples.size(), 12);
}

QByteArray tst_Protocol::example(const QString &name) const
{
    if (!m_examples.contains(name))
        qFatal("PROTOCOL.md has no example %s", qPrintable(name));
    return m_examples.value(name);
}

void tst_Protocol::theRecordIsUnderstood()
{
    const auto photo = photos::photoFromRecord(example("record"));
    QVERIFY(photo);
    QCOMPARE(photo->id, QString("9007199254740995111_501"));
    QCOMPARE(photo->placeTitle, QString("san francisco"));
    QCOMPARE(photo->source, QString("instagram"));
    QCOMPARE(photo->slug, QString("san-francisco"));
    QCOMPARE(photo->pictures.size(), 3);
}

void tst_Protocol::ourEnvelopeIsRecognised()
{
    // On the wire it is compact; its head is compared byte by byte.
    QByteArray wire = example("envelope");
    wire.replace("\n", "").replace("  ", " ");
    static const QByteArrayList loose = {"{ ", " }", ": ", ", ", "[ ", " ]"};
    for (const QByteArray &token : loose) {
        QByteArray tight = token;
        wire.replace(token, tight.replace(" ", ""));
    }
    const auto envelope = journal::ourEnvelope(wire);
    QVERIFY2(envelope, wire);
    QCOMPARE(envelope->epoch, QByteArray("c0ffee00c0ffee00"));
    QCOMPARE(envelope->previous.toText(), QByteArray("1699999999999-0"));
    const auto photos = journal::photosOf(*envelope, "san-francisco");
    QVERIFY(photos);
    QCOMPARE(photos->size(), 1);
}

void tst_Protocol::aForeignEnvelopeIsTaken()
{
    QVERIFY(!journal::ourEnvelope(example("foreign-envelope")));
    const auto foreign = journal::foreignPhotos(example("foreign-envelope"), "somewhere");
    QVERIFY(foreign);
    QCOMPARE(foreign->photos.size(), 1);
    QCOMPARE(foreign->photos.first().placeTitle, QString("somewhere"));
}

void tst_Protocol::theUpdateIsUnderstood()
{
    const auto notices = ingest::parseNotices(example("update"));
    QVERIFY(notices);
    QCOMPARE(notices->size(), 1);
    QCOMPARE(notices->first().objectId, QString("8675309"));
    QCOMPARE(notices->first().subscriptionId, QString("4242"));
}

void tst_Protocol::messagesHaveTheMembersOfTheirExamples_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("written");

    photos::Feed feed;
    feed.add(support::batch(1, 2));
    http::Request request;
    request.query = {{"limit", "1"}};
    core::Health health;
    health.level = core::Health::Level::Fine;
    health.message = "Redis private";

    QTest::newRow("hello") << "hello" << live::helloMessage("epoch", {1, 0}, "[]");
    QTest::newRow("new media") << "new-media" << live::newMediaMessage(support::batch(1, 2));
    QTest::newRow("places now") << "places" << live::placesMessage("[]");
    QTest::newRow("hidden") << "hidden" << live::hiddenMessage({"1"});
    QTest::newRow("reset") << "reset" << live::resetMessage();
    QTest::newRow("photos") << "api-photos" << live::photosResponse(request, feed).body;
    QTest::newRow("places") << "api-places"
                            << live::placesResponse(live::placesJson({sanFrancisco()}, feed)).body;
    QTest::newRow("health") << "healthz" << live::healthResponse({{"redis", health}}).body;
}

void tst_Protocol::messagesHaveTheMembersOfTheirExamples()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, written);
    const auto ours = QJsonDocument::fromJson(written).object();
    const auto promised = QJsonDocument::fromJson(example(name)).object();
    QVERIFY(!ours.isEmpty() && !promised.isEmpty());
    QCOMPARE(ours.value("type"), promised.value("type"));
    QStringList missing = (shapeOf(promised) - shapeOf(ours)).values();
    QStringList extra = (shapeOf(ours) - shapeOf(promised)).values();
    QVERIFY2(missing.isEmpty() && extra.isEmpty(),
        qPrintable("missing " + missing.join(' ') + ", extra " + extra.join(' ')));
}

QTEST_GUILESS_MAIN(tst_Protocol)
#include "tst_Protocol.moc"
