// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/setup/environments_dialog.h"

#include "gui/look/file_field.h"
#include "gui/look/screen_fit.h"
#include "roundtrip/endpoint.h"
#include "roundtrip/environment_in_use.h"
#include "ui_environments_dialog.h"

#include <QPushButton>
#include <QUuid>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using workspace::KeptKey;
using workspace::KeyPlace;

namespace gui
{

namespace
{

QUrl urlIn(const QLineEdit *edit)
{
    return QUrl(edit->text().trimmed(), QUrl::StrictMode);
}

QStringList namesIn(const QLineEdit *edit)
{
    QStringList names = edit->text().split(u',', Qt::SkipEmptyParts);
    for (QString &name : names)
        name = name.trimmed();
    names.removeAll(QString());
    return names;
}

/// A key goes into a header: what would end the header is not part of a key (docs/faults.md, C16).
QByteArray keyIn(const QLineEdit *edit)
{
    QString key = edit->text().trimmed();
    key.removeIf([](QChar c) { return !c.isPrint(); });
    return key.toUtf8();
}

QString sentenceFor(const KeptKey &kept)
{
    switch (kept.place) {
    case KeyPlace::Keychain:
        return EnvironmentsDialog::tr("Saved in the keychain.");
    case KeyPlace::ThisRun:
        return EnvironmentsDialog::tr("Kept in memory until you quit.");
    case KeyPlace::Nowhere:
        break;
    }
    return kept.problem.isEmpty() ? EnvironmentsDialog::tr("No key is saved.") : kept.problem;
}

} // namespace

EnvironmentsDialog::EnvironmentsDialog(workspace::EnvironmentStore *store, workspace::KeyRing *keys,
                                       const QString &id, QWidget *parent)
    : QDialog(parent), m_store(store), m_keys(keys), m_ui(std::make_unique<Ui::EnvironmentsDialog>()),
      m_environments(store->environments())
{
    m_ui->setupUi(this);
    resizeToFit(this, size());
    fillList();
    connect(m_ui->environments, &QListWidget::currentRowChanged, this, &EnvironmentsDialog::choose);
    connect(m_ui->add, &QPushButton::clicked, this, &EnvironmentsDialog::add);
    connect(m_ui->remove, &QPushButton::clicked, this, &EnvironmentsDialog::removeCurrent);
    connect(m_ui->check, &QPushButton::clicked, this, &EnvironmentsDialog::check);
    connect(m_ui->forgetKey, &QPushButton::clicked, this, [this] {
        m_ui->apiKey->clear();
        m_newKeys.insert(m_currentId, {});
        m_keyPlace = tr("The key will be forgotten.");
        judge();
    });
    for (const QLineEdit *edit : m_ui->form->findChildren<QLineEdit *>())
        connect(edit, &QLineEdit::textEdited, this, &EnvironmentsDialog::readForm);
    for (const QSpinBox *spin : m_ui->form->findChildren<QSpinBox *>())
        connect(spin, &QSpinBox::valueChanged, this, &EnvironmentsDialog::readForm);
    for (const QCheckBox *box : m_ui->form->findChildren<QCheckBox *>())
        connect(box, &QCheckBox::toggled, this, &EnvironmentsDialog::readForm);
    connect(m_ui->proxy, &QComboBox::currentIndexChanged, this, &EnvironmentsDialog::readForm);
    for (QLineEdit *edit : {m_ui->caFile, m_ui->clientCertificateFile, m_ui->clientKeyFile})
        offerFiles(edit, {tr("Certificates and keys (*.pem *.crt *.cer *.key)")});
    connect(&m_status, &roundtrip::BillerStatus::checked, this,
            [this](const core::Result<core::Done> &result) {
                m_ui->checked->setText(result ? tr("The service accepts the key, and the biller is active.")
                                              : result.error().sentence);
            });
    const auto begin = std::ranges::find(m_environments, id, &workspace::Environment::id);
    m_ui->environments->setCurrentRow(begin == m_environments.end() ? 0
                                                                    : int(begin - m_environments.begin()));
}

EnvironmentsDialog::~EnvironmentsDialog() = default;

workspace::Environment *EnvironmentsDialog::current()
{
    const auto found = std::ranges::find(m_environments, m_currentId, &workspace::Environment::id);
    return found == m_environments.end() ? nullptr : &*found;
}

void EnvironmentsDialog::fillList()
{
    m_ui->environments->clear();
    for (const workspace::Environment &environment : std::as_const(m_environments))
        m_ui->environments->addItem(environment.name);
}

void EnvironmentsDialog::add()
{
    workspace::Environment environment;
    environment.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    environment.name = tr("New environment");
    environment.live = true; // who means a test biller says so
    m_environments.append(environment);
    m_ui->environments->addItem(environment.name);
    m_ui->environments->setCurrentRow(m_ui->environments->count() - 1);
    m_ui->name->selectAll();
    m_ui->name->setFocus();
}

void EnvironmentsDialog::removeCurrent()
{
    const workspace::Environment *gone = current();
    if (!gone || gone->isSimulator())
        return;
    const int row = m_ui->environments->currentRow();
    m_removed.append(gone->id);
    m_newKeys.insert(gone->id, {});
    m_environments.removeAt(row);
    delete m_ui->environments->takeItem(row);
}

void EnvironmentsDialog::choose(int row)
{
    if (row < 0 || row >= m_environments.size())
        return;
    m_currentId = m_environments.at(row).id;
    fillForm(m_environments.at(row));
    m_keyPlace.clear();
    if (!m_newKeys.contains(m_currentId) && !current()->isSimulator())
        m_keys->read(m_currentId, this, [this, id = m_currentId](const KeptKey &kept) {
            if (id != m_currentId || m_newKeys.contains(id))
                return;
            m_keyPlace = sentenceFor(kept);
            tellKeyPlace();
        });
    judge();
}

void EnvironmentsDialog::fillForm(const workspace::Environment &environment)
{
    m_isShowing = true;
    m_ui->name->setText(environment.name);
    m_ui->endpoint->setText(environment.endpoint.toString());
    m_ui->apiKey->setText(QString::fromUtf8(m_newKeys.value(environment.id)));
    m_ui->live->setChecked(environment.live);
    m_ui->amountCap->setText(environment.amountCap);
    m_ui->callbackBase->setText(environment.callbackBase.toString());
    m_ui->proxy->setCurrentIndex(int(environment.proxy));
    m_ui->proxyUrl->setText(environment.proxyUrl.toString());
    m_ui->caFile->setText(environment.caFile);
    m_ui->clientCertificateFile->setText(environment.clientCertificateFile);
    m_ui->clientKeyFile->setText(environment.clientKeyFile);
    m_ui->connectTimeout->setValue(environment.connectTimeoutMs / 1000);
    m_ui->totalDeadline->setValue(environment.totalDeadlineMs / 1000);
    m_ui->postbackStatus->setValue(environment.postbackStatus);
    m_ui->postbackDelay->setValue(environment.postbackDelayMs);
    m_ui->postbackBody->setText(QString::fromUtf8(environment.postbackBody));
    m_ui->floodLimit->setValue(environment.floodLimit);
    m_ui->forwardTo->setText(environment.forwardTo.toString());
    m_ui->forwardPrivate->setChecked(environment.forwardPrivate);
    m_ui->idFields->setText(environment.idFields.join(u", "_s));
    m_ui->checked->clear();
    m_isShowing = false;
}

void EnvironmentsDialog::readForm()
{
    workspace::Environment *environment = current();
    if (m_isShowing || !environment)
        return;
    environment->name = m_ui->name->text().trimmed();
    if (!environment->isSimulator())
        environment->endpoint = urlIn(m_ui->endpoint);
    environment->live = m_ui->live->isChecked();
    environment->amountCap = m_ui->amountCap->text().trimmed();
    environment->callbackBase = urlIn(m_ui->callbackBase);
    environment->proxy = workspace::Environment::Proxy(m_ui->proxy->currentIndex());
    environment->proxyUrl = urlIn(m_ui->proxyUrl);
    environment->caFile = m_ui->caFile->text();
    environment->clientCertificateFile = m_ui->clientCertificateFile->text();
    environment->clientKeyFile = m_ui->clientKeyFile->text();
    // Finer time-outs, set by hand in the file, stay as long as nobody turns the knob.
    if (environment->connectTimeoutMs / 1000 != m_ui->connectTimeout->value())
        environment->connectTimeoutMs = m_ui->connectTimeout->value() * 1000;
    if (environment->totalDeadlineMs / 1000 != m_ui->totalDeadline->value())
        environment->totalDeadlineMs = m_ui->totalDeadline->value() * 1000;
    environment->postbackStatus = m_ui->postbackStatus->value();
    environment->postbackDelayMs = m_ui->postbackDelay->value();
    environment->postbackBody = m_ui->postbackBody->text().toUtf8();
    environment->floodLimit = m_ui->floodLimit->value();
    environment->forwardTo = urlIn(m_ui->forwardTo);
    environment->forwardPrivate = m_ui->forwardPrivate->isChecked();
    environment->idFields = namesIn(m_ui->idFields);
    if (const QByteArray key = keyIn(m_ui->apiKey); !key.isEmpty()) {
        m_newKeys.insert(m_currentId, key);
        m_keyPlace = tr("The key will be saved.");
    }
    if (QListWidgetItem *item = m_ui->environments->currentItem())
        item->setText(environment->name);
    m_ui->checked->clear();
    judge();
}

void EnvironmentsDialog::judge()
{
    const workspace::Environment *environment = current();
    const bool isSimulator = environment && environment->isSimulator();
    m_ui->name->setEnabled(!isSimulator);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_ui->endpoint, m_ui->apiKey, m_ui->forgetKey,
                                                            m_ui->check, m_ui->live, m_ui->remove})
        widget->setEnabled(environment && !isSimulator);
    m_ui->proxyUrl->setEnabled(m_ui->proxy->currentIndex() == int(workspace::Environment::Proxy::Own));

    QString problem = m_store->problem() ? m_store->problem()->sentence : QString();
    for (const workspace::Environment &each : std::as_const(m_environments)) {
        core::Result<core::Done> checked = workspace::checkEnvironment(each);
        if (checked && !each.isSimulator())
            checked = roundtrip::checkEndpoint(each.endpoint, true);
        if (problem.isEmpty() && !checked)
            problem = u"%1: %2"_s.arg(each.name, checked.error().sentence);
    }
    m_ui->problem->setText(problem);
    m_ui->buttons->button(QDialogButtonBox::Ok)->setEnabled(problem.isEmpty() && m_keysUnderWay == 0);
    tellKeyPlace();
}

