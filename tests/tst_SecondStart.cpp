// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Application.h"
#include "app/Desktop.h"
#include "app/PlaceLink.h"
#include "app/SecondStart.h"
#include "support/CommandRun.h"
#include "support/Program.h"
#include "ui/PlaceDialog.h"

#include <QApplication>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

/// A program that runs already: another start with the same data hands over what it was asked to
/// do, and ends.
class tst_SecondStart : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void understandsLinks_data();
    void understandsLinks();
    void refusesOtherLinks_data();
    void refusesOtherLinks();
    void nobodyRunsThenItStarts();
    void aLinkOpensTheFormInTheRunningWindow();
    void aHostileLinkOpensNothing();
    void theWallOpensInTheRunningProgram();
    void theRealProgramEndsWithZero();
    void withoutAWindowItSaysWhereThePageIs();

private:
    void start();
    app::Settings settings() const;
    std::optional<int> handOver(const app::Settings &settings);
    static ui::PlaceDialog *form();

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<app::Application> m_application;
    std::unique_ptr<app::Keeper> m_keeper;
    std::unique_ptr<app::Desktop> m_desktop;

private slots:
    void init();
    void cleanup();
};

void tst_SecondStart::initTestCase()
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "");
    qRegisterMetaType<photos::Batch>();
}

void tst_SecondStart::init()
{
    m_directory = std::make_unique<QTemporaryDir>();
}

void tst_SecondStart::cleanup()
{
    m_desktop.reset();
    if (m_application)
        m_application->stop();
    m_application.reset();
    m_keeper.reset();
}

app::Settings tst_SecondStart::settings() const
{
    app::Settings settings;
    settings.dataDirectory = m_directory->filePath("data");
    settings.cacheDirectory = m_directory->filePath("cache");
    settings.settingsFile = m_directory->filePath("settings.conf");
    settings.pagePort = 0;
    settings.callbackPort = 0;
    return settings;
}

void tst_SecondStart::start()
{
    m_application = std::make_unique<app::Application>(settings());
    m_keeper = std::make_unique<app::Keeper>(settings(), app::KeptSettings());
    m_desktop = std::make_unique<app::Desktop>(settings(), *m_application, *m_keeper);
    const auto started = m_application->start();
    QVERIFY2(started, started ? "" : qPrintable(started.error().message));
    m_desktop->show(m_application->pageUrls());
}

