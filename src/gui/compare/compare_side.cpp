// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/compare/compare_side.h"

#include "cpv2/comparison.h"
#include "gui/look/plain_text.h"
#include "gui/request/request_document.h"
#include "gui/request/request_page.h"
#include "gui/request/request_tabs.h"
#include "workspace/request_file.h"

#include <QComboBox>
#include <QFileInfo>
#include <QSignalBlocker>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

namespace
{

constexpr qsizetype longestName = 60;

} // namespace

core::Result<cpv2::PaymentRequest> CompareSide::Source::read() const
{
    if (file.isEmpty())
        return request;
    const core::Result<QByteArray> bytes = workspace::readRequestFile(file);
    if (!bytes)
        return bytes.error();
    core::Result<cpv2::PaymentRequest> read = cpv2::PaymentRequest::fromJson(*bytes);
    if (!read)
        return core::Error{read.error().code,
                           u"%1: %2"_s.arg(QFileInfo(file).fileName(), read.error().sentence)};
    return read;
}

CompareSide::CompareSide(QComboBox *box, RequestTabs *tabs, QObject *parent)
    : QObject(parent), m_box(box), m_tabs(tabs)
{
    show(choices(), 0);
    connect(box, &QComboBox::currentIndexChanged, this, &CompareSide::chosen);
    connect(tabs, &RequestTabs::changed, this, &CompareSide::refresh);
}

// ---- what there is

QList<CompareSide::Choice> CompareSide::choices() const
{
    QList<Choice> list;
    for (RequestPage *page : m_tabs->pages())
        list << Choice{Kind::Page, page,
                       tr("Tab %1: %2").arg(list.size() + 1).arg(oneLine(page->name(), longestName)),
                       page->file()};
    const QString profile = m_tabs->currentDocument()->profile().name;
    list << Choice{Kind::Sample, nullptr, tr("Sample of %1").arg(oneLine(profile, longestName))};
    if (!m_file.isEmpty())
        list << Choice{Kind::File, nullptr,
                       tr("File: %1").arg(oneLine(QFileInfo(m_file).fileName(), longestName)), m_file};
    if (m_given)
        list << Choice{Kind::Given, nullptr, oneLine(m_given->name, longestName)};
    return list;
}

const CompareSide::Choice &CompareSide::current() const
{
    return m_choices.at(m_box->currentIndex());
}

int CompareSide::indexOf(Kind kind, const RequestPage *page) const
{
    const auto found = std::ranges::find_if(
        m_choices, [&](const Choice &choice) { return choice.kind == kind && choice.page == page; });
    return found == m_choices.end() ? -1 : int(found - m_choices.begin());
}

/// A tab was opened, closed, moved or renamed, or the profile is another.
void CompareSide::refresh()
{
    const QList<Choice> latest = choices();
    if (latest == m_choices)
        return;
    const Choice before = current();
    show(latest, 0);
    const int index = indexOf(before.kind, before.page);
    if (index >= 0) {
        const QSignalBlocker sameAsBefore(m_box);
        m_box->setCurrentIndex(index);
    } else {
        emit chosen(); // what was chosen is closed
    }
}

void CompareSide::show(const QList<Choice> &choices, int index)
{
    const QSignalBlocker unfinished(m_box);
    m_choices = choices;
    m_box->clear();
    for (const Choice &choice : choices) {
        m_box->addItem(choice.text);
        m_box->setItemData(m_box->count() - 1, plainToolTip(oneLine(choice.toolTip)), Qt::ToolTipRole);
    }
    m_box->setCurrentIndex(index);
}

// ---- what is chosen

CompareSide::Source CompareSide::source() const
{
    switch (current().kind) {
    case Kind::Page: {
        const RequestDocument *document = page()->document();
        if (document->isLoading())
            return {core::Error{u"compare"_s, tr("%1 is still being loaded.").arg(page()->name())}, {}};
        if (document->isRaw())
            return {core::Error{
                        u"compare"_s,
                        tr("%1 is not valid JSON: %2").arg(page()->name(), document->rawProblem().sentence)},
                    {}};
        return {document->request(), {}};
    }
    case Kind::Sample:
        return {cpv2::sampleFor(m_tabs->currentDocument()->profile()), {}};
    case Kind::File:
        return {cpv2::PaymentRequest(), m_file};
    case Kind::Given:
        return {m_given->request, {}};
    }
    Q_UNREACHABLE();
}

RequestPage *CompareSide::page() const
{
    return current().page;
}

void CompareSide::choose(Kind kind, RequestPage *page)
{
    show(choices(), 0);
    const int index = indexOf(kind, page);
    Q_ASSERT(index >= 0);
    {
        const QSignalBlocker once(m_box);
        m_box->setCurrentIndex(index);
    }
    emit chosen();
}

void CompareSide::choose(RequestPage *page)
{
    choose(Kind::Page, page);
}

void CompareSide::chooseFile(const QString &file)
{
    m_file = file;
    choose(Kind::File);
}

void CompareSide::chooseSample()
{
    choose(Kind::Sample);
}

void CompareSide::choose(const cpv2::PaymentRequest &request, const QString &name)
{
    m_given = {name, request};
    choose(Kind::Given);
}

void CompareSide::swapWith(CompareSide *other)
{
    const Choice mine = current();
    const Choice theirs = other->current();
    std::swap(m_file, other->m_file);
    std::swap(m_given, other->m_given);
    choose(theirs.kind, theirs.page);
    other->choose(mine.kind, mine.page);
}

} // namespace gui
