// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Json.h"
#include "demo/DemoProvider.h"
#include "photos/Photo.h"

#include <QDir>
#include <QImage>
#include <QJsonArray>
#include <QMessageAuthenticationCode>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSet>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

using namespace std::chrono_literals;
using demo::DemoProvider;

namespace {

/// The callback side: records requests, answers as it is told.
class Receiver : public QTcpServer {
public:
    struct Heard {
        QByteArray line;
        QByteArray head;
        QByteArray body;
    };

    Receiver()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        });
    }

    QUrl url() const
    {
        return QUrl(
            QStringLiteral("http://127.0.0.1:%1/callbacks/geo/x/k?own=1").arg(serverPort()));
    }

    QList<Heard> heard;
    QByteArray status = "200 OK";
    bool echoes = true;

private:
    void read(QTcpSocket *socket)
    {
        QByteArray &data = m_data[socket];
        data += socket->readAll();
        const qsizetype gap = data.indexOf("\r\n\r\n");
        if (gap < 0)
            return;
        const QByteArray head = data.left(gap);
        const qsizetype at = head.toLower().indexOf("content-length: ");
        const qsizetype length = at < 0 ? 0 : head.mid(at + 16).split('\r').first().toInt();
        if (data.size() < gap + 4 + length)
            return;
        heard += {head.split('\r').first(), head, data.mid(gap + 4)};
        const QUrlQuery query(QUrl(QString::fromLatin1(heard.last().line.split(' ').value(1))));
        const QByteArray body
            = echoes ? query.queryItemValue(QStringLiteral("hub.challenge")).toLatin1() : "no";
        socket->write("HTTP/1.1 " + status + "\r\nConnection: close\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        socket->disconnectFromHost();
        data.clear();
    }

    QHash<QTcpSocket *, QByteArray> m_data;
};

struct Answer {
    int status = 0;
    QJsonObject json;
    QByteArray body;
    QByteArray type;
};

DemoProvider::Settings still()
{
    DemoProvider::Settings settings;
    settings.clientSecret = "s3cret";
    settings.pace = 0ms;
    settings.seed = 7;
    return settings;
}

struct Fixture {
    explicit Fixture(const DemoProvider::Settings &settings = still()) : provider(settings)
    {
        if (!provider.listen())
            qFatal("the provider does not listen");
    }

    Answer send(const QByteArray &method, const QString &path, const QByteArray &body = {},
        const QByteArray &type = "application/x-www-form-urlencoded")
    {
        QNetworkRequest request(QUrl(provider.baseUrl().toString() + path, QUrl::StrictMode));
        request.setHeader(QNetworkRequest::ContentTypeHeader, type);
        QNetworkReply *reply = network.sendCustomRequest(request, method, body);
        QSignalSpy finished(reply, &QNetworkReply::finished);
        finished.wait(10'000);
        Answer answer;
        answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        answer.body = reply->readAll();
        answer.type = reply->rawHeader("Content-Type");
        answer.json = QJsonDocument::fromJson(answer.body).object();
        reply->deleteLater();
        return answer;
    }

    Answer get(const QString &path)
    {
        const QLatin1Char joint(path.contains(QLatin1Char('?')) ? '&' : '?');
        return send("GET", path + joint + QStringLiteral("client_id=hereabouts-demo"));
    }

    /// A form with one field changed or taken out.
    QByteArray form(const QByteArray &name = {}, const QByteArray &value = {}) const
    {
        QList<QPair<QByteArray, QByteArray>> fields {{"client_id", "hereabouts-demo"},
            {"client_secret", "s3cret"}, {"object", "geography"}, {"aspect", "media"},
            {"lat", "37.7749"}, {"lng", "-122.4194"}, {"radius", "5000"}, {"verify_token", "a b&c"},
            {"callback_url", receiver.url().toEncoded()}};
        QByteArray form;
        for (auto &[field, text] : fields) {
            if (field == name && value.isEmpty())
                continue;
            form += (form.isEmpty() ? "" : "&") + field + '='
                + QUrl::toPercentEncoding(QString::fromUtf8(field == name ? value : text));
        }
        return form;
    }

    QString subscribe() { return subscribe(form()); }
    QString subscribe(const QByteArray &fields)
    {
        const Answer answer = send("POST", QStringLiteral("/v1/subscriptions"), fields);
        return answer.json[QLatin1String("data")].toObject()[QLatin1String("object_id")].toString();
    }

    Receiver receiver;
    DemoProvider provider;
    QNetworkAccessManager network;
};

QStringList idsOf(const Answer &answer)
{
    QStringList ids;
    const QJsonArray data = answer.json[QLatin1String("data")].toArray();
    for (const QJsonValue &media : data)
        ids += media[QLatin1String("id")].toString();
    return ids;
}

QString recentPath(const QString &objectId, const QString &query = {})
{
    return QStringLiteral("/v1/geographies/%1/media/recent%2").arg(objectId, query);
}

} // namespace

