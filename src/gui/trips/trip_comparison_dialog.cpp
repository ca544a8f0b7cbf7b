// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/trips/trip_comparison_dialog.h"

#include "gui/compare/differences_view.h"
#include "gui/look/plain_text.h"
#include "gui/look/run_then.h"
#include "ui_trip_comparison_dialog.h"

#include <QLocale>
#include <QPushButton>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using roundtrip::RoundTrip;
using roundtrip::TripDifference;

namespace gui
{

namespace
{

/// What it is, its state and its time.
QString captionOf(const RoundTrip &trip)
{
    const auto timeOf = [](const QDateTime &at) {
        return QLocale().toString(at.toLocalTime(), QLocale::ShortFormat);
    };
    if (!trip.record().id.isEmpty())
        return u"%1 · %2 · %3"_s.arg(oneLine(trip.title(), 60), roundtrip::labelFor(trip.state()),
                                     timeOf(trip.record().startedAt));
    const journal::Exchange &capture = trip.exchanges().first();
    return u"%1 · %2"_s.arg(oneLine(capture.url, 60), timeOf(capture.at));
}

QString nameOf(TripDifference::Part part)
{
    switch (part) {
    case TripDifference::Part::Request:
        return TripComparisonDialog::tr("Request");
    case TripDifference::Part::Response:
        return TripComparisonDialog::tr("Response");
    case TripDifference::Part::Postback:
        return TripComparisonDialog::tr("Postback");
    case TripDifference::Part::Return:
        return TripComparisonDialog::tr("Return");
    }
    Q_UNREACHABLE();
}

/// In so many fields, or since only one side has it.
bool isDifferent(const TripDifference &part)
{
    return part.isInBefore != part.isInAfter || !part.fields.isEmpty();
}

QString sentenceOf(const TripDifference &part)
{
    if (!part.isInBefore && !part.isInAfter)
        return TripComparisonDialog::tr("Neither has one.");
    if (!part.isInAfter)
        return TripComparisonDialog::tr("Only the left one has one.");
    if (!part.isInBefore)
        return TripComparisonDialog::tr("Only the right one has one.");
    return part.fields.isEmpty()
               ? TripComparisonDialog::tr("Both are the same.")
               : TripComparisonDialog::tr("%n difference(s)", nullptr, int(part.fields.size()));
}

} // namespace

TripComparisonDialog::TripComparisonDialog(const RoundTrip &left, const RoundTrip &right, QWidget *parent)
    : QDialog(parent), m_model(new DifferencesModel(this)), m_ui(std::make_unique<Ui::TripComparisonDialog>())
{
    m_ui->setupUi(this);
    m_ui->left->setText(captionOf(left));
    m_ui->right->setText(captionOf(right));
    m_ui->parts->setExpanding(false);
    m_ui->parts->setDrawBase(false);
    setUpDifferences(m_ui->differences, m_model);
    m_ui->buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(m_ui->parts, &QTabBar::currentChanged, this, &TripComparisonDialog::showPart);
    connect(m_ui->copy, &QPushButton::clicked, this, [this] { copyDifferences(m_ui->differences, m_model); });
    m_ui->copy->setEnabled(false);
    m_ui->outcome->setText(tr("Comparing…"));
    runThen(
        this, [left, right] { return roundtrip::differences(left, right); },
        [this](const QList<TripDifference> &parts) { showParts(parts); });
}

TripComparisonDialog::~TripComparisonDialog() = default;

/// What differs is looked at first.
void TripComparisonDialog::showParts(const QList<TripDifference> &parts)
{
    m_parts = parts;
    for (const TripDifference &part : parts) {
        const QString name = nameOf(part.part);
        m_ui->parts->addTab(!isDifferent(part) ? name
                            : part.fields.isEmpty()
                                ? name + u" ≠"_s
                                : u"%1 (%2)"_s.arg(name, QString::number(part.fields.size())));
    }
    const auto first = std::ranges::find_if(parts, isDifferent);
    const int index = first == parts.end() ? 0 : int(first - parts.begin());
    m_ui->parts->setCurrentIndex(index);
    showPart(index);
}

void TripComparisonDialog::showPart(int index)
{
    if (index < 0 || index >= m_parts.size())
        return;
    const TripDifference &part = m_parts.at(index);
    m_model->show(part.fields);
    m_ui->outcome->setText(sentenceOf(part));
    m_ui->copy->setEnabled(!part.fields.isEmpty());
    if (!part.fields.isEmpty())
        m_ui->differences->selectRow(0);
}

} // namespace gui
