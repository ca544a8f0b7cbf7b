// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "interchange/curl.h"

#include "interchange/shell_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::Literals::StringLiterals;

namespace interchange
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(interchange::curl)
};

// ---- writing

/// Linux allows 128 KiB in one argument of a program; a longer body goes through a pipe.
constexpr qsizetype argumentLimit = 100 * 1024;

constexpr char howToSetKey[] = R"(CPV2_AUTHORIZATION=$(printf %s "$CPV2_API_KEY" | base64 | tr -d '\n'))";

QByteArray headerArgument(const Header &header)
{
    // `X:` would remove the header, `X;` sends it empty.
    return shellQuoted(header.value.isEmpty() ? header.name + ';' : header.name + ": " + header.value);
}

/// curl expands ranges and lists in an address unless told not to.
bool hasGlob(const QByteArray &url)
{
    return std::ranges::any_of(url, [](char c) { return QByteArrayView("[]{}").contains(c); });
}

// ---- reading

enum class Meaning {
    Request,
    Header,
    Data,
    DataRaw,
    DataBinary,
    Json,
    Url,
    Credentials,
    Flag,            ///< does not affect the request
    Setting,         ///< the same, with a value
    Unsupported,     ///< turns its value into another body or address
    UnsupportedFlag, ///< the same, without a value
};

struct Option {
    char letter; ///< 0: none
    const char *name;
    Meaning meaning;
};

// curl(1), those that manuals and browsers use.
constexpr auto options = std::to_array<Option>({
    {'X', "request", Meaning::Request},
    {'H', "header", Meaning::Header},
    {'d', "data", Meaning::Data},
    {0, "data-ascii", Meaning::Data},
    {0, "data-raw", Meaning::DataRaw},
    {0, "data-binary", Meaning::DataBinary},
    {0, "json", Meaning::Json},
    {0, "url", Meaning::Url},
    {'u', "user", Meaning::Credentials},
    {'U', "proxy-user", Meaning::Credentials},
    {'b', "cookie", Meaning::Credentials},
    {0, "oauth2-bearer", Meaning::Credentials},
    {0, "aws-sigv4", Meaning::Credentials},
    {0, "pass", Meaning::Credentials},
    {'F', "form", Meaning::Unsupported},
    {0, "form-string", Meaning::Unsupported},
    {0, "data-urlencode", Meaning::Unsupported},
    {'T', "upload-file", Meaning::Unsupported},
    {'K', "config", Meaning::Unsupported},
    {'G', "get", Meaning::UnsupportedFlag},
    {':', "next", Meaning::UnsupportedFlag},
    {'A', "user-agent", Meaning::Setting},
    {'e', "referer", Meaning::Setting},
    {'c', "cookie-jar", Meaning::Setting},
    {'o', "output", Meaning::Setting},
    {'D', "dump-header", Meaning::Setting},
    {'w', "write-out", Meaning::Setting},
    {'m', "max-time", Meaning::Setting},
    {0, "connect-timeout", Meaning::Setting},
    {0, "expect100-timeout", Meaning::Setting},
    {0, "keepalive-time", Meaning::Setting},
    {0, "retry", Meaning::Setting},
    {0, "retry-delay", Meaning::Setting},
    {0, "retry-max-time", Meaning::Setting},
    {0, "max-redirs", Meaning::Setting},
    {0, "max-filesize", Meaning::Setting},
    {0, "limit-rate", Meaning::Setting},
    {'x', "proxy", Meaning::Setting},
    {0, "noproxy", Meaning::Setting},
    {0, "resolve", Meaning::Setting},
    {0, "connect-to", Meaning::Setting},
    {0, "interface", Meaning::Setting},
    {0, "unix-socket", Meaning::Setting},
    {0, "proto", Meaning::Setting},
    {0, "proto-default", Meaning::Setting},
    {0, "ciphers", Meaning::Setting},
    {0, "cacert", Meaning::Setting},
    {0, "capath", Meaning::Setting},
    {'E', "cert", Meaning::Setting},
    {0, "cert-type", Meaning::Setting},
    {0, "key", Meaning::Setting},
    {0, "tls-max", Meaning::Setting},
    {0, "trace", Meaning::Setting},
    {0, "trace-ascii", Meaning::Setting},
    {0, "stderr", Meaning::Setting},
    {'r', "range", Meaning::Setting},
    {0, "compressed", Meaning::Flag},
    {'s', "silent", Meaning::Flag},
    {'S', "show-error", Meaning::Flag},
    {'v', "verbose", Meaning::Flag},
    {'i', "include", Meaning::Flag},
    {'k', "insecure", Meaning::Flag},
    {'L', "location", Meaning::Flag},
    {0, "location-trusted", Meaning::Flag},
    {0, "post301", Meaning::Flag},
    {0, "post302", Meaning::Flag},
    {0, "post303", Meaning::Flag},
    {'f', "fail", Meaning::Flag},
    {0, "fail-with-body", Meaning::Flag},
    {0, "fail-early", Meaning::Flag},
    {'g', "globoff", Meaning::Flag},
    {'N', "no-buffer", Meaning::Flag},
    {'#', "progress-bar", Meaning::Flag},
    {0, "no-progress-meter", Meaning::Flag},
    {'n', "netrc", Meaning::Flag},
    {'O', "remote-name", Meaning::Flag},
    {'J', "remote-header-name", Meaning::Flag},
    {'q', "disable", Meaning::Flag},
    {'I', "head", Meaning::Flag},
    {'4', "ipv4", Meaning::Flag},
    {'6', "ipv6", Meaning::Flag},
    {'0', "http1.0", Meaning::Flag},
    {0, "http1.1", Meaning::Flag},
    {0, "http2", Meaning::Flag},
    {0, "http2-prior-knowledge", Meaning::Flag},
    {0, "http3", Meaning::Flag},
    {0, "ssl-reqd", Meaning::Flag},
    {'1', "tlsv1", Meaning::Flag},
    {0, "tlsv1.2", Meaning::Flag},
    {0, "tlsv1.3", Meaning::Flag},
    {0, "anyauth", Meaning::Flag},
    {0, "basic", Meaning::Flag},
    {0, "digest", Meaning::Flag},
    {0, "path-as-is", Meaning::Flag},
    {0, "tcp-nodelay", Meaning::Flag},
    {0, "retry-connrefused", Meaning::Flag},
    {0, "retry-all-errors", Meaning::Flag},
});

