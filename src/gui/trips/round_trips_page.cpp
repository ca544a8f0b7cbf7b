// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/trips/round_trips_page.h"

#include "gui/look/badge.h"
#include "gui/look/message_bar.h"
#include "gui/look/plain_text.h"
#include "gui/look/row_table_view.h"
#include "gui/look/theme.h"
#include "gui/trips/history_model.h"
#include "gui/trips/prune_dialog.h"
#include "gui/trips/replay_dialog.h"
#include "gui/trips/trip_comparison_dialog.h"
#include "roundtrip/desk.h"
#include "ui_round_trips_page.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

namespace
{

constexpr int typingPauseMs = 150;
constexpr int changePauseMs = 300;

enum class Time { Any, Today, LastWeek, LastMonth, Between };

/// A state's or a verdict's word in its box.
class BadgeDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem row = option;
        initStyleOption(&row, index);
        const QString word = std::exchange(row.text, {});
        row.widget->style()->drawControl(QStyle::CE_ItemViewItem, &row, painter, row.widget);
        if (!word.isEmpty())
            paintBadge(painter, option.rect.adjusted(margin, 0, 0, 0),
                       index.data(HistoryModel::BadgeKindRole).value<Badge::Kind>(), word,
                       themeOf(option.palette));
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return badgeSize(index.data().toString(), option.font).grownBy({margin, 2, margin, 2});
    }

private:
    static constexpr int margin = 6;
};

} // namespace

RoundTripsPage::RoundTripsPage(roundtrip::Desk *desk, const QString &journalFile, MessageBar *messages,
                               QWidget *parent)
    : QWidget(parent), m_desk(desk), m_reader(journalFile), m_model(new HistoryModel(&m_reader, this)),
      m_messages(messages), m_ui(std::make_unique<Ui::RoundTripsPage>())
{
    m_ui->setupUi(this);
    m_ui->list->setBackgroundRole(QPalette::Base);
    m_ui->columns->setSizes({470, 970}); // shares
    m_ui->columns->setStretchFactor(1, 1);
    m_ui->entries->setModel(m_model);
    for (const int column : {HistoryModel::State, HistoryModel::Verdict})
        m_ui->entries->setItemDelegateForColumn(column, new BadgeDelegate(this));
    setUpRows(m_ui->entries);
    QHeaderView *header = m_ui->entries->horizontalHeader();
    header->setResizeContentsPrecision(50); // rows looked at for a width
    // A stretched column would give way to the others until nothing is left of it; this one is what
    // people look for.
    header->setMaximumSectionSize(40 * fontMetrics().averageCharWidth());
    header->setStretchLastSection(true);
    header->setSortIndicator(HistoryModel::Started, Qt::DescendingOrder);
    fillStates();
    fillTimes();
    connectFilter();
    connectEntries();
    connectDesk();
}

RoundTripsPage::~RoundTripsPage() = default;

void RoundTripsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    start();
}

void RoundTripsPage::start()
{
    if (std::exchange(m_hasStarted, true))
        return;
    applyFilter();
    m_reader.readOverview();
}

void RoundTripsPage::connectDesk()
{
    connect(m_model, &HistoryModel::loaded, this, &RoundTripsPage::showCount);
    connect(&m_reader, &HistoryReader::overviewRead, this, &RoundTripsPage::showOverview);
    connect(&m_reader, &HistoryReader::roundTripRead, this, &RoundTripsPage::take);
    connect(&m_reader, &HistoryReader::captureRead, this, [this](const journal::Exchange &capture) {
        if (capture.id != m_currentCapture)
            return;
        m_ui->trip->setCapture(capture);
        emit roundTripChanged();
    });
    connect(&m_reader, &HistoryReader::pairRead, this,
            [this](const roundtrip::RoundTrip &one, const roundtrip::RoundTrip &other) {
                auto *dialog = new TripComparisonDialog(one, other, this);
                dialog->setAttribute(Qt::WA_DeleteOnClose);
                dialog->open();
            });
    connect(&m_reader, &HistoryReader::failed, this, [this](const core::Error &error) {
        m_messages->post(u"historyProblem"_s, MessageBar::Kind::Problem, error.sentence);
    });

    m_changing.setSingleShot(true);
    m_changing.setInterval(changePauseMs);
    connect(&m_changing, &QTimer::timeout, this, [this] {
        m_model->refresh();
        m_reader.readOverview();
        if (!m_currentTrip.isEmpty())
            m_reader.readRoundTrip(m_currentTrip);
    });
    const auto lookSoon = [this] {
        if (m_hasStarted && !m_changing.isActive())
            m_changing.start();
    };
    connect(m_desk, &roundtrip::Desk::changed, this, lookSoon);
    connect(m_desk, &roundtrip::Desk::unmatched, this, lookSoon);
    connect(m_desk, &roundtrip::Desk::joined, this, lookSoon);
    connect(m_desk, &roundtrip::Desk::historyChanged, this, lookSoon);
    connect(m_desk, &roundtrip::Desk::upkeepProgressed, this, &RoundTripsPage::showUpkeep);
    connect(m_desk, &roundtrip::Desk::pruned, this, [this](qint64 entries) {
        m_messages->post(u"pruned"_s, MessageBar::Kind::Note,
                         tr("%n entries were deleted.", nullptr, int(entries)));
        if (!m_hasStarted)
            return;
        applyFilter();
        m_reader.readOverview();
    });
}

