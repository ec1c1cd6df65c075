// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "redis/ServerFolder.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <sys/stat.h>
#include <unistd.h>

namespace redis {

namespace {

constexpr qsizetype maxSocketPathBytes = 107; // sockaddr_un, with its closing zero

struct Words {
    Q_DECLARE_TR_FUNCTIONS(redis::PrivateServer)
};

/// The user's runtime folder is on a RAM disk and gone after logging out: right for a socket.
QString userRuntimeDirectory()
{
    // Asked without the variable, Qt makes one up and warns on every start.
    if (qEnvironmentVariableIsSet("XDG_RUNTIME_DIR")) {
        // Empty when others may enter it: no folder then is better than this one.
        const QString runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
        if (!runtime.isEmpty())
            return runtime;
    }
    return QDir(QDir::tempPath()).filePath(QStringLiteral("hereabouts-%1").arg(getuid()));
}

QByteArray nameOfProcess(const QString &processFolder)
{
    QFile file(processFolder + QLatin1String("/comm"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

} // namespace

core::Result<void> makePrivateFolder(const QString &path)
{
    const QByteArray encoded = QFile::encodeName(path);
    QDir().mkpath(QFileInfo(path).absolutePath());
    // EEXIST is fine; whatever else went wrong, the look at it tells.
    ::mkdir(encoded.constData(), 0700);
    struct stat found {};
    if (::lstat(encoded.constData(), &found) != 0)
        return core::Error {core::Error::Kind::Unavailable,
            Words::tr("The folder %1 can't be made: %2").arg(path, qt_error_string())};
    if (!S_ISDIR(found.st_mode) || found.st_uid != getuid())
        return core::Error {
            core::Error::Kind::Denied, Words::tr("%1 is not a folder of this user.").arg(path)};
    if ((found.st_mode & 0077) != 0 && ::chmod(encoded.constData(), 0700) != 0)
        return core::Error {core::Error::Kind::Denied,
            Words::tr("The folder %1 can't be closed to other users.").arg(path)};
    return {};
}

core::Result<QString> dataFolder(const QString &path)
{
    // One that is there is taken as it is, links and all: people choose it, and may keep more in
    // it.
    if (!QFileInfo::exists(path)) {
        if (const auto made = makePrivateFolder(path); !made)
            return made.error();
    }
    const QFileInfo folder(path);
    if (!folder.isDir() || !folder.isWritable())
        return core::Error {core::Error::Kind::Unavailable,
            Words::tr("The folder %1 can't be written to.").arg(path)};
    return folder.canonicalFilePath();
}

core::Result<QString> privateSocketPath(
    const QString &dataDirectory, const QString &runtimeDirectory)
{
    return runtimeSocketPath(dataDirectory, runtimeDirectory, QStringLiteral("redis.sock"));
}

core::Result<QString> runtimeSocketPath(
    const QString &text, const QString &runtimeDirectory, const QString &fileName)
{
    const QByteArray digest
        = QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex();
    const QString name = QLatin1String("hereabouts-") + QString::fromLatin1(digest.left(12));
    const QString parent = runtimeDirectory.isEmpty() ? userRuntimeDirectory() : runtimeDirectory;
    for (const QString &place : {parent, QDir::tempPath()}) {
        const QString folder = QDir(place).filePath(name);
        const QString socket = folder + QLatin1Char('/') + fileName;
        if (QFile::encodeName(socket).size() > maxSocketPathBytes)
            continue;
        if (const auto made = makePrivateFolder(folder); !made)
            return made.error();
        return socket;
    }
    return core::Error {core::Error::Kind::TooLarge,
        Words::tr("The path of the runtime folder %1 is too long for a socket.").arg(parent)};
}

qint64 serverIn(const QString &dataDirectory)
{
    // Not by a pid file: that may be gone or name a process of another life. A Redis server always
    // works in the folder of its data.
    const QDir processes(QStringLiteral("/proc"));
    const QStringList numbers = processes.entryList({QStringLiteral("[1-9]*")}, QDir::Dirs);
    for (const QString &number : numbers) {
        const QString folder = processes.filePath(number);
        const QByteArray name = nameOfProcess(folder);
        if (name != "redis-server" && name != "valkey-server")
            continue;
        if (QFile::symLinkTarget(folder + QLatin1String("/cwd")) == dataDirectory)
            return number.toLongLong();
    }
    return 0;
}

QString appendOnlyFile(const QString &dataDirectory)
{
    const QDir folder(dataDirectory);
    const QString manifest
        = folder.filePath(QStringLiteral("appendonlydir/appendonly.aof.manifest"));
    return QFile::exists(manifest) ? manifest : folder.filePath(QStringLiteral("appendonly.aof"));
}

QByteArray quotedForRedis(const QString &value)
{
    QByteArray quoted = "\"";
    const QByteArray bytes = QFile::encodeName(value);
    for (const char c : bytes) {
        const bool isPlain = c > 32 && c < 127 && c != '"' && c != '\\';
        quoted += isPlain ? QByteArray(1, c) : "\\x" + QByteArray(1, c).toHex();
    }
    return quoted + '"';
}

} // namespace redis
