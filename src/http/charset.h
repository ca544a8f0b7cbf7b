// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace http
{

/// A character set that a message declares its text to be in.
class Charset
{
public:
    /// UTF-8.
    Charset() = default;
    /// By a name of IANA's registry, in any case. ISO-8859-1 and ASCII are read as windows-1252, which holds
    /// them (Encoding Standard, section 4.2). Nothing for an unknown name.
    static std::optional<Charset> named(QByteArrayView name);
    /// Declared by a byte order mark at the beginning of the text; nothing without one.
    static std::optional<Charset> markedIn(QByteArrayView text);

    const QByteArray &name() const { return m_name; }
    /// False for UTF-16 and UTF-32: not even `&` is one byte there.
    bool isAsciiCompatible() const;

    struct Text {
        QString text;
        bool isValid = true; ///< else U+FFFD stands for what is not text
    };
    Text decoded(QByteArrayView bytes) const;

private:
    explicit Charset(const QByteArray &name) : m_name(name) {}

    QByteArray m_name = "UTF-8";
};

/// The `charset` parameter; empty when there is none.
QByteArray declaredCharset(QByteArrayView contentType);

struct ChosenCharset {
    Charset charset = {};
    QString remark = {}; ///< why it is not the declared one; empty when it is
};

/// In which character set the bytes are: by their byte order mark, else as declared, else UTF-8.
ChosenCharset charsetOf(QByteArrayView bytes, QByteArrayView declared);

/// A remark on text that is not in its character set.
QString invalidIn(const Charset &charset);

/// A text as UTF-8 without a byte order mark.
struct Utf8Text {
    QByteArray utf8; ///< the bytes themselves where they are not valid UTF-8 and declared as nothing else
    QString remark;  ///< where it could not be read as declared; else empty
};

/// The text of a body, in the character set of charsetOf().
Utf8Text readText(QByteArrayView bytes, QByteArrayView contentType);

} // namespace http
