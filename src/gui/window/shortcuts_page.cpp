// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/window/shortcuts_page.h"

#include <QAbstractButton>
#include <QAction>
#include <QHeaderView>
#include <QLineEdit>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

namespace
{

/// "&Save as…" as it is read.
QString withoutMnemonic(QString text)
{
    text.replace("&&"_L1, "\n"_L1).remove(u'&').replace(u'\n', u'&');
    return text.remove(u'…');
}

QString nameOf(const QWidget *widget)
{
    return widget->accessibleName().isEmpty() ? withoutMnemonic(widget->windowTitle())
                                              : widget->accessibleName();
}

QString placeOf(Qt::ShortcutContext context, const QObject *owner)
{
    const auto *widget = qobject_cast<const QWidget *>(owner);
    const bool isEverywhere = context == Qt::WindowShortcut || context == Qt::ApplicationShortcut;
    return isEverywhere || !widget ? QString() : nameOf(widget);
}

ShortcutEntry entryOf(const QAction &action)
{
    const QList<QObject *> owners = action.associatedObjects();
    const bool isEverywhere =
        action.shortcutContext() == Qt::WindowShortcut || action.shortcutContext() == Qt::ApplicationShortcut;
    QString place;
    // In a menu, too, it works only where the focus is in the widget.
    for (const QObject *owner : owners) {
        if (!isEverywhere && place.isEmpty() && !owner->inherits("QMenu"))
            place = placeOf(action.shortcutContext(), owner);
    }
    return {action.whatsThis().isEmpty() ? withoutMnemonic(action.text()) : action.whatsThis(),
            action.shortcuts(), place};
}

void append(QList<ShortcutEntry> &entries, const ShortcutEntry &entry)
{
    if (!entry.keys.isEmpty() && !entry.purpose.isEmpty() && !entries.contains(entry))
        entries << entry;
}

QString keysText(const ShortcutEntry &entry)
{
    QStringList texts;
    for (const QKeySequence &key : entry.keys)
        texts << key.toString(QKeySequence::NativeText);
    return texts.join(ShortcutsPage::tr(" or "));
}

QStandardItem *cell(const QString &text)
{
    auto *item = new QStandardItem(text);
    item->setEditable(false);
    return item;
}

} // namespace

QList<ShortcutEntry> shortcutsOf(const QWidget *window)
{
    QList<ShortcutEntry> entries;
    for (const QAction *action : window->findChildren<QAction *>())
        append(entries, entryOf(*action));
    for (const QAbstractButton *button : window->findChildren<QAbstractButton *>()) {
        const QKeySequence key = button->shortcut();
        if (!key.isEmpty() && key != QKeySequence::mnemonic(button->text()))
            append(entries, {button->accessibleName().isEmpty() ? withoutMnemonic(button->text())
                                                                : button->accessibleName(),
                             {key},
                             {}});
    }
    for (const QShortcut *shortcut : window->findChildren<QShortcut *>())
        append(entries,
               {shortcut->whatsThis(), {shortcut->key()}, placeOf(shortcut->context(), shortcut->parent())});
    std::ranges::stable_sort(entries, {}, &ShortcutEntry::place);
    return entries;
}

ShortcutsPage::ShortcutsPage(QWidget *window) : QDialog(window)
{
    setObjectName("shortcutsPage"_L1);
    setWindowTitle(tr("Keyboard shortcuts"));
    resize(640, 520);

    auto *model = new QStandardItemModel(this);
    model->setHorizontalHeaderLabels({tr("What"), tr("Keys"), tr("Where")});
    for (const ShortcutEntry &entry : shortcutsOf(window))
        model->appendRow({cell(entry.purpose), cell(keysText(entry)),
                          cell(entry.place.isEmpty() ? tr("everywhere") : entry.place)});
    auto *shown = new QSortFilterProxyModel(this);
    shown->setSourceModel(model);
    shown->setFilterKeyColumn(-1);
    shown->setFilterCaseSensitivity(Qt::CaseInsensitive);

    auto *filter = new QLineEdit(this);
    filter->setObjectName("shortcutFilter"_L1);
    filter->setAccessibleName(tr("Filter the shortcuts"));
    filter->setPlaceholderText(tr("Filter by words or keys"));
    filter->setClearButtonEnabled(true);
    connect(filter, &QLineEdit::textChanged, shown, &QSortFilterProxyModel::setFilterFixedString);

    auto *table = new QTableView(this);
    table->setObjectName("shortcuts"_L1);
    table->setAccessibleName(windowTitle());
    table->setModel(shown);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    table->setCornerButtonEnabled(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->setTextElideMode(Qt::ElideRight);

    auto *layout = new QVBoxLayout(this);
    layout->addWidget(filter);
    layout->addWidget(table);
}

} // namespace gui