void EnvironmentsDialog::tellKeyPlace()
{
    const bool isSimulator = m_currentId == QLatin1StringView(workspace::simulatorEnvironment);
    m_ui->keyPlace->setText(isSimulator ? tr("The simulator has its own key and needs no other.")
                                        : m_keyPlace);
}

void EnvironmentsDialog::check()
{
    m_ui->checked->setText(tr("Asking…"));
    const workspace::Environment environment = *current();
    if (const QByteArray key = m_newKeys.value(environment.id); !key.isEmpty())
        return m_status.check(environment.endpoint, key, roundtrip::transportOf(environment));
    m_keys->read(environment.id, this, [this, environment](const KeptKey &kept) {
        m_status.check(environment.endpoint, kept.key, roundtrip::transportOf(environment));
    });
}

void EnvironmentsDialog::accept()
{
    const auto fail = [this](const core::Error &error) {
        m_ui->problem->setText(error.sentence);
    };
    for (const QString &id : std::as_const(m_removed)) {
        if (const core::Result<core::Done> removed = m_store->remove(id); !removed)
            return fail(removed.error());
    }
    for (const workspace::Environment &environment : std::as_const(m_environments)) {
        const workspace::Environment *known = m_store->find(environment.id);
        if (known && *known == environment)
            continue;
        if (const core::Result<core::Done> saved = m_store->save(environment); !saved)
            return fail(saved.error());
    }
    saveKeys();
}

void EnvironmentsDialog::saveKeys()
{
    m_keysUnderWay = int(m_newKeys.size());
    if (m_keysUnderWay == 0)
        return QDialog::accept();
    setEnabled(false); // for as long as the keychain thinks, which is not long
    const auto handled = [this](const KeptKey &kept) {
        keyHandled(kept);
    };
    for (auto key = m_newKeys.cbegin(); key != m_newKeys.cend(); ++key) {
        if (key->isEmpty())
            m_keys->remove(key.key(), this, handled);
        else
            m_keys->write(key.key(), *key, this, handled);
    }
}

void EnvironmentsDialog::keyHandled(const KeptKey &kept)
{
    if (kept.place == KeyPlace::ThisRun)
        m_keyProblem = tr("The API key is kept in memory until you quit. %1").arg(kept.problem);
    else if (!kept.problem.isEmpty())
        m_keyProblem = tr("The API key could not be deleted. %1").arg(kept.problem);
    if (--m_keysUnderWay == 0)
        QDialog::accept();
}

} // namespace gui
