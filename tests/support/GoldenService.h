// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/Data.h"
#include "support/Pictures.h"
#include "support/Service.h"

namespace support {

/// A small photograph.
inline const QByteArray &goldenJpeg()
{
    static const QByteArray bytes = encoded(photograph({320, 200}), "jpeg");
    return bytes;
}

/// iNaturalist's or Commons' golden answer of that name, whose pictures are at our own service.
inline Service::Answer golden(const char *name, const Service &service, const QUrl &question)
{
    if (question.path().endsWith(".jpg") || question.path().endsWith(".jpeg")
        || question.path().endsWith(".png"))
        return {goldenJpeg()};
    QByteArray body = data(name);
    const QByteArray host = service.url().toEncoded();
    for (const char *real : {"https://inaturalist-open-data.s3.amazonaws.com",
             "https://static.inaturalist.org", "https://upload.wikimedia.org"})
        body.replace(real, host);
    return {body};
}

} // namespace support
