// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/request_loader.h"

#include "gui/look/run_then.h"

#include <QFileInfo>
#include <QStorageInfo>

namespace gui
{

namespace
{

/// The file has no bytes on a disk: the system makes them up (/proc), and may keep its reader waiting.
bool isMadeUp(const QFileInfo &file)
{
    return file.isFile() && file.size() == 0 && QStorageInfo(file.filePath()).bytesTotal() <= 0;
}

} // namespace

void RequestLoader::load(const QString &file, const RequestSurroundings &surroundings)
{
    const QFileInfo info(file);
    run(file, info.size() > smallFile || isMadeUp(info), [file, surroundings]() -> Loaded {
        const core::Result<RequestText> text = readRequestText(file);
        if (!text)
            return text.error();
        return std::make_shared<RequestContent>(*text, surroundings);
    });
}

void RequestLoader::take(const cpv2::PaymentRequest &request, const RequestSurroundings &surroundings)
{
    int invoices = 0;
    for (int customer = 0; customer < request.customerCount(); ++customer)
        invoices += request.invoiceCount(customer);
    run({}, invoices > fewInvoices, [request, surroundings]() -> Loaded {
        return std::make_shared<RequestContent>(RequestText{request}, surroundings);
    });
}

void RequestLoader::stop()
{
    ++m_number;
    m_isLoading = false;
    m_file.clear();
}

void RequestLoader::run(const QString &file, bool isBig, const std::function<Loaded()> &work)
{
    const quint64 number = ++m_number;
    if (!isBig) {
        finish(file, work());
        return;
    }
    m_isLoading = true;
    m_file = file;
    emit started(file);
    runThen(this, work, [this, number, file](const Loaded &loaded) {
        if (number == m_number)
            finish(file, loaded);
    });
}

void RequestLoader::finish(const QString &file, const Loaded &loaded)
{
    stop();
    if (loaded)
        emit ready(*loaded, file);
    else
        emit failed(file, loaded.error());
}

} // namespace gui
