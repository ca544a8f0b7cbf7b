// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/window/submit_controller.h"

#include "gui/look/message_bar.h"
#include "gui/look/question.h"
#include "gui/request/request_document.h"
#include "gui/request/request_page.h"
#include "gui/request/request_tabs.h"
#include "gui/setup/live_confirmation_dialog.h"
#include "roundtrip/callback_urls.h"

#include <QApplication>

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

void SubmitController::setDestination(const roundtrip::Destination &destination)
{
    const QUrl before = callbackBase();
    m_destination = destination;
    if (callbackBase() != before)
        prepareAll();
    emit stateChanged();
}

bool SubmitController::canSubmit() const
{
    return !m_isAsking && !isUnderWay() && !m_settling.isActive() && !m_destination.endpoint.isEmpty() &&
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

    m_isAskingToLeave = true;
    ask({.name = u"leaveSubmit"_s,
         .title = tr("A request is being sent"),
         .text =
             tr("CPV2 has not answered yet. Without an answer, there is no way to know whether it accepted "
                "the request. Close anyway?"),
         .answers = {{tr("Close anyway"), QMessageBox::DestructiveRole,
                      [this, next] {
                          m_isAskingToLeave = false;
                          next();
                      }}},
         .dismissal = {tr("Wait"), QMessageBox::RejectRole,
                       [this] {
                           m_isAskingToLeave = false;
                       }}},
        m_window, this);
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
    ask({.name = u"sendRaw"_s,
         .title = tr("Send anyway?"),
         .text = tr("This is not valid JSON (line %1, column %2: %3) Send it anyway?")
                     .arg(m_window->locale().toString(problem.line),
                          m_window->locale().toString(problem.column), problem.sentence),
         .answers = {{tr("Send anyway"), QMessageBox::AcceptRole,
                      [this, text, next] {
                          m_agreedRaw = text;
                          next();
                      }}},
         .dismissal = {QMessageBox::Cancel,
                       [this] {
                           setAsking(false);
                       }}},
        m_window, this);
}

void SubmitController::askAboutErrors(RequestPage *page, const Next &next)
{
    const int errors = page->document()->findingCount(cpv2::Finding::Severity::Error);
    if (errors == 0)
        return next();

    ask({.name = u"sendAnyway"_s,
         .title = tr("Send anyway?"),
         .text = tr("The request has %Ln error(s), so CPV2 will probably reject it. Send it anyway?", nullptr,
                    errors),
         .answers = {{tr("Send anyway"), QMessageBox::AcceptRole, next}},
         .dismissal = {QMessageBox::Cancel,
                       [this] {
                           setAsking(false);
                       }}},
        m_window, this);
}

bool SubmitController::isWithinCap(const RequestPage *page)
{
    const bool isText = page->document()->rawText().has_value(); // that is no JSON: nobody knows its total
    const core::Result<core::Done> within = workspace::checkAmountCap(
        m_destination.environment, isText ? cpv2::PaymentRequest() : page->document()->request());
    if (!within)
        m_messages->post(u"submit"_s, MessageBar::Kind::Problem, within.error().sentence);
    return bool(within);
}

QUrl SubmitController::callbackBase() const
{
    if (!m_settings->get(workspace::setting::replaceCallbacks))
        return {};
    return m_destination.callbackBase(m_desk->callbackBase());
}

void SubmitController::askForHostName(const Next &next)
{
    if (!m_destination.isLive())
        return next();
    auto *question = new LiveConfirmationDialog(m_destination.endpoint.host(), m_window);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &QDialog::finished, this,
            [this, next](int result) { result == QDialog::Accepted ? next() : setAsking(false); });
    question->open();
}

void SubmitController::send(RequestPage *page)
{
    const RequestDocument *document = page->document();
    const roundtrip::SubmitOrder order = submitOrder(m_destination, {.id = document->roundTripId(),
                                                                     .documentName = page->name(),
                                                                     .request = document->request(),
                                                                     .callbackBase = document->callbackBase(),
                                                                     .rawText = document->rawText()});
    m_id = order.id;
    m_isRecorded = false;
    m_settling.start(QApplication::doubleClickInterval());
    setAsking(false);
    m_messages->dismiss(u"submit"_s);
    emit started(page, order.id);
    m_desk->submit(order);
    prepare(page);
}

void SubmitController::follow(const roundtrip::Change &change)
{
    const RoundTrip &trip = change.trip;
    if (trip.id() != m_id)
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
    switch (trip.state()) {
    case State::Refused:
        m_messages->post(u"submit"_s, MessageBar::Kind::Problem,
                         tr("CPV2 rejected the request: %1").arg(message));
        break;
    case State::NotSent:
        m_messages->post(u"submit"_s, MessageBar::Kind::Problem,
                         tr("The request was not sent. %1").arg(remark));
        break;
    case State::Unknown:
        m_messages->post(u"submit"_s, MessageBar::Kind::Problem,
                         tr("It is not known whether CPV2 accepted the request. %1")
                             .arg(remark.isEmpty() ? message : remark));
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
