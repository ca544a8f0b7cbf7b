// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/environment.h"

#include <QHostAddress>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

bool Environment::isLoopback() const
{
    return endpoint.host() == "localhost"_L1 || QHostAddress(endpoint.host()).isLoopback();
}

} // namespace gui
