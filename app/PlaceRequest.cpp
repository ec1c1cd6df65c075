// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/PlaceRequest.h"

#include "photos/PlaceFile.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>

#include <algorithm>
#include <optional>

namespace app {

namespace {

using photos::SourceInfo;
using photos::Subscription;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(app::PlaceRequest)
};

core::Error problem(const QString &message)
{
    return {core::Error::Kind::Malformed, message, {}};
}

/// What is to be watched, before it is shared out to sources.
struct Wished {
    QString name;
    bool hasCircle = false;
    photos::Coordinate centre;
    double radius = 0;
    QString tag;
    QString folder;
    QStringList sources;
};

core::Result<void> readCircle(const QJsonObject &request, Wished &wished)
{
    int given = 0;
    const auto read = [&](QLatin1String name, double &number) {
        const QJsonValue value = request.value(name);
        given += value.isDouble() ? 1 : 0;
        number = value.toDouble();
    };
    read(QLatin1String("latitude"), wished.centre.latitude);
    read(QLatin1String("longitude"), wished.centre.longitude);
    read(QLatin1String("radius"), wished.radius);
    if (given != 0 && given != 3)
        return problem(Words::tr("A circle needs a latitude, a longitude and a radius in metres."));
    wished.hasCircle = given == 3;
    if (wished.hasCircle && !wished.centre.isValid())
        return problem(
            Words::tr("The latitude is between −90 and 90, the longitude between −180 and 180."));
    if (wished.hasCircle && !(wished.radius >= 1))
        return problem(Words::tr("The radius is a number of metres from 1."));
    return {};
}

core::Result<Wished> read(const QJsonObject &request)
{
    Wished wished;
    wished.name = request.value(QLatin1String("name")).toString().simplified();
    wished.tag = request.value(QLatin1String("tag")).toString().trimmed();
    wished.folder = request.value(QLatin1String("folder")).toString();
    const auto isLong
        = [](const QString &text) { return text.size() > photos::placefile::maxTextLength; };
    if (wished.name.isEmpty())
        return problem(Words::tr("A place needs a name."));
    if (isLong(wished.name) || isLong(wished.tag) || isLong(wished.folder))
        return problem(Words::tr("That is too long for a name, a tag or a folder."));
    if (const auto circle = readCircle(request, wished); !circle)
        return circle.error();
    if (!wished.folder.isEmpty() && !QDir::isAbsolutePath(wished.folder))
        return problem(Words::tr("A folder is given with its full path."));
    if (!wished.hasCircle && wished.tag.isEmpty() && wished.folder.isEmpty())
        return problem(Words::tr("A place needs a circle, a tag or a folder."));
    const QJsonArray sources = request.value(QLatin1String("sources")).toArray();
    if (sources.size() > photos::placefile::maxSourcesOfAPlace)
        return problem(Words::tr("Those are too many sources."));
    for (const QJsonValue &source : sources)
        wished.sources += source.toString();
    return wished;
}

/// The circle where there is one and the source knows circles, else the tag, else the folder.
std::optional<Subscription::Object> objectAt(const SourceInfo &source, const Wished &wished)
{
    if (source.hasFolders)
        return wished.folder.isEmpty() ? std::nullopt : std::optional(Subscription::Object::Folder);
    if (wished.hasCircle && source.hasCircles)
        return Subscription::Object::Geography;
    if (!wished.tag.isEmpty() && source.hasTags)
        return Subscription::Object::Tag;
    return std::nullopt;
}

/// As in the form: the sources chosen there for a new place; where they can't do what is wished,
/// or are not set up, those that can.
QStringList chosenFor(const Wished &wished, const QList<SourceInfo> &catalogue)
{
    QStringList chosen;
    const auto choose = [&](auto isChosen) {
        for (const SourceInfo &source : catalogue) {
            if (source.isReady && isChosen(source))
                chosen += source.name;
        }
    };
    if (wished.hasCircle && wished.folder.isEmpty())
        choose([](const SourceInfo &source) { return source.isDefault && source.hasCircles; });
    if (chosen.isEmpty() && wished.hasCircle && wished.folder.isEmpty())
        choose([](const SourceInfo &source) { return source.hasCircles && !source.hasFolders; });
    if (!wished.tag.isEmpty())
        choose([&](const SourceInfo &source) {
            return source.hasTags && !(wished.hasCircle && source.hasCircles);
        });
    if (!wished.folder.isEmpty())
        choose([](const SourceInfo &source) { return source.hasFolders; });
    return chosen;
}

} // namespace

core::Result<QList<Subscription>> wishesFrom(
    const QJsonObject &request, const QList<SourceInfo> &catalogue)
{
    const auto wished = read(request);
    if (!wished)
        return wished.error();
    const QStringList names
        = wished->sources.isEmpty() ? chosenFor(*wished, catalogue) : wished->sources;
    if (names.isEmpty())
        return problem(Words::tr("No source can be asked for that. Name one that is set up."));
    QList<Subscription> wishes;
    for (const QString &name : names) {
        const auto source = std::find_if(catalogue.begin(), catalogue.end(),
            [&](const SourceInfo &known) { return known.name == name; });
        if (source == catalogue.end())
            return problem(Words::tr("There is no source named “%1”.").arg(name));
        const auto object = objectAt(*source, *wished);
        if (!object)
            return problem(
                Words::tr("%1 can't be asked for that. %2").arg(source->title, source->gives));
        Subscription wish;
        wish.title = wished->name;
        wish.source = name;
        wish.object = *object;
        if (*object != Subscription::Object::Tag && wished->hasCircle) {
            wish.centre = wished->centre;
            wish.radius = wished->radius;
        }
        if (*object == Subscription::Object::Tag)
            wish.objectId = wished->tag;
        if (*object == Subscription::Object::Folder)
            wish.objectId = wished->folder;
        wishes += wish;
    }
    return wishes;
}

} // namespace app
