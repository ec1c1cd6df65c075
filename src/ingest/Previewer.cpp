// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/Previewer.h"

#include "ingest/PlaceWish.h"
#include "sources/Catalogue.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QPointer>
#include <QSet>

#include <algorithm>

namespace ingest {

using photos::Preview;
using photos::Subscription;

namespace {

struct Answer {
    Subscription wish;
    QDeadlineTimer until;
    Preview::Part part;
};

Preview::Part partFrom(
    const QString &title, const core::Result<sources::Finding> &found, qsizetype most)
{
    Preview::Part part {title, Preview::State::Found, {}, {}};
    if (!found) {
        part.state = Preview::State::Failed;
        part.message = found.error().message;
        return part;
    }
    for (const photos::Photo &photo : found->photos) {
        if (part.photos.size() < most && !photo.isSensitive)
            part.photos += photo;
    }
    return part;
}

} // namespace

class Previewer::Private {
public:
    sources::Source *sourceOf(const Subscription &wish) const
    {
        return sources.value(wish.source).data();
    }
    const Answer *answerTo(const Subscription &wish) const;
    void remember(const Answer &answer);
    /// What can be shown for it now.
    Preview::Part partOf(const Subscription &wish) const;

    QHash<QString, QPointer<sources::Source>> sources; ///< by name
    QSet<QString> asked; ///< names of sources that answer now
    QList<Subscription> wishes; ///< of the look under way
    QList<Answer> answers; ///< oldest first
    int ticket = 0;
};

const Answer *Previewer::Private::answerTo(const Subscription &wish) const
{
    const auto found = std::find_if(answers.begin(), answers.end(), [&wish](const Answer &answer) {
        return answer.wish.source == wish.source && asksTheSame(answer.wish, wish)
            && !answer.until.hasExpired();
    });
    return found == answers.end() ? nullptr : &*found;
}

void Previewer::Private::remember(const Answer &answer)
{
    answers.removeIf([&answer](const Answer &old) {
        return old.until.hasExpired()
            || (old.wish.source == answer.wish.source && asksTheSame(old.wish, answer.wish));
    });
    if (answers.size() >= maxRemembered)
        answers.removeFirst();
    answers += answer;
}

Preview::Part Previewer::Private::partOf(const Subscription &wish) const
{
    if (const Answer *answer = answerTo(wish))
        return answer->part;
    Preview::Part part {sources::infoOf(wish.source).title, Preview::State::Looking, {}, {}};
    // One that pushes knows a circle only after it was registered.
    const sources::Source *source = sourceOf(wish);
    if (!source || source->pushes())
        part.state = Preview::State::Later;
    return part;
}

Previewer::Previewer(QObject *parent) : QObject(parent), d(std::make_unique<Private>()) {}

Previewer::~Previewer() = default;

void Previewer::addSource(sources::Source *source)
{
    d->sources.insert(source->name(), source);
    // One that it replaces will never answer.
    d->asked.remove(source->name());
    askMissing();
}

std::optional<photos::Photo> Previewer::photo(const QString &id) const
{
    for (const Subscription &wish : std::as_const(d->wishes)) {
        const Answer *answer = d->answerTo(wish);
        if (!answer)
            continue;
        for (const photos::Photo &photo : answer->part.photos) {
            if (photo.id == id)
                return photo;
        }
    }
    return std::nullopt;
}

void Previewer::look(int ticket, const QList<Subscription> &wishes)
{
    d->ticket = ticket;
    d->wishes.clear();
    for (const Subscription &wish : wishes) {
        Subscription glance = cleaned(wish);
        glance.slug.clear(); // nothing is remembered of what has none
        d->wishes += glance;
    }
    tell();
    askMissing();
}

void Previewer::stop()
{
    d->wishes.clear();
}

void Previewer::tell()
{
    Preview preview;
    preview.ticket = d->ticket;
    for (const Subscription &wish : std::as_const(d->wishes))
        preview.parts += d->partOf(wish);
    emit changed(preview);
}

void Previewer::askMissing()
{
    const QList<Subscription> wishes = d->wishes;
    for (const Subscription &wish : wishes) {
        sources::Source *source = d->sourceOf(wish);
        if (d->asked.contains(wish.source) || d->partOf(wish).state != Preview::State::Looking)
            continue;
        d->asked += wish.source;
        source->recent(
            wish, {}, [self = QPointer(this), wish](const core::Result<sources::Finding> &found) {
                if (self)
                    self->take(wish, found);
            });
    }
}

void Previewer::take(const Subscription &wish, const core::Result<sources::Finding> &found)
{
    d->asked.remove(wish.source);
    std::chrono::milliseconds lasts = remembered;
    if (!found) {
        lasts = found.error().retryAfter;
        lasts = std::max<std::chrono::milliseconds>(lasts, failureRemembered);
    }
    const QString title = sources::infoOf(wish.source).title;
    d->remember({wish, QDeadlineTimer(lasts), partFrom(title, found, maxPhotos)});
    if (d->wishes.isEmpty())
        return;
    tell();
    askMissing(); // what was wished meanwhile
}

} // namespace ingest
