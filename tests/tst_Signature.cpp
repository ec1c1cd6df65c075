// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/Signature.h"
#include "support/Data.h"

#include <QTest>

using ingest::isSignedBy;

namespace {

const QByteArray secret = "example-client-secret";
// Test vector 1 of spec/instagram-realtime.md §6.
const QByteArray sha1 = "8899235315a3d6f2c15da26bebcda9de647c6e71";
const QByteArray sha256 = "182f79c0dc87a034049c21829f3321bae93904571ae156c7e4b3a3ae28ffd360";

http::Request signedWith(const QList<QByteArray> &signatures)
{
    http::Request request;
    request.method = "POST";
    request.body = support::data(QStringLiteral("instagram-update-signed.in.json"));
    for (const QByteArray &signature : signatures)
        request.headers += http::Field {"x-hub-signature", signature};
    return request;
}

} // namespace

class tst_Signature : public QObject {
    Q_OBJECT

private slots:
    void acceptsEveryFormOfTheRightSignature_data();
    void acceptsEveryFormOfTheRightSignature();
    void refusesEverythingElse_data();
    void refusesEverythingElse();
    void refusesABodyThatChanged();
    void neverAcceptsAnEmptySecret();
};

void tst_Signature::acceptsEveryFormOfTheRightSignature_data()
{
    QTest::addColumn<QByteArray>("signature");
    QTest::newRow("bare") << sha1;
    QTest::newRow("sha1=") << "sha1=" + sha1;
    QTest::newRow("sha256=") << "sha256=" + sha256;
    QTest::newRow("upper case") << sha1.toUpper();
    QTest::newRow("sha256 upper case") << "sha256=" + sha256.toUpper();
}

void tst_Signature::acceptsEveryFormOfTheRightSignature()
{
    QFETCH(QByteArray, signature);

    QVERIFY(isSignedBy(secret, signedWith({signature})));
}

void tst_Signature::refusesEverythingElse_data()
{
    QTest::addColumn<QByteArrayList>("signatures");
    QTest::newRow("missing") << QByteArrayList();
    QTest::newRow("empty") << QByteArrayList {""};
    QTest::newRow("prefix only") << QByteArrayList {"sha1="};
    QTest::newRow("cut") << QByteArrayList {sha1.chopped(1)};
    QTest::newRow("longer") << QByteArrayList {sha1 + '0'};
    QTest::newRow("one digit off") << QByteArrayList {sha1.chopped(1) + '2'};
    QTest::newRow("zeros") << QByteArrayList {QByteArray(40, '0')};
    QTest::newRow("bare sha256") << QByteArrayList {sha256};
    QTest::newRow("sha256 called sha1") << QByteArrayList {"sha1=" + sha256};
    QTest::newRow("sha1 called sha256") << QByteArrayList {"sha256=" + sha1};
    QTest::newRow("prefix twice") << QByteArrayList {"sha1=sha1=" + sha1};
    QTest::newRow("list") << QByteArrayList {QByteArray(40, '0') + ", " + sha1};
    QTest::newRow("twice, both right") << QByteArrayList {sha1, sha1};
    QTest::newRow("good and bad") << QByteArrayList {sha1, "x"};
    QTest::newRow("bad and good") << QByteArrayList {"x", sha1};
    QTest::newRow("base64") << QByteArrayList {QByteArray::fromHex(sha1).toBase64()};
    QTest::newRow("no key") << QByteArrayList {
        QByteArray::fromHex("da39a3ee5e6b4b0d3255bfef95601890afd80709").toHex()};
}

void tst_Signature::refusesEverythingElse()
{
    QFETCH(QByteArrayList, signatures);

    QVERIFY(!isSignedBy(secret, signedWith(signatures)));
}

void tst_Signature::refusesABodyThatChanged()
{
    http::Request request = signedWith({sha1});
    QVERIFY(isSignedBy(secret, request));

    request.body[20] = char(request.body[20] ^ 1);
    QVERIFY(!isSignedBy(secret, request));
    request.body[20] = char(request.body[20] ^ 1);
    request.body += '\n';
    QVERIFY(!isSignedBy(secret, request));
}

void tst_Signature::neverAcceptsAnEmptySecret()
{
    http::Request request;
    // HMAC-SHA1 of nothing with an empty key.
    request.headers += http::Field {"x-hub-signature", "fbdb1d1b18aa6c08324b7d64b71fb76370690e1d"};

    QVERIFY(!isSignedBy({}, request));
}

QTEST_GUILESS_MAIN(tst_Signature)
#include "tst_Signature.moc"
