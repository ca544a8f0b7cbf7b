// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/json/json_view.h"

#include "gui/json/accessible_json_view.h"
#include "gui/json/caret_move.h"
#include "gui/json/line_patch.h"
#include "gui/json/line_search.h"
#include "gui/json/text_layout.h"
#include "gui/look/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFontDatabase>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QtMath>

#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

namespace
{

constexpr int topMargin = 4;
constexpr size_t shownLimit = 512; ///< lines kept laid out, a few screens

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

} // namespace

JsonView::JsonView(QWidget *parent) : QAbstractScrollArea(parent)
{
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(NoFrame);
    viewport()->setCursor(Qt::IBeamCursor);
    horizontalScrollBar()->setSingleStep(20);
    AccessibleJsonView::install();
    updateScrollBars();
}

JsonView::~JsonView() = default;

// ---- what is shown

void JsonView::setBytes(const QByteArray &bytes)
{
    if (m_source == &m_ownLines && bytes == m_ownLines.bytes())
        return;
    const QByteArray before = m_source == &m_ownLines ? m_ownLines.bytes() : QByteArray();
    const int lines = m_ownLines.lineCount();
    m_ownLines = BytesLines(bytes);
    m_findingLine = 0;
    if (before.isEmpty() || bytes.isEmpty()) {
        setSource(&m_ownLines);
        return;
    }
    const LinePatch patch = linePatch(before, bytes);
    const bool isAllNew = patch.from == 0 && patch.to == lines - 1;
    linesChanged(patch.from + 1, patch.to - patch.from + 1, lineEnds(patch.text) + 1);
    if (isAllNew)
        m_changedLine = 0;
}

void JsonView::setSource(const LineSource *source)
{
    m_source = source;
    m_changedLine = 0;
    m_findingLine = 0;
    m_widest = 0;
    forgetShown();
    updateScrollBars();
    verticalScrollBar()->setValue(0);
    horizontalScrollBar()->setValue(0);
    setSelection({}, {});
}

void JsonView::linesChanged(int from, int removed, int added)
{
    const int shift = added - removed;
    const auto follow = [&](int line) {
        if (line >= from + removed)
            return line + shift;
        return line < from ? line : qMin(line, from + qMax(added, 1) - 1);
    };
    const int top = firstVisibleLine();
    forgetShown();
    m_changedLine = from;
    m_findingLine = 0;
    updateScrollBars();
    if (top >= from + removed)
        verticalScrollBar()->setValue(top + shift - 1);
    const TextPlace caret = m_caret;
    m_anchor = bounded({follow(m_anchor.line), m_anchor.column});
    m_caret = bounded({follow(m_caret.line), m_caret.column});
    tellAssistants(caret);
}

void JsonView::refresh()
{
    forgetShown();
    updateScrollBars();
    m_anchor = bounded(m_anchor);
    m_caret = bounded(m_caret);
}

void JsonView::setHighlighted(bool on)
{
    m_isHighlighted = on;
    forgetShown();
}

QString JsonView::shownLine(int line) const
{
    return shown(line).text();
}

QString JsonView::toPlainText() const
{
    QStringList lines;
    for (int line = 1; line <= lineCount(); ++line) {
        lines << shownLine(line);
        limitShown();
    }
    return lines.join(u'\n');
}

void JsonView::setReplacedLines(const QList<int> &lines)
{
    m_replacedLines = lines;
    viewport()->update();
}

void JsonView::goToLine(int line)
{
    m_findingLine = line;
    viewport()->update();
    if (line < 1 || line > lineCount())
        return;
    setSelection({line, 0}, {line, 0});
    verticalScrollBar()->setValue(line - 1 - visibleLines() / 2);
    horizontalScrollBar()->setValue(0);
}

QColor JsonView::markOf(int line) const
{
    const Theme &theme = themeOf(palette());
    if (line == m_findingLine)
        return theme.warningBackground;
    if (line == m_changedLine)
        return theme.mark;
    return m_replacedLines.contains(line) ? theme.selection : QColor();
}

void JsonView::markHits(const FindPattern &pattern)
{
    m_pattern = pattern;
    viewport()->update();
}

const ShownLine &JsonView::shown(int line) const
{
    if (const auto known = m_shown.find(line); known != m_shown.end())
        return known->second;

    return m_shown.emplace(line, showLine(m_source->line(line), m_isHighlighted, themeOf(palette()), font()))
        .first->second;
}

void JsonView::forgetShown()
{
    m_shown.clear();
    viewport()->update();
}

void JsonView::limitShown() const
{
    if (m_shown.size() > shownLimit)
        m_shown.clear();
}

