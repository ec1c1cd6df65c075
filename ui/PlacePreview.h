// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "images/PictureSize.h"
#include "photos/Preview.h"
#include "photos/Subscription.h"

#include <QTimer>
#include <QWidget>

class QLabel;

namespace ui {

class PreviewStrip;

/// The newest photos of the place in the form, before it is saved: wishes for them a moment after
/// the last change, and says in words how that goes. Each photo has its author and licence.
class PlacePreview : public QWidget {
    Q_OBJECT

public:
    explicit PlacePreview(QWidget *parent = nullptr);

    /// So long nothing changes before a source is troubled.
    void setPause(std::chrono::milliseconds pause) { m_pause.setInterval(pause); }

    /// What the form says now, one for each source; none: nothing can be looked at.
    void follow(const QList<photos::Subscription> &wishes);
    void show(const photos::Preview &preview);
    void showPicture(const QString &photoId, images::PictureSize size, const QByteArray &jpeg);
    /// What is said under the heading.
    QString message() const;

signals:
    void wished(int ticket, const QList<photos::Subscription> &wishes);
    /// Nobody looks at it any more.
    void ended();
    void pictureWanted(const QString &photoId, images::PictureSize size);

private:
    void say(const QString &words);
    QString wordsFor(const photos::Preview &preview) const;

    PreviewStrip *m_strip;
    QLabel *m_message;
    QTimer m_pause;
    QList<photos::Subscription> m_wishes;
    int m_ticket = 0;
};

} // namespace ui
