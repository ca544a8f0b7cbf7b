// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/generate_dialog.h"

#include "core/json_layout.h"
#include "gui/look/run_then.h"
#include "ui_generate_dialog.h"

#include <QPushButton>

using namespace Qt::Literals::StringLiterals;
using cpv2::GeneratorOptions;
using cpv2::PaymentRequest;

namespace gui
{

namespace
{

/// What the numbers add to the smallest request there is, in bytes, is seen in very small ones: the dialog
/// asks at every key. check(options) holds.
qint64 estimatedSize(const GeneratorOptions &options)
{
    const auto sizeOf = [&options](int customers, int invoices, int feeLines) {
        GeneratorOptions small = options;
        small.customers = customers;
        small.invoicesPerCustomer = invoices;
        small.feeLinesPerInvoice = feeLines;
        return qint64(cpv2::generateRequest(small).toJson().size());
    };
    const qint64 smallest = sizeOf(1, 1, 1);
    const qint64 customer = sizeOf(2, 1, 1) - smallest; // with its invoice and fee line
    const qint64 invoice = sizeOf(1, 2, 1) - smallest;
    const qint64 feeLine = options.feeLinesPerInvoice > 1 ? sizeOf(1, 1, 2) - smallest : 0;
    const qint64 invoices = qint64(options.customers) * options.invoicesPerCustomer;
    return smallest + (options.customers - 1) * customer + (invoices - options.customers) * invoice +
           invoices * (options.feeLinesPerInvoice - 1) * feeLine;
}

/// More than could be opened again: the limit of the command line too.
core::Error tooBig()
{
    return {u"generate"_s,
            GenerateDialog::tr("That request would be larger than 64 MiB, the most that can be read back.")};
}

/// For any thread.
core::Result<PaymentRequest> generated(const GeneratorOptions &options)
{
    const PaymentRequest request = cpv2::generateRequest(options);
    if (core::JsonLayout(request.document()).size() > core::jsonSizeLimit)
        return tooBig();
    return request;
}

} // namespace

GenerateDialog::GenerateDialog(const GeneratorOptions &options, QWidget *parent)
    : QDialog(parent), m_options(options), m_ui(std::make_unique<Ui::GenerateDialog>())
{
    m_ui->setupUi(this);
    setObjectName("generate"_L1);
    m_ui->customers->setRange(1, GeneratorOptions::invoiceLimit);
    m_ui->customers->setValue(options.customers);
    m_ui->invoices->setRange(1, GeneratorOptions::invoiceLimit);
    m_ui->invoices->setValue(options.invoicesPerCustomer);
    m_ui->feeLines->setRange(1, GeneratorOptions::feeLineLimit);
    m_ui->feeLines->setValue(options.feeLinesPerInvoice);
    m_ui->seed->setText(QString::number(options.seed));
    m_ui->buttons->button(QDialogButtonBox::Ok)->setText(tr("&Generate"));
    for (QSpinBox *number : {m_ui->customers, m_ui->invoices, m_ui->feeLines}) {
        number->setGroupSeparatorShown(true);
        connect(number, &QSpinBox::valueChanged, this, &GenerateDialog::showSize);
    }
    connect(m_ui->seed, &QLineEdit::textChanged, this, &GenerateDialog::showSize);
    connect(m_ui->buttons, &QDialogButtonBox::accepted, this, &GenerateDialog::generate);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    setGenerating(false);
    showSize();
}

GenerateDialog::~GenerateDialog() = default;

QString GenerateDialog::suggestedName() const
{
    return tr("generated-%1x%2.json").arg(m_options.customers).arg(m_options.invoicesPerCustomer);
}

core::Result<GeneratorOptions> GenerateDialog::entered() const
{
    GeneratorOptions options = m_options;
    options.customers = m_ui->customers->value();
    options.invoicesPerCustomer = m_ui->invoices->value();
    options.feeLinesPerInvoice = m_ui->feeLines->value();
    bool isSeed = false;
    options.seed = m_ui->seed->text().trimmed().toULongLong(&isSeed);
    if (!isSeed)
        return core::Error{u"generate"_s,
                           tr("The seed must be a whole number from 0 to 18446744073709551615.")};
    if (const core::Result<core::Done> checked = check(options); !checked)
        return checked.error();
    if (estimatedSize(options) > core::jsonSizeLimit)
        return tooBig();
    return options;
}

void GenerateDialog::showSize()
{
    const core::Result<GeneratorOptions> options = entered();
    showProblem(options ? QString() : options.error().sentence);
    m_ui->size->setHidden(!options);
    if (!options)
        return;
    const qint64 invoices = qint64(options->customers) * options->invoicesPerCustomer;
    m_ui->size->setText(tr("Invoices: %1, fee lines: %2, JSON: about %3")
                            .arg(locale().toString(invoices),
                                 locale().toString(invoices * options->feeLinesPerInvoice),
                                 locale().formattedDataSize(estimatedSize(*options))));
}

void GenerateDialog::generate()
{
    const core::Result<GeneratorOptions> options = entered();
    if (!options)
        return;
    m_options = *options;
    setGenerating(true);
    runThen(
        this, [options = m_options] { return generated(options); },
        [this](const core::Result<PaymentRequest> &request) { finish(request); });
}

void GenerateDialog::finish(const core::Result<PaymentRequest> &request)
{
    if (!isVisible())
        return; // given up
    setGenerating(false);
    if (!request) {
        showProblem(request.error().sentence);
        return;
    }
    m_request = *request;
    accept();
}

void GenerateDialog::showProblem(const QString &sentence)
{
    m_ui->problem->setText(sentence);
    m_ui->problem->setHidden(sentence.isEmpty());
    m_ui->buttons->button(QDialogButtonBox::Ok)->setEnabled(sentence.isEmpty());
}

void GenerateDialog::setGenerating(bool generating)
{
    m_ui->fields->setEnabled(!generating);
    m_ui->progress->setVisible(generating);
    m_ui->buttons->button(QDialogButtonBox::Ok)->setEnabled(!generating);
}

} // namespace gui
