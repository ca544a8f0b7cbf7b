// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "catalogue.h"

#include <QRegularExpression>
#include <QXmlStreamReader>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace
{

void readTranslation(QXmlStreamReader &xml, Message &message)
{
    message.type = xml.attributes().value("type"_L1).toString();
    QString text;
    while (xml.readNext() != QXmlStreamReader::EndElement && !xml.hasError()) {
        if (xml.isStartElement()) // numerusform
            message.translations << xml.readElementText();
        else
            text += xml.text();
    }
    if (message.translations.isEmpty())
        message.translations << text;
}

Message readMessage(QXmlStreamReader &xml, const QString &context)
{
    Message message{.context = context};
    while (xml.readNextStartElement()) {
        if (xml.name() == "source"_L1)
            message.source = xml.readElementText();
        else if (xml.name() == "translation"_L1)
            readTranslation(xml, message);
        else
            xml.skipCurrentElement();
    }
    return message;
}

/// The places that a program fills in: %1 … %99 and %n, each once, in order.
QStringList placesIn(const QString &text)
{
    static const QRegularExpression place(u"%(?:[1-9][0-9]?|n)"_s);
    QStringList places;
    for (const QRegularExpressionMatch &match : place.globalMatch(text))
        places << match.captured();
    places.sort();
    places.removeDuplicates();
    return places;
}

bool hasAccelerator(const QString &text)
{
    static const QRegularExpression accelerator(u"(?<!&)&[^&\\s]"_s);
    return text.contains(accelerator);
}

} // namespace

QList<Message> readCatalogue(const QByteArray &ts)
{
    QXmlStreamReader xml(ts);
    QList<Message> messages;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "name"_L1)
            context = xml.readElementText();
        else if (xml.name() == "message"_L1)
            messages << readMessage(xml, context);
    }
    return xml.hasError() ? QList<Message>() : messages;
}

QString faultOf(const Message &message)
{
    if (message.type == "unfinished"_L1)
        return u"not translated"_s;
    if (!message.type.isEmpty())
        return u"gone from the program"_s;
    const auto everyForm = [&](auto isGood) {
        return std::all_of(message.translations.begin(), message.translations.end(), isGood);
    };
    if (message.translations.isEmpty() || !everyForm([](const QString &form) { return !form.isEmpty(); }))
        return u"empty"_s;
    if (!everyForm([&](const QString &form) { return placesIn(form) == placesIn(message.source); }))
        return u"other places"_s;
    if (!everyForm(
            [&](const QString &form) { return hasAccelerator(form) == hasAccelerator(message.source); }))
        return u"other accelerator"_s;
    return {};
}
