// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QMessageBox>
#include <QString>

#include <functional>

namespace gui
{

/// One button of a question, and what pressing it does.
struct Answer {
    using Then = std::function<void()>;

    Answer(const QString &words, QMessageBox::ButtonRole place, const Then &action = {});
    /// A button that the desktop labels and places; `words` replace its label unless they are empty.
    Answer(QMessageBox::StandardButton button, const Then &action = {}, const QString &words = {});

    QString text;
    QMessageBox::ButtonRole role = QMessageBox::InvalidRole;
    QMessageBox::StandardButton standard = QMessageBox::NoButton;
    Then then;
};

/// Something that the user decides before it is done.
struct Question {
    QString name;  ///< the box's object name
    QString title; ///< the box's
    QString text;  ///< shown to the letter, never as markup
    QMessageBox::Icon icon = QMessageBox::Warning;
    QList<Answer> answers; ///< those that do something
    /// Closing the box and Escape choose this one, which changes nothing.
    Answer dismissal = {QMessageBox::Cancel};
    /// Enter chooses the first answer: nothing is lost by it. Otherwise Enter dismisses.
    bool isFirstAnswerSafe = false;
};

/// Opens the box over `window`, without waiting for it. The answer is carried out unless `context` is gone
/// by then.
void ask(const Question &question, QWidget *window, const QObject *context);

} // namespace gui
