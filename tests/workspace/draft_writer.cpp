// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT

// draft-writer FOLDER SOURCE: saves the draft `{"draft": true}` of SOURCE, says "saved" and runs
// until it is killed.

#include "workspace/draft_store.h"

#include <QCoreApplication>
#include <QTextStream>

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    workspace::DraftFile draft(application.arguments().at(1));
    if (const auto saved = draft.save(application.arguments().at(2), "{\"draft\": true}"); !saved) {
        QTextStream(stderr) << saved.error().sentence << Qt::endl;
        return 1;
    }
    QTextStream(stdout) << "saved" << Qt::endl;
    return application.exec();
}
