// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/Request.h"
#include "http/Response.h"

#include <QHash>
#include <QString>

namespace live {

/// The page's own files, out of the program's resources. A browser asks each time and mostly
/// hears 304: a page of yesterday never talks to a server of today.
class StaticFiles {
public:
    explicit StaticFiles(QString directory = QStringLiteral(":/web"));

    /// The file of this name, or 404. Names are plain: lower-case letters, digits, '-', '.'.
    http::Response answer(const http::Request &request, QByteArrayView name) const;

private:
    struct File {
        QByteArray content;
        QByteArray contentType;
        QByteArray etag;
    };
    QHash<QByteArray, File> m_files;
};

} // namespace live
