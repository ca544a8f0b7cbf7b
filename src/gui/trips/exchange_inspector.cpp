// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/trips/exchange_inspector.h"

#include "gui/look/plain_text.h"
#include "gui/look/theme.h"
#include "gui/trips/message_view.h"
#include "roundtrip/correlation.h"
#include "ui_exchange_inspector.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLocale>
#include <QSignalBlocker>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

namespace
{

QString timeOf(const journal::Exchange &exchange)
{
    return exchange.at.toLocalTime().time().toString(u"HH:mm:ss");
}

/// What was odd about it. That it came to its own callback URL is not.
QString remarkOf(const journal::Exchange &exchange)
{
    QStringList sentences;
    if (!exchange.remark.isEmpty())
        sentences << exchange.remark;
    const QString match = roundtrip::matchSentence(exchange.matchedBy);
    if (!match.isEmpty() && exchange.matchedBy != QLatin1StringView(roundtrip::matchedBy::callbackUrl))
        sentences << match;
    if (!exchange.intact)
        sentences << ExchangeInspector::tr("These bytes are no longer those that were written down.");
    return sentences.join(u' ');
}

QString markOf(roundtrip::FieldComparison::Outcome outcome)
{
    switch (outcome) {
    case roundtrip::FieldComparison::Outcome::Nothing:
        return {};
    case roundtrip::FieldComparison::Outcome::Same:
        return u"✓"_s;
    case roundtrip::FieldComparison::Outcome::Different:
        return u"✗"_s;
    }
    Q_UNREACHABLE();
}

/// The mark, and by how much an amount differs.
QString verdictText(const roundtrip::FieldComparison &comparison)
{
    const QString mark = markOf(comparison.outcome);
    if (comparison.field != "PaymentAmount"_L1 ||
        comparison.outcome != roundtrip::FieldComparison::Outcome::Different)
        return mark;
    const core::Result<cpv2::Money> asked = cpv2::Money::parse(comparison.asked);
    const core::Result<cpv2::Money> reported = cpv2::Money::parse(comparison.reported);
    if (!asked || !reported)
        return mark;
    const qint64 difference = reported->tenThousandths() - asked->tenThousandths();
    const int scale = std::max(asked->scale(), reported->scale());
    const QString amount = cpv2::Money::fromTenThousandths(std::abs(difference), scale).toString();
    return difference < 0 ? ComparisonModel::tr("✗ %1 less").arg(amount)
                          : ComparisonModel::tr("✗ %1 more").arg(amount);
}

/// `Approved` is not asked for, yet it has but one value that pays.
QList<roundtrip::FieldComparison> withApproval(QList<roundtrip::FieldComparison> comparisons,
                                               const cpv2::Postback &postback)
{
    using Outcome = roundtrip::FieldComparison::Outcome;
    for (roundtrip::FieldComparison &comparison : comparisons) {
        if (comparison.field == "Approved"_L1 && postback.isComplete())
            comparison.outcome = postback.approved() ? Outcome::Same : Outcome::Different;
    }
    return comparisons;
}

/// What decides a payment comes first, the rest as it came.
QList<roundtrip::FieldComparison> byWeight(QList<roundtrip::FieldComparison> comparisons)
{
    static const QStringList weighty{u"PaymentAmount"_s, u"InvoiceNumber"_s, u"BillerReference"_s,
                                     u"Approved"_s,      u"CardType"_s,      u"PaymentMessage"_s};
    const auto weight = [](const roundtrip::FieldComparison &comparison) {
        const qsizetype at = weighty.indexOf(comparison.field);
        return at < 0 ? weighty.size() : at;
    };
    std::stable_sort(comparisons.begin(), comparisons.end(),
                     [&](const auto &one, const auto &other) { return weight(one) < weight(other); });
    return comparisons;
}

/// The fields of the query, then those of a form body.
QList<NameValue> decodedFields(const roundtrip::Decoded &exchange)
{
    QList<NameValue> fields;
    for (const cpv2::Postback::Entry &entry : exchange.fields.entries())
        fields << NameValue{entry.name, entry.value};
    return fields;
}

/// What a heading calls it.
QString titleOf(const roundtrip::Decoded &exchange)
{
    const QString time = timeOf(exchange);
    switch (exchange.role) {
    case journal::Role::Submit:
        return ExchangeInspector::tr("Submit %1").arg(time);
    case journal::Role::Page:
        return ExchangeInspector::tr("Page %1").arg(time);
    case journal::Role::Postback:
        return ExchangeInspector::tr("Postback %1, Approved=%2")
            .arg(time, oneLine(exchange.fields.value(u"Approved"), 20));
    case journal::Role::Return:
        return ExchangeInspector::tr("Return %1").arg(time);
    case journal::Role::Forward:
        return ExchangeInspector::tr("Sent on %1 to %2")
            .arg(time, oneLine(QUrl(exchange.url).authority(), 40));
    case journal::Role::Replay:
        return ExchangeInspector::tr("By hand %1 to %2")
            .arg(time, oneLine(QUrl(exchange.url).authority(), 40));
    case journal::Role::Unmatched:
        return ExchangeInspector::tr("Capture %1").arg(time);
    }
    Q_UNREACHABLE();
}

} // namespace

