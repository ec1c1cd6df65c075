// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/AccessTest.h"
#include "app/Keeper.h"
#include "app/NetworkReturn.h"
#include "support/Service.h"
#include "ui/FormField.h"
#include "ui/KeysDialog.h"
#include "ui/SourceChooser.h"
#include "ui/TestLine.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using support::Service;
using ui::KeysDialog;

/// Keys and tokens of sources: entered, tested and kept.
class tst_Keys : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();

    void givesWhatWasEntered();
    void leavesWhatIsKept();
    void forgetsWhenAsked();
    void neverShowsAKey();
    void wantsAnAddress();
    void testsBeforeItKeeps();
    void changesNothingThatTheEnvironmentDecides();
    void offersAKeyWhereOneIsMissing();

    void saysWhatATestBrought_data();
    void saysWhatATestBrought();

    void keepsKeysOverRestarts();
    void keepsTheTokenOfEachServer();
    void countsTheEnvironmentFirst();

    void tellsWhenTheNetworkReturns();
};

namespace {

ui::AccessState state(bool hasSecret = false)
{
    ui::SourceAccess flickr {"flickr", "Flickr", "About.", "Key", QUrl("https://flickr.example")};
    ui::SourceAccess mastodon {"mastodon", "Mastodon", "About.", "Token", {}};
    mastodon.hasAddress = true;
    mastodon.url = QUrl("https://social.example");
    flickr.hasSecret = mastodon.hasSecret = hasSecret;
    return {{flickr, mastodon}, "Secrets are kept in a safe."};
}

struct Meeting {
    explicit Meeting(const ui::AccessState &state) : dialog(state) { dialog.show(); }

    QLineEdit *edit(const char *name) const
    {
        for (ui::FormField *field : dialog.findChildren<ui::FormField *>()) {
            if (field->edit()->accessibleName() == name)
                return field->edit();
        }
        qFatal("no field %s", name);
    }
    QAbstractButton *button(const char *name) const
    {
        for (QAbstractButton *button : dialog.findChildren<QAbstractButton *>()) {
            if (button->text() == name || button->accessibleName() == name)
                return button;
        }
        qFatal("no button %s", name);
    }

    KeysDialog dialog;
    QSignalSpy wished {&dialog, &KeysDialog::accessWished};
    QSignalSpy forgotten {&dialog, &KeysDialog::accessForgotten};
    QSignalSpy tests {&dialog, &KeysDialog::testWished};
};

app::Settings settingsIn(const QTemporaryDir &directory)
{
    app::Settings settings;
    settings.dataDirectory = directory.filePath("data");
    settings.settingsFile = directory.filePath("settings.conf");
    QDir().mkpath(settings.dataDirectory);
    return settings;
}

/// What a keeper that starts anew knows.
QByteArray keptKey(const app::Settings &settings, const QString &source)
{
    const auto kept = app::SettingsFile(settings.settingsFile).load();
    app::Settings fresh = settings;
    fresh.sourceUrls = kept.settings.sourceUrls;
    app::Keeper keeper(fresh, kept);
    QSignalSpy known(&keeper, &app::Keeper::sourceKnown);
    keeper.start();
    [[maybe_unused]] const bool isKnown = QTest::qWaitFor(
        [&] { return !keeper.settings().sourceSecrets.value(source).isEmpty(); }, 500);
    return keeper.settings().sourceSecrets.value(source);
}

} // namespace

void tst_Keys::initTestCase()
{
    // No keyring: secrets go to their file.
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    qputenv("XDG_RUNTIME_DIR", "/nonexistent");
}

void tst_Keys::givesWhatWasEntered()
{
    Meeting meeting(state());
    meeting.edit("Flickr: Key")->setText(" S3CRETCANARY ");
    meeting.edit("Mastodon: Server")->setText("other.example");
    meeting.button("Save")->click();
    QCOMPARE(meeting.wished.size(), 2);
    QCOMPARE(meeting.wished[0][0].toString(), "flickr");
    QCOMPARE(meeting.wished[0][2].toByteArray(), QByteArray("S3CRETCANARY"));
    QCOMPARE(meeting.wished[1][1].toUrl(), QUrl("https://other.example"));
    QVERIFY(!meeting.dialog.isVisible());
    QVERIFY(meeting.edit("Flickr: Key")->text().isEmpty());
}

void tst_Keys::leavesWhatIsKept()
{
    Meeting meeting(state(true));
    meeting.button("Save")->click();
    QVERIFY(meeting.wished.isEmpty());
    QVERIFY(meeting.forgotten.isEmpty());
}

