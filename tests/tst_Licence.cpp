// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "photos/Licence.h"

#include <QTest>

class tst_Licence : public QObject {
    Q_OBJECT

private slots:
    void knowsLicencesThatForbidChanges_data();
    void knowsLicencesThatForbidChanges();
    void readsTheAddressWhenTheNameSaysNothing();
};

void tst_Licence::knowsLicencesThatForbidChanges_data()
{
    QTest::addColumn<QString>("licence");
    QTest::addColumn<bool>("forbids");
    QTest::newRow("BY-ND") << "CC BY-ND 2.0" << true;
    QTest::newRow("BY-NC-ND") << "CC BY-NC-ND 4.0" << true;
    QTest::newRow("small letters") << "cc-by-nd" << true;
    QTest::newRow("in full") << "Attribution-NoDerivs License" << true;
    QTest::newRow("in two words") << "Attribution, No Derivatives" << true;
    QTest::newRow("Chinese") << QStringLiteral("署名-禁止演绎 4.0") << true;
    QTest::newRow("BY") << "CC BY 4.0" << false;
    QTest::newRow("BY-NC-SA") << "CC BY-NC-SA 2.0" << false;
    QTest::newRow("inside a word") << "Open Government Licence (Inland Waters)" << false;
    QTest::newRow("public domain") << "CC0" << false;
    QTest::newRow("none") << "" << false;
    QTest::newRow("reserved") << "All rights reserved" << false;
}

void tst_Licence::knowsLicencesThatForbidChanges()
{
    QFETCH(QString, licence);
    QFETCH(bool, forbids);
    QCOMPARE(photos::forbidsChanges(licence), forbids);
}

void tst_Licence::readsTheAddressWhenTheNameSaysNothing()
{
    const auto at = [](const char *url) {
        return photos::forbidsChanges(QStringLiteral("Creative Commons"), QUrl(QString(url)));
    };
    QVERIFY(at("https://creativecommons.org/licenses/by-nc-nd/4.0/"));
    QVERIFY(!at("https://creativecommons.org/licenses/by-sa/4.0/"));
    QVERIFY(!at("https://nd.example.org/licences/by/"));
}

QTEST_APPLESS_MAIN(tst_Licence)
#include "tst_Licence.moc"
