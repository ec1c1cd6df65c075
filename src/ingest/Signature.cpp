// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/Signature.h"

#include "core/Bytes.h"

#include <QMessageAuthenticationCode>

#include <algorithm>
#include <array>

namespace ingest {

namespace {

struct Method {
    const char *prefix;
    QCryptographicHash::Algorithm algorithm;
};
constexpr std::array methods {
    Method {"sha1=", QCryptographicHash::Sha1},
    Method {"sha256=", QCryptographicHash::Sha256},
    Method {"sha384=", QCryptographicHash::Sha384},
    Method {"sha512=", QCryptographicHash::Sha512},
};

bool isCodeOf(const QByteArray &body, const QByteArray &secret, const QByteArray &digits,
    QCryptographicHash::Algorithm algorithm)
{
    const QByteArray expected = QMessageAuthenticationCode::hash(body, secret, algorithm).toHex();
    return core::equalInConstantTime(digits.toLower(), expected);
}

/// "sha256=<digits>", by one of the first `known` methods.
bool isNamedCode(
    const QByteArray &body, const QByteArray &secret, const QByteArray &given, size_t known)
{
    return std::any_of(methods.begin(), methods.begin() + known, [&](const Method &method) {
        return given.startsWith(method.prefix)
            && isCodeOf(
                body, secret, given.mid(qsizetype(qstrlen(method.prefix))), method.algorithm);
    });
}

} // namespace

bool isSignedBy(const QByteArray &secret, const http::Request &request)
{
    // Two of a kind: a proxy and we might each believe another one.
    const qsizetype plain = request.headerCount("x-hub-signature");
    const qsizetype named = request.headerCount("x-hub-signature-256");
    if (secret.isEmpty() || plain > 1 || named > 1 || plain + named == 0)
        return false;
    const QByteArray given = request.header("x-hub-signature");
    const bool isPlainFine = plain == 0 || isNamedCode(request.body, secret, given, 2)
        || isCodeOf(request.body, secret, given, QCryptographicHash::Sha1);
    const QByteArray given256 = request.header("x-hub-signature-256");
    const bool isNamedFine = named == 0
        || (given256.startsWith("sha256=") && isNamedCode(request.body, secret, given256, 2));
    return isPlainFine && isNamedFine;
}

bool isSignedByHub(const QByteArray &secret, const http::Request &request)
{
    return !secret.isEmpty() && request.headerCount("x-hub-signature") == 1
        && isNamedCode(request.body, secret, request.header("x-hub-signature"), methods.size());
}

} // namespace ingest
