// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QAction>
#include <QList>
#include <QPointer>

class QAbstractButton;

namespace gui
{

/// The buttons of one level of the request, such as the fee lines of an invoice. nullptr where it has none.
struct EntryButtons {
    QList<QWidget *> scopes; ///< what has the focus while a user works on this level
    QAbstractButton *add = nullptr;
    QAbstractButton *duplicate = nullptr;
    QAbstractButton *remove = nullptr;
    QAbstractButton *moveUp = nullptr;
    QAbstractButton *moveDown = nullptr;
    QAbstractButton *setNull = nullptr;
};

/// The same keys at every level: each presses the button of the level that has the focus, or had it last, so
/// the keys can do what the buttons can, and no more. Two more set the field that has the focus to null and
/// remove it; in a table they are about the row.
class FormActions : public QObject
{
    Q_OBJECT
public:
    /// The actions work while the focus is in `form`.
    explicit FormActions(QWidget *form);

    /// The first that is added is the one that the keys are about while no level has had the focus.
    void addLevel(const EntryButtons &level);
    /// For a menu.
    const QList<QAction *> &actions() const { return m_actions; }
    /// What the actions are about may have changed.
    void update();

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum Command { Add, Duplicate, Remove, MoveUp, MoveDown, SetNull, RemoveMember };
    QAction *addAction(Command command, const QString &name, const QString &text, const QString &purpose,
                       const QList<QKeySequence> &keys);
    const EntryButtons &level() const;
    QAbstractButton *button(Command command) const;
    void followFocus(QWidget *now);
    void run(Command command);

    QWidget *m_form;
    QList<QAction *> m_actions;  ///< by Command
    QList<QString> m_plainTexts; ///< of the actions, where the level has no such button
    QList<EntryButtons> m_levels;
    QPointer<QWidget> m_focus; ///< in the form, the last
};

} // namespace gui
