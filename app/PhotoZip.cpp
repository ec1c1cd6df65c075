// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/PhotoExport.h"
#include "images/DiskCache.h"
#include "images/PictureSize.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QTemporaryFile>

#include <archive.h>
#include <archive_entry.h>

#include <limits>
#include <optional>
#include <utility>

namespace app {

using core::Error; // lupdate follows no qualified type

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(app::PhotoExport)
};

Error problem(const QString &reason)
{
    return {core::Error::Kind::Unavailable,
        Words::tr("The photos can't be written: %1").arg(reason), {}};
}

/// Line breaks and control characters of strangers would make two lines of one.
QString oneLine(const QString &text)
{
    QString line = text.simplified();
    line.removeIf([](QChar c) { return c.category() == QChar::Other_Control; });
    return line;
}

/// The archive itself: files in, bytes out.
class Archive {
public:
    explicit Archive(QIODevice &out) : m_out(out) {}

    core::Result<void> open()
    {
        archive_write_set_format_zip(m_archive.get());
        // Small writes are gathered by the device already; the last block is not padded.
        archive_write_set_bytes_in_last_block(m_archive.get(), 1);
        return checked(archive_write_open(m_archive.get(), this, nullptr, &Archive::take, nullptr));
    }

    /// JPEG does not shrink.
    core::Result<void> store(const QByteArray &name, const QByteArray &bytes)
    {
        archive_write_zip_set_compression_store(m_archive.get());
        if (auto begun = begin(name, bytes.size()); !begun)
            return begun;
        return put(bytes);
    }

    core::Result<void> deflate(const QByteArray &name, QFile &file)
    {
        archive_write_zip_set_compression_deflate(m_archive.get());
        if (!file.seek(0))
            return problem(file.errorString());
        if (auto begun = begin(name, file.size()); !begun)
            return begun;
        while (!file.atEnd()) {
            if (auto written = put(file.read(blockBytes)); !written)
                return written;
        }
        return {};
    }

    core::Result<void> close() { return checked(archive_write_close(m_archive.get())); }

private:
    struct Free {
        void operator()(archive *a) const { archive_write_free(a); }
        void operator()(archive_entry *e) const { archive_entry_free(e); }
    };
    static constexpr qint64 blockBytes = 64 * 1024;

    static la_ssize_t take(archive *a, void *self, const void *bytes, size_t size)
    {
        QIODevice &out = static_cast<Archive *>(self)->m_out;
        const qint64 written = out.write(static_cast<const char *>(bytes), qint64(size));
        if (written != qint64(size))
            archive_set_error(a, -1, "%s", qUtf8Printable(out.errorString()));
        return written == qint64(size) ? la_ssize_t(written) : -1;
    }

    core::Result<void> begin(const QByteArray &name, qint64 size)
    {
        const std::unique_ptr<archive_entry, Free> entry(archive_entry_new());
        archive_entry_set_pathname(entry.get(), name.constData());
        archive_entry_set_size(entry.get(), size);
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_entry_set_perm(entry.get(), 0644);
        archive_entry_set_mtime(entry.get(), QDateTime::currentSecsSinceEpoch(), 0);
        return checked(archive_write_header(m_archive.get(), entry.get()));
    }

    core::Result<void> put(const QByteArray &bytes)
    {
        const la_ssize_t written
            = archive_write_data(m_archive.get(), bytes.constData(), size_t(bytes.size()));
        return checked(written == bytes.size() ? ARCHIVE_OK : ARCHIVE_FATAL);
    }

    core::Result<void> checked(int status)
    {
        if (status >= ARCHIVE_WARN)
            return {};
        const char *reason = archive_error_string(m_archive.get());
        return problem(reason ? QString::fromUtf8(reason) : QString());
    }

    QIODevice &m_out;
    std::unique_ptr<archive, Free> m_archive {archive_write_new()};
};

