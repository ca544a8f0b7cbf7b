// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/profile_dialog.h"

#include "core/private_folder.h"
#include "gui/look/plain_text.h"
#include "gui/look/screen_fit.h"
#include "ui_profile_dialog.h"

#include <QDesktopServices>
#include <QDir>
#include <QHeaderView>
#include <QInputDialog>
#include <QPushButton>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;
using workspace::ProfileFile;

namespace gui
{

namespace
{

constexpr int widestColumn = 220; ///< longer text wraps
constexpr qsizetype longestCell = 1000;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(gui::ProfileDialog)
};

QString rowText(const ProfileFile &file, bool isUsed)
{
    QStringList remarks;
    if (isUsed)
        remarks << Words::tr("in use");
    if (file.isBuiltIn())
        remarks << (file.isReplaced ? Words::tr("built in, replaced by yours") : Words::tr("built in"));
    if (!file.profile)
        remarks << Words::tr("cannot be read");
    const QString name =
        file.profile ? Words::tr("%1 %2").arg(file.profile->name, file.profile->version) : file.id();
    return oneLine(remarks.isEmpty() ? name : Words::tr("%1 (%2)").arg(name, remarks.join(Words::tr(", "))));
}

QString slotsInWords(const cpv2::BillerProfile &profile)
{
    if (!profile.lastFeeLineSlot)
        return Words::tr("Fee lines go in Custom%1 and the fields after it.").arg(profile.firstFeeLineSlot);
    if (*profile.lastFeeLineSlot == profile.firstFeeLineSlot)
        return Words::tr("The fee line goes in Custom%1.").arg(profile.firstFeeLineSlot);
    return Words::tr("Fee lines go in Custom%1 to Custom%2.")
        .arg(profile.firstFeeLineSlot)
        .arg(*profile.lastFeeLineSlot);
}

QStringList rulesInWords(const cpv2::BillerProfile &profile)
{
    QStringList rules;
    if (profile.typeId)
        rules << Words::tr("TypeID is %1.").arg(*profile.typeId);
    if (profile.serviceFeesZero)
        rules << Words::tr("CCServiceFee and AchServiceFee are present and 0.00.");
    if (profile.datesOfToday)
        rules << Words::tr("InvoiceDate and DueDate of a new invoice are set to the current day.");
    if (profile.pageResultOptionsOff)
        rules << Words::tr("All switches in PageResultOptions are false.");
    rules << slotsInWords(profile);
    for (auto meaning = profile.customFieldMeanings.cbegin(); meaning != profile.customFieldMeanings.cend();
         ++meaning)
        rules << Words::tr("%1: %2").arg(meaning.key(), meaning.value());
    if (!profile.paymentMethodsNotAllowed.isEmpty())
        rules << Words::tr("Payment methods not allowed: %1.")
                     .arg(profile.paymentMethodsNotAllowed.join(Words::tr(", ")));
    if (!profile.callbackUrlPattern.isEmpty())
        rules << Words::tr("ReturnURL and PostBackURL match %1").arg(profile.callbackUrlPattern);
    return rules;
}

} // namespace

ProfileDialog::ProfileDialog(workspace::ProfileLibrary *library, const QString &usedId, QWidget *parent)
    : QDialog(parent), m_library(library), m_usedId(usedId), m_ui(std::make_unique<Ui::ProfileDialog>())
{
    m_ui->setupUi(this);
    resizeToFit(this, size());
    m_use = m_ui->buttons->addButton(tr("&Use this profile"), QDialogButtonBox::AcceptRole);
    m_use->setObjectName("useProfile"_L1);
    m_new = m_ui->buttons->addButton(tr("&New from this profile…"), QDialogButtonBox::ActionRole);
    m_new->setObjectName("newProfile"_L1);
    auto *folder = m_ui->buttons->addButton(tr("Open the &folder"), QDialogButtonBox::ActionRole);
    folder->setObjectName("openFolder"_L1);
    connect(m_new, &QPushButton::clicked, this, &ProfileDialog::askForNewId);
    connect(folder, &QPushButton::clicked, this, &ProfileDialog::openFolder);
    connect(m_ui->profiles, &QListWidget::currentRowChanged, this, &ProfileDialog::showSelected);
    connect(m_library, &workspace::ProfileLibrary::changed, this, &ProfileDialog::showList);

    m_ui->problem->hide();
    m_ui->modifications->horizontalHeader()->setMaximumSectionSize(widestColumn);
    showList();
    if (const ProfileFile *used = m_library->find(usedId))
        select(used->file);
}

ProfileDialog::~ProfileDialog() = default;