class tst_DemoProvider : public QObject {
    Q_OBJECT

private slots:
    void confirmsTheCallbackWhileThePostIsOpen();
    void takesMultipartAndCredentialsInTheQuery();
    void refusesBadSubscriptions_data();
    void refusesBadSubscriptions();
    void refusesCallbacksThatDoNotConfirm_data();
    void refusesCallbacksThatDoNotConfirm();
    void listsAndDeletes();
    void signsItsNotices();
    void showsNewPhotosFirst();
    void givesPagesWithoutGapsOrDoubles();
    void acceptsASlashOrAnExtensionAtTheEnd();
    void makesMediaThatThePhotoUnderstands();
    void searchesAround();
    void knowsTagsLocationsAndUsers_data();
    void knowsTagsLocationsAndUsers();
    void servesPicturesOfTheSizesItPromises();
    void hasNoOtherPictures_data();
    void hasNoOtherPictures();
    void paintsNoTwoAlike();
    void takesPhotosFromADirectory();
    void refusesADirectoryWithoutPhotos();
    void publishesByItself();
    void playsFaults();
};

void tst_DemoProvider::confirmsTheCallbackWhileThePostIsOpen()
{
    Fixture f;
    const Answer answer = f.send("POST", QStringLiteral("/v1/subscriptions"), f.form());

    QCOMPARE(answer.status, 200);
    const QJsonObject data = answer.json[QLatin1String("data")].toObject();
    QCOMPARE(data[QLatin1String("object")].toString(), QStringLiteral("geography"));
    QVERIFY(data[QLatin1String("id")].isString());
    QCOMPARE(f.provider.objectIds(), QStringList {data[QLatin1String("object_id")].toString()});

    QCOMPARE(f.receiver.heard.size(), 1);
    const QByteArray line = f.receiver.heard[0].line;
    QVERIFY2(
        line.startsWith("GET /callbacks/geo/x/k?own=1&hub.mode=subscribe&hub.challenge="), line);
    QVERIFY2(line.contains("&hub.verify_token=a%20b%26c"), line);
}

void tst_DemoProvider::takesMultipartAndCredentialsInTheQuery()
{
    Fixture f;
    QByteArray body;
    const QList<QPair<QByteArray, QByteArray>> fields {{"object", "tag"}, {"aspect", "media"},
        {"object_id", "雪"}, {"callback_url", f.receiver.url().toEncoded()}};
    for (const auto &[name, value] : fields)
        body += "--X\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value
            + "\r\n";
    body += "--X--\r\n";

    const Answer answer = f.send("POST",
        QStringLiteral("/v1/subscriptions/?client_id=hereabouts-demo&client_secret=s3cret"), body,
        "multipart/form-data; boundary=X");

    QCOMPARE(answer.status, 200);
    QCOMPARE(f.provider.objectIds(), QStringList {QStringLiteral("雪")});
    QVERIFY(!f.receiver.heard[0].line.contains("verify_token"));
}

void tst_DemoProvider::refusesBadSubscriptions_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("error");
    const QByteArray parameters = R"("error_type":"APIInvalidParametersError")";
    const auto row = [&](const char *name, const QByteArray &value) {
        QTest::addRow("%s=%s", name, value.constData()) << QByteArray(name) << value << parameters;
    };
    row("object", "planet");
    row("object", "");
    row("object", "tag"); // no object_id
    row("aspect", "likes");
    row("lat", "91");
    row("lng", "");
    row("radius", "5001");
    row("radius", "0");
    row("callback_url", "file:///etc/passwd");
    row("callback_url", "");
    const QByteArray credentials = R"({"code":400,"error_)";
    QTest::newRow("client_id") << QByteArray("client_id") << QByteArray("x") << credentials;
    QTest::newRow("secret") << QByteArray("client_secret") << QByteArray("x") << credentials;
}

