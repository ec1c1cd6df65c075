// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "photos/Position.h"

#include <QTest>

using photos::Position;

class tst_Position : public QObject {
    Q_OBJECT

private slots:
    void comesBackFromItsText();
    void refusesOtherText_data();
    void refusesOtherText();
    void isOrderedByTimeThenSequence();
};

void tst_Position::comesBackFromItsText()
{
    const Position greatest {~0ULL, ~0ULL};
    QCOMPARE(greatest.toText(), QByteArray("18446744073709551615-18446744073709551615"));
    QCOMPARE(Position::fromText(greatest.toText()), std::optional(greatest));
    QCOMPARE(Position::fromText("0-0"), std::optional(Position()));
    QVERIFY(Position().isZero());
}

void tst_Position::refusesOtherText_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"", "1", "-", "1-", "-1", "1-2-3", " 1-2", "1-2 ", "+1-2", "1--2",
             "a-b", "1.0-2", "18446744073709551616-0", "1-0x2"})
        QTest::newRow(text) << QByteArray(text);
}

void tst_Position::refusesOtherText()
{
    QFETCH(QByteArray, text);
    QVERIFY(!Position::fromText(text));
}

void tst_Position::isOrderedByTimeThenSequence()
{
    QVERIFY((Position {9, 9} < Position {10, 0}));
    QVERIFY((Position {10, 1} > Position {10, 0}));
    QVERIFY((Position {10, 0} == Position {10, 0}));
}

QTEST_APPLESS_MAIN(tst_Position)
#include "tst_Position.moc"
