// SPDX-FileCopyrightText: 2026 The CPV2 Workbench authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/json_layout.h"
#include "core/result.h"
#include "cpv2/biller_profile.h"
#include "cpv2/payment_request.h"
#include "cpv2/review.h"

#include <QObject>
#include <QUndoStack>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace gui
{

/// A text that is no JSON, and where and why.
struct RawText {
    QByteArray bytes;
    core::JsonParseError problem;

    bool operator==(const RawText &other) const { return bytes == other.bytes; }
};

/// The request being edited: the value, its undo stack, the file it belongs to, and how it will be
/// sent. Every change, wherever it is made, goes through edit() or setText() and can be undone;
/// consecutive edits of one field, and consecutive edits of the text, merge into one step.
///
/// Copies of request() and toSend() cost nothing by their size and may be read in another thread.
class RequestDocument : public QObject
{
    Q_OBJECT
public:
    /// Files up to this size, in bytes, are read at once.
    static constexpr qint64 smallFile = 256 * 1024;
    /// Requests of up to this many invoices are taken at once.
    static constexpr int fewInvoices = 400;

    explicit RequestDocument(QObject *parent = nullptr);
    ~RequestDocument() override;

    const cpv2::PaymentRequest &request() const { return m_request; }
    /// The biller whose rules the findings go by.
    const cpv2::BillerProfile &profile() const { return m_review.profile(); }
    void setProfile(const cpv2::BillerProfile &profile);
    /// The request will be sent to another machine, which cannot reach this one's loopback.
    void setEndpointIsRemote(bool isRemote);
    /// Which customer and invoice `at` is in; -1 where in none.
    cpv2::Place placeOf(const core::JsonPointer &at) const;
    QUndoStack *undoStack() { return &m_undoStack; }

    /// One undo step with a name for the menu ("Set BalanceDue"). A replacement of the value that the
    /// step before has just set joins that step; one that changes nothing is none. Ends the raw state:
    /// the raw text is taken back with the step.
    void edit(const core::JsonEdit &edit, const QString &name);
    /// The next edit is a step of its own, whatever it changes: the person has left the field.
    void endStep() { ++m_step; }

    // The file
    void reset(const cpv2::PaymentRequest &request,
               const QString &file); ///< forgets the undo steps; unmodified
    /// Like reset(), but modified: a recovered draft.
    void recover(const cpv2::PaymentRequest &request, const QString &file);
    /// The same for a draft's bytes, which may be a raw text: then request() is an empty one.
    void recover(const QByteArray &bytes, const QString &file);
    /// Takes what is in the file: a request, or a raw text where it is text and no JSON. Fails, and leaves
    /// all as it is, with `file-read` where workspace::readRequestFile() does, and with `json` for what is no
    /// text either.
    core::Result<core::Done> load(const QString &file);
    /// The same without blocking: a big file is read, laid out and reviewed in another thread, while the
    /// request stays as it was. Ends with loaded() or loadingFailed(), for a small file before this returns;
    /// with neither when something else is loaded, reset or recovered meanwhile.
    void startLoading(const QString &file);
    /// recover() of a request that is in no file, with the same promises.
    void startRecovering(const cpv2::PaymentRequest &request);
    bool isLoading() const { return m_isLoading; }
    const QString &loadingFile() const { return m_loadingFile; } ///< empty while none is loaded
    /// The request as it is, never the listener's URLs; the raw text while there is one.
    core::Result<core::Done> save(const QString &file);
    /// The file has another content than it was opened or saved with: takes that, as a step that can be
    /// undone; unmodified.
    void takeFromDisk(const cpv2::PaymentRequest &request);
    /// What was opened or saved is no longer on the disk: modified whatever the undo steps say. Or it is
    /// there again.
    void setUnsaved(bool unsaved);
    const QString &file() const { return m_file; } ///< empty while it has none
    QString name() const;                          ///< the file's name without its folder, or "untitled"
    bool isModified() const;

    // How it will be sent
    /// Where the listener is and which round trip comes next; an empty base: nothing is replaced.
    void setCallbacks(const QUrl &base, const QString &roundTripId);
    bool replacesCallbacks() const { return !m_callbackBase.isEmpty(); }
    const QString &roundTripId() const { return m_roundTripId; }
    /// The request with the listener's URLs in it, where they are replaced.
    const cpv2::PaymentRequest &toSend() const { return m_toSend; }
    /// The exact bytes of toSend(), or the raw text while there is one: preview and body. Written anew at
    /// each call: for sending, copying and saving, not for each keystroke.
    QByteArray bytes() const;
    /// Where everything of toSend() stands in its text.
    const core::JsonLayout &layout() const { return m_layout; }
    const QList<core::JsonPointer> &replacedPlaces() const { return m_replacedPlaces; } ///< in toSend()
    /// About the request as it is edited, then a hint for each replaced place.
    int findingCount(cpv2::Severities among = {}) const;
    /// From 0, counting those of some severities only.
    cpv2::Finding finding(int index, cpv2::Severities among = {}) const;
    /// Those about the value at `at` itself.
    QList<cpv2::Finding> findingsAt(const core::JsonPointer &at) const;

    // Raw: a text that is no JSON, typed by a person who may send it as it stands
    /// Valid text (of toSend(), so with the listener's URLs where they are replaced, or of request()) becomes
    /// one edit of the narrowest place that holds all its changes (typing merges) and ends the raw state;
    /// any other is kept raw, while request() stays as it was.
    void setText(const QByteArray &text);
    /// setText() in two steps, for a long text: the first, which takes its time, is for any thread. Between
    /// the two the document does not change.
    struct TextReading;
    std::function<TextReading()> reader(const QByteArray &text) const;
    void take(const TextReading &reading);
    bool isRaw() const { return m_raw.has_value(); }
    std::optional<QByteArray> rawText() const;
    /// Where and why the raw text, which is there, is no JSON.
    const core::JsonParseError &rawProblem() const { return m_raw->problem; }

signals:
    void loadingStarted(const QString &file); ///< in another thread
    void loaded(const QString &file);
    void loadingFailed(const QString &file, const core::Error &error);
    /// The edit has just been made in request(); precedes its changed(). Where all is new, a replacement of
    /// the root that leaves its value out.
    void edited(const core::JsonEdit &edit);
    /// The request was changed at `at` or below; the root after reset(). Widgets read it anew.
    void changed(const core::JsonPointer &at);
    /// bytes(), layout() or the findings are new. Follows every changed().
    void bytesChanged();
    void modifiedChanged(bool modified);
    void fileChanged();

private:
    friend class EditCommand;
    core::JsonEdit applyNow(const core::JsonEdit &edit);
    /// All that is known of a request, worked out anew; for any thread.
    struct Content;
    static Content contentOf(const cpv2::PaymentRequest &request, const QUrl &callbackBase,
                             const QString &roundTripId, cpv2::Review review);
    Content contentOf(const cpv2::PaymentRequest &request) const;
    void start(Content content, const QString &file, bool recovered);
    struct Source;
    void startLoading(const Source &source);
    void finishLoading(const Source &source, const core::Result<std::shared_ptr<Content>> &content);
    bool hasCallbacksInToSend() const;
    void updateToSend();
    void updateCallbacks();
    void catchUp(const Content &content);
    void findReplacedPlaces();
    void updateLayout(const core::JsonEdit &edit, const QStringList &namesBefore);
    void updateLayoutOfCallbacks();
    const QList<cpv2::Finding> &findingsOf(cpv2::Place place) const;
    cpv2::Finding replacedHint(const core::JsonPointer &at) const;

    cpv2::PaymentRequest m_request;
    cpv2::PaymentRequest m_toSend;
    core::JsonLayout m_layout; ///< of m_toSend
    QList<core::JsonPointer> m_replacedPlaces;
    std::optional<RawText> m_raw;
    cpv2::Review m_review{cpv2::BillerProfile::sagesGov()};
    /// Of the few places that are on the screen, until the next edit.
    mutable std::vector<std::pair<cpv2::Place, QList<cpv2::Finding>>> m_findingsOf;
    QUndoStack m_undoStack;
    quint64 m_step = 0;
    QString m_file;
    QUrl m_callbackBase;
    QString m_roundTripId;
    bool m_recovered = false;
    bool m_isLoading = false;
    QString m_loadingFile;
    quint64 m_loadNumber = 0; ///< of the latest; what an earlier one brings is too late
};

struct RequestDocument::TextReading {
    std::optional<core::JsonEdit> change = {}; ///< of request()
    std::optional<RawText> raw = {};
};

} // namespace gui
