// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/QrCode.h"
#include "ui/ShareDialog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using ui::QrCode;
using ui::ShareDialog;

/// What a person sees and does to share the page.
class tst_ShareDialog : public QObject {
    Q_OBJECT

private slots:
    void isOffAtFirst();
    void oneSwitchSharesIt();
    void eachAddressHasItsCode();
    void keepsTheChosenAddress();
    void saysWhetherOthersComeThrough_data();
    void saysWhetherOthersComeThrough();
    void copiesTheAddressAndTheCommand();
    void saysWhoLooks();
    void theWifiIsAskedForAndKeptNowhere();
    void whatJoinsAWifi_data();
    void whatJoinsAWifi();
    void aCodeHasItsQuietZone();
    void noCodeForWhatIsTooLong();
};

namespace {

core::Sharing shared()
{
    core::Sharing sharing;
    sharing.isShared = true;
    sharing.addresses
        = {{"http://192.168.1.7:3000", "Wi-Fi (w0)"}, {"http://laptop.local:3000", {}}};
    return sharing;
}

struct Meeting {
    Meeting() { dialog.show(); }

    QString words() const
    {
        QString all;
        for (const QLabel *label : dialog.findChildren<QLabel *>()) {
            if (label->isVisible())
                all += label->text() + '\n';
        }
        return all;
    }
    QToolButton *button(const char *name) const
    {
        for (QToolButton *button : dialog.findChildren<QToolButton *>()) {
            if (button->accessibleName() == name || button->text().remove('&') == name)
                return button;
        }
        qFatal("no button %s", name);
    }
    QStringList codes() const
    {
        QStringList all;
        for (const QrCode *code : dialog.findChildren<QrCode *>()) {
            if (code->isVisible())
                all += code->text();
        }
        return all;
    }

    ShareDialog dialog;
    QCheckBox *share = dialog.findChild<QCheckBox *>();
    QComboBox *choice = dialog.findChild<QComboBox *>();
};

} // namespace

void tst_ShareDialog::isOffAtFirst()
{
    const Meeting meeting;
    QVERIFY(!meeting.share->isChecked());
    QVERIFY(meeting.codes().isEmpty());
    QVERIFY2(meeting.words().contains("Only this computer"), qPrintable(meeting.words()));
    QVERIFY(!meeting.button("Code for the Wi-Fi, for guests")->isVisible());
}

void tst_ShareDialog::oneSwitchSharesIt()
{
    Meeting meeting;
    QSignalSpy wished(&meeting.dialog, &ShareDialog::shareWished);
    QTest::keyClick(meeting.share, Qt::Key_Space);
    QCOMPARE(wished.size(), 1);
    QCOMPARE(wished.first().first().toBool(), true);

    // It was not possible: the switch says how it is, not what was wished.
    core::Sharing sharing;
    sharing.problem = "Port 3000 is in use.";
    meeting.dialog.setSharing(sharing);
    QVERIFY(!meeting.share->isChecked());
    QVERIFY(meeting.words().contains("Port 3000 is in use."));
    QCOMPARE(wished.size(), 1);
}

void tst_ShareDialog::eachAddressHasItsCode()
{
    Meeting meeting;
    meeting.dialog.setSharing(shared());
    QCOMPARE(meeting.choice->count(), 2);
    QVERIFY(meeting.choice->currentText().contains("Wi-Fi (w0)"));
    QCOMPARE(meeting.codes(), QStringList("http://192.168.1.7:3000"));
    meeting.choice->setCurrentIndex(1);
    QCOMPARE(meeting.codes(), QStringList("http://laptop.local:3000"));
}

void tst_ShareDialog::keepsTheChosenAddress()
{
    Meeting meeting;
    meeting.dialog.setSharing(shared());
    meeting.choice->setCurrentIndex(1);
    core::Sharing more = shared();
    more.addresses.prepend({"http://10.0.0.5:3000", "Network cable (e0)"});
    meeting.dialog.setSharing(more);
    QCOMPARE(meeting.choice->currentData().toString(), "http://laptop.local:3000");
}

void tst_ShareDialog::saysWhetherOthersComeThrough_data()
{
    QTest::addColumn<core::Sharing>("sharing");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("command");

    QTest::newRow("nobody yet") << shared() << "client isolation"
                                << "";
    core::Sharing walled = shared();
    walled.firewallCommand = "sudo ufw allow 3000/tcp";
    QTest::newRow("a firewall") << walled << "A firewall is on here" << walled.firewallCommand;
    core::Sharing reached = walled;
    reached.guest = "192.168.1.23";
    QTest::newRow("somebody") << reached << "Reachable: 192.168.1.23"
                              << "";
    core::Sharing alone;
    alone.isShared = true;
    QTest::newRow("no network") << alone << "in no network"
                                << "";
}

