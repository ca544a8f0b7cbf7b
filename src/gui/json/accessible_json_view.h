// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QAccessibleWidget>

namespace gui
{

class JsonView;

/// A JsonView for assistive programs: read-only text. Its text is the line of the caret, not all of it: a
/// screen reader asks for whole texts at every turn, and this one may have hundreds of thousands of lines.
class AccessibleJsonView : public QAccessibleWidget, public QAccessibleTextInterface
{
public:
    /// Qt asks it for each JsonView from now on.
    static void install();

    explicit AccessibleJsonView(JsonView *view);

    QAccessible::State state() const override;
    QString text(QAccessible::Text kind) const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

    // Offsets are columns of the caret's line, as it is shown.
    void selection(int index, int *start, int *end) const override;
    int selectionCount() const override;
    void addSelection(int start, int end) override;
    void removeSelection(int index) override;
    void setSelection(int index, int start, int end) override;
    int cursorPosition() const override;
    void setCursorPosition(int position) override;
    QString text(int start, int end) const override;
    int characterCount() const override;
    QRect characterRect(int offset) const override;
    int offsetAtPoint(const QPoint &point) const override;
    void scrollToSubstring(int start, int end) override;
    QString attributes(int offset, int *start, int *end) const override;

private:
    JsonView *view() const;
    QString line() const;
};

} // namespace gui
