// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "interchange/csv.h"

#include "core/json.h"
#include "interchange/foreign_text.h"

#include <QCoreApplication>
#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace interchange
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(interchange::csv)
};

core::Error error(const QString &sentence)
{
    return {u"csv"_s, sentence};
}

constexpr auto separators = std::to_array<char16_t>({u',', u';', u'\t', u'|'});
using Counts = std::array<int, separators.size()>;

/// How often each separator appears outside quotation marks, in the first records that have any text.
QList<Counts> countedSeparators(QStringView text)
{
    constexpr qsizetype records = 10;
    QList<Counts> list;
    Counts counts{};
    bool isQuoted = false;
    bool isBlank = true;
    for (const QChar c : text) {
        if (c == u'"')
            isQuoted = !isQuoted;
        if (c == u'\n' && !isQuoted) {
            if (!isBlank)
                list << std::exchange(counts, {});
            isBlank = true;
            if (list.size() == records)
                return list;
            continue;
        }
        isBlank = isBlank && c.isSpace() && c != u'\t';
        for (size_t i = 0; i < separators.size(); ++i)
            counts[i] += !isQuoted && c == separators[i];
    }
    if (!isBlank)
        list << counts;
    return list;
}

/// The one that splits the first records into the same number of cells, else the one that the first record
/// has most.
QChar separatorOf(QStringView text)
{
    const QList<Counts> records = countedSeparators(text);
    if (records.isEmpty())
        return separators.front();
    const auto rank = [&](size_t i) {
        const bool isSteady =
            records.first()[i] > 0 && std::ranges::all_of(records, [&](const Counts &counts) {
                return counts[i] == records.first()[i];
            });
        return std::pair(isSteady, records.first()[i]);
    };
    size_t best = 0;
    for (size_t i = 1; i < separators.size(); ++i)
        best = rank(i) > rank(best) ? i : best;
    return separators[best];
}

/// `sep=;`, with which a spreadsheet names the separator in a line of its own; nothing when there is none.
/// `text` goes on behind that line.
std::optional<QChar> takeSeparatorLine(QStringView &text)
{
    const qsizetype end = text.indexOf(u'\n');
    QStringView line = (end < 0 ? text : text.first(end)).trimmed();
    if (line.startsWith(u'"') && line.endsWith(u'"') && line.size() > 2)
        line = line.sliced(1, line.size() - 2);
    if (!line.startsWith("sep="_L1, Qt::CaseInsensitive))
        return std::nullopt;
    const QStringView value = line.sliced(4);
    if (value.size() > 1 && value != "\\t"_L1)
        return std::nullopt;
    text = end < 0 ? QStringView() : text.sliced(end + 1);
    return value.size() == 1 ? value.front() : QChar(u'\t'); // a tab at the end is trimmed
}

class Reader
{
public:
    explicit Reader(QStringView text) : m_text(text)
    {
        if (const std::optional<QChar> named = takeSeparatorLine(m_text)) {
            m_separator = *named;
            m_line = 2;
        } else {
            m_separator = separatorOf(m_text);
        }
    }

    core::Result<CsvTable> read()
    {
        CsvTable table;
        table.separator = m_separator;
        bool hasColumns = false;
        while (m_at < m_text.size() && m_problem.isEmpty()) {
            CsvRow row = readRow();
            if (std::ranges::all_of(row.cells, [](const QString &cell) { return cell.trimmed().isEmpty(); }))
                continue;
            if (hasColumns)
                table.rows << row;
            else
                for (const QString &name : std::as_const(row.cells))
                    table.columns << name.trimmed();
            hasColumns = true;
        }
        if (!m_problem.isEmpty())
            return error(m_problem);
        if (!hasColumns)
            return error(Words::tr("The table is empty: its first line must name the columns."));
        return table;
    }

private:
    void fail(const QString &sentence)
    {
        if (m_problem.isEmpty())
            m_problem = Words::tr("Line %1: %2").arg(m_line).arg(sentence);
    }

    CsvRow readRow()
    {
        CsvRow row{m_line, {}};
        while (m_problem.isEmpty()) {
            row.cells << readCell();
            if (row.cells.size() > csvColumnLimit)
                fail(Words::tr("There are more than %1 columns.").arg(csvColumnLimit));
            if (m_at >= m_text.size())
                break;
            if (m_text[m_at++] != m_separator) { // a line end
                ++m_line;
                break;
            }
        }
        return row;
    }

    bool isCellEnd() const
    {
        return m_at >= m_text.size() || m_text[m_at] == m_separator || m_text[m_at] == u'\n';
    }

    void skipBlanks()
    {
        while (!isCellEnd() && m_text[m_at].isSpace())
            ++m_at;
    }

    QString readCell()
    {
        const qsizetype from = m_at;
        skipBlanks();
        if (!isCellEnd() && m_text[m_at] == u'"')
            return withoutFormula(readQuoted());
        // `="00123"`, by which programs keep a spreadsheet from making a number of it.
        if (m_text.sliced(m_at).startsWith(u"=\"")) {
            ++m_at;
            return readQuoted();
        }
        m_at = from;
        while (!isCellEnd()) {
            if (m_text[m_at] == u'"')
                fail(Words::tr("A quotation mark appears inside a cell that does not start with one."));
            ++m_at;
        }
        return m_text.mid(from, m_at - from).toString();
    }

    static QString withoutFormula(const QString &cell)
    {
        const bool isFormula = cell.size() > 3 && cell.startsWith("=\""_L1) && cell.endsWith(u'"');
        return isFormula && cell.count(u'"') == 2 ? cell.sliced(2, cell.size() - 3) : cell;
    }

    QString readQuoted()
    {
        const int startLine = m_line;
        QString cell;
        for (++m_at;; ++m_at) {
            if (m_at >= m_text.size()) {
                m_line = startLine;
                fail(Words::tr("The closing quotation mark is missing."));
                return cell;
            }
            const QChar c = m_text[m_at];
            if (c == u'"') {
                if (m_at + 1 >= m_text.size() || m_text[m_at + 1] != u'"')
                    break;
                ++m_at;
            } else if (c == u'\n') {
                ++m_line;
            }
            cell += c;
        }
        ++m_at;
        skipBlanks();
        if (!isCellEnd())
            fail(Words::tr("Text follows a closing quotation mark."));
        return cell;
    }

    QStringView m_text;
    QChar m_separator;
    qsizetype m_at = 0;
    int m_line = 1;
    QString m_problem;
};

} // namespace

core::Result<CsvTable> readCsv(QByteArrayView bytes)
{
    if (bytes.size() > core::jsonSizeLimit)
        return error(Words::tr("The table is over 64 MiB."));
    const core::Result<QByteArray> utf8 = utf8Of(bytes);
    if (!utf8)
        return error(utf8.error().sentence);
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder.decode(*utf8);
    if (decoder.hasError() || text.contains(u'\0'))
        return error(
            Words::tr("The table is neither UTF-8 nor UTF-16. In a spreadsheet, save it as “CSV UTF-8”."));
    // CR alone ends a line in files of old spreadsheets; within a cell all line ends mean the same.
    text.replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
    return Reader(text).read();
}

} // namespace interchange