void tst_ShareDialog::saysWhetherOthersComeThrough()
{
    QFETCH(core::Sharing, sharing);
    QFETCH(QString, words);
    QFETCH(QString, command);
    Meeting meeting;
    meeting.dialog.setSharing(sharing);
    QVERIFY2(meeting.words().contains(words), qPrintable(meeting.words()));
    QString shown;
    for (const QLineEdit *edit : meeting.dialog.findChildren<QLineEdit *>()) {
        if (edit->isVisible() && edit->isReadOnly())
            shown += edit->text();
    }
    QCOMPARE(shown, command);
}

void tst_ShareDialog::copiesTheAddressAndTheCommand()
{
    Meeting meeting;
    core::Sharing sharing = shared();
    sharing.firewallCommand = "sudo ufw allow 3000/tcp";
    meeting.dialog.setSharing(sharing);
    meeting.button("Copy the address")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), "http://192.168.1.7:3000");
    meeting.button("Copy the command")->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), "sudo ufw allow 3000/tcp");
}

void tst_ShareDialog::saysWhoLooks()
{
    Meeting meeting;
    QVERIFY(meeting.words().contains("Nobody"));
    meeting.dialog.setViewerCount(1);
    QVERIFY2(meeting.words().contains("One browser has"), qPrintable(meeting.words()));
    meeting.dialog.setViewerCount(3);
    QVERIFY2(meeting.words().contains("3 browsers have"), qPrintable(meeting.words()));
}

void tst_ShareDialog::theWifiIsAskedForAndKeptNowhere()
{
    Meeting meeting;
    meeting.dialog.setSharing(shared());
    QToolButton *wifi = meeting.button("Code for the Wi-Fi, for guests");
    wifi->click();
    QList<QLineEdit *> fields;
    for (QLineEdit *edit : meeting.dialog.findChildren<QLineEdit *>()) {
        if (edit->isVisible() && !edit->isReadOnly())
            fields += edit;
    }
    QCOMPARE(fields.size(), 2);
    QCOMPARE(meeting.codes().size(), 1); // none of nothing
    QTest::keyClicks(fields.at(0), "Library");
    QTest::keyClicks(fields.at(1), "quiet please");
    QVERIFY(meeting.codes().contains("WIFI:T:WPA;S:Library;P:quiet please;;"));
    QCOMPARE(meeting.codes().size(), 2);

    for (const QrCode *code : meeting.dialog.findChildren<QrCode *>())
        QVERIFY(!code->toolTip().contains("quiet") && !code->accessibleName().contains("quiet"));
    wifi->click();
    QCOMPARE(meeting.codes().size(), 1);
    QCOMPARE(fields.at(1)->text(), QString()); // closed is forgotten
}

void tst_ShareDialog::whatJoinsAWifi_data()
{
    QTest::addColumn<QString>("network");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("code");
    QTest::newRow("plain") << "Hall"
                           << "12345678"
                           << "WIFI:T:WPA;S:Hall;P:12345678;;";
    QTest::newRow("open") << "Hall"
                          << ""
                          << "WIFI:T:nopass;S:Hall;;";
    QTest::newRow("with signs") << "a;b"
                                << "c:d,e\\f\""
                                << R"(WIFI:T:WPA;S:a\;b;P:c\:d\,e\\f\";;)";
}

void tst_ShareDialog::whatJoinsAWifi()
{
    QFETCH(QString, network);
    QFETCH(QString, password);
    QTEST(ui::wifiText(network, password), "code");
}

void tst_ShareDialog::aCodeHasItsQuietZone()
{
    const QImage image = ui::qrImage("http://192.168.1.7:3000");
    QCOMPARE(image.width(), image.height());
    QCOMPARE((image.width() - 8 - 17) % 4, 0); // ISO/IEC 18004, 6.1: 17 + 4 × version modules
    for (int i = 0; i < image.width(); ++i) {
        QCOMPARE(image.pixel(i, 3), qRgb(255, 255, 255));
        QCOMPARE(image.pixel(3, i), qRgb(255, 255, 255));
    }
    QCOMPARE(image.pixel(4, 4), qRgb(0, 0, 0)); // the finder pattern's corner
    QCOMPARE(image.pixel(5, 5), qRgb(255, 255, 255));
}

void tst_ShareDialog::noCodeForWhatIsTooLong()
{
    QVERIFY(ui::qrImage({}).isNull());
    QVERIFY(ui::qrImage(QString(5000, 'x')).isNull());
    QVERIFY(!ui::qrImage(QString(500, 'x')).isNull());
}

QTEST_MAIN(tst_ShareDialog)
#include "tst_ShareDialog.moc"
