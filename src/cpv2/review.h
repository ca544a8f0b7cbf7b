// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/validation.h"

#include <memory>

namespace cpv2
{

/// The findings about a request, kept up to date edit by edit: only the invoice, customer or request settings
/// that an edit touches are looked at again. It remembers how many findings each of them has, not the
/// findings; those are made when they are looked at, so ten thousand bad invoices cost a few bytes each.
///
/// Every function is given the request that the review is about; it keeps none itself.
class Review
{
public:
    explicit Review(const BillerProfile &profile, const Circumstances &circumstances = {});
    ~Review();
    Review(Review &&) noexcept;
    Review &operator=(Review &&) noexcept;

    const BillerProfile &profile() const;
    const Circumstances &circumstances() const;
    /// Everything is new.
    void reset(const PaymentRequest &request);
    /// `edit` has just been applied; `request` is the result. Costs by the item edited, hardly by the number
    /// of invoices.
    void update(const PaymentRequest &request, const core::JsonEdit &edit);
    /// The request will be sent to another machine, or to this one.
    void setEndpointIsRemote(const PaymentRequest &request, bool isRemote);

    int count(Severities among = {}) const;
    /// From 0, in the order of validate(), counting those of some severities only.
    Finding finding(const PaymentRequest &request, int index, Severities among = {}) const;
    /// Those of one invoice, of one customer without its invoices ({customer, -1}), or of the request without
    /// its customers ({}): for marking the fields of a form.
    QList<Finding> findings(const PaymentRequest &request, Place place) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace cpv2
