// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/window/submit_controller.h"

#include "gui/look/message_bar.h"
#include "gui/request/request_document.h"
#include "gui/request/request_page.h"
#include "gui/request/request_tabs.h"
#include "gui/setup/live_confirmation_dialog.h"
#include "roundtrip/callback_urls.h"
#include "roundtrip/environment_in_use.h"

#include <QApplication>
#include <QMessageBox>
#include <QPushButton>

#include <utility>

using namespace Qt::Literals::StringLiterals;
using roundtrip::RoundTrip;
using roundtrip::State;

namespace gui
{

SubmitController::SubmitController(RequestTabs *tabs, roundtrip::Desk *desk,
                                   const workspace::Settings *settings, MessageBar *messages, QWidget *window)
    : QObject(window), m_tabs(tabs), m_desk(desk), m_settings(settings), m_messages(messages),
      m_window(window)
{
    m_settling.setSingleShot(true);
    connect(&m_settling, &QTimer::timeout, this, &SubmitController::stateChanged);
    connect(desk, &roundtrip::Desk::changed, this, &SubmitController::follow);
    connect(desk, &roundtrip::Desk::failed, this, &SubmitController::giveUp);
    connect(tabs, &RequestTabs::added, this, &SubmitController::prepare);
}

void SubmitController::setEnvironment(const Environment &environment)
{
    const QUrl before = callbackBase();
    m_environment = environment;
    if (callbackBase() != before)
        prepareAll();
    emit stateChanged();
}

bool SubmitController::canSubmit() const
{
    return !m_isAsking && !isUnderWay() && !m_settling.isActive() && !m_environment.endpoint.isEmpty() &&
           !m_tabs->currentDocument()->isLoading();
}

bool SubmitController::canCancel() const
{
    return isUnderWay() && !m_settling.isActive();
}

void SubmitController::submit()
{
    if (!canSubmit())
        return;
    setAsking(true);
    RequestPage *page = m_tabs->current();
    page->finishEditing();
    if (!isWithinCap(page))
        return setAsking(false);
    askAboutText(page, [this, page] { askForHostName([this, page] { send(page); }); });
}

void SubmitController::cancel()
{
    if (canCancel())
        m_desk->cancel(m_id);
}

void SubmitController::whenNothingIsUnderWay(const Next &next)
{
    if (m_isAskingToLeave)
        return;
    if (!isUnderWay())
        return next();

    auto *question = new QMessageBox(m_window);
    question->setObjectName("leaveSubmit"_L1);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setIcon(QMessageBox::Warning);
    question->setTextFormat(Qt::PlainText);
    question->setWindowTitle(tr("A request is being sent"));
    question->setText(tr("CPV2 has not answered yet. Without its answer nobody knows whether it took the "
                         "request. Close anyway?"));
    QPushButton *leave = question->addButton(tr("Close anyway"), QMessageBox::DestructiveRole);
    question->setDefaultButton(question->addButton(tr("Wait"), QMessageBox::RejectRole));
    m_isAskingToLeave = true;
    connect(question, &QMessageBox::finished, this, [this, question, leave, next] {
        m_isAskingToLeave = false;
        if (question->clickedButton() == leave)
            next();
    });
    question->open();
}

void SubmitController::prepareAll()
{
    for (const RequestPage *page : m_tabs->pages())
        prepare(page);
}

void SubmitController::prepare(const RequestPage *page)
{
    page->document()->setCallbacks(callbackBase(), roundtrip::newId());
}

void SubmitController::setAsking(bool asking)
{
    m_isAsking = asking;
    emit stateChanged();
}

void SubmitController::askAboutText(RequestPage *page, const Next &next)
{
    if (page->document()->isRaw())
        askAboutRaw(page, next);
    else
        askAboutErrors(page, next);
}

/// Once for each text: a tester may send it as often as it takes.
void SubmitController::askAboutRaw(RequestPage *page, const Next &next)
{
    const QByteArray text = *page->document()->rawText();
    if (m_agreedRaw == text)
        return next();

    const core::JsonParseError &problem = page->document()->rawProblem();
    auto *question = new QMessageBox(m_window);
    question->setObjectName("sendRaw"_L1);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setIcon(QMessageBox::Warning);
    question->setTextFormat(Qt::PlainText);
    question->setWindowTitle(tr("Send as it stands?"));
    question->setText(tr("The text is no JSON: line %1, column %2: %3 Send it as it stands?")
                          .arg(m_window->locale().toString(problem.line),
                               m_window->locale().toString(problem.column), problem.sentence));
    QPushButton *send = question->addButton(tr("Send as it stands"), QMessageBox::AcceptRole);
    question->setDefaultButton(question->addButton(QMessageBox::Cancel));
    connect(question, &QMessageBox::finished, this, [this, question, send, text, next] {
        if (question->clickedButton() != send)
            return setAsking(false);
        m_agreedRaw = text;
        next();
    });
    question->open();
}

void SubmitController::askAboutErrors(RequestPage *page, const Next &next)
{
    const int errors = page->document()->findingCount(cpv2::Finding::Severity::Error);
    if (errors == 0)
        return next();

    auto *question = new QMessageBox(m_window);
    question->setObjectName("sendAnyway"_L1);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setIcon(QMessageBox::Warning);
    question->setTextFormat(Qt::PlainText);
    question->setWindowTitle(tr("Send anyway?"));
    question->setText(errors == 1
                          ? tr("The request has 1 error: CPV2 will probably refuse it. Send it anyway?")
                          : tr("The request has %1 errors: CPV2 will probably refuse it. Send it anyway?")
                                .arg(m_window->locale().toString(errors)));
    QPushButton *send = question->addButton(tr("Send anyway"), QMessageBox::AcceptRole);
    question->setDefaultButton(question->addButton(QMessageBox::Cancel));
    connect(question, &QMessageBox::finished, this,
            [this, question, send, next] { question->clickedButton() == send ? next() : setAsking(false); });
    question->open();
}

bool SubmitController::isWithinCap(const RequestPage *page)
{
    const bool isText = page->document()->rawText().has_value(); // that is no JSON: nobody knows its total
    const core::Result<core::Done> within = workspace::checkAmountCap(
        m_environment.settings, isText ? cpv2::PaymentRequest() : page->document()->request());
    if (!within)
        m_messages->post(u"submit"_s, MessageBar::Kind::Problem, within.error().sentence);
    return bool(within);
}

QUrl SubmitController::callbackBase() const
{
    if (!m_settings->replaceCallbacks())
        return {};
    const QUrl &told = m_environment.settings.callbackBase;
    return told.isEmpty() || m_desk->callbackBase().isEmpty() ? m_desk->callbackBase() : told;
}

void SubmitController::askForHostName(const Next &next)
{
    if (!m_environment.isLive())
        return next();
    auto *question = new LiveConfirmationDialog(m_environment.endpoint.host(), m_window);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &QDialog::finished, this,
            [this, next](int result) { result == QDialog::Accepted ? next() : setAsking(false); });
    question->open();
}

