// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/json/code_edit.h"

#include "gui/json/json_colors.h"
#include "gui/json/line_search.h"
#include "gui/json/text_layout.h"
#include "gui/look/theme.h"

#include <QElapsedTimer>
#include <QFontDatabase>
#include <QMimeData>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTextBlock>
#include <QTimerEvent>

#include <algorithm>
#include <utility>

namespace gui
{

namespace
{

constexpr int topMargin = 4;
constexpr qsizetype atOnce = 100'000; ///< characters; more come in slices
constexpr qsizetype perStep = 4'000;
constexpr qint64 sliceMs = 8;

} // namespace

/// The column of line numbers.
class CodeEdit::Gutter : public QWidget
{
public:
    explicit Gutter(CodeEdit *edit) : QWidget(edit), m_edit(edit) {}

protected:
    void paintEvent(QPaintEvent *event) override { m_edit->paintGutter(event->rect()); }
    void wheelEvent(QWheelEvent *event) override { m_edit->wheelEvent(event); }

private:
    CodeEdit *m_edit;
};

QByteArray CodeEdit::Blocks::line(int line) const
{
    return m_edit->document()->findBlockByNumber(line - 1).text().toUtf8();
}

bool CodeEdit::isTooLong(QStringView text)
{
    for (qsizetype start = 0; start <= text.size();) {
        const qsizetype end = text.indexOf(u'\n', start);
        if ((end < 0 ? text.size() : end) - start > lineLimit)
            return true;
        if (end < 0)
            break;
        start = end + 1;
    }
    return false;
}

CodeEdit::CodeEdit(QWidget *parent) : QPlainTextEdit(parent), m_gutter(new Gutter(this))
{
    setLineWrapMode(NoWrap);
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    setFrameShape(NoFrame);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    document()->setDocumentMargin(0); // the gutter keeps the distance
    connect(this, &QPlainTextEdit::blockCountChanged, this, &CodeEdit::updateGutter);
    connect(this, &QPlainTextEdit::updateRequest, m_gutter, [this](const QRect &area, int dy) {
        if (dy != 0)
            m_gutter->scroll(0, dy);
        else
            m_gutter->update(0, area.y(), m_gutter->width(), area.height());
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &CodeEdit::updateMarks);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        if (m_isShowing)
            return;
        setErrorPlace(std::nullopt);
        emit typed();
    });
    updateGutter();
}

// ---- the text

QString CodeEdit::text() const
{
    QString text = document()->toRawText();
    text.replace(QChar::ParagraphSeparator, u'\n');
    return text;
}

void CodeEdit::showText(const QString &text)
{
    endFilling();
    const QString before = this->text();
    const auto head =
        std::mismatch(before.begin(), before.end(), text.begin(), text.end()).first - before.begin();
    const QStringView oldRest = QStringView(before).sliced(head);
    const QStringView newRest = QStringView(text).sliced(head);
    const auto tail =
        std::mismatch(oldRest.rbegin(), oldRest.rend(), newRest.rbegin(), newRest.rend()).first -
        oldRest.rbegin();
    if (oldRest.size() == tail && newRest.size() == tail)
        return;
    QTextCursor selection(document());
    selection.setPosition(int(head));
    selection.setPosition(int(before.size() - tail), QTextCursor::KeepAnchor);
    replace(selection, newRest.chopped(tail).toString());
}

void CodeEdit::showLines(int from, int removed, const QString &text)
{
    endFilling();
    QTextCursor selection = cursorAt({from, 0});
    const QTextBlock last = document()->findBlockByNumber(from + removed - 2);
    selection.setPosition(last.position() + last.length() - 1, QTextCursor::KeepAnchor);
    replace(selection, text);
}

