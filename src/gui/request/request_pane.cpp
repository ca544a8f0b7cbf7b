// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/request_pane.h"

#include "gui/look/plain_text.h"
#include "gui/request/customer_form.h"
#include "gui/request/form_actions.h"
#include "gui/request/invoice_form.h"
#include "gui/request/invoices_model.h"
#include "gui/request/request_document.h"
#include "gui/request/request_settings_form.h"
#include "gui/request/unknown_members_view.h"

#include "ui_request_pane.h"

#include <QDate>
#include <QMenu>
#include <QSortFilterProxyModel>

#include <algorithm>
#include <array>

using core::Json;
using core::JsonPointer;
using cpv2::FieldId;
using cpv2::PaymentRequest;
using cpv2::Place;

namespace gui
{

RequestPane::RequestPane(RequestDocument *document, QWidget *parent)
    : QWidget(parent), m_document(document), m_invoices(new InvoicesModel(document, this)),
      m_shownInvoices(new QSortFilterProxyModel(this)), m_ui(std::make_unique<Ui::RequestPane>())
{
    m_ui->setupUi(this);
    m_settings = new RequestSettingsForm(document);
    m_customer = new CustomerForm(document);
    m_invoice = new InvoiceForm(document);
    m_ui->settingsPlace->addWidget(m_settings);
    m_ui->customerPlace->addWidget(m_customer);
    m_ui->invoicePlace->addWidget(m_invoice);
    setUpOverview();
    setUpButtons();
    setUpActions();
    setUpMemberMenu();
    setUpTabOrder();

    // The picture's page is light: a pane, not the window behind it.
    m_ui->content->setBackgroundRole(QPalette::Base);
    arrangeFields();
    connect(document, &RequestDocument::changed, this, &RequestPane::refresh);
    refresh();
}

RequestPane::~RequestPane()
{
    // An open cell editor writes what it holds when it loses the focus: now, while all is still here.
    hide();
}

void RequestPane::setUpOverview()
{
    m_shownInvoices->setSourceModel(m_invoices);
    m_shownInvoices->setSortRole(InvoicesModel::sortRole);
    m_shownInvoices->setFilterKeyColumn(-1);
    m_shownInvoices->setFilterCaseSensitivity(Qt::CaseInsensitive);
    // Sorted and filtered when the user asks for it, not while a row is being edited below.
    m_shownInvoices->setDynamicSortFilter(false);

    QTableView *table = m_ui->invoicesTable;
    table->setModel(m_shownInvoices);
    QHeaderView *header = table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(InvoicesModel::Name, QHeaderView::Stretch);
    // There may be ten thousand rows; 0, which means those to be seen, means all of them while it is hidden.
    header->setResizeContentsPrecision(20);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    table->setSortingEnabled(true);
    const int rowHeight = fontMetrics().height() + 8;
    table->verticalHeader()->setMinimumSectionSize(rowHeight);
    table->verticalHeader()->setDefaultSectionSize(rowHeight);
    table->setMaximumHeight(header->sizeHint().height() + 7 * rowHeight);

    connect(m_ui->invoiceFilter, &QLineEdit::textChanged, this, &RequestPane::filterInvoices);
    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                if (current.isValid() && !m_isFiltering)
                    setPlace(m_invoices->place(m_shownInvoices->mapToSource(current).row()));
            });
}

/// What is being edited stays, also when the filter hides its row.
void RequestPane::filterInvoices(const QString &text)
{
    m_isFiltering = true;
    m_shownInvoices->setFilterFixedString(text);
    m_ui->invoicesTable->selectionModel()->clear();
    selectRow();
    m_isFiltering = false;
    const int shown = m_shownInvoices->rowCount();
    const bool isHidden = !m_ui->invoicesTable->currentIndex().isValid();
    QString state;
    if (!text.isEmpty()) {
        state = tr("%1 of %2").arg(locale().toString(shown), locale().toString(m_invoices->rowCount()));
        if (isHidden)
            state = tr("%1; the filter hides the invoice below").arg(state);
    }
    m_ui->invoiceFilterState->setText(state);
}

void RequestPane::focusFirstField()
{
    m_settings->setFocus(Qt::OtherFocusReason);
}

