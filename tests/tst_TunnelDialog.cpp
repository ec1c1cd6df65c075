// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/FormField.h"
#include "ui/TunnelDialog.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using ui::FormField;
using ui::TunnelDialog;
using ui::TunnelState;

/// Where a person chooses how the outside reaches this computer.
class tst_TunnelDialog : public QObject {
    Q_OBJECT

private slots:
    void givesWhatWasChosen_data();
    void givesWhatWasChosen();
    void showsWhatIsSet_data();
    void showsWhatIsSet();
    void saysWhatIsWrong();
    void tellsHowItGoes();
};

namespace {

struct Meeting {
    explicit Meeting(const TunnelState &state = {}) : dialog(state) { dialog.show(); }

    QLineEdit *edit(const char *name) const
    {
        for (FormField *field : dialog.findChildren<FormField *>()) {
            if (field->edit()->accessibleName() == name)
                return field->edit();
        }
        qFatal("no field %s", name);
    }
    QPushButton *button(const QString &text) const
    {
        for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
            if (button->text() == text)
                return button;
        }
        qFatal("no button");
    }
    bool says(const QString &words) const
    {
        for (const QLabel *label : dialog.findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(words))
                return true;
        }
        return false;
    }

    TunnelDialog dialog;
    QComboBox *kind = dialog.findChild<QComboBox *>();
    QSignalSpy wished {&dialog, &TunnelDialog::wished};
};

} // namespace

void tst_TunnelDialog::givesWhatWasChosen_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("recipe");
    QTest::newRow("none") << "No tunnel"
                          << ""
                          << ""
                          << "";
    QTest::newRow("localtunnel") << "localtunnel"
                                 << ""
                                 << ""
                                 << "localtunnel";
    QTest::newRow("localtunnel elsewhere") << "localtunnel"
                                           << "https://t.example"
                                           << ""
                                           << "localtunnel:https://t.example";
    QTest::newRow("cloudflared, with what was written for another") << "cloudflared"
                                                                    << "https://t.example"
                                                                    << "x {port}"
                                                                    << "cloudflared";
    QTest::newRow("ssh") << "SSH"
                         << " me@example.org "
                         << ""
                         << "ssh:me@example.org";
    QTest::newRow("ngrok") << "ngrok"
                           << ""
                           << ""
                           << "ngrok";
    QTest::newRow("own") << "Command of your own"
                         << ""
                         << " bore {port} "
                         << "bore {port}";
}

void tst_TunnelDialog::givesWhatWasChosen()
{
    QFETCH(QString, kind);
    QFETCH(QString, server);
    QFETCH(QString, command);
    QFETCH(QString, recipe);
    Meeting meeting;

    meeting.kind->setCurrentText(kind);
    meeting.edit("Server")->setText(server);
    meeting.edit("Command")->setText(command);
    meeting.edit("Public address")->setText("wall.example.org");
    meeting.button("Save")->click();

    QCOMPARE(meeting.wished.size(), 1);
    QCOMPARE(meeting.wished[0][0].toString(), recipe);
    QCOMPARE(meeting.wished[0][1].toUrl(), QUrl("https://wall.example.org"));
}

void tst_TunnelDialog::showsWhatIsSet_data()
{
    QTest::addColumn<QString>("recipe");
    for (const char *recipe : {"", "localtunnel", "localtunnel:https://t.example:8080",
             "cloudflared", "ssh:me@example.org:22/80", "ngrok", "bore {port}", "ssh: {port}"})
        QTest::newRow(recipe) << QString::fromLatin1(recipe);
}

void tst_TunnelDialog::showsWhatIsSet()
{
    QFETCH(QString, recipe);
    TunnelState state;
    state.recipe = recipe;
    state.fixedAddress = QUrl("https://wall.example.org/x");
    Meeting meeting(state);

    meeting.button("Save")->click(); // unchanged

    QCOMPARE(meeting.wished.size(), 1);
    QCOMPARE(meeting.wished[0][0].toString(), recipe);
    QCOMPARE(meeting.wished[0][1].toUrl(), state.fixedAddress);
}

void tst_TunnelDialog::saysWhatIsWrong()
{
    TunnelState state;
    state.problemOf = [](const QString &recipe) {
        return recipe.endsWith("!") ? QString("not that") : QString();
    };
    Meeting meeting(state);
    meeting.kind->setCurrentText("SSH");
    meeting.edit("Server")->setText("host!");
    meeting.button("Save")->click();
    QVERIFY(meeting.wished.isEmpty());
    QVERIFY(meeting.says("not that"));

    meeting.kind->setCurrentText("Command of your own");
    meeting.button("Save")->click(); // none
    QVERIFY(meeting.wished.isEmpty());
    meeting.edit("Command")->setText("x {port}");
    for (const char *wrong : {"ftp://x", "https://u:p@x", "https://x/?a=1"}) {
        meeting.edit("Public address")->setText(wrong);
        meeting.button("Save")->click();
        QVERIFY2(meeting.wished.isEmpty(), wrong);
    }
    meeting.edit("Public address")->setText("");
    meeting.button("Save")->click();
    QCOMPARE(meeting.wished.size(), 1);
    QVERIFY(meeting.wished[0][1].toUrl().isEmpty());
}

void tst_TunnelDialog::tellsHowItGoes()
{
    Meeting meeting;
    QPushButton *check = meeting.button("&Check now");
    QVERIFY(meeting.says("Nobody outside reaches this computer."));
    QVERIFY(!check->isEnabled());
    meeting.kind->setCurrentText("ngrok");
    QSignalSpy wished(&meeting.dialog, &TunnelDialog::checkWished);

    TunnelState now;
    now.isInUse = true;
    now.address = QUrl("https://x.example");
    now.health = {core::Health::Level::Fine, "The <b>outside</b> reaches us."};
    meeting.dialog.setState(now);

    QVERIFY(meeting.says("The <b>outside</b> reaches us."));
    QVERIFY(meeting.says("https://x.example"));
    QCOMPARE(meeting.kind->currentText(), "ngrok"); // what is being chosen stays
    check->click();
    QCOMPARE(wished.size(), 1);
    meeting.dialog.findChild<QToolButton *>()->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), "https://x.example");
}

QTEST_MAIN(tst_TunnelDialog)
#include "tst_TunnelDialog.moc"
