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

/// The person's environments, in one file that may be edited by hand:
/// `{"environments": [{"id": …, "name": …, "endpoint": …, …}]}`, with the members of Environment by their
/// names; what has its usual value may be left out. Members that the program does not know survive. The
/// simulator is always there and comes first. There are no keys in here.
class EnvironmentStore
{
    Q_DECLARE_TR_FUNCTIONS(workspace::EnvironmentStore)
public:
    /// Reads the file; one that is not there has no environments.
    explicit EnvironmentStore(const QString &file = defaultFile());
    /// `cpv2-workbench/environments.json` in the user's configuration folder (XDG_CONFIG_HOME).
    static QString defaultFile();

    const QString &file() const { return m_file; }
    const QList<Environment> &environments() const { return m_environments; }
    /// By id, else by name in any case; nullptr when there is none.
    const Environment *find(const QString &idOrName) const;
    /// Why the file could not be read, with file and line; while there is one, nothing is written.
    const std::optional<core::Error> &problem() const { return m_problem; }
    void reload();

    /// Adds it, or replaces the one of that id; all or nothing, on the disk when it returns. Fails as
    /// checkEnvironment(), with `environment` for a name that is taken, with problem(), or as a file does.
    core::Result<core::Done> save(const Environment &environment);
    /// Fails with `environment` for the simulator, with problem(), or as a file does.
    core::Result<core::Done> remove(const QString &id);

private:
    core::Result<core::Done> write(const core::Json &document);

    QString m_file;
    core::Json m_document;
    QList<Environment> m_environments;
    std::optional<core::Error> m_problem;
};

} // namespace workspace
