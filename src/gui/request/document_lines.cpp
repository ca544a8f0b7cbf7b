// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/document_lines.h"

#include "gui/request/request_document.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace gui
{

namespace
{

constexpr int manyLines = 2000; ///< as many are had more quickly by writing all

} // namespace

DocumentLines::DocumentLines(const RequestDocument *document, QObject *parent)
    : QObject(parent), m_document(document)
{
    connect(document, &RequestDocument::changed, this,
            [this](const core::JsonPointer &at) { m_changed = at; });
    connect(document, &RequestDocument::bytesChanged, this, &DocumentLines::update);
    update();
}

QByteArray DocumentLines::line(int line) const
{
    if (m_raw)
        return m_raw->line(line);
    // Behind the last line end is one more, empty line, as in every editor.
    return line < m_lineCount ? m_document->layout().line(m_document->toSend().document(), line)
                              : QByteArray();
}

QByteArray DocumentLines::lines(int from, int to) const
{
    if (m_raw)
        return m_raw->lines(from, to);
    return to - from < manyLines ? LineSource::lines(from, to)
                                 : BytesLines(m_document->toSend().toJson()).lines(from, to);
}

void DocumentLines::update()
{
    const std::optional<core::JsonPointer> changed = std::exchange(m_changed, std::nullopt);
    const int linesBefore = m_lineCount;
    const bool wasRaw = m_raw.has_value();
    m_raw.reset();
    if (m_document->isRaw())
        m_raw.emplace(*m_document->rawText());
    m_lineCount = m_raw ? m_raw->lineCount() : m_document->layout().lineCount() + 1;

    if (m_raw || wasRaw || (changed && changed->isRoot()))
        emit replaced();
    else if (changed)
        tellChange(*changed, linesBefore);
    else
        emit refreshed();
}

void DocumentLines::tellChange(const core::JsonPointer &at, int linesBefore)
{
    const core::Json &document = m_document->toSend().document();
    core::JsonPointer place = at;
    while (!place.isRoot() && !core::find(document, place)) // it was removed
        place = place.parent();
    const int from = m_document->layout().lineOf(document, place);
    const int added = lastLineOf(place, from) - from + 1;
    emit linesChanged(from, std::max(0, added - (m_lineCount - linesBefore)), added);
}

/// The lines of a value are next to each other, so the last one is found by halving.
int DocumentLines::lastLineOf(const core::JsonPointer &at, int firstLine) const
{
    const auto belongs = [&](int line) {
        return m_document->layout().placeOf(m_document->toSend().document(), line).startsWith(at);
    };
    int inside = firstLine - 1;
    int behind = m_document->layout().lineCount() + 1;
    while (behind - inside > 1) {
        const int middle = std::midpoint(inside, behind);
        (belongs(middle) ? inside : behind) = middle;
    }
    return inside;
}

} // namespace gui
