// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/UserAgent.h"

#include <QTest>

class tst_UserAgent : public QObject {
    Q_OBJECT

private slots:
    void saysNameVersionAndContact();
    void takesWhatCanStandInAHeader_data();
    void takesWhatCanStandInAHeader();
};

void tst_UserAgent::saysNameVersionAndContact()
{
    // Nothing is told that nobody set: neither who builds it nor who runs it.
    const QByteArray builders(HEREABOUTS_CONTACT);
    QCOMPARE(core::userAgent(),
        QByteArray("Hereabouts/" HEREABOUTS_VERSION)
            + (builders.isEmpty() ? QByteArray() : " (" + builders + ')') + " Qt/" + qVersion());
    core::setContact("me@example.org");
    QCOMPARE(core::userAgent(),
        QByteArray("Hereabouts/" HEREABOUTS_VERSION " (me@example.org) Qt/") + qVersion());
}

void tst_UserAgent::takesWhatCanStandInAHeader_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("mail") << "me@example.org" << true;
    QTest::newRow("page") << "https://example.org/contact?a=b" << true;
    QTest::newRow("nothing") << "" << false;
    QTest::newRow("a line end") << "me@example.org\r\nX: y" << false;
    QTest::newRow("the end of the comment") << "me) Mozilla/5.0" << false;
    QTest::newRow("other letters") << QStringLiteral("ä@example.org") << false;
    QTest::newRow("long") << QString(129, 'x') << false;
}

void tst_UserAgent::takesWhatCanStandInAHeader()
{
    QFETCH(QString, text);
    QFETCH(bool, isTaken);
    QCOMPARE(core::isContact(text), isTaken);
}

QTEST_APPLESS_MAIN(tst_UserAgent)
#include "tst_UserAgent.moc"