bool takesValue(Meaning meaning)
{
    return meaning != Meaning::Flag && meaning != Meaning::UnsupportedFlag;
}

/// What curl posts for a file given with --data: line ends and NUL bytes are left out.
QByteArray withoutLineEnds(QByteArray bytes)
{
    bytes.removeIf([](char c) { return c == '\r' || c == '\n' || c == '\0'; });
    return bytes;
}

/// Reads one curl command, word by word.
class CommandReader
{
public:
    CommandReader(const QList<ShellWord> &words, const FileReader &readFile,
                  const std::optional<QByteArray> &input)
        : m_words(words), m_readFile(readFile), m_input(input)
    {
    }

    core::Result<Imported> read()
    {
        for (m_at = 1; m_at < m_words.size() && m_problem.isEmpty(); ++m_at)
            readWord(m_words.at(m_at));
        if (!m_problem.isEmpty())
            return importError(m_problem);
        m_call.method = m_method.isEmpty() ? (m_hasBody ? u"POST"_s : u"GET"_s) : m_method;
        if (!m_hasBody)
            m_call.problem = Words::tr("The curl command has no body (-d, --data-binary, --json).");
        noteHeaders(m_headers, &m_call);
        noteOptions();
        return m_call;
    }

private:
    void fail(const QString &sentence)
    {
        if (m_problem.isEmpty())
            m_problem = sentence;
    }

    void readWord(const ShellWord &word)
    {
        const QByteArray &text = word.text;
        if (text.startsWith("--") && text.size() > 2 && !m_onlyAddresses)
            readLongOption(text);
        else if (text == "--")
            m_onlyAddresses = true;
        else if (text.startsWith('-') && text.size() > 1 && !m_onlyAddresses)
            readLetters(text);
        else
            setUrl(word);
    }

    void readLongOption(const QByteArray &word)
    {
        const QByteArray name = word.sliced(2);
        const auto known =
            std::ranges::find_if(options, [&](const Option &option) { return name == option.name; });
        if (known == options.end())
            m_unknown << QString::fromUtf8(word);
        else if (!takesValue(known->meaning))
            apply(*known, QString::fromUtf8(word), {});
        else if (const std::optional<ShellWord> value = nextWord(word))
            apply(*known, QString::fromUtf8(word), *value);
    }

