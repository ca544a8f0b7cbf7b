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

/// A request from which to start new ones.
struct Template {
    QString name; ///< its file's name without `.json`
    QString file; ///< `:/samples/…` for a built-in one
    bool isBuiltIn() const { return file.startsWith(u':'); }
};

/// The built-in samples and the user's own templates: request files in a folder.
class TemplateFolder
{
    Q_DECLARE_TR_FUNCTIONS(workspace::TemplateFolder)
public:
    /// The first save creates `folder` (0700).
    explicit TemplateFolder(const QString &folder = defaultFolder());
    /// `cpv2-workbench/templates` in the user's data folder (XDG_DATA_HOME).
    static QString defaultFolder();

    /// The samples, then the user's own, each sorted by name.
    QList<Template> templates() const;
    bool contains(const QString &name) const; ///< among the user's own
    /// Fails like readRequestFile() and PaymentRequest::fromJson().
    core::Result<cpv2::PaymentRequest> read(const Template &from) const;
    /// Replaces a template with that name. Fails with `template-name` for a name that cannot be a file name,
    /// or with `file-write`.
    core::Result<core::Done> save(const QString &name, const cpv2::PaymentRequest &request) const;

private:
    QString fileOf(const QString &name) const;

    QString m_folder;
};

} // namespace workspace
