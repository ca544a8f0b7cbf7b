// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "interchange/windows_words.h"

#include "interchange/shell_variables.h"

#include <QCoreApplication>

#include <optional>
#include <utility>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace interchange
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(interchange::shell)
};

using core::Error; // lupdate loses the context behind core::Error

Error unclosed(char quote)
{
    return {u"import"_s, Words::tr("The closing quotation mark for %1 is missing.").arg(QLatin1Char(quote))};
}

bool isLineEnd(char c)
{
    return c == '\n' || c == '\r';
}

// ---- command prompt

/// A character after the command prompt has taken off its own escapes.
struct Prompted {
    char c;
    bool isOperator = false;
};

std::vector<Prompted> prompted(QByteArrayView script)
{
    std::vector<Prompted> result;
    bool isQuoted = false;
    for (qsizetype i = 0; i < script.size(); ++i) {
        const char c = script[i];
        if (c == '^' && !isQuoted && i + 1 < script.size()) {
            ++i;
            if (!isLineEnd(script[i])) {
                result.push_back({script[i]});
                continue;
            }
            // The line goes on; a line end right behind that one is meant.
            i += script.sliced(i).startsWith("\r\n") ? 1 : 0;
            if (i + 1 < script.size() && isLineEnd(script[i + 1])) {
                i += script.sliced(i + 1).startsWith("\r\n") ? 2 : 1;
                result.push_back({'\n'});
            }
            continue;
        }
        if (c == '"')
            isQuoted = !isQuoted;
        result.push_back({c, !isQuoted && (isLineEnd(c) || QByteArrayView("|&<>").contains(c))});
    }
    return result;
}

/// `%NAME%`
bool namesPromptVariable(QByteArrayView text)
{
    for (qsizetype start = text.indexOf('%'); start >= 0; start = text.indexOf('%', start + 1)) {
        qsizetype end = start + 1;
        while (end < text.size() && isNameCharacter(text[end]))
            ++end;
        if (end > start + 1 && end < text.size() && text[end] == '%')
            return true;
    }
    return false;
}

// ---- PowerShell

class PowerShellSplitter
{
public:
    explicit PowerShellSplitter(QByteArrayView script) : m_script(script) {}

