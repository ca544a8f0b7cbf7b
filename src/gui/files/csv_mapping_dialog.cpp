// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/files/csv_mapping_dialog.h"

#include "gui/files/csv_preview_model.h"
#include "gui/look/plain_text.h"
#include "gui/look/screen_fit.h"
#include "ui_csv_mapping_dialog.h"

#include <QComboBox>
#include <QPushButton>
#include <QtConcurrentRun>

using namespace Qt::Literals::StringLiterals;
using interchange::CsvRows;
using interchange::CsvTarget;

namespace gui
{

namespace
{

constexpr int problemsShown = 200;
enum Column { Name, Example, Target };

} // namespace

CsvMappingDialog::CsvMappingDialog(const cpv2::PaymentRequest &request, cpv2::Place place,
                                   const interchange::CsvTable &table, int firstSlot, QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::CsvMappingDialog>()), m_request(request), m_place(place),
      m_table(table), m_firstSlot(firstSlot), m_preview(new CsvPreviewModel(table, this))
{
    m_ui->setupUi(this);
    resizeToFit(this, size());
    m_ui->rows->addItem(tr("an invoice"), int(CsvRows::Invoices));
    m_ui->rows->addItem(tr("a fee line of the current invoice"), int(CsvRows::FeeLines));
    m_ui->rows->setCurrentIndex(m_ui->rows->findData(int(interchange::guessRows(table.columns))));
    m_ui->preview->setModel(m_preview);
    m_ui->columns->verticalHeader()->hide();
    m_ui->columns->setColumnCount(3);
    m_ui->columns->setHorizontalHeaderLabels({tr("Column"), tr("Example"), tr("Becomes")});
    m_ui->columns->horizontalHeader()->setStretchLastSection(true);
    m_ui->buttons->button(QDialogButtonBox::Ok)->setText(tr("Import"));
    connect(m_ui->rows, &QComboBox::currentIndexChanged, this, &CsvMappingDialog::showTargets);
    connect(m_ui->replaces, &QCheckBox::toggled, this, &CsvMappingDialog::refresh);
    connect(&m_worker, &QFutureWatcherBase::finished, this, [this] { take(m_worker.result()); });
    showTargets();
}

CsvMappingDialog::~CsvMappingDialog()
{
    m_worker.disconnect();
    m_worker.waitForFinished();
}

/// The columns with their guessed targets, made again: another kind of row has others.
void CsvMappingDialog::showTargets()
{
    const auto rows = CsvRows(m_ui->rows->currentData().toInt());
    const QList<CsvTarget> choices = interchange::csvTargets(rows);
    const QList<CsvTarget> guessed = interchange::guessTargets(rows, m_table.columns);
    m_ui->columns->setRowCount(int(m_table.columns.size()));
    for (int i = 0; i < int(m_table.columns.size()); ++i) {
        const QString name = oneLine(m_table.columns.at(i));
        m_ui->columns->setItem(i, Name, new QTableWidgetItem(name));
        m_ui->columns->setItem(i, Example,
                               new QTableWidgetItem(m_table.rows.isEmpty()
                                                        ? QString()
                                                        : oneLine(m_table.rows.first().cells.value(i))));
        auto *target = new QComboBox(m_ui->columns);
        target->setObjectName(u"target%1"_s.arg(i));
        target->setAccessibleName(tr("What the column %1 becomes").arg(name));
        for (const CsvTarget &choice : choices)
            target->addItem(choice.kind == CsvTarget::Kind::Ignored ? tr("nothing")
                                                                    : interchange::csvTargetName(choice),
                            interchange::csvTargetName(choice));
        target->setCurrentIndex(int(choices.indexOf(guessed.at(i))));
        connect(target, &QComboBox::currentIndexChanged, this, &CsvMappingDialog::refresh);
        m_ui->columns->setCellWidget(i, Target, target);
    }
    m_ui->columns->resizeColumnsToContents();
    refresh();
}

interchange::CsvMapping CsvMappingDialog::mapping() const
{
    interchange::CsvMapping mapping;
    mapping.rows = CsvRows(m_ui->rows->currentData().toInt());
    mapping.replacesExisting = m_ui->replaces->isChecked();
    mapping.place = m_place;
    for (int i = 0; i < m_ui->columns->rowCount(); ++i) {
        const auto *target = qobject_cast<QComboBox *>(m_ui->columns->cellWidget(i, Target));
        mapping.columns << interchange::csvTargetNamed(mapping.rows, target->currentData().toString())
                               .value_or(CsvTarget());
    }
    return mapping;
}

void CsvMappingDialog::refresh()
{
    m_ui->buttons->button(QDialogButtonBox::Ok)->setEnabled(false);
    if (m_worker.isRunning()) {
        m_isOutdated = true;
        return;
    }
    m_isOutdated = false;
    m_worker.setFuture(
        QtConcurrent::run([request = m_request, table = m_table, wanted = mapping(), slot = m_firstSlot] {
            return interchange::applyCsv(request, table, wanted, QDate::currentDate(), slot);
        }));
}

void CsvMappingDialog::take(const interchange::CsvImport &result)
{
    if (m_isOutdated)
        return refresh();
    m_result = result;
    const interchange::CsvMapping shown = mapping();
    m_preview->show(shown.columns, result.problems);

    m_ui->problems->clear();
    for (const interchange::CsvProblem &problem :
         result.problems.first(qMin(result.problems.size(), qsizetype(problemsShown)))) {
        const QString column =
            problem.column < 0 ? QString() : oneLine(m_table.columns.at(problem.column)) + u": "_s;
        const QString line = problem.line == 0 ? QString() : tr("Line %1: ").arg(problem.line);
        m_ui->problems->addItem(oneLine(line + column + problem.sentence));
    }
    if (result.problems.size() > problemsShown)
        m_ui->problems->addItem(
            tr("and %Ln more", nullptr, int(result.problems.size()) - int(problemsShown)));
    m_ui->problemsLabel->setHidden(result.problems.isEmpty());
    m_ui->problems->setHidden(result.problems.isEmpty());

    const QString taken = tr("%1 of %2 rows can be imported").arg(result.takenRows).arg(m_table.rows.size());
    const QString made = shown.rows == CsvRows::FeeLines ? tr("Fee lines: %1").arg(result.feeLines)
                                                         : tr("Invoices: %1, customers: %2, fee lines: %3")
                                                               .arg(result.invoices)
                                                               .arg(result.customers)
                                                               .arg(result.feeLines);
    m_ui->summary->setText(result.edit ? taken + u": "_s + made : taken);
    m_ui->buttons->button(QDialogButtonBox::Ok)->setEnabled(result.edit.has_value());
}

} // namespace gui
