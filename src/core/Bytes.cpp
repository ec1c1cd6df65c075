// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Bytes.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <algorithm>

namespace core {

namespace {
constexpr qsizetype maxSlugLength = 64;

bool isSlugCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}
} // namespace

bool equalInConstantTime(QByteArrayView one, QByteArrayView other)
{
    uchar difference = one.size() == other.size() ? 0 : 1;
    const qsizetype shared = std::min(one.size(), other.size());
    for (qsizetype i = 0; i < shared; ++i)
        difference |= uchar(one[i]) ^ uchar(other[i]);
    return difference == 0;
}

QByteArray randomHex(int bytes)
{
    QByteArray random(bytes, Qt::Uninitialized);
    for (char &byte : random)
        byte = char(QRandomGenerator::system()->bounded(256));
    return random.toHex();
}

bool isSlug(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= maxSlugLength
        && std::all_of(text.begin(), text.end(), isSlugCharacter);
}

QByteArray slugFromTitle(const QString &title)
{
    QByteArray slug;
    // Decomposed, an accented letter is its base letter and a mark, and the mark is dropped.
    const QString decomposed = title.normalized(QString::NormalizationForm_KD).toLower();
    for (const QChar c : decomposed) {
        if (c.unicode() < 128 && isSlugCharacter(char(c.unicode())) && c != QLatin1Char('-'))
            slug += char(c.unicode());
        else if (!c.isMark() && !slug.isEmpty() && !slug.endsWith('-'))
            slug += '-';
    }
    slug.truncate(maxSlugLength);
    while (slug.endsWith('-'))
        slug.chop(1);
    if (!slug.isEmpty())
        return slug;
    return "place-"
        + QCryptographicHash::hash(title.toUtf8(), QCryptographicHash::Sha256).toHex().left(8);
}

QString titleFromSlug(QByteArrayView slug)
{
    return QString::fromLatin1(slug).replace(QLatin1Char('-'), QLatin1Char(' '));
}

} // namespace core