void RoundTripsPage::fillStates()
{
    m_ui->state->addItem(tr("any state"));
    for (const roundtrip::State state : roundtrip::allStates)
        m_ui->state->addItem(roundtrip::labelFor(state), roundtrip::wordFor(state));
    m_ui->environment->addItem(tr("any environment"));
}

void RoundTripsPage::fillTimes()
{
    const QList<std::pair<QString, Time>> times{{tr("any time"), Time::Any},
                                                {tr("today"), Time::Today},
                                                {tr("last 7 days"), Time::LastWeek},
                                                {tr("last 30 days"), Time::LastMonth},
                                                {tr("between"), Time::Between}};
    for (const auto &[text, time] : times)
        m_ui->time->addItem(text, int(time));
    const QDate today = QDate::currentDate();
    m_ui->from->setDate(today.addMonths(-1));
    m_ui->to->setDate(today);
    m_ui->dates->hide();
}

void RoundTripsPage::connectFilter()
{
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPauseMs);
    connect(&m_typing, &QTimer::timeout, this, &RoundTripsPage::applyFilter);
    connect(m_ui->text, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    for (QComboBox *choice : {m_ui->state, m_ui->environment, m_ui->time})
        connect(choice, &QComboBox::activated, this, &RoundTripsPage::applyFilter);
    connect(m_ui->time, &QComboBox::activated, this, [this] {
        const bool isBetween = Time(m_ui->time->currentData().toInt()) == Time::Between;
        m_ui->dates->setVisible(isBetween);
    });
    for (QDateEdit *date : {m_ui->from, m_ui->to})
        connect(date, &QDateEdit::dateChanged, this, &RoundTripsPage::applyFilter);
    m_ui->all->setChecked(true);
    for (QToolButton *chip : {m_ui->all, m_ui->failed, m_ui->waiting, m_ui->unmatched})
        connect(chip, &QToolButton::clicked, this, &RoundTripsPage::applyFilter);
}

void RoundTripsPage::find()
{
    m_ui->text->setFocus(Qt::ShortcutFocusReason);
    m_ui->text->selectAll();
}

void RoundTripsPage::connectEntries()
{
    connect(m_ui->compare, &QPushButton::clicked, this, &RoundTripsPage::compareSelected);
    connect(m_ui->join, &QPushButton::clicked, this, &RoundTripsPage::joinSelected);
    connect(m_ui->remove, &QPushButton::clicked, this, &RoundTripsPage::removeSelected);
    addKey(m_ui->entries, QKeySequence(Qt::Key_Delete), m_ui->remove);
    connect(m_ui->prune, &QPushButton::clicked, this, &RoundTripsPage::askWhatToPrune);
    connect(m_ui->trip, &RoundTripView::replayRequested, this,
            [this](const roundtrip::RoundTrip &trip, qint64 exchangeId) {
                ReplayDialog::openFor(m_desk, trip, exchangeId, this);
            });
    connect(m_ui->trip, &RoundTripView::requestOpened, this, &RoundTripsPage::requestOpened);
    m_ui->entries->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_ui->entries, &QWidget::customContextMenuRequested, this, &RoundTripsPage::openMenu);
    const QItemSelectionModel *selection = m_ui->entries->selectionModel();
    connect(selection, &QItemSelectionModel::currentRowChanged, this, &RoundTripsPage::showCurrent);
    connect(selection, &QItemSelectionModel::selectionChanged, this, &RoundTripsPage::updateButtons);
    connect(m_model, &QAbstractItemModel::modelReset, this, &RoundTripsPage::keepCurrent);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &RoundTripsPage::showCurrent);
    updateButtons();
}

