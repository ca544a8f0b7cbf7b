// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/trips/sequence_view.h"

#include "cpv2/postback_answer.h"
#include "gui/look/plain_text.h"
#include "gui/look/theme.h"

#include <QContextMenuEvent>
#include <QEvent>
#include <QHash>
#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>
#include <QSet>
#include <QUrl>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

using Party = SequenceStep::Party;
using Tone = SequenceStep::Tone;

namespace
{

constexpr std::array allParties{Party::Workbench, Party::Service, Party::Browser, Party::Listener,
                                Party::Portal};
constexpr qsizetype foreignTextLimit = 80;

QString nameOf(Party party)
{
    switch (party) {
    case Party::Workbench:
        return SequenceView::tr("Workbench");
    case Party::Service:
        return SequenceView::tr("CPV2");
    case Party::Browser:
        return SequenceView::tr("Browser");
    case Party::Listener:
        return SequenceView::tr("Listener");
    case Party::Portal:
        return SequenceView::tr("Portal");
    }
    Q_UNREACHABLE();
}

/// Collects the steps of one round trip.
class Sequence
{
public:
    explicit Sequence(const roundtrip::RoundTrip &trip) : m_trip(trip)
    {
        for (const roundtrip::Decoded &exchange : trip.exchanges()) {
            const qsizetype before = m_steps.size();
            add(exchange);
            for (qsizetype i = before; i < m_steps.size(); ++i)
                m_steps[i].exchangeId = exchange.id;
        }
    }
    QList<SequenceStep> steps() const { return m_steps; }

private:
    void add(const roundtrip::Decoded &exchange)
    {
        if (exchange.isStray())
            return addStray(exchange);
        switch (exchange.role) {
        case journal::Role::Submit:
            addSubmit(exchange);
            break;
        case journal::Role::Page:
            if (exchange.requestHead.isEmpty())
                m_steps << SequenceStep{Party::Workbench, Party::Browser, SequenceView::tr("page opened")};
            else
                m_steps << SequenceStep{Party::Browser, Party::Service, SequenceView::tr("page fetched")};
            break;
        case journal::Role::Postback:
            addPostback(exchange);
            break;
        case journal::Role::Return:
            m_steps << SequenceStep{Party::Browser, Party::Listener, SequenceView::tr("return")};
            break;
        case journal::Role::Forward:
            addSent(exchange, Party::Listener, SequenceView::tr("postback sent on to %1"));
            break;
        case journal::Role::Replay:
            addSent(exchange, Party::Workbench, SequenceView::tr("postback by hand to %1"));
            break;
        case journal::Role::Unmatched:
            m_steps << SequenceStep{
                Party::Service, Party::Listener,
                SequenceView::tr("%1 at a path that was never given out").arg(exchange.status), false,
                Tone::Bad};
            break;
        }
    }

    /// Who sent it, nobody knows: it is drawn where one would look for it.
    void addStray(const roundtrip::Decoded &exchange)
    {
        const bool isReturn = exchange.role == journal::Role::Return;
        m_steps << SequenceStep{isReturn ? Party::Browser : Party::Service, Party::Listener,
                                SequenceView::tr("not counted: %1").arg(exchange.stray)};
        addAnswer(exchange);
    }

    /// What we sent to the biller's own handler, and its answer.
    void addSent(const journal::Exchange &exchange, Party from, const QString &text)
    {
        const bool arrives =
            exchange.outcome == journal::Outcome::Open || exchange.outcome == journal::Outcome::Answered;
        const QString host = QUrl(exchange.url).authority();
        m_steps << SequenceStep{from,
                                Party::Portal,
                                text.arg(oneLine(host, foreignTextLimit)),
                                false,
                                arrives ? Tone::Plain : Tone::Bad,
                                arrives};
        if (exchange.outcome != journal::Outcome::Answered)
            return;
        // Most portals answer 2xx whatever they made of it.
        const auto answer = cpv2::PostbackAnswer::parse(exchange.status, exchange.responseBody);
        const bool isTaken = answer.acceptance == cpv2::PostbackAnswer::Acceptance::Accepted;
        QString said = SequenceView::tr("%1 · %2 ms")
                           .arg(QString::number(exchange.status), QLocale().toString(exchange.elapsedMs));
        if (!answer.firstLine.isEmpty())
            said += u" · "_s + answer.firstLine.left(foreignTextLimit);
        m_steps << SequenceStep{Party::Portal, from, said, true, isTaken ? Tone::Plain : Tone::Bad};
    }

