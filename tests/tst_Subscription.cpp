// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "photos/Subscription.h"
#include "sources/Catalogue.h"

#include <QJsonDocument>
#include <QTest>

#include <limits>

using photos::Subscription;

class tst_Subscription : public QObject {
    Q_OBJECT

private slots:
    void comesBackFromItsJson();
    void keepsNoToken();
    void refusesBrokenJson_data();
    void refusesBrokenJson();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void knowsNoFoldersOnTheWire();
    void knowsTheLimitsOfEachSource_data();
    void knowsTheLimitsOfEachSource();
};

namespace {

Subscription fortPoint()
{
    Subscription subscription;
    subscription.slug = QStringLiteral("fort-point");
    subscription.title = QString::fromUtf8("Fort Point – 桥");
    subscription.source = QStringLiteral("instagram");
    subscription.centre = {37.8106, -122.4771};
    subscription.radius = 1500;
    subscription.objectId = QStringLiteral("8675309");
    subscription.providerId = QStringLiteral("4242");
    subscription.verifyProof = QStringLiteral("proof");
    subscription.callbackKey = QStringLiteral("key");
    subscription.isPaused = true;
    subscription.addedAt = QDateTime::fromSecsSinceEpoch(1307042730, Qt::UTC);
    return subscription;
}

} // namespace

void tst_Subscription::keepsNoToken()
{
    auto subscription = fortPoint();
    subscription.verifyToken = QStringLiteral("S3CRETCANARY");
    QVERIFY(!QJsonDocument(photos::toJson(subscription)).toJson().contains("S3CRETCANARY"));
}

void tst_Subscription::comesBackFromItsJson()
{
    auto subscription = fortPoint();
    const auto read = photos::subscriptionFromJson(photos::toJson(subscription));
    QVERIFY(read);
    QVERIFY(*read == subscription);
    QCOMPARE(read->key(), QStringLiteral("instagram:fort-point"));

    subscription.object = Subscription::Object::User;
    subscription.isAdopted = true;
    const auto other = photos::subscriptionFromJson(photos::toJson(subscription));
    QVERIFY(other && *other == subscription);

    subscription.object = Subscription::Object::Folder;
    subscription.objectId = QStringLiteral("/srv/photos");
    const auto folder = photos::subscriptionFromJson(photos::toJson(subscription));
    QVERIFY(folder && *folder == subscription);
}

/// A provider that says so must not make us think of our disk.
void tst_Subscription::knowsNoFoldersOnTheWire()
{
    QVERIFY(!photos::objectFromName(photos::objectName(Subscription::Object::Folder)));
}

void tst_Subscription::refusesBrokenJson_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("no slug") << "slug" << QJsonValue();
    QTest::newRow("slug with a colon") << "slug" << QJsonValue("a:b");
    QTest::newRow("slug as a number") << "slug" << QJsonValue(5);
    QTest::newRow("unknown object") << "object" << QJsonValue("planet");
}

void tst_Subscription::refusesBrokenJson()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    QJsonObject json = photos::toJson(fortPoint());
    json.insert(member, value);
    QVERIFY(!photos::subscriptionFromJson(json));
}

void tst_Subscription::saysWhatIsWrong_data()
{
    QTest::addColumn<Subscription>("subscription");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const char *field, auto change) {
        Subscription subscription = fortPoint();
        change(subscription);
        QTest::newRow(name) << subscription << QString::fromLatin1(field);
    };
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinite = std::numeric_limits<double>::infinity();
    row("all is well", "", [](Subscription &) {});
    row("no title", "title", [](Subscription &s) { s.title = QStringLiteral("  "); });
    row("1,000 characters", "title", [](Subscription &s) { s.title = QString(1000, u'a'); });
    row("latitude 91", "latitude", [](Subscription &s) { s.centre.latitude = 91; });
    row("latitude −90.0001", "latitude", [](Subscription &s) { s.centre.latitude = -90.0001; });
    row("latitude 90", "", [](Subscription &s) { s.centre.latitude = 90; });
    row("latitude nan", "latitude", [nan](Subscription &s) { s.centre.latitude = nan; });
    row("longitude 181", "longitude", [](Subscription &s) { s.centre.longitude = 181; });
    row("longitude inf", "longitude",
        [infinite](Subscription &s) { s.centre.longitude = infinite; });
    row("radius 0", "radius", [](Subscription &s) { s.radius = 0; });
    row("radius −1", "radius", [](Subscription &s) { s.radius = -1; });
    row("radius 5001", "radius", [](Subscription &s) { s.radius = 5001; });
    row("radius 5000", "", [](Subscription &s) { s.radius = 5000; });
    row("radius nan", "radius", [nan](Subscription &s) { s.radius = nan; });
    row("tag without a name", "objectId", [](Subscription &s) {
        s.object = Subscription::Object::Tag;
        s.objectId.clear();
    });
    row("tag needs no circle", "", [](Subscription &s) {
        s.object = Subscription::Object::Tag;
        s.radius = 0;
    });
    row("user needs no id", "", [](Subscription &s) {
        s.object = Subscription::Object::User;
        s.objectId.clear();
    });
}

