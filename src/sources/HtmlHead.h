// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

namespace sources {

/// Whether a document that starts so is a web page rather than a feed.
bool looksLikeHtml(const QByteArray &start);

/// The <link> elements in the head of a page. Those in its body may have been written by anybody
/// (W3C WebSub, 4), as may those within comments, scripts and styles.
using TakeLink
    = std::function<void(const QString &relations, const QString &target, const QString &type)>;
void readHtmlLinks(const QByteArray &page, const TakeLink &take);

/// The first picture in a piece of HTML, as its address is written there; empty: none.
QString firstPictureIn(const QString &html);

} // namespace sources