    void addSubmit(const journal::Exchange &exchange)
    {
        SequenceStep request{Party::Workbench, Party::Service, SequenceView::tr("POST request")};
        if (exchange.outcome == journal::Outcome::NotSent)
            request.text = SequenceView::tr("POST request: not sent");
        else if (exchange.outcome == journal::Outcome::Unknown)
            request.text = SequenceView::tr("POST request: it may have arrived");
        request.arrives =
            exchange.outcome == journal::Outcome::Open || exchange.outcome == journal::Outcome::Answered;
        request.tone = request.arrives ? Tone::Plain : Tone::Bad;
        m_steps << request;

        const std::optional<cpv2::SubmitResponse> response = m_trip.response();
        if (exchange.outcome != journal::Outcome::Answered || !response)
            return;
        const QString text =
            SequenceView::tr("%1 %2 · %3 ms")
                .arg(QString::number(exchange.status), oneLine(response->message, foreignTextLimit),
                     QLocale().toString(exchange.elapsedMs));
        const bool isAccepted = response->verdict == cpv2::SubmitResponse::Verdict::Accepted;
        m_steps << SequenceStep{Party::Service, Party::Workbench, text, true,
                                isAccepted ? Tone::Plain : Tone::Bad};
    }

    void addPostback(const roundtrip::Decoded &exchange)
    {
        const cpv2::Postback &postback = exchange.fields;
        const QByteArray identity = exchange.url.toUtf8() + '\n' + exchange.requestBody;
        const bool isRepeated = m_postbacks.contains(identity);
        m_postbacks.insert(identity);
        if (!postback.isComplete()) {
            m_steps << SequenceStep{Party::Service, Party::Listener,
                                    SequenceView::tr("postback without Approved"), false, Tone::Bad};
        } else {
            if (!isRepeated)
                addPayment(postback);
            const QString approved = oneLine(postback.value(u"Approved"), foreignTextLimit);
            const QString text = isRepeated ? SequenceView::tr("postback again, Approved=%1").arg(approved)
                                            : SequenceView::tr("postback Approved=%1").arg(approved);
            const Tone tone = isRepeated ? Tone::Plain : postback.approved() ? Tone::Good : Tone::Bad;
            m_steps << SequenceStep{Party::Service, Party::Listener, text, false, tone};
        }
        if (exchange.outcome == journal::Outcome::Answered)
            addAnswer(exchange);
    }

    /// One payment of several invoices is told by a postback each: it is one arrow, before the first.
    void addPayment(const cpv2::Postback &postback)
    {
        const bool approved = postback.approved();
        const QString guid = postback.value(u"PaymentGUID");
        // Without a GUID nobody knows which belong together.
        const QString identity =
            guid.isEmpty() ? u"step %1"_s.arg(m_steps.size()) : u"%1 %2"_s.arg(guid).arg(approved);
        const bool isNew = !m_payments.contains(identity);
        Payment &payment = m_payments[identity];
        if (isNew) {
            payment.step = m_steps.size();
            m_steps << SequenceStep{
                Party::Browser, Party::Service, {}, false, approved ? Tone::Plain : Tone::Bad};
        }
        const core::Result<cpv2::Money> amount = postback.paymentAmount();
        if (amount)
            payment.amounts.insert(postback.value(u"InvoiceNumber"), *amount);
        const core::Result<cpv2::Money> sum = cpv2::Money::sum(payment.amounts.values());
        const QString shown = sum && !payment.amounts.isEmpty()
                                  ? sum->toDisplay()
                                  : oneLine(postback.value(u"PaymentAmount"), foreignTextLimit);
        const bool isKnown = postback.outcome() != cpv2::Postback::Outcome::Unknown;
        m_steps[payment.step].text = approved  ? SequenceView::tr("paid %1").arg(shown)
                                     : isKnown ? SequenceView::tr("declined %1").arg(shown)
                                               : SequenceView::tr("not known whether %1 was paid").arg(shown);
    }

