// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

class QLabel;
class QStatusBar;

namespace gui
{

class RequestPage;
class RequestTabs;

/// The status bar's words about the request in front: how many findings it has, how old its draft is.
class RequestStatus : public QObject
{
    Q_OBJECT
public:
    /// Puts its labels into `bar`. Both outlive this.
    RequestStatus(RequestTabs *tabs, QStatusBar *bar);

private:
    void follow(RequestPage *page);
    void showPage();
    void showFindings();
    void showDraft();

    RequestTabs *m_tabs;
    QLabel *m_findings;
    QLabel *m_draft;
};

/// A label as the status bar has them.
QLabel *statusLabel(const QString &name, QWidget *parent);

} // namespace gui