/// Caret and scroll position stay, as far as they are still there.
void CodeEdit::replace(QTextCursor &selection, const QString &text)
{
    const QScopedValueRollback showing(m_isShowing, true);
    const int line = verticalScrollBar()->value();
    const int column = horizontalScrollBar()->value();
    const TextPlace caret{textCursor().blockNumber() + 1, textCursor().positionInBlock()};
    const bool isCaretTouched = textCursor().position() >= selection.selectionStart() &&
                                textCursor().position() <= selection.selectionEnd();
    setErrorPlace(std::nullopt);
    if (text.size() <= atOnce) {
        selection.insertText(text);
    } else {
        selection.removeSelectedText();
        m_rest = text;
        m_restStart = 0;
        m_fillAt = selection;
        setReadOnly(true);
        fillOn(); // what is seen first
        m_filling.start(0, this);
    }
    if (isCaretTouched)
        setTextCursor(cursorAt(caret));
    verticalScrollBar()->setValue(line);
    horizontalScrollBar()->setValue(column);
    updateMarks();
}

void CodeEdit::fillOn()
{
    const QScopedValueRollback showing(m_isShowing, true);
    QElapsedTimer slice;
    slice.start();
    const int caret = textCursor().position();
    const bool isBehind = caret > m_fillAt.position();
    while (m_restStart < m_rest.size() && slice.elapsed() < sliceMs) {
        const qsizetype lineEnd = m_rest.indexOf(u'\n', m_restStart + perStep);
        const qsizetype end = lineEnd < 0 ? m_rest.size() : lineEnd + 1;
        m_fillAt.insertText(m_rest.mid(m_restStart, end - m_restStart));
        m_restStart = end;
    }
    if (!isBehind && textCursor().position() != caret) {
        QTextCursor kept = textCursor();
        kept.setPosition(caret);
        setTextCursor(kept);
    }
}

void CodeEdit::endFilling()
{
    if (!isFilling())
        return;
    m_filling.stop();
    m_rest.clear();
    m_fillAt = {};
    setReadOnly(false);
}

void CodeEdit::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_filling.timerId())
        return QPlainTextEdit::timerEvent(event);
    fillOn();
    if (m_restStart < m_rest.size())
        return;
    endFilling();
    updateMarks();
    emit filled();
}

void CodeEdit::insertFromMimeData(const QMimeData *source)
{
    const QString pasted = source->text();
    if (!isTooLong(pasted))
        return QPlainTextEdit::insertFromMimeData(source);
    const QTextCursor cursor = textCursor();
    const QString before = text();
    emit tooLong(before.left(cursor.selectionStart()) + pasted + before.mid(cursor.selectionEnd()));
}

// ---- keys

void CodeEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Undo))
        emit undoRequested();
    else if (event->matches(QKeySequence::Redo))
        emit redoRequested();
    else if (event->matches(QKeySequence::InsertParagraphSeparator) && !isReadOnly())
        breakLine();
    else
        QPlainTextEdit::keyPressEvent(event);
}

/// The next line begins below where this one does.
void CodeEdit::breakLine()
{
    QTextCursor cursor = textCursor();
    const QString line = cursor.block().text().left(cursor.positionInBlock());
    const auto indent =
        std::ranges::find_if_not(line, [](QChar c) { return c == u' ' || c == u'\t'; }) - line.begin();
    cursor.insertText(u'\n' + line.left(indent));
    setTextCursor(cursor);
    ensureCursorVisible();
}

void CodeEdit::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    emit left();
}

// ---- places

QTextCursor CodeEdit::cursorAt(const TextPlace &place) const
{
    const QTextBlock block = document()->findBlockByNumber(qBound(1, place.line, blockCount()) - 1);
    QTextCursor cursor(block);
    cursor.setPosition(block.position() + qBound(0, place.column, block.length() - 1));
    return cursor;
}

QTextBlock CodeEdit::lastVisibleBlock() const
{
    return cursorForPosition(viewport()->rect().bottomLeft()).block();
}

void CodeEdit::goToLine(int line)
{
    if (line < 1 || line > blockCount())
        return;
    setTextCursor(cursorAt({line, 0}));
    centerCursor();
    horizontalScrollBar()->setValue(0);
}

TextPlace CodeEdit::searchStart() const
{
    QTextCursor cursor = textCursor();
    cursor.setPosition(cursor.selectionStart());
    return {cursor.blockNumber() + 1, cursor.positionInBlock()};
}