void tst_DemoProvider::refusesBadSubscriptions()
{
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, error);
    Fixture f;

    const Answer answer = f.send("POST", QStringLiteral("/v1/subscriptions"), f.form(field, value));

    QCOMPARE(answer.status, 400);
    QVERIFY2(answer.body.contains(error), answer.body);
    QCOMPARE(f.receiver.heard.size(), 0);
    QCOMPARE(f.provider.objectIds(), QStringList());
}

void tst_DemoProvider::refusesCallbacksThatDoNotConfirm_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<bool>("echoes");
    QTest::addColumn<bool>("listens");
    QTest::addColumn<QByteArray>("sentence");
    QTest::newRow("403") << QByteArray("403 Forbidden") << true << true
                         << QByteArray("Invalid response");
    QTest::newRow("other text") << QByteArray("200 OK") << false << true
                                << QByteArray("Challenge verification failed");
    QTest::newRow("nobody") << QByteArray() << false << false
                            << QByteArray("Unable to reach callback URL");
}

void tst_DemoProvider::refusesCallbacksThatDoNotConfirm()
{
    QFETCH(QByteArray, status);
    QFETCH(bool, echoes);
    QFETCH(bool, listens);
    QFETCH(QByteArray, sentence);
    Fixture f;
    f.receiver.status = status;
    f.receiver.echoes = echoes;
    const QByteArray form = f.form();
    if (!listens)
        f.receiver.close();

    const Answer answer = f.send("POST", QStringLiteral("/v1/subscriptions"), form);

    QCOMPARE(answer.status, 400);
    QVERIFY(answer.body.contains("APISubscriptionError"));
    QVERIFY2(answer.body.contains(sentence), answer.body);
    QCOMPARE(f.provider.objectIds(), QStringList());
}

void tst_DemoProvider::listsAndDeletes()
{
    Fixture f;
    const QString base
        = QStringLiteral("/v1/subscriptions?client_id=hereabouts-demo&client_secret=s3cret");
    const auto count
        = [&] { return f.send("GET", base).json[QLatin1String("data")].toArray().size(); };
    QCOMPARE(count(), 0);
    const QString first = f.subscribe();
    const QString second = f.subscribe();
    QVERIFY(!first.isEmpty() && first != second);
    QCOMPARE(count(), 2);

    QCOMPARE(f.send("DELETE", base).status, 400);
    QCOMPARE(f.send("DELETE", base + QStringLiteral("&object=tag")).status, 200);
    QCOMPARE(count(), 2);
    const QString id
        = f.send("GET", base).json[QLatin1String("data")][0][QLatin1String("id")].toString();
    const Answer deleted = f.send("DELETE", base + QStringLiteral("&id=") + id);
    QCOMPARE(deleted.body, QByteArray(R"({"data":null,"meta":{"code":200}})"));
    QCOMPARE(f.provider.objectIds(), QStringList {second});
    QCOMPARE(f.get(recentPath(first)).status, 400);
    QCOMPARE(f.send("DELETE", base + QStringLiteral("&object=all")).status, 200);
    QCOMPARE(count(), 0);
    QCOMPARE(
        f.send("GET", QStringLiteral("/v1/subscriptions?client_id=hereabouts-demo")).status, 400);
}