/// As another process does it: waiting, beside this thread.
std::optional<int> tst_SecondStart::handOver(const app::Settings &settings)
{
    std::optional<int> exitCode;
    const std::unique_ptr<QThread> other(
        QThread::create([&] { exitCode = app::handOver(settings); }));
    other->start();
    const bool hasEnded = QTest::qWaitFor([&] { return other->isFinished(); }, 20'000);
    return hasEnded ? exitCode : std::optional<int>(-1);
}

ui::PlaceDialog *tst_SecondStart::form()
{
    for (QWidget *widget : QApplication::allWidgets()) {
        auto *dialog = qobject_cast<ui::PlaceDialog *>(widget);
        if (dialog && dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

void tst_SecondStart::understandsLinks_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<double>("latitude");
    QTest::addColumn<double>("longitude");
    QTest::addColumn<double>("radius");
    QTest::addColumn<QString>("name");
    QTest::newRow("geo") << "geo:37.76,-122.44" << 37.76 << -122.44 << 1000.0 << "";
    QTest::newRow("with uncertainty")
        << "geo:37.76,-122.44;u=350" << 37.76 << -122.44 << 350.0 << "";
    QTest::newRow("as a telephone writes it")
        << "geo:37.76,-122.44?q=37.76,-122.44(Park)" << 37.76 << -122.44 << 1000.0 << "";
    QTest::newRow("ours") << "hereabouts://place?lat=37.76&lng=-122.44&radius=500&name=The%20Park"
                          << 37.76 << -122.44 << 500.0 << "The Park";
    QTest::newRow("an endless radius")
        << "hereabouts://place?lat=1&lng=2&radius=1e99" << 1.0 << 2.0 << 1000.0 << "";
    QTest::newRow("a radius beyond all") << "geo:1,2;u=99999999" << 1.0 << 2.0 << 50'000.0 << "";
    QTest::newRow("a name of two lines")
        << "hereabouts://place?lat=1&lng=2&name=a%0Ab%E2%80%AEc" << 1.0 << 2.0 << 1000.0 << "a bc";
}

void tst_SecondStart::understandsLinks()
{
    QFETCH(QString, link);
    const auto place = app::placeFromLink(link);

    QVERIFY2(place, place ? "" : qPrintable(place.error().message));
    QTEST(place->centre.latitude, "latitude");
    QTEST(place->centre.longitude, "longitude");
    QTEST(place->radius, "radius");
    QTEST(place->title, "name");
}

void tst_SecondStart::refusesOtherLinks_data()
{
    QTest::addColumn<QString>("link");
    for (const char *link : {"geo:", "geo:north", "geo:91,0", "geo:1", "hereabouts://",
             "hereabouts://place", "hereabouts://place?lat=1", "hereabouts://remove?lat=1&lng=2",
             "hereabouts://place?lat=nan&lng=2", "file:///etc/passwd", "https://example.org"})
        QTest::newRow(link) << QString(link);
    QTest::newRow("long") << "geo:1,2?" + QString(3000, 'x');
}

void tst_SecondStart::refusesOtherLinks()
{
    QFETCH(QString, link);
    QVERIFY(!app::placeFromLink(link));
}

void tst_SecondStart::nobodyRunsThenItStarts()
{
    QVERIFY(!handOver(settings()));
}

void tst_SecondStart::aLinkOpensTheFormInTheRunningWindow()
{
    start();
    app::Settings second = settings();
    second.links = {"geo:37.7694,-122.4862;u=3000"};

    QCOMPARE(handOver(second), 0);

    QTRY_VERIFY(form());
    QStringList texts;
    for (const QLineEdit *field : form()->findChildren<QLineEdit *>())
        texts += field->text();
    QVERIFY2(
        texts.contains("37.7694") && texts.contains("-122.4862"), qPrintable(texts.join(" | ")));

    // What is in it stays, whatever links come.
    second.links = {"geo:1,2"};
    QCOMPARE(handOver(second), 0);
    QCoreApplication::processEvents();
    for (const QLineEdit *field : form()->findChildren<QLineEdit *>())
        QVERIFY(field->text() != "2");
    form()->reject();
}

void tst_SecondStart::aHostileLinkOpensNothing()
{
    start();
    app::Settings second = settings();
    second.links = {"hereabouts://place?lat=<b>&lng=2"};

    QCOMPARE(handOver(second), 0);

    QCoreApplication::processEvents();
    QVERIFY(!form());
}

void tst_SecondStart::theWallOpensInTheRunningProgram()
{
    start();
    app::Settings second = settings();
    second.wallScreen = QString();

    QCOMPARE(handOver(second), 0);

    QTRY_VERIFY([] {
        for (const QWidget *widget : QApplication::topLevelWidgets()) {
            if (widget->isVisible() && widget->isFullScreen())
                return true;
        }
        return false;
    }());
}

void tst_SecondStart::theRealProgramEndsWithZero()
{
    support::Program first(m_directory->filePath("data"));
    first.showWindow();
    QVERIFY2(first.start(), first.standardError());

    const auto second = support::runCommand({"geo:1,2", "--port", "0", "--callback-port", "0"},
        m_directory->filePath("data"), {{"QT_QPA_PLATFORM", "offscreen"}});

    QCOMPARE(second.exitCode, 0);
    QCOMPARE(second.errors, QByteArray());
    QVERIFY(first.isRunning());
    QCOMPARE(first.redisProcessIds().size(), 1);
}

void tst_SecondStart::withoutAWindowItSaysWhereThePageIs()
{
    support::Program first(m_directory->filePath("data"));
    QVERIFY2(first.start(), first.standardError());

    const auto second = support::runCommand({"--port", "0", "--callback-port", "0"},
        m_directory->filePath("data"), {{"QT_QPA_PLATFORM", "offscreen"}});

    QCOMPARE(second.exitCode, 1);
    QVERIFY2(second.errors.contains(first.pageUrl().toEncoded()), second.errors);
    QVERIFY(first.isRunning());
}

QTEST_MAIN(tst_SecondStart)
#include "tst_SecondStart.moc"
