// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The page's server with a picture host of its own, told line by line what happens:
//   add N          N photos of one place, in one batch
//   burst N        N photos, each a batch of its own, of changing places
//   hostile        photos whose every text tries to be more than text
//   broken         a photo whose picture is not there
//   hide ID        that photo leaves the wall
//   reset          the journal begins anew
//   drop, back     the server goes away, and returns on its port; photos may come meanwhile
// Each line is answered by "ok" and how many photos there are, or by "error" and why.

#include "live/LiveServer.h"
#include "support/PictureHost.h"
#include "support/Pictures.h"
#include "support/Strangers.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSocketNotifier>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTextStream>

#include <array>
#include <unistd.h>

namespace {

struct Scene {
    const char *slug;
    const char *title;
    const char *place;
    const char *author;
    const char *caption;
};

constexpr std::array scenes {
    Scene {
        "san-francisco", "San Francisco", "Fort Point", "jo", "Under the bridge, before the fog"},
    Scene {"kyoto", "Kyoto", "鴨川デルタ", "春香", "飛び石を渡る子どもたち"},
    Scene {"lisbon", "Lisbon", "Miradouro da Graça", "Inês Duarte", "Last light over the roofs"},
    Scene {"beijing", "北京", "什刹海", "小雨", "湖边的傍晚，风很轻。"},
    Scene {"san-francisco", "San Francisco", "Lands End", "Marisol Vega", ""},
    Scene {"amman", "Amman", "جبل القلعة", "ليلى", "صباح هادئ فوق المدينة"},
    Scene {"reykjavik", "Reykjavík", "Grótta", "Sigrún",
        "We waited two hours in the wind for this, and would do it again tomorrow"},
    Scene {"lima", "Lima", "Malecón de Miraflores", "teo.p", "Paragliders again"},
};

class PageProgram : public QObject {
public:
    explicit PageProgram(const QString &pictureDirectory)
        : m_pictureFiles(QDir(pictureDirectory).entryInfoList({"*.jpg", "*.jpeg", "*.png"}))
        , m_pictures({.directory = m_cache.path(), .trustedHosts = {m_host.hostAndPort()}},
              [this](const QString &id) { return m_feed.photo(id); })
        , m_server(m_feed, m_pictures)
    {
        connect(&m_feed, &photos::Feed::added, &m_server, &live::LiveServer::broadcast);
        connect(&m_feed, &photos::Feed::cleared, &m_server, &live::LiveServer::announceReset);
        m_server.setPlaces(places());
        m_feed.reset("epoch-1");
    }

    bool listen(quint16 port)
    {
        live::LiveServer::Settings settings;
        settings.port = port;
        if (const auto listening = m_server.listen(settings); !listening) {
            QTextStream(stderr) << listening.error().message << Qt::endl;
            return false;
        }
        m_port = m_server.port();
        return true;
    }

    QString url() const { return m_server.urls().first(); }

    QString obey(const QString &line)
    {
        const QStringList words = line.split(' ', Qt::SkipEmptyParts);
        const QString command = words.value(0);
        const QString argument = words.value(1);
        if (command == "add")
            add(argument.toInt(), false);
        else if (command == "burst")
            add(argument.toInt(), true);
        else if (command == "hostile")
            addHostile();
        else if (command == "broken")
            addBroken();
        else if (command == "hide")
            m_server.announceHidden({argument});
        else if (command == "reset")
            m_feed.reset("epoch-" + QByteArray::number(++m_epoch));
        else if (command == "drop")
            m_server.close();
        else if (command == "back")
            return listen(m_port) ? "ok" : "error: the port is gone";
        else
            return "error: unknown command";
        return QStringLiteral("ok %1").arg(m_feed.count());
    }

private:
    static QList<photos::PlaceState> places()
    {
        QList<photos::PlaceState> places;
        QStringList known;
        for (const Scene &scene : scenes) {
            if (known.contains(scene.slug))
                continue;
            known += scene.slug;
            photos::PlaceState place;
            place.subscription.slug = scene.slug;
            place.subscription.title = QString::fromUtf8(scene.title);
            place.subscription.source = "instagram";
            place.activity = photos::PlaceState::Activity::Watching;
            places += place;
        }
        return places;
    }

    static QSize sizeOf(int number) { return number % 3 == 0 ? QSize(480, 640) : QSize(640, 480); }

    /// Each picture is made, or read, when it is asked for.
    QString pictureFor(int number)
    {
        const QString path = QStringLiteral("/%1.jpg").arg(number);
        m_host.behave(path, [this, number](QTcpSocket &socket) {
            QByteArray picture;
            if (m_pictureFiles.isEmpty()) {
                picture
                    = support::encoded(support::photograph(sizeOf(number), uint(number)), "JPEG");
            } else {
                QFile file(m_pictureFiles[number % m_pictureFiles.size()].filePath());
                if (!file.open(QIODevice::ReadOnly))
                    qFatal("%s", qPrintable(file.errorString()));
                picture = file.readAll();
            }
            socket.write("HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\nContent-Length: "
                + QByteArray::number(picture.size()) + "\r\n\r\n" + picture);
            socket.disconnectFromHost();
        });
        return m_host.url(path).toString();
    }

