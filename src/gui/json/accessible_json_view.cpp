// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/json/accessible_json_view.h"

#include "gui/json/json_view.h"

#include <algorithm>

namespace gui
{

namespace
{

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *view = qobject_cast<JsonView *>(object);
    return view ? new AccessibleJsonView(view) : nullptr;
}

} // namespace

void AccessibleJsonView::install()
{
    QAccessible::installFactory(makeInterface); // a second time does nothing
}

AccessibleJsonView::AccessibleJsonView(JsonView *view) : QAccessibleWidget(view, QAccessible::EditableText) {}

JsonView *AccessibleJsonView::view() const
{
    return static_cast<JsonView *>(widget());
}

QString AccessibleJsonView::line() const
{
    return view()->shownLine(view()->caret().line);
}

QAccessible::State AccessibleJsonView::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.readOnly = true;
    state.multiLine = true;
    state.selectableText = true;
    return state;
}

QString AccessibleJsonView::text(QAccessible::Text kind) const
{
    return kind == QAccessible::Value ? line() : QAccessibleWidget::text(kind);
}

void *AccessibleJsonView::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TextInterface)
        return static_cast<QAccessibleTextInterface *>(this);
    return QAccessibleWidget::interface_cast(type);
}

void AccessibleJsonView::selection(int index, int *start, int *end) const
{
    *start = *end = 0;
    if (index != 0 || selectionCount() == 0)
        return;
    const auto [from, to] = view()->selection();
    const int caretLine = view()->caret().line;
    *start = from.line == caretLine ? from.column : 0;
    *end = to.line == caretLine ? to.column : characterCount();
}

int AccessibleJsonView::selectionCount() const
{
    const auto [from, to] = view()->selection();
    return from == to ? 0 : 1;
}

void AccessibleJsonView::addSelection(int start, int end)
{
    setSelection(0, start, end);
}

void AccessibleJsonView::removeSelection(int)
{
    setCursorPosition(cursorPosition());
}

void AccessibleJsonView::setSelection(int index, int start, int end)
{
    if (index == 0)
        view()->selectHit({view()->caret().line, start}, end - start);
}

int AccessibleJsonView::cursorPosition() const
{
    return std::min(view()->caret().column, characterCount());
}

void AccessibleJsonView::setCursorPosition(int position)
{
    view()->selectHit({view()->caret().line, position}, 0);
}

QString AccessibleJsonView::text(int start, int end) const
{
    return line().mid(start, end - start);
}

int AccessibleJsonView::characterCount() const
{
    return int(line().size());
}

QRect AccessibleJsonView::characterRect(int offset) const
{
    const int caretLine = view()->caret().line;
    const QRect left = view()->caretRect({caretLine, offset});
    const QRect right = view()->caretRect({caretLine, offset + 1});
    const QRect character(left.topLeft(), QSize(right.left() - left.left(), left.height()));
    return character.translated(view()->viewport()->mapToGlobal(QPoint()));
}

int AccessibleJsonView::offsetAtPoint(const QPoint &point) const
{
    const TextPlace place = view()->placeAt(view()->viewport()->mapFromGlobal(point));
    return place.line == view()->caret().line ? place.column : -1;
}

void AccessibleJsonView::scrollToSubstring(int start, int)
{
    view()->ensureVisible({view()->caret().line, start});
}

QString AccessibleJsonView::attributes(int, int *start, int *end) const
{
    *start = 0;
    *end = characterCount();
    return {};
}

} // namespace gui
