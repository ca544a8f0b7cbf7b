// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/validation.h"

#include <memory>

namespace cpv2
{

/// The findings about a request, kept up to date edit by edit: only the invoice, customer or request settings
/// that an edit touches are checked again. It remembers how many findings each of them has, not the findings
/// themselves; those are made on demand, so ten thousand bad invoices cost a few bytes each.
///
/// Every function takes the request under review; the class keeps none itself.
class Review
{
public:
    explicit Review(const BillerProfile &profile, const Circumstances &circumstances = {});
    ~Review();
    Review(Review &&) noexcept;
    Review &operator=(Review &&) noexcept;

    const BillerProfile &profile() const;
    const Circumstances &circumstances() const;
    /// Checks everything anew.
    void reset(const PaymentRequest &request);
    /// `edit` has just been applied; `request` is the result. The cost depends on the edited item, hardly on
    /// the number of invoices.
    void update(const PaymentRequest &request, const core::JsonEdit &edit);
    /// Whether the request will be sent to another machine.
    void setEndpointIsRemote(const PaymentRequest &request, bool isRemote);

    int count(Severities among = {}) const;
    /// Counted from 0 in the order of validate(), among those of some severities.
    Finding finding(const PaymentRequest &request, int index, Severities among = {}) const;
    /// The findings of one invoice, of one customer without its invoices ({customer, -1}), or of the request
    /// without its customers ({}): for marking the fields of a form.
    QList<Finding> findings(const PaymentRequest &request, Place place) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace cpv2
