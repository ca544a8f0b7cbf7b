// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "interchange/curl.h"

#include "interchange/curl_options.h"
#include "interchange/foreign_text.h"
#include "interchange/shell_words.h"

#include <QCoreApplication>
#include <QRegularExpression>
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
    Q_DECLARE_TR_FUNCTIONS(interchange::curl)
};

/// What curl posts for a file given with --data: line ends and NUL bytes are left out.
QByteArray withoutLineEnds(QByteArray bytes)
{
    bytes.removeIf([](char c) { return c == '\r' || c == '\n' || c == '\0'; });
    return bytes;
}

// ---- addresses

enum class Shape { None, Host, Url };

/// Whether a word can be the address: what follows an unknown option may be a secret.
Shape shapeOf(const QString &word)
{
    static const QRegularExpression url(u"\\Ahttps?://"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression host(
        u"\\A([^/"
        u"?#@\\s]*@)?(localhost|[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+|\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9-]+(?=:[0-9]"
        "|/))(:[0-9]{1,5})?([/?#].*)?\\z"_s);
    static const QRegularExpression variable(u"\\A(\\$\\{?\\w|\\{\\{|%\\w+%)"_s);
    if (url.match(word).hasMatch())
        return Shape::Url;
    return host.match(word).hasMatch() || variable.match(word).hasMatch() ? Shape::Host : Shape::None;
}

/// One request of a command: what stands between two `--next`.
class Operation
{
public:
    void addAddress(const ShellWord &word, bool isExplicit, bool isBehindUnknown)
    {
        const QString text = QString::fromUtf8(word.text);
        const Shape shape = isExplicit ? Shape::Url : shapeOf(text);
        if (shape == Shape::None || (shape == Shape::Host && isBehindUnknown))
            ++m_strangers;
        else
            m_addresses << Address{text, word.hasVariable || !word.commands.isEmpty(),
                                   rank(shape, isBehindUnknown)};
    }
    void addBody(const QByteArray &bytes, const QByteArray &joint)
    {
        if (m_hasBody)
            m_call.body += joint;
        m_call.body += bytes;
        m_hasBody = true;
    }
    void addHeader(const ShellWord &word);
    void setMethod(const QByteArray &method) { m_method = QString::fromUtf8(method); }
    void setDefaultMethod(const QString &method) { m_defaultMethod = method; }
    void note(const QString &sentence) { m_call.notes << sentence; }
    void fail(const QString &sentence)
    {
        if (m_call.problem.isEmpty())
            m_call.problem = sentence;
    }
    void addCredentials(const QString &option) { m_credentials << option; }
    void addIgnored(const QString &option) { m_ignored << option; }
    void addUnknown(const QString &option) { m_unknown << option; }

    Imported finished();

private:
    struct Address {
        QString text;
        bool hasVariable;
        int rank; ///< the lowest is taken
    };
    static int rank(Shape shape, bool isBehindUnknown)
    {
        return isBehindUnknown ? 2 : shape == Shape::Url ? 0 : 1;
    }
    void takeAddress();
    void noteOptions();

    Imported m_call;
    QList<Address> m_addresses;
    QString m_method;
    QString m_defaultMethod = u"POST"_s;
    QStringList m_headers;
    QStringList m_credentials;
    QStringList m_ignored;
    QStringList m_unknown;
    int m_strangers = 0; ///< words that are not understood
    bool m_hasBody = false;
};

void Operation::addHeader(const ShellWord &word)
{
    if (word.text.startsWith('@')) {
        note(Words::tr("The headers in a file (-H @…) were not read."));
        return;
    }
    // `X: value`, or `X;` for an empty one; anything else is not sent.
    const auto end = std::ranges::find_if(word.text, [](char c) { return c == ':' || c == ';'; });
    m_headers << (end == word.text.end()
                      ? QString()
                      : QString::fromUtf8(word.text.first(end - word.text.begin())).trimmed());
}

Imported Operation::finished()
{
    static const QRegularExpression method(u"\\A[A-Za-z]{1,20}\\z"_s);
    if (!m_method.isEmpty() && !method.match(m_method).hasMatch()) {
        note(Words::tr("The method (-X) is not a word and was left out."));
        m_method.clear();
    }
    m_call.method = !m_method.isEmpty() ? m_method : m_hasBody ? m_defaultMethod : u"GET"_s;
    if (!m_hasBody)
        fail(Words::tr("The curl command has no body (-d, --data-binary, --json)."));
    takeAddress();
    m_call.name = m_call.endpoint.isEmpty() ? m_call.method : m_call.method + u' ' + m_call.endpoint;
    noteHeaders(m_headers, &m_call);
    noteOptions();
    return m_call;
}

void Operation::takeAddress()
{
    const auto taken = std::ranges::min_element(m_addresses, {}, &Address::rank);
    if (taken == m_addresses.end())
        return;
    // curl treats an address without a scheme as HTTP.
    const bool isWhole = taken->text.contains("://"_L1) || shapeOf(taken->text) == Shape::None ||
                         QStringView(u"${%").contains(taken->text.front());
    m_call.endpoint = shownAddress(isWhole ? taken->text : "http://"_L1 + taken->text, &m_call);
    if (taken->hasVariable)
        note(Words::tr("The address contains a shell variable ($…)."));
    if (m_addresses.size() > 1)
        note(Words::tr("The command names %Ln addresses; one of them was taken.", nullptr,
                       int(m_addresses.size())));
}

void Operation::noteOptions()
{
    m_credentials.removeDuplicates();
    m_ignored.removeDuplicates();
    m_unknown.removeDuplicates();
    if (!m_credentials.isEmpty())
        note(Words::tr("Credentials are not kept. Removed: %1.").arg(m_credentials.join(u", "_s)));
    if (!m_ignored.isEmpty())
        note(Words::tr("These options do not affect the request and were ignored: %1.")
                 .arg(m_ignored.join(u", "_s)));
    if (!m_unknown.isEmpty())
        note(Words::tr("These options are not known and were ignored; check the result: %1.")
                 .arg(m_unknown.join(u", "_s)));
    if (m_strangers > 0)
        note(
            Words::tr("%Ln words were not understood and left out; check the result.", nullptr, m_strangers));
}

// ---- commands

/// What a command reads from its standard input.
using Input = std::optional<ShellWord>;

/// Reads one curl command, word by word.
class CommandReader
{
public:
    /// `words` follow the name of the program.
    CommandReader(const QList<ShellWord> &words, const FileReader &readFile, const Input &input)
        : m_words(words), m_readFile(readFile), m_input(input)
    {
    }

    QList<Imported> read()
    {
        for (m_at = 0; m_at < m_words.size(); ++m_at)
            readWord(m_words.at(m_at));
        m_calls << m_operation.finished();
        return m_calls;
    }

private:
    void readWord(const ShellWord &word)
    {
        const QByteArray &text = word.text;
        const bool isBehindUnknown = std::exchange(m_isBehindUnknown, false);
        if (text.startsWith('-') && text.size() > 1 && !m_onlyAddresses) {
            if (text == "--")
                m_onlyAddresses = true;
            else if (text.startsWith("--"))
                readLongOption(word);
            else
                readLetters(word);
        } else {
            m_operation.addAddress(word, false, isBehindUnknown);
        }
    }

    void readLongOption(const ShellWord &word)
    {
        const qsizetype equals = word.text.indexOf('=');
        const QByteArray name = word.text.sliced(2, (equals < 0 ? word.text.size() : equals) - 2);
        const CurlOption *option = curlOption(name);
        const QString spelling = QString::fromUtf8("--" + name);
        if (!option) {
            // What is not an option may be anything, a secret too.
            static const QRegularExpression plausible(u"\\A--[a-z][a-z-]{0,30}\\z"_s);
            m_operation.addUnknown(plausible.match(spelling).hasMatch() ? spelling : u"--…"_s);
            m_isBehindUnknown = equals < 0;
        } else if (!option->takesValue()) {
            apply(*option, spelling, {});
        } else if (name.startsWith("expand-")) {
            if (const std::optional<ShellWord> value = valueOf(word, equals, spelling))
                applyExpanded(*option, spelling, *value);
        } else if (const std::optional<ShellWord> value = valueOf(word, equals, spelling)) {
            apply(*option, spelling, *value);
        }
    }

    /// Behind `=`, else in the next word.
    std::optional<ShellWord> valueOf(const ShellWord &word, qsizetype equals, const QString &spelling)
    {
        return equals < 0 ? nextWord(spelling)
                          : ShellWord{word.text.sliced(equals + 1), false, word.hasVariable, word.commands};
    }

    /// `--expand-data '{{name}}'`: curl replaces variables of its own in the value.
    void applyExpanded(const CurlOption &option, const QString &spelling, const ShellWord &value)
    {
        const bool isBody = option.meaning == CurlOption::Data || option.meaning == CurlOption::DataRaw ||
                            option.meaning == CurlOption::DataBinary || option.meaning == CurlOption::Json;
        apply(option, spelling, value);
        if (isBody)
            m_operation.note(
                Words::tr("curl would replace variables ({{…}}) in the body; they were kept as written."));
    }

    /// `-sSXPOST`: each letter is an option; what follows the first one that takes a value is its value.
    void readLetters(const ShellWord &word)
    {
        for (qsizetype i = 1; i < word.text.size(); ++i) {
            const CurlOption *option = curlOption(word.text[i]);
            if (!option) {
                m_operation.addUnknown(u"-…"_s);
                m_isBehindUnknown = true;
                return;
            }
            const QString spelling = u"-"_s + QLatin1Char(word.text[i]);
            if (!option->takesValue()) {
                apply(*option, spelling, {});
                continue;
            }
            const QByteArray rest = word.text.sliced(i + 1);
            if (!rest.isEmpty())
                apply(*option, spelling, {rest, false, word.hasVariable, word.commands});
            else if (const std::optional<ShellWord> value = nextWord(spelling))
                apply(*option, spelling, *value);
            return;
        }
    }

    std::optional<ShellWord> nextWord(const QString &option)
    {
        if (m_at + 1 >= m_words.size()) {
            m_operation.fail(Words::tr("The value after %1 is missing.").arg(option));
            return std::nullopt;
        }
        return m_words.at(++m_at);
    }

    void apply(const CurlOption &option, const QString &spelling, const ShellWord &value)
    {
        switch (option.meaning) {
        case CurlOption::Request:
            return m_operation.setMethod(value.text);
        case CurlOption::Header:
            return m_operation.addHeader(value);
        case CurlOption::Data:
        case CurlOption::DataBinary:
        case CurlOption::Json:
            return addFileOrText(option.meaning, value);
        case CurlOption::DataRaw:
            return addText(value, "&");
        case CurlOption::Upload:
            m_operation.setDefaultMethod(u"PUT"_s);
            return addFile(value.text, value, false, "");
        case CurlOption::Url:
            return m_operation.addAddress(value, true, false);
        case CurlOption::Next:
            m_calls << std::exchange(m_operation, Operation()).finished();
            return;
        case CurlOption::Credentials:
            return m_operation.addCredentials(spelling);
        case CurlOption::Flag:
        case CurlOption::Setting:
            return m_operation.addIgnored(spelling);
        case CurlOption::Unsupported:
        case CurlOption::UnsupportedFlag:
            return m_operation.fail(
                Words::tr("%1 is not supported: the body must be given with -d, --data-raw, "
                          "--data-binary or --json.")
                    .arg(spelling));
        }
    }

    void addFileOrText(CurlOption::Meaning meaning, const ShellWord &value)
    {
        const QByteArray joint = meaning == CurlOption::Json ? "" : "&";
        if (value.text.startsWith('@'))
            addFile(value.text.sliced(1), value, meaning == CurlOption::Data, joint);
        else
            addText(value, joint);
    }

    void addText(const ShellWord &value, const QByteArray &joint)
    {
        if (!value.commands.isEmpty())
            return m_operation.fail(
                Words::tr("The body runs another command ($(…) or `…`), which is not supported. "
                          "Replace it with its result."));
        if (value.hasVariable)
            m_operation.note(
                Words::tr("The body contains a shell variable ($…), which was kept as written."));
        m_operation.addBody(value.text, joint);
    }

    /// `source` is the word that names it.
    void addFile(const QByteArray &name, const ShellWord &source, bool losesLineEnds, const QByteArray &joint)
    {
        if (!source.commands.isEmpty())
            return addText(source, joint);
        if (name == "-" || name == "." || name == "/dev/stdin") {
            if (!m_input)
                return m_operation.fail(
                    Words::tr("The body comes from standard input (@-), whose content is not known."));
            if (!m_input->isOperator) {
                ShellWord text = *m_input;
                text.text = losesLineEnds ? withoutLineEnds(text.text) : text.text;
                return addText(text, joint);
            }
            return addFile(m_input->text, {}, losesLineEnds, joint);
        }
        const core::Result<NamedFile> file = m_readFile(QString::fromUtf8(name));
        if (!file)
            return m_operation.fail(file.error().sentence);
        m_operation.note(Words::tr("The body was read from %1.").arg(file->path));
        m_operation.addBody(losesLineEnds ? withoutLineEnds(file->bytes) : file->bytes, joint);
    }

    const QList<ShellWord> &m_words;
    const FileReader &m_readFile;
    const Input &m_input; ///< an operator stands for a file of that name
    qsizetype m_at = 0;
    QList<Imported> m_calls;
    Operation m_operation;
    bool m_onlyAddresses = false;   ///< after `--`
    bool m_isBehindUnknown = false; ///< the next word may be the value of an unknown option
};

/// A command, what it reads, and the operator that ends it.
struct Command {
    QList<ShellWord> words;
    Input input;
    QByteArray end;

    QByteArray text(qsizetype i) const { return words.value(i).text; }
};

QByteArray programOf(const QByteArray &word)
{
    const qsizetype slash = std::max(word.lastIndexOf('/'), word.lastIndexOf('\\'));
    const QByteArray name = word.sliced(slash + 1).toLower();
    // A path of Windows loses its backslashes in a POSIX shell.
    return name.endsWith("curl.exe") ? "curl" : name;
}

/// The index of the word `curl`, or -1: it is the first one, or follows variables or a program that runs
/// another.
qsizetype curlIn(const QList<ShellWord> &words)
{
    static const QSet<QByteArray> runners{
        "sudo", "doas",   "env",    "time",   "nohup",   "exec",  "command", "builtin",
        "nice", "if",     "then",   "else",   "elif",    "while", "until",   "do",
        "!",    "{",      "docker", "podman", "kubectl", "ssh",   "timeout", "watch",
        "wsl",  "winpty", "call",   "cmd",    "&",       "$",     "%",       "xargs"};
    static const QRegularExpression assignment(u"\\A[A-Za-z_][A-Za-z0-9_]*\\+?="_s);
    bool isRun = true; ///< a program may stand here
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QByteArray program = programOf(words.at(i).text);
        if (isRun && program == "curl")
            return i;
        if (runners.contains(program))
            isRun = true;
        else if (i == 0 || words.at(i - 1).text.contains('='))
            isRun = assignment.match(QString::fromUtf8(words.at(i).text.left(200))).hasMatch();
    }
    return -1;
}