    void addAnswer(const journal::Exchange &exchange)
    {
        // A capture is answered only after it is on the disk.
        const QString text = exchange.elapsedMs > 0 ? SequenceView::tr("%1 · stored in %2 ms")
                                                          .arg(QString::number(exchange.status),
                                                               QLocale().toString(exchange.elapsedMs))
                                                    : SequenceView::tr("%1 · stored").arg(exchange.status);
        m_steps << SequenceStep{Party::Listener, Party::Service, text, true};
    }

    struct Payment {
        qsizetype step = 0;
        QHash<QString, cpv2::Money> amounts; ///< by invoice
    };

    const roundtrip::RoundTrip &m_trip;
    QSet<QByteArray> m_postbacks;
    QHash<QString, Payment> m_payments;
    QList<SequenceStep> m_steps;
};

QString sentenceOf(const SequenceStep &step)
{
    return SequenceView::tr("%1 to %2: %3").arg(nameOf(step.from), nameOf(step.to), step.text);
}

QColor colorOf(Tone tone, const Theme &theme)
{
    switch (tone) {
    case Tone::Plain:
        return theme.accent;
    case Tone::Good:
        return theme.good;
    case Tone::Bad:
        return theme.bad;
    }
    Q_UNREACHABLE();
}

void paintHead(QPainter &painter, QPointF tip, int direction, const QColor &color)
{
    QPainterPath head(tip);
    head.lineTo(tip + QPointF(-10 * direction, -5.5));
    head.lineTo(tip + QPointF(-10 * direction, 5.5));
    head.closeSubpath();
    painter.fillPath(head, color);
}

void paintCross(QPainter &painter, QPointF at)
{
    constexpr qreal arm = 4.5;
    painter.drawLine(at + QPointF(-arm, -arm), at + QPointF(arm, arm));
    painter.drawLine(at + QPointF(-arm, arm), at + QPointF(arm, -arm));
}

} // namespace

QList<SequenceStep> sequenceOf(const roundtrip::RoundTrip &trip)
{
    return Sequence(trip).steps();
}

SequenceView::SequenceView(QWidget *parent) : QAbstractScrollArea(parent)
{
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setBackgroundRole(QPalette::Base);
    setFocusPolicy(Qt::StrongFocus);
}

void SequenceView::setSteps(const QList<SequenceStep> &steps)
{
    if (steps == m_steps)
        return;
    const bool hasMore = steps.size() > m_steps.size();
    m_steps = steps;
    m_hasPortal = std::ranges::any_of(steps, [](const SequenceStep &step) {
        return step.from == Party::Portal || step.to == Party::Portal;
    });
    QStringList sentences;
    for (const SequenceStep &step : steps)
        sentences << sentenceOf(step);
    setAccessibleDescription(sentences.join(u'\n'));
    updateScrollBar();
    if (hasMore)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    viewport()->update();
}

QSize SequenceView::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 40, namesHeight() + 2 * stepHeight()};
}

QSize SequenceView::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 80, namesHeight() + 7 * stepHeight()};
}

int SequenceView::namesHeight() const
{
    return QFontMetrics(smallFont()).height() + 14;
}