/// A list that begins anew has no selection. What was looked at stays if it is still there.
void RoundTripsPage::keepCurrent()
{
    if (const int row = m_model->rowOf(m_currentTrip); row >= 0)
        m_ui->entries->selectRow(row);
    else if (!m_isAskedFor)
        showCurrent();
}

void RoundTripsPage::openMenu(const QPoint &position)
{
    const QModelIndex index = m_ui->entries->indexAt(position);
    if (!index.isValid())
        return;
    const journal::HistoryEntry &entry = m_model->entry(index.row());
    auto *menu = new QMenu(this);
    menu->setObjectName("entryMenu"_L1);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [menu, this](const QString &text, bool isEnabled, auto run) {
        QAction *action = menu->addAction(text);
        action->setEnabled(isEnabled);
        connect(action, &QAction::triggered, this, run);
    };
    const roundtrip::RoundTrip &trip = roundTrip();
    add(tr("Open as &request"), trip.hasRequest() && !m_currentTrip.isEmpty(),
        [this] { emit requestOpened(roundTrip()); });
    add(tr("Re&play…"), !trip.exchanges().isEmpty(),
        [this] { ReplayDialog::openFor(m_desk, roundTrip(), m_currentCapture, this); });
    add(tr("Com&pare…"), m_ui->compare->isEnabled(), [this] { compareSelected(); });
    add(tr("&Join"), m_ui->join->isEnabled(), [this] { joinSelected(); });
    menu->addSeparator();
    add(tr("Copy re&ference"), true,
        [text = entry.summary.title] { QGuiApplication::clipboard()->setText(text); });
    add(tr("Copy &id"), true,
        [text = entry.roundTripId.isEmpty() ? QString::number(entry.exchangeId) : entry.roundTripId] {
            QGuiApplication::clipboard()->setText(text);
        });
    menu->addSeparator();
    add(tr("&Delete"), m_ui->remove->isEnabled(), [this] { removeSelected(); });
    menu->popup(m_ui->entries->viewport()->mapToGlobal(position));
}

const roundtrip::RoundTrip &RoundTripsPage::roundTrip() const
{
    return m_ui->trip->roundTrip();
}

void RoundTripsPage::showRoundTrip(const QString &id, const roundtrip::Proof &proof, bool isAnswer)
{
    m_wantedProof = proof;
    m_wantsAnswer = isAnswer;
    clearFilter();
    m_hasStarted = true;
    m_ui->entries->selectionModel()->clear();
    m_currentTrip = id; // keepCurrent() selects its row, where the page that is read has it
    m_currentCapture = 0;
    applyFilter();
    m_isAskedFor = true;
    m_reader.readOverview();
    m_reader.readRoundTrip(id);
}

void RoundTripsPage::showUnmatched()
{
    clearFilter();
    m_ui->unmatched->setChecked(true);
    m_hasStarted = true;
    applyFilter();
    m_reader.readOverview();
}

void RoundTripsPage::clearFilter()
{
    m_ui->text->clear();
    m_ui->all->setChecked(true);
    for (QComboBox *choice : {m_ui->state, m_ui->environment, m_ui->time})
        choice->setCurrentIndex(0);
    m_ui->dates->hide();
}

journal::HistoryFilter RoundTripsPage::filter() const
{
    journal::HistoryFilter filter;
    filter.text = m_ui->text->text().trimmed();
    filter.state = m_ui->state->currentData().toString();
    filter.unmatchedOnly = m_ui->unmatched->isChecked();
    if (m_ui->failed->isChecked())
        filter.verdict = roundtrip::wordFor(roundtrip::Verdict::Failed);
    else if (m_ui->waiting->isChecked())
        filter.verdict = roundtrip::wordFor(roundtrip::Verdict::Waiting);
    filter.environment = m_ui->environment->currentData().toString();
    const QDate today = QDate::currentDate();
    switch (Time(m_ui->time->currentData().toInt())) {
    case Time::Any:
        break;
    case Time::Today:
        filter.from = today.startOfDay();
        break;
    case Time::LastWeek:
        filter.from = today.addDays(-6).startOfDay();
        break;
    case Time::LastMonth:
        filter.from = today.addDays(-29).startOfDay();
        break;
    case Time::Between:
        filter.from = m_ui->from->date().startOfDay();
        filter.to = m_ui->to->date().addDays(1).startOfDay();
        break;
    }
    return filter;
}

