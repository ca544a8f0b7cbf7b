// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "roundtrip/doctor.h"

#include <QAbstractTableModel>
#include <QDialog>

#include <functional>
#include <memory>

class QLabel;
class QPushButton;
class QTableView;

namespace gui
{

/// What the doctor found, a row each as it becomes known: what was looked at, a light with its word, and what
/// was found with what to do about it.
class DiagnosesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { What, Light, Found, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void clear();
    void add(const roundtrip::Diagnosis &diagnosis);
    const QList<roundtrip::Diagnosis> &diagnoses() const { return m_diagnoses; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QList<roundtrip::Diagnosis> m_diagnoses; ///< in the order of their subjects
};

/// Help > Doctor: looks at what a round trip needs and shows it, again and again if wanted.
class DoctorDialog : public QDialog
{
    Q_OBJECT
public:
    /// `checkup` says what to look at, each time.
    explicit DoctorDialog(std::function<roundtrip::Checkup()> checkup, QWidget *parent = nullptr);
    ~DoctorDialog() override;

    bool isLooking() const { return m_doctor != nullptr; }

private:
    void arrange();
    void look();
    void conclude(const QList<roundtrip::Diagnosis> &diagnoses);

    const std::function<roundtrip::Checkup()> m_checkup;
    DiagnosesModel *m_model;
    QTableView *m_table;
    QLabel *m_verdict;
    QPushButton *m_again;
    QPushButton *m_copy;
    std::unique_ptr<roundtrip::Doctor> m_doctor; ///< while it looks
};

} // namespace gui
