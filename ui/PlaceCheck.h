// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/Subscription.h"

#include <QCoreApplication>
#include <QStringList>

namespace ui {

/// What is wrong with a place as it stands in the form, and what can be said about it. Knows the
/// chosen sources with their limits; those that were capped get their largest radius instead of
/// the place's.
class PlaceCheck {
    Q_DECLARE_TR_FUNCTIONS(ui::PlaceCheck)

public:
    /// `takenTitles`: names of the other places.
    explicit PlaceCheck(const QStringList &takenTitles) : m_takenTitles(takenTitles) {}

    /// The numbers as they were typed, beside what was read from them.
    struct Typed {
        photos::Subscription wish;
        QString latitude;
        QString longitude;
        QString radius;
    };

    photos::SubscriptionProblems problemsOf(
        const Typed &typed, const QList<photos::SourceInfo> &chosen) const;
    /// The first of the sources that allows less than the radius; an empty name: all allow it.
    photos::SourceInfo narrowest(double radius, const QList<photos::SourceInfo> &chosen) const;
    void cap(const QString &source) { m_capped += source; }
    bool isCapped(const QString &source) const { return m_capped.contains(source); }

    /// "≈ 79 km², 12 towns inside · Flickr: 10 km"; empty for what is no circle.
    QString sizeText(
        const photos::Subscription &wish, const QList<photos::SourceInfo> &chosen) const;

private:
    QStringList m_takenTitles;
    QStringList m_capped;
};

} // namespace ui
