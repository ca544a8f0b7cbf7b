// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QWidget>

#include <functional>

namespace gui
{

/// Messages inside the window, one a row, that stay until they are dealt with or waved away. Never a
/// dialog: work goes on.
class MessageBar : public QWidget
{
    Q_OBJECT
public:
    enum class Kind { Note, Warning, Problem };
    /// A button of a message; pressing it ends the message.
    struct Action {
        QString text;
        std::function<void()> run;
    };

    explicit MessageBar(QWidget *parent = nullptr);

    /// Takes the place of the message on the same topic. The topic is the row's object name.
    void post(const QString &topic, Kind kind, const QString &sentence, const QList<Action> &actions = {});
    void dismiss(const QString &topic);

private:
    QHash<QString, QWidget *> m_rows;
};

} // namespace gui
