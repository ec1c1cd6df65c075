// SPDX-FileCopyrightText: 2026 The Hereabouts authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

namespace ui {

/// `text` as a QR code (ISO/IEC 18004, error correction M): one pixel a module, black on white,
/// with the quiet zone of four modules. Null when the text is empty or too long for one.
QImage qrImage(const QString &text);

/// Shows a QR code, in whole pixels for each module so that cameras read it, dark on light in every
/// theme. Screen readers hear what it says.
class QrCode : public QWidget {
    Q_OBJECT

public:
    explicit QrCode(QWidget *parent = nullptr);

    /// `meaning` is what people are told it is; it need not be the text (a password is in it).
    void setText(const QString &text, const QString &meaning);
    QString text() const { return m_text; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    QImage m_image;
};

} // namespace ui
