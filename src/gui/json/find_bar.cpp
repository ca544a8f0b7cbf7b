// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/json/find_bar.h"

#include "gui/json/line_source.h"
#include "ui_find_bar.h"

#include <QKeyEvent>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

FindBar::FindBar(QWidget *parent) : QWidget(parent), m_ui(std::make_unique<Ui::FindBar>())
{
    m_ui->setupUi(this);
    setFocusProxy(m_ui->pattern);
    connect(m_ui->pattern, &QLineEdit::textChanged, this, &FindBar::findTyped);
    connect(m_ui->matchCase, &QCheckBox::toggled, this, &FindBar::findTyped);
    connect(m_ui->next, &QToolButton::clicked, this, &FindBar::findNext);
    connect(m_ui->previous, &QToolButton::clicked, this, &FindBar::findPrevious);
    connect(m_ui->close, &QToolButton::clicked, this, &FindBar::close);
    connect(&m_search, &LineSearch::progressed, this, [this] {
        approach();
        showCount();
    });
    hide();
}

FindBar::~FindBar() = default;

void FindBar::setTarget(Searchable *target)
{
    if (m_target)
        m_target->markHits({});
    m_target = target;
    restart();
}

void FindBar::open()
{
    const bool wasOpen = isVisibleTo(parentWidget());
    show();
    m_ui->pattern->setFocus(Qt::ShortcutFocusReason);
    m_ui->pattern->selectAll();
    if (!wasOpen) {
        m_origin = m_target->searchStart();
        restart();
    }
}

void FindBar::close()
{
    hide();
    m_search.stop();
    m_goal = Goal::None;
    m_target->markHits({});
    emit closed();
}

FindPattern FindBar::pattern() const
{
    return {m_ui->pattern->text(), m_ui->matchCase->isChecked() ? Qt::CaseSensitive : Qt::CaseInsensitive};
}

void FindBar::restart()
{
    if (!isVisibleTo(parentWidget()))
        return;
    m_target->markHits(pattern());
    m_search.start(&m_target->searchedLines(), pattern());
    m_hasWrapped = false;
    showCount();
}

void FindBar::findTyped()
{
    restart();
    if (pattern().text.isEmpty())
        m_origin = m_target->searchStart();
    else
        pursue(Goal::Nearest);
}

void FindBar::findNext()
{
    pursue(Goal::Next);
}

void FindBar::findPrevious()
{
    pursue(Goal::Previous);
}

void FindBar::pursue(Goal goal)
{
    if (!isVisibleTo(parentWidget()) || pattern().text.isEmpty()) {
        open();
        if (pattern().text.isEmpty())
            return;
    }
    m_goal = goal;
    approach();
    showCount();
}

/// Goes where the goal is, if the lines searched so far tell.
void FindBar::approach()
{
    if (m_goal == Goal::None)
        return;
    TextPlace start = m_goal == Goal::Nearest ? m_origin : m_target->searchStart();
    if (m_goal == Goal::Next)
        ++start.column;
    const std::optional<qsizetype> atOrBehind = m_search.firstFrom(start);
    const bool knowsAll = !m_search.isUnderWay();
    const bool knowsWhatIsBefore = atOrBehind || knowsAll;

    if (m_goal != Goal::Previous && atOrBehind)
        select(*atOrBehind, false);
    else if (m_goal != Goal::Previous && knowsAll && m_search.count() > 0)
        select(0, true);
    else if (m_goal == Goal::Previous && knowsWhatIsBefore && atOrBehind.value_or(m_search.count()) > 0)
        select(atOrBehind.value_or(m_search.count()) - 1, false);
    else if (m_goal == Goal::Previous && knowsAll && m_search.count() > 0)
        select(m_search.count() - 1, true);
    else if (knowsAll)
        m_goal = Goal::None;
}

void FindBar::select(qsizetype hit, bool hasWrapped)
{
    if (m_goal != Goal::Nearest)
        m_origin = m_search.hit(hit);
    m_goal = Goal::None;
    m_hasWrapped = hasWrapped;
    m_target->selectHit(m_search.hit(hit), int(pattern().text.size()));
}

void FindBar::showCount()
{
    const auto number = [this](qsizetype value) {
        return locale().toString(qlonglong(value));
    };
    QString text;
    if (!pattern().text.isEmpty()) {
        const TextPlace start = m_target->searchStart();
        const std::optional<qsizetype> here = m_search.firstFrom(start);
        const QString count =
            m_search.isUnderWay() ? number(m_search.count()) + u'…' : number(m_search.count());
        if (m_search.count() == 0)
            text = m_search.isUnderWay() ? tr("searching…") : tr("not found");
        else if (here && m_search.hit(*here) == start)
            text = tr("%1 of %2").arg(number(*here + 1), count);
        else
            text = tr("%1 found").arg(count);
        if (m_hasWrapped)
            text = tr("%1, wrapped around").arg(text);
    }
    m_ui->count->setText(text);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        event->modifiers() & Qt::ShiftModifier ? findPrevious() : findNext();
    else
        QWidget::keyPressEvent(event);
}

} // namespace gui
