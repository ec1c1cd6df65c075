// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Json.h"

namespace core {

namespace {
bool isTooDeep(const QByteArray &text)
{
    int depth = 0;
    bool insideString = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (insideString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                insideString = false;
        } else if (c == '"') {
            insideString = true;
        } else if (c == '[' || c == '{') {
            if (++depth > maxJsonDepth)
                return true;
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return false;
}
} // namespace

Result<QJsonDocument> parseJson(const QByteArray &text, qsizetype maxBytes)
{
    if (text.size() > maxBytes)
        return Error {Error::Kind::TooLarge,
            QStringLiteral("JSON of %1 bytes; the limit is %2").arg(text.size()).arg(maxBytes)};
    if (isTooDeep(text))
        return Error {Error::Kind::Malformed,
            QStringLiteral("JSON nested deeper than %1 levels").arg(maxJsonDepth)};
    QJsonParseError problem;
    QJsonDocument document = QJsonDocument::fromJson(text, &problem);
    if (problem.error != QJsonParseError::NoError)
        return Error {Error::Kind::Malformed,
            QStringLiteral("not JSON: %1 at byte %2")
                .arg(problem.errorString())
                .arg(problem.offset)};
    return document;
}

} // namespace core
