// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/Preview.h"
#include "sources/Source.h"

#include <QObject>

#include <memory>

namespace ingest {

/// Shows what a place would bring before it is saved: glances once at each of its sources, keeps
/// nothing of it anywhere, and registers nothing. A source has one glance of ours at a time; while
/// it answers only the latest wish waits, so that drawing a circle back and forth costs a source
/// no more than it can answer. The same place is not asked for again within a few minutes, a
/// source that failed not before it allows. Backend thread.
class Previewer : public QObject {
    Q_OBJECT

public:
    static constexpr qsizetype maxPhotos = 24; ///< of each source
    static constexpr qsizetype maxRemembered = 32; ///< answers
    static constexpr std::chrono::minutes remembered {3};
    static constexpr std::chrono::seconds failureRemembered {15}; ///< where it named no time

    explicit Previewer(QObject *parent = nullptr);
    ~Previewer() override;

    /// Not owned; may end at any time.
    void addSource(sources::Source *source);
    /// One of those that are shown now.
    std::optional<photos::Photo> photo(const QString &id) const;

public slots:
    /// One wish for each source, as for a place. Takes the place of the look before; answered by
    /// changed() at once and after each source.
    void look(int ticket, const QList<photos::Subscription> &wishes);
    /// Nobody looks any more: sources that were not asked yet are not asked.
    void stop();

signals:
    void changed(const photos::Preview &preview);

private:
    void tell();
    void askMissing();
    void take(const photos::Subscription &wish, const core::Result<sources::Finding> &found);

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace ingest