void tst_DemoProvider::signsItsNotices()
{
    Fixture f;
    const QString objectId = f.subscribe();

    const QStringList ids = f.provider.publish(objectId, 3);

    QCOMPARE(ids.size(), 3);
    QTRY_COMPARE(f.receiver.heard.size(), 2);
    const Receiver::Heard notice = f.receiver.heard[1];
    QVERIFY(notice.line.startsWith("POST /callbacks/geo/x/k?own=1 "));
    const QByteArray signature
        = QMessageAuthenticationCode::hash(notice.body, "s3cret", QCryptographicHash::Sha1).toHex();
    QVERIFY2(notice.head.contains("X-Hub-Signature: " + signature + "\r\n"), notice.head);
    const QJsonArray notices = QJsonDocument::fromJson(notice.body).array();
    QCOMPARE(notices.size(), 1);
    QCOMPARE(notices[0][QLatin1String("object_id")].toString(), objectId);
    QVERIFY(notices[0][QLatin1String("subscription_id")].isDouble());
    QCOMPARE(f.provider.publish(QStringLiteral("nobody's"), 1), QStringList());
}

void tst_DemoProvider::showsNewPhotosFirst()
{
    Fixture f;
    const QString objectId = f.subscribe();
    QCOMPARE(idsOf(f.get(recentPath(objectId))).size(), still().firstPhotos);

    const QStringList ids = f.provider.publish(objectId, 2);

    const QStringList seen = idsOf(f.get(recentPath(objectId)));
    QCOMPARE(seen.mid(0, 2), (QStringList {ids[1], ids[0]}));
    QCOMPARE(idsOf(f.get(recentPath(objectId, QStringLiteral("?min_id=") + ids[0]))),
        QStringList {ids[1]});
    QCOMPARE(f.provider.lookCount(), 3);
    // Above 2^53: a double would round it.
    QVERIFY(ids[0].section(QLatin1Char('_'), 0, 0).toULongLong() > (1ULL << 53));
}

void tst_DemoProvider::givesPagesWithoutGapsOrDoubles()
{
    Fixture f;
    const QString objectId = f.subscribe();
    f.provider.publish(objectId, 33);

    QStringList all;
    QString path = recentPath(objectId, QStringLiteral("?count=10"));
    for (int page = 0; page < 10 && !path.isEmpty(); ++page) {
        const Answer answer = page == 0 ? f.get(path) : f.send("GET", path);
        QCOMPARE(answer.status, 200);
        all += idsOf(answer);
        const QUrl next(
            answer.json[QLatin1String("pagination")][QLatin1String("next_url")].toString());
        path = next.isEmpty() ? QString()
                              : next.toString(QUrl::RemoveScheme | QUrl::RemoveAuthority);
    }

    QCOMPARE(all.size(), 33 + still().firstPhotos);
    QCOMPARE(QSet<QString>(all.begin(), all.end()).size(), all.size());
}

void tst_DemoProvider::acceptsASlashOrAnExtensionAtTheEnd()
{
    Fixture f;
    const QString objectId = f.subscribe();

    for (const QString &end : {QStringLiteral(""), QStringLiteral("/"), QStringLiteral(".json")})
        QCOMPARE(f.get(recentPath(objectId, end)).status, 200);
    QCOMPARE(f.get(recentPath(objectId, QStringLiteral("/x"))).status, 404);
    QCOMPARE(f.get(QStringLiteral("/elsewhere")).status, 404);
    QCOMPARE(f.send("GET", recentPath(objectId)).status, 400); // no client_id
}

void tst_DemoProvider::makesMediaThatThePhotoUnderstands()
{
    Fixture f;
    const QString objectId = f.subscribe();
    f.provider.publish(objectId, 60);

    const Answer answer = f.get(recentPath(objectId, QStringLiteral("?count=100")));
    const QJsonArray data = answer.json[QLatin1String("data")].toArray();
    QCOMPARE(data.size(), 72);
    QDateTime newer = QDateTime::currentDateTimeUtc();
    QSet<QString> captions;
    for (const QJsonValue &media : data) {
        const auto photo = photos::photoFromMedia(media.toObject());
        QVERIFY(photo);
        QCOMPARE(photo->pictures.size(), 3);
        QVERIFY(!photo->author.isEmpty());
        QVERIFY(photo->createdAt.isValid() && photo->createdAt <= newer);
        newer = photo->createdAt;
        captions += photo->caption;
        // Inside the circle: 5 km are 0.045° of latitude.
        QVERIFY(photo->coordinate);
        QVERIFY(std::abs(photo->coordinate->latitude - 37.7749) < 0.0451);
        QVERIFY(std::abs(photo->coordinate->longitude + 122.4194) < 0.0571);
    }
    QVERIFY(captions.size() > 8);
}

