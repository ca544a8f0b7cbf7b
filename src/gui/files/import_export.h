// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "gui/files/export_dialog.h"
#include "interchange/csv.h"
#include "interchange/formats.h"
#include "roundtrip/destination.h"
#include "roundtrip/round_trip.h"

#include <QObject>

#include <functional>

class QMenu;
class QWidget;

namespace gui
{

class RequestDocument;

/// Brings requests in from other programs' files and texts, and out to them. What is read is read in another
/// thread.
class ImportExport : public QObject
{
    Q_OBJECT
public:
    /// What the window is about at the moment it is asked; none of the functions is empty.
    struct Surroundings {
        std::function<RequestDocument *()> document;
        std::function<cpv2::Place()> place; ///< the customer and invoice in front
        std::function<roundtrip::Destination()> destination;
        std::function<const roundtrip::RoundTrip *()> roundTrip; ///< nullptr for none
    };

    /// Dialogs open over `window`, which owns the object.
    ImportExport(const Surroundings &surroundings, QWidget *window);

    /// Puts its actions into the menus.
    void fill(QMenu *importMenu, QMenu *exportMenu);

    void chooseFile();
    void chooseTable();
    void enterText(); ///< beginning with one that is not imported yet, else with the clipboard's
    void importFile(const QString &file);
    void exportAs(interchange::ExportFormat format);
    void copyAsCurl(); ///< without the API key

signals:
    /// A request came in that is in no file yet.
    void opened(const cpv2::PaymentRequest &request, const QString &name);
    void failed(const core::Error &error);

private:
    struct Source;
    struct Found;
    static Found read(const Source &source);
    void askForText(const QString &text, const QString &problem);
    void begin(const Source &source);
    void fail(const Source &source, const core::Error &error);
    void show(const Source &source, const Found &found);
    void choose(const Source &source, const Found &found);
    void map(const Source &source, const interchange::CsvTable &table);
    void open(const interchange::Imported &call, const QString &name);
    ExportDialog::Maker maker() const;
    void save(interchange::ExportFormat format, const QByteArray &bytes);

    Surroundings m_surroundings;
    QWidget *m_window;
    QString m_pasted; ///< a text that the user gave, until it is imported
};

} // namespace gui
