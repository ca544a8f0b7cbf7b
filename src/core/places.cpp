// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/places.h"

#include <QCoreApplication>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace core
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(core::Places)
};

QString absolutePathIn(const char *variable)
{
    const QString path = qEnvironmentVariable(variable);
    return path.startsWith(u'/') ? path : QString();
}

Result<QString> ownFolder(const char *variable, QLatin1StringView below)
{
    QString base = absolutePathIn(variable);
    if (base.isEmpty()) {
        // Not QDir::homePath(), which is the root folder when HOME is not set.
        const QString home = absolutePathIn("HOME");
        if (home.isEmpty())
            return Error{
                u"no-home"_s,
                Words::tr("There is no folder to keep files in: HOME is not set to an absolute path. "
                          "Set HOME or %1.")
                    .arg(QLatin1StringView(variable))};
        base = home + below;
    }
    return base + "/cpv2-workbench"_L1;
}

} // namespace

Result<QString> dataFolder()
{
    return ownFolder("XDG_DATA_HOME", "/.local/share"_L1);
}

Result<QString> configFolder()
{
    return ownFolder("XDG_CONFIG_HOME", "/.config"_L1);
}

QString placeIn(const Result<QString> &folder, QLatin1StringView name)
{
    return folder ? *folder + u'/' + name : QString();
}

QString runtimeFolder()
{
    const QString folder = absolutePathIn("XDG_RUNTIME_DIR");
    return QFileInfo(folder).isDir() ? folder : QString();
}

} // namespace core