void RequestPane::setUpButtons()
{
    connect(m_ui->addCustomer, &QToolButton::clicked, this, &RequestPane::addCustomer);
    connect(m_ui->duplicateCustomer, &QToolButton::clicked, this, &RequestPane::duplicateCustomer);
    connect(m_ui->removeCustomer, &QToolButton::clicked, this, &RequestPane::removeCustomer);
    connect(m_ui->moveCustomerUp, &QToolButton::clicked, this, [this] { moveCustomer(-1); });
    connect(m_ui->moveCustomerDown, &QToolButton::clicked, this, [this] { moveCustomer(1); });
    connect(m_ui->addInvoice, &QToolButton::clicked, this, &RequestPane::addInvoice);
    connect(m_ui->duplicateInvoice, &QToolButton::clicked, this, &RequestPane::duplicateInvoice);
    connect(m_ui->removeInvoice, &QToolButton::clicked, this, &RequestPane::removeInvoice);
    connect(m_ui->moveInvoiceUp, &QToolButton::clicked, this, [this] { moveInvoice(-1); });
    connect(m_ui->moveInvoiceDown, &QToolButton::clicked, this, [this] { moveInvoice(1); });
}

void RequestPane::setUpActions()
{
    m_actions = new FormActions(this);
    m_actions->addLevel({.scopes = {m_ui->customerHeader, m_customer},
                         .add = m_ui->addCustomer,
                         .duplicate = m_ui->duplicateCustomer,
                         .remove = m_ui->removeCustomer,
                         .moveUp = m_ui->moveCustomerUp,
                         .moveDown = m_ui->moveCustomerDown});
    m_actions->addLevel({.scopes = {m_ui->overview, m_ui->invoiceHeader, m_invoice},
                         .add = m_ui->addInvoice,
                         .duplicate = m_ui->duplicateInvoice,
                         .remove = m_ui->removeInvoice,
                         .moveUp = m_ui->moveInvoiceUp,
                         .moveDown = m_ui->moveInvoiceDown});
    for (const EntryButtons &level : m_invoice->levels())
        m_actions->addLevel(level);
    m_actions->addLevel(m_customer->members()->buttons());
    for (UnknownMembersView *view : m_settings->members())
        m_actions->addLevel(view->buttons());
    connect(m_document, &RequestDocument::bytesChanged, m_actions, &FormActions::update);
}

void RequestPane::setUpMemberMenu()
{
    m_memberMenu = new QMenu(tr("Add a &member to"), this);
    m_memberMenu->setObjectName("memberMenu");
    const QList<UnknownMembersView *> views =
        m_settings->members() + QList{m_customer->members(), m_invoice->members()};
    for (UnknownMembersView *view : views) {
        QAction *action = m_memberMenu->addAction(view->objectTitle());
        connect(action, &QAction::triggered, this, [this, view] {
            if (m_settings->isAncestorOf(view) && view != m_settings->members().first())
                m_settings->unfold();
            view->addMember();
        });
        connect(m_memberMenu, &QMenu::aboutToShow, action,
                [action, view] { action->setEnabled(view->canAddMember()); });
    }
}

QList<QAction *> RequestPane::menuActions() const
{
    return m_actions->actions() + QList{m_memberMenu->menuAction()};
}

void RequestPane::setUpTabOrder()
{
    // The forms are made after the rows between them, so Tab would go through all the rows first.
    QWidget *previous = nullptr;
    for (QWidget *part :
         {static_cast<QWidget *>(m_settings), m_ui->overview, m_ui->customerHeader,
          static_cast<QWidget *>(m_customer), m_ui->invoiceHeader, static_cast<QWidget *>(m_invoice)}) {
        for (QWidget *widget : part->findChildren<QWidget *>()) {
            const bool isInPopup = widget->window() != window();
            if (isInPopup || !(widget->focusPolicy() & Qt::TabFocus))
                continue;
            if (previous)
                setTabOrder(previous, widget);
            previous = widget;
        }
    }
}

void RequestPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrangeFields();
}

