// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/trips/history_window.h"

#include "gui/look/plain_text.h"
#include "gui/look/row_table_view.h"
#include "gui/look/screen_fit.h"
#include "gui/look/theme.h"
#include "gui/trips/history_model.h"
#include "gui/trips/prune_dialog.h"
#include "gui/trips/replay_dialog.h"
#include "gui/trips/trip_comparison_dialog.h"
#include "roundtrip/desk.h"
#include "ui_history_window.h"

#include <QPainter>
#include <QShortcut>
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

/// The state's word in its box.
class StateDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem row = option;
        initStyleOption(&row, index);
        const QString word = std::exchange(row.text, {});
        row.widget->style()->drawControl(QStyle::CE_ItemViewItem, &row, painter, row.widget);
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

HistoryWindow::HistoryWindow(roundtrip::Desk *desk, const QString &journalFile, QWidget *parent)
    : QDialog(parent), m_desk(desk), m_reader(journalFile), m_model(new HistoryModel(&m_reader, this)),
      m_ui(std::make_unique<Ui::HistoryWindow>())
{
    m_ui->setupUi(this);
    resizeToFit(this, size());
    m_messages = new MessageBar(this);
    m_ui->layout->insertWidget(1, m_messages);
    m_ui->parts->setSizes({400, 280}); // shares; the person may change them
    m_ui->entries->setModel(m_model);
    m_ui->entries->setItemDelegateForColumn(HistoryModel::State, new StateDelegate(this));
    setUpRows(m_ui->entries);
    m_ui->entries->horizontalHeader()->setResizeContentsPrecision(50); // rows looked at for a width
    m_ui->entries->horizontalHeader()->setSectionResizeMode(HistoryModel::Title, QHeaderView::Stretch);
    fillStates();
    fillTimes();
    connectFilter();
    connectButtons();

    connect(m_model, &HistoryModel::loaded, this, &HistoryWindow::showCount);
    connect(&m_reader, &HistoryReader::overviewRead, this, &HistoryWindow::showOverview);
    connect(&m_reader, &HistoryReader::roundTripRead, this, &HistoryWindow::showRoundTrip);
    connect(&m_reader, &HistoryReader::captureRead, this, [this](const journal::Exchange &capture) {
        if (capture.id == m_currentCapture)
            m_ui->trip->setUnmatched({capture});
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
        if (!m_changing.isActive())
            m_changing.start();
    };
    connect(m_desk, &roundtrip::Desk::changed, this, lookSoon);
    connect(m_desk, &roundtrip::Desk::unmatched, this, lookSoon);
    connect(m_desk, &roundtrip::Desk::joined, this, lookSoon);
    connect(m_desk, &roundtrip::Desk::historyChanged, this, lookSoon);
    connect(m_desk, &roundtrip::Desk::upkeepProgressed, this, &HistoryWindow::showUpkeep);
    connect(m_desk, &roundtrip::Desk::pruned, this, [this](qint64 entries) {
        m_messages->post(u"pruned"_s, MessageBar::Kind::Note,
                         tr("%n entries were deleted.", nullptr, int(entries)));
        applyFilter();
        m_reader.readOverview();
    });
    applyFilter();
    m_reader.readOverview();
}

HistoryWindow::~HistoryWindow() = default;

void HistoryWindow::fillStates()
{
    m_ui->state->addItem(tr("any"));
    for (const roundtrip::State state : roundtrip::allStates)
        m_ui->state->addItem(roundtrip::labelFor(state), roundtrip::wordFor(state));
    m_ui->state->addItem(tr("unmatched"), QString());
    m_ui->environment->addItem(tr("any"));
}

void HistoryWindow::fillTimes()
{
    const QList<std::pair<QString, Time>> times{{tr("any"), Time::Any},
                                                {tr("today"), Time::Today},
                                                {tr("last 7 days"), Time::LastWeek},
                                                {tr("last 30 days"), Time::LastMonth},
                                                {tr("between"), Time::Between}};
    for (const auto &[text, time] : times)
        m_ui->time->addItem(text, int(time));
    const QDate today = QDate::currentDate();
    m_ui->from->setDate(today.addMonths(-1));
    m_ui->to->setDate(today);
    m_ui->from->hide();
    m_ui->to->hide();
}

void HistoryWindow::connectFilter()
{
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPauseMs);
    connect(&m_typing, &QTimer::timeout, this, &HistoryWindow::applyFilter);
    connect(m_ui->text, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    for (QComboBox *choice : {m_ui->state, m_ui->environment, m_ui->time})
        connect(choice, &QComboBox::activated, this, &HistoryWindow::applyFilter);
    connect(m_ui->time, &QComboBox::activated, this, [this] {
        const bool isBetween = Time(m_ui->time->currentData().toInt()) == Time::Between;
        m_ui->from->setVisible(isBetween);
        m_ui->to->setVisible(isBetween);
    });
    for (QDateEdit *date : {m_ui->from, m_ui->to})
        connect(date, &QDateEdit::dateChanged, this, &HistoryWindow::applyFilter);
    auto *find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, m_ui->text, [text = m_ui->text] {
        text->setFocus(Qt::ShortcutFocusReason);
        text->selectAll();
    });
}