void ComparisonModel::setComparisons(const QList<roundtrip::FieldComparison> &comparisons)
{
    const QList<roundtrip::FieldComparison> sorted = byWeight(comparisons);
    if (sorted == m_comparisons)
        return; // the row that was chosen stays chosen
    beginResetModel();
    m_comparisons = sorted;
    endResetModel();
}

int ComparisonModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_comparisons.size());
}

int ComparisonModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ComparisonModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const roundtrip::FieldComparison &comparison = m_comparisons.at(index.row());
    const QString text = index.column() == Field      ? comparison.field
                         : index.column() == Asked    ? comparison.asked
                         : index.column() == Shown    ? comparison.shown
                         : index.column() == Reported ? comparison.reported
                                                      : verdictText(comparison);
    switch (role) {
    case Qt::DisplayRole:
        return oneLine(text, index.column() == Field ? 60 : 1000);
    case Qt::ToolTipRole:
        return plainToolTip(text.left(4000));
    case Qt::AccessibleTextRole:
        if (index.column() == Reported && comparison.outcome == roundtrip::FieldComparison::Outcome::Same)
            return tr("%1, as asked").arg(text);
        if (index.column() == Reported &&
            comparison.outcome == roundtrip::FieldComparison::Outcome::Different)
            return tr("%1, different from what was asked").arg(text);
        return text;
    case Qt::TextAlignmentRole:
        return comparison.field == "PaymentAmount"_L1 && index.column() != Field && index.column() != Verdict
                   ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                   : QVariant();
    case Qt::ForegroundRole:
        if (index.column() == Verdict && comparison.outcome == roundtrip::FieldComparison::Outcome::Same)
            return themeOf(QGuiApplication::palette()).good;
        return index.column() >= Reported &&
                       comparison.outcome == roundtrip::FieldComparison::Outcome::Different
                   ? QVariant(themeOf(QGuiApplication::palette()).bad)
                   : QVariant();
    default:
        return {};
    }
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    switch (section) {
    case Field:
        return tr("Field");
    case Asked:
        return tr("Asked");
    case Shown:
        return tr("Shown");
    case Reported:
        return tr("Reported");
    default:
        return tr("Verdict");
    }
}

int ComparisonModel::rowOf(const QString &field) const
{
    const auto found = std::ranges::find(m_comparisons, field, &roundtrip::FieldComparison::field);
    return found == m_comparisons.end() ? -1 : int(found - m_comparisons.begin());
}

ExchangeInspector::ExchangeInspector(QWidget *parent)
    : QWidget(parent), m_comparison(new ComparisonModel(this)),
      m_ui(std::make_unique<Ui::ExchangeInspector>())
{
    m_ui->setupUi(this);
    m_ui->comparison->setModel(m_comparison);
    QHeaderView *header = m_ui->comparison->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Stretch);
    for (const int column : {ComparisonModel::Field, ComparisonModel::Verdict})
        header->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    m_ui->raw->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_ui->postbackTab->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_ui->postbackTab, &QWidget::customContextMenuRequested, this, [this](const QPoint &position) {
        if (const journal::Exchange *chosen = shown(journal::Role::Postback))
            emit menuRequested(chosen->id, m_ui->postbackTab->mapToGlobal(position));
    });
    m_ui->rawChoice->addItems({tr("Request"), tr("Answer")});
    connect(m_ui->rawChoice, &QComboBox::currentIndexChanged, this, &ExchangeInspector::showRaw);
    connect(m_ui->hex, &QToolButton::toggled, this, &ExchangeInspector::showRaw);
    connect(m_ui->copyRaw, &QToolButton::clicked, this, &ExchangeInspector::copyRaw);
    setTrip({});
}

