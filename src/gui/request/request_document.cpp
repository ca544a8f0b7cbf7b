// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request/request_document.h"

#include "core/narrowest_change.h"
#include "gui/look/run_then.h"
#include "roundtrip/callback_urls.h"
#include "workspace/request_file.h"

#include <QFileInfo>
#include <QStringDecoder>
#include <QUndoCommand>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;
using core::Json;
using core::JsonEdit;
using core::JsonPointer;

namespace gui
{

/// One step of the undo stack: the edits made, those that take them back, and the raw text on either side.
class EditCommand : public QUndoCommand
{
public:
    enum Source { Form, Text }; ///< a step has edits of one source only

    EditCommand(RequestDocument *document, Source source, const std::optional<JsonEdit> &edit,
                const std::optional<RawText> &raw, const QString &name)
        : QUndoCommand(name), m_document(document), m_source(source), m_step(document->m_step),
          m_rawBefore(document->m_raw), m_raw(raw)
    {
        if (edit)
            m_changes.append({*edit, {}});
    }

    void redo() override
    {
        m_document->m_raw = m_raw;
        for (Change &change : m_changes)
            change.inverse = m_document->applyNow(change.edit);
        if (m_changes.isEmpty())
            emit m_document->bytesChanged();
    }

    void undo() override
    {
        // What is typed from now on starts anew: it must not grow into a step before this one.
        m_document->endStep();
        m_document->m_raw = m_rawBefore;
        std::for_each(m_changes.rbegin(), m_changes.rend(),
                      [this](Change &change) { change.edit = m_document->applyNow(change.inverse); });
        if (m_changes.isEmpty())
            emit m_document->bytesChanged();
    }

    int id() const override { return 1 + m_source; }

    bool mergeWith(const QUndoCommand *other) override
    {
        const auto *next = static_cast<const EditCommand *>(other);
        if (next->m_step != m_step)
            return false;
        for (const Change &change : next->m_changes) {
            if (!join(change)) {
                if (m_source == Form)
                    return false;
                m_changes.append(change);
            }
        }
        m_raw = next->m_raw;
        setObsolete(m_changes.isEmpty() && m_raw == m_rawBefore);
        return true;
    }

private:
    struct Change {
        JsonEdit edit;
        JsonEdit inverse;
    };

    /// A value that replaces the one just set takes its place; where that was the first one again,
    /// nothing is left to do.
    bool join(const Change &next)
    {
        if (m_changes.isEmpty())
            return false;
        Change &last = m_changes.last();
        const bool hasSetAValue =
            last.edit.kind == JsonEdit::Kind::Replace || last.edit.kind == JsonEdit::Kind::Insert;
        if (!hasSetAValue || next.edit.kind != JsonEdit::Kind::Replace || next.edit.at != last.edit.at)
            return false;
        last.edit.value = next.edit.value;
        if (last.edit.kind == JsonEdit::Kind::Replace && last.edit.value == last.inverse.value)
            m_changes.removeLast();
        return true;
    }

