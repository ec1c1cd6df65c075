// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/Signature.h"

#include "core/Bytes.h"

#include <QMessageAuthenticationCode>

namespace ingest {

bool isSignedBy(const QByteArray &secret, const http::Request &request)
{
    // Two headers: a proxy and we might each believe another one.
    if (secret.isEmpty() || request.headerCount("x-hub-signature") != 1)
        return false;
    QByteArray given = request.header("x-hub-signature");
    auto algorithm = QCryptographicHash::Sha1;
    if (given.startsWith("sha1=")) {
        given.remove(0, 5);
    } else if (given.startsWith("sha256=")) {
        given.remove(0, 7);
        algorithm = QCryptographicHash::Sha256;
    }
    const QByteArray expected
        = QMessageAuthenticationCode::hash(request.body, secret, algorithm).toHex();
    return core::equalInConstantTime(given.toLower(), expected);
}

} // namespace ingest
