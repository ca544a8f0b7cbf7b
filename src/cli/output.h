// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>
#include <QTextStream>

namespace cli
{

/// Standard output or standard error of a command. Nothing else in this room writes to a stream, so text
/// from the wire or from a file cannot end a line, steer the terminal or hide what is there: line() and its
/// relatives see to that, whoever composed the text.
class Output
{
public:
    /// The stream must outlive it.
    Output(QTextStream *stream) : m_stream(stream) {} // implicit: a stream is all there is to give

    /// One line (core::oneLine()), whatever the text holds.
    void line(const QString &text);
    /// One line that holds JSON text: its own escapes stay as they are.
    void jsonLine(const QString &text);
    /// The same, at once: for what somebody waits for.
    void say(const QString &text);
    /// Several lines in a layout of our own. Only for text in which each foreign part is a line's already.
    void block(const QString &text);
    /// A document (a request, JSON), byte for byte.
    void document(QByteArrayView utf8);
    /// In place of the line that a terminal shows last.
    void replaceLine(const QString &text);

    void flush();
    bool isTerminal() const;
    /// Something could not be written: the disk is full, or a pipe is closed.
    bool hasFailed() const;

private:
    QTextStream *m_stream;
};

} // namespace cli
