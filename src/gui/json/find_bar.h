// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "gui/json/line_search.h"

#include <QWidget>

#include <memory>

namespace Ui
{
class FindBar;
}

namespace gui
{

/// Finds a text in a view as it is typed: the next hit is selected, all others are marked, and counted. At
/// the end it goes on from the top, and says so.
class FindBar : public QWidget
{
    Q_OBJECT
public:
    explicit FindBar(QWidget *parent = nullptr);
    ~FindBar() override;

    /// The view in which is looked from now on; it outlives the bar or is replaced before it goes.
    void setTarget(Searchable *target);
    /// Shows the bar, ready for typing.
    void open();
    void close(); ///< and the marks with it
    void findNext();
    void findPrevious();
    /// The text of the target has changed.
    void restart();

signals:
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Goal { None, Nearest, Next, Previous };
    FindPattern pattern() const;
    void findTyped();
    void pursue(Goal goal);
    void approach();
    void select(qsizetype hit, bool hasWrapped);
    void showCount();

    Searchable *m_target = nullptr;
    LineSearch m_search;
    Goal m_goal = Goal::None; ///< where to go as soon as the search knows the way
    TextPlace m_origin;       ///< where the user was when typing began
    bool m_hasWrapped = false;
    std::unique_ptr<Ui::FindBar> m_ui;
};

} // namespace gui
