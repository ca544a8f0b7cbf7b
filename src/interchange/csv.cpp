// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "interchange/csv.h"

#include "core/json.h"

#include <QCoreApplication>
#include <QStringDecoder>

#include <algorithm>
#include <array>

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

/// Counted outside quotation marks in the first record.
QChar separatorOf(QStringView text)
{
    constexpr auto separators = std::to_array<char16_t>({u',', u';', u'\t'});
    std::array<int, separators.size()> counts{};
    bool isQuoted = false;
    for (const QChar c : text) {
        if (c == u'"')
            isQuoted = !isQuoted;
        else if (c == u'\n' && !isQuoted)
            break;
        else if (!isQuoted)
            for (size_t i = 0; i < separators.size(); ++i)
                counts[i] += c == separators[i];
    }
    return separators[size_t(std::ranges::max_element(counts) - counts.begin())];
}

class Reader
{
public:
    explicit Reader(QStringView text) : m_text(text), m_separator(separatorOf(text)) {}

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
            if (const QChar c = m_text[m_at++]; c != m_separator) { // a line end
                if (c == u'\r')
                    ++m_at;
                ++m_line;
                break;
            }
        }
        return row;
    }

    bool isLineEnd() const
    {
        return m_text[m_at] == u'\n' ||
               (m_text[m_at] == u'\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == u'\n');
    }

    QString readCell()
    {
        if (m_at < m_text.size() && m_text[m_at] == u'"')
            return readQuoted();
        const qsizetype from = m_at;
        while (m_at < m_text.size() && m_text[m_at] != m_separator && !isLineEnd()) {
            if (m_text[m_at] == u'"')
                fail(Words::tr("A quotation mark appears inside a cell that does not start with one."));
            ++m_at;
        }
        return m_text.mid(from, m_at - from).toString();
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
        if (m_at < m_text.size() && m_text[m_at] != m_separator && !isLineEnd())
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
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless); // skips a byte order mark
    const QString text = decoder.decode(bytes);
    if (decoder.hasError() || text.contains(u'\0'))
        return error(Words::tr("The table is not UTF-8. In a spreadsheet, save it as “CSV UTF-8”."));
    return Reader(text).read();
}

} // namespace interchange