void RoundTripsPage::applyFilter()
{
    m_typing.stop();
    m_isAskedFor = false;
    m_model->setFilter(filter());
    m_ui->count->setText(tr("Searching…"));
}

void RoundTripsPage::showOverview(const QStringList &environments, const journal::HistoryCounts &counts,
                                  qint64 bytes)
{
    const QString chosen = m_ui->environment->currentData().toString();
    m_ui->environment->clear();
    m_ui->environment->addItem(tr("any environment"));
    for (const QString &name : environments)
        m_ui->environment->addItem(oneLine(name, 60), name);
    m_ui->environment->setCurrentIndex(qMax(0, m_ui->environment->findData(chosen)));
    m_ui->all->setText(tr("All %1").arg(locale().toString(counts.all)));
    m_ui->failed->setText(tr("Checks failed %1").arg(locale().toString(counts.failed)));
    m_ui->waiting->setText(tr("Waiting %1").arg(locale().toString(counts.waiting)));
    m_ui->unmatched->setText(tr("Unmatched %1").arg(locale().toString(counts.unmatched)));
    m_work.clear(); // this follows the end of it
    m_ui->count->setToolTip(plainToolTip(m_reader.journalFile() + u'\n' +
                                         tr("The journal takes %1.").arg(locale().formattedDataSize(bytes))));
    showCount();
}

void RoundTripsPage::showCount()
{
    if (m_model->isLoading())
        return;
    const int rows = m_model->rowCount();
    if (!m_work.isEmpty())
        m_ui->count->setText(m_work);
    else if (m_model->canFetchMore({}))
        m_ui->count->setText(tr("The first %n entries; scroll for more.", nullptr, rows));
    else
        m_ui->count->setText(tr("%n entries.", nullptr, rows));
    m_ui->nothing->setText(
        m_model->filter() == journal::HistoryFilter()
            ? tr("No round trip has been recorded yet. Submit a request, and it appears here.")
            : tr("Nothing found. Change the search or the filters."));
    m_ui->found->setCurrentWidget(rows > 0 ? m_ui->entriesPage : m_ui->nothingPage);
    if (!m_ui->entries->currentIndex().isValid() && rows > 0 && m_currentTrip.isEmpty())
        m_ui->entries->selectRow(0);
}

void RoundTripsPage::showCurrent()
{
    const QModelIndex current = m_ui->entries->currentIndex();
    m_currentTrip.clear();
    m_currentCapture = 0;
    if (!current.isValid()) {
        m_ui->trip->clear();
        emit roundTripChanged();
    } else if (const journal::HistoryEntry &entry = m_model->entry(current.row());
               entry.roundTripId.isEmpty()) {
        m_currentCapture = entry.exchangeId;
        m_reader.readCapture(m_currentCapture);
    } else {
        m_currentTrip = entry.roundTripId;
        m_reader.readRoundTrip(m_currentTrip);
    }
    updateButtons();
}

void RoundTripsPage::take(const roundtrip::RoundTrip &trip)
{
    if (trip.id() != m_currentTrip)
        return;
    m_ui->trip->setRoundTrip(trip);
    if (const roundtrip::Proof proof = std::exchange(m_wantedProof, {}); proof.exchangeId != 0)
        m_ui->trip->choose(proof, m_wantsAnswer);
    emit roundTripChanged();
}

/// QItemSelectionModel::selectedRows() looks through all ranges for each row: minutes, with thousands of
/// them.
QList<int> RoundTripsPage::selectedRows() const
{
    QList<int> rows;
    const QItemSelection selection = m_ui->entries->selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows += row;
    }
    std::ranges::sort(rows);
    const auto repeated = std::ranges::unique(rows);
    rows.erase(repeated.begin(), repeated.end());
    return rows;
}