class ZipWriter final : public PhotoWriter {
public:
    ZipWriter(QIODevice &out, const QString &pictureDirectory)
        : m_archive(out)
        , m_pictures(pictureDirectory, std::numeric_limits<qint64>::max())
    {
    }

    core::Result<void> begin() override
    {
        for (QTemporaryFile *file : {&m_json, &m_csv, &m_text}) {
            if (!file->open())
                return problem(file->errorString());
        }
        for (PhotoWriter *index : {m_jsonIndex.get(), m_csvIndex.get()}) {
            if (auto begun = index->begin(); !begun)
                return begun;
        }
        m_text.write(Words::tr("Every picture belongs to its author, and may be used as its "
                               "licence says; without one all rights are reserved.")
                         .toUtf8()
            + "\n\n");
        return m_archive.open();
    }

    core::Result<void> add(const photos::Photo &photo) override
    {
        const QByteArray name = fileNameOf(photo);
        const auto jpeg = largestKept(photo);
        if (jpeg) {
            if (auto stored = m_archive.store(name, *jpeg); !stored)
                return stored;
        }
        m_text.write(creditOf(photo, jpeg ? name : QByteArray()));
        for (PhotoWriter *index : {m_jsonIndex.get(), m_csvIndex.get()}) {
            if (auto added = index->add(photo); !added)
                return added;
        }
        return {};
    }

    core::Result<void> end() override
    {
        for (PhotoWriter *index : {m_jsonIndex.get(), m_csvIndex.get()}) {
            if (auto ended = index->end(); !ended)
                return ended;
        }
        for (const auto &[name, file] : {std::pair {"index.json", &m_json},
                 std::pair {"index.csv", &m_csv}, std::pair {"ATTRIBUTION.txt", &m_text}}) {
            if (!file->flush())
                return problem(file->errorString());
            if (auto written = m_archive.deflate(name, *file); !written)
                return written;
        }
        return m_archive.close();
    }

private:
    /// Ids come from outside: no name of a file is made of one.
    static QByteArray fileNameOf(const photos::Photo &photo)
    {
        const QByteArray digest
            = QCryptographicHash::hash(photo.id.toUtf8(), QCryptographicHash::Sha256).toHex();
        return "pictures/" + digest.left(24) + ".jpg";
    }

    std::optional<QByteArray> largestKept(const photos::Photo &photo) const
    {
        for (auto size = images::allPictureSizes.rbegin(); size != images::allPictureSizes.rend();
             ++size) {
            if (auto jpeg = m_pictures.peek(images::cacheKey(photo.id, *size)))
                return jpeg;
        }
        return std::nullopt;
    }

    static QByteArray creditOf(const photos::Photo &photo, const QByteArray &name)
    {
        QStringList lines {
            name.isEmpty() ? Words::tr("(no picture kept)") : QString::fromLatin1(name)};
        lines += Words::tr("  id: %1").arg(oneLine(photo.id));
        lines += Words::tr("  author: %1").arg(oneLine(photo.author));
        lines += Words::tr("  licence: %1")
                     .arg(photo.licence.isEmpty() ? Words::tr("none stated, all rights reserved")
                                                  : oneLine(photo.licence));
        for (const QUrl &url : {photo.licenceUrl, photo.page}) {
            if (!url.isEmpty())
                lines += QStringLiteral("  ") + url.toString(QUrl::FullyEncoded);
        }
        return lines.join(QLatin1Char('\n')).toUtf8() + "\n\n";
    }

    Archive m_archive;
    images::DiskCache m_pictures;
    QTemporaryFile m_json;
    QTemporaryFile m_csv;
    QTemporaryFile m_text;
    std::unique_ptr<PhotoWriter> m_jsonIndex = jsonWriter(m_json);
    std::unique_ptr<PhotoWriter> m_csvIndex = csvWriter(m_csv);
};

} // namespace

std::unique_ptr<PhotoWriter> zipWriter(QIODevice &out, const QString &pictureDirectory)
{
    return std::make_unique<ZipWriter>(out, pictureDirectory);
}

} // namespace app
