// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "interchange/formats.h"

#include <QDialog>

#include <functional>
#include <memory>

namespace Ui
{
class ExportDialog;
}

namespace gui
{

/// Takes a request's exports and returns the one to be saved. The API key goes into it only when the user
/// asks for that and confirms it.
class ExportDialog : public QDialog
{
    Q_OBJECT
public:
    /// Makes the export, in any thread; an empty key: a variable takes its place.
    using Maker =
        std::function<core::Result<QByteArray>(interchange::ExportFormat format, const QByteArray &apiKey)>;

    /// `apiKey` may be empty: there is none to write.
    ExportDialog(interchange::ExportFormat format, const Maker &make, const QByteArray &apiKey,
                 QWidget *parent = nullptr);
    ~ExportDialog() override;

    interchange::ExportFormat format() const;
    /// Good when the dialog was accepted.
    const QByteArray &bytes() const { return m_bytes; }

private:
    struct Made;
    void confirmKey(bool isWanted);
    void update();
    void showMade(const Made &made);
    void setComplete(bool complete);

    std::unique_ptr<Ui::ExportDialog> m_ui;
    Maker m_make;
    QByteArray m_apiKey;
    QByteArray m_bytes;
    quint64 m_wanted = 0; ///< the last export that was asked for
};

} // namespace gui