void tst_Keys::forgetsWhenAsked()
{
    Meeting meeting(state(true));
    meeting.button("Forget what is kept for Flickr")->click();
    QVERIFY(!meeting.edit("Flickr: Key")->isEnabled());
    meeting.button("Save")->click();
    QCOMPARE(meeting.forgotten.size(), 1);
    QCOMPARE(meeting.forgotten[0][0].toString(), "flickr");
}

void tst_Keys::neverShowsAKey()
{
    Meeting meeting(state(true));
    QVERIFY(meeting.edit("Flickr: Key")->text().isEmpty()); // not even as dots
    meeting.edit("Flickr: Key")->setText("S3CRETCANARY");
    QVERIFY(!meeting.edit("Flickr: Key")->displayText().contains("S3CRET"));
    for (const QLabel *label : meeting.dialog.findChildren<QLabel *>())
        QVERIFY(!label->text().contains("S3CRET"));
}

void tst_Keys::wantsAnAddress()
{
    Meeting meeting(state());
    for (const char *wrong : {"", "file:///etc/passwd", "https://me:word@x.example"}) {
        meeting.edit("Mastodon: Server")->setText(wrong);
        meeting.button("Save")->click();
        QVERIFY(meeting.dialog.isVisible());
        QVERIFY(meeting.wished.isEmpty());
    }
}

void tst_Keys::testsBeforeItKeeps()
{
    Meeting meeting(state());
    meeting.edit("Flickr: Key")->setText("S3CRETCANARY");
    meeting.button("Test Flickr")->click();
    QCOMPARE(meeting.tests.size(), 1);
    QCOMPARE(meeting.tests[0][2].toByteArray(), QByteArray("S3CRETCANARY"));
    QVERIFY(meeting.wished.isEmpty());
    QVERIFY(!meeting.button("Test Flickr")->isEnabled());
    const auto lines = meeting.dialog.findChildren<ui::TestLine *>();
    meeting.dialog.showTest("flickr", false, "Refused.");
    QVERIFY(lines[0]->words().contains("Refused."));
    QVERIFY(lines[1]->words().isEmpty());
    QVERIFY(meeting.button("Test Flickr")->isEnabled());
    meeting.edit("Flickr: Key")->setText("S3CRETCANARY2");
    QVERIFY(lines[0]->words().isEmpty()); // that was another key
}

void tst_Keys::changesNothingThatTheEnvironmentDecides()
{
    ui::AccessState given = state();
    given.sources[0].variable = "HEREABOUTS_FLICKR_KEY";
    Meeting meeting(given);
    QVERIFY(!meeting.edit("Flickr: Key")->isEnabled());
    QVERIFY(meeting.edit("Mastodon: Token")->isEnabled());
}

void tst_Keys::offersAKeyWhereOneIsMissing()
{
    photos::SourceInfo flickr;
    flickr.name = "flickr";
    flickr.title = "Flickr";
    flickr.needs = "Needs a key.";
    flickr.hasCircles = flickr.hasKey = true;
    ui::SourceChooser chooser({flickr});
    chooser.show();
    QSignalSpy wished(&chooser, &ui::SourceChooser::keyWished);
    auto *key = chooser.findChild<QPushButton *>();
    auto *box = chooser.findChild<QCheckBox *>();
    QVERIFY(key->isVisible());
    QVERIFY(!box->isEnabled());
    key->click();
    QCOMPARE(wished.size(), 1);
    QCOMPARE(wished[0][0].toString(), "flickr");

    flickr.isReady = true;
    chooser.setReady({flickr});
    QVERIFY(!key->isVisible());
    QVERIFY(box->isEnabled());
    QVERIFY(!box->accessibleDescription().contains("Needs"));
}

void tst_Keys::saysWhatATestBrought_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const char *source, int status, const char *body,
                         const char *words) {
        QTest::newRow(name) << source << status << QByteArray(body) << words;
    };
    row("Flickr, fine", "flickr", 200, R"({"stat":"ok"})", "It works");
    row("Flickr, wrong key", "flickr", 200, R"({"stat":"fail","code":100})", "Refused.");
    row("Flickr, too often", "flickr", 429, "", "Not now.");
    row("Flickr, broken", "flickr", 502, "", "Not reachable.");
    row("Flickr, something else", "flickr", 200, "<html>", "no such service");
    row("Flickr, nobody", "flickr", 0, "", "Not reachable.");
    row("Mastodon, fine", "mastodon", 200, "[]", "It works");
    row("Mastodon, wrong token", "mastodon", 401, "", "Refused.");
    row("Mastodon, too often", "mastodon", 429, "", "Not now.");
    row("Mastodon, nobody", "mastodon", 0, "", "Not reachable.");
    row("Mastodon, something else", "mastodon", 404, "", "no such service");
    row("service, fine", "instagram", 200, R"({"meta":{"code":200},"data":[]})", "It works");
    row("service, wrong secret", "instagram", 400,
        R"({"meta":{"code":400,"error_type":"OAuthParameterException","error_message":"no"}})",
        "Refused.");
    row("service, nobody", "instagram", 0, "", "Not reachable.");
}