void RequestPane::arrangeFields()
{
    const std::array grids{&m_settings->grid(), &m_customer->grid(), &m_invoice->grid()};
    FieldGrid::LabelWidths widths;
    for (const FieldGrid *grid : grids)
        widths = widths.united(grid->labelWidths());
    const int fieldWidth = fontMetrics().averageCharWidth() * 24;
    const int columns = width() >= widths.left + widths.right + 2 * fieldWidth ? 2 : 1;
    for (FieldGrid *grid : grids)
        grid->arrange(columns, widths);
    m_isNarrow = columns == 1;
    m_invoice->setNarrow(m_isNarrow);
    arrangeHeaders();
}

void RequestPane::arrangeHeaders()
{
    // With the arrows there are too many buttons for one narrow row.
    placeLast(m_ui->customerHeaderLayout, m_ui->customerButtons,
              m_isNarrow && !m_ui->moveCustomerUp->isHidden());
    placeLast(m_ui->invoiceHeaderLayout, m_ui->invoiceButtons,
              m_isNarrow && !m_ui->moveInvoiceUp->isHidden());
}

// ---- which customer, which invoice

Place RequestPane::existing(Place place) const
{
    const PaymentRequest &request = m_document->request();
    Place nearest;
    if (request.customerCount() == 0)
        return nearest;
    nearest.customer = qBound(0, place.customer, request.customerCount() - 1);
    if (const int invoices = request.invoiceCount(nearest.customer); invoices > 0)
        nearest.invoice = qBound(0, place.invoice, invoices - 1);
    return nearest;
}

void RequestPane::setPlace(Place place)
{
    place = existing(place);
    if (place != m_place) {
        m_place = place;
        m_customer->setPlace(place);
        m_invoice->setPlace(place);
    }
    showTitles();
    selectRow();
}

void RequestPane::refresh()
{
    setPlace(m_place);
}

void RequestPane::selectRow()
{
    const int row = m_invoices->rowOf(m_place);
    const QModelIndex shown = m_shownInvoices->mapFromSource(m_invoices->index(row, 0));
    QTableView *table = m_ui->invoicesTable;
    if (shown.row() == table->currentIndex().row())
        return;
    table->setCurrentIndex(shown);
}

void RequestPane::showTitles()
{
    const PaymentRequest &request = m_document->request();
    const int customers = request.customerCount();
    const bool hasCustomer = m_place.customer >= 0;
    const bool hasInvoice = m_place.invoice >= 0;
    const int invoices = hasCustomer ? request.invoiceCount(m_place.customer) : 0;
    const auto all = int(m_invoices->rowCount());

    m_ui->overview->setVisible(all > 1);
    const auto number = [this](int value) {
        return locale().toString(value);
    };
    m_ui->overviewTitle->setText(
        tr("Customers: %1, invoices: %2").arg(number(customers), number(m_invoices->invoiceCount())));
    m_ui->customerTitle->setText(
        hasCustomer ? tr("Customer %1 of %2").arg(number(m_place.customer + 1), number(customers))
                    : tr("No customer"));
    m_ui->duplicateCustomer->setEnabled(hasCustomer);
    m_ui->removeCustomer->setEnabled(hasCustomer);
    m_ui->moveCustomerUp->setVisible(customers > 1);
    m_ui->moveCustomerDown->setVisible(customers > 1);
    m_ui->moveCustomerUp->setEnabled(m_place.customer > 0);
    m_ui->moveCustomerDown->setEnabled(hasCustomer && m_place.customer + 1 < customers);

    const QString invoiceNumber = hasInvoice ? request.text(FieldId::InvoiceNumber, m_place) : QString();
    const QString which = tr("Invoice %1").arg(oneLine(invoiceNumber, 24));
    m_ui->invoiceTitle->setText(
        !hasInvoice     ? tr("No invoice")
        : invoices == 1 ? which
                        : tr("%1, %2 of %3").arg(which, number(m_place.invoice + 1), number(invoices)));
    m_ui->addInvoice->setEnabled(hasCustomer);
    m_ui->duplicateInvoice->setEnabled(hasInvoice);
    m_ui->removeInvoice->setEnabled(hasInvoice);
    m_ui->moveInvoiceUp->setVisible(invoices > 1);
    m_ui->moveInvoiceDown->setVisible(invoices > 1);
    m_ui->moveInvoiceUp->setEnabled(m_place.invoice > 0);
    m_ui->moveInvoiceDown->setEnabled(hasInvoice && m_place.invoice + 1 < invoices);
    arrangeHeaders();
    if (hasInvoice) {
        const roundtrip::InvoiceState state = m_states.value(invoiceNumber.trimmed());
        m_ui->invoiceState->show(kindOf(state), roundtrip::labelFor(state));
    } else {
        m_ui->invoiceState->hide();
    }
}

