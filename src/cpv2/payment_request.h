// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/json_edit.h"
#include "cpv2/fee_line.h"
#include "cpv2/fields.h"
#include "cpv2/money.h"

#include <QList>

#include <optional>

namespace cpv2
{

/// The customer and invoice that a field belongs to, each counted from 0; -1 for none.
struct Place {
    int customer = -1;
    int invoice = -1;
    bool operator==(const Place &) const = default;
};

/// One member of an invoice's CustomFields.
struct CustomField {
    QString name;
    core::JsonPointer at;
    core::Json value;
    QString text() const; ///< a string's text, a number's text, else empty
};

/// A fee line and the custom field that holds it; `line` is the error when the text is invalid.
struct FeeLineSlot {
    CustomField field;
    core::Result<FeeLine> line;
};

/// A CPV2 payment request: the JSON document itself, which is never thrown away, read through the field
/// table. Members are found in any case; numbers may be strings. Every change is a core::JsonEdit, which can
/// be undone and touches nothing else.
class PaymentRequest
{
public:
    /// An empty object.
    PaymentRequest();
    explicit PaymentRequest(core::Json document);
    /// The source document's sample.
    static PaymentRequest sample();
    /// The defaults of the field table with one customer, one invoice, today's date.
    static PaymentRequest blank(QDate today);
    /// Accepts any JSON document; validate() reports what is wrong with it. Fails only when core::parseJson()
    /// does.
    static core::Result<PaymentRequest> fromJson(QByteArrayView text);

    /// The bytes: of the preview, of the file, and on the wire.
    QByteArray toJson() const { return core::writeJson(m_document); }
    const core::Json &document() const { return m_document; }
    core::Result<core::JsonEdit> apply(const core::JsonEdit &edit);

    // Reading
    int customerCount() const;
    int invoiceCount(int customer) const;
    /// nullptr when absent.
    const core::Json *find(FieldId id, Place place = {}) const;
    /// Where the value is (in the document's own spelling), or would be inserted.
    core::JsonPointer pointer(FieldId id, Place place = {}) const;
    /// A string's or number's or boolean's text; empty for null, absent, objects and arrays.
    QString text(FieldId id, Place place = {}) const;
    /// From a number or a string. Fails with `money`, including when absent.
    core::Result<Money> money(FieldId id, Place place) const;
    /// From a boolean or a string that spells one; `fallback` for anything else.
    bool boolean(FieldId id, bool fallback, Place place = {}) const;
    QList<CustomField> customFields(Place place) const;
    /// The custom fields that are, or are meant to be, fee lines.
    QList<FeeLineSlot> feeLines(Place place) const;
    /// Their sum. Fails with `fee-line` or `money` when one is invalid.
    core::Result<Money> feeLineTotal(Place place) const;
    static core::Result<Money> sumOf(const QList<FeeLineSlot> &lines); ///< fails alike
    /// Every invoice in document order.
    QList<Place> invoices() const;
    /// The sum of BalanceDue over all invoices. Fails when an invoice has none.
    core::Result<Money> total() const;

    // Edits, as values for apply() and for an undo stack
    /// Sets the field to `text`, keeping its current spelling and type (number or string). An absent field is
    /// inserted where the sample has it, with the parents it needs. The customer and invoice of `place` must
    /// exist, else apply() fails with `json-edit`, as for every edit here.
    core::JsonEdit setText(FieldId id, const QString &text, Place place = {}) const;
    /// The same for any JSON value; an empty optional removes the member (which must exist).
    core::JsonEdit set(FieldId id, const std::optional<core::Json> &value, Place place = {}) const;
    /// Sets one custom field, or removes it with an empty optional. The name matches in any case;
    /// CustomFields is created if missing.
    core::JsonEdit setCustomField(Place place, const QString &name,
                                  const std::optional<core::Json> &value) const;
    /// Adds a fee line in the first free slot: the lowest CustomN from `firstSlot` that is null, else the one
    /// after the last.
    core::JsonEdit addFeeLine(Place place, const FeeLine &line, int firstSlot = 5) const;
    core::JsonEdit insertCustomer(int at, const core::Json &customer) const;
    core::JsonEdit insertInvoice(Place at, const core::Json &invoice) const;
    core::JsonEdit removeCustomer(int customer) const;
    core::JsonEdit removeInvoice(Place place) const;
    core::JsonEdit moveCustomer(int from, int to) const;
    core::JsonEdit moveInvoice(Place from, int to) const;
    static core::Json blankCustomer(QDate today); ///< with one blank invoice
    static core::Json blankInvoice(QDate today);

private:
    core::Json m_document;
};

} // namespace cpv2
