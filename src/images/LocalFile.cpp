// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "images/LocalFile.h"

#include <QCoreApplication>
#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace images {

namespace {

using Kind = core::Error::Kind;

core::Error problem(Kind kind, const char *text)
{
    return {kind, QCoreApplication::translate("images", text), {}};
}

} // namespace

core::Result<QByteArray> readLocalFile(const QString &path, qint64 maxBytes)
{
    // Non-blocking: a pipe under the name of a picture would wait for its writer for ever.
    const int descriptor = ::open(
        QFile::encodeName(path).constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0)
        return errno == ENOENT
            ? problem(
                Kind::NotFound, QT_TRANSLATE_NOOP("images", "The picture is no longer there."))
            : problem(Kind::Denied, QT_TRANSLATE_NOOP("images", "The picture can't be opened."));
    struct stat about = {};
    QFile file;
    if (::fstat(descriptor, &about) != 0 || !S_ISREG(about.st_mode)) {
        ::close(descriptor);
        return problem(Kind::Denied, QT_TRANSLATE_NOOP("images", "This is no picture."));
    }
    file.open(descriptor, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle);
    if (file.size() > maxBytes)
        return problem(Kind::TooLarge, QT_TRANSLATE_NOOP("images", "The picture is too large."));
    // One more than the limit: it may grow while we read.
    const QByteArray bytes = file.read(maxBytes + 1);
    if (bytes.size() > maxBytes)
        return problem(Kind::TooLarge, QT_TRANSLATE_NOOP("images", "The picture is too large."));
    if (file.error() != QFileDevice::NoError)
        return problem(
            Kind::Unavailable, QT_TRANSLATE_NOOP("images", "The picture can't be read."));
    return bytes;
}

} // namespace images
