// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/Request.h"
#include "http/Response.h"

namespace sources {
class WebSubSource;
}

namespace ingest {

/// What a hub is answered on the callback of a feed (W3C WebSub, 5.3 and 7).
struct HubAnswer {
    http::Response response;
    const char *refusal = nullptr; ///< for the log, when something was not believed
    bool isConfirmation = false; ///< that we want to be subscribed
    bool isPush = false; ///< that was believed
};

/// `callbackKey` is the unguessable part of the path. Only confirms what we asked for; a push that
/// must be signed and is not is taken without a word and forgotten, so that who tries learns
/// nothing. Parameters may lack their "hub." as Flickr sends them.
HubAnswer answerHub(
    sources::WebSubSource &feeds, const http::Request &request, const QByteArray &callbackKey);

} // namespace ingest