void tst_DemoProvider::searchesAround()
{
    Fixture f;
    f.subscribe();
    const auto found = [&](const char *query) {
        return idsOf(f.get(QStringLiteral("/v1/media/search?") + QLatin1String(query))).size();
    };

    QCOMPARE(found("lat=37.7749&lng=-122.4194&distance=5000"), still().firstPhotos);
    QVERIFY(found("lat=37.7749&lng=-122.4194") < still().firstPhotos);
    QCOMPARE(found("lat=48&lng=2&distance=5000"), 0);
}

void tst_DemoProvider::knowsTagsLocationsAndUsers_data()
{
    QTest::addColumn<QByteArray>("object");
    QTest::addColumn<QString>("path");
    QTest::newRow("tag") << QByteArray("tag") << QStringLiteral("/v1/tags/77/media/recent");
    QTest::newRow("location") << QByteArray("location")
                              << QStringLiteral("/v1/locations/77/media/recent");
    QTest::newRow("user") << QByteArray("user") << QStringLiteral("/v1/users/self/media/recent");
}

void tst_DemoProvider::knowsTagsLocationsAndUsers()
{
    QFETCH(QByteArray, object);
    QFETCH(QString, path);
    Fixture f;
    QCOMPARE(idsOf(f.get(path)).size(), 0);

    f.subscribe(f.form("object", object) + "&object_id=77");
    QCOMPARE(idsOf(f.get(path)).size(), still().firstPhotos);
    const QStringList ids = f.provider.publish(f.provider.objectIds().value(0), 1);
    QTRY_COMPARE(f.receiver.heard.size(), 2);
    QVERIFY(f.receiver.heard[1].body.contains("\"object\":\"" + object + '"'));
    QCOMPARE(idsOf(f.get(path)).value(0), ids.value(0));

    if (object == "tag") {
        const Answer page = f.get(path);
        const QString mark
            = page.json[QLatin1String("pagination")][QLatin1String("min_tag_id")].toString();
        QVERIFY(mark.startsWith(QLatin1String("AQD")));
        QCOMPARE(idsOf(f.get(path + QStringLiteral("?min_tag_id=") + mark)).size(), 0);
    } else {
        const QString now = QString::number(QDateTime::currentSecsSinceEpoch() - 30);
        QCOMPARE(
            idsOf(f.get(path + QStringLiteral("?min_timestamp=") + now)).value(0), ids.value(0));
        QVERIFY(idsOf(f.get(path + QStringLiteral("?min_timestamp=") + now)).size() < 5);
    }
}

void tst_DemoProvider::servesPicturesOfTheSizesItPromises()
{
    Fixture f;
    const Answer page = f.get(recentPath(f.subscribe(), QStringLiteral("?count=3")));
    const QJsonArray data = page.json[QLatin1String("data")].toArray();
    QCOMPARE(data.size(), 3);
    for (const QJsonValue &media : data) {
        const auto photo = photos::photoFromMedia(media.toObject());
        QVERIFY(photo);
        for (const photos::Picture &picture : photo->pictures) {
            const Answer answer = f.send("GET", picture.url.path());
            QCOMPARE(answer.status, 200);
            QCOMPARE(answer.type, "image/jpeg");
            QCOMPARE(QImage::fromData(answer.body).size(), picture.size);
        }
        const QSize thumbnail(150, 150);
        QCOMPARE(photo->pictures[0].size, thumbnail);
        QCOMPARE(std::max(photo->pictures[2].size.width(), photo->pictures[2].size.height()), 1080);
    }
}

void tst_DemoProvider::hasNoOtherPictures_data()
{
    QTest::addColumn<QString>("file");
    for (const char *file : {"", "x", "_s.jpg", "0000000000000001_x.jpg", "0000000000000001_s.png",
             "000000000000000g_s.jpg", "1_s.jpg", "f0_s.jpg", "..%2f..%2fetc%2fpasswd_s.jpg"})
        QTest::newRow(file) << QLatin1String(file).toString();
}

void tst_DemoProvider::hasNoOtherPictures()
{
    QFETCH(QString, file);
    Fixture f;

    QCOMPARE(f.send("GET", QStringLiteral("/pictures/") + file).status, 404);
}

