// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/look/question.h"

#include <QPushButton>

namespace gui
{

namespace
{

QPushButton *addAnswer(QMessageBox *box, const Answer &answer, const QObject *context)
{
    QPushButton *button = answer.standard == QMessageBox::NoButton ? box->addButton(answer.text, answer.role)
                                                                   : box->addButton(answer.standard);
    if (!answer.text.isEmpty())
        button->setText(answer.text);
    // When the box has closed, so that what is done next may open another.
    if (answer.then) {
        QObject::connect(box, &QMessageBox::finished, context, [box, button, then = answer.then] {
            if (box->clickedButton() == button)
                then();
        });
    }
    return button;
}

} // namespace

Answer::Answer(const QString &words, QMessageBox::ButtonRole place, const Then &action)
    : text(words), role(place), then(action)
{
}

Answer::Answer(QMessageBox::StandardButton button, const Then &action, const QString &words)
    : text(words), standard(button), then(action)
{
}

void ask(const Question &question, QWidget *window, const QObject *context)
{
    auto *box = new QMessageBox(window);
    box->setObjectName(question.name);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(question.icon);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(question.title);
    box->setText(question.text);
    QPushButton *first = nullptr;
    for (const Answer &answer : question.answers) {
        QPushButton *button = addAnswer(box, answer, context);
        if (!first)
            first = button;
    }
    QPushButton *dismissal = addAnswer(box, question.dismissal, context);
    box->setEscapeButton(dismissal);
    box->setDefaultButton(question.isFirstAnswerSafe ? first : dismissal);
    box->open();
}

} // namespace gui
