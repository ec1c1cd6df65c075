// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PlacePreview.h"

#include "ui/PreviewStrip.h"
#include "ui/Theme.h"

#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using photos::Preview;
using State = Preview::State;

namespace {

constexpr std::chrono::milliseconds usualPause {700};

/// Whether a source would be asked the same; names make no difference.
bool asksTheSame(const QList<photos::Subscription> &one, const QList<photos::Subscription> &other)
{
    return std::equal(
        one.begin(), one.end(), other.begin(), other.end(), [](const auto &a, const auto &b) {
            return a.source == b.source && a.object == b.object && a.centre == b.centre
                && a.radius == b.radius && a.objectId == b.objectId;
        });
}

/// The newest of all sources first, as they will stream in.
QList<photos::Photo> newestOf(const Preview &preview)
{
    QList<photos::Photo> all;
    for (const Preview::Part &part : preview.parts)
        all += part.photos;
    std::stable_sort(all.begin(), all.end(),
        [](const auto &one, const auto &other) { return one.createdAt > other.createdAt; });
    return all;
}

} // namespace

PlacePreview::PlacePreview(QWidget *parent)
    : QWidget(parent)
    , m_strip(new PreviewStrip)
    , m_message(new QLabel)
{
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setFont(theme::font(theme::Type::Small));
    theme::setTone(m_message, theme::Tone::Muted);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(theme::space::hair);
    column->addWidget(m_message);
    column->addWidget(m_strip);
    connect(m_strip, &PreviewStrip::pictureWanted, this, &PlacePreview::pictureWanted);
    m_pause.setSingleShot(true);
    m_pause.setInterval(usualPause);
    connect(&m_pause, &QTimer::timeout, this, [this] { emit wished(++m_ticket, m_wishes); });
    say(tr("Choose a place, and its newest photos show here."));
}

void PlacePreview::follow(const QList<photos::Subscription> &wishes)
{
    if (asksTheSame(wishes, m_wishes))
        return;
    const bool wasLooking = !m_wishes.isEmpty();
    m_wishes = wishes;
    ++m_ticket; // answers to come are for another place
    m_strip->setPhotos({});
    if (!wishes.isEmpty()) {
        say(tr("Looking for the newest photos …"));
        return m_pause.start();
    }
    m_pause.stop();
    say(tr("Choose a place, and its newest photos show here."));
    if (wasLooking)
        emit ended();
}

void PlacePreview::show(const Preview &preview)
{
    if (preview.ticket != m_ticket || m_pause.isActive())
        return;
    m_strip->setPhotos(newestOf(preview));
    say(wordsFor(preview));
}

QString PlacePreview::wordsFor(const Preview &preview) const
{
    QStringList sentences;
    qsizetype count = 0;
    QStringList later;
    bool isLooking = false;
    bool isFound = false;
    for (const Preview::Part &part : preview.parts) {
        count += part.photos.size();
        isLooking |= part.state == State::Looking;
        isFound |= part.state == State::Found;
        if (part.state == State::Later)
            later += part.title;
    }
    if (isLooking)
        sentences += tr("Looking for the newest photos …");
    else if (count > 0)
        sentences += tr("The newest photos. Saved, new ones come by themselves.");
    else if (isFound)
        sentences += tr("No photos yet. Saved, the first one shows as soon as it is posted.");
    for (const Preview::Part &part : preview.parts) {
        if (part.state == State::Failed)
            sentences += part.message;
    }
    if (!isLooking && !isFound && later.size() < preview.parts.size())
        sentences += tr("The place can be saved all the same.");
    if (!later.isEmpty())
        sentences += tr("%1 shows photos only after the place was saved.")
                         .arg(QLocale().createSeparatedList(later));
    return sentences.join(QLatin1Char(' '));
}

void PlacePreview::showPicture(
    const QString &photoId, images::PictureSize size, const QByteArray &jpeg)
{
    if (size == images::PictureSize::Small)
        m_strip->showPicture(photoId, jpeg);
}

QString PlacePreview::message() const
{
    return m_message->text();
}

void PlacePreview::say(const QString &words)
{
    m_message->setText(words);
    setAccessibleDescription(words);
}

} // namespace ui