// ---- where things are

int JsonView::lineHeight() const
{
    return fontMetrics().height();
}

int JsonView::visibleLines() const
{
    return qMax(1, (viewport()->height() - topMargin) / lineHeight());
}

int JsonView::firstVisibleLine() const
{
    return verticalScrollBar()->value() + 1;
}

int JsonView::gutterWidth() const
{
    return lineNumberWidth(lineCount(), fontMetrics());
}

int JsonView::lineTop(int line) const
{
    return topMargin + (line - firstVisibleLine()) * lineHeight();
}

void JsonView::updateScrollBars()
{
    verticalScrollBar()->setPageStep(visibleLines());
    verticalScrollBar()->setRange(0, qMax(0, lineCount() - visibleLines()));
    const int textWidth = qMax(0, viewport()->width() - gutterWidth());
    horizontalScrollBar()->setPageStep(textWidth);
    horizontalScrollBar()->setRange(0,
                                    qMax(0, qCeil(m_widest) + fontMetrics().averageCharWidth() - textWidth));
}

void JsonView::ensureVisible(const TextPlace &place)
{
    QScrollBar *vertical = verticalScrollBar();
    vertical->setValue(qBound(place.line - visibleLines(), vertical->value(), place.line - 1));

    const ShownLine &line = shown(place.line);
    if (line.width() > m_widest) {
        m_widest = line.width();
        updateScrollBars();
    }
    QScrollBar *horizontal = horizontalScrollBar();
    const int x = qRound(line.x(place.column));
    const int lastSeen = x + fontMetrics().averageCharWidth() - horizontal->pageStep();
    horizontal->setValue(qBound(qMin(lastSeen, x), horizontal->value(), x));
}

QRect JsonView::caretRect(const TextPlace &place) const
{
    const int x = gutterWidth() - horizontalScrollBar()->value() + qRound(shown(place.line).x(place.column));
    return {x, lineTop(place.line), 1, lineHeight()};
}

TextPlace JsonView::placeAt(const QPoint &point) const
{
    const int offset = point.y() < topMargin ? (point.y() - topMargin) / lineHeight() - 1
                                             : (point.y() - topMargin) / lineHeight();
    const int line = firstVisibleLine() + offset;
    if (line < 1)
        return {};
    if (line > lineCount())
        return lineEnd(lineCount());
    const ShownLine &shownLine = shown(line);
    const qreal x = point.x() - gutterWidth() + horizontalScrollBar()->value();
    return {line, shownLine.fromShown(shownLine.layout->lineAt(0).xToCursor(x))};
}

// ---- caret and selection

TextPlace JsonView::bounded(const TextPlace &place) const
{
    const int line = qBound(1, place.line, lineCount());
    return {line, qBound(0, place.column, shown(line).length)};
}

TextPlace JsonView::lineEnd(int line) const
{
    return {line, shown(line).length};
}

TextPlace JsonView::moved(const TextPlace &place, const CaretMove &move) const
{
    const ShownLine &line = shown(place.line);
    const bool isForward = move.direction > 0;
    switch (move.unit) {
    case CaretMove::Unit::Character:
    case CaretMove::Unit::Word: {
        const bool isAtEdge = isForward ? place.column >= line.length : place.column == 0;
        if (isAtEdge) {
            if (isForward)
                return place.line < lineCount() ? TextPlace{place.line + 1, 0} : place;
            return place.line > 1 ? lineEnd(place.line - 1) : place;
        }
        const auto mode =
            move.unit == CaretMove::Unit::Word ? QTextLayout::SkipWords : QTextLayout::SkipCharacters;
        const int from = line.toShown(place.column);
        if (line.isElided() && (isForward ? from >= line.kept() : from > line.kept()))
            return {place.line, isForward ? line.length : line.kept()};
        const int to = isForward ? line.layout->nextCursorPosition(from, mode)
                                 : line.layout->previousCursorPosition(from, mode);
        return {place.line, qMin(to, line.kept())};
    }
    case CaretMove::Unit::Line:
    case CaretMove::Unit::Page: {
        const int step = move.unit == CaretMove::Unit::Line ? 1 : visibleLines();
        const int to = place.line + move.direction * step;
        if (to < 1)
            return {};
        if (to > lineCount())
            return lineEnd(lineCount());
        const ShownLine &target = shown(to);
        return {to, target.fromShown(target.layout->lineAt(0).xToCursor(m_wantedX))};
    }
    case CaretMove::Unit::LineEdge:
        return isForward ? lineEnd(place.line) : TextPlace{place.line, 0};
    case CaretMove::Unit::TextEdge:
        return isForward ? lineEnd(lineCount()) : TextPlace{};
    }
    Q_UNREACHABLE();
}

