// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>

namespace http {

/// One name and value of a head or a query.
struct Field {
    QByteArray name;
    QByteArray value;
};

/// A whole request, checked by the rules of RequestReader. A value.
struct Request {
    QByteArray method; ///< as sent: "GET", "POST", …
    QByteArray path; ///< as sent, before '?'. Nothing is decoded, so nothing can be hidden.
    QList<Field> query; ///< names as sent, values percent-decoded; '+' stays '+'
    QList<Field> headers; ///< names in lower case, values without outer blanks; in order
    QByteArray body; ///< raw bytes, without transfer coding
    QHostAddress peer; ///< IPv4-mapped addresses as IPv4

    /// How often the head has this name (lower case).
    qsizetype headerCount(QByteArrayView name) const;
    /// Its first value, or empty.
    QByteArray header(QByteArrayView name) const;
    /// First value of a query parameter, or empty.
    QByteArray parameter(QByteArrayView name) const;
    /// Whether any parameter is given twice: such a request is ambiguous.
    bool repeatsParameter() const;
};

} // namespace http
