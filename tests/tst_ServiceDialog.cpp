// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/FormField.h"
#include "ui/ServiceDialog.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using ui::FormField;
using ui::ServiceDialog;
using ui::ServiceState;

/// The place where a person enters the client secret.
class tst_ServiceDialog : public QObject {
    Q_OBJECT

private slots:
    void givesWhatWasEntered();
    void neverShowsTheSecret();
    void leavesAKeptSecretAsItIs();
    void forgetsTheSecretWhenAsked();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void saysWhereSecretsAreKept();
    void changesNothingThatTheEnvironmentDecides();
};

namespace {

ServiceState kept()
{
    ServiceState state;
    state.url = QUrl("https://photos.example.org");
    state.clientId = "me";
    state.hasSecret = true;
    state.secretPlace = "Secrets are kept in a safe.";
    return state;
}

struct Meeting {
    explicit Meeting(const ServiceState &state) : dialog(state) { dialog.show(); }

    QLineEdit *edit(const char *name) const
    {
        for (FormField *field : dialog.findChildren<FormField *>()) {
            if (field->edit()->accessibleName() == name)
                return field->edit();
        }
        qFatal("no field %s", name);
    }
    void save() const
    {
        for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
            if (button->text() == "Save")
                return button->click();
        }
        qFatal("no button");
    }
    QString problems() const
    {
        QStringList problems;
        for (const FormField *field : dialog.findChildren<FormField *>()) {
            if (field->showsProblem())
                problems += field->message();
        }
        return problems.join('\n');
    }

    ServiceDialog dialog;
    QSignalSpy wished {&dialog, &ServiceDialog::serviceWished};
    QSignalSpy forgotten {&dialog, &ServiceDialog::secretForgotten};
};

} // namespace

void tst_ServiceDialog::givesWhatWasEntered()
{
    Meeting meeting({});
    meeting.edit("Address of the service")->setText("photos.example.org/v2 ");
    meeting.edit("Client id")->setText(" me ");
    meeting.edit("Client secret")->setText("S3CRETCANARY ä");
    meeting.save();
    QCOMPARE(meeting.wished.size(), 1);
    QCOMPARE(meeting.wished[0][0].toUrl(), QUrl("https://photos.example.org/v2"));
    QCOMPARE(meeting.wished[0][1].toByteArray(), QByteArray("me"));
    QCOMPARE(meeting.wished[0][2].toByteArray(), QByteArray("S3CRETCANARY ä"));
    QVERIFY(meeting.forgotten.isEmpty());
    QVERIFY(!meeting.dialog.isVisible());
    QVERIFY(meeting.edit("Client secret")->text().isEmpty());
}

void tst_ServiceDialog::neverShowsTheSecret()
{
    Meeting meeting(kept());
    QLineEdit *secret = meeting.edit("Client secret");
    QVERIFY(secret->text().isEmpty()); // not even as dots
    secret->setText("S3CRETCANARY");
    QCOMPARE(secret->echoMode(), QLineEdit::Password);
    QVERIFY(!secret->displayText().contains("S3CRET"));
    QVERIFY(!secret->accessibleDescription().contains("S3CRET"));
    for (const QLabel *label : meeting.dialog.findChildren<QLabel *>())
        QVERIFY(!label->text().contains("S3CRET"));
}

void tst_ServiceDialog::leavesAKeptSecretAsItIs()
{
    Meeting meeting(kept());
    meeting.edit("Client id")->setText("somebody else");
    meeting.save();
    QCOMPARE(meeting.wished.size(), 1);
    QVERIFY(meeting.wished[0][2].toByteArray().isEmpty());
    QVERIFY(meeting.forgotten.isEmpty());
}

void tst_ServiceDialog::forgetsTheSecretWhenAsked()
{
    Meeting meeting(kept());
    meeting.dialog.findChild<QCheckBox *>()->setChecked(true);
    QVERIFY(!meeting.edit("Client secret")->isEnabled());
    meeting.save();
    QCOMPARE(meeting.forgotten.size(), 1);
}

void tst_ServiceDialog::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("mention");
    const QString address = "Address of the service";
    for (const char *wrong : {"", "file:///etc/passwd", "https://", "https://me:word@x.example",
             "https://x.example/?a", "javascript://x", "a b"})
        QTest::newRow(wrong) << address << wrong << "An address such as";
    QTest::newRow("no id") << "Client id"
                           << "  "
                           << "client id is missing";
    QTest::newRow("no secret") << "Client secret"
                               << ""
                               << "Without it";
}

void tst_ServiceDialog::saysWhatIsWrong()
{
    QFETCH(QString, field);
    QFETCH(QString, value);
    QFETCH(QString, mention);
    ServiceState state = kept();
    state.hasSecret = false;
    Meeting meeting(state);
    meeting.edit("Client secret")->setText("word");
    meeting.edit(field.toUtf8())->setText(value);
    meeting.save();
    QVERIFY(meeting.wished.isEmpty());
    QVERIFY(meeting.dialog.isVisible());
    QVERIFY2(meeting.problems().contains(mention), qPrintable(meeting.problems()));
    QVERIFY(!meeting.problems().contains('\n'));
}

void tst_ServiceDialog::saysWhereSecretsAreKept()
{
    Meeting meeting(kept());
    QStringList said;
    for (const QLabel *label : meeting.dialog.findChildren<QLabel *>())
        said += label->text();
    QVERIFY(said.contains("Secrets are kept in a safe."));
}

void tst_ServiceDialog::changesNothingThatTheEnvironmentDecides()
{
    ServiceState state = kept();
    state.isFromEnvironment = true;
    Meeting meeting(state);
    for (const char *name : {"Address of the service", "Client id", "Client secret"})
        QVERIFY(!meeting.edit(name)->isEnabled());
    for (const QPushButton *button : meeting.dialog.findChildren<QPushButton *>())
        QVERIFY(button->text() != "Save");
}

QTEST_MAIN(tst_ServiceDialog)
#include "tst_ServiceDialog.moc"