QList<Command> commandsOf(const QList<ShellWord> &words)
{
    QList<Command> list;
    Command command;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const ShellWord &word = words.at(i);
        if (!word.isOperator) {
            command.words << word;
            continue;
        }
        if (word.text.startsWith('<') || word.text == ">") {
            if (i + 1 < words.size() && !words.at(i + 1).isOperator) {
                ++i;
                if (word.text.startsWith('<'))
                    command.input = words.at(i);
                if (word.text == "<")
                    command.input->isOperator = true; // a file
                if (word.text == "<<<")
                    command.input->text += '\n';
            }
            continue;
        }
        command.end = word.text;
        if (!command.words.isEmpty())
            list << command;
        // A pipe that goes on in the next line.
        command = {};
    }
    if (!command.words.isEmpty())
        list << command;
    return list;
}

/// What the command writes into a pipe; empty when only a shell could tell.
Input writtenBy(const Command &command)
{
    if (command.end != "|")
        return {};
    const QByteArray program = programOf(command.text(0));
    const qsizetype count = command.words.size();
    if (program == "cat") {
        if (count == 1 || (count == 2 && command.text(1) == "-"))
            return command.input;
        if (count == 2) {
            ShellWord file = command.words.at(1);
            file.isOperator = true;
            return file;
        }
        return {};
    }
    ShellWord last = command.words.last();
    const bool isPlain = !last.text.contains('\\') && !last.text.contains('%');
    if (program == "printf" && ((count == 3 && (command.text(1) == "%s" || command.text(1) == "%s\\n")) ||
                                (count == 2 && isPlain))) {
        last.text += count == 3 && command.text(1) == "%s\\n" ? "\n" : "";
        return last;
    }
    // Shells differ in what echo makes of a backslash.
    if (program == "echo" && !last.text.contains('\\') &&
        (count == 2 || (count == 3 && command.text(1) == "-n"))) {
        last.text += count == 2 ? "\n" : "";
        return last;
    }
    return {};
}

