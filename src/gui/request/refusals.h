// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "gui/look/badge.h"
#include "gui/request/request_document.h"

#include <QAbstractItemModel>

namespace gui
{

/// Under the table, what its model refused, until something is changed.
template <typename Model>
void showRefusals(const Model *model, const RequestDocument *document, Badge *message)
{
    message->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    message->hide();
    QObject::connect(model, &Model::refused, message,
                     [message](const QString &sentence) { message->show(Badge::Kind::Bad, sentence); });
    QObject::connect(document, &RequestDocument::changed, message, &QWidget::hide);
    QObject::connect(model, &Model::modelReset, message, &QWidget::hide);
}

} // namespace gui
