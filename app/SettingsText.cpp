// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/SettingsText.h"

#include <QCoreApplication>
#include <QSet>
#include <QStringDecoder>

#include <algorithm>

namespace app {

namespace {

using core::Error; // lupdate loses the words of a function that returns a qualified name

struct Words {
    Q_DECLARE_TR_FUNCTIONS(app::Settings)
};

Error malformed(qsizetype line, const QString &why)
{
    return {core::Error::Kind::Malformed, Words::tr("Line %1: %2").arg(line).arg(why), {}};
}

bool isControl(QChar c)
{
    return c.category() == QChar::Other_Control && c != QLatin1Char('\t');
}

/// "page.port": small letters, digits, dots and dashes.
bool isKey(const QString &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= QLatin1Char('a') && c <= QLatin1Char('z'))
            || (c >= QLatin1Char('0') && c <= QLatin1Char('9')) || c == QLatin1Char('.')
            || c == QLatin1Char('-');
    });
}

} // namespace

core::Result<SettingsText> SettingsText::parse(const QByteArray &bytes)
{
    if (bytes.size() > maxSettingsBytes)
        return core::Error {core::Error::Kind::TooLarge,
            Words::tr("The file has more than %1 KiB.").arg(maxSettingsBytes / 1024), {}};

    SettingsText settings;
    const QByteArray text = bytes.startsWith("\xef\xbb\xbf") ? bytes.mid(3) : bytes;
    QSet<QString> met;
    QList<QByteArray> lines = text.split('\n');
    if (lines.last().isEmpty())
        lines.removeLast();
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        Line line {decoder(lines[i]), {}, {}};
        if (line.text.endsWith(QLatin1Char('\r')))
            line.text.chop(1);
        if (decoder.hasError() || std::any_of(line.text.begin(), line.text.end(), isControl))
            return malformed(i + 1, Words::tr("this is not text in UTF-8."));
        const QString said = line.text.trimmed();
        if (!said.isEmpty() && !said.startsWith(QLatin1Char('#'))) {
            line.key = said.section(QLatin1Char('='), 0, 0).trimmed();
            line.value = said.section(QLatin1Char('='), 1).trimmed();
            if (!said.contains(QLatin1Char('=')) || !isKey(line.key))
                return malformed(i + 1, Words::tr("a setting is written: key = value"));
            if (met.contains(line.key))
                return malformed(
                    i + 1, Words::tr("%1 is there already.").arg(line.key.left(maxKeyLengthSaid)));
            met += line.key;
        }
        settings.m_lines += line;
    }
    return settings;
}

const SettingsText::Line *SettingsText::find(const QString &key) const
{
    const auto found = std::find_if(
        m_lines.begin(), m_lines.end(), [&key](const Line &line) { return line.key == key; });
    return found == m_lines.end() || key.isEmpty() ? nullptr : &*found;
}

std::optional<QString> SettingsText::value(const QString &key) const
{
    const Line *line = find(key);
    return line ? std::optional(line->value) : std::nullopt;
}

QStringList SettingsText::keys() const
{
    QStringList keys;
    for (const Line &line : m_lines) {
        if (!line.key.isEmpty())
            keys += line.key;
    }
    return keys;
}

void SettingsText::set(const QString &key, const QString &value)
{
    Q_ASSERT(isKey(key) && std::none_of(value.begin(), value.end(), isControl));
    const Line line {key + QLatin1String(" = ") + value, key, value};
    for (Line &old : m_lines) {
        if (old.key == key) {
            old = line;
            return;
        }
    }
    m_lines += line;
}

void SettingsText::remove(const QString &key)
{
    m_lines.removeIf([&key](const Line &line) { return line.key == key; });
}

QByteArray SettingsText::toBytes() const
{
    QByteArray bytes;
    for (const Line &line : m_lines)
        bytes += line.text.toUtf8() + '\n';
    return bytes;
}

} // namespace app