int SequenceView::stepHeight() const
{
    return QFontMetrics(smallFont()).height() + 13;
}

int SequenceView::contentHeight() const
{
    return namesHeight() + int(m_steps.size()) * stepHeight() + stepHeight() / 2;
}

std::span<const Party> SequenceView::parties() const
{
    return std::span(allParties).first(m_hasPortal ? 5 : 4);
}

int SequenceView::lifeline(Party party) const
{
    constexpr std::array shares{0.126, 0.414, 0.665, 0.881, 1.0};
    constexpr std::array sharesWithPortal{0.1, 0.32, 0.52, 0.7, 0.9};
    return qRound((m_hasPortal ? sharesWithPortal : shares)[size_t(party)] * viewport()->width());
}

QFont SequenceView::smallFont() const
{
    return gui::smallFont(font());
}

void SequenceView::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(palette());
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(smallFont());

    QColor lineColor = theme.text;
    lineColor.setAlphaF(0.3F);
    for (const Party party : parties()) {
        const int x = lifeline(party);
        painter.setPen(QPen(lineColor, 1));
        painter.drawLine(QPointF(x + 0.5, namesHeight()), QPointF(x + 0.5, viewport()->height()));
    }
    painter.save();
    painter.setClipRect(0, namesHeight(), viewport()->width(), viewport()->height());
    int y = namesHeight() - verticalScrollBar()->value();
    for (const SequenceStep &step : m_steps) {
        y += stepHeight();
        paintStep(painter, step, y);
    }
    painter.restore();

    painter.setPen(theme.text);
    for (const Party party : parties()) {
        const QRect name(lifeline(party) - 80, 0, 160, namesHeight() - 4);
        painter.drawText(name, Qt::AlignCenter | Qt::TextSingleLine, nameOf(party));
    }
}

void SequenceView::paintStep(QPainter &painter, const SequenceStep &step, int y) const
{
    const Theme &theme = themeOf(palette());
    const QColor color = colorOf(step.tone, theme);
    const int from = lifeline(step.from);
    const int to = lifeline(step.to);
    const int direction = to > from ? 1 : -1;
    const QPointF start(from, y + 0.5);
    const QPointF tip(step.arrives ? to - 2 * direction : (from + to) / 2, y + 0.5);

    painter.setPen(QPen(color, 1.6));
    if (step.arrives)
        paintHead(painter, tip, direction, color);
    else
        paintCross(painter, tip);
    painter.setPen(QPen(color, 1.6, step.isAnswer ? Qt::DashLine : Qt::SolidLine));
    painter.drawLine(start, step.arrives ? tip - QPointF(10 * direction, 0) : tip);

    const QFontMetrics metrics(smallFont());
    const int left = qMin(from, to) + 14;
    const QRect label(left, y - metrics.height() - 2, viewport()->width() - left - 8, metrics.height());
    painter.setPen(step.isAnswer ? theme.dim : theme.text);
    painter.drawText(label, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(step.text, Qt::ElideRight, label.width()));
}

void SequenceView::updateScrollBar()
{
    const int hidden = contentHeight() - viewport()->height();
    verticalScrollBar()->setRange(0, qMax(0, hidden));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(stepHeight());
}

void SequenceView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBar();
}

/// A step's text stands above its arrow.
const SequenceStep *SequenceView::stepAt(int y) const
{
    const int below = y - namesHeight() + verticalScrollBar()->value() - stepHeight() / 4;
    const int index = below < 0 ? -1 : below / stepHeight();
    return y >= namesHeight() && index >= 0 && index < m_steps.size() ? &m_steps[index] : nullptr;
}

void SequenceView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const SequenceStep *step = isByKey ? nullptr : stepAt(event->pos().y());
    if (isByKey || step)
        emit menuRequested(step ? step->exchangeId : 0, event->globalPos());
}

void SequenceView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateScrollBar();
}

} // namespace gui