ExchangeInspector::~ExchangeInspector() = default;

void ExchangeInspector::setRoundTrip(const roundtrip::RoundTrip &trip)
{
    setCallbackTabsVisible(true);
    setTrip(trip);
}

void ExchangeInspector::setCapture(const journal::Exchange &capture)
{
    if (m_ui->tabs->isTabVisible(m_ui->tabs->indexOf(m_ui->postbackTab)))
        m_ui->tabs->setCurrentWidget(m_ui->rawTab);
    setCallbackTabsVisible(false);
    setTrip(roundtrip::RoundTrip::ofCapture(capture));
}

void ExchangeInspector::setCallbackTabsVisible(bool visible)
{
    for (QWidget *tab : {m_ui->postbackTab, m_ui->returnTab})
        m_ui->tabs->setTabVisible(m_ui->tabs->indexOf(tab), visible);
}

void ExchangeInspector::setTrip(const roundtrip::RoundTrip &trip)
{
    const bool isSame = !trip.id().isEmpty() && trip.id() == m_trip.id();
    m_trip = trip;
    if (!isSame || !m_trip.exchanges().find(m_chosen))
        m_chosen = 0;
    showAll();
}

void ExchangeInspector::showAll()
{
    showPostback();
    showSubmit();
    showReturn();
    showRaw();
}

void ExchangeInspector::choose(const roundtrip::Proof &proof, bool isAnswer)
{
    const roundtrip::Exchanges exchanges = m_trip.exchanges();
    const roundtrip::Decoded *chosen = exchanges.find(proof.exchangeId);
    if (!chosen)
        return;
    m_chosen = chosen->id;
    showAll();
    m_ui->rawChoice->setCurrentIndex(isAnswer ? 1 : 0);
    if (m_ui->tabs->currentWidget() != m_ui->rawTab) // who looks at bytes goes on looking at bytes
        m_ui->tabs->setCurrentWidget(tabFor(chosen->role, isAnswer));
    if (const int row = m_comparison->rowOf(proof.field); row >= 0) {
        m_ui->comparison->selectRow(row);
        m_ui->comparison->scrollTo(m_comparison->index(row, 0));
    } else {
        m_ui->comparison->clearSelection();
    }
}

QWidget *ExchangeInspector::tabFor(journal::Role role, bool isAnswer) const
{
    switch (role) {
    case journal::Role::Postback:
        return m_ui->postbackTab;
    case journal::Role::Return:
        return m_ui->returnTab;
    case journal::Role::Submit:
    case journal::Role::Forward:
    case journal::Role::Replay:
        return isAnswer ? m_ui->responseTab : m_ui->requestTab;
    case journal::Role::Page:
    case journal::Role::Unmatched:
        return m_ui->rawTab;
    }
    Q_UNREACHABLE();
}

qint64 ExchangeInspector::shownExchange() const
{
    const roundtrip::Decoded *postback = shown(journal::Role::Postback);
    return m_chosen != 0 || !postback ? m_chosen : postback->id;
}

const roundtrip::Decoded *ExchangeInspector::shown(journal::Role role) const
{
    const roundtrip::Exchanges ofRole = m_trip.ofRole(role);
    if (const roundtrip::Decoded *chosen = ofRole.find(m_chosen))
        return chosen;
    return ofRole.isEmpty() ? nullptr : &ofRole.last();
}

const roundtrip::Decoded *ExchangeInspector::shownRaw() const
{
    const roundtrip::Exchanges exchanges = m_trip.exchanges();
    const roundtrip::Decoded *found = exchanges.find(shownExchange());
    return found || exchanges.isEmpty() ? found : &exchanges.first();
}