    RequestDocument *m_document;
    Source m_source;
    quint64 m_step; ///< edits of one step may merge
    QList<Change> m_changes;
    std::optional<RawText> m_rawBefore;
    std::optional<RawText> m_raw;
};

namespace
{

constexpr std::array callbackFields{cpv2::FieldId::ReturnURL, cpv2::FieldId::PostBackURL};

QStringList memberNames(const Json &document)
{
    QStringList names;
    if (document.isObject()) {
        for (const Json::Member &member : document.members())
            names.append(member.name);
    }
    return names;
}

/// Bytes as a request or, where they are no JSON, as a raw text.
struct Parsed {
    cpv2::PaymentRequest request;
    std::optional<RawText> raw;
};

Parsed parse(const QByteArray &bytes)
{
    core::JsonParseError problem;
    core::Result<Json> document = core::parseJson(bytes, &problem);
    if (!document)
        return {{}, RawText{bytes, problem}};
    return {cpv2::PaymentRequest(*std::move(document)), std::nullopt};
}

/// A person can have typed it: UTF-8 without NUL.
bool isText(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    const QString text = decoder(bytes);
    return !decoder.hasError() && !text.contains(QChar::Null);
}

core::Result<Parsed> read(const QString &file)
{
    const core::Result<QByteArray> bytes = workspace::readRequestFile(file);
    if (!bytes)
        return bytes.error();
    const Parsed parsed = parse(*bytes);
    if (parsed.raw && !isText(*bytes))
        return core::Error{
            u"json"_s,
            RequestDocument::tr("%1 is neither JSON nor any other text.").arg(QFileInfo(file).fileName())};
    return parsed;
}

/// Where a listener's URL stands untouched in `document`, the request keeps its own.
Json withoutListener(Json document, const cpv2::PaymentRequest &request, const cpv2::PaymentRequest &toSend,
                     const QList<JsonPointer> &replacedPlaces)
{
    for (const JsonPointer &at : replacedPlaces) {
        const Json *typed = core::find(std::as_const(document), at);
        if (!typed || !(*typed == *core::find(toSend.document(), at)))
            continue;
        const Json *own = core::find(request.document(), at);
        const JsonEdit restore = own ? JsonEdit{JsonEdit::Kind::Replace, at, *own, -1}
                                     : JsonEdit{JsonEdit::Kind::Remove, at, {}, -1};
        (void)core::apply(document, restore); // the place is there
    }
    return document;
}

} // namespace

struct RequestDocument::Content {
    cpv2::PaymentRequest request;
    cpv2::PaymentRequest toSend;
    core::JsonLayout layout;
    cpv2::Review review;
    std::vector<std::pair<cpv2::Place, QList<cpv2::Finding>>> findingsOf; ///< of what is shown at first
    QUrl callbackBase;
    QString roundTripId;
    std::optional<RawText> raw = {};
};

RequestDocument::RequestDocument(QObject *parent) : QObject(parent)
{
    m_review.reset(m_request);
    updateToSend();
    m_layout = core::JsonLayout(m_toSend.document());
    connect(&m_undoStack, &QUndoStack::cleanChanged, this, [this] { emit modifiedChanged(isModified()); });
}

RequestDocument::~RequestDocument() = default;

void RequestDocument::setProfile(const cpv2::BillerProfile &profile)
{
    m_review = cpv2::Review(profile, m_review.circumstances());
    m_review.reset(m_request);
    m_findingsOf.clear();
    emit bytesChanged();
}

void RequestDocument::setEndpointIsRemote(bool isRemote)
{
    if (m_review.circumstances().endpointIsRemote == isRemote)
        return;
    m_review.setEndpointIsRemote(m_request, isRemote);
    m_findingsOf.clear();
    emit bytesChanged();
}

cpv2::Place RequestDocument::placeOf(const JsonPointer &at) const
{
    cpv2::Place place;
    const JsonPointer customers = m_request.pointer(cpv2::FieldId::Customers);
    if (!at.startsWith(customers) || at == customers)
        return place;
    place.customer = at.tokens()[customers.tokens().size()].toInt();
    const JsonPointer invoices = m_request.pointer(cpv2::FieldId::Invoices, place);
    if (at.startsWith(invoices) && !(at == invoices))
        place.invoice = at.tokens()[invoices.tokens().size()].toInt();
    return place;
}

// ---- editing

void RequestDocument::edit(const JsonEdit &edit, const QString &name)
{
    if (edit.kind == JsonEdit::Kind::Replace) {
        const Json *current = core::find(m_request.document(), edit.at);
        if (current && *current == edit.value)
            return;
    }
    m_undoStack.push(new EditCommand(this, EditCommand::Form, edit, std::nullopt, name));
}

void RequestDocument::setText(const QByteArray &text)
{
    take(reader(text)());
}

std::function<RequestDocument::TextReading()> RequestDocument::reader(const QByteArray &text) const
{
    return [text, request = m_request, toSend = m_toSend, replaced = m_replacedPlaces] {
        const Parsed parsed = parse(text);
        if (parsed.raw)
            return TextReading{.raw = parsed.raw};
        const Json document = withoutListener(parsed.request.document(), request, toSend, replaced);
        return TextReading{.change = core::narrowestChange(request.document(), document)};
    };
}

void RequestDocument::take(const TextReading &reading)
{
    if (reading.change || reading.raw != m_raw)
        m_undoStack.push(
            new EditCommand(this, EditCommand::Text, reading.change, reading.raw, tr("Edit JSON")));
}

std::optional<QByteArray> RequestDocument::rawText() const
{
    return m_raw ? std::optional(m_raw->bytes) : std::nullopt;
}

JsonEdit RequestDocument::applyNow(const JsonEdit &edit)
{
    // What would be sent shares all it can with the request: it goes first, or the edit would have to copy.
    const QStringList namesBefore = memberNames(m_toSend.document());
    m_toSend = {};
    core::Result<JsonEdit> inverse = m_request.apply(edit);
    Q_ASSERT(inverse); // edits are made from the request they are applied to
    updateToSend();
    updateLayout(edit, namesBefore);
    m_review.update(m_request, edit);
    m_findingsOf.clear();

    emit edited(edit);
    // Behind an item that comes or goes, all others get another place.
    const Json *parent = core::find(m_request.document(), edit.at.parent());
    const bool isInArray = !edit.at.isRoot() && parent && parent->isArray();
    emit changed(isInArray && edit.kind != JsonEdit::Kind::Replace ? edit.at.parent() : edit.at);
    emit bytesChanged();
    return *std::move(inverse);
}

// ---- the file

RequestDocument::Content RequestDocument::contentOf(const cpv2::PaymentRequest &request,
                                                    const QUrl &callbackBase, const QString &roundTripId,
                                                    cpv2::Review review)
{
    cpv2::PaymentRequest toSend =
        callbackBase.isEmpty() ? request : roundtrip::withCallbacks(request, callbackBase, roundTripId);
    core::JsonLayout layout(toSend.document());
    review.reset(request);
    Content content{request, std::move(toSend), std::move(layout), std::move(review),
                    {},      callbackBase,      roundTripId};
    // A text of megabytes takes its time to be looked at: it is done here, in the loading thread.
    for (const cpv2::Place place : {cpv2::Place{0, 0}, cpv2::Place{0, -1}, cpv2::Place{}}) {
        if (place.customer < request.customerCount() &&
            (place.invoice < 0 || place.invoice < request.invoiceCount(0)))
            content.findingsOf.emplace_back(place, content.review.findings(request, place));
    }
    if (content.review.count() > 0)
        (void)content.review.finding(request, 0); // the review remembers the part that it looked at last
    return content;
}

RequestDocument::Content RequestDocument::contentOf(const cpv2::PaymentRequest &request) const
{
    return contentOf(request, m_callbackBase, m_roundTripId,
                     cpv2::Review(m_review.profile(), m_review.circumstances()));
}

void RequestDocument::start(Content content, const QString &file, bool recovered)
{
    ++m_loadNumber;
    m_isLoading = false;
    m_loadingFile.clear();
    m_recovered = recovered;
    m_file = file;
    m_undoStack.clear();
    m_raw = std::move(content.raw);
    m_request = std::move(content.request);
    m_toSend = std::move(content.toSend);
    m_layout = std::move(content.layout);
    std::swap(m_review, content.review);
    m_findingsOf = std::move(content.findingsOf);
    catchUp(content);
    emit edited({});
    emit changed({});
    emit bytesChanged();
    emit fileChanged();
    emit modifiedChanged(isModified());
}

/// While the content was worked out, callbacks, profile and endpoint may have become others; `content` has
/// the review of before, which knows the last two.
void RequestDocument::catchUp(const Content &content)
{
    if (content.callbackBase == m_callbackBase && content.roundTripId == m_roundTripId)
        findReplacedPlaces();
    else
        updateCallbacks();
    const cpv2::Review &former = content.review;
    const bool isRemote = former.circumstances().endpointIsRemote;
    if (!(m_review.profile() == former.profile())) {
        m_review = cpv2::Review(former.profile(), former.circumstances());
        m_review.reset(m_request);
        m_findingsOf.clear();
    } else if (m_review.circumstances().endpointIsRemote != isRemote) {
        m_review.setEndpointIsRemote(m_request, isRemote);
        m_findingsOf.clear();
    }
}

void RequestDocument::reset(const cpv2::PaymentRequest &request, const QString &file)
{
    start(contentOf(request), file, false);
}

void RequestDocument::recover(const cpv2::PaymentRequest &request, const QString &file)
{
    start(contentOf(request), file, true);
}

void RequestDocument::recover(const QByteArray &bytes, const QString &file)
{
    const Parsed parsed = parse(bytes);
    Content content = contentOf(parsed.request);
    content.raw = parsed.raw;
    start(std::move(content), file, true);
}

core::Result<core::Done> RequestDocument::load(const QString &file)
{
    const core::Result<Parsed> parsed = read(file);
    if (!parsed)
        return parsed.error();
    Content content = contentOf(parsed->request);
    content.raw = parsed->raw;
    start(std::move(content), file, false);
    return core::done();
}

/// What is loaded, and how it is had in another thread.
struct RequestDocument::Source {
    QString file; ///< empty: a request that is in none, and modified
    bool isBig = false;
    std::function<core::Result<Parsed>()> read;
};

void RequestDocument::startLoading(const QString &file)
{
    startLoading({file, QFileInfo(file).size() > smallFile, [file] {
                      return read(file);
                  }});
}

void RequestDocument::startRecovering(const cpv2::PaymentRequest &request)
{
    int invoices = 0;
    for (int customer = 0; customer < request.customerCount(); ++customer)
        invoices += request.invoiceCount(customer);
    startLoading({{}, invoices > fewInvoices, [request] {
                      return Parsed{request, std::nullopt};
                  }});
}

void RequestDocument::startLoading(const Source &source)
{
    const auto work = [read = source.read, base = m_callbackBase, id = m_roundTripId,
                       profile = m_review.profile(),
                       circumstances = m_review.circumstances()]() -> core::Result<std::shared_ptr<Content>> {
        const core::Result<Parsed> parsed = read();
        if (!parsed)
            return parsed.error();
        auto content = std::make_shared<Content>(
            contentOf(parsed->request, base, id, cpv2::Review(profile, circumstances)));
        content->raw = parsed->raw;
        return content;
    };
    const quint64 number = ++m_loadNumber;
    if (!source.isBig) {
        finishLoading(source, work());
        return;
    }
    m_isLoading = true;
    m_loadingFile = source.file;
    emit loadingStarted(source.file);
    runThen(this, work, [this, number, source](const core::Result<std::shared_ptr<Content>> &content) {
        if (number == m_loadNumber)
            finishLoading(source, content);
    });
}

void RequestDocument::finishLoading(const Source &source,
                                    const core::Result<std::shared_ptr<Content>> &content)
{
    m_isLoading = false;
    m_loadingFile.clear();
    if (!content) {
        emit loadingFailed(source.file, content.error());
        return;
    }
    start(std::move(**content), source.file, source.file.isEmpty());
    emit loaded(source.file);
}

core::Result<core::Done> RequestDocument::save(const QString &file)
{
    const core::Result<core::Done> written =
        workspace::writeRequestFile(file, m_raw ? m_raw->bytes : m_request.toJson());
    if (!written)
        return written;
    m_file = file;
    m_recovered = false;
    m_undoStack.setClean();
    emit fileChanged();
    emit modifiedChanged(false);
    return core::done();
}

void RequestDocument::takeFromDisk(const cpv2::PaymentRequest &request)
{
    endStep();
    if (isRaw())
        setText(request.toJson());
    edit({JsonEdit::Kind::Replace, {}, request.document(), -1}, tr("Reload %1").arg(name()));
    endStep();
    m_recovered = false;
    m_undoStack.setClean();
    emit modifiedChanged(false);
}

void RequestDocument::setUnsaved(bool unsaved)
{
    m_recovered = unsaved;
    emit modifiedChanged(isModified());
}

QString RequestDocument::name() const
{
    return m_file.isEmpty() ? tr("untitled") : QFileInfo(m_file).fileName();
}

bool RequestDocument::isModified() const
{
    return m_recovered || !m_undoStack.isClean();
}

// ---- how it will be sent

void RequestDocument::setCallbacks(const QUrl &base, const QString &roundTripId)
{
    m_callbackBase = base;
    m_roundTripId = roundTripId;
    updateCallbacks();
    emit bytesChanged();
}

/// The layout is that of m_toSend with other URLs, or with none, in it.
void RequestDocument::updateCallbacks()
{
    const QStringList namesBefore = memberNames(m_toSend.document());
    updateToSend();
    if (memberNames(m_toSend.document()) == namesBefore)
        updateLayoutOfCallbacks();
    else
        m_layout = core::JsonLayout(m_toSend.document());
}

QByteArray RequestDocument::bytes() const
{
    return m_raw ? m_raw->bytes : m_toSend.toJson();
}

bool RequestDocument::hasCallbacksInToSend() const
{
    return replacesCallbacks() && m_request.document().isObject();
}

void RequestDocument::updateToSend()
{
    m_toSend =
        replacesCallbacks() ? roundtrip::withCallbacks(m_request, m_callbackBase, m_roundTripId) : m_request;
    findReplacedPlaces();
}

void RequestDocument::findReplacedPlaces()
{
    m_replacedPlaces.clear();
    for (const cpv2::FieldId id : callbackFields) {
        const JsonPointer at = m_toSend.pointer(id);
        const Json *sent = core::find(m_toSend.document(), at);
        const Json *own = core::find(m_request.document(), at);
        if (sent && (!own || !(*sent == *own)))
            m_replacedPlaces.append(at);
    }
}

/// `edit` was made in the request. In what is sent it is the same edit, unless it is about the URLs that are
/// replaced there: these can come in anywhere among the members of the root, which then is measured as a
/// whole.
void RequestDocument::updateLayout(const JsonEdit &edit, const QStringList &namesBefore)
{
    const Json &document = m_toSend.document();
    if (!hasCallbacksInToSend()) {
        m_layout.update(document, edit);
        return;
    }
    if (edit.at.isRoot() || memberNames(document) != namesBefore) {
        m_layout = core::JsonLayout(document);
        return;
    }
    const bool isOfARootMember = edit.at.tokens().size() == 1;
    if (!isOfARootMember || edit.kind == JsonEdit::Kind::Replace)
        m_layout.update(document, edit);
    if (isOfARootMember)
        updateLayoutOfCallbacks();
}

void RequestDocument::updateLayoutOfCallbacks()
{
    for (const cpv2::FieldId id : callbackFields) {
        const JsonPointer at = m_toSend.pointer(id);
        if (core::find(m_toSend.document(), at))
            m_layout.update(m_toSend.document(), {JsonEdit::Kind::Replace, at, {}, -1});
    }
}

// ---- findings

int RequestDocument::findingCount(cpv2::Severities among) const
{
    const bool hasHints = among.contains(cpv2::Finding::Severity::Hint);
    return m_review.count(among) + (hasHints ? int(m_replacedPlaces.size()) : 0);
}

cpv2::Finding RequestDocument::finding(int index, cpv2::Severities among) const
{
    const int own = m_review.count(among);
    return index < own ? m_review.finding(m_request, index, among)
                       : replacedHint(m_replacedPlaces.at(index - own));
}

QList<cpv2::Finding> RequestDocument::findingsAt(const JsonPointer &at) const
{
    QList<cpv2::Finding> found;
    std::ranges::copy_if(findingsOf(placeOf(at)), std::back_inserter(found),
                         [&at](const cpv2::Finding &finding) { return finding.at == at; });
    if (m_replacedPlaces.contains(at))
        found.append(replacedHint(at));
    return found;
}

const QList<cpv2::Finding> &RequestDocument::findingsOf(cpv2::Place place) const
{
    const auto known = std::ranges::find(m_findingsOf, place, [](const auto &entry) { return entry.first; });
    if (known != m_findingsOf.end())
        return known->second;
    return m_findingsOf.emplace_back(place, m_review.findings(m_request, place)).second;
}

cpv2::Finding RequestDocument::replacedHint(const JsonPointer &at) const
{
    return {cpv2::Finding::Severity::Hint, at, u"callback-replaced"_s,
            tr("%1 will be sent as the listener's address.").arg(at.last()), std::nullopt};
}

} // namespace gui
