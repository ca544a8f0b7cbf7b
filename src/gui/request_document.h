// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "cpv2/biller_profile.h"
#include "cpv2/payment_request.h"
#include "cpv2/validation.h"

#include <QObject>
#include <QUndoStack>
#include <QUrl>

namespace gui
{

/// The request being edited: the value, its undo stack, the file it belongs to, and how it will be
/// sent. Every change, wherever it is made, goes through edit() and can be undone; consecutive edits
/// of one field merge into one step.
class RequestDocument : public QObject
{
    Q_OBJECT
public:
    explicit RequestDocument(QObject *parent = nullptr);

    const cpv2::PaymentRequest &request() const { return m_request; }
    /// The biller whose rules findings() go by.
    const cpv2::BillerProfile &profile() const { return m_profile; }
    QUndoStack *undoStack() { return &m_undoStack; }

    /// One undo step with a name for the menu ("Set BalanceDue"). A replacement of the value that the
    /// step before has just set joins that step; one that changes nothing is none.
    void edit(const core::JsonEdit &edit, const QString &name);
    /// The next edit is a step of its own, whatever it changes: the person has left the field.
    void endStep() { ++m_step; }

    // The file
    void reset(const cpv2::PaymentRequest &request,
               const QString &file); ///< forgets the undo steps; unmodified
    /// Like reset(), but modified: a recovered draft.
    void recover(const cpv2::PaymentRequest &request, const QString &file);
    core::Result<core::Done> load(const QString &file);
    core::Result<core::Done> save(const QString &file); ///< the request as it is, never the listener's URLs
    const QString &file() const { return m_file; }      ///< empty while it has none
    QString name() const;                               ///< the file's name without its folder, or "untitled"
    bool isModified() const;

    // How it will be sent
    /// Where the listener is and which round trip comes next; an empty base: nothing is replaced.
    void setCallbacks(const QUrl &base, const QString &roundTripId);
    bool replacesCallbacks() const { return !m_callbackBase.isEmpty(); }
    const QString &roundTripId() const { return m_roundTripId; }
    /// The request with the listener's URLs in it, where they are replaced.
    const cpv2::PaymentRequest &toSend() const { return m_toSend; }
    /// The exact bytes of toSend(): preview and body.
    const QByteArray &bytes() const { return m_bytes; }
    QList<core::JsonPointer> replacedPlaces() const; ///< in toSend()
    /// About the request as it is edited, then a hint for each replaced place.
    const QList<cpv2::Finding> &findings() const { return m_findings; }

signals:
    /// The request was changed at `at` or below; the root after reset(). Widgets read it anew.
    void changed(const core::JsonPointer &at);
    /// bytes() or findings() are new. Follows every changed().
    void bytesChanged();
    void modifiedChanged(bool modified);
    void fileChanged();

private:
    friend class EditCommand;
    core::JsonEdit applyNow(const core::JsonEdit &edit);
    void start(const cpv2::PaymentRequest &request, const QString &file, bool recovered);
    void update(const core::JsonPointer &at);
    void updateBytes();

    cpv2::PaymentRequest m_request;
    cpv2::PaymentRequest m_toSend;
    cpv2::BillerProfile m_profile = cpv2::BillerProfile::sagesGov();
    QByteArray m_bytes;
    QList<cpv2::Finding> m_findings;
    QUndoStack m_undoStack;
    quint64 m_step = 0;
    QString m_file;
    QUrl m_callbackBase;
    QString m_roundTripId;
    bool m_recovered = false;
};

} // namespace gui
