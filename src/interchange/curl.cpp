// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "interchange/curl.h"

#include "interchange/shell_words.h"

#include <QCoreApplication>

#include <algorithm>

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

} // namespace interchange
