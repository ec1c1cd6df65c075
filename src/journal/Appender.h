// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/Keys.h"
#include "photos/Photo.h"
#include "redis/Connection.h"

#include <functional>
#include <memory>

namespace journal {

/// Runs append.lua. A large batch goes in several calls, oldest photos first, the cursor with the
/// last one: so a failure on the way leaves the cursor where it was, and whoever looks again finds
/// what is missing.
class Appender {
public:
    /// What one call of the script carries at most.
    static constexpr qsizetype maxPhotosPerCall = 200;
    static constexpr qsizetype maxBytesPerCall = 4 * 1024 * 1024;

    struct Lengths {
        qsizetype stream;
        qsizetype seen;
        qsizetype list;
    };
    struct Wish {
        QByteArray slug;
        QByteArray title;
        QList<photos::Photo> photos; ///< newest first; only ids and records are used
        bool isForeign = false; ///< its publisher keeps channel and list
        QByteArray cursorKey;
        QByteArray cursor; ///< empty: stays as it is
    };
    struct Outcome {
        qsizetype added = 0;
        QByteArray epoch;
        photos::Position last; ///< of the newest photo in the journal
    };
    using Done = std::function<void(const core::Result<Outcome> &)>;

    /// `commands` must outlive it.
    Appender(redis::Connection &commands, Keys keys, Lengths lengths);

    /// `done` is called exactly once, later.
    void append(const Wish &wish, Done done);

    /// A name for an empty journal. Never the same twice: one that was emptied is another one.
    static QByteArray epochCandidate();

private:
    struct Job;
    void runNextCall(const std::shared_ptr<Job> &job);
    void takeAnswer(const std::shared_ptr<Job> &job, const core::Result<redis::Reply> &reply);
    QList<QByteArray> arguments(const Job &job) const;

    redis::Connection &m_commands;
    Keys m_keys;
    Lengths m_lengths;
    QByteArray m_script;
    QByteArray m_scriptDigest;
};

} // namespace journal
