// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "core/translation.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

using namespace Qt::Literals::StringLiterals;

namespace core
{

static void install(QCoreApplication &application, const QLocale &locale, const QString &name,
                    const QString &folder)
{
    auto *translator = new QTranslator(&application);
    if (translator->load(locale, name, u"_"_s, folder))
        QCoreApplication::installTranslator(translator);
    else
        delete translator;
}

void installTranslations(QCoreApplication &application, const QLocale &locale)
{
    const QString ours = u":/i18n"_s;
    const QString ourName = u"cpv2-workbench"_s;
    // First, so that it is asked last: without it a language we do not have reads "%n byte(s)".
    install(application, QLocale(QLocale::English), ourName, ours);
    install(application, locale, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(application, locale, ourName, ours);
}

} // namespace core
