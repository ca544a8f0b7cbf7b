// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/look/file_field.h"

#include <QAction>
#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QStyle>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(gui::fileField)
};

} // namespace

void offerFiles(QLineEdit *edit, const QStringList &filters)
{
    QAction *choose =
        edit->addAction(edit->style()->standardIcon(QStyle::SP_DirOpenIcon), QLineEdit::TrailingPosition);
    choose->setObjectName("chooseFile"_L1);
    choose->setToolTip(Words::tr("Choose a file"));
    QObject::connect(choose, &QAction::triggered, edit, [edit, filters] {
        auto *dialog =
            new QFileDialog(edit->window(), Words::tr("Choose a file"), QFileInfo(edit->text()).path());
        dialog->setObjectName("certificateFile"_L1);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        dialog->setNameFilters(filters + QStringList{Words::tr("All files (*)")});
        QObject::connect(dialog, &QFileDialog::fileSelected, edit, [edit](const QString &file) {
            edit->setText(file);
            emit edit->textEdited(file);
        });
        dialog->open();
    });
}

} // namespace gui