/// Reads all curl commands of a script, and of the commands within its words.
class ScriptReader
{
public:
    explicit ScriptReader(const FileReader &readFile) : m_readFile(readFile) {}

    core::Result<QList<Imported>> read(const QByteArray &script)
    {
        if (const core::Result<core::Done> done = readScript(script, 0); !done)
            return done.error();
        if (m_calls.isEmpty())
            return importError(Words::tr("It contains no curl command."));
        if (m_others > 0) {
            for (Imported &call : m_calls)
                call.notes << Words::tr("%Ln other commands were left out: only curl commands are read.",
                                        nullptr, m_others);
        }
        return m_calls;
    }

private:
    core::Result<core::Done> readScript(const QByteArray &script, int depth)
    {
        constexpr int deepest = 8;
        const core::Result<QList<ShellWord>> words = shellWords(script);
        if (!words)
            return words.error();
        const QList<Command> commands = commandsOf(*words);
        for (qsizetype i = 0; i < commands.size(); ++i) {
            const Command &command = commands.at(i);
            const qsizetype callsBefore = m_calls.size();
            for (const ShellWord &word : command.words) {
                for (const QByteArray &inner : word.commands) {
                    if (depth < deepest && inner.contains("curl"))
                        (void)readScript(inner, depth + 1); // the text around it may be good all the same
                }
            }
            const qsizetype curl = curlIn(command.words);
            if (curl >= 0) {
                const bool isPiped = i > 0 && commands.at(i - 1).end == "|";
                const Input input = command.input ? command.input
                                    : isPiped     ? writtenBy(commands.at(i - 1))
                                                  : Input();
                m_calls += CommandReader(command.words.sliced(curl + 1), m_readFile, input).read();
            } else if (depth == 0 && m_calls.size() == callsBefore && !isSetting(command) &&
                       !(command.end == "|" && writtenBy(command))) {
                ++m_others;
            }
        }
        return core::done();
    }

