// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "cpv2/payment_request.h"

#include <QToolButton>

namespace gui
{

class FieldBinding;
class RequestDocument;

/// Whether an object of the request is present, null or absent; its menu, and the form's keys for it, make it
/// the last two. It comes back with the first thing that is set in it.
class ObjectButton : public QToolButton
{
    Q_OBJECT
public:
    explicit ObjectButton(QWidget *parent = nullptr);

    /// Once, before anything else. `document` outlives the button.
    void bind(RequestDocument *document, cpv2::FieldId object);
    void setPlace(cpv2::Place place);

private:
    void showState();

    FieldBinding *m_binding = nullptr;
    QAction *m_setNull;
    QAction *m_remove;
};

} // namespace gui
