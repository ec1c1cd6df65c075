// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/VerifyToken.h"

#include <QMessageAuthenticationCode>

namespace ingest {

namespace {

/// `purpose` keeps what is made for one use from being of any for the other.
QString madeOf(const QByteArray &clientSecret, const QByteArray &purpose, const QByteArray &text)
{
    const QByteArray code = QMessageAuthenticationCode::hash(
        purpose + '\n' + text, clientSecret, QCryptographicHash::Sha256);
    return QString::fromLatin1(code.toHex().left(32));
}

} // namespace

QString verifyTokenOf(const QByteArray &clientSecret, const photos::Subscription &subscription)
{
    // The callback key is random: a place that is made again has another token.
    if (clientSecret.isEmpty() || subscription.callbackKey.isEmpty())
        return {};
    return madeOf(clientSecret, "hereabouts verify token",
        subscription.key().toUtf8() + '\n' + subscription.callbackKey.toUtf8());
}

QString verifyProofOf(const QByteArray &clientSecret, const QString &verifyToken)
{
    if (clientSecret.isEmpty() || verifyToken.isEmpty())
        return {};
    return madeOf(clientSecret, "hereabouts verify proof", verifyToken.toUtf8());
}

} // namespace ingest
