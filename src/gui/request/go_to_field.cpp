// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/go_to_field.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

GoToField::GoToField(const cpv2::PaymentRequest &request, QWidget *parent)
    : QDialog(parent), m_search(new FieldSearch(request, this)), m_query(new QLineEdit),
      m_list(new QListWidget), m_count(new QLabel)
{
    setObjectName("goToField"_L1);
    setWindowTitle(tr("Go to field"));
    resize(460, 360);
    m_query->setObjectName("fieldQuery"_L1);
    m_query->setAccessibleName(tr("Field"));
    m_query->setPlaceholderText(tr("Name and place, for example: inv 9876 bal"));
    m_list->setObjectName("fieldHits"_L1);
    m_list->setAccessibleName(tr("Fields found"));
    m_list->setUniformItemSizes(true);
    m_count->setObjectName("fieldCount"_L1);
    m_count->setTextFormat(Qt::PlainText);
    m_count->setProperty("dim", true);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_query);
    layout->addWidget(m_list);
    layout->addWidget(m_count);

    // The list is worked from the line, which keeps the focus while a user types.
    m_query->installEventFilter(this);
    connect(m_query, &QLineEdit::textChanged, m_search, &FieldSearch::start);
    connect(m_query, &QLineEdit::returnPressed, this, &GoToField::choose);
    connect(m_list, &QListWidget::itemActivated, this, &GoToField::choose);
    connect(m_list, &QListWidget::itemClicked, this, &GoToField::choose);
    connect(m_search, &FieldSearch::hitsChanged, this, &GoToField::showHits);
    connect(m_search, &FieldSearch::finished, this, &GoToField::showCount);
    m_search->start({});
}

/// Only what is new: while the search goes on, the list stays where the user is in it.
void GoToField::showHits()
{
    const QList<FieldHit> hits = m_search->hits();
    const int row = qMax(0, m_list->currentRow());
    const bool isNew = m_hits.isEmpty() || hits.isEmpty() || m_hits.first().at != hits.first().at;
    m_hits = hits;
    while (m_list->count() > hits.size())
        delete m_list->takeItem(m_list->count() - 1);
    while (m_list->count() < hits.size())
        m_list->addItem(QString());
    for (int i = 0; i < hits.size(); ++i)
        m_list->item(i)->setText(hits[i].title);
    m_list->setCurrentRow(hits.isEmpty() ? -1 : isNew ? 0 : qMin(row, int(hits.size()) - 1));
    showCount();
}

void GoToField::showCount()
{
    const auto count = int(m_hits.size());
    m_count->setText(count == FieldSearch::mostHits ? tr("The first %1 fields").arg(count)
                     : m_search->isRunning()        ? tr("Searching…")
                                                    : tr("%n field(s)", nullptr, count));
}

void GoToField::choose()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= m_hits.size())
        return;
    const core::JsonPointer at = m_hits[row].at;
    accept();
    emit chosen(at);
}

bool GoToField::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown:
            QCoreApplication::sendEvent(m_list, event);
            return true;
        default:
            break;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace gui
