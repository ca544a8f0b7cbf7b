// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/compare/compare_dialog.h"

#include "cpv2/comparison.h"
#include "gui/compare/differences_view.h"
#include "gui/look/plain_text.h"
#include "gui/look/run_then.h"
#include "gui/look/screen_fit.h"
#include "gui/request/request_document.h"
#include "gui/request/request_page.h"
#include "gui/request/request_tabs.h"
#include "ui_compare_dialog.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;
using core::JsonDifference;

namespace gui
{

namespace
{

constexpr int settlingMs = 150;

} // namespace

/// A problem, or the differences.
struct CompareDialog::Outcome {
    QString problem;
    QList<JsonDifference> differences;
};

CompareDialog::CompareDialog(RequestTabs *tabs, QWidget *parent)
    : QDialog(parent), m_ui(std::make_unique<Ui::CompareDialog>()), m_tabs(tabs),
      m_model(new DifferencesModel(this))
{
    m_ui->setupUi(this);
    resizeToFit(this, size());
    m_left = new CompareSide(m_ui->left, tabs, this);
    m_right = new CompareSide(m_ui->right, tabs, this);
    setUpDifferences(m_ui->differences, m_model);

    m_settling.setSingleShot(true);
    m_settling.setInterval(settlingMs);
    connect(&m_settling, &QTimer::timeout, this, &CompareDialog::compare);
    connect(m_left, &CompareSide::chosen, this, &CompareDialog::compare);
    connect(m_right, &CompareSide::chosen, this, &CompareDialog::compare);
    connect(tabs, &RequestTabs::changed, &m_settling, qOverload<>(&QTimer::start));
    connectButtons();
    compareCurrent();
}

CompareDialog::~CompareDialog() = default;

void CompareDialog::connectButtons()
{
    m_ui->buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(m_ui->leftFile, &QPushButton::clicked, this, [this] { chooseFileFor(m_left); });
    connect(m_ui->rightFile, &QPushButton::clicked, this, [this] { chooseFileFor(m_right); });
    connect(m_ui->swap, &QPushButton::clicked, this, [this] { m_left->swapWith(m_right); });
    connect(m_ui->copy, &QPushButton::clicked, this, [this] { copyDifferences(m_ui->differences, m_model); });
    connect(m_ui->goTo, &QPushButton::clicked, this, &CompareDialog::goTo);
    connect(m_ui->differences, &QTableView::activated, this, &CompareDialog::goTo);
    connect(m_ui->differences->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &CompareDialog::updateButtons);
    connect(m_model, &QAbstractItemModel::modelReset, this, &CompareDialog::updateButtons);
}

// ---- what is compared

void CompareDialog::compareCurrent()
{
    m_tabs->current()->finishEditing();
    const QList<RequestPage *> pages = m_tabs->pages();
    const qsizetype at = pages.indexOf(m_tabs->current());
    m_left->choose(pages.at(at));
    if (pages.size() > 1)
        m_right->choose(pages.at((at + 1) % pages.size()));
    else
        m_right->chooseSample();
}

void CompareDialog::compareWithDisk(RequestPage *page, const cpv2::PaymentRequest &onDisk)
{
    page->finishEditing();
    m_left->choose(onDisk, tr("On disk: %1").arg(page->name()));
    m_right->choose(page);
}

void CompareDialog::chooseFileFor(CompareSide *side)
{
    auto *dialog = new QFileDialog(this, tr("Compare with a file"));
    dialog->setObjectName("compareFile"_L1);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Requests (*.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, side, &CompareSide::chooseFile);
    dialog->open();
}

// ---- comparing

/// One comparison at a time: what changes meanwhile is looked at afterwards.
void CompareDialog::compare()
{
    m_isOutdated = m_isComparing;
    if (m_isComparing)
        return;
    m_isComparing = true;
    m_ui->outcome->setText(tr("Comparing…"));
    const auto work = [left = m_left->source(), right = m_right->source()]() -> Outcome {
        const core::Result<cpv2::PaymentRequest> before = left.read();
        if (!before)
            return {before.error().sentence, {}};
        const core::Result<cpv2::PaymentRequest> after = right.read();
        if (!after)
            return {after.error().sentence, {}};
        return {{}, cpv2::differences(*before, *after)};
    };
    runThen(this, work, [this](const Outcome &outcome) {
        m_isComparing = false;
        if (m_isOutdated)
            compare();
        else
            showOutcome(outcome);
    });
}

void CompareDialog::showOutcome(const Outcome &outcome)
{
    m_model->show(outcome.differences);
    const int count = m_model->rowCount();
    m_ui->outcome->setText(!outcome.problem.isEmpty() ? oneLine(outcome.problem)
                           : count == 0               ? tr("The two requests are identical.")
                                                      : tr("%n difference(s)", nullptr, count));
    if (count > 0 && !m_ui->differences->currentIndex().isValid())
        m_ui->differences->setCurrentIndex(m_model->index(0, DifferencesModel::Where));
    updateButtons();
}

// ---- what is chosen in the table

void CompareDialog::updateButtons()
{
    m_ui->copy->setEnabled(m_model->rowCount() > 0);
    m_ui->goTo->setEnabled(target().has_value());
}

/// The side of the chosen cell comes first, and one that has the value before one that lacks it.
std::optional<CompareDialog::Target> CompareDialog::target() const
{
    const QModelIndex cell = m_ui->differences->currentIndex();
    if (!cell.isValid())
        return {};
    const JsonDifference &difference = m_model->at(cell.row());
    const Target left{m_left->page(), difference.before.at};
    const Target right{m_right->page(), difference.after.at};
    const bool prefersRight =
        (cell.column() == DifferencesModel::Right && difference.isInAfter()) || !difference.isInBefore();
    const Target &first = prefersRight ? right : left;
    const Target &second = prefersRight ? left : right;
    return first.page ? std::optional(first) : second.page ? std::optional(second) : std::nullopt;
}

void CompareDialog::goTo()
{
    if (const std::optional<Target> chosen = target())
        emit goToRequested(chosen->page, chosen->at);
}

} // namespace gui