    /// `-sSXPOST`: each letter is an option; what follows the first one that takes a value is its value.
    void readLetters(const QByteArray &word)
    {
        for (qsizetype i = 1; i < word.size() && m_problem.isEmpty(); ++i) {
            const auto known =
                std::ranges::find_if(options, [&](const Option &option) { return word[i] == option.letter; });
            const QString name = '-'_L1 + QString::fromUtf8(word.sliced(i, 1));
            if (known == options.end()) {
                m_unknown << '-'_L1 + QString::fromUtf8(word.sliced(i));
                return;
            }
            if (!takesValue(known->meaning)) {
                apply(*known, name, {});
                continue;
            }
            const QByteArray rest = word.sliced(i + 1);
            if (!rest.isEmpty())
                apply(*known, name, {rest, false, m_words.at(m_at).hasVariable});
            else if (const std::optional<ShellWord> value = nextWord(name.toUtf8()))
                apply(*known, name, *value);
            return;
        }
    }

    std::optional<ShellWord> nextWord(const QByteArray &option)
    {
        if (m_at + 1 >= m_words.size()) {
            fail(Words::tr("The value after %1 is missing.").arg(QString::fromUtf8(option)));
            return std::nullopt;
        }
        return m_words.at(++m_at);
    }

    void apply(const Option &option, const QString &spelling, const ShellWord &value)
    {
        switch (option.meaning) {
        case Meaning::Request:
            m_method = QString::fromUtf8(value.text);
            break;
        case Meaning::Header:
            m_headers << QString::fromUtf8(value.text.first(headerNameLength(value.text))).trimmed();
            break;
        case Meaning::Data:
        case Meaning::DataBinary:
        case Meaning::Json:
            addFileOrText(option.meaning, value);
            break;
        case Meaning::DataRaw:
            addBody(value.text, value, "&");
            break;
        case Meaning::Url:
            setUrl(value);
            break;
        case Meaning::Credentials:
            m_credentials << spelling;
            break;
        case Meaning::Flag:
        case Meaning::Setting:
            m_ignored << spelling;
            break;
        case Meaning::Unsupported:
        case Meaning::UnsupportedFlag:
            fail(Words::tr("%1 is not supported: the body must be given with -d, --data-raw, --data-binary "
                           "or --json.")
                     .arg(spelling));
            break;
        }
    }

    static qsizetype headerNameLength(const QByteArray &header)
    {
        const auto end = std::ranges::find_if(header, [](char c) { return c == ':' || c == ';'; });
        return end - header.begin();
    }

    void addFileOrText(Meaning meaning, const ShellWord &value)
    {
        const QByteArray joint = meaning == Meaning::Json ? "" : "&";
        if (!value.text.startsWith('@'))
            return addBody(value.text, value, joint);
        const core::Result<QByteArray> bytes = fileContent(value.text.sliced(1));
        if (!bytes)
            return fail(bytes.error().sentence);
        addBody(meaning == Meaning::Data ? withoutLineEnds(*bytes) : *bytes, {}, joint);
    }

    core::Result<QByteArray> fileContent(const QByteArray &name) const
    {
        if (name != "-")
            return m_readFile(QString::fromUtf8(name));
        if (!m_input)
            return importError(
                Words::tr("The body comes from standard input (@-), whose content is not known."));
        return *m_input;
    }

    void addBody(const QByteArray &bytes, const ShellWord &source, const QByteArray &joint)
    {
        if (m_hasBody)
            m_call.body += joint;
        m_call.body += bytes;
        m_hasBody = true;
        if (source.hasVariable)
            m_call.notes << Words::tr("The body contains a shell variable ($…), which was kept as written.");
    }

    void setUrl(const ShellWord &word)
    {
        const QString url = QString::fromUtf8(word.text);
        if (!m_call.endpoint.isEmpty()) {
            m_unknown << (url.contains(u'@') || url.size() > 80 ? u"…"_s : url);
            return;
        }
        // curl treats an address without a scheme as HTTP.
        m_call.endpoint = withoutCredentials(url.contains("://"_L1) ? url : "http://"_L1 + url, &m_call);
        if (word.hasVariable)
            m_call.notes << Words::tr("The address contains a shell variable ($…).");
    }

