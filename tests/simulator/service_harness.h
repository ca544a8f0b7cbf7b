// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/payment_request.h"
#include "cpv2/postback.h"
#include "http/form.h"
#include "http/message.h"
#include "simulator/payment_service.h"

#include <QStringList>

/// The payment service with a key of its own, and a payer's browser in front of it: no sockets.
class ServiceHarness
{
public:
    explicit ServiceHarness(simulator::Options options = {});

    static QByteArray apiKey() { return "the-key"; }
    static http::Headers goodHeaders();

    simulator::PaymentService service;
    QList<simulator::Postback> postbacks; ///< handed over so far
    QStringList reports;

    http::Response send(const QByteArray &method, const QByteArray &target, const http::Headers &headers,
                        const QByteArray &body = {});
    http::Response submit(const QByteArray &json)
    {
        return send("POST", "/cloudpaymentsapi/v2", goodHeaders(), json);
    }
    /// The path of the page; empty when the request was refused.
    QByteArray openPage(const cpv2::PaymentRequest &request);

    http::Response get(const QByteArray &target) { return send("GET", target, {}); }
    http::Response post(const QByteArray &target, const QList<http::FormField> &form);
    /// Up to the page with the Pay button.
    void walkToConfirmation(const QByteArray &page, const QString &method = QStringLiteral("card"),
                            const QString &instrument = QStringLiteral("visa-approved"));
    /// The form behind the Pay button as the page shows it now.
    QList<http::FormField> confirmation(const QByteArray &page);
    http::Response pay(const QByteArray &page);
};

/// Chooses how the simulator behaves at an open point of the contract, both by name.
void choose(simulator::Options &options, const QString &point, const QString &way);

/// The payer's details that walkToConfirmation() enters, with a test means of payment.
QList<http::FormField> payerForm(const QString &instrument);

/// Two customers with two invoices each: 101 (10.00), 102 (20.50), 201 (30.00), 202 (40.00); card fees
/// 1.00, 0.25, 0, 0, bank fees 0.10 each; card, bank account and swipe are allowed.
cpv2::PaymentRequest twoByTwo();

/// One customer with invoices numbered from 1, each of 0.01.
cpv2::PaymentRequest ofManyInvoices(int count);

/// As a public client of the API writes it: numbers as text, other capitals, much left out.
QByteArray publicClientJson();
/// All names in small letters, nothing but what is required.
QByteArray smallLettersJson();

/// The request with one field's text changed.
cpv2::PaymentRequest with(cpv2::PaymentRequest request, cpv2::FieldId id, const QString &text,
                          cpv2::Place place = {});
/// The request with one switch turned.
cpv2::PaymentRequest with(cpv2::PaymentRequest request, cpv2::FieldId id, bool on);

cpv2::Postback decoded(const QByteArray &body);
QString messageOf(const http::Response &response);
QByteArray location(const http::Response &response);