void tst_DemoProvider::paintsNoTwoAlike()
{
    DemoProvider::Settings settings = still();
    settings.seed = 0;
    QSet<QByteArray> pictures;
    for (int run = 0; run < 2; ++run) {
        Fixture f(settings);
        const Answer page = f.get(recentPath(f.subscribe()));
        const QJsonArray data = page.json[QLatin1String("data")].toArray();
        for (const QJsonValue &media : data)
            pictures += f.send("GET",
                             QUrl(media[QLatin1String("images")][QLatin1String("thumbnail")]
                                       [QLatin1String("url")]
                                           .toString())
                                 .path())
                            .body;
    }
    QCOMPARE(pictures.size(), 2 * settings.firstPhotos);
}

void tst_DemoProvider::takesPhotosFromADirectory()
{
    QTemporaryDir directory;
    QImage image(2000, 1000, QImage::Format_RGB32);
    image.fill(Qt::red);
    QVERIFY(image.save(directory.filePath(QStringLiteral("a.jpg"))));
    QVERIFY(image.copy(0, 0, 200, 400).save(directory.filePath(QStringLiteral("b.png"))));
    QFile text(directory.filePath(QStringLiteral("c.jpg")));
    QVERIFY(text.open(QIODevice::WriteOnly) && text.write("no picture") > 0);
    text.close();
    DemoProvider::Settings settings = still();
    settings.photosDirectory = directory.path();
    Fixture f(settings);

    const Answer page = f.get(recentPath(f.subscribe()));
    const QStringList ids = idsOf(page);
    QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), settings.firstPhotos);
    const auto newest = photos::photoFromMedia(page.json[QLatin1String("data")][0].toObject());
    const auto older = photos::photoFromMedia(page.json[QLatin1String("data")][1].toObject());
    QVERIFY(newest && older);
    // Twelve photos: the newest is the second file's.
    const QSize portrait(200, 400);
    const QSize panorama(1080, 540);
    QCOMPARE(newest->pictures.last().size, portrait);
    QCOMPARE(older->pictures.last().size, panorama);
    for (const photos::Picture &picture : newest->pictures + older->pictures)
        QCOMPARE(QImage::fromData(f.send("GET", picture.url.path()).body).size(), picture.size);
}

void tst_DemoProvider::refusesADirectoryWithoutPhotos()
{
    const QTemporaryDir directory;
    DemoProvider::Settings settings;
    settings.photosDirectory = directory.path();
    DemoProvider provider(settings);

    const auto listening = provider.listen();

    QVERIFY(!listening);
    QVERIFY(listening.error().message.contains(directory.path()));
}

void tst_DemoProvider::publishesByItself()
{
    DemoProvider::Settings settings = still();
    settings.pace = 20ms;
    settings.firstPhotos = 0;
    Fixture f(settings);
    const QString objectId = f.subscribe();

    QTRY_VERIFY(f.receiver.heard.size() >= 4);
    const auto before = idsOf(f.get(recentPath(objectId))).size();
    QVERIFY(before >= 3);
    QTRY_VERIFY(idsOf(f.get(recentPath(objectId))).size() > before);
}

void tst_DemoProvider::playsFaults()
{
    using Fault = DemoProvider::Fault;
    Fixture f;
    const QString objectId = f.subscribe();
    const auto status = [&](Fault fault) {
        f.provider.setFault(fault);
        return f.get(recentPath(objectId)).status;
    };

    QCOMPARE(status(Fault::ServerError), 500);
    QCOMPARE(status(Fault::RateLimitSeconds), 429);
    QCOMPARE(status(Fault::RateLimitDate), 429);
    QCOMPARE(status(Fault::Garbage), 200);
    QCOMPARE(status(Fault::None), 200);
    f.provider.setFault(Fault::Truncated);
    const Answer cut = f.get(recentPath(objectId));
    QVERIFY(cut.body.size() < 10'000 && cut.json.isEmpty());
    QCOMPARE(status(Fault::None), 200);
    QCOMPARE(f.provider.lookCount(), 7);
}

QTEST_GUILESS_MAIN(tst_DemoProvider)
#include "tst_DemoProvider.moc"
