// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QPointer>
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
    ~MessageBar() override;

    /// Takes the place of the message on the same topic. The topic is the row's object name. When a message
    /// goes that has the focus, the focus goes back to where it was, never on to the next button.
    void post(const QString &topic, Kind kind, const QString &sentence, const QList<Action> &actions = {});
    void dismiss(const QString &topic);

private:
    void followFocus(QWidget *before, QWidget *now);

    QHash<QString, QWidget *> m_rows;
    QPointer<QWidget> m_before; ///< had the focus before it came into the bar
};

} // namespace gui