void tst_Subscription::saysWhatIsWrong()
{
    QFETCH(Subscription, subscription);
    QFETCH(QString, field);
    const auto problems = photos::problemsOf(subscription);
    const QMap<QString, QString> byField = {{"title", problems.title},
        {"latitude", problems.latitude}, {"longitude", problems.longitude},
        {"radius", problems.radius}, {"objectId", problems.objectId}};
    for (auto entry = byField.begin(); entry != byField.end(); ++entry)
        QCOMPARE(!entry->isEmpty(), entry.key() == field);
    QCOMPARE(problems.isEmpty(), field.isEmpty());
}

void tst_Subscription::knowsTheLimitsOfEachSource_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<int>("object");
    QTest::addColumn<double>("radius");
    QTest::addColumn<QString>("objectId");
    QTest::addColumn<QString>("problem");
    const int circle = int(Subscription::Object::Geography);
    const int tag = int(Subscription::Object::Tag);
    const int folder = int(Subscription::Object::Folder);
    QTest::newRow("iNaturalist, 50 km") << "inaturalist" << circle << 50'000.0 << ""
                                        << "";
    QTest::newRow("iNaturalist, more") << "inaturalist" << circle << 50'001.0 << ""
                                       << "50 km";
    QTest::newRow("Commons, 10 km") << "commons" << circle << 10'000.0 << ""
                                    << "";
    QTest::newRow("Commons, more") << "commons" << circle << 12'000.0 << ""
                                   << "Wikimedia Commons allows a radius of 10 km at most.";
    QTest::newRow("Flickr, 32 km") << "flickr" << circle << 32'000.0 << ""
                                   << "31.9 km";
    QTest::newRow("tags of Commons") << "commons" << tag << 0.0 << "sunset"
                                     << "no tags";
    QTest::newRow("tags of Mastodon") << "mastodon" << tag << 0.0 << "sunset"
                                      << "";
    QTest::newRow("circle of Mastodon") << "mastodon" << circle << 500.0 << ""
                                        << "no places";
    QTest::newRow("folder") << "folder" << folder << 0.0 << "/srv/photos"
                            << "";
    QTest::newRow("folder in a circle") << "folder" << folder << 800.0 << "/srv/photos"
                                        << "";
    QTest::newRow("folder, half a path") << "folder" << folder << 0.0 << "photos"
                                         << "folder";
    QTest::newRow("folder of Commons") << "commons" << folder << 0.0 << "/srv/photos"
                                       << "folder";
}

void tst_Subscription::knowsTheLimitsOfEachSource()
{
    QFETCH(QString, source);
    QFETCH(int, object);
    QFETCH(double, radius);
    QFETCH(QString, objectId);
    QFETCH(QString, problem);
    Subscription subscription = fortPoint();
    subscription.object = Subscription::Object(object);
    subscription.radius = radius;
    subscription.objectId = objectId;

    const auto problems = photos::problemsOf(subscription, sources::infoOf(source));

    const QString said = problems.title + problems.radius + problems.objectId;
    QVERIFY2(said.contains(problem) && said.isEmpty() == problem.isEmpty(), qPrintable(said));
}

QTEST_GUILESS_MAIN(tst_Subscription)
#include "tst_Subscription.moc"
