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
    void takesWhatMetaSends_data();
    void takesWhatMetaSends();
    void takesEveryMethodOfAHub_data();
    void takesEveryMethodOfAHub();
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

void tst_Signature::takesWhatMetaSends_data()
{
    // spec/meta-webhooks.md §7.
    const QByteArray old = "sha1=9461d43184db6dcf6d3dcc33356ca4bff57c55f8";
    const QByteArray now
        = "sha256=4fe603ccd78637897582efc4a23395f8c884f355ad462d2c4798a77dd88bb496";
    QTest::addColumn<QByteArrayList>("plain");
    QTest::addColumn<QByteArrayList>("named");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("both") << QByteArrayList {old} << QByteArrayList {now} << true;
    QTest::newRow("the new one") << QByteArrayList() << QByteArrayList {now} << true;
    QTest::newRow("the old one") << QByteArrayList {old} << QByteArrayList() << true;
    QTest::newRow("none") << QByteArrayList() << QByteArrayList() << false;
    QTest::newRow("the new one twice") << QByteArrayList() << QByteArrayList {now, now} << false;
    QTest::newRow("the new one is wrong")
        << QByteArrayList {old} << QByteArrayList {now.chopped(1) + '7'} << false;
    QTest::newRow("the old one is wrong")
        << QByteArrayList {old.chopped(1) + '7'} << QByteArrayList {now} << false;
    QTest::newRow("without its method") << QByteArrayList() << QByteArrayList {now.mid(7)} << false;
    QTest::newRow("the old method under the new name")
        << QByteArrayList() << QByteArrayList {old} << false;
    QTest::newRow("the new one empty") << QByteArrayList {old} << QByteArrayList {""} << false;
}

void tst_Signature::takesWhatMetaSends()
{
    QFETCH(QByteArrayList, plain);
    QFETCH(QByteArrayList, named);
    QFETCH(bool, isTaken);
    http::Request request;
    request.body = support::data(QStringLiteral("meta-mentions.in.json"));
    for (const QByteArray &value : std::as_const(plain))
        request.headers += http::Field {"x-hub-signature", value};
    for (const QByteArray &value : std::as_const(named))
        request.headers += http::Field {"x-hub-signature-256", value};

    QCOMPARE(isSignedBy("example-app-secret", request), isTaken);
}

void tst_Signature::takesEveryMethodOfAHub_data()
{
    // spec/websub-and-flickr.md A7.
    QTest::addColumn<QByteArrayList>("given");
    QTest::addColumn<bool>("isTaken");
    const QByteArray sha384 = "bdb46f9ebcdc8d7d900cce14841fe5973a909afe089724a6ce8d0dea442da1407ac"
                              "cc7e67b7ca0babd22593bb5a172a4";
    const QByteArray sha512 = "8be2616dffaa643197428c9466d1b25c00677c9e8ea3640eeaf32a986378799b427"
                              "bc8c63ef82482ea2fc50a6d81e7f63916b4903a3abd64a9aa2426f75e0901";
    const QByteArray sha256 = "9ff7c9516ac49d25c16848e5aaa67cae4d144d540e551c09186c7c2b5b3d5456";
    const QByteArray sha1 = "3e44bde21c47dcd72ae8dd979ed8b68d904bad7c";
    QTest::newRow("sha1") << QByteArrayList {"sha1=" + sha1} << true;
    QTest::newRow("sha256") << QByteArrayList {"sha256=" + sha256} << true;
    QTest::newRow("sha384") << QByteArrayList {"sha384=" + sha384} << true;
    QTest::newRow("sha512") << QByteArrayList {"sha512=" + sha512} << true;
    QTest::newRow("upper case") << QByteArrayList {"sha512=" + sha512.toUpper()} << true;
    QTest::newRow("none") << QByteArrayList() << false;
    QTest::newRow("twice") << QByteArrayList {"sha1=" + sha1, "sha1=" + sha1} << false;
    QTest::newRow("bare, as in 2011") << QByteArrayList {sha1} << false;
    QTest::newRow("a method that nobody knows") << QByteArrayList {"md5=" + sha1} << false;
    QTest::newRow("another method's digits") << QByteArrayList {"sha384=" + sha256} << false;
    QTest::newRow("one digit off") << QByteArrayList {"sha256=" + sha256.chopped(1) + '7'} << false;
}

void tst_Signature::takesEveryMethodOfAHub()
{
    QFETCH(QByteArrayList, given);
    QFETCH(bool, isTaken);
    http::Request request;
    request.body = "<feed/>";
    for (const QByteArray &value : std::as_const(given))
        request.headers += http::Field {"x-hub-signature", value};

    QCOMPARE(ingest::isSignedByHub("example-hub-secret", request), isTaken);
    QVERIFY(!ingest::isSignedByHub({}, request));
}

QTEST_GUILESS_MAIN(tst_Signature)
#include "tst_Signature.moc"
