// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <vector>

namespace gui
{

/// Text that is read line by line and only where it is looked at.
class LineSource
{
public:
    virtual ~LineSource() = default;
    virtual int lineCount() const = 0;
    /// Line `line` (from 1) without its line end, UTF-8 or any other bytes.
    virtual QByteArray line(int line) const = 0;
    /// Lines `from` up to and including `to`, with `\n` between them. For a source that has a quicker way
    /// than line by line.
    virtual QByteArray lines(int from, int to) const;
};

/// The lines of bytes, cut at `\n`; there is one line more than line ends, as in every editor. Where they
/// begin is found when it is first asked.
class BytesLines : public LineSource
{
public:
    explicit BytesLines(QByteArray bytes = {}) : m_bytes(std::move(bytes)) {}

    const QByteArray &bytes() const { return m_bytes; }
    int lineCount() const override;
    QByteArray line(int line) const override { return lines(line, line); }
    QByteArray lines(int from, int to) const override;

private:
    const std::vector<qsizetype> &starts() const;

    QByteArray m_bytes;
    mutable std::vector<qsizetype> m_starts; ///< of each line, then one past the end of the last
};

} // namespace gui
