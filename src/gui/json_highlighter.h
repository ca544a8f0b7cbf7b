// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QSyntaxHighlighter>
#include <QTextCharFormat>

namespace gui
{

struct Theme;

/// Colours the names, strings and numbers of JSON text line by line (no JSON token spans lines);
/// punctuation and literals stay in the text's colour.
class JsonHighlighter : public QSyntaxHighlighter
{
    Q_OBJECT
public:
    JsonHighlighter(QTextDocument *document, const Theme &theme);
    void setTheme(const Theme &theme);

protected:
    void highlightBlock(const QString &line) override;

private:
    void setColors(const Theme &theme);

    QTextCharFormat m_name;
    QTextCharFormat m_string;
    QTextCharFormat m_number;
};

} // namespace gui
