// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/json_view.h"

#include "gui/json_highlighter.h"
#include "gui/theme.h"

#include <QEvent>
#include <QFontDatabase>
#include <QLocale>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextEdit>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

namespace
{

constexpr int topMargin = 4;

/// Lines `from` up to and including `to` of the old text (from 0) read `text` now.
struct LinePatch {
    int from = 0;
    int to = 0;
    QByteArrayView text;
};

int linesIn(QByteArrayView text)
{
    return int(std::count(text.begin(), text.end(), '\n'));
}

/// What lies between the lines that both texts begin with and those that both end with.
LinePatch difference(QByteArrayView before, QByteArrayView after)
{
    const auto [head, headAfter] = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
    const qsizetype start = before.first(head - before.begin()).lastIndexOf('\n') + 1;
    const QByteArrayView oldRest = before.sliced(start);
    const QByteArrayView newRest = after.sliced(start);

    const auto tail = std::mismatch(oldRest.rbegin(), oldRest.rend(), newRest.rbegin(), newRest.rend()).first;
    const qsizetype common = oldRest.last(tail - oldRest.rbegin()).indexOf('\n');
    const qsizetype kept = common < 0 ? 0 : tail - oldRest.rbegin() - common;

    const int from = linesIn(before.first(start));
    return {from, from + linesIn(oldRest.chopped(kept)), newRest.chopped(kept)};
}

/// Would break the line, turn its direction or mean something to QTextDocument itself.
bool isTreacherous(QChar c)
{
    const ushort code = c.unicode();
    return code == 0x2028 || code == 0x2029 || code == '\r' || (code >= 0x202a && code <= 0x202e) ||
           (code >= 0x2066 && code <= 0x2069) || (code >= 0xfdd0 && code <= 0xfdef) || code == 0;
}

QString shownLine(QByteArrayView bytes)
{
    const QString line = QString::fromUtf8(bytes);
    QString shown = line.left(JsonView::lineLimit);
    std::replace_if(shown.begin(), shown.end(), isTreacherous, QChar(QChar::ReplacementCharacter));
    if (line.size() > JsonView::lineLimit) {
        shown +=
            u" … "_s +
            JsonView::tr("[%1 more characters]").arg(QLocale().toString(line.size() - JsonView::lineLimit));
    }
    return shown;
}

QString shownText(QByteArrayView bytes)
{
    QStringList lines;
    for (qsizetype start = 0; start <= bytes.size();) {
        qsizetype end = bytes.indexOf('\n', start);
        if (end < 0)
            end = bytes.size();
        lines << shownLine(bytes.sliced(start, end - start));
        start = end + 1;
    }
    return lines.join(u'\n');
}

} // namespace

/// The column of line numbers.
class JsonView::Gutter : public QWidget
{
public:
    explicit Gutter(JsonView *view) : QWidget(view), m_view(view) {}
    QSize sizeHint() const override { return {m_view->gutterWidth(), 0}; }

protected:
    void paintEvent(QPaintEvent *event) override { m_view->paintGutter(event->rect()); }
    void wheelEvent(QWheelEvent *event) override { m_view->wheelEvent(event); }

private:
    JsonView *m_view;
};

JsonView::JsonView(QWidget *parent)
    : QPlainTextEdit(parent), m_gutter(new Gutter(this)),
      m_highlighter(new JsonHighlighter(document(), themeOf(palette())))
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setLineWrapMode(NoWrap);
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    document()->setDocumentMargin(0); // the gutter keeps the distance, so that marks have no gap
    connect(this, &QPlainTextEdit::blockCountChanged, this, &JsonView::updateGutter);
    connect(this, &QPlainTextEdit::updateRequest, m_gutter, [this](const QRect &area, int dy) {
        if (dy != 0)
            m_gutter->scroll(0, dy);
        else
            m_gutter->update(0, area.y(), m_gutter->width(), area.height());
    });
    updateGutter();
}

