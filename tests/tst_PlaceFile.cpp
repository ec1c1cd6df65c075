// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "photos/PlaceFile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using core::Error;
using photos::PlaceState;
using photos::Subscription;
namespace placefile = photos::placefile;

class tst_PlaceFile : public QObject {
    Q_OBJECT

private slots:
    void readsWhatItWrites();
    void writesNoSecrets();
    void refusesAHostileFile_data();
    void refusesAHostileFile();
    void takesNamesAsText();
};

namespace {

Subscription circle(const QString &source)
{
    Subscription subscription;
    subscription.slug = "munich";
    subscription.title = "Munich";
    subscription.source = source;
    subscription.centre = {48.137, 11.575};
    subscription.radius = 2500;
    subscription.objectId = "4711";
    subscription.providerId = "815";
    subscription.verifyToken = "secret-verify";
    subscription.callbackKey = "secret-key";
    return subscription;
}

PlaceState place(const QList<Subscription> &subscriptions)
{
    PlaceState state;
    state.subscription = subscriptions.first();
    for (const Subscription &subscription : subscriptions) {
        PlaceState::Source source;
        source.subscription = subscription;
        state.sources += source;
    }
    return state;
}

QByteArray fileWith(const QByteArray &places)
{
    return R"({"format":"hereabouts-places","version":1,"places":[)" + places + "]}";
}

QByteArray placeWith(const QByteArray &source)
{
    return fileWith(R"({"title":"x","sources":[)" + source + "]}");
}

} // namespace

void tst_PlaceFile::readsWhatItWrites()
{
    Subscription tag;
    tag.title = "Evenings";
    tag.source = "mastodon";
    tag.object = Subscription::Object::Tag;
    tag.objectId = "sunset";
    tag.isPaused = true;
    Subscription folder = tag;
    folder.title = "Camera";
    folder.source = "folder";
    folder.object = Subscription::Object::Folder;
    folder.objectId = "/srv/pictures";

    const auto read = placefile::read(placefile::write(
        {place({circle("inaturalist"), circle("commons")}), place({tag}), place({folder})}));

    QVERIFY(read);
    QCOMPARE(read->size(), 3);
    QCOMPARE(read->at(0).size(), 2);
    QCOMPARE(read->at(0).at(1).source, QStringLiteral("commons"));
    QCOMPARE(read->at(0).at(1).title, QStringLiteral("Munich"));
    QCOMPARE(read->at(0).at(1).centre, (photos::Coordinate {48.137, 11.575}));
    QCOMPARE(read->at(0).at(1).radius, 2500.0);
    QVERIFY(!read->at(0).at(1).isPaused);
    QCOMPARE(read->at(1).first().object, Subscription::Object::Tag);
    QCOMPARE(read->at(1).first().objectId, QStringLiteral("sunset"));
    QVERIFY(read->at(1).first().isPaused);
    QCOMPARE(read->at(2).first().object, Subscription::Object::Folder);
    QCOMPARE(read->at(2).first().objectId, QStringLiteral("/srv/pictures"));
}

void tst_PlaceFile::writesNoSecrets()
{
    const QByteArray file = placefile::write({place({circle("instagram")})});
    QVERIFY(file.contains("Munich"));
    for (const char *secret : {"secret-verify", "secret-key", "4711", "815"})
        QVERIFY2(!file.contains(secret), secret);
}

void tst_PlaceFile::refusesAHostileFile_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<Error::Kind>("kind");
    const auto row
        = [](const char *name, const QByteArray &file, Error::Kind kind = Error::Kind::Malformed) {
              QTest::newRow(name) << file << kind;
          };
    const QByteArray good
        = R"({"source":"commons","object":"geography","latitude":1,"longitude":2,"radius":3})";
    QVERIFY(placefile::read(placeWith(good)));
    row("empty", {});
    row("no JSON", "GIF89a");
    row("a list", "[]");
    row("another format", R"({"format":"other","version":1,"places":[]})");
    row("a newer version", R"({"format":"hereabouts-places","version":2,"places":[]})");
    row("cut", placeWith(good).chopped(5));
    row("nested without end", QByteArray(100'000, '['));
    row("too large", QByteArray(placefile::maxBytes + 1, ' '), Error::Kind::TooLarge);
    QByteArray many = R"({"title":"x","sources":[]})";
    many = (many + ',').repeated(int(placefile::maxPlaces)) + many;
    row("too many places", fileWith(many), Error::Kind::TooLarge);
    row("too many sources",
        placeWith((good + ',').repeated(int(placefile::maxSourcesOfAPlace)) + good));
    row("no sources", fileWith(R"({"title":"x","sources":[]})"));
    row("no name", fileWith(R"({"title":"  ","sources":[)" + good + "]}"));
    row("a name without end",
        fileWith(R"({"title":")" + QByteArray(2000, 'x') + R"(","sources":[)" + good + "]}"));
    row("a number as a place", fileWith("7"));
    row("no source", placeWith(QByteArray(good).replace("commons", "")));
    row("an unknown object", placeWith(QByteArray(good).replace("geography", "planet")));
    row("latitude beyond the pole",
        placeWith(QByteArray(good).replace("\"latitude\":1", "\"latitude\":91")));
    row("longitude as text",
        placeWith(QByteArray(good).replace("\"longitude\":2", "\"longitude\":\"2\"")));
    row("no radius", placeWith(QByteArray(good).replace("\"radius\":3", "\"radius\":0")));
    row("a radius without end",
        placeWith(QByteArray(good).replace("\"radius\":3", "\"radius\":1e300")));
    row("a tag without end",
        placeWith(
            R"({"source":"mastodon","object":"tag","objectId":")" + QByteArray(2000, 'x') + "\"}"));
}

void tst_PlaceFile::refusesAHostileFile()
{
    QFETCH(QByteArray, file);
    QFETCH(Error::Kind, kind);
    const auto read = placefile::read(file);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, kind);
    QVERIFY(!read.error().message.isEmpty());
}

void tst_PlaceFile::takesNamesAsText()
{
    Subscription strange = circle("commons");
    strange.title = "<b>\"../x\"</b> 旧金山 القاهرة";
    const auto read = placefile::read(placefile::write({place({strange})}));
    QVERIFY(read);
    QCOMPARE(read->first().first().title, strange.title);
}

QTEST_GUILESS_MAIN(tst_PlaceFile)
#include "tst_PlaceFile.moc"
