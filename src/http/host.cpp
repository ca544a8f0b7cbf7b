// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "http/host.h"

#include <QHostAddress>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace http
{

namespace
{

/// `[::1]` or `127.0.0.1` in its usual spelling; empty for a name.
QByteArray usualSpelling(const QString &address)
{
    QHostAddress ip(address.startsWith(u'[') ? address.sliced(1).chopped(1) : address);
    if (ip.isNull())
        return {};
    bool isIPv4 = false;
    const quint32 ipv4 = ip.toIPv4Address(&isIPv4);
    if (isIPv4)
        return QHostAddress(ipv4).toString().toLatin1();
    ip.setScopeId({});
    return '[' + ip.toString().toLatin1() + ']';
}

} // namespace

std::optional<Host> Host::parse(QByteArrayView text)
{
    static const QRegularExpression hostAndPort(
        uR"(\A([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::([0-9]{0,5}))?\z)"_s);
    const QRegularExpressionMatch match = hostAndPort.match(QString::fromLatin1(text));
    if (!match.hasMatch())
        return std::nullopt;
    Host host;
    QString name = match.captured(1).toLower();
    if (name.endsWith(u'.') && name.size() > 1)
        name.chop(1);
    const bool isAddress = name.startsWith(u'[') || name.back().isDigit();
    host.name = isAddress ? usualSpelling(name) : QByteArray();
    if (host.name.isEmpty() && name.startsWith(u'['))
        return std::nullopt;
    if (host.name.isEmpty())
        host.name = name.toLatin1();
    if (!match.capturedView(2).isEmpty())
        host.port = match.capturedView(2).toInt();
    return host;
}

} // namespace http
