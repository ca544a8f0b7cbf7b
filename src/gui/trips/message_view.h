// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QAbstractTableModel>
#include <QWidget>

#include <memory>

namespace Ui
{
class MessageView;
}

namespace gui
{

struct NameValue {
    QString name;
    QString value;
    bool operator==(const NameValue &) const = default;
};

/// The first line and the header fields of an HTTP head, in order. A line that is no field keeps its
/// text as the name.
struct HttpHead {
    QString startLine;
    QList<NameValue> fields;

    static HttpHead parse(QByteArrayView head);
    /// Of the first field of that name, in any case; empty for none.
    QByteArray value(QLatin1StringView name) const;
};

/// Names and values in a table of two columns.
class NameValueModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setRows(const QList<NameValue> &rows);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<NameValue> m_rows;
};

/// One HTTP message for reading: start line, header fields, decoded form fields and parts where it has some,
/// and the body, unpacked, JSON with line breaks and indent. Bodies over displayLimit are cut, and a note
/// says so.
class MessageView : public QWidget
{
    Q_OBJECT
public:
    static constexpr qsizetype displayLimit = 256 * 1024;

    explicit MessageView(QWidget *parent = nullptr);
    ~MessageView() override;

    void setMessage(const QByteArray &head, const QByteArray &body, const QList<NameValue> &decoded = {});
    /// A sentence instead of a message.
    void setAbsent(const QString &sentence);
    /// What was odd about it; nothing hides the line.
    void setRemark(const QString &sentence);

private:
    /// Returns what the note says of it.
    QString setBody(const QByteArray &body);
    void showDigest(const QByteArray &body);

    NameValueModel *m_headers;
    NameValueModel *m_decoded;
    std::unique_ptr<Ui::MessageView> m_ui;
};

} // namespace gui
