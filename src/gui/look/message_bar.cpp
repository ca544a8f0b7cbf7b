// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/look/message_bar.h"

#include "gui/look/badge.h"
#include "gui/look/plain_text.h"
#include "gui/look/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

namespace
{

/// What a service or a file says may be of any length.
constexpr qsizetype sentenceLimit = 600;

Badge::Kind badgeKind(MessageBar::Kind kind)
{
    switch (kind) {
    case MessageBar::Kind::Note:
        return Badge::Kind::Accent;
    case MessageBar::Kind::Warning:
        return Badge::Kind::Warning;
    case MessageBar::Kind::Problem:
        return Badge::Kind::Bad;
    }
    Q_UNREACHABLE();
}

class MessageRow : public QWidget
{
public:
    MessageRow(MessageBar::Kind kind, QWidget *parent) : QWidget(parent), m_kind(kind) {}

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = themeOf(palette());
        const QColor colors[] = {theme.selection, theme.warningBackground, theme.badBackground};
        QPainter painter(this);
        painter.fillRect(rect(), colors[static_cast<int>(m_kind)]);
        painter.fillRect(0, height() - 1, width(), 1, theme.line);
    }

private:
    MessageBar::Kind m_kind;
};

} // namespace

MessageBar::MessageBar(QWidget *parent) : QWidget(parent)
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins({});
    rows->setSpacing(0);
    hide();
    connect(qApp, &QApplication::focusChanged, this, &MessageBar::followFocus);
}

/// The focus leaves the rows while they are destroyed, when there is no bar left to follow it.
MessageBar::~MessageBar()
{
    disconnect(qApp, nullptr, this, nullptr);
}

void MessageBar::followFocus(QWidget *before, QWidget *now)
{
    if (now && isAncestorOf(now) && before && !isAncestorOf(before))
        m_before = before;
}

void MessageBar::post(const QString &topic, Kind kind, const QString &sentence, const QList<Action> &actions)
{
    const QString text = oneLine(sentence, sentenceLimit);
    if (const QWidget *known = m_rows.value(topic); known && known->accessibleName() == text)
        return; // a fault that repeats itself a thousand times a second says it once
    dismiss(topic);
    auto *row = new MessageRow(kind, this);
    row->setObjectName(topic);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(12, 5, 8, 5);

    const QString words[] = {tr("note"), tr("warning"), tr("problem")};
    auto *badge = new Badge(row);
    badge->show(badgeKind(kind), words[static_cast<int>(kind)]);
    layout->addWidget(badge, 0, Qt::AlignVCenter);

    auto *label = new QLabel(text, row);
    label->setObjectName("sentence"_L1);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setWordWrap(true);
    layout->addWidget(label, 1);

    for (const Action &action : actions) {
        auto *button = new QPushButton(action.text, row);
        button->setProperty("compact", true);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, topic, run = action.run] {
            dismiss(topic);
            run();
        });
        layout->addWidget(button, 0, Qt::AlignVCenter);
    }
    auto *close = new QToolButton(row);
    close->setObjectName("dismiss"_L1);
    close->setText(u"✕"_s);
    close->setAutoRaise(true);
    close->setToolTip(tr("Dismiss"));
    close->setAccessibleName(tr("Dismiss this message"));
    connect(close, &QToolButton::clicked, this, [this, topic] { dismiss(topic); });
    layout->addWidget(close, 0, Qt::AlignVCenter);

    this->layout()->addWidget(row);
    m_rows.insert(topic, row);
    show();
    row->setAccessibleName(text);
    QAccessibleEvent alert(row, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageBar::dismiss(const QString &topic)
{
    if (QWidget *row = m_rows.take(topic)) {
        if (row->isAncestorOf(QApplication::focusWidget()) && m_before)
            m_before->setFocus(Qt::OtherFocusReason);
        // Not deleted at once: one of its buttons may be what calls.
        row->hide();
        row->setObjectName({});
        row->deleteLater();
    }
    setVisible(!m_rows.isEmpty());
}

} // namespace gui