void tst_Keys::saysWhatATestBrought()
{
    QFETCH(QString, source);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, words);
    Service service;
    service.reply = [&](const QUrl &) { return Service::Answer {body, status}; };
    const QUrl url = service.url();
    if (status == 0)
        service.close();
    QString told;
    bool wasFine = false;
    app::testAccess(
        {source, url, "me", "S3CRETCANARY"}, this, [&](bool isFine, const QString &said) {
            wasFine = isFine;
            told = said;
        });
    QVERIFY(told.isEmpty()); // later
    QTRY_VERIFY(!told.isEmpty());
    QVERIFY2(told.contains(words), qPrintable(told));
    QCOMPARE(wasFine, words == "It works");
    QVERIFY(!told.contains("S3CRET"));
}

void tst_Keys::keepsKeysOverRestarts()
{
    const QTemporaryDir directory;
    const app::Settings settings = settingsIn(directory);
    {
        app::Keeper keeper(settings, {});
        QSignalSpy known(&keeper, &app::Keeper::sourceKnown);
        keeper.keepSource("flickr", {}, "S3CRETCANARY");
        QCOMPARE(known.size(), 1); // used at once
        QCOMPARE(known[0][2].toByteArray(), QByteArray("S3CRETCANARY"));
        QTRY_VERIFY(QFile::exists(settings.dataDirectory + "/credentials.json"));
    }
    QFile text(settings.settingsFile);
    QVERIFY(!text.open(QIODevice::ReadOnly) || !text.readAll().contains("S3CRET"));
    QFile secrets(settings.dataDirectory + "/credentials.json");
    QCOMPARE(secrets.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther), 0);
    QCOMPARE(keptKey(settings, "flickr"), QByteArray("S3CRETCANARY"));
    {
        app::Keeper keeper(settings, {});
        keeper.forgetSource("flickr");
        QTest::qWait(50);
    }
    QVERIFY(keptKey(settings, "flickr").isEmpty());
}

void tst_Keys::keepsTheTokenOfEachServer()
{
    const QTemporaryDir directory;
    const app::Settings settings = settingsIn(directory);
    app::Keeper keeper(settings, {});
    keeper.keepSource("mastodon", QUrl("https://one.example"), "S3CRETCANARY-one");
    QTRY_VERIFY(QFile::exists(settings.dataDirectory + "/credentials.json"));
    // Another server does not get the token of the first.
    QSignalSpy known(&keeper, &app::Keeper::sourceKnown);
    keeper.keepSource("mastodon", QUrl("https://two.example"), {});
    QCOMPARE(known.size(), 1);
    QVERIFY(known[0][2].toByteArray().isEmpty());
    keeper.keepSource("mastodon", QUrl("https://one.example"), {});
    QTRY_COMPARE(known.last()[2].toByteArray(), QByteArray("S3CRETCANARY-one"));
    QCOMPARE(known.last()[1].toUrl(), QUrl("https://one.example"));
    QCOMPARE(keptKey(settings, "mastodon"), QByteArray("S3CRETCANARY-one"));
}

void tst_Keys::countsTheEnvironmentFirst()
{
    const QTemporaryDir directory;
    app::Settings settings = settingsIn(directory);
    {
        app::Keeper keeper(settings, {});
        keeper.keepSource("flickr", {}, "S3CRETCANARY-kept");
        QTRY_VERIFY(QFile::exists(settings.dataDirectory + "/credentials.json"));
    }
    settings.sourceSecrets.insert("flickr", "S3CRETCANARY-given");
    app::Keeper keeper(settings, {});
    QVERIFY(keeper.isFromEnvironment("flickr"));
    keeper.start();
    QTest::qWait(50);
    QCOMPARE(keeper.settings().sourceSecrets.value("flickr"), QByteArray("S3CRETCANARY-given"));
}

void tst_Keys::tellsWhenTheNetworkReturns()
{
    using Reachability = QNetworkInformation::Reachability;
    app::NetworkReturn network;
    QSignalSpy returned(&network, &app::NetworkReturn::returned);
    network.take(Reachability::Online); // it was never away
    QVERIFY(returned.isEmpty());
    network.take(Reachability::Disconnected);
    network.take(Reachability::Unknown);
    QVERIFY(returned.isEmpty());
    network.take(Reachability::Online);
    network.take(Reachability::Online);
    QCOMPARE(returned.size(), 1);
}

QTEST_MAIN(tst_Keys)
#include "tst_Keys.moc"
