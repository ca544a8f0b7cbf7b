// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"
#include "cpv2/payment_request.h"

#include <QObject>
#include <QPointer>

#include <optional>

class QComboBox;

namespace gui
{

class RequestPage;
class RequestTabs;

/// Makes a combo box one side of a comparison: it offers the open requests, the biller profile's sample, and
/// a file or a value that it was given.
class CompareSide : public QObject
{
    Q_OBJECT
public:
    /// What is chosen, as a value for any thread.
    struct Source {
        core::Result<cpv2::PaymentRequest> request; ///< unless it is a file
        QString file;
        /// Fails where the file cannot be read or is not valid JSON, or with what is wrong with an open
        /// request.
        core::Result<cpv2::PaymentRequest> read() const;
    };

    /// Both outlive this.
    CompareSide(QComboBox *box, RequestTabs *tabs, QObject *parent);

    Source source() const;
    /// nullptr when no open request is chosen.
    RequestPage *page() const;

    void choose(RequestPage *page);
    void chooseFile(const QString &file);
    void chooseSample();
    /// A request that is in neither a tab nor a file, by a name to show.
    void choose(const cpv2::PaymentRequest &request, const QString &name);
    void swapWith(CompareSide *other);

signals:
    void chosen();

private:
    enum class Kind { Page, Sample, File, Given };
    struct Choice {
        Kind kind;
        RequestPage *page = nullptr; ///< only to be compared with those that are open
        QString text = {};
        QString toolTip = {};
        bool operator==(const Choice &) const = default;
    };
    struct Given {
        QString name;
        cpv2::PaymentRequest request;
    };

    QList<Choice> choices() const;
    const Choice &current() const;
    void refresh();
    void show(const QList<Choice> &choices, int index);
    void choose(Kind kind, RequestPage *page = nullptr);
    int indexOf(Kind kind, const RequestPage *page) const;

    QComboBox *m_box;
    RequestTabs *m_tabs;
    QList<Choice> m_choices;
    QString m_file;
    std::optional<Given> m_given;
};

} // namespace gui
