// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/setup/doctor_dialog.h"

#include "gui/look/theme.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QPixmap>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using roundtrip::Diagnosis;

namespace gui
{

namespace
{

QColor colorOf(Diagnosis::State state)
{
    const Theme &theme = themeOf(QGuiApplication::palette());
    switch (state) {
    case Diagnosis::State::Good:
        return theme.good;
    case Diagnosis::State::Warning:
        return theme.warning;
    case Diagnosis::State::Broken:
        return theme.bad;
    case Diagnosis::State::Unknown:
        return theme.dim;
    }
    Q_UNREACHABLE();
}

QPixmap light(Diagnosis::State state)
{
    const qreal ratio = qGuiApp->devicePixelRatio();
    QPixmap pixmap(QSizeF(12 * ratio, 12 * ratio).toSize());
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colorOf(state));
    painter.drawEllipse(QRectF(1, 1, 10, 10));
    return pixmap;
}

QString foundText(const Diagnosis &diagnosis)
{
    return diagnosis.remedy.isEmpty() ? diagnosis.sentence : diagnosis.sentence + '\n'_L1 + diagnosis.remedy;
}

} // namespace

void DiagnosesModel::clear()
{
    beginResetModel();
    m_diagnoses.clear();
    endResetModel();
}

void DiagnosesModel::add(const Diagnosis &diagnosis)
{
    const auto at = std::ranges::lower_bound(m_diagnoses, diagnosis.subject, {}, &Diagnosis::subject);
    const int row = int(at - m_diagnoses.begin());
    beginInsertRows({}, row, row);
    m_diagnoses.insert(row, diagnosis);
    endInsertRows();
}

int DiagnosesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_diagnoses.size());
}

int DiagnosesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DiagnosesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Diagnosis &diagnosis = m_diagnoses[index.row()];
    if (role == Qt::DecorationRole && index.column() == Light)
        return light(diagnosis.state);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case What:
        return roundtrip::titleOf(diagnosis.subject);
    case Light:
        return roundtrip::titleOf(diagnosis.state);
    case Found:
        return foundText(diagnosis);
    }
    return {};
}

QVariant DiagnosesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case What:
        return tr("What");
    case Light:
        return tr("State");
    case Found:
        return tr("Result, and what to do");
    }
    return {};
}

DoctorDialog::DoctorDialog(std::function<roundtrip::Checkup()> checkup, QWidget *parent)
    : QDialog(parent), m_checkup(std::move(checkup)), m_model(new DiagnosesModel(this)),
      m_table(new QTableView(this)), m_verdict(new QLabel(this)),
      m_again(new QPushButton(tr("Check &again"), this)), m_copy(new QPushButton(tr("&Copy report"), this))
{
    arrange();
    connect(m_again, &QPushButton::clicked, this, &DoctorDialog::look);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(roundtrip::reportOf(m_model->diagnoses())); });
    look();
}

DoctorDialog::~DoctorDialog() = default;

void DoctorDialog::arrange()
{
    setObjectName("doctorDialog"_L1);
    setWindowTitle(tr("Doctor"));
    resize(820, 480);
    m_verdict->setObjectName("verdict"_L1);
    m_verdict->setTextFormat(Qt::PlainText);
    m_verdict->setWordWrap(true);
    m_again->setObjectName("lookAgain"_L1);
    m_copy->setObjectName("copyReport"_L1);

    m_table->setObjectName("diagnoses"_L1);
    m_table->setAccessibleName(tr("What the doctor found"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_table->setCornerButtonEnabled(false);
    m_table->setWordWrap(true);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(DiagnosesModel::Found, QHeaderView::Stretch);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_again, QDialogButtonBox::ActionRole);
    buttons->addButton(m_copy, QDialogButtonBox::ActionRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_verdict);
    layout->addWidget(m_table);
    layout->addWidget(buttons);
}

void DoctorDialog::look()
{
    m_model->clear();
    m_again->setEnabled(false);
    m_copy->setEnabled(false);
    m_verdict->setText(tr("Checking…"));
    m_doctor = std::make_unique<roundtrip::Doctor>(m_checkup());
    connect(m_doctor.get(), &roundtrip::Doctor::diagnosed, m_model, &DiagnosesModel::add);
    connect(m_doctor.get(), &roundtrip::Doctor::finished, this, &DoctorDialog::conclude);
    m_doctor->start();
}

void DoctorDialog::conclude(const QList<Diagnosis> &diagnoses)
{
    m_doctor.release()->deleteLater(); // it is the one that is just telling this
    m_again->setEnabled(true);
    m_copy->setEnabled(true);
    m_table->resizeColumnToContents(DiagnosesModel::Light);
    m_verdict->setText(roundtrip::isHealthy(diagnoses)
                           ? tr("Everything that a round trip needs is in place.")
                           : tr("Something is not working. See below how to fix it."));
}

} // namespace gui
