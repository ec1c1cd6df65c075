// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/WallScreen.h"

#include <QCoreApplication>

namespace app {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(app::CommandLine)
};

} // namespace

core::Result<int> wallScreenFrom(const QString &wish, const QStringList &screenNames)
{
    if (wish.isEmpty())
        return 0;
    // By name first: a screen may be called "2".
    for (int index = 0; index < int(screenNames.size()); ++index) {
        if (screenNames.at(index).compare(wish, Qt::CaseInsensitive) == 0)
            return index;
    }
    bool isNumber = false;
    const int number = wish.toInt(&isNumber);
    if (isNumber && number >= 1 && number <= screenNames.size())
        return number - 1;

    QStringList there;
    for (int index = 0; index < int(screenNames.size()); ++index)
        there += QStringLiteral("%1 (%2)").arg(index + 1).arg(screenNames.at(index));
    return core::Error {core::Error::Kind::Malformed,
        Words::tr("--wall: there is no screen \"%1\". There is: %2.")
            .arg(wish, there.join(QStringLiteral(", ")))};
}

QStringList withWallValue(QStringList arguments)
{
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        const bool hasNext = i + 1 < arguments.size();
        if (arguments.at(i) != QLatin1String("--wall"))
            continue;
        const bool hasValue = hasNext && !arguments.at(i + 1).startsWith(QLatin1Char('-'));
        arguments[i] = QLatin1String("--wall=") + (hasValue ? arguments.at(i + 1) : QString());
        if (hasValue)
            arguments.removeAt(i + 1);
    }
    return arguments;
}

} // namespace app