void ExchangeInspector::showPostback()
{
    const roundtrip::Decoded *chosen = shown(journal::Role::Postback);
    const bool hasOne = chosen != nullptr;
    m_ui->noPostback->setVisible(!hasOne);
    m_ui->postbackMatch->setVisible(hasOne);
    QString remark;
    bool isReadable = true; // else it is shown as it came
    QList<roundtrip::FieldComparison> comparisons;
    if (hasOne) {
        const cpv2::Postback &postback = chosen->fields;
        comparisons = withApproval(roundtrip::compare(m_trip, postback), postback);
        m_ui->postbackMatch->setText(roundtrip::matchSentence(chosen->matchedBy));
        remark = QStringList{postback.problem(), remarkOf(*chosen)}.join(u' ').trimmed();
        isReadable = postback.problem().isEmpty();
        if (!isReadable)
            m_ui->postbackMessage->setMessage(chosen->requestHead, chosen->requestBody);
    }
    m_ui->comparison->setVisible(hasOne && isReadable);
    m_ui->postbackMessage->setVisible(hasOne && !isReadable);
    m_comparison->setComparisons(comparisons);
    // Only our simulator's page can be read.
    m_ui->comparison->setColumnHidden(
        ComparisonModel::Shown,
        std::ranges::all_of(comparisons, [](const roundtrip::FieldComparison &comparison) {
            return comparison.shown.isEmpty();
        }));
    m_ui->postbackRemark->setText(remark);
    m_ui->postbackRemark->setVisible(!remark.isEmpty());
}

void ExchangeInspector::showSubmit()
{
    const roundtrip::Exchanges exchanges = m_trip.exchanges();
    if (exchanges.isEmpty()) {
        m_ui->request->setAbsent(tr("Nothing was sent yet."));
        m_ui->response->setAbsent(tr("No answer yet."));
        m_ui->request->setRemark({});
        return;
    }
    const roundtrip::Decoded *chosen = exchanges.find(m_chosen);
    const bool isSentOn =
        chosen && (chosen->role == journal::Role::Forward || chosen->role == journal::Role::Replay);
    const roundtrip::Decoded &exchange = isSentOn          ? *chosen
                                         : m_trip.submit() ? *m_trip.submit()
                                                           : exchanges.first();
    m_ui->request->setMessage(exchange.requestHead, exchange.requestBody,
                              exchange.role == journal::Role::Unmatched ? decodedFields(exchange)
                                                                        : QList<NameValue>());
    m_ui->request->setRemark(remarkOf(exchange));
    if (exchange.outcome == journal::Outcome::Answered)
        m_ui->response->setMessage(exchange.responseHead, exchange.responseBody);
    else
        m_ui->response->setAbsent(exchange.remark.isEmpty() ? tr("No answer yet.") : exchange.remark);
}

void ExchangeInspector::showReturn()
{
    const roundtrip::Decoded *chosen = shown(journal::Role::Return);
    if (!chosen) {
        m_ui->returned->setAbsent(tr("The browser has not come back yet."));
        m_ui->returned->setRemark({});
        return;
    }
    m_ui->returned->setMessage(chosen->requestHead, chosen->requestBody, decodedFields(*chosen));
    m_ui->returned->setRemark(remarkOf(*chosen));
}

QByteArray ExchangeInspector::rawBytes() const
{
    const roundtrip::Decoded *exchange = shownRaw();
    if (!exchange)
        return {};
    if (m_ui->rawChoice->currentIndex() == 1)
        return exchange->responseHead + exchange->responseBody;
    return exchange->requestRaw.isEmpty() ? exchange->requestHead + exchange->requestBody
                                          : exchange->requestRaw;
}

void ExchangeInspector::showRaw()
{
    const roundtrip::Decoded *exchange = shownRaw();
    m_ui->rawTitle->setText(exchange ? titleOf(*exchange) : QString());
    const QByteArray bytes = rawBytes();
    const QByteArray beginning = bytes.left(MessageView::displayLimit);
    m_ui->raw->setPlainText(m_ui->hex->isChecked() ? hexDump(beginning) : printable(beginning));
    m_ui->copyRaw->setEnabled(!bytes.isEmpty());
    m_ui->rawNote->setText(
        beginning.size() < bytes.size()
            ? tr("The first %1 of %2 bytes")
                  .arg(QLocale().toString(beginning.size()), QLocale().toString(bytes.size()))
            : tr("%1 bytes").arg(QLocale().toString(bytes.size())));
}

void ExchangeInspector::copyRaw()
{
    QGuiApplication::clipboard()->setText(QString::fromUtf8(rawBytes()));
}

} // namespace gui
