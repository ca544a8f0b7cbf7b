// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "gui/json/line_source.h"
#include "gui/json/searchable.h"
#include "gui/json/shown_line.h"

#include <QAbstractScrollArea>
#include <QBasicTimer>
#include <QElapsedTimer>

#include <unordered_map>
#include <utility>

namespace gui
{

struct CaretMove;
struct Theme;

/// A read-only view of text with line numbers; JSON is shown in colour. Only the lines in sight are read and
/// laid out, so the size of the text does not matter.
///
/// A line over lineLimit characters ends in a visible mark that says how much is left out; characters that
/// would break or turn a line (U+2028, U+202E, …) read U+FFFD. Copying gives the text itself, with what is
/// left out.
class JsonView : public QAbstractScrollArea, public Searchable
{
    Q_OBJECT
public:
    static constexpr int lineLimit = ShownLine::limit;

    explicit JsonView(QWidget *parent = nullptr);
    ~JsonView() override;

    /// Shows these bytes; the lines that differ from the bytes before count as changed.
    void setBytes(const QByteArray &bytes);
    /// The bytes of the last setBytes().
    const QByteArray &bytes() const { return m_ownLines.bytes(); }
    /// Shows `source`, which outlives the view or is replaced before it goes.
    void setSource(const LineSource *source);
    /// The source has changed: the `removed` lines from `from` on gave way to `added` ones. What is seen
    /// stays where it is.
    void linesChanged(int from, int removed, int added);
    /// Any line of the source may have changed, and so may their number.
    void refresh();
    void setHighlighted(bool on); ///< on at first; off for text that is not JSON

    // Lines are counted from 1; 0 means none.
    int lineCount() const { return m_source->lineCount(); }
    /// As it is shown: elided, and harmless.
    QString shownLine(int line) const;
    QString toPlainText() const; ///< all shown lines
    /// The first line of the last change; 0 after all was replaced.
    int changedLine() const { return m_changedLine; }
    /// Lines that are sent differently from what the forms say.
    void setReplacedLines(const QList<int> &lines);
    /// Marks the line of a finding, puts the caret there and scrolls to it.
    void goToLine(int line);
    int firstVisibleLine() const;
    /// The background of a line that is marked; invalid when it is not.
    QColor markOf(int line) const;

    TextPlace caret() const { return m_caret; }
    /// Where it starts and ends; both are the caret when nothing is selected.
    std::pair<TextPlace, TextPlace> selection() const;
    /// The text itself, not as it is shown; line ends are `\n`.
    QString selectedText() const;
    void copy() const;
    void selectAll();
    /// Where a place is painted, in the viewport.
    QRect caretRect(const TextPlace &place) const;
    TextPlace placeAt(const QPoint &point) const;
    void ensureVisible(const TextPlace &place);

    // Searchable
    const LineSource &searchedLines() const override { return *m_source; }
    TextPlace searchStart() const override { return selection().first; }
    void selectHit(const TextPlace &start, int length) override;
    void markHits(const FindPattern &pattern) override;

signals:
    /// Ctrl+click on a line, or Return while the caret is in it.
    void lineActivated(int line);
    void caretMoved();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    /// Laid out; it stays until the next painting or change.
    const ShownLine &shown(int line) const;
    void forgetShown();
    void limitShown() const;

    int lineHeight() const;
    int visibleLines() const; ///< whole ones
    int gutterWidth() const;
    int lineTop(int line) const; ///< in the viewport
    void updateScrollBars();

    TextPlace bounded(const TextPlace &place) const;
    TextPlace moved(const TextPlace &place, const CaretMove &move) const;
    TextPlace lineEnd(int line) const;
    void setSelection(const TextPlace &anchor, const TextPlace &caret);
    void selectWord(const TextPlace &place);
    void selectLine(int line);
    void tellAssistants(const TextPlace &before);

    void paintLine(QPainter &painter, int line, const Theme &theme);
    void paintHits(QPainter &painter, const ShownLine &shown, const QPointF &origin,
                   const Theme &theme) const;
    QList<QTextLayout::FormatRange> selectionIn(int line, const ShownLine &shown) const;

    BytesLines m_ownLines;
    const LineSource *m_source = &m_ownLines;
    bool m_isHighlighted = true;
    FindPattern m_pattern;
    QList<int> m_replacedLines;
    int m_changedLine = 0;
    int m_findingLine = 0;
    TextPlace m_anchor;
    TextPlace m_caret;
    qreal m_wantedX = -1; ///< of the caret while it moves up and down
    qreal m_widest = 0;   ///< of the lines seen so far
    QBasicTimer m_autoScroll;
    QElapsedTimer m_sinceDoubleClick;
    mutable std::unordered_map<int, ShownLine> m_shown;
};

} // namespace gui