void HistoryWindow::connectButtons()
{
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::close);
    connect(m_ui->compare, &QPushButton::clicked, this, &HistoryWindow::compareSelected);
    connect(m_ui->join, &QPushButton::clicked, this, &HistoryWindow::joinSelected);
    connect(m_ui->remove, &QPushButton::clicked, this, &HistoryWindow::removeSelected);
    addKey(m_ui->entries, QKeySequence(Qt::Key_Delete), m_ui->remove);
    connect(m_ui->prune, &QPushButton::clicked, this, &HistoryWindow::askWhatToPrune);
    connect(m_ui->trip, &RoundTripPane::replayRequested, this,
            [this](const roundtrip::RoundTrip &trip, qint64 exchangeId) {
                ReplayDialog::openFor(m_desk, trip, exchangeId, this);
            });
    connect(m_ui->openRequest, &QPushButton::clicked, this, [this] {
        m_opensRequest = true;
        m_reader.readRoundTrip(m_currentTrip);
    });
    const QItemSelectionModel *selection = m_ui->entries->selectionModel();
    connect(selection, &QItemSelectionModel::currentRowChanged, this, &HistoryWindow::showCurrent);
    connect(selection, &QItemSelectionModel::selectionChanged, this, &HistoryWindow::updateButtons);
    connect(m_model, &QAbstractItemModel::modelReset, this, &HistoryWindow::showCurrent);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &HistoryWindow::showCurrent);
    updateButtons();
}

journal::HistoryFilter HistoryWindow::filter() const
{
    journal::HistoryFilter filter;
    filter.text = m_ui->text->text().trimmed();
    const QVariant state = m_ui->state->currentData();
    filter.state = state.toString();
    filter.unmatchedOnly = state.isValid() && filter.state.isEmpty();
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

void HistoryWindow::applyFilter()
{
    m_typing.stop();
    m_model->setFilter(filter());
    m_ui->count->setText(tr("Searching…"));
}

void HistoryWindow::showOverview(const QStringList &environments, qint64 bytes)
{
    const QString chosen = m_ui->environment->currentData().toString();
    m_ui->environment->clear();
    m_ui->environment->addItem(tr("any"));
    for (const QString &name : environments)
        m_ui->environment->addItem(oneLine(name, 60), name);
    m_ui->environment->setCurrentIndex(qMax(0, m_ui->environment->findData(chosen)));
    m_ui->size->setText(tr("The journal takes %1.").arg(locale().formattedDataSize(bytes)));
    m_ui->size->setToolTip(plainToolTip(m_reader.journalFile()));
}

void HistoryWindow::showCount()
{
    if (m_model->isLoading())
        return;
    const int rows = m_model->rowCount();
    m_ui->count->setText(m_model->canFetchMore({})
                             ? tr("The newest %n entries; more come when you scroll.", nullptr, rows)
                             : tr("%n entries.", nullptr, rows));
    if (!m_ui->entries->currentIndex().isValid() && rows > 0)
        m_ui->entries->selectRow(0);
}

void HistoryWindow::showCurrent()
{
    const QModelIndex current = m_ui->entries->currentIndex();
    m_currentTrip.clear();
    m_currentCapture = 0;
    m_opensRequest = false;
    if (!current.isValid()) {
        m_ui->trip->clear();
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

void HistoryWindow::showRoundTrip(const roundtrip::RoundTrip &trip)
{
    if (trip.record().id != m_currentTrip)
        return;
    m_ui->trip->setRoundTrip(trip);
    if (std::exchange(m_opensRequest, false))
        emit requestOpened(trip);
}

/// QItemSelectionModel::selectedRows() looks through all ranges for each row: minutes, with thousands of
/// them.
QList<int> HistoryWindow::selectedRows() const
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

void HistoryWindow::updateButtons()
{
    m_ui->remove->setEnabled(m_ui->entries->selectionModel()->hasSelection());
    m_ui->openRequest->setEnabled(!m_currentTrip.isEmpty());
    m_ui->compare->setEnabled(selectedRows().size() == 2);
    m_ui->join->setEnabled(selectedPair().has_value());
}

std::optional<std::pair<qint64, QString>> HistoryWindow::selectedPair() const
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
void HistoryWindow::compareSelected()
{
    const QList<int> rows = selectedRows();
    if (rows.size() == 2)
        m_reader.readPair(m_model->entry(rows.last()), m_model->entry(rows.first()));
}

void HistoryWindow::joinSelected()
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

void HistoryWindow::removeSelected()
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
    m_messages->post(u"removed"_s, MessageBar::Kind::Note,
                     tr("%n entries were deleted. They are permanently deleted when you quit.", nullptr,
                        int(entries.size())),
                     {{tr("&Undo"), [this, entries, numbers, filter = m_model->filter()] {
                           m_desk->restore(numbers);
                           m_model->putBack(entries, filter);
                       }}});
}

void HistoryWindow::askWhatToPrune()
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

void HistoryWindow::showUpkeep(const journal::Upkeep::Progress &progress)
{
    switch (progress.phase) {
    case journal::Upkeep::Phase::Converting:
        m_ui->size->setText(
            tr("The journal is being brought up to date (%1 of %2 entries). A search does not "
               "find older entries yet.")
                .arg(locale().toString(progress.done), locale().toString(progress.total)));
        return;
    case journal::Upkeep::Phase::Choosing:
        return m_ui->size->setText(tr("Choosing entries…"));
    case journal::Upkeep::Phase::Erasing:
        return m_ui->size->setText(
            tr("Deleting: %1 of %2 entries…")
                .arg(locale().toString(progress.done), locale().toString(progress.total)));
    case journal::Upkeep::Phase::Tidying:
        return m_ui->size->setText(tr("Tidying up the journal…"));
    }
}

} // namespace gui