void RequestPane::setInvoiceStates(const QHash<QString, roundtrip::InvoiceState> &states)
{
    m_states = states;
    m_invoices->setStates(states);
    showTitles();
}

void RequestPane::showPlace(const JsonPointer &at)
{
    if (const Place place = m_document->placeOf(at); place.customer >= 0)
        setPlace({place.customer, std::max(place.invoice, 0)});
    QWidget *field = fieldAt(at);
    if (!field)
        return;
    // The place may have been chosen only now: lay it out before scrolling to it.
    m_ui->content->layout()->activate();
    m_ui->scrollArea->ensureWidgetVisible(field);
    field->setFocus(Qt::OtherFocusReason);
}

QWidget *RequestPane::fieldAt(const JsonPointer &at)
{
    if (QWidget *field = m_settings->fieldAt(at))
        return field;
    if (QWidget *field = m_customer->fieldAt(at))
        return field;
    if (QWidget *field = m_invoice->fieldAt(at))
        return field;
    const PaymentRequest &request = m_document->request();
    if (m_place.customer < 0)
        return at == request.pointer(FieldId::Customers) ? m_ui->addCustomer : nullptr;
    return at == request.pointer(FieldId::Invoices, m_place) ? m_ui->addInvoice : nullptr;
}

// ---- customers and invoices come, go and move

void RequestPane::edit(const core::JsonEdit &edit, const QString &name, Place then)
{
    m_document->endStep();
    m_document->edit(edit, name);
    m_document->endStep();
    setPlace(then);
}

void RequestPane::addCustomer()
{
    const int at = m_place.customer + 1;
    edit(m_document->request().insertCustomer(at, PaymentRequest::blankCustomer(QDate::currentDate())),
         tr("Add Customer"), {at, 0});
}

void RequestPane::duplicateCustomer()
{
    const PaymentRequest &request = m_document->request();
    const JsonPointer at = request.pointer(FieldId::Customers) / m_place.customer;
    edit(request.insertCustomer(m_place.customer + 1, *core::find(request.document(), at)),
         tr("Duplicate Customer"), {m_place.customer + 1, m_place.invoice});
}

void RequestPane::removeCustomer()
{
    const qsizetype invoices = m_document->request().invoiceCount(m_place.customer);
    edit(m_document->request().removeCustomer(m_place.customer), tr("Remove Customer"), m_place);
    emit entryRemoved(tr("A customer with %n invoice(s) was removed.", nullptr, int(invoices)));
}

void RequestPane::moveCustomer(int by)
{
    edit(m_document->request().moveCustomer(m_place.customer, m_place.customer + by), tr("Move Customer"),
         {m_place.customer + by, m_place.invoice});
}

void RequestPane::addInvoice()
{
    const Place at{m_place.customer, m_place.invoice + 1};
    edit(m_document->request().insertInvoice(at, PaymentRequest::blankInvoice(QDate::currentDate())),
         tr("Add Invoice"), at);
}

void RequestPane::duplicateInvoice()
{
    const PaymentRequest &request = m_document->request();
    const JsonPointer at = request.pointer(FieldId::Invoices, m_place) / m_place.invoice;
    const Place then{m_place.customer, m_place.invoice + 1};
    edit(request.insertInvoice(then, *core::find(request.document(), at)), tr("Duplicate Invoice"), then);
}

void RequestPane::removeInvoice()
{
    const QString number = m_document->request().text(FieldId::InvoiceNumber, m_place);
    edit(m_document->request().removeInvoice(m_place), tr("Remove Invoice"), m_place);
    emit entryRemoved(tr("Invoice “%1” was removed.").arg(oneLine(number, 40)));
}

void RequestPane::moveInvoice(int by)
{
    const Place then{m_place.customer, m_place.invoice + by};
    edit(m_document->request().moveInvoice(m_place, then.invoice), tr("Move Invoice"), then);
}

} // namespace gui
