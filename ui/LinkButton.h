// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QUrl>

namespace ui {

/// One line of text that opens an address in the browser, elided when it is long. The text may
/// come from a stranger: it is painted as it is, never read as HTML or as a mnemonic. Without an
/// address it is plain text that takes no focus.
class LinkButton : public QAbstractButton {
    Q_OBJECT

public:
    explicit LinkButton(QWidget *parent = nullptr);

    void setLink(const QString &text, const QUrl &url);
    QString shownText() const { return m_text; }
    QUrl url() const { return m_url; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// Instead of opening it here, so that a test, or another program part, may decide.
    void opened(const QUrl &url);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    QUrl m_url;
};

} // namespace ui
