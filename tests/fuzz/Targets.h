// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace fuzz {

// The ways on which bytes from outside come in. Each target takes any bytes at all, goes all the
// way of its parser, and ends the process when a promise of the parser is broken (Promise.h).
// libFuzzer drives them one program each (Entry.cpp); tst_Corpora replays what was found.

void requests(const QByteArray &input); ///< http::RequestReader
void frames(const QByteArray &input); ///< http::FrameGate
void notices(const QByteArray &input); ///< ingest: callback bodies and paths
void media(const QByteArray &input); ///< sources: what an Instagram-compatible service answers
void sources(const QByteArray &input); ///< sources: what the public services answer
void messages(const QByteArray &input); ///< redis, journal: replies, envelopes, foreign messages
void settings(const QByteArray &input); ///< app: the settings file
void places(const QByteArray &input); ///< photos: a file of places from another computer
void thumbnails(const QByteArray &input); ///< images: pictures from strangers
void exif(const QByteArray &input); ///< images, sources: what pictures say about themselves

} // namespace fuzz