void RoundTripsPage::updateButtons()
{
    m_ui->remove->setEnabled(m_ui->entries->selectionModel()->hasSelection());
    m_ui->compare->setEnabled(selectedRows().size() == 2);
    m_ui->join->setEnabled(selectedPair().has_value());
}

std::optional<std::pair<qint64, QString>> RoundTripsPage::selectedPair() const
{
    const QList<int> rows = selectedRows();
    if (rows.size() != 2)
        return {};
    const journal::HistoryEntry &one = m_model->entry(rows.first());
    const journal::HistoryEntry &other = m_model->entry(rows.last());
    if (one.roundTripId.isEmpty() == other.roundTripId.isEmpty())
        return {};
    const bool isFirstCapture = one.roundTripId.isEmpty();
    return std::pair(isFirstCapture ? one.exchangeId : other.exchangeId,
                     isFirstCapture ? other.roundTripId : one.roundTripId);
}

/// The older one is on the left.
void RoundTripsPage::compareSelected()
{
    const QList<int> rows = selectedRows();
    if (rows.size() == 2)
        m_reader.readPair(m_model->entry(rows.last()), m_model->entry(rows.first()));
}

void RoundTripsPage::joinSelected()
{
    const auto pair = selectedPair();
    if (!pair)
        return;
    const qint64 capture = pair->first;
    m_desk->join(capture, pair->second);
    m_messages->post(u"joined"_s, MessageBar::Kind::Note, tr("The capture belongs to the round trip now."),
                     {{tr("&Undo"), [this, capture] {
                           m_desk->join(capture, {});
                       }}});
}

void RoundTripsPage::removeSelected()
{
    const QList<int> rows = selectedRows();
    if (rows.isEmpty())
        return;
    QList<journal::HistoryEntry> entries;
    QList<qint64> numbers;
    for (const int row : rows) {
        entries += m_model->entry(row);
        numbers += entries.last().number;
    }
    // The row below takes over first: the view would move from one run of removed rows to the next.
    const int last = m_model->rowCount() - 1;
    int next = rows.last() < last ? rows.last() + 1 : rows.first() - 1;
    m_ui->entries->selectionModel()->setCurrentIndex(
        m_model->index(next, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_model->takeOut(entries);
    m_desk->remove(numbers);
    m_ui->entries->setFocus(Qt::OtherFocusReason); // not on what deletes more
    m_messages->post(u"removed"_s, MessageBar::Kind::Note,
                     tr("%n entries were deleted. They are permanently deleted when you quit.", nullptr,
                        int(entries.size())),
                     {{tr("&Undo"), [this, entries, numbers, filter = m_model->filter()] {
                           m_desk->restore(numbers);
                           m_model->putBack(entries, filter);
                       }}});
}

void RoundTripsPage::askWhatToPrune()
{
    auto *dialog = new PruneDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_desk->prune(dialog->retention());
        m_messages->post(u"pruned"_s, MessageBar::Kind::Note, tr("Entries are being deleted for good."),
                         {{tr("&Stop"), [this] {
                               m_desk->cancelUpkeep();
                           }}});
    });
    dialog->open();
}

void RoundTripsPage::showUpkeep(const journal::Upkeep::Progress &progress)
{
    const auto sentence = [&]() -> QString {
        const QString done = locale().toString(progress.done);
        const QString total = locale().toString(progress.total);
        switch (progress.phase) {
        case journal::Upkeep::Phase::Converting:
            return tr("The journal is being brought up to date (%1 of %2 entries). A search does not "
                      "find older entries yet.")
                .arg(done, total);
        case journal::Upkeep::Phase::Choosing:
            return tr("Choosing entries…");
        case journal::Upkeep::Phase::Erasing:
            return tr("Deleting: %1 of %2 entries…").arg(done, total);
        case journal::Upkeep::Phase::Tidying:
            return tr("Tidying up the journal…");
        }
        Q_UNREACHABLE();
    };
    m_work = sentence();
    showCount();
}

QByteArray RoundTripsPage::saveLayout() const
{
    return m_ui->columns->saveState();
}

void RoundTripsPage::resetLayout()
{
    m_ui->columns->setSizes({470, 970});
    m_ui->trip->resetLayout();
}

void RoundTripsPage::restoreLayout(const QByteArray &columns)
{
    m_ui->columns->restoreState(columns);
    m_ui->columns->setChildrenCollapsible(false);
}

} // namespace gui