void SubmitController::send(RequestPage *page)
{
    const RequestDocument *document = page->document();
    const cpv2::PaymentRequest &request = document->request();
    const roundtrip::SubmitOrder order{.id = document->roundTripId(),
                                       .bytes = document->bytes(),
                                       .endpoint = m_environment.endpoint,
                                       .apiKey = m_environment.apiKey,
                                       .environment = m_environment.name,
                                       .simulated = m_environment.simulated,
                                       .documentName = page->name(),
                                       .originalReturnUrl = request.text(cpv2::FieldId::ReturnURL),
                                       .originalPostBackUrl = request.text(cpv2::FieldId::PostBackURL),
                                       .callbacksReplaced = document->replacesCallbacks(),
                                       .transport = roundtrip::transportOf(m_environment.settings)};
    m_id = order.id;
    m_isRecorded = false;
    m_settling.start(QApplication::doubleClickInterval());
    setAsking(false);
    m_messages->dismiss(u"submit"_s);
    emit started(page, order.id);
    m_desk->submit(order);
    prepare(page);
}

void SubmitController::follow(const RoundTrip &trip)
{
    if (trip.record.id != m_id)
        return;
    m_isRecorded = true;
    const journal::Exchange *submit = trip.submit();
    if (!submit || submit->outcome == journal::Outcome::Open)
        return;
    end();
    tellOutcome(trip);
    emit ended(trip);
}

/// A round trip that cannot be written down is not begun; the desk has nothing more to tell of it.
void SubmitController::giveUp(const core::Error &)
{
    if (isUnderWay() && !m_isRecorded)
        end();
}

void SubmitController::end()
{
    m_id.clear();
    emit stateChanged();
}

void SubmitController::tellOutcome(const RoundTrip &trip)
{
    const QString remark = trip.submit()->remark;
    const std::optional<cpv2::SubmitResponse> response = trip.response();
    const QString message = response ? response->message : QString();
    switch (roundtrip::stateOf(trip)) {
    case State::Refused:
        m_messages->post(u"submit"_s, MessageBar::Kind::Problem,
                         tr("CPV2 refused the request: %1").arg(message));
        break;
    case State::NotSent:
        m_messages->post(u"submit"_s, MessageBar::Kind::Problem,
                         tr("The request was not sent. %1").arg(remark));
        break;
    case State::Unknown:
        m_messages->post(
            u"submit"_s, MessageBar::Kind::Problem,
            tr("Nobody knows whether CPV2 took the request. %1").arg(remark.isEmpty() ? message : remark));
        break;
    case State::Listening:
    case State::Submitting:
    case State::Pending:
    case State::Declined:
    case State::Paid:
        break;
    }
}

} // namespace gui
