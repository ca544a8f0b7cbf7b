// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "workspace/template_folder.h"

#include "core/places.h"
#include "core/private_folder.h"
#include "workspace/request_file.h"

#include <QDir>

#include <algorithm>

namespace workspace
{

using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr qsizetype longestName = 100;

/// The same on every system, so that templates are portable.
bool canBeAFile(const QString &name)
{
    const auto isForbidden = [](QChar c) {
        return c < u' ' || u"/\\:*?\"<>|"_s.contains(c);
    };
    return !name.isEmpty() && name.size() <= longestName && !name.startsWith(u'.') &&
           std::ranges::none_of(name, isForbidden);
}

QList<Template> templatesIn(const QString &folder)
{
    QList<Template> found;
    const QFileInfoList files =
        QDir(folder).entryInfoList({u"*.json"_s}, QDir::Files, QDir::Name | QDir::IgnoreCase);
    for (const QFileInfo &file : files)
        found << Template{file.completeBaseName(), file.filePath()};
    return found;
}

} // namespace

TemplateFolder::TemplateFolder(const QString &folder) : m_folder(folder) {}

QString TemplateFolder::defaultFolder()
{
    return core::placeIn(core::dataFolder(), "templates"_L1);
}

QList<Template> TemplateFolder::templates() const
{
    return templatesIn(u":/samples"_s) + templatesIn(m_folder);
}

bool TemplateFolder::contains(const QString &name) const
{
    return QFile::exists(fileOf(name));
}

core::Result<cpv2::PaymentRequest> TemplateFolder::read(const Template &from) const
{
    const core::Result<QByteArray> bytes = readRequestFile(from.file);
    if (!bytes)
        return bytes.error();
    return cpv2::PaymentRequest::fromJson(*bytes);
}

core::Result<core::Done> TemplateFolder::save(const QString &name, const cpv2::PaymentRequest &request) const
{
    if (!canBeAFile(name)) {
        return core::Error{u"template-name"_s,
                           tr("\"%1\" is not a valid template name. Use up to %2 characters, none of / \\ : "
                              "* ? \" < > |, and no dot at the start.")
                               .arg(name, QString::number(longestName))};
    }
    if (const core::Result<core::Done> made = core::makePrivateFolder(m_folder); !made)
        return made;
    return writeRequestFile(fileOf(name), request.toJson());
}

QString TemplateFolder::fileOf(const QString &name) const
{
    return QDir(m_folder).filePath(name + ".json"_L1);
}

} // namespace workspace
