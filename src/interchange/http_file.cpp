// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "interchange/http_file.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace interchange
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(interchange::http_file)
};

/// A separator of requests, an included file, a script, a reference to an answer.
bool isInstruction(QByteArrayView line)
{
    static constexpr auto marks = std::to_array<QByteArrayView>({"###", "< ", "<@", "<> ", "> ", ">> "});
    return std::ranges::any_of(marks, [&](QByteArrayView mark) { return line.startsWith(mark); });
}

/// Why such a file cannot hold the body; empty when it can.
QString problemOf(const QByteArray &body)
{
    if (body.contains("{{"))
        return Words::tr(
            "The body contains “{{”, which a .http file reads as a variable. Export it in another format.");
    qsizetype number = 1;
    for (const QByteArray &line : body.split('\n')) {
        if (isInstruction(line))
            return Words::tr("Line %1 of the body would be read as an instruction in a .http file. Export it "
                             "in another format.")
                .arg(number);
        ++number;
    }
    return {};
}

} // namespace

core::Result<QByteArray> toHttpFile(const Call &call, const QByteArray &apiKey)
{
    if (const core::Result<QString> text = exactText(call.body); !text)
        return text.error();
    if (const QString problem = problemOf(call.body); !problem.isEmpty())
        return core::Error{u"export"_s, problem};

    QByteArray file;
    if (apiKey.isEmpty())
        file += "# " +
                commentText(
                    Words::tr("The API key in base64, for example the output of: printf %s KEY | base64")) +
                "\n@cpv2Authorization =\n\n";
    file += "### " + commentText(call.name) + '\n' + call.method + ' ' + call.url.toEncoded() + " HTTP/1.1\n";
    for (const Header &header : call.headers)
        file += header.name + ": " + header.value + '\n';
    file += "Authorization: ";
    file += apiKey.isEmpty() ? "Basic {{cpv2Authorization}}"_ba : authorizationFor(apiKey);
    return file + "\n\n" + call.body;
}

} // namespace interchange
