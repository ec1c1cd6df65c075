// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "photos/Subscription.h"

namespace ingest {

// Verify tokens are kept nowhere: who can read Redis learns none of them.

/// The token of a place that we register, made of the client secret and the place: the same
/// whenever it is needed, on every computer that knows the secret. Empty without a secret.
QString verifyTokenOf(const QByteArray &clientSecret, const photos::Subscription &subscription);

/// What a token that somebody else chose is recognised by; tells nothing about it to those who do
/// not know the client secret. Empty without a secret or a token.
QString verifyProofOf(const QByteArray &clientSecret, const QString &verifyToken);

} // namespace ingest
