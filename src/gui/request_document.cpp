// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#include "gui/request_document.h"

#include "core/narrowest_change.h"
#include "roundtrip/callback_urls.h"
#include "workspace/request_file.h"

#include <QFileInfo>
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
                const std::optional<QByteArray> &raw, const QString &name)
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
    std::optional<QByteArray> m_rawBefore;
    std::optional<QByteArray> m_raw;
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

} // namespace

struct RequestDocument::Content {
    cpv2::PaymentRequest request;
    cpv2::PaymentRequest toSend;
    core::JsonLayout layout;
    cpv2::Review review;
};

RequestDocument::RequestDocument(QObject *parent) : QObject(parent)
{
    m_loader.setMaxThreadCount(1);
    m_review.reset(m_request);
    updateToSend();
    m_layout = core::JsonLayout(m_toSend.document());
    connect(&m_undoStack, &QUndoStack::cleanChanged, this, [this] { emit modifiedChanged(isModified()); });
}

RequestDocument::~RequestDocument()
{
    m_loader.clear();
    m_loader.waitForDone();
}

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
    const core::Result<Json> document = core::parseJson(text);
    std::optional<JsonEdit> change;
    if (document)
        change = core::narrowestChange(m_request.document(), withoutListener(*document));
    const std::optional<QByteArray> raw = document ? std::nullopt : std::optional(text);
    if (change || raw != m_raw)
        m_undoStack.push(new EditCommand(this, EditCommand::Text, change, raw, tr("Edit JSON")));
}

/// Where the listener's URL stands untouched, the request keeps its own.
Json RequestDocument::withoutListener(Json document) const
{
    for (const JsonPointer &at : m_replacedPlaces) {
        const Json *typed = core::find(std::as_const(document), at);
        if (!typed || !(*typed == *core::find(m_toSend.document(), at)))
            continue;
        const Json *own = core::find(m_request.document(), at);
        const JsonEdit restore = own ? JsonEdit{JsonEdit::Kind::Replace, at, *own, -1}
                                     : JsonEdit{JsonEdit::Kind::Remove, at, {}, -1};
        (void)core::apply(document, restore); // the place is there
    }
    return document;
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
    return {request, std::move(toSend), std::move(layout), std::move(review)};
}

RequestDocument::Content RequestDocument::contentOf(const cpv2::PaymentRequest &request) const
{
    return contentOf(request, m_callbackBase, m_roundTripId,
                     cpv2::Review(m_review.profile(), m_review.circumstances()));
}

void RequestDocument::start(Content content, const QString &file, bool recovered,
                            const std::optional<QByteArray> &raw)
{
    ++m_loadNumber;
    m_isLoading = false;
    m_recovered = recovered;
    m_file = file;
    m_undoStack.clear();
    m_raw = raw;
    m_request = std::move(content.request);
    m_toSend = std::move(content.toSend);
    m_layout = std::move(content.layout);
    std::swap(m_review, content.review);
    m_findingsOf.clear();
    catchUp(content.review);
    emit edited({});
    emit changed({});
    emit bytesChanged();
    emit fileChanged();
    emit modifiedChanged(isModified());
}

/// While the content was worked out, callbacks, profile and endpoint may have become others; `former` is the
/// review that knows the last two.
void RequestDocument::catchUp(const cpv2::Review &former)
{
    updateCallbacks();
    if (m_review.profile() == former.profile()) {
        m_review.setEndpointIsRemote(m_request, former.circumstances().endpointIsRemote);
    } else {
        m_review = cpv2::Review(former.profile(), former.circumstances());
        m_review.reset(m_request);
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
    if (const core::Result<cpv2::PaymentRequest> request = cpv2::PaymentRequest::fromJson(bytes))
        start(contentOf(*request), file, true);
    else
        start(contentOf({}), file, true, bytes);
}

core::Result<cpv2::PaymentRequest> RequestDocument::read(const QString &file)
{
    const core::Result<QByteArray> bytes = workspace::readRequestFile(file);
    if (!bytes)
        return bytes.error();
    return cpv2::PaymentRequest::fromJson(*bytes);
}

core::Result<core::Done> RequestDocument::load(const QString &file)
{
    const core::Result<cpv2::PaymentRequest> request = read(file);
    if (!request)
        return request.error();
    reset(*request, file);
    return core::done();
}

void RequestDocument::startLoading(const QString &file)
{
    m_loader.clear();
    const quint64 number = ++m_loadNumber;
    const auto work = [file, base = m_callbackBase, id = m_roundTripId, profile = m_review.profile(),
                       circumstances = m_review.circumstances()]() -> core::Result<std::shared_ptr<Content>> {
        const core::Result<cpv2::PaymentRequest> request = read(file);
        if (!request)
            return request.error();
        return std::make_shared<Content>(contentOf(*request, base, id, cpv2::Review(profile, circumstances)));
    };
    if (QFileInfo(file).size() <= smallFile) {
        finishLoading(number, work(), file);
        return;
    }
    m_isLoading = true;
    emit loadingStarted(file);
    m_loader.start([this, number, file, work] {
        const core::Result<std::shared_ptr<Content>> content = work();
        QMetaObject::invokeMethod(
            this, [this, number, content, file] { finishLoading(number, content, file); },
            Qt::QueuedConnection);
    });
}

void RequestDocument::finishLoading(quint64 number, const core::Result<std::shared_ptr<Content>> &content,
                                    const QString &file)
{
    if (number != m_loadNumber)
        return;
    m_isLoading = false;
    if (!content) {
        emit loadingFailed(file, content.error());
        return;
    }
    start(std::move(**content), file, false);
    emit loaded(file);
}

core::Result<core::Done> RequestDocument::save(const QString &file)
{
    const core::Result<core::Done> written =
        workspace::writeRequestFile(file, m_raw ? *m_raw : m_request.toJson());
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
    return m_raw ? *m_raw : m_toSend.toJson();
}

bool RequestDocument::hasCallbacksInToSend() const
{
    return replacesCallbacks() && m_request.document().isObject();
}

void RequestDocument::updateToSend()
{
    m_toSend =
        replacesCallbacks() ? roundtrip::withCallbacks(m_request, m_callbackBase, m_roundTripId) : m_request;
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

int RequestDocument::findingCount() const
{
    return m_review.count() + int(m_replacedPlaces.size());
}

int RequestDocument::findingCount(cpv2::Finding::Severity severity) const
{
    const bool isHint = severity == cpv2::Finding::Severity::Hint;
    return m_review.count(severity) + (isHint ? int(m_replacedPlaces.size()) : 0);
}

cpv2::Finding RequestDocument::finding(int index) const
{
    const int own = m_review.count();
    return index < own ? m_review.finding(m_request, index) : replacedHint(m_replacedPlaces.at(index - own));
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
