// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/CommandOutput.h"

#include "app/PhotoExport.h"
#include "ui/Words.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

#include <cstdio>
#include <unistd.h>

namespace app {

namespace {

using Format = Command::Format;
using Kind = Command::Kind;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(app::CommandOutput)
};

void print(const QString &line)
{
    fputs(qUtf8Printable(line + QLatin1Char('\n')), stdout);
}

QString textOf(const QJsonValue &value, const char *member)
{
    return printable(value[QLatin1String(member)].toString());
}

/// "inaturalist 37.7694, -122.4862 within 3000 m: watching".
QString sourceLine(const QJsonValue &source)
{
    QStringList words {textOf(source, "source")};
    if (const QString id = textOf(source, "objectId"); !id.isEmpty())
        words += textOf(source, "object") + QLatin1Char(' ') + id;
    if (const double radius = source[QLatin1String("radius")].toDouble(); radius > 0)
        words += Words::tr("%1, %2 within %3 m")
                     .arg(QString::number(source[QLatin1String("latitude")].toDouble(), 'g', 9),
                         QString::number(source[QLatin1String("longitude")].toDouble(), 'g', 9),
                         QString::number(radius, 'f', 0));
    QString line = words.join(QLatin1Char(' ')) + QStringLiteral(": ") + textOf(source, "state");
    if (const QString message = textOf(source, "message"); !message.isEmpty())
        line += QStringLiteral(" — ") + message;
    return line;
}

void printPlace(const QJsonValue &place)
{
    print(Words::tr("%1 (%2): %3", "short name, name, number of photos")
              .arg(textOf(place, "slug"), textOf(place, "title"),
                  ui::words::photoCountText(place[QLatin1String("count")].toInteger())));
    for (const QJsonValue &source : place[QLatin1String("sources")].toArray())
        print(QStringLiteral("  ") + sourceLine(source));
}

void printSubscription(const QJsonValue &subscription)
{
    QString line = textOf(subscription, "id") + QStringLiteral("  ")
        + textOf(subscription, "object") + QLatin1Char(' ') + textOf(subscription, "objectId")
        + QStringLiteral("  ") + textOf(subscription, "callbackUrl");
    if (const QString place = textOf(subscription, "place"); !place.isEmpty())
        line += QStringLiteral("  ") + Words::tr("(place: %1)").arg(place);
    print(line);
}

void printJson(const QJsonValue &value)
{
    const QJsonDocument document
        = value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    fputs(document.toJson(QJsonDocument::Indented).constData(), stdout);
}

void printAnswer(const Command &command, const QJsonObject &answer)
{
    switch (command.kind) {
    case Kind::ListPlaces: {
        const QJsonValue places = answer.value(QLatin1String("places"));
        if (command.isJson)
            return printJson(places);
        for (const QJsonValue &place : places.toArray())
            printPlace(place);
        if (places.toArray().isEmpty())
            print(Words::tr("No place is watched."));
        return;
    }
    case Kind::AddPlace:
        if (command.isJson)
            return printJson(answer.value(QLatin1String("place")));
        return print(Words::tr("%1 (%2) is watched.")
                         .arg(textOf(answer.value(QLatin1String("place")), "slug"),
                             textOf(answer.value(QLatin1String("place")), "title")));
    case Kind::RemovePlace:
        return print(Words::tr("%1 (%2) is no longer watched.")
                         .arg(textOf(answer.value(QLatin1String("place")), "slug"),
                             textOf(answer.value(QLatin1String("place")), "title")));
    case Kind::ListSubscriptions: {
        const QJsonValue all = answer.value(QLatin1String("subscriptions"));
        if (command.isJson)
            return printJson(all);
        for (const QJsonValue &subscription : all.toArray())
            printSubscription(subscription);
        if (all.toArray().isEmpty())
            print(Words::tr("The service has no subscription of ours."));
        return;
    }
    case Kind::RemoveSubscriptions:
        return print(command.request.contains(QLatin1String("all"))
                ? Words::tr("All subscriptions are deleted.")
                : Words::tr("Subscription %1 is deleted.")
                      .arg(printable(command.request.value(QLatin1String("id")).toString())));
    case Kind::ExportPhotos:
    case Kind::Doctor:
        return; // have outputs of their own
    }
}

std::unique_ptr<PhotoWriter> writerFor(
    const Command &command, const Settings &settings, QIODevice &out)
{
    switch (command.format) {
    case Format::Json:
        return jsonWriter(out);
    case Format::Csv:
        return csvWriter(out);
    case Format::Zip:
        return zipWriter(out, settings.cacheDirectory + QLatin1String("/pictures"));
    }
    Q_UNREACHABLE();
}

bool isOf(const photos::Photo &photo, const QString &place)
{
    return place.isEmpty() || photo.slug == place
        || photo.placeTitle.compare(place, Qt::CaseInsensitive) == 0;
}

/// A line at a time: however many photos there are, few are in memory.
core::Result<qint64> writePhotos(
    const Command &command, control::Client &client, PhotoWriter &writer)
{
    if (const auto begun = writer.begin(); !begun)
        return begun.error();
    qint64 count = 0;
    while (true) {
        const auto line = client.next();
        if (!line)
            return line.error();
        for (const QJsonValue &record : line->value(QLatin1String("photos")).toArray()) {
            const auto photo = photos::photoFromMedia(record.toObject());
            if (!photo || !isOf(*photo, command.place))
                continue;
            if (const auto added = writer.add(*photo); !added)
                return added.error();
            ++count;
        }
        if (line->value(QLatin1String("done")).toBool())
            break;
    }
    if (const auto ended = writer.end(); !ended)
        return ended.error();
    return count;
}

core::Result<void> exportToStandardOutput(
    const Command &command, const Settings &settings, control::Client &client)
{
    if (command.format == Format::Zip && ::isatty(STDOUT_FILENO))
        return core::Error {core::Error::Kind::Malformed,
            Words::tr("An archive is nothing to look at: choose a file with -o."), {}};
    QFile out;
    if (!out.open(stdout, QIODevice::WriteOnly))
        return core::Error {core::Error::Kind::Unavailable, out.errorString(), {}};
    const auto written = writePhotos(command, client, *writerFor(command, settings, out));
    if (!written)
        return written.error();
    if (!out.flush())
        return core::Error {core::Error::Kind::Unavailable,
            Words::tr("The photos can't be written: %1").arg(out.errorString()), {}};
    return {};
}

core::Result<void> exportToFile(
    const Command &command, const Settings &settings, control::Client &client)
{
    const QString name = QDir::toNativeSeparators(command.file);
    QSaveFile out(command.file); // a file that was there stays until this one is complete
    if (!out.open(QIODevice::WriteOnly))
        return core::Error {core::Error::Kind::Unavailable,
            Words::tr("%1 can't be written: %2").arg(name, out.errorString()), {}};
    const auto written = writePhotos(command, client, *writerFor(command, settings, out));
    if (!written)
        return written.error();
    if (!out.commit())
        return core::Error {core::Error::Kind::Unavailable,
            Words::tr("%1 can't be written: %2").arg(name, out.errorString()), {}};
    print(Words::tr("%1 in %2.", "number of photos, file")
              .arg(ui::words::photoCountText(*written), name));
    return {};
}

} // namespace

core::Result<void> writeAnswer(
    const Command &command, const Settings &settings, control::Client &client)
{
    if (command.kind == Kind::ExportPhotos)
        return command.file.isEmpty() ? exportToStandardOutput(command, settings, client)
                                      : exportToFile(command, settings, client);
    const auto answer = client.next();
    if (!answer)
        return answer.error();
    printAnswer(command, *answer);
    fflush(stdout);
    return {};
}

void complain(const QString &words)
{
    fputs(qUtf8Printable(QStringLiteral("hereabouts: ") + printable(words) + QLatin1Char('\n')),
        stderr);
}

QString printable(const QString &text)
{
    QString line = text.simplified();
    line.removeIf([](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
    });
    return line;
}

} // namespace app
