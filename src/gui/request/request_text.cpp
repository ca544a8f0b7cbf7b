// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/request_text.h"

#include "workspace/request_file.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStringDecoder>

using namespace Qt::Literals::StringLiterals;

namespace gui
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(gui::RequestText)
};

/// Somebody can have typed it: UTF-8 without NUL.
bool isText(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    const QString text = decoder(bytes);
    return !decoder.hasError() && !text.contains(QChar::Null);
}

} // namespace

RequestText parseRequestText(const QByteArray &bytes)
{
    core::JsonParseError problem;
    core::Result<core::Json> document = core::parseJson(bytes, &problem);
    if (!document)
        return {{}, RawText{bytes, problem}};
    return {cpv2::PaymentRequest(*std::move(document)), std::nullopt};
}

core::Result<RequestText> readRequestText(const QString &file)
{
    const core::Result<QByteArray> bytes = workspace::readRequestFile(file);
    if (!bytes)
        return bytes.error();
    const RequestText text = parseRequestText(*bytes);
    if (text.raw && !isText(*bytes))
        return core::Error{u"json"_s,
                           Words::tr("%1 is neither JSON nor text.").arg(QFileInfo(file).fileName())};
    return text;
}

} // namespace gui