    core::Result<QList<ShellWord>> split()
    {
        while (!atEnd() && !m_error)
            step();
        endWord();
        if (m_error)
            return *m_error;
        return m_words;
    }

private:
    bool atEnd() const { return m_at >= m_script.size(); }
    char peek() const { return atEnd() ? '\0' : m_script[m_at]; }
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
        ShellWord word = *std::exchange(m_word, std::nullopt);
        // Windows PowerShell hands `\"` on to the program, which reads it as a quotation mark.
        if (word.text.contains("\\\"") && word.text.count('"') == word.text.count("\\\""))
            word.text.replace("\\\"", "\"");
        const qsizetype count = m_words.size();
        if (count >= 2 && m_words.last().text == "=" && m_words.at(count - 2).text.startsWith('$') &&
            !word.hasVariable && word.commands.isEmpty())
            m_variables.set(m_words.at(count - 2).text.sliced(1), word.text);
        m_words << word;
    }

    void step()
    {
        const char c = m_script[m_at++];
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
            endWord();
            m_words << ShellWord{QByteArray(1, c), true};
            return;
        case '#':
            if (m_word)
                break;
            while (!atEnd() && peek() != '\n')
                ++m_at;
            return;
        case '`':
            return readEscaped();
        case '\'':
            return readSingleQuoted();
        case '"':
            return readDoubleQuoted();
        case '$':
            return readVariable();
        case '=': // `$name='text'`, without blanks
            if (m_word && m_word->text.startsWith('$') && m_word->hasVariable && m_word->text.size() > 1) {
                endWord();
                m_words << ShellWord{"="};
                return;
            }
            break;
        case '@':
            if (!m_word && (peek() == '\'' || peek() == '"'))
                return readHereString();
            break;
        default:
            break;
        }
        word().text += c;
    }

    void readEscaped()
    {
        if (atEnd())
            return;
        const char c = m_script[m_at++];
        if (c == '\r' && peek() == '\n')
            ++m_at;
        if (isLineEnd(c))
            return;
        word().text += c == 'n' ? '\n' : c == 't' ? '\t' : c == 'r' ? '\r' : c;
    }

    void readSingleQuoted()
    {
        word();
        while (!atEnd()) {
            const char c = m_script[m_at++];
            if (c != '\'') {
                word().text += c;
            } else if (peek() == '\'') {
                word().text += c;
                ++m_at;
            } else {
                return;
            }
        }
        m_error = unclosed('\'');
    }

    void readDoubleQuoted()
    {
        word();
        while (!atEnd()) {
            const char c = m_script[m_at++];
            if (c == '`') {
                readEscaped();
            } else if (c == '$') {
                readVariable();
            } else if (c != '"') {
                word().text += c;
            } else if (peek() == '"') {
                word().text += c;
                ++m_at;
            } else {
                return;
            }
        }
        m_error = unclosed('"');
    }

    /// `@'`, a line end, the text, a line end, `'@`
    void readHereString()
    {
        const char quote = m_script[m_at];
        const QByteArray close = QByteArray("\n") + quote + '@';
        const qsizetype start = m_script.indexOf('\n', m_at);
        const qsizetype end = start < 0 ? -1 : m_script.indexOf(close, start);
        if (end < 0) {
            m_error = unclosed(quote);
            return;
        }
        QByteArrayView text = m_script.sliced(start + 1, qMax(qsizetype(0), end - start - 1));
        if (text.endsWith('\r'))
            text.chop(1);
        word().text += text;
        word().hasVariable = quote == '"' && text.contains('$');
        m_at = end + close.size();
    }

    void readVariable()
    {
        const qsizetype start = m_at;
        while (isNameCharacter(peek()))
            ++m_at;
        const QByteArray name = m_script.sliced(start, m_at - start).toByteArray();
        // `$name = …` sets it.
        const QByteArrayView rest = m_script.sliced(m_at).trimmed();
        const bool isSet = !m_word && rest.startsWith('=') && !rest.startsWith("==");
        if (const auto value = isSet ? std::nullopt : m_variables.value(name)) {
            word().text += *value;
            return;
        }
        word().text += '$' + name;
        word().hasVariable = word().hasVariable || !name.isEmpty() || peek() == '{' || peek() == '(';
        if (name.isEmpty() && peek() == '(')
            word().commands << QByteArray(); // what it would run is not looked at
    }

    QByteArrayView m_script;
    qsizetype m_at = 0;
    QList<ShellWord> m_words;
    std::optional<ShellWord> m_word;
    ShellVariables m_variables;
    std::optional<core::Error> m_error;
};

} // namespace

core::Result<QList<ShellWord>> commandPromptWords(QByteArrayView script)
{
    const std::vector<Prompted> text = prompted(script);
    QList<ShellWord> words;
    std::optional<ShellWord> word;
    bool isQuoted = false;
    const auto endWord = [&] {
        if (word) {
            word->hasVariable = namesPromptVariable(word->text);
            words << *std::exchange(word, std::nullopt);
        }
    };
    const auto add = [&](const QByteArray &bytes) {
        if (!word)
            word.emplace();
        word->text += bytes;
    };
    for (size_t i = 0; i < text.size(); ++i) {
        const char c = text[i].c;
        if (c == '\\') {
            size_t end = i;
            while (end < text.size() && text[end].c == '\\')
                ++end;
            const auto count = qsizetype(end - i);
            const bool isBeforeQuote = end < text.size() && text[end].c == '"';
            add(QByteArray(isBeforeQuote ? count / 2 : count, '\\'));
            i = end - 1;
            if (isBeforeQuote && count % 2 == 1) {
                add("\"");
                i = end;
            }
        } else if (c == '"') {
            add({});
            if (isQuoted && i + 1 < text.size() && text[i + 1].c == '"') {
                add("\"");
                ++i;
            } else {
                isQuoted = !isQuoted;
            }
        } else if (isQuoted) {
            add(QByteArray(1, c));
        } else if (text[i].isOperator) {
            endWord();
            if (c != '\r')
                words << ShellWord{QByteArray(1, c), true};
        } else if (c == ' ' || c == '\t' || isLineEnd(c)) {
            endWord();
        } else {
            add(QByteArray(1, c));
        }
    }
    if (isQuoted)
        return unclosed('"');
    endWord();
    return words;
}

core::Result<QList<ShellWord>> powerShellWords(QByteArrayView script)
{
    return PowerShellSplitter(script).split();
}

} // namespace interchange
