// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "interchange/shell_words.h"

#include <QCoreApplication>

#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace interchange
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(interchange::shell)
};

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
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
        if (m_word)
            m_words << *std::exchange(m_word, std::nullopt);
    }
    void addOperator(char c)
    {
        endWord();
        m_words << ShellWord{QByteArray(1, c), true, false};
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
        case '|':
        case ';':
        case '&':
        case '<':
        case '>':
        case '(':
        case ')':
            return addOperator(c);
        case '\'':
            return readSingleQuoted();
        case '"':
            return readDoubleQuoted();
        case '\\':
            return readEscaped();
        case '$':
            return readDollar(true);
        case '`':
            return refuseSubstitution();
        case '^':
            if (peek() == '\n' || peek() == '\r' || peek() == '"')
                return fail(
                    Words::tr("This command is written for the Windows command prompt (“^”); copy it as cURL "
                              "for bash."));
            break;
        case '#':
            if (!m_word)
                return skipComment();
            break;
        default:
            break;
        }
        word().text += c;
    }

    void skipComment()
    {
        while (!atEnd() && peek() != '\n')
            ++m_at;
    }

    /// After a backslash outside quotes. At the end of a line it joins the line with the next.
    void readEscaped()
    {
        if (peek() == '\r' && peek(1) == '\n')
            ++m_at;
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
                refuseSubstitution();
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
            return refuseSubstitution();
        word().text += '$';
        if (peek() == '{' || isNameCharacter(peek()))
            word().hasVariable = true;
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

    void refuseSubstitution()
    {
        fail(Words::tr("The command runs another command ($(…) or `…`), which is not supported. Replace it "
                       "with its result."));
    }

    QByteArrayView m_script;
    qsizetype m_at = 0;
    QList<ShellWord> m_words;
    std::optional<ShellWord> m_word; ///< the one being read
    QString m_problem;
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
