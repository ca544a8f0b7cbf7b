// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "interchange/shell_words.h"

#include "interchange/shell_variables.h"
#include "interchange/windows_words.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <optional>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace interchange
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(interchange::shell)
};

/// The end of what a POSIX shell would run for `$(…)` or `…` in backticks: the index of the closing mark, or
/// -1. `from` is behind the opening one.
qsizetype endOfCommand(QByteArrayView script, qsizetype from, char close)
{
    int open = 1;
    char quote = '\0';
    for (qsizetype i = from; i < script.size(); ++i) {
        const char c = script[i];
        if (c == '\\' && quote != '\'')
            ++i;
        else if (c == close && close == '`')
            return i;
        else if (quote != '\0')
            quote = c == quote ? '\0' : quote;
        else if (c == '\'' || c == '"')
            quote = c;
        else if (c == '(' && close == ')')
            ++open;
        else if (c == close && --open == 0)
            return i;
    }
    return -1;
}

/// Reads a script once, from the front to the end.
class Splitter
{
public:
    explicit Splitter(QByteArrayView script) : m_script(script) {}

    core::Result<QList<ShellWord>> split()
    {
        while (!atEnd() && m_problem.isEmpty())
            step();
        endWord();
        if (m_problem.isEmpty() && !m_hereDocuments.isEmpty())
            fail(Words::tr("The text after << is missing."));
        if (m_isCommandPrompt)
            return commandPromptWords(m_script);
        if (m_isPowerShell)
            return powerShellWords(m_script);
        if (!m_problem.isEmpty())
            return core::Error{u"import"_s, m_problem};
        return m_words;
    }

private:
    bool atEnd() const { return m_at >= m_script.size(); }
    char peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_script.size() ? m_script[m_at + ahead] : '\0';
    }
    char take() { return m_script[m_at++]; }

    void fail(const QString &sentence)
    {
        if (m_problem.isEmpty())
            m_problem = sentence;
    }
    ShellWord &word()
    {
        if (!m_word)
            m_word.emplace();
        return *m_word;
    }

    void endWord()
    {
        if (!m_word)
            return;
        const ShellWord word = *std::exchange(m_word, std::nullopt);
        noteVariable(word);
        m_words << word;
    }

    /// `NAME=text`, alone or after `export`, where a command may stand.
    void noteVariable(const ShellWord &word)
    {
        static const QSet<QByteArray> branches{"if", "for", "while", "until", "case", "function", "select"};
        static const QSet<QByteArray> setters{"export", "local", "readonly", "declare", "typeset"};
        const bool isFirst = m_words.isEmpty() || m_words.last().isOperator;
        if (isFirst && branches.contains(word.text))
            m_variables.giveUp();
        const qsizetype equals = word.text.indexOf('=');
        if (equals <= 0 || word.hasVariable || !word.commands.isEmpty() ||
            (!isFirst && !setters.contains(m_words.last().text)))
            return;
        const QByteArray name = word.text.first(equals);
        if (std::ranges::all_of(name, isNameCharacter))
            m_variables.set(name, word.text.sliced(equals + 1));
    }

    void addOperator(const QByteArray &text)
    {
        endWord();
        m_words << ShellWord{text, true};
    }

    void step()
    {
        const char c = take();
        switch (c) {
        case ' ':
        case '\t':
        case '\r':
            return endWord();
        case '\n':
            addOperator("\n");
            return readHereDocuments();
        case '|':
        case ';':
        case '(':
        case ')':
            return addOperator(QByteArray(1, c));
        case '&':
            if (peek() != '>') // both outputs go to a file
                addOperator("&");
            return;
        case '<':
        case '>':
            return readRedirection(c);
        case '\'':
            return readSingleQuoted();
        case '"':
            return readDoubleQuoted();
        case '\\':
            return readEscaped();
        case '$':
            return readDollar(true);
        case '`':
            if (isLineEndAt(m_at)) {
                m_isPowerShell = true;
                return fail(Words::tr("This command is written for PowerShell."));
            }
            return readCommand(1, '`');
        case '@':
            if (!m_word && (peek() == '\'' || peek() == '"') && isLineEndAt(m_at + 1)) {
                m_isPowerShell = true;
                return fail(Words::tr("This command is written for PowerShell."));
            }
            break;
        case '^':
            if (isLineEndAt(m_at) || peek() == '"') {
                m_isCommandPrompt = true;
                return fail(Words::tr("This command is written for the Windows command prompt."));
            }
            break;
        case '#':
            if (!m_word)
                return skipComment();
            break;
        case '\xc2': // a no-break space, as web pages have them
            if (peek() == '\xa0') {
                ++m_at;
                return endWord();
            }
            break;
        case '\xe2':
            if (!m_word && isTypographicQuote())
                return fail(
                    Words::tr("The command has typographic quotation marks (“ ” ‘ ’), as word processors "
                              "write them. Replace them with \" or '."));
            break;
        default:
            break;
        }
        word().text += c;
    }

    bool isLineEndAt(qsizetype at) const
    {
        return at < m_script.size() && (m_script[at] == '\n' || m_script.sliced(at).startsWith("\r\n"));
    }

    /// After its first byte.
    bool isTypographicQuote() const
    {
        return peek() == '\x80' && QByteArrayView("\x98\x99\x9c\x9d").contains(peek(1));
    }

    /// After `<` or `>`. A number before it, as in `2>`, says which output goes there.
    void readRedirection(char direction)
    {
        if (peek() == '(')
            return readCommand(2, ')'); // `<(…)` stands for a file
        if (m_word && std::ranges::all_of(m_word->text, [](char c) { return c >= '0' && c <= '9'; }))
            m_word.reset();
        endWord();
        if (direction == '<' && peek() == '<') {
            ++m_at;
            if (peek() != '<')
                return beginHereDocument();
            ++m_at;
            return addOperator("<<<");
        }
        while (peek() == '>' || peek() == '&' || peek() == '|')
            ++m_at;
        addOperator(QByteArray(1, direction));
    }

    // ---- here-documents

    struct HereDocument {
        qsizetype word; ///< whose text it becomes
        QByteArray delimiter;
        bool isQuoted;  ///< nothing in it is replaced
        bool losesTabs; ///< at the start of its lines
    };

    void beginHereDocument()
    {
        const bool losesTabs = peek() == '-';
        m_at += losesTabs ? 1 : 0;
        while (peek() == ' ' || peek() == '\t')
            ++m_at;
        bool isQuoted = false;
        QByteArray delimiter;
        for (; !atEnd() && !QByteArrayView(" \t\r\n;|&<>()").contains(peek()); ++m_at) {
            const bool isMark = QByteArrayView("'\"\\").contains(peek());
            isQuoted = isQuoted || isMark;
            if (!isMark)
                delimiter += peek();
        }
        if (delimiter.isEmpty())
            return fail(Words::tr("The end mark after << is missing."));
        addOperator("<<");
        m_hereDocuments << HereDocument{m_words.size(), delimiter, isQuoted, losesTabs};
        m_words << ShellWord{};
    }

    /// At the start of a line: the documents that the line before has named.
    void readHereDocuments()
    {
        for (const HereDocument &document : std::exchange(m_hereDocuments, {})) {
            QByteArray text;
            bool isClosed = false;
            while (!atEnd() && !isClosed) {
                const qsizetype end = m_script.indexOf('\n', m_at);
                QByteArrayView line = m_script.sliced(m_at, (end < 0 ? m_script.size() : end) - m_at);
                m_at = end < 0 ? m_script.size() : end + 1;
                while (document.losesTabs && line.startsWith('\t'))
                    line = line.sliced(1);
                isClosed = (line.endsWith('\r') ? line.chopped(1) : line) == document.delimiter;
                if (!isClosed)
                    text += line.toByteArray() + '\n';
            }
            if (!isClosed)
                return fail(Words::tr("The end mark %1 of the text after << is missing.")
                                .arg(QString::fromUtf8(document.delimiter)));
            if (document.isQuoted) {
                m_words[document.word].text = text;
            } else {
                // As between double quotes, but that those are nothing special in it.
                Splitter inside(text);
                inside.m_variables = m_variables;
                m_words[document.word] = inside.readDocument();
                if (!inside.m_problem.isEmpty())
                    return fail(inside.m_problem);
            }
        }
    }

    ShellWord readDocument()
    {
        word();
        while (!atEnd() && m_problem.isEmpty()) {
            const char c = take();
            if (c == '\\' && peek() != '"')
                readEscapedInQuotes();
            else if (c == '$')
                readDollar(false);
            else if (c == '`')
                readCommand(1, '`');
            else
                word().text += c;
        }
        return *m_word;
    }

    // ---- words

    void skipComment()
    {
        while (!atEnd() && peek() != '\n')
            ++m_at;
    }

    /// After a backslash outside quotes. At the end of a line it joins the line with the next.
    void readEscaped()
    {
        // Blanks behind it come in with pasting; a shell would take the first for a word.
        qsizetype end = m_at;
        while (end < m_script.size() && QByteArrayView(" \t\r").contains(m_script[end]))
            ++end;
        if (end < m_script.size() && m_script[end] == '\n')
            m_at = end;
        if (atEnd())
            return;
        if (const char c = take(); c != '\n')
            word().text += c;
    }

    void readSingleQuoted()
    {
        const qsizetype end = m_script.indexOf('\'', m_at);
        if (end < 0)
            return failOpen("'");
        word().text += m_script.sliced(m_at, end - m_at);
        m_at = end + 1;
    }

    void readDoubleQuoted()
    {
        word(); // an empty word counts too
        while (m_problem.isEmpty()) {
            if (atEnd())
                return failOpen("\"");
            const char c = take();
            if (c == '"')
                return;
            if (c == '\\')
                readEscapedInQuotes();
            else if (c == '$')
                readDollar(false);
            else if (c == '`')
                readCommand(1, '`');
            else
                word().text += c;
        }
    }

    void readEscapedInQuotes()
    {
        const char c = peek();
        if (c == '\n') {
            ++m_at;
        } else if (c == '"' || c == '\\' || c == '$' || c == '`') {
            word().text += take();
        } else {
            word().text += '\\'; // it escapes nothing else here
        }
    }

    void readDollar(bool mayQuote)
    {
        if (mayQuote && peek() == '\'') {
            ++m_at;
            return readAnsiQuoted();
        }
        if (mayQuote && peek() == '"')
            return; // $"…" is "…", translated by some shells
        if (peek() == '(')
            return readCommand(2, ')');
        const bool isBraced = peek() == '{';
        qsizetype end = m_at + (isBraced ? 1 : 0);
        const qsizetype start = end;
        while (end < m_script.size() && isNameCharacter(m_script[end]))
            ++end;
        const QByteArray name = m_script.sliced(start, end - start).toByteArray();
        const bool isWhole = !isBraced || (end < m_script.size() && m_script[end] == '}');
        if (const auto value = isWhole ? m_variables.value(name) : std::nullopt) {
            // Without quotes around it a shell would split the value at its blanks.
            if (!mayQuote ||
                std::ranges::none_of(*value, [](char c) { return c == ' ' || c == '\n' || c == '\t'; })) {
                word().text += *value;
                m_at = end + (isBraced ? 1 : 0);
                return;
            }
        }
        word().text += '$';
        if (isBraced || !name.isEmpty())
            word().hasVariable = true;
    }

    /// A command in a word, whose opening mark of `length` ends here: it is kept as written.
    void readCommand(qsizetype length, char close)
    {
        qsizetype start = m_at - 1;
        const qsizetype from = start + length;
        const qsizetype end = endOfCommand(m_script, from, close);
        if (end < 0)
            return failOpen(close == '`' ? "`" : "$(");
        word().text += m_script.sliced(start, end + 1 - start);
        word().commands << m_script.sliced(from, end - from).toByteArray();
        m_at = end + 1;
    }

    /// `$'…'`, with the escapes of C.
    void readAnsiQuoted()
    {
        word();
        while (m_problem.isEmpty()) {
            if (atEnd())
                return failOpen("$'");
            const char c = take();
            if (c == '\'')
                return;
            if (c == '\\' && !atEnd())
                readAnsiEscape(take());
            else
                word().text += c;
        }
    }

    void readAnsiEscape(char c)
    {
        static constexpr QByteArrayView letters = "abefnrtvE";
        static constexpr QByteArrayView meanings = "\a\b\x1b\f\n\r\t\v\x1b";
        if (const qsizetype known = letters.indexOf(c); known >= 0) {
            word().text += meanings[known];
        } else if (c == 'x') {
            addByte(number(2, 16));
        } else if (c == 'u' || c == 'U') {
            addCharacter(number(c == 'u' ? 4 : 8, 16));
        } else if (c >= '0' && c <= '7') {
            --m_at;
            addByte(number(3, 8));
        } else {
            if (c != '\\' && c != '\'' && c != '"' && c != '?')
                word().text += '\\'; // as bash does with an unknown escape
            word().text += c;
        }
    }

    /// A number of at most `digits` digits; empty when there is none.
    std::optional<uint> number(int digits, int base)
    {
        qsizetype length = 0;
        uint value = 0;
        while (length < digits) {
            const uint digit = digitOf(peek());
            if (digit >= uint(base))
                break;
            value = value * uint(base) + digit;
            ++m_at;
            ++length;
        }
        return length > 0 ? std::optional(value) : std::nullopt;
    }

    static uint digitOf(char c)
    {
        if (c >= '0' && c <= '9')
            return uint(c - '0');
        if (c >= 'a' && c <= 'f')
            return uint(c - 'a' + 10);
        if (c >= 'A' && c <= 'F')
            return uint(c - 'A' + 10);
        return 16;
    }

    void addByte(std::optional<uint> value)
    {
        if (!value || *value % 256 == 0)
            return fail(Words::tr("An escape in $'…' does not stand for a character."));
        word().text += char(*value % 256);
    }

    /// The two halves of a character may follow each other: Chromium writes characters beyond the first plane
    /// so.
    void addCharacter(std::optional<uint> code)
    {
        if (code && QChar::isHighSurrogate(*code) && peek() == '\\' && peek(1) == 'u') {
            m_at += 2;
            const std::optional<uint> low = number(4, 16);
            if (low && QChar::isLowSurrogate(*low))
                code = QChar::surrogateToUcs4(char16_t(*code), char16_t(*low));
        }
        if (!code || *code == 0 || *code > QChar::LastValidCodePoint || QChar::isSurrogate(*code))
            return fail(Words::tr("An escape in $'…' does not stand for a character."));
        const char32_t character = *code;
        word().text += QString::fromUcs4(&character, 1).toUtf8();
    }

    void failOpen(const char *quote)
    {
        fail(Words::tr("The closing quotation mark for %1 is missing.").arg(QLatin1StringView(quote)));
    }

    QByteArrayView m_script;
    qsizetype m_at = 0;
    QList<ShellWord> m_words;
    std::optional<ShellWord> m_word;     ///< the one being read
    QList<HereDocument> m_hereDocuments; ///< named in this line
    ShellVariables m_variables;
    QString m_problem;
    bool m_isCommandPrompt = false;
    bool m_isPowerShell = false;
};

} // namespace

core::Result<QList<ShellWord>> shellWords(QByteArrayView script)
{
    return Splitter(script).split();
}

QByteArray shellQuoted(QByteArrayView bytes)
{
    Q_ASSERT(!bytes.contains('\0'));
    QByteArray inside = bytes.toByteArray();
    return '\'' + inside.replace("'", "'\\''") + '\'';
}

} // namespace interchange