QString ProfileDialog::profileId() const
{
    const ProfileFile *file = selected();
    return file ? file->id() : m_usedId;
}

const ProfileFile *ProfileDialog::selected() const
{
    const int row = m_ui->profiles->currentRow();
    return row >= 0 && row < m_library->profiles().size() ? &m_library->profiles().at(row) : nullptr;
}

void ProfileDialog::select(const QString &file)
{
    for (int row = 0; row < m_ui->profiles->count(); ++row) {
        if (m_ui->profiles->item(row)->data(Qt::UserRole).toString() == file)
            m_ui->profiles->setCurrentRow(row);
    }
}

void ProfileDialog::showList()
{
    const QListWidgetItem *current = m_ui->profiles->currentItem();
    const QString file = current ? current->data(Qt::UserRole).toString() : QString();
    {
        const QSignalBlocker blocker(m_ui->profiles);
        m_ui->profiles->clear();
        for (const ProfileFile &profile : m_library->profiles()) {
            const bool isUsed = m_library->find(m_usedId) == &profile;
            auto *row = new QListWidgetItem(rowText(profile, isUsed), m_ui->profiles);
            row->setData(Qt::UserRole, profile.file);
        }
        m_ui->profiles->setCurrentRow(0);
        select(file);
    }
    showSelected();
}

void ProfileDialog::showSelected()
{
    const ProfileFile *file = selected();
    const bool isGood = file && file->profile;
    m_use->setEnabled(isGood && !file->isReplaced);
    m_new->setEnabled(isGood);
    m_ui->details->setVisible(isGood);
    m_ui->error->setVisible(file && !isGood);
    m_ui->file->setText(!file               ? QString()
                        : file->isBuiltIn() ? tr("part of this program")
                                            : QDir::toNativeSeparators(file->file));
    if (isGood)
        showProfile(*file->profile);
    else if (file)
        m_ui->error->setText(tr("The file cannot be used. %1").arg(file->profile.error().sentence));
}

void ProfileDialog::showProfile(const cpv2::BillerProfile &profile)
{
    m_ui->version->setText(profile.version);
    m_ui->source->setText(profile.source.isEmpty() ? tr("not named") : profile.source);
    m_ui->rules->setPlainText(rulesInWords(profile).join(u'\n'));

    const auto &modifications = profile.modifications;
    m_ui->noModifications->setVisible(modifications.isEmpty());
    m_ui->modifications->setVisible(!modifications.isEmpty());
    m_ui->modifications->setRowCount(int(modifications.size()));
    for (int row = 0; row < modifications.size(); ++row) {
        const cpv2::IntegrationModification &modification = modifications[row];
        int column = 0;
        for (const QString &text :
             {modification.reference, modification.dateReleased, modification.previousBehavior,
              modification.desiredBehavior, modification.reason}) {
            auto *cell = new QTableWidgetItem(oneLine(text, longestCell));
            cell->setToolTip(plainToolTip(text));
            m_ui->modifications->setItem(row, column++, cell);
        }
    }
    m_ui->modifications->resizeColumnsToContents();
    m_ui->modifications->resizeRowsToContents();
}

void ProfileDialog::openFolder()
{
    const QString folder = m_library->folder();
    const bool isOpen =
        core::makePrivateFolder(folder) && QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
    m_ui->problem->setText(tr("The folder could not be opened: %1").arg(QDir::toNativeSeparators(folder)));
    m_ui->problem->setVisible(!isOpen);
}

void ProfileDialog::askForNewId()
{
    auto *question = new QInputDialog(this);
    question->setObjectName("newProfileId"_L1);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setWindowTitle(tr("New profile"));
    question->setLabelText(tr("Its ID, which is also its file name (a to z, digits, hyphens):"));
    question->setTextValue(freeId());
    connect(question, &QInputDialog::textValueSelected, this, &ProfileDialog::makeNew);
    question->open();
}

void ProfileDialog::makeNew(const QString &id)
{
    const ProfileFile *original = selected();
    if (!original) // its file has gone meanwhile
        return;
    const core::Result<QString> file = m_library->copy(*original, id.trimmed());
    m_ui->problem->setVisible(!file);
    if (file)
        select(*file);
    else
        m_ui->problem->setText(file.error().sentence);
}

QString ProfileDialog::freeId() const
{
    const ProfileFile *original = selected();
    const QString id = original ? original->id() : QString();
    int number = 2;
    while (m_library->find(u"%1-%2"_s.arg(id, QString::number(number))))
        ++number;
    return u"%1-%2"_s.arg(id, QString::number(number));
}

} // namespace gui
