// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/validation.h"

#include <QWidget>

#include <array>

class QToolButton;

namespace gui
{

class RequestDocument;

/// How many findings of each severity there are, each as a button that shows or hides them in a list.
class FindingsFilter : public QWidget
{
    Q_OBJECT
public:
    explicit FindingsFilter(QWidget *parent = nullptr);

    /// Counts its findings from now on. The document must outlive the filter.
    void setDocument(const RequestDocument *document);
    cpv2::Severities severities() const; ///< that are to be shown

signals:
    void changed(cpv2::Severities shown);

private:
    void showCounts();

    const RequestDocument *m_document = nullptr;
    std::array<QToolButton *, 3> m_buttons; ///< by severity
};

} // namespace gui