void CodeEdit::selectHit(const TextPlace &start, int length)
{
    QTextCursor cursor = cursorAt(start);
    cursor.setPosition(cursorAt({start.line, start.column + length}).position(), QTextCursor::KeepAnchor);
    setTextCursor(cursor);
    ensureCursorVisible();
}

// ---- marks

void CodeEdit::setErrorPlace(const std::optional<TextPlace> &place)
{
    if (m_error == place)
        return;
    m_error = place;
    updateMarks();
    m_gutter->update();
}

void CodeEdit::markHits(const FindPattern &pattern)
{
    m_pattern = pattern;
    updateMarks();
}

void CodeEdit::updateMarks()
{
    const Theme &theme = themeOf(palette());
    QList<QTextEdit::ExtraSelection> marks;
    if (!m_pattern.text.isEmpty()) {
        QTextCharFormat hit;
        hit.setBackground(theme.mark);
        hit.setUnderlineStyle(QTextCharFormat::SingleUnderline);
        hit.setUnderlineColor(theme.warning);
        const QTextBlock end = lastVisibleBlock().next();
        for (QTextBlock block = firstVisibleBlock(); block.isValid() && block != end; block = block.next()) {
            for (const int column : hitsIn(block.text(), m_pattern)) {
                QTextCursor cursor(block);
                cursor.setPosition(block.position() + column);
                cursor.setPosition(block.position() + column + int(m_pattern.text.size()),
                                   QTextCursor::KeepAnchor);
                marks.append({cursor, hit});
            }
        }
    }
    if (m_error) {
        QTextCharFormat wave;
        wave.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        wave.setUnderlineColor(theme.bad);
        wave.setBackground(theme.badBackground);
        QTextCursor cursor = cursorAt(*m_error);
        if (!cursor.atBlockEnd())
            cursor.movePosition(QTextCursor::NextCharacter, QTextCursor::KeepAnchor);
        else if (!cursor.atBlockStart())
            cursor.movePosition(QTextCursor::PreviousCharacter, QTextCursor::KeepAnchor);
        marks.append({cursor, wave});
    }
    setExtraSelections(marks);
}

/// As QSyntaxHighlighter does it, but only what is seen: 300,000 lines with formats would take ten times the
/// memory.
void CodeEdit::colorVisible()
{
    const Theme &theme = themeOf(palette());
    const QTextBlock end = lastVisibleBlock().next();
    for (QTextBlock block = firstVisibleBlock(); block.isValid() && block != end; block = block.next()) {
        const QList<QTextLayout::FormatRange> colors = jsonColors(block.text(), theme);
        if (block.layout()->formats() == colors)
            continue;
        block.layout()->setFormats(colors);
        document()->markContentsDirty(block.position(), block.length());
    }
}

// ---- painting

void CodeEdit::paintEvent(QPaintEvent *event)
{
    colorVisible();
    QPlainTextEdit::paintEvent(event);
}

void CodeEdit::updateGutter()
{
    const int width = lineNumberWidth(blockCount(), fontMetrics());
    setViewportMargins(width, topMargin, 0, 0);
    const QRect area = contentsRect().adjusted(0, topMargin, 0, 0);
    m_gutter->setGeometry(area.left(), area.top(), width, area.height());
}

void CodeEdit::paintGutter(const QRect &area)
{
    const Theme &theme = themeOf(palette());
    QPainter painter(m_gutter);
    painter.fillRect(area, theme.code);
    painter.setFont(font());
    QTextBlock block = firstVisibleBlock();
    QRectF line = blockBoundingGeometry(block).translated(contentOffset());
    while (block.isValid() && line.top() <= area.bottom()) {
        const QRect row(0, int(line.top()), m_gutter->width(), int(line.height()));
        if (m_error && block.blockNumber() + 1 == m_error->line)
            painter.fillRect(row, theme.badBackground);
        paintLineNumber(painter, row, block.blockNumber() + 1, theme);
        block = block.next();
        line = blockBoundingGeometry(block).translated(contentOffset());
    }
}

void CodeEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    updateGutter();
    updateMarks();
}

void CodeEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        updateMarks();
    else if (event->type() == QEvent::FontChange)
        updateGutter();
}

} // namespace gui
