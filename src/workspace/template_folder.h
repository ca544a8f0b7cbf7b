// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "cpv2/payment_request.h"

#include <QCoreApplication>
#include <QList>
#include <QString>

namespace workspace
{

/// A request to start new ones from.
struct Template {
    QString name; ///< its file's name without `.json`
    QString file; ///< `:/samples/…` for one that comes with the program
    bool isBuiltIn() const { return file.startsWith(u':'); }
};

/// The samples that come with the program, and the person's own templates: request files in a folder.
class TemplateFolder
{
    Q_DECLARE_TR_FUNCTIONS(workspace::TemplateFolder)
public:
    /// `folder` is made (0700) by the first save.
    explicit TemplateFolder(const QString &folder = defaultFolder());
    /// `cpv2-workbench/templates` in the user's data folder (XDG_DATA_HOME).
    static QString defaultFolder();

    /// The samples, then the person's own, each by name.
    QList<Template> templates() const;
    bool contains(const QString &name) const; ///< among the person's own
    /// Fails as readRequestFile() and PaymentRequest::fromJson() do.
    core::Result<cpv2::PaymentRequest> read(const Template &from) const;
    /// Replaces the one of that name. Fails with `template-name` for a name that cannot be a file's, or
    /// `file-write`.
    core::Result<core::Done> save(const QString &name, const cpv2::PaymentRequest &request) const;

private:
    QString fileOf(const QString &name) const;

    QString m_folder;
};

} // namespace workspace
