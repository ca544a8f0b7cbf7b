// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "gui/request/request_content.h"

#include <QObject>

#include <functional>
#include <memory>

namespace gui
{

/// Reads and works out one request at a time, a big one in another thread. The newest wins: what an earlier
/// one brings is dropped.
class RequestLoader : public QObject
{
    Q_OBJECT
public:
    /// Files up to this size, in bytes, are read at once.
    static constexpr qint64 smallFile = 256 * 1024;
    /// Requests of up to this many invoices are taken at once.
    static constexpr int fewInvoices = 400;

    using QObject::QObject;

    /// Ends with ready() or failed(); for a small file before this returns.
    void load(const QString &file, const RequestSurroundings &surroundings);
    /// The same for a request that is in no file.
    void take(const cpv2::PaymentRequest &request, const RequestSurroundings &surroundings);
    /// Whatever is being loaded is no longer wanted.
    void stop();
    bool isLoading() const { return m_isLoading; }
    const QString &file() const { return m_file; } ///< empty unless one is being loaded

signals:
    void started(const QString &file); ///< in another thread
    void ready(const std::shared_ptr<gui::RequestContent> &content, const QString &file);
    void failed(const QString &file, const core::Error &error);

private:
    using Loaded = core::Result<std::shared_ptr<RequestContent>>;
    void run(const QString &file, bool isBig, const std::function<Loaded()> &work);
    void finish(const QString &file, const Loaded &loaded);

    bool m_isLoading = false;
    QString m_file;
    quint64 m_number = 0; ///< of the newest
};

} // namespace gui
