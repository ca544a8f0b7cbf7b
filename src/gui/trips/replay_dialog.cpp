// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/trips/replay_dialog.h"

#include "core/web_url.h"
#include "gui/look/plain_text.h"
#include "gui/look/screen_fit.h"
#include "roundtrip/desk.h"
#include "roundtrip/masked_fields.h"
#include "ui_replay_dialog.h"

#include <QFontDatabase>
#include <QLocale>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalBlocker>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

using roundtrip::Message;

namespace
{

constexpr qsizetype answerShown = 2000; // characters

bool isUtf8(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes).toUtf8() == bytes;
}

} // namespace

ReplayDialog::ReplayDialog(roundtrip::Desk *desk, const roundtrip::RoundTrip &trip, QWidget *parent)
    : QDialog(parent), m_desk(desk), m_trip(trip), m_ui(std::make_unique<Ui::ReplayDialog>())
{
    m_ui->setupUi(this);
    resizeToFit(this, size());
    m_send = m_ui->buttons->addButton(tr("&Send"), QDialogButtonBox::ActionRole);
    m_send->setObjectName("send"_L1);
    m_ui->bytes->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_ui->target->setText(trip.record().callbacksReplaced ? trip.record().postBackUrl : QString());
    m_ui->target->setCursorPosition(0);
    addFields();
    m_ui->parts->setSizes({width(), width()});
    offerSources();

    connect(m_ui->source, &QComboBox::currentIndexChanged, this, &ReplayDialog::takeSource);
    connect(m_ui->target, &QLineEdit::textChanged, this, &ReplayDialog::update);
    connect(m_ui->bytes, &QPlainTextEdit::textChanged, this, &ReplayDialog::takeBytes);
    connect(m_ui->newGuid, &QPushButton::clicked, this, &ReplayDialog::takeNewGuid);
    connect(m_send, &QPushButton::clicked, this, &ReplayDialog::send);
    connect(m_ui->buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(desk, &roundtrip::Desk::replayed, this, &ReplayDialog::tell);
    connect(desk, &roundtrip::Desk::replayFinished, this, [this] { setSending(false); });
    takeSource(m_ui->source->currentIndex());
}

ReplayDialog::~ReplayDialog() = default;

void ReplayDialog::addFields()
{
    for (const QString &name : cpv2::Postback::names()) {
        auto *edit = new QLineEdit;
        edit->setObjectName(name);
        edit->setAccessibleName(name);
        m_ui->fieldsLayout->addRow(name, edit);
        m_fields.insert(name, edit);
        connect(edit, &QLineEdit::textEdited, this,
                [this, name](const QString &value) { takeField(name, value); });
    }
    m_ui->fieldsArea->setMinimumWidth(m_ui->fields->minimumSizeHint().width() +
                                      m_ui->fieldsArea->verticalScrollBar()->sizeHint().width());
}

void ReplayDialog::openFor(roundtrip::Desk *desk, const roundtrip::RoundTrip &trip, qint64 exchangeId,
                           QWidget *parent)
{
    auto *dialog = new ReplayDialog(desk, trip, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->choose(exchangeId);
    dialog->open();
}

void ReplayDialog::choose(qint64 exchangeId)
{
    const auto source = std::ranges::find(m_sources, exchangeId, &Message::sourceId);
    if (exchangeId != 0 && source != m_sources.end())
        m_ui->source->setCurrentIndex(int(source - m_sources.begin()));
}

/// The postbacks in order, and after them one made from the request.
void ReplayDialog::offerSources()
{
    for (const journal::Role role : {journal::Role::Postback, journal::Role::Unmatched}) {
        for (const roundtrip::Decoded &postback : m_trip.ofRole(role)) {
            const QString time = QLocale().toString(postback.at.toLocalTime().time(), u"HH:mm:ss"_s);
            m_sources.append(roundtrip::messageOf(postback));
            m_ui->source->addItem(
                tr("Postback %1, Approved=%2").arg(time, oneLine(postback.fields.value(u"Approved"), 20)));
        }
    }
    const int newest = int(m_sources.size()) - 1;
    Message composed;
    composed.body = http::writeForm(roundtrip::composePostback(m_trip, QDateTime::currentDateTime()));
    m_sources.append(composed);
    m_ui->source->addItem(tr("Composed from the round trip"));
    m_ui->source->setCurrentIndex(qMax(0, newest));
}

void ReplayDialog::takeSource(int index)
{
    show(m_sources.value(index));
}

void ReplayDialog::takeField(const QString &name, const QString &value)
{
    const core::Result<Message> changed = roundtrip::withField(m_message, name, value);
    if (!changed)
        return;
    m_message = *changed;
    showBytes();
    update();
}

void ReplayDialog::takeBytes()
{
    const QString text = m_ui->bytes->toPlainText();
    if (const core::Result<Message> plain = roundtrip::unpacked(m_message))
        m_message = *plain;
    m_message.body = m_isUtf8 ? text.toUtf8() : text.toLatin1();
    showFields();
    update();
}

void ReplayDialog::takeNewGuid()
{
    if (const core::Result<Message> changed = roundtrip::withNewGuid(m_message))
        show(*changed);
}

void ReplayDialog::show(const Message &message)
{
    m_message = message;
    showBytes();
    showFields();
    update();
}

/// What is not UTF-8 is shown as Latin-1, which keeps every byte on its way through the editor. A packed body
/// is shown unpacked; it is sent as it came unless it is changed.
void ReplayDialog::showBytes()
{
    const core::Result<Message> plain = roundtrip::unpacked(m_message);
    const QByteArray &body = plain ? plain->body : m_message.body;
    m_isUtf8 = isUtf8(body);
    const QSignalBlocker blocker(m_ui->bytes);
    m_ui->bytes->setPlainText(m_isUtf8 ? QString::fromUtf8(body) : QString::fromLatin1(body));
}

void ReplayDialog::showFields()
{
    const bool hasFields = bool(roundtrip::withField(m_message, u"Approved"_s, {}));
    const core::Result<Message> plain = roundtrip::unpacked(m_message);
    for (auto field = m_fields.cbegin(); field != m_fields.cend(); ++field) {
        const QString value = plain ? roundtrip::fieldOf(*plain, field.key()) : QString();
        (*field)->setEnabled(hasFields);
        if ((*field)->text() != value) {
            (*field)->setText(value);
            (*field)->setCursorPosition(0);
        }
    }
    m_ui->newGuid->setEnabled(hasFields);
}

void ReplayDialog::update()
{
    const QString target = m_ui->target->text().trimmed();
    const std::optional<QUrl> url = core::webUrl(target);
    const QStringList masked =
        roundtrip::maskedFields(m_message, m_trip.exchanges().find(m_message.sourceId));
    QString says;
    if (!url)
        says = target.isEmpty() ? QString() : tr("“%1” is not a web address.").arg(oneLine(target));
    else if (!masked.isEmpty())
        says = tr("This was masked when it was kept: %1. Type the true values to send it.")
                   .arg(oneLine(masked.join(", "_L1)));
    else // the capture's query and the target's own make one
        says = tr("Will be sent to %1")
                   .arg(oneLine(QString::fromLatin1(roundtrip::requestFor(m_message, *url).url.toEncoded())));
    m_ui->problem->setText(says);
    m_send->setEnabled(url && masked.isEmpty() && !m_isSending);
}

void ReplayDialog::send()
{
    const std::optional<QUrl> target = core::webUrl(m_ui->target->text().trimmed());
    if (!target)
        return;
    setSending(true);
    m_desk->replay({.roundTripId = m_trip.record().id,
                    .messages = {m_message},
                    .times = m_ui->times->value(),
                    .delayMs = m_ui->delay->value(),
                    .target = *target,
                    .allowPrivate = m_ui->allowPrivate->isChecked()});
}

void ReplayDialog::tell(const journal::Exchange &exchange)
{
    if (exchange.roundTripId != m_trip.record().id)
        return;
    QString answer = exchange.status == 0
                         ? exchange.remark
                         : tr("HTTP %1 after %2 ms").arg(exchange.status).arg(exchange.elapsedMs);
    const QByteArray body = exchange.responseBody.left(answerShown);
    if (!body.isEmpty())
        answer += u'\n' + printable(body);
    m_ui->answers->appendPlainText(answer);
}

void ReplayDialog::setSending(bool isSending)
{
    m_isSending = isSending;
    update();
}

} // namespace gui
