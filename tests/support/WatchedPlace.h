// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/ProviderRig.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

namespace support {

/// Long variants of the faults run with this variable set: ctest -C Long -L long.
inline bool isLongRun()
{
    return qEnvironmentVariableIsSet("HEREABOUTS_LONG_FAULTS");
}

#if defined(__SANITIZE_ADDRESS__) || !defined(__OPTIMIZE__)
inline constexpr int slowness = 4; ///< of such a program, for bounds in time
#else
inline constexpr int slowness = 1;
#endif

/// The command that fills the stream as the journal does, with records of a usual size.
inline QStringList fillWith(int photos)
{
    const QString script = R"(for i = 1, tonumber(ARGV[1]) do
        local id = '88' .. i .. '_1'
        local url = 'http://img.example.org/' .. string.rep('x', 600) .. i .. '.jpg'
        redis.call('XADD', 'hereabouts:photos', '*', 'slug', 'san-francisco', 'title',
            'San Francisco', 'id', id, 'json', '{"id":"' .. id .. '","images":{"thumbnail":{"url":"'
            .. url .. '","width":150,"height":150}}}')
        redis.call('ZADD', 'hereabouts:seen', i, id)
    end)";
    return {"EVAL", script, "0", QString::number(photos)};
}

/// The real program that watches one place at a provider of the test's own, for the faults: what
/// was published must be kept once, whatever happens in between.
class WatchedPlace {
public:
    static constexpr const char *slug = "san-francisco";
    static constexpr int recoveryTime = 60'000;

    /// `options` are more of the program's options, for example {"--redis", url}.
    explicit WatchedPlace(const QStringList &options = {}, const QString &directory = {})
        : program(directory.isEmpty() ? own.path() : directory)
    {
        program.setVariable("XDG_RUNTIME_DIR", own.path());
        rig.configure(program, {slug});
        program.addArguments(options);
    }

    /// Starts, subscribes, and teaches the program its object by a first notice.
    bool start()
    {
        if (!startUntaught())
            return false;
        publish(1);
        return hasAll();
    }

    /// Starts and subscribes; no notice has come yet.
    bool startUntaught()
    {
        if (!program.start())
            return false;
        const bool isListed = QTest::qWaitFor(
            [this] { return program.get("/api/places").body.contains(slug); }, recoveryTime);
        object = isListed ? rig.subscribe(program, slug) : QString();
        // The provider calls where it was told, also after a restart.
        program.addArguments({"--callback-port", QString::number(program.callbackUrl().port())});
        return !object.isEmpty();
    }

    void publish(int count) { published += rig.provider().publish(object, count); }

    /// Waits until everything published is on the wall.
    bool hasAll(int milliseconds = recoveryTime)
    {
        return QTest::qWaitFor(
            [this] { return program.keptIds().size() >= published.size(); }, milliseconds);
    }

    /// Everything published is there, each once: nothing when so, else what is wrong.
    QByteArray problem() const
    {
        const QStringList kept = program.keptIds();
        const QSet<QString> once(kept.begin(), kept.end());
        const QSet<QString> wanted(published.begin(), published.end());
        if (once == wanted && kept.size() == once.size())
            return {};
        return QByteArray::number(published.size()) + " published, "
            + QByteArray::number(kept.size()) + " kept, "
            + QByteArray::number((wanted - once).size()) + " lost, "
            + QByteArray::number(kept.size() - once.size()) + " twice";
    }

    /// What /healthz says about a step: its level and message.
    QString health(const QString &step) const
    {
        const QJsonObject state = stateOf(step);
        return state.value("level").toString() + ": " + state.value("message").toString();
    }

    /// When the program's clock said it became so.
    QDateTime healthSince(const QString &step) const
    {
        return QDateTime::fromString(stateOf(step).value("since").toString(), Qt::ISODate);
    }

    QUrl callback() const
    {
        return QUrl(
            program.callbackUrl().toString(QUrl::StripTrailingSlash) + "/callbacks/geo/" + slug);
    }

    /// A delivery about the place, as the provider sends it.
    QByteArray notice(qint64 time = 1307042730) const
    {
        return R"([{"changed_aspect":"media","object":"geography","object_id":")" + object.toUtf8()
            + R"(","subscription_id":1,"time":)" + QByteArray::number(time) + "}]";
    }
    QByteArray signatureOf(const QByteArray &body) const
    {
        return support::signatureOf(body, rig.provider().clientSecret());
    }

    /// A command to the program's private Redis.
    QByteArray privateRedis(const QStringList &arguments) const
    {
        const QStringList folders = QDir(own.path()).entryList({"hereabouts-*"}, QDir::Dirs);
        QProcess client;
        QString socket;
        for (const QString &folder : folders) { // the program has another one, for commands
            if (const QString path = own.filePath(folder + "/redis.sock"); QFile::exists(path))
                socket = path;
        }
        client.start("redis-cli", QStringList {"-s", socket} + arguments);
        client.waitForFinished(10'000);
        return client.readAll().trimmed();
    }

    /// Every redis-server that works in the program's data folder, whoever its parent is.
    QList<qint64> redisServers() const
    {
        QList<qint64> found;
        const QStringList processes = QDir("/proc").entryList({"[0-9]*"}, QDir::Dirs);
        for (const QString &process : processes) {
            const bool isHere = QFile::symLinkTarget("/proc/" + process + "/cwd")
                == QDir(own.path()).filePath("redis");
            if (isHere && QFile::symLinkTarget("/proc/" + process + "/exe").contains("redis"))
                found += process.toLongLong();
        }
        return found;
    }

    QTemporaryDir own; ///< its data, unless elsewhere, and its socket
    mutable ProviderRig rig;
    Program program;
    QString object;
    QStringList published;

private:
    QJsonObject stateOf(const QString &step) const
    {
        return QJsonDocument::fromJson(program.get("/healthz").body)
            .object()
            .value("steps")
            .toObject()
            .value(step)
            .toObject();
    }
};

} // namespace support
