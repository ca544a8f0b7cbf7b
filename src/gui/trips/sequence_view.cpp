// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/trips/sequence_view.h"

#include "cpv2/postback_answer.h"
#include "gui/look/plain_text.h"
#include "gui/look/theme.h"

#include <QContextMenuEvent>
#include <QEvent>
#include <QHash>
#include <QKeyEvent>
#include <QMouseEvent>
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
constexpr qsizetype describedSteps = 200; // the newest; more would be read out for minutes

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

class Sequence::Reader
{
public:
    void read(const roundtrip::RoundTrip &trip)
    {
        if (!hasGrownInto(trip))
            *this = Reader();
        m_trip = trip;
        const roundtrip::Exchanges exchanges = trip.exchanges();
        for (; m_read < exchanges.size(); ++m_read) {
            const roundtrip::Decoded &exchange = exchanges.at(m_read);
            const qsizetype before = m_steps.size();
            add(exchange);
            for (qsizetype i = before; i < m_steps.size(); ++i)
                m_steps[i].exchangeId = exchange.id;
        }
    }
    const QList<SequenceStep> &steps() const { return m_steps; }

private:
    /// The exchanges that were read are still the same: versions of a round trip share them.
    bool hasGrownInto(const roundtrip::RoundTrip &trip) const
    {
        const roundtrip::Exchanges now = trip.exchanges();
        const roundtrip::Exchanges before = m_trip.exchanges();
        if (trip.id() != m_trip.id() || now.size() < before.size())
            return false;
        for (auto old = before.begin(), current = now.begin(); old != before.end(); ++old, ++current) {
            if (&*old != &*current)
                return false;
        }
        return true;
    }

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
        const QString identity = guid.isEmpty() ? u"step %1"_s.arg(m_steps.size())
                                                : u"%1 %2"_s.arg(guid, QString::number(approved));
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

    roundtrip::RoundTrip m_trip;
    qsizetype m_read = 0; ///< exchanges
    QSet<QByteArray> m_postbacks;
    QHash<QString, Payment> m_payments;
    QList<SequenceStep> m_steps;
};

Sequence::Sequence() : m_reader(std::make_unique<Reader>()) {}
Sequence::~Sequence() = default;

void Sequence::read(const roundtrip::RoundTrip &trip)
{
    m_reader->read(trip);
}

const QList<SequenceStep> &Sequence::steps() const
{
    return m_reader->steps();
}

SequenceView::SequenceView(QWidget *parent) : QAbstractScrollArea(parent)
{
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setBackgroundRole(QPalette::Base);
    setFocusPolicy(Qt::StrongFocus);
}

void SequenceView::setRoundTrip(const roundtrip::RoundTrip &trip)
{
    const qsizetype before = steps().size();
    m_sequence.read(trip);
    m_hasPortal = std::ranges::any_of(steps(), [](const SequenceStep &step) {
        return step.from == Party::Portal || step.to == Party::Portal;
    });
    QStringList sentences;
    for (const SequenceStep &step : steps().last(std::min(steps().size(), describedSteps)))
        sentences << sentenceOf(step);
    setAccessibleDescription(sentences.join(u'\n'));
    updateScrollBar();
    if (steps().size() > before)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    viewport()->update();
}

void SequenceView::setCurrentExchange(qint64 exchangeId)
{
    if (exchangeId == m_currentExchange)
        return;
    m_currentExchange = exchangeId;
    m_currentStep = -1;
    viewport()->update();
    const auto first = std::ranges::find(steps(), exchangeId, &SequenceStep::exchangeId);
    if (exchangeId != 0 && first != steps().end())
        showStep(first - steps().begin());
}

void SequenceView::setBroken(const QSet<qint64> &exchanges)
{
    m_broken = exchanges;
    viewport()->update();
}

void SequenceView::choose(qsizetype step)
{
    if (step < 0 || step >= steps().size())
        return;
    m_currentExchange = steps().at(step).exchangeId;
    m_currentStep = step;
    showStep(step);
    viewport()->update();
    emit exchangeChosen(m_currentExchange, steps().at(step).isAnswer);
}

/// Scrolls no further than it must.
void SequenceView::showStep(qsizetype step)
{
    QScrollBar *bar = verticalScrollBar();
    const int bottom = (int(step) + 1) * stepHeight() + stepHeight() / 2;
    const int height = viewport()->height() - namesHeight();
    const int lowest = bottom - height;
    bar->setValue(std::clamp(bar->value(), lowest, std::max(lowest, bottom - 2 * stepHeight())));
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
    return namesHeight() + int(steps().size()) * stepHeight() + stepHeight() / 2;
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
    const int top = namesHeight() - verticalScrollBar()->value();
    const qsizetype first = std::max(0, verticalScrollBar()->value() / stepHeight() - 1);
    for (qsizetype i = first; i < steps().size(); ++i) {
        const int y = top + (int(i) + 1) * stepHeight();
        if (y - stepHeight() > viewport()->height())
            break;
        const SequenceStep &step = steps().at(i);
        const bool isCurrent = m_currentStep < 0 ? step.exchangeId == m_currentExchange : i == m_currentStep;
        if (m_currentExchange != 0 && isCurrent)
            painter.fillRect(0, y - stepHeight() + 4, viewport()->width(), stepHeight() + 2, theme.selection);
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
    const bool isBroken = !step.isAnswer && step.to == Party::Listener && m_broken.contains(step.exchangeId);
    const QColor color = isBroken ? theme.bad : colorOf(step.tone, theme);
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
    painter.setPen(isBroken ? theme.bad : step.isAnswer ? theme.dim : theme.text);
    const QString text = isBroken ? step.text + u" ✗"_s : step.text;
    painter.drawText(label, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     metrics.elidedText(text, Qt::ElideRight, label.width()));
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
    QScrollBar *bar = verticalScrollBar();
    const bool wasAtEnd = bar->value() == bar->maximum();
    updateScrollBar();
    if (wasAtEnd)
        bar->setValue(bar->maximum());
}

/// A step's text stands above its arrow.
qsizetype SequenceView::stepAt(int y) const
{
    const int below = y - namesHeight() + verticalScrollBar()->value() - stepHeight() / 4;
    const int index = below < 0 ? -1 : below / stepHeight();
    return y >= namesHeight() && index < steps().size() ? index : -1;
}

void SequenceView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Keyboard)
        emit menuRequested(m_currentExchange, event->globalPos());
    else if (const qsizetype step = stepAt(event->pos().y()); step >= 0)
        emit menuRequested(steps().at(step).exchangeId, event->globalPos());
}

void SequenceView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        choose(stepAt(qRound(event->position().y())));
}

void SequenceView::keyPressEvent(QKeyEvent *event)
{
    const bool isUp = event->key() == Qt::Key_Up;
    if (!isUp && event->key() != Qt::Key_Down)
        return QAbstractScrollArea::keyPressEvent(event);
    const auto current = std::ranges::find(steps(), m_currentExchange, &SequenceStep::exchangeId);
    const qsizetype at = m_currentStep >= 0         ? m_currentStep
                         : current != steps().end() ? current - steps().begin()
                         : isUp                     ? steps().size()
                                                    : -1;
    choose(at + (isUp ? -1 : 1));
}

void SequenceView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateScrollBar();
}

} // namespace gui
