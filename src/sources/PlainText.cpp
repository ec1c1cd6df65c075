// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/PlainText.h"

#include "photos/Photo.h"

#include <QRegularExpression>

#include <array>

namespace sources {

namespace {

/// Enough for any caption we keep, after its tags are gone.
constexpr qsizetype maxHtmlLength = 8 * photos::maxTextLength;

constexpr std::array entities {
    std::pair {QLatin1String("amp"), u'&'},
    std::pair {QLatin1String("lt"), u'<'},
    std::pair {QLatin1String("gt"), u'>'},
    std::pair {QLatin1String("quot"), u'"'},
    std::pair {QLatin1String("apos"), u'\''},
    std::pair {QLatin1String("nbsp"), u' '},
    std::pair {QLatin1String("ndash"), u'–'},
    std::pair {QLatin1String("mdash"), u'—'},
    std::pair {QLatin1String("hellip"), u'…'},
};

/// "amp", "#38" or "#x26"; what is unknown stays as it was written.
QString entity(QStringView name)
{
    for (const auto &[known, character] : entities) {
        if (name == known)
            return QString(QChar(character));
    }
    if (name.startsWith(u'#')) {
        const bool isHex = name.size() > 1 && name[1].toLower() == u'x';
        bool isNumber = false;
        const uint code = name.mid(isHex ? 2 : 1).toUInt(&isNumber, isHex ? 16 : 10);
        const bool isCharacter
            = code >= 32 && code <= 0x10ffff && !QChar::isSurrogate(char32_t(code));
        if (isNumber && isCharacter) {
            const char32_t character = code;
            return QString::fromUcs4(&character, 1);
        }
    }
    return u'&' + name.toString() + u';';
}

QString withoutEntities(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("&(#?[0-9A-Za-z]{1,10});"));
    QString plain;
    qsizetype end = 0;
    for (auto found = pattern.globalMatch(text); found.hasNext();) {
        const auto match = found.next();
        plain += QStringView(text).mid(end, match.capturedStart() - end);
        plain += entity(match.capturedView(1));
        end = match.capturedEnd();
    }
    plain += QStringView(text).mid(end);
    return plain;
}

} // namespace

QString plainText(const QString &html)
{
    static const QRegularExpression unseen(
        QStringLiteral("<(script|style)\\b.*?(</\\1\\s*>|$)|<!--.*?(-->|$)"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression lineBreak(
        QStringLiteral("<(br|/p|/div|/li)\\b[^>]*>"), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression tag(QStringLiteral("</?[A-Za-z][^>]*(>|$)"));
    static const QRegularExpression blanks(QStringLiteral("[^\\S\\n]+"));
    static const QRegularExpression lines(QStringLiteral(" ?\\n[ \\n]*"));

    QString text = html.left(maxHtmlLength);
    text.replace(u'\n', u' ').remove(unseen).replace(lineBreak, QStringLiteral("\n")).remove(tag);
    text = withoutEntities(text);
    text.replace(blanks, QStringLiteral(" ")).replace(lines, QStringLiteral("\n"));
    return text.trimmed().left(photos::maxTextLength);
}

} // namespace sources