std::pair<TextPlace, TextPlace> JsonView::selection() const
{
    return m_caret < m_anchor ? std::pair(m_caret, m_anchor) : std::pair(m_anchor, m_caret);
}

void JsonView::setSelection(const TextPlace &anchor, const TextPlace &caret)
{
    const TextPlace before = m_caret;
    m_anchor = anchor;
    m_caret = caret;
    viewport()->update();
    tellAssistants(before);
    if (m_caret != before)
        emit caretMoved();
}

/// A screen reader speaks the line it comes to, or the character.
void JsonView::tellAssistants(const TextPlace &before)
{
    if (!QAccessible::isActive() || m_caret == before)
        return;
    if (m_caret.line != before.line) {
        QAccessibleTextUpdateEvent update(this, 0, QString(), shownLine(m_caret.line));
        QAccessible::updateAccessibility(&update);
    }
    QAccessibleTextCursorEvent cursor(this, m_caret.column);
    QAccessible::updateAccessibility(&cursor);
}

void JsonView::selectHit(const TextPlace &start, int length)
{
    if (start.line > lineCount())
        return;
    const TextPlace end = bounded({start.line, start.column + length});
    setSelection(bounded(start), end);
    if (lineTop(end.line) < 0 || end.line >= firstVisibleLine() + visibleLines())
        verticalScrollBar()->setValue(end.line - 1 - visibleLines() / 2);
    ensureVisible(end);
    ensureVisible(m_anchor);
}

void JsonView::selectWord(const TextPlace &place)
{
    const QString text = shown(place.line).text().left(shown(place.line).kept());
    int from = qMin(place.column, int(text.size()));
    int to = from;
    while (from > 0 && isWordCharacter(text[from - 1]))
        --from;
    while (to < text.size() && isWordCharacter(text[to]))
        ++to;
    setSelection({place.line, from}, {place.line, to});
}

void JsonView::selectLine(int line)
{
    setSelection({line, 0}, line < lineCount() ? TextPlace{line + 1, 0} : lineEnd(line));
}

void JsonView::selectAll()
{
    setSelection({}, lineEnd(lineCount()));
}

QString JsonView::selectedText() const
{
    const auto [from, to] = selection();
    if (from == to)
        return {};
    QString text = QString::fromUtf8(m_source->lines(from.line, to.line));
    const qsizetype lastLine = text.lastIndexOf(u'\n') + 1;
    if (to.column < shown(to.line).length) // else all of the line, however long
        text.truncate(lastLine + to.column);
    return text.mid(from.column);
}

void JsonView::copy() const
{
    if (m_anchor != m_caret)
        QGuiApplication::clipboard()->setText(selectedText());
}

// ---- events

bool JsonView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Copy) || key->matches(QKeySequence::SelectAll)) {
            key->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

void JsonView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        return copy();
    if (event->matches(QKeySequence::SelectAll))
        return selectAll();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (event->modifiers() & ~Qt::KeypadModifier)
            event->ignore(); // Ctrl+Return is the window's
        else
            emit lineActivated(m_caret.line);
        return;
    }
    if (const std::optional<CaretKey> key = caretKey(*event)) {
        const bool isVertical =
            key->move.unit == CaretMove::Unit::Line || key->move.unit == CaretMove::Unit::Page;
        if (!isVertical)
            m_wantedX = -1;
        else if (m_wantedX < 0)
            m_wantedX = shown(m_caret.line).x(m_caret.column);
        const TextPlace caret = moved(m_caret, key->move);
        setSelection(key->selects ? m_anchor : caret, caret);
        ensureVisible(caret);
        return;
    }
    event->ignore();
}

void JsonView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const TextPlace place = placeAt(event->position().toPoint());
    m_wantedX = -1;
    if (event->modifiers() & Qt::ControlModifier) {
        setSelection(place, place);
        emit lineActivated(place.line);
    } else if (m_sinceDoubleClick.isValid() &&
               m_sinceDoubleClick.restart() < QApplication::doubleClickInterval() &&
               place.line == m_caret.line) {
        selectLine(place.line); // the third click
    } else {
        setSelection(event->modifiers() & Qt::ShiftModifier ? m_anchor : place, place);
    }
}

void JsonView::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton) || event->modifiers() & Qt::ControlModifier)
        return;
    const QPoint point = event->position().toPoint();
    setSelection(m_anchor, placeAt(point));
    if (viewport()->rect().contains(point))
        m_autoScroll.stop();
    else if (!m_autoScroll.isActive())
        m_autoScroll.start(50, this);
}

