// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Command.h"

#include "ui/CoordinateText.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>

#include <algorithm>
#include <array>

namespace app {

using core::Error; // lupdate follows no qualified type

namespace {

using Kind = Command::Kind;
using Read = core::Result<void>;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(app::Command)
};

Error problem(const QString &message)
{
    return {core::Error::Kind::Malformed, message, {}};
}

QString text(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

/// Options that every command has as well as the program.
void addCommonOptions(QCommandLineParser &parser)
{
    parser.addOptions({{text("data-dir"),
                           Words::tr("The folder of photos and places, as the program has it."),
                           Words::tr("DIR")},
        {text("settings"), Words::tr("The file of settings, as the program has it."),
            Words::tr("FILE")},
        {text("redis"), Words::tr("The Redis server, as the program has it."), Words::tr("URL")},
        {text("demo"), Words::tr("The demonstration's places and photos.")}});
}

QStringList commonOptions(const QCommandLineParser &parser)
{
    QStringList options;
    for (const char *name : {"data-dir", "settings", "redis"}) {
        for (const QString &value : parser.values(text(name)))
            options += text("--") + text(name) + QLatin1Char('=') + value;
    }
    if (parser.isSet(text("demo")))
        options += text("--demo");
    return options;
}

void addJsonOption(QCommandLineParser &parser)
{
    parser.addOption({text("json"), Words::tr("Answer in JSON, for programs.")});
}

// What each command takes.

void offerPlace(QCommandLineParser &parser)
{
    parser.addOptions({{text("name"), Words::tr("What the place is called."), Words::tr("NAME")},
        {text("lat"), Words::tr("Latitude of the circle's centre, in degrees."), Words::tr("N")},
        {text("lng"), Words::tr("Longitude of the circle's centre, in degrees."), Words::tr("N")},
        {text("radius"), Words::tr("Radius of the circle, in metres."), Words::tr("N")},
        {text("source"),
            Words::tr("Where photos come from: inaturalist, commons, folder, mastodon, bluesky, "
                      "flickr or instagram. May be given more than once (default: those that the "
                      "form chooses)."),
            Words::tr("SOURCE")},
        {text("tag"), Words::tr("A tag to watch, at sources that know no circles."),
            Words::tr("TAG")},
        {text("folder"), Words::tr("A folder of this computer to watch for new pictures."),
            Words::tr("DIR")}});
    addJsonOption(parser);
}

core::Result<void> readNumber(
    const QCommandLineParser &parser, const char *option, const char *member, QJsonObject &request)
{
    if (!parser.isSet(text(option)))
        return {};
    const auto number = ui::coordinates::numberFromText(parser.value(text(option)));
    if (!number)
        return problem(Words::tr("--%1 takes a number, not \"%2\".")
                           .arg(text(option), parser.value(text(option))));
    request.insert(text(member), *number);
    return {};
}

Read readPlace(const QCommandLineParser &parser, Command &command)
{
    QJsonObject request {
        {text("command"), text("places.add")}, {text("name"), parser.value(text("name"))}};
    if (parser.value(text("name")).trimmed().isEmpty())
        return problem(Words::tr("--name is missing: what is the place called?"));
    for (const auto &[option, member] : {std::pair {"lat", "latitude"},
             std::pair {"lng", "longitude"}, std::pair {"radius", "radius"}}) {
        if (auto read = readNumber(parser, option, member, request); !read)
            return read;
    }
    if (parser.isSet(text("tag")))
        request.insert(text("tag"), parser.value(text("tag")));
    if (parser.isSet(text("folder")))
        request.insert(text("folder"), QDir(parser.value(text("folder"))).absolutePath());
    request.insert(text("sources"), QJsonArray::fromStringList(parser.values(text("source"))));
    command.request = request;
    return {};
}

void offerJson(QCommandLineParser &parser)
{
    addJsonOption(parser);
}

Read readPlaces(const QCommandLineParser &, Command &command)
{
    command.request = {{text("command"), text("places.list")}};
    return {};
}

Read readRemoval(const QCommandLineParser &parser, Command &command)
{
    command.place = parser.positionalArguments().value(2);
    command.request = {{text("command"), text("places.remove")}, {text("place"), command.place}};
    return {};
}

void offerExport(QCommandLineParser &parser)
{
    parser.addOptions(
        {{text("format"), Words::tr("json, csv for a spreadsheet, or zip with the picture files."),
             Words::tr("FORMAT")},
            {{text("o"), text("output")},
                Words::tr("Write to this file (default: standard output). It appears when it is "
                          "complete."),
                Words::tr("FILE")},
            {text("place"), Words::tr("Only photos of this place, by its name or short name."),
                Words::tr("PLACE")}});
}

Read readExport(const QCommandLineParser &parser, Command &command)
{
    const QString format = parser.value(text("format"));
    if (format == text("json"))
        command.format = Command::Format::Json;
    else if (format == text("csv"))
        command.format = Command::Format::Csv;
    else if (format == text("zip"))
        command.format = Command::Format::Zip;
    else
        return problem(Words::tr("--format takes one of json, csv, zip, not \"%1\".").arg(format));
    command.file = parser.value(text("output"));
    if (command.file == QLatin1String("-"))
        command.file.clear();
    command.place = parser.value(text("place"));
    command.request = {{text("command"), text("photos.export")}};
    return {};
}

Read readSubscriptions(const QCommandLineParser &, Command &command)
{
    command.request = {{text("command"), text("subscriptions.list")}};
    return {};
}

void offerEnd(QCommandLineParser &parser)
{
    parser.addOption({text("all"), Words::tr("All of them.")});
}

Read readEnd(const QCommandLineParser &parser, Command &command)
{
    const QString id = parser.positionalArguments().value(2);
    if (id.isEmpty() != parser.isSet(text("all")))
        return problem(Words::tr("Say which subscription by its ID, or --all."));
    command.request = {{text("command"), text("subscriptions.remove")}};
    if (id.isEmpty())
        command.request.insert(text("all"), true);
    else
        command.request.insert(text("id"), id);
    return {};
}

Read readDoctor(const QCommandLineParser &, Command &command)
{
    command.request = {{text("command"), text("report")}};
    return {};
}

void offerNothing(QCommandLineParser &) {}

/// One row of the table: a command, what may follow it, and what it does.
struct Row {
    const char *name;
    const char *argument; ///< null: none
    bool isArgumentNeeded;
    Kind kind;
    const char *does;
    void (*offer)(QCommandLineParser &parser);
    Read (*read)(const QCommandLineParser &parser, Command &command);
    const char *example;
};

// clang-format off
const std::array table = {
    Row {"places list", nullptr, false, Kind::ListPlaces,
        QT_TRANSLATE_NOOP("app::Command", "List the places that are watched."), offerJson, readPlaces,
        "places list --json"},
    Row {"places add", nullptr, false, Kind::AddPlace,
        QT_TRANSLATE_NOOP("app::Command", "Watch a place: a circle, a tag or a folder."), offerPlace, readPlace,
        "places add --name \"Golden Gate Park\" --lat 37.7694 --lng -122.4862 --radius 3000"},
    Row {"places remove", QT_TRANSLATE_NOOP("app::Command", "PLACE"), true, Kind::RemovePlace,
        QT_TRANSLATE_NOOP("app::Command", "Watch a place no longer. Its photos stay until newer ones take their room."), offerNothing, readRemoval,
        "places remove golden-gate-park"},
    Row {"photos export", nullptr, false, Kind::ExportPhotos,
        QT_TRANSLATE_NOOP("app::Command", "Write down the photos that are kept, newest first, with author and licence."), offerExport, readExport,
        "photos export --format zip -o photos.zip"},
    Row {"subscriptions list", nullptr, false, Kind::ListSubscriptions,
        QT_TRANSLATE_NOOP("app::Command", "List what the Instagram-compatible service has registered for us."), offerJson, readSubscriptions,
        "subscriptions list"},
    Row {"subscriptions remove", QT_TRANSLATE_NOOP("app::Command", "ID"), false, Kind::RemoveSubscriptions,
        QT_TRANSLATE_NOOP("app::Command", "Delete a registration there, or all. Places that are still watched are registered again later; to end one for good, remove the place."), offerEnd, readEnd,
        "subscriptions remove --all"},
    Row {"doctor", nullptr, false, Kind::Doctor,
        QT_TRANSLATE_NOOP("app::Command", "Look at this installation and print a report for people who help, without secrets."), offerJson, readDoctor,
        "doctor"},
};
// clang-format on

const Row *rowOf(const QStringList &words)
{
    for (const Row &row : table) {
        const QStringList name = text(row.name).split(QLatin1Char(' '));
        if (words.mid(0, name.size()) == name)
            return &row;
    }
    return nullptr;
}

QString usageOf(const Row &row)
{
    QString usage = text(row.name);
    if (row.argument)
        usage += QLatin1Char(' ')
            + (row.isArgumentNeeded
                    ? Words::tr(row.argument)
                    : QLatin1Char('[') + Words::tr(row.argument) + QLatin1Char(']'));
    return usage;
}

QString helpOf(const Row &row, QCommandLineParser &parser)
{
    QString help = Words::tr("Usage: %1").arg(text("hereabouts ") + usageOf(row))
        + Words::tr(" [options]") + QLatin1Char('\n') + Words::tr(row.does) + text("\n\n");
    // Without Qt's own first lines, which know nothing of commands.
    const QString whole = parser.helpText();
    help += whole.mid(whole.indexOf(QLatin1Char('\n')) + 1).trimmed();
    return help + text("\n\n") + Words::tr("Example:") + text("\n  hereabouts ") + text(row.example)
        + QLatin1Char('\n');
}

Error unknown(const QStringList &words)
{
    QStringList near;
    for (const Row &row : table) {
        if (text(row.name).section(QLatin1Char(' '), 0, 0) == words.first())
            near += text(row.name);
    }
    return problem(
        Words::tr("\"%1\" is no command; there are: %2. See --help.")
            .arg(words.mid(0, 2).join(QLatin1Char(' ')), near.join(QStringLiteral(", "))));
}

} // namespace

core::Result<std::variant<Command, Notice>> readCommand(const QStringList &words)
{
    const Row *row = rowOf(words);
    const bool asksHelp = words.contains(text("--help")) || words.contains(text("-h"));
    if (!row && asksHelp)
        return {Notice {Words::tr("Commands:") + QLatin1Char('\n') + commandsHelp()}};
    if (!row)
        return unknown(words);
    QCommandLineParser parser;
    const QCommandLineOption help = parser.addHelpOption();
    row->offer(parser);
    addCommonOptions(parser);
    const bool isRead = parser.parse(QStringList {text("hereabouts")} + words);
    if (asksHelp || parser.isSet(help))
        return {Notice {helpOf(*row, parser)}};
    const QString seeHelp
        = QLatin1Char(' ') + Words::tr("See \"hereabouts %1 --help\".").arg(text(row->name));
    if (!isRead)
        return problem(parser.errorText() + seeHelp);
    const qsizetype most = text(row->name).split(QLatin1Char(' ')).size() + (row->argument ? 1 : 0);
    const QStringList given = parser.positionalArguments();
    if (given.size() > most)
        return problem(Words::tr("\"%1\" is one word too many.").arg(given.at(most)) + seeHelp);
    if (row->isArgumentNeeded && given.size() < most)
        return problem(Words::tr("%1 is missing.").arg(Words::tr(row->argument)) + seeHelp);
    Command command;
    command.kind = row->kind;
    if (const auto read = row->read(parser, command); !read)
        return problem(read.error().message + seeHelp);
    command.isJson = parser.optionNames().contains(text("json"));
    command.options = commonOptions(parser);
    return {command};
}

QString commandsHelp()
{
    qsizetype width = 0;
    for (const Row &row : table)
        width = std::max(width, usageOf(row).size());
    QString help;
    for (const Row &row : table)
        help += text("  ") + usageOf(row).leftJustified(width + 2) + Words::tr(row.does)
            + QLatin1Char('\n');
    return help + Words::tr("\"hereabouts COMMAND --help\" says what each takes.")
        + QLatin1Char('\n');
}

QStringList commandNames()
{
    QStringList names;
    for (const Row &row : table)
        names += text(row.name);
    return names;
}

} // namespace app
