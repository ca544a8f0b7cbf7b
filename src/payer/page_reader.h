// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "http/form.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace payer
{

/// One `<input>` of a form.
struct PageInput {
    QString type;
    QString name;
    QString value;
    QString outcome; ///< of a test means of payment: `approved` or `declined`
    bool isChecked = false;
    bool isRequired = false;
};

struct PageForm {
    QByteArray method; ///< GET or POST
    QString action;
    QList<PageInput> inputs;
};

/// What a payer without a browser needs of a hosted page. It reads the HTML our templates write
/// (attributes in double quotes, lower case), not HTML at large.
class PageReader
{
public:
    explicit PageReader(const QByteArray &html);

    QString name() const;  ///< `review`, `receipt`, …; empty when it is no hosted page
    QString title() const; ///< the heading
    /// The form that leads to the next step.
    std::optional<PageForm> nextForm() const;
    QString returnLink() const; ///< empty when there is none
    /// What the review shows as the invoice's balance (`$1,164.31`); empty when it shows none.
    QString balance(const QString &invoiceNumber) const;

private:
    struct Tag {
        QString name; ///< with its `/` when it closes
        QHash<QString, QString> attributes;
        QString text; ///< what follows, up to the next tag
    };
    const Tag *find(QStringView name, QStringView attribute = {}, QStringView value = {}) const;

    QList<Tag> m_tags;
};

} // namespace payer
