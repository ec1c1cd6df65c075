// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Application.h"
#include "app/Command.h"
#include "app/CommandLine.h"
#include "app/CommandRun.h"
#include "app/Desktop.h"
#include "app/Keeper.h"
#include "app/NetworkReturn.h"
#include "app/SecondStart.h"
#include "app/Secrecy.h"
#include "app/Termination.h"

#include "core/Log.h"
#include "core/UserAgent.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QLoggingCategory>
#include <QThread>
#include <QTranslator>

#include <cstdio>
#include <optional>
#include <unistd.h>
#include <variant>

namespace {

constexpr int exitUsage = 2;
constexpr int exitCannotStart = 1;

void print(FILE *stream, const QString &text)
{
    fputs(qUtf8Printable(text), stream);
    fflush(stream);
}

bool hasDisplay()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY")
        || qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

void nameTheProgram()
{
    QCoreApplication::setApplicationName(QStringLiteral("hereabouts"));
    QCoreApplication::setOrganizationName(QStringLiteral("hereabouts"));
    QCoreApplication::setApplicationVersion(QStringLiteral(HEREABOUTS_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("org.hereabouts.Hereabouts"));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Hereabouts"));
}

void registerMetaTypes()
{
    qRegisterMetaType<photos::Batch>();
    qRegisterMetaType<photos::Photo>();
    qRegisterMetaType<photos::Preview>();
    qRegisterMetaType<photos::Subscription>();
    qRegisterMetaType<QList<photos::Subscription>>();
    qRegisterMetaType<QList<photos::PlaceState>>();
    qRegisterMetaType<core::Health>();
    qRegisterMetaType<core::Sharing>();
    qRegisterMetaType<core::Error>();
    qRegisterMetaType<images::PictureSize>();
    qRegisterMetaType<tunnel::Outside::State>();
}

/// The language of the system: ours, and Qt's own words (its buttons, for example).
void loadTranslations()
{
    const QLocale locale;
    auto *ours = new QTranslator(QCoreApplication::instance());
    if (ours->load(
            locale, QStringLiteral("hereabouts"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        QCoreApplication::installTranslator(ours);
    auto *qts = new QTranslator(QCoreApplication::instance());
    if (qts->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
            QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qts);
}

/// Where to look, for people and for scripts that wait for it.
void announce(const app::Application &application)
{
    for (const QString &url : application.pageUrls())
        print(stdout, QCoreApplication::translate("main", "Page: %1").arg(url) + QLatin1Char('\n'));
    print(stdout,
        QCoreApplication::translate("main", "Callbacks: %1")
                .arg(QStringLiteral("http://127.0.0.1:%1").arg(application.callbackPort()))
            + QLatin1Char('\n'));
}

void connectTheKeeper(app::Keeper &keeper, app::Application &application, bool isHeadless)
{
    QObject::connect(
        &keeper, &app::Keeper::serviceKnown, &application, &app::Application::setService);
    QObject::connect(
        &keeper, &app::Keeper::tunnelKnown, &application, &app::Application::setTunnel);
    QObject::connect(
        &keeper, &app::Keeper::sourceKnown, &application, &app::Application::setSourceAccess);
    QObject::connect(&keeper, &app::Keeper::redisPasswordKnown, &application,
        &app::Application::setRedisPassword);
    QObject::connect(&keeper, &app::Keeper::told, &keeper, [](const QString &words) {
        print(stderr, QStringLiteral("hereabouts: ") + words + QLatin1Char('\n'));
    });
    if (isHeadless)
        QObject::connect(&keeper.credentials(), &app::Credentials::placeChanged, &keeper,
            [&keeper] { print(stdout, keeper.credentials().placeSentence() + QLatin1Char('\n')); });
}

/// Runs the steps on their thread and, unless headless, the window on this one.
int run(const app::Settings &settings, const app::KeptSettings &kept, bool &isDemonstrationWished)
{
    registerMetaTypes();
    QThread backend;
    backend.setObjectName(QStringLiteral("backend"));
    backend.start();

    // Made, used and destroyed on the backend thread: sockets belong to the thread that made them.
    QObject onBackend;
    onBackend.moveToThread(&backend);
    const auto runOnBackend = [&onBackend](auto function) {
        QMetaObject::invokeMethod(&onBackend, function, Qt::BlockingQueuedConnection);
    };
    std::unique_ptr<app::Application> application;
    runOnBackend([&] { application = std::make_unique<app::Application>(settings); });
    app::Keeper keeper(settings, kept);
    connectTheKeeper(keeper, *application, settings.isHeadless);
    std::unique_ptr<app::Desktop> desktop;
    if (!settings.isHeadless)
        desktop = std::make_unique<app::Desktop>(settings, *application, keeper);

    app::NetworkReturn network;
    QObject::connect(&network, &app::NetworkReturn::returned, application.get(),
        &app::Application::networkReturned);
    network.follow();

    core::Result<void> started;
    runOnBackend([&] { started = application->start(); });
    int exitCode = exitCannotStart;
    if (started) {
        announce(*application);
        if (desktop)
            desktop->show(application->pageUrls());
        keeper.start();
        exitCode = QCoreApplication::exec();
        isDemonstrationWished = desktop && desktop->isDemonstrationWished();
    } else {
        print(stderr, QStringLiteral("hereabouts: ") + started.error().message + QLatin1Char('\n'));
    }

    // Before its thread ends, which Redis' death signal follows.
    runOnBackend([&] {
        application->stop();
        application.reset();
    });
    desktop.reset();
    backend.quit();
    backend.wait();
    return exitCode;
}

/// What was asked for, read before the real application object exists: options decide which kind of
/// one is needed.
struct Asked {
    std::variant<app::Settings, app::Notice> options;
    std::optional<app::Command> command; ///< instead of the program
};

core::Result<Asked> readArguments(app::KeptSettings &kept)
{
    const app::SplitLine line = app::splitAtCommand(QCoreApplication::arguments());
    Asked asked;
    QStringList options = line.options;
    if (!line.words.isEmpty()) {
        const auto command = app::readCommand(line.words);
        if (!command)
            return command.error();
        if (const auto *notice = std::get_if<app::Notice>(&*command)) {
            asked.options = *notice;
            return asked;
        }
        asked.command = std::get<app::Command>(*command);
        options += asked.command->options;
    }
    const auto read = app::readCommandLine(
        options, QProcessEnvironment::systemEnvironment(), [&kept](const QString &path) {
            kept = app::SettingsFile(path).load();
            return kept.settings;
        });
    if (!read)
        return read.error();
    asked.options = *read;
    return asked;
}

/// A plain application object is there meanwhile, for translated words.
core::Result<Asked> readOptions(int argc, char **argv, app::KeptSettings &kept)
{
    const QCoreApplication application(argc, argv);
    loadTranslations();
    return readArguments(kept);
}

int run(const app::Command &command, const app::Settings &settings, const app::KeptSettings &kept,
    int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    loadTranslations();
    registerMetaTypes();
    // Only what went wrong; QT_LOGGING_RULES shows more.
    QLoggingCategory::setFilterRules(QStringLiteral("hereabouts.*.info=false"));
    return app::runCommand(command, settings, kept);
}

int start(int argc, char **argv, bool &isDemonstrationWished)
{
    nameTheProgram();
    app::KeptSettings kept;
    const auto read = readOptions(argc, argv, kept);
    app::wipeSecretsOfTheStart(argc, argv);
    if (!read) {
        print(stderr, QStringLiteral("hereabouts: ") + read.error().message + QLatin1Char('\n'));
        return exitUsage;
    }
    if (const auto *notice = std::get_if<app::Notice>(&read->options)) {
        print(stdout, notice->text);
        return 0;
    }
    auto settings = std::get<app::Settings>(read->options);
    if (!settings.contact.isEmpty())
        core::setContact(settings.contact);
    if (read->command)
        return run(*read->command, settings, kept, argc, argv);
    if (!settings.isHeadless && hasDisplay()) {
        const QCoreApplication application(argc, argv);
        loadTranslations();
        if (const auto exitCode = app::handOver(settings))
            return *exitCode;
    }
    const bool lacksDisplay = !settings.isHeadless && !hasDisplay();
    settings.isHeadless |= lacksDisplay;
    if (settings.isHeadless)
        qputenv("QT_QPA_PLATFORM", "offscreen"); // paints the demonstration, shows nothing

    QApplication application(argc, argv);
    loadTranslations();
    if (lacksDisplay)
        print(stdout,
            QCoreApplication::translate("main",
                "There is no display: running without a window. "
                "Open the page in a browser.\n"));
    if (const auto screen = app::Desktop::wallScreen(settings.wallScreen.value_or(QString()));
        settings.wallScreen && !lacksDisplay && !screen) {
        print(stderr, QStringLiteral("hereabouts: ") + screen.error().message + QLatin1Char('\n'));
        return exitUsage;
    }
    app::quitOnTerminationSignals();
    return run(settings, kept, isDemonstrationWished);
}

} // namespace

int main(int argc, char **argv)
{
    // First of all: on GLib's dispatcher a broadcast costs O(n²) in the backend thread. The window
    // keeps GLib for its platform theme.
    qputenv("QT_NO_THREADED_GLIB", "1");
    app::forbidCoreFiles();

    bool isDemonstrationWished = false;
    const int exitCode = start(argc, argv, isDemonstrationWished);
    if (!isDemonstrationWished)
        return exitCode;
    // Everything has ended: the demonstration takes the same ports.
    execl("/proc/self/exe", argv[0], "--demo", static_cast<char *>(nullptr));
    perror("hereabouts --demo");
    return exitCannotStart;
}
