// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "roundtrip/desk.h"
#include "roundtrip/destination.h"
#include "workspace/settings.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

class QWidget;

namespace gui
{

class MessageBar;
class RequestPage;
class RequestTabs;

/// Submits the request in front, once for each press (docs/faults.md, C14): it asks what there is to
/// ask, hands the order to the desk, follows it to its end and says how it ended. Each submit gets its
/// document's round trip id, and the document the next one.
class SubmitController : public QObject
{
    Q_OBJECT
public:
    using Next = std::function<void()>;

    /// Questions open over `window`. All of these outlive the controller.
    SubmitController(RequestTabs *tabs, roundtrip::Desk *desk, const workspace::Settings *settings,
                     MessageBar *messages, QWidget *window);

    void setDestination(const roundtrip::Destination &destination);

    bool canSubmit() const;
    bool canCancel() const;
    /// A request is on its way.
    bool isUnderWay() const { return !m_id.isEmpty(); }

    void submit();
    void cancel();
    /// Goes on at once when no request is on its way; else when the user does not want to wait.
    void whenNothingIsUnderWay(const Next &next);
    /// Gives every document its next round trip's id, and the listener's address where it is wanted.
    void prepareAll();

signals:
    void stateChanged();
    void started(gui::RequestPage *page, const QString &id);
    /// The service has answered, or never will.
    void ended(const roundtrip::RoundTrip &trip);

private:
    void prepare(const RequestPage *page);
    void askAboutText(RequestPage *page, const Next &next);
    void askAboutRaw(RequestPage *page, const Next &next);
    void askAboutErrors(RequestPage *page, const Next &next);
    bool isWithinCap(const RequestPage *page);
    QUrl callbackBase() const;
    void askForHostName(const Next &next);
    void setAsking(bool asking);
    void send(RequestPage *page);
    void follow(const roundtrip::Change &change);
    void giveUp(const core::Error &error);
    void end();
    void tellOutcome(const roundtrip::RoundTrip &trip);

    RequestTabs *m_tabs;
    roundtrip::Desk *m_desk;
    const workspace::Settings *m_settings;
    MessageBar *m_messages;
    QWidget *m_window;
    roundtrip::Destination m_destination;
    std::optional<QByteArray> m_agreedRaw; ///< the raw text that the user last agreed to send
    QString m_id;                          ///< of the round trip under way
    bool m_isRecorded = false;             ///< that one is on disk
    bool m_isAsking = false;
    bool m_isAskingToLeave = false;
    QTimer m_settling; ///< runs while a second press can only be meant for the first
};

} // namespace gui
