// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/StaticFiles.h"

#include "core/Log.h"

#include <QCryptographicHash>
#include <QDir>

namespace live {

namespace {

/// With "nosniff" a browser takes a module or a style only under its right type.
QByteArray contentTypeOf(const QString &suffix)
{
    static const QHash<QString, QByteArray> types {
        {QStringLiteral("html"), "text/html; charset=utf-8"},
        {QStringLiteral("js"), "text/javascript; charset=utf-8"},
        {QStringLiteral("css"), "text/css; charset=utf-8"},
        {QStringLiteral("svg"), "image/svg+xml"},
    };
    return types.value(suffix, "application/octet-stream");
}

/// RFC 9110, 13.1.2: a list of tags or "*"; W/ makes no difference when reading.
bool namesTag(const QByteArray &ifNoneMatch, const QByteArray &etag)
{
    const QList<QByteArray> candidates = ifNoneMatch.split(',');
    for (QByteArray candidate : candidates) {
        candidate = candidate.trimmed();
        if (candidate.startsWith("W/"))
            candidate.remove(0, 2);
        if (candidate == etag || candidate == "*")
            return true;
    }
    return false;
}

} // namespace

StaticFiles::StaticFiles(QString directory)
{
    const QFileInfoList entries = QDir(directory).entryInfoList(QDir::Files);
    for (const QFileInfo &entry : entries) {
        QFile file(entry.filePath());
        if (!file.open(QIODevice::ReadOnly)) {
            qCWarning(logLive) << "A file of the page can't be read:" << file.errorString();
            continue;
        }
        File kept {file.readAll(), contentTypeOf(entry.suffix()), {}};
        const QByteArray digest
            = QCryptographicHash::hash(kept.content, QCryptographicHash::Sha256).toHex();
        kept.etag = '"' + digest.left(32) + '"';
        m_files.insert(entry.fileName().toLatin1(), kept);
    }
}

http::Response StaticFiles::answer(const http::Request &request, QByteArrayView name) const
{
    // Only names that are in the table: there is no path to climb out of.
    const auto file = m_files.constFind(name.toByteArray());
    if (file == m_files.constEnd())
        return http::Response::error(404, "There is no such page.");

    http::Response response;
    response.contentType = file->contentType;
    response.cacheControl = "no-cache";
    response.headers = {{"ETag", file->etag}};
    if (namesTag(request.header("if-none-match"), file->etag))
        response.status = 304;
    else
        response.body = file->content;
    return response;
}

} // namespace live