void JsonView::mouseReleaseEvent(QMouseEvent *event)
{
    m_autoScroll.stop();
    QClipboard *clipboard = QGuiApplication::clipboard();
    if (event->button() == Qt::LeftButton && m_anchor != m_caret && clipboard->supportsSelection())
        clipboard->setText(selectedText(), QClipboard::Selection);
}

void JsonView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    selectWord(placeAt(event->position().toPoint()));
    m_sinceDoubleClick.start();
}

void JsonView::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_autoScroll.timerId())
        return QAbstractScrollArea::timerEvent(event);
    const TextPlace caret = placeAt(viewport()->mapFromGlobal(QCursor::pos()));
    setSelection(m_anchor, caret);
    ensureVisible(caret);
}

void JsonView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *copying = menu->addAction(tr("&Copy"), QKeySequence::Copy, this, &JsonView::copy);
    copying->setEnabled(m_anchor != m_caret);
    menu->addAction(tr("Select &all"), QKeySequence::SelectAll, this, &JsonView::selectAll);
    menu->addActions(actions());
    menu->popup(event->reason() == QContextMenuEvent::Keyboard
                    ? viewport()->mapToGlobal(caretRect(m_caret).bottomLeft())
                    : event->globalPos());
}

void JsonView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void JsonView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void JsonView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBars();
}

void JsonView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange ||
        event->type() == QEvent::FontChange) {
        m_widest = 0;
        forgetShown();
        updateScrollBars();
    }
}

// ---- painting

void JsonView::paintEvent(QPaintEvent *event)
{
    limitShown();
    const Theme &theme = themeOf(palette());
    QPainter painter(viewport());
    painter.fillRect(event->rect(), theme.code);
    painter.setPen(theme.text);
    painter.setFont(font());
    const int first = firstVisibleLine();
    const int last = qMin(lineCount(), first + visibleLines() + 1);
    qreal widest = m_widest;
    for (int line = first; line <= last; ++line) {
        paintLine(painter, line, theme);
        widest = qMax(widest, shown(line).width());
    }
    if (widest > m_widest) {
        m_widest = widest;
        QMetaObject::invokeMethod(this, &JsonView::updateScrollBars,
                                  Qt::QueuedConnection); // not while painting
    }
}

void JsonView::paintLine(QPainter &painter, int line, const Theme &theme)
{
    const QRect row(0, lineTop(line), viewport()->width(), lineHeight());
    const QColor mark = markOf(line);
    const QColor background = mark.isValid() ? mark : theme.code;
    painter.fillRect(row, background);

    const ShownLine &shownLine = shown(line);
    const QPointF origin(gutterWidth() - horizontalScrollBar()->value(), row.top());
    paintHits(painter, shownLine, origin, theme);
    shownLine.layout->draw(&painter, origin, selectionIn(line, shownLine), row);
    const auto [from, to] = selection();
    if (from.line <= line && line < to.line) // the line's end is selected too
        painter.fillRect(
            QRectF(origin.x() + shownLine.width(), row.top(), fontMetrics().averageCharWidth(), row.height()),
            palette().highlight());
    if (line == m_caret.line && hasFocus())
        painter.fillRect(caretRect(m_caret), theme.text);

    const QRect gutter(0, row.top(), gutterWidth(), row.height());
    painter.fillRect(gutter, background); // covers what is scrolled under it
    paintLineNumber(painter, gutter, line, theme);
}

void JsonView::paintHits(QPainter &painter, const ShownLine &shownLine, const QPointF &origin,
                         const Theme &theme) const
{
    for (const int column : hitsIn(shownLine.text().left(shownLine.kept()), m_pattern)) {
        const qreal left = shownLine.x(column);
        const qreal right = shownLine.x(column + int(m_pattern.text.size()));
        painter.fillRect(QRectF(origin.x() + left, origin.y(), right - left, lineHeight()), theme.mark);
        painter.fillRect(QRectF(origin.x() + left, origin.y() + lineHeight() - 2, right - left, 2),
                         theme.warning);
    }
}

QList<QTextLayout::FormatRange> JsonView::selectionIn(int line, const ShownLine &shownLine) const
{
    const auto [from, to] = selection();
    if (from == to || line < from.line || line > to.line)
        return {};
    const int start = line == from.line ? shownLine.toShown(from.column) : 0;
    const int end = line == to.line ? shownLine.toShown(to.column) : int(shownLine.text().size());
    QTextCharFormat format;
    format.setBackground(palette().highlight());
    format.setForeground(palette().highlightedText());
    return {{start, end - start, format}};
}

} // namespace gui
