// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/payment_request.h"
#include "roundtrip/round_trip.h"

#include <QHash>
#include <QWidget>

#include <memory>

class QAction;
class QMenu;
class QSortFilterProxyModel;

namespace Ui
{
class RequestPane;
}

namespace gui
{

class CustomerForm;
class FormActions;
class InvoiceForm;
class InvoicesModel;
class RequestDocument;
class RequestSettingsForm;
class UnknownMembersView;

/// The request as forms: its settings, one of its customers, one of that customer's invoices. With
/// more than one of either, a table to choose from appears above them.
class RequestPane : public QWidget
{
    Q_OBJECT
public:
    explicit RequestPane(RequestDocument *document, QWidget *parent = nullptr);
    ~RequestPane() override;

    /// Chooses the customer and invoice at `at`, and gives the field there the focus.
    void showPlace(const core::JsonPointer &at);
    /// By InvoiceNumber; an invoice that is not in it is open.
    void setInvoiceStates(const QHash<QString, roundtrip::InvoiceState> &states);
    /// The customer and invoice the forms show; -1 where the request has none.
    cpv2::Place place() const { return m_place; }
    /// What the form has for the menu "Request", about what has the focus in it.
    QList<QAction *> menuActions() const;

    /// The first field of the form gets the focus.
    void focusFirstField();

signals:
    /// A customer or an invoice was removed; the sentence says which.
    void entryRemoved(const QString &sentence);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUpOverview();
    void setUpButtons();
    void setUpActions();
    void setUpMemberMenu();
    void setUpTabOrder();
    void arrangeFields();
    void arrangeHeaders();
    /// The nearest place there is.
    cpv2::Place existing(cpv2::Place place) const;
    QWidget *fieldAt(const core::JsonPointer &at);
    void setPlace(cpv2::Place place);
    void refresh();
    void showTitles();
    void selectRow();
    void filterInvoices(const QString &text);

    void edit(const core::JsonEdit &edit, const QString &name, cpv2::Place then);
    void addCustomer();
    void duplicateCustomer();
    void removeCustomer();
    void moveCustomer(int by);
    void addInvoice();
    void duplicateInvoice();
    void removeInvoice();
    void moveInvoice(int by);

    RequestDocument *m_document;
    cpv2::Place m_place;
    bool m_isNarrow = false;
    bool m_isFiltering = false;
    QHash<QString, roundtrip::InvoiceState> m_states;
    InvoicesModel *m_invoices;
    QSortFilterProxyModel *m_shownInvoices;
    std::unique_ptr<Ui::RequestPane> m_ui;
    RequestSettingsForm *m_settings;
    CustomerForm *m_customer;
    InvoiceForm *m_invoice;
    FormActions *m_actions;
    QMenu *m_memberMenu; ///< where a member can be added that the forms have no field for
};

} // namespace gui
