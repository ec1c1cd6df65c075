// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Bytes.h"

#include <QTest>

class tst_Bytes : public QObject {
    Q_OBJECT

private slots:
    void comparesWholeSecrets_data();
    void comparesWholeSecrets();
    void randomTextIsLongEnoughAndNeverTheSame();
    void knowsSlugs_data();
    void knowsSlugs();
    void makesSlugsOfTitles_data();
    void makesSlugsOfTitles();
    void givesTheDemosTitleBack();
};

void tst_Bytes::comparesWholeSecrets_data()
{
    QTest::addColumn<QByteArray>("one");
    QTest::addColumn<QByteArray>("other");
    QTest::addColumn<bool>("equal");
    QTest::newRow("equal") << QByteArray("secret") << QByteArray("secret") << true;
    QTest::newRow("last byte differs") << QByteArray("secret") << QByteArray("secreu") << false;
    QTest::newRow("first byte differs") << QByteArray("secret") << QByteArray("tecret") << false;
    QTest::newRow("a beginning of it") << QByteArray("secret") << QByteArray("sec") << false;
    QTest::newRow("longer") << QByteArray("secret") << QByteArray("secret1") << false;
    QTest::newRow("empty against something") << QByteArray() << QByteArray("x") << false;
    QTest::newRow("both empty") << QByteArray() << QByteArray() << true;
}

void tst_Bytes::comparesWholeSecrets()
{
    QFETCH(QByteArray, one);
    QFETCH(QByteArray, other);
    QTEST(core::equalInConstantTime(one, other), "equal");
}

void tst_Bytes::randomTextIsLongEnoughAndNeverTheSame()
{
    const QByteArray first = core::randomHex(16);
    QCOMPARE(first.size(), 32);
    QCOMPARE(QByteArray::fromHex(first).toHex(), first);
    QVERIFY(first != core::randomHex(16));
}

void tst_Bytes::knowsSlugs_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("good");
    QTest::newRow("usual") << QByteArray("san-francisco") << true;
    QTest::newRow("64 characters") << QByteArray(64, 'a') << true;
    QTest::newRow("65 characters") << QByteArray(65, 'a') << false;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("upper case") << QByteArray("Kyoto") << false;
    for (const char bad : {':', '*', ' ', '\n', '/', '.', '%', '_', '\0'})
        QTest::addRow("with byte %d", bad) << QByteArray("a") + bad << false;
    QTest::newRow("not ASCII") << QByteArray("z\xc3\xbcrich") << false;
}

void tst_Bytes::knowsSlugs()
{
    QFETCH(QByteArray, text);
    QTEST(core::isSlug(text), "good");
}

void tst_Bytes::makesSlugsOfTitles_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QByteArray>("slug");
    QTest::newRow("words") << QStringLiteral("San Francisco") << QByteArray("san-francisco");
    QTest::newRow("accents") << QString::fromUtf8("São Paulo – Sé") << QByteArray("sao-paulo-se");
    QTest::newRow("outer blanks") << QStringLiteral("  Rio!  ") << QByteArray("rio");
    QTest::newRow("path tricks") << QStringLiteral("../x:*\n") << QByteArray("x");
    QTest::newRow("markup") << QStringLiteral("<script>") << QByteArray("script");
}

void tst_Bytes::makesSlugsOfTitles()
{
    QFETCH(QString, title);
    QTEST(core::slugFromTitle(title), "slug");
    QVERIFY(core::isSlug(core::slugFromTitle(title)));
    // A title without any letter of ours still has a slug, always the same one.
    const QByteArray kyoto = core::slugFromTitle(QString::fromUtf8("京都"));
    QVERIFY(core::isSlug(kyoto));
    QCOMPARE(core::slugFromTitle(QString::fromUtf8("京都")), kyoto);
    QVERIFY(core::slugFromTitle(QString::fromUtf8("大阪")) != kyoto);
    QVERIFY(core::isSlug(core::slugFromTitle(QString(1000, QLatin1Char('a')))));
}

void tst_Bytes::givesTheDemosTitleBack()
{
    QCOMPARE(core::titleFromSlug("san-francisco"), QStringLiteral("san francisco"));
}

QTEST_APPLESS_MAIN(tst_Bytes)
#include "tst_Bytes.moc"
