// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/trips/page_opener.h"

#include "gui/look/message_bar.h"
#include "gui/trips/browser_launch.h"
#include "roundtrip/desk.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

PageOpener::PageOpener(roundtrip::Desk *desk, MessageBar *messages, QObject *parent)
    : QObject(parent), m_desk(desk), m_messages(messages)
{
}

void PageOpener::open(const roundtrip::RoundTrip &trip)
{
    const QUrl url = trip.pageUrl();
    // The address comes from outside: nothing but a web page may be opened by it.
    if (url.scheme() != "https"_L1 && url.scheme() != "http"_L1)
        return;
    m_messages->dismiss(u"page"_s);
    auto *launch = new BrowserLaunch(this);
    connect(launch, &BrowserLaunch::opened, this, [this, id = trip.id()] { m_desk->pageOpened(id); });
    connect(launch, &BrowserLaunch::failed, this, [this, url](const QString &why) { showAddress(url, why); });
    m_desk->pageOpening(trip.id());
    launch->open(url);
}

void PageOpener::showAddress(const QUrl &url, const QString &why)
{
    const QString address = url.toString(QUrl::FullyEncoded);
    m_messages->post(u"page"_s, MessageBar::Kind::Warning,
                     tr("No browser could be opened. %1 Open the hosted page yourself: %2").arg(why, address),
                     {{tr("Copy address"), [address] {
                           QGuiApplication::clipboard()->setText(address);
                       }}});
}

} // namespace gui
