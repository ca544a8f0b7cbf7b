// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/form.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace payer
{

/// One `<input>` of a form.
struct PageInput {
    QString type;
    QString name;
    QString value;
    QString outcome; ///< of a test means of payment: `approved` or `declined`
    bool isChecked = false;
    bool isRequired = false;
};

struct PageForm {
    QByteArray method; ///< GET or POST
    QString action;
    QList<PageInput> inputs;
};

/// What a payer without a browser needs to know of a hosted page, read once. It reads the HTML that our
/// templates write (attributes in double quotes, lower case), not HTML in general.
class PageReader
{
public:
    explicit PageReader(const QByteArray &html);

    const QString &name() const { return m_name; }   ///< `review`, `receipt`, …; empty for any other page
    const QString &title() const { return m_title; } ///< the heading
    /// The form that leads to the next step.
    const std::optional<PageForm> &nextForm() const { return m_nextForm; }
    const QString &returnLink() const { return m_returnLink; } ///< empty when there is none
    /// In place of the link where the return is a POST.
    const std::optional<PageForm> &returnForm() const { return m_returnForm; }
    /// The balance that the review shows for the invoice (`$1,164.31`), for the first of several with that
    /// number; empty when it shows none: a long list comes in several pages.
    QString balance(const QString &invoiceNumber) const { return m_balances.value(invoiceNumber); }
    /// The sum of all invoices, those on other pages too; empty when the page shows none.
    const QString &subtotal() const { return m_subtotal; }
    /// What its buttons, links, inputs, pictures and frames are called and lead to, one after the other.
    const QString &controls() const { return m_controls; }

private:
    struct Tag;
    void take(const Tag &tag);

    QString m_name;
    QString m_title;
    std::optional<PageForm> m_nextForm;
    std::optional<PageForm> m_returnForm;
    std::optional<PageForm> *m_form = nullptr; ///< the one of these that is open
    QString m_returnLink;
    QHash<QString, QString> m_balances; ///< by InvoiceNumber
    QString m_subtotal;
    QString m_controls;
};

} // namespace payer
