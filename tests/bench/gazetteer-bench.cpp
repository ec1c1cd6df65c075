// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How long the gazetteer takes for a keystroke, beside a plain QString::contains() over the same
// names, and how long the map's data take to read. Types the names of cities letter by letter.
// Run by hand, in a release build:
//
//   gazetteer-bench [rounds]
#include "geo/CompiledIn.h"
#include "geo/Gazetteer.h"
#include "geo/Land.h"

#include <QElapsedTimer>
#include <QStringList>

#include <algorithm>
#include <cstdio>
#include <vector>

namespace {

constexpr int shown = 8;

struct Times {
    std::vector<double> milliseconds;

    double at(double share)
    {
        std::sort(milliseconds.begin(), milliseconds.end());
        return milliseconds[size_t(share * double(milliseconds.size() - 1))];
    }
};

double since(const QElapsedTimer &clock)
{
    return double(clock.nsecsElapsed()) / 1e6;
}

qsizetype scan(const QStringList &names, const QString &query)
{
    qsizetype hits = 0;
    for (const QString &name : names)
        hits += name.contains(query, Qt::CaseInsensitive);
    return hits;
}

} // namespace

int main(int argc, char *argv[])
{
    const int rounds = argc > 1 ? std::max(1, atoi(argv[1])) : 5;
    QElapsedTimer clock;
    clock.start();
    const auto &gazetteer = geo::Gazetteer::compiledIn();
    std::printf(
        "gazetteer read in %.1f ms, %lld places\n", since(clock), qint64(gazetteer.count()));
    clock.start();
    const auto &land = geo::Land::compiledIn();
    std::printf("land read in %.1f ms, %zu rings\n", since(clock), land.rings(0).size());

    QStringList names;
    for (int rank = 0; rank < gazetteer.count(); ++rank)
        names += gazetteer.nameOf(rank, geo::Gazetteer::Language::English);
    const QStringList typed {QStringLiteral("san francisco"),
        QStringLiteral("las vegas, new mexico"), QStringLiteral("são paulo"),
        QStringLiteral("zwickau"), QStringLiteral("xqzzyk"), QStringLiteral("旧金山"),
        QStringLiteral("llanfairpwllgwyngyll"), QStringLiteral("a")};
    QStringList queries;
    for (const QString &text : typed) {
        for (qsizetype length = 1; length <= text.size(); ++length)
            queries += text.left(length);
    }
    // The best of all rounds for each keystroke: the rest is what else the machine did.
    Times ours {std::vector<double>(size_t(queries.size()), 1e9)};
    Times plain = ours;
    qsizetype found = 0;
    for (int round = 0; round < rounds; ++round) {
        for (size_t i = 0; i < size_t(queries.size()); ++i) {
            const QString &query = queries.at(qsizetype(i));
            clock.start();
            found += gazetteer.search(query, shown).size();
            ours.milliseconds[i] = std::min(ours.milliseconds[i], since(clock));
            clock.start();
            found += scan(names, query);
            plain.milliseconds[i] = std::min(plain.milliseconds[i], since(clock));
        }
    }
    std::printf("%lld keystrokes, %lld hits\n", qint64(queries.size()), qint64(found));
    std::printf("ours:     median %.3f ms, slowest %.3f ms\n", ours.at(0.5), ours.at(1));
    std::printf("contains: median %.3f ms, slowest %.3f ms\n", plain.at(0.5), plain.at(1));
    std::printf("ratio of the medians %.1f\n", plain.at(0.5) / ours.at(0.5));
    return 0;
}
