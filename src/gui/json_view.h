// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QPlainTextEdit>

namespace gui
{

class JsonHighlighter;

/// Shows bytes as read-only text with line numbers: JSON in colour, and anything else in none. New
/// bytes patch the changed lines only, so that a keystroke in a large request stays cheap and the
/// view stays where it is.
///
/// A line over lineLimit characters ends in a visible mark that says how much is left out; characters
/// that would break or turn a line (U+2028, U+202E, …) read U+FFFD. Copying from the view gives what
/// is shown; whoever needs the exact bytes takes them from their owner.
class JsonView : public QPlainTextEdit
{
    Q_OBJECT
public:
    static constexpr qsizetype lineLimit = 10'000;

    explicit JsonView(QWidget *parent = nullptr);

    void setBytes(const QByteArray &bytes);
    const QByteArray &bytes() const { return m_bytes; }
    void setHighlighted(bool on); ///< on at first; off for what is no JSON

    // Lines count from 1; 0 is none.
    /// The first line of the last patch; 0 after all was replaced.
    int changedLine() const { return m_changedLine; }
    /// Lines that are sent differently from what the forms say.
    void setReplacedLines(const QList<int> &lines);
    /// Marks the line of a finding and scrolls to it.
    void goToLine(int line);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    class Gutter;
    void patch(const QByteArray &bytes);
    void updateMarks();
    void updateGutter();
    int gutterWidth() const;
    void paintGutter(const QRect &area);

    QByteArray m_bytes;
    Gutter *m_gutter;
    JsonHighlighter *m_highlighter;
    QList<int> m_replacedLines;
    int m_changedLine = 0;
    int m_findingLine = 0;
};

} // namespace gui
