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
        return u" ✓"_s;
    case roundtrip::FieldComparison::Outcome::Different:
        return u" ✗"_s;
    }
    Q_UNREACHABLE();
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

/// Offers `texts`, hidden when there is no choice, with `chosen` chosen.
void offer(QComboBox *choice, const QStringList &texts, qsizetype chosen)
{
    const QSignalBlocker blocker(choice);
    choice->clear();
    choice->addItems(texts);
    choice->setCurrentIndex(int(chosen));
    choice->setVisible(texts.size() > 1);
}

/// The one chosen before stays, unless it was the last: then it is the last again, so that what comes
/// in is seen.
void offerNewest(QComboBox *choice, const QStringList &texts, bool keepChoice)
{
    const int before = choice->currentIndex();
    const bool stays = keepChoice && before >= 0 && before < choice->count() - 1;
    offer(choice, texts, stays ? before : texts.size() - 1);
}

} // namespace

void ComparisonModel::setComparisons(const QList<roundtrip::FieldComparison> &comparisons)
{
    beginResetModel();
    m_comparisons = byWeight(comparisons);
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
    const QString text = index.column() == Field   ? comparison.field
                         : index.column() == Asked ? comparison.asked
                         : index.column() == Shown ? comparison.shown
                                                   : comparison.reported;
    switch (role) {
    case Qt::DisplayRole:
        return oneLine(text, index.column() == Field ? 60 : 1000) +
               (index.column() == Reported ? markOf(comparison.outcome) : QString());
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
        return comparison.field == "PaymentAmount"_L1 && index.column() != Field
                   ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                   : QVariant();
    case Qt::ForegroundRole:
        return index.column() == Reported &&
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
    default:
        return tr("Reported");
    }
}

ExchangeInspector::ExchangeInspector(QWidget *parent)
    : QWidget(parent), m_comparison(new ComparisonModel(this)),
      m_ui(std::make_unique<Ui::ExchangeInspector>())
{
    m_ui->setupUi(this);
    m_ui->comparison->setModel(m_comparison);
    QHeaderView *header = m_ui->comparison->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Stretch);
    header->setSectionResizeMode(ComparisonModel::Field, QHeaderView::ResizeToContents);
    m_ui->raw->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_ui->postbackTab->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_ui->postbackTab, &QWidget::customContextMenuRequested, this, [this](const QPoint &position) {
        if (const journal::Exchange *chosen = postback())
            emit menuRequested(chosen->id, m_ui->postbackTab->mapToGlobal(position));
    });
    connect(m_ui->postbackChoice, &QComboBox::currentIndexChanged, this, &ExchangeInspector::showPostback);
    connect(m_ui->returnChoice, &QComboBox::currentIndexChanged, this, &ExchangeInspector::showReturn);
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
    const bool isSame = !trip.record().id.isEmpty() && trip.record().id == m_trip.record().id;
    m_trip = trip;

    QStringList postbacks;
    for (const roundtrip::Decoded &exchange : m_trip.ofRole(journal::Role::Postback))
        postbacks << titleOf(exchange);
    offerNewest(m_ui->postbackChoice, postbacks, isSame);

    QStringList returns;
    for (const roundtrip::Decoded &exchange : m_trip.ofRole(journal::Role::Return))
        returns << titleOf(exchange);
    offerNewest(m_ui->returnChoice, returns, isSame);

    m_messages.clear();
    QStringList messages;
    for (const roundtrip::Decoded &exchange : m_trip.exchanges()) {
        const QByteArray request =
            exchange.requestRaw.isEmpty() ? exchange.requestHead + exchange.requestBody : exchange.requestRaw;
        const QByteArray answer = exchange.responseHead + exchange.responseBody;
        if (!request.isEmpty())
            m_messages << Message{tr("%1: request").arg(titleOf(exchange)), request};
        if (!answer.isEmpty())
            m_messages << Message{tr("%1: answer").arg(titleOf(exchange)), answer};
    }
    for (const Message &message : m_messages)
        messages << message.title;
    offer(m_ui->rawChoice, messages, isSame ? qMax(0, m_ui->rawChoice->currentIndex()) : 0);
    m_ui->rawChoice->setVisible(!messages.isEmpty());

    showPostback();
    showSubmit();
    showReturn();
    showRaw();
}

QString ExchangeInspector::titleOf(const roundtrip::Decoded &exchange)
{
    const QString time = timeOf(exchange);
    switch (exchange.role) {
    case journal::Role::Submit:
        return tr("Submit %1").arg(time);
    case journal::Role::Page:
        return tr("Page %1").arg(time);
    case journal::Role::Postback:
        return tr("Postback %1, Approved=%2").arg(time, oneLine(exchange.fields.value(u"Approved"), 20));
    case journal::Role::Return:
        return tr("Return %1").arg(time);
    case journal::Role::Forward:
        return tr("Sent on %1 to %2").arg(time, oneLine(QUrl(exchange.url).authority(), 40));
    case journal::Role::Replay:
        return tr("By hand %1 to %2").arg(time, oneLine(QUrl(exchange.url).authority(), 40));
    case journal::Role::Unmatched:
        return tr("Capture %1").arg(time);
    }
    Q_UNREACHABLE();
}

const roundtrip::Decoded *ExchangeInspector::postback() const
{
    const roundtrip::Exchanges postbacks = m_trip.ofRole(journal::Role::Postback);
    const int chosen = m_ui->postbackChoice->currentIndex();
    return chosen >= 0 && chosen < postbacks.size() ? &postbacks.at(chosen) : nullptr;
}

void ExchangeInspector::showPostback()
{
    const roundtrip::Decoded *chosen = postback();
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
    const roundtrip::Decoded &exchange = m_trip.submit() ? *m_trip.submit() : exchanges.first();
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
    const roundtrip::Exchanges returns = m_trip.ofRole(journal::Role::Return);
    const int chosen = m_ui->returnChoice->currentIndex();
    if (chosen < 0 || chosen >= returns.size()) {
        m_ui->returned->setAbsent(tr("The browser has not come back yet."));
        m_ui->returned->setRemark({});
        return;
    }
    const roundtrip::Decoded &exchange = returns.at(chosen);
    m_ui->returned->setMessage(exchange.requestHead, exchange.requestBody, decodedFields(exchange));
    m_ui->returned->setRemark(remarkOf(exchange));
}

void ExchangeInspector::showRaw()
{
    const int chosen = m_ui->rawChoice->currentIndex();
    const QByteArray bytes = chosen < 0 ? QByteArray() : m_messages.at(chosen).bytes;
    const QByteArray shown = bytes.left(MessageView::displayLimit);
    m_ui->raw->setPlainText(m_ui->hex->isChecked() ? hexDump(shown) : printable(shown));
    m_ui->copyRaw->setEnabled(!bytes.isEmpty());
    m_ui->rawNote->setText(shown.size() < bytes.size()
                               ? tr("The first %1 of %2 bytes")
                                     .arg(QLocale().toString(shown.size()), QLocale().toString(bytes.size()))
                               : tr("%1 bytes").arg(QLocale().toString(bytes.size())));
}

void ExchangeInspector::copyRaw()
{
    const QByteArray &bytes = m_messages.at(m_ui->rawChoice->currentIndex()).bytes;
    QGuiApplication::clipboard()->setText(QString::fromUtf8(bytes));
}

} // namespace gui