    QJsonObject media(const Scene &scene)
    {
        const int number = ++m_number;
        return {
            {"id", QStringLiteral("%1_501").arg(number)},
            {"type", "image"},
            {"created_time", QString::number(QDateTime::currentSecsSinceEpoch() - 5)},
            {"link", QStringLiteral("https://photos.example.org/p/%1/").arg(number)},
            {"caption", QJsonObject {{"text", QString::fromUtf8(scene.caption)}}},
            {"location", QJsonObject {{"name", QString::fromUtf8(scene.place)}}},
            {"user", QJsonObject {{"username", QString::fromUtf8(scene.author)}}},
            {"images",
                QJsonObject {{"standard_resolution",
                    QJsonObject {{"url", pictureFor(number)}, {"width", sizeOf(number).width()},
                        {"height", sizeOf(number).height()}}}}},
            {"meta", QJsonObject {{"location", QString::fromUtf8(scene.title)}}},
            {"hereabouts",
                QJsonObject {{"source", "instagram"}, {"slug", scene.slug},
                    {"licence", number % 11 == 0 ? "CC BY-ND 4.0" : "CC BY 4.0"},
                    {"licenceUrl", "https://creativecommons.org/licenses/by/4.0/"}}},
        };
    }

    void append(const Scene &scene, const QList<QJsonObject> &newestFirst)
    {
        photos::Batch batch;
        batch.slug = scene.slug;
        batch.title = QString::fromUtf8(scene.title).toLower();
        batch.epoch = m_feed.epoch();
        QByteArrayList records;
        const auto now = quint64(QDateTime::currentMSecsSinceEpoch());
        for (auto media = newestFirst.crbegin(); media != newestFirst.crend(); ++media) {
            auto photo = photos::photoFromMedia(*media);
            if (!photo)
                qFatal("%s", qPrintable(photo.error().message));
            photo->position = {now, ++m_sequence};
            batch.photos.prepend(*photo);
            records.prepend(photo->record);
        }
        batch.media = '[' + records.join(',') + ']';
        batch.first = batch.photos.last().position;
        batch.last = batch.photos.first().position;
        m_feed.add(batch);
    }

    void add(int count, bool isOneByOne)
    {
        QList<QJsonObject> newestFirst;
        for (int i = 0; i < count; ++i) {
            const Scene &scene = scenes[size_t(m_number) % scenes.size()];
            if (isOneByOne)
                append(scene, {media(scene)});
            else
                newestFirst.prepend(media(scene));
        }
        if (!newestFirst.isEmpty())
            append(scenes.front(), newestFirst);
    }

    void addHostile()
    {
        QList<QJsonObject> newestFirst;
        for (const char *text : support::strangersTexts) {
            const Scene scene {"hostile", text, text, text, text};
            QJsonObject photo = media(scene);
            photo.insert("link", QString::fromUtf8(text));
            photo.insert("hereabouts",
                QJsonObject {{"licence", QString::fromUtf8(text)},
                    {"licenceUrl", "javascript:document.title='owned'"},
                    {"authorPage", "data:text/html,<script>document.title='owned'</script>"}});
            newestFirst.prepend(photo);
        }
        append({"hostile", support::strangersTexts[1], "", "", ""}, newestFirst);
    }

    void addBroken()
    {
        const Scene &scene = scenes.front();
        QJsonObject photo = media(scene);
        photo.insert("images",
            QJsonObject {{"thumbnail",
                QJsonObject {{"url", m_host.url("/missing").toString()}, {"width", 150}}}});
        append(scene, {photo});
    }

    QTemporaryDir m_cache;
    QFileInfoList m_pictureFiles;
    support::PictureHost m_host;
    photos::Feed m_feed;
    images::PictureStore m_pictures;
    live::LiveServer m_server;
    quint16 m_port = 0;
    int m_number = 0;
    int m_epoch = 1;
    quint64 m_sequence = 0;
};

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_NO_THREADED_GLIB", "1");
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOption({"pictures", "Serve the pictures of this folder.", "folder"});
    parser.addOption({"port", "The page's port; any free one by default.", "port", "0"});
    parser.process(application);

    const QString folder = parser.value("pictures");
    PageProgram program(folder.isEmpty() ? QStringLiteral("/nonexistent") : folder);
    if (!program.listen(parser.value("port").toUShort()))
        return 1;
    QTextStream out(stdout);
    out << "page " << program.url() << Qt::endl;

    QByteArray input;
    QSocketNotifier lines(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&lines, &QSocketNotifier::activated, &program, [&] {
        char bytes[4096];
        const auto count = read(STDIN_FILENO, bytes, sizeof bytes);
        if (count <= 0)
            return QCoreApplication::quit();
        input.append(bytes, count);
        for (qsizetype end = input.indexOf('\n'); end >= 0; end = input.indexOf('\n')) {
            out << program.obey(QString::fromUtf8(input.first(end)).trimmed()) << Qt::endl;
            input.remove(0, end + 1);
        }
    });
    return QCoreApplication::exec();
}
