// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/json_pointer.h"
#include "gui/json/line_source.h"

#include <QObject>

#include <optional>

namespace gui
{

class RequestDocument;

/// The lines of what a document would send, read where they are looked at; its raw text while there is one.
class DocumentLines : public QObject, public LineSource
{
    Q_OBJECT
public:
    /// `document` outlives the lines.
    explicit DocumentLines(const RequestDocument *document, QObject *parent = nullptr);

    int lineCount() const override { return m_lineCount; }
    QByteArray line(int line) const override;
    QByteArray lines(int from, int to) const override;

signals:
    void replaced(); ///< everything is new
    /// The `removed` lines from `from` on were replaced by `added` ones.
    void linesChanged(int from, int removed, int added);
    /// Some lines read differently without an edit: those of the listener's URLs.
    void refreshed();

private:
    void update();
    void tellChange(const core::JsonPointer &at, int linesBefore);
    int lastLineOf(const core::JsonPointer &at, int firstLine) const;

    const RequestDocument *m_document;
    std::optional<core::JsonPointer> m_changed; ///< announced, while the bytes are not
    std::optional<BytesLines> m_raw;
    int m_lineCount = 1;
};

} // namespace gui