    /// Nothing is lost with it: it sets variables.
    static bool isSetting(const Command &command)
    {
        return command.text(0).contains('=') || command.text(0) == "export" || command.text(1) == "=" ||
               command.text(0) == "set" || command.text(0) == "cd";
    }

    const FileReader &m_readFile;
    QList<Imported> m_calls;
    int m_others = 0;
};

/// The script without what comes in with copying: the fences of Markdown, prompts, and line ends of CR alone.
QByteArray cleaned(QByteArray script)
{
    if (!script.contains('\n'))
        script.replace('\r', '\n');
    static const QRegularExpression fence(u"^[ \\t]*```.*$"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression prompt(
        u"^[^\\n'\"|;&<>=]{0,100}?(?:[$%>]|(?<=[^\\s])#)[ \\t]*(?=curl(\\.exe)?\\s)"_s,
        QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption);
    const bool hasFence = script.contains("```");
    const bool hasPrompt =
        script.contains("$ ") || script.contains('%') || script.contains('>') || script.contains('#');
    if (!hasFence && !hasPrompt)
        return script;
    QString text = QString::fromUtf8(script);
    if (text.toUtf8() != script) // other bytes must come through as they are
        return script;
    if (hasFence)
        text.remove(fence);
    if (hasPrompt)
        text.remove(prompt);
    return text.toUtf8();
}

} // namespace

core::Result<QList<Imported>> fromCurl(const QByteArray &script, const FileReader &readFile)
{
    const core::Result<QByteArray> text = utf8Of(script);
    if (!text)
        return text.error();
    return ScriptReader(readFile).read(cleaned(*text));
}

} // namespace interchange