    void noteOptions()
    {
        m_credentials.removeDuplicates();
        m_ignored.removeDuplicates();
        if (!m_credentials.isEmpty())
            m_call.notes
                << Words::tr("Credentials are not kept. Removed: %1.").arg(m_credentials.join(u", "_s));
        if (!m_ignored.isEmpty())
            m_call.notes << Words::tr("These options do not affect the request and were ignored: %1.")
                                .arg(m_ignored.join(u", "_s));
        if (!m_unknown.isEmpty())
            m_call.notes << Words::tr("These options are not known and were ignored; check the result: %1.")
                                .arg(m_unknown.join(u", "_s));
    }

    const QList<ShellWord> &m_words;
    const FileReader &m_readFile;
    const std::optional<QByteArray> &m_input;
    qsizetype m_at = 0;
    Imported m_call;
    QString m_method;
    QStringList m_headers;
    QStringList m_credentials;
    QStringList m_ignored;
    QStringList m_unknown;
    bool m_hasBody = false;
    bool m_onlyAddresses = false; ///< after `--`
    QString m_problem;
};

/// A command and the operator that ends it.
struct Command {
    QList<ShellWord> words;
    QByteArray end;

    bool isCurl() const
    {
        const QByteArray name = words.value(0).text;
        const QByteArray program = name.sliced(name.lastIndexOf('/') + 1);
        return program == "curl" || program == "curl.exe";
    }
};

QList<Command> commands(const QList<ShellWord> &words)
{
    QList<Command> list;
    Command command;
    const auto finish = [&](const QByteArray &end) {
        // A prompt copied with the command.
        if (command.words.value(0).text == "$" || command.words.value(0).text == "%")
            command.words.removeFirst();
        if (!command.words.isEmpty())
            list << Command{command.words, end};
        command.words.clear();
    };
    for (const ShellWord &word : words) {
        if (word.isOperator)
            finish(word.text);
        else
            command.words << word;
    }
    finish({});
    return list;
}

/// What `printf %s TEXT |` writes into the pipe, as toCurl() uses it.
std::optional<QByteArray> pipedText(const Command &command)
{
    const auto word = [&](qsizetype i) {
        return command.words.at(i).text;
    };
    const bool isPrintf =
        command.words.size() == 3 && word(0) == "printf" && word(1) == "%s" && command.end == "|";
    return isPrintf ? std::optional(word(2)) : std::nullopt;
}

} // namespace

core::Result<QByteArray> toCurl(const Call &call, const QByteArray &apiKey)
{
    if (call.body.contains('\0'))
        return core::Error{u"export"_s,
                           Words::tr("The body contains a NUL byte, which a command cannot contain.")};
    QByteArray script = "# " + commentText(call.name) + '\n';
    if (apiKey.isEmpty())
        script +=
            "# " + commentText(Words::tr("Set the API key in base64 first:")) + ' ' + howToSetKey + '\n';

    const bool isLong = call.body.size() > argumentLimit;
    if (isLong)
        script += "printf %s " + shellQuoted(call.body) + " |\n";
    const QByteArray url = call.url.toEncoded();
    script += "curl --request " + call.method + ' ' + (hasGlob(url) ? "--globoff " : "") + shellQuoted(url);
    for (const Header &header : call.headers)
        script += " \\\n  --header " + headerArgument(header);
    script += " \\\n  --header ";
    script += apiKey.isEmpty() ? "\"Authorization: Basic $CPV2_AUTHORIZATION\""_ba
                               : shellQuoted("Authorization: " + authorizationFor(apiKey));
    // --data-raw: unlike --data-binary, it takes a leading @ literally.
    script += isLong ? " \\\n  --data-binary @-\n"_ba : " \\\n  --data-raw " + shellQuoted(call.body) + '\n';
    return script;
}

core::Result<QList<Imported>> fromCurl(const QByteArray &script, const FileReader &readFile)
{
    const core::Result<QList<ShellWord>> words = shellWords(script);
    if (!words)
        return words.error();
    const QList<Command> list = commands(*words);
    const auto curl = std::ranges::find_if(list, &Command::isCurl);
    if (curl == list.end())
        return importError(Words::tr("It contains no curl command."));

    const std::optional<QByteArray> input = curl == list.begin() ? std::nullopt : pipedText(*(curl - 1));
    core::Result<Imported> call = CommandReader(curl->words, readFile, input).read();
    if (!call)
        return call.error();
    if (curl + 1 != list.end())
        call->notes << Words::tr("Everything after the first curl command was left out.");
    return QList<Imported>{*call};
}

} // namespace interchange
