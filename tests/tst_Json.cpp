// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Json.h"

#include <QJsonObject>
#include <QTest>

class tst_Json : public QObject {
    Q_OBJECT

private slots:
    void readsGoodText();
    void refusesBadText_data();
    void refusesBadText();
    void bracketsInTextAreNotNesting();
    void keepsWholeNumbersWhole();
};

void tst_Json::readsGoodText()
{
    const auto document = core::parseJson("{\"a\":[1,2]}");
    QVERIFY(document);
    QVERIFY(document->object().contains(QStringLiteral("a")));
}

void tst_Json::refusesBadText_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<core::Error::Kind>("kind");
    using Kind = core::Error::Kind;
    QTest::newRow("nothing") << QByteArray() << Kind::Malformed;
    QTest::newRow("words") << QByteArray("hello") << Kind::Malformed;
    QTest::newRow("cut off") << QByteArray("{\"a\":[1,") << Kind::Malformed;
    QTest::newRow("two values") << QByteArray("[] []") << Kind::Malformed;
    QTest::newRow("binary") << QByteArray("\x00\xff\xfe", 3) << Kind::Malformed;
    QTest::newRow("65 levels") << QByteArray(65, '[') + QByteArray(65, ']') << Kind::Malformed;
    QTest::newRow("100,000 levels") << QByteArray(100'000, '[') << Kind::Malformed;
    QTest::newRow("too large") << QByteArray(core::maxJsonBytes + 1, ' ') << Kind::TooLarge;
}

void tst_Json::refusesBadText()
{
    QFETCH(QByteArray, text);
    QFETCH(core::Error::Kind, kind);
    const auto document = core::parseJson(text);
    QVERIFY(!document);
    QCOMPARE(document.error().kind, kind);
    QVERIFY(!document.error().message.isEmpty());
}

void tst_Json::bracketsInTextAreNotNesting()
{
    QVERIFY(
        core::parseJson("[\"" + QByteArray(1000, '[') + "\\\"" + QByteArray(1000, '{') + "\"]"));
    QVERIFY(core::parseJson(QByteArray(64, '[') + QByteArray(64, ']')));
}

void tst_Json::keepsWholeNumbersWhole()
{
    const auto document = core::parseJson("{\"id\":9007199254740995111}");
    QVERIFY(document);
    QCOMPARE(document->object().value(QStringLiteral("id")).toInteger(), 9007199254740995111LL);
}

QTEST_APPLESS_MAIN(tst_Json)
#include "tst_Json.moc"
