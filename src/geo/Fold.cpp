// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/Fold.h"

#include <algorithm>

namespace geo {

namespace {

/// Letters that Unicode does not take apart into a plain one and a mark.
const char *plainLetters(char16_t letter)
{
    switch (letter) {
    case u'ø':
        return "o";
    case u'ł':
        return "l";
    case u'đ':
    case u'ð':
        return "d";
    case u'ħ':
        return "h";
    case u'ı':
        return "i";
    case u'ŋ':
        return "n";
    case u'ß':
        return "ss";
    case u'æ':
        return "ae";
    case u'œ':
        return "oe";
    case u'þ':
        return "th";
    case u'ə':
        return "a";
    default:
        return nullptr;
    }
}

bool isApostrophe(char16_t c)
{
    return c == u'\'' || c == u'`' || c == u'´' || (c >= 0x2018 && c <= 0x201B)
        || (c >= 0x02B9 && c <= 0x02BF);
}

void appendSpace(QByteArray &text)
{
    if (!text.isEmpty() && !text.endsWith(' '))
        text += ' ';
}

QByteArray trimmedEnd(QByteArray text)
{
    if (text.endsWith(' '))
        text.chop(1);
    return text;
}

bool isAsciiLetterOrDigit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

} // namespace

QByteArray folded(QStringView name)
{
    QByteArray result;
    result.reserve(name.size());
    const QString parts = name.toString().normalized(QString::NormalizationForm_KD).toLower();
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QChar c = parts.at(i);
        if (const char *plain = plainLetters(c.unicode()))
            result += plain;
        else if (c.isMark() || isApostrophe(c.unicode()))
            continue;
        else if (c.isSurrogate() || c.isLetterOrNumber())
            result += QStringView(parts).mid(i, c.isHighSurrogate() ? 2 : 1).toUtf8();
        else
            appendSpace(result);
        i += c.isHighSurrogate() ? 1 : 0;
    }
    return trimmedEnd(result);
}

QByteArray folded(QByteArrayView utf8)
{
    QByteArray result;
    result.reserve(utf8.size());
    for (const char c : utf8) {
        if (uchar(c) > 127)
            return folded(QString::fromUtf8(utf8));
        const char small = c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c;
        if (isAsciiLetterOrDigit(small))
            result += small;
        else if (!isApostrophe(uchar(c)))
            appendSpace(result);
    }
    return trimmedEnd(result);
}

} // namespace geo