void JsonView::setBytes(const QByteArray &bytes)
{
    if (bytes == m_bytes)
        return;
    if (m_bytes.isEmpty() || bytes.isEmpty()) {
        setPlainText(shownText(bytes));
        m_changedLine = 0;
    } else {
        patch(bytes);
    }
    m_bytes = bytes;
    m_findingLine = 0;
    updateMarks();
}

void JsonView::patch(const QByteArray &bytes)
{
    const LinePatch patch = difference(m_bytes, bytes);
    const int line = verticalScrollBar()->value();
    const int column = horizontalScrollBar()->value();
    QTextCursor cursor(document()->findBlockByNumber(patch.from));
    const QTextBlock last = document()->findBlockByNumber(patch.to);
    cursor.setPosition(last.position() + last.length() - 1, QTextCursor::KeepAnchor);
    cursor.insertText(shownText(patch.text));
    verticalScrollBar()->setValue(line);
    horizontalScrollBar()->setValue(column);

    const bool isAllNew = patch.from == 0 && patch.to == linesIn(m_bytes);
    m_changedLine = isAllNew ? 0 : patch.from + 1;
}

void JsonView::setHighlighted(bool on)
{
    m_highlighter->setDocument(on ? document() : nullptr);
}

void JsonView::setReplacedLines(const QList<int> &lines)
{
    m_replacedLines = lines;
    updateMarks();
}

void JsonView::goToLine(int line)
{
    m_findingLine = line;
    updateMarks();
    const QTextBlock block = document()->findBlockByNumber(line - 1);
    if (line < 1 || !block.isValid())
        return;
    setTextCursor(QTextCursor(block));
    centerCursor();
    horizontalScrollBar()->setValue(0);
}

void JsonView::updateMarks()
{
    const Theme &theme = themeOf(palette());
    QList<QTextEdit::ExtraSelection> marks;
    const auto mark = [&](int line, const QColor &color) {
        const QTextBlock block = document()->findBlockByNumber(line - 1);
        if (line < 1 || !block.isValid())
            return;
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(block);
        selection.format.setBackground(color);
        selection.format.setProperty(QTextFormat::FullWidthSelection, true);
        marks << selection;
    };
    for (const int line : m_replacedLines)
        mark(line, theme.selection);
    mark(m_changedLine, theme.mark);
    mark(m_findingLine, theme.warningBackground);
    setExtraSelections(marks);
}

int JsonView::gutterWidth() const
{
    const auto digits = QString::number(qMax(100, blockCount())).size();
    return int(digits) * fontMetrics().horizontalAdvance(u'9') + 20;
}

void JsonView::updateGutter()
{
    setViewportMargins(gutterWidth(), topMargin, 0, 0);
    const QRect area = contentsRect().adjusted(0, topMargin, 0, 0);
    m_gutter->setGeometry(area.left(), area.top(), gutterWidth(), area.height());
}

void JsonView::paintGutter(const QRect &area)
{
    const Theme &theme = themeOf(palette());
    QPainter painter(m_gutter);
    painter.fillRect(area, theme.code);
    painter.setFont(font());
    painter.setPen(theme.dim);
    QTextBlock block = firstVisibleBlock();
    QRectF line = blockBoundingGeometry(block).translated(contentOffset());
    while (block.isValid() && line.top() <= area.bottom()) {
        const QRectF number(0, line.top(), m_gutter->width() - 10, fontMetrics().height());
        if (block.blockNumber() + 1 == m_changedLine)
            painter.fillRect(QRectF(0, line.top(), m_gutter->width(), line.height()), theme.mark);
        painter.drawText(number, Qt::AlignRight, QString::number(block.blockNumber() + 1));
        block = block.next();
        line = blockBoundingGeometry(block).translated(contentOffset());
    }
}

void JsonView::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    updateGutter();
}

void JsonView::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        m_highlighter->setTheme(themeOf(palette()));
        updateMarks();
    } else if (event->type() == QEvent::FontChange) {
        updateGutter();
    }
}

} // namespace gui
