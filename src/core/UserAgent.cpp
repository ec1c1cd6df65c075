// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/UserAgent.h"

#include <algorithm>

namespace core {

namespace {

constexpr qsizetype maxContactLength = 128;

QByteArray &contact()
{
    static QByteArray known {HEREABOUTS_CONTACT};
    return known;
}

} // namespace

QByteArray userAgent()
{
    const QByteArray comment = contact().isEmpty() ? QByteArray() : " (" + contact() + ')';
    return "Hereabouts/" HEREABOUTS_VERSION + comment + " Qt/" + qVersion();
}

bool isContact(const QString &text)
{
    const bool isPlain = std::all_of(text.begin(), text.end(),
        [](QChar c) { return c > u' ' && c <= u'~' && c != u'(' && c != u')' && c != u'\\'; });
    return isPlain && !text.isEmpty() && text.size() <= maxContactLength;
}

void setContact(const QString &wish)
{
    Q_ASSERT(isContact(wish));
    contact() = wish.toLatin1();
}

} // namespace core
