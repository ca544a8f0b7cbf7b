// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/unknown_members_view.h"

#include "gui/look/row_table_view.h"
#include "gui/request/refusals.h"
#include "gui/request/unknown_members_model.h"

#include "ui_unknown_members_view.h"

namespace gui
{

UnknownMembersView::UnknownMembersView(RequestDocument *document, QLatin1StringView object,
                                       const QString &title, QWidget *parent)
    : QWidget(parent), m_title(title), m_model(new UnknownMembersModel(document, object, this)),
      m_ui(std::make_unique<Ui::UnknownMembersView>())
{
    m_ui->setupUi(this);
    m_ui->membersTitle->setText(tr("Other members: %1").arg(title));
    QTableView *table = m_ui->membersTable;
    table->setAccessibleName(m_ui->membersTitle->text());
    table->setModel(m_model);
    setUpRows(table);
    table->horizontalHeader()->setSectionResizeMode(UnknownMembersModel::Value, QHeaderView::Stretch);
    showRefusals(m_model, document, m_ui->memberMessage);

    connect(m_ui->addMember, &QToolButton::clicked, this, &UnknownMembersView::addMember);
    connect(m_ui->duplicateMember, &QToolButton::clicked, this, &UnknownMembersView::duplicate);
    connect(m_ui->removeMember, &QToolButton::clicked, this, &UnknownMembersView::remove);
    connect(m_ui->moveMemberUp, &QToolButton::clicked, this, [this] { move(-1); });
    connect(m_ui->moveMemberDown, &QToolButton::clicked, this, [this] { move(1); });
    connect(m_ui->setMemberNull, &QToolButton::clicked, this, &UnknownMembersView::setNull);
    addKey(table, Qt::Key_Insert, m_ui->addMember);
    addKey(table, QKeySequence::Delete, m_ui->removeMember);

    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &UnknownMembersView::update);
    connect(document, &RequestDocument::changed, this, &UnknownMembersView::update);
    update();
}

UnknownMembersView::~UnknownMembersView()
{
    // An open cell editor writes what it holds when it loses the focus: now, while all is still here.
    hide();
}

void UnknownMembersView::setPlace(cpv2::Place place)
{
    m_model->setPlace(place);
    update();
}

int UnknownMembersView::currentRow() const
{
    return m_ui->membersTable->currentIndex().row();
}

void UnknownMembersView::update()
{
    const int row = currentRow();
    const int rows = m_model->rowCount();
    setVisible(rows > 0);
    m_ui->addMember->setEnabled(m_model->canAdd());
    m_ui->duplicateMember->setEnabled(row >= 0);
    m_ui->removeMember->setEnabled(row >= 0);
    m_ui->moveMemberUp->setEnabled(row > 0);
    m_ui->moveMemberDown->setEnabled(row >= 0 && row + 1 < rows);
    m_ui->setMemberNull->setEnabled(row >= 0 && row < rows && m_model->canSetNull(row));
    emit changed();
}

bool UnknownMembersView::canAddMember() const
{
    return m_model->canAdd();
}

void UnknownMembersView::addMember()
{
    m_model->add();
    update();
    editCell(m_ui->membersTable, m_model->rowCount() - 1, UnknownMembersModel::Name);
}

void UnknownMembersView::duplicate()
{
    m_model->duplicate(currentRow());
}

void UnknownMembersView::remove()
{
    m_model->remove(currentRow());
}

void UnknownMembersView::move(int by)
{
    const QModelIndex from = m_ui->membersTable->currentIndex();
    m_model->move(from.row(), from.row() + by);
    m_ui->membersTable->setCurrentIndex(from.sibling(from.row() + by, from.column()));
}

void UnknownMembersView::setNull()
{
    m_model->setNull(currentRow());
}

QWidget *UnknownMembersView::fieldAt(const core::JsonPointer &at)
{
    const int row = m_model->rowOf(at);
    if (row < 0)
        return nullptr;
    m_ui->membersTable->setCurrentIndex(m_model->index(row, UnknownMembersModel::Value));
    return m_ui->membersTable;
}

EntryButtons UnknownMembersView::buttons()
{
    return {.scopes = {this},
            .add = m_ui->addMember,
            .duplicate = m_ui->duplicateMember,
            .remove = m_ui->removeMember,
            .moveUp = m_ui->moveMemberUp,
            .moveDown = m_ui->moveMemberDown,
            .setNull = m_ui->setMemberNull};
}

} // namespace gui
