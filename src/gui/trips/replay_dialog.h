// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "roundtrip/replay.h"

#include <QDialog>
#include <QHash>

#include <memory>

class QLineEdit;
class QPushButton;

namespace Ui
{
class ReplayDialog;
}

namespace roundtrip
{
class Desk;
}

namespace gui
{

/// Composes a postback and sends it by hand: the eighteen fields, filled from a captured postback or from
/// the round trip's request, the exact bytes they make, which may be changed too, and the answers. Stays
/// open, so that a person can send, look, change and send again.
class ReplayDialog : public QDialog
{
    Q_OBJECT
public:
    /// Of the round trip's postbacks (or of its unmatched captures, where it is made of these) the newest is
    /// chosen.
    ReplayDialog(roundtrip::Desk *desk, const roundtrip::RoundTrip &trip, QWidget *parent = nullptr);
    ~ReplayDialog() override;

    /// Opens one that begins as choose() says and goes when it is closed.
    static void openFor(roundtrip::Desk *desk, const roundtrip::RoundTrip &trip, qint64 exchangeId,
                        QWidget *parent);
    /// Begins with this capture, if it is one of those; else with the newest postback.
    void choose(qint64 exchangeId);

    /// As it would be sent now.
    const roundtrip::Message &message() const { return m_message; }

private:
    void offerSources();
    void addFields();
    void takeSource(int index);
    void takeField(const QString &name, const QString &value);
    void takeBytes();
    void takeNewGuid();
    void show(const roundtrip::Message &message);
    void showBytes();
    void showFields();
    void update();
    void send();
    void tell(const journal::Exchange &exchange);
    void setSending(bool isSending);

    roundtrip::Desk *m_desk;
    roundtrip::RoundTrip m_trip;
    QList<roundtrip::Message> m_sources;
    roundtrip::Message m_message;
    QHash<QString, QLineEdit *> m_fields; ///< by name
    QPushButton *m_send;
    bool m_isSending = false;
    bool m_isUtf8 = true;
    std::unique_ptr<Ui::ReplayDialog> m_ui;
};

} // namespace gui
