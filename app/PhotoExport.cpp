// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/PhotoExport.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace app {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(app::PhotoExport)
};

core::Result<void> write(QIODevice &out, const QByteArray &bytes)
{
    if (out.write(bytes) == bytes.size())
        return {};
    return core::Error {core::Error::Kind::Unavailable,
        Words::tr("The photos can't be written: %1").arg(out.errorString()), {}};
}

class JsonWriter final : public PhotoWriter {
public:
    explicit JsonWriter(QIODevice &out) : m_out(out) {}

    core::Result<void> begin() override
    {
        return write(m_out, "{\"format\":\"hereabouts-photos\",\"version\":1,\"photos\":[");
    }
    core::Result<void> add(const photos::Photo &photo) override
    {
        const QByteArray separator = std::exchange(m_isFirst, false) ? "\n" : ",\n";
        return write(m_out, separator + photo.record);
    }
    core::Result<void> end() override { return write(m_out, "\n]}\n"); }

private:
    QIODevice &m_out;
    bool m_isFirst = true;
};

/// Only of our own making: digits, points, letters of times.
QByteArray timeCell(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODate).toLatin1() : QByteArray();
}

QByteArray numberCell(double number, int digits)
{
    return QByteArray::number(number, 'f', digits);
}

QByteArray yesOrNo(bool value)
{
    return value ? "yes" : "no";
}

class CsvWriter final : public PhotoWriter {
public:
    explicit CsvWriter(QIODevice &out) : m_out(out) {}

    core::Result<void> begin() override
    {
        // The mark at the beginning tells spreadsheets that this is UTF-8.
        return write(m_out,
            "\xEF\xBB\xBF"
            "id,source,place,taken_where,posted_at,taken_at,author,author_page,caption,tags,"
            "licence,licence_url,page,picture,latitude,longitude,distance_m,sensitive,"
            "vague_position\r\n");
    }

    core::Result<void> add(const photos::Photo &photo) override
    {
        const auto link = [](const QUrl &url) { return csvCell(url.toString(QUrl::FullyEncoded)); };
        const QByteArrayList cells {csvCell(photo.id), csvCell(photo.source),
            csvCell(photo.placeTitle), csvCell(photo.placeName), timeCell(photo.createdAt),
            timeCell(photo.takenAt), csvCell(photo.author), link(photo.authorPage),
            csvCell(photo.caption), csvCell(photo.tags.join(QLatin1Char(' '))),
            csvCell(photo.licence), link(photo.licenceUrl), link(photo.page),
            link(photo.pictures.last().url),
            photo.coordinate ? numberCell(photo.coordinate->latitude, 6) : QByteArray(),
            photo.coordinate ? numberCell(photo.coordinate->longitude, 6) : QByteArray(),
            photo.distance ? numberCell(*photo.distance, 0) : QByteArray(),
            yesOrNo(photo.isSensitive), yesOrNo(photo.hasVaguePosition)};
        return write(m_out, cells.join(',') + "\r\n");
    }

    core::Result<void> end() override { return {}; }

private:
    QIODevice &m_out;
};

/// What makes a spreadsheet read a cell as a formula or a command, also in full width, and what it
/// skips before looking (OWASP, "CSV Injection").
bool looksLikeFormula(const QString &value)
{
    static const QString starts = QStringLiteral("=+-@|%\t\r\n\u2212\uFF1D\uFF0B\uFF0D\uFF20");
    for (const QChar c : value) {
        if (starts.contains(c))
            return true;
        if (!c.isSpace() && c.category() != QChar::Other_Format
            && c.category() != QChar::Other_Control)
            return false;
    }
    return false;
}

} // namespace

QByteArray csvCell(const QString &value)
{
    QString cell = value;
    cell.remove(QChar(u'\0'));
    if (looksLikeFormula(cell))
        cell.prepend(QLatin1Char('\''));
    static const QString special = QStringLiteral(",;\"\r\n\t'");
    const bool mustQuote
        = std::any_of(cell.begin(), cell.end(), [](QChar c) { return special.contains(c); });
    if (mustQuote)
        cell = QLatin1Char('"') + cell.replace(QLatin1Char('"'), QStringLiteral("\"\""))
            + QLatin1Char('"');
    return cell.toUtf8();
}

std::unique_ptr<PhotoWriter> jsonWriter(QIODevice &out)
{
    return std::make_unique<JsonWriter>(out);
}

std::unique_ptr<PhotoWriter> csvWriter(QIODevice &out)
{
    return std::make_unique<CsvWriter>(out);
}

} // namespace app
