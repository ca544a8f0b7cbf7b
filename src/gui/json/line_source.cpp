// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/json/line_source.h"

namespace gui
{

QByteArray LineSource::lines(int from, int to) const
{
    QByteArray text = line(from);
    for (int next = from + 1; next <= to; ++next)
        text.append('\n').append(line(next));
    return text;
}

const std::vector<qsizetype> &BytesLines::starts() const
{
    if (m_starts.empty()) {
        m_starts.push_back(0);
        for (qsizetype end = m_bytes.indexOf('\n'); end >= 0; end = m_bytes.indexOf('\n', end + 1))
            m_starts.push_back(end + 1);
        m_starts.push_back(m_bytes.size() + 1);
    }
    return m_starts;
}

int BytesLines::lineCount() const
{
    return int(starts().size()) - 1;
}

QByteArray BytesLines::lines(int from, int to) const
{
    const qsizetype start = starts().at(size_t(from - 1));
    return m_bytes.mid(start, starts().at(size_t(to)) - 1 - start);
}

} // namespace gui
