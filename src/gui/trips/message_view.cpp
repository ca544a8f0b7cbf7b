// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/trips/message_view.h"

#include "core/json.h"
#include "core/message_head.h"
#include "core/redaction.h"
#include "gui/look/plain_text.h"
#include "http/content_coding.h"
#include "http/multipart.h"
#include "ui_message_view.h"

#include <QCryptographicHash>
#include <QHeaderView>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

namespace
{

/// Files by what they are called and how large they are.
QList<NameValue> rowsOf(const QList<http::FormPart> &parts)
{
    QList<NameValue> rows;
    for (const http::FormPart &part : parts)
        rows << NameValue{part.name, part.fileName
                                         ? MessageView::tr("file “%1”, %2 bytes")
                                               .arg(*part.fileName, QLocale().toString(part.content.size()))
                                         : printable(part.content)};
    return rows;
}

} // namespace

HttpHead HttpHead::parse(QByteArrayView head)
{
    const core::MessageHead read = core::readHead(head);
    HttpHead parsed{printable(read.firstLine.trimmed()), {}};
    for (const core::Header &field : read.fields)
        parsed.fields << NameValue{printable(field.name), printable(field.value)};
    return parsed;
}

QByteArray HttpHead::value(QLatin1StringView name) const
{
    for (const NameValue &field : fields) {
        if (field.name.compare(name, Qt::CaseInsensitive) == 0)
            return field.value.toUtf8();
    }
    return {};
}

void NameValueModel::setRows(const QList<NameValue> &rows)
{
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

int NameValueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int NameValueModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 2;
}

QVariant NameValueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const NameValue &row = m_rows.at(index.row());
    const QString &text = index.column() == 0 ? row.name : row.value;
    if (role == Qt::DisplayRole)
        return oneLine(text, index.column() == 0 ? 60 : 1000);
    return role == Qt::ToolTipRole ? plainToolTip(text.left(4000)) : QVariant();
}

QVariant NameValueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    return section == 0 ? tr("Name") : tr("Value");
}

MessageView::MessageView(QWidget *parent)
    : QWidget(parent), m_headers(new NameValueModel(this)), m_decoded(new NameValueModel(this)),
      m_ui(std::make_unique<Ui::MessageView>())
{
    m_ui->setupUi(this);
    m_ui->headers->setModel(m_headers);
    m_ui->decoded->setModel(m_decoded);
    for (QTableView *table : {m_ui->headers, m_ui->decoded})
        table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    setRemark({});
    setAbsent({});
}

MessageView::~MessageView() = default;

void MessageView::setMessage(const QByteArray &head, const QByteArray &body, const QList<NameValue> &decoded)
{
    const HttpHead parsed = HttpHead::parse(head);
    m_ui->startLine->setText(oneLine(parsed.startLine, 1000));
    m_headers->setRows(parsed.fields);
    m_ui->headers->setVisible(!parsed.fields.isEmpty());
    m_ui->parts->setVisible(true);

    QStringList notes;
    const QByteArray coding = parsed.value("Content-Encoding"_L1);
    const core::Result<QByteArray> plain = http::unpacked(body, coding);
    if (!plain)
        notes << plain.error().sentence;
    else if (*plain != body) // nobody has looked into it so far
        notes << tr("Unpacked from %1 bytes (%2); Raw has them as they came.")
                     .arg(QLocale().toString(body.size()), printable(coding));
    const QByteArray readable = plain && *plain != body ? core::Redactor({}).redact(*plain) : body;
    const QByteArray type = parsed.value("Content-Type"_L1);
    const auto parts = http::isMultipart(type) ? http::parseMultipart(type, readable)
                                               : core::Result<QList<http::FormPart>>(QList<http::FormPart>());
    if (!parts)
        notes << parts.error().sentence;
    const QList<NameValue> rows = parts && !parts->isEmpty() ? rowsOf(*parts) : decoded;
    m_decoded->setRows(rows);
    m_ui->decoded->setVisible(!rows.isEmpty());
    notes << setBody(readable);
    notes.removeAll(QString());
    m_ui->note->setText(notes.join(u' '));
    m_ui->note->setVisible(!notes.isEmpty());
    showDigest(body);
}

void MessageView::setAbsent(const QString &sentence)
{
    m_ui->startLine->setText(sentence);
    m_ui->note->setVisible(false);
    m_ui->digest->setVisible(false);
    m_ui->parts->setVisible(false);
}

void MessageView::setRemark(const QString &sentence)
{
    m_ui->remark->setText(sentence);
    m_ui->remark->setVisible(!sentence.isEmpty());
}

QString MessageView::setBody(const QByteArray &body)
{
    const bool isCut = body.size() > displayLimit;
    // What is cut is shown as it came: laying all of it out would hold up the window.
    const core::Result<core::Json> json = core::parseJson(isCut ? QByteArray() : body);
    const QByteArray laidOut =
        json ? core::writeJson(*json) : printable(body.first(qMin(body.size(), displayLimit))).toUtf8();
    m_ui->body->setHighlighted(bool(json));
    m_ui->body->setBytes(laidOut);
    m_ui->body->setVisible(!body.isEmpty());
    return isCut ? tr("Only the beginning of %1 bytes is shown; Raw copies them all.")
                       .arg(QLocale().toString(body.size()))
                 : QString();
}

/// The same words as over the preview, so that a person can hold them side by side.
void MessageView::showDigest(const QByteArray &body)
{
    m_ui->digest->setVisible(!body.isEmpty());
    const QString digest =
        QString::fromLatin1(QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex());
    m_ui->digest->setText(tr("%1 bytes, sha-256 %2").arg(QLocale().toString(body.size()), digest));
}

} // namespace gui
