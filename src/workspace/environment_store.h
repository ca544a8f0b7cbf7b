// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/json.h"
#include "core/result.h"
#include "workspace/environment.h"

#include <QCoreApplication>
#include <QList>

#include <optional>

namespace workspace
{

/// The user's environments, in one file that may be edited by hand:
/// `{"environments": [{"id": …, "name": …, "endpoint": …, …}]}`, with the members of Environment by name;
/// members with default values may be left out. Unknown members survive. The simulator always exists and
/// comes first. The file holds no keys.
class EnvironmentStore
{
    Q_DECLARE_TR_FUNCTIONS(workspace::EnvironmentStore)
public:
    /// Reads the file; a missing file has no environments.
    explicit EnvironmentStore(const QString &file = defaultFile());
    /// `cpv2-workbench/environments.json` in the user's configuration folder (XDG_CONFIG_HOME).
    static QString defaultFile();

    const QString &file() const { return m_file; }
    const QList<Environment> &environments() const { return m_environments; }
    /// By id, else by name in any case; nullptr when there is none.
    const Environment *find(const QString &idOrName) const;
    /// Why the file could not be read, with file and line; nothing is written until that is resolved.
    const std::optional<core::Error> &problem() const { return m_problem; }
    void reload();

    /// Adds the environment, or replaces the one with its id; all or nothing, and on the disk when it
    /// returns. Fails like checkEnvironment(), with `environment` for a name that is taken, with problem(),
    /// or like writing a file.
    core::Result<core::Done> save(const Environment &environment);
    /// Fails with `environment` for the simulator, with problem(), or like writing a file.
    core::Result<core::Done> remove(const QString &id);

private:
    core::Result<core::Done> write(const core::Json &document);

    QString m_file;
    core::Json m_document;
    QList<Environment> m_environments;
    std::optional<core::Error> m_problem;
};

} // namespace workspace
